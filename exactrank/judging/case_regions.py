"""Values of letters as conditions on irreducible polynomials: the regions that a written case stands for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exactrank.judging.surd_conditions import has_all, norm, over_roots
from exactrank.numbers.multivariate import Terms, irreducible_parts, is_constant
from exactrank.statements.letter_cases import Alternative

Condition = tuple[Terms, bool]
"""An irreducible polynomial, and whether it vanishes."""
Region = tuple[Condition, ...]


def regions_of(
    alternatives: Sequence[Alternative], polynomial: Callable[[str], Terms | None], letters: Sequence[str] = ()
) -> tuple[Region, ...] | None:
    """The alternatives as regions, of which every value lies in at least one; None where a text is no polynomial in
    the letters, or is one with roots that is said not to vanish without its conjugates."""
    made: list[Region] = []
    for alternative in alternatives:
        regions: list[Region] = [()]
        for text, vanishes in alternative:
            p = polynomial(text)
            p = _rational(text, vanishes, alternative, letters) if p is None else p
            if p is None or is_constant(p):
                return None
            factors = [f for f, _ in irreducible_parts(p)]
            each: list[Region] = [((f, True),) for f in factors] if vanishes else [tuple([(f, False) for f in factors])]
            regions = [(*region, *[one for one in more if one not in region]) for region in regions for more in each]
        made += regions
    return tuple(dict.fromkeys(made))


def _rational(text: str, vanishes: bool, beside: Alternative, letters: Sequence[str]) -> Terms | None:
    """The product of the conjugates of a polynomial with roots; said not to vanish, it needs them all beside it."""
    found = over_roots(text, letters)
    if found is None:
        return None
    p, radicands = found
    others = [over_roots(one, letters) for one, does in beside if does is vanishes]
    alike = [one[0] for one in others if one is not None and one[1] == radicands]
    return norm(p, radicands, len(letters)) if vanishes or has_all(p, alike, radicands, len(letters)) else None
