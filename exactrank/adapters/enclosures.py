"""Singular values of B A enclosed with certainty from one calculation in doubles.

W = B A has the nonzero singular values of the small matrix K = R_B R_A^T, where B = Q_B R_B and A^T = Q_A R_A. numpy
gives these factors only nearly; how nearly is measured afterwards, and every rounding on the way is bounded:

- A product of doubles with k terms in an entry is wrong by at most g |X| |Y| in that entry, g = k u / (1 - k u) with
  u = 2^-53, in whatever order the terms are added (Higham, Accuracy and stability of numerical algorithms, 2002, 3.5).
- Singular values move by at most the norm of what is added (Weyl), and by at most a factor from sqrt(1 - e) to
  sqrt(1 + e) when a matrix is multiplied by Q with |Q^T Q - I| <= e (Ostrowski).

The method: Rump, Verification methods: rigorous results using floating-point arithmetic, 2010.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from exactrank.numbers.decimals import Enclosure
from exactrank.records import dataclass

if TYPE_CHECKING:
    import numpy as np

    Doubles = np.ndarray[Any, np.dtype[np.float64]]

UNIT = 2.0**-53
# A handful of bounds added and multiplied is off by far less than this part of itself.
SLACK = 1.0 + 2.0**-44
TINY = 2.0**-500
"""More than all that underflow can take away from a bound: the square root of 2^30 squares below 2^-1074, and a bit."""


@dataclass(frozen=True, slots=True)
class EnclosedValues:
    """Enclosures of the singular values from the greatest down, one for each of the r dimensions in between."""

    values: tuple[Enclosure, ...]

    def scaled(self, factor: Enclosure) -> EnclosedValues:
        """All of them times a factor that is not negative."""
        return EnclosedValues(
            tuple([Enclosure(value.lower * factor.lower, value.upper * factor.upper) for value in self.values])
        )

    def energy(self, first: int = 0, stop: int | None = None) -> Enclosure:
        """The sum of the squares of some of them."""
        part = self.values[first:stop]
        return Enclosure(
            sum((value.lower**2 for value in part), Fraction(0)), sum((value.upper**2 for value in part), Fraction(0))
        )

    def order_for(self, share: Fraction) -> int | None:
        """The least r whose r greatest squares sum to at least `share` of all; None where the enclosures leave it open.

        >>> EnclosedValues((Enclosure.exactly(3), Enclosure.exactly(1))).order_for(Fraction(9, 10))
        1
        """
        for r in range(len(self.values) + 1):
            head, tail = self.energy(0, r), self.energy(r)
            # head / (head + tail) >= share is head (1 - share) >= tail share
            if head.lower * (1 - share) >= tail.upper * share:
                return r
            if head.upper * (1 - share) >= tail.lower * share:
                return None
        return len(self.values)


def enclosed_singular_values(B: Doubles, A: Doubles) -> EnclosedValues | None:
    """The greatest min(m, r, n) singular values of B A (m x r times r x n); None where doubles overflow.

    >>> import numpy
    >>> found = enclosed_singular_values(numpy.array([[4.0], [2], [3], [5]]), numpy.array([[1.0, 2, 3]]))
    >>> [value.significant(6) for value in found.values]  # sqrt(54 * 14)
    ['27.4955']
    """
    import numpy

    try:
        with numpy.errstate(over="raise", invalid="raise"):
            return _enclosed(B, A)
    except (FloatingPointError, numpy.linalg.LinAlgError, OverflowError, ValueError):
        return None


def _enclosed(B: Doubles, A: Doubles) -> EnclosedValues:
    import numpy

    left, right = _orthogonalized(B), _orthogonalized(numpy.ascontiguousarray(A.T))
    K = left.R @ right.R.T
    U, S, V = numpy.linalg.svd(K, full_matrices=False)
    inner = left.R.shape[1]
    rounding = _product_error(inner, left.R, right.R)
    small = _residual(K, U * S, V, scaled=True)
    low, high = _stretch(_departure(U), _departure(numpy.ascontiguousarray(V.T)))
    outer_low, outer_high = _stretch(left.departure, right.departure)
    # B A = Q_B K Q_A^T + (B - Q_B R_B) A + Q_B R_B (A^T - Q_A R_A)^T + Q_B (R_B R_A^T - K) Q_A^T
    norm_of_QR = math.sqrt(1 + left.departure) * _norm(left.R)
    off = (left.residual * _norm(A) + norm_of_QR * right.residual + outer_high * (rounding + small)) * SLACK + TINY
    values = []
    for value in S.tolist():
        lower = value * low * outer_low / SLACK - off
        upper = value * high * outer_high * SLACK + off
        if not math.isfinite(upper):
            raise OverflowError
        values.append(Enclosure(Fraction(max(lower, 0.0)), Fraction(upper)))
    return EnclosedValues(tuple(values))


@dataclass(frozen=True, slots=True)
class _Orthogonalized:
    """X = Q R + E with |E| <= residual and |Q^T Q - I| <= departure, both in the Frobenius norm."""

    R: Doubles
    residual: float
    departure: float


def _orthogonalized(X: Doubles) -> _Orthogonalized:
    import numpy

    Q, R = numpy.linalg.qr(X)
    return _Orthogonalized(R, _residual(X, Q, R), _departure(Q))


def _residual(X: Doubles, left: Doubles, right: Doubles, scaled: bool = False) -> float:
    """A bound of |X - left right|; `scaled` where left was rounded once itself, as a product with a diagonal."""
    found = left @ right
    terms = left.shape[1] + 2 + int(scaled)
    return (_norm(X - found) + _product_error(terms, left, right) + 2 * UNIT * _norm(X)) * SLACK + TINY


def _product_error(terms: int, left: Doubles, right: Doubles) -> float:
    """A bound of the Frobenius norm of what rounding does to a product with so many terms an entry."""
    gamma = terms * UNIT / (1 - terms * UNIT)
    return gamma * _norm(left) * _norm(right) * SLACK + TINY


def _departure(Q: Doubles) -> float:
    """A bound of |Q^T Q - I|, by the smaller of the two products where Q is wide; raises ValueError from 1 on."""
    import numpy

    gram = Q.T @ Q
    found = (_norm(gram - numpy.eye(Q.shape[1])) + _product_error(Q.shape[0] + 1, Q, Q)) * SLACK + TINY
    if found >= 0.5:
        raise ValueError("numpy's factor is not orthogonal")
    return found


def _norm(X: Doubles) -> float:
    """An upper bound of the Frobenius norm; a sum of k squares is off by at most k + 1 roundings."""
    import numpy

    return float(numpy.linalg.norm(X)) * (1 + (X.size + 4) * UNIT) * SLACK + TINY


def _stretch(first: float, second: float) -> tuple[float, float]:
    """The least and the greatest factor by which the two nearly orthogonal matrices change a singular value."""
    low = math.sqrt(max(0.0, (1 - first) * (1 - second))) / SLACK
    return low, math.sqrt((1 + first) * (1 + second)) * SLACK
