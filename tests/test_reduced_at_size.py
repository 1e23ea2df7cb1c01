"""The reduced row echelon form without its steps: the one that flint finds and that the recorded steps end in."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given

import exactrank
from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF
from tests.random_matrices import matrices


def of_rank(r: int, m: int, n: int, seed: int) -> Matrix:
    random = Random(seed)
    B = Matrix.of([[random.randint(-9, 9) for _ in range(r)] for _ in range(m)], r)
    C = Matrix.of([[Fraction(random.randint(-9, 9), random.randint(1, 4)) for _ in range(n)] for _ in range(r)], n)
    return B @ C


@given(matrices())
def test_it_is_where_the_recorded_steps_end(A: Matrix) -> None:
    form = exactrank.reduced_row_echelon_form(A)
    found, pivots = exactrank.reduced_row_echelon_matrix(A)
    assert found == form.matrix
    assert pivots == tuple(pivot.column for pivot in form.pivots)


@pytest.mark.parametrize(("r", "m", "n"), [(40, 80, 90), (40, 90, 80), (80, 80, 84), (1, 75, 75), (75, 75, 75)])
def test_it_is_the_one_of_flint(r: int, m: int, n: int) -> None:
    import flint

    A = of_rank(r, m, n, seed=m + n)
    found, pivots = exactrank.reduced_row_echelon_matrix(A)
    entries = [flint.fmpq(x.numerator, x.denominator) for row in A for x in row]
    expected, rank = flint.fmpq_mat(m, n, entries).rref()
    assert (found.shape, len(pivots)) == (A.shape, rank)
    assert all(
        found[i, j] == Fraction(int(expected[i, j].p), int(expected[i, j].q)) for i in range(m) for j in range(n)
    )


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0), (2, 3)])
def test_a_zero_matrix_is_reduced(shape: tuple[int, int]) -> None:
    assert exactrank.reduced_row_echelon_matrix(Matrix.zero(*shape)) == (Matrix.zero(*shape), ())


def test_another_field_is_taken_by_its_own_elimination() -> None:
    A = Matrix.of([[2, 4], [1, 2]], field=GF(5))
    assert exactrank.reduced_row_echelon_matrix(A) == (Matrix.of([[1, 2], [0, 0]], field=GF(5)), (0,))
