"""The text of an answer made ready for reading: one kind of delimiter, macros expanded, every offset traceable."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from exactrank.reading.problems import LineMap
from exactrank.statements import Span

_QUOTED = 120
_FENCE = re.compile(r"^[ \t]*(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^[ \t]*(?P=fence)[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_HTML_COMMENT = re.compile("<!--")
_VERBATIM = re.compile(r"\\begin\{(?:verbatim|lstlisting|comment|picture|tikzpicture)\}")
_TAG = re.compile(r"<(/?)([A-Za-z]\w{0,20})\b[^<>]{0,300}>")
_OPENING = {"m": "\\(", "me": "\\[", "men": "\\[", "md": "\\[", "mdn": "\\[", "mrow": ""}
_CLOSING = {"m": "\\)", "me": "\\]", "men": "\\]", "md": "\\]", "mdn": "\\]", "mrow": "\\\\"}
_INK = re.compile(r"[^\n]")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")


class Source:
    """A text that is read, and the way back from its offsets to lines and columns of what the writer wrote."""

    def __init__(self, written: str, name: str = "") -> None:
        self.written = written
        self.name = name
        self.lines = LineMap(written)
        self.text = written
        self._made: list[int] = [0]
        self._from: list[int] = [0]

    def blank(self, pattern: re.Pattern[str], keep: Callable[[re.Match[str]], str] | None = None) -> None:
        """Puts blanks for every match, line ends kept, so that all offsets stay."""

        def blanked(match: re.Match[str]) -> str:
            kept = keep(match) if keep else ""
            return kept + _INK.sub(" ", match[0][len(kept) :])

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

    def replace(self, text: str, made: list[int], written: list[int]) -> None:
        """Takes an expanded text: offset made[k] of it comes from offset written[k] of the text before."""
        self._from = [self.origin(offset) for offset in written]
        self._made = made
        self.text = text

    def origin(self, offset: int) -> int:
        k = bisect_right(self._made, offset) - 1
        return self._from[k] + min(offset - self._made[k], self._reach(k))

    def _reach(self, k: int) -> int:
        """How far a piece runs in what was written: an expansion stands where its call stands."""
        if k + 1 < len(self._made):
            return max(0, self._from[k + 1] - self._from[k])
        return len(self.written) - self._from[k]

    def span(self, start: int, stop: int) -> Span:
        begin, end = self.origin(start), self.origin(max(start, stop - 1)) + 1
        line, column = self.lines.at(begin)
        quoted = " ".join(self.written[begin : min(end, begin + 20 * _QUOTED)].split())
        return Span(line, column, quoted if len(quoted) <= _QUOTED else quoted[: _QUOTED - 3] + "...")


def prepared(written: str, kind: str | None = None) -> Source:
    """The source with code, comments and tags out of the way; `kind` is latex, markdown, xml or text, None to look."""
    source = Source(written)
    text = written
    if kind == "xml" or (kind is None and re.search(r"</(?:m|me|men|md|mdn|mrow|p|row)>", text)):
        source.blank_between(_HTML_COMMENT, lambda _: "-->")
        source.blank(_TAG, lambda match: (_CLOSING if match[1] else _OPENING).get(match[2], ""))
    document = r"\begin{document}" in text or r"\documentclass" in text
    if kind in (None, "markdown") and not document:
        source.blank_between(_HTML_COMMENT, lambda _: "-->")
        if "`" in text or "~~~" in text:
            source.blank(_FENCE)
            source.blank(_CODE)
    if "\\" in text and kind != "text":
        source.blank(_COMMENT)
        source.blank_between(_VERBATIM, lambda opening: opening.replace("begin", "end", 1))
    return source
