"""Calculations from matrix to matrix: what stands between one and the next, and every operation offered for the way.

Nothing is decided here. Which matrix a step starts from, which of two sides an operation beside a matrix belongs to,
and which of several steps a sentence is about is arithmetic, and so the judge's; reading gives the candidates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field, replace
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.chain_parts import Link, Loose, State, Step, is_anew, rows_named, same_size, width
from exactrank.reading.claims.changed_rows import rows_then
from exactrank.reading.claims.copied_systems import is_other_copy
from exactrank.reading.claims.equivalent_systems import equivalent_system, solved_by
from exactrank.reading.claims.operations_on_equations import leads_to_equation
from exactrank.reading.language.row_words import any_of, words_around
from exactrank.reading.operations.notation import WITHOUT_CARRY
from exactrank.reading.source.source import Source
from exactrank.records import dataclass
from exactrank.statements import (
    Announced,
    Assertion,
    ClaimedOperation,
    Expression,
    FieldNamed,
    Grid,
    Inference,
    Naming,
    Passage,
    RowEquivalence,
    Shown,
    Span,
    Transition,
    Unreadable,
)

_COMMAND = lazy_pattern(r"\\[A-Za-z]+")
_WORD = lazy_pattern(r"[A-Za-z]{2,}")
_LETTERS = lazy_pattern(r"[^\W\d_]{2,}")
_NEAR = 200
_SET_VALUE = lazy_pattern(
    r"(?:\$|\\\()\s*\\?[A-Za-z]+(?:_\{?\w\}?)?\s*=\s*[^$=\\]{1,12}(?:\$|\\\))[^$\\\n]{0,40}\s*(?:\$\$?|\\[\[(])?\s*\Z"
)
_APART = lazy_pattern(r"(?:\\(?:right\W|left|q?quad|[,;:! ])|[\s,;.&()\[\]{}|])*")

_FORMULA = lazy_pattern(r"\$[^$]*\$")
_ASIDE = lazy_pattern(r"\([^()]*\)")
_CANDIDATES = 6
"""So many matrices at most may be the one that a formula beginning with an arrow goes on from."""
_OFFERS = 3
"""Operations told apart are offered to so many of the steps that follow."""


@cache
def _introducing() -> re.Pattern[str]:
    """Words that introduce a matrix: consider, given, let A."""
    (spaced, unspaced), (naming, _) = words_around("anew"), words_around("named_anew")
    return re.compile(rf"\b(?:{any_of(spaced)}\b|{any_of(naming)} (?-i:[A-Z])\b)|{any_of(unspaced)}", re.IGNORECASE)


@cache
def _leading_to_result() -> re.Pattern[str]:
    """Words that say that what follows is what comes out."""
    spaced, unspaced = words_around("results")
    return re.compile(rf"\b{any_of(spaced)}\b|{any_of(unspaced)}", re.IGNORECASE)


@dataclass(slots=True)
class Chains:
    """Goes through matrices, signs and operations in reading order and says what stands between which matrices."""

    source: Source
    told: list[tuple[int, Passage]]
    current: State | None = None
    link: Link | None = None
    loose: list[Loose] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    """The matrices of the scope at hand that a step may start from, the last one last."""
    opening: State | None = None
    """The matrix that stood last when the formula at hand began."""
    lost: bool = False
    """Whether something that is no matrix stands last in the formula at hand."""
    goes_on: bool = False
    """Whether the formula at hand begins with a matrix and goes on from there: A \\sim ..."""
    augmented: Grid | None = None
    """The augmented matrix that the chain at hand began with."""
    augmented_at: int = 0
    taken_further: bool = False
    """whether a matrix stands behind it that may be what it was reduced to, or another one"""
    parts: list[int] = field(default_factory=list)
    """Where parts and cases begin that may be about matrices of their own."""
    joined: Callable[[Grid], Grid | None] = lambda grid: None
    """[A | b] of the matrix and the vector that the text has named, where an augmented matrix is near to it."""
    is_joined: Callable[[Grid], bool] = lambda grid: False
    """Whether a matrix without a bar is [A b] of the matrix and the vector that the text has named."""
    is_called_augmented: Callable[[int], bool] = lambda offset: False
    """Whether the words before a matrix call it an augmented one."""
    takes_back: Callable[[int, int], bool] = lambda start, stop: False
    """Whether words between two offsets take back what stands before them."""
    written: Callable[[Grid, int], Grid | None] = lambda grid, offset: None
    """The augmented matrix of the equations before a place, if it is nearly the one that stands there."""
    systems: list[tuple[int, Span, Grid]] = field(default_factory=list)
    """The augmented matrices that chains began with, and where they stand."""
    restated: list[tuple[int, Grid]] = field(default_factory=list)
    """Systems of equations that only words lead to: what operations make of the one before, or another one."""
    subject: Grid | None = None
    """The last matrix of more than one column that a chain began with: what claims without a name are about."""
    beside_determinant: Announced | None = None
    """The operations in the line of the last determinant."""
    determinants: dict[str, tuple[Expression | None, Grid]] = field(default_factory=dict)
    """The determinant that was last written for a name, with the number before it."""
    nameless: Expression | None = None
    """The name that the step at hand starts from, where no matrix has it."""
    unnamed: Expression | None = None
    """The first name in this scope that a calculation goes on from and that no matrix has."""
    unclear: list[int] = field(default_factory=list)
    """Where sentences name rows and a verb, and were not understood."""
    named_rows: list[int] = field(default_factory=list)
    """Where sentences name rows and no verb that is known."""
    shown: list[tuple[int, Shown]] = field(default_factory=list)
    """The matrices without a name, in the order of the text."""
    is_asked: Callable[[int], bool] = lambda offset: False
    """Whether what stands at an offset is there to be solved."""
    done: set[ClaimedOperation] = field(default_factory=set)
    """The operations on the arrows of this scope: told again behind them they say nothing new."""
    count: int = 0
    """Grows with everything that is understood here."""
    numbers: int = 0

    # --- matrices ---------------------------------------------------------------------------------------------------

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

    def _next(self, made: State, fresh: bool) -> None:
        """A matrix with nothing between it and the last one but words."""
        before = self.current
        if self.loose and self._is_new(made):
            self._nowhere()
        elif before is None or fresh:
            if before is None and self.loose and not fresh and self._is_result(made.start):
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
        elif same_size(before, made) and not _introducing().search(self.source.text, before.stop, made.start):
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
        elif self._is_equations(made) and not _introducing().search(self.source.text, before.stop, made.start):
            self._compare_with_system(before, made)
        self._begin_anew(made, fresh)

    def _is_equations(self, made: State) -> bool:
        """Whether a matrix stands there as equations, which are not there to be solved."""
        grid = made.grid
        has_right_side = grid.bars == (width(grid) - 1,)
        return has_right_side and "=" in self.source.text[made.start : made.stop] and not self.is_asked(made.start)

    def _has_equations(self, before: State, made: State) -> bool:
        """Whether one of two matrices is written as equations."""
        return any("=" in self.source.text[one.start : one.stop] for one in (before, made))

    def _has_set_value(self, before: State) -> bool:
        """Whether a system stands behind a value that a letter is given there: setting z = 0 gives ..."""
        start = max(0, before.start - _NEAR)
        return "=" in self.source.text[before.start : before.stop] and bool(
            _SET_VALUE.search(self.source.text[start : before.start])
        )

    def _compare_with_system(self, before: State, made: State) -> None:
        claim = equivalent_system(before.grid, made.grid, self.source.span(made.start, made.stop))
        if claim is not None:
            self.told.append((made.start, claim))

    def _copied(self, before: State, made: State) -> None:
        """A matrix with the name of the last one: a copy; behind words that may say otherwise it is in doubt."""
        if before.grid.rows != made.grid.rows:
            self.close()
            alone = Step((before,), Link(made.start, made.stop), made, (), written=False, opened=False)
            worded = _LETTERS.search(_COMMAND.sub(" ", self.source.text[before.stop : made.start]), 0) is not None
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

    def _solved_by(self, before: State, made: State) -> None:
        """An arrow from a matrix to a vector: that this solves the system with the matrix is a guess."""
        claim = solved_by(before.grid, made.grid, self.source.span(made.start, made.stop))
        if claim is not None:
            self.told.append((made.start, claim))

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

    def _begin_system(self, made: State) -> None:
        """A matrix with a right side, or what words call one, is a system; any other matrix ends the one before."""
        last = width(made.grid) - 1
        called = self.is_called_augmented(made.start) or self.is_joined(made.grid)
        if not made.grid.bars and last > 0 and called:
            self.augmented = replace(made.grid, bars=(last,))
        else:
            self.augmented = made.grid if made.grid.bars == (last,) else None
        self.augmented_at = made.start
        if self.augmented is not None:
            self._compare_with_named(made)
            self.systems.append((made.start, self.source.span(made.start, made.stop), self.augmented))

    def _may_be_system_further_on(self, made: State) -> bool:
        """Whether a matrix without a bar has the size of the augmented one before it: after elimination, or another."""
        system = self.augmented
        if system is None or made.grid.bars or width(made.grid) < 3 or self.is_called_augmented(made.start):
            return False
        return (len(system.rows), width(system)) == (len(made.grid.rows), width(made.grid))

    def _is_of_system(self, grid: Grid) -> bool:
        """Whether a matrix may stand where a solution of the system at hand is put in, so that the system stays.

        Its coefficients, one column, and zeros are what A x = b and A N = 0 end with.
        """
        system = self.augmented
        if system is None or grid.bars:
            return False
        coefficients = tuple([row[: width(grid)] for row in system.rows])
        return width(grid) == 1 or grid.rows == coefficients or not any(entry for row in grid.rows for entry in row)

    def _compare_with_named(self, made: State) -> None:
        """An augmented matrix that is nearly that of the A and b that were given is in doubt.

        So is one that is nearly that of the equations before it; called their augmented matrix, it is theirs.
        """
        joined = None if self.augmented is None else self.joined(self.augmented)
        if joined is not None:
            self._compare(joined, made, apart=True)  # it may be of another right side
        elif self.augmented is not None and (written := self.written(self.augmented, made.start)) is not None:
            self._compare(written, made, apart=not self.is_called_augmented(made.start))

    def _compare(self, meant: Grid, made: State, apart: bool) -> None:
        """A matrix against the one that it should be a copy of; `apart`: it may as well be another one."""
        before = State(meant, made.start, made.start)
        alone = Step((before,), Link(made.start, made.stop), made, (), written=False, opened=False)
        self._tell(alone, toward=False, starts=True, apart=apart)

    def broken(self, start: int, stop: int) -> None:
        """Where a matrix was expected stands something that is none: the chain ends before it and begins after it."""
        link, self.link = self.link, None
        self.close()
        self.current = None
        self.lost = True
        if link is not None and (link.operations or not link.understood):
            self.unreadable(link.start, stop, "no-matrix-after")

    # --- operations -------------------------------------------------------------------------------------------------

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

    def operations(
        self,
        found: tuple[ClaimedOperation, ...],
        start: int,
        stop: int,
        in_sentence: bool = False,
        optional: bool = False,
    ) -> None:
        """Operations told outside of an arrow: they lead to a matrix that comes next."""
        self.count += 1
        if any(one.offers for one in self.loose):
            self.loose = []
        last = self.loose[-1] if self.loose else None
        again = last is not None and last.announced.operations[-len(found) :] == found
        if again and last is not None and (start < last.stop or in_sentence != last.announced.spoken):
            return  # told in words, and again as a formula
        announced = self.announced(found, start, stop, in_sentence)
        self.loose.append(Loose(replace(announced, optional=optional), start, stop))

    def offered(self) -> tuple[Announced, ...]:
        """The operations told apart that a step here may be by."""
        for one in self.loose:
            one.offers += 1
        given = tuple([one.announced for one in self.loose])
        self.loose = [one for one in self.loose if one.offers < _OFFERS]
        return given

    def beside(self, found: tuple[ClaimedOperation, ...]) -> None:
        """Operations written after the last matrix, on its line."""
        self.count += 1
        if self.current is not None:
            self.current.beside += found

    def missed(self, start: int) -> None:
        """Operations told before a formula with matrices in it that no step leads to: they lead nowhere."""
        if self.loose and self.loose[-1].stop <= start:
            self._nowhere()

    def announced(
        self, operations: tuple[ClaimedOperation, ...], start: int, stop: int, spoken: bool = False
    ) -> Announced:
        """Operations told apart from any arrow, under a number of their own."""
        self.numbers += 1
        leads = leads_to_equation(self.source.text, stop)
        return Announced(self.numbers, operations, self.source.span(start, stop), spoken, to_equation=leads)

    def _nowhere(self, reason: str = "no-matrix-after") -> None:
        waiting = [
            one
            for one in self.loose
            if not (one.offers or one.announced.to_equation)
            and one.rows_given < len(one.announced.operations)
            and not self.done >= {*one.announced.operations}
        ]
        if waiting and not self._told_behind(waiting):
            self.unreadable(waiting[0].start, waiting[-1].stop, reason)
        self.loose = []

    def _told_behind(self, waiting: list[Loose]) -> bool:
        """Offers operations that nothing follows to the steps before them that say nothing: what was done there."""
        last = self.steps[-1].after if self.steps else None
        bare = [one for one in self.steps if not (one.link.operations or one.announced or one.after.beside)]
        bare = [one for one in bare if one.link.understood and not one.before[0].beside]
        if last is None or not bare or waiting[0].start < last.stop:
            return False
        for step in bare:
            step.announced = tuple([replace(one.announced, behind=True) for one in waiting])
        return True

    def _is_new(self, made: State) -> bool:
        """A matrix that the operations before it are not about: it is introduced, or has no such row."""
        told = [operation for one in self.loose for operation in one.announced.operations]
        rows = [row for operation in told if not operation.columns for row in rows_named(operation)]
        anew = _introducing().search(self.source.text, self.loose[-1].stop, made.start)
        return max(rows, default=0) >= len(made.grid.rows) or bool(anew)

    def _leads_to(self, start: int) -> bool:
        """Operations stand right before a matrix, though that is given a name: R_2 - 3R_1 gives B = [...]."""
        if not self.loose:
            return False
        between = _COMMAND.sub(" ", self.source.text[self.loose[-1].stop : start])
        known, _ = words_around("behind")
        return all(word.lower() in known for word in _WORD.findall(between))

    def _is_reached(self, made: State) -> bool:
        """Whether operations told behind the last matrix lead to one that has a name, U = [...].

        No words stand between, or the operations make just this matrix of the last one.
        """
        before = self.current
        if not self.loose or before is None or self.loose[0].start < before.stop or not same_size(before, made):
            return False
        behind = self.source.text[self.loose[-1].stop : made.start].removeprefix("$")
        between = _COMMAND.sub(" ", _FORMULA.sub(" ", behind))
        known, _ = words_around("behind")
        worded = any(word.lower() not in known for word in _LETTERS.findall(_ASIDE.sub(" ", between)))
        if is_anew(between) or any(one.offers for one in self.loose):
            return False
        return self._is_made(before, made) if worded else not self._is_new(made)

    def _is_made(self, before: State, made: State) -> bool:
        """Whether the operations that are told make one matrix of another, which is another one."""
        rows = rows_then(before.grid, self.loose, {})
        return rows is not None and before.grid.rows != made.grid.rows == tuple([one[-1] for one in rows])

    def _is_result(self, start: int) -> bool:
        """Whether the words before a matrix say that it is what the operations before it lead to."""
        between = _COMMAND.sub(" ", self.source.text[self.loose[-1].stop : start][-_NEAR:])
        return _leading_to_result().search(between) is not None

    def alone(self) -> list[tuple[int, Shown]]:
        """The matrices without a name that no step goes on from."""
        started = {id(one) for _, said in self.told if isinstance(said, Transition) for one in said.before}
        return [(offset, one) for offset, one in self.shown if id(one.value) not in started]

    # --- telling ----------------------------------------------------------------------------------------------------

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
                    understood=link.understood and not unread and not self._is_unclear(step),
                    apart=apart,
                    unread=unread,
                    corrects=self._corrects(step),
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
        places = self.unclear if step.announced else self.unclear + self.named_rows
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

    def unreadable(self, start: int, stop: int, reason: str, kind: str = "row-step") -> None:
        self.told.append((start, Unreadable(self.source.span(start, stop), reason, kind)))


def _leads_to_vector(before: State, link: Link, made: State) -> bool:
    """Whether an arrow without operations leads from a matrix to a single column: to a solution, and by no step."""
    return width(made.grid) == 1 < width(before.grid) and not (link.operations or before.beside or made.beside)


def _are_same(A: Grid, B: Grid) -> bool:
    return A.bars == B.bars and A.spelled == B.spelled
