"""The easiest strategy: whole numbers on the way, pivots 1 where they can be had, less to write; and what effort is."""

from __future__ import annotations

import json
import random
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank import verify
from exactrank.calculations.elimination import (
    EchelonForm,
    Strategy,
    easiest,
    is_reduced_echelon,
    reduced_row_echelon_form,
    row_echelon_form,
)
from exactrank.calculations.elimination.effort import combination, effort, length
from exactrank.calculations.systems import reduced_beside
from exactrank.cli import main
from exactrank.derivation import Derivation, Purpose
from exactrank.exposition import explain
from exactrank.judging.written_effort import effort_of_answer
from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF
from exactrank.render import plain
from exactrank.render.json.records import json_object
from exactrank.row_operations import RowAdd, RowScale, RowSwap
from tests.exploring import examples
from tests.matrices import matrices

EASIEST = Strategy.EASIEST


def homework(count: int, seed: int) -> list[Matrix]:
    """Matrices as they are set in a first course: 3 or 4 rows, entries to 6, every third one with a dependent row."""
    drawn = random.Random(seed)
    made: list[Matrix] = []
    for k in range(count):
        m, n = drawn.choice([(3, 3), (3, 4), (3, 5), (4, 4), (4, 5)])
        rows = [[drawn.randint(-6, 6) for _ in range(n)] for _ in range(m)]
        if k % 3 == 0:
            x, y = drawn.choice([1, 2, -1]), drawn.choice([1, -1, 3])
            rows[-1] = [x * a + y * b for a, b in zip(rows[0], rows[1], strict=True)]
        made.append(Matrix.of(rows))
    return made


def check_purposes(form: EchelonForm) -> None:
    """Rows stay whole until pivots are made 1, and every step does what its purpose says."""
    states = [form.start, *form.derivation.states()]
    for step, (before, after) in zip(form.derivation.steps, pairwise(states), strict=True):
        operation, pivot = step.operation, step.pivot
        match step.purpose:
            case Purpose.CLEAR_DENOMINATORS:
                assert isinstance(operation, RowScale)
                assert before.rows[operation.target][1] == operation.factor > 1
            case Purpose.CANCEL_COMMON_FACTOR:
                assert isinstance(operation, RowScale)
                assert operation.factor.numerator == 1
                assert after.rows[operation.target][1] == 1, "not a common factor of the whole row"
            case Purpose.MAKE_ENTRY_ONE:
                assert isinstance(operation, RowAdd)
                assert pivot is not None
                assert abs(after[operation.target, pivot.column]) == 1 != abs(before[operation.target, pivot.column])
            case Purpose.BRING_PIVOT:
                assert isinstance(operation, RowSwap)
                assert pivot is not None
                assert after[pivot.row, pivot.column]
            case Purpose.CLEAR_BELOW | Purpose.CLEAR_ABOVE | Purpose.MAKE_PIVOT_ONE:
                pass
        if step.purpose not in (Purpose.CLEAR_DENOMINATORS, Purpose.MAKE_PIVOT_ONE):
            assert {d for _, d in after.rows} - {d for _, d in before.rows} <= {1}


@given(matrices())
def test_rows_stay_whole_and_purposes_are_true(A: Matrix) -> None:
    check_purposes(row_echelon_form(A, EASIEST))
    check_purposes(reduced_row_echelon_form(A, EASIEST))


@given(matrices(least=1), st.data())
def test_a_right_side_stays_whole_too(A: Matrix, data: st.DataObject) -> None:
    b = data.draw(st.lists(st.fractions(-9, 9, max_denominator=4), min_size=A.nrows, max_size=A.nrows))
    form = reduced_beside(A, Matrix.column_of(b), EASIEST, True)
    check_purposes(form)
    left = form.matrix.submatrix(range(A.nrows), range(A.ncols))
    assert is_reduced_echelon(left)
    assert left == reduced_row_echelon_form(A).matrix
    assert form.derivation.end == form.matrix
    assert all(pivot.column < A.ncols for pivot in form.pivots)


@given(matrices(), st.booleans())
def test_it_never_asks_more_than_the_fraction_free_steps(A: Matrix, reduced: bool) -> None:
    reduce = reduced_row_echelon_form if reduced else row_echelon_form
    easy, other = (effort(reduce(A, strategy).derivation).total for strategy in (EASIEST, Strategy.FRACTION_FREE))
    assert easy <= other


@given(matrices())
def test_beyond_the_budget_the_form_is_the_same(A: Matrix) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(easiest, "BUDGET", -1)
        form = reduced_row_echelon_form(A, EASIEST)
    check_purposes(form)
    assert form.derivation.end == form.matrix == reduced_row_echelon_form(A).matrix


@given(matrices())
def test_every_run_gives_the_same_steps(A: Matrix) -> None:
    assert row_echelon_form(A, EASIEST) == row_echelon_form(Matrix.of([list(row) for row in A], A.ncols), EASIEST)


