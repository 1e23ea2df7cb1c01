"""An answer with numbers in place of its letters: everything that is judged of numbers is then judged of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import Any

from exactrank.judging.written_functions import WrittenFunctions, letter_named
from exactrank.judging.written_roots import radicand
from exactrank.statements import Answer, Definition, Grid, Indexed, Name, Number, Span, SquareRoot, Term

RootValue = Callable[[int], Fraction | None]
"""What is put for the square root of an integer."""


def at_values(
    answer: Answer,
    functions: WrittenFunctions,
    values: Mapping[str, Fraction],
    root: RootValue = lambda n: None,
) -> tuple[Any, ...]:
    """The passages of the answer with these values; a definition of a letter stays, and is not asked any more."""
    put = _Put(functions, values, root)
    return tuple([one if _defines_letter(one, values) else put(one) for one in answer.passages])


def _defines_letter(passage: object, values: Mapping[str, Fraction]) -> bool:
    return isinstance(passage, Definition) and letter_named(passage.name) in values


class _Put:
    """Rebuilds records, keeping those that have no letters in them."""

    def __init__(self, functions: WrittenFunctions, values: Mapping[str, Fraction], root: RootValue) -> None:
        self.functions = functions
        self.values = values
        self.root = root

    def __call__(self, value: Any) -> Any:
        if isinstance(value, tuple):
            made = tuple([self(one) for one in value])
            return value if all(a is b for a, b in zip(value, made, strict=True)) else made
        if isinstance(value, Span) or not is_dataclass(value) or isinstance(value, type):
            return value
        if isinstance(value, Grid):
            return self.grid(value) if value.written else value
        if isinstance(value, Term):
            known = self.functions.value(value.written, self.values) if value.written else None
            return value if known is None else replace(value, factor=known)
        if isinstance(value, Name | Indexed):
            letter = letter_named(value)
            return Number(self.values[letter]) if letter in self.values and self.functions.is_letter(value) else value
        if isinstance(value, SquareRoot) and isinstance(value.of, Number):
            found = self.root(radicand(value.of.value))
            return value if found is None else Number(found / value.of.value.denominator)
        changed = {}
        for field in fields(value):
            held = getattr(value, field.name)
            made = self(held)
            if made is not held:
                changed[field.name] = made
        return replace(value, **changed) if changed else value

    def grid(self, grid: Grid) -> Grid:
        rows = tuple(
            [
                tuple([self.functions.value(text, self.values) if text else x for x, text in zip(*both, strict=True)])
                for both in zip(grid.rows, grid.written, strict=True)
            ]
        )
        return replace(grid, rows=rows)


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
