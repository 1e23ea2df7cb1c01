"""Claims made for some values of letters, decided by all cases of their matrix: right where every case says so.

Such a claim is wrong only where it fails whatever else the text may suppose there: every polynomial that a formula of
the text speaks of may vanish or not. What is wrong is shown by values, with which everything is judged once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product

from exactrank.calculations.cases.discussion import discuss
from exactrank.calculations.cases.records import Branch, CaseTree, Goal, Over, Question
from exactrank.errors import ExactrankError, InputError
from exactrank.judging.at_values import at_values
from exactrank.judging.case_claims import CaseClaim, case_claim, denial_of
from exactrank.judging.case_points import given_matrices, points_of, speaks_of
from exactrank.judging.case_regions import Region, regions_of
from exactrank.judging.identities import JudgeAt
from exactrank.judging.named_fields import Judged
from exactrank.judging.tied_letters import touches
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.verdict import Judgement, Outcome
from exactrank.judging.verdicts.witnesses import ForValues
from exactrank.judging.written_functions import WrittenFunctions
from exactrank.numbers.fields import QQ
from exactrank.numbers.multivariate import Terms, irreducible_parts, is_constant
from exactrank.numbers.rational_functions import Function
from exactrank.numbers.rows import RowsOver
from exactrank.statements import (
    Answer,
    Assertion,
    Consequence,
    Described,
    Determinant,
    EchelonFormOf,
    FieldNamed,
    Grid,
    Inference,
    Inverse,
    Rank,
    RowEquivalence,
    Solution,
    Statement,
)
from exactrank.statements.letter_cases import EVERYWHERE, Alternative, LetterCase

_OPEN = frozenset((Note.CONDITIONAL, Note.SYMBOLIC))
_OF_ALL_VALUES = (Rank, RowEquivalence, EchelonFormOf, Solution, Inverse)
"""What is right of all values of the letters, if nobody says which, and open where it fails for some."""
_MOST_CASES = 60
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
    if not targets:
        return judged
    functions = WrittenFunctions(answer)
    if functions.domain is None:
        return judged
    decider = _Decider(answer, functions, judge_at)
    made = list(judged.judgements)
    for k in targets[:_MOST_CLAIMS]:
        found = decider.decided(made[k], judged.places[k])
        made[k] = made[k] if found is None else found
    return replace(judged, judgements=tuple(made))


def _is_open(one: Judgement) -> bool:
    described = one.note is Note.NO_SUBJECT and isinstance(one.statement, RowEquivalence | EchelonFormOf)
    return one.note in _OPEN or described


def _case_at(answer: Answer, place: int) -> LetterCase | None:
    """The case that a claim is made for: all values, where it is made without conditions of what has letters in it."""
    passage = answer.passages[place]
    if isinstance(passage, Assertion) and (passage.case is not None or passage.conditions):
        return passage.case
    said = passage.readings[0] if isinstance(passage, Assertion) else passage
    if isinstance(said, Consequence):
        return EVERYWHERE if said.equation.written else None
    return EVERYWHERE if isinstance(said, _OF_ALL_VALUES) else None


class _Decider:
    def __init__(self, answer: Answer, functions: WrittenFunctions, judge_at: JudgeAt) -> None:
        self.answer = answer
        self.functions = functions
        self.judge_at = judge_at
        self.trees: dict[tuple[object, ...], CaseTree | None] = {}
        self.mentioned = self.factors(answer.mentioned)
        """what may vanish or not"""

    def factors(self, texts: Sequence[str]) -> tuple[Terms, ...]:
        read = [self.polynomial(text) for text in texts]
        parts = [irreducible_parts(p) for p in read if p is not None and not is_constant(p)]
        return tuple(dict.fromkeys([factor for one in parts for factor, _ in one]))

    def mentioned_before(self, texts: Sequence[str]) -> tuple[Terms, ...]:
        """What was spoken of before these conditions: what is said if and only if they hold is said of all the rest."""
        mentioned = self.answer.mentioned
        first = [mentioned.index(text) for text in texts if text in mentioned]
        return self.factors(mentioned[: min(first)]) if first else self.mentioned

    def polynomial(self, text: str) -> Terms | None:
        """The numerator of what a text says; None where it is no fraction of polynomials in these letters."""
        found = self.functions.function(text)
        return None if found is None else found[0][0]

    def decided(self, one: Judgement, place: int) -> Judgement | None:
        passage, case = self.assertion_at(place), _case_at(self.answer, place)
        if passage is None or case is None:
            return None
        claim = case_claim(self.about_the_sole_matrix(passage), self.answer.passages[:place], self.functions)
        regions = self.regions(case.alternatives)
        if claim is None or not regions or not speaks_of(claim.matrix, regions):
            return None
        claim = denial_of(claim) if passage.denied else claim
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
            return self.right(one)
        if holds is None or case.is_heading or self.answer.narrowed:
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

    def right(self, one: Judgement) -> Judgement:
        return replace(one, outcome=Outcome.CORRECT, note=None, detail="")

    def regions(self, alternatives: Sequence[Alternative]) -> tuple[Region, ...] | None:
        return regions_of(alternatives, self.polynomial)

    def tree(self, claim: CaseClaim, region: Region) -> CaseTree | None:
        """All cases of the matrix in the region; None where it is empty, or there are too many."""
        key = (claim.matrix, claim.bar, region)
        if key not in self.trees:
            try:
                tree = discuss(claim.matrix, claim.goal, claim.bar, Over.REAL, region, _MOST_CASES)
            except ExactrankError:
                tree = None
            self.trees[key] = tree
        return self.trees[key]

    def leaves(self, claim: CaseClaim, regions: Sequence[Region]) -> list[tuple[CaseTree, Branch]]:
        trees = [tree for region in regions if (tree := self.tree(claim, region)) is not None]
        return [(tree, leaf) for tree in trees for leaf in tree.leaves]

    def always(self, claim: CaseClaim, regions: Sequence[Region]) -> bool | None:
        """Whether the claim holds for all values there; None where none are known."""
        leaves = self.leaves(claim, regions)
        return all(self.holds(claim, tree, leaf) for tree, leaf in leaves) if leaves else None

    def holds(self, claim: CaseClaim, tree: CaseTree, leaf: Branch) -> bool:
        """Whether the claim holds for all values of a case."""
        assert not isinstance(leaf.then, Question)
        if not claim.holds(leaf.then) or claim.also is None:
            return claim.holds(leaf.then)
        conditions = tuple([(one.polynomial, one.vanishes) for one in (*tree.given, *leaf.conditions)])
        both = RowsOver(claim.matrix.domain, (*claim.matrix.rows, *claim.also.rows), claim.matrix.ncols)
        needed = [both, claim.also] if claim.both_ways else [both]
        return all(self.has_rank(rows, leaf.then.augmented_rank, conditions) for rows in needed)

    def has_rank(self, rows: RowsOver[Function], rank: int | None, region: Region) -> bool:
        try:
            tree = discuss(rows, Goal.RANK, None, Over.REAL, region, _MOST_CASES)
        except ExactrankError:
            return False
        return all(not isinstance(one.then, Question) and one.then.rank == rank for one in tree.leaves)

    def never(self, claim: CaseClaim, regions: Sequence[Region]) -> bool:
        return not any(self.holds(claim, tree, leaf) for tree, leaf in self.leaves(claim, regions))

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
        others = [p for p in mentioned if p not in own]
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

    def assertion_at(self, place: int) -> Assertion | None:
        """What is claimed at a place, as an assertion."""
        passage = self.answer.passages[place]
        if isinstance(passage, Assertion):
            return passage
        return Assertion((passage,)) if isinstance(passage, Statement) else None

    def sole_matrix(self, passage: Assertion) -> Grid | None:
        """The only matrix or system that the text gives, where what is said has no name and may be of it."""
        return self.sole_given() if passage.inferred == (Inference.SUBJECT,) else None

    def sole_given(self) -> Grid | None:
        given = {grid.spelled: grid for grid in given_matrices(self.answer.passages)}
        return next(iter(given.values())) if len(given) == 1 else None

    def about_the_sole_matrix(self, passage: Assertion) -> Statement:
        """What is said, of the only matrix that the text gives, where it has no name."""
        said = passage.readings[0]
        if isinstance(said, Rank | Determinant | Inverse) and said.subject is None:
            return replace(said, subject=self.sole_matrix(passage))
        augmented = self.sole_given()
        if augmented is not None and augmented.bars:
            if isinstance(said, RowEquivalence) and isinstance(said.left, Described):
                return replace(said, left=augmented)
            if isinstance(said, EchelonFormOf) and isinstance(said.subject, Described):
                return replace(said, subject=augmented)
        return said

    def judged_at(
        self, one: Judgement, place: int, point: Sequence[Fraction], is_denied: bool = False
    ) -> Judgement | None:
        """The claim judged without its condition, with these values in it: wrong with what is wrong there."""
        passage = self.assertion_at(place)
        if passage is None:
            return None
        inferred = () if self.sole_matrix(passage) is not None else passage.inferred
        readings = (self.about_the_sole_matrix(passage), *passage.readings[1:])
        alone = replace(passage, readings=readings, conditions=(), case=None, inferred=inferred)
        alone = replace(alone, denied=passage.denied is not is_denied)
        passages = (*self.answer.passages[:place], alone, *self.answer.passages[place + 1 :])
        answer = replace(self.answer, passages=passages)
        values = dict(zip(self.functions.letters, point, strict=True))
        try:
            judged = self.judge_at(replace(answer, passages=at_values(answer, self.functions, values)), QQ)
        except InputError:
            return None
        at = dict(zip(judged.places, judged.judgements, strict=True)).get(place)
        if at is None or at.outcome is not Outcome.INCORRECT or at.witness is None or at.follows is not None:
            return None
        occurring = self.functions.letters_of(passage) or self.functions.letters
        used = tuple([(letter, value) for letter, value in values.items() if letter in occurring])
        return replace(one, outcome=Outcome.INCORRECT, note=at.note, witness=ForValues(used, at.witness), detail="")
