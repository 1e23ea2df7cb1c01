"""Solutions of the system that an answer is about: as a vector, with parameters, or unknown by unknown."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.chains import Chains
from exactrank.reading.claims.chosen_solutions import ChosenSolutions
from exactrank.reading.claims.consequences import Derived, DerivedEquations, letters_of, row_of
from exactrank.reading.claims.equivalent_systems import implied_equation, solved_rows
from exactrank.reading.claims.guessed_solutions import GuessedSolutions
from exactrank.reading.claims.known_systems import KnownSystems
from exactrank.reading.claims.solution_sets import solution_set_of
from exactrank.reading.claims.systems_at_hand import (
    PLAIN_UNKNOWNS,
    Names,
    System,
    called_like,
    column_by_free,
    is_homogeneous,
    is_past,
    key_if_named,
    may_be_called,
    named,
    relates_vectors,
    words_before,
)
from exactrank.reading.formulas.letter_equations import NAMES
from exactrank.reading.formulas.parameters import (
    Column,
    Form,
    NotAffine,
    Numbers,
    column_of,
    form_of,
    grid_of,
    key_of,
    parted,
    substituted,
)
from exactrank.reading.formulas.parametrizations import Given
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.reading.latex.grids import Range
from exactrank.statements import (
    Array,
    Assertion,
    Consequence,
    Equality,
    Expression,
    Grid,
    Indexed,
    Inference,
    Name,
    Number,
    Passage,
    Solution,
    Span,
    Times,
)

_VECTORS = frozenset({"x", r"\vec{x}", r"\vect{x}", r"\bar{x}", r"\underline{x}", "X", r"\hat{x}"})
_UNIT = lazy_pattern(r"(?<![A-Za-z\\])i(?![A-Za-z])|\\sqrt\s*\{\s*-|\\mathrm\s*\{\s*i\s*\}")
_DECIMAL = lazy_pattern(r"\d\.\d|\d\{,\}\d")
_SENTENCE_END = lazy_pattern(r"[.!?\u3002](?:\s|$)|\n\s*\n")
_FAR = 800
"""Characters behind a matrix in which equations may say what its rows do."""
_SETS = frozenset({"L", "S"})
"""What the set of the solutions is called."""
_BEFORE = 160
"""Characters before a solution in which it may be called one of several."""


class Solutions(KnownSystems):
    """Gathers what is said of the unknowns of the system at hand, one by one."""

    def __init__(self, sides: Sides, chains: Chains, told: list[tuple[int, Passage]], headings: Sequence[int]) -> None:
        super().__init__(sides, chains, headings)
        self.told = told
        self.found: dict[int, Form] = {}
        self.mixed = False
        """Whether an unknown was given by others in two ways: the values may be of two systems."""
        self.taken = False
        """Whether the value of an unknown written out in a product is one that is chosen."""
        self.names: dict[str, int] = {}
        self.general: dict[int, Form] | None = None
        """What was found before an unknown that others are given by was given a number, which may be a choice."""
        self.first = self.last = self.last_number = 0
        self.of: System | None = None
        self.superseded = False
        """The letters at hand are those of another system than the one that is known."""
        self.all_told: list[System] = []
        """The systems of which all solutions were told: a vector that is given behind them is one of these."""
        self.values: list[int] = []
        """Where values of unknowns stand that are part of a solution."""
        self.unowned: list[tuple[int, int]] = []
        """Where values stand of which the system was not read."""
        self.not_compared: list[tuple[int, int]] = []
        """Where vectors stand that fit neither the system nor the matrix before them."""
        self.renamed: list[tuple[int, int]] = []
        """Where an unknown that has a number is given a parameter: x_3 = 2, and then x_3 = t."""
        self.places: dict[Solution | Consequence, int] = {}
        """Where the system is written that a statement is about."""
        self.sets_without_system: list[tuple[int, int]] = []
        """Where sets stand that are called those of the solutions, and are of no system that was read."""
        self.chosen = ChosenSolutions()
        self.derived = DerivedEquations()
        self.guesses = GuessedSolutions(sides.source, told)
        self.asserted: Callable[[int], bool] = lambda offset: True
        """Whether what stands at an offset is asserted."""
        self.is_denied: Callable[[int, int], bool] = lambda start, stop: False
        """Whether the words around what stands between two offsets say that it is no solution."""
        self.claims: Callable[[int], bool] = lambda offset: True
        """Whether what stands at an offset is asserted, be it under a condition."""
        self.concludes: Callable[[int], bool] = lambda offset: True
        """Whether what stands at an offset follows from what was said before."""
        self.concludes_directly: Callable[[int], bool] = lambda offset: True
        """Whether it follows so, and no words stand between."""
        self.says_free: Callable[[int], bool] = lambda offset: False
        """Whether the sentence at an offset says of something that it may be any number."""
        self.direct = True
        """Whether that is so of the first value that was gathered."""
        self.certain = True
        """Whether every value that was gathered is asserted, and the first a conclusion."""

    @property
    def is_complete(self) -> bool:
        """Whether every unknown of the system at hand has been told."""
        return self.of is not None and len(self.found) == self.of.unknowns

    def equation(
        self, span: Range, sides: tuple[Expression | None, Expression | None], told: range, defined: Container[str]
    ) -> None:
        """An equation that may be one of a system, the passages that say it, and the names that have a value."""
        place = self.tokens[span[0]].start, self.tokens[span[1] - 1].stop
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

    def _derived(
        self, sides: tuple[Expression | None, Expression | None], place: tuple[int, int], system: System
    ) -> Derived | None:
        """An equation in unknowns of a system; None in other letters, with rounded numbers, or where it is guessed."""
        left, right = sides
        if system.guessed or left is None or right is None or _DECIMAL.search(self.sides.text, *place):
            return None
        try:
            forms = form_of(left, _numbers_of(system)), form_of(right, _numbers_of(system))
        except NotAffine:
            return None
        found = {name: self._unknown(named(name), system) for name in letters_of(forms)}
        if any(is_past(named(name), system.unknowns) for name in found):
            self.unowned.append(place)
            self.past.append(place[0])
        columns = {name: index for name, index in found.items() if index is not None}
        row = row_of(*forms, columns, system.unknowns) if len(columns) == len(found) else None
        if row is None:
            return None
        said = Consequence(self.source.span(*place), system.coefficients, system.right, row)
        self.places[said] = system.at
        return Derived(place[0], said)

    def of_unknowns(self, said: Consequence, offset: int) -> Consequence | None:
        """What a sentence says of unknowns, of the system at hand; None where there is none, or in other letters."""
        system = self.system_at(offset)
        if system is None or system.guessed:
            return None
        (value,) = said.equation.rows[0]
        row: Grid | None = Grid(((*[Fraction(1)] * system.unknowns, value),))
        if said.right is not None:
            try:
                form = form_of(said.right)
            except NotAffine:
                return None
            columns = {name: self._unknown(named(name), system) for name in letters_of([form])}
            known = {name: index for name, index in columns.items() if index is not None}
            row = row_of(form, {"": value or Fraction(0)}, known, system.unknowns)
        if row is None:
            return None
        made = replace(said, coefficients=system.coefficients, right=system.right, equation=row)
        self.places[made] = system.at
        return made

    @property
    def given(self) -> set[int]:
        """Which of the passages told only give a system: one that is solved, or has unknowns without a value."""
        runs = [run for run in self.runs.runs if run.solved or (run.open and self.runs.system_of(run) is not None)]
        return {k for run in runs for k in run.told if isinstance(self.told[k][1], Equality)}

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
        system = self.system_at(start) or self._guessed(left)
        if system is None:
            return False
        point = left == Name("X") and not system.vector and isinstance(right, Grid) and len(right.rows) == 1
        if (
            not system.guessed
            and not point
            and self._is_vector(left, system)
            and (column := self._column(left, right, system)) is not None
        ):
            return self._vector(left, made[1:], column, (start, stop), system)
        index = self._unknown(left, system)
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
        index = self._unknown(left, system)
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
            index = self._unknown(left, system)
            if index is not None and right != left:
                self._component(left, index, right, *place, system)
        self.finish()
        return True

    def chosen_vector(self, made: Sequence[Expression | None], span: Span) -> Assertion | None:
        """x_2 = 1, x_4 = 0: v_1 = (-2, 1, 0, 0), a vector behind a choice: that it is a solution is a guess."""
        left, right, system = made[0], made[-1], self.of
        if self.general is None or system is None or len(made) < 2 or not isinstance(left, Name | Indexed):
            return None
        column = None if right is None else self._column(left, right, system)
        if column is None or len(column) != system.unknowns or letters_of(column):
            return None
        particular = parted(column)[0]
        said = Solution(span, system.coefficients, system.right, particular, complete=False)
        return Assertion((said,), (Inference.SYSTEM,))

    def says_vector(self, offset: int) -> bool:
        """Whether a vector that stands at an offset is asserted, and none that is taken."""
        return self.claims(offset) and not self.is_chosen(offset)

    def is_chosen(self, offset: int) -> bool:
        """Whether the words right before an offset choose what stands there: take, let, say."""
        return self.chosen.choose(self.sides.text[max(0, offset - 24) : offset])

    def of_columns(self, made: Sequence[Expression | None], offset: int, span: Span) -> Assertion | None:
        """b = a_1 + 3 a_2 behind an augmented matrix: its last column by the others, if these letters mean them."""
        left, right, system = made[0], made[-1], self.system_at(offset)
        if left != Name("b") or right is None or system is None or system.run is not None or "b" in self.sides.grids:
            return None
        try:
            form = form_of(right, _numbers_of(system))
        except NotAffine:
            return None
        names = [f"{letter}_{k + 1}" for letter in "av" for k in range(system.unknowns) if f"{letter}_{k + 1}" in form]
        if form.get("") or not names or {*names} != letters_of([form]) or len({name[0] for name in names}) > 1:
            return None
        column = [(form.get(f"{names[0][0]}_{k + 1}", Fraction(0)),) for k in range(system.unknowns)]
        said = Solution(span, system.coefficients, system.right, grid_of(column), complete=False)
        return Assertion((said,), (Inference.SYSTEM,))

    def matrix_near(self, offset: int) -> Grid | None:
        """The last matrix, where it stands not far before an offset and under the same heading."""
        current = self.chains.current
        if current is None or self._apart(current.start, offset) or not 0 <= offset - current.stop < _FAR:
            return None
        return current.grid

    def of_matrix(self, made: Sequence[Expression | None], place: tuple[int, int]) -> bool:
        """What is said of unknowns where no system is known: that it is about the last matrix is a guess."""
        start, stop = place
        matrix = self.matrix_near(start) if self.system_at(start) is None else None
        if matrix is None:
            return False
        span, left, right = self.source.span(start, stop), made[0], made[-1]
        if self.guesses.vector(made, matrix, start, span):
            return True
        if left is None or right is None:
            return False
        self.guesses.component(left, right, matrix, place)
        if len(made) != 2:
            return False
        implied = implied_equation(left, right, matrix, span)
        if implied is not None:
            self.told.append((start, implied))
        return implied is not None

    def _solved_rows(self, given: Sequence[Given], place: tuple[int, int]) -> bool:
        """Equations solved for some unknowns where no system is known: they may say what the last matrix says."""
        before = self.chains.current
        claim = None if before is None else solved_rows(given, before.grid, self.source.span(*place))
        if claim is not None:
            self.told.append((place[0], claim))
        return claim is not None

    def _vector(
        self, left: Expression, made: list[Expression | None], last: Column, place: tuple[int, int], system: System
    ) -> bool:
        """x = p + t v; where parameters stand in each of several sides, each is a claim of its own."""
        if len(last) != system.unknowns:
            return False
        columns = [None if one is None else self._column(left, one, system) for one in made]
        # x = (x_1, x_2, x_3) = (2 x_3, 0, x_3): the first only says what the entries are called.
        columns = [None if one is not None and self._is_of_unknowns(one, system) else one for one in columns]
        made = [one for one, column in zip(made, columns, strict=True) if column is not None]
        whole = [one for one in columns if one is not None and len(one) == system.unknowns and parted(one)[1]]
        if len(whole) < len(made):
            some = isinstance(left, Name) and is_homogeneous(system) and any(form.get("") for form in last)
            self._say(*place, system, *parted(last), doubtful=False, some=some)
            return isinstance(left, Array) and len(made) == 1
        for column in whole:
            self._tell(*place, system, column)
        return True

    def _is_of_unknowns(self, column: Column, system: System) -> bool:
        """Whether the entries of a column are the unknowns themselves, in their order."""
        names = [next(iter(form)) if len(form) == 1 and set(form.values()) == {1} else "" for form in column]
        return all(name and self._unknown(named(name), system) == k for k, name in enumerate(names))

    def _is_vector(self, left: Expression, system: System) -> bool:
        if isinstance(left, Name):
            usual = not system.vector and left.name in _VECTORS and system.unknowns > 1
            return left.name == system.vector or (usual and may_be_called(left.name, system.names))
        if not isinstance(left, Array):
            return False
        entries = [entry for row in left.rows for entry in row]
        letters = {key_of(entry) for entry in entries if isinstance(entry, Name | Indexed)}
        if system.names and not letters <= set(system.names):
            return False  # of x_1 and x_2 nothing is said by a system in y_1 and y_2
        return len(letters) == len(entries) == system.unknowns and not letters & set(self.sides.grids)

    def _column(self, left: Expression, right: Expression, system: System) -> Column | None:
        """What is written for the unknowns, in the order of their columns: (x, z, y) = (1, 3, 2) is (1, 2, 3)."""
        known = {name: read.grid for name, read in self.sides.grids.items()}
        known.pop(left.name if isinstance(left, Name) else "", None)
        try:
            column = column_of(right, known, _numbers_of(system))
        except NotAffine:
            return None
        entries = [entry for row in left.rows for entry in row] if isinstance(left, Array) else []
        order = [self._unknown(entry, system) for entry in entries]
        if len(order) != len(column) or {*order} != {*range(len(column))}:
            return column
        return tuple([column[order.index(k)] for k in range(len(column))])

    def _unknown(self, left: Expression, system: System) -> int | None:
        """Which unknown a name is: x_2, or y among x, y, z."""
        if system.names:
            return system.names.index(key) if (key := key_if_named(left)) in system.names else None
        if isinstance(left, Indexed) and len(left.indices) == 1 and isinstance(left.indices[0], int):
            letter = left.name if len(left.name) == 1 and (left.name.islower() or left.name == "X") else ""
            free = letter == "x" or (letter != "" and letter.upper() not in self.sides.grids)
            usual = left.name == system.vector if system.vector else free
            return left.indices[0] - 1 if usual and 1 <= left.indices[0] <= system.unknowns else None
        names = self._letters(system)
        if isinstance(left, Name) and left.name in names and left.name not in self.sides.grids:
            return names.index(left.name)
        return None

    def _letters(self, system: System) -> tuple[str, ...]:
        """The letters of the unknowns in the order of the columns: as a tableau or equations say, else x, y, z, w."""
        if system.names:
            return system.names
        headed = self.sides.columns[: system.unknowns]
        if len(self.sides.columns) in (system.unknowns, system.unknowns + 1) and all(headed):
            return headed
        known = self.sides.unknowns
        if len(known) == system.unknowns and all("_" not in name for name in known):
            return known
        return tuple(PLAIN_UNKNOWNS[: system.unknowns]) if system.unknowns <= len(PLAIN_UNKNOWNS) else ()

    def _component(
        self, left: Expression, index: int, right: Expression, start: int, stop: int, system: System
    ) -> bool:
        if not isinstance(left, Name | Indexed) or (not system.names and relates_vectors(left, right)):
            return False
        try:
            form = form_of(right, _numbers_of(system))
        except NotAffine:
            return False
        if self.of != system or self._apart(self.first, start) or self._in_other_item(index, start):
            self.finish()
            self.of, self.superseded = system, False
        known = self.found.get(index)
        names_free = len(form) == 1 and "" not in form and set(form.values()) == {1}  # with x_2 = t we get
        if known is None and system.run is None and not letters_of([form]) and self._is_free(key_of(left)):
            self.general = self.general or dict(self.found)
        if known is not None and known != form and self.general is not None and index not in self.general:
            self._choose_anew(system, start)
            known = None
        if (
            known is not None
            and known != form
            and self._is_given(known, system)
            and (not letters_of([known]) or (letters_of([form]) and self._is_given(form, system)))
        ):
            # Another value for an unknown that has one: it is an unknown of another system by now.
            self.finish()
            if names_free and not letters_of([known]):
                self.renamed.append((start, stop))
            self.of, self.superseded = system, not system.guessed
        if self.superseded:
            if not self.is_chosen(start):
                self.unowned.append((start, stop))
            return False
        if not self.found:
            self.first, self.certain, self.mixed, self.last_number = start, self.concludes(start), False, 0
            self.taken = False
            self.direct = self.concludes_directly(start)
        self.certain = self.certain and (names_free or self.asserted(stop - 1))
        self.taken = self.taken or (system == self.stated and bool(system.names) and self.is_chosen(start))
        self.last = stop
        self.last_number = self.last_number if set(form) - {""} else stop
        self.values.append(start)
        if known is not None and known != form and self.general is None and not self._is_refined(known, form):
            self.mixed = True
        if known != form:
            by_others = letters_of([form]) - {key_of(left)}
            derived = self._derived((left, right), (start, stop), system) if by_others else None
            self.derived.put(index, derived)
        self.found[index] = form
        self.names[key_of(left)] = index
        return bool(set(form) - {""}) and not system.guessed

    def _is_free(self, name: str) -> bool:
        """Whether others were given by an unknown, as x_1 = 2 x_3: a number for x_3 may be chosen, or be its value."""
        return any(name in form for form in self.found.values())

    def _choose_anew(self, system: System, start: int) -> None:
        """A free unknown is given another number: what others are by the free ones stays, the choice is a new one."""
        general = self.general
        self.finish()
        self.of, self.superseded, self.found, self.general = system, False, dict(general or {}), general
        self.first, self.certain, self.mixed = start, self.concludes(start), False
        self.direct = self.concludes_directly(start)

    def _is_refined(self, known: Form, form: Form) -> bool:
        """Whether an unknown given anew is what it was, with the values put in that others have been given."""
        names = {index: name for name, index in self.names.items()}
        values = {names[k]: one for k, one in self.found.items() if k in names and not letters_of([one])}
        return not letters_of([form]) or substituted(known, values) == substituted(form, values)

    def _is_given(self, form: Form, system: System) -> bool:
        """Whether nothing but numbers and parameters stands in it, and no other unknown."""
        return all(self._unknown(named(name), system) is None for name in letters_of([form]))

    def _in_other_item(self, index: int, start: int) -> bool:
        """Whether an unknown has a value already, in another item of the list."""
        return index in self.found and self.scopes.in_other_item(self.last - 1, start)

    def leave(self) -> None:
        """A scope ends: what was said of unknowns is all that is said of them there."""
        self.finish()
        self.guesses.finish()
        self.unowned += self.guesses.incomplete
        self.guesses.incomplete = []

    def finish(self) -> None:
        """The unknowns gathered so far are all that will be told: a solution, or the values of some of them."""
        system, found, names = self.of, self.found, self.names
        chosen = self.general is not None
        self.of, self.found, self.names, self.general = None, {}, {}, None
        if system is None or not found or not names:
            self.derived.end(solved=False)
            return
        first = next((name for name, k in names.items() if k in found), "")
        called = system.names or called_like(first or next(iter(names), ""), system.unknowns, self._letters(system))
        if len(called) < system.unknowns:
            self.derived.end(solved=False)
        else:
            say = self._chosen if chosen else self._solution
            self.derived.end(solved=say(system, found, called))

    def _chosen(self, system: System, found: dict[int, Form], called: Names) -> bool:
        """x_1 = 2 x_3, and then x_3 = 5, chosen or its value: the numbers are a solution, the rest are equations."""
        column = column_by_free(found, called)
        if column is not None and not any(set(form) - {""} for form in column):
            doubtful = self.mixed or system.guessed
            self._say(self.first, self.last, system, *parted(tuple(column)), doubtful=doubtful, some=True)
        return False

    def _solution(self, system: System, found: dict[int, Form], called: Names) -> bool:
        """Tells what the unknowns that were found say together; whether all of them are told so."""
        column = column_by_free(found, called)
        if column is None:
            return False  # the unknowns are given by one another
        if letters_of(column) & _letters_among(system):
            self._tell_some(system, column, doubtful=not self.certain)
            return False  # y = a + 1 with the letter a of the system: no parameter of the solutions
        values = {called[k]: form for k, form in found.items() if k < system.unknowns and form != {called[k]: 1}}
        used = {name for form in found.values() for name in form}
        if all(name in values or name in used for name in called):
            # x = 3 - y may as well be one of the equations, solved for x.
            free = any(set(form) - {""} for form in column)
            doubtful = self.mixed or system.guessed or (system.run is not None and (free or not self.certain))
            doubtful = doubtful or self.taken
            if system.guessed and (free or not self.certain):
                return False
            # Of unknowns that nothing is said of, other equations may say more: x = 3 - y, and then y = 1.
            open_ones = [name for k, name in enumerate(called) if name not in values and k not in found]
            within = bool(open_ones) and not self.says_free(self.last - 1)
            place = self.first, self.last
            some = self.taken or self._is_one_of_many(column, system)
            self._say(*place, system, *parted(tuple(column)), doubtful=doubtful, some=some, within=within)
            return True
        known, plain = self._are_unknowns(called, system), called[0] in PLAIN_UNKNOWNS
        if not system.guessed and (known or plain) and (self.certain or not self.is_chosen(self.first)):
            self._tell_some(system, column, doubtful=not (known and self.certain))
        return False

    def _is_one_of_many(self, column: Sequence[Form], system: System) -> bool:
        """Whether numbers other than 0 solve [...] (x, y) = 0: its multiples do so too, and nobody says otherwise."""
        written_out = system == self.stated and bool(system.names) and is_homogeneous(system)
        return written_out and any(form.get("") for form in column)

    def _are_unknowns(self, called: Sequence[str], system: System) -> bool:
        """Whether names are those of the equations, or x with an index; x, y, z where the value is concluded directly.

        A single e_2, or an x of which something else is said, may be anything.
        """
        base, index, _ = called[0].partition("_")
        if (index and base in ("x", system.vector)) or set(called) <= {*system.names, *self.sides.unknowns}:
            return True
        return not index and base in PLAIN_UNKNOWNS and self.direct

    def _tell_some(self, system: System, column: Sequence[Form], doubtful: bool) -> None:
        """The values of some unknowns, where nothing is said of the others."""
        values = [form.get("", Fraction(0)) if not set(form) - {""} else None for form in column]
        if any(value is not None for value in values):
            particular = grid_of([(value,) for value in values])
            doubtful = doubtful or self._is_among_equations()
            self._say(self.first, self.last_number or self.last, system, particular, (), doubtful=doubtful)

    def _is_among_equations(self) -> bool:
        """3x = -6, and below it y = 0: a line right before it is an equation still to be solved, as this one may be."""
        text = self.sides.text
        above = text.rfind("\n\n", 0, self.first)
        return any(
            above < one.offset < self.first and "\n" in text[one.offset : self.first] for one in self.derived.found
        )

    def _tell(self, start: int, stop: int, system: System, column: Column, doubtful: bool = False) -> None:
        self._say(start, stop, system, *parted(column), doubtful=doubtful)

    def _say(
        self,
        start: int,
        stop: int,
        system: System,
        particular: Grid,
        directions: tuple[Grid, ...],
        *,
        doubtful: bool,
        some: bool = False,
        within: bool = False,
    ) -> None:
        """Tells a solution; `some`: it is one of several, such as a vector other than 0 where the right side is 0.

        `within`: the solutions are among those that are told.
        """
        if self.is_denied(start, stop):
            self.not_compared.append((start, stop))
            return
        span: Span = self.source.span(start, stop)
        text = self.sides.text
        particular = replace(particular, decimal=_DECIMAL.search(text, start, stop) is not None)
        behind = _SENTENCE_END.split(text[stop : stop + _BEFORE])[0]
        around = text[max(0, start - _BEFORE) : start], behind
        complete = not any(map(self.chosen.calls_it_one, around))
        told = not directions and system in self.all_told
        if some or told or (not directions and self.is_chosen(start)):
            complete = False
        if directions and complete and not doubtful:
            self.all_told.append(system)
        said = Solution(
            span, system.coefficients, system.right, particular, directions, complete=complete, within=within
        )
        self.places[said] = system.at
        others = [*self.past, self.stated_at] if self.supposed(self.stated_at) else self.past
        another = any(system.at < place <= start and not self._apart(place, start) for place in others)
        if doubtful or another or system.left or (system.right is not None and self.supposed(system.at)):
            self.told.append((start, Assertion((said,), (Inference.SYSTEM,))))
        elif system.run is not None:
            # What was not seen to belong to the equations may make the solution the only one.
            system.run.solved = True
            self.solved = max(self.solved, system.run.start)
            readings = [said, replace(said, directions=(), complete=False)]
            readings += [replace(said, coefficients=one.coefficients, complete=False) for one in system.later]
            self.told.append((start, Assertion(tuple(readings))))
        else:
            nearer = [
                replace(said, coefficients=one, right=None, complete=False) for one in self._nearer(system, start)
            ]
            if system == self.stated and system.names and complete and not directions:
                nearer.append(replace(said, complete=False))  # one of several may be what is meant
            self.told.append((start, Assertion((said, *nearer)) if nearer else said))


def _letters_among(system: System) -> set[str]:
    """The letters of the coefficients and right sides."""
    grids = [one for one in (system.coefficients, system.right) if isinstance(one, Grid)]
    found = [name for grid in grids for row in grid.written for text in row for name in NAMES.findall(text)]
    return {*found, *[name.lstrip("\\") for name in found]}


def _numbers_of(system: System) -> Numbers:
    """Which numbers its solutions may be: i is a number where it stands among its coefficients, else a letter."""
    for matrix in (system.coefficients, system.right):
        if isinstance(matrix, Grid) and any(_UNIT.search(text) for row in matrix.written for text in row):
            return "complex"
    return "roots"
