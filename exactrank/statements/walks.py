"""Everything that an expression is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING

from exactrank.statements.expressions import Expression, Name

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def subexpressions(e: Expression) -> Iterator[Expression]:
    """The expression itself and all that stand in it, the outer ones first.

    >>> from exactrank.statements.expressions import Sum
    >>> [type(one).__name__ for one in subexpressions(Sum((Name("a"), Name("b"))))]
    ['Sum', 'Name', 'Name']
    """
    yield e
    yield from expressions_in(e)


def expressions_in(record: DataclassInstance) -> Iterator[Expression]:
    """All expressions that stand in the fields of a record, a statement or an expression, in their order.

    >>> from exactrank.statements.expressions import Sum
    >>> [type(one).__name__ for one in expressions_in(Sum((Name("a"), Name("b"))))]
    ['Name', 'Name']
    """
    for one in fields(record):
        yield from _within(getattr(record, one.name))


def _within(value: object) -> Iterator[Expression]:
    if isinstance(value, tuple):
        for inner in value:
            yield from _within(inner)
    elif isinstance(value, Expression):
        yield from subexpressions(value)


def mentions(e: Expression, letter: str) -> bool:
    """Whether a letter stands in an expression, by itself or as an index.

    >>> from exactrank.statements.expressions import Indexed
    >>> mentions(Indexed("w", ("j",)), "j"), mentions(Name("w"), "j")
    (True, False)
    """
    for part in subexpressions(e):
        if isinstance(part, Name):
            if part.name == letter:
                return True
            continue
        held = [getattr(part, one.name) for one in fields(part)]
        if any(letter in one if isinstance(one, tuple) else one == letter for one in held):
            return True
    return False
