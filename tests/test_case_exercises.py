"""Exercises with a letter: as many cases as are asked for, the key right at every value, one exercise a seed."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import flint
import pytest

from exactrank.calculations.cases.records import Goal
from exactrank.cli import main
from exactrank.errors import InputError
from exactrank.exercises.with_letter import CasesDemand, CasesExercise, make_cases_exercise, make_cases_exercises
from exactrank.exposition.case_exercises import explain_case_exercises, explain_case_key
from exactrank.render.formats import Format, written
from exactrank.requests.exercises import read_cases_demand
from exactrank.statements import SolutionKind

DEMANDS = [
    CasesDemand(2, 2),
    CasesDemand(3, 3),
    CasesDemand(3, 3, 2, letter="k"),
    CasesDemand(3, 3, 4),
    CasesDemand(2, 3),
    CasesDemand(3, 2),
    CasesDemand(2, 2, 2, Goal.RANK),
    CasesDemand(3, 4, 3, Goal.RANK, largest=3),
]


def at(made: CasesExercise, value: Fraction) -> list[list[Fraction]]:
    """The matrix with a number for the letter."""
    found = [[made.tree.domain.value(x, d, [value]) for x in row] for row, d in made.tree.matrix.rows]
    return [[x for x in row if x is not None] for row in found]


def rank(rows: list[list[Fraction]]) -> int:
    return int(flint.fmpq_mat([[flint.fmpq(x.numerator, x.denominator) for x in row] for row in rows]).rank())


@pytest.mark.parametrize("demand", DEMANDS, ids=str)
def test_an_exercise_is_what_was_asked_for(demand: CasesDemand) -> None:
    for made in make_cases_exercises(demand, 11, 3):
        tree = made.tree
        assert len(tree.cases) == demand.cases
        assert tree.letters == (demand.letter,)
        special = {value.polynomial for case in tree.cases for value in case.region.values}
        assert len(special) == demand.cases - 1
        for x in [Fraction(k) for k in range(-demand.largest - 1, demand.largest + 2)]:
            answer, rows = tree.at(**{demand.letter: x}).answer, at(made, x)
            assert answer.rank == rank([row[: tree.bar] for row in rows])
            if demand.goal is Goal.SOLUTIONS:
                assert (answer.kind is SolutionKind.NONE) == (rank(rows) > (answer.rank or 0))
                assert (answer.kind is SolutionKind.UNIQUE) == (rank(rows) == answer.rank == demand.ncols)
        assert make_cases_exercise(demand, made.seed) == made


def test_entries_are_small_and_whole() -> None:
    for made in make_cases_exercises(CasesDemand(3, 3, largest=4), 1, 10):
        for row, d in made.tree.matrix.rows:
            assert d == 1
            assert all(sum(exponents) <= 1 and abs(c) <= 4 for p, _ in row for exponents, c in p)


@pytest.mark.parametrize("form", [Format.LATEX, Format.TEXT, Format.MARKDOWN, Format.HTML])
@pytest.mark.parametrize("goal", [Goal.SOLUTIONS, Goal.RANK])
def test_sheet_and_key_in_every_format(form: Format, goal: Goal) -> None:
    made = tuple(make_cases_exercises(CasesDemand(2, 2, 2, goal), 5, 2))
    for lang in ("en", "de", "fr", "ja"):
        sheet, key = (written(one(made), form, lang) for one in (explain_case_exercises, explain_case_key))
        assert isinstance(sheet, str)
        assert len(key) > len(sheet) > 0


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, key = tmp_path / "sheet.json", tmp_path / "key.json"
    command = ["make", "--shape", "2x2", "--letters", "k", "--count", "2", "-o", str(sheet), "--key", str(key)]
    assert main(command) == 0
    asked, solved = (json.loads(path.read_text())["exercises"] for path in (sheet, key))
    assert [(one["task"], one["letter"], one["cases"]) for one in asked] == [("cases", "k", 3)] * 2
    assert all("discussion" not in one for one in asked)
    assert [len(one["discussion"]["cases"]) for one in solved] == [3, 3]
    assert main(["make", "--shape", "2x2", "--cases", "2", "--goal", "rank", "--to", "text"]) == 0
    assert "Find the rank of A for every value of a." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--cases", "1"], "--cases"),
        (["--cases", "7"], "--cases"),
        (["--cases", "x"], "--cases"),
        (["--letters", "a,b"], "a,b"),
        (["--letters", "1"], "1"),
        (["--cases", "2", "--goal", "determinant"], "determinant"),
        (["--cases", "2", "--goal", "beauty"], "beauty"),
        (["--letters", "a", "--rank", "2"], "--rank"),
        (["--letters", "a", "--system", "none"], "--system"),
        (["--letters", "a", "--blanks"], "--blanks"),
        (["--letters", "a", "--layout", "chain"], "--layout"),
        (["--letters", "a", "--shape", "5x5"], "5x5"),
        (["--letters", "a", "--shape", "1x1", "--cases", "6"], "2000"),
        (["--letters", "a", "--seed", "-1"], "-1"),
    ],
)
def test_what_is_no_demand_is_refused(more: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make", "--shape", "2x2", *more]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1


def test_no_option_of_letters_is_no_demand_for_them() -> None:
    assert read_cases_demand({"shape": "2x2", "letters": None, "seed": "1"}) is None
    with pytest.raises(InputError, match="shape"):
        read_cases_demand({"letters": "a"})
