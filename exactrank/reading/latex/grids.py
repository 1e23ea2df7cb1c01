"""Cells in rows in LaTeX: environments, their bodies, and rows and cells as ranges of tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice, takewhile

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.tokens import Token, Tokens, bracket_end, closing
from exactrank.reading.latex.vocabulary import BRACED_ARGUMENTS, CELL_ENDS, HIDDEN, NO_ARGUMENT, ROW_ENDS, RULES, SILENT
from exactrank.records import dataclass

Range = tuple[int, int]
"""The index of the first token and of the one after the last."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells in rows. `span` is the whole construction; `name` the environment or the command that it is."""

    name: str
    rows: tuple[tuple[Range, ...], ...]
    span: Range
    ruled: frozenset[int] = frozenset()
    """the rows that a horizontal rule stands above"""
    columns: str = ""
    """the column specification, where there is one"""
    closed: bool = True
    operations: Range | None = None
    """what follows gauss.sty's \\rowops"""


@dataclass(frozen=True, slots=True)
class Environment:
    """\\begin{name}...\\end{name}: the ranges of its body and of the whole, and the argument that gives its columns."""

    name: str
    body: Range
    span: Range
    columns: str
    closed: bool


def environment_at(tokens: list[Token], at: int, stop: int) -> Environment | None:
    """The environment whose \\begin is at `at`, else None; one that is never closed ends with the text."""
    if tokens[at].text != r"\begin" or at + 1 >= stop or tokens[at + 1].text != "{":
        return None
    end = closing(tokens, at + 1, stop)
    if end == stop:
        return None
    name = "".join([token.text for token in tokens[at + 2 : end]])
    body, columns = _arguments(tokens, end + 1, stop, name)
    depth = 1
    for k in ends_of_environments(tokens, body, stop):
        depth += 1 if tokens[k].text == r"\begin" else -1
        if depth == 0:
            after = closing(tokens, k + 1, stop) if k + 1 < stop and tokens[k + 1].text == "{" else k
            inside = _without_drawing(tokens, body, k) if "Nice" in name else (body, k)
            return Environment(name, inside, (at, min(after + 1, stop)), columns, True)
    return Environment(name, (body, stop), (at, stop), columns, False)


def ends_of_environments(tokens: list[Token], start: int, stop: int) -> Iterable[int]:
    """Where environments begin or end in a range."""
    if not isinstance(tokens, Tokens):
        return [k for k in range(start, stop) if tokens[k].text in (r"\begin", r"\end")]
    return takewhile(stop.__gt__, islice(tokens.ends, bisect_left(tokens.ends, start), None))


def _without_drawing(tokens: list[Token], start: int, stop: int) -> Range:
    r"""The body of an environment of nicematrix without what draws under it, \CodeBefore ... \Body, and over it."""
    texts = [token.text for token in tokens[start:stop]]
    first = next((k for k, text in enumerate(texts) if not text.isspace()), len(texts))
    if texts[first : first + 1] == [r"\CodeBefore"] and r"\Body" in texts:
        body = texts.index(r"\Body") + 1
        start, texts = start + body, texts[body:]
    return start, start + texts.index(r"\CodeAfter") if r"\CodeAfter" in texts else stop


def _arguments(tokens: list[Token], at: int, stop: int, name: str) -> tuple[int, str]:
    """Goes past the arguments of an environment: where its body begins, and the last argument in braces."""
    base = name.rstrip("*")
    bare = base in NO_ARGUMENT or base.endswith(("matrix", "smallmatrix", "NiceMatrix"))
    own = bare and base not in NO_ARGUMENT and not _OWN_MATRICES.fullmatch(base) and _is_preamble(tokens, at, stop)
    braces = 0 if bare and not own else BRACED_ARGUMENTS.get(name, 1)
    columns = ""
    while at < stop:
        if tokens[at].text == "[" and columns and base in ("array", "tabular"):
            break  # its place for an argument in brackets is before the braces
        if tokens[at].text == "[" and tokens[at - 1].stop == tokens[at].start:
            end = bracket_end(tokens, at, stop)
            inside = [token.text for token in tokens[at + 1 : end]]
            # A bracket that holds digits beside \begin{bmatrix} is its first entry.
            if end == stop or (bare and "Nice" not in name and any(text[0].isdecimal() for text in inside)):
                break
            at = end + 1
        elif braces and tokens[at].text == "{" and (not columns or braces > 0):
            end = closing(tokens, at, stop)
            if end == stop:
                break
            columns = "".join([token.text for token in tokens[at + 1 : end]])
            at = end + 1
            braces -= 1
        else:
            break
    return at, columns


_OWN_MATRICES = lazy_pattern(r"(?:[pbBvV]?(?:small|Nice)?|[pbBvV]Nice|Nice[pbBvV]?)[mM]atrix")
"""The matrices of amsmath, mathtools and nicematrix, which have no argument in braces."""


