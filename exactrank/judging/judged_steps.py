"""Steps from matrix to matrix judged: by what leads there, as a copy, or as a break."""

from __future__ import annotations

from dataclasses import replace

from exactrank.errors import InputError
from exactrank.judging.judged_late import JudgedLate
from exactrank.judging.steps.copies import is_copy, is_nearly_copy, replaces_column
from exactrank.judging.steps.offers import Placed
from exactrank.judging.steps.row_steps import judge_row_step
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.judging.verdicts.verdict import Judgement, Outcome
from exactrank.judging.verdicts.witnesses import WrongEntries, WrongShape, differences
from exactrank.statements import Definition, Determinant, DeterminantOf, Expression, Relation, RowStep, Transition


class JudgedSteps(JudgedLate):
    """Judges the steps from matrix to matrix, and whether the first matrix was copied."""

    def _transition(self, t: Transition, placed: Placed) -> Judgement | None:
        written = t.before[0] if placed.step is None else placed.step.before
        copied = self._copied(t.likeliest(), written)
        if placed.step is None:
            return copied or self._next_matrix(t, placed)
        nearly = t.starts and t.relation is Relation.DETERMINANT and self._is_nearly_at_hand(t.before[0])
        made = self._step(placed.step, copied)
        if nearly and made.outcome is Outcome.CORRECT:
            made = replace(made, outcome=Outcome.UNDECIDED, note=Note.BREAK)
        if copied is not None:
            return made
        made = _doubted(made, placed.certain and not t.doubted)
        return made if made.assumed == placed.assumed else replace(made, assumed=placed.assumed)

    def _is_nearly_at_hand(self, written: Expression) -> bool:
        """Whether a determinant that nobody names is that of the matrix at hand but for few entries."""
        before = self.judgements[-1].statement if self.judgements else None
        if isinstance(before, Determinant) and before.value == DeterminantOf(written):
            return False
        if isinstance(before, RowStep) and before.relation is Relation.DETERMINANT and before.after == written:
            return False  # the calculation goes on in the next line
        A, subjects = self._written(written), self.context.subjects
        if A is None or not subjects or subjects[-1].stale or A in self.context.environment.matrices():
            return False
        return is_nearly_copy(subjects[-1].matrix, A) and not replaces_column(subjects[-1].matrix, A)

    def _step(self, step: RowStep, copied: Judgement | None) -> Judgement:
        """The step, which the context learns of; where its first matrix was copied wrongly, that is its mistake."""
        made = self._row_step(step)
        if made.outcome is Outcome.CORRECT and self.context.chain_start is not None:
            self.answered = self.answered or self.context.is_problem(self.context.chain_start)
        if copied is None:
            return made
        self.context.chain_error = self.context.index
        return copied

    def _next_matrix(self, t: Transition, placed: Placed) -> Judgement | None:
        """A matrix that no step leads to: a copy with slips in it, a break, or something new that claims nothing."""
        after = self._written(t.after)
        if placed.copied and after is not None:
            witness = WrongEntries(placed.copied)
            only = placed.copied[0] if len(placed.copied) == 1 else None
            original = self._written(t.before[0])
            if original is not None:
                self.context.intended[after] = (original, self.context.index)
            self.context.unsound.add(self.context.index)
            self.context.chain_error = self.context.index
            self.context.end_step(after)
            return Judgement(
                t.by(()), "row-step", Outcome.INCORRECT, Note.COPIED_WRONGLY, witness, operations=(), entry=only
            )
        if not placed.broken or (after in self.context.environment.matrices() and after not in self.anew):
            return None
        if after is not None and self._written(t.before[0]) == after:
            return None  # the matrix at which the calculation stands, once more
        if after is not None:
            self.context.broke_off(after)
        return Judgement(t.by(()), "row-step", Outcome.UNDECIDED, Note.BREAK, operations=())

    def _copied(self, statement: Definition | RowStep, written: Expression) -> Judgement | None:
        """The first matrix of the answer is the problem's but for a few entries: the first error is in the copying."""
        context = self.context
        A = self._written(written)
        if context.first_matrix_seen or context.problem is None or A is None:
            return None
        context.first_matrix_seen = True
        if not is_copy(context.problem, A):
            return None
        context.intended[A] = (context.problem, context.index)
        context.unsound.add(context.index)
        context.problem_seen, context.miscopied = True, A
        entries = differences(context.problem, A)
        only = entries[0] if len(entries) == 1 else None
        kind = "definition" if isinstance(statement, Definition) else "row-step"
        operations = statement.operations if isinstance(statement, RowStep) else None
        return Judgement(
            statement,
            kind,
            Outcome.INCORRECT,
            Note.COPIED_WRONGLY,
            WrongEntries(entries),
            operations=operations,
            entry=only,
        )

    def _row_step(self, step: RowStep) -> Judgement:
        try:
            return judge_row_step(step, self.context)
        except NoValue as reason:
            return Judgement(
                step, "row-step", Outcome.UNDECIDED, reason.note, operations=step.operations, detail=reason.detail
            )
        except InputError:  # a number that the prime field does not have, such as 1/3 modulo 3
            return Judgement(step, "row-step", Outcome.UNDECIDED, Note.NOT_EVALUATED, operations=step.operations)
        except Misfit as misfit:
            witness = WrongShape(misfit.left.shape, misfit.right.shape)
            return Judgement(step, "row-step", Outcome.INCORRECT, Note.SHAPE, witness, operations=step.operations)


def _doubted(one: Judgement, certain: bool) -> Judgement:
    """A step whose start is only guessed is never called wrong."""
    if certain or one.outcome is not Outcome.INCORRECT:
        return one
    return Judgement(one.statement, one.kind, Outcome.UNDECIDED, Note.BREAK, operations=one.operations)
