"""Laws of the recorded row reduction, with flint and SymPy as outside oracles."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import flint
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from exactrank.calculations.columns import column_dependencies, null_space
from exactrank.calculations.elimination import (
    EchelonForm,
    Strategy,
    is_echelon,
    is_reduced_echelon,
    pivots_of,
    reduced_row_echelon_form,
    row_echelon_form,
)
from exactrank.derivation import Derivation, Purpose
from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF, QQ, Field
from exactrank.row_operations import RowAdd, apply, elementary_matrix
from tests.matrices import NAMED, matrices, matrices_of_known_rank

strategies = st.sampled_from(Strategy)
PRIMES = [GF(2), GF(3), GF(5), GF(101)]


def over(A: Matrix, field: Field) -> Matrix:
    """The matrix of integers A, read over another field."""
    return Matrix.of([[field.scalar(int(x)) for x in row] for row in A], A.ncols, field)


def flint_rref(A: Matrix) -> tuple[Matrix, int]:
    entries = [flint.fmpq(x.numerator, x.denominator) for row in A for x in row]
    R, rank = flint.fmpq_mat(A.nrows, A.ncols, entries).rref()
    made = [[Fraction(int(x.p), int(x.q)) for x in row] for row in R.tolist()]
    return Matrix.of(made, A.ncols), rank


def both_forms(A: Matrix, strategy: Strategy) -> list[EchelonForm]:
    return [row_echelon_form(A, strategy), reduced_row_echelon_form(A, strategy)]


def check_laws(A: Matrix, strategy: Strategy) -> None:
    for form in both_forms(A, strategy):
        derivation = form.derivation
        states = [A, *derivation.states()]
        steps = derivation.steps
        assert derivation.start == A
        assert states[-1] == form.matrix == derivation.end
        for step, (before, after) in zip(steps, pairwise(states), strict=True):
            assert after != before, "a step changes nothing"
            assert apply(step.operation, before) == after
            assert apply(step.operation.inverse(), after) == before
            assert elementary_matrix(step.operation, A.nrows, A.field) @ before == after
        assert [*derivation.states_after(derivation.groups())] == [
            states[k] for k in running_totals([len(group.operations) for group in derivation.groups()])
        ]
        assert Derivation.of(A, steps) == derivation
        assert is_echelon(form.matrix)
        assert pivots_of(form.matrix) == form.pivots
        assert not form.reduced or is_reduced_echelon(form.matrix)


def running_totals(lengths: list[int]) -> list[int]:
    return [sum(lengths[: k + 1]) for k in range(len(lengths))]


@pytest.mark.parametrize("strategy", Strategy)
@pytest.mark.parametrize("name", NAMED)
def test_the_laws_hold_on_the_named_examples(name: str, strategy: Strategy) -> None:
    check_laws(NAMED[name], strategy)


@given(matrices(), strategies)
def test_the_laws_hold(A: Matrix, strategy: Strategy) -> None:
    check_laws(A, strategy)


@given(matrices(least=1), strategies, st.sampled_from(PRIMES))
def test_the_laws_hold_over_prime_fields(A: Matrix, strategy: Strategy, field: Field) -> None:
    B = over(Matrix.of([[int(x) for x in row] for row in A], A.ncols), field)
    check_laws(B, strategy)
    residues = [int(x) for row in B for x in row]
    R, rank = flint.nmod_mat(B.nrows, B.ncols, residues, field.characteristic).rref()
    reduced = reduced_row_echelon_form(B, strategy)
    assert reduced.rank == rank
    assert reduced.matrix == Matrix.of([[int(x) for x in row] for row in R.tolist()], B.ncols, field)


@given(matrices(), st.data(), strategies)
def test_rows_with_long_factors_keep_the_laws_and_the_reduced_form(A: Matrix, data: st.DataObject, s: Strategy) -> None:
    factors = st.sampled_from([Fraction(1), Fraction(-(10**50)), Fraction(3, 10**45)])
    chosen = data.draw(st.lists(factors, min_size=A.nrows, max_size=A.nrows))
    B = Matrix.of([[factor * x for x in row] for factor, row in zip(chosen, A, strict=True)], A.ncols)
    check_laws(B, s)
    assert reduced_row_echelon_form(B, s).matrix == reduced_row_echelon_form(A, s).matrix


@pytest.mark.parametrize("strategy", Strategy)
@pytest.mark.parametrize("n", [8, 14])
def test_matrices_whose_minors_are_longer_than_their_rows(n: int, strategy: Strategy) -> None:
    hilbert = Matrix.of([[Fraction(1, i + j + 1) for j in range(n + 1)] for i in range(n)])
    vandermonde = Matrix.of([[i**j for j in range(n)] for i in range(1, n + 1)])
    banded = Matrix.of([[(3 * i + j) % 5 + 1 if abs(i - j) < 2 else 0 for j in range(n + 2)] for i in range(n)])
    for A in (hilbert, vandermonde, banded):
        form = reduced_row_echelon_form(A, strategy)
        assert form.derivation.end == form.matrix
        assert (form.matrix, form.rank) == flint_rref(A)


@given(matrices(6, 6), strategies)
def test_the_reduced_form_is_flints(A: Matrix, strategy: Strategy) -> None:
    form = reduced_row_echelon_form(A, strategy)
    assert (form.matrix, form.rank) == flint_rref(A)


@given(matrices(4, 4, least=1))
def test_rank_and_reduced_form_are_sympys(A: Matrix) -> None:
    R, pivots = A.to_sympy().rref()
    form = reduced_row_echelon_form(A)
    assert form.matrix.to_sympy() == R
    assert tuple([p.column for p in form.pivots]) == pivots
    assert form.rank == A.to_sympy().rank()


@given(matrices_of_known_rank())
def test_rank_is_known_and_the_transposes(pair: tuple[Matrix, int]) -> None:
    A, r = pair
    assert row_echelon_form(A).rank == r == row_echelon_form(A.T).rank


@given(matrices(), strategies)
def test_the_row_space_is_kept(A: Matrix, strategy: Strategy) -> None:
    # one matrix' rows span the other's rows when stacking them adds no rank, both ways round
    R = row_echelon_form(A, strategy).matrix
    both = Matrix((*A.rows, *R.rows), A.ncols)
    assert flint_rref(both)[1] == flint_rref(A)[1] == flint_rref(R)[1]


@given(matrices())
def test_fraction_free_rows_are_integers(A: Matrix) -> None:
    form = row_echelon_form(A, Strategy.FRACTION_FREE)
    wanted = [k for k, step in enumerate(form.derivation.steps) if step.purpose is not Purpose.CLEAR_DENOMINATORS]
    states = [A, *form.derivation.states()]
    for state in states[wanted[0] if wanted else len(states) - 1 :]:
        assert state.is_integral


@given(matrices())
def test_textbook_subtracts_multiples_of_the_pivot_row_and_swaps(A: Matrix) -> None:
    for step in row_echelon_form(A).derivation.steps:
        assert step.purpose in (Purpose.BRING_PIVOT, Purpose.CLEAR_BELOW)
        assert step.pivot is not None
        if isinstance(step.operation, RowAdd):
            assert step.operation.source == step.pivot.row < step.operation.target


@given(matrices())
def test_the_null_space_has_the_right_dimension_and_is_sent_to_zero(A: Matrix) -> None:
    N = null_space(A)
    rank = row_echelon_form(A).rank
    assert N.shape == (A.ncols, A.ncols - rank)
    assert (A @ N).is_zero
    assert row_echelon_form(N).rank == A.ncols - rank


@given(matrices(), st.booleans())
def test_dependencies_hold_in_the_original_matrix(A: Matrix, reduced: bool) -> None:
    form = (reduced_row_echelon_form if reduced else row_echelon_form)(A)
    found = column_dependencies(form)
    assert [one.column for one in found] == sorted(set(range(A.ncols)) - {p.column for p in form.pivots})
    for one in found:
        combination = [sum((c * A[i, j] for j, c in one.terms), Fraction(0)) for i in range(A.nrows)]
        assert combination == list(A.column(one.column))
        assert all(j < one.column for j, _ in one.terms)


@pytest.mark.parametrize(
    ("rows", "echelon", "reduced"),
    [
        ([[0, 0], [0, 0]], True, True),
        ([[1, 0], [0, 1]], True, True),
        ([[2, 1], [0, 3]], True, False),
        ([[1, 5, 0], [0, 0, 1]], True, True),
        ([[1, 5, 1], [0, 0, 1]], True, False),
        ([[0, 1], [0, 0]], True, True),
        ([[0, 0], [0, 1]], False, False),
        ([[0, 1], [1, 0]], False, False),
        ([[1, 1], [1, 0]], False, False),
        ([[1, 0], [0, 2]], True, False),
    ],
)
def test_what_is_an_echelon_form(rows: list[list[int]], echelon: bool, reduced: bool) -> None:
    A = Matrix.of(rows)
    assert (is_echelon(A), is_reduced_echelon(A)) == (echelon, reduced)


def test_sympy_and_numpy_take_a_matrix_back() -> None:
    A = NAMED["fractions"]
    assert sympy.sympify(A) == A.to_sympy()
    assert A.to_numpy().tolist() == A.tolist()
    assert NAMED["document"].to_numpy().dtype == "int64"
    assert Matrix.of([[2**63]]).to_numpy().tolist() == [[2**63]]
    assert QQ.name == A.field.name
