"""Expressions evaluated among the definitions of an answer, which are taken in one by one."""

from __future__ import annotations

from exactrank.errors import InputError
from exactrank.judging.evaluation.decomposition_names import Key
from exactrank.judging.evaluation.evaluation import DEPTH, Evaluation
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.judging.verdicts.values import Value
from exactrank.matrix import Matrix
from exactrank.statements import Definition, Expression, Indexed, Name, Times
from exactrank.statements.walks import mentions


class Environment(Evaluation):
    """What names stand for. A definition is evaluated when made; one that has no value yet, when it is asked for."""

    def define(self, definition: Definition) -> Value | None:
        """The value that the name now stands for; None where it is a family or has no value yet."""
        name = definition.name
        if isinstance(name, Indexed) and len(name.indices) == 1 and isinstance(name.indices[0], str):
            self._families[name.name] = (name.indices[0], definition.value)
            if mentions(definition.value, name.indices[0]):
                return None  # a_j = j: one for each j; D_x = -14 is a number
        if isinstance(name, Indexed):
            self.singular.learn(name, definition.value, self._values)
        value = self.bind(name, definition.value)
        if isinstance(value, Matrix) and min(value.shape) > 1 and isinstance(name, Name):
            self.singular.forget()  # the text has turned to another matrix
        return value

    def direction(self, e: Expression, depth: int = DEPTH) -> Matrix:
        """The matrix up to a factor that is not 0, where the factor is irrational: it has the same rank."""
        try:
            return self.matrix(e)
        except NoValue as reason:
            pending = self.pending(e) if isinstance(e, Name | Indexed) else None
            if reason.note is not Note.NOT_EVALUATED or depth == 0:
                raise
            if pending is not None:
                return self.direction(pending, depth - 1)
            if not isinstance(e, Times):
                raise
            values = [(factor, self.value(factor)) for factor in e.factors]
            if any(not isinstance(value, Matrix) and not value for _, value in values):
                raise
            return self.matrix(Times(tuple([factor for factor, value in values if isinstance(value, Matrix)])))

    def bind(self, name: Name | Indexed, expression: Expression) -> Value | None:
        key: Key = name.name if isinstance(name, Name) else (name.name, name.indices)
        try:
            value = self.value(expression)
        except (NoValue, Misfit, InputError):
            self._values.pop(key, None)
            self._pending[key] = expression
            self.stale.discard(key)
            return None
        self.set(name, value)
        return value
