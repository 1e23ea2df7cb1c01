"""Equations in many letters, decided by calculating both sides as fractions of polynomials.

Values that tell (`telling_values`) grow with the product of the degrees in all letters, and polynomials only with the
terms that they have: a determinant of six letters is quickly written out. Here an equation is right or left open.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, reduce

from exactrank.calculations.domains.minors import determinant_over
from exactrank.errors import InputError
from exactrank.judging.computed_polynomials import sides_of
from exactrank.judging.written_functions import WrittenFunctions
from exactrank.numbers.canonical_numbers import (
    Number,
    number_power,
    number_product,
    number_quotient,
    number_sum,
)
from exactrank.numbers.rational_functions import Function, RationalFunctions
from exactrank.numbers.rows import RowsOver
from exactrank.records import dataclass
from exactrank.statements import (
    Array,
    Comparison,
    DeterminantOf,
    Equality,
    Expression,
    Grid,
    Identity,
    Indexed,
    Name,
    Negative,
    Power,
    Quotient,
    Statement,
    Sum,
    Times,
    TraceOf,
    Transposed,
)
from exactrank.statements import Number as Written

_LARGEST = 4
"""The order of a matrix in letters that is calculated with."""
_MOST_TERMS = 4000
_HIGHEST = 6


@dataclass(frozen=True, slots=True)
class _Multiple:
    """A number times the identity matrix of the size that fits."""

    by: Number[Function]


_Rows = RowsOver[Function]
_Value = Number[Function] | _Rows | _Multiple


class _NotCalculated(Exception):
    """Something that is no fraction of polynomials, or has too many terms."""


def holds_exactly(statement: Statement, functions: WrittenFunctions) -> bool:
    """Whether all sides of an equation come to the same; False also where one of them is not calculated.

    A name before them that nothing explains is what they are said to be.
    """
    if functions.domain is None:
        return False
    sides: tuple[Expression, ...] | None = sides_of(statement)
    if sides is None and isinstance(statement, Equality) and statement.comparison is Comparison.EQUAL:
        sides = statement.sides
    if sides is None:
        return False
    first = sides[0]
    if isinstance(first, Name | Indexed) and not functions.is_letter(first) and first not in functions.definitions:
        sides = sides[1:]
    calculation = _Calculation(functions, functions.domain)
    try:
        values = [calculation.value(side) for side in sides]
    except (_NotCalculated, InputError, RecursionError):
        return False
    return len(values) > 1 and all(one == values[0] for one in values)


class _Calculation:
    """Expressions as fractions of polynomials in the letters of a text, and as matrices of these."""

    def __init__(self, functions: WrittenFunctions, domain: RationalFunctions) -> None:
        self.functions = functions
        self.domain = domain

    def value(self, e: Expression) -> _Value:
        match e:
            case Written(x):
                return self.domain.ratio(self.domain.of_integer(x.numerator), x.denominator)
            case Name() | Indexed():
                return self.named(e)
            case Grid() | Array():
                return self.matrix(e)
            case Identity(size):
                one = (self.domain.one, 1)
                return _Multiple(one) if size is None else self.multiple(one, min(size, _LARGEST + 1))
            case Negative(of):
                return self.times((self.domain.of_integer(-1), 1), self.value(of))
            case Sum(terms):
                return reduce(self.plus, map(self.value, terms))
            case Times(factors):
                return reduce(self.times, map(self.value, factors))
            case Quotient(above, below):
                return self.times(self.by(number_quotient, (self.domain.one, 1), self.number(below)), self.value(above))
            case Power(base, exponent) if 0 < exponent <= _HIGHEST:
                return reduce(self.times, [self.value(base)] * exponent)
            case Power(base, exponent) if -_HIGHEST <= exponent <= 0:
                return number_power(self.domain, self.number(base), exponent)
            case Transposed(of):
                return self.rows(of).T
            case DeterminantOf(of):
                return self.bounded(determinant_over(self.rows(of)).value)
            case TraceOf(of):
                rows = self.rows(of)
                return reduce(partial(self.by, number_sum), [rows[i, i] for i in range(rows.nrows)])
        raise _NotCalculated

    def named(self, name: Name | Indexed) -> _Value:
        found = self.functions.function_of(name) if self.functions.is_letter(name) else None
        if found is not None:
            return found
        if name not in self.functions.given_once:
            raise _NotCalculated
        return self.value(self.functions.definitions[name])

    def number(self, e: Expression) -> Number[Function]:
        found = self.value(e)
        if isinstance(found, _Multiple | RowsOver):
            raise _NotCalculated
        return found

    def rows(self, e: Expression) -> _Rows:
        found = self.value(e)
        if not isinstance(found, RowsOver) or found.nrows != found.ncols or found.nrows > _LARGEST:
            raise _NotCalculated
        return found

    def matrix(self, e: Grid | Array) -> _Rows:
        if isinstance(e, Array):
            return RowsOver.of(self.domain, [[self.number(x) for x in row] for row in e.rows])
        texts = e.written or tuple([("",) * len(row) for row in e.rows])
        rows = []
        for row, written in zip(e.rows, texts, strict=True):
            found = [
                self.functions.function(text) if x is None else self.value(Written(x))
                for x, text in zip(row, written, strict=True)
            ]
            rows.append([one for one in found if isinstance(one, tuple)])
            if len(rows[-1]) != len(row):
                raise _NotCalculated
        if max(len(rows), len(rows[0])) > _LARGEST:
            raise _NotCalculated
        return RowsOver.of(self.domain, rows)

    def multiple(self, by: Number[Function], size: int) -> _Rows:
        zero = (self.domain.zero, 1)
        return RowsOver.of(self.domain, [[by if i == j else zero for j in range(size)] for i in range(size)])

    def plus(self, x: _Value, y: _Value) -> _Value:
        if isinstance(x, RowsOver) and isinstance(y, _Multiple):
            return self.plus(x, self.multiple(y.by, x.nrows))
        if isinstance(x, _Multiple) and isinstance(y, RowsOver):
            return self.plus(self.multiple(x.by, y.nrows), y)
        if isinstance(x, RowsOver) and isinstance(y, RowsOver) and x.shape == y.shape:
            rows = [[self.by(number_sum, *two) for two in zip(x.row(i), y.row(i), strict=True)] for i in range(x.nrows)]
            return RowsOver.of(self.domain, rows)
        if isinstance(x, _Multiple) and isinstance(y, _Multiple):
            return _Multiple(self.by(number_sum, x.by, y.by))
        if isinstance(x, tuple) and isinstance(y, tuple):
            return self.by(number_sum, x, y)
        raise _NotCalculated

    def times(self, x: _Value, y: _Value) -> _Value:
        if isinstance(x, RowsOver) and isinstance(y, RowsOver):
            return self.single(x @ y)
        if isinstance(y, tuple) and not isinstance(x, tuple):
            return self.times(y, x)
        if isinstance(x, _Multiple):
            return self.times(x.by, y)
        if isinstance(x, RowsOver):
            assert isinstance(y, _Multiple)
            return self.times(y.by, x)
        if isinstance(y, _Multiple):
            return _Multiple(self.by(number_product, x, y.by))
        if isinstance(y, RowsOver):
            return RowsOver.of(
                self.domain, [[self.by(number_product, x, one) for one in y.row(i)] for i in range(y.nrows)]
            )
        return self.by(number_product, x, y)

    def single(self, product: _Rows) -> _Value:
        """A row times a column is a number."""
        for i in range(product.nrows):
            for one in product.row(i):
                self.bounded(one)
        return product[0, 0] if product.shape == (1, 1) else product

    def by(
        self, operation: Callable[..., Number[Function]], x: Number[Function], y: Number[Function]
    ) -> Number[Function]:
        return self.bounded(operation(self.domain, x, y))

    def bounded(self, x: Number[Function]) -> Number[Function]:
        (p, q), _ = x
        if len(p) + len(q) > _MOST_TERMS:
            raise _NotCalculated
        return x
