"""Chains of matrices: which step leads from which matrix to which, by which operations."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from exactrank.reading.latex.tokens import words
from exactrank.reading.source.source import Source
from exactrank.statements import (
    ClaimedOperation,
    ClaimedSwap,
    Expression,
    Grid,
    Relation,
    RowStep,
    Statement,
    Unreadable,
)

_COMMAND = re.compile(r"\\[A-Za-z]+")
_WORD = re.compile(r"[A-Za-z]{2,}")
_ITEM = re.compile(r"\\(?:parts)?item\b|^[ \t]*(?:[-*+]|\(?[0-9a-h]{1,2}[.)])[ \t]", re.MULTILINE)
_NEAR = 200
_ANEW = re.compile(
    r"\b(?:consider|given|suppose|let [A-Z]|another|following matri\w+) |次の行列|与えられた", re.IGNORECASE
)
_RESULT = re.compile(
    r"\b(?:gives?|giving|gave|yields?|yielding|gets?|got|obtain|obtains|obtaining|find|finds|reduces?|becomes?|results?"
    r"|leads?|produces?)\b|とな[るり]|得[るら]|になる|得到|得[:：]?$",
    re.IGNORECASE,
)
_GIVES = words("gives give yields yield we get obtain which results result in then so thus hence have obtaining now")

_MOST_ALONE = 20
"""Matrices that may still be taken up."""


@dataclass(slots=True)
class Link:
    """What stands between two matrices: where, in which direction, by which operations."""

    start: int
    stop: int
    operations: tuple[ClaimedOperation, ...] = ()
    reversed: bool = False
    understood: bool = True


@dataclass(slots=True)
class State:
    """A matrix as a state of a calculation, and the operations written beside its rows."""

    grid: Grid
    start: int
    stop: int
    beside: tuple[ClaimedOperation, ...] = ()
    since: int = 0
    """where the matrix before it ends"""


@dataclass(slots=True)
class _Step:
    before: State
    link: Link
    after: State


@dataclass(slots=True)
class Chains:
    """Gathers states, links and operations in reading order, and tells the steps they make.

    Operations beside a matrix say what happens next when the first matrix of the chain has them, and how the matrix
    came about when only later ones have: that is seen at the end of a chain, so steps are told then.
    """

    source: Source
    told: list[tuple[int, Statement]]
    current: State | None = None
    link: Link | None = None
    loose: list[tuple[ClaimedOperation, int, int]] = field(default_factory=list)
    in_sentence: bool = False
    """The last of the loose operations is told in a sentence."""
    told_only: bool = False
    """The loose operations are told in sentences."""
    steps: list[_Step] = field(default_factory=list)
    opening: State | None = None
    """The matrix that stood last when the formula at hand began."""
    alone: list[State] = field(default_factory=list)
    """The matrices that no step has led from, as long as none has led from a later one."""
    goes_on: bool = False
    """Whether the formula at hand begins with a matrix and goes on from there: A \\sim ..."""
    augmented: Grid | None = None
    """The augmented matrix that the chain at hand began with."""
    augmented_at: int = 0
    subject: Grid | None = None
    """The last matrix of more than one column that a chain began with: what claims without a name are about."""

    def state(
        self, grid: Grid, start: int, stop: int, beside: tuple[ClaimedOperation, ...] = (), fresh: bool = False
    ) -> None:
        """A matrix is met; `fresh` when it begins something new (it has just been given a name)."""
        made = State(grid, start, stop, beside)
        before = self.current
        link = self.link
        self.link = None
        fresh = fresh and not self._leads_to(start)
        fits = before is not None and _size(before.grid) == _size(grid)
        if link is None and self.loose and self._is_new(grid, start):
            self.missed(start)
            self.close()
            self._begin(made)
            return
        if link is None and self.loose and self.goes_on and before is not None and before.grid == grid and not beside:
            self.current = made if not self.steps else replace(before, stop=stop)
            if self.steps:
                self.steps[-1].after = self.current
            return  # the matrix said again, that the operations start from
        if link is None and self.loose and not fresh and fits:
            link = Link(self.loose[0][1], self.loose[-1][2])
        if link is None and not fresh and fits and before is not None and before.beside:
            link = Link(before.stop, start)
        if link is None and self.loose and not fresh and before is not None and not fits:
            self.unreadable(self.loose[0][1], self.loose[-1][2], "no-matrix-after")
            self.loose = []
        if link is not None and before is not None and before is self.opening:
            before = self._taken_up(before, made, link)
            if before is not self.opening:
                self.close()
                self.current = before
        if before is None and link is None and self.loose and not fresh and self._is_result(start):
            self.unreadable(self.loose[0][1], self.loose[-1][2], "no-matrix-before")
            self.loose = []
        if link is None or (fresh and not link.operations and not self.loose and not fits):
            self.close()
            self._begin(made)
            return
        loose = tuple([operation for operation, _, _ in self.loose])
        # What a sentence tells and the arrow then says is one thing; so is what a sentence explains before the arrow.
        if link.operations and (self.told_only or any(one in link.operations for one in loose)):
            loose = ()
        operations = link.operations + loose
        self.loose = []
        if before is None:
            if operations or not link.understood:
                self.unreadable(link.start, stop, "no-matrix-before")
            self._begin(made)
            return
        self.steps.append(_Step(before, Link(link.start, stop, operations, link.reversed, link.understood), made))
        self.current = made
        self.alone = [one for one in self.alone if one is not before]

    def _taken_up(self, last: State, made: State, link: Link) -> State | None:
        """What a formula that begins with an arrow goes on from: the last matrix, if that can be.

        In another item of a list it is the one matrix of that size that was given in an item and is still untouched;
        of several nobody knows which.
        """
        size = _size(made.grid)
        of_size = [one for one in self.alone if _size(one.grid) == size]
        if self._item_between(last.stop, link.start):
            listed = [one for one in of_size if self._item_between(one.since, one.start)]
            if listed:
                return listed[0] if len(listed) == 1 else None
        if _size(last.grid) == size:
            return last
        return of_size[0] if len(of_size) == 1 else None

    def _item_between(self, start: int, stop: int) -> bool:
        return _ITEM.search(self.source.text, start, stop) is not None

    def _is_new(self, grid: Grid, start: int) -> bool:
        """A matrix that the operations before it are not about: it is introduced, or has no such row."""
        rows = [row for operation, _, _ in self.loose if not operation.columns for row in _rows(operation)]
        return max(rows, default=0) >= len(grid.rows) or bool(_ANEW.search(self.source.text, self.loose[-1][2], start))

    def _leads_to(self, start: int) -> bool:
        """Operations stand right before a matrix, though that is given a name: R_2 - 3R_1 gives B = [...]."""
        if not self.loose:
            return False
        between = _COMMAND.sub(" ", self.source.text[self.loose[-1][2] : start])
        return all(word.lower() in _GIVES for word in _WORD.findall(between))

    def _is_result(self, start: int) -> bool:
        """Whether the words before a matrix say that it is what the operations before it lead to."""
        between = _COMMAND.sub(" ", self.source.text[self.loose[-1][2] : start][-_NEAR:])
        return _RESULT.search(between) is not None

    def _begin(self, made: State) -> None:
        """A chain begins; one that takes up the matrix where the last one ended is about the same system."""
        if self.current is None or self.current.grid.rows != made.grid.rows:
            self.augmented = made.grid if made.grid.bars == (_width(made.grid) - 1,) else None
            self.augmented_at = made.start
            if _width(made.grid) > 1:
                self.subject = made.grid
        made.since = self.current.stop if self.current is not None else 0
        self.alone = [*self.alone[1 - _MOST_ALONE :], made]
        self.current = made

    def broken(self, start: int, stop: int) -> None:
        """Where a matrix was expected stands something that is none: the chain ends before it and begins after it."""
        link = self.link
        self.link = None
        self.close()
        self.current = None
        if link is not None and (link.operations or not link.understood):
            self.unreadable(link.start, stop, "no-matrix-after")

    def sign(self, link: Link) -> None:
        if self.link is not None:
            link = Link(
                self.link.start,
                link.stop,
                self.link.operations + link.operations,
                self.link.reversed or link.reversed,
                self.link.understood and link.understood,
            )
        self.link = link

    def operations(self, found: tuple[ClaimedOperation, ...], start: int, stop: int, in_sentence: bool = False) -> None:
        """Operations told outside of an arrow: they lead to the matrix that comes next."""
        again = bool(found) and tuple([operation for operation, _, _ in self.loose[-len(found) :]]) == found
        if again and (start < self.loose[-1][2] or in_sentence != self.in_sentence):
            return  # told in words, and again as a formula
        self.in_sentence = in_sentence
        self.told_only = in_sentence and (self.told_only or not self.loose)
        self.loose += [(operation, start, stop) for operation in found]

    def missed(self, start: int) -> None:
        """Operations told before a formula with matrices in it that no step leads to: they lead nowhere."""
        if self.loose and self.loose[-1][1] < start:
            self.unreadable(self.loose[0][1], self.loose[-1][2], "no-matrix-after")
            self.loose = []

    def beside(self, found: tuple[ClaimedOperation, ...]) -> None:
        """Operations written after the last matrix, on its line."""
        if self.current is not None:
            self.current.beside += found

    def close(self) -> None:
        """Ends the chain and tells its steps."""
        if self.link is not None and (self.link.operations or not self.link.understood):
            self.unreadable(self.link.start, self.link.stop, "no-matrix-after")
        self.link = None
        states = [step.before for step in self.steps[:1]] + [step.after for step in self.steps]
        source_style = bool(states) and (bool(states[0].beside) or not states[-1].beside)
        for k, step in enumerate(self.steps):
            beside = step.before.beside if source_style else step.after.beside
            operations = step.link.operations or beside
            span = self.source.span(step.link.start, step.link.stop)
            if not step.link.understood:
                self.unreadable(step.link.start, step.link.stop, "operation-not-understood")
            self.told.append(
                (
                    step.link.start,
                    RowStep(
                        span,
                        step.before.grid,
                        step.after.grid,
                        operations,
                        Relation.ROW_EQUIVALENT,
                        step.link.reversed,
                        starts=k == 0,
                    ),
                )
            )
        if source_style and self.steps and states[-1].beside:
            self.unreadable(states[-1].start, states[-1].stop, "no-matrix-after")
        self.steps = []

    def end(self) -> None:
        self.close()
        if self.loose:
            self.unreadable(self.loose[0][1], self.loose[-1][2], "no-matrix-after")
            self.loose = []

    def unreadable(self, start: int, stop: int, reason: str, kind: str = "row-step") -> None:
        self.told.append((start, Unreadable(self.source.span(start, stop), reason, kind)))


def _size(grid: Grid) -> tuple[int, int]:
    return len(grid.rows), _width(grid)


def _rows(operation: ClaimedOperation) -> list[int]:
    if isinstance(operation, ClaimedSwap):
        return [operation.first, operation.second]
    target = [] if operation.target is None else [operation.target]
    return target + [term.row for term in operation.terms]


def _width(grid: Grid) -> int:
    return len(grid.rows[0]) if grid.rows else 0


def determinant_step(
    source: Source,
    before: tuple[Expression | None, Grid],
    after: tuple[Expression | None, Grid],
    link: Link,
    starts: bool,
) -> RowStep:
    """One equals sign between two determinants."""
    return RowStep(
        source.span(link.start, link.stop),
        before[1],
        after[1],
        link.operations,
        Relation.DETERMINANT,
        False,
        (before[0], after[0]),
        starts,
    )
