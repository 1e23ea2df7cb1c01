"""The roots of an irreducible integer polynomial in proven decimals, real ones first and then conjugate pairs."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from exactrank.numbers.decimals import Enclosure
from exactrank.numbers.polynomials import Polynomial

if TYPE_CHECKING:
    import flint


@dataclass(frozen=True, slots=True)
class Root:
    """A root in a rectangle that holds no other; `imaginary` is None for a real root."""

    real: Enclosure
    imaginary: Enclosure | None = None


def certified_roots(polynomial: Polynomial, digits: int = 10) -> tuple[Root, ...]:
    """All roots, each part enclosed to `digits` significant digits, for a polynomial without multiple roots.

    The rectangles are FLINT's, which proves that each holds exactly one root and that a root is real.

    >>> [root.real.significant(5) for root in certified_roots((1, 0, -2, -5))]
    ['2.0946', '-1.0473', '-1.0473']
    """
    import flint

    bits = digits * 4 + 32
    while True:
        with flint.ctx.workprec(bits):
            found = [root for root, _ in flint.fmpz_poly([*polynomial[::-1]]).complex_roots()]
        roots = [
            Root(_enclosure(z.real), None if z.imag.is_zero() else _enclosure(z.imag))
            for z in sorted(found, key=lambda z: (not z.imag.is_zero(), -float(z.real.mid()), -float(z.imag.mid())))
        ]
        if all(_narrow(part, digits) for root in roots for part in (root.real, root.imaginary) if part is not None):
            return tuple(roots)
        bits *= 2


def _narrow(part: Enclosure, digits: int) -> bool:
    """Whether so many digits are certain; a real part may be 0, and then its width alone counts."""
    size = min(abs(part.lower), abs(part.upper)) if 0 not in part else Fraction(1)
    return bool(part.width * 10 ** (digits + 2) <= size)


def _enclosure(ball: flint.arb) -> Enclosure:
    middle, radius = (_exact(one) for one in (ball.mid(), ball.rad()))
    return Enclosure(middle - radius, middle + radius)


def _exact(value: flint.arb) -> Fraction:
    mantissa, exponent = (int(part) for part in value.man_exp())
    return mantissa * Fraction(2) ** exponent
