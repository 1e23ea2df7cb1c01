"""How many different eigenvalues a matrix has."""

from __future__ import annotations

from exactrank.calculations.polynomial_roots import certified_roots
from exactrank.calculations.spectrum import characteristic_polynomial
from exactrank.judging.evaluation.decompositions import check_spectrum
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.matrix import Matrix
from exactrank.numbers.polynomials import irreducible_factors


def distinct_eigenvalues(A: Matrix) -> int:
    """The degrees of the irreducible factors of det(t I - A) together, for these have no root in common.

    Where a root is not real it depends on the field how many there are.

    >>> distinct_eigenvalues(Matrix.of([[2, 1, 0], [0, 2, 0], [0, 0, 3]]))
    2
    """
    check_spectrum(A)
    if A.nrows != A.ncols:
        raise Misfit(A, A)
    factors = [factor.polynomial for factor in irreducible_factors(characteristic_polynomial(A))]
    roots = [root for polynomial in factors if len(polynomial) > 2 for root in certified_roots(polynomial, 1)]
    if any(root.imaginary is not None for root in roots):
        raise NoValue(Note.NOT_EVALUATED)
    return sum([len(polynomial) - 1 for polynomial in factors])
