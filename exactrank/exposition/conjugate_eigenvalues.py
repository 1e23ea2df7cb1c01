"""The exposition of eigenvalues that are not rational: their closed forms or proven decimals, and their eigenspaces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from exactrank.calculations.domains.systems import directions_of
from exactrank.calculations.eigen import ConjugateEigenvalues, Quadratic
from exactrank.calculations.polynomial_roots import Root, certified_roots
from exactrank.document import (
    Block,
    Chain,
    Commas,
    Digits,
    Display,
    Formula,
    Grid,
    Grouped,
    Linear,
    Listing,
    Name,
    Paragraph,
    Power,
    Product,
    say,
)
from exactrank.document import Root as RootSign
from exactrank.exposition.formulas import column, equation, letter, number, polynomial, quadratic
from exactrank.exposition.over_domains import grid_over, reduction_steps_over
from exactrank.matrix import Matrix
from exactrank.numbers.domain_names import Extension
from exactrank.numbers.polynomials import Polynomial
from exactrank.numbers.quadratic import Pair
from exactrank.numbers.rows import RowsOver

LAMBDA = "\\lambda"
_ONE = Fraction(1)
_WIDE = 3
"""So many columns with roots in them fill a line of plain text."""
_VECTORS = "vwuyz"
"""What the vectors of one eigenvalue are called."""


def shifted(A: Name, value: Formula) -> Formula:
    """A - lambda I."""
    return Linear(((_ONE, A), (-_ONE, Product((value, Name(letter("I", A.letter)))))))


def conjugate_eigenspaces(A: Matrix, one: ConjugateEigenvalues, name: str, digits: int, place: int) -> Iterator[Block]:
    """The eigenvalues from number `place` on, and the vectors of each."""
    p = polynomial([Fraction(c, one.factor.polynomial[0]) for c in one.factor.polynomial])
    names = [Name(LAMBDA, str(place + k)) for k in range(one.factor.degree)]
    closed = one.closed_forms()
    if closed:
        yield Paragraph((say("eigen.quadratic", polynomial=p),))
        yield Display(tuple([equation(symbol, quadratic(root)) for symbol, root in zip(names, closed, strict=True)]))
        yield from _quadratic(A, one, closed, name, names)
        return
    yield Paragraph((say("eigen.isolated", polynomial=p, count=one.factor.degree, digits=digits),))
    roots = certified_roots(one.factor.polynomial, digits)
    decimals = [_decimal(root, digits) for root in roots]
    yield Display(tuple([Chain(symbol, (("~=", value),)) for symbol, value in zip(names, decimals, strict=True)]))
    yield from _proof(one.factor.polynomial, roots, digits)
    yield from _in_the_root(one, name)


def _quadratic(
    A: Matrix, one: ConjugateEigenvalues, closed: tuple[Quadratic, ...], name: str, names: list[Name]
) -> Iterator[Block]:
    """The space of the first root by a reduction, and that of the other by the other sign of the square root."""
    form = one.form
    assert form is not None  # there is one for every factor of degree 2
    domain = form.start.domain
    assert isinstance(domain, Extension)
    first, other = names
    less: Formula = shifted(Name(name), first)
    if closed[0].radicand < 0:
        squared = equation(Power(Name("i"), 2), number(-1))
        yield Paragraph((say("eigen.imaginary", unit=Name("i"), equation=squared),))
    said = [say("eigen.quadratic-vectors", value=first, count=one.multiplicity, shifted=less)]
    if A.ncols >= _WIDE:
        less = Name(letter("B", name), first.sub)
        said.append(say("eigen.short", short=less))
    yield Paragraph(tuple(said))
    yield Display((equation(less, grid_over(form.start, domain)),))
    steps = reduction_steps_over(form)
    if steps.items:
        yield steps
    pivots = [pivot.column for pivot in form.pivots]
    unknowns = [Name(letter("x", name), str(j + 1)) for j in range(A.ncols) if j not in pivots]
    yield Paragraph((say("eigen.kernel-vectors", count=one.dimension, unknowns=Listing(tuple(unknowns))),))
    vectors = _columns(directions_of(form, A.ncols), domain)
    yield _named(vectors, first.sub)
    conjugate = [Grid(tuple([(_entry(closed[1].at(x)),) for x in vector])) for vector in one.vectors]
    radicand = closed[0].radicand
    root = Name("i") if radicand < 0 else RootSign(number(radicand))
    yield Paragraph((say("eigen.other-root", name=Name(name), root=root, value=other),))
    yield _named(conjugate, other.sub)


def _named(vectors: Sequence[Formula], place: str) -> Block:
    """v_1 = [...] for the eigenvalue with this number; w_1 is a second vector of it."""
    if len(vectors) > len(_VECTORS):
        return Display((Commas(tuple(vectors)),))
    return Display(tuple([equation(Name(one, place), vector) for one, vector in zip(_VECTORS, vectors, strict=False)]))


def _columns(vectors: RowsOver[Pair], domain: Extension) -> list[Formula]:
    return [grid_over(vectors.submatrix(range(vectors.nrows), [k]), domain) for k in range(vectors.ncols)]


def _entry(value: Fraction | Quadratic) -> Formula:
    return number(value) if isinstance(value, Fraction) else quadratic(value)


def _proof(polynomial: Polynomial, roots: tuple[Root, ...], digits: int) -> Iterator[Block]:
    """What proves the decimals: signs at the ends of an interval for real roots, rectangles for the others."""
    real = [root.real for root in roots if root.imaginary is None]
    if all(_signs_differ(polynomial, part.significant(digits)) for part in real):
        said = [say("eigen.signs", count=len(real))] if real else []
        if len(real) < len(roots):
            said.append(say("eigen.rectangles" if real else "eigen.rectangles-only"))
        yield Paragraph(tuple(said))


def _signs_differ(polynomial: Polynomial, text: str) -> bool:
    """Whether the polynomial has opposite signs at the decimal with its last digit raised and lowered by one."""
    mantissa, _, exponent = text.partition("e")
    last = Fraction(10) ** (int(exponent or 0) - len(mantissa.partition(".")[2]))
    middle = Fraction(mantissa) * Fraction(10) ** int(exponent or 0)
    return _at(polynomial, middle - last) * _at(polynomial, middle + last) < 0


def _at(polynomial: Polynomial, x: Fraction) -> Fraction:
    total = Fraction(0)
    for coefficient in polynomial:
        total = total * x + coefficient
    return total


def _in_the_root(one: ConjugateEigenvalues, name: str) -> Iterator[Block]:
    """The vectors with polynomials in lambda as coordinates, and their products with A - lambda I."""
    value = Name(LAMBDA)
    less = shifted(Name(name), value)
    yield Paragraph((say("eigen.conjugate-vectors", shifted=less, value=value, count=one.dimension),))
    vectors = [Grid(tuple([(polynomial(x[::-1], LAMBDA),) for x in vector])) for vector in one.vectors]
    yield Display((vectors[0] if len(vectors) == 1 else Commas(tuple(vectors)),))
    lead = one.factor.polynomial[0]
    zero = Grouped(polynomial([Fraction(c, lead) for c in one.factor.polynomial], LAMBDA))
    yield Paragraph((say("eigen.conjugate-check", value=value),))
    lines = [
        equation(Product((Grouped(less), shown)), Product((zero, column(_multiples(vector, one.factor.degree)))))
        for vector, shown in zip(one.vectors, vectors, strict=True)
    ]
    yield Display(tuple(lines))


def _multiples(vector: tuple[tuple[Fraction, ...], ...], degree: int) -> list[Fraction]:
    """The c with (A - t I) v = p(t) c: in A v and v no power is higher than t^(degree - 1), so c is less the last."""
    return [-entry[degree - 1] for entry in vector]


def _decimal(root: Root, digits: int) -> Formula:
    real = Digits(root.real.significant(digits)) if 0 not in root.real else None
    if root.imaginary is None:
        return real or number(0)
    sign = Fraction(1 if root.imaginary.lower > 0 else -1)
    text = root.imaginary.significant(digits).lstrip("-")
    imaginary = (sign, Product((Digits(text), Name("i"))))
    return Linear((imaginary,) if real is None else ((_ONE, real), imaginary))
