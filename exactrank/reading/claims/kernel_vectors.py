r"""Vectors that are said to solve a homogeneous equation: (A - 5I) v = 0 \Rightarrow v = (1, 1)^T.

The claim is the equation with the vector in its place. Only a vector that is concluded from the equation, and that is
called what the equation calls its unknown, makes one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.consequences import letters_of, row_of
from exactrank.reading.claims.eigen_pairs import directions_of
from exactrank.reading.formulas.expression_kinds import key_of
from exactrank.reading.formulas.matrices import MatrixRead
from exactrank.reading.formulas.parameters import NotAffine, column_of, form_of
from exactrank.records import dataclass
from exactrank.statements import (
    Array,
    Assertion,
    Consequence,
    Equality,
    Expression,
    Grid,
    Identity,
    Indexed,
    Inference,
    Name,
    Number,
    Passage,
    Span,
    Sum,
    Times,
    Transposed,
)
from exactrank.statements.walks import subexpressions

_IMPLIES = lazy_pattern(r"\\(?:Long)?[Rr]ightarrow\b|\\implies\b|\\therefore\b|\\iff\b|\\Leftrightarrow\b|[⇒⟹∴⇔]|=>")
_BEHIND_COLON = lazy_pattern(r"[:\uff1a](?:[\s$*_]|\\[\[(])*\Z")
"""Solve (P - I) q = 0: and then what q is."""
_PLAIN = ("x", "y", "z", "w")
_REACH = 250
"""Characters from an equation within which a vector is concluded from it."""


@dataclass(frozen=True, slots=True)
class _Equation:
    """M v = 0 with what v may be called by entries, and where it ends."""

    factors: tuple[Expression, ...]
    unknown: Expression
    entries: tuple[tuple[str, ...], ...]
    end: int
    certain: bool
    """whether M is made of numbers that the text gives"""
    right: Expression = Number(Fraction(0))
    """what M v is equal to"""

    @property
    def matrix(self) -> Expression:
        return self.factors[0] if len(self.factors) == 1 else Times(self.factors)


class KernelVectors:
    """Goes along the equations of a text, and holds what is concluded against the last homogeneous one."""

    def __init__(self, text: str, matrices: Mapping[str, MatrixRead]) -> None:
        self.text = text
        self.matrices = matrices
        self.concludes: Callable[[int], bool] = lambda offset: False
        """Whether the words before an offset conclude."""
        self.together: Callable[[int, int], bool] = lambda earlier, later: True
        """Whether two offsets stand in one sentence."""
        self.follows: Callable[[int, int], bool] = lambda earlier, later: True
        """Whether the second offset stands in the sentence of the first, or soon behind it."""
        self.holds: Callable[[int], bool] = lambda offset: False
        """Whether what stands at an offset is asserted, be it for an eigenvalue."""
        self.defined: Container[str] = ()
        """The names that have a value."""
        self._last: _Equation | None = None
        self._solved: dict[str, tuple[Expression, ...]] = {}
        """For each letter that an equation (A - t I) v = 0 is solved for, the last such matrix."""
        self._system: _Equation | None = None
        """The last equation M v = w whose right side is known."""

    def sought_again(self, made: Sequence[Expression | None]) -> Name | Indexed | None:
        """The unknown of (A - t I) v = 0 where v was the unknown for another t before: its value is sought anew."""
        left, right = made[0], made[-1]
        if len(made) != 2 or not isinstance(left, Times) or right is None or not is_zero(right):
            return None
        *factors, unknown = left.factors
        if len(factors) != 1 or not isinstance(unknown, Name | Indexed) or not _is_shifted(factors[0]):
            return None
        before = self._solved.get(key_of(unknown))
        self._solved[key_of(unknown)] = tuple(factors)
        return unknown if before is not None and before != tuple(factors) else None

    def read(self, made: Sequence[Expression | None], offset: int, span: Span) -> list[Passage]:
        """Notes a homogeneous equation; the claims of a vector that is concluded from the one before it."""
        left, right = made[0], made[-1]
        if isinstance(left, Name | Indexed) and right is not None and len(made) > 1:
            return self._claims(left, right, offset, span)
        if isinstance(left, Times) and right is not None and len(made) == 2 and self._is_known(right):
            known = self._equation(left, offset + len(span.source))
            self._system = None if known is None or not known.certain else replace(known, right=right)
        if not isinstance(left, Times) or right is None or not is_zero(right):
            return []
        before = self._last if self._last is not None and 0 <= offset - self._last.end < _REACH else None
        end = offset + len(span.source)
        equations = [self._equation(one, end) for one in made[:-1] if isinstance(one, Times)]
        if None in equations or len(equations) != len(made) - 1:
            self._last = equations[0]
            return []
        found = [one for one in equations if one is not None]
        self._last = next((one for one in found if one.certain), found[-1])
        pairs = pairwise([before, *found] if before is not None else found)
        return [one for first, second in pairs for one in self._goes_on(first, second, span)]

    def _goes_on(self, first: _Equation, second: _Equation, span: Span) -> list[Passage]:
        """What a homogeneous equation written out says after one for the same unknown: it follows, row by row."""
        grid = second.factors[0]
        if not first.certain or len(second.factors) > 1 or not isinstance(grid, Grid) or grid.is_symbolic:
            return []
        zero = Number(Fraction(0))
        rows = [Grid(((*row, Fraction(0)),)) for row in grid.rows if any(row)]
        return [Assertion((Consequence(span, first.matrix, zero, row),), (Inference.SYSTEM,)) for row in rows]

    def consequence(self, made: Sequence[Expression | None], offset: int, span: Span) -> Passage | None:
        """An equation in the entries of the unknown that the last homogeneous equation implies: 2x + y = 0.

        That it is concluded from this one is a guess.
        """
        last = self._near(offset, self.follows)
        left, right = made[0], made[-1]
        if last is None or len(made) != 2 or left is None or right is None:
            return None
        try:
            forms = form_of(left), form_of(right)
        except NotAffine:
            return None
        if any(form.get("") for form in forms) or len(letters_of(forms)) < 2:
            return None  # x_4 = 0 may be chosen
        for names in last.entries:
            row = row_of(*forms, {name: k for k, name in enumerate(names)}, len(names))
            if row is not None:
                return Assertion((Consequence(span, last.matrix, Number(Fraction(0)), row),), (Inference.SYSTEM,))
        return None

    def leave(self) -> None:
        """An exercise ends."""
        self.pause()
        self._system = None
        self._solved.clear()

    def pause(self) -> None:
        """An eigenvalue is named: what follows belongs to it."""
        self._last = None

    def _is_known(self, right: Expression) -> bool:
        """Whether a right side is a vector that the text gives, by a name or written out, and not zero."""
        if isinstance(right, Name | Indexed):
            return key_of(right) in self.matrices or key_of(right) in self.defined
        return isinstance(right, Grid) and not right.is_symbolic and not is_zero(right)

    def _near(self, offset: int, reaches: Callable[[int, int], bool], system: bool = False) -> _Equation | None:
        """The last homogeneous equation, or the last `system`, where an offset is near to it."""
        last = self._system if system else self._last
        near = last is not None and 0 <= offset - last.end < _REACH and reaches(last.end - 1, offset)
        return last if near else None

    def _equation(self, left: Times, end: int) -> _Equation | None:
        *factors, unknown = left.factors
        parts = [part for factor in factors for part in subexpressions(factor)]
        units = [Name(one) for one in ("E", "I") if one not in self.matrices]  # identity matrices, which fit any size
        names = [part for part in parts if isinstance(part, Name | Indexed) and part not in units]
        known = [self.matrices[key_of(one)].grid for one in names if key_of(one) in self.matrices]
        grids = [*known, *[part for part in parts if isinstance(part, Grid)]]
        if not grids or unknown in names:
            return None
        entries = self._entries(unknown, len(grids[0].rows[0]))
        certain = len(known) == len(names) and all(None not in row for grid in grids for row in grid.rows)
        return _Equation(tuple(factors), unknown, entries, end, certain) if entries else None

    def _entries(self, unknown: Expression, count: int) -> tuple[tuple[str, ...], ...]:
        """What the entries of an unknown vector may be called; nothing for what is no unknown."""
        if isinstance(unknown, Array | Transposed):
            try:
                column = column_of(unknown, {})
            except NotAffine:
                return ()
            names = [name for form in column for name in form if name]
            plain = all(len(form) == 1 and set(form.values()) == {1} for form in column)
            return (tuple(names),) if plain and len(set(names)) == len(column) == count else ()
        if not isinstance(unknown, Name | Indexed) or key_of(unknown) in self.matrices:
            return ()
        letters = dict.fromkeys(("x", re.sub(r"\\\w+|[{}]", "", unknown.name)[:1] or "x"))
        indexed = [tuple([f"{letter}_{k + 1}" for k in range(count)]) for letter in letters]
        return (*indexed, _PLAIN[:count]) if count <= len(_PLAIN) else tuple(indexed)

    def _claims(self, name: Name | Indexed, value: Expression, offset: int, span: Span) -> list[Passage]:
        last = self._near(offset, self.together)
        if last is None or name != last.unknown:
            last = self._near(offset, self.together, system=True)
        if last is None or name != last.unknown:
            return []
        titled = _BEHIND_COLON.search(self.text, last.end, offset) is not None
        if not titled and not _IMPLIES.search(self.text, last.end, offset) and not self.concludes(offset):
            return []
        vectors = directions_of(value) if is_zero(last.right) else _as_vector(value)
        claims = [Equality(span, (Times((*last.factors, one)), last.right)) for one in vectors]
        if not last.certain or titled:
            return [Assertion((one,), (Inference.SUBJECT,)) for one in claims]
        return [Assertion((one,)) if self.holds(offset) else one for one in claims]


def _is_shifted(e: Expression) -> bool:
    """A - 5I, 2E - A, A + I: a matrix and a multiple of the identity, each by its name."""
    names = [one for one in subexpressions(e) if isinstance(one, Name | Identity)]
    return isinstance(e, Sum) and any(isinstance(one, Identity) or one.name in ("I", "E") for one in names)


def _as_vector(value: Expression) -> tuple[Expression, ...]:
    """A vector of numbers; nothing for anything with letters."""
    grid = value.of if isinstance(value, Transposed) else value
    return (
        (value,)
        if isinstance(grid, Grid) and not grid.is_symbolic and min(len(grid.rows), len(grid.rows[0])) == 1
        else ()
    )


def is_zero(e: Expression | None) -> bool:
    """Whether it is 0, or a vector of zeros."""
    if isinstance(e, Name):
        return e.name.endswith("{0}")  # \vec{0}
    if isinstance(e, Grid):
        return all(entry == 0 for row in e.rows for entry in row)
    return isinstance(e, Number) and e.value == 0
