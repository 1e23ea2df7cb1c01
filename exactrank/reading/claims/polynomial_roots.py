r"""Roots that are concluded from an equation in one letter: t^2 - 7t + 10 = 0, so t = 2 or t = 5.

The claim is the equation with the value in place of the letter. An equation between two forms of one polynomial is none
for the letter: that its roots are meant is a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from exactrank.reading.formulas.expression_kinds import key_of
from exactrank.reading.formulas.parameters import NotAffine, form_of
from exactrank.records import dataclass
from exactrank.statements import (
    Array,
    Assertion,
    DeterminantOf,
    Equality,
    Expression,
    Grid,
    Indexed,
    Inference,
    Name,
    Number,
    Passage,
    Span,
)
from exactrank.statements.walks import replaced, subexpressions

_REACH = 120
"""Characters from an equation within which its first root is concluded, and from there on those of the next one."""


@dataclass(frozen=True, slots=True)
class _Equation:
    """The sides of an equation in one letter that is not linear, and where the last thing said of it ends."""

    sides: tuple[Expression, ...]
    letter: Name | Indexed
    end: int
    concluded: bool = False
    """a root of it was concluded already"""


class PolynomialRoots:
    """Goes along the equations of a text, and holds values that are concluded against the last one in one letter."""

    def __init__(self) -> None:
        self.concludes: Callable[[int], bool] = lambda offset: False
        """Whether the words before an offset conclude."""
        self.together: Callable[[int, int], bool] = lambda earlier, later: True
        """Whether two offsets stand in one sentence."""
        self._last: _Equation | None = None

    def leave(self) -> None:
        """An exercise ends."""
        self._last = None

    def read(self, made: Sequence[Expression | None], offset: int, span: Span) -> list[Passage]:
        """Notes an equation; the claim of a value that is concluded from the one before it."""
        sides = [one for one in made if one is not None]
        end = offset + len(span.source)
        if len(sides) < 2 or len(sides) < len(made):
            self._last = None
            return []
        letter, value = sides[0], sides[-1]
        is_value = not any(isinstance(one, Name | Indexed | Grid | Array) for one in subexpressions(value))
        if isinstance(letter, Name | Indexed) and is_value:
            return self._root(letter, value, offset, end, span)
        if len(sides) > 2:  # det(A - t I) = (3 - t)^2 - 1 = 0
            sides = [one for one in sides if not isinstance(one, DeterminantOf)]
        names = {key_of(one): one for side in sides for one in _names(side)}
        found = next(iter(names.values())) if len(names) == 1 else None
        self._last = None if found is None or is_linear(sides) else _Equation(tuple(sides), found, end)
        return []

    def _root(self, letter: Name | Indexed, value: Expression, offset: int, end: int, span: Span) -> list[Passage]:
        last = self._last
        further = last is not None and last.concluded and offset < last.end < end  # t = 2, 5
        if last is None or not _is_called(letter, last.letter) or not (further or 0 <= offset - last.end < _REACH):
            self._last = None
            return []
        together, concludes = self.together(last.end - 1, offset), self.concludes(offset)
        if not ((together and (last.concluded or concludes)) or concludes):
            self._last = None
            return []
        self._last = _Equation(last.sides, last.letter, end, concluded=True)
        sides = tuple([replaced(side, lambda part: value if part == last.letter else None) for side in last.sides])
        if not together and not _names(last.sides[-1]):  # concluded in a sentence of its own: a guess
            return [Assertion((Equality(span, sides),), (Inference.SYSTEM,))]
        if _names(last.sides[-1]):
            zero = Number(Fraction(0))
            return [Assertion((Equality(span, (sides[0], zero)),), (Inference.SYSTEM,))]
        return [Equality(span, sides)]


def _is_called(letter: Name | Indexed, unknown: Name | Indexed) -> bool:
    """Whether a root may be called so: t or, where there are several, t_1."""
    return letter == unknown or (isinstance(letter, Indexed) and Name(letter.name) == unknown)


def _names(e: Expression) -> list[Name | Indexed]:
    return [one for one in subexpressions(e) if isinstance(one, Name | Indexed)]


def is_linear(sides: Sequence[Expression]) -> bool:
    """Whether all sides are linear in letters."""
    try:
        for side in sides:
            form_of(side)
    except NotAffine:
        return False
    return True
