"""The judge: what a text asserts in, verdict out. Exact; incorrect only with a witness, and only without doubt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from exactrank.errors import InputError
from exactrank.judging.assertions import decide_assertion
from exactrank.judging.cases import with_cases
from exactrank.judging.characteristic_chains import with_characteristic_equations
from exactrank.judging.claims.answering import answers
from exactrank.judging.claims.decide import decide_claim
from exactrank.judging.concluded import ConcludedVectors, is_unknown
from exactrank.judging.evaluation.context import Context
from exactrank.judging.evaluation.decompositions import Role
from exactrank.judging.identities import with_identities
from exactrank.judging.named_fields import Judged, in_the_fields_named, moduli_named, verdict_of
from exactrank.judging.steps.copies import is_copy, is_nearly_copy, replaces_column
from exactrank.judging.steps.given_rows import remember_given_row
from exactrank.judging.steps.offers import Placed
from exactrank.judging.steps.placement import Placement
from exactrank.judging.steps.row_steps import judge_row_step
from exactrank.judging.tied_letters import untied
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.judging.verdicts.verdict import Judgement, Missing, Outcome, Verdict, letter_of_polynomials
from exactrank.judging.verdicts.witnesses import WrongEntries, WrongShape, differences
from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF, QQ, Field
from exactrank.numbers.quadratic import QuadraticField
from exactrank.statements import (
    Answer,
    Assertion,
    Comparison,
    Definition,
    Determinant,
    DeterminantOf,
    Equality,
    Expression,
    FieldNamed,
    Grid,
    Indexed,
    Inverse,
    Name,
    Passage,
    Power,
    Relation,
    RowStep,
    Scope,
    Shown,
    Statement,
    Times,
    Transition,
    Transposed,
    Unread,
    Unreadable,
)
from exactrank.statements.kinds import Claim, claim_kind
from exactrank.statements.walks import subexpressions


def judge(
    answer: Answer | Iterable[Passage], problem: Matrix | None = None, field: Field | QuadraticField | None = None
) -> Verdict:
    """Every statement judged in order, with the definitions before it and the errors before it in mind.

    >>> from fractions import Fraction
    >>> from exactrank.statements import Equality, Grid, Name, Number, Rank, Span
    >>> A = Grid.of(Matrix.of([[1, 2], [2, 4]]))
    >>> verdict = judge([Rank(Span(), A, Number(Fraction(2)))])
    >>> verdict.outcome.value, verdict.judgements[0].note.value, verdict.judgements[0].witness.expected
    ('incorrect', 'wrong-rank', 1)

    With a `problem` the answer must be about that matrix: copying it wrongly is the first error, and an answer that
    says nothing of it is incomplete. All of it is meant over the `field`, if one is given, else over that of the
    problem; where that is QQ, or there is none, over the fields that the text names. Over QQ(i) a letter i is the
    imaginary unit; square roots are numbers of QQ(sqrt d), and over QQ too.
    """
    if not isinstance(answer, Answer):
        answer = Answer(tuple(answer))
    if isinstance(field, QuadraticField):
        answer, field = replace(answer, imaginary=("i",) if field.d == -1 else answer.imaginary), QQ
    named = moduli_named(answer) if field is None and (problem is None or problem.field == QQ) else ()
    over = {0: _Judge(answer, problem, field).judged()}
    if (field or (QQ if problem is None else problem.field)) == QQ:
        over[0] = with_identities(answer, over[0], _judged_over)
        over[0] = with_characteristic_equations(answer, over[0])
        over[0] = with_cases(answer, over[0], _judged_over)
    for modulus in named:
        judged = _over_prime_field(answer, problem, modulus)
        if judged is not None:
            over[modulus] = judged
    return in_the_fields_named(answer, over) if named else verdict_of(answer, over[0])


def _judged_over(answer: Answer, field: Field) -> Judged:
    return _Judge(answer, None, field).judged()


def _over_prime_field(answer: Answer, problem: Matrix | None, modulus: int) -> Judged | None:
    """The answer judged modulo a prime; None where the modulus is none, or the problem has no value there."""
    try:
        field = GF(modulus)
        return _Judge(answer, None if problem is None else problem.over(field), field).judged()
    except InputError:
        return None


_NEAR = 4
"""So many statements back a name that is explained may have been used."""


class _Judge:
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

    def judged(self) -> Judged:
        places: list[int] = []
        for place, passage in enumerate(self.answer.passages):
            if isinstance(passage, Scope) and not passage.soft:
                self._settle()
            self.context.index = len(self.judgements)
            self.concluded.begin()
            known = isinstance(passage, Definition) and self._says_again(passage)
            made = self._passage(passage)
            if isinstance(passage, Definition) and not known:
                self.concluded.defined(passage)
            if made is not None:
                self.concluded.judged(made)
                self.understood.append(self.asserted.get(len(self.judgements), made.statement))
                self._note_open(made, len(self.judgements))
                self.judgements.append(made)
                places.append(place)
            elif isinstance(passage, Definition):
                self.understood.append(passage)
                self._explained(passage)
        self._settle()
        missing = None
        if not self.answered:
            missing = Missing.ANSWER if self.context.problem_seen else Missing.MATRIX
        return Judged(
            tuple(self.judgements), tuple(places), tuple(self._leads_nowhere()), missing, tuple(self.understood)
        )

    def _says_again(self, definition: Definition) -> bool:
        """Whether a name gets the very value that it has."""
        known = self.context.environment.given(definition.name)
        if not isinstance(known, Matrix):
            return False
        try:
            return known == self.context.environment.value(definition.value)
        except (NoValue, Misfit, InputError):
            return False

    def _explained(self, definition: Definition) -> None:
        """A name is explained: what was said with it on the same line, A = L U with U = [...], must hold of it."""
        for k in range(max(self.settled, len(self.judgements) - _NEAR), len(self.judgements)):
            one = self.judgements[k]
            if one.note is not Note.UNDEFINED_NAME or not isinstance(one.statement, Equality) or k not in self.asserted:
                continue
            if (
                one.statement.span.line == definition.span.line
                and self._decided(self.asserted[k]).outcome is Outcome.INCORRECT
            ):
                self.judgements[k] = replace(one, note=Note.SEVERAL_READINGS, detail="")

    def _settle(self) -> None:
        """Judges what was said of names before they were explained, with all that the exercise has said by its end."""
        for k in range(self.settled, len(self.judgements)):
            self.concluded.begin()
            self.judgements[k] = self._again(k, self.judgements[k])
            self.concluded.judged(self.judgements[k])
        self.settled = len(self.judgements)

    def _note_open(self, one: Judgement, k: int) -> None:
        if one.note is not Note.UNDEFINED_NAME or not one.detail or not isinstance(one.statement, Equality):
            return
        for letter in {part for side in one.statement.sides for part in subexpressions(side)}:
            if isinstance(letter, Name | Indexed):
                self.open.setdefault(letter, []).append(k)

    def _gets_another(self, letter: Name | Indexed) -> None:
        """A letter stands for another number from here on: what was said of the one before is judged now."""
        for k in self.open.pop(letter, []):
            if k >= self.settled and k not in self.looked:
                self.judgements[k] = self._again(k, self.judgements[k])
                self.looked.add(k)

    def _leads_nowhere(self) -> list[Unread]:
        """Operations that were offered to a step and that no step is by, and vectors that nothing was said of."""
        unused = [Unread(one.span, "no-matrix-after") for one in self.placement.unused(self.transitions)]
        return [*unused, *self.concluded.left()]

    def _again(self, k: int, one: Judgement) -> Judgement:
        """An assertion about a name that is explained only further down, now that it is: right of that, or open.

        So is one about no matrix by name that stands before every matrix: a title, an answer given first.
        An equation that values found later do not satisfy is no formula about names that stand for nothing.
        """
        late = one.outcome is Outcome.UNDECIDED and one.note in (Note.UNDEFINED_NAME, Note.CONDITIONAL, Note.NO_SUBJECT)
        if not late or k not in self.asserted or letter_of_polynomials(one.statement) is not None:
            return one
        made = self._decided(self.asserted[k])
        unsatisfied = made.note is Note.SEVERAL_READINGS or (made.note is Note.UNDEFINED_NAME and not made.detail)
        contradicts = unsatisfied and isinstance(one.statement, Equality) and k not in self.looked
        if contradicts:
            return replace(made, note=Note.SEVERAL_READINGS)
        if made.outcome is Outcome.INCORRECT and (isinstance(one.statement, Inverse) or _is_of_matrices(one.statement)):
            return replace(one, note=Note.SEVERAL_READINGS, detail="")
        if made.outcome is Outcome.INCORRECT and _is_product_of_names(one.statement):
            return replace(made, outcome=Outcome.UNDECIDED, note=Note.SEVERAL_READINGS, witness=None)
        return made if made.outcome is Outcome.CORRECT else one

    def _passage(self, passage: Passage) -> Judgement | None:
        if isinstance(passage, FieldNamed):
            return None
        if isinstance(passage, Scope):
            self.context.enter(passage.path, passage.soft)
            return None
        if isinstance(passage, Shown):
            A = self._written(passage.value)
            if A is not None:
                self.context.show(A, passage.value.bars)
            return None
        if isinstance(passage, Transition):
            return self._transition(passage, next(self.placed))
        if isinstance(passage, Unreadable):
            return Judgement(passage, passage.kind, Outcome.UNREADABLE, detail=passage.reason)
        if isinstance(passage, RowStep):
            return self._step(passage, self._copied(passage, passage.before))
        if isinstance(passage, Definition):
            return self._definition(passage)
        self.asserted[self.context.index] = passage if isinstance(passage, Assertion) else Assertion((passage,))
        return self._claim(self.asserted[self.context.index])

    # --- definitions ------------------------------------------------------------------------------------------------

    def _definition(self, definition: Definition) -> Judgement | None:
        made = self._copied(definition, definition.value) or self._of_singular_value(definition)
        made = made or self._concluded_anew(definition)
        if made is None or made.note is Note.COPIED_WRONGLY or made.outcome is Outcome.CORRECT:
            self._define(definition)
        return made

    def _concluded_anew(self, definition: Definition) -> Judgement | None:
        """A name has a value, and is concluded to have another one: one of them is wrong, or the name is another."""
        environment = self.context.environment
        known = environment.given(definition.name)
        if known is None or environment.is_stale(definition.name):
            return None
        concluded = definition.concluded and not is_unknown(definition)  # y = 7 may be that of another system
        if not (concluded or isinstance(definition.value, DeterminantOf)):
            return None
        try:
            value = environment.value(definition.value)
        except (NoValue, Misfit, InputError):
            return None
        if known == value or isinstance(known, Matrix) != isinstance(value, Matrix):
            return None
        if isinstance(known, Matrix) and isinstance(value, Matrix) and known == value.T:
            return None
        self._define(definition)
        return Judgement(definition, "definition", Outcome.UNDECIDED, Note.SEVERAL_READINGS)

    def _define(self, definition: Definition) -> None:
        context = self.context
        known = context.environment.given(definition.name)
        if known is not None and not isinstance(known, Matrix):
            self._gets_another(definition.name)
        value = context.environment.define(definition)
        if context.printed is not None:
            context.printed.define(definition)
        if known is not None and value is not None and isinstance(known, Matrix) != isinstance(value, Matrix):
            context.environment.doubt(definition.name)  # the entry v_1 and the vector v_1 in bold are read alike
        anew = isinstance(known, Matrix) and known != value
        if anew and isinstance(value, Matrix):
            self.anew.add(value)
        if anew and definition.supposed:
            context.environment.doubt(definition.name)
        elif isinstance(value, Matrix) and (grid := _written_matrix(definition.value)) is not None:
            context.about(value, grid.bars, aside=not anew)
            context.see(value)
        if isinstance(definition.value, DeterminantOf) and isinstance(definition.value.of, Grid):
            A = self._written(definition.value.of)
            if A is not None and not context.candidates():
                context.show(A, ())

    def _of_singular_value(self, definition: Definition) -> Judgement | None:
        """s_1 = ... is a claim, where the text has said that s_1 is a singular value of a matrix it has."""
        name = definition.name
        part = self.context.environment.singular.part(name)
        if part is None or part.role is not Role.VALUE or definition.over:
            return None
        made = self._claim(Assertion((Equality(definition.span, (name, definition.value)),)))
        return made if made.outcome in (Outcome.CORRECT, Outcome.INCORRECT) else None

    # --- steps ------------------------------------------------------------------------------------------------------

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
        made = _doubted(made, placed.certain)
        return made if made.assumed == placed.assumed else replace(made, assumed=placed.assumed)

    def _is_nearly_at_hand(self, written: Expression) -> bool:
        """Whether a determinant that nobody names is that of the matrix at hand but for few entries."""
        before = self.judgements[-1].statement if self.judgements else None
        if isinstance(before, Determinant) and before.value == DeterminantOf(written):
            return False
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

    # --- claims -----------------------------------------------------------------------------------------------------

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


def _is_product_of_names(statement: Statement) -> bool:
    """A = P D P^{-1}, A P = P D: at least three matrices by their names alone."""
    if not isinstance(statement, Equality) or statement.comparison is not Comparison.EQUAL:
        return False
    factors = [one for side in statement.sides for one in (side.factors if isinstance(side, Times) else (side,))]
    bases = [one.base if isinstance(one, Power) else one.of if isinstance(one, Transposed) else one for one in factors]
    names = {one.name for one in bases if isinstance(one, Name) and one.name.isupper()}
    return len(names) > 2 and all(isinstance(one, Name) and one.name in names for one in bases)


def _doubted(one: Judgement, certain: bool) -> Judgement:
    """A step whose start is only guessed is never called wrong."""
    if certain or one.outcome is not Outcome.INCORRECT:
        return one
    return Judgement(one.statement, one.kind, Outcome.UNDECIDED, Note.BREAK, operations=one.operations)


def _written_matrix(value: Expression) -> Grid | None:
    """The matrix that an expression writes out, by itself or with numbers before it: 1/2 [1 2; 3 4]."""
    if not isinstance(value, Times):
        return value if isinstance(value, Grid) else None
    grids = [one for one in value.factors if isinstance(one, Grid)]
    others = [part for one in value.factors if not isinstance(one, Grid) for part in subexpressions(one)]
    named = any(isinstance(part, Name | Indexed | Grid) for part in others)
    return grids[0] if len(grids) == 1 and not named else None


def _is_of_matrices(statement: Statement) -> bool:
    """Whether an equation has only names of matrices in it: A = P D P^{-1}, before P and D are given."""
    if not isinstance(statement, Equality):
        return False
    parts = [part for side in statement.sides for part in subexpressions(side)]
    names = [part for part in parts if isinstance(part, Name | Indexed)]
    return len(names) > 1 and all(name.name[-2:].strip("}'").isupper() for name in names)
