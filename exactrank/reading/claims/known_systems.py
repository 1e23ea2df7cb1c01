"""The systems of equations that a text knows, and which of them a place is about."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from exactrank.reading.claims.block_names import is_near
from exactrank.reading.claims.chains import Chains
from exactrank.reading.claims.combinations_of_vectors import combination
from exactrank.reading.claims.equation_runs import EquationRuns
from exactrank.reading.claims.scopes import no_scopes
from exactrank.reading.claims.sets_of_solutions import equation_in, unknowns_of_vector
from exactrank.reading.claims.systems_at_hand import System
from exactrank.reading.formulas.parameters import NotAffine, column_of, key_of, parameters_of
from exactrank.reading.formulas.sides import Sides
from exactrank.statements import Array, Expression, Grid, Indexed, Name, Number, Sum, Times

_OF_UNKNOWNS = "xXvuyzw"
"""The last letters of what a vector of unknowns is called: x, \\vec{x}, v."""


class KnownSystems(ABC):
    """The augmented matrix at hand, A x = b, equations one after the other, and systems that are guessed."""

    def __init__(self, sides: Sides, chains: Chains, headings: Sequence[int]) -> None:
        self.headings = headings
        self.sides = sides
        self.source = sides.source
        self.tokens = sides.tokens
        self.chains = chains
        self.stated: System | None = None
        """The last A x = b."""
        self.stated_at = 0
        self.all_stated: list[System] = []
        self.announced: tuple[Name, Name, Name | None, int] | None = None
        """A, x and b of an equation A x = b that came before A had a value, b None for 0; and where it stands."""
        self._mentioned: dict[int, bool] = {}
        self.past: list[int] = []
        """Where other unknowns stand than the system at hand has, or another one is supposed: it may be over."""
        self.runs = EquationRuns(sides)
        self.scopes = no_scopes()
        self.solved = -1
        """Where the last run of equations with a solution begins."""
        self.is_tried: Callable[[str, int], bool] = lambda name, offset: False
        """Whether a name was given a vector of numbers right before a place."""
        self.supposed: Callable[[int], bool] = lambda offset: False
        """Whether what stands at an offset is supposed: suppose that a system A x = 0 reduces to the following."""

    @abstractmethod
    def finish(self) -> None:
        """Another system begins."""

    def system_at(self, offset: int) -> System | None:
        """The system that a statement at this place is about; under another heading x is another x."""
        system = self._system_at(offset)
        return system if system is None or system.names else replace(system, names=self._entries_of(system))

    def _entries_of(self, system: System) -> tuple[str, ...]:
        """What its unknowns are called, where the vector of the unknowns was written out: v = (u, w)."""
        found = [
            letters
            for vector, letters in self.sides.entries.items()
            if vector == system.vector or (not system.vector and vector.strip("{}")[-1:] in _OF_UNKNOWNS)
        ]
        last = found[-1] if found else ()
        return last if len(last) == system.unknowns and not any(one in self.sides.grids for one in last) else ()

    def _system_at(self, offset: int) -> System | None:
        augmented = self.chains.augmented
        if self.stated is not None and self.stated.names and self.stated_at > self.chains.augmented_at:
            augmented = None  # the unknowns have been written out since
        if augmented is not None and not self._apart(self.chains.augmented_at, offset):
            if self._is_one_side_of(augmented):
                return self.stated
            count, doubted = len(augmented.rows[0]) - 1, self.chains.taken_further
            names = self._names_of(augmented, offset)
            return System(augmented, None, count, names=names, left=doubted, at=self.chains.augmented_at)
        if self.stated is not None and not self._apart(self.stated_at, offset):
            return self.stated
        near = self._written(offset) or self._of_another_part(offset) or self._announced_system(offset)
        return near or self._of_another_section(offset)

    def _of_another_section(self, offset: int) -> System | None:
        """The system of an earlier section of the same exercise: nobody says that it is still meant."""
        augmented, at = self.chains.augmented, self.chains.augmented_at
        if augmented is not None and not self.scopes.apart(at, offset):
            return System(augmented, None, len(augmented.rows[0]) - 1, left=True, at=at)
        near = [run for run in self.runs.runs if run.start < offset and not self.scopes.apart(run.start, offset)]
        found = [(run, made) for run in near if (made := self.runs.system_of(run)) is not None]
        if not found:
            return None
        run, made = found[-1]
        return System(made.grid, None, len(made.unknowns), "", made.unknowns, left=True, at=run.start)

    def _names_of(self, augmented: Grid, offset: int) -> tuple[str, ...]:
        """The unknowns of the equations before an augmented matrix that has their coefficients: a, b and c."""
        for run in reversed(self.runs.runs):
            if run.start < offset and not self._apart(run.start, offset):
                made = self.runs.system_of(run)
                if made is not None:
                    return made.unknowns if made.grid.rows == augmented.rows else ()
        return ()

    def nearly(self, grid: Grid, offset: int) -> Grid | None:
        """The augmented matrix of the last equations before a place, if it differs there in a few entries."""
        near = [run for run in self.runs.runs if run.start < offset and not self._apart(run.start, offset)]
        made = self.runs.system_of(near[-1]) if near and not near[-1].solved else None
        if made is None or made.grid.rows == grid.rows or not is_near(made.grid, grid):
            return None
        return made.grid

    def named_beside(self, offset: int, start: int, stop: int) -> System | None:
        """Where A x = b and A x = c were stated: the one that the sentence of a claim names, or that stood before."""
        if len({one.right for one in self.all_stated}) < 2:
            return None
        here = [one for one in self.all_stated if start <= one.at < stop]
        before = [one for one in here if one.at < offset]
        if here:
            return before[-1] if before else here[0]
        earlier = [one for one in self.all_stated if one.at < start and not self._apart(one.at, offset)]
        return earlier[-1] if earlier and self.stated_at >= stop else None

    def _is_one_side_of(self, augmented: Grid) -> bool:
        """Whether A x = b was stated behind [A | b c]: of several right sides one is meant."""
        if self.stated is None or self.stated_at < self.chains.augmented_at:
            return False
        return augmented.bars == (self.stated.unknowns,) and len(augmented.rows[0]) > self.stated.unknowns + 1

    def _of_another_part(self, offset: int) -> System | None:
        """The system of an earlier part of the same exercise: (a) reduces it, (c) solves it."""
        augmented, at = self.chains.augmented, self.chains.augmented_at
        if augmented is None or self._in_sections(at, offset):
            return None
        first, second = self.scopes.path_at(at), self.scopes.path_at(offset)
        if len(second) < 2 or first[:-1] != second[:-1]:
            return None
        return System(augmented, None, len(augmented.rows[0]) - 1, left=True, at=at)

    def _announced_system(self, offset: int) -> System | None:
        """A x = b, where A and b have been given since: the text may have another system in mind."""
        if self.announced is None or self._apart(self.announced[3], offset):
            return None
        A, x, b, _ = self.announced
        grids = [
            self.sides.grids[name.name].grid for name in (A, b) if name is not None and name.name in self.sides.grids
        ]
        if b is None and len(grids) == 1 and x.name not in self.sides.grids:
            zero = Grid(((Fraction(0),),) * len(grids[0].rows))
            return System(A, zero, len(grids[0].rows[0]), x.name, guessed=True)
        if b is None or len(grids) < 2 or x.name in self.sides.grids or len(grids[0].rows) != len(grids[1].rows):
            return None
        return System(A, b, len(grids[0].rows[0]), x.name, guessed=True)

    def of_names(self, offset: int) -> System | None:
        """A x = b of the only matrix and the only vector b that have been given names: a guess of what is solved."""
        if self.announced is not None:
            return None  # A x = c
        named = [(name, self.sides.grids[name].grid) for name in self.sides.grids]
        matrices = [(name, grid) for name, grid in named if len(grid.rows[0]) > 1]
        vectors = [(name, grid) for name, grid in named if len(grid.rows[0]) == 1]
        if len(matrices) != 1 or len(vectors) != 1 or vectors[0][0].strip("{}").split("{")[-1].split(" ")[-1] != "b":
            return None
        (_, A), (_, b) = matrices[0], vectors[0]
        if A.bars or len(A.rows) != len(b.rows):
            return None
        return System(A, b, len(A.rows[0]), guessed=True, at=offset)

    def _written(self, offset: int) -> System | None:
        """The system of equations that stand one after the other: the first that has no solution yet.

        What stands further down in the same unknowns follows from it, or is another system: also a reading.
        """
        near = [run for run in self.runs.runs if run.start < offset and not self._apart(run.start, offset)]
        found = [(run, made) for run in near if (made := self.runs.system_of(run)) is not None]
        unsolved = [pair for pair in found if pair[0].start > self.solved] or found[-1:]
        systems = [
            System(made.grid, None, len(made.unknowns), "", made.unknowns, run, at=run.start) for run, made in unsolved
        ]
        if not systems:
            return None
        later = [one for one in systems[1:] if one.names == systems[0].names]
        return replace(systems[0], later=tuple(later))

    def _guessed(self, left: Expression) -> System | None:
        """The last matrix without a bar, its last column a right side: where unknowns with an index get values."""
        grid = self.chains.subject
        if grid is None or grid.bars or self.stated is not None or not isinstance(left, Indexed) or left.name != "x":
            return None
        last = len(grid.rows[0]) - 1
        if self._mentions(last + 1):
            return None  # there are more unknowns
        return System(replace(grid, bars=(last,)), None, last, guessed=True) if last > 1 else None

    def _of_one_equation(self, left: Expression, right: Expression, offset: int) -> System | None:
        """The single equation before a place, where the vector of its unknowns is given by parameters there.

        Of an equation that others may stand beside, numbers alone would be one point.
        """
        letters = unknowns_of_vector(left)
        near = [run for run in self.runs.runs if run.start < offset and not self._apart(run.start, offset)]
        if len(letters) < 2 or not near or len(near[-1].equations) != 1 or self.supposed(near[-1].start):
            return None
        found = equation_in(self.sides, near[-1].equations[0], letters)
        try:
            parameters = parameters_of(column_of(right, {}))
        except NotAffine:
            return None
        if found is None or not parameters or parameters & {*letters}:
            return None
        others = [equation_in(self.sides, run.equations[0], letters) for run in near[:-1] if len(run.equations) == 1]
        later = [
            System(one[0], one[1], len(letters), "", letters) for one in others if one not in (None, found) and one
        ]
        return System(found[0], found[1], len(letters), "", letters, near[-1], later=tuple(later), at=near[-1].start)

    def _mentions(self, index: int) -> bool:
        """Whether the text has an unknown x with the index."""
        if index not in self._mentioned:
            self._mentioned[index] = re.search(rf"x_\{{?{index}(?!\d)", self.sides.text) is not None
        return self._mentioned[index]

    def _in_sections(self, earlier: int, later: int) -> bool:
        """Whether another section begins between two places; cases and what goes over them are in one."""
        sections = self.scopes.sections(self.headings) if self.headings else []
        return bisect_left(sections, earlier + 1) != bisect_left(sections, later + 1)

    def _apart(self, earlier: int, later: int) -> bool:
        if self._in_sections(earlier, later):
            return True
        return self.scopes.apart(earlier, later)

    def _states_system(self, left: Times, right: Expression, offset: int) -> bool:
        """A x = b with a matrix that is known and a vector that is not; True when b is 0, which claims nothing."""
        if len(left.factors) != 2:
            return False
        A, x = left.factors
        if isinstance(x, Array):
            self._states_in_letters(A, x, right, offset)
            return False
        grid = A if isinstance(A, Grid) else None
        if isinstance(A, Name) and A.name in self.sides.grids:
            grid = self.sides.grids[A.name].grid
        if not isinstance(x, Name) or x.name in self.sides.grids or self.is_tried(x.name, offset):
            grid = None
        elif grid is None and isinstance(A, Name) and (isinstance(right, Name) or right == Number(Fraction(0))):
            self.announced = A, x, right if isinstance(right, Name) else None, offset
        if grid is None or not isinstance(x, Name):
            if isinstance(A, Name) and isinstance(x, Name) and self.supposed(offset):
                self.past.append(offset)  # suppose that a system A x = 0 reduces to the following equations
            return False
        homogeneous = right == Number(Fraction(0))
        b = Grid(((Fraction(0),),) * len(grid.rows)) if homogeneous else right
        self.finish()
        self.stated, self.stated_at = System(A, b, len(grid.rows[0]), x.name, at=offset), offset
        self.all_stated.append(self.stated)
        return homogeneous

    def _states_in_letters(self, A: Expression, x: Array, right: Expression, offset: int) -> None:
        """[...] (x_1, x_2) = [...]: the unknowns written out, which the system is about from here on."""
        grid, b = self._grid_of(A), self._grid_of(right)
        entries = [entry for row in x.rows for entry in row if isinstance(entry, Name | Indexed)]
        names = tuple(dict.fromkeys(map(key_of, entries)))
        if grid is None or b is None or grid.is_symbolic or b.is_symbolic or len(b.rows[0]) != 1:
            return
        written_out = all(len(row) == 1 for row in x.rows) and len(names) == len(x.rows) == len(grid.rows[0])
        if not written_out or len(b.rows) != len(grid.rows) or any(name in self.sides.grids for name in names):
            return
        self.finish()
        self.stated, self.stated_at = System(A, right, len(names), "", names, at=offset), offset

    def _states_combination(self, left: Sum, right: Expression, offset: int) -> None:
        """c_1 (1, 2) + c_2 (3, 4) = (0, 0): the unknowns are the coefficients, the vectors the columns."""
        found = combination(left, right, self.sides.grids)
        if found is not None:
            self.finish()
            A, b, names = found
            self.stated, self.stated_at = System(A, b, len(names), "", names, at=offset), offset

    def _grid_of(self, e: Expression) -> Grid | None:
        """A matrix that is written out or has a name."""
        if isinstance(e, Grid):
            return e
        read = self.sides.grids.get(e.name) if isinstance(e, Name) else None
        return None if read is None else read.grid

    def _nearer(self, system: System, offset: int) -> list[Grid]:
        """Systems in as many unknowns that are written between a system and a place: they may be meant instead."""
        runs = [run for run in self.runs.runs if system.at < run.start < offset and not self._apart(run.start, offset)]
        found = [made.grid for run in runs if (made := self.runs.system_of(run)) is not None]
        found += [grid for at, grid in self.chains.restated if system.at < at < offset and not self._apart(at, offset)]
        return [grid for grid in found if len(grid.rows[0]) == system.unknowns + 1]
