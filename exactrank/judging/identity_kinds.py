"""Which statements are decided by putting numbers for their letters, and which by images of their square roots."""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.judging.written_functions import parts
from exactrank.statements import (
    Adjoint,
    Array,
    Basis,
    CharacteristicPolynomial,
    Comparison,
    Consequence,
    Decimal,
    Determinant,
    DistinctEigenvaluesOf,
    Echelon,
    EchelonFormOf,
    Eigenvalues,
    Eigenvectors,
    Equality,
    Expression,
    Factorization,
    FactorizationKind,
    Form,
    Grid,
    HasForm,
    Inverse,
    MinorsVanish,
    MinorValue,
    Negative,
    NormOf,
    Nullity,
    NullityOf,
    Number,
    Orthogonality,
    Power,
    ProductSign,
    Quotient,
    Rank,
    RankOf,
    RowEquivalence,
    RowStep,
    Similarity,
    Solution,
    SquareRoot,
    Statement,
    Sum,
    Times,
    Trace,
    Transposed,
)


def has_letters_as_right_sides(statement: Statement) -> bool:
    """Whether it is a step between augmented matrices in which letters stand right of the bar and nowhere else."""
    if not isinstance(statement, RowStep):
        return False
    return all(isinstance(one, Grid) and _is_system_for_letters(one) for one in (statement.before, statement.after))


def has_coefficients_without_letters(statement: Solution) -> bool:
    """Whether its letters stand right of the bar alone: of what dimension the solutions are hangs on none of them."""
    match statement.coefficients, statement.right:
        case Grid() as augmented, None:
            texts = [text for row in augmented.written for text in row[: augmented.bars[0] if augmented.bars else None]]
        case Grid() as coefficients, Grid():
            texts = [text for row in coefficients.written for text in row]
        case _:
            return False
    return not any(texts)


def _is_system_for_letters(grid: Grid) -> bool:
    """Whether the coefficients are numbers and some right side is none."""
    last = len(grid.rows[0]) - 1
    if grid.bars != (last,):
        return False
    return all(None not in row[:last] for row in grid.rows) and any(row[last] is None for row in grid.rows)


def is_identity(statement: Statement) -> bool:
    """Whether the statement says that polynomials are equal, whatever numbers their letters are."""
    if any(
        isinstance(part, RankOf | NullityOf | DistinctEigenvaluesOf | NormOf | Decimal | SquareRoot | Adjoint)
        for part in parts(statement)
    ):
        return False
    match statement:
        case RowStep():
            return statement.form is None
        case Determinant() | Orthogonality():
            return True
        case CharacteristicPolynomial():
            return not statement.minimal
        case MinorValue() | Inverse():
            return statement.value is not None
        case Eigenvectors():
            return not statement.complete and not statement.independent
        case Eigenvalues():
            return not statement.rational and not statement.multiplicities
        case Factorization():
            return statement.kind in (FactorizationKind.PRODUCT, FactorizationKind.OUTER_PRODUCT)
        case Equality():
            return statement.comparison is Comparison.EQUAL
        case Solution():
            known = statement.kind is None and statement.particular is not None
            return known and (not statement.complete or has_coefficients_without_letters(statement))
        case Basis():
            return not statement.complete
    return False


def is_exact_over_roots(statement: Statement, complex_numbers: bool) -> bool:
    """Whether the statement is about sums, products and ranks alone, which are those of the images of its roots.

    What has an order or a length is not; nor is, among complex numbers, a product of vectors, which may conjugate one.
    """
    for part in parts(statement):
        if isinstance(part, NormOf | Decimal | SquareRoot) or (isinstance(part, Grid) and part.decimal):
            return False
        if complex_numbers and _is_dot_product(part):
            return False
    match statement:
        case RowStep() | Determinant() | CharacteristicPolynomial() | MinorValue() | Inverse() | Trace():
            return True
        case Rank() | Nullity():
            return isinstance(statement.value, Number) or statement.comparison in _EQUAL_OR_NOT
        case (
            Consequence()
            | Echelon()
            | EchelonFormOf()
            | MinorsVanish()
            | RowEquivalence()
            | Similarity()
            | Solution()
            | Basis()
            | Eigenvectors()
            | Eigenvalues()
        ):
            return True
        case Factorization():
            return True
        case Equality():
            return statement.comparison in _EQUAL_OR_NOT
        case Orthogonality():
            return not complex_numbers
        case HasForm(form=form):
            return form is not Form.ORTHOGONAL or not complex_numbers
    return False


def may_conjugate(statement: Statement, generators: Sequence[int]) -> bool:
    """Whether, among complex numbers, a transpose in it may mean the conjugate one: then it is right, or in doubt.

    A row that is written out, (1 + i, 2)^T, is a column to save space.
    """
    transposed = [part.of for part in parts(statement) if isinstance(part, Transposed)]
    return -1 in generators and not all(map(_is_row, transposed))


def _is_row(e: Expression) -> bool:
    return isinstance(e, Array | Grid) and len(e.rows) == 1


_EQUAL_OR_NOT = (Comparison.EQUAL, Comparison.NOT_EQUAL)


def _is_dot_product(part: object) -> bool:
    """Whether it may be one of vectors, conjugated or not: numbers with a dot between them are multiplied."""
    return isinstance(part, Times) and part.sign is ProductSign.DOT and not all(map(_is_number, part.factors))


def _is_number(part: object) -> bool:
    match part:
        case Number():
            return True
        case Negative(of) | Power(of, _):
            return _is_number(of)
        case Sum(several) | Times(several):
            return all(map(_is_number, several))
        case Quotient(above, below):
            return _is_number(above) and _is_number(below)
    return False
