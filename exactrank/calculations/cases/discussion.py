"""discuss: the complete discussion of a matrix with letters."""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.calculations.cases.knowledge import Knowledge
from exactrank.calculations.cases.merging import merged_cases
from exactrank.calculations.cases.polynomial_ring import Polynomial, PolynomialRing
from exactrank.calculations.cases.records import CaseTree, Condition, Goal, Over, Region
from exactrank.calculations.cases.regularity import RegularityWalk, minors_of_last_rows
from exactrank.calculations.cases.walk import CaseWalk
from exactrank.errors import InputError, ShapeError
from exactrank.numbers.multivariate import Terms
from exactrank.numbers.rational_functions import Function, RationalFunctions
from exactrank.numbers.rows import RowsOver

MOST_CASES = 40
Assumption = tuple[Terms, bool]
"""A polynomial, and whether it vanishes."""


def discuss(
    A: RowsOver[Function],
    goal: Goal = Goal.RANK,
    bar: int | None = None,
    over: Over = Over.REAL,
    given: Sequence[Assumption] = (),
    most_cases: int = MOST_CASES,
    unknowns: tuple[str, ...] = (),
) -> CaseTree:
    """The cases of the m x n matrix A over QQ(a, b, ...), of whose columns the last, after `bar`, is a right side.

    For every assignment of numbers to the letters that `given` admits exactly one leaf of the tree holds. Raises
    InputError for contradictory assumptions and more than `most_cases` cases, ShapeError where the goal needs another
    shape, and InputError for entries that are no polynomials.

    >>> from exactrank.numbers.rational_functions import QQ_letters
    >>> from exactrank.reading.matrices.rows_over import rows_over
    >>> tree = discuss(rows_over(QQ_letters("a"), "1 a 1; a 1 1"), Goal.SOLUTIONS, 2)
    >>> [(case.answer.kind.value, [(v.letter, v.polynomial) for v in case.region.values]) for case in tree.cases]
    [('infinite', [(0, (((0,), 1),))]), ('none', [(0, (((0,), -1),))]), ('unique', [])]
    """
    domain = A.domain
    assert isinstance(domain, RationalFunctions)
    ring = PolynomialRing(domain)
    rows = [[ring.of_number(domain.ratio(x, d)) for x in numerators] for numerators, d in A.rows]
    value = None
    known, assumed = _assumed(Knowledge(ring, over), given)
    _check_shape(A, goal, bar)
    if goal in (Goal.DETERMINANT, Goal.INVERSE):
        value = ring.number(minors_of_last_rows(rows, ring, A.ncols))
        regularity = RegularityWalk(A.ncols, goal is Goal.INVERSE, most_cases)
        root, by_conditions = regularity.tree(rows, known), regularity.known
    else:
        walk = CaseWalk(goal, A.ncols, bar, most_cases)
        root, by_conditions = walk.tree(rows, known), walk.known
    return CaseTree(domain, A, bar, goal, over, assumed, root, merged_cases(root, goal, by_conditions), unknowns, value)


def is_contradictory(domain: RationalFunctions, over: Over, given: Sequence[Assumption]) -> bool:
    """Whether the conditions are known to hold for no values of the letters.

    >>> from exactrank.numbers.rational_functions import QQ_letters
    >>> square, a = (((2,), 1), ((0,), 1)), (((1,), 1),)
    >>> is_contradictory(QQ_letters("a"), Over.REAL, [(square, True)])
    True
    >>> is_contradictory(QQ_letters("a"), Over.REAL, [(a, False)])
    False
    """
    try:
        _assumed(Knowledge(PolynomialRing(domain), over), given)
    except InputError as error:
        return error.problems[0].message == "cases.contradictory"
    return False


def region_of(domain: RationalFunctions, over: Over, given: Sequence[Assumption]) -> Region | None:
    """What the conditions come to; None where they are known to hold for no values of the letters.

    >>> from exactrank.numbers.rational_functions import QQ_letters
    >>> a, b = (((1, 0), 1),), (((0, 1), 2), ((0, 0), -1))
    >>> [(one.letter, one.polynomial, one.denominator) for one in region_of(QQ_letters("a", "b"), Over.REAL,
    ...     [(a, False), (b, True)]).values]
    [(1, (((0, 0), 1),), 2)]
    """
    try:
        known, _ = _assumed(Knowledge(PolynomialRing(domain), over), given)
    except InputError as error:
        if error.problems[0].message == "cases.contradictory":
            return None
        raise
    return known.region()


def vanish_in(domain: RationalFunctions, over: Over, given: Sequence[Assumption], polynomials: Sequence[Terms]) -> bool:
    """Whether all of the polynomials vanish wherever the conditions hold.

    >>> from exactrank.numbers.rational_functions import QQ_letters
    >>> a, domain = (((1,), 1),), QQ_letters("a")
    >>> vanish_in(domain, Over.REAL, [(a, True)], [a]), vanish_in(domain, Over.REAL, [(a, False)], [a])
    (True, False)
    """
    ring = PolynomialRing(domain)
    known, _ = _assumed(Knowledge(ring, over), given)
    return all(known.vanishes(known.reduced(ring.of_terms(p))) for p in polynomials)


def _check_shape(A: RowsOver[Function], goal: Goal, bar: int | None) -> None:
    m, n = A.shape
    if goal is Goal.SOLUTIONS:
        if bar is None:
            raise InputError.of("cases.no-right-side")
        if n - bar != 1:
            raise ShapeError.of("cases.right-sides", count=n - bar)
    elif bar is not None:
        raise InputError.of("cases.bar-unfit", goal=goal.value)
    if goal in (Goal.DETERMINANT, Goal.INVERSE) and m != n:
        raise ShapeError.of("not-square", rows=m, columns=n)


def _assumed(known: Knowledge, given: Sequence[Assumption]) -> tuple[Knowledge, tuple[Condition, ...]]:
    """What is known under the assumptions, and these as conditions, each about an irreducible polynomial."""
    ring = known.ring
    made: list[Condition] = []
    for p, vanishes in sorted(given, key=lambda one: not one[1]):
        f: Polynomial = known.reduced(ring.of_terms(p))
        if f.is_zero() or f.is_constant():
            if f.is_zero() is not vanishes:
                raise InputError.of("cases.contradictory", count=len(given))
            continue
        factors = ring.factors(f)
        if vanishes and len(factors) > 1:
            raise InputError.of("cases.given-product", count=len(factors))
        for one in factors:
            made.append(Condition(ring.primitive_terms(one), vanishes))
            if not vanishes:
                known = known if known.known(one) else known.with_nonzero(one)
                continue
            below = known.with_zero(one) if known.why_never_zero(one) is None else None
            if below is None:
                raise InputError.of("cases.contradictory", count=len(given))
            known = below
    return known, tuple(made)
