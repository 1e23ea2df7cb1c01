"""An x before a digit in plain text: the sign of a product, or an unknown with its index."""

from __future__ import annotations

import pytest

import exactrank
from exactrank.reading.markup.plain_formulas import tex_of

SYSTEMS = [
    "x1 - 2 x2 - x3 = -6\nx2 - 2 x3 = 4\nx1 + x2 - 8 x3 = 7",
    "x1 - 2x2 - x3 = -6\nx2 - 2x3 = 4\nx1 + x2 - 8x3 = 7",
    "2x1 - 4x2 - 2x3 = -12\n3x2 - 6x3 = 12\n5x1 + 5x2 - 40x3 = 35",
    "2 x1 - 4 x2 - 2 x3 = -12\n3 x2 - 6 x3 = 12\n5 x1 + 5 x2 - 40 x3 = 35",
    "x_1 - 2x_2 - x_3 = -6\nx_2 - 2x_3 = 4\nx_1 + x_2 - 8x_3 = 7",
]


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize(
    ("values", "outcome"),
    [("x1 = -3, x2 = 2, x3 = -1", "correct"), ("x1 = -3, x2 = 2, x3 = 1", "incorrect"), ("x3 = 1", "incorrect")],
)
def test_typed_systems_have_their_unknowns(system: str, values: str, outcome: str) -> None:
    values = values.replace("x", "x_") if "x_" in system else values
    assert exactrank.verify(f"{system}\n\n{values}").outcome.value == outcome


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("2 x 3 = 6", r"2 \times  3 = 6"),
        ("2x3 = 6", r"2\times 3 = 6"),
        ("2 x 3 + x1 = 6", r"2 \times  3 + x_{1} = 6"),
        ("1.5 x 10", r"1.5 \times  10"),
        ("2x3 + x1 = 6", "2x_{3} + x_{1} = 6"),
        ("2 x3 = 6", "2 x_{3} = 6"),
        ("2x = 6", "2x = 6"),
        ("x1 = 2x3", "x_{1} = 2x_{3}"),
        ("3 - 2x3 = x_1", "3 - 2x_{3} = x_{1}"),
    ],
)
def test_a_sign_or_a_letter(text: str, tex: str) -> None:
    assert tex_of(text) == tex


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("2x3 = 7", "incorrect"),
        ("1x4 - 2x3 = -2", "correct"),
        ("2 x 3 = 6", "correct"),
        ("2 x 3 = 7", "incorrect"),
        ("2x3 = 6", "correct"),
    ],
)
def test_products_are_products(text: str, outcome: str) -> None:
    assert exactrank.verify(text, kind="text").outcome.value == outcome
