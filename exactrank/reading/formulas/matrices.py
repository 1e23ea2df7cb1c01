"""From the cells of a grid to the matrix it shows: entries, bars, operations beside the rows, heads of tableaux."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from exactrank.matrix import Scalar
from exactrank.patterns import lazy_pattern
from exactrank.reading.formulas.beside_rows import beside_rows
from exactrank.reading.formulas.tableau_frames import head_names, is_foot, is_head
from exactrank.reading.latex.grids import Grid as Cells
from exactrank.reading.latex.grids import Range, filled
from exactrank.reading.latex.numbers import value_of
from exactrank.reading.latex.tokens import Token, Tokens, text_of, words
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.reading.operations.lexemes import lexemes_of
from exactrank.reading.operations.macros import gauss_operations
from exactrank.reading.operations.reader import operations_in
from exactrank.records import dataclass
from exactrank.statements import ClaimedOperation, Grid

_DOTS = r"\vdots"
_UPRIGHT = ("|", r"\vert", r"\mid", r"\vline", r"\bigm", r"\rvert", r"\lvert", _DOTS)
_LEFT_OUT = words(r"\cdots \ldots \dots \ddots \hdots")
_AUGMENTED = ("amat", r"\amat", r"\augmat", r"\spalignaugmat", "augmatrix", "amatrix")
_DETERMINANTS = words(
    r"vmatrix vNiceMatrix vsmallmatrix vmat vmatr detmatrix detmat dmat determinant \vmat \detmat \vmqty"
)
_BARRED = lazy_pattern(r"[lcr]?\|[lcr]+\|")
_BRACKETS = words("( [ | \\lbrack \\vert \\lvert")
_COLUMN_CODE = lazy_pattern(r"[>@!<][^lcrp|]*\$?")
_REPEAT = lazy_pattern(r"\*(\d+)([a-zA-Z])")


@dataclass(frozen=True, slots=True)
class MatrixRead:
    """A matrix of a document, and the operations written beside its rows."""

    grid: Grid
    operations: tuple[ClaimedOperation, ...] = ()
    ragged: bool = False
    determinant: bool = False
    names: tuple[str, ...] = ()
    """what the head of a tableau calls its columns"""


def matrix_of(text: str, tokens: list[Token], cells: Cells) -> MatrixRead | None:
    """What the grid shows as a matrix; None when its cells are no entries (words, operations)."""
    rows = filled(tokens, cells.rows)
    operations: tuple[ClaimedOperation, ...] = ()
    if cells.operations is not None:
        operations = gauss_operations(tokens, *cells.operations)
    if not rows:
        return None
    names: tuple[str, ...] = ()
    if is_head(tokens, cells):
        names = head_names(tokens, rows[0])
        rows = rows[1:]
    if is_foot(tokens, cells):
        rows = rows[:-1]
    drawn = _drawn_bars(tokens, rows)
    if drawn:
        rows = [tuple([cell for j, cell in enumerate(row) if j not in drawn]) for row in rows]
    columns = spread(cells.columns)
    barred = _is_barred(tokens, cells.span[0], columns)
    if barred and columns[0] != "|":
        labels = _row_labels(text, tokens, rows)
        barred, columns = labels is not None, columns if labels is None else columns[1:]
        rows = rows if labels is None else [row[1:] for row in rows]
        operations += labels or ()
    width = max(map(len, rows))
    values = [[_value(tokens, start, stop) for start, stop in row] for row in rows]
    columns_by_name = len(rows) == 1 and not any(value is not None for value in values[0])  # v_1 & v_2
    if width > 1 and not columns_by_name and all(len(row) < width or row[-1] is None for row in values):
        found = beside_rows(text, tokens, [row[-1] if len(row) == width else None for row in rows])
        if found:
            rows = [row[:-1] if len(row) == width else row for row in rows]
            values = [row[:-1] if len(row) == width else row for row in values]
            operations += found
            width -= 1
    if all(value is None for row in values for value in row) and not _could_be_symbols(tokens, rows):
        return None
    bars = _bars(columns, width) or tuple([j - k for k, j in enumerate(drawn)])
    if cells.name.rstrip("*") in _AUGMENTED and not bars:
        bars = (width - 1,)
    ragged = len({len(row) for row in values}) > 1
    entries = [
        tuple([_entry(value) for value in row]) + (None,) * (width - len(row) if ragged else 0) for row in values
    ]
    name = cells.name.rstrip("*")
    head = "".join([token.text for token in tokens[cells.span[0] : cells.span[0] + 16]])
    determinant = name in _DETERMINANTS or (name == "gmatrix" and r"{gmatrix}[v]" in head)
    determinant = determinant or (barred and len(rows) == width)
    decimal = _may_have_decimals(tokens, cells.span) and any(
        _is_decimal(token.text) for start, stop in cells_of(rows) for token in tokens[start:stop]
    )
    known = all(value is not None for row in values for value in row)
    written = () if known or ragged else _written(tokens, rows, values)
    return MatrixRead(Grid(tuple(entries), bars, decimal, written), operations, ragged, determinant, names)


def _is_barred(tokens: list[Token], start: int, columns: str) -> bool:
    """Whether an array has bars at both sides and none within, {|ccc|}, maybe with labels before them: {l|ccc|}."""
    return _BARRED.fullmatch(columns) is not None and (start == 0 or tokens[start - 1].text not in _BRACKETS)


def _row_labels(text: str, tokens: list[Token], rows: list[tuple[Range, ...]]) -> tuple[ClaimedOperation, ...] | None:
    """The operations in the first cells of rows, of which the others hold names of rows or nothing; else None."""
    found: list[ClaimedOperation] = []
    for first, stop in [row[0] for row in rows]:
        # A label in small letters is written as an index.
        start = next((k for k in range(first, stop) if tokens[k].text not in ("_", "^", "{")), stop)
        codes = "".join([one.code for one in lexemes_of(text, tokens, start, stop)])
        if codes in ("", "R"):
            continue
        told = operations_in(text, tokens, start, stop)
        if not told.operations or not told.complete:
            return None
        found += told.operations
    return tuple(found)


def _written(
    tokens: list[Token], rows: list[tuple[Range, ...]], values: list[list[Scalar | None]]
) -> tuple[tuple[str, ...], ...]:
    """The texts of the cells without a rational value."""
    texts = [
        tuple([text_of(tokens, *cell) if value is None else "" for cell, value in zip(row, found, strict=True)])
        for row, found in zip(rows, values, strict=True)
    ]
    return tuple(texts)


def cells_of(rows: list[tuple[Range, ...]]) -> Iterator[Range]:
    return (cell for row in rows for cell in row)


def _may_have_decimals(tokens: list[Token], span: Range) -> bool:
    return not isinstance(tokens, Tokens) or "." in "".join(tokens.texts[slice(*span)])


def _is_decimal(token: str) -> bool:
    """0.5, .5: a token with a decimal point between digits or before them."""
    return "." in token and len(token) > 1 and token[-1].isdecimal()


_INTEGERS = {str(k): k for k in range(1000)}


def _value(tokens: list[Token], start: int, stop: int) -> Scalar | None:
    """The value of a cell; most hold one short number."""
    found = _INTEGERS.get(tokens[start].text) if stop - start == 1 else None
    return value_of(tokens, start, stop) if found is None else found


def _entry(value: Scalar | None) -> Fraction | None:
    return _whole(value) if isinstance(value, int) else value


@lru_cache(maxsize=512)  # entries are small numbers, and the same ones in one matrix after the other
def _whole(value: int) -> Fraction:
    return Fraction(value)


def _drawn_bars(tokens: list[Token], rows: list[tuple[Range, ...]]) -> list[int]:
    """The columns inside a matrix that hold nothing but upright bars, or dots: 1 & 2 & | & 5, 1 & 2 & \\vdots & 5."""
    first = rows[0]
    found = [j for j in range(1, len(first) - 1) if _is_bar(tokens, *first[j])]
    drawn = [j for j in found if all(j < len(row) - 1 and _is_bar(tokens, *row[j]) for row in rows)]
    dotted = [j for j in drawn if _only_sign(tokens, *first[j]) == _DOTS]
    # Dots in several columns, or between rows of dots, stand for entries that are left out.
    return drawn if len(dotted) < 2 and not any(token.text in _LEFT_OUT for token in _tokens_of(tokens, rows)) else []


def _tokens_of(tokens: list[Token], rows: list[tuple[Range, ...]]) -> list[Token]:
    return tokens[rows[0][0][0] : rows[-1][-1][1]]


def _is_bar(tokens: list[Token], start: int, stop: int) -> bool:
    return _only_sign(tokens, start, stop) in _UPRIGHT


def _only_sign(tokens: list[Token], start: int, stop: int) -> str:
    """What a cell holds where that is one sign."""
    texts = [tokens[k].text for k in range(start, min(stop, start + 6)) if tokens[k].text not in SILENT]
    return texts[0] if len(texts) == 1 else ""


def spread(columns: str) -> str:
    """A column specification with *{3}{r} written out and the contents of @{} and >{} left out."""
    return _REPEAT.sub(lambda match: match[2] * min(int(match[1]), 200), columns.replace("{", "").replace("}", ""))


def _bars(columns: str, width: int) -> tuple[int, ...]:
    """The columns that an upright bar stands before, inside the matrix."""
    cleaned = _COLUMN_CODE.sub("", columns) if columns else ""
    bars: list[int] = []
    count = 0
    for character in cleaned:
        if character in "lcrpmSXn":
            count += 1
        elif character in "|:" and 0 < count < width and (not bars or bars[-1] != count):
            bars.append(count)
    return tuple(bars)


def _could_be_symbols(tokens: list[Token], rows: list[tuple[Range, ...]]) -> bool:
    """Whether cells without a single number are still entries: short, and more than one, or one with a root in it."""
    cells = [cell for row in rows for cell in row]
    return (
        (len(cells) > 1 or any(tokens[k].text == r"\sqrt" for k in range(*cells[0])))
        and all(stop - start < 40 for start, stop in cells)
        and not any(
            tokens[k].text
            in (r"\text", r"\mbox", r"\xrightarrow", r"\leftarrow", r"\gets", r"\to", r"\rightarrow", "=", r"\textbf")
            or ord(tokens[k].text[0]) > 0x2FFF
            for start, stop in cells
            for k in range(start, stop)
        )
    )
