"""Definitions taken in, and judged where a name that has a value is concluded to have another one."""

from __future__ import annotations

from exactrank.errors import InputError
from exactrank.judging.concluded import is_unknown
from exactrank.judging.evaluation.decompositions import Role
from exactrank.judging.judged_steps import JudgedSteps
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.judging.verdicts.verdict import Judgement, Outcome
from exactrank.matrix import Matrix
from exactrank.statements import Assertion, Definition, DeterminantOf, Equality, Expression, Grid, Indexed, Name, Times
from exactrank.statements.walks import subexpressions


class JudgedDefinitions(JudgedSteps):
    """Takes definitions in, and judges those that say something of what is known."""

    def _says_again(self, definition: Definition) -> bool:
        """Whether a name gets the very value that it has."""
        known = self.context.environment.given(definition.name)
        if not isinstance(known, Matrix):
            return False
        try:
            return known == self.context.environment.value(definition.value)
        except (NoValue, Misfit, InputError):
            return False

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


def _written_matrix(value: Expression) -> Grid | None:
    """The matrix that an expression writes out, by itself or with numbers before it: 1/2 [1 2; 3 4]."""
    if not isinstance(value, Times):
        return value if isinstance(value, Grid) else None
    grids = [one for one in value.factors if isinstance(one, Grid)]
    others = [part for one in value.factors if not isinstance(one, Grid) for part in subexpressions(one)]
    named = any(isinstance(part, Name | Indexed | Grid) for part in others)
    return grids[0] if len(grids) == 1 and not named else None
