"""As which claim an equality is judged."""

from __future__ import annotations

from exactrank.statements import (
    Array,
    Comparison,
    Determinant,
    DeterminantOf,
    Equality,
    Expression,
    Grid,
    Inverse,
    Nullity,
    NullityOf,
    Number,
    Power,
    Rank,
    RankOf,
)


def as_claim(claim: Equality) -> Equality | Rank | Nullity | Determinant | Inverse:
    """rank A = 2, det A = 5, A^-1 = [...] as the claims they are, whichever side comes first."""
    if len(claim.sides) != 2:
        return claim
    for of, value in (claim.sides, claim.sides[::-1]):
        flipped = of is claim.sides[1] and claim.comparison not in (Comparison.EQUAL, Comparison.NOT_EQUAL)
        if flipped or (_is_about_a_matrix(of) and _is_about_a_matrix(value)):
            continue
        if isinstance(of, RankOf):
            return Rank(claim.span, of.of, value, claim.comparison)
        if isinstance(of, NullityOf):
            return Nullity(claim.span, of.of, value, claim.comparison)
        if isinstance(of, DeterminantOf) and claim.comparison is Comparison.EQUAL:
            return Determinant(claim.span, of.of, value)
        if (
            isinstance(of, Power)
            and of.exponent == -1
            and isinstance(value, Grid | Array)
            and not isinstance(of.base, Number)
        ):
            return Inverse(claim.span, of.base, value)
    return claim


def _is_about_a_matrix(side: Expression) -> bool:
    return isinstance(side, RankOf | NullityOf | DeterminantOf)
