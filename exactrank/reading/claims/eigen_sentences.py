"""Eigenvalues and their eigenvectors in one sentence: A has the eigenvalues 3 and -1 with eigenvectors u and v."""

from __future__ import annotations

from fractions import Fraction

from exactrank.reading.claims.eigen_pairs import directions_of
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made
from exactrank.statements import Columns, Equality, Expression, Grid, Number, Times


def eigenpairs(found: Found) -> Made:
    """As many values as vectors, in their order: A V = V D with the vectors for columns of V."""
    values = found.values()
    vectors = found.vectors()
    numbers = [one.value for one in values if isinstance(one, Number)]
    if len(numbers) != len(values) or len(values) != len(vectors) or len(vectors) < 2:
        raise NotThis
    V = Columns(tuple([_direction(one) for one in vectors]))
    D = Grid(tuple([tuple([x if i == j else Fraction(0) for j in range(len(numbers))]) for i, x in enumerate(numbers)]))
    return Equality(found.span, (Times((found.one_matrix(), V)), Times((V, D))))


def _direction(vector: Expression) -> Expression:
    """The vector without the factor that makes it a unit vector."""
    found = directions_of(vector)
    return found[0] if len(found) == 1 else vector
