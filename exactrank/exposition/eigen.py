"""The expositions of eigenvalues, eigenspaces and diagonalization: the polynomial, its roots, a reduction for each."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.calculations.diagonalization import Diagonalization, Entry
from exactrank.calculations.eigen import ConjugateEigenvalues, Eigen, Eigenvalue, RationalEigenvalue
from exactrank.calculations.polynomial_roots import Root, certified_roots
from exactrank.document import (
    Array,
    Block,
    Chain,
    Commas,
    Digits,
    Display,
    Document,
    Formula,
    Grid,
    Linear,
    Listing,
    Name,
    Number,
    Paragraph,
    Power,
    Product,
    Result,
    Said,
    say,
)
from exactrank.exposition.characteristic import coefficients_of, factor_formula, shifted_determinant
from exactrank.exposition.formulas import column, equation, letter, number, polynomial, quadratic
from exactrank.exposition.row_reduction import reduction_steps
from exactrank.matrix import Matrix

LAMBDA = "\\lambda"


def explain_eigen(found: Eigen, name: str = "A", digits: int = 10) -> Document:
    """The characteristic polynomial, its factors, and for each eigenvalue its eigenspace."""
    blocks = [*_spaces(found, name, digits), Result((Paragraph(tuple(_result(found, name))),))]
    return Document(say("eigen.title", name=Name(name)), tuple(blocks))


def _spaces(found: Eigen, name: str, digits: int) -> Iterator[Block]:
    A = Name(name)
    yield Paragraph((say("eigen.overview", name=A, value=Name(LAMBDA), shifted=_shifted(A, Name(LAMBDA))),))
    yield Display((equation(A, Array(found.matrix)),))
    if not found.matrix.nrows:
        return
    yield from coefficients_of(found.matrix, found.coefficients, A)
    factors = [factor_formula(factor) for factor in found.factors]
    if len(factors) > 1 or found.factors[0].multiplicity > 1:
        yield Paragraph((say("singular-values.factor.over-rationals"),))
        yield Display((equation(shifted_determinant(A), Product(tuple(factors))),))
    place, again = 1, False
    for one in found.values:
        if isinstance(one, RationalEigenvalue):
            yield from rational_eigenspace(found.matrix, one, name, place, again)
            place += 1
            again = True
        else:
            yield from _conjugate(one, name, digits, place)
            place += one.factor.degree


def _shifted(A: Name, value: Formula | Fraction) -> Formula:
    """A - lambda I."""
    unit = Name(letter("I", A.letter))
    if isinstance(value, Fraction):
        return Linear(((Fraction(1), A), (-value, unit))) if value else A
    return Linear(((Fraction(1), A), (Fraction(-1), Product((value, unit)))))


def rational_eigenspace(
    A: Matrix, one: RationalEigenvalue, name: str, place: int, again: bool = False
) -> Iterator[Block]:
    """Eigenvalue number `place`, the reduction of A less it on the diagonal, a basis of its space, and the check.

    `again` says that another one was checked before.
    """
    value = equation(Name(LAMBDA, str(place)), Number(one.value))
    shifted = _shifted(Name(name), one.value)
    yield Paragraph((say("eigen.rational", value=value, count=one.multiplicity, shifted=shifted),))
    yield Display((equation(shifted, Array(one.form.start)),))
    steps = reduction_steps(one.form)
    if steps.items:
        yield steps
    free = tuple([pivot.column for pivot in one.form.pivots])
    unknowns = [Name(letter("x", name), str(j + 1)) for j in range(A.ncols) if j not in free]
    yield Paragraph((say("eigen.vectors", count=one.dimension, unknowns=Listing(tuple(unknowns))),))
    vectors = [column(one.vectors.column(k)) for k in range(one.dimension)]
    yield Display((vectors[0] if len(vectors) == 1 else Commas(tuple(vectors)),))
    yield Paragraph((say("eigen.check-again") if again else say("eigen.check", count=one.dimension),))
    images = [
        equation(Product((Array(A), vector)), Linear(((one.value, vector),)), image)
        if one.value not in (0, 1)
        else equation(Product((Array(A), vector)), image)
        for vector, image in zip(vectors, _images(A, one), strict=True)
    ]
    yield Display(tuple(images))


def _images(A: Matrix, one: RationalEigenvalue) -> list[Array]:
    return [column((A @ one.vectors).column(k)) for k in range(one.dimension)]


def _conjugate(one: ConjugateEigenvalues, name: str, digits: int, place: int) -> Iterator[Block]:
    closed = one.closed_forms()
    p = polynomial([Fraction(c, one.factor.polynomial[0]) for c in one.factor.polynomial])
    key = "quadratic" if closed else "isolated"
    yield Paragraph((say(f"eigen.{key}", polynomial=p, count=one.factor.degree, digits=digits),))
    names = [Name(LAMBDA, str(place + k)) for k in range(one.factor.degree)]
    if closed:
        yield Display(tuple([equation(symbol, quadratic(root)) for symbol, root in zip(names, closed, strict=True)]))
    else:
        decimals = [_decimal(root, digits) for root in certified_roots(one.factor.polynomial, digits)]
        yield Display(tuple([Chain(symbol, (("~=", value),)) for symbol, value in zip(names, decimals, strict=True)]))
    shifted = _shifted(Name(name), Name(LAMBDA))
    yield Paragraph((say("eigen.conjugate-vectors", shifted=shifted, value=Name(LAMBDA), count=one.dimension),))
    vectors = [Grid(tuple([(polynomial(x[::-1], LAMBDA),) for x in vector])) for vector in one.vectors]
    yield Display((vectors[0] if len(vectors) == 1 else Commas(tuple(vectors)),))


def _decimal(root: Root, digits: int) -> Formula:
    real = Digits(root.real.significant(digits)) if 0 not in root.real else None
    if root.imaginary is None:
        return real or number(0)
    sign = Fraction(1 if root.imaginary.lower > 0 else -1)
    text = root.imaginary.significant(digits).lstrip("-")
    imaginary = (sign, Product((Digits(text), Name("i"))))
    return Linear((imaginary,) if real is None else ((Fraction(1), real), imaginary))


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
    for one in found.deficient:
        yield _deficient(one)


def _deficient(one: Eigenvalue) -> Said:
    value = Number(one.value) if isinstance(one, RationalEigenvalue) else Name(LAMBDA)
    return say("eigen.deficient", value=value, multiplicity=one.multiplicity, count=one.dimension)


def explain_diagonalization(found: Diagonalization, name: str = "A", digits: int = 10) -> Document:
    """The eigenvalues and their spaces, then P and D with the check and the powers, or what keeps A from it."""
    A = Name(name)
    blocks = [Paragraph((say("diagonalization.overview", name=A),)), *_spaces(found.eigen, name, digits)]
    blocks += _diagonal(found, A)
    return Document(say("diagonalization.title", name=A), tuple(blocks))


def _diagonal(found: Diagonalization, A: Name) -> Iterator[Block]:
    P, D = Name(letter("P", A.letter)), Name(letter("D", A.letter))
    if found.basis is None:
        said = [_deficient(one) for one in found.eigen.deficient]
        said.append(say(f"diagonalization.{'none' if said else 'no-closed-form'}", name=A))
        yield Result((Paragraph(tuple(said)),))
        return
    yield Paragraph((say("diagonalization.basis", name=A, vectors=P, values=D),))
    factors = equation(A, Product((P, D, Power(P, -1))))
    if found.P is None or found.D is None or found.inverse is None:
        yield Display((equation(P, _grid(found, vectors=True)), equation(D, _grid(found, vectors=False))))
        yield Result((Paragraph((say("diagonalization.result", equation=factors, name=A),)),))
        return
    yield Display((Commas((equation(P, Array(found.P)), equation(D, Array(found.D)))),))
    yield Paragraph((say("diagonalization.inverse", vectors=P),))
    yield Display((equation(Power(P, -1), Array(found.inverse)),))
    yield Paragraph((say("diagonalization.check"),))
    yield Display(
        (
            equation(
                Product((P, D, Power(P, -1))),
                Product((Array(found.P), Array(found.D), Array(found.inverse))),
                Array(found.matrix),
                A,
            ),
        )
    )
    k = Name("k")
    yield Paragraph((say("diagonalization.powers", power=Product((P, D, Power(P, -1))), exponent=k),))
    yield Display((equation(Power(A, k), Product((P, Power(D, k), Power(P, -1)))),))
    yield Result((Paragraph((say("diagonalization.result", equation=factors, name=A),)),))


def _grid(found: Diagonalization, vectors: bool) -> Grid:
    basis = found.basis or ()
    size = len(basis)
    if vectors:
        return Grid(tuple([tuple([_entry(vector[i]) for _, vector in basis]) for i in range(size)]))
    return Grid(
        tuple(
            [tuple([_entry(value) if i == j else number(0) for j in range(size)]) for i, (value, _) in enumerate(basis)]
        )
    )


def _entry(value: Entry) -> Formula:
    return Number(value) if isinstance(value, Fraction) else quadratic(value)
