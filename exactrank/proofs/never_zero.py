"""Why a polynomial vanishes nowhere: times another one it is a product of polynomials that do not vanish."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, islice

from exactrank.calculations.cases.knowledge import remainder
from exactrank.calculations.cases.polynomial_ring import Polynomial, PolynomialRing
from exactrank.errors import InputError
from exactrank.records import dataclass

MOST_FACTORS = 5
"""So many polynomials that do not vanish, the same or others, stand in a product at most."""
MOST_TRIES = 80
"""So many products are tried at most."""
_MOST_EQUAL = 7, 400
"""So many factors at most has a product that p is held against, and so many of them are tried."""


@dataclass(frozen=True, slots=True)
class Unit:
    """p `times` this is the product of the polynomials with these numbers (from 1), modulo what vanishes."""

    times: Polynomial
    of: tuple[int, ...]


def unit_of(ring: PolynomialRing, p: Polynomial, zero: Sequence[Polynomial], nonzero: Sequence[Polynomial]) -> Unit:
    """The evidence that p, which is reduced, vanishes nowhere; raises InputError where none is found.

    >>> from exactrank.numbers.rational_functions import QQ_letters
    >>> ring = PolynomialRing(QQ_letters("a"))
    >>> a, one = ring.generators[0], ring.one
    >>> found = unit_of(ring, 2 * a**2, (), (a + one, a))
    >>> (found.of, (2 * a**2 * found.times) == a * a)
    ((2, 2), True)
    """
    if p.is_constant() and not p.is_zero():
        return Unit(ring.one * (1 / p.leading_coefficient()), ())
    found = None if p.is_zero() else _by_factors(ring, p, nonzero)
    if found is None and zero and not p.is_zero():
        found = _as_a_product(ring, p, zero, nonzero) or _inverse(ring, p, zero, nonzero)
    if found is None:
        raise InputError.of("cases.no-certificate", count=len(zero))
    return found


def _by_factors(ring: PolynomialRing, p: Polynomial, nonzero: Sequence[Polynomial]) -> Unit | None:
    """Every irreducible factor of p divides a polynomial that does not vanish."""
    constant, factors = p.factor()
    times, of = ring.one * (1 / constant), list[int]()
    for f, power in factors:
        for k, g in enumerate(nonzero, 1):
            quotient, rest = divmod(g, f)
            if rest.is_zero():
                times *= quotient ** int(power)
                of += [k] * int(power)
                break
        else:
            return None
    return Unit(times, tuple(sorted(of)))


def _as_a_product(
    ring: PolynomialRing, p: Polynomial, zero: Sequence[Polynomial], nonzero: Sequence[Polynomial]
) -> Unit | None:
    """p is a number times a product of what does not vanish, modulo the equations."""
    p = remainder(ring, p, zero)
    most, tries = _MOST_EQUAL
    known: dict[tuple[int, ...], Polynomial] = {(): ring.one}
    for of in islice(_products(len(nonzero), most), tries):
        if of:
            known[of] = remainder(ring, known[of[:-1]] * nonzero[of[-1] - 1], zero)
        product = known[of]
        if not product.is_zero() and ring.normal(product) == ring.normal(p):
            return Unit(ring.one * (product.leading_coefficient() / p.leading_coefficient()), of)
    return None


def _inverse(
    ring: PolynomialRing, p: Polynomial, zero: Sequence[Polynomial], nonzero: Sequence[Polynomial]
) -> Unit | None:
    """c with p c = a product of what does not vanish, modulo the equations, found by linear algebra.

    The monomials that no first term of an equation divides are a basis of what is left, if there are finitely many or
    the degree is bounded; p c = q is a linear system for the coefficients of c.
    """
    import flint

    monomials = _standard_monomials(ring, zero, int(p.total_degree()) + 4)
    columns = [remainder(ring, p * ring.context.from_dict({m: flint.fmpq(1)}), zero) for m in monomials]
    for of in islice(_products(len(nonzero)), MOST_TRIES):
        product = ring.one
        for k in of:
            product = remainder(ring, product * nonzero[k - 1], zero)
        solved = combination(columns, product)
        if solved is not None:
            times = ring.zero
            for m, c in zip(monomials, solved, strict=True):
                times += ring.context.from_dict({m: c}) if c else ring.zero
            return Unit(times, of)
    return None


def _products(count: int, most: int = MOST_FACTORS) -> Iterator[tuple[int, ...]]:
    """Which polynomials (from 1) stand in a product: those with few factors first.

    >>> list(islice(_products(2), 6))
    [(), (1,), (2,), (1, 1), (1, 2), (2, 2)]
    """
    for size in range(most + 1):
        yield from combinations_with_replacement(range(1, count + 1), size)


def _standard_monomials(ring: PolynomialRing, zero: Sequence[Polynomial], degree: int) -> list[tuple[int, ...]]:
    heads = [g.monoms()[0] for g in zero]
    used = [k for k in range(len(ring.letters)) if any(g.degrees()[k] for g in zero)]
    found: list[tuple[int, ...]] = [(0,) * len(ring.letters)]
    seen = set(found)
    for m in found:
        for k in used:
            grown = (*m[:k], m[k] + 1, *m[k + 1 :])
            standard = not any(all(a >= b for a, b in zip(grown, head, strict=True)) for head in heads)
            if standard and sum(grown) <= degree and grown not in seen and len(found) < 60:
                seen.add(grown)
                found.append(grown)
    return found


def combination(columns: Sequence[Polynomial], target: Polynomial) -> list[object] | None:
    """Numbers with which the polynomials add up to the target; None where there are none."""
    import flint

    rows = sorted({m for p in (*columns, target) for m in p.monoms()})
    parts = [p.to_dict() for p in (*columns, target)]
    M = flint.fmpq_mat([[part.get(m, flint.fmpq(0)) for part in parts] for m in rows])
    R, rank = M.rref()
    n = len(columns)
    solved: list[object] = [flint.fmpq(0)] * n
    for i in range(rank):
        j = next(j for j in range(n + 1) if R[i, j] != 0)
        if j == n:
            return None
        solved[j] = R[i, n]
    return solved
