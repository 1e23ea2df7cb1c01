"""Lists that words announce: a basis of the null space of A is ..., the singular values of A are ..."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from exactrank.reading.claims.subspaces import vectors_of
from exactrank.reading.formulas.expression_kinds import has_free_letters
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.statements import (
    Array,
    Basis,
    Expression,
    Grid,
    Indexed,
    Name,
    SingularValues,
    Space,
    Statement,
    Transposed,
)

_NAME = r"[$\\(]*+\s*+(?P<{}>(?:\\tilde\s*|\\hat\s*)?\{{?[A-Z]\}}?)\s*[$\\)]*"
_OF = rf"(?:\s+of\s+(?:the\s+)?(?:matrix\s+)?{_NAME.format('name')})?"
_JA_OF = rf"(?:{_NAME.format('ja_name')}\s*の\s*)?"
_ARE = (
    r"\s*(?:is|are|:|consists\s+of|(?:is|are)\s+given\s+by|=)?(?:\s+(?:the\s+)?(?:vectors?|set|numbers?))?[\s:$(\[\\]*$"
)
_JA_ARE = r"(?:は|として|の\s*1\s*つは|の一つは)\s*[、:\s$(\[\\]*$"
_BASIS = re.compile(
    r"\b[Bb]as[ei]s\s+(?:for|of)\s+(?:the\s+|its\s+)?"
    rf"(?P<space>null|column|row|kernel|nullspace|image|range)[\s-]*(?:space)?{_OF}{_ARE}"
    rf"|{_JA_OF}(?P<ja_space>零空間|核|列空間|行空間|像|解空間)\s*の\s*基底{_JA_ARE}"
)
_SINGULAR_VALUES = re.compile(rf"\b[Ss]ingular\s+values{_OF}\s+(?:is|are){_ARE}|{_JA_OF}特異値{_JA_ARE}")
_SINGULAR_OF = re.compile(
    rf"\b[Ss]ingular\s+values?\s+of\s+(?:the\s+)?(?:matrix\s+)?{_NAME.format('name')}|{_NAME.format('ja_name')}\s*の\s*特異値"
)
_GOES_ON = re.compile(r"\s*(?:\$\$?|\\[)\]])?\s*(?:,\s*and|,|、|and|と|および)\s*(?:\$|\\[(\[])")
_MAY_ANNOUNCE = re.compile(r"[Bb]as[ei]s|[Ss]ingular|基底|特異値")
_BEFORE = 140
_SPACES = {
    **dict.fromkeys(("null", "kernel", "nullspace", "零空間", "核", "解空間"), Space.NULL),
    **dict.fromkeys(("row", "行空間"), Space.ROW),
    **dict.fromkeys(("column", "image", "range", "列空間", "像"), Space.COLUMN),
}


def _name(match: re.Match[str]) -> Name | None:
    found = match["name"] or match["ja_name"]
    if not found:
        return None
    letter = re.sub(r"\\[a-z]+|[\s{}]", "", found)
    accent = re.match(r"\\(tilde|hat)", found)
    return Name(f"\\{accent[1]}{{{letter}}}" if accent else letter)


def singular_subject(text: str, start: int, stop: int) -> Name | None:
    """The matrix whose singular values a range of a text speaks of, the last one named there."""
    matches = list(_SINGULAR_OF.finditer(text, start, stop))
    return _name(matches[-1]) if matches else None


@dataclass(slots=True)
class Announced:
    """A list that goes on from formula to formula while commas and `and` join them."""

    space: Space | None
    """of which space the vectors are a basis; None: the values are singular values"""
    subject: Expression | None
    start: int
    stop: int = 0
    values: list[Expression] = field(default_factory=list)

    @classmethod
    def before(cls, sides: Sides, start: int, default: Expression | None) -> Announced | None:
        """What the words before a formula announce; without a name it is about the `default`."""
        offset = sides.tokens[start].start
        if not _MAY_ANNOUNCE.search(sides.text, max(0, offset - _BEFORE), offset):
            return None
        match = _BASIS.search(sides.text, max(0, offset - _BEFORE), offset)
        if match is not None:
            subject = _name(match) or default
            return None if subject is None else cls(_SPACES[match["space"] or match["ja_space"]], subject, start)
        match = _SINGULAR_VALUES.search(sides.text, max(0, offset - _BEFORE), offset)
        return None if match is None else cls(None, _name(match) or default, start)

    def takes(self, sides: Sides, side: Side) -> bool:
        """Whether the side is one of the list, or several of them in braces."""
        if side.is_blank:
            return False
        braced = vectors_of(sides, side.span) if self.space is not None else None
        if braced is not None:
            self.values += braced.vectors
        elif (value := self._fitting(sides.value(side))) is not None:
            self.values.append(value)
        else:
            return False
        self.stop = side.span[1]
        return True

    def takes_named(self, value: Expression | None, side: Side) -> None:
        """v_1 = ... where a basis is announced."""
        if self.space is not None and (found := self._fitting(value)) is not None:
            self.values.append(found)
            self.stop = side.span[1]

    def _fitting(self, value: Expression | None) -> Expression | None:
        if self.space is None:
            return None if value is None or has_free_letters(value, ()) else value
        return value if isinstance(value, Grid | Indexed | Array | Transposed) else None

    def goes_on(self, sides: Sides, stop: int) -> bool:
        return _GOES_ON.match(sides.text, sides.tokens[stop - 1].stop) is not None

    def statement(self, sides: Sides) -> Statement | None:
        if not self.values:
            return None
        span = sides.span(self.start, self.stop)
        if self.space is None:
            return SingularValues(span, self.subject, tuple(self.values))
        return Basis(span, self.subject, tuple(self.values), self.space)
