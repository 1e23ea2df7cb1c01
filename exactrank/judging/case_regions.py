"""Values of letters as conditions on irreducible polynomials: the regions that a written case stands for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exactrank.numbers.multivariate import Terms, irreducible_parts, is_constant
from exactrank.statements.letter_cases import Alternative

Condition = tuple[Terms, bool]
"""An irreducible polynomial, and whether it vanishes."""
Region = tuple[Condition, ...]


def regions_of(
    alternatives: Sequence[Alternative], polynomial: Callable[[str], Terms | None]
) -> tuple[Region, ...] | None:
    """The alternatives as regions, of which every value lies in at least one; None where a text is no polynomial."""
    made: list[Region] = []
    for alternative in alternatives:
        regions: list[Region] = [()]
        for text, vanishes in alternative:
            p = polynomial(text)
            if p is None or is_constant(p):
                return None
            factors = [f for f, _ in irreducible_parts(p)]
            each: list[Region] = [((f, True),) for f in factors] if vanishes else [tuple([(f, False) for f in factors])]
            regions = [(*region, *more) for region in regions for more in each]
        made += regions
    return tuple(made)
