"""Why a polynomial vanishes where others do: times what does not vanish it is a sum of multiples of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations_with_replacement
from math import comb

from exactrank.calculations.cases.knowledge import groebner_basis, remainder
from exactrank.calculations.cases.polynomial_ring import Polynomial, PolynomialRing
from exactrank.proofs.never_zero import combination
from exactrank.records import dataclass

_MOST_FACTORS = 2
"""So many polynomials that do not vanish stand before it at most."""
_MOST_UNKNOWN = 400
"""So many coefficients are looked for at most."""
_MORE_DEGREES = 2
"""Sums whose terms cancel in so many degrees at most are looked for."""
_MOST_FOUND = 12


@dataclass(frozen=True, slots=True)
class Consequence:
    """`polynomial` times the polynomials `of` (from 1) that do not vanish is the sum of `cofactors` times what does."""

    polynomial: Polynomial
    of: tuple[int, ...]
    cofactors: tuple[Polynomial, ...]


def consequence_of(
    ring: PolynomialRing, p: Polynomial, zero: Sequence[Polynomial], nonzero: Sequence[Polynomial]
) -> Consequence | None:
    """The evidence that p vanishes where all of `zero` do and none of `nonzero`; None where none is found.

    >>> from exactrank.numbers.rational_functions import QQ_letters
    >>> ring = PolynomialRing(QQ_letters("a", "b"))
    >>> a, b = ring.generators
    >>> found = consequence_of(ring, b, (a * b,), (a,))
    >>> found.of, found.cofactors
    ((1,), (1,))
    """
    for size in range(_MOST_FACTORS + 1):
        for of in combinations_with_replacement(range(1, len(nonzero) + 1), size):
            target = p
            for k in of:
                target = target * nonzero[k - 1]
            for more in range(_MORE_DEGREES + 1):
                cofactors = _cofactors(ring, target, zero, int(target.total_degree()) + more)
                if cofactors is not None:
                    return Consequence(p, of, cofactors)
    return None


def consequences(
    ring: PolynomialRing, wanted: Sequence[Polynomial], zero: Sequence[Polynomial], nonzero: Sequence[Polynomial]
) -> list[Consequence]:
    """What makes all that is wanted, which vanishes, become 0 by division: each rests on those before it.

    Of a product only the factors count that may vanish; then what the equations have in common is made a Gröbner basis.
    """
    found: list[Consequence] = []
    held = [*zero]

    def take(p: Polynomial) -> None:
        p = remainder(ring, p, held)
        if p.is_zero() or len(found) >= _MOST_FOUND:
            return
        made = consequence_of(ring, ring.normal(p), held, nonzero)
        if made is not None:
            found.append(made)
            held.append(made.polynomial)

    for p in wanted:
        left = [f for f in ring.factors(remainder(ring, p, held)) if f not in nonzero]
        for f in left if len(left) == 1 else [p]:
            take(f)
    for p in groebner_basis(ring, held):
        take(p)
    return found


def _cofactors(
    ring: PolynomialRing, target: Polynomial, zero: Sequence[Polynomial], degree: int
) -> tuple[Polynomial, ...] | None:
    """Polynomials whose multiples of these, of so high a degree at most, add up to the target."""
    import flint

    used = [k for k in range(len(ring.letters)) if any(g.degrees()[k] for g in (*zero, target))]
    degrees = [degree - int(g.total_degree()) for g in zero]
    if sum([comb(len(used) + d, d) for d in degrees if d >= 0]) > _MOST_UNKNOWN:
        return None
    terms: list[tuple[int, Polynomial]] = []
    for at, d in enumerate(degrees):
        terms += [(at, ring.context.from_dict({m: flint.fmpq(1)})) for m in _monomials(len(ring.letters), used, d)]
    solved = combination([zero[at] * m for at, m in terms], target)
    if solved is None:
        return None
    made = [ring.zero for _ in zero]
    for (at, m), c in zip(terms, solved, strict=True):
        made[at] += m * c
    return tuple(made)


def _monomials(count: int, used: Sequence[int], degree: int) -> list[tuple[int, ...]]:
    """The exponents of all monomials in the letters that are used up to a degree."""
    made: list[tuple[int, ...]] = []
    for size in range(degree + 1):
        chosen = combinations_with_replacement(used, size)
        made += [tuple([one.count(k) for k in range(count)]) for one in chosen]
    return made
