r"""Solutions behind a matrix of which no system was read: x_3 = t, x_2 = -t, x_1 = -2t, or x = x_3 (-2, -1, 1)^T.

The matrix is that of the coefficients, or an augmented one without a bar: what fits the number of unknowns is a
reading. That it is meant is a guess, so the solution is right, or in doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeGuard

from exactrank.reading.claims.consequences import letters_of
from exactrank.reading.claims.systems_at_hand import PLAIN_UNKNOWNS, column_by_free
from exactrank.reading.formulas.parameters import Column, Form, NotAffine, column_of, form_of, key_of, parted
from exactrank.reading.source.source import Source
from exactrank.statements import (
    Array,
    Assertion,
    Expression,
    Grid,
    Indexed,
    Inference,
    Name,
    Number,
    Passage,
    Solution,
    Span,
)

_VECTORS = frozenset({"x", r"\vec{x}", r"\bar{x}", r"\underline{x}", "X"})


class GuessedSolutions:
    """Gathers what is said of x_1, ..., x_n behind a matrix, and tells it when no more follows."""

    def __init__(self, source: Source, told: list[tuple[int, Passage]]) -> None:
        self.source = source
        self.told = told
        self.incomplete: list[tuple[int, int]] = []
        """Where values stand of some unknowns, and nothing is said of the others."""
        self._matrix: Grid | None = None
        self._found: dict[str, Form] = {}
        self._places: list[tuple[int, int]] = []

    def vector(self, made: Sequence[Expression | None], matrix: Grid, offset: int, span: Span) -> bool:
        """x = (2 x_3, -x_3, x_3) = x_3 (2, -1, 1): each side that differs is told; False for anything else."""
        left = made[0]
        if not _is_vector_of_unknowns(left):
            return False
        try:
            columns = [column_of(one, {}) for one in made[1:] if one is not None and not _entries(one)]
        except NotAffine:
            return False
        known = [_entries(left)]
        claims: list[Assertion] = []
        for column in columns:
            readings = _readings(matrix, column, span) if letters_of(column) and column not in known else ()
            known.append(column)
            claims += [Assertion(readings, (Inference.SYSTEM,))] if readings else []
        self.told += [(offset, one) for one in claims]
        return bool(claims) and None not in made

    def component(self, left: Expression, right: Expression, matrix: Grid, place: tuple[int, int]) -> None:
        """Notes x_2 = -t, which is a part of a solution."""
        if not _is_unknown(left):
            return
        try:
            form = form_of(right)
        except NotAffine:
            return
        key = key_of(left)
        if self._matrix is not matrix or self._found.get(key, form) != form:
            self.finish()
        self._matrix = matrix
        self._found[key] = form
        self._places.append(place)

    def finish(self) -> None:
        """Tells what was gathered, where every unknown has a value or is the free one that others are given by.

        Equations between unknowns alone are told one by one, and numbers alone may be of any system.
        """
        matrix, found, places = self._matrix, self._found, self._places
        self._matrix, self._found, self._places = None, {}, []
        letters = letters_of(list(found.values()))
        parameters = {name for name in letters if name.partition("_")[0] != "x"}
        simple = any(not letters_of([form]) for form in found.values())
        if matrix is None or not (parameters or (simple and letters)):
            return
        names = [f"x_{k + 1}" for k in range(len({*found, *letters} - parameters))]
        column = column_by_free({k: found[name] for k, name in enumerate(names) if name in found}, names)
        first, last = places[0][0], places[-1][1]
        readings: tuple[Solution, ...] = ()
        if column is not None and {*names} == {*found, *letters} - parameters:
            readings = _readings(matrix, tuple(column), self.source.span(first, last))
        if readings:
            self.told.append((first, Assertion(readings, (Inference.SYSTEM,))))
        elif parameters:
            self.incomplete += places


def _readings(matrix: Grid, column: Column, span: Span) -> tuple[Solution, ...]:
    """The column as the solutions of A x = 0, or of the system with the augmented matrix A, where it has the size."""
    width, count = len(matrix.rows[0]) if matrix.rows else 0, len(column)
    particular, directions = parted(column)
    if count == width and not matrix.bars:
        return (Solution(span, matrix, Number(Fraction(0)), particular, directions),)
    if count == width - 1 and matrix.bars in ((), (count,)):
        return (Solution(span, replace(matrix, bars=(count,)), None, particular, directions),)
    return ()


def _is_unknown(left: Expression) -> TypeGuard[Indexed]:
    """x_1, x_2, ..."""
    index = left.indices[0] if isinstance(left, Indexed) and left.name == "x" and len(left.indices) == 1 else 0
    return isinstance(index, int) and index > 0


def _is_vector_of_unknowns(left: Expression | None) -> bool:
    """x, or a column of x_1, ..., x_n or of x, y, z."""
    return (isinstance(left, Name) and left.name in _VECTORS) or _entries(left) != ()


def _entries(left: Expression | None) -> Column:
    """The column whose entries are the unknowns in their order; nothing for anything else."""
    if not isinstance(left, Array):
        return ()
    entries = [entry for row in left.rows for entry in row]
    names = [key_of(one) for one in entries if isinstance(one, Name | Indexed)]
    indexed, plain = [f"x_{k + 1}" for k in range(len(entries))], [*PLAIN_UNKNOWNS[: len(entries)]]
    return tuple([{name: Fraction(1)} for name in names]) if names in (indexed, plain) else ()
