"""An exercise: what is given, and the recorded derivation that a strategy makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor, gcd

from exactrank.calculations.elimination import (
    EchelonForm,
    Strategy,
    reduced_row_echelon_form,
    row_echelon_form,
)
from exactrank.calculations.elimination.effort import Effort, effort
from exactrank.calculations.systems import Solution, solve
from exactrank.errors import InputError
from exactrank.exercises.choices import Choices
from exactrank.exercises.demands import Demand
from exactrank.exercises.proposals import proposal
from exactrank.matrix import Matrix
from exactrank.records import dataclass

MOST_TRIES, MOST_ENTRIES = 10_000, 120_000
"""So many proposals are looked at, or fewer with so many entries in all; in the first half one must also look well."""
MOST_SEED = 2**63
MOST_ZEROS = 4
"""One entry of so many may be zero."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise made from a demand and a seed; `solved` is its key, by the first strategy of the demand."""

    demand: Demand
    seed: int
    solved: EchelonForm | Solution

    @property
    def matrix(self) -> Matrix:
        """The matrix, or the coefficients of the system."""
        return self.solved.coefficients if isinstance(self.solved, Solution) else self.solved.start

    @property
    def right(self) -> Matrix | None:
        """The right side of a system, as a column."""
        return self.solved.right if isinstance(self.solved, Solution) else None

    @property
    def form(self) -> EchelonForm:
        """The recorded reduction of the key."""
        return form_of(self.solved)

    @property
    def effort(self) -> Effort:
        """What the key asks of a hand."""
        return effort(self.form.derivation)


def form_of(solved: EchelonForm | Solution) -> EchelonForm:
    """The recorded reduction in a key."""
    return solved.form if isinstance(solved, Solution) else solved


def make_exercise(demand: Demand, seed: int = 1) -> Exercise:
    """The exercise that the demand and the seed determine: the first proposal from the seed that meets the demand.

    >>> found = make_exercise(Demand(3, 4, rank=2), seed=7)
    >>> found.form.rank, found == make_exercise(Demand(3, 4, rank=2), seed=7)
    (2, True)
    >>> found.form.matrix.is_integral, max(abs(x) for row in found.matrix for x in row) <= 9
    (True, True)

    Raises InputError for a demand that contradicts itself, for a seed that is none, and where none of the proposals
    meets the demand.
    """
    demand = demand.checked()
    if not 0 <= seed < MOST_SEED:
        raise InputError.of("exercise.seed", seed=str(seed)[:30], most=MOST_SEED - 1)
    choices = Choices(seed)
    efforts: list[Fraction] = []
    tries = min(MOST_TRIES, MOST_ENTRIES // (demand.nrows * demand.ncols))
    for k in range(tries):
        rows = proposal(demand, choices)
        solved = _solved(rows, demand) if max(abs(value) for row in rows for value in row) <= demand.largest else None
        if solved is None or (2 * k < tries and not looks_well(form_of(solved), demand.ncols)):
            continue
        found = effort(form_of(solved).derivation).total
        if demand.effort is None or demand.effort[0] <= found <= demand.effort[1]:
            return Exercise(demand, seed, solved)
        efforts.append(found)
    if efforts:
        least, most = floor(min(efforts)), ceil(max(efforts))
        raise InputError.of("exercise.effort", tries=tries, least=least, most=most)
    raise InputError.of("exercise.not-found", tries=tries)


def make_exercises(demand: Demand, seed: int, count: int) -> Iterator[Exercise]:
    """As many exercises for one demand, with this seed and those after it.

    >>> [one.seed for one in make_exercises(Demand(2, 2), 7, 3)]
    [7, 8, 9]
    """
    for k in range(count):
        yield make_exercise(demand, seed + k)


def _solved(rows: list[list[int]], demand: Demand) -> EchelonForm | Solution | None:
    """The key by the first strategy, where the path of every strategy is one that the demand allows."""
    found = [_derived(rows, demand, strategy) for strategy in demand.strategies]
    if not all(_fits(one, demand) for one in found):
        return None
    return found[0]


def _derived(rows: list[list[int]], demand: Demand, strategy: Strategy) -> EchelonForm | Solution:
    if demand.kind is None:
        return (reduced_row_echelon_form if demand.reduced else row_echelon_form)(Matrix.of(rows), strategy)
    A, b = Matrix.of([row[:-1] for row in rows]), Matrix.of([row[-1:] for row in rows])
    return solve(A, b, strategy)


def _fits(solved: EchelonForm | Solution, demand: Demand) -> bool:
    form = form_of(solved)
    if form.rank not in demand.ranks() or (isinstance(solved, Solution) and solved.kind() is not demand.kind):
        return False
    if demand.pivots is not None and tuple([pivot.column for pivot in form.pivots]) != demand.pivots:
        return False
    return _is_whole(form, demand.largest_between)


def looks_well(form: EchelonForm, columns: int) -> bool:
    """Whether there is something to do that is not seen at once: few zeros, and no two rows alike.

    Of a rank above 1, no two rows are multiples of one another in these columns, those left of a bar.

    >>> [looks_well(row_echelon_form(Matrix.of(A)), 2) for A in ([[1, 2], [3, 5]], [[1, 2], [0, 1]], [[1, 0], [0, 0]])]
    [True, False, False]
    """
    start = [numerators for numerators, _ in form.start.rows]
    if not form.rank or len(start) == 1:
        return True
    entries = [value for row in start for value in row[form.pivots[0].column :]]
    lines = {_direction(row[:columns]) if form.rank > 1 else row for row in start}
    few_zeros = all(map(any, start)) and MOST_ZEROS * entries.count(0) <= len(entries)
    return bool(form.derivation.log) and few_zeros and len(lines) == len(start)


def _direction(row: Sequence[int]) -> tuple[int, ...]:
    """The row without its common factor, its first entry that is not zero positive: the same for all its multiples."""
    first = next((value for value in row if value), 1)
    common = gcd(*row) or 1
    return tuple([value // (common if first > 0 else -common) for value in row])


def _is_whole(form: EchelonForm, largest: int) -> bool:
    """Whether all matrices are whole and small, and all multiples that are added whole."""
    log = form.derivation.log
    if any(source is not None and denominator != 1 for _, source, _, denominator, _, _ in log):
        return False
    return all(
        d == 1 and max(map(abs, numerators), default=0) <= largest
        for state in form.derivation.states()
        for numerators, d in state.rows
    )
