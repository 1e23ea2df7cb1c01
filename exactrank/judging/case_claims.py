"""What a claim about a matrix with letters says of its ranks, and whether the answer of a case fulfils it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from exactrank.calculations.cases.records import Answer, Goal
from exactrank.judging.case_matrices import entries_of, grid_of, matrix_over, rows_of
from exactrank.judging.written_functions import WrittenFunctions
from exactrank.numbers.canonical_numbers import number_product
from exactrank.numbers.multivariate import Terms, irreducible_parts, is_constant
from exactrank.numbers.rational_functions import Function
from exactrank.numbers.rows import RowsOver
from exactrank.records import dataclass
from exactrank.statements import (
    Comparison,
    Consequence,
    Determinant,
    DeterminantOf,
    Echelon,
    EchelonFormOf,
    EchelonKind,
    Equality,
    Expression,
    Grid,
    Inverse,
    Nullity,
    Number,
    Passage,
    Rank,
    RankOf,
    RowEquivalence,
    Solution,
    Statement,
)
from exactrank.statements.claims import SolutionKind

Holds = Callable[[Answer], bool]


@dataclass(frozen=True, slots=True)
class CaseClaim:
    """A claim that is true or false of the answer of a case: `holds` decides it, of `matrix` under this `goal`."""

    matrix: RowsOver[Function]
    bar: int | None
    goal: Goal
    holds: Holds
    also: RowsOver[Function] | None = None
    """what else has to be a combination of the rows, for all values of a case"""
    both_ways: bool = False
    """whether the rows have to be combinations of these too"""
    nonzero: tuple[Terms, ...] = ()
    """what is divided by: where it vanishes nothing is said"""


def case_claim(said: Statement, before: tuple[Passage, ...], functions: WrittenFunctions) -> CaseClaim | None:
    """The claim of a statement, with what names stand for in the passages before it; None for any other statement."""
    match said:
        case Solution(_, coefficients, right, None, (), SolutionKind() as kind):
            return _of_system(coefficients, right, kind, before, functions)
        case Solution(_, coefficients, right, Grid() as values, (), None, True, False):
            return _of_values(coefficients, right, values, before, functions)
        case Nullity(_, subject, Number(value), comparison) if value.denominator == 1:
            return _of_nullity(subject, before, functions, value, comparison)
        case Rank(_, subject, Number(value), comparison) if value.denominator == 1:
            return _of_ranks(subject, before, functions, _compared(value, comparison), square=False)
        case Rank(_, subject, RankOf(other), Comparison.EQUAL | Comparison.NOT_EQUAL as comparison) if (
            subject is not None
        ):
            return _of_two_ranks(subject, other, None, before, functions, comparison is Comparison.EQUAL)
        case Equality(_, (RankOf(subject), Number(value)), comparison) if value.denominator == 1:
            return _of_ranks(subject, before, functions, _compared(value, comparison), square=False)
        case Equality(_, (Number(value), RankOf(subject)), Comparison.EQUAL | Comparison.NOT_EQUAL as comparison) if (
            value.denominator == 1
        ):
            return _of_ranks(subject, before, functions, _compared(value, comparison), square=False)
        case Equality(_, (RankOf(subject), RankOf(other)), Comparison.EQUAL | Comparison.NOT_EQUAL as comparison):
            return _of_two_ranks(subject, other, None, before, functions, comparison is Comparison.EQUAL)
        case Equality(_, (RankOf(subject), RankOf(other), Number(value)), Comparison.EQUAL):
            return _of_two_ranks(subject, other, value, before, functions, True)
        case Determinant(_, subject, Number(Fraction(numerator=0))):
            return _of_ranks(subject, before, functions, _is_singular, square=True)
        case Inverse(_, subject, None):
            return _of_ranks(subject, before, functions, _is_singular, square=True)
        case Equality(_, (DeterminantOf(subject), Number(Fraction(numerator=0))), Comparison.NOT_EQUAL):
            return _of_ranks(subject, before, functions, None, square=True)
        case Equality(_, (DeterminantOf(subject), Number(Fraction(numerator=0))), Comparison.EQUAL):
            return _of_ranks(subject, before, functions, _is_singular, square=True)
        case Echelon(_, subject, None, pivots, None, free) if subject is not None and (pivots or free):
            return _of_pivots(said, subject, before, functions)
        case RowEquivalence(_, left, right):
            return _of_row_spaces(left, right, before, functions)
        case EchelonFormOf(_, subject, value, EchelonKind.ECHELON) if subject is not None:
            found = _of_row_spaces(subject, value, before, functions)
            return found if found is not None and _is_staircase(found.also) else None
        case Consequence(_, coefficients, right, equation) if equation.written:
            return _of_equation(coefficients, right, equation, before, functions)
        case _:
            return None


def denial_of(claim: CaseClaim) -> CaseClaim:
    """What is said with a claim that is denied: it fails at each of the values. A consistent system has not none."""
    return replace(claim, holds=lambda answer: not claim.holds(answer))


def _is_singular(size: int) -> Holds:
    return lambda answer: answer.rank != size


def _is_regular(size: int) -> Holds:
    return lambda answer: answer.rank == size


_BY: dict[Comparison, Callable[[int, Fraction], bool]] = {
    Comparison.EQUAL: lambda rank, value: rank == value,
    Comparison.NOT_EQUAL: lambda rank, value: rank != value,
    Comparison.LESS: lambda rank, value: rank < value,
    Comparison.GREATER: lambda rank, value: rank > value,
    Comparison.AT_MOST: lambda rank, value: rank <= value,
    Comparison.AT_LEAST: lambda rank, value: rank >= value,
}


def _compared(value: Fraction, comparison: Comparison) -> Callable[[int], Holds] | None:
    by = _BY.get(comparison)
    return None if by is None else lambda _: lambda answer: answer.rank is not None and by(answer.rank, value)


def _of_system(
    coefficients: Expression | None,
    right: Expression | None,
    kind: SolutionKind,
    before: tuple[Passage, ...],
    functions: WrittenFunctions,
) -> CaseClaim | None:
    A = grid_of(coefficients, before)
    b = grid_of(right, before) if right is not None else None
    if A is None or (right is not None and (b is None or len(b.rows) != len(A.rows))):
        return None
    width = len(A.rows[0])
    rows = rows_of(A, functions)
    if b is not None:
        beside = rows_of(b, functions)
        if rows is None or beside is None or len(b.rows[0]) != 1:
            return None
        pairs = zip(entries_of(rows), entries_of(beside), strict=True)
        rows = RowsOver.of(rows.domain, [[*left, *last] for left, last in pairs])
        width += 1
    wanted = SolutionKind.INFINITE if kind is SolutionKind.SEVERAL else kind  # letters stand for numbers of QQ
    return None if rows is None else CaseClaim(rows, width - 1, Goal.SOLUTIONS, lambda answer: answer.kind is wanted)


def _of_equation(
    coefficients: Expression | None,
    right: Expression | None,
    equation: Grid,
    before: tuple[Passage, ...],
    functions: WrittenFunctions,
) -> CaseClaim | None:
    """x = (a + 1)/(a - 1): the system has solutions, and its rows give the equation where a - 1 is not 0."""
    claim = _of_system(coefficients, right, SolutionKind.UNIQUE, before, functions)
    row = rows_of(equation, functions, fractions=True)
    if claim is None or row is None or row.ncols != claim.matrix.ncols:
        return None
    below = [q for numerators, _ in row.rows for _, q in numerators if not is_constant(q)]
    nonzero = tuple(dict.fromkeys([f for q in below for f, _ in irreducible_parts(q)]))

    def holds(answer: Answer) -> bool:
        return answer.kind is not SolutionKind.NONE

    return replace(claim, holds=holds, also=_without_fractions(row), nonzero=nonzero)


def _of_values(
    coefficients: Expression | None,
    right: Expression | None,
    values: Grid,
    before: tuple[Passage, ...],
    functions: WrittenFunctions,
) -> CaseClaim | None:
    """x = 2, y = 0: equations that every solution satisfies."""
    if any(len(row) != 1 for row in values.rows):
        return None
    n = len(values.rows)
    texts = [row[0] for row in values.written] if values.written else [""] * n
    said = [j for j in range(n) if values.rows[j][0] is not None or texts[j]]
    rows = tuple([(*[Fraction(k == j) for k in range(n)], values.rows[j][0]) for j in said])
    written = tuple([(*[""] * n, texts[j]) for j in said])
    return _of_equation(coefficients, right, Grid(rows, written=written), before, functions) if rows else None


def _of_nullity(
    subject: Expression | None,
    before: tuple[Passage, ...],
    functions: WrittenFunctions,
    value: Fraction,
    comparison: Comparison,
) -> CaseClaim | None:
    """The dimension of the null space of A, or of the relations between vectors: the columns less the rank."""
    rows, by = matrix_over(subject, before, functions, vectors=True), _BY.get(comparison)
    if rows is None or by is None:
        return None
    count, compared = rows.ncols, by
    return CaseClaim(
        rows, None, Goal.RANK, lambda answer: answer.rank is not None and compared(count - answer.rank, value)
    )


def _of_pivots(
    said: Echelon, subject: Expression, before: tuple[Passage, ...], functions: WrittenFunctions
) -> CaseClaim | None:
    """The columns of the pivots, or those without one, whose unknowns are free; left of the bar, where there is one."""
    grid = grid_of(subject, before)
    rows = None if grid is None else rows_of(grid, functions)
    if grid is None or rows is None or len(grid.bars) > 1:
        return None
    n = grid.bars[0] if grid.bars else rows.ncols
    rows = RowsOver.of(rows.domain, [line[:n] for line in entries_of(rows)])

    def holds(answer: Answer) -> bool:
        found = {pivot.column for pivot in answer.pivots or ()}
        for claimed, expected in ((said.pivot_columns, found), (said.free_columns, {*range(n)} - found)):
            if claimed is not None and not ({*claimed} <= expected and (said.some or {*claimed} == expected)):
                return False
        return True

    return CaseClaim(rows, None, Goal.ECHELON, holds)


def _of_row_spaces(
    left: Expression, right: Expression, before: tuple[Passage, ...], functions: WrittenFunctions
) -> CaseClaim | None:
    """Row equivalence: each has the other's rows among the combinations of its own, whatever the letters are."""
    grids = [grid_of(one, before) for one in (left, right)]
    rows = [rows_of(grid, functions) for grid in grids if grid is not None]
    if len(rows) < 2 or rows[0] is None or rows[1] is None or rows[0].shape != rows[1].shape:
        return None
    return CaseClaim(rows[0], None, Goal.RANK, lambda _: True, rows[1], True)


