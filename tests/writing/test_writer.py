"""Texts that our renderers never saw: none that is right is called incorrect, none that is wrong is called correct."""

from __future__ import annotations

from typing import Any

import flint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exploring import examples
from tests.turns import Turn, by_turns, those_of
from tests.writing.arithmetic import Rows, identity
from tests.writing.claim_faults import CLAIM_FAULTS
from tests.writing.corpora import CORPORA
from tests.writing.faults import can_hold
from tests.writing.layouts import LAYOUTS
from tests.writing.survey import Result, described, results
from tests.writing.writer import written

SEEDS = st.integers(0, 2**40)


def assert_none_offends(found: list[Result]) -> None:
    offending = [described(result) for result in found if result.offends]
    assert not offending, f"{len(offending)} of {len(found)}\n" + "\n".join(offending[:5])


@examples(100)
@given(SEEDS)
def test_right_is_right_and_wrong_is_wrong_by_our_own_arithmetic(seed: int) -> None:
    relations = {layout.name: layout.relation for layout in LAYOUTS}
    right, wrong = written(seed), written(seed, wrong=True)
    assert all(can_hold(stage, "operations") for stage in right.exercise.stages)
    assert right.text == written(seed).text
    assert right.text != wrong.text
    holds = all(can_hold(stage, relations[wrong.layout]) for stage in wrong.exercise.stages)
    assert holds == (wrong.fault in {*CLAIM_FAULTS, "copying", "start"})


@examples(100)
@given(SEEDS)
def test_conclusions_hold_by_flint(seed: int) -> None:
    exercise = written(seed).exercise
    A, bar = flint_matrix(exercise.matrix), exercise.bar
    for claim in exercise.claims:
        match claim.kind:
            case "rank":
                assert A.rank() == claim.value[0][0]
            case "determinant":
                assert A.det() == flint.fmpq(claim.value[0][0].numerator, claim.value[0][0].denominator)
            case "inverse":
                left = flint_matrix(tuple([row[:bar] for row in exercise.matrix]))
                assert left * flint_matrix(claim.value) == flint_matrix(identity(len(exercise.matrix)))
            case "null-space":
                assert A.ncols() - A.rank() == len(claim.value)
                assert all((A * flint_matrix(tuple([(x,) for x in v]))).rank() == 0 for v in claim.value)
            case "unique":
                coefficients = flint_matrix(tuple([row[:bar] for row in exercise.matrix]))
                right = flint_matrix(tuple([row[bar:] for row in exercise.matrix]))
                assert coefficients * flint_matrix(tuple([(x,) for x in claim.value[0]])) == right


def flint_matrix(rows: Rows) -> Any:
    entries = [[flint.fmpq(entry.numerator, entry.denominator) for entry in row] for row in rows]
    return flint.fmpq_mat(len(rows), len(rows[0]), [entry for row in entries for entry in row])


TURNS = 5
"""An odd number: right and wrong texts alternate."""
# How often the judge may be mistaken today, in each turn. Every one of these is a fault that is known; the numbers only
# ever go down, and the house wants zeros.
NEVER = (0,) * TURNS
ACCUSED = {"texts": NEVER, "sentences": NEVER, "copies": NEVER}
"""right texts called incorrect"""
PASSED = {"texts": NEVER, "sentences": NEVER, "copies": (1, 0, 0, 0, 0)}
"""wrong texts called correct"""


@by_turns(TURNS)
@pytest.mark.parametrize("corpus", CORPORA)
def test_few_right_texts_are_accused_and_few_wrong_ones_pass(corpus: str, turn: Turn) -> None:
    found = list(results(those_of(list(CORPORA[corpus](1, 160)), turn)))
    offending = [result for result in found if result.offends]
    accused = [described(result) for result in offending if result.outcome == "incorrect"]
    passed = [described(result) for result in offending if result.outcome != "incorrect"]
    assert len(accused) <= ACCUSED[corpus][turn[0]], "\n".join(accused[:5])
    assert len(passed) <= PASSED[corpus][turn[0]], "\n".join(passed[:5])
