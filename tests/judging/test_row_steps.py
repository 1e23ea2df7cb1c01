"""Row steps: what is right, what is wrong with its note, and errors carried forward."""

from __future__ import annotations

from fractions import Fraction

import pytest

from exactrank.judging import Note, Outcome, judge
from exactrank.judging.verdicts.witnesses import WrongEntries, WrongValue
from exactrank.statements import Name, RowStep, Statement, Unreadable, str_of
from tests.judging.recheck import refutes_step
from tests.judging.written import HERE, G, M, add, chain, determinants, last, named, scale, step, sum_of, swap

A = "1 2 1; 2 1 4; 3 7 2"
CLEARED = "1 2 1; 0 -3 2; 0 1 -1"
CLEAR = (add(2, -2, 1), add(3, -3, 1))

CORRECT: dict[str, tuple[RowStep, Note | None]] = {
    "two rows cleared": (step(A, CLEARED, *CLEAR), None),
    "rounded decimals": (step("3 1; 1 1", "3 1; 0 0.67", add(2, "-1/3", 1)), Note.ROUNDED),
    "a swap": (step(A, "2 1 4; 1 2 1; 3 7 2", swap(1, 2)), None),
    "a scaling": (step(A, "1 2 1; 2 1 4; 3/2 7/2 1", scale(3, "1/2")), None),
    "fused": (step(A, "1 2 1; 0 -3 2; 3 7 2", sum_of(2, (1, 2), (-2, 1))), None),
    "fused with a factor": (step(A, "1 2 1; 1 -16 14; 3 7 2", sum_of(2, (5, 2), (-3, 3))), None),
    "target left open": (step(A, "1 2 1; 0 -3 2; 3 7 2", sum_of(None, (1, 2), (-2, 1))), None),
    "target left open, second row": (step(A, "1 2 1; 0 -3 2; 3 7 2", sum_of(None, (-2, 1), (1, 2))), None),
    "target left open, either row": (step(A, "1 2 1; 3 3 5; 3 7 2", sum_of(None, (1, 1), (1, 2))), None),
    "in listed order": (step("1 1; 1 2", "1 0; 0 1", add(2, -1, 1), add(1, -1, 2)), None),
    "at once": (step("2 1; 1 1", "1 0; 1/2 1/2", add(1, -1, 2), scale(2, "1/2")), None),
    "old rows, harmless": (
        step("2 1; 1 1; 0 3", "3 2; 1 4; 2 4", add(1, 1, 2), add(2, 1, 3), add(3, 1, 1)),
        Note.SIMULTANEOUS,
    ),
    "reversed arrow": (step(CLEARED, A, *CLEAR, reversed=True), None),
    "nothing stated": (step(A, CLEARED), None),
    "nothing done": (step(A, A), None),
    "a column operation": (step(A, "1 0 1; 2 -3 4; 3 1 2", add(2, -2, 1, columns=True)), None),
    "columns swapped": (step(A, "2 1 1; 1 2 4; 7 3 2", swap(1, 2, columns=True)), None),
    "zero rows left out": (step("1 2; 2 4; 3 6", "1 2", add(2, -2, 1), add(3, -3, 1)), Note.ZERO_ROWS),
    "zero rows left out, nothing stated": (step("1 2; 2 4; 3 6", "1 2"), Note.ZERO_ROWS),
    "zero right side left out": (step(G("1 2 0; 2 4 0", 2), "1 2; 0 0", add(2, -2, 1)), None),
    "added to itself": (step("1 2; 2 5", "1 2; 6 15", sum_of(2, (1, 2), (2, 2))), Note.ADDED_TO_ITSELF),
    "swap by assignment": (step("1 2; 3 4", "3 4; 1 2", sum_of(1, (1, 2)), sum_of(2, (1, 1))), Note.SIMULTANEOUS),
    "other order": (step("1 1; 1 2", "1 2; 0 -1", swap(1, 2), add(1, -1, 2)), Note.ORDER),
}


