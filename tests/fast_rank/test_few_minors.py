"""Ranks of the smallest matrices by a few minors: right wherever they tell, silent about what is no integer matrix."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from math import comb

import flint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.fast_rank import rank_of_integers
from exactrank.fast_rank.minors import rank_by_minors
from exactrank.fast_rank.small import rank_by_elimination
from tests.exploring import examples

Rows = list[list[int]]
SHAPES = [
    (2, 2),
    (2, 3),
    (2, 5),
    (6, 2),
    (3, 4),
    (3, 5),
    (4, 6),
    (9, 4),
    (5, 8),
    (8, 8),
    (9, 9),
    (3, 3),
    (4, 3),
    (4, 4),
    (4, 5),
    (5, 4),
    (5, 5),
    (5, 6),
    (6, 5),
    (6, 6),
    (3, 7),
    (7, 3),
    (6, 7),
    (7, 7),
]
entries = st.one_of(st.integers(-2, 2), st.integers(-(2**70), 2**70))


@st.composite
def small_rows(draw: Callable[[st.SearchStrategy[int]], int]) -> Rows:
    """Products of thin factors, so that every rank comes up; some with rows drawn anew."""
    m, n, r = draw(st.integers(2, 10)), draw(st.integers(2, 10)), draw(st.integers(0, 9))
    C = [[draw(entries) for _ in range(r)] for _ in range(m)]
    F = [[draw(entries) for _ in range(n)] for _ in range(r)]
    return [[sum(C[i][k] * F[k][j] for k in range(r)) for j in range(n)] for i in range(m)]


@examples(150)
@given(small_rows())
def test_the_rank_is_that_of_flint(rows: Rows) -> None:
    expected = flint.fmpz_mat(rows).rank()
    assert rank_of_integers(rows) == expected
    assert rank_by_minors(rows) in (expected, None)


@given(st.lists(st.lists(st.integers(-1, 1), min_size=4, max_size=4), min_size=4, max_size=4))
def test_sparse_squares_of_order_four(rows: Rows) -> None:
    assert rank_by_minors(rows) in (flint.fmpz_mat(rows).rank(), None)


@pytest.mark.parametrize(
    ("m", "n", "entries"),
    [(2, 2, (-1, 0, 1, 2)), (2, 3, (-1, 0, 1)), (3, 2, (-1, 0, 1)), (3, 3, (-1, 0, 1)), (3, 4, (0, 1)), (4, 3, (0, 1))],
)
def test_all_small_matrices_of_few_entries(m: int, n: int, entries: tuple[int, ...]) -> None:
    for flat in product(entries, repeat=m * n):
        rows = [[*flat[i * n : (i + 1) * n]] for i in range(m)]
        assert rank_by_minors(rows) in (rank_by_elimination(rows), None)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("entry", [1.0, 0.0, Fraction(1), "1", "", None, [], 1j, float("nan")])
def test_every_entry_must_be_an_integer(shape: tuple[int, int], entry: object) -> None:
    m, n = shape
    for i in range(m):
        for j in range(n):
            rows: list[list[object]] = [[(i + 2) ** k + 3 * (i == k) for k in range(n)] for i in range(m)]
            assert rank_by_minors(rows) is not None  # type: ignore[arg-type]
            rows[i][j] = entry
            assert rank_by_minors(rows) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("rank", [0, 1, 2, 3])
def test_low_ranks_are_told_of_integers_alone(shape: tuple[int, int], rank: int) -> None:
    m, n = shape
    terms = [[[(i + 2) ** k * (1 + (j + k) ** k) for j in range(n)] for i in range(m)] for k in range(min(rank, m, n))]
    rows = [[sum(term[i][j] for term in terms) for j in range(n)] for i in range(m)]
    expected = flint.fmpz_mat(rows).rank()
    left_alone = not rank or (expected == 2 and max(m, n) > 7)  # for these no complements of order 2 are written out
    assert rank_by_minors(rows) in ((expected, None) if left_alone else (expected,))
    for i in range(m):
        for j in range(n):
            for entry in (float(rows[i][j]), Fraction(rows[i][j])):
                changed: list[list[object]] = [[*row] for row in rows]
                changed[i][j] = entry
                assert rank_by_minors(changed) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("shape", [(5, 5), (6, 8), (9, 9)])
@pytest.mark.parametrize("last", [0, 1])
def test_rows_that_are_multiples_of_one_but_for_an_entry(shape: tuple[int, int], last: int) -> None:
    m, n = shape
    for k in range(n - 1):  # the first so many columns are zero, and so is a row above
        rows = [[0 if j < k else i * (j - k + 2) for j in range(n)] for i in range(m)]
        rows[-1][-1] += last
        assert rank_by_minors(rows) in ((1,) if not last else (2, None))


@pytest.mark.parametrize("rows", [[[1, 2], [3]], [[1, 2, 3], [4, 5, 6], [7, 8]], [[1, 2, 3]], [[], []]])
def test_other_shapes_are_left_alone(rows: Rows) -> None:
    assert rank_by_minors(rows) is None


def test_independent_rows_below_dependent_ones_are_left_alone() -> None:
    assert rank_by_minors([[0, 0, 0, 0], [0, 0, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]]) is None


@pytest.mark.parametrize("shape", [(4, 5), (5, 5), (6, 6), (3, 7), (7, 3), (7, 7)])
def test_rows_of_other_lengths_are_left_alone(shape: tuple[int, int]) -> None:
    m, n = shape
    for i in range(1, m):
        for length in (n - 1, n + 1):
            rows = [[(j + 1) ** k + (j == k) for k in range(length if j == i else n)] for j in range(m)]
            assert rank_by_minors(rows) is None


def test_another_second_row_is_taken_where_the_first_minor_is_zero() -> None:
    rows = [[1, 2, 0, 0, 0], [2, 4, 0, 0, 1], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 1, 0, 0, 0]]
    assert rank_by_minors(rows) == 5
    assert rank_by_minors([*rows[:4], [1, 2, 1, 1, 1]]) is None  # no two rows are independent in the first two columns


@pytest.mark.parametrize(("m", "n"), [(4, 4), (5, 5), (7, 7), (6, 7), (7, 5), (3, 7)])
@pytest.mark.parametrize("rank", range(2, 8))
def test_ranks_are_told_when_the_rest_loses_all_or_nearly_all_of_them(m: int, n: int, rank: int) -> None:
    """The first rows are those of a Pascal matrix, of which every leading minor is 1; the others are their sums."""
    if rank > min(m, n):
        return
    pascal = [[comb(i + j, i) for j in range(n)] for i in range(rank)]
    rows = pascal + [
        [sum((k + i) % 3 * row[j] for k, row in enumerate(pascal)) for j in range(n)] for i in range(m - rank)
    ]
    assert rank_by_minors(rows) == flint.fmpz_mat(rows).rank() == rank


@pytest.mark.parametrize("last", [0, 1])
def test_a_rest_of_multiples_of_one_row(last: int) -> None:
    """Below and beside an identity of order 2 stand multiples of one row, but for one entry."""
    block = [[i * (j - 2) for j in range(5)] for i in (0, 2, 3, -1, 1)]
    block[4][4] += last
    rows = [[1, 0, *[0] * 5], [0, 1, *[0] * 5], *[[0, 0, *row] for row in block]]
    assert rank_by_minors(rows) == 3 + last
