"""Numbers and matrices of different fields, and spellings of one number."""

from __future__ import annotations

import io
from fractions import Fraction
from typing import Any

import numpy
import pytest
import sympy

from exactrank.calculations.cramer import cramer
from exactrank.calculations.polynomial_roots import certified_roots
from exactrank.cli import main
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.canonical_numbers import number_product
from exactrank.numbers.domain_names import domain_named
from exactrank.numbers.fields import GF
from exactrank.numbers.quadratic import QQ_sqrt
from exactrank.reading.matrices.numbers_over import number_over
from exactrank.reading.matrices.rows_over import rows_over


@pytest.mark.parametrize("exponent", [0.5, 2.0, Fraction(1, 2), "2", None])
def test_a_power_that_is_no_integer_is_none(exponent: Any) -> None:
    with pytest.raises(TypeError):
        Matrix.identity(2) ** exponent


def test_integers_of_numpy_are_exponents() -> None:
    A = Matrix.of([[1, 1], [0, 1]])
    exponent: Any = numpy.int64(3)
    assert A**exponent == A @ A @ A


@pytest.mark.parametrize(
    "combine", [lambda A, B: A.beside(B), lambda A, B: A + B, lambda A, B: A - B, lambda A, B: A @ B]
)
def test_matrices_over_two_fields_are_told_apart(combine: Any) -> None:
    with pytest.raises(InputError, match=r"over QQ and one over GF\(5\) do not go together"):
        combine(Matrix.identity(2), Matrix.identity(2, GF(5)))


@pytest.mark.parametrize("size", [1, 10**400])
def test_roots_of_any_size_are_found(size: int) -> None:
    """t^4 + 3 s t^2 + s^2 with roots far below what a float can hold, all of them purely imaginary."""
    for polynomial in ((size**4, 0, 3 * size**2, 0, 1), (1, 0, 3 * size**2, 0, size**4)):
        roots = certified_roots(polynomial, 5)
        assert len(roots) == 4
        assert all(root.real.is_exact and root.real.lower == 0 for root in roots)
        signs = [root.imaginary is not None and root.imaginary.lower > 0 for root in roots]
        assert signs.count(True) == 2
    small = certified_roots((size**2, 0, -2), 5)
    assert [root.real.lower > 0 for root in small] == [True, False]


def test_a_system_without_unknowns_is_not_called_singular() -> None:
    with pytest.raises(InputError, match="without equations"):
        cramer(Matrix.zero(0, 0), Matrix.zero(0, 1))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("GF(131072)", r"GF\(131072\) has more than 65536 elements"),
        ("GF(6)", "6 is not a prime number"),
        ("GF(100000)", "100000 is not a prime number"),
    ],
)
def test_fields_that_are_too_large_or_none(name: str, line: str) -> None:
    with pytest.raises(InputError, match=line):
        domain_named(name)


@pytest.mark.parametrize(
    "text", ["(1+i}", "{1+i)", "sqrt(2}", r"\sqrt{2)", "(1+i", "1+i)", "((1)", "2^{3)", r"\frac{1)2"]
)
def test_brackets_that_do_not_match(text: str) -> None:
    for d in (-1, 2):
        with pytest.raises(InputError, match="is no number"):
            number_over(QQ_sqrt(d), text)


def test_one_root_in_all_its_spellings() -> None:
    K = QQ_sqrt(-3)
    for text in (
        "sqrt(-3)",
        "i sqrt(3)",
        r"\sqrt{3}i",
        r"\sqrt{-3}",
        r"\frac{3i}{\sqrt3}",
        "-3/sqrt(-3)",
        "sqrt(-12)/2",
    ):
        assert number_over(K, text) == ((0, 1), 1)
    for text in ("i", "sqrt(3)", "i sqrt(2)"):
        with pytest.raises(InputError):
            number_over(K, text)
    assert number_over(QQ_sqrt(6), "sqrt(2)sqrt(3)") == ((0, 1), 1)


@pytest.mark.parametrize(
    ("d", "spellings"),
    [
        (-1, ["i", r"\sqrt{-1}", '[["i"]]', r"\begin{pmatrix} i \end{pmatrix}", [["i"]], sympy.Matrix([[sympy.I]])]),
        (2, ["sqrt(2)", r"\sqrt2", r"\frac{2}{\sqrt{2}}", "sqrt(8)/2", [["sqrt(2)"]], sympy.Matrix([[sympy.sqrt(2)]])]),
    ],
)
def test_the_square_of_a_root_in_every_spelling(d: int, spellings: list[Any]) -> None:
    """i i = -1 and sqrt(2) sqrt(2) = 2; equal numbers are equal and hash alike."""
    K = QQ_sqrt(d)
    found = [rows_over(K, spelling) for spelling in spellings]
    assert len(set(found)) == 1
    ((numerators, denominator),) = found[0].rows
    root = K.ratio(numerators[0], denominator)
    assert number_product(K, root, root) == ((d, 0), 1)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"matrix": [["1", "i"]], "field": "QQ(sqrt 2)"}', "over QQ\\(sqrt 2\\)"),
        ('{"matrix": [["1", "i"]], "shape": [2, 1]}', "is not its shape 1 x 2"),
        ('{"matrix": [["1", "i"]], "field": "GF(6)"}', "6 is not a prime number"),
    ],
)
def test_json_that_says_another_field_or_shape(text: str, line: str) -> None:
    with pytest.raises(InputError, match=line):
        rows_over(QQ_sqrt(-1), text)


def test_json_of_the_field_itself() -> None:
    text = '{"matrix": [["1", "i"]], "field": "QQ(i)", "shape": [1, 2]}'
    assert rows_over(QQ_sqrt(-1), text).texts() == [["1", "i"]]
    assert rows_over(QQ_sqrt(-1), text.replace("QQ(i)", "QQ")).shape == (1, 2)


@pytest.mark.parametrize("command", [["rank", "-"], ["derive", "-", "--to", "json"]])
def test_i_from_standard_input(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for text, status in (("1 i; i -1", 0), ("1 x; y z", 2)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert main(command) == status
        printed = capsys.readouterr()
        assert (printed.out == "1\n" or '"rank": 1' in printed.out) == (status == 0)