@pytest.mark.parametrize("name", CORRECT)
def test_correct_steps(name: str) -> None:
    statement, note = CORRECT[name]
    found = last(statement)
    assert (found.outcome, found.note) == (Outcome.CORRECT, note)


AT_ONCE = step("1 1 0; 0 1 1; 1 0 3", "1 2 1; 1 1 4; 1 0 3", add(2, 1, 3), add(1, 1, 2))


def test_old_rows_only() -> None:
    # Listed order gives R1 + (R2 + R3); the matrix printed has R1 + R2 of the old rows: as if the order were the other.
    assert last(AT_ONCE).note is Note.SIMULTANEOUS
    assert last(AT_ONCE).outcome is Outcome.CORRECT


INCORRECT: dict[str, tuple[RowStep, Note]] = {
    "sign of a multiple": (step(A, "1 2 1; 4 5 6; 3 7 2", add(2, -2, 1)), Note.SIGN),
    "sign of a scaling": (step(A, "-1 -2 -1; 2 1 4; 3 7 2", scale(1, 1)), Note.SIGN),
    "signs of all": (step(A, "1 2 1; 4 5 6; 6 13 5", *CLEAR), Note.SIGN),
    "sign of an entry": (step(A, "1 2 1; 0 3 2; 3 7 2", add(2, -2, 1)), Note.SIGN),
    "one entry": (step(A, "1 2 1; 0 -3 5; 0 1 -1", *CLEAR), Note.WRONG_ENTRY),
    "two entries": (step(A, "1 2 1; 0 -4 5; 0 1 -1", *CLEAR), Note.WRONG_ENTRY),
    "another row": (step(A, "1 2 1; 0 -3 2; 3 8 2", add(2, -2, 1)), Note.COPIED_WRONGLY),
    "another row altogether": (step(A, "1 2 1; 0 -3 2; 9 8 7", add(2, -2, 1)), Note.COPIED_WRONGLY),
    "multiplier": (step(A, "1 2 1; -1 -5 1; 3 7 2", add(2, -2, 1)), Note.WRONG_MULTIPLIER),
    "multiplier of a scaling": (step(A, "1 2 1; 2 1 4; 6 14 4", scale(3, 3)), Note.WRONG_MULTIPLIER),
    "multiplier upside down": (step(A, "1 2 1; 1 1/2 2; 3 7 2", scale(2, 2)), Note.WRONG_MULTIPLIER),
    "target": (step(A, "1 2 1; 2 1 4; 1 3 0", add(2, -2, 1)), Note.WRONG_TARGET),
    "target and source": (step(A, "-3 0 -7; 2 1 4; 3 7 2", add(2, -2, 1)), Note.WRONG_TARGET),
    "target of a scaling": (step(A, "1 2 1; 6 3 12; 3 7 2", scale(3, 3)), Note.WRONG_TARGET),
    "target of a swap": (step(A, "3 7 2; 2 1 4; 1 2 1", swap(1, 2)), Note.WRONG_TARGET),
    "target is no term": (step(A, "1 2 1; 2 1 4; 1 3 0", sum_of(2, (1, 3), (-2, 1))), Note.WRONG_TARGET),
    "source": (step(A, "1 2 1; -4 -13 0; 3 7 2", add(2, -2, 1)), Note.WRONG_SOURCE),
    "not stated": (step(A, CLEARED, add(2, -2, 1)), Note.MISSING_OPERATION),
    "two not stated": (step(A, "1 2 1; 0 1 -1; 0 -3 2", add(2, -2, 1)), Note.MISSING_OPERATION),
    "not done": (step(A, "1 2 1; 0 -3 2; 3 7 2", *CLEAR), Note.NOT_DONE),
    "arrow the wrong way": (
        step("1 2 1; 1 2 3; 0 1 0", "1 2 1; 2 4 6; 3 7 9", scale(2, "1/2"), add(3, -3, 2)),
        Note.ARROW_REVERSED,
    ),
    "scaled by zero": (step(A, "1 2 1; 0 0 0; 3 7 2", scale(2, 0)), Note.SCALED_BY_ZERO),
    "scaled by zero, not done": (step(A, A, scale(2, 0)), Note.SCALED_BY_ZERO),
    "taken from itself": (step(A, "1 2 1; 0 0 0; 3 7 2", sum_of(2, (1, 2), (-1, 2))), Note.ADDED_TO_ITSELF),
    "row lost": (step(A, "1 2 1; 1 3 0; 3 7 2", sum_of(2, (1, 3), (-2, 1))), Note.WRONG_OPERATION),
    "row lost at once": (step("1 2; 3 4", "4 6; 4 6", add(1, 1, 2), add(2, 1, 1)), Note.SIMULTANEOUS),
    "no such row": (step(A, A, add(4, 1, 1)), Note.NO_SUCH_ROW),
    "shape": (step(A, "1 2; 2 1; 3 7", add(2, -2, 1)), Note.SHAPE),
    "row left out": (step("1 2; 3 4; 5 6", "1 2; 3 4", add(2, 0, 1)), Note.SHAPE),
    "row space": (step("1 2 1; 2 4 2", "1 2 3; 0 1 1"), Note.ROW_SPACE_CHANGED),
    "row lost, nothing stated": (step("1 2; 3 4", "1 2; 2 4"), Note.ROW_SPACE_CHANGED),
    "one entry, nothing stated": (step("1 2 3; 2 4 7", "1 2 3; 1 0 0"), Note.WRONG_ENTRY),
    "entry found by the row space": (step("1 0 0 5; 0 1 0 6", "1 0 0 5; 0 1 1 6"), Note.WRONG_ENTRY),
    "something else altogether": (step(A, "4 9 3; 2 1 4; 5 8 6", add(2, -2, 1)), Note.WRONG_OPERATION),
}


