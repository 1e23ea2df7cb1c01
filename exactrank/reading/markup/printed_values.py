"""Numbers and matrices as programs for mathematics take and print them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.program_words import CONSTRUCTOR

_NUMBER = lazy_pattern(r"[-−+]?(?:\d{1,300}(?:\.\d{0,300})?|\.\d{1,300})(?:[eE][-+]?\d{1,3})?(?://?\d{1,300})?")
_CELL = lazy_pattern(r"[^\s,]+")
_ROW = lazy_pattern(r"[\[{(]([^\[\]{}()]*)[\]})]")
_MARKS = lazy_pattern(r"[\[\](){}⎡⎢⎣⎤⎥⎦,]")
_HEADER = lazy_pattern(r"(?:\[,\d+\][ \t]*)+|\d+[×x]\d+ \w+(?:\{.*\})?:?|\(?[A-Za-z.]*[mM]atrix\(\[?")
_LABEL = lazy_pattern(r"\[\d+,\][ \t]+")
_PIVOTS = lazy_pattern(r"[ \t]*,[ \t]*[(\[]([\d, \t]*)[)\]][ \t]*\)")
_CONTINUED = lazy_pattern(r"^[ \t]*\.\.\.", re.MULTILINE)
_LISTED = lazy_pattern(
    r"[mM]atrix\([ \t]*(?:QQ,|ZZ,)?[ \t]*(?:c\((?P<c>[^()]*)\),[ \t]*(?:nrow[ \t]*=[ \t]*)?(?P<height>\d{1,3})"
    r"(?:,[ \t]*(?:ncol[ \t]*=[ \t]*)?\d{1,3})?(?P<byrow>,[ \t]*byrow[ \t]*=[ \t]*T(?:RUE)?)?"
    r"|(?P<rows>\d{1,3}),[ \t]*\d{1,3},[ \t]*\[(?P<entries>[^\[\]]*)\])[ \t]*\)"
)
"""All entries in one list, and the number of rows; R goes down the columns unless it is asked for rows."""
_CLOSERS = {"[": "]", "(": ")", "{": "}"}
_DIGITS = 12
"""Significant digits of a number in floating point that are taken; the last ones are noise."""
_NOISE = Decimal("1e-11")
_LONGEST = 4000
"""Characters of one matrix that is printed."""


class Value(NamedTuple):
    """A number or a matrix in TeX, whether it is exact, and where it ends."""

    tex: str
    exact: bool
    stop: int
    is_matrix: bool


def literal_at(text: str, start: int) -> Value | None:
    """The matrix that is written at an offset in brackets: rows in brackets, or rows that end with semicolons.

    >>> literal_at("np.array([[1, 2], [3, 4.5]])", 0).tex
    '\\\\begin{bmatrix}1 & 2 \\\\\\\\ 3 & 4.5\\\\end{bmatrix}'
    >>> [literal_at(text, 0) is None for text in ["{{1,2},{3,4}}", "[1 2; 3 4]", "[1, 2, 3]", "[[1, 2], [3]]"]]
    [False, False, True, True]
    """
    if listed := _LISTED.match(text, start):
        return _shaped(listed)
    maker = CONSTRUCTOR.match(text, start)
    begin = maker.end() - 1 if maker else start
    stop = _closing(text, begin)
    if stop is None:
        return None
    inner = text[begin + 1 : stop - 1]
    rows = [match[1] for match in _ROW.finditer(inner)]
    if rows:
        if re.search(r"[\d.]", _CONTINUED.sub("", _ROW.sub("", inner))):
            return None
    elif ";" in inner:
        rows = [row for row in inner.split(";") if row.strip()]
    return (
        _matrix([_CELL.findall(row) for row in rows], stop)
        if len(rows) > 1 or (rows and "[[" in text[begin:stop])
        else None
    )


def _shaped(listed: re.Match[str]) -> Value | None:
    entries = (listed["c"] or listed["entries"] or "").replace(",", " ").split()
    height = int(listed["height"] or listed["rows"])
    if not height or len(entries) % height:
        return None
    width = len(entries) // height
    if listed["c"] and not listed["byrow"]:
        return _matrix([entries[i::height] for i in range(height)], listed.end())
    return _matrix([entries[i * width : (i + 1) * width] for i in range(height)], listed.end())


def _closing(text: str, start: int) -> int | None:
    """Behind the bracket that closes the one at an offset."""
    expected: list[str] = []
    for k in range(start, min(len(text), start + _LONGEST)):
        character = text[k]
        if character in _CLOSERS:
            expected.append(_CLOSERS[character])
        elif expected and character in ")]}" and character != expected.pop():
            return None
        if not expected:
            return k + 1 if k > start else None
    return None


_TERM = r"(?:\d{1,9}(?:/\d{1,9})?\*?)?(?P=letter)(?:(?:\^|\*\*)\d{1,2})?|\d{1,9}(?:/\d{1,9})?"
_POLYNOMIAL = lazy_pattern(rf"-?(?P<letter>[xtyλ])(?:\^|\*\*)\d{{1,2}}(?:[ ]?[-+][ ]?(?:{_TERM})){{0,12}}")
"""x^2 - 5*x - 2: what a characteristic polynomial is printed as."""
_EXPONENT = lazy_pattern(r"\^(\d+)")


def value_at(text: str, start: int, stop: int) -> Value | None:
    """The number or the matrix that is printed from an offset on, up to the end of a line."""
    begin = start + len(text[start:stop]) - len(text[start:stop].lstrip())
    end = text.find("\n", begin, stop)
    line = text[begin : end if end >= 0 else stop].rstrip()
    if _NUMBER.fullmatch(line):
        following = text[end + 1 : stop].lstrip(" \t") if end >= 0 else ""
        if not re.match(r"[-−+]?\d", following):
            return Value(_cell(line), _is_exact(line), begin + len(line), False)
    if (polynomial := _POLYNOMIAL.fullmatch(line)) is not None:
        tex = line.replace("**", "^").replace("*", " ").replace(polynomial["letter"], "x")
        return Value(_EXPONENT.sub(r"^{\1}", tex), True, begin + len(line), False)
    tuple_of = begin + 1 if text[begin : begin + 1] == "(" else begin
    if (made := literal_at(text, tuple_of)) is not None and made.stop <= stop:
        if tuple_of == begin:
            return made if not text[made.stop : stop].split("\n", maxsplit=1)[0].strip() else None
        pivots = _PIVOTS.match(text, made.stop, stop)
        return made._replace(stop=pivots.end()) if pivots and _agree(made.tex, pivots[1]) else None
    lines = text.rfind("\n", 0, begin) + 1
    return rows_at(text, max(start, lines), stop)


def _agree(tex: str, pivots: str) -> bool:
    """Whether the columns that are printed beside an echelon form are those of its leading entries."""
    rows = [row.split(" & ") for row in tex.partition("}")[2].removesuffix(r"\end{bmatrix}").split(r" \\ ")]
    leading = [next((j for j, cell in enumerate(row) if cell.strip("0.")), None) for row in rows]
    return [j for j in leading if j is not None] == [int(one) for one in pivots.replace(",", " ").split()]


def rows_at(text: str, start: int, stop: int) -> Value | None:
    """A matrix that is printed with one row a line; None when the lines are of another kind or not equally long."""
    rows: list[list[str]] = []
    at = end = start
    while at < stop:
        following = text.find("\n", at, stop)
        following = stop if following < 0 else following
        line = text[at:following].strip()
        if not line or _HEADER.fullmatch(line):
            if rows and not line and not _goes_on(text, at, following, stop):
                break
            at = following + 1
            continue
        cells = _MARKS.sub(" ", _LABEL.sub("", line)).split()
        if cells and not all(_NUMBER.fullmatch(cell) for cell in cells):
            return None
        if cells:
            rows.append(cells)
        end = at + len(text[at:following].rstrip())
        at = following + 1
    return _matrix(rows, end) if rows and (len(rows) > 1 or len(rows[0]) > 1) else None


def _goes_on(text: str, at: int, blank: int, stop: int) -> bool:
    """Whether a row in brackets stands on either side of a blank line."""
    end = text.find("\n", blank + 1, stop)
    return (
        text[max(0, at - 2) : at] == "]\n"
        and text.startswith("[", blank + 1)
        and text[blank:end].rstrip().endswith("]")
    )


def _matrix(rows: list[list[str]], stop: int) -> Value | None:
    cells = [cell for row in rows for cell in row]
    if not cells or len({len(row) for row in rows}) > 1 or not all(_NUMBER.fullmatch(cell) for cell in cells):
        return None
    body = r" \\ ".join([" & ".join([_cell(cell) for cell in row]) for row in rows])
    return Value(rf"\begin{{bmatrix}}{body}\end{{bmatrix}}", all(map(_is_exact, cells)), stop, True)


def _is_exact(cell: str) -> bool:
    return "." not in cell and "e" not in cell.lower()


def _cell(cell: str) -> str:
    """A number as it is written in a formula; what floating point adds at its end is left out."""
    cell = cell.replace("−", "-").lstrip("+").replace("//", "/")
    if "/" in cell or _is_exact(cell):
        return cell
    value = Decimal(cell)
    digits = value.as_tuple().digits
    if len(digits) > _DIGITS or "e" in cell.lower():
        value = Decimal(0) if abs(value) < _NOISE else value.normalize()
        shift = value.adjusted() - _DIGITS + 1
        value = round(value, -shift) if value and len(value.as_tuple().digits) > _DIGITS else value
    made = format(value, "f")
    return made if "." in made else f"{made}.0"
