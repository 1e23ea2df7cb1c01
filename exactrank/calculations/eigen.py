"""Eigenvalues and eigenspaces of a square rational matrix, exactly.

A rational eigenvalue has its eigenspace by a recorded reduction of A - lambda I, and so has a quadratic one, over
QQ(sqrt d). For each that is not rational let p be its irreducible polynomial: the null space of A - t I over the field
QQ[t]/(p) holds for each root of p at once, with coordinates that are polynomials in the root.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from exactrank.calculations.columns import null_space_of
from exactrank.calculations.elimination import EchelonForm, reduced_row_echelon_form
from exactrank.calculations.quotient_fields import null_space_over_root
from exactrank.calculations.spectrum import characteristic_polynomial
from exactrank.errors import InputError, ShapeError
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ
from exactrank.numbers.polynomials import PolynomialFactor, irreducible_factors
from exactrank.numbers.rows import RowsOver
from exactrank.numbers.surds import square_part
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.calculations.elimination.over_domains import Reduction
    from exactrank.numbers.quadratic import Pair
    from exactrank.statements import Statement


@dataclass(frozen=True, slots=True)
class RationalEigenvalue:
    """A rational eigenvalue; the columns of `vectors` are a basis of its eigenspace, from the reduction `form`."""

    value: Fraction
    multiplicity: int
    form: EchelonForm
    vectors: Matrix

    @property
    def dimension(self) -> int:
        return self.vectors.ncols


@dataclass(frozen=True, slots=True)
class Quadratic:
    """rational + coefficient * sqrt(radicand): an irrational number, complex where the radicand is negative.

    The coefficient is not 0, and the radicand is no square; it is square-free as far as `square_part` factors it.
    """

    rational: Fraction
    coefficient: Fraction
    radicand: int

    def at(self, polynomial: tuple[Fraction, ...]) -> Fraction | Quadratic:
        """The value of a polynomial of degree 1, coefficients from the constant up."""
        constant, slope = polynomial
        value = constant + slope * self.rational
        return Quadratic(value, slope * self.coefficient, self.radicand) if slope else value


@dataclass(frozen=True, slots=True)
class ConjugateEigenvalues:
    """The roots of an irreducible polynomial of degree >= 2, each an eigenvalue of the same multiplicity.

    Entry i of a vector is a polynomial in the eigenvalue, its rational coefficients from the constant up. `form` is the
    reduction of A less the first root on the diagonal, for roots of degree 2: it shows the vectors at that root.
    """

    factor: PolynomialFactor
    vectors: tuple[tuple[tuple[Fraction, ...], ...], ...]
    form: Reduction[Pair] | None = None

    @property
    def dimension(self) -> int:
        return len(self.vectors)

    @property
    def multiplicity(self) -> int:
        return self.factor.multiplicity

    def closed_forms(self) -> tuple[Quadratic, ...]:
        """The two roots of a quadratic polynomial, the one with + first; of higher degrees there are none here."""
        if self.factor.degree != 2:
            return ()
        a, b, c = self.factor.polynomial
        discriminant = b * b - 4 * a * c
        root, free = square_part(abs(discriminant))
        radicand = free if discriminant > 0 else -free
        return tuple([Quadratic(Fraction(-b, 2 * a), Fraction(sign * root, 2 * a), radicand) for sign in (1, -1)])


Eigenvalue = RationalEigenvalue | ConjugateEigenvalues


@dataclass(frozen=True, slots=True)
class Eigen:
    """det(t I - A), coefficients from t^n down, its irreducible factors, and what each says of the eigenspaces."""

    matrix: Matrix
    coefficients: tuple[Fraction, ...]
    factors: tuple[PolynomialFactor, ...]
    values: tuple[Eigenvalue, ...]

    @property
    def deficient(self) -> tuple[Eigenvalue, ...]:
        """The eigenvalues whose spaces are smaller than their multiplicity: then no basis is of eigenvectors."""
        return tuple([one for one in self.values if one.dimension < one.multiplicity])

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import CharacteristicPolynomial, Eigenvalues, Space
        from exactrank.statements.stated import UNWRITTEN, basis, grid, number, row_steps

        rational = [one for one in self.values if isinstance(one, RationalEigenvalue)]
        found: list[Statement] = [CharacteristicPolynomial(UNWRITTEN, grid(self.matrix), self.coefficients)]
        if rational:
            values = tuple([number(one.value) for one in rational])
            complete = len(rational) == len(self.values)
            found.append(Eigenvalues(UNWRITTEN, grid(self.matrix), values, complete))
        for one in rational:
            found += [*row_steps(one.form.derivation), *basis(one.form.start, one.vectors, Space.NULL)]
        return tuple(found)


def eigen(A: Matrix) -> Eigen:
    """The characteristic polynomial, eigenvalues and eigenspaces of a square rational matrix.

    >>> A = Matrix.of([[2, 1], [1, 2]])
    >>> found = eigen(A)
    >>> [(int(one.value), A @ one.vectors == one.value * one.vectors) for one in found.values]
    [(1, True), (3, True)]
    >>> eigen(Matrix.of([[0, -1], [1, 0]])).values[0].closed_forms()[0]
    Quadratic(rational=Fraction(0, 1), coefficient=Fraction(1, 1), radicand=-1)

    Raises ShapeError for a matrix that is not square, InputError over a prime field.
    """
    if A.nrows != A.ncols:
        raise ShapeError.of("eigen-not-square", rows=A.nrows, columns=A.ncols)
    if A.field != QQ:
        raise InputError.of("eigen-field", field=A.field.name)
    coefficients = characteristic_polynomial(A)
    factors = irreducible_factors(coefficients)
    rational = [_rational(A, factor) for factor in factors if factor.degree == 1]
    others = [_conjugate(A, factor) for factor in factors if factor.degree > 1]
    return Eigen(A, coefficients, factors, (*sorted(rational, key=lambda one: one.value), *others))


def _rational(A: Matrix, factor: PolynomialFactor) -> RationalEigenvalue:
    value = Fraction(-factor.polynomial[1], factor.polynomial[0])
    form = reduced_row_echelon_form(A - value * Matrix.identity(A.nrows))
    return RationalEigenvalue(value, factor.multiplicity, form, null_space_of(form))


def _conjugate(A: Matrix, factor: PolynomialFactor) -> ConjugateEigenvalues:
    found = ConjugateEigenvalues(factor, null_space_over_root(A, factor.polynomial))
    if factor.degree > 2:
        return found
    from exactrank.calculations.elimination.over_domains import reduce_rows

    return ConjugateEigenvalues(factor, found.vectors, reduce_rows(_less_the_root(A, found.closed_forms()[0]), True))


def _less_the_root(A: Matrix, root: Quadratic) -> RowsOver[Pair]:
    """A less a quadratic number on the diagonal."""
    from exactrank.numbers.quadratic import QuadraticField

    entries = [
        [
            pair_of(Quadratic(x - root.rational, -root.coefficient, root.radicand) if i == j else x)
            for j, x in enumerate(row)
        ]
        for i, row in enumerate(A)
    ]
    return RowsOver.of(QuadraticField(root.radicand), entries, A.ncols)


def pair_of(value: Fraction | Quadratic) -> tuple[Pair, int]:
    """The number as one of the field QQ(sqrt d): integers before 1 and the root, over a common denominator."""
    rational, surd = (value, Fraction(0)) if isinstance(value, Fraction) else (value.rational, value.coefficient)
    d = lcm(rational.denominator, surd.denominator)
    return (int(rational * d), int(surd * d)), d
