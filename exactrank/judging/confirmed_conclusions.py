r"""What a text concludes without saying of what, \lambda = 2, x = s u + t v, confirmed by a matrix that it is about."""

from __future__ import annotations

from fractions import Fraction

from exactrank.judging.evaluation.linear import nullity, rank
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.matrix import Matrix
from exactrank.statements import Definition, Expression, Grid, Indexed, Name, Number, Sum, Times

_EIGENVALUES = (r"\lambda", r"\mu")


def is_confirmed(definition: Definition, A: Matrix) -> bool:
    """Whether it is an eigenvalue of A, or all vectors that A sends to 0; nothing is refuted by it."""
    try:
        if isinstance(definition.value, Number):
            return definition.name.name in _EIGENVALUES and _has_eigenvalue(A, definition.value)
        return _is_null_space(definition.value, A)
    except NoValue:
        return False


def _has_eigenvalue(A: Matrix, value: Number) -> bool:
    n = A.nrows
    return n == A.ncols > 1 and nullity(A - Matrix.identity(n, A.field) * value.value) > 0


def _is_null_space(value: Expression, A: Matrix) -> bool:
    """x = s u + t v with a letter before each vector, where the vectors are a basis of the null space of A."""
    columns = [_direction(term) for term in (value.terms if isinstance(value, Sum) else (value,))]
    grids = [one for one in columns if one is not None and len(one.rows) == A.ncols > 1]
    if not grids or len(grids) < len(columns):
        return False
    V = Matrix.of(
        [[x or Fraction(0) for one in grids for x in one.rows[i]] for i in range(A.ncols)], len(grids), A.field
    )
    vanishes = not any((A @ V)[i, j] for i in range(A.nrows) for j in range(V.ncols))
    return vanishes and rank(V) == V.ncols == nullity(A)


def _direction(term: Expression) -> Grid | None:
    """The column of numbers behind the letter of a parameter."""
    match term:
        case Times((Name() | Indexed(), Grid() as column)) if len(column.rows[0]) == 1 and not column.is_symbolic:
            return column
    return None
