"""What an exercise is to be: its shape, its rank and pivots, its solutions, and how hard the way to them may be."""

from __future__ import annotations

from collections.abc import Iterator

from exactrank.calculations.elimination import Strategy
from exactrank.errors import InputError, Problem
from exactrank.records import dataclass
from exactrank.statements import SolutionKind

MOST_ROWS = 8
LARGEST, LARGEST_BETWEEN = 9, 40
MOST_ENTRY = 10**6
SYSTEMS = (SolutionKind.NONE, SolutionKind.UNIQUE, SolutionKind.INFINITE)


@dataclass(frozen=True, slots=True)
class Demand:
    """What is asked of an exercise; `rank` and `pivots` are those of the matrix, or of a system's coefficients.

    `pivots` are columns counted from 0, `kind` makes it a system. The path is integral under each strategy: whole
    numbers in every matrix, none larger than `largest_between`, and a multiple that is subtracted is whole as well.
    The entries at the start are at most `largest`, and the effort of the first strategy lies in the window.
    """

    nrows: int
    ncols: int
    rank: int | None = None
    pivots: tuple[int, ...] | None = None
    kind: SolutionKind | None = None
    reduced: bool = False
    strategies: tuple[Strategy, ...] = (Strategy.TEXTBOOK,)
    largest: int = LARGEST
    largest_between: int = LARGEST_BETWEEN
    effort: tuple[int, int] | None = None

    def checked(self) -> Demand:
        """The demand itself, where nothing in it is impossible.

        Raises InputError with everything that contradicts itself or is beyond a limit.

        >>> Demand(3, 4, rank=4).checked()
        Traceback (most recent call last):
            ...
        exactrank.errors.InputError: a 3x4 matrix has at most the rank 3, not 4
        """
        problems = tuple(_problems(self))
        if problems:
            raise InputError(*problems)
        return self

    def ranks(self) -> range:
        """The ranks that the matrix may have, by its shape, its pivots and its solutions."""
        m, n = self.nrows, self.ncols
        known = len(self.pivots) if self.pivots is not None else self.rank
        least, most = (1, min(m, n)) if known is None else (known, known)
        match self.kind:
            case SolutionKind.UNIQUE:
                return range(max(least, n), most + 1)
            case SolutionKind.INFINITE:
                return range(least, min(most, n - 1) + 1)
            case SolutionKind.NONE:
                return range(least, min(most, m - 1) + 1)
            case _:
                return range(least, most + 1)


def _problems(demand: Demand) -> Iterator[Problem]:
    m, n = demand.nrows, demand.ncols
    shape, pivots = f"{m}x{n}", demand.pivots
    if not (1 <= m <= MOST_ROWS and 1 <= n <= MOST_ROWS):
        yield Problem.of("exercise.shape", shape=shape, most=MOST_ROWS)
        return
    if demand.rank is not None and not 0 <= demand.rank <= min(m, n):
        yield Problem.of("exercise.rank", shape=shape, most=min(m, n), rank=demand.rank)
    if pivots is not None:
        inside = all(0 <= j < n for j in pivots) and len(pivots) <= m
        if not inside or list(pivots) != sorted(set(pivots)):
            listed = ", ".join([str(j + 1) for j in pivots])
            yield Problem.of("exercise.pivots", shape=shape, pivots=listed)
        elif demand.rank not in (None, len(pivots)):
            yield Problem.of("exercise.pivots-rank", rank=demand.rank or 0, count=len(pivots))
    if demand.kind is not None and demand.kind not in SYSTEMS:
        choices = ", ".join([kind.value for kind in SYSTEMS])
        yield Problem.of("bad-choice", key="system", value=demand.kind.value, choices=choices)
    if not (1 <= demand.largest <= MOST_ENTRY and demand.largest <= demand.largest_between <= MOST_ENTRY):
        between = demand.largest_between
        yield Problem.of("exercise.bounds", most=MOST_ENTRY, largest=demand.largest, between=between)
    if demand.effort is not None and not 0 <= demand.effort[0] <= demand.effort[1]:
        yield Problem.of("exercise.window", least=demand.effort[0], most=demand.effort[1])
    if not demand.ranks():
        yield from _without_rank(demand, shape)


def _without_rank(demand: Demand, shape: str) -> Iterator[Problem]:
    """Why no rank fits the solutions that are asked for, where shape, rank and pivots fit one another."""
    if demand.kind is None:
        return
    known = demand.rank if demand.pivots is None else len(demand.pivots)
    if known is None:
        yield Problem.of("exercise.system-shape", shape=shape, kind=demand.kind.value)
    else:
        yield Problem.of("exercise.system-rank", shape=shape, kind=demand.kind.value, rank=known)
