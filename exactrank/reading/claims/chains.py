"""Calculations from matrix to matrix: what stands between one and the next, and every operation offered for the way.

Nothing is decided here. Which matrix a step starts from, which of two sides an operation beside a matrix belongs to,
and which of several steps a sentence is about is arithmetic, and so the judge's; reading gives the candidates.
"""

from __future__ import annotations

from dataclasses import field

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.chain_parts import Link, State, Step, same_size
from exactrank.reading.claims.chain_starts import ChainStarts
from exactrank.reading.claims.copied_systems import is_other_copy
from exactrank.reading.claims.offered_operations import COMMAND, LETTERS, introducing_words
from exactrank.records import dataclass
from exactrank.statements import (
    Announced,
    Assertion,
    ClaimedOperation,
    Expression,
    Grid,
    Inference,
    RowEquivalence,
    Shown,
    Transition,
)

_APART = lazy_pattern(r"(?:\\(?:right\W|left|q?quad|[,;:! ])|[\s,;.&()\[\]{}|])*")


@dataclass(slots=True)
class Chains(ChainStarts):
    """Goes through matrices, signs and operations in reading order and says what stands between which matrices."""

    goes_on: bool = False
    """Whether the formula at hand begins with a matrix and goes on from there: A \\sim ..."""
    parts: list[int] = field(default_factory=list)
    """Where parts and cases begin that may be about matrices of their own."""
    beside_determinant: Announced | None = None
    """The operations in the line of the last determinant."""
    determinants: dict[str, tuple[Expression | None, Grid]] = field(default_factory=dict)
    """The determinant that was last written for a name, with the number before it."""

    def begin_formula(self) -> State | None:
        """A formula begins; the matrix that stands last before it."""
        self.opening, self.lost, self.nameless = self.current, False, None
        return self.current

    def state(
        self, grid: Grid, start: int, stop: int, beside: tuple[ClaimedOperation, ...] = (), fresh: bool = False,
        again: bool = False,
    ) -> None:  # fmt: skip
        """A matrix is met; `fresh` when it begins something new (it has just been given a name).

        `again`: the name is that of the matrix that stands last, so that this may be a copy of it.
        """
        self.count += 1
        made = State(grid, start, stop, beside)
        before, link, self.link = self.current, self.link, None
        fresh = fresh and not (self._leads_to(start) or self._is_reached(made))
        if link is None and again and before is not None and not (self.loose or before.beside or beside):
            self._copied(before, made)
        elif link is None:
            self._next(made, fresh)
        elif fresh and not link.operations and not self.loose and not same_size(before, made):
            self._begin_anew(made)
        elif before is None or before is self.opening:
            self._opened(made, link)
        else:
            self._join((before,), link, made, written=True)

    def named(self, grid: Grid, start: int, stop: int) -> None:
        """A calculation goes on from a matrix that is only named: A \\sim ..."""
        self.count += 1
        if self.link is not None:
            self.state(grid, start, stop)
            return
        known = next((one for one in self.states if one.grid is grid), None)
        last = self.current
        self.current = State(grid, start, stop, (), last if last is not None and last.grid is not grid else None)
        if known is None:
            self.states.append(self.current)

    def _next(self, made: State, fresh: bool) -> None:
        """A matrix with nothing between it and the last one but words."""
        before = self.current
        if before is not None and self._came_from(before, made):
            self._lead(made, before)
            return
        if self.loose and self._is_new(made):
            self._nowhere()
        elif before is None or fresh:
            led = before is None and bool(self.loose) and not fresh and self._is_result(made.start)
            if led and not self.goes_on and not self._has_start(made):
                self._nowhere("no-matrix-before")
        elif before.grid.rows == made.grid.rows and (self.goes_on or made.beside):
            if self.loose and not made.beside:
                self._said_again(made)
                return
        elif self.loose or before.beside or made.beside:
            candidates = self._candidates(made)
            if candidates:
                self._join(candidates, self._between(before, made), made, written=False)
                return
            if not self.goes_on:  # else they are done in the calculation that begins here
                self._nowhere()
        elif any(before.stop <= part <= made.start for part in self.parts[-1:]):
            pass
        elif same_size(before, made) and not introducing_words().search(self.source.text, before.stop, made.start):
            self.close()
            alone = Step((before,), Link(made.start, made.stop), made, (), written=False, opened=False)
            apart = self.goes_on and before is not self.opening and self._in_line(before, made)
            self._tell(alone, toward=False, starts=True, apart=apart)
        elif self._has_equations(before, made) and is_other_copy(
            before.grid, made.grid, self.is_called_augmented(made.start)
        ):
            place = self.source.span(made.start, made.stop)
            doubt = Assertion((RowEquivalence(place, before.grid, made.grid),), (Inference.SYSTEM,))
            self.told.append((made.start, doubt))
        elif self._is_equations(made) and not introducing_words().search(self.source.text, before.stop, made.start):
            self._compare_with_system(before, made)
        self._begin_anew(made, fresh)

    def _copied(self, before: State, made: State) -> None:
        """A matrix with the name of the last one: a copy; behind words that may say otherwise it is in doubt."""
        if before.grid.rows != made.grid.rows:
            self.close()
            alone = Step((before,), Link(made.start, made.stop), made, (), written=False, opened=False)
            worded = LETTERS.search(COMMAND.sub(" ", self.source.text[before.stop : made.start]), 0) is not None
            self._tell(alone, toward=False, starts=True, apart=worded)
        self._begin_anew(made)

    def _in_line(self, before: State, made: State) -> bool:
        """Whether only a comma, a wide space or & parts two matrices: A \\sim B, \\quad C \\sim D."""
        between = self.source.text[before.stop : made.start]
        return _APART.fullmatch(between) is not None and any(sign in between for sign in (",", ";", "&", "quad"))

    def _said_again(self, made: State) -> None:
        """The matrix that operations start from stands here once more."""
        if self.steps:
            self.steps[-1].after.stop = made.stop
        else:
            self.current = made
            self.states.append(made)

    def _between(self, before: State, made: State) -> Link:
        return Link(self.loose[0].start, self.loose[-1].stop) if self.loose else Link(before.stop, made.start)

    def broken(self, start: int, stop: int) -> None:
        """Where a matrix was expected stands something that is none: the chain ends before it and begins after it."""
        link, self.link = self.link, None
        self.close()
        self.current = None
        self.lost = True
        if link is not None and (link.operations or not link.understood):
            self.unreadable(link.start, stop, "no-matrix-after")

    def alone(self) -> list[tuple[int, Shown]]:
        """The matrices without a name that no step goes on from."""
        started = {id(one) for _, said in self.told if isinstance(said, Transition) for one in said.before[:1]}
        return [(offset, one) for offset, one in self.shown if id(one.value) not in started]

    def end(self) -> None:
        """The scope ends: what was told and led nowhere is said to."""
        self._nowhere()
        self.close()
        self.current = None
        self.states = []
        self.unnamed = None
        self.determinants = {}
        self.done = set()

    def leave(self) -> None:
        """An exercise ends: what comes next is about nothing that stood in it."""
        self.end()
        self.augmented = self.subject = self.link = None
        self.unclear.clear()
        self.named_rows.clear()