def _is_staircase(A: RowsOver[Function] | None) -> bool:
    """Whether each row begins further to the right than the one above, zero rows last, whatever the letters are."""
    if A is None:
        return False
    zero, last = A.domain.zero, -1
    for numerators, _ in A.rows:
        first = next((j for j, x in enumerate(numerators) if x != zero), A.ncols)
        if first <= last and first < A.ncols:
            return False
        last = first
    return True


def _without_fractions(row: RowsOver[Function]) -> RowsOver[Function]:
    """The row times what its entries are divided by, which vanishes nowhere."""
    domain = row.domain
    entries = entries_of(row)
    for numerators, _ in row.rows:
        for _, q in numerators:
            times = (q, domain.one[1]), 1
            if any(not is_constant(below) for line in entries for (_, below), _ in line):
                entries = [[number_product(domain, x, times) for x in line] for line in entries]
    return RowsOver.of(domain, entries)


def _of_two_ranks(
    subject: Expression,
    other: Expression,
    value: Fraction | None,
    before: tuple[Passage, ...],
    functions: WrittenFunctions,
    equal: bool,
) -> CaseClaim | None:
    """rank A = rank (A | b), and what both are: the two ranks of a system, in any order."""
    grids = [grid_of(one, before) for one in (subject, other)]
    if any(grid is None or not grid.rows for grid in grids):
        return None
    both = [rows for grid in grids if grid is not None and (rows := rows_of(grid, functions)) is not None]
    if len(both) != 2:
        return None
    A, augmented = sorted(both, key=lambda rows: rows.ncols)
    if A.nrows != augmented.nrows or A.ncols + 1 != augmented.ncols:
        return None
    beside = zip(entries_of(A), entries_of(augmented), strict=True)
    if any(list(row) != list(whole[:-1]) for row, whole in beside):
        return None

    def holds(answer: Answer) -> bool:
        same = answer.rank == answer.augmented_rank
        return same is equal and (value is None or answer.rank == value)

    return CaseClaim(augmented, A.ncols, Goal.SOLUTIONS, holds)


def _of_ranks(
    subject: Expression | None,
    before: tuple[Passage, ...],
    functions: WrittenFunctions,
    holds: Callable[[int], Holds] | None,
    square: bool,
) -> CaseClaim | None:
    rows = matrix_over(subject, before, functions)
    if rows is None or (square and rows.nrows != rows.ncols) or (holds is None and not square):
        return None
    return CaseClaim(rows, None, Goal.RANK, (holds or _is_regular)(rows.nrows))
