"""Values of letters in a region, as far as its conditions determine them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from exactrank.calculations.cases.discussion import region_of
from exactrank.calculations.cases.records import Over
from exactrank.calculations.cases.records import Region as Known
from exactrank.errors import InputError
from exactrank.judging.case_regions import Region
from exactrank.numbers.multivariate import value_at
from exactrank.numbers.rational_functions import RationalFunctions

_FREE = 10007
"""A number for letters on which nothing depends."""


def known_in(domain: RationalFunctions, over: Over, regions: Sequence[Region]) -> list[Known] | None:
    """What the conditions of each region come to, without those that hold nowhere; None where that is not found."""
    made: list[Known] = []
    for region in regions:
        try:
            found = region_of(domain, over, region)
        except InputError:
            return None
        if found is not None:
            made.append(found)
    return made


def determined(known: Known, needed: Sequence[int], count: int) -> list[Fraction] | None:
    """The numbers that the conditions determine for the needed letters; None where one of them is free."""
    fixed = {value.letter: value for value in known.values}
    point = [Fraction(_FREE)] * count
    for k in needed:
        if k not in fixed or any(any(exponents) for exponents, _ in fixed[k].polynomial):
            return None
        point[k] = value_at(fixed[k].polynomial, point) / fixed[k].denominator
    return point
