"""Claims made for some values of letters, decided by all cases of their matrix: right where every case says so.

Such a claim is wrong only where it fails whatever else the text may suppose there: every polynomial that a formula of
the text speaks of may vanish or not. What is wrong is shown by values, with which everything is judged once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from exactrank.calculations.cases.records import Branch, CaseTree, Over
from exactrank.judging.case_claims import CaseClaim, case_claim, denial_of
from exactrank.judging.case_matrices import last_matrix
from exactrank.judging.case_points import points_of, speaks_of
from exactrank.judging.case_regions import Region
from exactrank.judging.case_steps import CaseSteps
from exactrank.judging.case_values import determined, known_in
from exactrank.judging.identities import JudgeAt
from exactrank.judging.named_fields import Judged
from exactrank.judging.tied_letters import touches
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.verdict import Judgement, Outcome
from exactrank.judging.written_functions import WrittenFunctions
from exactrank.judging.zero_divisors import assumes_nonzero
from exactrank.numbers.multivariate import Terms
from exactrank.numbers.rational_functions import RationalFunctions
from exactrank.statements import (
    Answer,
    Assertion,
    Consequence,
    Determinant,
    DeterminantOf,
    Echelon,
    EchelonFormOf,
    Equality,
    FieldNamed,
    Inverse,
    NullityOf,
    Rank,
    RankOf,
    RowEquivalence,
    RowStep,
    Solution,
    Statement,
    Transition,
    Unread,
)
from exactrank.statements.letter_cases import EVERYWHERE, LetterCase

_OPEN = frozenset((Note.CONDITIONAL, Note.SYMBOLIC))
_WITHOUT_SUBJECT = frozenset((Note.NO_SUBJECT, Note.SEVERAL_READINGS))
_OF_ALL_VALUES = (Rank, RowEquivalence, Echelon, EchelonFormOf, Solution, Inverse)
"""What is right of all values of the letters, if nobody says which, and open where it fails for some."""
_DESCRIBED = (RowEquivalence, EchelonFormOf, Rank, Echelon, Solution, Inverse, Determinant)
"""What may be said of the only matrix, or the last one, without its name."""
_MOST_MENTIONED = 4
_MOST_CLAIMS = 40


def with_cases(answer: Answer, judged: Judged, judge_at: JudgeAt) -> Judged:
    """The judgements, with those decided that hold for some values of letters only."""
    targets = [
        k
        for k, (one, place) in enumerate(zip(judged.judgements, judged.places, strict=True))
        if one.outcome is Outcome.UNDECIDED and _is_open(one) and _case_at(answer, place) is not None
    ]
    if any(isinstance(one, FieldNamed) for one in answer.passages):
        targets = [k for k in targets if _case_at(answer, judged.places[k]) is not EVERYWHERE]
    nameless = any(isinstance(one, Assertion) and one.case and _is_rank_of_something(one) for one in answer.passages)
    shows = bool(answer.steps_in_cases)
    if not targets and not shows and not nameless:
        return judged
    functions = WrittenFunctions(answer)
    if functions.domain is None:
        return judged
    decider = _Decider(answer, functions, judge_at)
    made = list(judged.judgements)
    for k in targets[:_MOST_CLAIMS]:
        found = decider.decided(made[k], judged.places[k])
        made[k] = made[k] if found is None else found
    for k, one in enumerate(made):
        if one.outcome is Outcome.CORRECT and decider.fails_everywhere(judged.places[k]):
            made[k] = replace(one, outcome=Outcome.UNDECIDED, note=Note.SEVERAL_READINGS)
    unread = [Unread(span, "claim-not-understood") for span in decider.copied_otherwise()] if shows else []
    return replace(judged, judgements=tuple(made), unread=(*judged.unread, *unread))


def _is_rank_of_something(said: Assertion) -> bool:
    """Whether it is a rank, or columns of pivots, that no matrix is named for: there are two pivots."""
    one = said.readings[0]
    return isinstance(one, Rank | Echelon) and one.subject is None and not said.denied


def _is_open(one: Judgement) -> bool:
    if isinstance(one.statement, RowStep) and one.note is Note.BREAK:
        return True  # what is written once more in a case, with its values
    described = isinstance(
        one.statement, RowEquivalence | EchelonFormOf | Rank | Echelon | Solution | Inverse | Determinant
    )
    return one.note in _OPEN or (one.note in _WITHOUT_SUBJECT and described)


def _case_at(answer: Answer, place: int) -> LetterCase | None:
    """The case that a claim is made for: all values, where it is made without conditions of what has letters in it."""
    passage = answer.passages[place]
    if isinstance(passage, Transition):
        return dict(answer.steps_in_cases).get(place, None if passage.written else EVERYWHERE)
    if isinstance(passage, Assertion) and (passage.case is not None or passage.conditions):
        return passage.case
    said = passage.readings[0] if isinstance(passage, Assertion) else passage
    if isinstance(said, Consequence):
        return EVERYWHERE if said.equation.written else None
    return EVERYWHERE if isinstance(said, _OF_ALL_VALUES) else None


def _cases_in(answer: Answer) -> list[LetterCase]:
    return [one.case for one in answer.passages if isinstance(one, Assertion) and one.case is not None]


class _Decider(CaseSteps):
    def __init__(self, answer: Answer, functions: WrittenFunctions, judge_at: JudgeAt) -> None:
        super().__init__(answer, functions, judge_at)
        self.mentioned = self.factors(answer.mentioned)
        """what may vanish or not"""
        self.supposed = frozenset(self.factors(answer.supposed))
        """those of them that may be supposed of what is said elsewhere"""
        self.conditions = [region for case in _cases_in(answer) for region in self.regions(case.alternatives) or ()]

    def mentioned_before(self, texts: Sequence[str]) -> tuple[Terms, ...]:
        """What was spoken of before these conditions: what is said if and only if they hold is said of all the rest."""
        mentioned = self.answer.mentioned
        first = [mentioned.index(text) for text in texts if text in mentioned]
        return self.factors(mentioned[: min(first)]) if first else self.mentioned

    def decided(self, one: Judgement, place: int) -> Judgement | None:
        """The judgement, decided by the cases of its matrix, else by the values that the conditions determine."""
        found = self.by_cases(one, place)
        case = _case_at(self.answer, place)
        somewhere = case is not EVERYWHERE or isinstance(one.statement, RowStep)
        if found is None and case is not None and somewhere and not case.both_ways:
            found = self.at_determined_values(one, place, case)
        nameless = one.note in _WITHOUT_SUBJECT and isinstance(one.statement, Rank | Echelon)
        if nameless and (found is None or found.outcome is Outcome.INCORRECT):
            return self.of_last_matrix(one, place)  # two pivots so far: of which matrix nobody says
        return found

    def of_last_matrix(self, one: Judgement, place: int) -> Judgement | None:
        """There are two pivots: right where it is so of the matrix that stands there, or the only one that is given."""
        passage, case = self.assertion_at(place), _case_at(self.answer, place)
        if passage is None or passage.denied or case is None or case.both_ways:
            return None
        said, regions = passage.readings[0], self.regions(case.alternatives)
        if not isinstance(said, Rank | Echelon) or said.subject is not None or not regions:
            return None
        cases = dict(self.answer.steps_in_cases)
        beside = [at for at, other in cases.items() if other.alternatives == case.alternatives]
        beside = beside or [at for at in range(place) if at not in cases]
        last = last_matrix([self.answer.passages[at] for at in beside])
        for matrix in (last, self.sole_given()):
            claim = None if matrix is None else case_claim(replace(said, subject=matrix), (), self.functions)
            if claim is not None and self.always(claim, regions):
                return self.right(one)
        return None

    def fails_everywhere(self, place: int) -> bool:
        """Whether a rank without a name is none that the only matrix has in its case: it is right of another one."""
        passage = self.answer.passages[place]
        if not isinstance(passage, Assertion) or passage.case is None or not _is_rank_of_something(passage):
            return False
        said, regions = passage.readings[0], self.regions(passage.case.alternatives)
        sole = self.sole_given()
        assert isinstance(said, Rank | Echelon)
        if sole is None or (isinstance(said, Echelon) and sole.bars):
            return False
        claim = case_claim(replace(said, subject=sole), (), self.functions)
        return claim is not None and bool(regions and self.leaves(claim, regions)) and self.never(claim, regions or ())

    def at_determined_values(self, one: Judgement, place: int, case: LetterCase) -> Judgement | None:
        """If a = 1, then ...: what is said with a = 1 in it, where that leaves no letter of what is said free."""
        if isinstance(one.statement, RowStep):
            return self.step_in(one, place, case)
        passage, regions = self.assertion_at(place), self.regions(case.alternatives)
        domain = self.functions.domain
        if passage is None or not regions or domain is None or len(regions) > _MOST_MENTIONED:
            return None
        said = self.about_the_sole_matrix(passage)
        if self.says_polynomials(said):
            return None
        needed = [k for k, x in enumerate(domain.letters) if x in self.functions.letters_of(said)]
        needed = needed or list(range(len(domain.letters)))
        known = known_in(domain, Over.REAL, regions)
        points = [determined(one, needed, len(domain.letters)) for one in known or ()]
        if not points or any(point is None for point in points):
            return None
        judged = [self.at(place, point) for point in points if point is not None]
        if all(at is not None and at.outcome is Outcome.CORRECT and at.follows is None for at in judged):
            return self.right(one)
        if case.is_heading or self.answer.narrowed or self.may_be_nested(domain, case):
            return None
        for point, at in zip(points, judged, strict=True):
            if point is not None and at is not None and (found := self.wrong_at(one, place, point, at)) is not None:
                return found
        return None

    def says_polynomials(self, said: Statement) -> bool:
        """Whether it says what something is by letters: det A = a^2 - 2a is no matter of a = 2."""
        match said:
            case Determinant(_, _, value):
                return bool(self.functions.letters_of(value))
            case Equality(_, sides):
                about = RankOf | NullityOf | DeterminantOf
                return any(self.functions.letters_of(side) for side in sides if not isinstance(side, about))
            case _:
                return False

    def may_be_nested(self, domain: RationalFunctions, case: LetterCase) -> bool:
        """Whether the case may be meant within the one before it in its sentence."""
        nested = self.regions(case.nested) if case.nested else ()
        return bool(nested) and known_in(domain, Over.REAL, nested or ()) != []

    def by_cases(self, one: Judgement, place: int) -> Judgement | None:
        passage, case = self.assertion_at(place), _case_at(self.answer, place)
        if passage is None or case is None:
            return None
        claim = case_claim(self.about_the_sole_matrix(passage), self.answer.passages[:place], self.functions)
        regions = self.regions(case.alternatives)
        if claim is None or not regions:
            return None
        claim = denial_of(claim) if passage.denied else claim
        divides = any((p, False) not in region for region in regions for p in claim.nonzero)
        regions = tuple(
            [(*region, *[(p, False) for p in claim.nonzero if (p, False) not in region]) for region in regions]
        )
        holds = self.always(claim, regions)
        elsewhere: tuple[Region, ...] = ()
        if case.both_ways:
            complement = case.complement()
            elsewhere = (None if complement is None else self.regions(complement)) or ()
            holds = holds and bool(elsewhere) and self.never(claim, elsewhere)
        if holds:
            remarked = divides and assumes_nonzero(one.statement, self.answer, self.functions)
            return replace(self.right(one), note=Note.ASSUMES_NONZERO if remarked else None)
        if holds is None or case.is_heading or self.answer.narrowed or not speaks_of(claim.matrix, regions):
            return None
        if case is EVERYWHERE and not (isinstance(one.statement, Consequence) and self.may_be_anything(one)):
            return None  # nobody says for which values: w may be a number such as the root of 2, or of a finite field
        if case.both_ways:
            own = [text for alternative in case.alternatives for text, _ in alternative]
            before = self.mentioned_before(own)
            found = self.refuted(one, place, claim, regions, before)
            return found or self.refuted(one, place, denial_of(claim), elsewhere, before, is_denied=True)
        nested = self.regions(case.nested) if case.nested else None
        if nested and self.leaves(claim, nested):
            regions = nested
        return self.refuted(one, place, claim, regions, self.mentioned)

    def may_be_anything(self, one: Judgement) -> bool:
        """Whether the text ties none of the letters in what is said."""
        return not touches(self.functions.letters_of(one.statement), {one.lstrip("\\") for one in self.answer.tied})

    def refuted(
        self,
        one: Judgement,
        place: int,
        claim: CaseClaim,
        regions: Sequence[Region],
        mentioned: Sequence[Terms],
        is_denied: bool = False,
    ) -> Judgement | None:
        """Wrong, with values at which it is wrong, where it fails whatever of what is `mentioned` vanishes.

        `is_denied`: what is said of these values is the opposite.
        """
        own = {p for region in regions for p, _ in region}
        others = [p for p in mentioned if p not in own and self.may_narrow(p, regions)]
        if len(others) > _MOST_MENTIONED:
            return None
        wrong: list[tuple[CaseTree, Branch]] = []
        for signs in product((False, True), repeat=len(others)):
            supposed = tuple(zip(others, signs, strict=True))
            leaves = self.leaves(claim, [(*region, *supposed) for region in regions])
            failing = [(tree, leaf) for tree, leaf in leaves if not self.holds(claim, tree, leaf)]
            if leaves and not failing:
                return None
            wrong += failing
        for tree, leaf in wrong[:8]:
            for point in points_of(tree, leaf):
                found = self.judged_at(one, place, point, is_denied)
                if found is not None:
                    return found
        return None

    def may_narrow(self, p: Terms, regions: Sequence[Region]) -> bool:
        """Whether what is said of these values may be meant of those alone where p vanishes, or does not.

        Where a text speaks of p in the conditions of its cases alone, these have to hold together with the claim's, and
        not fix its letters: If a = -1, ...; if a is not 1, ... says of a = -1 what it says of all but 1.
        """
        if p in self.supposed or self.functions.domain is None:
            return True
        domain = self.functions.domain
        letters = [k for k in range(len(domain.letters)) if any(m[k] for r in regions for q, _ in r for m, _ in q)]
        for one in self.conditions:
            if not any(q == p for q, _ in one):
                continue
            together = known_in(domain, Over.REAL, [(*one, *region) for region in regions])
            alone = known_in(domain, Over.REAL, [one])
            if together is None or not alone:
                return True
            if together and determined(alone[0], letters, len(domain.letters)) is None:
                return True
        return False
