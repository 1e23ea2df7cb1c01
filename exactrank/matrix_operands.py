"""What may stand beside a Matrix in a sum or a product: numbers and rows of them, exact ones only."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd
from numbers import Rational
from typing import Any

from exactrank.numbers.fields import Field, Row

Scalar = int | Fraction


def exact_scalar(value: object) -> Scalar | None:
    """The number that the value is, None for what is no exact rational number; numpy's integers are numbers.

    >>> exact_scalar(2), exact_scalar(Fraction(1, 2)), exact_scalar(0.5)
    (2, Fraction(1, 2), None)
    """
    if type(value) is int or type(value) is Fraction:
        return value
    if isinstance(value, Rational):
        return Fraction(int(value.numerator), int(value.denominator))
    return None


def exact_rows(value: object, flat_is_column: bool) -> list[list[Scalar]] | None:
    """The rows of numbers that lists or an array hold; a flat list is a column or a row. None for anything else.

    >>> exact_rows([1, 2], True), exact_rows([1, 2], False), exact_rows([[1, 0.5]], True)
    ([[1], [2]], [[1, 2]], None)
    """
    held: Any = value.tolist() if hasattr(value, "tolist") and hasattr(value, "shape") else value
    if not isinstance(held, Sequence) or isinstance(held, str | bytes):
        return None
    if held and not isinstance(held[0], Sequence):
        held = [[entry] for entry in held] if flat_is_column else [held]
    made: list[list[Scalar]] = []
    for row in held:
        if not isinstance(row, Sequence) or isinstance(row, str | bytes):
            return None
        entries = [entry for entry in map(exact_scalar, row) if entry is not None]
        if len(entries) != len(row):
            return None
        made.append(entries)
    return made


def picked(index: int | slice, size: int) -> list[int]:
    """The places that an index or a slice names; raises IndexError for an index that is out of range."""
    return list(range(size)[index]) if isinstance(index, slice) else [range(size)[index]]


def canonical_row(values: list[Scalar], field: Field) -> Row:
    """The row of these numbers as the field writes it, over their common denominator.

    >>> from exactrank.numbers.fields import GF, QQ
    >>> canonical_row([1, Fraction(1, 2)], QQ), canonical_row([1, Fraction(1, 2)], GF(5))
    (((2, 1), 2), ((1, 3), 1))
    """
    d = 1
    for value in values:
        if value.denominator != 1:
            d = d // gcd(d, value.denominator) * value.denominator
    if d == 1:
        return field.row([value.numerator for value in values])
    return field.row([value.numerator * (d // value.denominator) for value in values], d)
