"""Whether a symmetric matrix is positive definite, with a vector that shows it where it is not."""

from __future__ import annotations

from fractions import Fraction

from exactrank.judging.evaluation.linear import check_size
from exactrank.judging.verdicts.decision import CORRECT, Decision, undecided, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.witnesses import FormValue
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ

Values = list[tuple[tuple[Fraction, ...], Fraction]]
"""Vectors x with x^T A x."""


def decide_definite(A: Matrix, *, strict: bool, negative: bool = False) -> Decision:
    """Positive (semi)definite is judged by the symmetric part; of what is not symmetric it is not affirmed."""
    if A.field != QQ:
        return undecided(Note.NOT_EVALUATED)
    check_size(A)
    values = form_values(A * -1 if negative else A)
    against = next((one for one in values if one[1] < 0 or (strict and not one[1])), None)
    if against is not None:
        x, value = against
        return wrong(Note.NOT_OF_FORM, FormValue(x, -value if negative else value))
    return CORRECT if A == A.T else undecided(Note.NOT_EVALUATED)


def decide_indefinite(A: Matrix) -> Decision:
    """Indefinite: the form takes values of both signs."""
    if A.field != QQ:
        return undecided(Note.NOT_EVALUATED)
    check_size(A)
    values = [value for _, value in form_values(A)]
    both = max(values) > 0 > min(values)
    return CORRECT if both and A == A.T else undecided(Note.NOT_EVALUATED)


def form_values(A: Matrix) -> Values:
    """x^T A x of vectors x for which the form has no mixed products: its signs are the signs of all its values.

    >>> [value for _, value in form_values(Matrix.of([[1, 2], [2, 1]]))]
    [Fraction(1, 1), Fraction(-3, 1)]
    """
    n = A.nrows
    half = Fraction(1, 2)
    S = [[half * (A[i, j] + A[j, i]) for j in range(n)] for i in range(n)]
    basis = [[Fraction(int(i == j)) for j in range(n)] for i in range(n)]
    found: Values = []
    while basis:
        k = next((k for k, x in enumerate(basis) if _form(S, x, x)), None)
        if k is None:
            pair = next(((i, j) for i in range(len(basis)) for j in range(i) if _form(S, basis[i], basis[j])), None)
            if pair is None:
                found += [(tuple(x), Fraction(0)) for x in basis]
                break
            basis[pair[0]] = [x + y for x, y in zip(basis[pair[0]], basis[pair[1]], strict=True)]
            continue
        x = basis.pop(k)
        value = _form(S, x, x)
        found.append((tuple(x), value))
        for y in basis:
            factor = _form(S, x, y) / value
            y[:] = [b - factor * a for a, b in zip(x, y, strict=True)]
    return found


def _form(S: list[list[Fraction]], x: list[Fraction], y: list[Fraction]) -> Fraction:
    total = Fraction(0)
    for a, row in zip(x, S, strict=True):
        if a:
            total += a * sum((s * b for s, b in zip(row, y, strict=True)), Fraction(0))
    return total
