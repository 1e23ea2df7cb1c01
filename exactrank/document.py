"""Document: what is said and in which order, as message ids and formulas; no word and no markup.

A formula here says what stands there, not how it is set: a renderer turns it into LaTeX, MathML or plain text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from fractions import Fraction
from typing import Literal

from exactrank.matrix import Matrix
from exactrank.row_operations import RowAdd, RowOperation, RowScale, RowSwap

Relation = Literal["=", "!=", "~=", "<=", "<", ">", ">=", "in", "->", "<-", "<->", "=>", "~"]


@dataclass(frozen=True, slots=True)
class Number:
    """An exact rational."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Digits:
    """A decimal that is shown with just these digits."""

    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A letter with an optional index and an accent: W, a_3, w-tilde."""

    letter: str
    index: str = ""
    accent: Literal["", "tilde", "hat"] = ""


@dataclass(frozen=True, slots=True)
class Array:
    """A matrix written out; `marked` is the pivot in use, `fresh` are zeros just made, `bar` is left of a column."""

    matrix: Matrix
    marked: tuple[tuple[int, int], ...] = ()
    fresh: tuple[tuple[int, int], ...] = ()
    bar: int | None = None
    determinant: bool = False


@dataclass(frozen=True, slots=True)
class Size:
    """The size m x n of a matrix."""

    nrows: int
    ncols: int


@dataclass(frozen=True, slots=True)
class Row:
    """The name of a row of the matrix at hand, counted from 0."""

    index: int


@dataclass(frozen=True, slots=True)
class Linear:
    """A sum of multiples; a term without a formula is the number alone. Empty, it is 0."""

    terms: tuple[tuple[Fraction, Formula | None], ...]


@dataclass(frozen=True, slots=True)
class Product:
    """Factors side by side; with `dot` a multiplication sign stands between them."""

    factors: tuple[Formula, ...]
    dot: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """Formulas added up."""

    terms: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Quotient:
    numerator: Formula
    denominator: Formula


@dataclass(frozen=True, slots=True)
class Power:
    base: Formula
    exponent: int


@dataclass(frozen=True, slots=True)
class Root:
    radicand: Formula


@dataclass(frozen=True, slots=True)
class Call:
    """A named function of one argument."""

    function: Literal["rank", "det", "nullity"]
    argument: Formula


@dataclass(frozen=True, slots=True)
class Transpose:
    of: Formula


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm, with the index that tells which (2, F)."""

    of: Formula
    index: str = ""


@dataclass(frozen=True, slots=True)
class Grouped:
    """A formula in parentheses."""

    of: Formula


@dataclass(frozen=True, slots=True)
class Chain:
    """Formulas joined by relations: a = b = c."""

    first: Formula
    links: tuple[tuple[Relation, Formula], ...]


@dataclass(frozen=True, slots=True)
class Commas:
    """Formulas side by side, with commas between them."""

    items: tuple[Formula, ...]


Formula = (
    Number
    | Digits
    | Name
    | Array
    | Size
    | Row
    | Linear
    | Product
    | Sum
    | Quotient
    | Power
    | Root
    | Call
    | Transpose
    | Norm
    | Grouped
    | Chain
    | Commas
)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A place in an order, counted from 1: the first, the second."""

    place: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Several values in one sentence, joined as the language joins them."""

    items: tuple[Value, ...]


Value = int | Formula | Ordinal | Listing


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence: the id of its message and the values of its fields; the field `count` chooses its number."""

    message: str
    fields: tuple[tuple[str, Value], ...] = ()


def say(message: str, **values: Value) -> Said:
    return Said(message, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Heading:
    title: Said
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    sentences: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Display:
    """Formulas set off from the text, one a line."""

    lines: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Operations:
    """Elementary row operations that are done together; a scaling and an addition on one row are told as one."""

    operations: tuple[RowOperation, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """A numbered list; each item is a list of blocks."""

    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What was learned, set off at the end."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head; cells are sentences or formulas."""

    head: tuple[Said | Formula, ...]
    rows: tuple[tuple[Said | Formula, ...], ...]


Block = Heading | Paragraph | Display | Operations | Steps | Result | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A title, for a document that stands alone, and the blocks."""

    title: Said
    blocks: tuple[Block, ...]


def assignments(operations: tuple[RowOperation, ...]) -> tuple[Formula, ...]:
    """The operations as a person writes them; R3 <- 2 R3 followed by R3 <- R3 + 3 R2 is R3 <- 2 R3 + 3 R2.

    >>> len(assignments((RowScale(2, Fraction(2)), RowAdd(2, 1, Fraction(3)))))
    1
    """
    told: list[Formula] = []
    pending: RowScale | None = None
    for operation in operations:
        if pending is not None and not (isinstance(operation, RowAdd) and operation.target == pending.target):
            told.append(_assigned(pending.target, ((pending.factor, pending.target),)))
            pending = None
        match operation:
            case RowSwap(i, k):
                told.append(Chain(Row(i), (("<->", Row(k)),)))
            case RowScale():
                pending = operation
            case RowAdd(i, k, factor):
                own = pending.factor if pending is not None else Fraction(1)
                told.append(_assigned(i, ((own, i), (factor, k))))
                pending = None
    if pending is not None:
        told.append(_assigned(pending.target, ((pending.factor, pending.target),)))
    return tuple(told)


def _assigned(target: int, terms: tuple[tuple[Fraction, int], ...]) -> Formula:
    return Chain(Row(target), (("<-", Linear(tuple([(factor, Row(k)) for factor, k in terms]))),))


def walk(node: object) -> Iterator[object]:
    """The node and everything in it, from the outside in: for tests and for renderers that look ahead."""
    yield node
    if isinstance(node, Matrix):
        return
    if isinstance(node, tuple):
        for item in node:
            yield from walk(item)
    elif is_dataclass(node) and not isinstance(node, type):
        for field in fields(node):
            yield from walk(getattr(node, field.name))
