"""Matrices of sums of roots, real or not, with their inverses: A = P D P^-1 for eigenvalues such as (1 + sqrt(5))/2."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import chain, pairwise

from exactrank.errors import InputError
from exactrank.judging.evaluation.environment import Environment
from exactrank.judging.evaluation.radicals import Real
from exactrank.judging.verdicts.decision import CORRECT, Decision, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.judging.verdicts.values import Value
from exactrank.judging.verdicts.witnesses import WrongShape, WrongValue
from exactrank.matrix import Matrix
from exactrank.numbers.canonical_numbers import (
    Number,
    number_negative,
    number_product,
    number_quotient,
    number_sum,
)
from exactrank.numbers.root_sums import ROOT_SUMS, RootSum
from exactrank.reading.matrices.numbers_over import number_over
from exactrank.statements import (
    Array,
    Expression,
    Grid,
    Indexed,
    Name,
    Negative,
    Power,
    Quotient,
    SquareRoot,
    Sum,
    Times,
)
from exactrank.statements import Number as Written

_DEPTH = 20
_BITS = 400
_ORDER = 8
"""Matrices with more rows or columns than this stay undecided."""
_EXPONENT = 40

_Root = Number[RootSum]
_Rows = tuple[tuple[_Root, ...], ...]
_ZERO: _Root = (ROOT_SUMS.zero, 1)
_ONE: _Root = (ROOT_SUMS.one, 1)
_MINUS_ONE: _Root = (ROOT_SUMS.of_integer(-1), 1)


def decide_equal_matrices_of_roots(sides: Sequence[Expression], environment: Environment) -> Decision | None:
    """Whether the matrices are all the same over the field of all square roots; None where one is not over it.

    The letter i counts as the root of -1, which it need not be: where it occurs, equal matrices are right and
    different ones prove nothing.
    """
    try:
        made = [_rows_of(side, environment) for side in sides]
    except InputError:  # a root that is too long to be factored
        return None
    known = [rows for rows in made if rows is not None]
    if len(known) < len(sides) or not known:
        return None
    for left, right in pairwise(known):
        if left != right:
            return _different(left, right)
    return CORRECT


def _different(left: _Rows, right: _Rows) -> Decision | None:
    if not (_is_real(left) and _is_real(right)):
        return None
    if _shape(left) != _shape(right):
        return wrong(Note.SHAPE, WrongShape(_shape(left), _shape(right)))
    pairs = zip(chain.from_iterable(left), chain.from_iterable(right), strict=True)
    x, y = next((x, y) for x, y in pairs if x != y)
    return wrong(Note.WRONG_ENTRY, WrongValue(_real(x).within(_BITS), _real(y).within(_BITS).midpoint))


def _is_real(rows: _Rows) -> bool:
    return all(d > 0 for row in rows for terms, _ in row for d, _ in terms)


def _real(x: _Root) -> Real:
    total = Real.of(0)
    for d, n in x[0]:
        total = total + Real.of(Fraction(n, x[1])) * Real.of(d).root
    return total


def _shape(rows: _Rows) -> tuple[int, int]:
    return len(rows), len(rows[0])


def _rows_of(e: Expression, environment: Environment, depth: int = _DEPTH) -> _Rows | None:
    """The expression as a matrix over the field of sums of roots; None where it is anything else."""
    if depth == 0:
        return None
    try:
        return _of_value(environment.value(e))
    except (NoValue, Misfit):
        pass
    match e:
        case Name() | Indexed():
            pending = environment.pending(e)
            return None if pending is None else _rows_of(pending, environment, depth - 1)
        case Grid():
            return _of_grid(e)
        case Array(rows) if 0 < max(len(rows), len(rows[0])) <= _ORDER:
            return _of_entries([[_rows_of(x, environment, depth - 1) for x in row] for row in rows])
        case SquareRoot(Written(value)) if value:
            return (((_root_of(value)),),)
        case Sum(terms):
            return _sum_of([_rows_of(term, environment, depth - 1) for term in terms])
        case Quotient(above, below):
            return _quotient(_rows_of(above, environment, depth - 1), _rows_of(below, environment, depth - 1))
        case Negative(of):
            return _product_of([((_MINUS_ONE,),), _rows_of(of, environment, depth - 1)])
        case Times(factors):
            return _product_of([_rows_of(factor, environment, depth - 1) for factor in factors])
        case Power(base, exponent) if exponent and abs(exponent) <= _EXPONENT:
            found = _rows_of(base, environment, depth - 1)
            return _product_of([_inverse(found) if exponent < 0 else found] * abs(exponent))
    return None


def _root_of(square: Fraction) -> _Root:
    return ROOT_SUMS.ratio(ROOT_SUMS.root(square.numerator * square.denominator), square.denominator)


def _of_entries(rows: Sequence[Sequence[_Rows | None]]) -> _Rows | None:
    """The matrix with these entries; None where one is no number."""
    made = [tuple([x[0][0] for x in row if x is not None and _shape(x) == (1, 1)]) for row in rows]
    return (
        tuple(made) if all(len(row) == len(rows[0]) == len(one) for row, one in zip(rows, made, strict=True)) else None
    )


def _sum_of(terms: Sequence[_Rows | None]) -> _Rows | None:
    """The sum of matrices of one shape."""
    known = [term for term in terms if term is not None]
    if len(known) < len(terms) or len({_shape(term) for term in known}) != 1:
        return None
    total = known[0]
    for term in known[1:]:
        pairs = zip(total, term, strict=True)
        total = tuple([tuple([number_sum(ROOT_SUMS, x, y) for x, y in zip(*rows, strict=True)]) for rows in pairs])
    return total


def _quotient(above: _Rows | None, below: _Rows | None) -> _Rows | None:
    if above is None or below is None or _shape(below) != (1, 1) or not below[0][0][0]:
        return None
    return tuple([tuple([number_quotient(ROOT_SUMS, x, below[0][0]) for x in row]) for row in above])


def _of_value(value: Value) -> _Rows | None:
    if isinstance(value, Fraction):
        return (((ROOT_SUMS.ratio(ROOT_SUMS.of_integer(value.numerator), value.denominator)),),)
    if not isinstance(value, Matrix) or not 0 < max(value.shape) <= _ORDER or not min(value.shape):
        return None
    return tuple([tuple([(ROOT_SUMS.of_integer(x.numerator), x.denominator) for x in row]) for row in value])


def _of_grid(grid: Grid) -> _Rows | None:
    """A matrix with roots in its entries; None where an entry has anything else in it."""
    if len(grid.written) != len(grid.rows) or not grid.rows or max(len(grid.rows), len(grid.rows[0])) > _ORDER:
        return None
    made: list[tuple[_Root, ...]] = []
    for row, texts in zip(grid.rows, grid.written, strict=True):
        try:
            made.append(tuple([_entry(x, text) for x, text in zip(row, texts, strict=True)]))
        except InputError:
            return None
    return tuple(made)


def _entry(x: Fraction | None, text: str) -> _Root:
    if x is None:
        return number_over(ROOT_SUMS, text)
    return ROOT_SUMS.of_integer(x.numerator), x.denominator


def _product_of(factors: Sequence[_Rows | None]) -> _Rows | None:
    """The product, a matrix of one entry counting as a number; None where the shapes do not fit."""
    made = factors[0]
    for factor in factors[1:]:
        if made is None or factor is None:
            return None
        made = _times(made, factor)
    return made


def _times(A: _Rows, B: _Rows) -> _Rows | None:
    if _shape(A) == (1, 1):
        return tuple([tuple([number_product(ROOT_SUMS, A[0][0], y) for y in row]) for row in B])
    if _shape(B) == (1, 1):
        return _times(B, A)
    if len(A[0]) != len(B):
        return None
    columns = list(zip(*B, strict=True))
    return tuple([tuple([_dot(row, column) for column in columns]) for row in A])


def _dot(row: Sequence[_Root], column: Sequence[_Root]) -> _Root:
    total = _ZERO
    for x, y in zip(row, column, strict=True):
        total = number_sum(ROOT_SUMS, total, number_product(ROOT_SUMS, x, y))
    return total


def _inverse(A: _Rows | None) -> _Rows | None:
    """The inverse by elimination beside the identity matrix; None where there is none."""
    if A is None or len(A) != len(A[0]):
        return None
    n = len(A)
    rows = [[*row, *[_ONE if i == j else _ZERO for j in range(n)]] for i, row in enumerate(A)]
    for j in range(n):
        pivot = next((i for i in range(j, n) if rows[i][j][0]), None)
        if pivot is None:
            return None
        rows[j], rows[pivot] = rows[pivot], rows[j]
        rows[j] = [number_quotient(ROOT_SUMS, x, rows[j][j]) for x in rows[j]]
        for i in range(n):
            if i != j and rows[i][j][0]:
                factor = number_negative(ROOT_SUMS, rows[i][j])
                rows[i] = [
                    number_sum(ROOT_SUMS, x, number_product(ROOT_SUMS, factor, y))
                    for x, y in zip(rows[i], rows[j], strict=True)
                ]
    return tuple([tuple(row[n:]) for row in rows])
