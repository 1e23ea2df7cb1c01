"""Values of unknowns with brackets around them: the solution is (x = 2, y = 1)."""

from __future__ import annotations

from exactrank.reading.formulas.sides import CLOSING, OPENING
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import Token, words
from exactrank.reading.latex.vocabulary import SILENT

_ROUND = {"(": ")", r"\{": r"\}"}
_SIZES = words(r"\left \right \bigl \bigr \big \Big \Bigl \Bigr")
_ENDS = words(". , ;")


def without_brackets(tokens: list[Token], start: int, stop: int) -> Range:
    """The range of a formula without the brackets around values of two unknowns or more; else as it is.

    Each part is a name, an equals sign and a value, and only commas stand between them.
    """
    first, last = start, stop - 1
    while first < last and tokens[first].text in SILENT | _SIZES:
        first += 1
    while last > first and tokens[last].text in SILENT | _ENDS:
        last -= 1
    if first >= last or _ROUND.get(tokens[first].text) != tokens[last].text:
        return start, stop
    end = last - 1 if tokens[last - 1].text in _SIZES else last
    return (first + 1, end) if _are_values(tokens, first + 1, end) else (start, stop)


def _are_values(tokens: list[Token], start: int, stop: int) -> bool:
    depth, parts, signs = 0, 1, 0
    fresh = True  # nothing but a name was passed since the last comma
    for k in range(start, stop):
        text = tokens[k].text
        depth += (text in OPENING or text == "{") - (text in CLOSING or text == "}")
        if depth < 0:
            return False  # the first bracket is closed before the end
        if depth:
            continue
        if text == "=":
            signs += 1
            if signs != parts or not fresh:
                return False
        elif text == ",":
            if signs != parts:
                return False
            parts, fresh = parts + 1, True
        elif text in (r"\in", ":", r"\mid", "<", ">", r"\le", r"\ge", r"\ne", r"\neq", r"\text", r"\begin", r"\\", "&"):
            return False
        elif signs < parts and not (text.isalnum() or text == "_" or text in SILENT):
            fresh = False
    return depth == 0 and parts == signs > 1
