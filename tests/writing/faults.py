"""One falsification each, kept only where it makes the text false under every reasonable reading.

Certain by computation: for a step, no reading of the operations (one after the other, in reverse, all at once, either
row of an addition as the target) leads to the matrix that is written; where no operations are stated, the two matrices
are not row equivalent, nor does the first imply the second, or the two determinants differ; a miscopied matrix is not
row equivalent to what it copies; a claim fails of the matrix of the exercise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from random import Random

from tests.writing.arithmetic import (
    Combine,
    Operation,
    Rows,
    Swap,
    applied,
    determinant,
    equivalent,
    implies,
    near_copy,
)
from tests.writing.claim_faults import CLAIM_FAULTS, Fault
from tests.writing.exercises import Exercise, Stage
from tests.writing.layouts import Layout, Relation


def can_hold(stage: Stage, relation: Relation) -> bool:
    """Whether some reading of the stage makes it right."""
    match relation:
        case "operations":
            return any(stage.after == after for after in _readings(stage.before, stage.operations))
        case "equivalence":
            return equivalent(stage.before, stage.after) or implies(stage.before, stage.after)
        case "determinants":
            swaps = sum(isinstance(operation, Swap) for operation in stage.operations)
            return determinant(stage.before) == determinant(stage.after) * (-1 if swaps % 2 else 1)


def _readings(before: Rows, operations: tuple[Operation, ...]) -> Iterator[Rows]:
    for meant in product(*[_meanings(operation) for operation in operations]):
        yield applied(before, *meant)
        yield applied(before, *reversed(meant))
        yield applied(before, *meant, at_once=True)


def _meanings(operation: Operation) -> list[Operation]:
    """A sum of two rows may be meant for either of them."""
    if isinstance(operation, Swap) or operation.source is None:
        return [operation]
    return [operation, Combine(operation.source, operation.factor, operation.target, operation.own)]


def falsified(exercise: Exercise, layout: Layout, fault: str, rng: Random) -> Exercise | None:
    """The exercise with one such fault, or None where it has no place for it or stays right."""
    made = FAULTS[fault](exercise, rng)
    if made is None or made == exercise:
        return None
    if fault in CLAIM_FAULTS:
        return made
    if fault == "start":  # another matrix with the same determinant would be no mistake in a chain of determinants
        chain = layout.relation == "determinants"
        return None if chain and determinant(made.stages[0].before) == determinant(made.matrix) else made
    if fault == "copying":
        return made if layout.repeats else None
    wrong = [stage for stage in made.stages if not can_hold(stage, layout.relation)]
    return made if wrong else None


def _at(exercise: Exercise, k: int, stage: Stage) -> Exercise:
    return replace(exercise, stages=(*exercise.stages[:k], stage, *exercise.stages[k + 1 :]))


def _other_operation(change: Callable[[Operation, Exercise, Random], Operation | None]) -> Fault:
    """One stated operation is changed, the matrices are not."""

    def made(exercise: Exercise, rng: Random) -> Exercise | None:
        k = rng.randrange(len(exercise.stages))
        stage = exercise.stages[k]
        i = rng.randrange(len(stage.operations))
        changed = change(stage.operations[i], exercise, rng)
        if changed is None or (isinstance(changed, Combine) and changed.source is None and changed.own == 1):
            return None  # a row times 1 is written as its name alone, which states no operation
        operations = (*stage.operations[:i], changed, *stage.operations[i + 1 :])
        return _at(exercise, k, replace(stage, operations=operations))

    return made


def _factor(operation: Operation, exercise: Exercise, rng: Random) -> Operation | None:
    if isinstance(operation, Swap):
        return None
    if operation.source is None:
        return replace(operation, own=operation.own + rng.choice((1, 2)))
    wrong = operation.factor + rng.choice((1, -1, 2))
    return replace(operation, factor=wrong) if wrong else None


def _sign(operation: Operation, exercise: Exercise, rng: Random) -> Operation | None:
    if isinstance(operation, Swap):
        return None
    if operation.source is None:
        return replace(operation, own=-operation.own)
    return replace(operation, factor=-operation.factor)


def _source(operation: Operation, exercise: Exercise, rng: Random) -> Operation | None:
    if isinstance(operation, Swap):
        return None
    others = [i for i in range(len(exercise.matrix)) if i not in (operation.target, operation.source)]
    return replace(operation, source=rng.choice(others)) if others and operation.source is not None else None


def _target(operation: Operation, exercise: Exercise, rng: Random) -> Operation | None:
    m = len(exercise.matrix)
    if isinstance(operation, Swap):
        others = [i for i in range(m) if i not in (operation.first, operation.second)]
        return replace(operation, second=rng.choice(others)) if others else None
    others = [i for i in range(m) if i not in (operation.target, operation.source)]
    return replace(operation, target=rng.choice(others)) if others else None


def _entry(exercise: Exercise, rng: Random) -> Exercise:
    """One entry of a result is wrong; the writer goes on from the wrong one or from the right one."""
    k = rng.randrange(len(exercise.stages))
    stage = exercise.stages[k]
    wrong = replace(stage, after=near_copy(stage.after, rng))
    return _carried(_at(exercise, k, wrong), k) if rng.random() < 0.6 else _at(exercise, k, wrong)


def _carried(exercise: Exercise, k: int) -> Exercise:
    """The stages after stage k computed from what stands there."""
    stages = list(exercise.stages[: k + 1])
    for stage in exercise.stages[k + 1 :]:
        before = stages[-1].after
        stages.append(Stage(stage.operations, before, applied(before, *stage.operations)))
    return replace(exercise, stages=tuple(stages))


def _copying(exercise: Exercise, rng: Random) -> Exercise | None:
    """A display begins with a near copy of the last matrix, and goes on from it."""
    if len(exercise.stages) < 2:
        return None
    k = rng.randrange(1, len(exercise.stages))
    stage = exercise.stages[k]
    before = near_copy(stage.before, rng)
    if equivalent(before, stage.before):
        return None
    return _carried(_at(exercise, k, Stage(stage.operations, before, applied(before, *stage.operations))), k)


def _start(exercise: Exercise, rng: Random) -> Exercise | None:
    """The first display is a near copy of the matrix that the exercise gives."""
    first = exercise.stages[0]
    before = near_copy(first.before, rng)
    if exercise.topic == "inverse" or equivalent(before, exercise.matrix):
        return None
    return _carried(_at(exercise, 0, Stage(first.operations, before, applied(before, *first.operations))), 0)


def _exchanged(exercise: Exercise, rng: Random) -> Exercise | None:
    """The results of two stages that follow one another are exchanged, each stage keeps its operations."""
    if len(exercise.stages) < 2:
        return None
    k = rng.randrange(len(exercise.stages) - 1)
    first, second = exercise.stages[k : k + 2]
    stages = [*exercise.stages]
    stages[k : k + 2] = [replace(first, after=second.after), Stage(second.operations, second.after, first.after)]
    if k + 2 < len(stages):
        stages[k + 2] = replace(stages[k + 2], before=first.after)
    return replace(exercise, stages=tuple(stages))


FAULTS: dict[str, Fault] = {
    "factor": _other_operation(_factor),
    "row": _other_operation(_source),
    "sign": _other_operation(_sign),
    "target": _other_operation(_target),
    "entry": _entry,
    "copying": _copying,
    "start": _start,
    "exchanged": _exchanged,
    **CLAIM_FAULTS,
}
"""Each changes one thing."""
