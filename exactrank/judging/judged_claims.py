"""Claims judged among what stands before them, and wrong ones that follow from an earlier wrong line."""

from __future__ import annotations

from dataclasses import replace

from exactrank.judging.assertions import decide_assertion
from exactrank.judging.claims.answering import answers
from exactrank.judging.claims.decide import decide_claim
from exactrank.judging.concluded import ConcludedVectors
from exactrank.judging.evaluation.context import Context
from exactrank.judging.steps.given_rows import remember_given_row
from exactrank.judging.steps.placement import Placement
from exactrank.judging.tied_letters import untied
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.judging.verdicts.verdict import Judgement, Outcome
from exactrank.matrix import Matrix
from exactrank.numbers.fields import Field
from exactrank.statements import (
    Answer,
    Assertion,
    Definition,
    Expression,
    Grid,
    Indexed,
    Name,
    RowStep,
    Statement,
    Transition,
    Unreadable,
)
from exactrank.statements.kinds import Claim, claim_kind


class JudgedClaims:
    """Judges claims among what an answer has defined and done before them."""

    def __init__(self, answer: Answer, problem: Matrix | None, field: Field | None) -> None:
        self.answer = answer
        self.context = Context(problem, field)
        self.judgements: list[Judgement] = []
        self.settled = 0
        """So many of them will not change any more."""
        self.asserted: dict[int, Assertion] = {}
        """The assertions by the index of their judgement."""
        self.understood: list[Statement | Assertion] = []
        self.answered = problem is None
        self.anew: set[Matrix] = set()
        """The matrices that a name was given where it had another one: not the start that it stood for."""
        self.transitions = [one for one in answer.passages if isinstance(one, Transition)]
        self.open: dict[Name | Indexed, list[int]] = {}
        """Of each letter the equations with it that it had no value in."""
        self.looked: set[int] = set()
        """Those that were judged again before a letter in them got another value."""
        self.placement = Placement(self._written)
        self.placed = iter(self.placement.place(self.transitions))
        in_cases = any(isinstance(one, Assertion) and one.case is not None for one in answer.passages)
        self.concluded = ConcludedVectors(self.context.environment.consulted, in_cases)
        told = (one.columns for t in self.transitions for one in t.likeliest().operations)
        self.context.columns_used = answer.columns or any(told)

    def _written(self, expression: Expression) -> Matrix | None:
        try:
            return self.context.environment.grids.matrix(expression) if isinstance(expression, Grid) else None
        except NoValue:
            return None

    def _claim(self, assertion: Assertion) -> Judgement:
        made = untied(self._decided(assertion), self.answer)
        if made.outcome is not Outcome.INCORRECT or isinstance(made.statement, Definition | RowStep | Unreadable):
            return made
        remember_given_row(made.statement, self.context)
        return replace(made, follows=self._carried_forward(made.statement))

    def _decided(self, assertion: Assertion) -> Judgement:
        self.context.used.clear()
        claim, decision, assumed = decide_assertion(assertion, self.context)
        settles = not assertion.conditions and not assertion.denied and answers(claim, self.context)
        self.answered = self.answered or (settles and decision.outcome is Outcome.CORRECT)
        return Judgement(
            claim,
            claim_kind(claim),
            decision.outcome,
            decision.note,
            decision.witness,
            entry=decision.entry,
            detail=decision.detail,
            assumed=assumed,
            conditions=assertion.conditions,
            answers=settles,
        )

    def _carried_forward(self, claim: Claim) -> int | None:
        """The earlier wrong statement that a wrong claim follows from: it is right of the line as printed there."""
        context = self.context
        if context.chain_error is not None and context.chain_end is not None:
            context.subject_instead = context.chain_end
            decision = decide_claim(claim, context)
            context.subject_instead = None
            if decision.outcome is Outcome.CORRECT:
                return context.chain_error
        if context.printed is not None and context.printed_by != context.index:
            context.environment, exact = context.printed.copy(), context.environment
            decision = decide_claim(claim, context)
            context.environment = exact
            if decision.outcome is Outcome.CORRECT:
                return context.printed_by
        return None
