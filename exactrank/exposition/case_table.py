"""The table that a discussion of cases ends with: the values of the letters, the ranks, and how many solutions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exactrank.calculations.cases.records import Case, CaseTree, Goal
from exactrank.document import Block, Call, Commas, Formula, Grouped, Name, Paragraph, Said, Table, say
from exactrank.exposition.case_conditions import region_formula
from exactrank.exposition.formulas import number
from exactrank.exposition.letters import function_formula
from exactrank.exposition.solution import SystemLetters

Cell = Said | Formula


def summary(tree: CaseTree, name: str, numbers: Mapping[int, int]) -> Iterator[Block]:
    """The table, in the order of the cases above it; `numbers` are those of the branches, by their identity."""
    system = SystemLetters.of(name, tree.bar or 0, tree.unknowns)
    ordered = sorted(tree.cases, key=lambda case: min(_numbers(case, numbers)))
    rows = tuple([(*_named(tree, case, numbers), *_cells(tree, case)) for case in ordered])
    head = (say("cases.table.case.head"), say("cases.table.values.head"), *_head(tree, name, system))
    yield Paragraph((say("cases.table.summary"),))
    yield Table(head, rows)


def _numbers(case: Case, numbers: Mapping[int, int]) -> list[int]:
    return sorted([numbers[id(branch)] for branch in case.branches])


def _named(tree: CaseTree, case: Case, numbers: Mapping[int, int]) -> tuple[Cell, Cell]:
    shown = [number(k) for k in _numbers(case, numbers)]
    hidden = [one.polynomial for one in tree.given if not one.vanishes]
    region = region_formula(case.region, tree.letters, hidden)
    return shown[0] if len(shown) == 1 else Commas(tuple(shown)), region or say("cases.table.all")


def _head(tree: CaseTree, name: str, system: SystemLetters) -> tuple[Cell, ...]:
    rank = Call("rank", Name(name))
    match tree.goal:
        case Goal.SOLUTIONS:
            both = Call("rank", Grouped(Commas((Name(name), system.right))))
            return rank, both, say("cases.table.solutions.head")
        case Goal.RANK:
            return (rank,)
        case Goal.ECHELON:
            return rank, say("cases.table.columns.head")
        case Goal.DETERMINANT:
            return (Call("det", Name(name)),)
        case Goal.INVERSE:
            return Call("det", Name(name)), say("cases.table.inverse.head")


def _cells(tree: CaseTree, case: Case) -> tuple[Cell, ...]:
    answer = case.answer
    match tree.goal:
        case Goal.SOLUTIONS:
            count = {"none": "none", "unique": "one"}.get(answer.kind.value if answer.kind else "", "infinite")
            return number(answer.rank or 0), number(answer.augmented_rank or 0), say(f"cases.table.{count}")
        case Goal.RANK:
            return (number(answer.rank or 0),)
        case Goal.ECHELON:
            columns = tuple([number(pivot.column + 1) for pivot in answer.pivots or ()])
            return number(answer.rank or 0), Commas(columns) if columns else say("cases.table.none")
        case Goal.DETERMINANT | Goal.INVERSE:
            assert answer.determinant is not None  # it was asked for
            value = function_formula(tree.domain, answer.determinant)
            shown = value if answer.determinant[0][0] else number(0)
            if tree.goal is Goal.DETERMINANT:
                return (shown,)
            return shown, say("cases.table.no" if answer.pivots is None else "cases.table.yes")
