"""Systems of equations written behind a matrix: they may say once more what its rows say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from exactrank.reading.claims.consequences import letters_of, row_of
from exactrank.reading.claims.systems_at_hand import PLAIN_UNKNOWNS
from exactrank.reading.formulas.parameters import Form, NotAffine, form_of
from exactrank.reading.formulas.parametrizations import Given
from exactrank.statements import (
    Assertion,
    Consequence,
    Equality,
    Expression,
    Grid,
    Inference,
    Number,
    RowEquivalence,
    Solution,
    Span,
    Times,
)


def equivalent_system(before: Grid, system: Grid, span: Span) -> Assertion | None:
    """That a system has the solutions of the matrix before it, which is a guess: it is right, or in doubt.

    The matrix is an augmented one of as many columns, or, where the right sides are 0, that of the coefficients.
    None where the sizes say that the system is another one.

    >>> from fractions import Fraction as F
    >>> A, S = Grid(((F(1), F(2)), (F(2), F(4)))), Grid(((F(1), F(2), F(0)),), bars=(2,))
    >>> said = equivalent_system(A, S, Span(1, 1, "x + 2y = 0"))
    >>> len(said.readings[0].right.rows[0])
    2
    """
    last = len(system.rows[0]) - 1
    width = len(before.rows[0]) if before.rows else 0
    if width == last + 1 and before.bars in ((), (last,)):
        compared = system
    elif width == last and not before.bars and all(row[last] == 0 for row in system.rows):
        compared = replace(system, rows=tuple([row[:last] for row in system.rows]), written=(), bars=())
    else:
        return None
    return Assertion((RowEquivalence(span, before, compared),), (Inference.SYSTEM,))


def solved_by(matrix: Grid, vector: Grid, span: Span) -> Assertion | None:
    """That a vector is sent to 0 by a matrix, or solves an augmented one: a guess; None where the sizes do not fit."""
    width, height = len(matrix.rows[0]), len(vector.rows)
    readings: list[Equality | Solution] = []
    if height == width and not matrix.bars:
        readings.append(Equality(span, (Times((matrix, vector)), Number(Fraction(0)))))
    elif height == width - 1 and matrix.bars in ((), (height,)):
        augmented = replace(matrix, bars=(height,))
        readings.append(Solution(span, augmented, None, vector, complete=False))
    return Assertion(tuple(readings), (Inference.SYSTEM,)) if readings else None


def solved_rows(given: Sequence[Given], before: Grid, span: Span) -> Assertion | None:
    """That equations solved for some unknowns, x_1 = -x_3 and x_2 = 2x_3, have the solutions of the matrix before.

    The matrix is that of the coefficients, or an augmented one: what fits the number of unknowns is a reading.
    """
    try:
        pairs = [(form_of(left), form_of(right)) for left, right in given]
    except NotAffine:
        return None
    width = len(before.rows[0]) if before.rows else 0
    constants = any(form.get("") for pair in pairs for form in pair)
    readings: list[RowEquivalence] = []
    for count in (width, width - 1):
        rows = _rows(pairs, count)
        if not rows or (count == width and (constants or before.bars)):
            continue
        grid = Grid(tuple([row[: -1 if count == width else None] for row in rows]))
        readings.append(RowEquivalence(span, before, grid))
    return Assertion(tuple(readings), (Inference.SYSTEM,)) if readings else None


def implied_equation(left: Expression, right: Expression, before: Grid, span: Span) -> Assertion | None:
    """That an equation in two or more of x_1, ..., x_n follows from a matrix: of coefficients, or an augmented one."""
    try:
        pair = form_of(left), form_of(right)
    except NotAffine:
        return None
    letters, width = letters_of(pair), len(before.rows[0]) if before.rows else 0
    if len(letters) < 2 or not all(name.partition("_")[0] == "x" and "_" in name for name in letters):
        return None
    constants = any(form.get("") for form in pair)
    readings = []
    for count in (width - 1,) if constants or before.bars else (width, width - 1):
        rows = _rows([pair], count)
        if rows:
            of_coefficients = count == width
            augmented = before if of_coefficients else replace(before, bars=(count,))
            zero = Number(Fraction(0)) if of_coefficients else None
            readings.append(Consequence(span, augmented, zero, Grid((rows[0],))))
    return Assertion(tuple(readings), (Inference.SYSTEM,)) if readings else None


def _rows(pairs: Sequence[tuple[Form, Form]], count: int) -> list[tuple[Fraction | None, ...]]:
    """The rows of equations in x_1, ..., x_n or in the first n of x, y, z, w; none where they have other letters."""
    letters = letters_of([form for pair in pairs for form in pair])
    base = next(iter(letters), "").partition("_")[0]
    indexed = {f"{base}_{k + 1}": k for k in range(count)}
    plain = {name: k for k, name in enumerate(PLAIN_UNKNOWNS[:count])} if count <= len(PLAIN_UNKNOWNS) else {}
    columns = next((names for names in (indexed, plain) if letters <= set(names)), None)
    if columns is None or (columns is plain and len(letters) != count):
        return []
    made = [row_of(left, right, columns, count) for left, right in pairs if left != right]
    return [one.rows[0] for one in made if one is not None]
