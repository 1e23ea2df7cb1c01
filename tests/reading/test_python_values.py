"""as_matrix: what other libraries' values become, and what is refused."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import flint
import numpy
import pytest
import scipy.sparse
import sympy

from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF
from exactrank.reading.matrices.files import read_matrix
from exactrank.reading.matrices.python_values import as_column, as_matrix

HALF = Fraction(1, 2)
A = Matrix.of([[1, HALF], [-3, 4]])
B = Matrix.of([[1, 2], [-3, 4]])

ACCEPTED: list[tuple[object, Matrix]] = [
    (A, A),
    ([[1, HALF], [-3, 4]], A),
    (((1, Decimal("0.5")), (-3, 4)), A),
    ([["1", "1/2"], ["-3", 4]], A),
    ("1 1/2; -3 4", A),
    (sympy.Matrix([[1, sympy.Rational(1, 2)], [-3, 4]]), A),
    (sympy.ImmutableMatrix([[1, sympy.Rational(1, 2)], [-3, 4]]), A),
    (flint.fmpq_mat([[1, flint.fmpq(1, 2)], [-3, 4]]), A),
    (flint.fmpz_mat([[1, 2], [-3, 4]]), B),
    (flint.nmod_mat(2, 2, [1, 2, 4, 4], 7), Matrix.of([[1, 2], [4, 4]], field=GF(7))),
    (numpy.array([[1, 2], [-3, 4]]), B),
    (numpy.array([[1, 2], [-3, 4]], dtype=numpy.int8), B),
    (numpy.array([[1, 0], [0, 1]], dtype=bool), Matrix.identity(2)),
    (numpy.array([[1, HALF], [-3, 4]], dtype=object), A),
    ([numpy.array([1, 2]), numpy.array([-3, 4])], B),
    (scipy.sparse.csr_matrix(numpy.array([[1, 2], [-3, 4]])), B),
    ([[flint.fmpz(1), flint.fmpq(1, 2)], [sympy.Integer(-3), numpy.int64(4)]], A),
    ([], Matrix.zero(0, 0)),
    ([[], []], Matrix.zero(2, 0)),
    (numpy.zeros((0, 3), dtype=int), Matrix.zero(0, 3)),
    (numpy.zeros((3, 0), dtype=int), Matrix.zero(3, 0)),
    (sympy.zeros(2, 0), Matrix.zero(2, 0)),
    (sympy.zeros(0, 2), Matrix.zero(0, 2)),
    ([[2**70, -(2**70)]], Matrix.of([[2**70, -(2**70)]])),
]

REFUSED: list[tuple[object, list[str]]] = [
    ([1, 2, 3], ["flat"]),
    (numpy.array([1, 2]), ["flat"]),
    (numpy.zeros((2, 2, 2), dtype=int), ["dimensions"]),
    (numpy.array([[1j]]), ["array-type"]),
    (numpy.array([["a"]]), ["array-type"]),
    (numpy.array([[0.5, numpy.nan]]), ["entry-float", "entry-not-finite"]),
    (numpy.array([[1, None]], dtype=object), ["entry-not-exact"]),
    ([[1, 2], [3]], ["ragged-row"]),
    ([[1, 2], [3], [4, 5], [6, 7, 8]], ["ragged-row", "ragged-row"]),
    ([[1, 0.5], [float("nan"), 1j]], ["entry-float", "entry-not-finite", "entry-not-exact"]),
    ([[1, 2], 3], ["not-a-row"]),
    ([[1, 2], "34"], ["not-a-row"]),
    ([["x", None]], ["entry-text", "entry-not-exact"]),
    ([[Decimal("NaN"), Decimal("1e99999999")]], ["entry-not-finite", "entry-exponent-too-large"]),
    (sympy.Matrix([[sympy.sqrt(2), sympy.Symbol("x")]]), ["entry-not-rational", "entry-not-rational"]),
    (sympy.Matrix([[sympy.Float("0.1")]]), ["entry-float"]),
    ({1: 2}, ["no-matrix"]),
    (None, ["no-matrix"]),
    (7, ["no-matrix"]),
]


@pytest.mark.parametrize(("value", "expected"), ACCEPTED, ids=range(len(ACCEPTED)))
def test_accepted(value: object, expected: Matrix) -> None:
    made = as_matrix(value)
    assert made == expected
    assert all(type(numerator) is int for numerators, _ in made.rows for numerator in numerators)


@pytest.mark.parametrize(("value", "messages"), REFUSED, ids=range(len(REFUSED)))
def test_refused(value: object, messages: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        as_matrix(value)
    assert [problem.message.removeprefix("input.") for problem in caught.value.problems] == messages
    assert str(caught.value)


@pytest.mark.parametrize(
    "value",
    [[[0.1]], numpy.array([[0.1]]), numpy.array([[0.1]], dtype=numpy.float32), sympy.Matrix([[sympy.Float("0.1")]])],
)
def test_floats_by_rule(value: object) -> None:
    assert as_matrix(value, floats="decimal")[0, 0] == Fraction(1, 10)
    exact = as_matrix(value, floats="exact")[0, 0]
    assert exact != Fraction(1, 10)
    assert abs(exact - Fraction(1, 10)) < Fraction(1, 10**7)


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(InputError):
        as_matrix(numpy.array([[0.1]]), floats="nearest")  # type: ignore[arg-type]
    with pytest.raises(InputError):
        as_matrix([[0.1]], floats="nearest")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value",
    [[4, 2, 3, 5], "4 2 3 5", "4; 2; 3; 5", [[4], [2], [3], [5]], numpy.array([4, 2, 3, 5]), [["4"], [2], [3], [5]]],
)
def test_columns(value: object) -> None:
    assert as_column(value) == Matrix.column_of([4, 2, 3, 5])


def test_a_column_is_not_a_matrix_of_two() -> None:
    with pytest.raises(InputError):
        as_column([[1, 2], [3, 4]])


@pytest.mark.parametrize("dtype", ["int8", "uint64", "bool", "int64", ">i4"])
def test_array_files(dtype: str, tmp_path: Path) -> None:
    array = numpy.array([[1, 0, 1], [1, 1, 0]], dtype=dtype)
    for order in "CF":
        path = tmp_path / f"{order}.npy"
        numpy.save(path, numpy.asarray(array, order=order))  # type: ignore[call-overload]
        assert read_matrix(str(path))[0] == Matrix.of([[1, 0, 1], [1, 1, 0]])


def test_array_files_that_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.npy"
    numpy.save(path, numpy.array([[1, None]], dtype=object), allow_pickle=True)
    with pytest.raises(InputError, match="pickled"):
        read_matrix(str(path))
    numpy.save(path, numpy.array([[0.5]]))
    with pytest.raises(InputError, match="float"):
        read_matrix(str(path))
    assert read_matrix(str(path), floats="exact")[0][0, 0] == HALF
    numpy.save(path, numpy.zeros((2, 2), dtype=int))
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(InputError, match="bytes"):
        read_matrix(str(path))
    path.write_bytes(path.read_bytes().replace(b"(2, 2)", b"(2**9, 2)"[:6]))
    with pytest.raises(InputError):
        read_matrix(str(path))


def test_lists_need_no_library() -> None:
    code = (
        "import sys, exactrank.reading.matrices.python_values as p; p.as_matrix([[1, '1/2']]); p.as_matrix('1 2'); "
        "print({'numpy', 'sympy', 'flint'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "set()\n"
