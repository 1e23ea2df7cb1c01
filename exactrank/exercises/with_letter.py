"""Exercises with a letter: a matrix or a system of which the number of cases is known beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exactrank.calculations.cases.discussion import discuss
from exactrank.calculations.cases.records import CaseTree, Goal, Over
from exactrank.errors import InputError
from exactrank.exercises.choices import Choices
from exactrank.exercises.exercise import MOST_SEED
from exactrank.numbers.multivariate import collected, total_degree
from exactrank.numbers.rational_functions import LETTER, Function, QQ_letters, RationalFunctions
from exactrank.numbers.rows import RowsOver
from exactrank.records import dataclass

LEAST_CASES, MOST_CASES, MOST_ROWS, MOST_ENTRY = 2, 6, 4, 99
GOALS = (Goal.SOLUTIONS, Goal.RANK)
MOST_TRIES = 2000
MOST_ZEROS = 3
"""One entry of so many may be zero."""
_COEFFICIENTS = (1, 1, 1, 1, -1, 2)
"""What the letter is multiplied by in an entry."""
_CONSTANTS = (0, 0, 0, 1, -1, 2, -2)
"""What is added to it."""

Entries = list[list[tuple[int, int]]]
"""Rows of pairs a, c: the entry is a times the letter plus c."""


@dataclass(frozen=True, slots=True)
class CasesDemand:
    """What is asked for: a matrix m x n with one letter, of a system the coefficients, and how many cases it has.

    The letter has degree 1 in every entry, numbers in the entries are at most `largest`, and so are the values of the
    letter that are cases of their own, which are whole.
    """

    nrows: int
    ncols: int
    cases: int = 3
    goal: Goal = Goal.SOLUTIONS
    letter: str = "a"
    largest: int = 5

    def checked(self) -> CasesDemand:
        """The demand itself; raises InputError for one beyond the limits.

        >>> CasesDemand(5, 1).checked()
        Traceback (most recent call last):
            ...
        exactrank.errors.InputError: exercises have a shape from 1x1 to 4x4, not 5x1
        """
        if not (1 <= self.nrows <= MOST_ROWS and 1 <= self.ncols <= MOST_ROWS):
            raise InputError.of("exercise.shape", shape=f"{self.nrows}x{self.ncols}", most=MOST_ROWS)
        for key, value, least, most in (
            ("cases", self.cases, LEAST_CASES, MOST_CASES),
            ("largest", self.largest, 1, MOST_ENTRY),
        ):
            if not least <= value <= most:
                raise InputError.of("bad-whole-number", key=key, least=least, most=most, value=str(value)[:30])
        if not LETTER.fullmatch(self.letter):
            raise InputError.of("exercise.letter", letter=self.letter[:30])
        if self.goal not in GOALS:
            choices = ", ".join([goal.value for goal in GOALS])
            raise InputError.of("bad-choice", key="goal", value=self.goal.value, choices=choices)
        return self


@dataclass(frozen=True, slots=True)
class CasesExercise:
    """An exercise with a letter; the discussion is its key."""

    demand: CasesDemand
    seed: int
    tree: CaseTree


def make_cases_exercise(demand: CasesDemand, seed: int = 1) -> CasesExercise:
    """The exercise that the demand and the seed determine: the first proposal from the seed that meets the demand.

    >>> made = make_cases_exercise(CasesDemand(2, 2), seed=7)
    >>> len(made.tree.cases), made == make_cases_exercise(CasesDemand(2, 2), seed=7)
    (3, True)

    Raises InputError for a demand or a seed that is none, and where none of the proposals meets the demand.
    """
    demand = demand.checked()
    if not 0 <= seed < MOST_SEED:
        raise InputError.of("exercise.seed", seed=str(seed)[:30], most=MOST_SEED - 1)
    choices, domain = Choices(seed), QQ_letters(demand.letter)
    for _ in range(MOST_TRIES):
        rows = _proposal(demand, domain, choices)
        tree = None if rows is None else _discussed(rows, demand)
        if tree is not None and _is_asked_for(tree, demand):
            return CasesExercise(demand, seed, tree)
    raise InputError.of("exercise.not-found", tries=MOST_TRIES)


def make_cases_exercises(demand: CasesDemand, seed: int, count: int) -> Iterator[CasesExercise]:
    """As many exercises for one demand, with this seed and those after it."""
    for k in range(count):
        yield make_cases_exercise(demand, seed + k)


def _proposal(demand: CasesDemand, domain: RationalFunctions, choices: Choices) -> RowsOver[Function] | None:
    """Rows whose entries are small and of degree 1; None where they are not, two are alike or much is done already."""
    backwards = demand.cases > 3 or choices.below(2)
    entries = _backwards(demand, choices) if backwards else _scattered(demand, choices)
    rows = [[domain.of_polynomial(collected([((1,), a), ((0,), c)])) for a, c in row] for row in entries]
    numbers = [abs(x) for row in entries for pair in row for x in pair]
    if max(numbers) > demand.largest or len({tuple(row) for row in entries}) < len(rows) or not _looks_well(entries):
        return None
    return RowsOver.of(domain, [[(x, 1) for x in row] for row in rows])


def _is_nonzero(row: Sequence[tuple[int, int]]) -> bool:
    return any(pair != (0, 0) for pair in row)


def _looks_well(entries: Entries) -> bool:
    """Whether no row is zero, few entries are, and below the first pivot something is left to do."""
    zeros = [pair == (0, 0) for row in entries for pair in row]
    first = [row[0] != (0, 0) for row in entries]
    return MOST_ZEROS * sum(zeros) <= len(zeros) and sum(first) >= min(2, len(first)) and all(map(_is_nonzero, entries))


def _scattered(demand: CasesDemand, choices: Choices) -> Entries:
    """Small numbers, with the letter in a few places."""
    width = _width(demand)
    places = [(i, j) for i in range(demand.nrows) for j in range(width)]
    with_letter = set(choices.shuffled(places)[: min(len(places), 1 + choices.below(demand.cases + 1))])
    rows: Entries = []
    for i in range(demand.nrows):
        rows.append([])
        for j in range(width):
            has_it = (i, j) in with_letter
            rows[i].append(
                (choices.one_of(_COEFFICIENTS), choices.one_of(_CONSTANTS))
                if has_it
                else (0, _within(min(3, demand.largest), choices))
            )
    return rows


def _backwards(demand: CasesDemand, choices: Choices) -> Entries:
    """A triangle with factors a - r on its diagonal, of which rows are added to the rows below, last rows first."""
    width, reach = _width(demand), min(2, demand.largest)
    diagonal = min(demand.nrows, demand.ncols)
    with_root = set(choices.shuffled(range(diagonal))[: demand.cases - 1])
    rows: Entries = [[(0, 0)] * width for _ in range(demand.nrows)]
    for i, row in enumerate(rows):
        for j in range(i, width):
            row[j] = (0, _within(reach, choices))
        if i < width:
            row[i] = (1, _within(demand.largest, choices)) if i in with_root else (0, 1)
        if i in with_root and demand.ncols > demand.nrows:
            # Only multiples of a - r: at r the row loses its pivot, though there are more unknowns than equations.
            a, c = row[i]
            for j in range(i + 1, demand.ncols):
                factor = choices.below(3) - 1
                row[j] = (factor * a, factor * c)
        if not choices.below(3):
            row[-1] = (1, _within(reach, choices))
    for i in reversed(range(1, demand.nrows)):
        for k in range(i):
            factor = choices.below(3) - 1
            rows[i] = [(a + factor * b, c + factor * d) for (a, c), (b, d) in zip(rows[i], rows[k], strict=True)]
    return rows


def _width(demand: CasesDemand) -> int:
    return demand.ncols + (demand.goal is Goal.SOLUTIONS)


def _within(reach: int, choices: Choices) -> int:
    """A number from -reach to reach."""
    return choices.below(2 * reach + 1) - reach


def _discussed(rows: RowsOver[Function], demand: CasesDemand) -> CaseTree | None:
    bar = demand.ncols if demand.goal is Goal.SOLUTIONS else None
    try:
        return discuss(rows, demand.goal, bar, Over.REAL, (), demand.cases)
    except InputError:  # it has more cases
        return None


def _is_asked_for(tree: CaseTree, demand: CasesDemand) -> bool:
    """So many cases, each but the general one at a whole number, and not one answer for all of them."""
    if len(tree.cases) != demand.cases:
        return False
    conditions = [one.polynomial for leaf in tree.leaves for one in leaf.conditions]
    if any(total_degree(p) > 1 for p in conditions):
        return False
    values = [value for case in tree.cases for value in case.region.values]
    whole = [value for value in values if value.denominator == 1 and total_degree(value.polynomial) == 0]
    if len(whole) != demand.cases - 1 or len(values) != len(whole):
        return False
    if any(abs(c) > demand.largest for value in whole for _, c in value.polynomial):
        return False
    kinds = {(case.answer.rank, case.answer.kind) for case in tree.cases}
    wanted = 3 if demand.cases == 3 and tree.goal is Goal.SOLUTIONS else 2
    return len(kinds) >= wanted
