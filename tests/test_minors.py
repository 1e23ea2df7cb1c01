from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations
from math import prod

import flint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.calculations.minors import (
    CofactorExpansion,
    Minor,
    Triangularization,
    bordering_minors,
    determinant,
    minor,
    nonzero_minor,
    prove_determinant,
    prove_rank_by_minors,
    rank_profiles,
)
from exactrank.errors import InputError, ShapeError
from exactrank.matrix import Matrix
from tests.random_matrices import EXAMPLES, FIELDS, SMALL, WEIGHTS, matrices, of_known_rank, squares


def leibniz(A: Matrix) -> Fraction:
    """The definition: the signed sum over all permutations."""
    total = Fraction(0)
    for order in permutations(range(A.nrows)):
        inversions = sum(order[i] > order[j] for i, j in combinations(range(A.nrows), 2))
        total += (-1) ** inversions * prod([A[i, j] for i, j in enumerate(order)], start=Fraction(1))
    return A.field.scalar(total.numerator, total.denominator)


@given(FIELDS.flatmap(lambda field: squares(SMALL, field)) | squares())
def test_determinant_is_the_sum_over_permutations(A: Matrix) -> None:
    assert determinant(A) == leibniz(A)


@given(FIELDS.flatmap(lambda field: squares(SMALL, field)))
def test_a_determinant_follows_from_its_evidence(A: Matrix) -> None:
    proof = prove_determinant(A)
    assert proof.value == determinant(A)
    match proof:
        case CofactorExpansion(_, terms, value):
            assert A.nrows <= 3
            total = sum([t.sign * t.entry * determinant(t.complement) for t in terms], Fraction(A.nrows == 0))
            assert A.field.scalar(total.numerator, total.denominator) == value
            assert all(t.complement_value == determinant(t.complement) for t in terms)
        case Triangularization(_, form, swaps, diagonal, value):
            assert form.derivation.end == form.matrix
            product = (-1) ** swaps * prod(diagonal)
            assert A.field.scalar(product.numerator, product.denominator) == value
            done = prod([step.operation.determinant() for step in form.derivation.steps], start=Fraction(1))
            assert done == (-1) ** swaps


@given(squares(st.integers(-99, 99).map(Fraction), low=5, high=9))
def test_determinant_agrees_with_flint(A: Matrix) -> None:
    assert determinant(A) == int(flint.fmpz_mat([list(map(int, row)) for row in A]).det())


@given(FIELDS.flatmap(of_known_rank))
def test_rank_by_minors_of_matrices_of_known_rank(known: tuple[Matrix, int]) -> None:
    A, r = known
    proof = prove_rank_by_minors(A)
    assert proof.rank == r == len(proof.minor.columns)
    assert proof.minor.value == determinant(proof.submatrix) == proof.evaluation.value != 0
    assert len(proof.bordering) == (A.nrows - r) * (A.ncols - r) == len(list(proof.bordering))
    assert proof.bordering.all_vanish


@given(FIELDS.flatmap(lambda field: matrices(SMALL, field)), st.data())
def test_bordering_minors_are_the_minors_that_they_name(A: Matrix, data: st.DataObject) -> None:
    order = data.draw(st.integers(0, min(A.shape)))
    rows = tuple(sorted(data.draw(st.permutations(range(A.nrows)))[:order]))
    columns = tuple(sorted(data.draw(st.permutations(range(A.ncols)))[:order]))
    inner = minor(A, rows, columns)
    if not inner.value:
        with pytest.raises(InputError):
            bordering_minors(A, inner)
        return
    found = bordering_minors(A, inner)
    assert list(found) == [minor(A, m.rows, m.columns) for m in found]
    assert {(m.rows, m.columns) for m in found} == {
        (tuple(sorted({*rows, i})), tuple(sorted({*columns, j})))
        for i in set(range(A.nrows)) - set(rows)
        for j in set(range(A.ncols)) - set(columns)
    }
    assert found.all_vanish == (nonzero_minor(A).order == order)  # Kronecker


@given(of_known_rank())
def test_profiles_are_the_first_independent_rows_and_columns(known: tuple[Matrix, int]) -> None:
    A, _ = known
    rows, columns = rank_profiles(A)

    def rank(part: Matrix) -> int:
        return int(flint.fmpz_mat(part.nrows, part.ncols, [int(x) for row in part for x in row]).rank())

    for i in range(A.nrows):
        assert rank(A.submatrix(range(i + 1), range(A.ncols))) == sum(k <= i for k in rows)
    for j in range(A.ncols):
        assert rank(A.submatrix(range(A.nrows), range(j + 1))) == sum(k <= j for k in columns)


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_minor_above_the_rank(name: str) -> None:
    A = EXAMPLES[name]
    above = prove_rank_by_minors(A).rank + 1
    for rows in combinations(range(A.nrows), above):
        for columns in combinations(range(A.ncols), above):
            assert determinant(A.submatrix(rows, columns)) == 0


def test_the_weights() -> None:
    proof = prove_rank_by_minors(WEIGHTS)
    assert proof.minor == Minor((0,), (0,), Fraction(4))
    assert [(m.rows, m.columns) for m in proof.bordering][:3] == [((0, 1), (0, 1)), ((0, 1), (0, 2)), ((0, 2), (0, 1))]


def test_a_larger_determinant_shows_its_reduction() -> None:
    proof = prove_determinant(Matrix.of([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 2, 1], [0, 0, 4, 5]]))
    assert isinstance(proof, Triangularization)
    assert (proof.swaps, *proof.diagonal, proof.value) == (1, 1, 1, 2, 3, -6)


def test_refusals() -> None:
    with pytest.raises(ShapeError, match="4x3"):
        determinant(WEIGHTS)
    for rows in [(0, 0), (1, 0), (0, 4), (-1, 0)]:
        with pytest.raises(InputError, match="between 1 and 4"):
            minor(WEIGHTS, rows, (0, 1))
