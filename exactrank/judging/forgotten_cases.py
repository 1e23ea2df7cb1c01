"""Cases of a matrix with letters that an answer which discusses them says nothing of, named by values of letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from exactrank.calculations.cases.discussion import discuss
from exactrank.calculations.cases.records import CaseTree, Goal, Over
from exactrank.errors import InputError
from exactrank.judging.case_claims import case_claim
from exactrank.judging.case_points import points_of
from exactrank.judging.case_regions import Region
from exactrank.judging.discussed_cases import MadeClaim, Said, discussed_cases, made_claims
from exactrank.judging.verdicts.verdict import Outcome, Verdict, Whole
from exactrank.judging.written_functions import WrittenFunctions
from exactrank.numbers.multivariate import value_at
from exactrank.numbers.rational_functions import RationalFunctions
from exactrank.statements import Answer, Assertion, FieldNamed, Rank, Solution

Values = tuple[tuple[str, Fraction], ...]

_MOST = 3
"""So many values are named at most."""


def with_forgotten_cases(answer: Answer, verdict: Verdict) -> Verdict:
    """The verdict with values of the letters of which the answer says nothing, where all else in it is right.

    An answer that says of two cases or more what rank a matrix has, or how many solutions a system, discusses these
    cases. What it leaves out is named; it is missing only where the text asks for all cases, and where the values are
    special ones: of all others a writer may not speak.
    """
    is_right = verdict.outcome is Whole.CORRECT and all(one.outcome is Outcome.CORRECT for one in verdict.judgements)
    if not is_right or answer.narrowed or any(isinstance(one, FieldNamed) for one in answer.passages):
        return verdict
    tree = _tree_of(answer)
    if tree is None:
        return verdict
    claims = tuple(made_claims(answer, verdict, tree))
    if len({one.answer for one in claims}) < 2:
        return verdict
    found = list(_forgotten(answer, verdict, tree, claims))
    special = any(is_special for _, is_special in found)
    values = tuple([one for one, _ in sorted(found, key=lambda pair: not pair[1])])[:_MOST]
    outcome = Whole.INCOMPLETE if special and answer.asks_for_all_cases else verdict.outcome
    return replace(verdict, outcome=outcome, undiscussed=values)


def _tree_of(answer: Answer) -> CaseTree | None:
    """All cases of the matrix of the first claim that is made for some values; None where that is not clear."""
    functions = WrittenFunctions(answer)
    if functions.domain is None:
        return None
    supposed = [_numerator(functions, text) for text in answer.supposed]
    excluded = [_numerator(functions, text) for text in answer.nonzero]  # those of conditions of cases too
    given = [(p, False) for p in excluded if p is not None and p in supposed]
    for is_wanted in (Solution, Rank):
        for place, passage in enumerate(answer.passages):
            said = passage.readings[0] if isinstance(passage, Assertion) else passage
            if not isinstance(said, is_wanted):
                continue
            if not isinstance(passage, Assertion) or passage.case is None:
                return None  # it may be meant of all values
            claim = case_claim(said, answer.passages[:place], functions)
            if claim is None or (is_wanted is Solution and claim.bar is None):
                continue
            goal = Goal.SOLUTIONS if is_wanted is Solution else Goal.RANK
            try:
                return discuss(claim.matrix, goal, claim.bar if is_wanted is Solution else None, Over.REAL, given)
            except InputError:
                return None
    return None


def _numerator(functions: WrittenFunctions, text: str) -> tuple[tuple[tuple[int, ...], int], ...] | None:
    found = functions.function(text)
    return None if found is None or not found[0][0] else found[0][0]


def _forgotten(
    answer: Answer, verdict: Verdict, tree: CaseTree, claims: tuple[MadeClaim, ...]
) -> Iterator[tuple[Values, bool]]:
    """Values in cases that are not covered, and whether the conditions of such a case determine some letter."""
    assert isinstance(tree.domain, RationalFunctions)
    regions = [region for one in claims for region in one.regions]
    for said in discussed_cases(answer, verdict, tree):
        if said.said is not Said.MISSING:
            continue
        for branch in said.case.branches:
            points = points_of(tree, branch)
            point = next((one for one in points if not any(_holds(region, one) for region in regions)), None)
            if point is not None:
                fixed = tuple(zip(tree.letters, point, strict=True))
                yield fixed, bool(branch.region.values or branch.region.equations)


def _holds(region: Region, point: list[Fraction]) -> bool:
    return all((value_at(p, point) == 0) is vanishes for p, vanishes in region)
