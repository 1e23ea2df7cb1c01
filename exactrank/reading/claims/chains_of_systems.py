"""Matrices that stand for systems of equations: whether one begins a system, or goes on with the one at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.chain_parts import Link, State, Step, width
from exactrank.reading.claims.equivalent_systems import equivalent_system, solved_by
from exactrank.reading.claims.offered_operations import NEAR
from exactrank.reading.claims.told_steps import ToldSteps
from exactrank.records import dataclass
from exactrank.statements import Grid, Span

_SET_VALUE = lazy_pattern(
    r"(?:\$|\\\()\s*\\?[A-Za-z]+(?:_\{?\w\}?)?\s*=\s*[^$=\\]{1,12}(?:\$|\\\))[^$\\\n]{0,40}\s*(?:\$\$?|\\[\[(])?\s*\Z"
)


@dataclass(slots=True)
class ChainsOfSystems(ToldSteps):
    """Holds a matrix that a chain begins with against the system that the text has."""

    augmented: Grid | None = None
    """The augmented matrix that the chain at hand began with."""
    augmented_at: int = 0
    taken_further: bool = False
    """whether a matrix stands behind it that may be what it was reduced to, or another one"""
    joined: Callable[[Grid], Grid | None] = lambda grid: None
    """[A | b] of the matrix and the vector that the text has named, where an augmented matrix is near to it."""
    is_joined: Callable[[Grid], bool] = lambda grid: False
    """Whether a matrix without a bar is [A b] of the matrix and the vector that the text has named."""
    is_called_augmented: Callable[[int], bool] = lambda offset: False
    """Whether the words before a matrix call it an augmented one."""
    written: Callable[[Grid, int], Grid | None] = lambda grid, offset: None
    """The augmented matrix of the equations before a place, if it is nearly the one that stands there."""
    systems: list[tuple[int, Span, Grid]] = field(default_factory=list)
    """The augmented matrices that chains began with, and where they stand."""
    restated: list[tuple[int, Grid]] = field(default_factory=list)
    """Systems of equations that only words lead to: what operations make of the one before, or another one."""
    is_asked: Callable[[int], bool] = lambda offset: False
    """Whether what stands at an offset is there to be solved."""

    def _is_equations(self, made: State) -> bool:
        """Whether a matrix stands there as equations, which are not there to be solved."""
        grid = made.grid
        has_right_side = grid.bars == (width(grid) - 1,)
        return has_right_side and "=" in self.source.text[made.start : made.stop] and not self.is_asked(made.start)

    def _has_equations(self, before: State, made: State) -> bool:
        """Whether one of two matrices is written as equations."""
        return any("=" in self.source.text[one.start : one.stop] for one in (before, made))

    def _has_set_value(self, before: State) -> bool:
        """Whether a system stands behind a value that a letter is given there: setting z = 0 gives ..."""
        start = max(0, before.start - NEAR)
        return "=" in self.source.text[before.start : before.stop] and bool(
            _SET_VALUE.search(self.source.text[start : before.start])
        )

    def _compare_with_system(self, before: State, made: State) -> None:
        claim = equivalent_system(before.grid, made.grid, self.source.span(made.start, made.stop))
        if claim is not None:
            self.told.append((made.start, claim))

    def _solved_by(self, before: State, made: State) -> None:
        """An arrow from a matrix to a vector: that this solves the system with the matrix is a guess."""
        claim = solved_by(before.grid, made.grid, self.source.span(made.start, made.stop))
        if claim is not None:
            self.told.append((made.start, claim))

    def _begin_system(self, made: State) -> None:
        """A matrix with a right side, or what words call one, is a system; any other matrix ends the one before."""
        last = width(made.grid) - 1
        called = self.is_called_augmented(made.start) or self.is_joined(made.grid)
        if not made.grid.bars and last > 0 and called:
            self.augmented = replace(made.grid, bars=(last,))
        else:
            self.augmented = made.grid if made.grid.bars == (last,) else None
        self.augmented_at = made.start
        if self.augmented is not None:
            self._compare_with_named(made)
            self.systems.append((made.start, self.source.span(made.start, made.stop), self.augmented))

    def _may_be_system_further_on(self, made: State) -> bool:
        """Whether a matrix without a bar has the size of the augmented one before it: after elimination, or another."""
        system = self.augmented
        if system is None or made.grid.bars or width(made.grid) < 3 or self.is_called_augmented(made.start):
            return False
        return (len(system.rows), width(system)) == (len(made.grid.rows), width(made.grid))

    def _is_of_system(self, grid: Grid) -> bool:
        """Whether a matrix may stand where a solution of the system at hand is put in, so that the system stays.

        Its coefficients, one column, and zeros are what A x = b and A N = 0 end with.
        """
        system = self.augmented
        if system is None or grid.bars:
            return False
        coefficients = tuple([row[: width(grid)] for row in system.rows])
        return width(grid) == 1 or grid.rows == coefficients or not any(entry for row in grid.rows for entry in row)

    def _compare_with_named(self, made: State) -> None:
        """An augmented matrix that is nearly that of the A and b that were given is in doubt.

        So is one that is nearly that of the equations before it; called their augmented matrix, it is theirs.
        """
        joined = None if self.augmented is None else self.joined(self.augmented)
        if joined is not None:
            self._compare(joined, made, apart=True)  # it may be of another right side
        elif self.augmented is not None and (written := self.written(self.augmented, made.start)) is not None:
            self._compare(written, made, apart=not self.is_called_augmented(made.start))

    def _compare(self, meant: Grid, made: State, apart: bool) -> None:
        """A matrix against the one that it should be a copy of; `apart`: it may as well be another one."""
        before = State(meant, made.start, made.start)
        alone = Step((before,), Link(made.start, made.stop), made, (), written=False, opened=False)
        self._tell(alone, toward=False, starts=True, apart=apart)
