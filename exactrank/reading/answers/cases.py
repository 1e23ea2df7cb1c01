"""For which values of letters a claim is made: its conditions, the case that it stands in, or all other cases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.carried_cases import CarriedCase
from exactrank.reading.claims.letter_conditions import (
    FORMULA,
    case_of,
    heading_at,
    is_in_lead,
    is_otherwise,
    lead_of,
    mentions_in,
    rest_of,
    says_determinant,
    says_results,
)
from exactrank.reading.claims.scopes import Mark, Scopes
from exactrank.reading.claims.sibling_conditions import SENTENCE_END, Siblings, are_values_of_one, beside
from exactrank.reading.language.packs import Pack
from exactrank.reading.language.templates import any_of
from exactrank.records import dataclass
from exactrank.statements import (
    Assertion,
    Consequence,
    Determinant,
    Diagonalizable,
    Eigenvalues,
    Equality,
    Grid,
    Inverse,
    Name,
    Nullity,
    Number,
    Passage,
    Rank,
    Scope,
    Shown,
    Solution,
    Transition,
)
from exactrank.statements.letter_cases import MOST_ALTERNATIVES, LetterCase

_CLAIMS = Rank | Nullity | Solution | Consequence | Determinant | Inverse | Equality | Diagonalizable | Eigenvalues
"""What may be said of a case without being an assertion with conditions."""
_OF_CASES = Rank | Nullity | Solution | Determinant | Inverse | Equality
"""What is said of the whole of a case, and not on the way to it."""
_NEAR = 400
"""Characters around a claim in which its conditions are looked for."""
_CASES = lazy_pattern(r"\\begin\s*\{(?P<name>[dr]?cases\*?)\}(?P<body>.*?)\\end\s*\{(?P=name)\}", re.DOTALL)
_LONGEST_CASES = 2000
_ROW_END = lazy_pattern(r"\\\\(?:\s*\[[^\]]*\])?")
_CLOSING = lazy_pattern(r"\s*(?:\$+|\\\)|\\\])?")
_MARKS = " .:：*_"
_BLANK = lazy_pattern(r"[\s.:：。}*_]*+")
"""What ends a heading."""
_WORD = lazy_pattern(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class InCases:
    """The passages of a text, those that are claimed of cases with their cases.

    `mentioned` and `supposed`: the texts of the polynomials of which it says, anywhere or elsewhere than in the
    conditions of cases, whether they vanish.
    """

    passages: tuple[Passage, ...]
    mentioned: tuple[str, ...] = ()
    supposed: tuple[str, ...] = ()
    steps: tuple[tuple[int, LetterCase], ...] = ()
    """the steps, and the matrices by themselves, that stand in a case, by their places"""


def in_their_cases(
    passages: Sequence[tuple[int, Passage]], text: str, scopes: Scopes, packs: Sequence[Pack]
) -> InCases:
    """The passages, assertions with their cases; what holds otherwise holds where no case before it does."""
    cases = _Cases(text, scopes, packs)
    made: list[Passage] = []
    steps: list[tuple[int, LetterCase]] = []
    for offset, passage in passages:
        by_cases = values_by_cases(passage, packs, text[offset : offset + _LONGEST_CASES])
        if by_cases:
            cases.take(by_cases)
            made += by_cases
            continue
        if isinstance(passage, Equality) and _is_letter_in_lead(passage, text, offset, packs):
            continue  # - b = a: the rank is 1
        if isinstance(passage, Scope) and not passage.soft:
            cases.end()
        if not isinstance(passage, Assertion | _CLAIMS):
            at = passage.at if isinstance(passage, Transition) else offset
            case = cases.of_step(at) if isinstance(passage, Transition | Shown) else None
            steps += [(len(made), case)] if case is not None else []
            made.append(passage)
            continue
        said = passage if isinstance(passage, Assertion) else Assertion((passage,))
        case = cases.of(said, offset)
        made.append(passage if case is None else replace(said, case=case))
    if not steps and not any(isinstance(one, Assertion) and one.case for one in made):
        return InCases(tuple(made))
    found = mentions_in(text)
    return InCases(tuple(made), tuple(found), tuple(found - cases.used), tuple(steps))


def _is_letter_in_lead(said: Equality, text: str, offset: int, packs: Sequence[Pack]) -> bool:
    """Whether a letter is said to be something in the condition that its line begins with."""
    return isinstance(said.sides[0], Name) and len(said.sides) == 2 and is_in_lead(text, offset, packs)


class _Cases:
    """Goes through the claims of a text, and remembers the cases of those before."""

    def __init__(self, text: str, scopes: Scopes, packs: Sequence[Pack]) -> None:
        self.text = text
        self.scopes = scopes
        self.packs = packs
        self.siblings = Siblings(text)
        self.carried = CarriedCase(text, scopes, packs)
        self.used: Counter[str] = Counter()
        """what the conditions of cases say to vanish or not, each place counted once"""
        self._places: set[tuple[str, int]] = set()
        self.end()

    def end(self) -> None:
        self.earlier: list[LetterCase] = []
        self.unclear = False
        """whether a condition before was not understood"""
        self.last = 0
        self.carried.end()

    def of(self, said: Assertion, offset: int) -> LetterCase | None:
        """The case of a claim."""
        conditions = tuple([one for one in said.conditions if not says_results(one, self.packs)])
        named = [one for one in conditions if self.carried.says_so(one)]
        conditions = tuple([one for one in conditions if not any(one in whole for whole in named)])
        self.carried.names_it |= bool(named)
        headings, is_near = self.headings(offset, bool(conditions))
        stop = offset + len(said.readings[0].span.source)
        own, is_beside = self.siblings.own(conditions, offset, stop)
        if own and all(says_determinant(one, self.packs) for one in own):
            own = (self.rest_of_sentence(stop),)  # if and only if det A is not 0, that is, if and only if a is not 1
        if any(is_otherwise(one, self.packs) for one in (*own, *headings)):
            case = self.otherwise(own, headings, is_beside, offset)
        else:
            case = case_of(own, headings, self.packs, is_near) if headings or own else None
            if case is not None and is_beside:
                case = beside(case, case_of(conditions, headings, self.packs, is_near))
            if case is not None and not case.both_ways and case not in self.earlier:
                self.earlier.append(case)
            self.unclear |= (case is None and bool(conditions)) or len(self.earlier) > MOST_ALTERNATIVES
            self.earlier = self.earlier[:MOST_ALTERNATIVES]
            self.last = stop
        if case is None and not conditions:
            return self.carried.at(offset)
        if own:
            self.carried.remember(case, stop)
        if case is not None and isinstance(said.readings[0], _OF_CASES):
            self.use(own, offset, stop)
            self.use(headings, offset, offset)
        return case

    def rest_of_sentence(self, start: int) -> str:
        text = self.text[start : start + _NEAR]
        end = SENTENCE_END.search(FORMULA.sub(lambda found: "x" * len(found[0]), text))
        return text[: end.start()] if end else text

    def use(self, conditions: Sequence[str], start: int, stop: int) -> None:
        """Counts what these conditions of a claim speak of, which stand before it or right behind it."""
        for one in conditions:
            begin = max(0, start - _NEAR)
            quoted = re.compile(r"\s+".join(map(re.escape, one.split())))
            found = [begin + match.start() for match in quoted.finditer(self.text[begin : stop + _NEAR])]
            at = min(found, key=lambda k: abs(k - start), default=None)
            if at is not None and (one, at) not in self._places:
                self._places.add((one, at))
                self.used += mentions_in(one)

    def take(self, rows: Sequence[Assertion]) -> None:
        """Counts what the conditions of the rows of one formula speak of."""
        for one in {condition for row in rows for condition in row.conditions}:
            self.used += mentions_in(one)

    def of_step(self, offset: int) -> LetterCase | None:
        """The case that a step from matrix to matrix, or a matrix, stands in."""
        headings, is_near = self.headings(offset, has_conditions=True)
        return case_of((), headings, self.packs, is_near) if headings else None

    def otherwise(self, own: Sequence[str], headings: Sequence[str], is_beside: bool, offset: int) -> LetterCase | None:
        """All other cases than those before; doubted where another case may stand between that was not read."""
        apart = [one for one in headings if not any(one.lstrip(_MARKS).startswith(said) for said in own)]
        if len(own) + len(apart) > 1 or self.unclear:
            return None
        case = rest_of(self.earlier)
        if case is None:
            return None
        mark = self.scopes.mark_at(offset) if headings else None
        follows = is_beside or _follow_at_once(self.text, self.last, offset, mark, self.packs)
        if follows and (not is_beside or are_values_of_one(self.earlier)):
            return case
        return replace(case, is_heading=True)

    def headings(self, offset: int, has_conditions: bool) -> tuple[tuple[str, ...], bool]:
        """The conditions of the cases that a claim stands in, the outer ones first, and whether it is certain that it
        does: no paragraph ends between, or another case follows."""
        mark = self.scopes.mark_at(offset)
        lead = "" if has_conditions else lead_of(self.text, offset, self.packs)
        if mark is None or not mark.is_case:
            return ((lead,) if lead else ()), True
        found = [heading_at(self.text, one.stop) for one in (*mark.above, mark)]
        behind = self.scopes.mark_behind(offset)
        begin = _BLANK.match(self.text, mark.stop + len(found[-1]))
        near = self.text.find("\n\n", begin.end() if begin else mark.stop, offset) < 0
        near = near or (behind is not None and behind.is_case)
        if lead and not near:
            return (lead,), True  # a list behind the last case may go over all of them
        return tuple([one for one in (*found, lead) if one and (one is not lead or lead not in found)]), near


def _follow_at_once(text: str, last: int, offset: int, mark: Mark | None, packs: Sequence[Pack]) -> bool:
    """Whether all other cases follow the last claim, no sentence between them, and begin their own."""
    closing = _CLOSING.match(text, last)
    begin = closing.end() if closing is not None else last
    between = FORMULA.sub(lambda found: "x" * len(found[0]), text[begin : mark.start if mark else offset])
    _, *sentences = SENTENCE_END.split(between)
    if mark is not None:
        return not any(map(_WORD.search, sentences))
    words = any_of([word for one in packs for word in one.lists.get("letter_otherwise", ())])
    begins = re.match(rf"[^\w]*{words}", sentences[-1], re.IGNORECASE) if sentences else None
    return begins is not None and not any(map(_WORD.search, sentences[:-1]))


def values_by_cases(passage: Passage, packs: Sequence[Pack], text: str) -> tuple[Assertion, ...]:
    r"""The claims of rank A = \begin{cases} 1 & \text{if } a = 2 \\ 2 & \text{otherwise} \end{cases}, one a row.

    `text` is what is read, from the passage on. Empty for any other passage, and where a value is no number or a
    condition is not understood.
    """
    said = passage.readings[0] if isinstance(passage, Assertion) and len(passage.readings) == 1 else passage
    if not isinstance(said, Rank | Determinant) or not isinstance(said.value, Grid):
        return ()
    grid, written = said.value, _CASES.search(text)
    lines = [line.split("&") for line in _ROW_END.split(written["body"]) if line.strip()] if written else []
    if len(lines) < 2 or len(lines) != len(grid.rows) or any(len(line) != 2 for line in lines):
        return ()
    above = passage if isinstance(passage, Assertion) else Assertion((said,))
    if above.conditions or above.denied:
        return ()
    made: list[Assertion] = []
    earlier: list[LetterCase] = []
    for (value, *_), (_, condition) in zip(grid.rows, lines, strict=True):
        quoted = f"${condition.strip().rstrip(' .,;')}$"
        case = rest_of(earlier) if is_otherwise(quoted, packs) else case_of((quoted,), (), packs, True)
        if value is None or case is None or case.both_ways:
            return ()
        earlier.append(case)
        reading = replace(said, value=Number(value))
        made.append(replace(above, readings=(reading,), conditions=(quoted,), case=case))
    return tuple(made)
