"""Matrices in LaTeX: environments and commands whose body is cells in rows. A cell is a range of tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice, takewhile

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.tokens import COMPONENTS, FRACTIONS, Token, Tokens, bracket_end, closing
from exactrank.reading.latex.vocabulary import (
    BRACED_ARGUMENTS,
    CASES,
    CELL_ENDS,
    COLUMNS,
    COMMAND_SYSTEMS,
    HIDDEN,
    NO_ARGUMENT,
    NO_GRID_COMMANDS,
    NOT_GRIDS,
    ROW_ENDS,
    RULES,
    SILENT,
    SPALIGN,
)
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
    for k in _ends(tokens, body, stop):
        depth += 1 if tokens[k].text == r"\begin" else -1
        if depth == 0:
            after = closing(tokens, k + 1, stop) if k + 1 < stop and tokens[k + 1].text == "{" else k
            inside = _without_drawing(tokens, body, k) if "Nice" in name else (body, k)
            return Environment(name, inside, (at, min(after + 1, stop)), columns, True)
    return Environment(name, (body, stop), (at, stop), columns, False)


def _ends(tokens: list[Token], start: int, stop: int) -> Iterable[int]:
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


_OPENS = frozenset({"{", r"\begin"})
_CLOSES = frozenset({"}", r"\end"})
_CELL_MARKS = CELL_ENDS | ROW_ENDS | RULES | _OPENS | _CLOSES | {r"\rowops", r"\colops"}


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
        if text in _OPENS:
            depth += 1
        elif text in _CLOSES:
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
    """The rows without those that hold nothing but one blank cell: space in a matrix, a place in a list beside one."""
    return [row for row in rows if len(row) > 1 or not is_blank(tokens, *row[0])]


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


def grid_at(tokens: list[Token], at: int, stop: int) -> Grid | None:
    """The matrix, tableau or system that begins with the token at `at`; None when there is none."""
    if not isinstance(tokens, Tokens):
        return _grid(tokens, at, stop)
    if at not in tokens.found:
        tokens.found[at] = _grid(tokens, at, len(tokens))
    known: Grid | None = tokens.found[at]
    # One that runs past the range is another thing within it.
    return known if known is None or known.span[1] <= stop else _grid(tokens, at, stop)


def _grid(tokens: list[Token], at: int, stop: int) -> Grid | None:
    text = tokens[at].text
    if text == r"\begin":
        found = environment_at(tokens, at, stop)
        if found is None or found.name in NOT_GRIDS:
            return None
        if next(iter(_ends(tokens, *found.body)), None) is not None:
            return None  # an array around whole matrices: what is inside is looked at instead
        rows, ruled, operations = cells_of(tokens, found.body)
        if found.name.rstrip("*") in CASES:
            rows = tuple([_value_before_condition(tokens, row) for row in rows])
        return Grid(found.name, rows, found.span, ruled, found.columns, found.closed, operations)
    if text[0] == "\\" and len(text) > 2 and at + 1 < stop and text not in NO_GRID_COMMANDS and text not in FRACTIONS:
        return _command_grid(tokens, at, stop)
    return None


def _value_before_condition(tokens: list[Token], row: tuple[Range, ...]) -> tuple[Range, ...]:
    r"""The cells of a row of cases, the first without the comma that stands before a condition: 1, & a = 2."""
    if len(row) != 2 or row[1][0] >= row[1][1] or tokens[row[1][0]].text in ("=", "+", "-", "<", ">"):
        return row
    first, stop = row[0]
    while stop > first and tokens[stop - 1].text in (",", r"\,", r"\;", r"\quad", r"\ "):
        stop -= 1
    return (first, stop), row[1]


def _command_grid(tokens: list[Token], at: int, stop: int) -> Grid | None:
    name = tokens[at].text
    k = at + 1
    columns = ""
    if (height := COMPONENTS.get(name)) is not None:
        return _components(tokens, at, stop, height)
    if tokens[k].text == "*" and k + 1 < stop:
        k += 1
    while tokens[k].text == "[" and name != r"\mqty":
        end = bracket_end(tokens, k, stop)
        if end + 1 >= stop:
            return None
        k = end + 1
    if name in (r"\spalignarray", r"\spalignaugmatn") and tokens[k].text == "{":
        end = closing(tokens, k, stop)
        if end + 1 >= stop:
            return None
        columns = "".join([token.text for token in tokens[k + 1 : end]])
        k = end + 1
    if tokens[k].text == "{":
        end = closing(tokens, k, stop)
    elif name == r"\mqty" and tokens[k].text in "([|":
        closer = {"(": ")", "[": "]", "|": "|"}[tokens[k].text]
        end = next((i for i in range(k + 1, min(stop, k + 300)) if tokens[i].text == closer), stop)
    else:
        return None
    if end == stop:
        return None
    marks = _marks(tokens, k + 1, end)
    if marks & CELL_ENDS or marks & ROW_ENDS:
        rows, ruled, operations = cells_of(tokens, (k + 1, end))
        return Grid(name, rows, (at, end + 1), ruled, columns, True, operations)
    if name in COMMAND_SYSTEMS:
        return Grid(
            name,
            tuple([(part,) for part in split_at(tokens, (k + 1, end), ";" if ";" in marks else ",")]),
            (at, end + 1),
        )
    if name in SPALIGN or (";" in marks and _is_spalign(tokens, k + 1, end)):
        rows = tuple([_by_blanks(tokens, part) for part in split_at(tokens, (k + 1, end), ";")])
        if name in COLUMNS and len(rows) == 1:
            rows = tuple([(cell,) for cell in rows[0]])
        # \vec{x} and \mat{A} are names, not matrices of one letter.
        if sum(map(len, rows)) > 1 or (rows and rows[0] and tokens[rows[0][0][0]].text[0].isdecimal()):
            return Grid(name, rows, (at, end + 1), columns=columns)
    return None


def _components(tokens: list[Token], at: int, stop: int, height: int) -> Grid | None:
    """A vector with its components as arguments, each a group or a digit: \\threevec{1}{-2}0, \\twovec12."""
    rows: list[tuple[Range, ...]] = []
    k = at + 1
    while len(rows) < height and k < stop:
        token = tokens[k]
        if token.text == "{":
            end = closing(tokens, k, stop)
            if end == stop:
                return None
            rows.append(((k + 1, end),))
            k = end + 1
        else:
            rows.append(((k, k + 1),))
            k += 1
    return Grid(tokens[at].text, tuple(rows), (at, k)) if len(rows) == height else None


_NUMBER_STARTS = frozenset({"-", "+", "."}) | FRACTIONS


def _is_spalign(tokens: list[Token], start: int, stop: int) -> bool:
    """Whether a macro's argument is rows of numbers, blanks between them: 1 2; 3 4."""
    rows = [_by_blanks(tokens, part) for part in split_at(tokens, (start, stop), ";")]
    if len(rows) < 2 or len(set(map(len, rows))) > 1 or len(rows[0]) < 2:
        return False
    firsts = [tokens[cell[0]].text for row in rows for cell in row]
    return all(text[0].isdecimal() or text in _NUMBER_STARTS or text[0] == "\\" for text in firsts)


