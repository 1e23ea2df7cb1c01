"""Whether two matrices are similar, by what similar matrices share."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.calculations.spectrum import characteristic_polynomial
from exactrank.judging.claims.eigenvectors import value_at
from exactrank.judging.claims.equalities import decide_equality
from exactrank.judging.evaluation.context import Context
from exactrank.judging.evaluation.decompositions import check_spectrum
from exactrank.judging.evaluation.linear import rank
from exactrank.judging.verdicts.decision import CORRECT, Decision, undecided, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.witnesses import WrongShape
from exactrank.matrix import Matrix
from exactrank.numbers.polynomials import irreducible_factors
from exactrank.statements import DeterminantOf, Equality, Expression, Grid, RankOf, Similarity, TraceOf


def decide_similarity(claim: Similarity, context: Context) -> Decision:
    """A and B are similar where det(t I - A) = det(t I - B), and p(A)^k has the rank of p(B)^k for each of its factors.

    These ranks count the blocks of each size that belong to p. What differs is the witness: trace, determinant, rank.
    """
    A, B = context.environment.matrix(claim.left), context.environment.matrix(claim.right)
    if A.shape != B.shape:
        return wrong(Note.SHAPE, WrongShape(A.shape, B.shape))
    if A.nrows != A.ncols:
        return undecided(Note.SHAPE)
    check_spectrum(A)
    check_spectrum(B)
    for left, right in _shared(A, B):
        decision = decide_equality(Equality(claim.span, (left, right)), context)
        if decision.is_incorrect:
            return decision
    return CORRECT


def _shared(A: Matrix, B: Matrix) -> Iterator[tuple[Expression, Expression]]:
    """What two matrices must have in common, in the order in which a reader can check it."""
    for kind in (TraceOf, DeterminantOf, RankOf):
        yield kind(Grid.of(A)), kind(Grid.of(B))
    polynomials = characteristic_polynomial(A), characteristic_polynomial(B)
    if polynomials[0] != polynomials[1]:
        identity = Matrix.identity(A.nrows, A.field)
        # Two polynomials of degree n that are monic differ at one of n numbers: so does the determinant.
        for k in range(1, A.nrows + 1):
            yield DeterminantOf(Grid.of(A - identity * Fraction(k))), DeterminantOf(Grid.of(B - identity * Fraction(k)))
        return
    for factor in irreducible_factors(polynomials[0]):
        left, right = value_at(factor.polynomial, A), value_at(factor.polynomial, B)
        P, Q = left, right
        for _ in range(factor.multiplicity):
            if rank(P) != rank(Q):
                yield RankOf(Grid.of(P)), RankOf(Grid.of(Q))
            P, Q = P @ left, Q @ right
