"""What becomes of the rank when an update is stored merged: rounded entry by entry, it is almost always full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exactrank.adapters.ranks import residues_of
from exactrank.numbers.surds import Surd
from exactrank.records import dataclass

if TYPE_CHECKING:
    import numpy as np

    Doubles = np.ndarray[Any, np.dtype[np.float64]]

BF16_DIGITS, BF16_LEAST = 8, -133
"""The binary digits of a bfloat16, and the exponent of its smallest positive number."""
BF16_LIMIT = 2.0**128


@dataclass(frozen=True, slots=True)
class MergedRank:
    """A lower bound of the rank of the rounded update, by a minor that is not 0 modulo `prime`.

    `largest` is the smaller side, so that the bound is the rank where it reaches it. It is None where an entry is too
    large for the numbers: a matrix with infinities has no rank.
    """

    kind: str
    prime: int
    at_least: int | None
    largest: int

    @property
    def is_proven(self) -> bool:
        """Whether the bound is the rank."""
        return self.at_least == self.largest


def rank_when_merged(B: Doubles, A: Doubles, factor: Surd | None, kind: str) -> MergedRank:
    """The rank of factor B A once its entries, computed in doubles, are rounded to `kind` ("bf16" or "f16").

    B is m x r, A is r x n. Without a factor (None) it is that of B A.

    >>> import numpy
    >>> from fractions import Fraction
    >>> B, A = numpy.array([[1.0], [3.0]]), numpy.array([[1.0, 1 / 3]])
    >>> [rank_when_merged(B, A, Surd(size), "f16").at_least for size in (Fraction(1), Fraction(10**6))]
    [2, None]
    """
    import numpy

    from exactrank.fast_rank.decomposition import plu
    from exactrank.fast_rank.modular import reduce_in_place
    from exactrank.fast_rank.primes import FLOAT_PRIME_HIGH, FLOAT_PRIME_LOW, random_prime

    size = 1.0 if factor is None else float(factor.coefficient) * float(factor.radicand) ** 0.5
    with numpy.errstate(over="ignore", invalid="ignore"):
        update = rounded_to(size * (B @ A), kind)
    if update.shape[0] < update.shape[1]:
        update = update.T
    p = random_prime(FLOAT_PRIME_LOW, FLOAT_PRIME_HIGH)
    if not numpy.isfinite(update).all():
        return MergedRank(kind, p, None, min(update.shape))
    _, columns, _ = plu(reduce_in_place(residues_of(update, p), p), p)
    return MergedRank(kind, p, len(columns), min(update.shape))


def rounded_to(X: Doubles, kind: str) -> Doubles:
    """The nearest numbers of a kind, ties to even, as doubles; infinite where they are too large for it.

    Rounded once: through a float32 a double just above the middle between two bfloat16 would come down to the even one.

    >>> import numpy
    >>> rounded_to(numpy.array([1 + 2.0**-8, 1 + 3 * 2.0**-8, 0.1]), "bf16").tolist()
    [1.0, 1.015625, 0.10009765625]
    >>> rounded_to(numpy.array([1 + 2.0**-8 + 2.0**-40, 2.0**-134, 3.4e38]), "bf16").tolist()
    [1.0078125, 0.0, inf]
    """
    import numpy

    with numpy.errstate(over="ignore"):
        if kind == "f16":
            return X.astype(numpy.float16).astype(numpy.float64)
        _, exponents = numpy.frexp(X)
        last = numpy.maximum(exponents - BF16_DIGITS, BF16_LEAST)
        rounded: Doubles = numpy.ldexp(numpy.rint(numpy.ldexp(X, -last)), last)
    return numpy.where(abs(rounded) < BF16_LIMIT, rounded, numpy.copysign(numpy.inf, X))
