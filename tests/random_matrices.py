"""Matrices for the laws: of a rank that is known because they were built as C F, and of any rank."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF, QQ, Field

Entries = st.SearchStrategy[Fraction]

FIELDS: st.SearchStrategy[Field] = st.sampled_from([QQ, GF(2), GF(5), GF(101)])
SMALL = st.integers(-4, 4).map(Fraction)
RATIONAL = st.one_of(
    SMALL,
    st.builds(Fraction, st.integers(-60, 60), st.integers(1, 12)),
    st.integers(-(10**25), 10**25).map(Fraction),
)


def numbers(*values: int | Fraction) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, values))


def hilbert(size: int) -> Matrix:
    return Matrix.of([[Fraction(1, i + j + 1) for j in range(size)] for i in range(size)])


WEIGHTS = Matrix.of([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]])
NOISY = Matrix.of(
    [[Fraction(n, 10) for n in row] for row in [[42, 81, 119], [21, 40, 61], [29, 61, 92], [51, 102, 151]]]
)
EXAMPLES = {
    "weights": WEIGHTS,
    "noisy": NOISY,
    "zero": Matrix.zero(3, 2),
    "no rows": Matrix.of([], 3),
    "no columns": Matrix.of([[], []], 0),
    "one entry": Matrix.of([[Fraction(-7, 3)]]),
    "identity": Matrix.identity(4),
    "pivot late": Matrix.of([[0, 0, 0, 5], [0, 0, 3, 1], [0, 0, 6, 2]]),
    "golden": Matrix.of([[1, 1], [1, 0]]),
    "repeated": Matrix.of([[0, 2, 0], [2, 0, 0], [0, 0, 3]]),
    "wide": Matrix.of([[1, 2, 3, 4, 5], [2, 4, 6, 8, 11]]),
    "hilbert": hilbert(5),
    "huge": Matrix.of([[10**40, 1], [1, Fraction(1, 10**40)]]),
}


def matrices(entries: Entries = RATIONAL, field: Field = QQ, low: int = 0, high: int = 5) -> st.SearchStrategy[Matrix]:
    def of_shape(shape: tuple[int, int]) -> st.SearchStrategy[Matrix]:
        m, n = shape
        rows = st.lists(st.lists(entries, min_size=n, max_size=n), min_size=m, max_size=m)
        return rows.map(lambda found: Matrix.of(found, n, field))

    return st.tuples(st.integers(low, high), st.integers(low, high)).flatmap(of_shape)


def squares(entries: Entries = RATIONAL, field: Field = QQ, low: int = 0, high: int = 5) -> st.SearchStrategy[Matrix]:
    def of_size(n: int) -> st.SearchStrategy[Matrix]:
        rows = st.lists(st.lists(entries, min_size=n, max_size=n), min_size=n, max_size=n)
        return rows.map(lambda found: Matrix.of(found, n, field))

    return st.integers(low, high).flatmap(of_size)


@st.composite
def of_known_rank(draw: st.DrawFn, field: Field = QQ, high: int = 6) -> tuple[Matrix, int]:
    """(C F, r) with an r x r identity among the rows of C and among the columns of F: the rank is r by construction."""
    r = draw(st.integers(0, high - 1))
    m, n = draw(st.integers(r, high)), draw(st.integers(r, high))
    extra = st.lists(SMALL, min_size=r, max_size=r)
    unit = [[int(i == j) for j in range(r)] for i in range(r)]
    rows = draw(st.permutations(unit + draw(st.lists(extra, min_size=m - r, max_size=m - r))))
    columns = draw(st.permutations(unit + draw(st.lists(extra, min_size=n - r, max_size=n - r))))
    return Matrix.of(rows, r, field) @ Matrix.of(columns, r, field).T, r
