"""Formulas typed among words in plain text: what they say is judged, and what only looks like one stays prose."""

from __future__ import annotations

import pytest

import exactrank
from exactrank.reading.markup.inline_formulas import inline_formulas
from exactrank.reading.markup.lone_names import names_alone
from exactrank.reading.markup.typed_solutions import told_solutions

RIGHT_AND_WRONG = [
    ("Let u = (1, 2, -1) and v = (3, 0, 3). Then u . v = 3 + 0 - 3 = 0, so u and v are orthogonal.", "- 3 =", "- 2 ="),
    ("A = [1 2; 0 1], B = [3 0; 1 1]\n\nSo AB != BA.", "!=", "="),
    ("The vectors v1 = (1, 0, 2), v2 = (0, 1, 1), v3 = (1, 1, 3) are linearly dependent: v3 = v1 + v2.", "+", "-"),
    ("The vectors v1 = (1, 0, 2), v2 = (0, 1, 1), v3 = (1, 1, 3) are linearly dependent.", "dependent", "independent"),
    ("||v|| = sqrt(3^2 + 4^2) = sqrt(25) = 5 for v = (3, 4).", "= 5", "= 6"),
    (
        "Let A = [2 1; 1 2].\nFor λ = 1: (A - I)v = 0 gives v = (1, -1).\nFor λ = 3: (A - 3I)v = 0 gives v = (1, 1).",
        "(1, 1)",
        "(1, 2)",
    ),
    ("x - 2y = 2\n2x - 4y = 4\n\nSo x = 2 + 2t and y = t, where t is any real number.", "2 + 2t", "2 - 2t"),
    ("x - 2y = 2\n2x - 4y = 4\n\nThe solutions are (x, y) = (2, 0) + t(2, 1) for every t.", "t(2, 1)", "t(1, 2)"),
    ("[1 2 0 1 | 3]\n[0 0 1 4 | 5]\n\nHence x1 = 3 - 2s - t, x2 = s, x3 = 5 - 4t and x4 = t.", "5 - 4t", "5 - 3t"),
    (
        "A = [1 2; 2 4; 3 6] reduces to [1 2; 0 0; 0 0], and a basis of the column space of A is {(1, 2, 3)}.",
        "(1, 2, 3)}",
        "(1, 2, 4)}",
    ),
]


@pytest.mark.parametrize(("text", "right", "wrong"), RIGHT_AND_WRONG)
def test_what_is_typed_among_words_is_judged(text: str, right: str, wrong: str) -> None:
    assert exactrank.verify(text).outcome.value == "correct"
    before, found, after = text.rpartition(right)
    assert found
    assert exactrank.verify(before + wrong + after).outcome.value in ("incorrect", "undecided")


CAUGHT = [0, 1, 2, 3, 4, 6, 7, 8]
"""Where what is wrong does not hang on a guess about what is meant."""


@pytest.mark.parametrize("k", CAUGHT)
def test_what_is_wrong_is_caught(k: int) -> None:
    text, right, wrong = RIGHT_AND_WRONG[k]
    before, _, after = text.rpartition(right)
    assert exactrank.verify(before + wrong + after).outcome.value == "incorrect"


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("So v3 = v1 + v2.", ["v3 = v1 + v2"]),
        ("Thus A^T A x = A^T b and PA = LU hold.", ["A^T A x = A^T b", "PA = LU"]),
        ("Here 2(z + 5) + 5z = -4, hence -6/-3 = 2.", ["2(z + 5) + 5z = -4", "-6/-3 = 2"]),
        ("A basis is {(1, 2), (3, 4)}, for B = {(1, 0), (0, 1)} too.", ["{(1, 2), (3, 4)}", "B = {(1, 0), (0, 1)}"]),
        ("With a.b = 2 - 2 = 0 they are orthogonal.", ["a.b = 2 - 2 = 0"]),
        ("Subtracting gives 0 = 1, which cannot be.", ["0 = 1"]),
    ],
)
def test_formulas_are_found(text: str, formulas: list[str]) -> None:
    assert [text[a:b] for a, b in inline_formulas(text)] == formulas


@pytest.mark.parametrize(
    "text",
    [
        "R2 = R2 - 2R1 gives the next row, and L3 = L3 - L1 too.",
        "x = 2 y z = 3",
        "z.B. x = 2, d.h. es gilt i.e. nothing",
        "The rank of A = 3 - 1 = 2 by the theorem.",
        "a 3x5 matrix, 2 x 2 blocks and A of size 4 x 4",
        "f(1, 2) = 3 is a value of a function, A(1, 1) = 5 an entry",
        "See (1) = first part, x = y; the set {1, 2, 3} and the dict {'a': 1}.",
        "Points: 3/4 + 1 bonus (p. 12), due 10-12",
        "x + y + z and 2x - y are its left sides, the length of v . Then",
        "y = mx + b is a line",
        "II = II - 2I",
        "He said 2 + 2 + and nothing = more",
    ],
)
def test_what_is_no_formula(text: str) -> None:
    assert inline_formulas(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The line y = 2x + b meets it.",
        "We have x = 2 + 2x, y = x.",
        "So f(x, y) = (2, 0) + t(2, 1) is a map.",
        "Here x = 2, y = 3.",
        "From x = 1 + t and x = 2 - t we get t.",
        "It is at x_1 = -1, x_2 = 2, so W x = b holds.",
        "With x_1 = 3, x_2 = 2 we have A_1 y = t.",
    ],
)
def test_what_is_no_solution_with_parameters(text: str) -> None:
    assert list(told_solutions(text)) == []


def test_a_letter_of_the_text_is_a_name_and_a_word_is_not() -> None:
    text = "Then w and v_1 span it, v's length, (w), r1 - w, i.e. w.r.t. the rest; x3 is free, y a u."
    assert [text[a:b] for a, b in names_alone(text, {"w", "v1", "v", "r1", "y", "a"})] == ["w", "v_1", "x3"]


@pytest.mark.parametrize("piece", ["(", "{(", "||", "det ", "x + ", "x = ", "u . ", "(1, ", "x^2", "- ", "{(1, 2), "])
def test_long_lines_end(piece: str) -> None:
    assert len(inline_formulas(piece * 3000 + "=")) < 2
