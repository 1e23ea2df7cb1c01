"""What a name stands for in an expression: its value, a member of a family, a column, an entry."""

from __future__ import annotations

from abc import ABC, abstractmethod

from exactrank.judging.evaluation.arithmetic import Found, Unsized
from exactrank.judging.evaluation.decomposition_names import Key
from exactrank.judging.evaluation.decompositions import Role
from exactrank.judging.evaluation.given_names import GivenNames, capital_of
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.judging.verdicts.values import Value
from exactrank.matrix import Matrix
from exactrank.statements import Expression, Indexed, Unknown


class NamesInFormulas(GivenNames, ABC):
    """What a name stands for within an expression."""

    @abstractmethod
    def _value(self, e: Expression, bound: dict[str, int], depth: int) -> Found:
        """The value of an expression, with numbers for the letters that are bound in it."""

    def _named(self, key: Key, text: str, depth: int) -> Found:
        self.used_stale = self.used_stale or key in self.stale
        self.consulted.add(key)
        if key in self._values:
            return self._turned(self._values[key])
        if key in self._pending and not isinstance(self._pending[key], Unknown):
            if key in self._resolving:
                raise NoValue(Note.UNDEFINED_NAME, text)  # c = (c_1, c_2): what c_1 is, c does not say
            self._resolving.add(key)
            try:
                return self._value(self._pending[key], {}, depth - 1)
            finally:
                self._resolving.discard(key)
        if text in ("I", "E"):
            return Unsized()
        entries = self._entries_of(text)
        if entries:
            return Matrix.column_of(entries, self.field)
        raise NoValue(Note.UNDEFINED_NAME, text)

    def _indexed(self, e: Indexed, bound: dict[str, int], depth: int) -> Found:
        """Defined so, a member of a family, a column of the capital's matrix, or an entry of the vector or matrix."""
        indices = tuple([bound.get(i, i) if isinstance(i, str) else i for i in e.indices])
        text = f"{e.name}_{','.join(str(i) for i in indices)}"
        part = self.singular.part(Indexed(e.name, indices)) if (e.name, indices) not in self._values else None
        if part is not None:
            exact = part.exactly()
            if exact is not None:
                return exact
            if part.role is not Role.VALUE or (e.name, indices) not in self._pending:
                raise NoValue(Note.NOT_EVALUATED)
        own = (e.name, indices)
        if (own in self._values or own in self._pending) and not self._is_outlived(own):
            return self._named(own, text, depth)
        numbers = [i for i in indices if isinstance(i, int)]
        if len(numbers) != len(indices):
            raise NoValue(Note.UNDEFINED_NAME, text)
        if e.name in self._families and len(numbers) == 1:
            letter, expression = self._families[e.name]
            return self._value(expression, {**bound, letter: numbers[0]}, depth - 1)
        capital = capital_of(e.name)
        A = self._known_matrix(capital, depth)
        if A is not None and len(numbers) == 1 and capital != e.name:
            self.implied[e.name] = None
            if e.name in self.as_rows and 1 <= numbers[0] <= A.nrows:
                return A.submatrix([numbers[0] - 1], range(A.ncols))
        if A is not None and len(numbers) == 1 and capital != e.name and 1 <= numbers[0] <= A.ncols:
            return Matrix.column_of(A.column(numbers[0] - 1), self.field)
        if A is not None and len(numbers) == 1 and capital != e.name and max(A.shape) < numbers[0] < 100:
            numbers = [int(digit) for digit in str(numbers[0])]  # a_23 is an entry where there is no column 23
        if A is not None and len(numbers) == 2:
            return A[place_of(numbers[0] - 1, {}, A.nrows), place_of(numbers[1] - 1, {}, A.ncols)]
        x = self._known_matrix(e.name, depth)
        if x is not None and len(numbers) == 1 and 1 in x.shape and 1 <= numbers[0] <= x.nrows * x.ncols:
            return x[0, numbers[0] - 1] if x.nrows == 1 else x[numbers[0] - 1, 0]
        raise NoValue(Note.UNDEFINED_NAME, text)

    def _turned(self, value: Value) -> Value:
        return value.T if self.turned and isinstance(value, Matrix) and value.nrows == 1 else value

    def _known_matrix(self, name: str, depth: int) -> Matrix | None:
        if name not in self._values and name not in self._pending:
            return None
        found = self._named(name, name, depth)
        return found if isinstance(found, Matrix) else None


def place_of(index: int | str, bound: dict[str, int], size: int) -> int:
    """The place from 0; a negative one counts from the end."""
    number = bound[index] - 1 if isinstance(index, str) and index in bound else index
    if isinstance(number, str) or not -size <= number < size:
        raise NoValue(Note.UNDEFINED_NAME, str(index))
    return number % size
