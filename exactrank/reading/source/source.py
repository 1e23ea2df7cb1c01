"""The text of an answer made ready for reading: one kind of delimiter, macros expanded, every offset traceable."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import field

from exactrank.patterns import lazy_pattern
from exactrank.reading.source.problems import LineMap
from exactrank.reading.source.quotations import shortened_quotation
from exactrank.records import dataclass
from exactrank.statements import Span

_QUOTED = 120
_INK = lazy_pattern(r"[^\n]")


@dataclass(frozen=True, slots=True)
class _Way:
    """From the offsets of a rewritten text back to those of the text before."""

    made: list[int]
    written: list[int]
    reach: list[int]

    def back(self, offset: int) -> int:
        k = bisect_right(self.made, offset) - 1
        return self.written[k] + min(offset - self.made[k], self.reach[k])


class Source:
    """A text that is read, and the way back from its offsets to lines and columns of what the writer wrote."""

    def __init__(self, written: str, name: str = "") -> None:
        self.written = written
        self.name = name
        self.lines = LineMap(written)
        self.text = written
        self.kind = ""
        """The format: latex, markdown, html, xml or text."""
        self.hidden: list[tuple[int, int, str]] = []
        """What a reader of the page does not see: from where to where in what was written, and a reason (`Hidden`)."""
        self.unread: list[tuple[int, int, str]] = []
        """What looks like a claim and was not understood: a range of what was written, and a reason."""
        self._ways: list[_Way] = []
        self._spans: dict[tuple[int, int], Span] = {}

    def blank(self, pattern: re.Pattern[str], keep: Callable[[re.Match[str]], str] | None = None) -> None:
        """Puts blanks for every match, line ends kept, so that all offsets stay."""

        def blanked(match: re.Match[str]) -> str:
            kept = keep(match) if keep else ""
            rest = match[0][len(kept) :]
            return kept + (_INK.sub(" ", rest) if "\n" in rest else " " * len(rest))

        self.text = pattern.sub(blanked, self.text)

    def blank_between(self, opening: re.Pattern[str], closer: Callable[[str], str]) -> None:
        """Puts blanks from every opening to the next closer that belongs to it; a closer is looked for in vain once."""
        text = self.text
        pieces: list[str] = []
        missing: set[str] = set()
        at = done = 0
        while (match := opening.search(text, at)) is not None:
            at = match.end()
            wanted = closer(match[0])
            end = -1 if wanted in missing else text.find(wanted, at)
            if end < 0:
                missing.add(wanted)
                continue
            at = end + len(wanted)
            pieces += [text[done : match.start()], _INK.sub(" ", text[match.start() : at])]
            done = at
        self.text = "".join([*pieces, text[done:]])

    def replace(self, text: str, made: list[int], written: list[int], reach: list[int] | None = None) -> None:
        """Takes a rewritten text: offset made[k] of it comes from offset written[k] of the text before.

        What stands up to reach[k] further comes from as much further, the rest of the piece from there; without these
        a piece reaches to where the next one comes from: an expansion stands where its call stands.
        """
        if reach is None:
            reach = [max(0, b - a) for a, b in zip(written, [*written[1:], len(self.text)], strict=True)]
        self._ways.append(_Way(made, written, reach))
        self.text = text

    def origin(self, offset: int) -> int:
        for way in reversed(self._ways):
            offset = way.back(offset)
        return offset

    def line_before(self, offset: int) -> str:
        """What was written in the line of an offset, up to there."""
        at = self.origin(offset)
        return self.written[self.written.rfind("\n", 0, at) + 1 : at]

    def span(self, start: int, stop: int) -> Span:
        return self.written_span(*self.written_range(start, stop))

    def written_range(self, start: int, stop: int) -> tuple[int, int]:
        """Where in what was written a range of the text stands."""
        return self.origin(start), self.origin(max(start, stop - 1)) + 1

    def written_span(self, begin: int, end: int) -> Span:
        """The span of a range of what was written."""
        key = begin, end
        if key not in self._spans:
            line, column = self.lines.at(begin)
            quoted = ""
            for reach in (4 * _QUOTED, 20 * _QUOTED):  # the further one only where blanks fill the nearer
                quoted = " ".join(self.written[begin : min(end, begin + reach)].split())
                if len(quoted) > _QUOTED or begin + reach >= end:
                    break
            self._spans[key] = Span(line, column, shortened_quotation(quoted, _QUOTED))
        return self._spans[key]


@dataclass(slots=True)
class Rewriting:
    """The pieces of a text that takes the place of a source's: some copied, some new, each with where it comes from."""

    source: Source
    pieces: list[str] = field(default_factory=list)
    made: list[int] = field(default_factory=list)
    written: list[int] = field(default_factory=list)
    reach: list[int] = field(default_factory=list)
    length: int = 0

    def copy(self, start: int, stop: int) -> None:
        if start < stop:
            self.put(self.source.text[start:stop], start, stop - start)

    def put(self, text: str, origin: int, reach: int = 0) -> None:
        """A text for what stands at the origin; its characters stand for at most `reach` characters from there on."""
        self.pieces.append(text)
        self.made.append(self.length)
        self.written.append(origin)
        self.reach.append(reach)
        self.length += len(text)

    def done(self) -> None:
        if self.pieces:
            self.source.replace("".join(self.pieces), self.made, self.written, self.reach)
