from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from exactrank.calculations.factorization import outer_product, prove_rank_by_factorization, rank_factorization
from exactrank.calculations.minors import determinant
from exactrank.errors import NotRankOne
from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF
from tests.random_matrices import FIELDS, NOISY, WEIGHTS, matrices, numbers, of_known_rank


@given(FIELDS.flatmap(of_known_rank))
def test_left_times_right_is_the_matrix(known: tuple[Matrix, int]) -> None:
    A, r = known
    factors = rank_factorization(A)
    assert factors.rank == r
    assert factors.left.shape == (A.nrows, r)
    assert factors.right.shape == (r, A.ncols)
    assert factors.product == A
    assert factors.left == A.submatrix(range(A.nrows), factors.pivot_columns)
    assert factors.right.submatrix(range(r), factors.pivot_columns) == Matrix.identity(r, A.field)
    assert factors.numbers == r * (A.nrows + A.ncols)


@given(FIELDS.flatmap(of_known_rank))
def test_the_outer_products_add_up(known: tuple[Matrix, int]) -> None:
    A, r = known
    products = rank_factorization(A).outer_products
    assert len(products) == r
    total = Matrix.zero(*A.shape, A.field)
    for each in products:
        assert outer_product(each.product).product == each.product
        total += each.product
    assert total == A


@given(FIELDS.flatmap(lambda field: of_known_rank(field, high=3)))
def test_an_outer_product_exists_exactly_at_rank_one(known: tuple[Matrix, int]) -> None:
    A, r = known
    if r == 1:
        found = outer_product(A)
        assert found.product == A
        assert (found.numbers, found.entries) == (A.nrows + A.ncols, A.nrows * A.ncols)
        assert found.pivot_row is not None
        assert found.scale is not None
        assert found.scale * found.row_matrix == A.submatrix([found.pivot_row], range(A.ncols))
        return
    with pytest.raises(NotRankOne) as refusal:
        outer_product(A)
    assert refusal.value.rank == r
    if r:
        fields = dict(refusal.value.problems[0].fields)
        rows = [int(fields["row"]) - 1, int(fields["other_row"]) - 1]
        columns = [int(fields["column"]) - 1, int(fields["other_column"]) - 1]
        assert Fraction(fields["value"]) == determinant(A.submatrix(rows, columns)) != 0


@given(FIELDS.flatmap(of_known_rank))
def test_proof_by_factorization(known: tuple[Matrix, int]) -> None:
    A, r = known
    proof = prove_rank_by_factorization(A)
    assert proof.rank == r == proof.minor.order
    assert proof.minor.value == determinant(A.submatrix(proof.minor.rows, proof.minor.columns)) != 0


@given(matrices(high=4))
def test_rational_matrices(A: Matrix) -> None:
    assert rank_factorization(A).product == A


def test_the_weights() -> None:
    found = outer_product(WEIGHTS)
    assert found.column == numbers(4, 2, 3, 5)
    assert found.row == numbers(1, 2, 3)
    assert (found.scale, found.pivot_row, found.numbers, found.entries) == (Fraction(4), 0, 7, 12)


@pytest.mark.parametrize(
    ("rows", "column", "row"),
    [
        ([[0, 0], [-2, 4]], (0, -2), (1, -2)),
        ([[Fraction(1, 2), Fraction(1, 3)], [3, 2]], (Fraction(1, 6), 1), (3, 2)),
        ([[0, -5]], (-5,), (0, 1)),
        ([[7]], (7,), (1,)),
    ],
)
def test_the_row_is_primitive_and_starts_positive(
    rows: list[list[Fraction]], column: tuple[Fraction, ...], row: tuple[Fraction, ...]
) -> None:
    found = outer_product(Matrix.of(rows))
    assert (found.column, found.row) == (column, row)


def test_over_a_prime_field_the_row_begins_with_one() -> None:
    A = Matrix.of([[0, 3, 4], [0, 1, 3]], field=GF(5))
    assert outer_product(A).row == numbers(0, 1, 3)
    assert outer_product(A).product == A


def test_refusals_name_the_rank() -> None:
    with pytest.raises(
        NotRankOne, match="rank is 3 and not 1: rows 1 and 2 and columns 1 and 2 have the minor -21/100"
    ):
        outer_product(NOISY)
    for A in (Matrix.zero(2, 2), Matrix.zero(2, 0)):
        with pytest.raises(NotRankOne, match="its rank is 0"):
            outer_product(A)
