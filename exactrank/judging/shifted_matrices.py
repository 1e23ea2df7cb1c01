"""A - 2I beside A: what is said of eigenvectors is said of A, also where A - 2I was reduced last."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from exactrank.errors import InputError
from exactrank.judging.evaluation.context import Context, Subject
from exactrank.judging.evaluation.linear import same_row_space
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.matrix import Matrix
from exactrank.statements import CharacteristicPolynomial, Diagonalizable, Eigenvalues, Eigenvectors
from exactrank.statements.kinds import Claim

_LARGEST = 8
"""Rows of a matrix that is compared with others by its row space."""


def without_shifted(claim: Claim, candidates: list[Subject], context: Context) -> list[Subject]:
    """Without A - 2I where A may be meant too: an eigenvector for 2 is one of A, whose kernel was just calculated.

    Where A has a name and A - 2I has none, it is A that the eigenvectors for other eigenvalues are of too.
    """
    if not isinstance(claim, Eigenvectors | Eigenvalues | CharacteristicPolynomial | Diagonalizable):
        return candidates
    if len(candidates) < 2:
        return candidates
    left = candidates
    value = _value(claim, context) if isinstance(claim, Eigenvectors) else None
    if value is not None:
        # What stood before it: among complex numbers A is also A - 2iI for the value -2i of another one.
        left = [one for k, one in enumerate(left) if not _is_shifted_by(value, one.matrix, candidates[k + 1 :])] or left
    named = [A for A in context.environment.matrices() if A.nrows == A.ncols]
    begun = [one.matrix for one in left if one.matrix not in named and any(_difference(one.matrix, A) for A in named)]
    dropped = [one for one in left if one.matrix in begun or _is_reduced(one.matrix, begun, named)]
    return [one for one in left if one not in dropped] or left


def _value(claim: Eigenvectors, context: Context) -> Fraction | None:
    if claim.value is None:
        return None
    try:
        value = context.environment.number(claim.value)
    except (NoValue, Misfit, InputError):
        return None
    return value if isinstance(value, Fraction) else None


def _is_shifted_by(value: Fraction, M: Matrix, candidates: Sequence[Subject]) -> bool:
    if M.nrows != M.ncols:
        return False
    added = value * Matrix.identity(M.nrows, M.field)
    originals = [one.matrix for one in candidates if one.matrix.shape == M.shape and one.matrix != M]
    return any(M + added == A or added - M == A for A in originals)


def _difference(M: Matrix, A: Matrix) -> Fraction:
    """c where M = A - c I; 0 where it is anything else."""
    if M.shape != A.shape or M == A:
        return Fraction(0)
    c = A[0, 0] - M[0, 0]
    return c if A - c * Matrix.identity(A.nrows, A.field) == M else Fraction(0)


def _is_reduced(M: Matrix, begun: Sequence[Matrix], named: Sequence[Matrix]) -> bool:
    """Whether an unnamed matrix is what one of these was reduced to."""
    small = [one for one in begun if one.shape == M.shape and M.nrows <= _LARGEST]
    return M not in named and any(same_row_space(M, one) for one in small)
