r"""Coordinates in a basis: [x]_B = (2, 3)^T with B = \{b_1, b_2\} says that 2 b_1 + 3 b_2 = x.

The coordinates c of x in a basis with the columns of B are the solution of B c = x.
"""

from __future__ import annotations

from exactrank.reading.claims.subspaces import vectors_of
from exactrank.reading.formulas.parts import operator_at, past_silent, trimmed
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import closing, words
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.statements import (
    Array,
    Columns,
    Equality,
    Expression,
    Grid,
    Name,
    Passage,
    Span,
    Times,
    Transposed,
    Unreadable,
)

_BRACKETS = words(r"[ ] \lbrack \rbrack")
_STYLES = words(r"\mathcal \mathbf \mathfrak \mathscr \mathrm \cal { }")
_REPRESENTATIONS = frozenset(("Rep", "rep", "RepB", "Coord", "coord"))
"""What coordinates are called behind which a basis stands as an index."""
_FROM = words(r"\leftarrow \gets ←")
_CLOSED = words(r"] \rbrack")


class Coordinates:
    """Knows the bases of a text by their names, and reads the coordinates of vectors in them."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.bases: dict[str, tuple[Expression, ...]] = {}

    def read(self, sides: list[Side], made: list[Expression | None], span: Span) -> Passage | None:
        """Notes a basis that is given; the claim of coordinates, or that a basis of theirs is not known."""
        if len(sides) < 2 or any(side.is_blank for side in sides):
            return None
        name = self._name(trimmed(self.sides, sides[0].span))
        if name:
            given = vectors_of(self.sides, sides[1].span)
            if given is not None and given.vectors and (given.in_angles or not given.spanning):
                self.bases[name] = given.vectors
            return None
        value = made[-1]
        change = self._change(trimmed(self.sides, sides[0].span))
        if change is not None and isinstance(value, Grid) and not _is_vector(value):
            old, new = (self.bases.get(one) for one in change)
            if old is None or new is None:
                return None
            return Equality(span, (Times((Columns(new), value)), Columns(old)))
        if (called := self._map_in_brackets(trimmed(self.sides, sides[0].span))) and isinstance(value, Grid):
            return Equality(span, (Name(called), value))
        coordinates = self._coordinates(trimmed(self.sides, sides[0].span))
        if coordinates is None or not isinstance(value, Grid | Array | Transposed):
            return None
        vector, basis = coordinates
        known = self.bases.get(basis) or self._given(basis, self.sides.tokens[sides[0].span[0]].start)
        if not _is_vector(value):
            # [T]_B = M of a map whose matrix is known: T takes the basis where M says.
            is_map = isinstance(vector, Name) and (vector.name in self.sides.maps or vector.name in self.sides.grids)
            if known is None or vector is None or not is_map:
                return None
            return Equality(span, (Times((Columns(known), value)), Times((vector, Columns(known)))))
        if known is None or vector is None:
            return Unreadable(span, "formula-not-understood", "equality")
        return Equality(span, (Times((Columns(known), value)), vector))

    def _map_in_brackets(self, span: Range) -> str:
        """The T of [T], where that is a map with a known matrix: its matrix in the standard bases."""
        texts = [token.text for token in self.sides.tokens[span[0] : span[1]] if token.text not in SILENT]
        alone = len(texts) == 3 and texts[0] == "[" and texts[2] == "]"
        return texts[1] if alone and texts[1] in self.sides.maps else ""

    def _given(self, name: str, offset: int) -> tuple[Expression, ...] | None:
        """The vectors of a basis that was looked for before the sentences were read: B = (b_1, b_2)."""
        known = self.sides.bases.at(name.rpartition("\\")[2][-1:] if len(name) == 1 else name, offset)
        return known[1].vectors if known is not None and isinstance(known[1], Columns) else None

    def leave(self) -> None:
        """An exercise ends."""
        self.bases.clear()

    def _name(self, span: Range) -> str:
        """One letter, in whatever style, with or without an index or a prime; the empty text for anything else."""
        texts = [token.text for token in self.sides.tokens[span[0] : span[1]]]
        kept = [text for text in texts if text not in SILENT and text not in _STYLES]
        letter = bool(kept) and (kept[0].isalpha() or kept[0][0] == "\\") and len(kept[0].strip("\\")) > 0
        rest = kept[1:]
        fits = not rest or rest == ["'"] or (rest[0] == "_" and len(rest) == 2 and rest[1].isalnum())
        return "".join(kept) if letter and fits else ""

    def _coordinates(self, span: Range) -> tuple[Expression | None, str] | None:
        """[x]_B, [(7, 11)^T]_{B}, Rep_B(x): the vector and the name of the basis."""
        start, stop = span
        tokens = self.sides.tokens
        word, after = operator_at(self.sides, start, stop)
        if word in _REPRESENTATIONS:
            return self._represented(after, stop)
        if start >= stop or tokens[start].text not in _BRACKETS:
            return None
        end = next((k for k in range(stop - 1, start, -1) if tokens[k].text in _CLOSED), start)
        behind = end + 1
        if end <= start + 1 or behind >= stop or tokens[behind].text != "_":
            return None
        name = self._name((behind + 1, stop))
        return (self.sides.expression((start + 1, end)), name) if name else None

    def _change(self, span: Range) -> tuple[str, str] | None:
        r"""P_{C \\leftarrow B}, \\underset{C \\leftarrow B}{P}: from which basis to which, old and new."""
        start, stop = span
        tokens = self.sides.tokens
        if start + 2 >= stop:
            return None
        begin = start + 1 if tokens[start].text == r"\underset" else start + 2
        if begin == start + 2 and (tokens[start + 1].text != "_" or not tokens[start].text.isalpha()):
            return None
        if begin >= stop or tokens[begin].text != "{":
            return None
        end = closing(tokens, begin, stop)
        arrow = next((k for k in range(begin + 1, end) if tokens[k].text in _FROM), end)
        new, old = self._name((begin + 1, arrow)), self._name((arrow + 1, end)) if arrow < end else ""
        return (old, new) if old and new else None

    def _represented(self, at: int, stop: int) -> tuple[Expression | None, str] | None:
        r"""What stands behind \\operatorname{Rep}: _B(x), _{B}\\left(x\\right)."""
        tokens = self.sides.tokens
        at = past_silent(self.sides, at, stop)
        if at + 1 >= stop or tokens[at].text != "_":
            return None
        end = closing(tokens, at + 1, stop) + 1 if tokens[at + 1].text == "{" else at + 2
        name = self._name((at + 1, end))
        inside = trimmed(self.sides, (end, stop))
        vector = self.sides.expression(inside) if inside[0] < inside[1] else None
        return (vector, name) if name else None


def _is_vector(e: Grid | Array | Transposed) -> bool:
    """Whether something is one row or one column; [T]_B = [...] is the matrix of a map."""
    if isinstance(e, Transposed):
        return isinstance(e.of, Grid | Array) and _is_vector(e.of)
    return min(len(e.rows), len(e.rows[0])) == 1
