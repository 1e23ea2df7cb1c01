"""For which values of its letters a claim is made: alternatives of conditions on polynomials, as texts."""

from __future__ import annotations

from itertools import product

from exactrank.records import dataclass

WrittenCondition = tuple[str, bool]
"""The text of a polynomial, and whether it vanishes."""
Alternative = tuple[WrittenCondition, ...]

MOST_ALTERNATIVES = 12


@dataclass(frozen=True, slots=True)
class LetterCase:
    """A claim is made where all conditions of one of the alternatives hold; `both_ways`: there and nowhere else.

    `is_heading`: the conditions are those of a case that the claim stands in, further up. `nested` are the alternatives
    together with the conditions of claims before it in its sentence, which may be meant too.
    """

    alternatives: tuple[Alternative, ...]
    both_ways: bool = False
    is_heading: bool = False
    nested: tuple[Alternative, ...] = ()

    def complement(self) -> tuple[Alternative, ...] | None:
        """Where none of the alternatives holds; None for too many.

        >>> LetterCase(((("a", True), ("b", False)),)).complement()
        ((('a', False),), (('b', True),))
        """
        count = 1
        for one in self.alternatives:
            count *= len(one)
        if count > MOST_ALTERNATIVES:
            return None
        return tuple([tuple([(text, not v) for text, v in chosen]) for chosen in product(*self.alternatives)])


EVERYWHERE = LetterCase(((),))
"""All values of the letters."""
