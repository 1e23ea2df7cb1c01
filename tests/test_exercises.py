"""Exercises: each is what was asked for, its key is right, and a seed gives one exercise only."""

from __future__ import annotations

import hashlib
import json
from itertools import pairwise
from pathlib import Path

import flint
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exactrank import api, verify
from exactrank.calculations.elimination import Strategy
from exactrank.calculations.elimination.effort import effort
from exactrank.calculations.systems import Solution, solve
from exactrank.cli import main
from exactrank.errors import InputError
from exactrank.exercises import exercise
from exactrank.exercises.choices import Choices
from exactrank.exercises.demands import Demand
from exactrank.exercises.exercise import Exercise, form_of, looks_well, make_exercise, make_exercises
from exactrank.exposition.exercises import explain_blanks, explain_exercises, explain_key
from exactrank.matrix import Matrix
from exactrank.messages import sentence
from exactrank.render.formats import Format, written
from exactrank.requests.exercises import read_demand
from exactrank.requests.layouts import Detail, Layout
from exactrank.statements import SolutionKind
from tests.exploring import examples

SEEDS = st.integers(0, 2**63 - 1)


@st.composite
def demands(draw: st.DrawFn) -> Demand:
    """Demands of which none is impossible, with rank or pivots or neither."""
    m, n = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    kind = draw(st.sampled_from([None, SolutionKind.NONE, SolutionKind.UNIQUE, SolutionKind.INFINITE]))
    possible = Demand(m, n, kind=kind).ranks()
    if not possible:
        kind, possible = None, Demand(m, n).ranks()
    rank = draw(st.sampled_from(possible))
    known = draw(st.sampled_from(["rank", "pivots", "neither"]))
    columns = draw(st.lists(st.integers(0, n - 1), min_size=rank, max_size=rank, unique=True).map(sorted))
    strategies = tuple(draw(st.lists(st.sampled_from(Strategy), min_size=1, max_size=3, unique=True)))
    return Demand(
        m,
        n,
        rank if known == "rank" else None,
        tuple(columns) if known == "pivots" else None,
        kind,
        kind is None and draw(st.booleans()),
        strategies,
    )


def oracle_rank(A: Matrix) -> int:
    return int(flint.fmpz_mat([[int(x) for x in row] for row in A]).rank())


def oracle_pivots(A: Matrix) -> tuple[int, ...]:
    """The columns that raise the rank of those before them."""
    ranks = [0, *[oracle_rank(A[:, : j + 1]) for j in range(A.ncols)]]
    return tuple([j for j, (before, after) in enumerate(pairwise(ranks)) if after > before])


def oracle_kind(A: Matrix, b: Matrix) -> SolutionKind:
    if oracle_rank(A.beside(b)) > oracle_rank(A):
        return SolutionKind.NONE
    return SolutionKind.UNIQUE if oracle_rank(A) == A.ncols else SolutionKind.INFINITE


@examples(50)
@given(demands(), SEEDS)
def test_an_exercise_is_what_was_asked_for(demand: Demand, seed: int) -> None:
    made = make_exercise(demand, seed)
    A = made.matrix
    assert A.shape == (demand.nrows, demand.ncols)
    assert oracle_rank(A) in demand.ranks()
    assert demand.rank is None or oracle_rank(A) == demand.rank
    assert demand.pivots is None or oracle_pivots(A) == demand.pivots
    assert (made.right is None) == (demand.kind is None)
    if made.right is not None:
        assert oracle_kind(A, made.right) is demand.kind
    entries = [x for row in made.form.start for x in row]
    assert all(x.denominator == 1 and abs(x) <= demand.largest for x in entries)
    for strategy in demand.strategies:
        check_path(made, strategy)


def check_path(made: Exercise, strategy: Strategy) -> None:
    """Every matrix on the way is whole and small, whichever of its strategies somebody follows."""
    demand = made.demand
    if made.right is not None:
        form = form_of(solve(made.matrix, made.right, strategy))
    else:
        reduce = api.reduced_row_echelon_form if demand.reduced else api.row_echelon_form
        form = reduce(made.matrix, strategy.value)
    for state in form.derivation.states():
        assert state.is_integral
        assert all(abs(x) <= demand.largest_between for row in state for x in row)


