"""Matrices for the tests: named examples that every method goes through, and strategies that know the rank."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from exactrank.matrix import Matrix

NAMED: dict[str, Matrix] = {
    "document": Matrix.of([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]]),
    "swap": Matrix.of([[0, 2, 4], [3, 1, 5], [6, 4, 14]]),
    "two-swaps": Matrix.of([[0, 0, 1], [0, 2, 1], [3, 1, 1]]),
    "zero": Matrix.zero(2, 3),
    "row": Matrix.of([[0, 3, -6]]),
    "column": Matrix.of([[0], [2], [-4]]),
    "one": Matrix.of([[-7]]),
    "zero-one": Matrix.of([[0]]),
    "no-rows": Matrix.zero(0, 3),
    "no-columns": Matrix.zero(2, 0),
    "nothing": Matrix.zero(0, 0),
    "identity": Matrix.identity(3),
    "reduced": Matrix.of([[1, 2, 0, 3], [0, 0, 1, -1], [0, 0, 0, 0]]),
    "echelon": Matrix.of([[2, 4, 1], [0, 3, 5], [0, 0, 7]]),
    "negative": Matrix.of([[-2, -4], [-3, 5]]),
    "fractions": Matrix.of([[Fraction(1, 2), Fraction(1, 3)], [Fraction(1, 4), Fraction(-1, 5)]]),
    "long": Matrix.of([[Fraction(355, 113), Fraction(-(10**20), 3)], [Fraction(7**30, 2**61), 1]]),
    "free-columns": Matrix.of([[0, 1, 2, 0, 3], [0, 2, 4, 1, 1], [0, 3, 6, 1, 4]]),
    "common-factors": Matrix.of([[2, 4, 6], [4, 10, 14], [6, 14, 26]]),
    "wide": Matrix.of([[(3 * i + 5 * j * j) % 7 - 3 for j in range(12)] for i in range(3)]),
    "tall": Matrix.of([[(2 * i * i + 3 * j) % 5 - 2 for j in range(2)] for i in range(9)]),
    "magic": Matrix.of([[16, 3, 2, 13], [5, 10, 11, 8], [9, 6, 7, 12], [4, 15, 14, 1]]),
}

numbers = st.one_of(
    st.integers(-9, 9),
    st.fractions(min_value=-20, max_value=20, max_denominator=12),
    st.integers(-(10**25), 10**25),
)


@st.composite
def matrices(draw: st.DrawFn, rows: int = 5, columns: int = 5, least: int = 0) -> Matrix:
    """Matrices of small shapes with integers, fractions and long numbers, often with zeros."""
    m = draw(st.integers(least, rows))
    n = draw(st.integers(least, columns))
    entry = st.one_of(st.just(0), st.integers(-3, 3), numbers)
    return Matrix.of(draw(st.lists(st.lists(entry, min_size=n, max_size=n), min_size=m, max_size=m)), n)


@st.composite
def matrices_of_known_rank(draw: st.DrawFn, size: int = 5) -> tuple[Matrix, int]:
    """A = C F with C of full column rank and F of full row rank, so that rank A = r without computing it.

    C holds an identity matrix in some of its rows and F in some of its columns.
    """
    m, n = draw(st.integers(0, size)), draw(st.integers(0, size))
    r = draw(st.integers(0, min(m, n)))
    small = st.integers(-4, 4)
    C = draw(st.lists(st.lists(small, min_size=r, max_size=r), min_size=m, max_size=m))
    F = draw(st.lists(st.lists(small, min_size=n, max_size=n), min_size=r, max_size=r))
    for k, i in enumerate(draw(st.permutations(range(m)))[:r]):
        C[i] = [int(k == j) for j in range(r)]
    for k, j in enumerate(draw(st.permutations(range(n)))[:r]):
        for i in range(r):
            F[i][j] = int(i == k)
    return Matrix.of(C, r) @ Matrix.of(F, n), r
