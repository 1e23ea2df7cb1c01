"""From records to the statements that the judge decides: matrices as grids, reductions as row steps."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from exactrank.derivation import Derivation
from exactrank.matrix import Matrix
from exactrank.numbers.surds import Surd, SurdSum
from exactrank.statements import Basis, Expression, Grid, Number, RowStep, Space, Span, SquareRoot, Sum, Times, claim_of

UNWRITTEN = Span()
"""The place of a statement that stands in no text."""


def grid(A: Matrix, bar: int | None = None) -> Grid:
    """The matrix written out, with a bar before a column."""
    return Grid.of(A, () if bar is None else (bar,))


def column(entries: Sequence[Fraction]) -> Grid:
    """The entries written as a column."""
    return Grid.of(Matrix.column_of(entries))


def columns(A: Matrix) -> tuple[Grid, ...]:
    """The columns of a matrix, each written out."""
    return tuple([column(A.column(k)) for k in range(A.ncols)])


def number(value: Fraction | int) -> Number:
    return Number(Fraction(value))


def root_of(square: Fraction | SurdSum) -> Expression:
    """The square root of a rational number, or of a + c sqrt(d)."""
    return SquareRoot(number(square) if isinstance(square, Fraction) else surds(square.first, square.second))


def surds(*terms: Surd) -> Expression:
    """The sum of the terms c sqrt(d)."""
    made = [
        number(one.coefficient)
        if one.is_rational
        else Times((number(one.coefficient), SquareRoot(number(one.radicand))))
        for one in terms
    ]
    return made[0] if len(made) == 1 else Sum(tuple(made))


def row_steps(derivation: Derivation, bar: int | None = None) -> tuple[RowStep, ...]:
    """One step for every group of operations of a recorded derivation.

    >>> from exactrank.calculations.elimination import row_echelon_form
    >>> len(row_steps(row_echelon_form(Matrix.of([[1, 2], [3, 4]])).derivation))
    1
    """
    groups = derivation.groups()
    states = [grid(A, bar) for A in (derivation.start, *derivation.states_after(groups))]
    return tuple(
        [
            RowStep(UNWRITTEN, before, after, tuple([claim_of(one) for one in group.operations]))
            for group, (before, after) in zip(groups, pairwise(states), strict=True)
        ]
    )


def basis(A: Matrix, vectors: Matrix, space: Space) -> tuple[Basis, ...]:
    """The columns are a basis of a space of A; nothing where there is no vector."""
    return (Basis(UNWRITTEN, grid(A), columns(vectors), space),) if vectors.ncols else ()
