"""What was said of names before they were explained, judged once they are."""

from __future__ import annotations

from dataclasses import replace

from exactrank.judging.judged_claims import JudgedClaims
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.verdict import Judgement, Outcome, letter_of_polynomials
from exactrank.statements import (
    Comparison,
    Definition,
    Equality,
    Expression,
    Indexed,
    Inverse,
    Name,
    Power,
    Statement,
    Times,
    Transposed,
)
from exactrank.statements.walks import subexpressions

_NEAR = 4
"""So many statements back a name that is explained may have been used."""


class JudgedLate(JudgedClaims):
    """Judges what was said of names before they were explained, once they are."""

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

    def _explained(self, definition: Definition) -> None:
        """A name is explained: what was said with it on the same line, A = L U with U = [...], must hold of it."""
        for k in range(max(self.settled, len(self.judgements) - _NEAR), len(self.judgements)):
            one = self.judgements[k]
            if one.note is not Note.UNDEFINED_NAME or not isinstance(one.statement, Equality) or k not in self.asserted:
                continue
            if one.statement.span.line != definition.span.line:
                continue
            made = self._decided(self.asserted[k])
            if made.outcome is Outcome.INCORRECT and self._is_certain(one.statement):
                self.judgements[k] = made
            elif made.outcome is Outcome.INCORRECT:
                self.judgements[k] = replace(one, note=Note.SEVERAL_READINGS, detail="")

    def _is_certain(self, statement: Statement) -> bool:
        """Whether it is a product of matrices, A = P D P^{-1}, each of which has one value in all of the text."""
        if not _is_product_of_names(statement):
            return False
        given: dict[Name | Indexed, set[Expression]] = {}
        for one in self.answer.passages:
            if isinstance(one, Definition):
                given.setdefault(one.name, set()).add(one.value)
        assert isinstance(statement, Equality)
        names = {part for side in statement.sides for part in subexpressions(side) if isinstance(part, Name | Indexed)}
        return all(len(given.get(name, ())) == 1 for name in names)


def _is_product_of_names(statement: Statement) -> bool:
    """A = P D P^{-1}, A P = P D: at least three matrices by their names alone."""
    if not isinstance(statement, Equality) or statement.comparison is not Comparison.EQUAL:
        return False
    factors = [one for side in statement.sides for one in (side.factors if isinstance(side, Times) else (side,))]
    bases = [one.base if isinstance(one, Power) else one.of if isinstance(one, Transposed) else one for one in factors]
    names = {one.name for one in bases if isinstance(one, Name) and one.name.isupper()}
    return len(names) > 2 and all(isinstance(one, Name) and one.name in names for one in bases)


def _is_of_matrices(statement: Statement) -> bool:
    """Whether an equation has only names of matrices in it: A = P D P^{-1}, before P and D are given."""
    if not isinstance(statement, Equality):
        return False
    parts = [part for side in statement.sides for part in subexpressions(side)]
    names = [part for part in parts if isinstance(part, Name | Indexed)]
    return len(names) > 1 and all(name.name[-2:].strip("}'").isupper() for name in names)
