"""What numpy answers in double precision, and how far that is from the proven values."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from exactrank.calculations.spectrum import SingularValue, SingularValues
from exactrank.numbers.decimals import Enclosure


@dataclass(frozen=True, slots=True)
class NumericalValue:
    """One singular value as numpy has it, the exact one beside it (None for zero), and how far they are apart."""

    answer: Fraction
    """the dyadic number that the double is"""
    exact: SingularValue | None
    difference: Enclosure
    """answer - exact value"""
    relative: Enclosure | None
    """difference / exact value; None where that is zero"""


@dataclass(frozen=True, slots=True)
class NumericalAnswers:
    """`numpy.linalg.svd` and `numpy.linalg.matrix_rank` on the matrix of the nearest doubles.

    `rounded_entries` entries are no doubles and were rounded. numpy counts the values above `tolerance`.
    """

    values: tuple[NumericalValue, ...]
    matrix_rank: int
    tolerance: Fraction
    rank: int
    rounded_entries: int

    @property
    def rank_is_right(self) -> bool:
        return self.matrix_rank == self.rank


def numerical_answers(values: SingularValues, digits: int = 30) -> NumericalAnswers | None:
    """numpy's answers beside the exact values; None for a matrix without entries, and where doubles overflow.

    >>> from exactrank.matrix import Matrix
    >>> from exactrank.calculations.spectrum import singular_values
    >>> found = numerical_answers(singular_values(Matrix.of([[1, 2], [2, 4]])))
    >>> found.matrix_rank, found.rank_is_right
    (1, True)
    """
    import numpy

    A = values.matrix
    if 0 in A.shape:
        return None
    try:
        doubles = numpy.array([[float(x) for x in row] for row in A])
        answers = [Fraction(float(x)) for x in numpy.linalg.svd(doubles, compute_uv=False)]
    except (OverflowError, ValueError, numpy.linalg.LinAlgError):
        return None
    exact: list[SingularValue | None] = [*values.nonzero, *([None] * values.zeros)]
    # the rule of numpy.linalg.matrix_rank: tol = S.max() * max(M, N) * eps
    tolerance = max(answers) * max(A.shape) * Fraction(float(numpy.finfo(float).eps))
    rounded = sum([Fraction(float(x)) != x for row in A for x in row])
    compared = tuple([_compared(a, value, digits) for a, value in zip(answers, exact, strict=True)])
    return NumericalAnswers(compared, int(numpy.linalg.matrix_rank(doubles)), tolerance, values.rank, rounded)


def _compared(answer: Fraction, value: SingularValue | None, digits: int) -> NumericalValue:
    if value is None:
        return NumericalValue(answer, None, Enclosure.exactly(answer), None)
    found = value.enclosure(digits)
    difference = Enclosure(answer - found.upper, answer - found.lower)
    # (answer - s)/s = answer/s - 1 falls as s > 0 grows, for answer >= 0
    relative = Enclosure(answer / found.upper - 1, answer / found.lower - 1)
    return NumericalValue(answer, value, difference, relative)