@examples(20)
@given(demands(), SEEDS, st.sampled_from([Format.LATEX, Format.TEXT]))
@example(Demand(3, 3), 0, Format.TEXT)  # steps under the same numbers are no questions and their answers
def test_a_key_is_judged_wholly_correct(demand: Demand, seed: int, form: Format) -> None:
    key = explain_key(list(make_exercises(demand, min(seed, 2**63 - 3), 2)))
    verdict = verify(str(written(key, form, "en")))
    assert verdict.outcome.value == "correct", [one for one in verdict.judgements if one.note]


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("form", [Format.LATEX, Format.MARKDOWN, Format.HTML, Format.TEXT])
@pytest.mark.parametrize("layout", Layout)
def test_a_key_is_right_in_every_format_language_and_layout(lang: str, form: Format, layout: Layout) -> None:
    exercises = [
        make_exercise(demand, 11)
        for demand in (
            Demand(3, 4, 2),
            Demand(3, 3, reduced=True),
            *[Demand(3, 3, kind=kind) for kind in (SolutionKind.NONE, SolutionKind.UNIQUE, SolutionKind.INFINITE)],
        )
    ]
    key = str(written(explain_key(exercises, "M", layout, Detail.NORMAL), form, lang))
    assert verify(key).outcome.value == "correct"
    said = " ".join(key.split())
    for general in ("reduction.why-rank-stays", "solution.why"):  # of all exercises at once
        assert said.count(sentence(general, lang, None)) <= 1
    assert key.count("11") >= len(exercises)  # each seed is shown


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("form", [Format.LATEX, Format.MARKDOWN, Format.HTML, Format.TEXT])
def test_sheets_accuse_nobody(lang: str, form: Format) -> None:
    """What is asked, and what is left open, claims nothing that could be wrong."""
    exercises = [*make_exercises(Demand(3, 4, 2), 5, 2), make_exercise(Demand(3, 3, kind=SolutionKind.UNIQUE), 5)]
    for document in (explain_exercises(exercises), explain_blanks(exercises)):
        assert verify(str(written(document, form, lang))).outcome.value != "incorrect"


def test_a_seed_gives_the_same_sheet_on_every_machine() -> None:
    """The bytes are pinned: another Python, another machine or a change of the choices would show here."""
    exercises = list(make_exercises(Demand(3, 4, rank=2), 7, 30))
    sheet = str(written(explain_exercises(exercises), Format.TEXT, "en"))
    assert hashlib.sha256(sheet.encode()).hexdigest()[:16] == "f478cc8db6507511"
    assert exercises == list(make_exercises(Demand(3, 4, rank=2), 7, 30))
    assert len({one.matrix for one in exercises}) == 30


def test_choices_are_those_of_the_published_generator() -> None:
    choices = Choices(1234567)
    assert [choices.word() for _ in range(3)] == [6457827717110365317, 3203168211198807973, 9817491932198370423]


@given(st.integers(1, 50), SEEDS)
def test_choices_stay_below_their_bound(n: int, seed: int) -> None:
    choices = Choices(seed)
    assert all(0 <= choices.below(n) < n for _ in range(20))
    assert sorted(choices.shuffled(range(n))) == list(range(n))


def test_a_class_gets_sheets_of_equal_effort() -> None:
    demand = read_demand({"shape": "3x4", "system": "infinite", "effort": "25..32"})
    for made in make_exercises(demand, 1, 12):
        assert 25 <= made.effort.total <= 32
        assert made.effort == effort(made.form.derivation)


@pytest.mark.parametrize("demand", [Demand(3, 4), Demand(4, 4, 3), Demand(3, 3, kind=SolutionKind.NONE, rank=2)])
def test_exercises_leave_something_to_do(demand: Demand) -> None:
    for made in make_exercises(demand, 1, 20):
        assert made.form.derivation.log
        assert looks_well(made.form, demand.ncols)


@pytest.mark.parametrize(
    ("rows", "well"),
    [
        ([[1, 2], [3, 4]], True),
        ([[1, 2], [2, 4]], True),  # of rank 1 all rows are multiples
        ([[1, 2, 3], [2, 4, 6], [1, 1, 1]], False),
        ([[1, 2, 3], [1, 2, 3], [1, 1, 1]], False),
        ([[1, 2], [0, 0]], False),
        ([[1, 0, 0], [0, 1, 0], [1, 0, 1]], False),
        ([[0, 0], [0, 0]], True),
        ([[5, 0]], True),
    ],
)
def test_what_looks_well(rows: list[list[int]], well: bool) -> None:
    assert looks_well(api.row_echelon_form(rows), len(rows[0])) is well


