"""Calls of macros: their arguments, what they expand to, and when one has no end within bounds."""

from __future__ import annotations

import re

from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.expanded_text import ExpandedText, Reading, TooMuch
from exactrank.reading.markup.macro_definitions import Macro
from exactrank.reading.markup.tex_groups import skip_blanks

CALL = lazy_pattern(r"\\(?:[A-Za-z@]+|.)", re.DOTALL)
_MAX_CALLS = 50_000
_MAX_DEPTH = 1_000
_MAX_HOPELESS = 20
"""How many calls without an end cost the others nothing."""


class MacroCalls(ExpandedText):
    """Puts what macros stand for, with their arguments, where they are called."""

    def call(self, reading: Reading, macro: Macro, name: str, start: int) -> None:
        place = len(self.readings)
        if macro.body is None or (self.hopeless and macro in self.hopeless):
            self.unknown(reading, start)
        elif macro.final:
            self.put_final(reading, macro.body, start)
        elif place > 1:
            self.push_call(reading, macro, start)
        else:
            self.whole_call(reading, macro, start)

    def whole_call(self, reading: Reading, macro: Macro, start: int) -> None:
        """A call in the text itself with all that it expands to; one without end is unknown as a whole."""
        self.copy(reading, start)
        made = (self.made.length, len(self.made.pieces), self.last)
        depth, budget = len(self.scopes.levels), self.budget
        try:
            self.push_call(reading, macro, start)
            self.read(1)
        except TooMuch:
            self.made.length, kept, self.last = made
            for column in (self.made.pieces, self.made.made, self.made.written, self.made.reach):
                del column[kept:]
            del self.readings[1:]
            self.scopes.back_to(depth)
            self.hopeless.add(macro)
            if len(self.hopeless) <= _MAX_HOPELESS:
                self.budget = budget
            self.unknown(reading, start)

    def push_call(self, reading: Reading, macro: Macro, start: int) -> None:
        self.copy(reading, start)
        reading.done = reading.at
        self.calls += 1
        if self.calls > _MAX_CALLS or len(self.readings) > _MAX_DEPTH:
            raise TooMuch
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

    def parts_of(self, body: str) -> list[str]:
        """The body between its parameters, and these."""
        if body not in self.parts:
            self.parts[body] = re.split(r"(?<!#)#([1-9])", body)
        return self.parts[body]

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
                raise TooMuch
            if reading.text[at] == "{":
                end = self.group_end(reading, at)
                if end < 0:
                    raise TooMuch
                found.append(self.taken(reading, at + 1, end, end + 1))
            elif reading.text[at] == "}":
                raise TooMuch
            else:
                match = CALL.match(reading.text, at)
                end = match.end() if match else at + 1
                found.append(self.taken(reading, at, end, end))
        return found
