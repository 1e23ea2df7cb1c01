"""Arithmetic on the values of expressions, over one field: exact, or the reason why there is no result."""

from __future__ import annotations

from fractions import Fraction
from typing import overload

from exactrank.calculations.minors import determinant
from exactrank.judging.evaluation.decompositions import greatest_singular_value, scalar_of
from exactrank.judging.evaluation.linear import check_size, inverse_of
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.judging.verdicts.values import Scalar, Value, inverse, product, root, total
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ, Field
from exactrank.statements import ProductSign

CELLS = 250_000
_BITS = 2_000_000


class Unsized:
    """A multiple of the identity matrix before its size is known."""

    def __init__(self, factor: Fraction = Fraction(1)) -> None:
        self.factor = factor


Found = Value | Unsized


class Arithmetic:
    """Sums, products, powers and norms; a row of numbers may stand for the column that fits."""

    def __init__(self, field: Field = QQ) -> None:
        self.field = field

    def scalar(self, value: int) -> Fraction:
        return self.field.scalar(value)

    def inverse(self, x: Scalar) -> Scalar:
        if isinstance(x, Fraction):
            return self.field.scalar(x.denominator, x.numerator)
        return inverse(x)

    def in_bars(self, found: Found) -> Fraction:
        """The determinant of a matrix; of a number its size, |-8| = 8."""
        if isinstance(found, Matrix):
            return self.determinant(found)
        if isinstance(found, Fraction) and self.field == QQ:
            return abs(found)
        raise NoValue(Note.NOT_EVALUATED)

    def determinant(self, A: Matrix) -> Fraction:
        if A.nrows != A.ncols:
            raise NoValue(Note.SHAPE)
        check_size(A)
        return determinant(A)

    def norm(self, found: Found, spectral: bool) -> Scalar:
        if self.field != QQ or isinstance(found, Unsized):
            raise NoValue(Note.NOT_EVALUATED)
        if isinstance(found, Matrix) and spectral and min(found.shape) > 1:
            greatest = greatest_singular_value(found)
            exact = Fraction(0) if greatest is None else scalar_of(greatest)
            if exact is None:
                raise NoValue(Note.NOT_EVALUATED)
            return exact
        if isinstance(found, Matrix):
            return root(1, sum([x * x for row in found for x in row], Fraction(0)))
        negative = found < 0 if isinstance(found, Fraction) else found.coefficient < 0
        return product(Fraction(-1), found) if negative else found

    def power(self, base: Found, exponent: int) -> Found:
        if isinstance(base, Unsized):
            if base.factor != 1:
                raise NoValue(Note.NOT_EVALUATED)
            return base
        base = as_number(base)
        if abs(exponent) * (_bits(base) + 1) > _BITS:
            raise NoValue(Note.TOO_LARGE)
        if isinstance(base, Matrix):
            if base.nrows != base.ncols:
                raise NoValue(Note.SHAPE)
            inverted = inverse_of(base) if exponent < 0 else base
            if inverted is None:
                raise NoValue(Note.NOT_INVERTIBLE)
            return _repeated(inverted, abs(exponent), Matrix.identity(base.nrows, self.field))
        if exponent < 0:
            if not base:
                raise NoValue(Note.NOT_EVALUATED)
            base = self.inverse(base)
        result: Scalar = Fraction(1)
        for bit in bin(abs(exponent))[2:]:
            result = self._canonical(product(result, result))
            if bit == "1":
                result = self._canonical(product(result, base))
        return result

    def _canonical(self, x: Scalar) -> Scalar:
        return self.field.scalar(x.numerator, x.denominator) if isinstance(x, Fraction) else x

    def times(self, x: Found, y: Found) -> Found:
        _check_bits(x, y)
        if isinstance(x, Unsized) or isinstance(y, Unsized):
            one, other = (x, y) if isinstance(x, Unsized) else (y, x)
            factor = one.factor if isinstance(one, Unsized) else Fraction(1)
            if isinstance(other, Unsized):
                return Unsized(factor * other.factor)
            if isinstance(other, Matrix):
                return other if factor == 1 else factor * other
            if isinstance(other := as_number(other), Fraction):
                return Unsized(factor * other)
            raise NoValue(Note.NOT_EVALUATED)
        if isinstance(x, Matrix) and isinstance(y, Matrix):
            return self._matrix_product(x, y)
        x, y = as_number(x), as_number(y)
        if isinstance(x, Matrix) or isinstance(y, Matrix):
            A, c = (x, y) if isinstance(x, Matrix) else (y, x)
            if isinstance(A, Matrix) and isinstance(c, Fraction):
                return c * A
            raise NoValue(Note.NOT_EVALUATED)
        return self._canonical(product(x, y))

    def product_of_vectors(self, values: list[Found], sign: ProductSign) -> Found | None:
        """The dot or the cross product of two vectors of one shape; None where the sign says just a product."""
        if len(values) != 2 or sign is ProductSign.NONE:
            return None
        u, v = values
        if not isinstance(u, Matrix) or not isinstance(v, Matrix) or u.shape != v.shape or min(u.shape) != 1:
            return None
        x, y = [w.T.column(0) if w.nrows == 1 else w.column(0) for w in (u, v)]
        if sign in (ProductSign.DOT, ProductSign.ANGLES):
            return self._canonical(sum([a * b for a, b in zip(x, y, strict=True)], Fraction(0)))
        if len(x) != 3:
            return None
        entries = [[x[i - 2] * y[i - 1] - x[i - 1] * y[i - 2]] for i in range(3)]
        made = Matrix.of(entries, 1, self.field)
        return made.T if u.nrows == 1 else made

    def _matrix_product(self, A: Matrix, B: Matrix) -> Matrix:
        if A.nrows * A.ncols * B.ncols > CELLS:
            raise NoValue(Note.TOO_LARGE)
        if A.ncols == B.nrows:
            return A @ B
        if A.shape == (1, 1):
            return A[0, 0] * B
        if B.shape == (1, 1):
            return B[0, 0] * A
        # A vector in a line of text is often printed as a row and meant as a column, or the other way round.
        if 1 in B.shape and A.ncols == B.ncols:
            return A @ B.T
        if 1 in A.shape and A.nrows == B.nrows:
            return A.T @ B
        raise Misfit(A, B)

    def plus(self, x: Found, y: Found) -> Found:
        _check_bits(x, y)
        if isinstance(x, Unsized) and isinstance(y, Unsized):
            return Unsized(x.factor + y.factor)
        if isinstance(x, Unsized) or isinstance(y, Unsized):
            raise NoValue(Note.NOT_EVALUATED)
        if isinstance(x, Matrix) and isinstance(y, Matrix):
            if x.shape != y.shape:
                if 1 in x.shape and x.shape == y.shape[::-1]:
                    return x + y.T
                raise Misfit(x, y)
            return x + y
        x, y = as_number(x), as_number(y)
        if isinstance(x, Matrix) or isinstance(y, Matrix):
            raise NoValue(Note.NOT_EVALUATED)
        found = total(x, y)
        if found is None:
            raise NoValue(Note.NOT_EVALUATED)
        return self._canonical(found)


@overload
def as_number(value: Value) -> Value: ...
@overload
def as_number(value: Found) -> Found: ...
def as_number(value: Found) -> Found:
    """A 1 x 1 matrix as the number in it: B^T w / B^T B."""
    return value[0, 0] if isinstance(value, Matrix) and value.shape == (1, 1) else value


def _bits(base: Value) -> int:
    if isinstance(base, Matrix):
        size = max([max([v.bit_length() for v in n], default=0) + d.bit_length() for n, d in base.rows], default=0)
        return base.nrows * base.ncols * size
    value = base.coefficient if not isinstance(base, Fraction) else base
    return value.numerator.bit_length() + value.denominator.bit_length()


def _check_bits(*values: Found) -> None:
    """Definitions that square one another grow without end."""
    if any(not isinstance(value, Unsized) and _bits(value) > _BITS for value in values):
        raise NoValue(Note.TOO_LARGE)


def _repeated(base: Matrix, exponent: int, result: Matrix) -> Matrix:
    for bit in bin(exponent)[2:]:
        result = result @ result
        if bit == "1":
            result = result @ base
    return result
