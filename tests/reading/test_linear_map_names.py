"""Formulas of linear maps, and functions, points and products that only look like them."""

from __future__ import annotations

import pytest

import exactrank
from exactrank.reading.answers.document import answer_of
from exactrank.statements import Definition, Grid


def maps(text: str) -> list[str]:
    """What is given a matrix, the standard basis left out."""
    given = [one for one in answer_of(text).passages if isinstance(one, Definition) and isinstance(one.value, Grid)]
    return [one.name.name for one in given if one.name.name != "e"]


@pytest.mark.parametrize("name", ["T", "F", "f", "g", r"\varphi", "u"])
def test_a_formula_gives_the_matrix_of_a_map(name: str) -> None:
    text = f"Let ${name}(x, y) = (x + y, 2x + 2y)$."
    assert maps(text) == [name]
    wrong = exactrank.verify(f"{text} Then ${name}$ is one-to-one.").outcome.value
    assert wrong == "incorrect"


@pytest.mark.parametrize(
    "text",
    [
        "The plane is $r(s, t) = (s + t, 2s)$.",
        "Its points are $x(s, t) = (s, s + t)$.",
        "Take the point $P(1, 2)$ and $P(x, y) = (x, y)$.",
        "A rotation $R(x, y) = (x, y)$.",
        "Here $f(x, y) = x + y$ is a number.",
        "The map $f(x, y) = (x^2, y)$ is not linear.",
        "The map $f(x, y) = (x + 1, y)$ is not linear.",
        "With $f(1, 2) = (3, 4)$ we go on.",
        "And $f(x, x) = (x, x)$ is on the diagonal.",
        "We have $k(x, y) = (kx, ky)$ for all $k$.",
    ],
)
def test_what_gives_no_matrix(text: str) -> None:
    assert maps(text) == []


RIGHT = r"$\begin{pmatrix}1&2\\2&4\end{pmatrix}$ has rank 1. "


@pytest.mark.parametrize(
    ("formula", "outcome"),
    [
        (r"u \cdot v = 5", "undecided"),
        (r"u \cdot v = v \cdot u", "correct"),
        (r"u \cdot v = 0", "correct"),
        (r"c \cdot v = 2v", "correct"),
    ],
)
def test_a_number_said_of_vectors_that_nothing_gives_is_no_rule(formula: str, outcome: str) -> None:
    assert exactrank.verify(f"The matrix {RIGHT}Also ${formula}$.").outcome.value == outcome