def test_homework_takes_less_than_half_the_writing() -> None:
    exercises = homework(200, 11)
    by = {s: mean([effort(row_echelon_form(A, s).derivation).total for A in exercises]) for s in Strategy}
    assert by[EASIEST] <= 40
    assert by[Strategy.TEXTBOOK] >= 2 * by[EASIEST]
    assert by[Strategy.FRACTION_FREE] > by[EASIEST]
    reduced = {s: mean([effort(reduced_row_echelon_form(A, s).derivation).total for A in exercises]) for s in Strategy}
    assert min(reduced, key=lambda s: reduced[s]) is EASIEST


# The operations, and the fractions among the new entries, that a person needs who sees the shortest way.
SHORT_WAYS: list[tuple[list[list[int]], tuple[int, int]]] = [
    # R2 - 2 R1, -1/3 R2, R1 - 4 R2: the division comes before the column is cleared
    ([[1, 4, 6], [2, 5, 9]], (3, 0)),
    # R2 - 3 R1, 1/4 R2, R1 - R2: fractions that the form holds anyway may come a line earlier
    ([[1, 1, 2, 0], [3, 7, 4, 1]], (3, 4)),
    # R1 - 2 R2 while the entries are whole, then 1/3 R3 and what it clears
    ([[1, 2, 5, 4], [0, 1, 2, 1], [0, 0, 3, 5]], (4, 3)),
    # no row comes up only because its entry is -1
    ([[1, 2, 1], [-1, 3, 4], [2, 4, 2]], (4, 0)),
]


def test_the_reduced_form_is_reached_the_short_way() -> None:
    found = [effort(reduced_row_echelon_form(Matrix.of(rows), EASIEST).derivation) for rows, _ in SHORT_WAYS]
    assert [(one.operations, one.fractions) for one in found] == [least for _, least in SHORT_WAYS]


def test_pivots_made_one_after_the_first_are_told_together() -> None:
    A = Matrix.of([[0, -3, -5, -5], [-2, -5, -3, -1], [4, 1, -2, 0]])
    text = " ".join(plain.render(explain(reduced_row_echelon_form(A, EASIEST)), "en").split())
    assert "Dividing the row by its pivot makes the pivot 1." in text
    assert "And the remaining pivots become 1." in text


# [3 5; 1 2]: textbook writes R2 - 1/3 R1, easiest swaps and writes R2 - 3 R1.
EFFORTS = [
    # a swap: 2
    ([[0, 1], [1, 0]], [RowSwap(0, 1)], (Fraction(2), 1, 0, 0)),
    # R2 - 3 R1 = [0 -1]: the operation 1; column 1: 3 x 1 costs 1/4, the sum of 3 and 3 costs 1/2, the entry 0 costs
    # 1/2; column 2: 3 x 2 costs 1/2, the sum of 5 and 6 costs 1/2, the entry -1 costs 1/2
    ([[1, 2], [3, 5]], [RowAdd(1, 0, Fraction(-3))], (Fraction(15, 4), 1, 0, 1)),
    # 1/2 R1 = [1 2]: the operation 1; 1/2 x 2 costs 3/2 and the entry 1/2, twice
    ([[2, 4]], [RowScale(0, Fraction(1, 2))], (Fraction(5), 1, 0, 1)),
    # 1/2 R1 = [1/2]: the operation 1, 1/2 x 1 costs 3/4, the entry 3/2 and its fraction 3/2
    ([[1]], [RowScale(0, Fraction(1, 2))], (Fraction(19, 4), 1, 1, 3)),
    # 2 R2 - 3 R1 is written once
    ([[2], [3]], [RowScale(1, Fraction(2)), RowAdd(1, 0, Fraction(-3))], (Fraction(3), 1, 0, 1)),
    # two rows scaled are two operations
    ([[1], [1]], [RowScale(0, Fraction(2)), RowScale(1, Fraction(3))], (Fraction(7, 2), 2, 0, 1)),
]


@pytest.mark.parametrize(("rows", "operations", "expected"), EFFORTS)
def test_effort_is_counted_by_digits(
    rows: list[list[int]],
    operations: list[RowSwap | RowScale | RowAdd],
    expected: tuple[Fraction, int, int, int],
) -> None:
    made = Derivation(Matrix.of(rows))
    for operation in operations:
        made = made.extend(operation, Purpose.CLEAR_BELOW)
    found = effort(made)
    assert (found.total, found.operations, found.fractions, found.digits) == expected


def test_lengths_of_numbers() -> None:
    numbers: list[int | Fraction] = [0, -7, 10, Fraction(-1, 12), 10**5000]
    assert [length(x) for x in numbers] == [1, 1, 2, 4, 5001]


def test_an_operation_on_zeros_costs_only_its_name() -> None:
    assert combination(((1, [0, 0]), (Fraction(1, 3), [0, 0]))) == (4, [0, 0])


