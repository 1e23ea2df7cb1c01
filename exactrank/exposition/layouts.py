"""A document in another layout: steps become a chain of matrices joined by arrows, with fewer words or with arithmetic.

The exposition tells every reduction in one way, as a list of reasons, operations and matrices. What is made of it here
holds the same operations and matrices in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from exactrank.document import (
    Array,
    Block,
    Chain,
    Display,
    Document,
    Fold,
    Formula,
    Grid,
    Listed,
    Operations,
    Paragraph,
    Result,
    Said,
    Steps,
    Transition,
    Transitions,
)
from exactrank.exposition.arithmetic import arithmetic
from exactrank.nodes import Node
from exactrank.requests.layouts import Detail, Layout

ONLY_REASONS = (
    *("reduction.overview.", "reduction.why-rank-stays", "reduction.ends."),
    *("reduction.pivot-needs-nothing", "reduction.column-"),
    "reduction.dependence.rows-independent",  # the rank says it
)
"""What is said around the steps and is left out where a reduction is told in brief: how the ids begin."""

CLAIMS_OF_START = ("reduction.echelon-given",)
"""What is said before the first step of the matrix at the start."""


def arranged(document: Document, layout: Layout = Layout.LIST, detail: Detail = Detail.NORMAL) -> Document:
    """The document with its reductions in this layout and detail; as it stands, it has lists and is normal.

    >>> from exactrank.calculations.elimination import row_echelon_form
    >>> from exactrank.exposition import explain
    >>> from exactrank.matrix import Matrix
    >>> made = arranged(explain(row_echelon_form(Matrix.of([[1, 2], [3, 4]]))), Layout.CHAIN, Detail.BRIEF)
    >>> [type(block).__name__ for block in made.blocks]
    ['Transitions', 'Result']
    """
    if layout is Layout.LIST and detail is Detail.NORMAL:
        return document
    return Document(document.title, _arranged(document.blocks, layout, detail))


class _Told(Node):
    """An item of a list of steps: why, what is done, and the matrix that it leads to."""

    reasons: tuple[Said, ...]
    done: Operations
    result: Formula


def _arranged(blocks: tuple[Block, ...], layout: Layout, detail: Detail) -> tuple[Block, ...]:
    made: list[Block] = []
    for block in blocks:
        match block:
            case Steps(items, begins):
                told = [_told(item) for item in items]
                whole = [one for one in told if one is not None]
                if len(whole) < len(told):
                    made.append(block)  # the steps of something else
                elif layout is Layout.CHAIN:
                    at = None if _speaks_of_start(whole[0], detail) else _place_of_start(made)
                    start = None if at is None else made.pop(at)
                    made += _chain(start.lines[0] if isinstance(start, Display) else None, whole, begins, detail)
                else:
                    made.append(Steps(tuple([_item(one, detail) for one in whole]), begins))
            case Paragraph(sentences) if detail is Detail.BRIEF:
                kept = tuple([one for one in sentences if not one.message.startswith(ONLY_REASONS)])
                made += [Paragraph(kept)] if kept else []
            case Result(inner):
                made.append(Result(_arranged(inner, layout, detail)))
            case Fold(title, inner):
                made.append(Fold(title, _arranged(inner, layout, detail)))
            case _:
                made.append(block)
    return tuple(made)


def _told(item: tuple[Block, ...]) -> _Told | None:
    """The parts of a step of a reduction; None for an item of another list."""
    match item:
        case (Paragraph(reasons), Operations() as done, Display((result,))):
            return _Told(reasons, done, result)
        case _:
            return None


def _item(told: _Told, detail: Detail) -> tuple[Block, ...]:
    """A step of a list."""
    if detail is Detail.BRIEF:
        return told.done, Display((told.result,))
    return Paragraph(told.reasons), told.done, *_worked(told, detail), Display((told.result,))


def _worked(told: _Told, detail: Detail) -> Iterator[Block]:
    """The arithmetic of a step, where it is wanted and there is any."""
    if detail is Detail.FULL and isinstance(told.result, Array):
        lines = tuple(arithmetic(told.done.operations, told.result.matrix))
        if lines:
            yield Listed(lines)


def _place_of_start(blocks: Sequence[Block]) -> int | None:
    """Where the matrix stands that the steps begin with: the last formula set off, with nothing but words behind it."""
    k = len(blocks) - 1
    while k >= 0 and isinstance(blocks[k], Paragraph):
        k -= 1
    match blocks[k] if k >= 0 else None:
        case Display((line,)):
            last = line.links[-1][1] if isinstance(line, Chain) else line
            shown = isinstance(last, Array | Grid) and not last.determinant
            return k if shown else None
        case _:
            return None


def _speaks_of_start(first: _Told, detail: Detail) -> bool:
    """Whether a claim about the matrix at the start is made before the first step: the matrix has to stand above it."""
    return detail is not Detail.BRIEF and any(one.message in CLAIMS_OF_START for one in first.reasons)


def _chain(start: Formula | None, told: Sequence[_Told], begins: tuple[int, ...], detail: Detail) -> Iterator[Block]:
    """The chain of all steps, or with reasons a chain for each pivot, with a line before it."""
    if detail is Detail.BRIEF:
        yield Transitions(start, tuple(map(_transition, told)))
        return
    cuts = [*[k for k in range(len(told)) if k == 0 or not begins or k in begins], len(told)]
    for k, end in pairwise(cuts):
        part = told[k:end]
        yield Paragraph(tuple([reason for one in part for reason in one.reasons]))
        yield from [block for one in part for block in _worked(one, detail)]
        yield Transitions(None if k else start, tuple(map(_transition, part)))


def _transition(told: _Told) -> Transition:
    return Transition(told.done.operations, told.result)
