"""Which statements are decided by putting numbers for their letters, and which by images of their square roots."""

from __future__ import annotations

from exactrank.judging.written_functions import parts
from exactrank.statements import (
    Basis,
    CharacteristicPolynomial,
    Comparison,
    Decimal,
    Determinant,
    Echelon,
    EchelonFormOf,
    Eigenvectors,
    Equality,
    Factorization,
    FactorizationKind,
    Grid,
    Inverse,
    MinorsVanish,
    MinorValue,
    NormOf,
    Nullity,
    NullityOf,
    Orthogonality,
    ProductSign,
    Rank,
    RankOf,
    RowEquivalence,
    RowStep,
    Solution,
    SquareRoot,
    Statement,
    Times,
    Trace,
    Transposed,
)


def is_identity(statement: Statement) -> bool:
    """Whether the statement says that polynomials are equal, whatever numbers their letters are."""
    if any(isinstance(part, RankOf | NullityOf | NormOf | Decimal | SquareRoot) for part in parts(statement)):
        return False
    match statement:
        case RowStep():
            return statement.form is None
        case Determinant() | CharacteristicPolynomial() | Orthogonality():
            return True
        case MinorValue() | Inverse():
            return statement.value is not None
        case Factorization():
            return statement.kind in (FactorizationKind.PRODUCT, FactorizationKind.OUTER_PRODUCT)
        case Equality():
            return statement.comparison is Comparison.EQUAL
        case Solution():
            return not statement.complete and statement.kind is None and statement.particular is not None
        case Basis():
            return not statement.complete
    return False


def is_exact_over_roots(statement: Statement, complex_numbers: bool) -> bool:
    """Whether the statement is about sums, products and ranks alone, which are those of the images of its roots.

    What has an order or a length is not; nor is, among complex numbers, what may mean the conjugate transpose.
    """
    for part in parts(statement):
        if isinstance(part, NormOf | Decimal | SquareRoot) or (isinstance(part, Grid) and part.decimal):
            return False
        if complex_numbers and (isinstance(part, Transposed) or _is_dot_product(part)):
            return False
    match statement:
        case RowStep() | Determinant() | CharacteristicPolynomial() | MinorValue() | Inverse() | Trace():
            return True
        case Rank() | Nullity():
            return statement.comparison in (Comparison.EQUAL, Comparison.NOT_EQUAL)
        case Echelon() | EchelonFormOf() | MinorsVanish() | RowEquivalence() | Solution() | Basis() | Eigenvectors():
            return True
        case Factorization():
            return statement.kind in (FactorizationKind.PRODUCT, FactorizationKind.OUTER_PRODUCT)
        case Equality():
            return statement.comparison in (Comparison.EQUAL, Comparison.NOT_EQUAL)
        case Orthogonality():
            return not complex_numbers
    return False


def _is_dot_product(part: object) -> bool:
    return isinstance(part, Times) and part.sign is ProductSign.DOT
