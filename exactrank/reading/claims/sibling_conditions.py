"""Cases within one sentence: if a = 1 the rank is 1, if a = 2 it is 2, otherwise it is 3.

A condition behind a claim may be another case, or one within the case before. Both are kept: what is right is right of
the condition alone, and what is wrong is wrong with the conditions before it too, where they can hold together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.letter_conditions import FORMULA
from exactrank.statements.letter_cases import LetterCase

SENTENCE_END = lazy_pattern(r"[.;!?](?=\s)|\n(?=[ \t]*(?:[-*|\u2022]|\\item\b))|[\u3002\uff1b\uff01\uff1f]|\n[ \t]*\n")
_FULL_STOP = lazy_pattern(r"[.!?](?=\s)|[\u3002\uff01\uff1f]|\n[ \t]*\n")
_EDGES = " \t\n,.;:\u3001\uff0c\uff1b"


class Siblings:
    """The conditions of the last claim, whose sentence the next one may go on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.last: tuple[str, ...] = ()
        self.stop = 0

    def own(self, conditions: Sequence[str], start: int, stop: int) -> tuple[tuple[str, ...], bool]:
        """The conditions of the claim at a place without those that a claim before it in its sentence had, and whether
        there are any such.

        >>> siblings = Siblings("If $a = 1$ the rank is 1, if $a = 2$ it is 2.")
        >>> siblings.own(("If $a = 1$",), 11, 24), siblings.own(("If $a = 1$", "if $a = 2$,"), 37, 44)
        ((('If $a = 1$',), False), (('if $a = 2$',), True))
        """
        found = tuple(dict.fromkeys([one.strip(_EDGES) for one in conditions]))
        last, between = self.last, self.text[self.stop : start]
        self.last, self.stop = found, stop
        own = tuple([one for one in found if one not in last])
        is_beside = 0 < len(last) < len(found) == len(last) + len(own)
        if not is_beside or _FULL_STOP.search(FORMULA.sub("x", between)):
            return tuple(conditions), False
        return own, True


def beside(case: LetterCase, together: LetterCase | None) -> LetterCase:
    """The case with what it is `together` with the cases before it in its sentence."""
    return case if together is None else replace(case, nested=together.alternatives)


def are_values_of_one(cases: Sequence[LetterCase]) -> bool:
    """Whether the cases are values of one letter: a = 1, a = 2, of which none lies within another.

    >>> are_values_of_one([LetterCase(((("(a)-(1)", True),),)), LetterCase(((("(a)-(2)", True),),))])
    True
    """
    conditions = [one for case in cases for alternative in case.alternatives for one in alternative]
    single = all(len(alternative) == 1 for case in cases for alternative in case.alternatives)
    return (
        single and all(vanishes for _, vanishes in conditions) and len({t.split(")-(")[0] for t, _ in conditions}) == 1
    )
