"""What numpy, and torch where it is installed, answer in double precision, and how far that is from what is proven."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal

from exactrank.calculations.spectrum import SingularValue, SingularValues
from exactrank.numbers.decimals import Enclosure
from exactrank.records import dataclass

if TYPE_CHECKING:
    import numpy as np

    Doubles = np.ndarray[Any, np.dtype[np.float64]]

Library = Literal["numpy", "torch"]

EPSILON = Fraction(1, 2**52)
"""The distance from 1 to the next double."""


def libraries() -> tuple[Library, ...]:
    """The libraries that are asked: those of numpy and torch that are installed; a browser has neither."""
    known: tuple[Library, ...] = ("numpy", "torch")
    return tuple([library for library in known if find_spec(library) is not None])


def counted_rank(library: Library, A: Doubles) -> int:
    """What the library's `linalg.matrix_rank` answers for a matrix of doubles."""
    if library == "numpy":
        import numpy

        return int(numpy.linalg.matrix_rank(A))
    import torch

    return int(torch.linalg.matrix_rank(torch.tensor(A.tolist(), dtype=torch.float64).reshape(A.shape)))


def _singular_values(library: Library, A: Doubles) -> Sequence[float]:
    if library == "numpy":
        import numpy

        found: list[float] = numpy.linalg.svd(A, compute_uv=False).tolist()
        return found
    import torch

    return [float(x) for x in torch.linalg.svd(torch.tensor(A.tolist(), dtype=torch.float64))[1].tolist()]


@dataclass(frozen=True, slots=True)
class NumericalValue:
    """One singular value as a library has it, the exact one beside it (None for zero), and how far they are apart."""

    answer: Fraction
    """the dyadic number that the double is"""
    exact: SingularValue | None
    difference: Enclosure
    """answer - exact value"""
    relative: Enclosure | None
    """difference / exact value; None where that is zero"""


@dataclass(frozen=True, slots=True)
class NumericalAnswers:
    """The library's `linalg.svd` and `linalg.matrix_rank` on the matrix of the nearest doubles.

    `rounded_entries` entries are no doubles and were rounded. The values above `tolerance` are counted.
    """

    library: Library
    values: tuple[NumericalValue, ...]
    matrix_rank: int
    tolerance: Fraction
    rank: int
    rounded_entries: int

    @property
    def rank_is_right(self) -> bool:
        return self.matrix_rank == self.rank


def numerical_answers(values: SingularValues, library: Library = "numpy", digits: int = 30) -> NumericalAnswers | None:
    """The library's answers beside the exact values; None for a matrix without entries, and where doubles overflow.

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
        answers = [Fraction(x) for x in _singular_values(library, doubles)]
        counted = counted_rank(library, doubles)
    except (OverflowError, ValueError, RuntimeError, numpy.linalg.LinAlgError):  # torch's LinAlgError is a RuntimeError
        return None
    exact: list[SingularValue | None] = [*values.nonzero, *([None] * values.zeros)]
    # the rule of matrix_rank in both libraries: tol = S.max() * max(M, N) * eps
    tolerance = max(answers) * max(A.shape) * EPSILON
    rounded = sum([Fraction(float(x)) != x for row in A for x in row])
    compared = tuple([_compared(a, value, digits) for a, value in zip(answers, exact, strict=True)])
    return NumericalAnswers(library, compared, counted, tolerance, values.rank, rounded)


def _compared(answer: Fraction, value: SingularValue | None, digits: int) -> NumericalValue:
    if value is None:
        return NumericalValue(answer, None, Enclosure.exactly(answer), None)
    found = value.enclosure(digits)
    difference = Enclosure(answer - found.upper, answer - found.lower)
    # (answer - s)/s = answer/s - 1 falls as s > 0 grows, for answer >= 0
    relative = Enclosure(answer / found.upper - 1, answer / found.lower - 1)
    return NumericalValue(answer, value, difference, relative)
