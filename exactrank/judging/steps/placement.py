"""Where steps start and which operations they are by: what the arithmetic says, else what the text says first.

A text offers operations in many places (on an arrow, in the sentence before, beside the rows of either matrix), and a
formula that begins with an arrow may go on from several matrices. Each offer is used once. First every step takes the
offer that explains it; what is left over is then charged to a step only where the matrix that stands there is so near
to what would come out that it must have been meant. So doubt accuses nobody, and a slip is still found.
"""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.judging.steps.copies import Change, change_between, is_copy, is_near, is_nearly_copy, reaches_an_aim
from exactrank.judging.steps.explaining import Operations, explains, same_rows
from exactrank.judging.steps.offers import SLICE, Offer, Offers, Placed
from exactrank.judging.verdicts.witnesses import differences
from exactrank.matrix import Matrix
from exactrank.records import dataclass
from exactrank.statements import Announced, ClaimedOperation, Inference, Relation, Transition


@dataclass(slots=True)
class Placement(Offers):
    """Goes through the transitions of a text; `matrix` gives the value of a matrix, None where it has none."""

    def place(self, transitions: Sequence[Transition]) -> list[Placed]:
        """One for each transition, in order."""
        for one in transitions:
            for told in one.announced:
                self._first.setdefault(told.number, one)
        made: list[Placed | None] = []
        told_behind = self._told_behind(transitions)
        for k, one in enumerate(transitions):
            made.append(told_behind.get(k) or self._explained(one))
            if made[-1] is None:
                self._unexplained.append(one)
        for k, one in enumerate(transitions):
            previous = transitions[k - 1] if k and one.before[0] == transitions[k - 1].after else None
            if self._is_loose(one, made[k]):
                if previous is not None and self._restores(made[k - 1], one):
                    made[k] = Placed(None)
                    continue
                following = transitions[k + 1] if k + 1 < len(transitions) else None
                if following is not None and following.corrects and following.before[0] == one.after:
                    made[k] = Placed(None)
                    continue
                goes_on = following is not None and self._goes_on(one, following, made[k + 1])
                made[k] = self._next(one, previous is not None and previous.is_joined, goes_on)
            elif made[k] is None:
                made[k] = self._left(one, previous)
        return [one for one in made if one is not None]

    def _is_loose(self, t: Transition, explained: Placed | None) -> bool:
        """Whether the matrix only stands next in the text: what was announced, other steps have used."""
        if not t.understood or t.written or t.opened or t.label or any(t.beside):
            return False
        return not t.announced or (explained is None and not self._free(t))

    def _goes_on(self, t: Transition, following: Transition, explained: Placed | None) -> bool:
        """Whether a calculation starts from the matrix: by an arrow, or by operations that explain the next one.

        So it does where they explain the next one from the matrix before, of which this one is then a copy.
        """
        if following.before[0] != t.after:
            return False
        step = None if explained is None else explained.step
        starts = (t.after, *t.before[:1])
        return following.written or (step is not None and step.before in starts and bool(step.operations))

    def unused(self, transitions: Sequence[Transition]) -> list[Announced]:
        """What was announced and offered to some step, and of which a part leads nowhere."""
        told = {one.number: one for t in transitions for one in (*t.announced, *t.beside) if one is not None}
        again = {number for t in transitions for number in self._told_again(t)}
        return [
            one
            for one in told.values()
            if not (one.optional or one.to_equation or one.number in again)
            and any((one.number, k) not in self.used for k in range(len(one.operations)))
        ]

    def _told_again(self, t: Transition) -> list[int]:
        """What was announced for a step that says no more than another announcement by which the step is."""
        offered = [one for one in (*t.announced, *t.beside) if one is not None]
        done = [
            one.operations[k] for one in offered for k in range(len(one.operations)) if (one.number, k) in self.used
        ]
        return [one.number for one in offered if all(operation in done for operation in one.operations)]

    # --- before: what is told of a finished calculation ---------------------------------------------------------------

    def _told_behind(self, transitions: Sequence[Transition]) -> dict[int, Placed]:
        """The steps of a finished calculation by the operations told behind it, where these explain some in a row."""
        steps = [k for k, one in enumerate(transitions) if any(told.behind for told in one.announced)]
        found: dict[int, Placed] = {}
        for first in steps:
            told = [one for one in transitions[first].announced if one.behind]
            if not any((one.number, k) in self.used for one in told for k in range(len(one.operations))):
                found |= self._in_a_row(transitions, [k for k in steps if k >= first], told)
        return found

    def _in_a_row(
        self, transitions: Sequence[Transition], steps: Sequence[int], told: Sequence[Announced]
    ) -> dict[int, Placed]:
        """Steps one after the other that use up all that is told, the fewest operations for each; else nothing."""
        left = [(one.number, k, operation) for one in told for k, operation in enumerate(one.operations)]
        uses = {one[:2] for one in left}
        found: dict[int, Placed] = {}
        for k in steps:
            t, before, after = transitions[k], self.matrix(transitions[k].before[0]), self.matrix(transitions[k].after)
            if not left or before is None or after is None or list(told) != [one for one in t.announced if one.behind]:
                break
            shortest = (n for n in range(1, min(len(left), SLICE) + 1) if explains(before, after, _of(left[:n])))
            n = next(shortest, 0)
            if not n:
                return {}
            found[k] = Placed(t.by(_of(left[:n]), t.before[0]), assumed=(Inference.PLACE,))
            left = left[n:]
        if left:
            return {}
        self.used |= uses
        return found

    # --- first: what the arithmetic explains --------------------------------------------------------------------------

    def _explained(self, t: Transition) -> Placed | None:
        if not t.is_joined:
            return None
        after = self.matrix(t.after)
        starts = [(before, A) for before in t.before if (A := self.matrix(before)) is not None]
        if after is None or not starts:
            return None if self._only_stands_there(t) else Placed(t.likeliest())
        for before, A in starts:
            for offer in self._offers(t, before, A):
                first, second = (after, A) if t.reversed else (A, after)
                if explains(first, second, offer.operations) and not self._is_meant_before(t, offer):
                    self.used.update(offer.uses)
                    return Placed(t.by(offer.operations, before), assumed=offer.assumed)
        if (t.written or t.opened) and not t.label and not self._free(t) and not any(t.beside):
            return self._unlabelled(t, starts, after)
        return None

    def _restores(self, wrong: Placed | None, t: Transition) -> bool:
        """Whether the matrix is what the step before should have come to: it goes on as if that had been right."""
        step = None if wrong is None else wrong.step
        if step is None or not step.operations or step.after != t.before[0]:
            return False
        start, after = self.matrix(step.before), self.matrix(t.after)
        return start is not None and after is not None and explains(start, after, step.operations)

    def _next(self, t: Transition, in_chain: bool, goes_on: bool) -> Placed:
        """A matrix that only stands next in the text: the last one again, a copy with slips, a step, or a new start."""
        A, after = self.matrix(t.before[0]), self.matrix(t.after)
        if A is None or after is None or after == A:
            return Placed(None)
        if t.apart:  # another chain, unless it is the matrix before with a slip
            return Placed(None, broken=is_copy(A, after))
        if is_copy(A, after):
            change = change_between(A, after)
            if change is Change.SLIP and goes_on:
                return Placed(None, copied=differences(A, after))
            return Placed(t.by(()) if change is Change.STEP else None, broken=change is not Change.STEP)
        if goes_on and is_nearly_copy(A, after):
            return Placed(None, broken=True)
        # Operations stand right before it, though they lead to another one further down: [..] R1 + 3R2 [wrong] [right]
        follows = bool(t.announced) and A.shape == after.shape and after.ncols > 1 and _shares_row(A, after)
        return Placed(None, broken=follows or (in_chain and goes_on and not same_rows(A, after)))

    # --- then: what is left -------------------------------------------------------------------------------------------

    def _left(self, t: Transition, previous: Transition | None) -> Placed:
        """No offer explains the step."""
        if t.unread and not (t.label or t.written):
            return Placed(None)  # the text says so already
        after = self.matrix(t.after)
        starts = [(before, A) for before in t.before if (A := self.matrix(before)) is not None]
        if after is None or not starts:
            return Placed(None if self._only_stands_there(t) else t.likeliest())
        if t.label and t.written:
            return Placed(t.by(t.label))
        if not t.understood and not t.label:
            for before, A in starts if t.aimed and after.ncols > 1 else ():
                if reaches_an_aim(A, after):
                    return Placed(t.by((), before), assumed=(Inference.START,))
            # What leads there was not read; to a vector behind other vectors no step need lead.
            return Placed(None, broken=after.ncols > 1 or t.written)
        certain = len(self._firm(t)) == len(self._free(t))
        offers = [offer for before, A in starts for offer in self._remaining(t, before, A)]
        near = next((offer for offer in offers if is_near(offer.start, after, offer.operations)), None)
        if near is not None and not self._is_done(near, previous):
            self.used.update(near.uses)
            return Placed(t.by(near.operations, near.before), certain, assumed=near.assumed)
        if t.relation is Relation.DETERMINANT and not t.label and (told := self._in_line(t)) is not None:
            return Placed(t.by(told.operations), assumed=(Inference.SIDE,))
        if t.written or t.opened:
            if t.label:
                return Placed(t.by(t.label, starts[0][0]), certain=False, assumed=(Inference.START,))
            return self._unlabelled(t, starts, after)
        # The operations beside it are those of the step that follows: it may be a copy, with slips, of the one before.
        slipped = not self._free(t) and not t.label and is_copy(starts[0][1], after)
        return Placed(None, broken=slipped and change_between(starts[0][1], after) is Change.SLIP)

    def _is_done(self, offer: Offer, previous: Transition | None) -> bool:
        """We swapped rows 2 and 3: what the step before has done, told once more."""
        if previous is None or not offer.uses:
            return False
        done = previous.label or tuple([one for told in previous.announced for one in told.operations])
        return bool(done) and all(one in done for one in offer.operations)


def _shares_row(A: Matrix, B: Matrix) -> bool:
    """Whether some row that is not zero stands unchanged in its place."""
    return any(A.rows[i] == B.rows[i] and not A.is_zero_row(i) for i in range(A.nrows))


def _of(told: Sequence[tuple[int, int, ClaimedOperation]]) -> Operations:
    return tuple([operation for _, _, operation in told])
