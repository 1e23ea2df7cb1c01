"""Steps from matrix to matrix in a case: what is right with the values of the case in it, and what is written again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from exactrank.calculations.cases.discussion import vanish_in
from exactrank.calculations.cases.records import Over
from exactrank.errors import InputError
from exactrank.judging.case_matrices import entries_of, grid_of, rows_of
from exactrank.judging.case_regions import Region
from exactrank.judging.case_trials import CaseTrials
from exactrank.judging.case_values import determined, known_in
from exactrank.judging.verdicts.verdict import Judgement, Outcome
from exactrank.numbers.canonical_numbers import number_negative, number_sum
from exactrank.numbers.multivariate import Terms
from exactrank.statements import Definition, Expression, Grid, Passage, RowStep, Shown, Span, Transition
from exactrank.statements.letter_cases import LetterCase

_MOST_OTHER_ENTRIES = 2


class CaseSteps(CaseTrials):
    """Confirms steps that the values of letters make right; it calls none wrong."""

    def step_in(self, one: Judgement, place: int, case: LetterCase) -> Judgement | None:
        """A step in a case, where it puts the values in, or is right with these in everything: right, or open."""
        step, regions, domain = one.statement, self.regions(case.alternatives), self.functions.domain
        assert isinstance(step, RowStep)
        known = known_in(domain, Over.REAL, regions) if regions and domain is not None else None
        if not known or domain is None:
            return None
        points = [determined(one, range(len(domain.letters)), len(domain.letters)) for one in known]
        judged = [None if point is None else self.at_values(self.answer, place, point) for point in points]
        if all(at is not None and at.outcome is Outcome.CORRECT and at.follows is None for at in judged):
            return self.right(one)
        return self.right(one) if regions and self.restates(step, place, regions) else None

    def restates(self, step: RowStep, place: int, regions: Sequence[Region]) -> bool:
        """Whether a matrix before is written once more, with the values of the case in it."""
        before = [one for said in self.answer.passages[:place] for one in _matrices_of(said)]
        return any(self.are_equal(one, step.after, regions, place) for one in (*reversed(before), step.before))

    def copied_otherwise(self) -> list[Span]:
        """Where a case shows a matrix that is nearly one before: with another row space there, or one entry changed."""
        found: list[Span] = []
        cases = dict(self.answer.steps_in_cases)
        for place, case in cases.items():
            regions = self.regions(case.alternatives)
            before = [at for at in range(place) if at not in cases or self.may_be_together(cases[at], regions or ())]
            matrices = [one for at in before for one in _matrices_of(self.answer.passages[at])]
            grids = [one for one in matrices if isinstance(one, Grid)]
            if regions and any(
                self.is_copied_otherwise(shown, grids, regions, case, place)
                for shown in self.written_without_steps(place)
            ):
                found.append(self.answer.passages[place].span)
        return found

    def written_without_steps(self, place: int) -> list[Grid]:
        """The matrices at a place that no operation leads to: what stands before them was done in another case."""
        said, cases = self.answer.passages[place], dict(self.answer.steps_in_cases)
        alone = written_alone(said)
        found = [] if alone is None else [alone]
        if isinstance(said, Transition) and said.starts and isinstance(said.before[0], Grid):
            found.append(said.before[0])
        if isinstance(said, Transition) and said.announced and isinstance(said.after, Grid):
            others = [one for at, one in enumerate(self.answer.passages[:place]) if cases.get(at) != cases.get(place)]
            is_done = any(isinstance(one, Transition) and one.announced == said.announced for one in others)
            if is_done and not replace(said, announced=()).is_joined:
                found.append(said.after)
        return found

    def is_copied_otherwise(
        self, shown: Grid, grids: Sequence[Grid], regions: Sequence[Region], case: LetterCase, place: int
    ) -> bool:
        if any(self.are_equal(one, shown, regions, place) for one in grids):
            return False
        near = [one for one in grids if self.is_near(one, shown, regions)]
        is_other = bool(near) and not any(self.is_restated(one, shown, case) for one in near)
        return is_other or any(self.has_one_entry_changed(one, shown, regions) for one in near)

    def may_be_together(self, case: LetterCase, regions: Sequence[Region]) -> bool:
        """Whether some values may lie both in another case and in these regions."""
        others, domain = self.regions(case.alternatives), self.functions.domain
        if not others or domain is None:
            return True
        return known_in(domain, Over.REAL, [(*one, *other) for one in regions for other in others]) != []

    def is_near(self, A: Grid, B: Grid, regions: Sequence[Region]) -> bool:
        """Whether all entries but one or two are equal wherever the conditions hold."""
        if len(A.rows) * len(A.rows[0]) < 2 * _MOST_OTHER_ENTRIES or A.bars != B.bars:
            return False
        other = self.other_entries(A, B, regions)
        return other is not None and len(other) <= _MOST_OTHER_ENTRIES

    def has_one_entry_changed(self, A: Grid, B: Grid, regions: Sequence[Region]) -> bool:
        """Whether one entry alone is another, and none that an operation makes: not 0, nor what a row is scaled to."""
        other = self.other_entries(A, B, regions)
        if other is None or len(other) != 1:
            return False
        nothing = Grid(tuple([tuple([Fraction(0) for _ in row]) for row in B.rows]), bars=B.bars)
        filled, were = self.other_entries(nothing, B, regions) or [], self.other_entries(nothing, A, regions) or []
        [(row, column)] = other
        is_scaled = (row, column) in were and not any(i == row and j != column for i, j in filled)
        return (row, column) in filled and not is_scaled

    def other_entries(self, A: Grid, B: Grid, regions: Sequence[Region]) -> list[tuple[int, int]] | None:
        """The places at which two matrices are not equal everywhere where the conditions hold; None if not known."""
        differences, domain = self.differences(A, B, ()), self.functions.domain
        if differences is None or domain is None:
            return None
        ncols = len(B.rows[0])
        try:
            return [
                divmod(k, ncols)
                for k, p in enumerate(differences)
                if not all(vanish_in(domain, Over.REAL, one, [p]) for one in regions)
            ]
        except InputError:
            return None

    def are_equal(self, A: Expression, B: Expression, regions: Sequence[Region], place: int) -> bool:
        """Whether two matrices have the same entries wherever the conditions hold."""
        differences, domain = self.differences(A, B, self.answer.passages[:place]), self.functions.domain
        if differences is None or domain is None:
            return False
        try:
            return all(vanish_in(domain, Over.REAL, region, differences) for region in regions)
        except InputError:
            return False

    def differences(self, A: Expression, B: Expression, before: tuple[Passage, ...]) -> list[Terms] | None:
        """What the entries of two matrices differ by; None where they are not known, or of different shapes."""
        grids = [grid_of(one, before) for one in (A, B)]
        rows = [rows_of(grid, self.functions) for grid in grids if grid is not None]
        domain = self.functions.domain
        if len(rows) < 2 or rows[0] is None or rows[1] is None or rows[0].shape != rows[1].shape or domain is None:
            return None
        found = []
        for first, second in zip(entries_of(rows[0]), entries_of(rows[1]), strict=True):
            for x, y in zip(first, second, strict=True):
                (above, _), _ = number_sum(domain, x, number_negative(domain, y))
                found.append(above)
        return found

    def right(self, one: Judgement) -> Judgement:
        return replace(one, outcome=Outcome.CORRECT, note=None, detail="")


def _matrices_of(said: Passage) -> tuple[Expression, ...]:
    """The matrices that a passage writes."""
    match said:
        case Transition(before=before, after=after):
            return (*before[:1], after)
        case Shown(_, grid) | Definition(_, _, Grid() as grid):
            return (grid,)
        case _:
            return ()


def written_alone(said: Passage) -> Grid | None:
    """The matrix of a passage that says of no step how it was reached."""
    match said:
        case Shown(_, grid):
            return grid
        case Transition(after=Grid() as grid) if not said.is_joined:
            return grid
        case _:
            return None
