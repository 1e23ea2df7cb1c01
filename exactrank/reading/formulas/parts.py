"""Parts of a side: the operator it begins with, and what commas, bars and plus signs part outside of brackets."""

from __future__ import annotations

from collections.abc import Container

from exactrank.reading.formulas.sides import Sides
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import closing, words
from exactrank.reading.latex.vocabulary import BOXES, CELL_ENDS, SILENT

_BARS = words(r"\mid | \vert : \colon \middle")
_COMMAS = words(", ; 、 ，")
_OPENING = words(r"( [ { \{ \lbrace \langle")
_CLOSING = words(r") ] } \} \rbrace \rangle")
_STOPS = words(". , ; 。")
_STYLED = BOXES | words(r"\mathcal \mathrm \mathsf \operatorname \text \mathbb \mathscr \operatorname* \mathit")


def trimmed(sides: Sides, span: Range) -> Range:
    """Without the stops and blanks at its end."""
    start, stop = span
    while stop > start and (sides.tokens[stop - 1].text in SILENT or sides.tokens[stop - 1].text in _STOPS):
        stop -= 1
    return start, stop


def past_silent(sides: Sides, k: int, stop: int) -> int:
    """The next token that says something."""
    while k < stop and (sides.tokens[k].text in SILENT or sides.tokens[k].text in CELL_ENDS):
        k += 1
    return k


def operator_at(sides: Sides, k: int, stop: int) -> tuple[str, int]:
    """The operator that begins here and where it ends: \\operatorname{Null}, \\mathcal{N}, \\ker, or bare letters."""
    k = past_silent(sides, k, stop)
    if k >= stop:
        return "", k
    text = sides.tokens[k].text
    if text in _STYLED and k + 1 < stop and sides.tokens[k + 1].text == "{":
        end = closing(sides.tokens, k + 1, stop)
        return "".join([token.text for token in sides.tokens[k + 2 : end]]), min(end + 1, stop)
    if text in _STYLED and k + 1 < stop and len(sides.tokens[k + 1].text) == 1:
        return sides.tokens[k + 1].text, k + 2  # \\mathcal N(A)
    if text[0] == "\\":
        return text, k + 1
    word = ""
    while k < stop and sides.tokens[k].text.isascii() and sides.tokens[k].text.isalpha() and len(word) < 12:
        if word and sides.tokens[k].start != sides.tokens[k - 1].stop:
            break
        word += sides.tokens[k].text
        k += 1
    return word, k


def bar_at(sides: Sides, start: int, stop: int) -> int:
    """The bar or colon of {... : ...}, else the end."""
    return next((k for k in _outside(sides, start, stop) if sides.tokens[k].text in _BARS), stop)


def past_bars(sides: Sides, k: int, stop: int) -> int:
    """What follows a bar: \\middle| are two tokens."""
    while k < stop and sides.tokens[k].text in _BARS:
        k += 1
    return k


def between_bars(sides: Sides, start: int, stop: int) -> list[Range]:
    """The ranges that bars and colons part: A and b of A | b."""
    found = _between(sides, start, stop, _BARS)
    return [part for part in found if not sides.is_empty(*part)]


def between_commas(sides: Sides, start: int, stop: int) -> list[Range]:
    """The ranges that commas and semicolons part."""
    return _between(sides, start, stop, _COMMAS)


def between_plus_signs(sides: Sides, start: int, stop: int) -> list[Range]:
    """The terms of a sum that begins with none but a plus sign."""
    return _between(sides, start, stop, ("+",))


def _between(sides: Sides, start: int, stop: int, signs: Container[str]) -> list[Range]:
    parts: list[Range] = []
    for k in _outside(sides, start, stop):
        if sides.tokens[k].text in signs:
            parts.append((start, k))
            start = k + 1
    return [*parts, (start, stop)]


def _outside(sides: Sides, start: int, stop: int) -> list[int]:
    """The tokens outside of brackets and matrices."""
    found: list[int] = []
    depth, k = 0, start
    while k < stop:
        cells = sides.cells_at(k, stop)
        if cells is not None:
            k = max(cells.span[1], k + 1)
            continue
        text = sides.tokens[k].text
        depth += (text in _OPENING) - (text in _CLOSING)
        if depth == 0:
            found.append(k)
        k += 1
    return found
