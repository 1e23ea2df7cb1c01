"""What a step starts from: the matrix before it, another of its size, a name; else a chain begins."""

from __future__ import annotations

from dataclasses import field, replace

from exactrank.reading.claims.chain_parts import Link, State, Step, same_size, width
from exactrank.reading.claims.chains_of_systems import ChainsOfSystems
from exactrank.records import dataclass
from exactrank.statements import Assertion, Expression, Grid, Inference, RowEquivalence, Shown

_CANDIDATES = 6
"""So many matrices at most may be the one that a formula beginning with an arrow goes on from."""


@dataclass(slots=True)
class ChainStarts(ChainsOfSystems):
    """Finds what a step starts from, and begins chains."""

    states: list[State] = field(default_factory=list)
    """The matrices of the scope at hand that a step may start from, the last one last."""
    opening: State | None = None
    """The matrix that stood last when the formula at hand began."""
    lost: bool = False
    """Whether something that is no matrix stands last in the formula at hand."""
    subject: Grid | None = None
    """The last matrix of more than one column that a chain began with: what claims without a name are about."""
    nameless: Expression | None = None
    """The name that the step at hand starts from, where no matrix has it."""
    unnamed: Expression | None = None
    """The first name in this scope that a calculation goes on from and that no matrix has."""
    shown: list[tuple[int, Shown]] = field(default_factory=list)
    """The matrices without a name, in the order of the text."""

    def unknown(self, name: Expression) -> None:
        """A calculation goes on from a name that no matrix has: where a matrix stands before it, not from that one.

        Only the first such name may be what the text calls the matrix that stood last.
        """
        if self.current is not self.opening or self.unnamed not in (None, name):
            self.start_from(name)
        self.unnamed = self.unnamed or name

    def start_from(self, value: Expression) -> None:
        """A calculation begins with what a formula says, not with a matrix that is written out."""
        self.close()
        self.current, self.lost, self.nameless = None, True, value

    def _opened(self, made: State, link: Link) -> None:
        """A formula that begins with an arrow goes on from the last matrix, or from another of its size."""
        candidates = () if self.lost else self._candidates(made)
        name, self.nameless, self.lost = self.nameless, None, False
        if name is not None:
            self.close()
            self._tell(Step((), link, made, (), written=True, opened=False), toward=False, starts=True, name=name)
            self._begin_anew(made)
            return
        if candidates:
            self._join(candidates, link, made, written=False, opened=True)
            return
        if link.operations or self.loose or not link.understood:
            self.loose = []
            self.unreadable(link.start, made.stop, "no-matrix-before")
        self._begin_anew(made)

    def _candidates(self, made: State) -> tuple[State, ...]:
        """The matrices of its size before it, the last one first, each once."""
        found: list[State] = []
        for one in [self.current, *reversed(self.states)]:
            if one is not None and same_size(one, made) and all(one.grid != other.grid for other in found):
                found.append(one)
        return tuple(found[:_CANDIDATES])

    def _join(self, before: tuple[State, ...], link: Link, made: State, *, written: bool, opened: bool = False) -> None:
        if _leads_to_vector(before[0], link, made):
            self._solved_by(before[0], made)
            self._begin_anew(made)
            return
        if self._has_set_value(before[0]) and self._is_equations(made) and not link.operations:
            # With z = 0 we get {x + y + z = 3, ...} => {...}: the value is one more equation of both.
            place = self.source.span(link.start, made.stop)
            claim = RowEquivalence(place, before[0].grid, made.grid)
            self.told.append((link.start, Assertion((claim,), (Inference.SYSTEM,))))
            self._begin_anew(made)
            return
        if written and before[0].instead is not None:
            before = (*before, before[0].instead)
        if not (written or opened) and self._is_equations(made):
            self.restated.append((made.start, made.grid))
        span = Link(link.start, made.stop, link.operations, link.reversed, link.understood, link.form)
        self.steps.append(Step(before, span, made, self.offered(), written, opened))
        self.current = made
        self.states.append(made)

    def _begin_anew(self, made: State, named: bool = False) -> None:
        """A chain begins; one that takes up the matrix where the last one ended is about the same system."""
        self.close()
        if not named and width(made.grid) > 1:
            self.shown.append((made.start, Shown(self.source.span(made.start, made.stop), made.grid)))
        for one in self.loose:
            one.announced = replace(one.announced, ahead=True)
        if self.augmented is not None and _are_same(self.augmented, made.grid):
            self.augmented_at = made.start  # under another heading it is the same system still
        if self.current is None or self.current.grid.rows != made.grid.rows:
            self.taken_further = self._may_be_system_further_on(made)
            if not self.taken_further and not self._is_of_system(made.grid):
                self._begin_system(made)
            if width(made.grid) > 1:
                self.subject = made.grid
        self.current = made
        self.states.append(made)


def _leads_to_vector(before: State, link: Link, made: State) -> bool:
    """Whether an arrow without operations leads from a matrix to a single column: to a solution, and by no step."""
    return width(made.grid) == 1 < width(before.grid) and not (link.operations or before.beside or made.beside)


def _are_same(A: Grid, B: Grid) -> bool:
    return A.bars == B.bars and A.spelled == B.spelled
