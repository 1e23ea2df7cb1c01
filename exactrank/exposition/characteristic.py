"""The characteristic polynomial of a matrix, with each coefficient where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from exactrank.calculations.minors import minor
from exactrank.calculations.spectrum import power_traces
from exactrank.document import (
    Array,
    Block,
    Call,
    Chain,
    Display,
    Formula,
    Grouped,
    Linear,
    Name,
    Number,
    Paragraph,
    Power,
    Product,
    Sum,
    say,
)
from exactrank.exposition.formulas import equation, number, polynomial
from exactrank.matrix import Matrix
from exactrank.numbers.polynomials import PolynomialFactor

SMALL = 3
"""Up to this size the coefficients are sums of principal minors; above it they come from traces of powers."""


def shifted_determinant(G: Name) -> Formula:
    """det(t I - G)."""
    return Call("det", Grouped(Linear(((Fraction(1), Product((Name("t"), Name("I")))), (Fraction(-1), G)))))


def coefficients_of(A: Matrix, coefficients: Sequence[Fraction], G: Name) -> Iterator[Block]:
    """How the coefficients come about, each from numbers that stand in the text, and the polynomial."""
    s = A.nrows
    det = shifted_determinant(G)
    if s == 1:
        yield Paragraph((say("singular-values.polynomial.single", det=det, g=G),))
    elif s <= SMALL:
        sums = [_principal(A, coefficients, k) for k in range(1, s + 1)]
        yield Paragraph((say("singular-values.polynomial.small", det=det, g=G, e=Name("e", "k"), k=Name("k")),))
        yield Display(tuple(sums))
    else:
        k, p, c, dots = Name("k"), Name("p", "k"), Name("c", "k"), Name("\\dots")
        newton = Linear(
            (
                (Fraction(1), Product((k, c))),
                (Fraction(1), Product((Name("c", "k-1"), Name("p", "1")))),
                (Fraction(1), dots),
                (Fraction(1), Product((Name("c", "1"), Name("p", "k-1")))),
                (Fraction(1), p),
            )
        )
        yield Paragraph((say("singular-values.polynomial.traces", det=det, g=G, p=p),))
        traces = power_traces(A)
        yield Display(
            tuple(
                [
                    equation(Name("p", str(i)), Call("tr", Power(G, i) if i > 1 else G), Number(trace))
                    for i, trace in enumerate(traces, 1)
                ]
            )
        )
        t = Name("t")
        expanded = Sum((Power(t, s), Product((Name("c", "1"), Power(t, s - 1))), dots, Name("c", str(s))))
        upto = Chain(number(1), (("<=", k), ("<=", number(s))))
        yield Paragraph((say("singular-values.polynomial.newton", expanded=expanded, range=upto),))
        yield Display((equation(newton, number(0)),))
    yield Display((equation(det, polynomial(coefficients)),))


def _principal(A: Matrix, coefficients: Sequence[Fraction], k: int) -> Formula:
    """The sum of the principal minors of order k: first what they are, then their values, then the sum."""
    s = A.nrows
    total = Number((-1) ** k * coefficients[k])
    chosen = list(combinations(range(s), k))
    values = _added([minor(A, rows, rows).value for rows in chosen])
    added = () if isinstance(values, Linear) and len(values.terms) < 2 else (values,)  # -12 is not said twice
    if k == 1:
        return equation(Name("e", "1"), *added, total)
    arrays = [Array(A.submatrix(rows, rows), determinant=True) for rows in chosen]
    if len(chosen) == 1:
        return equation(Name("e", str(k)), arrays[0], total)
    return equation(Name("e", str(k)), Sum(tuple(arrays)), *added, total)


def _added(values: Sequence[Fraction]) -> Formula:
    """The numbers added up; beside negative ones zeros are left out, which would look like - 0."""
    if all(value >= 0 for value in values):
        return Sum(tuple([Number(value) for value in values]))
    return Linear(tuple([(value, None) for value in values if value]))


def factor_formula(factor: PolynomialFactor) -> Formula:
    """The monic factor in parentheses, to its power."""
    lead = factor.polynomial[0]
    if factor.polynomial == (1, 0):
        return Power(Name("t"), factor.multiplicity) if factor.multiplicity > 1 else Name("t")
    grouped = Grouped(polynomial([Fraction(c, lead) for c in factor.polynomial]))
    return Power(grouped, factor.multiplicity) if factor.multiplicity > 1 else grouped
