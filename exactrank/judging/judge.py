"""The judge: what a text asserts in, verdict out. Exact; incorrect only with a witness, and only without doubt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from exactrank.errors import InputError
from exactrank.judging.blank_entries import with_blank_entries
from exactrank.judging.cases import with_cases
from exactrank.judging.characteristic_chains import with_characteristic_equations
from exactrank.judging.extension_fields import judged_over
from exactrank.judging.forgotten_cases import with_forgotten_cases
from exactrank.judging.identities import with_identities
from exactrank.judging.implied_matrices import with_implied_matrices
from exactrank.judging.judged_definitions import JudgedDefinitions
from exactrank.judging.named_fields import Judged, in_the_fields_named, moduli_named, verdict_of
from exactrank.judging.verdicts.verdict import Judgement, Missing, Outcome, Verdict
from exactrank.matrix import Matrix
from exactrank.numbers.domain_names import FieldOfAnswers
from exactrank.numbers.fields import GF, QQ, Field
from exactrank.numbers.finite_extensions import ExtensionField, GF_power, is_proper_prime_power
from exactrank.numbers.packed_extensions import PackedExtension
from exactrank.numbers.quadratic import QuadraticField
from exactrank.numbers.rows import RowsOver
from exactrank.statements import (
    Answer,
    Assertion,
    Definition,
    FieldNamed,
    Passage,
    RowStep,
    Scope,
    Shown,
    Transition,
    Unread,
    Unreadable,
)


def judge(
    answer: Answer | Iterable[Passage],
    problem: Matrix | RowsOver[Any] | None = None,
    field: FieldOfAnswers | None = None,
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
    imaginary unit; square roots are numbers of QQ(sqrt d), and over QQ too. Over GF(p^k) a letter is t.
    """
    if not isinstance(answer, Answer):
        answer = Answer(tuple(answer))
    if problem is None:
        answer = with_implied_matrices(answer)
    if isinstance(field, ExtensionField):
        judged = judged_over(answer, _packed(problem, field), field, _judged_with, asked=True)
        if judged is None:
            raise InputError.of("integers-too-long", field=field.name)
        return verdict_of(answer, judged)
    if isinstance(problem, RowsOver):
        raise InputError.of("other-field", found=problem.domain.name, wanted="QQ" if field is None else field.name)
    if isinstance(field, QuadraticField):
        answer, field = replace(answer, imaginary=("i",) if field.d == -1 else answer.imaginary), QQ
    named = moduli_named(answer) if field is None and (problem is None or problem.field == QQ) else ()
    whole = partial(_judged_whole, problem=problem, field=field)
    over = {0: whole(answer)}
    over[0] = with_blank_entries(answer, over[0], whole)
    for modulus in named:
        judged = _over_finite_field(answer, problem, modulus)
        if judged is not None:
            over[modulus] = judged
    if named:
        return in_the_fields_named(answer, over)
    verdict = verdict_of(answer, over[0])
    return with_forgotten_cases(answer, verdict) if problem is None and (field is None or field == QQ) else verdict


def _judged_whole(answer: Answer, problem: Matrix | None, field: Field | None) -> Judged:
    """The answer judged over one field, and over QQ with what it says of letters and roots."""
    judged = _Judge(answer, problem, field).judged()
    if (field or (QQ if problem is None else problem.field)) == QQ:
        judged = with_identities(answer, judged, _judged_over)
        judged = with_characteristic_equations(answer, judged)
        judged = with_cases(answer, judged, _judged_over)
    return judged


def _judged_over(answer: Answer, field: Field) -> Judged:
    return _Judge(answer, None, field).judged()


def _judged_with(answer: Answer, problem: Matrix | None, field: Field) -> Judged:
    return _Judge(answer, problem, field).judged()


def _packed(problem: Matrix | RowsOver[Any] | None, field: ExtensionField) -> Matrix | None:
    """The problem as a matrix of packed integers; one over QQ has its entries in GF(p)."""
    packed = PackedExtension(field)
    if not isinstance(problem, RowsOver):
        return None if problem is None else problem.over(packed)
    rows = [(tuple(map(packed.pack, numerators)), 1) for numerators, _ in problem.rows]
    return Matrix(tuple(rows), problem.ncols, packed)


def _over_finite_field(answer: Answer, problem: Matrix | None, modulus: int) -> Judged | None:
    """The answer judged over the field of so many elements; None where there is none, or the problem has no value."""
    try:
        if is_proper_prime_power(modulus):
            extension = GF_power(modulus)
            return judged_over(answer, _packed(problem, extension), extension, _judged_with, asked=False)
        field = GF(modulus)
        return _Judge(answer, None if problem is None else problem.over(field), field).judged()
    except InputError:
        return None


class _Judge(JudgedDefinitions):
    """Goes through the passages of an answer in order."""

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

    def _leads_nowhere(self) -> list[Unread]:
        """Operations that were offered to a step and that no step is by, and vectors that nothing was said of."""
        unused = [Unread(one.span, "no-matrix-after") for one in self.placement.unused(self.transitions)]
        matrices = [one.matrix for one in self.context.candidates()] + self.context.environment.matrices()
        return [*unused, *self.concluded.left(matrices)]

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
