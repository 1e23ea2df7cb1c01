"""Claims of cases tried at values of the letters: judged without their condition, with the values in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from exactrank.errors import InputError
from exactrank.judging.at_values import at_values
from exactrank.judging.case_claims import case_claim
from exactrank.judging.case_points import given_matrices
from exactrank.judging.case_trees import CaseTrees
from exactrank.judging.identities import JudgeAt
from exactrank.judging.verdicts.verdict import Judgement, Outcome
from exactrank.judging.verdicts.witnesses import ForValues
from exactrank.judging.written_functions import WrittenFunctions
from exactrank.numbers.fields import QQ
from exactrank.statements import (
    Answer,
    Assertion,
    Described,
    Determinant,
    EchelonFormOf,
    Grid,
    Inference,
    Inverse,
    Rank,
    RowEquivalence,
    Solution,
    Span,
    Statement,
)
from exactrank.statements.letter_cases import LetterCase

_GUESSED = frozenset((Inference.SUBJECT, Inference.SYSTEM))
_MOST_RESTATED = 12
_NOWHERE = Span()


class CaseTrials(CaseTrees):
    """Judges the claims of an answer again, with numbers for its letters."""

    def __init__(self, answer: Answer, functions: WrittenFunctions, judge_at: JudgeAt) -> None:
        super().__init__(answer, functions)
        self.judge_at = judge_at
        self._sole: Grid | None = None
        self._sole_is_known = False

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
        """The matrix that the text gives, where all others stand in cases and have its row space there."""
        if not self._sole_is_known:
            self._sole_is_known = True
            self._sole = self._found_sole()
        return self._sole

    def _found_sole(self) -> Grid | None:
        cases = dict(self.answer.steps_in_cases)
        given: dict[object, tuple[int, Grid]] = {}
        for with_made in (False, True):
            for place, grid in () if given else given_matrices(self.answer.passages, with_made):
                given.setdefault(grid.spelled, (place, grid))
        outside = [grid for place, grid in given.values() if place not in cases]
        if len(outside) != 1 or len(given) > _MOST_RESTATED:
            return None
        inside = [(grid, cases[place]) for place, grid in given.values() if place in cases]
        return outside[0] if all(self.is_restated(outside[0], grid, case) for grid, case in inside) else None

    def is_restated(self, first: Grid, grid: Grid, case: LetterCase) -> bool:
        """Whether both have the same rows, but for combinations of rows, for all values of the case."""
        regions = self.regions(case.alternatives)
        claim = case_claim(RowEquivalence(_NOWHERE, first, grid), (), self.functions)
        return claim is not None and bool(regions) and self.always(claim, regions or ()) is True

    def _is_of_another_case(self, said: Solution, passage: Assertion) -> bool:
        """Whether the system that stands before what is said was written in another case than the one it is said of."""
        if not {*passage.inferred} <= _GUESSED or said.kind is None or not isinstance(said.coefficients, Grid):
            return False
        cases = dict(self.answer.steps_in_cases)
        spelled = said.coefficients.spelled
        written = (cases.get(place) for place, grid in given_matrices(self.answer.passages) if grid.spelled == spelled)
        first = next(written, None)
        return first is not None and first != passage.case

    def about_the_sole_matrix(self, passage: Assertion) -> Statement:
        """What is said, of the only matrix that the text gives, where it has no name."""
        said = passage.readings[0]
        if isinstance(said, Rank | Determinant | Inverse) and said.subject is None:
            return replace(said, subject=self.sole_matrix(passage))
        augmented = self.sole_given()
        if augmented is not None and augmented.bars:
            if isinstance(said, Solution) and self._is_of_another_case(said, passage):
                return replace(said, coefficients=augmented, right=None)
            if isinstance(said, RowEquivalence) and isinstance(said.left, Described):
                return replace(said, left=augmented)
            if isinstance(said, EchelonFormOf) and isinstance(said.subject, Described):
                return replace(said, subject=augmented)
        return said

    def judged_at(
        self, one: Judgement, place: int, point: Sequence[Fraction], is_denied: bool = False
    ) -> Judgement | None:
        """The claim judged without its condition, with these values in it: wrong with what is wrong there."""
        at = self.at(place, point, is_denied)
        return None if at is None else self.wrong_at(one, place, point, at)

    def at(self, place: int, point: Sequence[Fraction], is_denied: bool = False) -> Judgement | None:
        """What is judged of the claim without its condition at these values of the letters."""
        passage = self.assertion_at(place)
        if passage is None:
            return None
        said = self.about_the_sole_matrix(passage)
        is_sole = said != passage.readings[0] or self.sole_matrix(passage) is not None
        inferred = () if is_sole else passage.inferred
        readings = (said, *passage.readings[1:])
        alone = replace(passage, readings=readings, conditions=(), case=None, inferred=inferred)
        alone = replace(alone, denied=passage.denied is not is_denied)
        passages = (*self.answer.passages[:place], alone, *self.answer.passages[place + 1 :])
        return self.at_values(replace(self.answer, passages=passages), place, point)

    def at_values(self, answer: Answer, place: int, point: Sequence[Fraction]) -> Judgement | None:
        """What is judged at a place of the answer with these values of the letters in it."""
        values = dict(zip(self.functions.letters, point, strict=True))
        try:
            judged = self.judge_at(replace(answer, passages=at_values(answer, self.functions, values)), QQ)
        except InputError:
            return None
        return dict(zip(judged.places, judged.judgements, strict=True)).get(place)

    def wrong_at(self, one: Judgement, place: int, point: Sequence[Fraction], at: Judgement) -> Judgement | None:
        """Wrong with these values as the witness, where it was judged wrong at them for itself."""
        if at.outcome is not Outcome.INCORRECT or at.witness is None or at.follows is not None:
            return None
        occurring = self.functions.letters_of(self.answer.passages[place]) or self.functions.letters
        values = zip(self.functions.letters, point, strict=True)
        used = tuple([(letter, value) for letter, value in values if letter in occurring])
        return replace(one, outcome=Outcome.INCORRECT, note=at.note, witness=ForValues(used, at.witness), detail="")
