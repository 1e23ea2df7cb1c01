"""Characteristic polynomials and eigenvalues over GF(q), and over complex numbers by their images modulo a prime."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from exactrank.judging.evaluation.context import Context
from exactrank.judging.evaluation.linear import check_size, nullity
from exactrank.judging.verdicts.decision import CORRECT, Decision, undecided, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.judging.verdicts.witnesses import WrongCount, WrongValue
from exactrank.matrix import Matrix
from exactrank.numbers.fields import Field
from exactrank.statements import CharacteristicPolynomial, Decimal, Eigenvalues, Expression

_SIZE = 12
_MOST_ELEMENTS = 4096
"""Of a field with so many elements each is tried for a root."""

Coefficients = tuple[Fraction, ...]
"""From the highest power down."""


def characteristic_over(A: Matrix) -> Coefficients:
    """det(t I - A) over any field, without a division (Samuelson and Berkowitz, 1984).

    With A = [a R; C M] the coefficients of A are T times those of M, where T is the triangular Toeplitz matrix of
    1, -a, -R C, -R M C, -R M^2 C, ...

    >>> from exactrank.numbers.fields import GF
    >>> [int(c) for c in characteristic_over(Matrix.of([[2, 1], [3, 4]], 2, GF(5)))]
    [1, 4, 0]
    """
    n, field = A.nrows, A.field
    coefficients = Matrix.column_of([Fraction(1)], field)
    for k in range(n - 1, -1, -1):
        later = range(k + 1, n)
        M, C = A.submatrix(later, later), A.submatrix(later, [k])
        entries = [Fraction(1), -A[k, k]]
        for _ in later:
            entries.append(-(A.submatrix([k], later) @ C)[0, 0])
            C = M @ C
        size = n - k
        rows = [[entries[i - j] if i >= j else Fraction(0) for j in range(size)] for i in range(size + 1)]
        coefficients = Matrix.of(rows, size, field) @ coefficients
    return coefficients.column(0)


def decide_characteristic_polynomial_over(claim: CharacteristicPolynomial, context: Context) -> Decision:
    """Coefficient by coefficient, but for the factor in front."""
    exact = _characteristic(context.subject(claim.subject))
    field = context.field
    claimed = [None if c is None else field.scalar(c.numerator, c.denominator) for c in claim.coefficients]
    known = [c for c in claimed if c is not None]
    if len(known) != len(claimed):
        return undecided(Note.SYMBOLIC)
    while known and not known[0]:
        known.pop(0)
    if len(exact) != len(known):
        return wrong(Note.WRONG_COUNT, WrongCount(len(exact) - 1, len(known) - 1))
    for k, (one, found) in enumerate(zip(exact, known, strict=True)):
        expected = _in(field, one * known[0])
        if expected != found:
            note = Note.SIGN if expected == _in(field, -found) else Note.WRONG_VALUE
            return wrong(note, WrongValue(expected, found, k))
    return CORRECT


def decide_eigenvalues_over(claim: Eigenvalues, context: Context) -> Decision:
    """Each value is a root of the characteristic polynomial, as often as is said; `complete`: there are no others.

    Over GF(q) the eigenvalues are those in the field; the images of complex numbers have as many as there are rows.
    """
    if any(isinstance(value, Decimal) for value in claim.values):
        return undecided(Note.NOT_EVALUATED)
    A = context.subject(claim.subject)
    field, left = A.field, _characteristic(A)
    found: dict[Fraction, int] = {}
    strangers: list[tuple[int, Fraction]] = []
    for k, value in enumerate([_number(context, one) for one in claim.values]):
        often = 0
        while len(left) > 1 and not (divided := _divided(left, value, field))[-1]:
            left, often = divided[:-1], often + 1
        if often:
            found[value] = often
        elif value not in found:
            strangers.append((k, value))
    others = _roots(left, field)
    if strangers:
        k, value = strangers[0]
        if others:
            return wrong(Note.WRONG_VALUE, WrongValue(others[0], value, k))
        if others is not None and claim.complete:
            return wrong(Note.WRONG_COUNT, WrongCount(len(found), len(found) + len({x for _, x in strangers})))
        return undecided(Note.NOT_EVALUATED)
    if claim.complete and others:
        return wrong(Note.WRONG_COUNT, WrongCount(len(found) + len(others), len(found)))
    for value, often_said in zip([_number(context, one) for one in claim.values], claim.multiplicities, strict=False):
        if often_said is None or often_said == found[value]:
            continue
        if often_said == nullity(A - Matrix.identity(A.nrows, field) * value):
            return undecided(Note.NOT_EVALUATED)
        return wrong(Note.WRONG_COUNT, WrongCount(found[value], often_said))
    return CORRECT if others is not None or not claim.complete else undecided(Note.NOT_EVALUATED)


def _characteristic(A: Matrix) -> Coefficients:
    if A.nrows != A.ncols:
        raise NoValue(Note.SHAPE)
    if A.nrows > _SIZE:
        raise NoValue(Note.TOO_LARGE)
    check_size(A)
    return characteristic_over(A)


def _number(context: Context, expression: Expression) -> Fraction:
    value = context.environment.number(expression)
    if not isinstance(value, Fraction):
        raise NoValue(Note.NOT_EVALUATED)
    return value


def _in(field: Field, x: Fraction) -> Fraction:
    return field.scalar(x.numerator, x.denominator)


def _divided(polynomial: Coefficients, value: Fraction, field: Field) -> Coefficients:
    """The quotient by t - value, and behind it the remainder (Horner's rule)."""
    made: list[Fraction] = []
    for coefficient in polynomial:
        made.append(_in(field, (made[-1] * value if made else 0) + coefficient))
    return tuple(made)


def _roots(polynomial: Coefficients, field: Field) -> Sequence[Fraction] | None:
    """The different roots of what is left; None where they are not known."""
    if len(polynomial) == 1:
        return []
    if len(polynomial) == 2:
        return [_in(field, -polynomial[1])]
    if not field.is_finite:
        return _only_root(polynomial, field)
    if field.elements > _MOST_ELEMENTS:
        return None
    return [x for x in map(Fraction, field.all_elements()) if not _divided(polynomial, x, field)[-1]]


def _only_root(polynomial: Coefficients, field: Field) -> Sequence[Fraction] | None:
    """x of (t - x)^n, where it is that: n x is the sum of the roots."""
    x, left = field.scalar(-polynomial[1].numerator, polynomial[1].denominator * (len(polynomial) - 1)), polynomial
    while len(left) > 1:
        *left_over, remainder = _divided(left, x, field)
        if remainder:
            return None
        left = tuple(left_over)
    return [x]
