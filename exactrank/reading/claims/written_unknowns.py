r"""An unknown vector that is written out on the way: (A - 2I) v = [0, 0; 1, 1] [v_1, v_2]^T = 0.

That both sides are equal for all v says of the matrices before it that they are. A value that v had before, as an
eigenvector for another eigenvalue, it has no longer.
"""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.reading.formulas.expression_kinds import letters_of_vector
from exactrank.records import dataclass
from exactrank.statements import Expression, Grid, Indexed, Name, Times


@dataclass(frozen=True, slots=True)
class WrittenUnknown:
    """Which side has the unknown written out, what the two matrices are, and what has no value there."""

    side: int
    matrices: tuple[Expression, Expression]
    names: tuple[Name | Indexed, ...]


def written_unknown(made: Sequence[Expression | None]) -> WrittenUnknown | None:
    """The side M [v_1, v_2]^T beside another one B v; None where there are no such two.

    >>> from fractions import Fraction
    >>> from exactrank.statements import Array
    >>> A, v, M = Name("A"), Name("v"), Grid(((Fraction(1), Fraction(2)), (Fraction(3), Fraction(4))))
    >>> entries = Array(((Indexed("v", (1,)),), (Indexed("v", (2,)),)))
    >>> written_unknown([Times((A, v)), Times((M, entries))]).matrices == (A, M)
    True
    """
    called = next((one for one in map(_times_a_name, made) if one is not None), None)
    if called is None:
        return None
    for k, one in enumerate(made):
        match one:
            case Times((Grid() as matrix, entries)) if len(names := letters_of_vector(entries)) > 1:
                return WrittenUnknown(k, (called[0], matrix), (called[1], *names)) if k else None
    return None


def _times_a_name(e: Expression | None) -> tuple[Expression, Name | Indexed] | None:
    """The matrix and the letter of B v, where no vector is written out."""
    match e:
        case Times((*matrix, Name() | Indexed() as vector)) if matrix and vector.name[-2:].strip("}'").islower():
            return (matrix[0] if len(matrix) == 1 else Times(tuple(matrix))), vector
    return None