@pytest.mark.parametrize("name", INCORRECT)
def test_incorrect_steps(name: str) -> None:
    statement, note = INCORRECT[name]
    found = last(statement)
    assert (found.outcome, found.note) == (Outcome.INCORRECT, note)
    assert refutes_step(found)


def meant(statement: RowStep) -> list[str]:
    return [str_of(operation) for operation in last(statement).meant]


def test_the_operations_meant() -> None:
    assert meant(INCORRECT["sign of a multiple"][0]) == ["R2 <- R2 + 2 R1"]
    assert meant(INCORRECT["multiplier"][0]) == ["R2 <- R2 - 3 R1"]
    assert meant(INCORRECT["multiplier upside down"][0]) == ["R2 <- 1/2 R2"]
    assert meant(INCORRECT["target"][0]) == ["R3 <- R3 - 2 R1"]
    assert meant(INCORRECT["source"][0]) == ["R2 <- R2 - 2 R3"]
    assert meant(INCORRECT["not stated"][0]) == ["R3 <- R3 - 3 R1"]
    assert meant(INCORRECT["target of a swap"][0]) == ["R1 <-> R3"]


def test_the_place_of_one_entry() -> None:
    found = last(INCORRECT["one entry"][0])
    assert found.entry is not None
    assert (found.entry.row, found.entry.column, found.entry.expected, found.entry.found) == (
        1,
        2,
        Fraction(2),
        Fraction(5),
    )


