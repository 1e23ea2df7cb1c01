"""Solutions with parameters in every spelling, right, with one wrong entry or direction, and what looks like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import exactrank
from exactrank.reading.answers.document import answer_of

SYSTEM = r"$$\left[\begin{array}{ccc|c}1&2&0&3\\0&0&1&4\end{array}\right]$$" + "\n\n"
TWO = r"$$\begin{cases} x_1 + 2x_2 - x_4 = 1 \\ x_3 + 3x_4 = 2 \end{cases}$$" + "\n\n"
HOMOGENEOUS = r"$$A=\begin{pmatrix}1&2&0\\0&0&1\end{pmatrix}$$" + "\n\n"

D = r"\begin{pmatrix}-2\\1\\0\end{pmatrix}"

# Each with @ for the last coordinate of the particular solution, or of the last direction: right, and wrong.
SPELLINGS = [
    r"$$L=\left\{\begin{pmatrix}3\\0\\@\end{pmatrix}+t"
    rf"{D}\;\middle|\;t\in\mathbb R\right\}}$$",
    r"$$\mathcal{S} = \left\{ \begin{pmatrix} 3-2t \\ t \\ @\end{pmatrix} ; t\in\mathbb{R}\right\}$$",
    r"$$\mathcal{S} = \{(3-2y, y, @),\ y \in \mathbb{R}\}$$",
    r"$$\mathbb{L} = \begin{pmatrix}3\\0\\@\end{pmatrix} + "
    rf"\operatorname{{span}}\left\{{{D}\right\}}$$",
    r"$$\mathcal{S} = (3,0,@) + \mathrm{Vect}((-2,1,0))$$",
    r"$$\mathcal{S} = (3,0,@) + \langle(-2,1,0)\rangle$$",
    r"$$S = (3,0,@) + L((-2,1,0))$$",
    r"$$L = \begin{pmatrix}3\\0\\@\end{pmatrix} + \mathbb{R}" + D + "$$",
    r"$$L = \{(3-2t \mid t \mid @) \mid t \in \mathbb{R}\}$$",
    r"The solution set is $\left\{(3-2t, t, @) : t\in\mathbb{R}\right\}$.",
    r"The set of solutions is $\{(x,y,z) : x = 3-2t, y = t, z = @, t \in \mathbb{R}\}$.",
    r"The set of solutions is $\{(x,y,z) \in \mathbb{R}^3 : x = 3-2y, z = @\}$.",
    r"The solutions are $x = 3 - 2t$, $y = t$, $z = @$, $t \in \mathbb{R}$.",
    r"The general solution is $(x, y, z) = (3 - 2t, t, @)$, where $t$ is arbitrary.",
    r"The general solution is $(3, 0, @) + t(-2, 1, 0)$, where $t$ is arbitrary.",
    r"Let $x_2 = t$. Then $x_1 = 3 - 2t$ and $x_3 = @$.",
    r"Hence $x_1 = 3 - 2x_2$, $x_3 = @$, with $x_2$ free.",
    r"$$\begin{cases} x = 3-2t\\ y=t\\ z=@\end{cases}\qquad t\in\mathbb R.$$",
    r"$$\begin{aligned} x_1 &= 3-2x_2\\ x_2&\text{ free}\\ x_3&=@\end{aligned}$$",
    r"$$\left\{\begin{array}{l} x_1 = 3-2t\\ x_2 = t\\ x_3 = @ \\ t \in \mathbb{R}\end{array}\right.$$",
    r"$$\mathbf{x} = \begin{bmatrix}3 - 2x_2\\x_2\\4\end{bmatrix} "
    rf"= \begin{{bmatrix}}3\\0\\@\end{{bmatrix}} + x_2{D}$$",
    r"$(1, 1, @)$ is a solution.",
    r"Die Lösungsmenge lautet $\mathbb{L} = \{(3-2t; t; @) \mid t \in \mathbb{R}\}$.",
    r"L'ensemble des solutions est $\{(3-2t, t, @) : t \in \mathbb{R}\}$.",
    r"La solución general es $(3-2t, t, @)$, donde $t$ es un número real cualquiera.",
    r"Le soluzioni sono $(3-2t, t, @)$ al variare di $t \in \mathbb{R}$.",
    r"A solução geral é $(3-2t, t, @)$, em que $t$ é um número real qualquer.",
    r"Rozwiązaniem układu jest $(3-2t, t, @)$, gdzie $t$ jest dowolną liczbą.",
    r"一般解は $(3-2t, t, @)$（$t$ は任意の実数）である。",
    r"通解为 $(3-2t, t, @)$，其中 $t$ 为任意实数。",
]  # fmt: skip

SEVERAL = [
    r"The solution set is $\{(1 - 2s + t, s, 2 - 3t, @) \mid s, t \in \mathbb{R}\}$.",
    r"$$\mathcal{S} = \left\{ \begin{pmatrix}1\\0\\2\\0\end{pmatrix} + s \begin{pmatrix}-2\\1\\0\\0\end{pmatrix}"
    r"+ \begin{pmatrix}t\\0\\-3t\\@\end{pmatrix},\ (s,t) \in \mathbb{R}^2\right\}$$",
    r"So $x_1 = 1 - 2x_2 + x_4@$, $x_3 = 2 - 3x_4$, where $x_2, x_4$ are free.",
]  # fmt: skip

# What a set, a vector or a row of equations says that is no solution of the system: never incorrect.
LOOK_ALIKES = [
    r"Suppose $S = \{(1, t, 2) : t \in \mathbb{R}\}$.",
    r"The plane $L = \{(1, t, 2) : t \in \mathbb{R}\}$ meets the axis.",
    r"The point lies on the line $$L = \{(1, t, 2) : t \in \mathbb{R}\}.$$",
    r"Compare with the set $$M = \{(1, t, 2) : t \in \mathbb{R}\}.$$",
    r"Is $(1, 2, 3)$ a solution?",
    r"Suppose the solution is $(1, 2, 3)$.",
    r"The solution of the homogeneous system is $t(-2, 1, 0)$.",
    r"The solution of the previous exercise was $(1, 1, 1)$.",
    r"The book says that the solution is $(1, 1, 1)$.",
    r"If $t \ge 0$ then the solution set is $\{(3-2t, t, 5)\}$.",
    r"$\{(1, 0, 0), (0, 1, 0)\}$",
    r"$$L = \{v, w\}$$",
    r"$L(v) = 2$",
]
# Not all of the solutions, said to be all: never correct.
RESTRICTED = [
    r"The solution set is $\{(3-2t, t, 4) : t \ge 0\}$.",
    r"The solution set is $\{(3-2t, t, 4) : t \in \mathbb{Z}\}$.",
    r"The solution set is $\{(3-2t, t, 4) : t \in \mathbb{N}\}$.",
    r"The solution is $(3, 0, 4)$.",
    r"$$L=\left\{(3, 0, 4)\right\}$$",
    r"$$L=\{(3-2t, t, s) : t \in \mathbb{R}\}$$",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_solution_with_parameters_is_judged_in_every_spelling(spelling: str) -> None:
    right = exactrank.verify(SYSTEM + spelling.replace("@", "4"))
    assert right.outcome.value == "correct"
    assert "solution" in [one.kind for one in right.judgements]
    assert exactrank.verify(SYSTEM + spelling.replace("@", "5")).outcome.value == "incorrect"


@pytest.mark.parametrize("spelling", [one for one in SPELLINGS if "3-2" in one or "3 - 2" in one or "{-2}" in one])
def test_a_wrong_direction_is_found(spelling: str) -> None:
    changed = spelling.replace("@", "4").replace("3 - 2", "3 + 2", 1).replace("3-2", "3+2", 1)
    assert exactrank.verify(SYSTEM + changed).outcome.value == "incorrect"


def test_several_parameters() -> None:
    for spelling, right, wrong in zip(SEVERAL, ("t", "t", ""), ("2t", "t+1", " + 1"), strict=True):
        assert exactrank.verify(TWO + spelling.replace("@", right)).outcome.value == "correct"
        assert exactrank.verify(TWO + spelling.replace("@", wrong)).outcome.value == "incorrect"


def test_too_few_directions_are_incorrect() -> None:
    spanned = r"$$\mathcal{S} = (1,0,2,0) + \mathrm{Vect}((-2,1,0,0)@)$$"
    assert exactrank.verify(TWO + spanned.replace("@", ",(1,0,-3,1)")).outcome.value == "correct"
    assert exactrank.verify(TWO + spanned.replace("@", "")).outcome.value == "incorrect"
    dependent = spanned.replace("@", ",(4,-2,0,0)")
    assert exactrank.verify(TWO + dependent).outcome.value == "incorrect"


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_is_no_solution_accuses_nobody(text: str) -> None:
    assert exactrank.verify(SYSTEM + text).outcome.value != "incorrect"


@pytest.mark.parametrize("text", RESTRICTED)
def test_a_part_of_the_solutions_is_not_the_solution_set(text: str) -> None:
    assert exactrank.verify(SYSTEM + text).outcome.value != "correct"


def test_a_system_that_a_sentence_names() -> None:
    said = r"The solutions of $Ax = 0$ are $t(@, 1, 0)^T$, where $t$ is any real number."
    assert exactrank.verify(HOMOGENEOUS + said.replace("@", "-2")).outcome.value == "correct"
    assert exactrank.verify(HOMOGENEOUS + said.replace("@", "2")).outcome.value == "incorrect"
    assert exactrank.verify(SYSTEM + said.replace("@", "2")).outcome.value not in ("correct", "incorrect")


def test_rows_of_equations_without_a_parameter_are_a_system() -> None:
    chain = r"$$\begin{cases} x - y = 0 \\ 2z = 0 \end{cases} \iff \begin{cases} x = @ \\ z = 0 \end{cases}$$"
    assert exactrank.verify(chain.replace("@", "y")).outcome.value == "correct"
    assert exactrank.verify(chain.replace("@", "-y")).outcome.value == "incorrect"


@given(
    st.lists(st.integers(-4, 4), min_size=4, max_size=4),
    st.integers(-5, 5).filter(bool),
    st.sampled_from(
        [r"$$L = \{(%s, t) : t \in \mathbb{R}\}$$", r"The general solution is $(%s, t)$, $t \in \mathbb{R}$."]
    ),
)
def test_every_point_and_no_other(entries: list[int], off: int, spelling: str) -> None:
    """x = p - a t, y = q - b t, z = t for the system x + a z = p, y + b z = q; wrong with any entry changed."""
    a, b, p, q = entries
    system = rf"$$\left(\begin{{array}}{{ccc|c}}1&0&{a}&{p}\\0&1&{b}&{q}\end{{array}}\right)$$" + "\n\n"
    right = spelling % f"{p} - ({a})t, {q} - ({b})t"
    assert exactrank.verify(system + right).outcome.value == "correct"
    for wrong in (f"{p + off} - ({a})t, {q} - ({b})t", f"{p} - ({a})t, {q} - ({b + off})t"):
        assert exactrank.verify(system + spelling % wrong).outcome.value == "incorrect"


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        (r"\[\begin{cases} x + y = 3 \\ x - y = 1 \end{cases}\] \[L = \{(2, 1)\}\]", []),
        (r"\[\begin{cases} x + y = 3 \\ x - y = 1 \end{cases}\] \[L = \{(2, 1, 0)\}\]", ["no-system"]),
        (r"\[L = \{(2, 1)\}\]", ["no-system"]),
        (r"\[M = \{(2, 1)\}\]", []),
        (r"\[L = \{2, 1\}\]", []),
        (r"Suppose that $L = \{(2, 1)\}$.", []),
    ],
)
def test_a_set_of_solutions_leaves_a_trace_without_its_system(text: str, unread: list[str]) -> None:
    assert [one.reason for one in answer_of(text).unread] == unread


@pytest.mark.parametrize("last", [r"3 - \lambda", r"3 + \lambda"])
def test_unknowns_by_a_parameter_of_no_system_are_not_passed_over(last: str) -> None:
    text = rf"""The planes are secant. Solving both equations we find the line
$$\Delta: \begin{{cases}} x = \frac32 - \frac12\lambda \\ y = {last} \\ z = \lambda \end{{cases}}$$
And $4 - 2 - 2 = 0$, so they are perpendicular."""
    verdict = exactrank.verify(text)
    assert verdict.outcome.value == "incomplete"
    assert "no-system" in [one.reason for one in verdict.unread]
