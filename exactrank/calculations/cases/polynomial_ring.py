"""The ring QQ[a, b, ...] that a discussion of cases calculates in: flint's polynomials, and the way to and from values.

Nothing of flint leaves `calculations/cases`: what is recorded is terms with integer coefficients over one denominator.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import lcm
from typing import Any

from exactrank.errors import InputError
from exactrank.numbers.canonical_numbers import Number
from exactrank.numbers.multivariate import Terms, is_constant, primitive, scaled
from exactrank.numbers.rational_functions import Function, RationalFunctions
from exactrank.numbers.rows import RowsOver

Polynomial = Any
"""A polynomial of flint with rational coefficients."""

MOST_TERMS = 2000
"""So many terms at most in one entry."""


class PolynomialRing:
    """QQ[a, b, ...] for the letters of a field of rational functions, its terms in the order that `Terms` have."""

    def __init__(self, domain: RationalFunctions) -> None:
        import flint

        self.domain = domain
        self.letters = domain.letters
        names = tuple([f"x{k}" for k in range(len(self.letters))])
        self.context = flint.fmpq_mpoly_ctx.get(names, flint.Ordering.deglex)
        self.generators = self.context.gens()
        self.zero = self.context.constant(0)
        self.one = self.context.constant(1)
        self.below = domain.one[0]
        self._terms: dict[int, tuple[Polynomial, tuple[Terms, int]]] = {}
        """by the object, which is kept: flint's polynomials have no hash"""
        self._factors: dict[int, tuple[Polynomial, list[Polynomial]]] = {}

    def of_terms(self, p: Terms, denominator: int = 1) -> Polynomial:
        """The polynomial p over an integer.

        >>> from exactrank.numbers.rational_functions import QQ_letters
        >>> R = PolynomialRing(QQ_letters("a"))
        >>> R.terms(R.of_terms((((1,), 2), ((0,), 1)), 2))
        ((((1,), 2), ((0,), 1)), 2)
        """
        import flint

        return self.context.from_dict({exponents: flint.fmpq(c, denominator) for exponents, c in p})

    def of_number(self, x: Number[Function]) -> Polynomial:
        """The polynomial that the number is; raises InputError for a fraction with letters below."""
        (above, below), d = x
        if not is_constant(below):
            ring = f"QQ[{', '.join(self.letters)}]"
            raise InputError.of("input.not-in-field", entry=self.domain.text(*x), field=ring)
        return self.of_terms(above, d)

    def terms(self, p: Polynomial) -> tuple[Terms, int]:
        """The polynomial as integer terms over the least denominator."""
        known = self._terms.get(id(p))
        if known is None:
            known = self._terms[id(p)] = p, self._terms_of(p)
        return known[1]

    def _terms_of(self, p: Polynomial) -> tuple[Terms, int]:
        coefficients = p.coeffs()
        if len(coefficients) > MOST_TERMS:
            raise InputError.of("input.too-many-terms", count=len(coefficients), limit=MOST_TERMS)
        d = lcm(*[int(c.q) for c in coefficients])
        pairs = zip(p.monoms(), coefficients, strict=True)
        return tuple([(tuple(map(int, m)), int(c.p) * (d // int(c.q))) for m, c in pairs]), d

    def primitive_terms(self, p: Polynomial) -> Terms:
        """The terms without denominator and content, the first one positive: how a condition is recorded."""
        return primitive(self.terms(p)[0])[1]

    def number(self, above: Polynomial, below: Polynomial | None = None) -> Number[Function]:
        """above / below, whose common divisors are numbers, in canonical form."""
        p, d = self.terms(above)
        if below is None:
            return (p, self.below), d
        q, e = self.terms(below)
        c, q = primitive(q)
        return self.domain.ratio((scaled(e, p), q), d * c)

    def rows(self, rows: Iterable[Sequence[Polynomial]], ncols: int) -> RowsOver[Function]:
        """The rows as a record: integer terms over the least common denominator of each row."""
        made = []
        for row in rows:
            held = [self.terms(x) for x in row]
            common = lcm(*[d for _, d in held])
            made.append((tuple([(p if d == common else scaled(common // d, p), self.below) for p, d in held]), common))
        return RowsOver(self.domain, tuple(made), ncols)

    def put(self, p: Polynomial, values: Sequence[tuple[int, Polynomial]]) -> Polynomial:
        """The polynomial with these values for letters, all at once."""
        degrees = p.degrees()
        if not any(degrees[k] for k, _ in values):
            return p
        given = dict(values)
        return p.compose(*[given.get(k, x) for k, x in enumerate(self.generators)], ctx=self.context)

    def normal(self, p: Polynomial) -> Polynomial:
        """The polynomial with first coefficient 1: one for all its multiples by numbers."""
        return p * (1 / p.leading_coefficient())

    def factors(self, p: Polynomial) -> list[Polynomial]:
        """The different irreducible polynomials that divide it, with first coefficient 1."""
        if p.is_constant():
            return []
        known = self._factors.get(id(p))
        if known is None:
            known = self._factors[id(p)] = p, [self.normal(f) for f, _ in p.factor()[1]]
        return known[1]
