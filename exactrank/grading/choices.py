"""What a rubric's TOML may hold at one key: one of several words, or a number in a range."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeVar

from exactrank.errors import InputError, Place

MOST_POINTS = 10_000
_Choice = TypeVar("_Choice", str, bool)


def choice(value: object, choices: tuple[_Choice, ...], key: str, place: Place) -> _Choice:
    """The value, which must be one of the choices."""
    for one in choices:
        if value is one or (isinstance(value, str) and value == one):
            return one
    names = ", ".join([str(one).lower() if isinstance(one, bool) else one for one in choices])
    raise InputError.of("bad-choice", place, key=key, value=str(value)[:30], choices=names)


def number(value: object, key: str, place: Place, least: Fraction = Fraction(0), whole: bool = False) -> Fraction:
    """A number of points: exact, as it is written in decimals."""
    is_number = not isinstance(value, bool) and isinstance(value, int | float) and least <= value <= MOST_POINTS
    if not is_number or (whole and not isinstance(value, int)):
        code = "bad-whole-number" if whole else "bad-number"
        at_least: int | str = int(least) if least.denominator == 1 else str(float(least))
        raise InputError.of(code, place, key=key, least=at_least, most=MOST_POINTS, value=str(value)[:30])
    return Fraction(str(value))
