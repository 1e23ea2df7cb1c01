"""Widths on a page are whole numbers: a sum of floats is not the same in every Python, and a page must be."""

from __future__ import annotations

import ast
import re
from fractions import Fraction
from pathlib import Path

import pytest

from exactrank.document import Array, Display, walk
from exactrank.matrix import Matrix
from exactrank.render import formula_text, html, mathml, typst, typst_math
from exactrank.render.formula_text import DIGIT, GAP, em, height_of, width_of
from tests.documents import all_documents

MODULES = (formula_text, html, mathml, typst, typst_math)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_no_float_is_computed_or_printed(module: object) -> None:
    tree = ast.parse(Path(str(getattr(module, "__file__", ""))).read_text("utf-8"))
    for node in ast.walk(tree):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), ast.unparse(node)
        assert (
            not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div))
            or "FONTS" in ast.unparse(node)
            or ("__file__" in ast.unparse(node) or "FOLDER" in ast.unparse(node))
        ), ast.unparse(node)
        assert not (isinstance(node, ast.FormattedValue) and node.format_spec), ast.unparse(node)


def test_widths_and_heights_are_whole() -> None:
    displays = [node for document in all_documents() for node in walk(document) if isinstance(node, Display)]
    assert displays
    for line in [line for display in displays for line in display.lines]:
        assert type(width_of(line)) is int
        assert type(height_of(line)) is int
    for document in all_documents():
        for size in typst.page_size(document):
            assert type(size) is int


@pytest.mark.long
def test_the_page_holds_them_with_one_digit() -> None:
    for document in all_documents():
        for width in re.findall(r"--w:([^\";]*)", html.render(document)):
            assert re.fullmatch(r"\d+\.\d", width)


@pytest.mark.parametrize(
    ("hundredths", "shown"), [(0, "0.0"), (4, "0.0"), (5, "0.1"), (95, "1.0"), (1004, "10.0"), (12345, "123.5")]
)
def test_a_width_is_rounded_to_a_tenth(hundredths: int, shown: str) -> None:
    assert em(hundredths) == shown
    assert abs(Fraction(shown) - Fraction(hundredths, 100)) <= Fraction(1, 20)


def test_a_column_more_is_wider_by_its_digits_and_the_gap() -> None:
    for n in range(1, 9):
        A, B = (Matrix.of([[12] * k]) for k in (n, n + 1))
        assert width_of(Array(B)) - width_of(Array(A)) == 2 * DIGIT + GAP
