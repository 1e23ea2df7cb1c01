"""What TeX never sets: comments, the branches of a conditional that are not taken, all after the end of a document."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import field

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import words
from exactrank.reading.markup.math_spans import math_spans
from exactrank.reading.markup.unseen import AFTER_END, COMMENT, FALSE_BRANCH, Unseen, hide
from exactrank.reading.source.source import Source
from exactrank.records import dataclass

_PIECE = lazy_pattern(
    r"\\verb\*?(?P<mark>[^A-Za-z\s*])[^\n]*?(?P=mark)|\\(?:url|path|href|nolinkurl)\{[^{}\n]*\}"
    r"|\\begin\{(?P<code>verbatim\*?|lstlisting|minted|comment|picture|tikzpicture|filecontents\*?)\}"
    r"|\\newif\s*\\if(?P<new>[A-Za-z@]+)"
    r"|\\let\s*\\if(?P<flag>[A-Za-z@]+)\s*=?\s*\\if(?P<value>true|false)(?![A-Za-z@])"
    r"|(?P<end>\\end\s*\{document\})|\\(?P<name>[A-Za-z@]+)|\\.|(?P<comment>%[^\n]*)",
    re.DOTALL,
)
_SIGNS = (
    *("%", r"\if", r"\endinput", "document}", "verbatim", "lstlisting", "minted", "comment", "picture", "filecontents"),
    *("truetrue", "truefalse", "falsetrue", "falsefalse"),  # \truefalse sets a flag that is there from the first
)
"""Texts without any of these have nothing that is not set."""
CONDITIONALS = words(
    """
    if ifcat ifx ifnum ifdim ifodd ifvmode ifhmode ifmmode ifinner ifvoid ifhbox ifvbox ifeof ifcase ifdefined ifcsname
    iffontchar
    """
)
"""TeX's own conditionals that end with \\fi; \\iff and \\ifthenelse are none."""


def hide_comments(source: Source, kind: str) -> None:
    """Takes out what TeX does not set; outside of LaTeX a percent sign begins a comment only within a formula."""
    if not any(sign in source.text for sign in _SIGNS):
        return
    spans = None if kind == "latex" else math_spans(source.text) if "%" in source.text else []
    hide(source, _Reader(source.text, spans).ranges())


@dataclass(slots=True)
class _Reader:
    text: str
    spans: list[Range] | None
    found: list[Unseen] = field(default_factory=list)
    flags: dict[str, bool] = field(default_factory=lambda: {"true": True, "false": False})
    branches: list[bool | None] = field(default_factory=list)
    """For each open conditional whether its present branch is set; None where that is not known."""
    hidden_at: int = -1
    hidden_depth: int = 0
    missing: set[str] = field(default_factory=set)

    def ranges(self) -> list[Unseen]:
        text = self.text
        at = 0
        while match := _PIECE.search(text, at):
            start, at = match.span()
            if match["comment"] is not None:
                at = self.comment(start, at)
            elif match["code"]:
                at = self.code(match["code"], start, at)
            elif match["name"]:
                if match["name"] == "endinput" and self.ends(text.find("\n", at)):
                    break
                self.command(match["name"], start, at)
            elif match["new"] or match["flag"]:
                self.flags[match["new"] or match["flag"]] = match["value"] == "true"
                self.out(start, at, "")
            elif match["end"] and self.ends(at):
                break
        if self.hidden_at >= 0:
            self.found.append((self.hidden_at, len(text), FALSE_BRANCH))
        return self.found

    def out(self, start: int, stop: int, reason: str) -> None:
        if self.hidden_at < 0 and start < stop:
            self.found.append((start, stop, reason))

    def comment(self, start: int, stop: int) -> int:
        """Up to the end of the line; in a page up to the end of the formula, which alone reaches TeX."""
        if self.spans is not None:
            k = bisect_right(self.spans, (start, len(self.text))) - 1
            if k < 0 or self.spans[k][1] <= start:
                return stop
            end = self.spans[k][1]
            if end <= stop:
                closer = 1 + (self.text[end - 2 : end] in ("$$", r"\]", r"\)"))
                stop = max(start + 1, end - closer)
        self.out(start, stop, COMMENT)
        return stop

    def code(self, name: str, start: int, at: int) -> int:
        """Code is shown and is no mathematics; the environment of comments is not shown."""
        closer = rf"\end{{{name}}}"
        end = -1 if closer in self.missing else self.text.find(closer, at)
        if end < 0:
            self.missing.add(closer)
            if name != "comment":
                return at
            end = len(self.text)
        stop = min(end + len(closer), len(self.text))
        self.out(start, stop, COMMENT if name in ("comment", "filecontents", "filecontents*") else "")
        return stop

    def ends(self, at: int) -> bool:
        """Whether the document ends: not within a branch that is not set, and only LaTeX has an end."""
        if self.hidden_at >= 0 or self.spans is not None:
            return False
        if at >= 0:
            self.out(at, len(self.text), AFTER_END)
        return True

    def command(self, name: str, start: int, stop: int) -> None:
        flag = name[2:]
        if name[:2] == "if" and (flag in self.flags or name in CONDITIONALS):
            self.branch(self.flags.get(flag), start, stop)
        elif name == "else" and self.branches:
            shown = self.branches[-1]
            if shown is not None:
                self.leave(stop) if not shown else self.enter(start, stop)
                self.branches[-1] = not shown
        elif name == "fi" and self.branches:
            shown = self.branches.pop()
            if shown is not None:
                self.out(start, stop, "")
                if not shown:
                    self.leave(stop, len(self.branches))
        elif self.hidden_at < 0 and name.endswith(("true", "false")):
            flag = name.removesuffix("true").removesuffix("false")
            if flag in self.flags and flag:
                self.flags[flag] = name.endswith("true")
                self.out(start, stop, "")

    def branch(self, shown: bool | None, start: int, stop: int) -> None:
        self.branches.append(shown)
        if shown is False:
            self.enter(start, stop)
        elif shown:
            self.out(start, stop, "")

    def enter(self, start: int, stop: int) -> None:
        if self.hidden_at < 0:
            self.hidden_at = start
            self.hidden_depth = len(self.branches)

    def leave(self, stop: int, depth: int | None = None) -> None:
        """The branch that is not set ends, if it is the one that hides."""
        depth = len(self.branches) if depth is None else depth + 1
        if self.hidden_at >= 0 and depth == self.hidden_depth:
            self.found.append((self.hidden_at, stop, FALSE_BRANCH))
            self.hidden_at = -1
