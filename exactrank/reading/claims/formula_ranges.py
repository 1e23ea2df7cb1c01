"""The formulas of a running text as ranges of tokens: what stands between signs, between commas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from exactrank.reading.formulas.sides import Sides
from exactrank.reading.language.sentences import Prose
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import words
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.reading.operations.signs import COMPARISONS
from exactrank.records import dataclass
from exactrank.statements import Expression

_OPEN, _CLOSE = words(r"( [ { \{ \langle \lbrack \bigl( \left"), words(r") ] } \} \rangle \rbrack \bigr) \right")
_COMMAS = words(", ; 、 ，")
_GAPS = words(r"\quad \qquad \text \mbox \textrm \mathrm \and")
_EQUALS = words("= := ：＝ ＝")
_NOTED = _OPEN.union(_CLOSE, _EQUALS, COMPARISONS)
"""All that parts a formula or holds it together."""


class NotThis(Exception):
    """What stands in a slot is not of its kind: the template does not match here."""


_NUMBERS, _NO_NUMBERS = words(r"\tag \label"), words(r"\nonumber \notag")
_LONGEST_NUMBER = 40
"""Tokens in the number or the label of an equation."""


@dataclass(slots=True)
class FormulaRanges:
    """The formulas of a running text as ranges of tokens: between signs, between commas."""

    sides: Sides
    prose: Prose
    ranges: Sequence[Range]
    """Of each formula the tokens inside its delimiters."""
    _equations: dict[int, list[tuple[str, Range]]] = field(default_factory=dict)

    def index(self, at: int) -> int:
        return self.prose.formula_at(at)

    def equation(self, k: int) -> list[tuple[str, Range]]:
        """The parts of a formula between relation signs outside of brackets, each with the sign before it."""
        if k not in self._equations:
            self._equations[k] = list(self._parted(*self._without_number(*self.ranges[k])))
        return self._equations[k]

    def _without_number(self, start: int, stop: int) -> Range:
        r"""A formula without the number and the label at its end: [...]. \tag{2}."""
        texts = self.sides.tokens.texts
        while start < stop:
            if texts[stop - 1] in _NO_NUMBERS:
                stop -= 1
                continue
            opened = next((at for at in range(stop - 1, max(start, stop - _LONGEST_NUMBER), -1) if texts[at] == "{"), 0)
            command = opened - 2 if opened and texts[opened - 1] == "*" else opened - 1
            if texts[stop - 1] != "}" or command < start or texts[command] not in _NUMBERS:
                break
            stop = command
        return start, stop

    def _parted(self, start: int, stop: int) -> list[tuple[str, Range]]:
        texts = self.sides.tokens.texts
        parts: list[tuple[str, Range]] = []
        begin, sign, depth, at = start, "", 0, start
        while at < stop:
            text = texts[at]
            cells = self.sides.cells_at(at, stop) if text[0] == "\\" else None
            if cells is not None:
                at = max(cells.span[1], at + 1)
                continue
            if text in _NOTED:
                depth += (text in _OPEN) - (text in _CLOSE)
                if depth <= 0 and (text in _EQUALS or text in COMPARISONS):
                    parts.append((sign, (begin, at)))
                    begin, sign = at + 1, "=" if text in _EQUALS else text
            at += 1
        return [*parts, (sign, (begin, stop))]

    def sides_of(self, span: Range) -> list[Range]:
        """What stands between the relation signs of a part of a formula."""
        return [side for _, side in self._parted(*span)]

    def _trimmed(self, span: Range) -> Range:
        """Without the stops and blanks around."""
        start, stop = span
        marks = (".", ",", ";", ":", "。", "、", "&")
        while stop > start and (
            self.sides.tokens[stop - 1].text in marks or self.sides.tokens[stop - 1].text in SILENT
        ):
            if self.sides.tokens[stop - 1].text == "." and stop - 2 >= start and self.sides.tokens[stop - 2].text in (
                r"\right", r"\left",
            ):  # fmt: skip
                break
            stop -= 1
        while start < stop and self.sides.tokens[start].text in SILENT and self.sides.tokens[start].text != r"\left":
            start += 1
        return start, stop

    def is_blank(self, span: Range) -> bool:
        return self.sides.is_empty(*span)

    def source(self, k: int) -> str:
        """The text of a formula with its delimiters."""
        place = self.prose.formulas[k]
        return self.prose.source[place.start : place.stop]

    def listed(self, span: Range) -> list[Range]:
        """The ranges between commas, wide spaces or words outside of brackets."""
        tokens = self.sides.tokens
        parts: list[Range] = []
        depth, at, begin = 0, span[0], span[0]
        while at < span[1]:
            cells = self.sides.cells_at(at, span[1])
            if cells is not None:
                at = max(cells.span[1], at + 1)
                continue
            text = tokens[at].text
            if depth == 0 and (text in _COMMAS or text in _GAPS):
                parts.append((begin, at))
                if text in _GAPS and at + 1 < span[1] and tokens[at + 1].text == "{":
                    while at < span[1] and tokens[at].text != "}":
                        at += 1
                begin = at + 1
            else:
                depth += (text in _OPEN) - (text in _CLOSE)
            at += 1
        parts.append((begin, span[1]))
        return [part for part in map(self._trimmed, parts) if not self.is_blank(part)]

    def expression(self, span: Range) -> Expression:
        made = self.sides.expression(self._trimmed(span))
        if made is None:
            raise NotThis
        return made
