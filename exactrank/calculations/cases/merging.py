"""Branches with one answer become one case: what the questions between them ask does not matter for it."""

from __future__ import annotations

from collections.abc import Mapping

from exactrank.calculations.cases.knowledge import Knowledge
from exactrank.calculations.cases.records import Answer, Branch, Case, Condition, Cut, Goal, Question
from exactrank.numbers.canonical_numbers import Number
from exactrank.numbers.rational_functions import Function
from exactrank.statements.claims import SolutionKind

Known = Mapping[tuple[Condition, ...], Knowledge]


def merged_cases(branch: Branch, goal: Goal, known: Known) -> tuple[Case, ...]:
    """The cases of a tree, those where a polynomial vanishes first.

    The two branches of a question are merged where each has one answer and the answer where the polynomial does not
    vanish holds where it does: for solutions, where its denominators do not vanish there and it has the same free
    unknowns, the particular solution and the directions are the same there, for they are determined by these.
    """
    match branch.then:
        case Answer() as answer:
            return (Case(branch.region, answer, (branch,)),)
        case Question(_, zero, nonzero):
            first = () if isinstance(zero, Cut) else merged_cases(zero, goal, known)
            second = () if isinstance(nonzero, Cut) else merged_cases(nonzero, goal, known)
            if len(first) == len(second) == 1 and not isinstance(zero, Cut):
                one, other = first[0], second[0]
                if _is_one_answer(one.answer, other.answer, goal, known[zero.conditions]):
                    return (Case(branch.region, other.answer, (*one.branches, *other.branches)),)
            return (*first, *second)


def _is_one_answer(zero: Answer, nonzero: Answer, goal: Goal, known: Knowledge) -> bool:
    match goal:
        case Goal.RANK:
            return zero.rank == nonzero.rank
        case Goal.ECHELON:
            return _columns(zero) == _columns(nonzero)
        case Goal.DETERMINANT | Goal.INVERSE:
            singular = zero.pivots is None and nonzero.pivots is None
            return singular or (
                zero.pivots == nonzero.pivots and _same_value(zero.determinant, nonzero.determinant, known)
            )
        case Goal.SOLUTIONS:
            if zero.kind is not nonzero.kind or zero.rank != nonzero.rank:
                return False
            if zero.kind is SolutionKind.NONE:
                return True
            if zero.free != nonzero.free or zero.particular is None or nonzero.particular is None:
                return False
            ours = [*zero.particular, *[x for one in zero.directions for x in one]]
            theirs = [*nonzero.particular, *[x for one in nonzero.directions for x in one]]
            return all(_same_value(x, y, known) for x, y in zip(ours, theirs, strict=True))


def _columns(answer: Answer) -> list[int]:
    return [pivot.column for pivot in answer.pivots or ()]


def _same_value(zero: Number[Function] | None, nonzero: Number[Function] | None, known: Knowledge) -> bool:
    """Whether the second fraction is defined wherever the conditions hold, and is equal to the first one there."""
    if zero is None or nonzero is None:
        return zero is nonzero
    ring = known.ring
    (p, q), d = nonzero
    below = known.reduced(ring.of_terms(q))
    if below.is_zero() or not all(f in known.nonzero or known.why_never_zero(f) for f in ring.factors(below)):
        return False
    (r, s), e = zero
    difference = ring.of_terms(p, d) * ring.of_terms(s) - ring.of_terms(r, e) * ring.of_terms(q)
    return known.vanishes(known.reduced(difference))
