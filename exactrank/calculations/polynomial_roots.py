"""The roots of an irreducible integer polynomial in proven decimals, real ones first and then conjugate pairs."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from exactrank.numbers.decimals import Enclosure
from exactrank.numbers.polynomials import Polynomial
from exactrank.records import dataclass

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
    # A root that is purely imaginary is the opposite of its conjugate, so an irreducible polynomial with such a root is
    # even, q(t^2), and these roots are the square roots of the negative roots of q. Their number is known, so that a
    # real part whose enclosure holds 0 is 0 once no more than these are left.
    imaginary = 2 * _negative_roots(polynomial[::2]) if not any(polynomial[1::2]) and len(polynomial) % 2 else 0
    bits = digits * 4 + 32
    while True:
        roots = [_root(z) for z in _complex_roots(polynomial, bits)]
        undecided = [root for root in roots if 0 in root.real]
        parts = [root.real for root in roots if 0 not in root.real]
        parts += [root.imaginary for root in roots if root.imaginary is not None]
        if len(undecided) == imaginary and all(_narrow(part, digits) for part in parts):
            zero = Enclosure.exactly(0)
            return tuple([Root(zero, root.imaginary) if root in undecided else root for root in roots])
        bits *= 2


def _complex_roots(polynomial: Polynomial, bits: int) -> list[Any]:
    """FLINT's balls, real roots first, then from the right to the left, each above its conjugate."""
    import flint

    with flint.ctx.workprec(bits):
        found = [root for root, _ in flint.fmpz_poly([*polynomial[::-1]]).complex_roots()]
    # As fractions: a float knows no difference between numbers far below 10^-300.
    return sorted(found, key=lambda z: (not z.imag.is_zero(), -_exact(z.real.mid()), -_exact(z.imag.mid())))


def _negative_roots(polynomial: Polynomial) -> int:
    """How many roots are negative, of a polynomial of which 0 is no root."""
    bits = 64
    while True:
        real = [_enclosure(z.real) for z in _complex_roots(polynomial, bits) if z.imag.is_zero()]
        if all(0 not in part for part in real):
            return sum([part.upper < 0 for part in real])
        bits *= 2


def _root(z: Any) -> Root:
    return Root(_enclosure(z.real), None if z.imag.is_zero() else _enclosure(z.imag))


def _narrow(part: Enclosure, digits: int) -> bool:
    """Whether so many digits are certain, of a part that is not 0."""
    return bool(part.width * 10 ** (digits + 2) <= min(abs(part.lower), abs(part.upper)))


def _enclosure(ball: flint.arb) -> Enclosure:
    middle, radius = (_exact(one) for one in (ball.mid(), ball.rad()))
    return Enclosure(middle - radius, middle + radius)


def _exact(value: flint.arb) -> Fraction:
    mantissa, exponent = (int(part) for part in value.man_exp())
    return mantissa * Fraction(2) ** exponent
