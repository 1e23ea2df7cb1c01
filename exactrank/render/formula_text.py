"""What a formula says on one line, and how wide it stands: for alternative texts and for fitting it on a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any, cast

from exactrank.document import Array, Digits, Formula, Grid, Inline, Transition, Transitions, Verbatim, walk
from exactrank.matrix import Matrix
from exactrank.nodes import Node
from exactrank.patterns import lazy_pattern
from exactrank.render.text_formulas import BLANK, plain_formula

EM = 100
"""Widths and heights are whole hundredths of an em: a sum of floats differs from one Python to another."""

DIGIT, GAP, SIGN, LETTER, SMALL, BAR, BRACKETS = 50, 100, 78, 47, 36, 25, 80
"""Widths in Latin Modern and its kin: a digit, the space between two columns, a minus, a sign in a line of text, a
fraction's digit, what its bar stands out, the brackets of a matrix."""

SCRIPT, ARROW, SPACE = 72, 150, 30
"""How large in a hundred stands what is above an arrow, how far the arrow stands out beyond it with the space around
it, and what parts two pieces of a chain."""

LINE, TALL, FORMULA = 160, 230, 230
"""Heights: a row of a matrix without and with fractions, a formula without a matrix."""

FRACTION = lazy_pattern(r"(\d+)/(\d+)")
SPELLED = lazy_pattern(r"sqrt\(|(?:alpha|beta|gamma|delta|lambda|mu|rho|sigma|tau)(?![a-z])", re.IGNORECASE)
"""What text spells out and a page sets as one sign."""
RAISED = lazy_pattern(r"[_^]")


def linear_text(formula: Inline) -> str:
    """The formula or quotation in one line of text; a matrix reads as it may be typed, rows apart by semicolons.

    >>> linear_text(Array(Matrix.of([[4, 8], [2, Fraction(-1, 2)]])))
    '[4 8; 2 -1/2]'
    """
    if isinstance(formula, Verbatim):
        return formula.text
    return plain_formula(cast(Formula, _replaced(formula, _array_text)))


def _array_text(array: Array | Grid) -> str:
    if isinstance(array, Grid):
        text = "; ".join([" ".join(map(linear_text, row)) for row in array.rows])
    else:
        A, blank = array.matrix, array.blank
        rows = [[BLANK if (i, j) in blank else str(entry) for j, entry in enumerate(row)] for i, row in enumerate(A)]
        text = "; ".join(map(" ".join, rows))
    return f"|{text}|" if array.determinant else f"[{text}]"


def _replaced(node: Any, text: Callable[[Array | Grid], str]) -> Any:
    """The formula with a text in the place of every matrix."""
    if isinstance(node, Array | Grid):
        return Digits(text(node))
    if isinstance(node, Node):
        return type(node)(*[_replaced(item, text) for item in node.values()])
    return tuple([_replaced(item, text) for item in node]) if isinstance(node, tuple) else node


def width_of(formula: Formula) -> int:
    """About how wide the formula stands, in hundredths of an em of its own size: never much too little.

    >>> width_of(Array(Matrix.of([[4, 8], [2, Fraction(-1, 2)]]))) == 2 * GAP + BRACKETS + DIGIT + SMALL + BAR + SIGN
    True
    """
    if isinstance(formula, Transition):
        over = max(map(width_of, formula.operations), default=0)
        return over * SCRIPT // EM + ARROW + width_of(formula.result)
    arrays = [node for node in walk(formula) if isinstance(node, Array)]
    grids = [node for node in walk(formula) if isinstance(node, Grid)]
    text = plain_formula(cast(Formula, _replaced(formula, lambda _: "")))
    rest = RAISED.sub("", SPELLED.sub("s", text))
    halves = [max(len(top), len(bottom)) for top, bottom in FRACTION.findall(rest)]
    beside = len(FRACTION.sub("", rest)) * LETTER
    return (
        sum(map(_array_width, arrays))
        + sum(map(_grid_width, grids))
        + beside
        + sum([digits * SMALL + BAR for digits in halves])
    )


def height_of(formula: Formula) -> int:
    """About how high the formula stands, in hundredths of an em: rows with fractions take more."""
    arrays = [node.matrix for node in walk(formula) if isinstance(node, Array)]
    grids = [LINE * len(node.rows) for node in walk(formula) if isinstance(node, Grid)]
    return max([*[sum([LINE if d == 1 else TALL for _, d in A.rows]) for A in arrays], *grids], default=FORMULA)


def lines_of(block: Transitions, width: int) -> list[tuple[Formula, ...]]:
    """The chain cut into lines of at most a width, each but the first with an arrow before it.

    >>> from exactrank.document import Name
    >>> step = Transition((), Name("B"))
    >>> [len(line) for line in lines_of(Transitions(Name("A"), (step,) * 5), 4 * width_of(step))]
    [4, 2]
    """
    lines: list[list[Formula]] = []
    room = 0
    for piece in [*([] if block.start is None else [block.start]), *block.steps]:
        needed = width_of(piece) + SPACE
        if lines and needed <= room:
            lines[-1].append(piece)
        else:
            lines.append([piece])
            room = width
        room -= needed
    return list(map(tuple, lines))


def _grid_width(grid: Grid) -> int:
    columns = [max(map(width_of, column)) for column in zip(*grid.rows, strict=True)]
    return sum(columns) + GAP * len(columns) + BRACKETS


def _array_width(array: Array) -> int:
    return sum(column_widths(array)) + BRACKETS


def column_widths(array: Array) -> list[int]:
    """How wide each column stands, with the gap beside it.

    A fraction stands at seven tenths of the size, its longer half over or under the other.
    """
    columns = [0] * array.matrix.ncols
    for numerators, d in array.matrix.rows:
        for j, value in enumerate(numerators):
            entry = Fraction(value, d)
            size = abs(entry.numerator)
            if entry.denominator == 1:
                digits = len(str(size)) * DIGIT
            else:
                digits = max(len(str(size)), len(str(entry.denominator))) * SMALL + BAR
            columns[j] = max(columns[j], digits + (SIGN if value < 0 else 0))
    return [column + GAP for column in columns]


def has_fractions(A: Matrix) -> bool:
    """Whether an entry is no integer: rows with fractions stand further apart.

    >>> has_fractions(Matrix.of([[1, 2]])), has_fractions(Matrix.of([[1, Fraction(1, 2)]]))
    (False, True)
    """
    return any(d != 1 for _, d in A.rows)


def em(width: int) -> str:
    """Hundredths of an em as a number of em with one digit behind the point, rounded up at a tie.

    >>> em(1234), em(1235), em(5)
    ('12.3', '12.4', '0.1')
    """
    tenths = (width + EM // 20) // (EM // 10)
    return f"{tenths // 10}.{tenths % 10}"
