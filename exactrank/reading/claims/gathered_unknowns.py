"""A solution told unknown by unknown: x = 1, then y = 2t, until all of them have a value or another system begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from exactrank.reading.claims.chains import Chains
from exactrank.reading.claims.consequences import DerivedEquations, letters_of
from exactrank.reading.claims.implied_equations import ImpliedEquations
from exactrank.reading.claims.systems_at_hand import (
    PLAIN_UNKNOWNS,
    Names,
    System,
    called_like,
    column_by_free,
    is_homogeneous,
    named,
    parted_of,
    relates_vectors,
)
from exactrank.reading.claims.unknowns import letters_of_unknowns, numbers_of, unknown_of
from exactrank.reading.formulas.parameters import Form, NotAffine, form_of, grid_of, key_of, substituted
from exactrank.reading.formulas.sides import Sides
from exactrank.statements import Expression, Indexed, Name, Passage


class GatheredUnknowns(ImpliedEquations):
    """Gathers the values of unknowns one by one until a solution is complete, or another one begins."""

    def __init__(self, sides: Sides, chains: Chains, told: list[tuple[int, Passage]], headings: Sequence[int]) -> None:
        super().__init__(sides, chains, told, headings)
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
        self.values: list[int] = []
        """Where values of unknowns stand that are part of a solution."""
        self.renamed: list[tuple[int, int]] = []
        """Where an unknown that has a number is given a parameter: x_3 = 2, and then x_3 = t."""
        self.of_one: set[int] = set()
        """The unknowns whose last value is chosen, or said of one solution of several."""
        self.derived = DerivedEquations()
        self.asserted: Callable[[int], bool] = lambda offset: True
        """Whether what stands at an offset is asserted."""
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

    def _component(
        self, left: Expression, index: int, right: Expression, start: int, stop: int, system: System
    ) -> bool:
        if not isinstance(left, Name | Indexed) or (not system.names and relates_vectors(left, right)):
            return False
        try:
            form = form_of(right, numbers_of(system))
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
            if names_free and not letters_of([known]) and index not in self.of_one:
                self.renamed.append((start, stop))
            self.of, self.superseded = system, not system.guessed and not (names_free and index in self.of_one)
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
        if self.is_chosen(start) or self.is_of_one(start, stop):
            self.of_one.add(index)
        else:
            self.of_one.discard(index)
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
        return all(unknown_of(self.sides, named(name), system) is None for name in letters_of([form]))

    def _in_other_item(self, index: int, start: int) -> bool:
        """Whether an unknown has a value already, in another item of the list."""
        return index in self.found and self.scopes.in_other_item(self.last - 1, start)

    def finish(self) -> None:
        """The unknowns gathered so far are all that will be told: a solution, or the values of some of them."""
        system, found, names = self.of, self.found, self.names
        chosen = self.general is not None
        self.of, self.found, self.names, self.general = None, {}, {}, None
        if system is None or not found or not names:
            self.derived.end(solved=False)
            return
        first = next((name for name, k in names.items() if k in found), "")
        called = system.names or called_like(
            first or next(iter(names), ""), system.unknowns, letters_of_unknowns(self.sides, system)
        )
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
            self._say(self.first, self.last, system, *parted_of(tuple(column), system), doubtful=doubtful, some=True)
        return False

    def _solution(self, system: System, found: dict[int, Form], called: Names) -> bool:
        """Tells what the unknowns that were found say together; whether all of them are told so."""
        column = column_by_free(found, called)
        if column is None:
            return False  # the unknowns are given by one another
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
            self._say(*place, system, *parted_of(tuple(column), system), doubtful=doubtful, some=some, within=within)
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
