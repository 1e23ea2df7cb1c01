"""Definitions of TeX followed place by place: every call becomes what is current where it stands.

One pass with a stack of texts that are read, as TeX reads them, and with the scopes of groups. What cannot be followed
becomes a command that no reader understands (`UNDEFINED`), so that nothing that depends on it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.vocabulary import BOXES, FUNCTIONS, GREEK, HIDDEN, LAST_ARGUMENT, SILENT, SPALIGN
from exactrank.reading.markup.macro_definitions import (
    DEFINING,
    GLOBALLY,
    OPAQUE,
    UNDEFINED,
    Definition,
    Macro,
    definition_at,
    reader_knows_better,
)
from exactrank.reading.markup.macro_scopes import Scopes
from exactrank.reading.markup.tex_groups import group_ends, skip_blanks
from exactrank.reading.markup.unseen import blanks
from exactrank.reading.markup.unseen_tex import hide_unseen
from exactrank.reading.source.source import Rewriting, Source
from exactrank.records import dataclass

_DEFINES = lazy_pattern(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|DeclareMathOperator|[egx]?def|let|futurelet|catcode"
    r"|csname|expandafter|(?:New|Renew|Provide|Declare)DocumentCommand|(?:re)?newenvironment)(?![A-Za-z@])"
)
_DEFINING = ("newcommand", "providecommand", "Declare", "def", "let", "cat", "csn", "after", "ument", "newenv")
"""A part of each of them."""
_DEFINED_NAME = lazy_pattern(
    r"\\(?:newcommand|providecommand|DeclareRobustCommand|DeclareMathOperator|[egx]?def|let|NewDocumentCommand)\*?"
    r"\s*\{?\s*(\\[A-Za-z@]+)"
)
_TOKEN = lazy_pattern(r"\\(?:[A-Za-z@]+|.)|[{}&]|\$\$?", re.DOTALL)
_CALL = lazy_pattern(r"\\(?:[A-Za-z@]+|.)", re.DOTALL)
_BRACES = lazy_pattern(r"\\.|[{}]", re.DOTALL)
_CSNAME = lazy_pattern(r"\s*([A-Za-z@]+)\s*\\endcsname")
_DEFINED_BY_CSNAME = lazy_pattern(r"\s*(\\[A-Za-z@]+)\s*\\csname(?:\s*([A-Za-z@]+)\s*\\endcsname)?")
_HARMLESS_CATCODE = lazy_pattern(r"\s*`?\\?@\s*=?\s*1[12]")
_PREFIXES = (r"\long", r"\global", r"\protected", r"\outer")
_ENVIRONMENT_NAME = lazy_pattern(r"\s*\{([^{}]{1,40})\}")
_COMMAND_AT_END = lazy_pattern(r"\\[A-Za-z@]+\Z")
_KNOWN = BOXES | FUNCTIONS | GREEK | HIDDEN.keys() | LAST_ARGUMENT.keys() | SILENT | SPALIGN | {r"\rank", r"\rref"}
_MAX_DEFINITIONS = 2_000
_LONGEST_DEFINITION = 5_000
_MAX_CALLS = 50_000
_MAX_DEPTH = 1_000
_MAX_GROWTH = 3
_MAX_NESTED = 20
"""How deep \\edef may stand in \\edef."""
_MAX_HOPELESS = 20
"""How many calls without an end cost the others nothing."""


def expand(source: Source) -> None:
    """Takes the definitions out of the source and puts what they stand for where they are called.

    After that what is not seen for its colour or size, or is struck out, can be seen to be so, and is hidden.
    """
    if any(word in source.text for word in _DEFINING) and _DEFINES.search(source.text):
        _Expander(source).run()
    hide_unseen(source)


@dataclass(slots=True)
class _Reading:
    """A text that is being read: the source's, or an expansion with the place where each character comes from."""

    text: str
    origins: Sequence[int]
    end: int
    """Where the call that it is an expansion of ends."""
    at: int = 0
    done: int = 0


class _TooMuch(Exception):
    """A call that has no end, or none within bounds."""


