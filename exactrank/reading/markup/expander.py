"""Definitions of TeX followed place by place: every call becomes what is current where it stands.

One pass with a stack of texts that are read, as TeX reads them, and with the scopes of groups. What cannot be followed
becomes a command that no reader understands (`UNDEFINED`), so that nothing that depends on it is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.expanded_text import Reading
from exactrank.reading.markup.macro_commands import KNOWN, PREFIXES, MacroDefinitions
from exactrank.reading.markup.macro_definitions import DEFINING, Macro

_TOKEN = lazy_pattern(r"\\(?:[A-Za-z@]+|.)|[{}&]|\$\$?", re.DOTALL)
_HARMLESS_CATCODE = lazy_pattern(r"\s*`?\\?@\s*=?\s*1[12]")
_ENVIRONMENT_NAME = lazy_pattern(r"\s*\{([^{}]{1,40})\}")


class Expander(MacroDefinitions):
    """Goes along the tokens: scopes begin and end, macros are defined and called."""

    def run(self, usual: Mapping[str, Macro]) -> None:
        """Expands the text; `usual` macros mean what they do by custom wherever the text does not define them."""
        for name, macro in usual.items():
            if name not in self.somewhere:
                self.scopes.define(name, macro, globally=True)
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

    def token(self, reading: Reading, token: str, start: int) -> None:
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
        elif token in PREFIXES:
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
        elif token in self.somewhere and token not in KNOWN:
            self.unknown(reading, start)  # not defined here: TeX stops

    def environment(self, reading: Reading, token: str, start: int) -> None:
        name = _ENVIRONMENT_NAME.match(reading.text, reading.at)
        if token == r"\begin":
            self.scopes.open("environment", name[1] if name else "")
        else:
            self.scopes.close("environment")
        if name and name[1] in self.environments:
            reading.at = name.end()
            self.unknown(reading, start)
