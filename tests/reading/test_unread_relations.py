"""What is said to be a number and is not understood is unread; entries and sizes of known matrices."""

from __future__ import annotations

import pytest

from exactrank import verify

MATRIX, VECTOR = r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}"
GIVEN = rf"$A = {MATRIX}$ and $v = {VECTOR}$. $\det A = -2$. "


def outcome(said: str) -> str:
    return verify(GIVEN + said).outcome.value


@pytest.mark.parametrize(
    "formula",
    [
        r"\int A = 7",
        r"\mathrm{foo}(A) = 7",
        "f(A) = 7",
        r"\kappa(A) = 7",
        r"\sum_i a_{ii} = 5",
        r"\langle v, w \rangle = 5",
        "4! = 24",
        r"\binom{4}{2} = 6",
        r"\sqrt[3]{8} = 2",
        r"\lfloor 2.5 \rfloor = 2",
        r"\log 1 = 0",
        r"\cos\theta = \frac35",
        r"\max(A) \ne 3",
        r"\exp(A) \approx 3",
        "2 3 = 6",
        r"a_1 + \dots + a_n = 3",
        r"1 + 2 + \dots + 10 = 55",
    ],
)
@pytest.mark.parametrize("text", ["$${}$$", "Also ${}$."])
def test_something_not_understood_is_said_to_be_a_number(formula: str, text: str) -> None:
    assert outcome(text.replace("{}", formula)) == "incomplete"


@pytest.mark.parametrize(
    "formula",
    [
        r"\text{area} = 5",
        "i = 1, 2",
        r"i = 1, \dots, n",
        "f(x) = x + 1",
        "n = 7",
        "f(A) = 0",
        "p(1) = 2",
        r"T : V \to W",
        r"x \in \mathbb{R}",
        r"1 \le i \le n",
        r"\langle v \rangle = V",
        r"c_1 v_1 + \dots + c_n v_n = 0",
    ],
)
def test_what_claims_no_number(formula: str) -> None:
    assert outcome(f"Let ${formula}$.") == "correct"
    assert outcome(f"Here ${formula}$ in what follows.") == "correct"


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("a_{11} + a_{22} = 5", "correct"),
        ("a_{11} + a_{22} = 6", "incorrect"),
        ("a_{1,2} a_{2,1} = 6", "correct"),
        ("a_{1,2} a_{2,1} = 7", "incorrect"),
        ("a_{12} = 2", "correct"),
        ("a_{12} = 7", "undecided"),
        ("a_{2,1} = 7", "undecided"),
        ("a_{23} = 7", "correct"),
        ("x_{12} = 7", "correct"),
        ("0 < 5", "correct"),
        ("0 < -5", "incorrect"),
    ],
)
def test_entries_of_a_known_matrix(formula: str, found: str) -> None:
    assert outcome(f"$${formula}$$") == found


@pytest.mark.parametrize(
    ("membership", "found"),
    [
        (r"A \in \mathbb{R}^{2 \times 2}", "correct"),
        (r"A \in \mathbb R^{3\times2}", "incorrect"),
        (r"A \in \R^{2,2}", "correct"),
        (r"A \in M_{2}(\mathbb{Q})", "correct"),
        (r"A \in M_{2 \times 3}(\mathbb{R})", "incorrect"),
        (r"A \in K^{3 \times 3}", "incorrect"),
        (r"v \in \mathbb{R}^2", "correct"),
        (r"v \in \mathbb{R}^{3}", "incorrect"),
        (r"v \in \mathbb{R}^{2 \times 1}", "correct"),
        (r"v \in V", "correct"),
        (r"A \in \mathbb{R}^{n \times n}", "correct"),
        (r"B \in \mathbb{R}^{3 \times 3}", "correct"),
        (r"\begin{pmatrix} 1 & 2 & 3 \end{pmatrix} \in \mathbb{R}^{3}", "correct"),
        (r"\begin{pmatrix} 1 \\ 2 \\ 3 \end{pmatrix} \in \mathbb{R}^{4}", "incorrect"),
    ],
)
def test_the_space_that_something_is_of(membership: str, found: str) -> None:
    assert outcome(f"Then ${membership}$.") == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("$A$ is a matrix of rank 2.", "correct"),
        ("$A$ is a matrix of rank 1.", "incorrect"),
        ("$A$ is a square matrix with rank 1.", "incorrect"),
        ("$A$ represents a linear map of rank 1.", "incorrect"),
        ("$A$ is a singular matrix with rank 2.", "incorrect"),
        ("$A$ is a fnord of rank 1.", "incomplete"),
        ("A matrix of rank 1 has proportional rows.", "correct"),
        ("Every matrix of rank 1 is a column times a row.", "correct"),
        ("$A$ is an invertible matrix with integer entries.", "correct"),
    ],
)
def test_a_matrix_of_a_rank(said: str, found: str) -> None:
    assert outcome(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (r"$v \in \mathbb{R}^2$", "correct"),
        (r"$v \in \mathbb{R}^3$", "incorrect"),
        (r"It is a map of all vectors $v \in \mathbb{R}^3$.", "undecided"),
        (r"Here $v \in \mathbb{R}^3$ is any vector.", "undecided"),
        (r"For every $v \in \mathbb{R}^3$ it is so.", "correct"),
        (r"Take $v \in \mathbb{R}^3$.", "correct"),
        (r"$A \in \mathbb{R}^{2 \times 2}$", "correct"),
        (r"$A \in \mathbb{R}^{3 \times 3}$", "incorrect"),
        (r"Let $A \in \mathbb{R}^{3 \times 3}$.", "correct"),
    ],
)
def test_the_space_of_a_known_vector_or_matrix(said: str, found: str) -> None:
    assert outcome(said) == found
