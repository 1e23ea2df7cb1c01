"""Exercises to order: what is demanded of them, and the seed that determines each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exactrank.exercises.exercise import Exercise
    from exactrank.exercises.with_letter import CasesExercise


def make_exercise(
    shape: tuple[int, int],
    rank: int | None = None,
    pivots: Sequence[int] | None = None,
    system: str | None = None,
    *,
    reduced: bool = False,
    strategy: str | Sequence[str] = "textbook",
    largest: int = 9,
    largest_between: int = 40,
    effort: tuple[int, int] | None = None,
    seed: int = 1,
) -> Exercise:
    """The exercise that these demands and the seed determine, with its key in `solved`.

    `shape` is that of the matrix, `pivots` are columns counted from 0, and `system` (`none`, `unique`, `infinite`)
    makes it a system with such solutions. Whichever strategy named is followed, all matrices on the way are whole, none
    of their entries larger than `largest_between`; `effort` is the window of what the key asks of a hand. Raises
    InputError for demands that contradict one another, and where no exercise is found.

    >>> from exactrank.api.reduction import row_echelon_form
    >>> made = make_exercise((3, 4), rank=2, seed=7)
    >>> rank_of = row_echelon_form(made.matrix).rank
    >>> rank_of, made == make_exercise((3, 4), rank=2, seed=7), made.solved.rank
    (2, True, 2)
    """
    from exactrank.exercises import exercise
    from exactrank.requests.exercises import read_demand, read_seed

    given: dict[str, object] = {
        "shape": shape,
        "rank": rank,
        "pivots": None if pivots is None else [j + 1 for j in pivots],
        "system": system,
        "form": "reduced" if reduced else None,
        "strategy": strategy,
        "largest": largest,
        "largest-between": largest_between,
        "effort": effort,
    }
    return exercise.make_exercise(read_demand(given), read_seed(seed))


def make_cases_exercise(
    shape: tuple[int, int],
    letter: str = "a",
    cases: int = 3,
    goal: str = "solutions",
    *,
    largest: int = 5,
    seed: int = 1,
) -> CasesExercise:
    """The exercise with a letter that these demands and the seed determine, with all its cases in `tree`.

    The matrix, of a system the coefficients, is of this `shape`; so many `cases` are to be found of its solutions or,
    with the `goal` "rank", of its rank. Raises InputError for a demand that is none, and where no exercise is found.

    >>> made = make_cases_exercise((2, 2), "k", seed=7)
    >>> len(made.tree.cases), made.tree.letters, made == make_cases_exercise((2, 2), "k", seed=7)
    (3, ('k',), True)
    """
    from exactrank.exercises import with_letter
    from exactrank.requests.exercises import read_cases_demand, read_seed

    given: dict[str, object] = {"shape": shape, "letters": letter, "cases": cases, "goal": goal, "largest": largest}
    demand = read_cases_demand(given)
    assert demand is not None
    return with_letter.make_cases_exercise(demand, read_seed(seed))
