"""The cases of a matrix with letters, and what an answer says of each: rightly, wrongly, or nothing that was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from exactrank.calculations.cases.discussion import is_contradictory
from exactrank.calculations.cases.records import Case, CaseTree, Goal
from exactrank.calculations.elimination.over_domains import reduce_rows
from exactrank.judging.case_claims import CaseClaim, Holds, case_claim
from exactrank.judging.case_regions import Region, regions_of
from exactrank.judging.verdicts.verdict import Outcome, Verdict
from exactrank.judging.written_functions import WrittenFunctions
from exactrank.numbers.multivariate import Terms, collected
from exactrank.numbers.rational_functions import Function, RationalFunctions
from exactrank.numbers.rows import RowsOver
from exactrank.records import dataclass
from exactrank.statements import Answer, Assertion, Rank, Solution
from exactrank.statements.letter_cases import LetterCase

_MOST_LOOKED_AT = 400
"""Combinations of conditions that are looked at for one case; beyond them it counts as not covered."""


class Said(Enum):
    """What an answer says of one case."""

    RIGHT = "right"
    WRONG = "wrong"
    """a claim that is refuted says something else of it"""
    MISSING = "missing"
    """nothing that was understood says what holds in all of it"""


@dataclass(frozen=True, slots=True)
class CaseSaid:
    """One case of the discussion, with what is said of it, and the line of that."""

    case: Case
    said: Said
    line: int | None = None


@dataclass(frozen=True, slots=True)
class MadeClaim:
    """A claim about the matrix, made in these regions; `refuted`: it was judged wrong; `answer`: what it says."""

    regions: tuple[Region, ...]
    holds: Holds
    refuted: bool
    line: int | None
    answer: object = None


def discussed_cases(answer: Answer, verdict: Verdict, tree: CaseTree) -> tuple[CaseSaid, ...]:
    """What the answer, which has this verdict, says of every case of the tree.

    A claim counts where its matrix has the rows of the tree's matrix, or rows that come from them by row operations
    over QQ(a, b, ...). A case is right where claims that hold in it cover all of it, wrong where a claim that was
    refuted speaks of it and fails in it.

    >>> from exactrank.calculations.cases.discussion import discuss
    >>> from exactrank.judging import judge
    >>> from exactrank.numbers.rational_functions import QQ_letters
    >>> from exactrank.reading.answers.document import answer_of
    >>> from exactrank.reading.matrices.rows_over import rows_over
    >>> tree = discuss(rows_over(QQ_letters("a"), "1 a; a 1"))
    >>> text = "Let $A = \\\\begin{bmatrix} 1 & a \\\\\\\\ a & 1 \\\\end{bmatrix}$. If $a = 1$, the rank of $A$ is 1."
    >>> answer = answer_of(text)
    >>> [one.said.value for one in discussed_cases(answer, judge(answer), tree)]
    ['right', 'missing', 'missing']
    """
    claims = tuple(made_claims(answer, verdict, tree))
    return tuple([_case_said(case, claims, tree) for case in tree.cases])


def _answer_of(said: object) -> object:
    """How many solutions there are, or what the rank is; a solution that is written out says no number of them."""
    return said.kind if isinstance(said, Solution) else said.value if isinstance(said, Rank) else None


def made_claims(answer: Answer, verdict: Verdict, tree: CaseTree) -> Iterator[MadeClaim]:
    """The claims of the answer, made for some values, that the discussion of the tree is about."""
    functions = WrittenFunctions(answer)
    if functions.domain is None:
        return
    refuted = {one.statement.span for one in verdict.judgements if one.outcome is Outcome.INCORRECT}
    wanted = _row_space(tree.matrix)
    for place, passage in enumerate(answer.passages):
        if not isinstance(passage, Assertion) or passage.case is None or passage.denied:
            continue
        said = passage.readings[0]
        claim = case_claim(said, answer.passages[:place], functions)
        if claim is None or not _answers(said, claim, tree) or not _is_of(claim, wanted, tree):
            continue
        wrong = said.span in refuted
        for regions, holds in _meant(passage.case, claim.holds, isinstance(said, Rank | Solution), functions, tree):
            yield MadeClaim(regions, holds, wrong, said.span.line, _answer_of(said))


def _answers(said: object, claim: CaseClaim, tree: CaseTree) -> bool:
    """Whether the claim is one of those that the discussion is about."""
    match tree.goal:
        case Goal.SOLUTIONS:
            return claim.goal is Goal.SOLUTIONS and claim.bar == tree.bar
        case Goal.RANK:
            return isinstance(said, Rank)
        case Goal.INVERSE | Goal.DETERMINANT:
            return claim.goal is Goal.RANK and claim.bar is None
        case _:
            return False


def _is_of(claim: CaseClaim, wanted: object, tree: CaseTree) -> bool:
    """Whether the claim's matrix has the row space of the tree's, over the fractions of polynomials in its letters."""
    domain = claim.matrix.domain
    assert isinstance(domain, RationalFunctions)
    rows: list[list[tuple[Function, int]]] = []
    for numerators, d in claim.matrix.rows:
        entries = [_moved_function(x, domain.letters, tree.domain) for x in numerators]
        if any(x is None for x in entries):
            return False
        rows.append([tree.domain.ratio(x, d) for x in entries if x is not None])
    moved = RowsOver.of(tree.domain, rows)
    return moved.ncols == tree.matrix.ncols and _row_space(moved) == wanted


def _row_space(A: RowsOver[Function]) -> object:
    """The nonzero rows of the reduced form, which are the same for the same row space."""
    zero = A.domain.zero
    return [row for row in reduce_rows(A, to_reduced_form=True).end.rows if any(x != zero for x in row[0])]


def _meant(
    case: LetterCase, holds: Holds, only_there: bool, functions: WrittenFunctions, tree: CaseTree
) -> Iterator[tuple[tuple[Region, ...], Holds]]:
    """Where the claim is made; and with "if and only if" its opposite everywhere else, where that settles anything."""

    def polynomial(text: str) -> Terms | None:
        found = functions.function(text)
        return None if found is None else _moved(found[0][0], functions.letters, tree.letters)

    regions = regions_of(case.alternatives, polynomial, tree.letters)
    if not regions:
        return
    yield regions, holds
    complement = case.complement() if case.both_ways and not only_there else None
    others = None if complement is None else regions_of(complement, polynomial, tree.letters)
    if others:
        yield others, lambda found: not holds(found)


def _case_said(case: Case, claims: Sequence[MadeClaim], tree: CaseTree) -> CaseSaid:
    conditions = [tuple([(one.polynomial, one.vanishes) for one in leaf.conditions]) for leaf in case.branches]
    space = _Space(tree)
    for one in claims:
        if one.refuted and not one.holds(case.answer) and any(space.meets(c, one.regions) for c in conditions):
            return CaseSaid(case, Said.WRONG, one.line)
    holding = [one for one in claims if one.holds(case.answer)]
    regions = tuple([region for one in holding for region in one.regions])
    if regions and all(space.covered(c, regions) for c in conditions):
        return CaseSaid(case, Said.RIGHT, next(one.line for one in holding if space.meets(conditions[0], one.regions)))
    return CaseSaid(case, Said.MISSING)


class _Space:
    """The values of the letters that the tree is about."""

    def __init__(self, tree: CaseTree) -> None:
        self.tree = tree
        self.given = tuple([(one.polynomial, one.vanishes) for one in tree.given])
        self.looked_at = 0

    def is_empty(self, conditions: Region) -> bool:
        """Whether no values are known to fulfil the conditions."""
        return is_contradictory(self.tree.domain, self.tree.over, (*self.given, *conditions))

    def meets(self, conditions: Region, regions: Sequence[Region]) -> bool:
        return any(not self.is_empty((*conditions, *region)) for region in regions)

    def covered(self, conditions: Region, regions: Sequence[Region]) -> bool:
        """Whether the regions hold all values there: outside each, one of its conditions fails, and that is nowhere."""
        self.looked_at += 1
        if self.looked_at > _MOST_LOOKED_AT:
            return False
        if self.is_empty(conditions):
            return True
        if not regions:
            return False
        first, others = regions[0], regions[1:]
        return all(self.covered((*conditions, (p, not vanishes)), others) for p, vanishes in first)


def _moved_function(x: Function, letters: Sequence[str], domain: RationalFunctions) -> Function | None:
    above, below = (_moved(p, letters, domain.letters) for p in x)
    return None if above is None or below is None else (above, below)


def _moved(p: Terms, letters: Sequence[str], to: Sequence[str]) -> Terms | None:
    """The polynomial with its exponents in the order of other letters; None where it has a letter that is not there."""
    terms: list[tuple[tuple[int, ...], int]] = []
    for exponents, c in p:
        powers: Mapping[str, int] = {letter: e for letter, e in zip(letters, exponents, strict=True) if e}
        if not set(powers) <= set(to):
            return None
        terms.append((tuple([powers.get(letter, 0) for letter in to]), c))
    return collected(terms)
