"""Where the blocks of a source stand: fences and comments of Markdown, comments of LaTeX and of PreTeXt.

What a source only quotes is no block: a fence within a fence, a comment within a verbatim environment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from exactrank.errors import Place, Problem
from exactrank.patterns import lazy_pattern
from exactrank.records import dataclass

WORD = "exactrank"
BEGIN, END = f"{WORD}: begin", f"{WORD}: end"

_FENCE = lazy_pattern(r"( {0,3})(`{3,}|~{3,})[ \t]*([^`]*?)[ \t]*")
_LANGUAGE = lazy_pattern(rf"{WORD}(?:[ \t].*)?|\{{[ \t]*\.{WORD}(?:[ \t][^}}]*)?\}}")
"""What stands behind the signs of a fence: the language, with what a site wants to know of it, or as an attribute."""
_COMMENT = lazy_pattern(rf"( {{0,3}})<!--[ \t]*{WORD}[ \t]*")
_HIDDEN_END = lazy_pattern(r".*-->.*")
_COMMENT_END = lazy_pattern(r"[ \t]*-->[ \t]*")
_MARKDOWN_MARK = lazy_pattern(rf"[ \t]*<!--[ \t]*{WORD}:[ \t]*(begin|end)[ \t]*-->[ \t]*")
_XML_COMMENT = lazy_pattern(rf"([ \t]*)<!--[ \t]*{WORD}[ \t]*")
_CDATA_END = lazy_pattern(r".*\]\]>.*")
_LATEX_START = lazy_pattern(rf"([ \t]*)%+[ \t]*{WORD}[ \t]*")
_LATEX_MARK = lazy_pattern(rf"[ \t]*%+[ \t]*{WORD}:[ \t]*(begin|end)[ \t]*")
_LATEX_LINE = lazy_pattern(r"[ \t]*%+ ?(.*)")
_LITERAL = lazy_pattern(r"\\begin\{(verbatim\*?|Verbatim|lstlisting|minted|comment)\}")
_DOCUMENT_END = lazy_pattern(r"[^%]*\\end\{document\}")


@dataclass(frozen=True, slots=True)
class FoundBlock:
    """A block: its lines, where they begin, where it ends, and the lines that it was filled with (all from 0)."""

    lines: tuple[str, ...]
    first: int
    stop: int
    indent: str
    filled: tuple[int, int] | None


class _Scan:
    """The blocks and the problems that are found on the way through the lines."""

    def __init__(self, lines: Sequence[str], source: str, mark: re.Pattern[str]) -> None:
        self.lines = lines
        self.source = source
        self.mark = mark
        self.blocks: list[FoundBlock] = []
        self.problems: list[Problem] = []

    def problem(self, message: str, line: int) -> None:
        self.problems.append(Problem.of(message, Place(self.source, line + 1)))

    def add(self, lines: tuple[str, ...], first: int, stop: int, indent: str) -> int:
        """Takes the block whose lines end before `stop`, and gives the line after what it was filled with."""
        start = stop
        while start < len(self.lines) and not self.lines[start].strip():
            start += 1
        end = stop
        filled = None
        if start < len(self.lines) and self.marks(start) == "begin":
            end = self.line_after_end(start)
            filled = (start, end)
        self.blocks.append(FoundBlock(lines, first, stop, indent, filled))
        return end

    def marks(self, line: int) -> str | None:
        found = self.mark.fullmatch(self.lines[line])
        return found[1] if found else None

    def line_after_end(self, start: int) -> int:
        for k in range(start + 1, len(self.lines)):
            found = self.marks(k)
            if found == "end":
                return k + 1
            if found == "begin":
                break
        self.problem("fill-no-end", start)
        return len(self.lines)


def markdown_blocks(lines: Sequence[str], source: str = "") -> tuple[list[FoundBlock], list[Problem]]:
    """The fences of the language of that name, and the comments that begin with the word."""
    scan = _Scan(lines, source, _MARKDOWN_MARK)
    k = 0
    while k < len(lines):
        fence, comment = _FENCE.fullmatch(lines[k]), _COMMENT.fullmatch(lines[k])
        if fence is not None:
            indent, sign, info = fence[1], fence[2], fence[3]
            close = re.compile(rf" {{0,3}}{re.escape(sign[0])}{{{len(sign)},}}[ \t]*")
            stop = _first(lines, k + 1, close)
            if _LANGUAGE.fullmatch(info) is None:
                k = stop + 1
                continue
        elif comment is not None:
            indent = comment[1]
            stop = _first(lines, k + 1, _COMMENT_END)
        elif scan.marks(k) is not None:
            scan.problem("fill-stray", k)
            k += 1
            continue
        else:
            hidden = "<!--" in lines[k] and "-->" not in lines[k].rpartition("<!--")[2]
            k = 1 + (_first(lines, k + 1, _HIDDEN_END) if hidden else k)
            continue
        if stop == len(lines):
            scan.problem("fill-open", k)
            break
        inside = tuple([line.removeprefix(indent) for line in lines[k + 1 : stop]])
        k = scan.add(inside, k + 1, stop + 1, indent)
    return scan.blocks, scan.problems


def pretext_blocks(lines: Sequence[str], source: str = "") -> tuple[list[FoundBlock], list[Problem]]:
    """The comments that begin with the word alone; what a CDATA section or another comment holds is quoted."""
    scan = _Scan(lines, source, _MARKDOWN_MARK)
    k = 0
    while k < len(lines):
        comment = _XML_COMMENT.fullmatch(lines[k])
        if comment is not None:
            stop = _first(lines, k + 1, _COMMENT_END)
            if stop == len(lines):
                scan.problem("fill-open", k)
                break
            inside = tuple([line.removeprefix(comment[1]) for line in lines[k + 1 : stop]])
            k = scan.add(inside, k + 1, stop + 1, comment[1])
            continue
        if scan.marks(k) is not None:
            scan.problem("fill-stray", k)
        elif "<![CDATA[" in lines[k] and "]]>" not in lines[k].rpartition("<![CDATA[")[2]:
            k = _first(lines, k + 1, _CDATA_END)
        elif "<!--" in lines[k] and "-->" not in lines[k].rpartition("<!--")[2]:
            k = _first(lines, k + 1, _HIDDEN_END)
        k += 1
    return scan.blocks, scan.problems


def latex_blocks(lines: Sequence[str], source: str = "") -> tuple[list[FoundBlock], list[Problem]]:
    """The comments that begin with a line of the word alone, and go on as long as lines are comments."""
    scan = _Scan(lines, source, _LATEX_MARK)
    k = 0
    while k < len(lines) and not _DOCUMENT_END.match(lines[k]):
        start = _LATEX_START.fullmatch(lines[k])
        literal = _LITERAL.search(lines[k].split("%")[0])
        if literal is not None:
            k = _first(lines, k, re.compile(rf".*\\end\{{{re.escape(literal[1])}\}}.*")) + 1
        elif start is None:
            if scan.marks(k) is not None:
                scan.problem("fill-stray", k)
            k += 1
        else:
            stop = k + 1
            inside: list[str] = []
            while stop < len(lines) and scan.marks(stop) is None and (line := _LATEX_LINE.fullmatch(lines[stop])):
                inside.append(line[1])
                stop += 1
            k = scan.add(tuple(inside), k + 1, stop, start[1])
    return scan.blocks, scan.problems


def _first(lines: Sequence[str], start: int, pattern: re.Pattern[str]) -> int:
    """The first line from `start` that is of this form; the number of all lines where none is."""
    return next((k for k in range(start, len(lines)) if pattern.fullmatch(lines[k])), len(lines))
