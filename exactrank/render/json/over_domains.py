"""The JSON form of a row reduction over QQ(i), QQ(sqrt d) or GF(p^k): that of QQ, with numbers as the domain spells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exactrank.calculations.elimination.over_domains import (
    MultipleAdded,
    OperationOver,
    Reduction,
    RowScaled,
    RowsSwapped,
    StepOver,
    single_steps,
)
from exactrank.numbers.contract import NumberDomain
from exactrank.render.json.parts import FORMAT, pivot_object


def reduction_over_object(found: Reduction[Any], name: str = "A", single: bool = False) -> dict[str, Any]:
    """The object that `derive --to json` gives."""
    domain = found.start.domain
    steps = single_steps(found) if single else found.steps
    return {
        "format": FORMAT,
        "method": "row-reduction",
        "name": name,
        "field": domain.name,
        "strategy": "textbook",
        "shape": list(found.start.shape),
        "matrix": found.start.texts(),
        "steps": steps_over(steps, domain),
        "form": "reduced" if found.reduced else "echelon",
        "end": found.end.texts(),
        "pivots": [pivot_object(pivot) for pivot in found.pivots],
        "rank": found.rank,
    }


def steps_over(steps: Sequence[StepOver[Any]], domain: NumberDomain[Any]) -> list[dict[str, Any]]:
    """The steps of a recorded reduction."""
    return [_step(step, domain) for step in steps]


def _step(step: StepOver[Any], domain: NumberDomain[Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"purpose": step.purpose.value}
    if step.pivot is not None:
        made["pivot"] = pivot_object(step.pivot)
    made["operations"] = [_operation(one, domain) for one in step.operations]
    made["result"] = step.result.texts()
    return made


def _operation(one: OperationOver[Any], domain: NumberDomain[Any]) -> dict[str, Any]:
    match one:
        case RowsSwapped(i, k):
            return {"kind": "swap", "first": i + 1, "second": k + 1}
        case RowScaled(i, factor):
            return {"kind": "scale", "target": i + 1, "factor": domain.text(*factor)}
        case MultipleAdded(i, k, factor):
            return {"kind": "add", "target": i + 1, "source": k + 1, "factor": domain.text(*factor)}
