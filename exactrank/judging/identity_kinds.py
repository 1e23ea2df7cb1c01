"""Which statements say that polynomials are equal, and can be decided for all values of their letters at once."""

from __future__ import annotations

from exactrank.judging.written_functions import parts
from exactrank.statements import (
    Basis,
    CharacteristicPolynomial,
    Comparison,
    Decimal,
    Determinant,
    Equality,
    Factorization,
    FactorizationKind,
    Inverse,
    MinorValue,
    NormOf,
    NullityOf,
    Orthogonality,
    RankOf,
    RowStep,
    Solution,
    SquareRoot,
    Statement,
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
