"""Eigenvectors and diagonalizability, decided by products with the matrix and by ranks."""

from __future__ import annotations

from fractions import Fraction

from exactrank.calculations.polynomial_roots import certified_roots
from exactrank.calculations.spectrum import characteristic_polynomial
from exactrank.judging.claims.spaces import columns_of
from exactrank.judging.evaluation.context import Context
from exactrank.judging.evaluation.decompositions import check_spectrum
from exactrank.judging.evaluation.linear import beside, kernel, rank
from exactrank.judging.verdicts.decision import CORRECT, Decision, undecided, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.witnesses import Dependence, Place, WrongCount, WrongEntries, WrongShape, differences
from exactrank.matrix import Matrix
from exactrank.numbers.polynomials import Polynomial, irreducible_factors
from exactrank.numbers.surds import Surd
from exactrank.statements import Diagonalizable, Eigenvectors


def decide_eigenvectors(claim: Eigenvectors, context: Context) -> Decision:
    """A v = value v for each vector, none of them 0; `complete`: as many as the eigenspace has dimensions."""
    A = context.subject(claim.subject)
    if A.nrows != A.ncols:
        return undecided(Note.SHAPE)
    vectors = columns_of(claim.vectors, A.nrows, context)
    value = None if claim.value is None else context.environment.number(claim.value)
    if not vectors or isinstance(value, Surd):
        return undecided(Note.NOT_EVALUATED)
    for v in vectors:
        decision = _eigenvector(A, v, value)
        if decision.is_incorrect:
            return decision
    if claim.independent:
        dependencies = kernel(beside(*vectors))
        if dependencies.ncols:
            return wrong(Note.DEPENDENT, Dependence(dependencies.column(0)))
    if not claim.complete:
        return CORRECT
    if value is None:
        return undecided(Note.NOT_EVALUATED)
    dimension = A.ncols - rank(A - Matrix.identity(A.nrows, A.field) * value)
    spanned = rank(beside(*vectors))
    return CORRECT if spanned == dimension else wrong(Note.WRONG_COUNT, WrongCount(dimension, spanned))


def _eigenvector(A: Matrix, v: Matrix, value: Fraction | None) -> Decision:
    """A v against the multiple of v, by the first entry of v that is not 0 where no eigenvalue is given."""
    if v.nrows != A.ncols:
        return wrong(Note.SHAPE, WrongShape((A.ncols, 1), v.shape))
    first = next((i for i in range(v.nrows) if v[i, 0]), None)
    if first is None:
        return wrong(Note.ZERO_VECTOR, Dependence((Fraction(1),)))
    image = A @ v
    factor = A.field.quotient(image[first, 0], v[first, 0]) if value is None else value
    multiple = v * factor
    if image == multiple:
        return CORRECT
    return wrong(Note.NOT_AN_EIGENVECTOR, WrongEntries(differences(multiple, image), Place.PRODUCT))


def decide_diagonalizable(claim: Diagonalizable, context: Context) -> Decision:
    """The eigenspaces have n dimensions together: of each irreducible factor p of det(t I - A) the null space of p(A).

    A matrix whose eigenvalues are not all real is diagonalizable over the complex numbers at most: then it is open
    which field is meant, where the text does not name it.
    """
    A = context.subject(claim.subject)
    check_spectrum(A)
    if A.nrows != A.ncols:
        return undecided(Note.SHAPE)
    factors = irreducible_factors(characteristic_polynomial(A))
    dimension = sum([A.ncols - rank(value_at(factor.polynomial, A)) for factor in factors])
    if dimension != A.ncols:
        return wrong(Note.WRONG_COUNT, WrongCount(dimension, A.ncols))
    if claim.complex:
        return CORRECT
    roots = [root for factor in factors if factor.degree > 1 for root in certified_roots(factor.polynomial, 1)]
    return CORRECT if all(root.imaginary is None for root in roots) else undecided(Note.NOT_EVALUATED)


def value_at(polynomial: Polynomial, A: Matrix) -> Matrix:
    """p(A), coefficients from the highest power down."""
    identity = Matrix.identity(A.nrows, A.field)
    total = Matrix.zero(A.nrows, A.nrows, A.field)
    for coefficient in polynomial:
        total = total @ A + identity * coefficient
    return total
