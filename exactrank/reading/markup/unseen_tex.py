"""What TeX sets so that nobody sees it, or strikes out: the colour of the page, no size, phantoms, withdrawn lines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import field, replace

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.tokens import words
from exactrank.reading.markup.macro_definitions import UNDEFINED
from exactrank.reading.markup.tex_colours import Colours
from exactrank.reading.markup.tex_comments import CONDITIONALS
from exactrank.reading.markup.tex_groups import group_ends, skip_blanks
from exactrank.reading.markup.unseen import INVISIBLE, STRUCK_OUT, Unseen, hide, holds_mathematics
from exactrank.reading.source.source import Rewriting, Source
from exactrank.records import dataclass

_HIDING = lazy_pattern(
    r"\\(?:color|textcolor|mathcolor|pagecolor|definecolor|colorlet|cellcolor|(?:fc|c)olorbox|[hv]?phantom|transparent"
    r"|texttransparent|fontsize|scalebox|sout|xout|st|[bx]?cancel|deleted|index|typeout|invisible|if[a-z]{0,10})(?![A-Za-z@])"
)
_TOKEN = lazy_pattern(r"\\(?:[A-Za-z@]+|.)|[{}&]|\$\$?", re.DOTALL)
_UNSEEN_ARGUMENT = words(r"\phantom \hphantom \vphantom \index \typeout \invisible")
_STRUCK_ARGUMENT = words(r"\sout \xout \st \deleted")
_CANCELLED = words(r"\cancel \bcancel \xcancel")
_COLOUR_OF_GROUP, _COLOUR_OF_ARGUMENT = words(r"\color \normalcolor"), words(r"\textcolor \mathcolor")
_WHOLE = lazy_pattern(
    r"\\begin\s*\{|=|[<>~≈≠≤≥→∼↔⇒]|\\(?:to|sim|approx|neq?|leq?|geq?|[Ll]?(?:ong)?[Rr]ightarrow|xrightarrow|mat|[pbvBV]?matrix)"
    r"(?![A-Za-z])|\\[\[(]|\$"
)
_OPTION = r"\s*(?:\[(?P<model>[^\[\]{}]*)\])?"
_COLOUR = lazy_pattern(_OPTION + r"\s*\{(?P<value>[^{}]*)\}")
_NUMBER = lazy_pattern(r"\s*\{\s*(?P<value>\d*\.?\d+)\s*(?P<unit>[a-z]{0,2})\s*\}(?:\s*\[[^\[\]]*\]|\s*\{[^{}]*\})?")
_TRANSPARENCY = lazy_pattern(r"\s*\{\s*(?P<value>\d*\.?\d+)\s*\}")
_CELLS = lazy_pattern(r"\s*\{[^{}]*(?:matrix|array|tabular|align|cases|split|gather)")
_OPENERS = {r"\]": r"\[", r"\)": r"\(", r"\endgroup": r"\begingroup", r"\egroup": r"\bgroup"}
_UNITS = {
    "": 1.0,
    "pt": 1.0,
    "mm": 2.845,
    "cm": 28.45,
    "in": 72.27,
    "em": 10.0,
    "ex": 4.3,
    "px": 1.0,
    "bp": 1.0,
    "sp": 1 / 65536,
}
_SMALLEST = 2.0
"""In points: what is no larger is not read."""
_SMALLEST_SCALE = 0.2
_OUTERMOST = 8
"""So many groups from the outermost on change with the colour of the page."""
_LONGEST_ARGUMENT = 1_000


@dataclass(frozen=True, slots=True)
class _Look:
    """How text is set: its colour, that of its ground, whether it is large and opaque enough; why it is not seen."""

    ink: str = "black"
    ground: str = "white"
    faint: bool = False
    reason: str = ""

    @property
    def unseen(self) -> str:
        return self.reason or (INVISIBLE if self.faint or self.ink == self.ground else "")


@dataclass(slots=True)
class _Group:
    kind: str
    entry: _Look
    look: _Look
    cells: bool = False


def hide_unseen(source: Source) -> None:
    """Takes out what is set and cannot be seen; a conditional that nobody here can decide becomes unreadable."""
    if _HIDING.search(source.text):
        hide(source, _Setting(source.text).ranges())
        _without_conditionals(source)


@dataclass(slots=True)
class _Setting:
    text: str
    groups: list[_Group] = field(default_factory=lambda: [_Group("text", _Look(), _Look())])
    colours: Colours = field(default_factory=Colours)
    coming: dict[int, _Look] = field(default_factory=dict)
    """The look of the groups that open further on: the arguments of commands that were met."""
    opened: Counter[str] = field(default_factory=Counter)
    ends: dict[int, int] = field(init=False)
    begun: int = -1
    reason: str = ""
    found: list[Unseen] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ends = group_ends(self.text)

    def ranges(self) -> list[Unseen]:
        at = 0
        while match := _TOKEN.search(self.text, at):
            at = max(match.end(), self.token(match[0], match.start(), match.end()))
        self.change(len(self.text), _Look())
        return self.found

    def change(self, at: int, look: _Look) -> None:
        """From here on text looks so: where that is another sight, a range ends or begins."""
        if look.unseen != self.reason:
            if self.reason and self.begun < at:
                self.found.append((self.begun, at, self.reason))
            self.begun, self.reason = at, look.unseen

    def token(self, token: str, start: int, stop: int) -> int:
        """Where reading goes on."""
        group = self.groups[-1]
        if token == "{":
            look = self.coming.pop(start, group.look)
            self.groups.append(_Group("{", look, look))
            self.opened["{"] += 1
            self.change(start, look)
        elif token == "}":
            self.close("{", start, stop)
        elif token in ("&", r"\\") and group.cells:
            group.look = group.entry
            self.change(start, group.look)
        elif token[0] == "$":
            self.close(token, start, stop) if self.opened[token] else self.open(token)
        elif token in (r"\[", r"\(", r"\begingroup", r"\bgroup"):
            self.open(token)
        elif token in _OPENERS:
            self.close(_OPENERS[token], start, stop)
        elif token == r"\begin":
            self.open("environment", _CELLS.match(self.text, stop) is not None)
        elif token == r"\end":
            self.close("environment", start, stop)
        elif token[0] == "\\" and len(token) > 2:
            return self.command(token, start, stop)
        return stop

    def open(self, kind: str, cells: bool = False) -> None:
        look = self.groups[-1].look
        self.groups.append(_Group(kind, look, look, cells))
        self.opened[kind] += 1

    def close(self, kind: str, start: int, stop: int) -> None:
        """The innermost group of the kind ends, with what is open in it; nothing ends where none is open."""
        if not self.opened[kind]:
            return
        while True:
            group = self.groups.pop()
            self.opened[group.kind] -= 1
            if group.kind == kind:
                break
        look = self.groups[-1].look
        if kind == "{" and group.entry.unseen and not self.reason and not look.unseen:
            self.found.append((start, stop, ""))  # its opening brace is gone, and so is this one
        # The brace belongs to what was hidden with its opening one; otherwise it stays.
        inside = kind == "{" and (group.entry.unseen or look.unseen)
        self.change(stop if inside else start, look)

    def command(self, token: str, start: int, stop: int) -> int:
        group = self.groups[-1]
        look = group.look
        if token in _COLOUR_OF_GROUP:
            match = _COLOUR.match(self.text, stop)
            if match:
                self.set(replace(look, ink=self.colours.named(match["value"], match["model"])), start)
                return match.end()
            self.set(replace(look, ink="black"), start)
        elif token in _COLOUR_OF_ARGUMENT:
            match = _COLOUR.match(self.text, stop)
            if match:
                return self.argument(
                    start, match.end(), replace(look, ink=self.colours.named(match["value"], match["model"]))
                )
        elif token in (r"\colorbox", r"\fcolorbox", r"\cellcolor", r"\pagecolor"):
            return self.ground(token, start, stop)
        elif token in (r"\definecolor", r"\colorlet"):
            return self.colours.define(token, self.text, stop)
        elif token in (r"\transparent", r"\texttransparent"):
            match = _TRANSPARENCY.match(self.text, stop)
            if match:
                faint = replace(look, faint=float(match["value"]) < 0.1)
                if token == r"\texttransparent":
                    return self.argument(start, match.end(), faint)
                self.set(faint, start)
                return match.end()
        elif token in (r"\fontsize", r"\scalebox"):
            return self.size(token, start, stop)
        elif token in _UNSEEN_ARGUMENT:
            return self.argument(start, stop, replace(look, reason=look.reason or INVISIBLE))
        elif token in _STRUCK_ARGUMENT or token in _CANCELLED:
            return self.struck(token, start, stop)
        return stop

    def set(self, look: _Look, start: int) -> None:
        self.groups[-1].look = look
        self.change(start, look)

    def argument(self, start: int, stop: int, look: _Look) -> int:
        """The next argument is set so; without braces it is one sign."""
        at = skip_blanks(self.text, stop)
        if self.text[at : at + 1] == "{":
            self.coming[at] = look
            self.change(start, look)
            return at
        match = _TOKEN.match(self.text, at)
        if match and match[0] in ("}", "&", "$", "$$"):
            return stop
        self.change(start, look)
        end = match.end() if match else min(at + 1, len(self.text))
        self.change(end, self.groups[-1].look)
        return end

    def ground(self, token: str, start: int, stop: int) -> int:
        match = _COLOUR.match(self.text, stop)
        if match and token == r"\fcolorbox":
            match = re.compile(r"\s*\{(?P<value>[^{}]*)\}(?P<model>)").match(self.text, match.end())
        if match is None:
            return stop
        look = replace(self.groups[-1].look, ground=self.colours.named(match["value"], match["model"]))
        if token in (r"\colorbox", r"\fcolorbox"):
            return self.argument(start, match.end(), look)
        if token == r"\pagecolor":
            for group in self.groups[:_OUTERMOST]:
                group.entry, group.look = (
                    replace(group.entry, ground=look.ground),
                    replace(group.look, ground=look.ground),
                )
        self.set(look, start)
        return match.end()

    def size(self, token: str, start: int, stop: int) -> int:
        match = _NUMBER.match(self.text, stop) if token == r"\fontsize" else _TRANSPARENCY.match(self.text, stop)
        if match is None:
            return stop
        look = self.groups[-1].look
        if token == r"\scalebox":
            return self.argument(
                start, match.end(), replace(look, faint=look.faint or float(match["value"]) <= _SMALLEST_SCALE)
            )
        points = float(match["value"]) * _UNITS.get(match["unit"], 1.0)
        self.set(replace(look, faint=points <= _SMALLEST), start)
        return match.end()

    def struck(self, token: str, start: int, stop: int) -> int:
        """What is struck out is withdrawn; a number that is cancelled in a fraction or a sum is not."""
        at = skip_blanks(self.text, stop)
        if self.text[at : at + 1] != "{":
            return stop
        if token in _CANCELLED:
            end = self.ends.get(at, len(self.text))
            if not self.reason and not _WHOLE.search(self.text, at, min(end, at + _LONGEST_ARGUMENT)):
                return stop
        look = self.groups[-1].look
        return self.argument(start, at, replace(look, reason=look.reason or STRUCK_OUT))


_CONDITIONAL = lazy_pattern(r"\\(?P<name>if[a-z]*|fi|[A-Za-z@]+|.)", re.DOTALL)
_WITH_ARGUMENTS = {"ifthenelse": 3, "iftoggle": 3, "ifbool": 3}


def _without_conditionals(source: Source) -> None:
    """Nobody decides here which branch of \\ifx or \\ifnum is set: the whole is a call that is not known."""
    text = source.text
    if r"\if" not in text:
        return
    rewriting = Rewriting(source)
    ends = group_ends(text)
    done = depth = begun = 0
    for match in _CONDITIONAL.finditer(text):
        name = match["name"]
        stop = match.end()
        if name in CONDITIONALS:
            begun = begun if depth else match.start()
            depth += 1
            continue
        if name == "fi" and depth:
            depth -= 1
        elif name in _WITH_ARGUMENTS and not depth and match.start() >= done:
            begun, stop = match.start(), _past_arguments(text, ends, stop, _WITH_ARGUMENTS[name])
        else:
            continue
        if depth or begun < done or not holds_mathematics(text[begun:stop]):
            continue
        rewriting.copy(done, begun)
        rewriting.put(UNDEFINED, begun)
        done = stop
    if done:
        rewriting.copy(done, len(text))
        rewriting.done()


def _past_arguments(text: str, ends: dict[int, int], at: int, count: int) -> int:
    for _ in range(count):
        opening = skip_blanks(text, at)
        if opening not in ends:
            break
        at = ends[opening] + 1
    return at
