"""The mutants are what they should be; a test that does notice, and one that does not."""

from __future__ import annotations

import ast
from random import Random

import pytest

from tests.mutation import trial as trials
from tests.mutation.mutants import mutants
from tests.mutation.trial import ROOT, TARGETS, Target, trial

LINE = "def f(x):\n    if x < 1 or x == 4:\n        raise ValueError(f'{x + 1}')\n    return -x * 2\n"


def test_every_kind_of_expression_has_a_mutant() -> None:
    found = {(one.before, one.after) for one in mutants(LINE)}
    assert found == {
        ("x < 1 or x == 4", "x < 1 and x == 4"),
        ("x < 1", "x <= 1"),
        ("1", "2"),
        ("x == 4", "x != 4"),
        ("4", "5"),
        ("raise ValueError(f'{x + 1}')", "pass"),
        ("-x * 2", "-x + 2"),
        ("-x", "x"),
        ("2", "3"),
    }


@pytest.mark.parametrize(
    "name", [one if one == "checker" else pytest.param(one, marks=pytest.mark.long) for one in sorted(TARGETS)]
)
def test_a_mutant_differs_from_its_module_in_one_place(name: str) -> None:
    """Of a few modules of a target; the trial itself goes through all of them."""
    for pattern in TARGETS[name].modules:
        for path in sorted((ROOT / "exactrank").glob(pattern))[::12]:
            source = path.read_text("utf-8")
            made = list(mutants(source))
            assert len({one.source for one in made}) == len(made)
            for one in made[:15]:
                assert ast.dump(ast.parse(one.source)) != ast.dump(ast.parse(source))
    for test in TARGETS[name].tests:
        assert (ROOT / test).exists()


@pytest.mark.long
@pytest.mark.parametrize(
    ("tests", "noticed"), [("tests/test_decimals.py", False), ("tests/test_row_operations.py", True)]
)
def test_a_mutant_is_noticed_by_a_test_of_its_module_alone(
    tests: str, noticed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = Target(("row_operations.py",), (tests,))
    monkeypatch.setitem(trials.TARGETS, "rows", target)
    results = [was_noticed for _, _, was_noticed in trial("rows", 6, Random(1), 120)]
    assert any(results) is noticed


@pytest.mark.long
def test_the_checker_is_pinned_by_its_tests() -> None:
    results = [was_noticed for _, _, was_noticed in trial("checker", 20, Random(2), 300)]
    assert sum(results) >= 16
