"""What kind of claim a statement is, as the JSON of a verdict calls it."""

from __future__ import annotations

from typing import assert_never

from exactrank.statements.claims import (
    Approximation,
    Basis,
    Consequence,
    Determinant,
    DeterminantSign,
    Echelon,
    EchelonFormOf,
    Equality,
    Factorization,
    Inverse,
    MinorsVanish,
    MinorValue,
    Nullity,
    Orthogonality,
    Rank,
    RowEquivalence,
    Solution,
)
from exactrank.statements.expressions import (
    Decimal,
    DeterminantOf,
    Expression,
    Number,
    Power,
    RankOf,
    Times,
)
from exactrank.statements.forms import HasForm, Trace
from exactrank.statements.spectral import (
    CharacteristicPolynomial,
    Diagonalizable,
    Eigenvalues,
    Eigenvectors,
    Similarity,
    SingularValues,
)

Claim = (
    RowEquivalence
    | Echelon
    | EchelonFormOf
    | Rank
    | Nullity
    | MinorValue
    | MinorsVanish
    | CharacteristicPolynomial
    | Eigenvalues
    | Eigenvectors
    | Diagonalizable
    | Similarity
    | SingularValues
    | Equality
    | Approximation
    | Orthogonality
    | Determinant
    | DeterminantSign
    | Trace
    | HasForm
    | Inverse
    | Basis
    | Solution
    | Consequence
    | Factorization
)


def claim_kind(claim: Claim) -> str:
    """The kind of a claim, as in the JSON of a verdict."""
    match claim:
        case RowEquivalence():
            return "row-equivalence"
        case Echelon():
            return "echelon"
        case EchelonFormOf():
            return "echelon-form"
        case Rank():
            return "rank"
        case Nullity():
            return "nullity"
        case MinorValue():
            return "minor"
        case MinorsVanish():
            return "minors-vanish"
        case CharacteristicPolynomial():
            return "characteristic-polynomial"
        case Eigenvalues():
            return "eigenvalues"
        case Eigenvectors():
            return "eigenvectors"
        case Diagonalizable():
            return "diagonalizable"
        case Similarity():
            return "similar"
        case SingularValues():
            return "singular-values"
        case Equality():
            return _kind_of_equality(claim)
        case Approximation():
            return "approximation"
        case Orthogonality():
            return "orthogonality"
        case Determinant():
            return "determinant"
        case DeterminantSign():
            return "determinant-sign"
        case Trace():
            return "trace"
        case HasForm():
            return "form"
        case Inverse():
            return "inverse"
        case Basis(space=space):
            return space.value
        case Solution():
            return "solution"
        case Consequence():
            return "consequence"
        case Factorization():
            return "factorization"
    assert_never(claim)


def _kind_of_equality(claim: Equality) -> str:
    """What an equality is about: a rank, a determinant, an inverse, a product, or just two expressions."""
    sides = claim.sides
    if any(isinstance(side, RankOf) for side in sides):
        return "rank"
    if any(isinstance(side, DeterminantOf) for side in sides):
        return "determinant"
    if any(isinstance(side, Power) and side.exponent == -1 for side in sides):
        return "inverse"
    if any(isinstance(side, Times) and sum([_may_be_matrix(one) for one in side.factors]) > 1 for side in sides):
        return "product"
    return "equality"


def _may_be_matrix(factor: Expression) -> bool:
    return not isinstance(factor, Number | Decimal | RankOf | DeterminantOf)
