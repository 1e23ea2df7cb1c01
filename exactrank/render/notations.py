"""Ways to write row operations, as data: what a row is called, and where the row stands that an operation gives.

A document is put into a notation before it is rendered, so that every format writes it, and all of them are read back.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import Any, NamedTuple, cast

from exactrank.document import Chain, Digits, Document, Formula, Linear, Mark, Multiple, Operations, Row, Transitions
from exactrank.errors import InputError
from exactrank.nodes import Node
from exactrank.patterns import lazy_pattern
from exactrank.render.prose import in_prose

_POINT = lazy_pattern(r"(?<=\d)\.(?=\d)")


class Arrangement(Enum):
    """How an operation is written."""

    ARROW = "arrow"
    """the row that is replaced, then what replaces it: R2 <- R2 - 2 R1"""
    RESULT = "result"
    """what replaces it, then the row: R2 - 2 R1 -> R2"""
    BARE = "bare"
    """only what replaces it: R2 - 2 R1, where the row named first is the one that is replaced"""
    PROSE = "prose"
    """a sentence: Subtract 2 times row 1 from row 2."""


ROWS = {
    **{letter: letter for letter in ("R", "L", "F", "Z", "r", "w")},
    "rho": "\\rho",
    "roman": "roman",
    "circled": "circled",
}
"""The letters of rows, by what they are called on the command line."""


class Usage(NamedTuple):
    """How rows are called and operations written somewhere, and the brackets around a matrix there."""

    rows: str | None
    arrangement: Arrangement
    brackets: str | None = None


USAGES = {
    **{one.value: Usage(None, one) for one in Arrangement},
    "circled": Usage("circled", Arrangement.BARE),
    "de": Usage("roman", Arrangement.BARE, "round"),
    "es": Usage("F", Arrangement.ARROW, "round"),
    "fr": Usage("L", Arrangement.ARROW, "round"),
    "it": Usage("R", Arrangement.ARROW, "round"),
    "ja": Usage("circled", Arrangement.BARE, "round"),
    "pl": Usage("w", Arrangement.BARE, "square"),
    "pt": Usage("L", Arrangement.ARROW, "square"),
    "zh": Usage("r", Arrangement.BARE, "round"),
}
"""What a notation is by its name: an arrangement, or what the schoolbooks of a country mostly have."""


def in_notation(document: Document, rows: str | None = None, arrangement: Arrangement = Arrangement.ARROW) -> Document:
    """The document with its row operations in another notation; without `rows`, each language has its own letter.

    Raises InputError for sentences in the place of what stands over the arrows of a chain.

    >>> from exactrank.document import Operations, assignments, say
    >>> from exactrank.row_operations import RowSwap
    >>> swapped = Document(say("reduction.title"), (Operations(assignments((RowSwap(0, 1),))),))
    >>> in_notation(swapped, "L").blocks[0].operations[0].first
    Row(at=0, letter='L')
    """
    if rows is None and arrangement is Arrangement.ARROW:
        return document
    return cast(Document, _rewritten(document, "" if rows is None else ROWS[rows], arrangement))


def with_decimal_commas(document: Document) -> Document:
    """The document with commas for the points of its decimals.

    >>> from exactrank.document import Display, say
    >>> printed = Document(say("reduction.title"), (Display((Digits("-1.5e-7"),)),))
    >>> with_decimal_commas(printed).blocks[0].lines[0].text
    '-1,5e-7'
    """
    return cast(Document, _with_commas(document))


def _with_commas(node: Any) -> Any:
    match node:
        case Digits(text):
            return Digits(_POINT.sub(",", text))
        case Mark():
            return Mark(_POINT.sub(",", node.digits), node.share, node.name)
        case Node():
            return type(node)(*[_with_commas(item) for item in node.values()])
        case tuple():
            return tuple([_with_commas(item) for item in node])
        case _:
            return node


def _rewritten(node: Any, letter: str, arrangement: Arrangement) -> Any:
    match node:
        case Row(i):
            return Row(i, letter)
        case Linear(terms) if letter == "circled":
            return Linear(tuple([_factor_behind(factor, what) for factor, what in terms]))
        case Chain(Row(i), (("<-", right),)) if arrangement in (Arrangement.BARE, Arrangement.RESULT):
            made = cast(Formula, _rewritten(right, letter, arrangement))
            return made if arrangement is Arrangement.BARE else Chain(made, (("->", Row(i, letter)),))
        case Operations() if arrangement is Arrangement.PROSE:
            told = in_prose(node)
            return told if told is not node else _rewritten(node, letter, Arrangement.ARROW)
        case Transitions() if arrangement is Arrangement.PROSE:
            raise InputError.of("prose-chain")
        case Node():
            return type(node)(*[_rewritten(item, letter, arrangement) for item in node.values()])
        case tuple():
            return tuple([_rewritten(item, letter, arrangement) for item in node])
        case _:
            return node


def _factor_behind(factor: Fraction, what: Formula | None) -> tuple[Fraction, Formula | None]:
    """A term with the factor of its row behind it, where there is one: (2) x 3."""
    if not isinstance(what, Row):
        return factor, what
    row, size = Row(what.at, "circled"), abs(factor)
    return factor / size, row if size == 1 else Multiple(row, size)
