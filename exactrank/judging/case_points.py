"""Which matrices a text gives, and values of letters at which a claim is tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from exactrank.calculations.cases.records import Branch, CaseTree
from exactrank.calculations.cases.records import Region as Known
from exactrank.judging.case_regions import Region
from exactrank.numbers.multivariate import value_at
from exactrank.numbers.rational_functions import Function
from exactrank.numbers.rows import RowsOver
from exactrank.statements import Assertion, Definition, Grid, Passage, Shown, Solution, Transition

_TRIED = (2, 3, -2, 5, 7, -3, 4, 1, -1, 0, 6, Fraction(1, 2))
"""Numbers for letters that are free, in the order in which they are tried."""


def given_matrices(passages: Sequence[Passage], with_made: bool = False) -> Iterator[tuple[int, Grid]]:
    """The matrices that a text shows or names, and its systems, with their places; what steps lead to is made from
    these, and stands for them where a system `with_made` rows is asked for.

    The names of the parts of a system, A and b of (A | b), are given where the system is.
    """
    shown = {one.span for one in passages if isinstance(one, Shown)}
    steps = [one for one in passages if isinstance(one, Transition)]
    made = [one.after.spelled for one in steps if isinstance(one.after, Grid)]
    begun = [one.before[0] for one in steps if one.before]
    systems = [grid for grid in begun if isinstance(grid, Grid) and grid.bars]
    for k, one in enumerate(passages):
        match one:
            case Definition(span, _, Grid()) if span in shown:
                pass
            case Shown(_, grid) | Definition(_, _, Grid() as grid):
                if grid.spelled not in made and not any(_is_part(grid, one) for one in systems):
                    yield k, grid
            case Assertion((Solution(_, Grid() as grid, None), *_)) | Solution(_, Grid() as grid, None):
                if with_made or grid.spelled not in made:
                    yield k, grid
            case _:
                pass


def _is_part(grid: Grid, system: Grid) -> bool:
    """Whether a matrix is what stands on one side of the bar."""
    parts = (slice(None, system.bars[0]), slice(system.bars[0], None))
    return any(
        grid.rows == tuple([row[part] for row in system.rows])
        and (grid.written or ()) == tuple([row[part] for row in system.written])
        for part in parts
    )


def speaks_of(matrix: RowsOver[Function], regions: Sequence[Region]) -> bool:
    """Whether all letters of the conditions are letters of the matrix."""
    entries = [x for numerators, _ in matrix.rows for x, _ in numerators]
    held = {k for p in entries for m, _ in p for k, e in enumerate(m) if e}
    asked = {k for region in regions for p, _ in region for m, _ in p for k, e in enumerate(m) if e}
    return asked <= held


def points_of(tree: CaseTree, leaf: Branch) -> Iterator[list[Fraction]]:
    """Some rational values of the letters in a branch."""
    return rational_points(leaf.region, len(tree.letters))


def rational_points(known: Known, count: int) -> Iterator[list[Fraction]]:
    """Some rational values in a region: numbers for the free letters, and what they determine."""
    fixed = {value.letter for value in known.values}
    free = [k for k in range(count) if k not in fixed]
    if known.equations:
        return  # an equation that is not solved for a letter: its zeros may be irrational
    found = 0
    for shift in range(len(_TRIED)):
        point = [Fraction(0)] * count
        for at, k in enumerate(free):
            point[k] = Fraction(_TRIED[(at + shift) % len(_TRIED)])
        for value in known.values:
            point[value.letter] = value_at(value.polynomial, point) / value.denominator
        if known.holds(point):
            yield point
            found += 1
            if found == 3:
                return
