"""The steps of a chain as they are told: what was said on the way, and what of it was not understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.chain_parts import Link, State, Step
from exactrank.reading.claims.offered_operations import OfferedOperations
from exactrank.reading.operations.notation import WITHOUT_CARRY
from exactrank.records import dataclass
from exactrank.statements import Announced, Expression, FieldNamed, Naming, Transition

_WORDS_ALONE = lazy_pattern(
    r"(?:[\s.,&)\]]|\$|\\right|\\end\{[a-z]+\*?\}|\\[\])])*+"
    r"(?:[^$\\]|\$ ?-?[A-Za-z\d]{1,3} ?\$)*+"
    r"(?:[\s&(\[]|\$|\\left|\\begin\{[a-z]+\*?\}|\\[\[(])*+"
)
"""Between two matrices: no formula but numbers and letters, beside the ends of those that they stand in."""


@dataclass(slots=True)
class ToldSteps(OfferedOperations):
    """Tells the steps of a chain when it ends, with what is doubtful about each."""

    unclear: list[int] = field(default_factory=list)
    """Where sentences name rows and a verb, and were not understood."""
    named_rows: list[int] = field(default_factory=list)
    """Where sentences name rows and no verb that is known."""
    takes_back: Callable[[int, int], bool] = lambda start, stop: False
    """Whether words between two offsets take back what stands before them."""

    def sign(self, link: Link) -> None:
        self.count += 1
        self.done.update(link.operations)
        if self.link is not None:
            link = Link(
                self.link.start,
                link.stop,
                self.link.operations + link.operations,
                self.link.reversed or link.reversed,
                self.link.understood and link.understood,
                link.form or self.link.form,
            )
        self.link = link

    def close(self) -> None:
        """Ends the chain and tells its steps."""
        if self.link is not None and (self.link.operations or not self.link.understood):
            self.unreadable(self.link.start, self.link.stop, "no-matrix-after")
        self.link = None
        steps, self.steps = self.steps, []
        first, last = (steps[0].before[0], steps[-1].after) if steps else (None, None)
        toward = first is not None and last is not None and not first.beside and bool(last.beside)
        if any(step.link.operations and self._adds_bits(step) for step in steps):
            span = self.source.span(steps[0].link.start, steps[-1].link.stop)
            self.told.append((steps[0].link.start, FieldNamed(span, 2, Naming.ANNOUNCED)))
            self.told.append((steps[-1].link.stop, FieldNamed(span, 2, Naming.LEFT_OPEN)))
        for k, step in enumerate(steps):
            if not step.link.understood:
                self.unreadable(step.link.start, step.link.stop, "operation-not-understood")
            self._tell(step, toward, k == 0)

    def _tell(
        self, step: Step, toward: bool, starts: bool, name: Expression | None = None, apart: bool = False
    ) -> None:
        link, unread = step.link, self._is_unread(step)
        known, unclear = link.understood and not unread, self._is_unclear(step)
        self.told.append(
            (
                link.start,
                Transition(
                    self.source.span(link.start, link.stop),
                    tuple([one.grid for one in step.before]) if name is None else (name,),
                    step.after.grid,
                    step.written,
                    step.opened,
                    link.operations,
                    step.announced,
                    (self._beside(step.before[0]) if step.before else None, self._beside(step.after)),
                    toward,
                    link.form,
                    reversed=link.reversed,
                    starts=starts,
                    understood=known and not unclear,
                    aimed=known and unclear and self._is_aim(step),
                    apart=apart,
                    unread=unread,
                    corrects=self._corrects(step),
                    at=step.after.start,
                ),
            )
        )

    def _adds_bits(self, step: Step) -> bool:
        """Whether the operations of a step add modulo 2: R_2 <- R_2 (+) R_1."""
        return any(sign in self.source.text[step.link.start : step.after.start] for sign in WITHOUT_CARRY)

    def _is_unclear(self, step: Step) -> bool:
        """Whether something is done to rows in words between the two matrices that was not understood.

        Where operations are told, a sentence that only names rows is their aim: clear the first column.
        """
        if step.written or not step.before:
            return False
        return self._names(step, self.unclear if step.announced else self.unclear + self.named_rows)

    def _is_aim(self, step: Step) -> bool:
        """Whether words alone name the rows or columns: a formula among them may be what is done."""
        between = self.source.text[step.before[0].stop : step.after.start]
        return not self._names(step, self.unclear) and _WORDS_ALONE.fullmatch(between) is not None

    def _names(self, step: Step, places: list[int]) -> bool:
        return any(step.before[0].stop <= offset < step.after.start for offset in places)

    def _corrects(self, step: Step) -> bool:
        """Whether words before the matrix take back the one that stands last before it."""
        return not step.written and bool(step.before) and self.takes_back(step.before[0].stop, step.after.start)

    def _is_unread(self, step: Step) -> bool:
        """Whether formulas between the two matrices were not read: they may be what is done to the rows."""
        unread = self.source.unread
        if step.written or not step.before or not unread:
            return False
        begin, end = self.source.written_range(step.before[0].stop, step.after.start)
        return any(begin <= place < end for place, _, _ in unread)

    def _beside(self, state: State) -> Announced | None:
        if not state.beside:
            return None
        if not state.number:
            self.numbers += 1
            state.number = self.numbers
        return Announced(state.number, state.beside, self.source.span(state.start, state.stop))
