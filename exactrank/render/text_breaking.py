"""Where a long formula ends a line in plain text: before a relation, after a sign, a comma, a factor.

A sign at the head of a line would look like the mark of a list; at the end of one it says that the formula goes on.
"""

from __future__ import annotations

from dataclasses import field

from exactrank.document import Formula
from exactrank.records import dataclass
from exactrank.render.breaking import Piece, groups_of
from exactrank.render.text_formulas import Box, beside, box_of

STANDS_OUT = 24
"""Lines stand below the first relation unless it is further in."""
LITTLE = 4
INDENT = 2


@dataclass(slots=True)
class _Line:
    """Boxes side by side, so far in; `sign` goes on at the end of the line."""

    by: int = 0
    parts: list[Box] = field(default_factory=list)
    sign: str = ""

    def box(self) -> Box:
        made = beside([*self.parts, *([[self.sign]] if self.sign else [])], " ")
        return [" " * self.by + row for row in made]

    def left(self, room: int) -> int:
        return room - self.by - (_width(self.parts) + 1 if self.parts else 0)


def boxes_of(formula: Formula, room: int) -> list[Box]:
    """The formula in lines of boxes that are not wider than the room, as far as it can be parted.

    >>> from exactrank.document import Chain, Linear, Name
    >>> x = Linear(tuple([(k, Name("x", str(k))) for k in (2, 3, 5, 7)]))
    >>> for (line,) in boxes_of(Chain(Name("b"), (("=", x), ("=", Name("c")))), 20):
    ...     print(line)
    b = 2 x_2 + 3 x_3 +
        5 x_5 + 7 x_7
      = c
    """
    whole = box_of(formula)
    if max(map(len, whole), default=0) <= room:
        return [whole]
    lines = [_Line()]
    anew = True
    groups = groups_of(formula, factors=True, together=100 * room)
    stand = _stand(groups[0][0])
    for group in groups:
        new = bool(lines[-1].parts) and _width([part for piece in group for part in _parts(piece)]) > lines[-1].left(
            room
        )
        for piece in group:
            parts = _parts(piece)
            if lines[-1].parts and (new or _width(parts) + INDENT > lines[-1].left(room)):
                lines[-1].sign = piece.sign or ("" if anew or piece.relation else "*")
                lines.append(_Line(0 if anew else stand if piece.relation and piece.lead is None else stand + INDENT))
                parts = _unsigned(piece)
            lines[-1].parts += parts
            new, anew = False, piece.comma
    return [line.box() for line in lines]


def _width(parts: list[Box]) -> int:
    return max(map(len, beside(parts, " ")), default=0)


def _stand(first: Piece) -> int:
    """How far in lines stand that go on: below the first relation, if that is not far in."""
    at = 0 if first.lead is None else _width([box_of(first.lead)]) + 1
    return at if at <= STANDS_OUT else LITTLE


def _parts(piece: Piece) -> list[Box]:
    sign: list[Box] = [[piece.sign]] if piece.sign else []
    return sign + _unsigned(piece)


def _unsigned(piece: Piece) -> list[Box]:
    lead = [] if piece.lead is None else [box_of(piece.lead)]
    relation: list[Box] = [[piece.relation]] if piece.relation else []
    made = box_of(piece.formula)
    return [*lead, *relation, beside([made, [","]], "") if piece.comma else made]