REASONS = [
    # a row with 1 comes up although the first entry is not zero
    (
        [[3, 5, 2], [1, 2, 4], [2, 7, 1]],
        ["spares us fractions as the pivot of row 1"],
        ["starts with a zero", "gets the entry"],
    ),
    # no row has a 1: the difference of two has
    (
        [[3, 5, 1], [2, 4, 6], [5, 7, 9]],
        ["Row 1 gets the entry 1 in the first column"],
        ["change places", "starts with a zero"],
    ),
    # a zero at the pivot's place is the reason, not the 1
    ([[0, 2], [1, 5]], ["The first column starts with a zero"], ["spares us fractions"]),
    # a 1 that is there already needs no word
    ([[1, 5], [3, 4]], ["The pivot 1 clears"], ["spares us fractions", "starts with a zero"]),
    ([[4, 8, 4], [3, 5, 1], [5, 2, 2]], ["All entries of row 1 share the factor 4"], ["starts with a zero"]),
]


@pytest.mark.parametrize(("rows", "there", "absent"), REASONS)
def test_the_reasons_are_those_of_the_choice(rows: list[list[int]], there: list[str], absent: list[str]) -> None:
    text = " ".join(plain.render(explain(row_echelon_form(Matrix.of(rows), EASIEST), "A"), "en").split())
    assert [sentence for sentence in there if sentence not in text] == []
    assert [sentence for sentence in absent if sentence in text] == []


def test_the_command_counts_every_strategy(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["effort", "3 5; 1 2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines] == [strategy.value for strategy in Strategy]
    assert "fractions 1" in lines[0]
    assert all("fractions 0" in line for line in lines[1:])
    assert main(["effort", "3 5; 1 2", "--form", "reduced", "--to", "json"]) == 0
    made = json.loads(capsys.readouterr().out)
    for strategy in Strategy:
        form = reduced_row_echelon_form(Matrix.of([[3, 5], [1, 2]]), strategy)
        assert made["strategies"][strategy.value] == json_object(form)["effort"]
        assert Fraction(made["strategies"][strategy.value]["total"]) == effort(form.derivation).total


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["3 5; 1 2", "--field", "GF(7)"], "exactrank: effort is counted over QQ, not over GF(7)"),
        (["3 5; 1 2", "--field", "GF(7)", "--lang", "ja"], "exactrank: 手間は QQ 上で数え、GF(7) 上では数えない"),
        (["3 5; 1"], "exactrank: row 2 has"),
    ],
)
def test_what_has_no_effort_is_refused(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["effort", *arguments]) == 2
    assert capsys.readouterr().err.startswith(message)


def test_over_a_prime_field_nothing_is_counted() -> None:
    assert "effort" not in json_object(row_echelon_form(Matrix.of([[1, 2], [3, 4]], 2, GF(5)), EASIEST))


WRITTEN = """A = [3 5; 1 2]

R1 <-> R2

[1 2; 3 5]

R2 <- R2 - 3 R1

[1 2; 0 -1]
"""


def test_the_effort_of_an_answer_is_that_of_its_operations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = tmp_path / "answer.txt"
    answer.write_text(WRITTEN, "utf-8")
    assert main(["effort", str(answer)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "as written: effort 5.75, operations 2, fractions 0, longest entry 1, in 2 steps"
    assert [line.partition(":")[0] for line in lines[1:]] == ["textbook", "fraction-free", "easiest"]
    assert main(["effort", str(answer), "--to", "json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["matrix"] == [["3", "5"], ["1", "2"]]
    assert (made["written"]["total"], made["written"]["steps"], made["written"]["not_counted"]) == ("23/4", 2, [])


def test_a_wrong_step_is_not_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = tmp_path / "answer.txt"
    answer.write_text(WRITTEN.replace("0 -1", "0 -2"), "utf-8")
    assert main(["effort", str(answer)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("as written: effort 2.00, operations 1,")
    assert lines[-1] == "the step in line 7 is not counted"


@given(matrices(), st.sampled_from(Strategy), st.booleans())
@examples(20)
def test_the_effort_of_our_own_pages_is_that_of_their_derivations(A: Matrix, strategy: Strategy, reduced: bool) -> None:
    form = (reduced_row_echelon_form if reduced else row_echelon_form)(A, strategy)
    found = effort_of_answer(verify(plain.render(explain(form))))
    if not form.derivation.log or found is None:
        assert not form.derivation.log
        return
    assert found.effort == effort(form.derivation)
    assert (found.start, found.left_out) == (A, ())


@pytest.mark.parametrize("text", ["no matrix here", "1 2\n3 x", "A = [1 2; 3 4]\n\n[1 2; 3 5]"])
def test_what_is_neither_a_matrix_nor_an_answer_is_refused(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = tmp_path / "answer.txt"
    answer.write_text(text, "utf-8")
    assert main(["effort", str(answer)]) == 2
    assert capsys.readouterr().err.startswith("exactrank: ")
