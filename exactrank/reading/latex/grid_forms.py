"""The matrix, tableau or system that begins at a token: an environment, or a command with its rows as arguments."""

from __future__ import annotations

from exactrank.reading.latex.grids import (
    CLOSES,
    OPENS,
    Grid,
    Range,
    cells_of,
    ends_of_environments,
    environment_at,
    split_at,
)
from exactrank.reading.latex.tokens import COMPONENTS, FRACTIONS, Token, Tokens, bracket_end, closing
from exactrank.reading.latex.vocabulary import (
    CASES,
    CELL_ENDS,
    COLUMNS,
    COMMAND_SYSTEMS,
    NO_GRID_COMMANDS,
    NOT_GRIDS,
    ROW_ENDS,
    SPALIGN,
)


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
        if next(iter(ends_of_environments(tokens, *found.body)), None) is not None:
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
        if token.text in OPENS:
            depth += 1
        elif token.text in CLOSES:
            depth -= 1
        elif depth == 0:
            found.add(token.text)
    return found


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