def _is_preamble(tokens: list[Token], at: int, stop: int) -> bool:
    r"""Whether \begin{mymatrix}{rr|r}, somebody's own environment, has its columns for an argument."""
    if at >= stop or tokens[at].text != "{":
        return False
    inside = [token.text for token in tokens[at + 1 : closing(tokens, at, stop)]]
    return bool(inside) and all(set(one) <= set("lcr|") or one.isdecimal() for one in inside)


OPENS = frozenset({"{", r"\begin"})
CLOSES = frozenset({"}", r"\end"})
_CELL_MARKS = CELL_ENDS | ROW_ENDS | RULES | OPENS | CLOSES | {r"\rowops", r"\colops"}


def cells_of(tokens: list[Token], body: Range) -> tuple[tuple[tuple[Range, ...], ...], frozenset[int], Range | None]:
    """The cells of a body by rows, but for a blank last row; the rows below a rule; gauss.sty's operations."""
    rows: list[tuple[Range, ...]] = []
    ruled: set[int] = set()
    operations: Range | None = None
    row: list[Range] = []
    start, stop = body
    depth = 0
    begin = start
    texts = tokens.texts[start:stop] if isinstance(tokens, Tokens) else [token.text for token in tokens[start:stop]]
    for k in [k for k, text in enumerate(texts, start) if text in _CELL_MARKS]:
        text = tokens[k].text
        if k < begin:
            continue  # in the space behind the end of a row
        if text in OPENS:
            depth += 1
        elif text in CLOSES:
            depth -= 1
        elif depth:
            continue
        elif text in CELL_ENDS:
            row.append((begin, k - _has_comma(tokens, begin, k)))
            begin = k + 1
        elif text in ROW_ENDS:
            row.append((begin, k))
            rows.append(tuple(row))
            row = []
            begin = _after_row_end(tokens, k, stop)
        elif text in RULES:
            ruled.add(len(rows))
        else:
            operations = (k, stop)
            row.append((begin, k))
            begin = stop
            break
    if operations is None and (begin < stop or row):
        row.append((begin, stop))
    if len(row) > 1 or (row and not is_blank(tokens, *row[0])):
        rows.append(tuple(row))
    return tuple(rows), frozenset(ruled), operations


def _has_comma(tokens: list[Token], start: int, stop: int) -> bool:
    """1,& 0,& 3: a comma behind the only number of a cell, which the & parts already."""
    if stop - start < 2 or tokens[stop - 1].text != ",":
        return False
    texts = [token.text for token in tokens[start : stop - 1] if token.text not in SILENT]
    return bool(texts) and texts[-1][0].isdecimal() and texts[:-1] in ([], ["-"])


def filled(tokens: list[Token], rows: tuple[tuple[Range, ...], ...]) -> list[tuple[Range, ...]]:
    """The rows without those that hold nothing but one blank cell: space in a matrix, a place in a list beside one.

    A sign too many at the end of a row, 1 & 0 & 1 & \\\\, begins no entry where other rows have none there.
    """
    found = [row for row in rows if len(row) > 1 or not is_blank(tokens, *row[0])]
    shortest = min(map(len, found), default=0)
    if all(len(row) == shortest for row in found):
        return found
    return [row[:-1] if len(row) == shortest + 1 and is_blank(tokens, *row[-1]) else row for row in found]


def _after_row_end(tokens: list[Token], k: int, stop: int) -> int:
    """Goes past \\\\, its star and its optional space; [R_1] after it is the next row and not a space."""
    k += 1
    if k < stop and tokens[k].text == "*" and tokens[k].start == tokens[k - 1].stop:
        k += 1
    if k < stop and tokens[k].text == "[":
        end = bracket_end(tokens, k, stop)
        inside = "".join([token.text for token in tokens[k + 1 : end]])
        if end < stop and inside.endswith(("pt", "em", "ex", "mm", "cm", "in", "skip", "height", "jot", "mu")):
            k = end + 1
    return k


def is_blank(tokens: list[Token], start: int, stop: int) -> bool:
    """Whether nothing but space, rules and hidden things stands there."""
    k = start
    while k < stop:
        text = tokens[k].text
        if text in HIDDEN or text in RULES:
            k += 1
            while k < stop and tokens[k].text in "{[(":
                end = closing(tokens, k, stop) if tokens[k].text == "{" else bracket_end(tokens, k, stop)
                if tokens[k].text == "(" or end == stop:
                    return False
                k = end + 1
        elif text in SILENT or text in "{}":
            k += 1
        else:
            return False
    return True


def split_at(tokens: list[Token], inside: Range, mark: str) -> list[Range]:
    """The parts between the marks that stand outside inner groups and environments; empty parts are left out."""
    parts: list[Range] = []
    start, stop = inside
    depth = 0
    for k in range(start, stop):
        text = tokens[k].text
        if text in OPENS:
            depth += 1
        elif text in CLOSES:
            depth -= 1
        elif text == mark and depth == 0:
            parts.append((start, k))
            start = k + 1
    parts.append((start, stop))
    return [part for part in parts if part[0] < part[1]]
