"""Equations in the unknowns of a system that is known: each is said to follow from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.equation_runs import EquationRun
from exactrank.reading.formulas.parameters import Coefficient, Form, grid_of
from exactrank.records import dataclass
from exactrank.statements import Assertion, Consequence, Equality, Grid, Inference, Passage, Unreadable

_PARAGRAPH_END = lazy_pattern(r"\n[ \t]*\n|[.!?](?=\s)|[\u3002]")


@dataclass(frozen=True, slots=True)
class Derived:
    """An equation with the system that it may follow from."""

    offset: int
    said: Consequence
    told: int | None = None
    """which of the passages told says the same as an equality of numbers"""
    run: EquationRun | None = None
    """the equations that it stands among"""

    @property
    def passage(self) -> Passage:
        """That it is derived from this system, and from no other, is a guess: it is right, or in doubt."""
        return Assertion((self.said,), (Inference.SYSTEM,))


@dataclass(slots=True)
class DerivedEquations:
    """Gathers the equations of a text that follow from its systems, until all is known that stands in it.

    An unknown given by others (x = y + 1) is one while it is no part of a solution: `waiting` holds it until then.
    """

    found: list[Derived] = field(default_factory=list)
    waiting: dict[int, Derived] = field(default_factory=dict)

    def put(self, index: int, derived: Derived | None) -> None:
        """An unknown is given again, by others (`derived`) or by a number: what was said before stays an equation."""
        before = self.waiting.pop(index, None)
        if before is not None:
            self.found.append(before)
        if derived is not None:
            self.waiting[index] = derived

    def end(self, solved: bool) -> None:
        """All values of a solution are known; where it is told, what waits is a part of it."""
        if not solved:
            self.found += self.waiting.values()
        self.waiting = {}

    def deliver(self, told: list[tuple[int, Passage]]) -> set[int]:
        """Tells the equations, in place of what says the same; returns which of the passages were such.

        Equations of a run that has a solution of its own are a system, and follow from none.
        """
        kept: set[int] = set()
        for one in self.found:
            if one.told is None:
                told.append((one.offset, one.passage))
            elif isinstance(told[one.told][1], Equality) and not (one.run is not None and one.run.solved):
                kept.add(one.told)
                told[one.told] = one.offset, one.passage
        return kept


def without_operations_on_equations(told: list[tuple[int, Passage]], text: str) -> list[tuple[int, Passage]]:
    """Without the operations that lead to no matrix, but to an equation in the same sentence, or to their row.

    Subtracting the first equation from the others: 3a + b = 1. The equation itself is held against the system.
    """
    derived = [offset for offset, one in told if isinstance(_first(one), Consequence)]

    def leads(offset: int) -> bool:
        following = next((at for at in derived if at > offset), None)
        return following is not None and _PARAGRAPH_END.search(text, offset, following) is None

    return [
        (offset, one)
        for offset, one in told
        if not (isinstance(one, Unreadable) and one.reason == "no-matrix-after" and leads(offset))
    ]


def _first(passage: Passage) -> Passage:
    return passage.readings[0] if isinstance(passage, Assertion) else passage


def row_of(left: Form, right: Form, columns: dict[str, int], count: int) -> Grid | None:
    """The row of an equation in the unknowns of these columns, its right side last; None in other letters."""
    names = ({*left, *right}) - {""}
    if not names or not names <= set(columns):
        return None
    row: list[Coefficient] = [Fraction(0)] * (count + 1)
    for sign, form in ((1, left), (-1, right)):
        for name, value in form.items():
            if name:
                row[columns[name]] += sign * value
            else:
                row[count] -= sign * value
    return grid_of([row]) if any(row[:count]) else None


def letters_of(forms: Sequence[Form]) -> set[str]:
    return {name for form in forms for name in form if name}
