"""Square roots of integers in a domain: as its own elements, or as letters that stand for them."""

from __future__ import annotations

from math import isqrt
from typing import TypeVar

from exactrank.numbers.canonical_numbers import Number, number_product
from exactrank.numbers.contract import NumberDomain
from exactrank.numbers.quadratic import QuadraticField
from exactrank.numbers.rational_functions import Function, RationalFunctions
from exactrank.numbers.root_sums import RootSums
from exactrank.numbers.surds import square_part

E = TypeVar("E")


def rooted(domain: NumberDomain[E], n: int) -> Number[E] | None:
    """The square root of an integer, where the domain holds it as an integral element; of both signs the one that
    sqrt(n), or i times it, stands for."""
    if isinstance(domain, RootSums):
        return domain.root(n), 1
    if isinstance(domain, RationalFunctions):
        return _root_among_letters(domain, n)
    k = isqrt(abs(n))
    if k * k == n:
        return domain.of_integer(k), 1
    if isinstance(domain, QuadraticField) and n % domain.d == 0 and n // domain.d > 0:
        k = isqrt(n // domain.d)
        if k * k * domain.d == n:
            return domain.times(domain.of_integer(k), (0, 1)), 1
    return None


def root_letter(n: int) -> str:
    """What the square root of -1 or of a prime is called where it is a letter of polynomials.

    >>> root_letter(-1), root_letter(2)
    ('i', 'sqrt2')
    """
    return "i" if n == -1 else f"sqrt{n}"


def _root_among_letters(domain: RationalFunctions, n: int) -> Number[Function] | None:
    """The square root of an integer as a product of an integer and roots that are letters; None without them."""
    outside, inside = square_part(abs(n)) if n else (0, 1)
    made: Number[Function] = domain.of_integer(outside), 1
    for letter in domain.letters:
        q = int(letter[4:]) if letter.startswith("sqrt") else 0
        if (letter == "i" and n < 0) or (q and inside % q == 0):
            made = number_product(domain, made, (domain.letter(letter), 1))
            inside //= q or 1
            n = abs(n) if letter == "i" else n
    return made if inside == 1 and n >= 0 else None
