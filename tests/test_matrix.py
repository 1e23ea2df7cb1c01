"""A Matrix behaves as people expect of one: indices, slices, arithmetic with numbers and rows, numpy and SymPy."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from exactrank import Matrix, as_matrix
from exactrank.errors import InputError, ShapeError
from exactrank.numbers.fields import GF, Field
from tests.random_matrices import FIELDS

A = Matrix.of([[1, 2, 3], [4, 5, 6]])
LOOSE: Any = A
"""The same where no type checker looks."""
entries = st.fractions(min_value=-9, max_value=9, max_denominator=6)


def squares(size: int) -> st.SearchStrategy[Matrix]:
    row = st.lists(entries, min_size=size, max_size=size)
    return st.lists(row, min_size=size, max_size=size).map(Matrix.of)


def test_indices_and_slices() -> None:
    assert list(A[0]) == [1, 2, 3]
    assert A[-1, -1] == 6
    assert A[0, :] == Matrix.of([[1, 2, 3]])
    assert A[:, 1] == Matrix.column_of([2, 5])
    assert A[1:, :2] == Matrix.of([[4, 5]])
    assert A[::-1] == A[::-1, :] == Matrix.of([[4, 5, 6], [1, 2, 3]])
    assert A[:0].shape == (0, 3)
    assert (len(A), [*A], bool(Matrix.zero(0, 3))) == (2, [A[0], A[1]], True)


@pytest.mark.parametrize("place", [2, -3, (0, 3), (2, 0), (slice(None), 3), (5, slice(None))])
def test_what_is_out_of_range(place: object) -> None:
    with pytest.raises(IndexError):
        A[place]  # type: ignore[call-overload]


def test_what_stands_beside_a_matrix() -> None:
    assert A * 2 == 2 * A == A + A
    assert Fraction(1, 2) * A == A / 2
    assert LOOSE * numpy.int64(3) == numpy.int64(3) * LOOSE == 3 * A
    assert A @ [[1], [0], [Fraction(1, 2)]] == A @ [1, 0, Fraction(1, 2)] == Matrix.column_of([Fraction(5, 2), 7])
    assert A @ numpy.array([[1], [0], [2]]) == Matrix.column_of([7, 16])
    assert [[1, 1]] @ A == [1, 1] @ A == numpy.array([[1, 1]]) @ A == Matrix.of([[5, 7, 9]])
    assert Matrix.of([[1, 2]], field=GF(5)) @ [[3], [4]] == Matrix.of([[1]], field=GF(5))
    assert Matrix.of([[1, 2]], field=GF(5)) / 3 == Matrix.of([[2, 4]], field=GF(5))


@pytest.mark.parametrize(
    "broken",
    [
        lambda: LOOSE * 0.5,
        lambda: 0.5 * LOOSE,
        lambda: LOOSE / 0.5,
        lambda: LOOSE * LOOSE,
        lambda: LOOSE + 1,
        lambda: LOOSE - [[1, 2, 3], [4, 5, 6]],
        lambda: LOOSE @ [[0.5], [1], [2]],
        lambda: LOOSE @ "1 2 3",
        lambda: LOOSE @ numpy.array([[0.5], [1], [2]]),
        lambda: numpy.array([[0.5, 1]]) @ LOOSE,
        lambda: LOOSE @ 3,
    ],
)
def test_what_is_not_exact_is_refused(broken: object) -> None:
    with pytest.raises(TypeError):
        broken()  # type: ignore[operator]


def test_what_does_not_fit() -> None:
    with pytest.raises(ShapeError):
        A @ [1, 2]
    with pytest.raises(ShapeError):
        A @ [[1, 2], [3]]  # a ragged row
    with pytest.raises(ShapeError, match="square"):
        A**2
    with pytest.raises(InputError, match="-1 is negative"):
        Matrix.identity(2) ** -1
    with pytest.raises(ZeroDivisionError):
        A / 0


@given(squares(3), st.integers(0, 5), st.integers(0, 5))
def test_powers_add_up(B: Matrix, m: int, n: int) -> None:
    assert B**m @ B**n == B ** (m + n)
    assert Matrix.identity(3) == B**0


@given(squares(2), entries, FIELDS)
def test_a_multiple_is_a_product_with_a_diagonal_matrix(B: Matrix, x: Fraction, field: Field) -> None:
    p = field.characteristic
    if p and (x.denominator % p == 0 or any(entry.denominator % p == 0 for row in B for entry in row)):
        return
    C = B.over(field)
    assert C * x == x * C == C @ Matrix.of([[x, 0], [0, x]], field=field)
    if field.scalar(x.numerator, x.denominator):
        assert C * x / x == C


@given(squares(3))
def test_numpy_and_sympy_take_it_and_give_it_back(B: Matrix) -> None:
    array = numpy.array(B)
    assert (array.dtype, array.shape) == (numpy.dtype(object), (3, 3))
    assert array.tolist() == B.tolist()
    assert as_matrix(array) == as_matrix(B.to_sympy()) == B
    assert sympy.Matrix(B) == B.to_sympy()
    assert numpy.array(B, dtype=float).tolist() == [[float(x) for x in row] for row in B]


PROGRAM = """
import exactrank
from exactrank import MatrixLike

def shown(A: MatrixLike) -> int:
    reveal_type(exactrank.rank)
    reveal_type(exactrank.check)
    reveal_type(exactrank.Refused)
    reveal_type(exactrank.as_matrix(A) @ [[1], [2]])
    reveal_type(exactrank.as_matrix(A)[0])
    reveal_type(exactrank.as_matrix(A)[0, :])
    return exactrank.rank(A)

shown([[1, 2], [3, 4]])
shown("1 2; 3 4")
exactrank.determinant([["1/2", 2], [3, 4]])
exactrank.null_space(3)
"""


@pytest.mark.long
def test_every_public_name_is_typed(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-incremental", str(program)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    lines = done.stdout.splitlines()
    revealed = [line.split("Revealed type is ")[1] for line in lines if "Revealed" in line]
    assert len(revealed) == 6
    assert not any('Any"' in one and "def" not in one for one in revealed)
    assert [line for line in lines if "error" in line and "null_space" in line]
    assert len([line for line in lines if ": error:" in line]) == 1
