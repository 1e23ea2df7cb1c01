"""What the conditions of a branch say: which polynomials vanish on it, and which vanish nowhere on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from exactrank.calculations.cases.polynomial_ring import Polynomial, PolynomialRing
from exactrank.calculations.cases.real_points import never_zero_over
from exactrank.calculations.cases.records import CutReason, Over, Region, Value
from exactrank.errors import InputError
from exactrank.numbers.multivariate import Terms
from exactrank.records import dataclass

BASIS_LIMITS = (60, 400, 20_000)
"""So many polynomials, terms of one, and bits of a coefficient at most in a Gröbner basis."""

_never_zero = lru_cache(maxsize=256)(never_zero_over)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The conditions of a branch, ready for calculating: all polynomials that it is asked of are reduced by it.

    `values` are polynomials for the letters that an equation determines; `basis` is a Gröbner basis of the other
    equations, in the letters that are left; `nonzero` are irreducible polynomials that vanish nowhere, with first
    coefficient 1, and `told` those of them that the rest does not say itself.
    """

    ring: PolynomialRing
    over: Over
    values: tuple[tuple[int, Polynomial], ...] = ()
    basis: tuple[Polynomial, ...] = ()
    nonzero: tuple[Polynomial, ...] = ()
    told: tuple[Polynomial, ...] = ()

    def reduced(self, p: Polynomial) -> Polynomial:
        """The polynomial with the values put in, and without multiples of the basis."""
        if self.values:
            p = self.ring.put(p, self.values)
        return remainder(self.ring, p, self.basis) if self.basis else p

    def vanishes(self, p: Polynomial) -> bool:
        """Whether the reduced polynomial is 0 wherever the conditions hold, over the complex numbers."""
        if p.is_zero():
            return True
        return bool(self.basis) and not p.is_constant() and self.is_empty((), (p,))

    def known(self, p: Polynomial) -> bool:
        """Whether p, which is reduced and not 0, is a number times polynomials that are known to vanish nowhere."""
        return all(f in self.nonzero for f in self.ring.factors(p))

    def why_never_zero(self, f: Polynomial) -> CutReason | None:
        """Why the irreducible f has no zero among the values of the branch; None where it may have one."""
        reason = _never_zero(self.ring.primitive_terms(f), self.over)
        if reason is None and self.basis and self.is_empty((f,), ()):
            return CutReason.CONTRADICTION
        return reason

    def is_empty(self, vanishing: Sequence[Polynomial], nonzero: Sequence[Polynomial]) -> bool:
        """Whether no complex values fulfil the conditions and these: 1 lies in (equations, 1 - t times the rest)."""
        equations = [*self.basis, *vanishing]
        rest = [*self.nonzero, *nonzero]
        if len(self.ring.letters) == 1:
            return _no_zero_left(equations, rest)
        if not rest:
            return any(g.is_constant() for g in groebner_basis(self.ring, equations))
        return _contradict(self.ring, equations, rest)

    def with_nonzero(self, f: Polynomial, is_told: bool = True) -> Knowledge:
        """The same and f != 0 for an irreducible f; it is not told where f has no zero among the values anyhow."""
        told = (*self.told, f) if is_told else self.told
        return Knowledge(self.ring, self.over, self.values, self.basis, (*self.nonzero, f), told)

    def with_zero(self, f: Polynomial) -> Knowledge | None:
        """The same and f = 0, for a reduced f that is no number; None where no values fulfil it."""
        ring = self.ring
        solved = _solved(ring, f)
        if solved is not None:
            letter, value = solved
            values = (*[(k, ring.put(v, (solved,))) for k, v in self.values], (letter, value))
            basis = groebner_basis(ring, [ring.put(g, (solved,)) for g in self.basis])
        else:
            values, basis = self.values, groebner_basis(ring, [*self.basis, f])
        if any(g.is_constant() for g in basis):
            return None
        made = Knowledge(ring, self.over, values, tuple(basis))
        nonzero = made._factors_of(self.nonzero)
        if nonzero is None:
            return None
        made = replace(made, nonzero=tuple(nonzero))
        if made.basis and made.is_empty((), ()):
            return None
        bare = replace(made, nonzero=())
        told = [f for f in made._factors_of(self.told) or () if bare.why_never_zero(f) is None]
        return replace(made, told=tuple(told))

    def _factors_of(self, polynomials: Iterable[Polynomial]) -> list[Polynomial] | None:
        """The factors that they have here; None where one of them is 0 here."""
        found: list[Polynomial] = []
        for p in map(self.reduced, polynomials):
            if p.is_zero():
                return None
            found += [f for f in self.ring.factors(p) if f not in found]
        return found

    def region(self) -> Region:
        """The values that it leaves, as a record."""
        terms, told = self.ring.terms, self.ring.primitive_terms
        values = tuple([Value(k, *terms(v)) for k, v in self.values])
        return Region(values, tuple(map(told, self.basis)), tuple(map(told, self.told)))