class _Expander:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.made = Rewriting(source)
        self.scopes = Scopes(mathematics=source.kind == "latex")
        text = source.text
        self.readings = [_Reading(text, range(len(text)), len(text))]
        self.ends = group_ends(text)
        self.somewhere = frozenset(_DEFINED_NAME.findall(text))
        self.environments: set[str] = set()
        self.budget = _MAX_GROWTH * len(text) + 30_000
        self.calls = self.definitions = 0
        self.expanding = 0
        self.hopeless: set[Macro] = set()
        self.parts: dict[str, list[str]] = {}
        self.last = ""

    def run(self) -> None:
        self.read(0)
        self.made.done()

    def read(self, bottom: int) -> None:
        """Reads until no more than `bottom` texts are open."""
        while len(self.readings) > bottom:
            reading = self.readings[-1]
            match = _TOKEN.search(reading.text, reading.at)
            if match is None:
                self.copy(reading, len(reading.text))
                self.readings.pop()
                continue
            reading.at = match.end()
            self.token(reading, match[0], match.start())

    def token(self, reading: _Reading, token: str, start: int) -> None:
        if token[0] != "\\" or token in (r"\[", r"\]", r"\(", r"\)", r"\\"):
            self.scopes.mark(token)
        if len(token) < 2 or token[0] != "\\":
            return
        if token in (r"\begin", r"\end"):
            self.environment(reading, token, start)
        elif token in (r"\begingroup", r"\bgroup"):
            self.scopes.open(r"\begingroup")
        elif token in (r"\endgroup", r"\egroup"):
            self.scopes.close(r"\begingroup")
        elif token in DEFINING:
            self.define(reading, token, start)
        elif token in _PREFIXES:
            self.prefix(reading, token, start)
        elif token == r"\catcode":
            if not _HARMLESS_CATCODE.match(reading.text, reading.at):
                self.give_up(reading, start)
        elif token == r"\csname":
            self.named(reading, start)
        elif token == r"\expandafter":
            self.expandafter(reading, start)
        elif (macro := self.scopes.macro(token)) is not None:
            self.call(reading, macro, token, start)
        elif token in self.somewhere and token not in _KNOWN:
            self.unknown(reading, start)  # not defined here: TeX stops

    def environment(self, reading: _Reading, token: str, start: int) -> None:
        name = _ENVIRONMENT_NAME.match(reading.text, reading.at)
        if token == r"\begin":
            self.scopes.open("environment", name[1] if name else "")
        else:
            self.scopes.close("environment")
        if name and name[1] in self.environments:
            reading.at = name.end()
            self.unknown(reading, start)

    # Definitions

    def define(self, reading: _Reading, command: str, start: int, globally: bool = False) -> None:
        found = definition_at(reading.text, command, reading.at, lambda at: self.group_end(reading, at))
        if found is None:
            return
        self.definitions += 1
        self.record(command, found, globally or command in GLOBALLY)
        self.blank(reading, start, found.end)

    def record(self, command: str, found: Definition, globally: bool) -> None:
        name, macro = found.name, found.macro
        if found.environment:
            if command == r"\renewenvironment":
                self.environments.add(name)
            return
        if "rovide" in command and (self.scopes.macro(name) is not None or (name in _KNOWN and name[1:] != "rank")):
            return
        if found.alias:
            macro = self.alias(found.alias)
        elif command in (r"\edef", r"\xdef"):
            macro = self.expanded(macro)
        if self.definitions > _MAX_DEFINITIONS:
            macro = OPAQUE
        if reader_knows_better(name, macro):
            macro = Macro(body=name, final=True)
        self.scopes.define(name, macro, globally)

    def alias(self, value: str) -> Macro:
        if value[0] == "\\":
            return self.scopes.macro(value) or Macro(body=value, final=True)
        return Macro(body=value, final=True) if value.isalnum() else OPAQUE

    def expanded(self, macro: Macro) -> Macro:
        """What \\edef defines: the body as it expands now."""
        if macro.count or macro.body is None or self.expanding >= _MAX_NESTED:
            return OPAQUE
        self.expanding += 1
        outer, last = self.made, self.last
        self.made = Rewriting(self.source)
        open_texts = len(self.readings)
        try:
            self.push(macro.body, [0] * len(macro.body), 0)
            self.read(open_texts)
            return Macro(body="".join(self.made.pieces), final=True)
        except _TooMuch:
            del self.readings[open_texts:]
            return OPAQUE
        finally:
            self.made, self.last = outer, last
            self.expanding -= 1

    def prefix(self, reading: _Reading, token: str, start: int) -> None:
        """\\global and its kin before a definition."""
        match = _CALL.match(reading.text, skip_blanks(reading.text, reading.at))
        if match is None or not (match[0] in DEFINING or match[0] in _PREFIXES):
            return
        self.blank(reading, start, match.start())
        if match[0] in DEFINING:
            reading.at = match.end()
            self.define(reading, match[0], match.start(), globally=token == r"\global")

    def named(self, reading: _Reading, start: int) -> None:
        match = _CSNAME.match(reading.text, reading.at)
        if match is None:
            end = reading.text.find(r"\endcsname", reading.at)
            reading.at = end + len(r"\endcsname") if end >= 0 else reading.at
            self.unknown(reading, start)
            return
        reading.at = match.end()
        name = "\\" + match[1]
        macro = self.scopes.macro(name)
        if macro is not None:
            self.call(reading, macro, name, start)
        else:
            self.put_final(reading, name, start)

    def expandafter(self, reading: _Reading, start: int) -> None:
        match = _DEFINED_BY_CSNAME.match(reading.text, reading.at)
        if match is None:
            self.unknown(reading, start)
        elif match[2] is None:
            self.give_up(reading, start)  # any name at all may have another meaning from here on
        else:
            self.define_by_csname(reading, start, match)

    def define_by_csname(self, reading: _Reading, start: int, match: re.Match[str]) -> None:
        """\\expandafter\\def\\csname x\\endcsname{...} is \\def\\x{...}."""
        written = f"{match[1]}\\{match[2]} " + reading.text[match.end() : match.end() + _LONGEST_DEFINITION]
        shift = match.end() - len(match[1]) - len(match[2]) - 2
        found = None
        if match[1] in DEFINING:
            found = definition_at(
                written, match[1], len(match[1]), lambda at: self.group_end(reading, at + shift) - shift
            )
        if found is None or found.end > len(written):
            self.give_up(reading, start)
        else:
            self.record(match[1], found, match[1] in GLOBALLY)
            self.blank(reading, start, found.end + shift)

    # Calls

    def call(self, reading: _Reading, macro: Macro, name: str, start: int) -> None:
        place = len(self.readings)
        if macro.body is None or (self.hopeless and macro in self.hopeless):
            self.unknown(reading, start)
        elif macro.final:
            self.put_final(reading, macro.body, start)
        elif place > 1:
            self.push_call(reading, macro, start)
        else:
            self.whole_call(reading, macro, start)

    def whole_call(self, reading: _Reading, macro: Macro, start: int) -> None:
        """A call in the text itself with all that it expands to; one without end is unknown as a whole."""
        self.copy(reading, start)
        made = (self.made.length, len(self.made.pieces), self.last)
        depth, budget = len(self.scopes.levels), self.budget
        try:
            self.push_call(reading, macro, start)
            self.read(1)
        except _TooMuch:
            self.made.length, kept, self.last = made
            for column in (self.made.pieces, self.made.made, self.made.written, self.made.reach):
                del column[kept:]
            del self.readings[1:]
            self.scopes.back_to(depth)
            self.hopeless.add(macro)
            if len(self.hopeless) <= _MAX_HOPELESS:
                self.budget = budget
            self.unknown(reading, start)

    def push_call(self, reading: _Reading, macro: Macro, start: int) -> None:
        self.copy(reading, start)
        reading.done = reading.at
        self.calls += 1
        if self.calls > _MAX_CALLS or len(self.readings) > _MAX_DEPTH:
            raise _TooMuch
        place = reading.origins[start]
        pieces: list[str] = []
        origins: list[int] = []
        arguments = self.arguments(macro, place)
        end = reading.origins[reading.at - 1] + 1 if reading is self.readings[-1] else reading.end
        for k, part in enumerate(self.parts_of(macro.body or "")):
            if k % 2 == 0:
                text = part.replace("##", "#")
                places = [place] * len(text)
            elif int(part) <= len(arguments):
                text, places = arguments[int(part) - 1]
                place = places[-1] + 1 if places else place  # what follows an argument stands behind it
            else:
                continue
            pieces.append(text)
            origins += places
            self.spend(len(text))
        self.push("".join(pieces), origins, max(end, place))

    def push(self, text: str, origins: Sequence[int], end: int) -> None:
        self.readings.append(_Reading(text, origins, end))

    def parts_of(self, body: str) -> list[str]:
        """The body between its parameters, and these."""
        if body not in self.parts:
            self.parts[body] = re.split(r"(?<!#)#([1-9])", body)
        return self.parts[body]

    def spend(self, length: int) -> None:
        self.budget -= length
        if self.budget < 0:
            raise _TooMuch

    def arguments(self, macro: Macro, place: int) -> list[tuple[str, list[int]]]:
        """The arguments of a call, from the text that it stands in or, where that ends, from those around it."""
        found: list[tuple[str, list[int]]] = []
        wanted = macro.count
        if macro.default is not None and wanted:
            reading = self.readings[-1]
            at = skip_blanks(reading.text, reading.at)
            close = reading.text.find("]", at, at + 300) if reading.text[at : at + 1] == "[" else -1
            if close > 0:
                found.append(self.taken(reading, at + 1, close, close + 1))
            else:
                found.append((macro.default, [place] * len(macro.default)))
        while len(found) < wanted:
            depth = len(self.readings) - 1
            while depth and skip_blanks(self.readings[depth].text, self.readings[depth].at) == len(
                self.readings[depth].text
            ):
                depth -= 1
            reading = self.readings[depth]
            at = skip_blanks(reading.text, reading.at)
            del self.readings[depth + 1 :]
            if at >= len(reading.text):
                raise _TooMuch
            if reading.text[at] == "{":
                end = self.group_end(reading, at)
                if end < 0:
                    raise _TooMuch
                found.append(self.taken(reading, at + 1, end, end + 1))
            elif reading.text[at] == "}":
                raise _TooMuch
            else:
                match = _CALL.match(reading.text, at)
                end = match.end() if match else at + 1
                found.append(self.taken(reading, at, end, end))
        return found

    def taken(self, reading: _Reading, start: int, stop: int, after: int) -> tuple[str, list[int]]:
        reading.at = reading.done = after
        self.spend(stop - start)
        return reading.text[start:stop], list(reading.origins[start:stop])

    def group_end(self, reading: _Reading, at: int) -> int:
        """Where the group that opens at `at` closes, -1 where it does not."""
        if reading is self.readings[0]:
            return self.ends.get(at, -1)
        depth = 0
        for match in _BRACES.finditer(reading.text, at):
            depth += (match[0] == "{") - (match[0] == "}")
            if not depth:
                self.spend(match.start() - at)
                return match.start()
        return -1

    # What is written

    def copy(self, reading: _Reading, stop: int) -> None:
        """Writes the text up to there as it stands."""
        start = reading.done
        reading.done = max(start, stop)
        if start >= stop:
            return
        text, origins = reading.text[start:stop], reading.origins[start:stop]
        if text[0].isalpha() and _COMMAND_AT_END.search(self.last):
            self.made.put(" ", origins[0])
        self.last = text[-40:]
        for begin, end, step in _runs(origins):
            after = origins[end] if end < len(origins) else reading.end
            reach = end - begin if step else max(0, after - origins[begin])
            self.made.put(text[begin:end], origins[begin], reach)

    def put_final(self, reading: _Reading, text: str, start: int) -> None:
        self.copy(reading, start)
        place = reading.origins[start]
        reading.done = reading.at
        self.made.put(text, place)
        self.last = text[-40:]

    def unknown(self, reading: _Reading, start: int) -> None:
        self.put_final(reading, UNDEFINED, start)

    def blank(self, reading: _Reading, start: int, stop: int) -> None:
        """A definition is nothing that is seen."""
        self.copy(reading, start)
        if len(self.readings) == 1:
            self.made.put(blanks(reading.text[start:stop]), start, stop - start)
            self.last = " "
        reading.at = reading.done = stop

    def give_up(self, reading: _Reading, start: int) -> None:
        """From here to the end of the group nothing means what it seems to."""
        self.unknown(reading, start)
        depth = 0
        for match in _BRACES.finditer(reading.text, reading.at):
            depth += (match[0] == "{") - (match[0] == "}")
            if depth < 0:
                self.blank(reading, reading.at, match.start())
                return
        self.blank(reading, reading.at, len(reading.text))


def _runs(origins: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The characters that come from one place, and those that come from one after the other (step 1)."""
    if isinstance(origins, range):
        yield 0, len(origins), 1
        return
    begin, count = 0, len(origins)
    while begin < count:
        end = begin + 1
        step = origins[end] - origins[begin] if end < count else 0
        step = step if step == 1 else 0
        while end < count and origins[end] - origins[end - 1] == step:
            end += 1
        yield begin, end, step
        begin = end
