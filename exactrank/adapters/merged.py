"""What becomes of the rank when an update is stored merged: rounded entry by entry, it is almost always full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from exactrank.adapters.ranks import residues_of
from exactrank.numbers.surds import Surd

if TYPE_CHECKING:
    import numpy as np

    Doubles = np.ndarray[Any, np.dtype[np.float64]]

KINDS = ("bf16", "f16")


@dataclass(frozen=True, slots=True)
class MergedRank:
    """A lower bound of the rank of the rounded update, by a minor that is not 0 modulo `prime`; `largest` is the
    smaller side, so that the bound is the rank where it reaches it."""

    kind: str
    prime: int
    at_least: int
    largest: int

    @property
    def is_proven(self) -> bool:
        """Whether the bound is the rank."""
        return self.at_least == self.largest


def rank_when_merged(B: Doubles, A: Doubles, factor: Surd | None, kind: str) -> MergedRank:
    """The rank of factor B A once its entries, computed in doubles, are rounded to `kind`.

    Without a factor (None) it is that of B A.
    """
    from exactrank.fast_rank.modular import plu
    from exactrank.fast_rank.primes import FLOAT_PRIME_HIGH, FLOAT_PRIME_LOW, random_prime

    size = 1.0 if factor is None else float(factor.coefficient) * float(factor.radicand) ** 0.5
    update = rounded_to(size * (B @ A), kind)
    if update.shape[0] < update.shape[1]:
        update = update.T
    p = random_prime(FLOAT_PRIME_LOW, FLOAT_PRIME_HIGH)
    _, columns = plu(residues_of(update, p), p)
    return MergedRank(kind, p, len(columns), min(update.shape))


def rounded_to(X: Doubles, kind: str) -> Doubles:
    """The nearest numbers of a kind, ties to even, as doubles.

    >>> import numpy
    >>> rounded_to(numpy.array([1 + 2.0**-8, 1 + 3 * 2.0**-8, 0.1]), "bf16").tolist()
    [1.0, 1.015625, 0.10009765625]
    """
    import numpy

    if kind == "f16":
        return X.astype(numpy.float16).astype(numpy.float64)
    bits = X.astype(numpy.float32).view(numpy.uint32)
    even = (bits + numpy.uint32(0x7FFF) + ((bits >> 16) & 1)) & numpy.uint32(0xFFFF0000)
    return even.view(numpy.float32).astype(numpy.float64)