def _solved(ring: PolynomialRing, f: Polynomial) -> tuple[int, Polynomial] | None:
    """The last letter that f = 0 determines, being linear in it with a number before it, and its value."""
    degrees = f.degrees()
    for k in range(len(degrees) - 1, -1, -1):
        if degrees[k] == 1:
            held = [(m, c) for m, c in zip(f.monoms(), f.coeffs(), strict=True) if m[k]]
            if len(held) == 1 and sum(held[0][0]) == 1:
                return k, ring.generators[k] - f * (1 / held[0][1])
    return None


def remainder(ring: PolynomialRing, p: Polynomial, basis: Iterable[Polynomial]) -> Polynomial:
    """What is left of p when multiples of the basis are taken away: unique, since it is a Gröbner basis."""
    leads = [(g, g.monoms()[0], g.coeffs()[0]) for g in basis]
    left = ring.zero
    while not p.is_zero():
        m, c = p.monoms()[0], p.coeffs()[0]
        for g, lead, first in leads:
            if all(a >= b for a, b in zip(m, lead, strict=True)):
                p -= g * ring.context.from_dict({tuple([a - b for a, b in zip(m, lead, strict=True)]): c / first})
                break
        else:
            term = ring.context.from_dict({m: c})
            left, p = left + term, p - term
    return left


def groebner_basis(ring: PolynomialRing, equations: Sequence[Polynomial]) -> list[Polynomial]:
    """The reduced Gröbner basis of the ideal, first coefficients 1; raises InputError where it grows too large."""
    held = [p for p in equations if not p.is_zero()]
    if len(held) < 2:
        return [ring.normal(p) for p in held]
    found = _basis([ring.terms(p)[0] for p in held], len(ring.letters))
    return [ring.normal(ring.of_terms(p)) for p in found]


def _no_zero_left(equations: Sequence[Polynomial], nonzero: Sequence[Polynomial]) -> bool:
    """Whether polynomials in one letter have no common complex zero at which none of the others vanishes."""
    if not equations:
        return False
    common = equations[0]
    for p in equations[1:]:
        common = common.gcd(p)
    for p in nonzero:
        while not common.is_constant() and not (shared := common.gcd(p)).is_constant():
            common = divmod(common, shared)[0]
    return bool(common.is_constant())


def _contradict(ring: PolynomialRing, equations: Sequence[Polynomial], nonzero: Sequence[Polynomial]) -> bool:
    product = ring.one
    for f in nonzero:
        product *= f
    terms, _ = ring.terms(product)
    count = len(ring.letters)
    inverse: Terms = (*[((*m, 1), -c) for m, c in terms], ((0,) * (count + 1), 1))
    widened = [tuple([((*m, 0), c) for m, c in ring.terms(p)[0]]) for p in equations]
    return any(not any(p[0][0]) for p in _basis([*widened, inverse], count + 1))


def _basis(equations: Sequence[Terms], letters: int) -> list[Terms]:
    import flint

    from exactrank.numbers.multivariate import of_flint, ring, to_flint

    given: Any = flint.fmpz_mpoly_vec([to_flint(p, letters) for p in equations], ring(letters))
    made, complete = given.buchberger_naive(limits=BASIS_LIMITS)
    if not complete:
        raise InputError.of("cases.conditions-too-hard", limit=BASIS_LIMITS[0])
    made = made.autoreduction()
    return [of_flint(made[k]) for k in range(len(made))]