def _marks(tokens: list[Token], start: int, stop: int) -> set[str]:
    """The tokens outside inner groups."""
    depth = 0
    found: set[str] = set()
    for token in tokens[start:stop]:
        if token.text in _OPENS:
            depth += 1
        elif token.text in _CLOSES:
            depth -= 1
        elif depth == 0:
            found.add(token.text)
    return found


def split_at(tokens: list[Token], inside: Range, mark: str) -> list[Range]:
    """The parts between the marks that stand outside inner groups and environments; empty parts are left out."""
    parts: list[Range] = []
    start, stop = inside
    depth = 0
    for k in range(start, stop):
        text = tokens[k].text
        if text in _OPENS:
            depth += 1
        elif text in _CLOSES:
            depth -= 1
        elif text == mark and depth == 0:
            parts.append((start, k))
            start = k + 1
    parts.append((start, stop))
    return [part for part in parts if part[0] < part[1]]


def _by_blanks(tokens: list[Token], inside: Range) -> tuple[Range, ...]:
    """The cells of a row in spalign's notation: apart by blanks or commas outside groups."""
    cells: list[Range] = []
    start, stop = inside
    depth = 0
    wanted = 0  # the arguments that a fraction still takes, blanks or not
    for k in range(start, stop):
        text = tokens[k].text
        if depth == 0 and not wanted and k > start and tokens[k].start > tokens[k - 1].stop and text != "}":
            cells.append((start, k))
            start = k
        if text == "," and depth == 0:
            cells.append((start, k))
            start = k + 1
        depth += (text == "{") - (text == "}")
        if depth == 0:
            wanted = 2 if text in FRACTIONS else max(0, wanted - 1)
    cells.append((start, stop))
    return tuple([cell for cell in cells if cell[0] < cell[1]])


def grids_in(tokens: list[Token], start: int, stop: int) -> list[Grid]:
    """The outermost matrices of a range, in order."""
    found: list[Grid] = []
    k = start
    while k < stop:
        grid = grid_at(tokens, k, stop)
        if grid is not None:
            found.append(grid)
        k = grid.span[1] if grid is not None else k + 1
    return found
