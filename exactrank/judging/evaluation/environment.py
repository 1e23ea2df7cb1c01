"""Expressions evaluated among the definitions of an answer: exact, or the reason why there is no value."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import assert_never

from exactrank.calculations.energy import EnergySum
from exactrank.errors import InputError
from exactrank.judging.evaluation.arithmetic import Arithmetic, Found, Unsized, as_number
from exactrank.judging.evaluation.blocks import blocks_together
from exactrank.judging.evaluation.decomposition_names import Key, SingularNames
from exactrank.judging.evaluation.decompositions import Role
from exactrank.judging.evaluation.distinct_eigenvalues import distinct_eigenvalues
from exactrank.judging.evaluation.grids import Grids
from exactrank.judging.evaluation.linear import adjugate, beside, nullity, rank, trace
from exactrank.judging.evaluation.unit_matrices import with_unit_matrices
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.judging.verdicts.values import Scalar, Value, root
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ, Field
from exactrank.statements import (
    AdjugateOf,
    Array,
    ColumnOf,
    Columns,
    Decimal,
    Definition,
    Described,
    DeterminantOf,
    DistinctEigenvaluesOf,
    EntryOf,
    Expression,
    Grid,
    Identity,
    Indexed,
    Name,
    Negative,
    NormOf,
    NullityOf,
    Number,
    Power,
    ProductSign,
    Quotient,
    RankOf,
    RowOf,
    SquareRoot,
    Sum,
    Times,
    TraceOf,
    Transposed,
    Unknown,
)
from exactrank.statements.walks import mentions, replaced

_DEPTH = 60

_EIGENVALUES = frozenset((r"\lambda", r"\mu"))
"""Letters that without an index are rather any of the numbers that have one than their vector."""


class Environment:
    """What names stand for. A definition is evaluated when made; one that has no value yet, when it is asked for."""

    def __init__(self, field: Field = QQ) -> None:
        self.field = field
        self.arithmetic = Arithmetic(field)
        self._values: dict[Key, Value] = {}
        self._pending: dict[Key, Expression] = {}
        self._resolving: set[Key] = set()
        self._families: dict[str, tuple[str, Expression]] = {}
        self.grids = Grids(field)
        self.implied: dict[str, None] = {}
        """The letters taken for columns of the matrix with the capital's name, because nothing says otherwise."""
        self.as_rows: frozenset[str] = frozenset()
        """Such letters that are tried as rows instead."""
        self.turned = False
        """Whether vectors that are written as rows are tried as columns."""
        self.singular = SingularNames(self._is_known)
        self.stale: set[Key] = set()
        """The names of scopes that have ended."""
        self.used_stale = False
        self.consulted: set[Key] = set()
        """What was looked up since somebody cleared it; copies share it."""
        self.determinants: dict[str, Matrix] = {}
        """For names that have no matrix, the one of which the determinant is theirs: det A = |1 2; 3 4|."""

    def copy(self) -> Environment:
        made = Environment(self.field)
        made._values = dict(self._values)
        made._pending = dict(self._pending)
        made._families = dict(self._families)
        made.grids = self.grids
        made.singular.take(self.singular)
        made.stale = set(self.stale)
        made.consulted = self.consulted
        made.determinants = dict(self.determinants)
        return made

    def with_stale(self, inner: Environment, only_numbers: bool) -> Environment:
        """These names, and those that only an inner scope gave, which has ended; `only_numbers`: its matrices stay."""
        made = self.copy()
        for key, value in inner._values.items():
            stays = only_numbers and isinstance(value, Matrix)
            if stays or not made._is_known(key):
                made._values[key] = value
                made._pending.pop(key, None)
                if not stays or key in inner.stale:
                    made.stale.add(key)
        for key, expression in inner._pending.items():
            if not made._is_known(key):
                made._pending[key] = expression
                made.stale.add(key)
        for name, family in inner._families.items():
            made._families.setdefault(name, family)
        return made

    def given(self, name: Name | Indexed) -> Value | None:
        """The value that the text gives the name itself."""
        return self._values.get(name.name if isinstance(name, Name) else (name.name, name.indices))

    def matrices(self) -> list[Matrix]:
        """The matrices that have names of their own in the scope at hand."""
        found = [(key, value) for key, value in self._values.items() if isinstance(key, str) and key not in self.stale]
        return [value for _, value in found if isinstance(value, Matrix)]

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

    def is_stale(self, name: Name | Indexed) -> bool:
        return (name.name if isinstance(name, Name) else (name.name, name.indices)) in self.stale

    def doubt(self, name: Name | Indexed) -> None:
        """The name may stand for what it stood for before: its value confirms, and accuses nobody."""
        self.stale.add(name.name if isinstance(name, Name) else (name.name, name.indices))

    def energy(self, e: Expression) -> EnergySum | None:
        """The squared Frobenius norm of W_r or W - W_r: the sum of the squares of the values kept or lost."""
        whole: Expression | None
        match e:
            case Sum((whole, Negative(near))):
                pass
            case _:
                whole, near = None, e
        part = self.singular.part(near)
        if part is None or part.role is not Role.TRUNCATION:
            return None
        found = part.decomposition.truncation(part.index)
        if whole is None:
            return found.kept
        return found.lost if self.value(whole) == found.matrix else None

    def direction(self, e: Expression, depth: int = _DEPTH) -> Matrix:
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

    def set(self, name: Name | Indexed, value: Value) -> None:
        key: Key = name.name if isinstance(name, Name) else (name.name, name.indices)
        self._pending.pop(key, None)
        self._values[key] = value
        self.stale.discard(key)

    def is_defined(self, name: Name) -> bool:
        return self._is_known(name.name)

    def has_entries(self, name: Name) -> bool:
        """Whether the entries of a vector have been given, y_1 and y_2, and it is no new name where it stands alone."""
        return len(self._entries_of(name.name)) > 1

    def _is_known(self, key: Key) -> bool:
        return key in self._values or key in self._pending

    def pending(self, name: Name | Indexed) -> Expression | None:
        """What the name was defined as, where that has no value of a kind that is kept."""
        return self._pending.get(name.name if isinstance(name, Name) else (name.name, name.indices))

    def multiple_of_identity(self, expression: Expression) -> Fraction | None:
        """c, where the expression comes to c times the identity matrix of a size that only its surroundings tell."""
        try:
            found = self._value(expression, {}, _DEPTH)
        except (NoValue, Misfit, InputError):
            return None
        return found.factor if isinstance(found, Unsized) and isinstance(found.factor, Fraction) else None

    def value(self, expression: Expression) -> Value:
        """The value of the expression; raises NoValue or Misfit where it has none."""
        found = self._value(expression, {}, _DEPTH)
        if isinstance(found, Unsized):
            raise NoValue(Note.NOT_EVALUATED, "I" if found.factor == 1 else "")
        return found

    def matrix(self, expression: Expression) -> Matrix:
        """The value as a matrix; a number is a 1 x 1 matrix."""
        value = self.value(expression)
        if isinstance(value, Matrix):
            return value
        if isinstance(value, Fraction):
            return Matrix.of([[value]], 1, self.field)
        raise NoValue(Note.NOT_EVALUATED)

    def number(self, expression: Expression) -> Scalar:
        """The value as a number; a 1 x 1 matrix is one."""
        value = as_number(self.value(expression))
        if isinstance(value, Matrix):
            raise NoValue(Note.NOT_EVALUATED)
        return value

    def _value(self, e: Expression, bound: dict[str, int], depth: int) -> Found:
        if depth == 0:
            raise NoValue(Note.TOO_LARGE)
        match e:
            case Grid():
                return self._turned(self.grids.matrix(e))
            case Number(value) | Decimal(value):
                return self.field.scalar(value.numerator, value.denominator)
            case Name(name):
                return self._named(name, name, depth)
            case Indexed():
                return self._indexed(e, bound, depth)
            case Times(factors):
                return self._product(factors, e.sign, bound, depth - 1)
            case Columns(vectors):
                return self._columns(vectors, bound, depth - 1)
            case Negative(of):
                return self.arithmetic.times(self.arithmetic.scalar(-1), self._value(of, bound, depth - 1))
            case Sum(terms):
                return self._sum(terms, bound, depth - 1)
            case Transposed(of):
                found = self._value(of, bound, depth - 1)
                return found.T if isinstance(found, Matrix) else found
            case Quotient(numerator, denominator):
                above = as_number(self._value(numerator, bound, depth - 1))
                below = as_number(self._value(denominator, bound, depth - 1))
                if isinstance(below, Matrix | Unsized) or not below:
                    raise NoValue(Note.NOT_EVALUATED)
                return self.arithmetic.times(self.arithmetic.inverse(below), above)
            case Power(base, exponent):
                return self.arithmetic.power(self._value(base, bound, depth - 1), exponent)
            case Array(rows):
                return self._array(rows, bound, depth - 1)
            case Identity(size):
                return Unsized() if size is None else Matrix.identity(size, self.field)
            case DeterminantOf(of):
                return self.arithmetic.determinant(self._matrix(self.with_determinants(of), bound, depth - 1))
            case RankOf(of):
                return Fraction(rank(self._matrix(of, bound, depth - 1)))
            case NullityOf(of):
                return Fraction(nullity(self._matrix(of, bound, depth - 1)))
            case TraceOf(of):
                return trace(self._matrix(of, bound, depth - 1))
            case DistinctEigenvaluesOf(of):
                return Fraction(distinct_eigenvalues(self._matrix(of, bound, depth - 1)))
            case AdjugateOf(of):
                return adjugate(self._matrix(of, bound, depth - 1))
            case NormOf(of, spectral):
                energy = None if spectral else self.energy(of)
                if energy is not None and (known := energy.exact) is not None:
                    return root(1, known)
                return self.arithmetic.norm(self._value(of, bound, depth - 1), spectral)
            case SquareRoot(of):
                inside = as_number(self._value(of, bound, depth - 1))
                if self.field != QQ or not isinstance(inside, Fraction) or inside < 0:
                    raise NoValue(Note.NOT_EVALUATED)
                return root(1, inside)
            case ColumnOf(of, index):
                A = self._matrix(of, bound, depth - 1)
                return Matrix.column_of(A.column(_index(index, bound, A.ncols)), self.field)
            case RowOf(of, index):
                A = self._matrix(of, bound, depth - 1)
                return A.submatrix([_index(index, bound, A.nrows)], range(A.ncols))
            case EntryOf(of, row, column):
                A = self._matrix(of, bound, depth - 1)
                return A[_index(row, bound, A.nrows), _index(column, bound, A.ncols)]
            case Unknown(text):
                raise NoValue(Note.SYMBOLIC, text)
            case Described():
                raise NoValue(Note.NO_SUBJECT)
        assert_never(e)

    def with_determinants(self, e: Expression) -> Expression:
        """A product, power or transpose with a matrix of the same determinant for a name that has only that.

        Of a multiple the determinant depends on the size, which is not known: det A = |a b; c d| may be expanded.
        """
        return self.with_arrays(e) if self._is_product(e) else e

    def with_arrays(self, e: Expression) -> Expression:
        """The expression with the array of its determinant for every name that has only that."""

        def array(part: Expression) -> Expression | None:
            if not isinstance(part, Name) or part.name not in self.determinants or self._is_known(part.name):
                return None
            return Grid(tuple(self.determinants[part.name]))

        return replaced(e, array)

    def _is_product(self, e: Expression) -> bool:
        """Whether it is made of matrices alone, of whatever size, by products, powers and transposes."""
        match e:
            case Name(name):
                return name in self.determinants or isinstance(self._values.get(name), Matrix)
            case Transposed(of) | Power(of, _):
                return self._is_product(of)
            case Times(factors):
                return all(map(self._is_product, factors))
        return isinstance(e, Grid)

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

    def _turned(self, value: Value) -> Value:
        return value.T if self.turned and isinstance(value, Matrix) and value.nrows == 1 else value

    def _entries_of(self, name: str) -> list[Fraction]:
        """The numbers a_1, ..., a_n where these are defined and a is not: a is their vector; not eigenvalues."""
        found: list[Fraction] = []
        while isinstance(value := self._values.get(key := (name, (len(found) + 1,))), Fraction):
            found.append(value)
            self.used_stale = self.used_stale or key in self.stale
        return [] if name in _EIGENVALUES else found

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
        capital = _capital(e.name)
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
            return A[_index(numbers[0] - 1, {}, A.nrows), _index(numbers[1] - 1, {}, A.ncols)]
        x = self._known_matrix(e.name, depth)
        if x is not None and len(numbers) == 1 and 1 in x.shape and 1 <= numbers[0] <= x.nrows * x.ncols:
            return x[0, numbers[0] - 1] if x.nrows == 1 else x[numbers[0] - 1, 0]
        raise NoValue(Note.UNDEFINED_NAME, text)

    def _is_outlived(self, key: tuple[str, tuple[int | str, ...]]) -> bool:
        """Whether the name is of a scope that has ended, and a matrix of the scope at hand has such a column."""
        capital = _capital(key[0])
        at_hand = capital != key[0] and capital in self._values and capital not in self.stale
        return key in self.stale and at_hand and len(key[1]) == 1

    def _known_matrix(self, name: str, depth: int) -> Matrix | None:
        if name not in self._values and name not in self._pending:
            return None
        found = self._named(name, name, depth)
        return found if isinstance(found, Matrix) else None

    def _matrix(self, e: Expression, bound: dict[str, int], depth: int) -> Matrix:
        found = self._value(e, bound, depth)
        if isinstance(found, Matrix):
            return found
        raise NoValue(Note.NOT_EVALUATED)

    def _array(self, rows: tuple[tuple[Expression, ...], ...], bound: dict[str, int], depth: int) -> Matrix:
        found = [[self._value(entry, bound, depth) for entry in row] for row in rows]
        if any(isinstance(one, Matrix) and min(one.shape) > 1 for row in found for one in row):
            whole = blocks_together(found, self.field)
            if whole is None:
                raise NoValue(Note.NOT_EVALUATED)
            return whole
        entries: list[list[Fraction]] = []
        for row in rows:
            made = [as_number(self._value(entry, bound, depth)) for entry in row]
            if len(rows) == 1 and all(isinstance(value, Matrix) and value.ncols == 1 for value in made):
                return self._columns(row, bound, depth)  # (u v), the columns of a matrix
            numbers = [value for value in made if isinstance(value, Fraction)]
            if len(numbers) != len(made):
                raise NoValue(Note.NOT_EVALUATED)
            entries.append(numbers)
        if len({len(row) for row in entries}) > 1:
            raise NoValue(Note.SHAPE)
        return Matrix.of(entries, None, self.field)

    def _columns(self, vectors: tuple[Expression, ...], bound: dict[str, int], depth: int) -> Matrix:
        made = [self._matrix(vector, bound, depth) for vector in vectors]
        made = [v.T if v.nrows == 1 else v for v in made]
        if not made or len({v.nrows for v in made}) > 1:
            raise NoValue(Note.SHAPE)
        return beside(*made)

    def _product(self, factors: tuple[Expression, ...], sign: ProductSign, bound: dict[str, int], depth: int) -> Found:
        values = [self._value(factor, bound, depth) for factor in factors]
        of_vectors = self.arithmetic.product_of_vectors(values, sign)
        if of_vectors is not None:
            return of_vectors
        if not values:
            return Fraction(1)
        result = values[0]
        for value in values[1:]:
            result = self.arithmetic.times(result, value)
        return result

    def _is_square(self, name: Name, size: int) -> bool:
        """Whether a name stands for a square matrix of a size, in which E_n stands for nothing itself."""
        value, own = self._values.get(name.name), ("E", (size,))
        return isinstance(value, Matrix) and value.shape == (size, size) and not self._is_known(own)

    def _sum(self, terms: tuple[Expression, ...], bound: dict[str, int], depth: int) -> Found:
        values = [self._value(term, bound, depth) for term in with_unit_matrices(terms, self._is_square)]
        sized = next((v for v in values if isinstance(v, Matrix)), None)
        if sized is not None and sized.nrows == sized.ncols:
            one = Matrix.identity(sized.nrows, self.field)
            values = [v.factor * one if isinstance(v, Unsized) else v for v in values]
        result = values[0]
        for value in values[1:]:
            result = self.arithmetic.plus(result, value)
        return result


def _index(index: int | str, bound: dict[str, int], size: int) -> int:
    """The place from 0; a negative one counts from the end."""
    number = bound[index] - 1 if isinstance(index, str) and index in bound else index
    if isinstance(number, str) or not -size <= number < size:
        raise NoValue(Note.UNDEFINED_NAME, str(index))
    return number % size


def _capital(name: str) -> str:
    r"""The name of the matrix whose columns have this name: `\tilde{w}` gives `\tilde{W}`."""
    return re.sub(r"([a-z])(\}*)$", lambda found: found[1].upper() + found[2], name)
