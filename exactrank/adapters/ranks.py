"""Ranks of matrices of stored floating-point numbers, proven with little work.

A double is m 2^e with integers m and e, and 2 is invertible modulo an odd prime p: so an entry has a residue, and a
minor that is not 0 modulo p is not 0. The rank is at least the order of such a minor. It is not more than the number
of columns less the number of independent vectors x with X x = 0, which are checked exactly. For the factors of a
trained adapter the minor alone decides: it has the full order r.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from exactrank.records import dataclass

if TYPE_CHECKING:
    import numpy as np

    Doubles = np.ndarray[Any, np.dtype[np.float64]]

ATTEMPTS = 20
"""A prime is bad with a probability below (number of entries) / 2^22; so many in a row do not happen by chance."""


@dataclass(frozen=True, slots=True)
class RankEvidence:
    """Proof that an m x r matrix X has rank k: a minor of order k that is not 0 modulo the prime, and r - k
    independent integer vectors x with X x = 0.

    `rows` and `columns` of the minor increase and count from 0.
    """

    prime: int
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    kernel: tuple[tuple[int, ...], ...]

    @property
    def rank(self) -> int:
        return len(self.columns)


def residues_of(X: Doubles, p: int) -> Doubles:
    """The entries modulo an odd prime p < 2^23, as doubles from 0 to p - 1: m 2^e becomes m (2 mod p)^e.

    >>> import numpy
    >>> residues_of(numpy.array([[0.5, -3.0, 0.0]]), 7).tolist()
    [[4.0, 4.0, 0.0]]
    """
    import numpy

    fractions, exponents = numpy.frexp(X)
    mantissas = numpy.ldexp(fractions, 53).astype(numpy.int64) % p
    exponents = exponents.astype(numpy.int64) - 53
    least = int(exponents.min(initial=0))
    powers = [pow(2, least, p)]
    for _ in range(int(exponents.max(initial=0)) - least):
        powers.append(powers[-1] * 2 % p)
    residues: Doubles = (mantissas * numpy.array(powers, dtype=numpy.int64)[exponents - least] % p).astype(float)
    return residues


def integer_rows(X: Doubles) -> list[list[int]]:
    """The entries as integers, each row times a power of two, which changes neither the rank nor what X x = 0 says."""
    rows = []
    for row in X.tolist():
        ratios = [entry.as_integer_ratio() for entry in row]
        common = max((below for _, below in ratios), default=1)
        rows.append([above * (common // below) for above, below in ratios])
    return rows


def rank_of_doubles(X: Doubles) -> RankEvidence:
    """The rank of X (m x r), proven; r should be small, since what is missing from full rank is found exactly."""
    from exactrank.fast_rank.primes import FLOAT_PRIME_HIGH, FLOAT_PRIME_LOW, random_prime

    for _ in range(ATTEMPTS):
        evidence = _with_prime(X, random_prime(FLOAT_PRIME_LOW, FLOAT_PRIME_HIGH))
        if evidence is not None:
            return evidence
    raise ArithmeticError("no prime kept the rank")


def _with_prime(X: Doubles, p: int) -> RankEvidence | None:
    """The evidence by one prime; None where the rank modulo p is not the rank."""
    from exactrank.fast_rank.decomposition import plu
    from exactrank.fast_rank.modular import reduce_in_place

    order, columns, _ = plu(reduce_in_place(residues_of(X, p), p), p)
    rows = tuple(sorted(int(i) for i in order[: len(columns)]))
    if len(columns) == X.shape[1]:
        return RankEvidence(p, rows, tuple(columns), ())
    kernel = _kernel(integer_rows(X[list(rows)]), X.shape[1])
    if len(kernel) != X.shape[1] - len(columns) or not annihilated(integer_rows(X), kernel):
        return None
    return RankEvidence(p, rows, tuple(columns), kernel)


def _kernel(rows: list[list[int]], width: int) -> tuple[tuple[int, ...], ...]:
    """A basis of the vectors x with R x = 0, integers without a common factor."""
    import flint

    if not rows:
        return tuple([tuple([int(i == j) for j in range(width)]) for i in range(width)])
    basis, nullity = flint.fmpz_mat(rows).nullspace()
    vectors = []
    for j in range(nullity):
        vector = [basis[i, j] for i in range(width)]
        content = flint.fmpz(0)
        for entry in vector:
            content = content.gcd(entry)
        vectors.append(tuple([int(entry / content) if entry % content else int(entry // content) for entry in vector]))
    return tuple(vectors)


def annihilated(rows: Sequence[Sequence[int]], vectors: Sequence[Sequence[int]]) -> bool:
    """Whether every row is orthogonal to every vector, in integers."""
    return all(sum(a * x for a, x in zip(row, vector, strict=True)) == 0 for vector in vectors for row in rows)


@dataclass(frozen=True, slots=True)
class ProductRank:
    """The rank of B A: rank B where A has full row rank, else that of B times the columns of A that span its columns.

    `product` is the evidence for B A[:, J], with J the columns of the minor of A; None where A has full row rank.
    """

    up: RankEvidence
    down: RankEvidence
    product: RankEvidence | None

    @property
    def rank(self) -> int:
        return self.up.rank if self.product is None else self.product.rank


def rank_of_product(B: Doubles, A: Doubles) -> ProductRank:
    """The ranks of B (m x r), A (r x n) and B A, proven.

    >>> import numpy
    >>> found = rank_of_product(numpy.array([[1.0, 2], [2, 4]]), numpy.array([[1.0, 0, 1], [0, 1, 1]]))
    >>> found.up.rank, found.down.rank, found.rank
    (1, 2, 1)
    """
    up, down = rank_of_doubles(B), rank_of_doubles(A.T)
    if down.rank == A.shape[0]:
        return ProductRank(up, down, None)
    # The columns J of A span all its columns, so B A and B A[:, J] have the same column space.
    return ProductRank(up, down, _rank_of_integer_product(B, A[:, list(down.rows)]))


def _rank_of_integer_product(B: Doubles, spanning: Doubles) -> RankEvidence:
    """The evidence for an exact product, which the doubles do not hold: in integers throughout."""
    rows, columns = integer_rows(B), integer_rows(spanning.T)
    return rank_of_integers(
        [[sum(b * a for b, a in zip(row, column, strict=True)) for column in columns] for row in rows]
    )


def rank_of_integers(X: list[list[int]]) -> RankEvidence:
    """The evidence for a matrix of integers with few columns."""
    import numpy

    from exactrank.fast_rank.decomposition import plu
    from exactrank.fast_rank.modular import reduce_in_place
    from exactrank.fast_rank.primes import FLOAT_PRIME_HIGH, FLOAT_PRIME_LOW, random_prime

    width = len(X[0]) if X else 0
    for _ in range(ATTEMPTS):
        p = random_prime(FLOAT_PRIME_LOW, FLOAT_PRIME_HIGH)
        residues = numpy.array([[x % p for x in row] for row in X], dtype=float).reshape(len(X), width)
        order, columns, _ = plu(reduce_in_place(residues, p), p)
        rows = tuple(sorted(int(i) for i in order[: len(columns)]))
        kernel = _kernel([X[i] for i in rows], width) if len(columns) < width else ()
        if len(kernel) == width - len(columns) and annihilated(X, kernel):
            return RankEvidence(p, rows, tuple(columns), kernel)
    raise ArithmeticError("no prime kept the rank")
