"""Laws: at all values exactly one case holds, and what it says is what the matrix of numbers says."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import exactrank
from exactrank.calculations.cases.discussion import discuss
from exactrank.calculations.cases.records import Answer, Branch, CaseTree, Cut, Goal, Over, Question
from exactrank.calculations.elimination.over_domains import RowScaled, replay
from exactrank.calculations.systems import solve
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.multivariate import value_at
from exactrank.numbers.rows import RowsOver
from tests.cases.matrices import at, fulfilled, letter_matrices, number_at, points
from tests.exploring import examples

values = st.lists(st.fractions(-3, 3, max_denominator=2), min_size=2, max_size=2)
some_points = st.lists(values, min_size=2, max_size=3)


def tree_of(A: RowsOver[Any], goal: Goal, bar: int | None = None, over: Over = Over.REAL) -> CaseTree:
    return discuss(A, goal, bar, over, most_cases=2000)


def the_case(tree: CaseTree, point: list[Fraction]) -> Any:
    held = [case for case in tree.cases if case.region.holds(point)]
    leaves = [leaf for leaf in tree.leaves if fulfilled(leaf.conditions, point)]
    assert len(held) == len(leaves) == 1
    assert leaves[0] in held[0].branches
    assert leaves[0].region.holds(point)
    return held[0].answer, leaves[0].then


@given(letter_matrices(), some_points)
@examples(25)
def test_exactly_one_case_holds_and_its_rank_is_that_of_the_numbers(A: RowsOver[Any], more: list[Any]) -> None:
    for over in Over:
        tree = tree_of(A, Goal.RANK, over=over)
        for point in points(tree, more):
            for answer in the_case(tree, point):
                assert answer.rank == exactrank.rank(at(A, point))


@given(letter_matrices(), some_points)
@examples(30)
def test_the_columns_of_pivots_are_those_of_the_numbers(A: RowsOver[Any], more: list[Any]) -> None:
    tree = tree_of(A, Goal.ECHELON)
    for point in points(tree, more):
        expected = [pivot.column for pivot in exactrank.row_echelon_form(at(A, point)).pivots]
        for answer in the_case(tree, point):
            assert [pivot.column for pivot in answer.pivots] == expected


@given(letter_matrices(), some_points)
@examples(30)
def test_the_solutions_are_those_of_the_numbers(A: RowsOver[Any], more: list[Any]) -> None:
    n = A.ncols - 1
    tree = tree_of(A, Goal.SOLUTIONS, n)
    for point in points(tree, more):
        M = at(A, point)
        C, b = M[:, :n], M[:, n:]
        expected = solve(C, b)
        for answer in the_case(tree, point):
            assert answer.kind is expected.kind()
            assert answer.rank == expected.rank
            assert answer.augmented_rank == exactrank.rank(M)
            if answer.particular is not None:
                x = Matrix.column_of([number_at(one, point) for one in answer.particular])
                assert C @ x == b
                D = Matrix.of([[number_at(one, point) for one in d] for d in answer.directions], n)
                assert (C @ D.T).is_zero
                assert exactrank.rank(D) == n - expected.rank == D.nrows


@given(letter_matrices("a"), some_points)
@examples(30)
def test_regular_matrices(A: RowsOver[Any], more: list[Any]) -> None:
    m, n = A.shape
    size = min(m, n)
    square = RowsOver.of(A.domain, [[A.domain.ratio(x, d) for x in row[:size]] for row, d in A.rows[:size]], size)
    tree = tree_of(square, Goal.INVERSE)
    for point in points(tree, [one[:1] for one in more]):
        M = at(square, point)
        for answer in the_case(tree, point):
            assert number_at(answer.determinant, point) == exactrank.determinant(M)
            if answer.inverse is not None:
                X = Matrix.of([[number_at(x, point) for x in row] for row in answer.inverse])
                assert Matrix.identity(size) == M @ X
            else:
                assert exactrank.determinant(M) == 0


def branches(branch: Branch) -> list[Branch]:
    match branch.then:
        case Answer():
            return [branch]
        case Question(_, zero, nonzero):
            below = [one for one in (zero, nonzero) if not isinstance(one, Cut)]
            return [branch, *[found for one in below for found in branches(one)]]


@given(letter_matrices("ab"), some_points)
@examples(30)
def test_the_steps_lead_where_they_say_and_scale_by_nothing_that_vanishes(A: RowsOver[Any], more: list[Any]) -> None:
    tree = tree_of(A, Goal.SOLUTIONS, A.ncols - 1)
    for branch in branches(tree.root):
        rows = branch.start
        for step in branch.steps:
            if not branch.region.equations:  # else what vanishes is left out of the result
                assert replay(rows, step.operations) == step.result
            rows = step.result
            for one in step.operations:
                if isinstance(one, RowScaled):
                    for point in points(tree, more):
                        if fulfilled(branch.conditions, point):
                            assert number_at(one.factor, point) != 0


@given(letter_matrices("ab"), some_points)
@examples(12)
def test_given_conditions_leave_the_other_values_alone(A: RowsOver[Any], more: list[Any]) -> None:
    K = A.domain
    a_is_one = (((1, 0), 1), ((0, 0), -1))
    everywhere, without = tree_of(A, Goal.RANK), discuss(A, given=[(a_is_one, False)], most_cases=2000)
    within = discuss(A, given=[(a_is_one, True)], most_cases=2000)
    assert K is without.domain
    for point in points(everywhere, more):
        held = within if value_at(a_is_one, point) == 0 else without
        (answer,) = [leaf.then for leaf in held.leaves if fulfilled(leaf.conditions, point)]
        assert isinstance(answer, Answer)
        assert answer.rank == exactrank.rank(at(A, point))


def test_the_limit_is_kept_while_the_tree_is_made() -> None:
    with pytest.raises(InputError, match="has reached 6 cases, more than the 5 that are allowed"):
        exactrank.cases("a b c; d e f; g h j", most_cases=5)
    assert len(exactrank.cases("a b c; d e f; g h j", most_cases=34).leaves) == 34
