"""Systems that equations of vectors state: c_1 (1, 2) + c_2 (3, 4) = (0, 0), and (P - I) q = 0."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from exactrank.reading.formulas.matrices import MatrixRead
from exactrank.reading.formulas.parameters import key_of
from exactrank.statements import Expression, Grid, Indexed, Name, Number, Sum, Times


def combination(
    left: Sum, right: Expression, grids: Mapping[str, MatrixRead]
) -> tuple[Grid, Grid, tuple[str, ...]] | None:
    """The vectors as columns, the right side, and the coefficients that are looked for; None for anything else.

    >>> u, v = [Grid((tuple(map(Fraction, row)),)) for row in ((1, 2), (3, 4))]
    >>> A, b, names = combination(Sum((Times((Name("a"), u)), Times((Name("b"), v)))), Number(Fraction(0)), {})
    >>> [[int(entry) for entry in row] for row in A.rows], names
    ([[1, 3], [2, 4]], ('a', 'b'))
    """
    columns: list[tuple[Fraction, ...]] = []
    names: list[str] = []
    for term in left.terms:
        if not isinstance(term, Times) or len(term.factors) != 2:
            return None
        unknown, vector = term.factors[0], _entries(term.factors[1])
        if not vector or not isinstance(unknown, Name | Indexed) or key_of(unknown) in grids:
            return None
        columns.append(vector)
        names.append(key_of(unknown))
    height = len(columns[0])
    end = (Fraction(0),) * height if right == Number(Fraction(0)) else _entries(right)
    if len({*names}) < len(names) or {len(one) for one in (*columns, end)} != {height}:
        return None
    return Grid(tuple(zip(*columns, strict=True))), Grid(tuple([(entry,) for entry in end])), tuple(names)


def _entries(e: Expression) -> tuple[Fraction, ...]:
    """The entries of a row or a column that is written out."""
    rows = e.rows if isinstance(e, Grid) else ()
    entries = [entry for row in rows for entry in row if entry is not None]
    return tuple(entries) if rows and 1 in (len(rows), len(rows[0])) and len(entries) > 1 else ()
