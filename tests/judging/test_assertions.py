"""What a text asserts: denials, conditions, scopes that end, claims without a name, operations offered once."""

from __future__ import annotations

import pytest

from exactrank.api.answers import verify
from exactrank.judging import Note, Outcome, Whole, judge
from exactrank.judging.steps.copies import Change, change_between, is_copy, is_near
from exactrank.judging.verdicts.verdict import Verdict
from exactrank.statements import (
    Announced,
    Assertion,
    ClaimedOperation,
    Determinant,
    Equality,
    Name,
    Passage,
    Scope,
    Sum,
    Transition,
)
from tests.judging.test_claims import rank
from tests.judging.written import HERE, G, M, N, add, named, scale, swap

A = Name("A")
ONE, TWO = "1 2; 2 4", "1 2; 3 4"
"""Of rank 1 and of rank 2."""


def outcomes(*passages: Passage) -> list[str]:
    return [one.outcome.value for one in judge(passages).judgements]


def told(number: int, *operations: ClaimedOperation, spoken: bool = True) -> Announced:
    return Announced(number, operations, HERE, spoken)


# --- what is denied of what has no name, after an exercise that has ended --------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        (TWO, "2 1; 1 1", "correct"),
        (ONE, TWO, "correct"),
        (TWO, ONE, "undecided"),  # right of the matrix before alone
        ("1", "2", "correct"),
        ("1", "0", "undecided"),
    ],
)
def test_a_denial_is_about_the_matrix_of_its_own_exercise(first: str, second: str, outcome: str) -> None:
    text = f"## Exercise 1\n\nA = [{first}]\n\n## Exercise 2\n\nA = [{second}]\n\nThe matrix is invertible."
    assert [one.outcome.value for one in verify(text).judgements] == [outcome]


def test_a_vector_of_a_second_exercise_is_not_what_is_called_the_matrix() -> None:
    text = f"## Exercise 1\n\nA = [{TWO}]\n\n## Exercise 2\n\nb = [1; 2]\n\nThe matrix has rank 2."
    assert verify(text).first_error is None


# --- denials and conditions -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize(("value", "outcome"), [(1, "incorrect"), (2, "correct")])
def test_a_denial_is_judged_as_a_denial_wherever_the_name_is_explained(value: int, outcome: str, late: bool) -> None:
    passages: list[Passage] = [Assertion((rank(A, value),), denied=True), named("A", ONE)]
    found = outcomes(*(passages if late else passages[::-1]))
    assert found == ["undecided" if late and outcome == "incorrect" else outcome]


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize(("value", "outcome"), [(1, "correct"), (2, "undecided")])
def test_what_holds_under_a_condition_is_right_or_open(value: int, outcome: str, late: bool) -> None:
    passages: list[Passage] = [Assertion((rank(A, value),), conditions=("a = 2",)), named("A", ONE)]
    verdict = judge(passages if late else passages[::-1])
    assert [one.outcome.value for one in verdict.judgements] == [outcome]
    assert verdict.judgements[0].conditions == ("a = 2",)


def test_only_the_first_reading_makes_it_right_and_only_all_of_them_wrong() -> None:
    for first, second, outcome in ((ONE, TWO, "correct"), (TWO, ONE, "undecided"), (TWO, TWO, "incorrect")):
        assert outcomes(Assertion((rank(G(first), 1), rank(G(second), 1)))) == [outcome]


# --- scopes ---------------------------------------------------------------------------------------------------------


def test_a_name_ends_with_its_scope_and_then_confirms_only() -> None:
    ended: list[Passage] = [Scope(HERE, (1,)), named("A", ONE), Scope(HERE, (2,))]
    assert outcomes(*ended, rank(A, 1), rank(A, 2)) == ["correct", "undecided"]
    assert outcomes(*ended, rank(None, 1), rank(None, 2)) == ["correct", "undecided"]
    assert outcomes(*ended, named("A", TWO), rank(A, 1), rank(A, 2)) == ["incorrect", "correct"]


def test_what_surrounds_a_scope_is_inherited_and_comes_back() -> None:
    inner: list[Passage] = [named("A", ONE), Scope(HERE, (1,)), rank(A, 2), named("A", TWO), rank(A, 1)]
    assert outcomes(*inner, Scope(HERE, (2,)), rank(A, 1), rank(A, 2)) == [
        "incorrect",
        "incorrect",
        "correct",
        "incorrect",
    ]


def test_a_soft_scope_keeps_its_matrices_and_ends_its_numbers() -> None:
    ended: list[Passage] = [Scope(HERE, (1,), soft=True), named("A", ONE), Scope(HERE, (2,), soft=True)]
    assert outcomes(*ended, rank(A, 1), rank(A, 2)) == ["correct", "incorrect"]


def test_an_equation_for_letters_is_there_to_be_solved() -> None:
    given: list[Passage] = [named("x", N(2)), named("y", N(1))]
    assert outcomes(*given, Equality(HERE, (Sum((Name("x"), Name("y"))), N(3)))) == ["correct"]
    assert outcomes(*given, Equality(HERE, (Sum((Name("x"), Name("y"))), N(5)))) == ["undecided"]
    assert outcomes(Equality(HERE, (Sum((N(2), N(1))), N(5)))) == ["incorrect"]


