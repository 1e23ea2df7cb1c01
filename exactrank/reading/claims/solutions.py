"""Solutions of the system that an answer is about: as a vector, with parameters, or unknown by unknown."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from exactrank.reading.claims.chains import Chains
from exactrank.reading.claims.consequences import letters_of
from exactrank.reading.claims.solution_sets import solution_set_of
from exactrank.reading.claims.solutions_of_matrices import SolutionsOfMatrices
from exactrank.reading.claims.systems_at_hand import System, is_homogeneous, is_past, parted_of, words_before
from exactrank.reading.claims.unknowns import column_told, is_of_unknowns, is_vector_of_unknowns, unknown_of
from exactrank.reading.formulas.parameters import Column, NotAffine, form_of, parted
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.reading.latex.grids import Range
from exactrank.statements import (
    Array,
    Assertion,
    Equality,
    Expression,
    Grid,
    Indexed,
    Inference,
    Name,
    Number,
    Passage,
    Solution,
    Sum,
    Times,
)
from exactrank.statements.walks import subexpressions

_SETS = frozenset({"L", "S"})
"""What the set of the solutions is called."""


class Solutions(SolutionsOfMatrices):
    """Reads formulas as what they say of the unknowns of the system at hand."""

    def __init__(self, sides: Sides, chains: Chains, told: list[tuple[int, Passage]], headings: Sequence[int]) -> None:
        super().__init__(sides, chains, told, headings)
        self.sets_without_system: list[tuple[int, int]] = []
        """Where sets stand that are called those of the solutions, and are of no system that was read."""
        self.claims: Callable[[int], bool] = lambda offset: True
        """Whether what stands at an offset is asserted, be it under a condition."""

    def equation(
        self, span: Range, sides: tuple[Expression | None, Expression | None], told: range, defined: Container[str]
    ) -> None:
        """An equation that may be one of a system, the passages that say it, and the names that have a value."""
        place = self.tokens[span[0]].start, self.tokens[span[1] - 1].stop
        if self._relates_columns(sides):
            return
        system = self.system_at(place[0])
        run = self.runs.add(span, defined)
        chosen = self.general is not None and isinstance(sides[1], Number)
        if system is not None and None not in sides and not chosen and (run is None or system.run is not run):
            derived = self._derived(sides, place, system)
            if derived is not None and len(told) == 1:
                self.derived.found.append(replace(derived, told=told[0], run=run))
        if run is None:
            return
        if self.is_complete and len(run.equations) == 1:
            self.finish()
        run.told += told

    def _relates_columns(self, sides: tuple[Expression | None, Expression | None]) -> bool:
        """a_4 = a_1 - a_2 beside a matrix A: its columns, of which one is a combination of others."""
        parts = [part for side in sides if side is not None for part in subexpressions(side)]
        names = {part.name for part in parts if isinstance(part, Indexed)}
        plain = any(isinstance(part, Name) for part in parts) or None in sides
        letter = next(iter(names)) if len(names) == 1 and not plain else ""
        read = self.sides.grids.get(letter.upper()) if letter.islower() else None
        return read is not None and isinstance(sides[0], Indexed)

    @property
    def given(self) -> set[int]:
        """Which of the passages told only give a system: one that is solved, or has unknowns without a value."""
        runs = [run for run in self.runs.runs if run.solved or (run.open and self.runs.system_of(run) is not None)]
        return {k for run in runs for k in run.told if isinstance(self.told[k][1], Equality)}

    def forget(self, places: set[int]) -> None:
        """What stands at these places belongs to no system at hand: the numbers of a line, which are judged as such."""
        for found in (self.unowned, self.not_compared):
            found[:] = [one for one in found if one[0] not in places]

    def is_at_hand(self, said: Solution) -> bool:
        """Whether a solution is of the system at hand: none is named, or A x = b where no matrix is called A."""
        A = said.coefficients
        unknown = isinstance(A, Name) and A.name not in self.sides.grids
        return A is None or (unknown and said.right != Number(Fraction(0)))

    def read(self, sides: list[Side], made: list[Expression | None]) -> bool:
        """Sides with equals signs between them; True when they say nothing but what an unknown is."""
        left, right = made[0], made[-1]
        if left is None or right is None or sides[0].is_blank:
            return False
        start, stop = self.tokens[sides[0].span[0]].start, self.tokens[sides[-1].span[1] - 1].stop
        if isinstance(left, Times):
            return len(made) == 2 and self._states_system(left, right, start)
        if isinstance(left, Sum) and len(made) == 2:
            self._states_combination(left, right, start)
        system = self.system_at(start) or self._guessed(left) or self._of_one_equation(left, right, start)
        if system is None:
            return False
        point = left == Name("X") and not system.vector and isinstance(right, Grid) and len(right.rows) == 1
        if (
            not system.guessed
            and not point
            and is_vector_of_unknowns(self.sides, left, system)
            and (column := column_told(self.sides, left, right, system)) is not None
        ):
            return self._vector(left, made[1:], column, (start, stop), system)
        index = unknown_of(self.sides, left, system)
        if index is None and not system.guessed and is_past(left, system.unknowns):
            self.unowned.append((start, stop))
            self.past.append(start)
        if index is None or not self._component(left, index, right, start, stop, system):
            return False
        self._calculated(made[1:], start, stop)
        return True

    def _calculated(self, made: list[Expression | None], start: int, stop: int) -> None:
        """x = 4 - 2(1 - 3t) + t = 2 + 7t: the sides in the same parameter are equal whatever it stands for."""
        for first, second in pairwise(made):
            try:
                forms = [form_of(one) for one in (first, second) if one is not None]
            except NotAffine:
                continue
            letters = [letters_of([form]) for form in forms]
            if first is not None and second is not None and letters[0] == letters[1] and len(letters[0]) == 1:
                said = Equality(self.source.span(start, stop), (first, second), identity=True)
                self.told.append((start, Assertion((said,))))  # calculated, whatever the sentence around it does

    def denied(self, sides: list[Side], made: list[Expression | None]) -> bool:
        """x \\ne 2, of an unknown of the system at hand: no solution has that value; False for anything else."""
        left, right = made[0], made[-1]
        start, stop = self.tokens[sides[0].span[0]].start, self.tokens[sides[-1].span[1] - 1].stop
        system = self.system_at(start)
        if (
            system is None
            or system.guessed
            or left is None
            or not isinstance(right, Number)
            or not self.asserted(start)
        ):
            return False
        index = unknown_of(self.sides, left, system)
        if index is None:
            return False
        column = Grid(tuple([(right.value if k == index else None,) for k in range(system.unknowns)]))
        said = Solution(self.source.span(start, stop), system.coefficients, system.right, column)
        self.told.append((start, Assertion((said,), (Inference.SYSTEM,), denied=True)))
        return True

    def read_sets(self, sides: list[Side]) -> bool:
        """L = {p + t v : t in R}: a set of vectors as the solutions of the system at hand; False for other sides.

        Called L or S where no words stand before it, that is what it is; else it is taken for it only if it is right.
        """
        first, last = sides[0].span, sides[-1].span
        if first[0] >= first[1]:
            return False
        start, stop = self.tokens[first[0]].start, self.tokens[last[1] - 1].stop
        system = self.system_at(start)
        columns = [solution_set_of(self.sides, side.span) for side in sides]
        named = columns[0] is None and len(columns) > 1
        name = self.sides.expression(first) if named else None
        if any(column is None for column in columns[named:]) or (named and name is None):
            return False
        sure = isinstance(name, Name) and name.name in _SETS and not words_before(self.sides.text, start)
        if sure and (system is None or len(columns[-1] or ()) != system.unknowns):
            self.sets_without_system.append((start, stop))
        if system is None:
            return False
        for column in columns[named:]:
            if column is not None and len(column) == system.unknowns:
                self._tell(start, stop, system, column, doubtful=not sure)
        return True

    def read_rows(self, side: Side) -> bool:
        """Unknowns given by parameters one below the other; False for anything else."""
        start, stop = side.span
        found = [cells for k in range(start, stop) if (cells := self.sides.cells_at(k, stop)) is not None]
        given = self.sides.parametrization(found[0]) if len(found) == 1 else None
        place = self.tokens[start].start, self.tokens[stop - 1].stop
        system = self.system_at(place[0])
        if given is None:
            return False
        if system is None:
            if not (known := self._solved_rows(given, place)):
                self.sets_without_system.append(place)
            return known
        for left, right in given:
            index = unknown_of(self.sides, left, system)
            if index is not None and right != left:
                self._component(left, index, right, *place, system)
        self.finish()
        return True

    def says_vector(self, offset: int) -> bool:
        """Whether a vector that stands at an offset is asserted, and none that is taken."""
        return self.claims(offset) and not self.is_chosen(offset)

    def _vector(
        self, left: Expression, made: list[Expression | None], last: Column, place: tuple[int, int], system: System
    ) -> bool:
        """x = p + t v; where parameters stand in each of several sides, each is a claim of its own."""
        if len(last) != system.unknowns:
            return False
        columns = [None if one is None else column_told(self.sides, left, one, system) for one in made]
        # x = (x_1, x_2, x_3) = (2 x_3, 0, x_3): the first only says what the entries are called.
        columns = [None if one is not None and is_of_unknowns(self.sides, one, system) else one for one in columns]
        made = [one for one, column in zip(made, columns, strict=True) if column is not None]
        whole = [one for one in columns if one is not None and len(one) == system.unknowns and parted(one)[1]]
        if len(whole) < len(made):
            some = isinstance(left, Name) and is_homogeneous(system) and any(form.get("") for form in last)
            self._say(*place, system, *parted_of(last, system), doubtful=False, some=some)
            return isinstance(left, Array) and len(made) == 1
        for column in whole:
            self._tell(*place, system, column)
        return True

    def leave(self) -> None:
        """A scope ends: what was said of unknowns is all that is said of them there."""
        self.finish()
        self.guesses.finish()
        self.unowned += self.guesses.incomplete
        self.guesses.incomplete = []

    def _tell(self, start: int, stop: int, system: System, column: Column, doubtful: bool = False) -> None:
        self._say(start, stop, system, *parted_of(column, system), doubtful=doubtful)