def test_wrong_column_operations() -> None:
    found = last(step(A, "1 0 1; 2 -3 4; 3 2 2", add(2, -2, 1, columns=True)))
    assert (found.note, found.entry and (found.entry.row, found.entry.column)) == (Note.WRONG_ENTRY, (2, 1))
    found = last(step(A, "1 4 1; 2 5 4; 3 13 2", add(2, -2, 1, columns=True)))
    assert [str_of(operation) for operation in found.meant] == ["C2 <- C2 + 2 C1"]
    mixed = last(step(A, "2 1 4; 1 2 1; 3 7 9", swap(1, 2), add(1, 1, 2, columns=True)))
    assert mixed.outcome is Outcome.INCORRECT


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (A, CLEARED, ["R2 <- R2 - 2 R1", "R3 <- R3 - 3 R1"]),
        ("0 1; 1 2; 2 5", "1 2; 0 1; 0 1", ["R1 <-> R2", "R3 <- R3 - 2 R1"]),
        ("1 2; 3 4; 5 6", "5 6; 1 2; 3 4", ["R1 <-> R3", "R2 <-> R3"]),
        ("2 4; 3 1", "1 2; 3 1", ["R1 <- 1/2 R1"]),
        ("2 3; 3 1", "2 3; 0 -7", ["R2 <- 2 R2 - 3 R1"]),
        ("1 1; 2 2", "1 1; 0 0", ["R2 <- R2 - 2 R1"]),
        ("1 2; 1 2", "1 2; 1 2", []),
    ],
)
def test_found_operations(before: str, after: str, expected: list[str]) -> None:
    found = last(step(before, after))
    assert found.outcome is Outcome.CORRECT
    assert [str_of(operation) for operation in found.found_operations] == expected


UNDECIDED: dict[str, tuple[list[Statement], Note]] = {
    "symbolic entry": ([step("1 a; 2 1", "1 a; 0 b", add(2, -2, 1))], Note.SYMBOLIC),
    "symbolic factor": ([step(A, CLEARED, sum_of(2, (1, 2), (None, 1)))], Note.SYMBOLIC),
    "columns may be meant": (
        [step(A, "1 0 1; 2 -3 4; 3 1 2", add(2, -2, 1, columns=True)), step("1 2; 2 4", "1 0; 2 0")],
        Note.COLUMN_OPERATIONS,
    ),
    "a zero row replaced": ([step("1 2; 0 0", "1 2; 2 4", sum_of(2, (2, 1)))], Note.WRONG_OPERATION),
}


@pytest.mark.parametrize("name", UNDECIDED)
def test_undecided_steps(name: str) -> None:
    statements, note = UNDECIDED[name]
    found = last(*statements)
    assert (found.outcome, found.note) == (Outcome.UNDECIDED, note)


def outcomes(statements: list[Statement]) -> list[tuple[str, str | None]]:
    return [(one.outcome.value, one.note and one.note.value) for one in judge(statements).judgements]


def test_an_error_is_carried_forward() -> None:
    # -4 should be -3; the second step is right for the matrix as printed.
    statements = chain(A, CLEAR, "1 2 1; 0 -4 2; 0 1 -1", (swap(2, 3),), "1 2 1; 0 1 -1; 0 -4 2")
    assert outcomes(statements) == [("incorrect", "wrong-entry"), ("correct", "carried-forward")]
    assert judge(statements).first_error == 0


def test_a_misprint_that_the_next_line_recovers_from() -> None:
    statements = chain(A, CLEAR, "1 2 1; 0 -4 2; 0 1 -1", (swap(2, 3),), "1 2 1; 0 1 -1; 0 -3 2")
    assert outcomes(statements) == [("incorrect", "wrong-entry"), ("correct", "recovered")]


def test_a_misprint_that_a_later_line_recovers_from() -> None:
    statements = chain(
        A,
        CLEAR,
        "1 2 1; 0 -4 2; 0 1 -1",
        (scale(1, 2),),
        "2 4 2; 0 -4 2; 0 1 -1",
        (swap(2, 3),),
        "2 4 2; 0 1 -1; 0 -3 2",
    )
    assert outcomes(statements) == [
        ("incorrect", "wrong-entry"),
        ("correct", "carried-forward"),
        ("correct", "recovered"),
    ]


def test_recovery_without_operations() -> None:
    statements = chain("1 0 0 5; 0 1 0 6", "1 0 0 5; 0 2 1 12", "1 0 0 5; 0 1 0 6")
    assert outcomes(statements) == [("incorrect", "wrong-entry"), ("correct", "recovered")]


