"""Headings without a colon, answers in a box, values of unknowns in brackets, and values that are denied."""

from __future__ import annotations

import pytest

from exactrank import verify

_A = r"Let $A = \begin{pmatrix} 2 & 3 \\ 1 & 5 \end{pmatrix}$." + "\n\n"
_SYSTEM = "Solve $x + y = 3$, $x - y = 1$.\n\n"


def _outcome(text: str) -> str:
    return verify(text).outcome.value


@pytest.mark.parametrize("heading", ["**Solution**", "Solution", "*Solution*", "Proof", "## Answer"])
def test_a_heading_needs_no_colon_before_a_display(heading: str) -> None:
    assert _outcome(f"{_A}{heading}\n\n$$\\det A = 7$$") == "correct"
    assert _outcome(f"{_A}{heading}\n\n$$\\det A = 8$$") == "incorrect"


def test_a_heading_over_a_value_of_nothing_is_not_passed() -> None:
    assert _outcome(f"{_A}**Solution**\n\n$$x = 4$$") != "correct"
    assert _outcome(f"{_A}Solution $x = 4$") != "correct"
    assert _outcome(f"{_A}**Solution**\n\n$$(1, 2)$$") != "correct"


@pytest.mark.parametrize(("value", "outcome"), [(2, "correct"), (1, "incorrect")])
def test_a_reply_in_a_box_may_be_a_whole_equation(value: int, outcome: str) -> None:
    asked = "**Problem:** Find the rank of " + _A[4:]
    assert _outcome(rf"{asked}**Answer:** $\boxed{{\text{{rank}}(A) = {value}}}$") == outcome


def test_a_box_that_says_nothing_of_it_is_not_passed() -> None:
    asked = "**Problem:** Find the rank of " + _A[4:]
    assert _outcome(rf"{asked}**Answer:** $\boxed{{(1, 2)}}$") != "correct"
    assert _outcome(rf"{asked}**Answer:** $\boxed{{k = 2}}$") != "correct"


@pytest.mark.parametrize("form", ["(x = {}, y = {})", r"\left(x = {}, y = {}\right)", r"\{{x = {}, y = {}\}}"])
def test_values_in_brackets(form: str) -> None:
    assert _outcome(f"{_SYSTEM}So, the solution is ${form.format(2, 1)}$.") == "correct"
    assert _outcome(f"{_SYSTEM}So, the solution is ${form.format(2, 2)}$.") == "incorrect"


@pytest.mark.parametrize(
    "sentence",
    [
        "At $(x = 2, y = 5)$ the function is large.",
        "With $f(x = 2, y = 5)$ we get it.",
        "Is $(x = 1, y = 1)$ a solution?",
        "Try $(x = 1, y = 1)$.",
        r"The set $\{x = t, y = 1 : t \in R\}$ is a line.",
        "So we look at $(x = 2), (y = 5)$.",
    ],
)
def test_brackets_that_tell_no_solution(sentence: str) -> None:
    assert _outcome(_SYSTEM + sentence) in {"undecided", "incomplete", "unreadable"}


def test_values_in_brackets_without_a_system() -> None:
    assert _outcome("The solution is $(x = 1, y = 2)$.") != "correct"


@pytest.mark.parametrize(
    "sentence",
    [
        "The solution is not {}.",
        "{} is not the solution.",
        "So {} does not solve the system.",
        "Die Lösung ist nicht {}.",
        "{} ist keine Lösung.",
        "Also löst {} das System nicht.",
        "Donc {} n'est pas solution.",
        "{} は解ではない。",
        "Entonces {} no es una solución.",
        "{} 不是方程组的解。",
        "Zatem {} nie jest rozwiązaniem.",
        "Значит, {} не является решением.",
        "Quindi {} non è una soluzione.",
        "Logo {} não é solução.",
    ],
)
def test_what_is_said_to_be_no_solution_is_not_held_to_be_one(sentence: str) -> None:
    for values in ("$x = 2, y = 2$", "$(x, y) = (2, 2)$"):
        assert _outcome(_SYSTEM + sentence.format(values)) != "incorrect"
    assert _outcome(_SYSTEM + sentence.format("$x = 2, y = 1$")) != "correct"


def test_a_solution_beside_a_denial_is_judged() -> None:
    assert _outcome(f"{_SYSTEM}Thus $(x, y) = (2, 1)$ is not zero.") == "correct"
    assert _outcome(f"{_SYSTEM}Thus $(x, y) = (2, 2)$ is not zero.") == "incorrect"


_ROWS = r"Let $A = \begin{pmatrix} 1 & 2 & 0 \\ 0 & 3 & 0 \\ 0 & 0 & 0 \end{pmatrix}$." + "\n\n"


@pytest.mark.parametrize(
    ("name", "row"),
    [("The second row", "(0, 3, 0)"), ("Die zweite Zeile", "(0, 3, 0)"), ("The second column", "(2, 3, 0)")],
)
def test_a_row_that_is_named_is_no_solution(name: str, row: str) -> None:
    text = f"{_ROWS}{name} ${row}$ is non-zero. So the rank is 2."
    assert _outcome(text) == "correct"
    assert _outcome(text.replace(row, "(0, 3, 1)")) != "correct"
    assert _outcome(text.replace(row, "(1, 2, 0)")) != "correct"


@pytest.mark.parametrize("words", ["The second vector", "By row 2 the vector", "Then"])
def test_other_vectors_behind_a_matrix_stay_what_they_are(words: str) -> None:
    assert not verify(f"{_ROWS}{words} $(0, 3, 0)$ is non-zero. So the rank is 2.").unread
