"""Row operations told in sentences, for those who do not write them with arrows."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.document import (
    Block,
    Chain,
    Formula,
    Linear,
    Listed,
    Number,
    Operations,
    Paragraph,
    Row,
    Said,
    say,
)

MOST_IN_A_PARAGRAPH = 3
"""So many sentences stand one behind the other; more stand one below the other."""


def in_prose(done: Operations) -> Block:
    """The operations as sentences; those with a factor that is no rational number stay as they are.

    >>> from exactrank.document import assignments
    >>> from exactrank.row_operations import RowAdd, RowSwap
    >>> told = in_prose(Operations(assignments((RowSwap(0, 1), RowAdd(2, 0, Fraction(-3))))))
    >>> [sentence.message for sentence in told.sentences]
    ['operation.swap', 'operation.subtract-multiple']
    """
    told: list[Said] = []
    for operation in done.operations:
        sentences = list(_sentences(operation))
        if not sentences:
            return done
        told += sentences
    return Paragraph(tuple(told)) if len(told) <= MOST_IN_A_PARAGRAPH else Listed(tuple(told))


def _sentences(operation: Formula) -> Iterator[Said]:
    """What is done, a sentence for a row that changes places, is multiplied, or gets a multiple of another one."""
    match operation:
        case Chain(Row(i), (("<->", Row(k)),)):
            yield say("operation.swap", first=i + 1, second=k + 1)
        case Chain(Row(i), (("<-", Linear(terms)),)):
            multiples = [(factor, row.at) for factor, row in terms if isinstance(row, Row)]
            own = [factor for factor, k in multiples if k == i]
            if len(multiples) == len(terms) and len(own) == 1:
                yield from _scaling(own[0], i + 1)
                yield from [_adding(factor, k + 1, i + 1) for factor, k in multiples if k != i]
        case _:
            return


def _scaling(factor: Fraction, row: int) -> Iterator[Said]:
    if abs(factor.numerator) == 1 < factor.denominator:
        yield say("operation.divide", row=row, divisor=Number(1 / factor))
    elif factor != 1:
        yield say("operation.scale", row=row, factor=Number(factor))


def _adding(factor: Fraction, source: int, target: int) -> Said:
    verb = "subtract" if factor < 0 else "add"
    if abs(factor) == 1:
        return say(f"operation.{verb}", source=source, target=target)
    return say(f"operation.{verb}-multiple", factor=Number(abs(factor)), source=source, target=target)
