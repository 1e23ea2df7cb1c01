"""Laws: what is derived is judged correct; with one slip in it the judge finds the place and nothing right is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from exactrank.calculations.columns import null_space
from exactrank.calculations.elimination import Strategy, reduced_row_echelon_form, row_echelon_form
from exactrank.calculations.minors import determinant
from exactrank.judging import Judgement, Outcome, Whole, judge
from exactrank.judging.evaluation.linear import same_row_space, separation
from exactrank.judging.steps.find_operations import find_operations
from exactrank.judging.steps.replay import replay
from exactrank.judging.verdicts.witnesses import WrongDigits, WrongEntries
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ
from exactrank.statements import (
    Approximation,
    Basis,
    ClaimedCombination,
    ClaimedOperation,
    ClaimedSwap,
    Decimal,
    Determinant,
    Echelon,
    EchelonKind,
    Equality,
    Factorization,
    FactorizationKind,
    Grid,
    Inverse,
    Nullity,
    Number,
    Orthogonality,
    Power,
    Rank,
    RowStep,
    Span,
    Statement,
    Term,
    Times,
    Transposed,
    claim_of,
)
from tests.judging.recheck import refutes_step, times
from tests.judging.written import HERE
from tests.matrices import NAMED

ENTRIES = st.one_of(st.integers(-4, 4).map(Fraction), st.fractions(-5, 5, max_denominator=6))


def matrices(low: int = 1, high: int = 4) -> st.SearchStrategy[Matrix]:
    def of_shape(shape: tuple[int, int]) -> st.SearchStrategy[Matrix]:
        m, n = shape
        return st.lists(st.lists(ENTRIES, min_size=n, max_size=n), min_size=m, max_size=m).map(Matrix.of)

    return st.tuples(st.integers(low, high), st.integers(low, high + 1)).flatmap(of_shape)


MATRICES = st.one_of(matrices(), st.sampled_from([A for A in NAMED.values() if A.nrows and A.ncols and A.field == QQ]))
STRATEGIES = st.sampled_from(list(Strategy))


def steps_of(A: Matrix, strategy: Strategy, singly: bool, stated: bool) -> list[RowStep]:
    """The reduction of A as a writer states it: a chain of matrices with the operations between them."""
    derivation = reduced_row_echelon_form(A, strategy).derivation
    groups = derivation.singles() if singly else derivation.groups()
    states = [A, *derivation.states_after(groups)]
    return [
        RowStep(
            Span(i + 1, 1, f"step {i + 1}"),
            Grid.of(states[i]),
            Grid.of(states[i + 1]),
            tuple([claim_of(operation) for operation in group.operations]) if stated else (),
            starts=i == 0,
        )
        for i, group in enumerate(groups)
    ]


def claims_of(A: Matrix) -> Iterator[Statement]:
    """True claims about A."""
    form = reduced_row_echelon_form(A)
    N, grid = null_space(A), Grid.of(A)
    columns = tuple([pivot.column for pivot in form.pivots])
    yield Rank(HERE, grid, Number(Fraction(form.rank)))
    yield Nullity(HERE, grid, Number(Fraction(A.ncols - form.rank)))
    yield Echelon(HERE, Grid.of(form.matrix), EchelonKind.REDUCED, columns, form.rank)
    yield Basis(HERE, grid, tuple([Grid.of(N.submatrix(range(A.ncols), [j])) for j in range(N.ncols)]))
    if N.ncols:
        yield Orthogonality(HERE, Transposed(grid), Grid.of(N))
    C = A.submatrix(range(A.nrows), columns)
    F = form.matrix.submatrix(range(form.rank), range(A.ncols))
    if form.rank:
        yield Factorization(HERE, grid, (Grid.of(C), Grid.of(F)), FactorizationKind.RANK)
        yield Equality(HERE, (Times((Grid.of(C), Grid.of(F))), grid))
    if A.nrows == A.ncols:
        yield Determinant(HERE, grid, Number(determinant(A)))
        inverse = None if form.rank < A.nrows else find_inverse(A)
        yield Inverse(HERE, grid, None if inverse is None else Grid.of(inverse))
        if inverse is not None:
            yield Equality(HERE, (Power(grid, -1), Grid.of(inverse)))


def find_inverse(A: Matrix) -> Matrix:
    n = A.nrows
    beside = Matrix.of([[*row, *[Fraction(int(i == j)) for j in range(n)]] for i, row in enumerate(A)])
    return reduced_row_echelon_form(beside).matrix.submatrix(range(n), range(n, 2 * n))


@given(MATRICES, STRATEGIES, st.booleans(), st.booleans())
def test_every_derivation_is_correct(A: Matrix, strategy: Strategy, singly: bool, stated: bool) -> None:
    verdict = judge([*steps_of(A, strategy, singly, stated), *claims_of(A)], A)
    assert verdict.outcome is Whole.CORRECT, verdict
    assert all(one.note is None for one in verdict.judgements)


@given(MATRICES, STRATEGIES, st.data())
def test_a_slip_in_an_entry_is_found(A: Matrix, strategy: Strategy, data: st.DataObject) -> None:
    """One entry of one matrix after the start is written wrongly there and in what is copied from it."""
    steps = steps_of(A, strategy, data.draw(st.booleans()), True)
    assume(steps)
    k = data.draw(st.integers(0, len(steps) - 1))
    i, j = data.draw(st.integers(0, A.nrows - 1)), data.draw(st.integers(0, A.ncols - 1))
    by = data.draw(ENTRIES.filter(bool))
    wrong = changed(steps[k].after, i, j, by)
    # The next line goes on silently from what should have been there.
    written = [*steps]
    written[k] = RowStep(steps[k].span, steps[k].before, wrong, steps[k].operations, starts=k == 0)
    if k + 1 < len(steps):
        after = steps[k + 1]
        written[k + 1] = RowStep(after.span, wrong, after.after, after.operations)
    verdict = judge(written, A)
    assert_only(verdict.judgements, k)
    found = verdict.judgements[k]
    assert isinstance(found.witness, WrongEntries)
    [entry] = found.witness.entries
    assert (entry.row, entry.column, entry.found - entry.expected) == (i, j, by)


def changed(grid: object, i: int, j: int, by: Fraction) -> Grid:
    if not isinstance(grid, Grid):
        raise TypeError("not written out")
    rows = [list(row) for row in grid.rows]
    rows[i][j] = (rows[i][j] or Fraction(0)) + by
    return Grid(tuple([tuple(row) for row in rows]))


def assert_only(judgements: tuple[Judgement, ...], k: int) -> None:
    """Statement k is incorrect, with a witness that holds, and no other one is."""
    wrong = [n for n, one in enumerate(judgements) if one.outcome is Outcome.INCORRECT]
    assert wrong == [k], [(one.outcome, one.note) for one in judgements]
    assert refutes_step(judgements[k])


def slips_of(operation: ClaimedOperation, nrows: int) -> Iterator[ClaimedOperation]:
    """Labels that say something else: the sign, the factor, the target, the source."""
    if isinstance(operation, ClaimedSwap):
        for other in set(range(nrows)) - {operation.first, operation.second}:
            yield ClaimedSwap(operation.first, other)
        return
    *own, last = operation.terms
    factor = last.factor or Fraction(1)
    for new in (-factor, factor + 1, factor * 2):
        if new:
            yield ClaimedCombination(operation.target, (*own, Term(last.row, new)))
    for other in set(range(nrows)) - {operation.target, last.row}:
        if own:
            yield ClaimedCombination(operation.target, (*own, Term(other, factor)))
            yield ClaimedCombination(other, (Term(other), Term(last.row, factor)))


@given(MATRICES, STRATEGIES, st.data())
def test_a_slip_in_a_label_is_found(A: Matrix, strategy: Strategy, data: st.DataObject) -> None:
    steps = steps_of(A, strategy, data.draw(st.booleans()), True)
    assume(steps)
    k = data.draw(st.integers(0, len(steps) - 1))
    n = data.draw(st.integers(0, len(steps[k].operations) - 1))
    slips = list(slips_of(steps[k].operations[n], A.nrows))
    assume(slips)
    label = data.draw(st.sampled_from(slips))
    operations = (*steps[k].operations[:n], label, *steps[k].operations[n + 1 :])
    before, after = (Matrix.of(g.rows) for g in (steps[k].before, steps[k].after))  # type: ignore[union-attr, arg-type]
    assume(replay(before, operations) != after)
    written = [*steps]
    written[k] = RowStep(steps[k].span, steps[k].before, steps[k].after, operations, starts=k == 0)
    judgements = judge(written, A).judgements
    if judgements[k].outcome is Outcome.CORRECT:
        # In another order, or on the old rows at once, the changed label may be right: then it is no slip.
        assert judgements[k].note is not None
        assert same_row_space(before, after)
    else:
        assert_only(judgements, k)
        if judgements[k].meant:
            confirm(judgements[k], before, after)


def confirm(judgement: Judgement, before: Matrix, after: Matrix) -> None:
    """The operations meant, put in the place of the one that is wrong as stated, lead to what is printed."""
    operations = judgement.operations or ()
    if judgement.stated is None or len(judgement.meant) > 1:
        candidates = [judgement.meant, (*operations, *judgement.meant)]
    else:
        spots = [m for m, operation in enumerate(operations) if operation == judgement.stated]
        candidates = [(*operations[:m], *judgement.meant, *operations[m + 1 :]) for m in spots]
    assert any(replay(before, some) == after for some in candidates)


@given(MATRICES, st.data())
def test_a_wrong_line_is_one_error(A: Matrix, data: st.DataObject) -> None:
    """The writer goes on rightly from a wrong line: only that line is incorrect."""
    form = row_echelon_form(A)
    operations = [claim_of(step.operation) for step in form.derivation.steps]
    assume(operations)
    k = data.draw(st.integers(0, len(operations) - 1))
    i, j = data.draw(st.integers(0, A.nrows - 1)), data.draw(st.integers(0, A.ncols - 1))
    states = [A]
    for n, operation in enumerate(operations):
        made = replay(states[-1], (operation,))
        states.append(Matrix.of(changed(Grid.of(made), i, j, Fraction(1)).rows) if n == k else made)  # type: ignore[arg-type]
    chain = [
        RowStep(HERE, Grid.of(states[n]), Grid.of(states[n + 1]), (operation,), starts=n == 0)
        for n, operation in enumerate(operations)
    ]
    assert_only(judge(chain, A).judgements, k)
    end = Rank(HERE, None, Number(Fraction(reduced_row_echelon_form(states[-1]).rank)))
    last = judge([*chain, end], A).judgements[-1]
    assert last.outcome is Outcome.CORRECT or last.follows == k


PAIRS = st.one_of(
    st.tuples(matrices(), matrices()),
    matrices().map(lambda A: (A, reduced_row_echelon_form(A).matrix)),
    matrices().map(lambda A: (row_echelon_form(A).matrix, A)),
)


@given(PAIRS)
def test_row_equivalence_is_decided(pair: tuple[Matrix, Matrix]) -> None:
    A, B = pair
    found = judge([RowStep(HERE, Grid.of(A), Grid.of(B))]).judgements[0]
    if A.shape == B.shape:
        equal = reduced_row_echelon_form(A).matrix == reduced_row_echelon_form(B).matrix
        assert (found.outcome is Outcome.CORRECT) == equal
        if equal and found.found_operations:
            assert replay(A, found.found_operations) == B
    if found.outcome is Outcome.INCORRECT:
        assert refutes_step(found)


@given(matrices(low=2), st.data())
def test_the_operations_found_lead_there(A: Matrix, data: st.DataObject) -> None:
    i, k = data.draw(st.permutations(range(A.nrows)))[:2]
    factor = data.draw(ENTRIES.filter(bool))
    operations: list[ClaimedOperation] = [
        ClaimedSwap(i, k),
        ClaimedCombination(i, (Term(i), Term(k, factor))),
        ClaimedCombination(i, (Term(i, factor),)),
    ]
    operation = operations[data.draw(st.integers(0, 2))]
    B = replay(A, (operation,))
    found = find_operations(A, B)
    assert found is not None
    assert len(found) <= 1
    assert replay(A, found) == B


def test_of_equal_rows_the_one_out_of_place_is_swapped() -> None:
    A, B = Matrix.of([[0, 0], [0, 0], [4, 0], [4, 0]]), Matrix.of([[4, 0], [0, 0], [4, 0], [0, 0]])
    assert find_operations(A, B) == (ClaimedSwap(0, 3),)


@given(PAIRS)
def test_a_separating_vector_separates(pair: tuple[Matrix, Matrix]) -> None:
    A, B = pair
    assume(A.ncols == B.ncols)
    found = separation(A, B)
    assert (found is None) == same_row_space(A, B)
    if found is not None:
        zero, other = (A, B) if found.zero_on_first else (B, A)
        assert not any(times([list(row) for row in zero], found.vector))
        assert times([list(row) for row in other], found.vector)[found.row] == found.value != 0


@given(st.fractions(-1000, 1000, max_denominator=10**6), st.integers(0, 6), st.integers(-3, 3))
def test_digits(exact: Fraction, places: int, off: int) -> None:
    """The nearest decimal and it alone (both at a tie) is correct."""
    unit = Fraction(1, 10**places)
    printed = round(exact / unit) * unit + off * unit
    found = judge([Approximation(HERE, Number(exact), Decimal(printed, places))]).judgements[0]
    distance = abs(exact - printed)
    assert (found.outcome is Outcome.CORRECT) == (2 * distance <= unit)
    if isinstance(found.witness, WrongDigits):
        assert 2 * abs(Fraction(found.witness.expected) - exact) <= unit
        assert Fraction(found.witness.found) == printed


@pytest.mark.parametrize("name", [name for name, A in NAMED.items() if A.nrows and A.ncols and A.field == QQ])
def test_one_less_and_one_more_than_the_rank(name: str) -> None:
    A = NAMED[name]
    rank = row_echelon_form(A).rank
    for claimed in (rank - 1, rank + 1):
        found = judge([Rank(HERE, Grid.of(A), Number(Fraction(claimed)))]).judgements[0]
        assert found.outcome is Outcome.INCORRECT
