"""Telling a solution: whether it is the only one, one of several, or about a system that is only inferred."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.chains import Chains
from exactrank.reading.claims.chosen_solutions import ChosenSolutions
from exactrank.reading.claims.known_systems import KnownSystems
from exactrank.reading.claims.systems_at_hand import System
from exactrank.reading.formulas.sides import Sides
from exactrank.statements import Assertion, Consequence, Grid, Inference, Passage, Solution, Span

DECIMAL = lazy_pattern(r"\d\.\d|\d\{,\}\d")
_SENTENCE_END = lazy_pattern(r"[.!?\u3002](?:\s|$)|\n\s*\n")
_BEFORE = 160
"""Characters before a solution in which it may be called one of several."""


class ToldSolutions(KnownSystems):
    """Tells solutions, each with the readings that the words around it allow."""

    def __init__(self, sides: Sides, chains: Chains, told: list[tuple[int, Passage]], headings: Sequence[int]) -> None:
        super().__init__(sides, chains, headings)
        self.told = told
        self.all_told: list[System] = []
        """The systems of which all solutions were told: a vector that is given behind them is one of these."""
        self.not_compared: list[tuple[int, int]] = []
        """Where vectors stand that fit neither the system nor the matrix before them."""
        self.places: dict[Solution | Consequence, int] = {}
        """Where the system is written that a statement is about."""
        self.chosen = ChosenSolutions()
        self.is_denied: Callable[[int, int], bool] = lambda start, stop: False
        """Whether the words around what stands between two offsets say that it is no solution."""

    def is_chosen(self, offset: int) -> bool:
        """Whether the words right before an offset choose what stands there: take, let, say."""
        return self.chosen.choose(self.sides.text[max(0, offset - 24) : offset])

    def is_of_one(self, start: int, stop: int) -> bool:
        """Whether the sentence calls what has this value one solution of several: a particular one, with x_2 = 0."""
        before, behind = self.sides.text[max(0, start - 60) : start], self.sides.text[stop : stop + 40]
        said = _SENTENCE_END.split(before)[-1] + " " + _SENTENCE_END.split(behind)[0]
        return self.chosen.calls_it_one(said)

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
        if len(directions) == len(particular.rows) and not any(row[0] for row in particular.rows):
            return  # X = (x, y, z): any vector, and what its entries are called
        span: Span = self.source.span(start, stop)
        text = self.sides.text
        particular = replace(particular, decimal=DECIMAL.search(text, start, stop) is not None)
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
            readings += [
                replace(said, coefficients=one.coefficients, right=one.right, complete=False) for one in system.later
            ]
            self.told.append((start, Assertion(tuple(readings))))
        else:
            nearer = [
                replace(said, coefficients=one, right=None, complete=False) for one in self._nearer(system, start)
            ]
            if system == self.stated and system.names and complete and not directions:
                nearer.append(replace(said, complete=False))  # one of several may be what is meant
            self.told.append((start, Assertion((said, *nearer)) if nearer else said))
