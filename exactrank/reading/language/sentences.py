"""A text as sentences: every formula is one character of its sentence, and every place leads back to the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import field

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.lines import begins_with_value, parts_sentences
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.reading.source.numbers import fold
from exactrank.records import dataclass

INLINE, DISPLAY = PLACEHOLDERS[0], PLACEHOLDERS[1]
BORDER = "\n"
"""What parts two sentences in the running text."""

_ITEM = r"[ \t]*(?:[-*+\u2022]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])[ \t]"
_LAST_ITEM = lazy_pattern(r"\n[-*+\u2022][ \t][^\n]*\n(?:\s*\n)?[-*+\u2022][ \t][^\n]*[^\n:,\s]\s*\Z")
"""The last of several items of a list, with nothing that leads to what follows the list."""
_LONGEST = 300
_UNPARTED = lazy_pattern("[\u3041-\u30ff\u4e00-\u9fff]")
_BREAKS = lazy_pattern(
    rf"[ \t]*\n[ \t]*\n\s*|\n(?={_ITEM})|\n(?=[ \t]*(?:\#|\||[*_]{{2}}))"
    r"|\\(?:item|par|newpage|bigskip|medskip|smallskip|hline|newline|tabularnewline)\b"
    r"|\\(?:sub)*(?:section|paragraph)\*?|\\chapter\*?"
    r"|\\(?:begin|end)\s*\{[^{}\n]{0,40}\}(?:\[[^\]\n]{0,80}\])?"
)
_LENGTHS = (
    r"\\(?:parbox|[hv]space|raisebox|rule|setlength|addtolength|fontsize)\*?(?:\[[^\[\]]{0,80}\])?\{[^{}]{0,80}\}"
    r"|\\[A-Za-z]+\s*=\s*-?[\d.]+\s*(?:pt|em|ex|mm|cm|in|bp|sp)\b"
)
"""Lengths and what takes them: no words of a sentence."""
_PIECES = lazy_pattern(
    rf"(?P<border>{_BREAKS.pattern})|(?P<blank>\s+|~(?=[\w$\\])|\\\\|\\[,;:! ]|\\(?:quad|qquad|noindent|centering)\b)"
    r"|(?P<silent>\*\*|__|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)|[{}`]|"
    + _LENGTHS
    + r"|\\[A-Za-z]+\*?|\\[^A-Za-z\s]|<[^<>\n]{0,200}>)|(?P<cell>\|)"
)
_LONE_SIGN = lazy_pattern(
    r"(?:\$|\\\()\s*(\\(?:neq?|leq?|geq?|leqslant|geqslant)|[=<>\u2260\u2264\u2265])\s*(?:\$|\\\))"
)
"""A formula that is only a sign: the rank of $A$ $\\neq$ 2."""
_SIGNS = {r"\ne": "\u2260", r"\neq": "\u2260", r"\le": "\u2264", r"\leq": "\u2264", r"\leqslant": "\u2264"}
_SIGNS |= {r"\ge": "\u2265", r"\geq": "\u2265", r"\geqslant": "\u2265"}
_FIRST_MARK = lazy_pattern(_ITEM + r"|[ \t]*\#{1,6}[ \t]*")
_MARK = lazy_pattern(rf"(?:^|(?<=\n)){_ITEM}|(?:^|(?<=\n))[ \t]*\#{{1,6}}[ \t]*")
_STOPPED = lazy_pattern(r"(?<!\\right)(?<!\\left)[.!?\u3002](?:\s|\\[\])]|\$|\\end\{\w+\*?\}|\})*\Z")
_ENDS = lazy_pattern(
    r"[.!?]+(?:[)\"'\u201d\u2019]+)?(?=[ \n]|\Z)|[\u3002\uff61]|[!?](?=[^\x00-\x7f])|\n"
    r"|(?<=[^\x00-\x7f])\.(?=[^\x00-\x7f\s])"
)
_WORD_BEFORE = lazy_pattern(r"[\w.]*\Z")
_OPEN_END = lazy_pattern(r"(?:[^.!?\u3002\s])[ ]*\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a formula stands: with its delimiters from `start` to `stop`; displayed or not."""

    start: int
    stop: int
    displayed: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a range of the running text; from `start` to `stop` it stands in the source."""

    index: int
    begin: int
    end: int
    start: int
    stop: int
    block: int
    text: str = field(repr=False)

    def __str__(self) -> str:
        return self.text


def _within_word(text: str, start: int, end: int) -> bool:
    """Whether blanks with a line end stand between letters of a script that parts no words: 連立方程 and 式."""
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return "\n" in text[start:end] and len(_UNPARTED.findall(beside)) == 2


class Prose:
    """The running text of a range of a source: blanks evened, marks of style left out, one character a formula."""

    def __init__(
        self, text: str, formulas: Sequence[Place], start: int = 0, stop: int | None = None,
        no_end_after: Iterable[str] = (),
    ) -> None:  # fmt: skip
        self.source = text
        self.formulas = formulas
        self.abbreviations = frozenset(no_end_after)
        self._pieces: list[str] = []
        self._made: list[int] = []
        self._origin: list[int] = []
        self._length = 0
        self.placed: list[int] = []
        """Where in the running text each formula stands."""
        self._read(start, len(text) if stop is None else stop)
        self.text = fold("".join(self._pieces))
        self.sentences = self._cut()
        self._begins = [sentence.begin for sentence in self.sentences]
        self._starts = [sentence.start for sentence in self.sentences]

    # The way back.

    def offset(self, at: int) -> int:
        """Where in the source the character of the running text stands."""
        k = max(bisect_right(self._made, at) - 1, 0)
        return self._origin[k] + at - self._made[k]

    def offset_after(self, at: int) -> int:
        """Where in the source the character before this place ends."""
        k = bisect_right(self.placed, at - 1) - 1
        if k >= 0 and self.placed[k] == at - 1:
            return self.formulas[k].stop
        return self.offset(at - 1) + 1

    def at(self, offset: int) -> int:
        """Where in the running text an offset of the source stands, or what follows it."""
        k = max(bisect_right(self._origin, offset) - 1, 0)
        inside = self._made[k] + offset - self._origin[k]
        limit = self._made[k + 1] if k + 1 < len(self._made) else self._length
        return max(self._made[k], min(inside, limit - 1))

    def formula_at(self, at: int) -> int:
        """The number of the formula that a character of the running text stands for."""
        return bisect_right(self.placed, at) - 1

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that an offset of the source stands in."""
        k = bisect_right(self._starts, offset) - 1
        return self.sentences[k] if k >= 0 else None

    def sentence_of(self, at: int) -> Sentence:
        return self.sentences[max(bisect_right(self._begins, at) - 1, 0)]

    # Reading.

    def _read(self, start: int, stop: int) -> None:
        for formula in self.formulas:
            self._words(start, max(start, formula.start))
            self.placed.append(self._length)
            sign = _LONE_SIGN.fullmatch(self.source, formula.start, formula.stop)
            shown = _SIGNS.get(sign[1], sign[1]) if sign else DISPLAY if formula.displayed else INLINE
            self._put(shown, formula.start)
            start = formula.stop
        self._words(start, stop)

    def _words(self, start: int, stop: int) -> None:
        text = self.source
        at = start
        fresh = not self._pieces or self._pieces[-1] == BORDER
        if fresh and (mark := _FIRST_MARK.match(text, at, stop)):
            at = mark.end()
        for piece in _PIECES.finditer(text, at, stop):
            if piece.start() < at:
                continue
            self._put(text[at : piece.start()], at)
            at = piece.end()
            if piece["border"] is not None:
                self._border(piece, stop)
                if mark := _MARK.match(text, at, stop):
                    at = mark.end()
                    self._break(at)
            elif piece["blank"] is not None:
                if parts_sentences(text, piece.start(), piece.end(), stop):
                    self._break(piece.start())
                elif _within_word(text, piece.start(), piece.end()):
                    continue
                elif self._pieces and self._pieces[-1][-1:] not in (" ", BORDER):
                    self._put(" ", piece.start())
            elif piece["cell"] is not None:
                line = text.rfind("\n", 0, piece.start()) + 1
                if text[line : piece.start()].lstrip()[:1] in ("", "|"):
                    self._break(piece.start())
                else:
                    self._put("|", piece.start())
        self._put(text[at:stop], at)

    def _border(self, piece: re.Match[str], stop: int) -> None:
        """A blank line before or after a display ends no sentence that is still open there."""
        before, after = piece.start(), piece.end()
        beside = after == stop and any(place.displayed and place.start == after for place in self._near(after))
        goes_on = self.source[after : after + 1].islower() and not begins_with_value(self.source, after)
        behind = self._pieces[-1:] == [DISPLAY] and goes_on
        blank = not piece[0].strip()
        opened = bool(self._pieces) and _OPEN_END.search(self._pieces[-1]) is not None
        heading = self.source.startswith("#", self.source.rfind("\n", 0, before) + 1)
        listed = _LAST_ITEM.search(self.source, max(0, before - _LONGEST), before) is not None
        heading = heading or (blank and beside and listed)
        if blank and opened and not heading and (behind or (beside and self._pieces[-1] != DISPLAY)):
            self._put(" ", before)
        else:
            self._break(before)

    def _near(self, offset: int) -> Sequence[Place]:
        low, high = 0, len(self.formulas)
        while low < high:
            middle = (low + high) // 2
            if self.formulas[middle].start < offset:
                low = middle + 1
            else:
                high = middle
        return self.formulas[low : low + 1]

    def _break(self, origin: int) -> None:
        if self._pieces and self._pieces[-1][-1:] != BORDER:
            self._put(BORDER, origin)

    def _put(self, piece: str, origin: int) -> None:
        if piece:
            self._pieces.append(piece)
            self._made.append(self._length)
            self._origin.append(origin)
            self._length += len(piece)

    def _cut(self) -> tuple[Sentence, ...]:
        """Sentences: at full stops that are none of an abbreviation, at borders, after displays that end one."""
        found: list[Sentence] = []
        begin = block = 0
        ends = sorted([*self._stops(), *self._after_displays(), (len(self.text), 0)])
        for end, border in ends:
            if end < begin:
                continue
            raw = self.text[begin:end]
            lead = len(raw) - len(raw.lstrip())
            if body := raw.strip():
                first, last = begin + lead, begin + lead + len(body)
                found.append(
                    Sentence(len(found), first, last, self.offset(first), self.offset_after(last), block, body)
                )
            begin = end
            block += border
        return tuple(found)

    def _stops(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for match in _ENDS.finditer(self.text):
            if match[0] == BORDER:
                found.append((match.end(), 1))
                continue
            if match[0] == ".":
                word = _WORD_BEFORE.search(self.text, max(0, match.start() - 24), match.start())
                if word is not None and word[0].lower() in self.abbreviations:
                    continue
            found.append((match.end(), 0))
        return found

    def _after_displays(self) -> list[tuple[int, int]]:
        """A display ends a sentence when it holds the full stop, or when a capital letter follows it.

        So does a formula alone on its line.
        """
        found: list[tuple[int, int]] = []
        for k, at in enumerate(self.placed):
            place = self.formulas[k]
            stopped = _STOPPED.search(self.source, max(place.start, place.stop - 60), place.stop) is not None
            follows = self.text[at + 1 : at + 3].lstrip()[:1]
            if stopped or (follows.isupper() and (place.displayed or self._is_alone(place))):
                found.append((at + 1, 0))
        return found

    def _is_alone(self, place: Place) -> bool:
        """Whether a formula is all that stands on its lines."""
        before = self.source[self.source.rfind("\n", 0, place.start) + 1 : place.start]
        end = self.source.find("\n", place.stop)
        return end >= 0 and not before.strip(" \t>") and not self.source[place.stop : end].strip()
