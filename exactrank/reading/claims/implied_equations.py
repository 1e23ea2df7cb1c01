"""Equations in the unknowns of a system, which it is held to imply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from exactrank.reading.claims.chains import Chains
from exactrank.reading.claims.consequences import Derived, letters_of, row_of
from exactrank.reading.claims.systems_at_hand import System, is_past, named
from exactrank.reading.claims.told_solutions import DECIMAL, ToldSolutions
from exactrank.reading.claims.unknowns import numbers_of, unknown_of
from exactrank.reading.formulas.parameters import NotAffine, form_of
from exactrank.reading.formulas.sides import Sides
from exactrank.statements import Consequence, Expression, Grid, Passage


class ImpliedEquations(ToldSolutions):
    """Equations in the unknowns of a system, which it is held to imply."""

    def __init__(self, sides: Sides, chains: Chains, told: list[tuple[int, Passage]], headings: Sequence[int]) -> None:
        super().__init__(sides, chains, told, headings)
        self.unowned: list[tuple[int, int]] = []
        """Where values stand of which the system was not read."""

    def _derived(
        self, sides: tuple[Expression | None, Expression | None], place: tuple[int, int], system: System
    ) -> Derived | None:
        """An equation in unknowns of a system; None in other letters, with rounded numbers, or where it is guessed."""
        left, right = sides
        if system.guessed or left is None or right is None or DECIMAL.search(self.sides.text, *place):
            return None
        try:
            forms = form_of(left, numbers_of(system)), form_of(right, numbers_of(system))
        except NotAffine:
            return None
        found = {name: unknown_of(self.sides, named(name), system) for name in letters_of(forms)}
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
            columns = {name: unknown_of(self.sides, named(name), system) for name in letters_of([form])}
            known = {name: index for name, index in columns.items() if index is not None}
            row = row_of(form, {"": value or Fraction(0)}, known, system.unknowns)
        if row is None:
            return None
        made = replace(said, coefficients=system.coefficients, right=system.right, equation=row)
        self.places[made] = system.at
        return made
