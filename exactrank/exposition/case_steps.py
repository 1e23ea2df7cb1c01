"""The steps of a branch of cases, each with its reason and the rows after it."""

from __future__ import annotations

from typing import Any

from exactrank.calculations.cases.records import Branch, CaseTree
from exactrank.calculations.elimination.over_domains import MultipleAdded, RowScaled, RowsSwapped, StepOver
from exactrank.derivation import Purpose
from exactrank.document import Block, Chain, Display, Formula, Linear, Operations, Paragraph, Row, Said, Sum, say
from exactrank.exposition.letters import function_formula
from exactrank.exposition.over_domains import grid_over, multiple_of_row, operation_over
from exactrank.numbers.multivariate import is_constant
from exactrank.numbers.rational_functions import Function, RationalFunctions
from exactrank.numbers.rows import RowsOver


def step_items(branch: Branch, tree: CaseTree) -> tuple[tuple[Block, ...], ...]:
    """One item a step."""
    domain, before = tree.domain, branch.start
    items: list[tuple[Block, ...]] = []
    for step in branch.steps:
        marked: tuple[tuple[int, int], ...] = ()
        if step.pivot is not None and step.purpose is not Purpose.MAKE_ENTRY_ONE:
            marked = ((step.pivot.row, step.pivot.column),)
        done = Operations(tuple(_assignments(step, domain)))
        shown = grid_over(step.result, domain, tree.bar, marked)
        items.append((Paragraph((_reason(step, before, domain),)), done, Display((shown,))))
        before = step.result
    return tuple(items)


def _reason(step: StepOver[Function], before: RowsOver[Function], domain: RationalFunctions) -> Said:
    pivot, first = step.pivot, step.operations[0]
    assert pivot is not None  # every step of a walk is for one
    j = pivot.column
    if step.purpose is Purpose.MAKE_ENTRY_ONE:
        assert isinstance(first, MultipleAdded)
        (p, _), _ = _entry(step.result, first.target, j, domain)
        key = "number" if p and is_constant(p) else "simpler"
        return say(f"cases.combine.{key}", row=first.target + 1, other=first.source + 1, column=j + 1)
    if isinstance(first, RowsSwapped):
        i = max(first.first, first.second)
        value = _entry(before, i, j, domain)
        return say(f"cases.swap.{_kind(value)}", row=i + 1, column=j + 1, value=function_formula(domain, value))
    value = _entry(before, pivot.row, j, domain)
    return say(f"cases.clear.{_kind(value)}", column=j + 1, value=function_formula(domain, value))


def _kind(value: Any) -> str:
    return "number" if is_constant(value[0][0]) else "known"


def _entry(A: RowsOver[Function], i: int, j: int, domain: RationalFunctions) -> Any:
    numerators, d = A.rows[i]
    return domain.ratio(numerators[j], d)


def _assignments(step: StepOver[Function], domain: RationalFunctions) -> list[Formula]:
    """The operations as a person writes them: R3 <- (a-1) R3 and R3 <- R3 - a R1 are one."""
    told: list[Formula] = []
    scaled: RowScaled[Function] | None = None
    for one in step.operations:
        if isinstance(one, RowScaled):
            scaled = one
        elif isinstance(one, MultipleAdded) and scaled is not None and scaled.target == one.target:
            own, added = [
                multiple_of_row(f, k, domain) for f, k in ((scaled.factor, one.target), (one.factor, one.source))
            ]
            both = [term for part in (own, added) for term in (part.terms if isinstance(part, Linear) else [])]
            joined = isinstance(own, Linear) and isinstance(added, Linear)
            told.append(Chain(Row(one.target), (("<-", Linear(tuple(both)) if joined else Sum((own, added))),)))
            scaled = None
        else:
            told.append(operation_over(one, domain))
    return told
