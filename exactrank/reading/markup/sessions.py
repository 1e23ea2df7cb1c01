"""Sessions with programs for mathematics: what is asked behind a prompt and the value printed below are a formula.

    >> A = [1 2; 3 6]
    >> rank(A)
    ans = 1

says that A is that matrix and that its rank is 1.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.grids import Range
from exactrank.reading.markup.printed_values import Value, literal_at, rows_at, value_at
from exactrank.reading.markup.program_expressions import expression, named
from exactrank.reading.markup.session_changes import changed_rows
from exactrank.reading.source.source import Rewriting, Source

_PROMPT = lazy_pattern(
    r"^[ \t]*(?P<prompt>>>>|>>|octave(?:\.\w+)?:\d+>|In ?\[\d+\]:=?|sage:|julia>|gp ?>|\(%i\d+\)|\?|>)[ \t]+"
    r"(?P<command>\S.*)$",
    re.MULTILINE,
)
_PROMPTS = (">", "octave", "In ", "In[", "sage:", "(%i", "?")
"""One of these is in every prompt."""
_ASSIGNED = lazy_pattern(r"(?P<name>[A-Za-z]\d?)[ \t]*(?:=(?!=)|:=|<-|:)[ \t]*(?P<value>\S.*)", re.DOTALL)
_RESULT = lazy_pattern(r"\s*(?:Out\[\d+\][:=]=?|\(%o\d+\)|%\d+ =|\w+ =|\[1\])?[ \t]*")
_ECHO = lazy_pattern(r"^[ \t]*(?P<name>[A-Z]\d?)[ \t]*=[ \t]*\n", re.MULTILINE)
_STOP = lazy_pattern(r"^[ \t]*(?:```|~~~)|\n[ \t]*\n(?=[^\n]{0,80}?[A-Za-z]{2}[ ,.]+[A-Za-z]{2})", re.MULTILINE)
"""Where what is printed ends: at the end of a fence, and where a paragraph of words begins."""
_NAMES = lazy_pattern(r"(?<![A-Za-z_.])[A-Za-z]\d?(?![A-Za-z_0-9])")
_LONGEST_COMMAND = 2000
_LONGEST_OUTPUT = 4000


class _Said(NamedTuple):
    """The range of a text that a formula takes the place of: what is asked, and its value from an offset on."""

    span: Range
    asked: str
    value: str = ""
    at: int = 0


def read_sessions(source: Source) -> list[Range]:
    """Puts the formulas of sessions in their place; returns where they stand in the text that is made.

    >>> source = Source(">>> np.linalg.matrix_rank(A)\\n2")
    >>> read_sessions(source), source.text
    ([(0, 32)], '\\n\\\\[\\\\operatorname{rank}(A) = 2\\\\]\\n')
    """
    text = source.text
    session = _asked(text)
    source.unread += [(*source.written_range(*span), "formula-not-understood") for span in session.unread]
    found = sorted([*session.said, *_echoed(text)])
    if not found:
        return []
    rewriting = Rewriting(source)
    made: list[Range] = []
    done = 0
    for (start, stop), asked, value, at in found:
        if start < done:
            continue
        rewriting.copy(done, start)
        begin = rewriting.length
        rewriting.put(f"\n\\[{asked}", start)
        rewriting.put(value[:-1], at)
        rewriting.put(f"{value[-1:]}\\]\n", stop - 1)
        made.append((begin, rewriting.length))
        done = stop
    rewriting.copy(done, len(text))
    rewriting.done()
    return made


def _asked(text: str) -> _Session:
    """The session of a text: what stands behind prompts, with what is printed below."""
    prompts = list(_PROMPT.finditer(text)) if any(sign in text for sign in _PROMPTS) else []
    session = _Session(text)
    for k, prompt in enumerate(prompts):
        limit = prompts[k + 1].start() if k + 1 < len(prompts) else len(text)
        begin, stop = prompt.start("command"), prompt.end()
        command = prompt["command"]
        if command.count("(") + command.count("[") > command.count(")") + command.count("]"):
            continued = literal_at(text, begin + len(command) - len(command.split("=", 1)[-1].lstrip()))
            if continued is not None and continued.stop <= limit:
                stop = continued.stop
                command = text[begin:stop]
        if len(command) <= _LONGEST_COMMAND:
            end = _STOP.search(text, stop, limit)
            session.ask(command, prompt["prompt"], prompt.start(), (stop, end.start() if end else limit))
    return session


class _Session:
    """The commands of a session in order, and what they have done to the names."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.said: list[_Said] = []
        self.unread: list[Range] = []
        """What is known to be asked, where the value was not understood, or of what it is one."""
        self.changed: dict[str, list[str] | None] = {}
        """By names changed since they were printed last: the row operations; None when others were done."""

    def ask(self, command: str, prompt: str, start: int, output: Range) -> None:
        """Reads a command, and the value printed in a range."""
        quiet = command.rstrip().endswith(";") and prompt not in (">", "?") and "%" not in prompt
        command = command.rstrip().rstrip(";").rstrip()
        result = _RESULT.match(self.text, *output)
        value = None if quiet or result is None else value_at(self.text, result.end(), output[1])
        at = result.end() if result else output[0]
        if (
            prompt == ">"
            and (value is None or "[1" not in self.text[output[0] : value.stop])
            and "atrix" not in command
        ):
            return  # a quotation of Markdown or of a mail
        if self.changes(command, prompt) or command in self.changed:
            self.settle(command, value, start, at)
            return
        assigned = _ASSIGNED.fullmatch(command)
        written = assigned["value"] if assigned else command
        asked = expression(written, prompt)
        printed = self.text[at : output[1]].strip() and not quiet
        stale = any(name in self.changed for name in _NAMES.findall(written))
        if asked is not None and printed and not assigned and (stale or value is None):
            self.unread.append((start, at + len(self.text[at : output[1]].split("\n\n", 1)[0].rstrip())))
        if stale:
            asked = None
        if assigned and (asked is None or asked == named(assigned["name"])):
            self.changed[assigned["name"]] = None
        elif assigned:
            self.changed.pop(assigned["name"], None)
            asked = f"{named(assigned['name'])} = {asked}"
        if asked is None or (value is None and not assigned):
            return
        if value is None:
            self.said.append(_Said((start, output[0]), asked, at=start))
        elif value.is_matrix or not _NAMES.fullmatch(command):
            sign = " = " if value.exact else r" \approx "
            self.said.append(_Said((start, value.stop), asked, sign + value.tex, at))

    def changes(self, command: str, prompt: str) -> bool:
        """Whether a command changes a part of a matrix; which rows is kept."""
        changed = changed_rows(command, prompt)
        if changed is None:
            return False
        name, operation = changed
        before = self.changed.get(name, [])
        self.changed[name] = None if operation is None or before is None else [*before, operation]
        return True

    def settle(self, command: str, value: Value | None, start: int, at: int) -> None:
        """Where a matrix that was changed is printed, its steps are claimed, and it has that value from there on."""
        name = _NAMES.match(command)
        if name is None or value is None or not value.is_matrix or not value.exact:
            return
        operations = self.changed.pop(name[0])
        tex = named(name[0])
        if operations:
            step = rf" \xrightarrow{{{', '.join(operations)}}} "
            self.said.append(_Said((start, at), tex, step + value.tex, start))
            start = at
        self.said.append(_Said((start, value.stop), f"{tex} = ", value.tex, at))


def _echoed(text: str) -> list[_Said]:
    """`A =` on a line of its own over rows of numbers."""
    found: list[_Said] = []
    for echo in _ECHO.finditer(text):
        limit = min(len(text), echo.end() + _LONGEST_OUTPUT)
        stop = _STOP.search(text, echo.end(), limit)
        value: Value | None = rows_at(text, echo.end(), stop.start() if stop else limit)
        if value is not None:
            found.append(_Said((echo.start(), value.stop), f"{named(echo['name'])} = ", value.tex, echo.end()))
    return found