def test_a_wrong_label_leaves_the_chain_sound() -> None:
    statements = chain(A, (add(2, 2, 1), add(3, -3, 1)), CLEARED, (swap(2, 3),), "1 2 1; 0 1 -1; 0 -3 2")
    assert outcomes(statements) == [("incorrect", "sign"), ("correct", None)]


def test_determinant_chains() -> None:
    assert last(determinants("1 2; 3 4", "3 4; 1 2", 1, -1, swap(1, 2))).outcome is Outcome.CORRECT
    assert last(determinants("2 4; 3 4", "1 2; 3 4", 1, 2, scale(1, "1/2"))).outcome is Outcome.CORRECT
    assert last(determinants("2 4; 3 4", "1 2; 3 4", 1, 2)).outcome is Outcome.CORRECT
    assert last(determinants("1 2 0; 3 4 0; 5 6 7", "1 2; 3 4", 1, 7)).outcome is Outcome.CORRECT
    forgotten = last(determinants("1 2; 3 4", "3 4; 1 2", 1, 1, swap(1, 2)))
    assert (forgotten.note, forgotten.witness) == (Note.SIGN, WrongValue(Fraction(-1), Fraction(1)))
    wrong = last(determinants("2 4; 3 4", "1 2; 3 4", 1, 3, scale(1, "1/2")))
    assert (wrong.note, wrong.witness) == (Note.WRONG_FACTOR, WrongValue(Fraction(2), Fraction(3)))
    unstated = last(determinants("1 2; 3 4", "1 2; 0 3", 1, 1))
    assert (unstated.note, unstated.witness) == (Note.WRONG_VALUE, WrongValue(Fraction(-2), Fraction(3)))
    assert last(determinants("1 2 0; 3 4 0", "1 2 0; 3 4 0", 1, 1)).outcome is Outcome.UNDECIDED


def test_names_stand_for_matrices() -> None:
    right = judge([named("W", A), step(Name("W"), CLEARED, *CLEAR)])
    assert [one.outcome for one in right.judgements] == [Outcome.CORRECT]
    wrong = judge([named("W", CLEARED), step(Name("W"), CLEARED, *CLEAR)])
    assert [one.outcome for one in wrong.judgements] == [Outcome.INCORRECT]
    unknown = judge([step(Name("V"), CLEARED, *CLEAR)])
    assert [(one.outcome, one.detail) for one in unknown.judgements] == [(Outcome.UNDECIDED, "V")]


def test_the_problem_copied_wrongly() -> None:
    wrong = "1 2 1; 2 1 5; 3 7 2"
    verdict = judge(chain(wrong, (add(2, -2, 1),), "1 2 1; 0 -3 3; 3 7 2"), M(A))
    first = verdict.judgements[0]
    assert first.note is Note.COPIED_WRONGLY
    assert isinstance(first.witness, WrongEntries)
    assert [(e.row, e.column, e.expected, e.found) for e in first.witness.entries] == [(1, 2, Fraction(4), Fraction(5))]
    defined = judge([named("A", wrong)], M(A))
    assert [(one.kind, one.note) for one in defined.judgements] == [("definition", Note.COPIED_WRONGLY)]


def test_the_whole() -> None:
    right = chain(A, CLEAR, CLEARED)
    reason = Unreadable(HERE, "no-target", "row-step")
    assert judge(right).outcome.value == "correct"
    assert judge(right, M(A)).outcome.value == "correct"
    assert judge(right, M("1 2; 3 4")).outcome.value == "incomplete"
    assert judge([*right, reason]).outcome.value == "unreadable"
    assert judge([*right, Unreadable(HERE, "prose")]).outcome.value == "correct"
    assert judge([Unreadable(HERE, "prose")]).outcome.value == "unreadable"
    assert judge([]).outcome.value == "undecided"
    assert judge([named("A", A)]).outcome.value == "undecided"
    assert judge([*right, *UNDECIDED["symbolic entry"][0]]).outcome.value == "undecided"
    assert judge([reason, *UNDECIDED["symbolic entry"][0], INCORRECT["shape"][0]]).outcome.value == "incorrect"
