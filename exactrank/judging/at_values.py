"""An answer with numbers in place of its letters: everything that is judged of numbers is then judged of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from functools import partial
from typing import Any

from exactrank.judging.written_functions import WrittenFunctions, letter_named
from exactrank.judging.written_roots import radicand
from exactrank.statements import (
    Adjoint,
    Answer,
    Definition,
    Expression,
    Grid,
    Indexed,
    Name,
    Number,
    Span,
    SquareRoot,
    Term,
    Transposed,
)
from exactrank.statements.walks import rebuilt

RootValue = Callable[[int], Fraction | None]
"""What is put for the square root of an integer."""


def at_values(
    answer: Answer,
    functions: WrittenFunctions,
    values: Mapping[str, Fraction],
    root: RootValue = lambda n: None,
) -> tuple[Any, ...]:
    """The passages of the answer with these values; a definition of a letter stays, and is not asked any more."""
    put = _Put(functions, values, root, _given_once(answer))
    return tuple([one if _defines_letter(one, values) else put(one) for one in answer.passages])


def _defines_letter(passage: object, values: Mapping[str, Fraction]) -> bool:
    return isinstance(passage, Definition) and letter_named(passage.name) in values


class _Put:
    """Rebuilds records, keeping those that have no letters in them."""

    def __init__(
        self,
        functions: WrittenFunctions,
        values: Mapping[str, Fraction],
        root: RootValue,
        given: Mapping[Name | Indexed, Expression],
    ) -> None:
        self.functions = functions
        self.values = values
        self.root = root
        self.given = given

    def __call__(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return rebuilt(value, self)
        if isinstance(value, Span) or not is_dataclass(value) or isinstance(value, type):
            return value
        if isinstance(value, Grid):
            return self.grid(value) if value.written else value
        if isinstance(value, Adjoint):
            return self.adjoint(value)
        if isinstance(value, Term):
            known = self.functions.value(value.written, self.values) if value.written else None
            return value if known is None else replace(value, factor=known)
        if isinstance(value, Name | Indexed):
            letter = letter_named(value)
            return Number(self.values[letter]) if letter in self.values and self.functions.is_letter(value) else value
        if isinstance(value, SquareRoot) and isinstance(value.of, Number):
            found = self.root(radicand(value.of.value))
            return value if found is None else Number(found / value.of.value.denominator)
        return rebuilt(value, self)

    def adjoint(self, adjoint: Adjoint) -> Expression:
        """The transpose with the conjugates of all that is in it; as it is where letters may be any number."""
        if adjoint.inverse or self.functions.letters or self.root(-1) is self.root(1):
            return replace(adjoint, of=self(adjoint.of))
        conjugated = _Conjugated(self.functions, self.values, self.root, self.given)
        try:
            return Transposed(conjugated(adjoint.of))
        except _UnknownConjugate:
            return adjoint

    def grid(self, grid: Grid) -> Grid:
        rows = tuple(
            [
                tuple([self.functions.value(text, self.values) if text else x for x, text in zip(*both, strict=True)])
                for both in zip(grid.rows, grid.written, strict=True)
            ]
        )
        return replace(grid, rows=rows)


class _UnknownConjugate(Exception):
    """A name that nothing explains, or several things."""


class _Conjugated(_Put):
    """Puts for i, and for roots of negative numbers, what is put for their conjugates, in what names stand for too."""

    def __init__(
        self,
        functions: WrittenFunctions,
        values: Mapping[str, Fraction],
        root: RootValue,
        given: Mapping[Name | Indexed, Expression],
    ) -> None:
        unit = root(-1)
        conjugates = {letter: -x if x == unit else x for letter, x in values.items()}
        super().__init__(functions, conjugates, partial(_conjugate_root, root), given)
        self.open: list[Name | Indexed] = []

    def __call__(self, value: Any) -> Any:
        if not isinstance(value, Name | Indexed) or letter_named(value) in self.values:
            return super().__call__(value)
        if value not in self.given or value in self.open:
            raise _UnknownConjugate
        self.open.append(value)
        made = self(self.given[value])
        self.open.pop()
        return made

    def adjoint(self, adjoint: Adjoint) -> Expression:
        """The conjugate of the conjugate transpose is the transpose."""
        if adjoint.inverse:
            return replace(adjoint, of=self(adjoint.of))
        return Transposed(_Put(self.functions, self.values, self.root, self.given)(adjoint.of))


def _conjugate_root(root: RootValue, n: int) -> Fraction | None:
    found = root(n)
    return -found if found is not None and n < 0 else found


def _given_once(answer: Answer) -> dict[Name | Indexed, Expression]:
    """What the names are given that are given one thing only."""
    given: dict[Name | Indexed, list[Expression]] = {}
    for one in answer.passages:
        if isinstance(one, Definition) and one.value not in given.setdefault(one.name, []):
            given[one.name].append(one.value)
    return {name: values[0] for name, values in given.items() if len(values) == 1}


def with_letters(value: Any) -> Any:
    """The record with its letters again, where their texts stand in it: the inverse of putting values there."""
    if isinstance(value, tuple):
        return tuple([with_letters(one) for one in value])
    if isinstance(value, Grid) and value.written:
        rows = [
            tuple([None if text else x for x, text in zip(*both, strict=True)])
            for both in zip(value.rows, value.written, strict=True)
        ]
        return replace(value, rows=tuple(rows))
    if isinstance(value, Term):
        return replace(value, factor=None) if value.written else value
    if isinstance(value, Span) or not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{field.name: with_letters(getattr(value, field.name)) for field in fields(value)})
