"""Everything that an expression is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any, cast, get_args

from exactrank.statements.expressions import Expression, Name

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_EXPRESSIONS = frozenset(get_args(Expression))


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
    for name in _names_of(record.__class__):
        yield from _within((getattr(record, name),))


@cache
def _names_of(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple([one.name for one in fields(kind)])


def _within(values: tuple[object, ...]) -> Iterator[Expression]:
    for value in values:
        if value.__class__ in _EXPRESSIONS:
            yield from subexpressions(cast("Expression", value))
        elif isinstance(value, tuple):
            yield from _within(value)


def rebuilt(value: Any, part: Callable[[Any], Any]) -> Any:
    """A record or a tuple of what `part` makes of all that stands in it; itself where nothing changes.

    >>> from exactrank.statements.expressions import Sum
    >>> rebuilt(Sum((Name("a"), Name("b"))), lambda held: tuple(reversed(held)))
    Sum(terms=(Name(name='b'), Name(name='a')))
    """
    if isinstance(value, tuple):
        made = tuple([part(one) for one in value])
        return value if all(a is b for a, b in zip(value, made, strict=True)) else made
    changed = {}
    for name in _names_of(value.__class__):
        held = getattr(value, name)
        made_of_it = part(held)
        if made_of_it is not held:
            changed[name] = made_of_it
    return replace(value, **changed) if changed else value


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


def replaced(e: Expression, change: Callable[[Expression], Expression | None]) -> Expression:
    """The expression with what `change` makes of its parts in their places, the outer ones first; None leaves a part.

    >>> from exactrank.statements.expressions import Negative
    >>> replaced(Negative(Name("a")), lambda part: Name("b") if part == Name("a") else None)
    Negative(of=Name(name='b'))
    """
    made = change(e)
    if made is not None:
        return made
    new = {one.name: _replaced_within(getattr(e, one.name), change) for one in fields(e)}
    return replace(e, **new)


def replaced_in(record: DataclassInstance, change: Callable[[Expression], Expression | None]) -> Any:
    """The record, a statement, with every expression in its fields as `replaced` gives it."""
    new = {name: _replaced_within(getattr(record, name), change) for name in _names_of(record.__class__)}
    return replace(record, **new)


def _replaced_within(value: Any, change: Callable[[Expression], Expression | None]) -> Any:
    if isinstance(value, tuple):
        return tuple([_replaced_within(inner, change) for inner in value])
    return replaced(value, change) if isinstance(value, Expression) else value
