r"""Equations that say of which polynomial a letter is a root: w^2 = w + 1, x^3 + x + 1 = 0, F_2[x]/(x^3 + x + 1).

They are read wherever they stand, in words such as "where" and "let" too: what they say of the elements of a field is
used only where a field with p^k elements is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from exactrank.errors import InputError
from exactrank.numbers.rational_functions import RationalFunctions
from exactrank.patterns import lazy_pattern
from exactrank.reading.matrices.letters_over import letters_in
from exactrank.reading.matrices.numbers_over import number_over

_SIDE = r"[A-Za-z\u03b1-\u03c9\\0-9^{}()+\-*\u2212 ]"
_EQUATION = lazy_pattern(rf"(?<![=<>])(?:=|\\equiv\b|\u2261)(?P<right>{_SIDE}{{1,60}}+)")
_BEFORE = lazy_pattern(rf"{_SIDE}{{1,60}}\Z")
_QUOTIENT = lazy_pattern(
    r"\[\s{0,3}\\?\w{1,12}\s{0,3}\]\s{0,3}/\s{0,3}(?:\\left|\\langle|[(<\u27e8 ]){1,4}(?P<of>[^)>\u27e9$=]{3,60})"
)
_UNIT = lazy_pattern(r"(?<![A-Za-z\\])i(?![A-Za-z])")
_UNIT = lazy_pattern(r"(?<![A-Za-z\\])i(?![A-Za-z])")
_MOST = 200
_LINEAR = 2
"""So many coefficients has a polynomial of degree 1."""
_LEFT_OVER = lazy_pattern(r"\\(?:rangle|right)?\s*\Z")


def element_equations(text: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    r"""The letters, each with the coefficients, from the constant on, of a polynomial that vanishes at it.

    >>> element_equations(r"where $\omega^2 = \omega + 1$ and $a = 2$, in $\mathbb{F}_2[x]/(x^3+x+1)$")
    (('x', (1, 1, 0, 1)), ('omega', (-1, -1, 1)))
    """
    made: dict[tuple[str, tuple[int, ...]], None] = {}
    for left, right in islice(_sides(text), _MOST) if "^" in text else ():
        written = f"({left.strip()}) - ({right.strip()})"
        letters = dict.fromkeys(letters_in(written) or _UNIT.findall(written))
        if "^" in written and len(letters) == 1:
            letter = next(iter(letters))
            coefficients = _coefficients(letter, written)
            if len(coefficients) > _LINEAR:
                made[letter, coefficients] = None
    return tuple(made)


def _sides(text: str) -> Iterator[tuple[str, str]]:
    for found in _QUOTIENT.finditer(text):
        yield _LEFT_OVER.sub("", found["of"]), "0"
    for found in _EQUATION.finditer(text):
        before = _BEFORE.search(text, max(0, found.start() - 60), found.start())
        if before is not None:
            yield before[0], found["right"]


def _coefficients(letter: str, written: str) -> tuple[int, ...]:
    """What is written, as a polynomial in the letter; nothing where it is none."""
    try:
        (above, below), _ = number_over(RationalFunctions((letter,)), written)
    except InputError:
        return ()
    if not above or len(below) > 1 or any(below[0][0]):
        return ()
    found = dict(above)
    return tuple([found.get((k,), 0) for k in range(1 + max([exponents[0] for exponents in found]))])
