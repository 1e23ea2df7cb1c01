"""The exposition of eigenvalues and eigenspaces: the polynomial, its roots, a reduction for each."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.calculations.eigen import Eigen, RationalEigenvalue
from exactrank.document import (
    Array,
    Block,
    Commas,
    Display,
    Document,
    Formula,
    Linear,
    Listing,
    Name,
    Number,
    Paragraph,
    Product,
    Result,
    Said,
    say,
)
from exactrank.exposition.characteristic import coefficients_of, factor_formula, shifted_determinant
from exactrank.exposition.conjugate_eigenvalues import LAMBDA, conjugate_eigenspaces, shifted
from exactrank.exposition.formulas import column, equation, letter
from exactrank.exposition.row_reduction import reduction_steps
from exactrank.matrix import Matrix


def explain_eigen(found: Eigen, name: str = "A", digits: int = 10) -> Document:
    """The characteristic polynomial, its factors, and for each eigenvalue its eigenspace."""
    blocks = [*spaces_of(found, name, digits), Result((Paragraph(tuple(_result(found, name))),))]
    return Document(say("eigen.title", name=Name(name)), tuple(blocks))


def spaces_of(found: Eigen, name: str, digits: int) -> Iterator[Block]:
    """What an eigenvalue is, the polynomial with its factors, and every eigenvalue with its space."""
    A = Name(name)
    yield Paragraph((say("eigen.overview", name=A, value=Name(LAMBDA), shifted=shifted(A, Name(LAMBDA))),))
    yield Display((equation(A, Array(found.matrix)),))
    if not found.matrix.nrows:
        return
    yield from coefficients_of(found.matrix, found.coefficients, A)
    factors = [factor_formula(factor) for factor in found.factors]
    if len(factors) > 1 or found.factors[0].multiplicity > 1:
        yield Paragraph((say("singular-values.factor.over-rationals"),))
        yield Display((equation(shifted_determinant(A), Product(tuple(factors))),))
    place = 1
    for one in found.values:
        if isinstance(one, RationalEigenvalue):
            yield from rational_eigenspace(found.matrix, one, name, place)
            place += 1
        else:
            yield from conjugate_eigenspaces(found.matrix, one, name, digits, place)
            place += one.factor.degree


def _less_rational(A: Name, value: Fraction) -> Formula:
    """A - lambda I for a number lambda."""
    return Linear(((Fraction(1), A), (-value, Name(letter("I", A.letter))))) if value else A


def rational_eigenspace(A: Matrix, one: RationalEigenvalue, name: str, place: int) -> Iterator[Block]:
    """Eigenvalue number `place`, the reduction of A less it on the diagonal, a basis of its space, and the check."""
    value = equation(Name(LAMBDA, str(place)), Number(one.value))
    less = _less_rational(Name(name), one.value)
    yield Paragraph((say("eigen.rational", value=value, count=one.multiplicity, shifted=less),))
    yield Display((equation(less, Array(one.form.start)),))
    steps = reduction_steps(one.form)
    if steps.items:
        yield steps
    free = tuple([pivot.column for pivot in one.form.pivots])
    unknowns = [Name(letter("x", name), str(j + 1)) for j in range(A.ncols) if j not in free]
    yield Paragraph((say("eigen.vectors", count=one.dimension, unknowns=Listing(tuple(unknowns))),))
    vectors = [column(one.vectors.column(k)) for k in range(one.dimension)]
    yield Display((vectors[0] if len(vectors) == 1 else Commas(tuple(vectors)),))
    yield Paragraph((say("eigen.check", count=one.dimension),))
    images = [
        equation(Product((Array(A), vector)), Linear(((one.value, vector),)), image)
        if one.value not in (0, 1)
        else equation(Product((Array(A), vector)), image)
        for vector, image in zip(vectors, _images(A, one), strict=True)
    ]
    yield Display(tuple(images))


def _images(A: Matrix, one: RationalEigenvalue) -> list[Array]:
    return [column((A @ one.vectors).column(k)) for k in range(one.dimension)]


def _result(found: Eigen, name: str) -> Iterator[Said]:
    if not found.values:
        yield say("eigen.result.empty", name=Name(name))
        return
    rational = [one for one in found.values if isinstance(one, RationalEigenvalue)]
    if rational:
        values = Listing(tuple([Number(one.value) for one in rational]))
        yield say("eigen.result.rational", count=len(rational), values=values, name=Name(name))
    others = [one for one in found.values if not isinstance(one, RationalEigenvalue)]
    if others:
        count = sum([one.factor.degree for one in others])
        yield say("eigen.result.others" if rational else "eigen.result.no-rational", count=count, name=Name(name))
    yield from deficient(found)


def deficient(found: Eigen) -> Iterator[Said]:
    """What is said of each eigenvalue whose space is too small; of conjugate ones once, by the first."""
    place = 1
    for one in found.values:
        degree = 1 if isinstance(one, RationalEigenvalue) else one.factor.degree
        if one.dimension < one.multiplicity:
            value = Number(one.value) if isinstance(one, RationalEigenvalue) else Name(LAMBDA, str(place))
            yield say("eigen.deficient", value=value, multiplicity=one.multiplicity, count=one.dimension)
        place += degree
