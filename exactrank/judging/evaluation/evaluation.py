"""Expressions evaluated among names: exact, or the reason why there is no value."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from exactrank.calculations.energy import EnergySum
from exactrank.errors import InputError
from exactrank.judging.evaluation.arithmetic import Found, Unsized, as_number
from exactrank.judging.evaluation.blocks import blocks_together
from exactrank.judging.evaluation.decompositions import Role
from exactrank.judging.evaluation.distinct_eigenvalues import distinct_eigenvalues
from exactrank.judging.evaluation.linear import adjugate, beside, inverse_of, nullity, projector, rank, trace
from exactrank.judging.evaluation.names_in_formulas import NamesInFormulas, place_of
from exactrank.judging.evaluation.unit_matrices import with_unit_matrices
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.judging.verdicts.values import Scalar, Value, root
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ
from exactrank.statements import (
    Adjoint,
    AdjugateOf,
    Array,
    ColumnOf,
    Columns,
    Decimal,
    Described,
    DeterminantOf,
    DistinctEigenvaluesOf,
    EntryOf,
    Expression,
    Grid,
    Identity,
    Indexed,
    LetterPower,
    Name,
    Negative,
    NormOf,
    NullityOf,
    Number,
    Power,
    ProductSign,
    ProjectorOnto,
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

DEPTH = 60


class Evaluation(NamesInFormulas):
    """Evaluates expressions among the names that have a value."""

    def multiple_of_identity(self, expression: Expression) -> Fraction | None:
        """c, where the expression comes to c times the identity matrix of a size that only its surroundings tell."""
        try:
            found = self._value(expression, {}, DEPTH)
        except (NoValue, Misfit, InputError):
            return None
        return found.factor if isinstance(found, Unsized) and isinstance(found.factor, Fraction) else None

    def value(self, expression: Expression) -> Value:
        """The value of the expression; raises NoValue or Misfit where it has none."""
        found = self._value(expression, {}, DEPTH)
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

    def _adjoint(self, found: Found) -> Found:
        """Of a rational matrix the transpose; over a finite field i is nothing that could be conjugated."""
        if self.field != QQ:
            raise NoValue(Note.NOT_EVALUATED)
        return found.T if isinstance(found, Matrix) else found

    def _generalized_inverse(self, found: Found) -> Found:
        """Of a matrix that has an inverse; there are several of others."""
        inverse = inverse_of(found) if isinstance(found, Matrix) and found.nrows == found.ncols else None
        if inverse is None:
            raise NoValue(Note.NOT_EVALUATED)
        return inverse

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
            case Adjoint(of, inverse=inverse):
                found = self._value(of, bound, depth - 1)
                return self._generalized_inverse(found) if inverse else self._adjoint(found)
            case Quotient(numerator, denominator):
                above = as_number(self._value(numerator, bound, depth - 1))
                below = as_number(self._value(denominator, bound, depth - 1))
                if isinstance(below, Matrix | Unsized) or not below:
                    raise NoValue(Note.NOT_EVALUATED)
                return self.arithmetic.times(self.arithmetic.inverse(below), above)
            case Power(base, exponent):
                return self.arithmetic.power(self._value(base, bound, depth - 1), exponent)
            case LetterPower():
                raise NoValue(Note.SYMBOLIC)  # it has a value for each value of its letter
            case Array(rows):
                return self._array(rows, bound, depth - 1)
            case Identity(size):
                return Unsized() if size is None else Matrix.identity(size, self.field)
            case DeterminantOf(of):
                return self.arithmetic.in_bars(self._value(self.with_determinants(of), bound, depth - 1))
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
            case ProjectorOnto(of):
                return projector(self._matrix(of, bound, depth - 1))
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
                return Matrix.column_of(A.column(place_of(index, bound, A.ncols)), self.field)
            case RowOf(of, index):
                A = self._matrix(of, bound, depth - 1)
                return A.submatrix([place_of(index, bound, A.nrows)], range(A.ncols))
            case EntryOf(of, row, column):
                A = self._matrix(of, bound, depth - 1)
                return A[place_of(row, bound, A.nrows), place_of(column, bound, A.ncols)]
            case Unknown(text):
                raise NoValue(Note.SYMBOLIC, text)
            case Described():
                raise NoValue(Note.NO_SUBJECT)
        assert_never(e)

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
