"""The commands of TeX that define: def and its kin, prefixes, names made by csname."""

from __future__ import annotations

import re

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.vocabulary import BOXES, FUNCTIONS, GREEK, HIDDEN, LAST_ARGUMENT, SILENT, SPALIGN
from exactrank.reading.markup.expanded_text import Reading, TooMuch
from exactrank.reading.markup.macro_calls import CALL, MacroCalls
from exactrank.reading.markup.macro_definitions import (
    DEFINING,
    GLOBALLY,
    OPAQUE,
    Definition,
    Macro,
    definition_at,
    reader_knows_better,
)
from exactrank.reading.markup.tex_groups import skip_blanks
from exactrank.reading.source.source import Rewriting

_CSNAME = lazy_pattern(r"\s*([A-Za-z@]+)\s*\\endcsname")
_DEFINED_BY_CSNAME = lazy_pattern(r"\s*(\\[A-Za-z@]+)\s*\\csname(?:\s*([A-Za-z@]+)\s*\\endcsname)?")
PREFIXES = (r"\long", r"\global", r"\protected", r"\outer")
KNOWN = BOXES | FUNCTIONS | GREEK | HIDDEN.keys() | LAST_ARGUMENT.keys() | SILENT | SPALIGN | {r"\rank", r"\rref"}
_MAX_DEFINITIONS = 2_000
_LONGEST_DEFINITION = 5_000
_MAX_NESTED = 20
"""How deep \\edef may stand in \\edef."""


class MacroDefinitions(MacroCalls):
    """Takes definitions in, in all the ways in which TeX makes them."""

    def define(self, reading: Reading, command: str, start: int, globally: bool = False) -> None:
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
        if "rovide" in command and (self.scopes.macro(name) is not None or (name in KNOWN and name[1:] != "rank")):
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
        except TooMuch:
            del self.readings[open_texts:]
            return OPAQUE
        finally:
            self.made, self.last = outer, last
            self.expanding -= 1

    def prefix(self, reading: Reading, token: str, start: int) -> None:
        """\\global and its kin before a definition."""
        match = CALL.match(reading.text, skip_blanks(reading.text, reading.at))
        if match is None or not (match[0] in DEFINING or match[0] in PREFIXES):
            return
        self.blank(reading, start, match.start())
        if match[0] in DEFINING:
            reading.at = match.end()
            self.define(reading, match[0], match.start(), globally=token == r"\global")

    def named(self, reading: Reading, start: int) -> None:
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

    def expandafter(self, reading: Reading, start: int) -> None:
        match = _DEFINED_BY_CSNAME.match(reading.text, reading.at)
        if match is None:
            self.unknown(reading, start)
        elif match[2] is None:
            self.give_up(reading, start)  # any name at all may have another meaning from here on
        else:
            self.define_by_csname(reading, start, match)

    def define_by_csname(self, reading: Reading, start: int, match: re.Match[str]) -> None:
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
