"""Which method finds the rank, and why its answer is proven.

- 2 to 9 rows and columns: a few minors, where they tell (minors.py).
- One side at most 12 and flint not loaded: elimination on Python integers (small.py).
- Fewer than 64 rows in lists: flint's exact rank, or the rank modulo as many primes as prove it; where numpy is loaded,
  an approximate inverse. What the last matrix was decides what is tried first (word_primes.py).
- One side from 64 to 300: an approximate inverse proves most ranks that are full or, of square matrices, one less
  (nearly_full.py), others where there are few pivots or few columns left over (estimated.py), and of square matrices
  with longer entries those that are full (nonsingular.py). Where numpy is loaded, estimates begin at 48.
- One side below 300 (64 for arrays): full rank modulo a random prime is full rank; else flint's exact rank.
- Larger: PLU modulo a random prime (modular.py, pivots.py). A minor that is not 0 modulo p is not 0, which proves full
  rank; and the rank is found when the minors of the next order are below p, as multiples of p below p are 0.
- One less than a square is then proven by an approximate inverse (two_sided.py).
- Otherwise powers of primes prove that bordering minors vanish where few columns are left (vanishing.py), and
  compressed lifting that the rank is not larger where many are (lifting.py).
- After bad primes, or when lifting found no proof: many primes (multimodular.py).

No answer rests on a prime being good, on a floating-point number being close, or on a probability.
"""

from __future__ import annotations

import operator
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from exactrank.fast_rank.minors import MOST_COLUMNS, rank_by_minors
from exactrank.fast_rank.small import rank_by_elimination
from exactrank.fast_rank.word_primes import rank_by_word_primes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exactrank.fast_rank.certificate import LiftingCertificate

    Integers = Sequence[Sequence[int]] | NDArray[Any]

SMALL = 12
FLINT_BELOW = 300
FLINT_BELOW_FOR_ARRAYS = 64
ARRAYS_FROM = 150  # the order of square lists that are not nonsingular from which flint's conversion does not pay
LIFT_FROM = 4000  # from this product of rank and side on, lifting is faster than flint's exact rank


def rank_of_integers(A: Integers) -> int:
    """The rank of an integer matrix: rows of Python integers of any length, or a numpy array of integers.

    Raises TypeError for an entry that is not an integer, ValueError for rows of different lengths.

    >>> rank_of_integers([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]])
    1
    >>> rank_of_integers([[2**100, 2**101], [1, 2]])
    1
    >>> rank_of_integers([])
    0
    """
    if type(A) is list:
        m = len(A)
        if 1 < m <= MOST_COLUMNS and (found := rank_by_minors(A)) is not None:
            return found
        flint = sys.modules.get("flint")
        if flint is not None and m < FLINT_BELOW_FOR_ARRAYS:
            try:
                return rank_by_word_primes(A, flint)
            except (TypeError, OverflowError):  # entries of other types, _rows says which; or too long for a float
                pass
    if hasattr(A, "ndim"):
        return _rank_of_array(A)
    rows = A if type(A) is list else list(A)
    m = len(rows)
    n = len(rows[0]) if m else 0
    side = min(m, n)
    if side <= SMALL and "flint" not in sys.modules:
        return rank_by_elimination(_rows(rows))
    if side >= FLINT_BELOW:
        return _rank_of_array(rows)
    return _rank_below(rows, side)


def _rank_below(rows: Sequence[Sequence[int]], side: int) -> int:
    """Lists whose conversion for flint is cheaper than the start of the larger methods."""
    tried = False
    if side >= FLINT_BELOW_FOR_ARRAYS and type(rows) is list:
        from exactrank.fast_rank.estimated import rank_of_short
        from exactrank.fast_rank.limbs import begins_with_long

        tried = not begins_with_long(rows)
        if tried and (found := rank_of_short(rows)) is not None:
            return found
        if len(rows[0]) == len(rows) and (not tried or side >= ARRAYS_FROM):
            return _rank_of_array(rows, tried)
    import flint

    from exactrank.fast_rank.primes import FLOAT_PRIME_HIGH, FLOAT_PRIME_LOW, random_prime

    try:
        for row in rows:
            sum(row)
        matrix = flint.fmpz_mat(rows)
    except TypeError:
        matrix = flint.fmpz_mat(_rows(rows))
    if side < FLINT_BELOW_FOR_ARRAYS:
        return int(matrix.rank())
    rank = int(flint.nmod_mat(matrix, random_prime(FLOAT_PRIME_LOW, FLOAT_PRIME_HIGH)).rank())
    if rank == side:
        return rank
    return int(matrix.rank()) if rank * side < LIFT_FROM else _rank_of_array(rows, tried)


def _rank_of_array(A: Integers, tried: bool = False) -> int:
    from exactrank.fast_rank.at_size import rank_at_size
    from exactrank.fast_rank.limbs import integer_array

    array = integer_array(A)
    if min(array.shape) < FLINT_BELOW_FOR_ARRAYS:
        import flint

        return int(flint.fmpz_mat(array.tolist()).rank()) if array.size else 0
    return rank_at_size(array, tried=tried)


def _rows(A: Iterable[Iterable[Any]]) -> list[list[int]]:
    rows = [[_integer(entry, i, j) for j, entry in enumerate(row)] for i, row in enumerate(A)]
    for i, row in enumerate(rows):
        if len(row) != len(rows[0]):
            raise ValueError(f"row {i + 1} has {len(row)} entries, expected {len(rows[0])}")
    return rows


def _integer(entry: Any, i: int, j: int) -> int:
    try:
        return operator.index(entry)
    except TypeError:
        name = type(entry).__name__
        raise TypeError(f"entry ({i + 1}, {j + 1}) is a {name}, expected an integer") from None


def rank_with_certificate(A: Integers, primes: Iterable[int] = ()) -> tuple[int, LiftingCertificate]:
    """The rank of an integer matrix of any size, with evidence that `check_lifting` decides.

    >>> A = [[1, 2, 3], [2, 4, 6], [1, 0, 1]]
    >>> rank, certificate = rank_with_certificate(A)
    >>> rank == check_lifting(A, certificate) == 2
    True
    """
    from exactrank.fast_rank.at_size import certificate_at_size
    from exactrank.fast_rank.limbs import integer_array

    certificate = certificate_at_size(integer_array(A), primes)
    return certificate.rank, certificate


def check_lifting(A: Integers, certificate: LiftingCertificate) -> int:
    """The rank that the certificate proves for this matrix; raises LiftingRefused, a ValueError, if none.

    >>> _, certificate = rank_with_certificate([[1, 2], [2, 4]])
    >>> check_lifting([[1, 2], [2, 5]], certificate)
    Traceback (most recent call last):
    exactrank.fast_rank.certificate.LiftingRefused: the other rows do not follow from 1 pivot rows
    """
    from exactrank.fast_rank.certificate import check_array
    from exactrank.fast_rank.limbs import integer_array

    return check_array(integer_array(A), certificate)


def rank_of_rationals(rows: Iterable[tuple[Sequence[int], int]]) -> int:
    """The rank of a matrix given as rows of integer numerators, each row with its denominator.

    >>> rank_of_rationals([([1, 2], 3), ([2, 4], 5)])
    1
    """
    # Multiplying a row by its denominator, which is not zero, is an elementary row operation.
    return rank_of_integers([list(numerators) for numerators, _ in rows])
