"""For which values of letters a claim is made: its conditions, the case that it stands in, or all other cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exactrank.reading.claims.letter_conditions import case_of, heading_at, is_otherwise, lead_of, rest_of
from exactrank.reading.claims.scopes import Scopes
from exactrank.reading.language.packs import Pack
from exactrank.statements import Assertion, Determinant, Equality, Inverse, Passage, Rank, Scope, Solution
from exactrank.statements.letter_cases import LetterCase

_CLAIMS = Rank | Solution | Determinant | Inverse | Equality
"""What may be said of a case without being an assertion with conditions."""


def in_their_cases(
    passages: Sequence[tuple[int, Passage]], text: str, scopes: Scopes, packs: Sequence[Pack]
) -> Iterator[Passage]:
    """The passages, assertions with their cases; what holds otherwise holds where no case before it does."""
    earlier: list[LetterCase] = []
    unclear = False
    for offset, passage in passages:
        if isinstance(passage, Scope) and not passage.soft:
            earlier, unclear = [], False
        if not isinstance(passage, Assertion | _CLAIMS):
            yield passage
            continue
        said = passage if isinstance(passage, Assertion) else Assertion((passage,))
        heading, is_near = _heading(text, offset, scopes, packs, bool(said.conditions))
        others = [one for one in (*said.conditions, heading) if one and is_otherwise(one, packs)]
        if others:
            alone = len(said.conditions) + bool(heading) == len(others) == 1
            case = rest_of(earlier) if alone and not unclear else None
        else:
            case = case_of(said.conditions, heading, packs, is_near) if heading or said.conditions else None
            if case is not None and case not in earlier:
                earlier.append(case)
            unclear = unclear or (case is None and bool(said.conditions))
        yield passage if case is None else replace(said, case=case)


def _heading(text: str, offset: int, scopes: Scopes, packs: Sequence[Pack], has_conditions: bool) -> tuple[str, bool]:
    """The condition of the case that a claim stands in, and whether that is near it: in the same paragraph."""
    mark = scopes.mark_at(offset)
    if mark is not None and mark.is_case:
        return heading_at(text, mark.stop), "\n\n" not in text[mark.stop : offset]
    return ("", True) if has_conditions else (lead_of(text, offset, packs), True)
