"""Where a long formula that is set off may end a line: before a relation, before a sign, after a comma.

A page knows its width only when it is looked at, so HTML marks the pieces and the browser ends the lines; paper is as
wide as it is, and `lines_of_pieces` ends them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from exactrank.document import (
    Array,
    Chain,
    Commas,
    Digits,
    Formula,
    Grid,
    Linear,
    Number,
    Product,
    Relation,
    Sum,
)
from exactrank.render.formula_text import EM, LETTER, width_of

TOGETHER = 14 * EM
"""A left side stays beside its relation and what follows, unless they are wider than the line of a telephone."""

SIGN = 3 * LETTER
"""How wide a relation or a sign stands, with the gaps beside it."""

INDENT = 2 * EM
"""How far a line that begins with a sign stands in."""

LITTLE = 8 * EM
"""A line that is no longer does not stand alone at the end."""

PAGE = 40 * EM
"""The width of a page at which a line of mathematics ends."""


class Piece(NamedTuple):
    """What stays on one line: `lead` and `relation` before the formula where they belong to it, a sign, a comma."""

    formula: Formula
    relation: Relation | None = None
    lead: Formula | None = None
    sign: str = ""
    comma: bool = False

    @property
    def width(self) -> int:
        """In hundredths of an em, as `width_of`."""
        before = 0 if self.lead is None else width_of(self.lead)
        signs = sum([SIGN for one in (self.relation, self.sign) if one])
        return before + signs + width_of(self.formula) + (EM if self.comma else 0)


Group = tuple[Piece, ...]


def groups_of(formula: Formula, factors: bool = False, together: int = TOGETHER) -> tuple[Group, ...]:
    """The formula as groups of pieces: a line ends between groups rather than within one.

    With `factors` a line may also end between matrices that are multiplied. A left side is a piece with what follows it
    as far as they are no wider than `together`.

    >>> from exactrank.document import Name
    >>> x, y, z = Name("x"), Name("y"), Name("z")
    >>> [[piece.formula for piece in group] == [y, z] for group in groups_of(Chain(x, (("=", Sum((y, z))),)))]
    [True]
    """
    match formula:
        case Commas(items):
            grouped = [sum(groups_of(item, factors, together), ()) for item in items]
            return (*[(*group[:-1], group[-1]._replace(comma=True)) for group in grouped[:-1]], *grouped[-1:])
        case Chain(first, links):
            groups = [_terms(first, factors)]
            for relation, side in links:
                (head, *rest) = _terms(side, factors)
                groups.append((head._replace(relation=relation), *rest))
            return tuple(_joined(groups, together))
        case _:
            return (_terms(formula, factors),)


def _joined(groups: list[Group], together: int) -> list[Group]:
    """A short left side becomes the lead of what follows it."""
    if len(groups) == 1 or len(groups[0]) > 1:
        return groups
    left, (head, *rest), *others = groups
    joined = head._replace(lead=left[0].formula)
    return [(joined, *rest), *others] if joined.width <= together else groups


def _terms(side: Formula, factors: bool) -> Group:
    match side:
        case Linear(terms) if len(terms) > 1:
            first = Piece(Linear(terms[:1]))
            return (first, *[Piece(Linear(((abs(c), what),)), sign="-" if c < 0 else "+") for c, what in terms[1:]])
        case Sum(parts):
            return (Piece(parts[0]), *map(_signed, parts[1:]))
        case Product(parts, dot=False) if factors and sum([isinstance(one, Array | Grid) for one in parts]) > 1:
            return tuple(_factors(parts))
        case _:
            return (Piece(side),)


def _signed(term: Formula) -> Piece:
    """A term of a sum with its sign: a negative number, and a combination that starts with one, bring their own."""
    match term:
        case Number(value) if value < 0:
            return Piece(Number(-value), sign="-")
        case Digits(text) if text.startswith("-"):
            return Piece(Digits(text[1:]), sign="-")
        case Linear(((factor, what), *rest)) if factor < 0:
            return Piece(Linear(((-factor, what), *rest)), sign="-")
        case _:
            return Piece(term, sign="+")


def _factors(parts: tuple[Formula, ...]) -> list[Piece]:
    """Each matrix with what stands between it and the one before; what follows the last stays with it."""
    ends = [k + 1 for k, one in enumerate(parts) if isinstance(one, Array | Grid)]
    cuts = [0, *ends[:-1], len(parts)]
    return [Piece(Product(parts[start:end])) for start, end in pairwise(cuts)]


def is_broken(formula: Formula, room: int) -> bool:
    """Whether the formula is wider than the room and has a place where a line may end."""
    if not isinstance(formula, Chain | Commas | Linear | Sum):
        return False
    pieces = [piece for group in groups_of(formula) for piece in group]
    return len(pieces) > 1 and sum([piece.width for piece in pieces]) > room


def lines_of_pieces(formula: Formula, room: int = PAGE) -> list[list[Piece]]:
    """The pieces in lines of at most a width, as far as each has room."""
    lines: list[list[Piece]] = [[]]
    left = room
    for group in groups_of(formula, together=room):
        whole = sum([piece.width for piece in group])
        if lines[-1] and whole > left:  # as much of it as may be stands on one line
            lines.append([])
            left = room
        for piece in group:
            if lines[-1] and piece.width > left:
                lines.append([])
                left = room - INDENT
            lines[-1].append(piece)
            left -= piece.width
    return _in_company(lines, room)


def _in_company(lines: list[list[Piece]], room: int) -> list[list[Piece]]:
    """A last relation with little behind it takes the one before it along, where that does not begin its line."""
    *rest, before, last = lines if len(lines) > 1 else [[], [], *lines]
    starts = [k for k, piece in enumerate(before) if k and piece.relation is not None]
    if len(last) > 1 or not starts or not last[0].relation or last[0].width > LITTLE:
        return lines
    moved = [*before[starts[-1] :], *last]
    return lines if sum([piece.width for piece in moved]) > room else [*rest, before[: starts[-1]], moved]
