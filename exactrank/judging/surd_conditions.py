r"""Conditions with square roots, a = \pm \sqrt 2, a \ne i, as conditions on the polynomial of which these are zeros.

What a matrix over QQ(a) is at one zero of a polynomial that is irreducible over QQ it is at each of them: so a = sqrt 2
says of it what a^2 = 2 says. That a is none of the zeros needs all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from exactrank.errors import InputError
from exactrank.numbers.multivariate import Terms, collected, primitive, product, scaled
from exactrank.numbers.rational_functions import RationalFunctions
from exactrank.numbers.surds import square_part
from exactrank.patterns import lazy_pattern
from exactrank.reading.matrices.numbers_over import number_over
from exactrank.reading.matrices.roots_over import root_letter

_ROOT = lazy_pattern(r"(?:\\sqrt|(?<![A-Za-z\\])sqrt|\u221a)\s*[{(]?\s*(-?)\s*(\d{1,6})(?!\d)")
_UNIT = lazy_pattern(r"(?<![A-Za-z\\])i(?![A-Za-z])")
_MOST_ROOTS = 2


def radicands_in(text: str) -> tuple[int, ...]:
    """The square-free integers whose roots a text is made of, -1 for i.

    >>> radicands_in(r"(a)-(\\frac{1}{\\sqrt{8}})"), radicands_in("(a)-(-i)"), radicands_in("(a)-(b)")
    ((2,), (-1,), ())
    """
    found = {square_part(int(digits))[1] for _, digits in _ROOT.findall(text) if int(digits)} - {1}
    if _UNIT.search(text) or any(sign for sign, _ in _ROOT.findall(text)):
        found.add(-1)
    return tuple(sorted(found))


def over_roots(text: str, letters: Sequence[str]) -> tuple[Terms, tuple[int, ...]] | None:
    """The numerator of a text as a polynomial in the letters and in its roots, and whose roots these are; None where it
    has none, or is not understood."""
    radicands = radicands_in(text)
    names = [root_letter(n) for n in radicands]
    if not radicands or len(radicands) > _MOST_ROOTS or any(name in letters for name in names):
        return None
    try:
        (above, _), _ = number_over(RationalFunctions((*letters, *names)), text)
    except InputError:
        return None
    return above, radicands


def norm(p: Terms, radicands: Sequence[int], count: int) -> Terms:
    """The product of the conjugates of p, whose letters behind the first `count` are roots of the radicands.

    >>> norm((((1, 0), 1), ((0, 1), -1)), (2,), 1)
    (((2,), 1), ((0,), -2))
    """
    for k in reversed(range(len(radicands))):
        p = reduce(product, conjugates(p, radicands, count + k))
        p = collected([_without_squares(m, c, count + k, radicands[k]) for m, c in p])
    return primitive(collected([(m[:count], c) for m, c in p]))[1]


def conjugates(p: Terms, radicands: Sequence[int], at: int) -> tuple[Terms, Terms]:
    """p, and p with the sign of one root changed."""
    return p, collected([(m, -c if m[at] % 2 else c) for m, c in p])


def has_all(p: Terms, others: Sequence[Terms], radicands: Sequence[int], count: int) -> bool:
    """Whether every conjugate of p is among the others, up to a factor."""
    found = [p]
    for k in range(len(radicands)):
        found += [conjugates(one, radicands, count + k)[1] for one in found]
    given = {primitive(one)[1] for one in others} | {primitive(scaled(-1, one))[1] for one in others}
    return all(primitive(one)[1] in given for one in found)


def _without_squares(m: tuple[int, ...], c: int, at: int, radicand: int) -> tuple[tuple[int, ...], int]:
    return (*m[:at], m[at] % 2, *m[at + 1 :]), c * radicand ** (m[at] // 2)
