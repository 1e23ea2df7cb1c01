"""Vectors written out that nothing else was read of: for x_3 = 1 it is (6, 3, 1), basis vector (-2, 1, 1).

Such a vector solves the system at hand, or is in the null space of the last matrix, or is an eigenvector for the value
spoken of last. Which of these is meant is a guess, so it is right, or in doubt; what fits none is unread.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from exactrank.reading.claims.equivalent_systems import solved_by
from exactrank.reading.claims.solution_sets import point_of
from exactrank.reading.claims.systems_at_hand import System
from exactrank.reading.formulas.parameters import parted
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.language.row_words import any_of, column_nouns, row_nouns
from exactrank.reading.latex.grids import Range
from exactrank.reading.operations.lexemes import lexemes_of
from exactrank.reading.operations.row_names import Lexeme
from exactrank.statements import (
    Assertion,
    Eigenvectors,
    Expression,
    Grid,
    Inference,
    Number,
    Solution,
    Span,
)

_OPENING = frozenset(("(", "["))
_WORDS = 16
"""Tokens before a vector in which a row may be named; words in running text are several."""


@cache
def _rest_of_name() -> re.Pattern[str]:
    """What stands between the number of a row and the row itself: second *row* $."""
    return re.compile(rf"\w*+\s*+(?:{any_of(row_nouns() | column_nouns())}s?)?[\s*]*+(?:\$|\\\(|\\left)*+\s*+")


Pair = tuple[Expression, Number]
"""A matrix and an eigenvalue of it."""


def lone_vector(sides: Sides, span: Range) -> Grid | None:
    """The column of numbers that a side is, or its direction: (-t, 2t, t); None for anything else, such as a name."""
    written = any(sides.tokens[k].text in _OPENING or sides.cells_at(k, span[1]) is not None for k in range(*span))
    column = point_of(sides, span) if written else None
    if column is None or len(column) < 2:
        return None
    constant, directions = parted(column)
    if not directions:
        return constant
    return directions[0] if len(directions) == 1 and not any(row[0] for row in constant.rows) else None


def claim_of_vector(
    vector: Grid, span: Span, system: System | None, matrix: Grid | None, pair: Pair | None
) -> Assertion | None:
    """What a vector is said to be, from what stands before it; None where it fits nothing."""
    height = len(vector.rows)
    if pair is not None:
        return Assertion((Eigenvectors(span, pair[0], (vector,), pair[1]),), (Inference.SYSTEM,))
    if system is not None:
        if system.unknowns != height:
            return None
        said = Solution(span, system.coefficients, system.right, vector, complete=False)
        return Assertion((said,), (Inference.SYSTEM,))
    if matrix is None or is_position(vector, matrix) or len(matrix.rows[0]) - height not in (0, 1):
        return None
    if len(matrix.rows[0]) == height and not matrix.bars:
        return Assertion((Solution(span, matrix, Number(Fraction(0)), vector, complete=False),), (Inference.SYSTEM,))
    return solved_by(matrix, vector, span)


def named_line(sides: Sides, k: int) -> Lexeme | None:
    """The row or column that the words right before a token name: the second row (0, 1) is not zero."""
    found = lexemes_of(sides.text, sides.tokens, max(0, k - _WORDS), k, prose=True)
    last = found[-1] if found else None
    if last is None or last.code not in ("R", "C") or last.value is None:
        return None
    between = sides.tokens[max(last.stop - 1, 0)].start, sides.tokens[k].start
    return last if _rest_of_name().fullmatch(sides.text, *between) else None


def is_line(vector: Grid, named: Lexeme, matrix: Grid | None) -> bool:
    """Whether a vector is the row or column of a matrix that is named."""
    if matrix is None or named.value is None:
        return False
    lines = matrix.rows if named.code == "R" else tuple(zip(*matrix.rows, strict=True))
    return named.value < len(lines) and lines[int(named.value)] == tuple([row[0] for row in vector.rows])


def is_position(vector: Grid, matrix: Grid) -> bool:
    """Whether (2, 3) may say where an entry of a matrix stands."""
    entries = [row[0] for row in vector.rows]
    sizes = len(matrix.rows), len(matrix.rows[0])
    if len(entries) != 2:
        return False
    return all(
        entry is not None and entry.denominator == 1 and 1 <= entry <= size
        for entry, size in zip(entries, sizes, strict=True)
    )