def test_what_only_one_matrix_can_be_is_found_all_the_same() -> None:
    assert abs(make_exercise(Demand(1, 1, largest=1), 3).matrix[0, 0]) == 1
    assert make_exercise(Demand(2, 3, rank=0), 3).matrix.is_zero
    column = make_exercise(Demand(4, 1, largest=1), 3).matrix
    assert {abs(x) for row in column for x in row} <= {0, 1}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "the key shape is missing"),
        ({"shape": "3"}, "3 is not a shape such as 3x4"),
        ({"shape": "9x9"}, "exercises have a shape from 1x1 to 8x8, not 9x9"),
        ({"shape": "3x4", "rank": "4"}, "a 3x4 matrix has at most the rank 3, not 4"),
        ({"shape": "3x3", "pivots": "2,1"}, "a 3x3 matrix cannot have its pivots in the columns 2, 1"),
        ({"shape": "3x3", "pivots": "0"}, "a 3x3 matrix cannot have its pivots in the columns 0"),
        ({"shape": "3x3", "pivots": "1-2"}, "1-2 is not a list of columns such as 1,3"),
        ({"shape": "3x3", "pivots": "1", "rank": 2}, "the rank 2 does not fit the number of pivot columns, 1"),
        ({"shape": "2x3", "system": "unique"}, "a system with a 2x3 matrix cannot have the solutions unique"),
        (
            {"shape": "3x3", "system": "none", "rank": 3},
            "a system with a 3x3 matrix of rank 3 cannot have the solutions none",
        ),
        ({"shape": "3x3", "system": "none", "form": "reduced"}, "a system is always reduced, form does not go"),
        ({"shape": "3x3", "system": "some"}, "some is not a choice for system, use one of: none, unique, infinite"),
        ({"shape": "3x3", "strategy": "quick"}, "quick is not a choice for strategy"),
        ({"shape": "3x3", "effort": "5..2"}, "the effort from 5 to 2 is no window"),
        ({"shape": "3x3", "effort": "5"}, "5 is not a window such as 20..40"),
        ({"shape": "3x3", "largest": 50, "largest-between": 10}, "must be from 1 to 1000000"),
    ],
)
def test_what_no_exercise_can_be_is_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_demand(options)


def test_what_is_not_found_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="none of 10000 exercises has that effort, it lay between"):
        make_exercise(Demand(2, 2, effort=(900, 901)))
    monkeypatch.setattr(exercise, "MOST_TRIES", 3)
    with pytest.raises(InputError, match="none of 3 matrices is such an exercise, allow larger entries"):
        make_exercise(Demand(8, 8, 8, largest=1, largest_between=1))


def test_the_command_writes_a_sheet_and_its_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, key = tmp_path / "sheet.md", tmp_path / "key.json"
    options = ["make", "--shape", "3x3", "--system", "unique", "--seed", "5", "--count", "3"]
    assert main([*options, "-o", str(sheet), "--key", str(key)]) == 0
    text, solved = sheet.read_text("utf-8"), json.loads(key.read_text("utf-8"))
    assert [f"(seed {seed})" in text for seed in (5, 6, 7, 8)] == [True, True, True, False]
    assert [one["derivation"]["kind"] for one in solved["exercises"]] == ["unique"] * 3
    assert main([*options, "--to", "text", "--key", "-"]) == 0
    assert capsys.readouterr().out.startswith("Exercise 1 (seed 5)")
    assert main([*options[:-1], "0"]) == 2
    assert capsys.readouterr().err == "exactrank: --count must be a whole number from 1 to 1000, not 0\n"


def test_the_json_of_a_sheet_tells_no_solution() -> None:
    made = make_exercise(Demand(2, 2, kind=SolutionKind.UNIQUE), 3)
    assert isinstance(made.solved, Solution)
    sheet = json.loads(api.to_json(made))
    assert set(sheet["exercises"][0]) == {"seed", "task", "matrix", "bar"}


def test_blanks_stand_where_something_is_calculated() -> None:
    made = make_exercise(Demand(3, 3, rank=3), 4)
    text = str(written(explain_blanks([made]), Format.TEXT, "en"))
    changed = sum(
        [
            before[i, j] != after[i, j]
            for before, after in pairwise([made.matrix, *made.form.derivation.states()])
            for i in range(3)
            for j in range(3)
        ]
    )
    assert 0 < text.count("__") < changed
    assert "rank" not in text.partition("Fill in")[2]
