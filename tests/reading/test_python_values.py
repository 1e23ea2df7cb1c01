"""as_matrix: what other libraries' values become, and what is refused."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
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
from exactrank.proofs.ranks import rank
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
        as_matrix(numpy.array([[0.1]]), floats="nearest")  # type: ignore[call-overload]
    with pytest.raises(InputError):
        as_matrix([[0.1]], floats="nearest")  # type: ignore[call-overload]


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


DUPLICATES = [
    # type, values at one place, what they come to
    ("bool", [True, True], 1),
    ("bool", [True, False], 1),
    ("bool", [False, False], 0),
    ("uint8", [200, 100], 300),
    ("uint8", [128, 128], 256),
    ("int8", [100, 100], 200),
    ("int8", [5, -5], 0),
    ("int64", [2**62, 2**62, 2**62], 3 * 2**62),
    ("uint64", [2**63, 2**63], 2**64),
]


@pytest.mark.parametrize(("kind", "values", "expected"), DUPLICATES)
@pytest.mark.parametrize("form", ["coo", "csr", "csc"])
def test_entries_at_one_place_add_up_exactly(kind: str, values: list[int], expected: int, form: str) -> None:
    """SciPy adds in the type that is stored: bytes modulo 256, and truth values to true."""
    data, n = numpy.array(values, dtype=kind), len(values)
    if form == "coo":
        stored = scipy.sparse.coo_array((data, ([1] * n, [0] * n)), shape=(2, 2))
    elif form == "csr":
        stored = scipy.sparse.csr_array((data, [0] * n, [0, 0, n]), shape=(2, 2))
    else:
        stored = scipy.sparse.csc_array((data, [1] * n, [0, n, n]), shape=(2, 2))
    wanted = Matrix.of([[0, 0], [expected, 0]])
    assert as_matrix(stored) == wanted
    assert rank(stored) == int(expected != 0)


def test_a_sum_that_a_type_cannot_hold_decides_a_rank() -> None:
    """Modulo 256 the first matrix would be of rank 1 and the second of rank 2."""
    places = ([0, 0, 0, 1, 1], [0, 0, 1, 0, 1])
    for data, r in (([200, 100, 44, 1, 1], 2), ([200, 100, 150, 2, 1], 1)):
        stored = scipy.sparse.coo_array((numpy.array(data, dtype="uint8"), places), shape=(2, 2))
        assert rank(stored) == rank(as_matrix(stored)) == r
    ones = scipy.sparse.coo_array((numpy.array([True] * 5), places), shape=(2, 2))
    assert rank(ones) == rank(as_matrix(ones)) == 1


def test_floats_at_one_place_add_up_exactly() -> None:
    stored = scipy.sparse.coo_array((numpy.array([0.1, 0.2]), ([0, 0], [0, 0])), shape=(1, 1))
    assert as_matrix(stored, floats="decimal")[0, 0] == Fraction(3, 10)
    assert as_matrix(stored, floats="exact")[0, 0] == Fraction(0.1) + Fraction(0.2)
    with pytest.raises(InputError, match=r"row 1, column 1: 0\.\d+ is a float"):
        as_matrix(stored)
    broken = scipy.sparse.coo_array((numpy.array([0.5, numpy.nan]), ([0, 0], [0, 0])), shape=(1, 1))
    with pytest.raises(InputError, match="not a finite number"):
        as_matrix(broken, floats="exact")


def test_a_sparse_array_of_one_dimension_is_flat() -> None:
    with pytest.raises(InputError, match="2"):
        as_matrix(scipy.sparse.coo_array(numpy.array([1, 2])))


MASKED = numpy.ma.array([[1, 2], [3, 4]], mask=[[False, True], [True, False]])


@pytest.mark.parametrize("of", [as_matrix, rank, lambda value: rank(value, floats="exact")])
def test_what_is_masked_is_refused(of: Callable[[object], object]) -> None:
    with pytest.raises(InputError) as caught:
        of(MASKED)
    assert str(caught.value) == "row 1, column 2 is masked\nrow 2, column 1 is masked"
    for value in (MASKED.astype(float), MASKED.astype(object), list(MASKED), [[1, numpy.ma.masked]], MASKED[0]):
        with pytest.raises(InputError) as caught:
            of(value)
        assert len(str(caught.value).splitlines()) <= 2


def test_a_mask_that_hides_nothing_is_none() -> None:
    for mask in (False, [[False, False], [False, False]]):
        assert as_matrix(numpy.ma.array([[1, 2], [-3, 4]], mask=mask)) == B
    assert as_column(numpy.ma.array([1, 2])) == Matrix.column_of([1, 2])
    with pytest.raises(InputError):
        as_column(MASKED[0])