def test_the_determinant_of_what_is_not_square_stays_open_in_the_whole() -> None:
    verdict = judge([named("A", "1 2 3; 4 5 6"), rank(A, 2), Determinant(HERE, A, N(5))])
    assert [one.outcome.value for one in verdict.judgements] == ["correct", "undecided"]
    assert verdict.outcome is Whole.UNDECIDED


# --- where operations belong ----------------------------------------------------------------------------------------

P, Q, R = "1 2; 3 7", "1 2; 0 1", "1 0; 0 1"
CLEAR, BACK = add(2, -3, 1), add(1, -2, 2)


def test_two_operations_told_before_two_arrows_are_shared_out() -> None:
    both = (told(1, CLEAR, BACK),)
    steps = [
        Transition(HERE, (G(P),), G(Q), written=False, announced=both),
        Transition(HERE, (G(Q),), G(R), announced=both),
    ]
    verdict = judge(steps)
    assert [one.operations for one in verdict.judgements] == [(CLEAR,), (BACK,)]
    assert verdict.outcome is Whole.CORRECT


def test_of_two_operations_the_one_that_leads_nowhere_is_listed() -> None:
    verdict = judge([Transition(HERE, (G(P),), G(Q), announced=(told(1, CLEAR, add(1, 9, 2)),))])
    assert [one.outcome.value for one in verdict.judgements] == ["correct"]
    assert [one.reason for one in verdict.unread] == ["no-matrix-after"]
    assert verdict.outcome is Whole.INCOMPLETE


def test_an_operation_beside_a_matrix_belongs_to_the_side_that_it_explains() -> None:
    first, second = told(1, CLEAR, spoken=False), told(2, BACK, spoken=False)
    from_ = [
        Transition(HERE, (G(P),), G(Q), beside=(first, second)),
        Transition(HERE, (G(Q),), G(R), beside=(second, None)),
    ]
    to = [
        Transition(HERE, (G(P),), G(Q), beside=(None, first)),
        Transition(HERE, (G(Q),), G(R), beside=(first, second)),
    ]
    for steps in (from_, to):
        verdict = judge(steps)
        assert [one.operations for one in verdict.judgements] == [(CLEAR,), (BACK,)]
        assert verdict.outcome is Whole.CORRECT


def test_a_start_that_was_guessed_accuses_only_what_is_near() -> None:
    def led(after: str) -> Verdict:
        return judge([Transition(HERE, (G(P),), G(after), written=False, opened=True, label=(CLEAR,))])

    assert led(Q).outcome is Whole.CORRECT
    assert led("1 2; 0 4").outcome is Whole.INCORRECT  # the row that is left alone stands there
    assert led("5 9; 8 6").judgements[0].note is Note.BREAK
    assert led("5 9; 8 6").outcome is Whole.UNDECIDED


def test_a_matrix_copied_wrongly_from_the_problem_is_one_mistake() -> None:
    wrong = "1 2 5; 2 4 7"
    steps = [Transition(HERE, (G(wrong),), G("1 2 5; 0 0 -3"), label=(add(2, -2, 1),), starts=True)]
    verdict = judge([*steps, rank(None, 2)], M("1 2 5; 2 4 10"))
    assert [(one.outcome, one.note) for one in verdict.judgements[:1]] == [(Outcome.INCORRECT, Note.COPIED_WRONGLY)]
    assert verdict.judgements[1].outcome is Outcome.INCORRECT
    assert verdict.judgements[1].follows == 0


# --- copies ---------------------------------------------------------------------------------------------------------

COPIES = [
    ("1 5; 2 9", "1 5; 2 8", True, Change.SLIP),
    ("3 5; 0 -3", "3 5; 0 1", True, Change.STEP),
    ("3 5; 0 -3", "3 5; 0 3", True, Change.OPEN),
    ("3 5 1; 0 4 2; 0 0 7", "3 5 1; 0 4 2; 0 0 6", True, Change.SLIP),
    ("1 5; 2 9", "2 9; 1 5", False, None),
    ("1 5; 2 9", "1 5; 2 9", False, None),
    ("1 0; 0 0", "1 0; 0 4", False, None),
    ("1 5; 2 9", "1 5 0; 2 9 0", False, None),
]


@pytest.mark.parametrize(("original", "copy", "found", "change"), COPIES)
def test_copies_and_what_is_none(original: str, copy: str, found: bool, change: Change | None) -> None:
    assert is_copy(M(original), M(copy)) is found
    if change is not None:
        assert change_between(M(original), M(copy)) is change


NEAR = [
    (P, "1 2; 0 4", (CLEAR,), True),
    (P, "1 2; 3 7", (CLEAR,), False),
    (P, "9 8; 0 1", (CLEAR,), False),
    ("2 4 6; 1 5 7", "1 5 7; 2 4 8", (swap(1, 2),), True),
    ("2 4 6; 1 5 7", "9 5 3; 8 4 1", (swap(1, 2),), False),
    ("2 4; 1 5", "1 2; 1 5", (scale(1, 5),), True),
]


@pytest.mark.parametrize(("before", "after", "operations", "near"), NEAR)
def test_near_and_far(before: str, after: str, operations: tuple[ClaimedOperation, ...], near: bool) -> None:
    assert is_near(M(before), M(after), operations) is near
