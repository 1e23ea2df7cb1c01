"""Sparse matrices by both eliminations, against flint and against each other."""

from __future__ import annotations

import itertools
from random import Random

import pytest

import exactrank
from exactrank import fast_rank
from exactrank.errors import InputError
from exactrank.fast_rank import memory
from exactrank.fast_rank.memory import rank_by_sparse_elimination
from exactrank.fast_rank.sparse import (
    eliminate_cheapest_first,
    eliminate_row_by_row,
    rank_of_core,
    sparse_rows,
)
from exactrank.fast_rank.sparse_batches import eliminate_together

from .matrices import Rows, flint_rank

Sparse = list[dict[int, int]]


def random_sparse(random: Random, m: int, n: int, each: int, values: tuple[int, ...]) -> Sparse:
    return [{random.randrange(n): random.choice(values) for _ in range(random.randint(0, each))} for _ in range(m)]


def dense(rows: Sparse, n: int) -> Rows:
    return [[row.get(j, 0) for j in range(n)] for row in rows]


def by_every_way(rows: Sparse) -> set[int]:
    """The ranks by rows with and without patience, those left finished together or as they are, and by Markowitz."""
    nonzero = sparse_rows(rows)
    count, core = eliminate_cheapest_first(nonzero)
    ranks = {count + rank_of_core(core)}
    for patience in (0, 3, 20, 10**9):
        pivots, rest = eliminate_row_by_row(nonzero, patience)
        left = eliminate_together(pivots, rest)
        if left is None:
            assert any(abs(x) >= 2**40 for row in rows for x in row.values())
        else:
            ranks.add(len(pivots) + fast_rank.rank_of_integers(left))
        whole = [{column: -1} | instead for column, instead in pivots] + rest
        ranks.add(rank_of_core(whole))
    ranks.add(rank_by_sparse_elimination(nonzero))
    return ranks


@pytest.mark.parametrize("values", [(1,), (1, -1), (1, -1, 2, -3), (2, 4, 6), (2**70, 1, -5)])
def test_random_sparse_matrices(values: tuple[int, ...]) -> None:
    random = Random(len(values) + values[0])
    for _ in range(60):
        m, n = random.randint(1, 40), random.randint(1, 40)
        rows = random_sparse(random, m, n, random.randint(1, 5), values)
        rank = flint_rank(dense(rows, n))
        assert by_every_way(rows) == {rank}
        assert fast_rank.rank_of_sparse(rows) == rank
        entries = {(i, j): x for i, row in enumerate(rows) for j, x in row.items()}
        assert fast_rank.rank_of_sparse(entries, (m, n)) == rank


def matching_boundary(n: int, k: int) -> tuple[Sparse, int]:
    """Boundaries of the matchings with k edges in the complete graph on n points: one row each."""
    edges = list(itertools.combinations(range(n), 2))

    def matchings(size: int) -> list[tuple[tuple[int, int], ...]]:
        return [
            chosen
            for chosen in itertools.combinations(edges, size)
            if len({point for edge in chosen for point in edge}) == 2 * size
        ]

    lower = {face: j for j, face in enumerate(matchings(k - 1))}
    rows = [{lower[f[:i] + f[i + 1 :]]: (-1) ** i for i in range(k)} for f in matchings(k)]
    return rows, len(lower)


@pytest.mark.parametrize(("n", "k"), [(5, 2), (6, 2), (6, 3), (7, 2), (7, 3), (8, 3)])
def test_boundaries_of_matching_complexes(n: int, k: int) -> None:
    rows, width = matching_boundary(n, k)
    rank = flint_rank(dense(rows, width))
    assert by_every_way(rows) == {rank}
    assert fast_rank.rank_of_sparse(rows) == rank


def test_boundary_of_a_boundary_is_zero_so_the_ranks_fit() -> None:
    # Euler-Poincare for the matching complex of 7 points: homology over the rationals vanishes below the top
    # dimension except where the ranks say so; image and kernel must satisfy rank d_k + rank d_(k+1) <= number
    # of k-faces.
    d2, width2 = matching_boundary(7, 2)
    d3, width3 = matching_boundary(7, 3)
    assert width3 == len(d2)
    assert fast_rank.rank_of_sparse(d2) + fast_rank.rank_of_sparse(d3) <= len(d2)
    assert fast_rank.rank_of_sparse(d2) == width2 - 1


def test_incidence_matrix_of_a_graph_has_rank_points_minus_components() -> None:
    random = Random(8)
    rows: Sparse = []
    component = list(range(400))

    def root(v: int) -> int:
        while component[v] != v:
            v = component[v]
        return v

    for _ in range(390):
        a, b = random.sample(range(400), 2)
        rows.append({a: 1, b: -1})
        component[root(a)] = root(b)
    components = len({root(v) for v in range(400)})
    assert fast_rank.rank_of_sparse(rows) == 400 - components


def test_scipy_matrices_of_every_layout() -> None:
    sparse = pytest.importorskip("scipy.sparse")
    rows, width = matching_boundary(6, 2)
    rank = flint_rank(dense(rows, width))
    coo = sparse.coo_matrix(dense(rows, width))
    for matrix in (coo, coo.tocsr(), coo.tocsc(), coo.tolil(), sparse.coo_array(dense(rows, width))):
        assert fast_rank.rank_of_sparse(matrix) == rank
    twice = sparse.coo_matrix(([1, 2, 3], ([0, 0, 1], [0, 0, 0])), shape=(2, 2))  # entries at one place add up
    assert fast_rank.rank_of_sparse(twice) == 1
    cancelled = sparse.coo_matrix(([1, -1], ([0, 0], [0, 0])), shape=(1, 1))
    assert fast_rank.rank_of_sparse(cancelled) == 0
    with pytest.raises(TypeError, match="float64"):
        fast_rank.rank_of_sparse(coo.astype(float))


def test_an_empty_matrix_has_rank_zero() -> None:
    assert fast_rank.rank_of_sparse({}) == fast_rank.rank_of_sparse([]) == fast_rank.rank_of_sparse([{}, {3: 0}]) == 0


@pytest.mark.parametrize(
    ("entries", "error", "text"),
    [
        ({(0, 0): 1.0}, TypeError, r"entry \(1, 1\) is a float"),
        ({(0, 1): "1"}, TypeError, r"entry \(1, 2\) is a str"),
        ({(2, 0): 1}, ValueError, r"entry \(3, 1\) is outside"),
        ({(0, -1): 1}, ValueError, r"entry \(1, 0\) is outside"),
    ],
)
def test_entries_that_do_not_belong_are_refused(
    entries: dict[tuple[int, int], int], error: type[Exception], text: str
) -> None:
    with pytest.raises(error, match=text):
        fast_rank.rank_of_sparse(entries, (2, 2))


def test_entries_that_grow_are_met_with_longer_integers() -> None:
    # The row i says x_i = 3 x_(i-1): the last row, left for the arrays, is 3^k times a unit after k pivots.
    for k, fits in ((5, True), (9, True), (30, True), (60, False)):
        rows = [{i + 1: 1, i: -3} for i in range(k)]
        last = {k: 2, 0: -2 * 3**k, k + 1: 2, k + 2: 1}
        other = {k: 2, 0: 1, k + 1: 2, k + 2: 1}
        pivots, rest = eliminate_row_by_row(rows, 10)
        assert (len(pivots), rest) == (k, [])
        left = eliminate_together(pivots, [last, other, {k + 1: 2, k + 2: 1}])
        assert (left is not None) == (fits and 2 * 3**k < 2**62)
        if left is not None:
            assert fast_rank.rank_of_integers(left) == 2
        assert fast_rank.rank_of_sparse([*rows, last, other, {k + 1: 2, k + 2: 1}]) == k + 2


def test_given_rows_are_left_as_they_are() -> None:
    rows, _ = matching_boundary(7, 3)
    rows += [{0: 2, 1: 4}, {0: 3}]
    before = [dict(row) for row in rows]
    fast_rank.rank_of_sparse(rows)
    assert rows == before


@pytest.mark.long
def test_the_boundary_matrix_of_the_matching_complex_of_11_points() -> None:
    # rank d_5 of M_11: 10395 matchings of 5 edges; flint finds the same for the core, and 10143 modulo three
    # primes.
    import flint

    faces = itertools.count()
    index: dict[tuple[tuple[int, int], ...], int] = {}

    def extend(
        chosen: tuple[tuple[int, int], ...], free: tuple[int, ...], left: int
    ) -> list[tuple[tuple[int, int], ...]]:
        if left == 0:
            return [chosen]
        found = []
        for k, a in enumerate(free):
            for b in free[k + 1 :]:
                rest = tuple(x for x in free[k + 1 :] if x != b)
                found += extend((*chosen, (a, b)), rest, left - 1)
        return found

    top = extend((), tuple(range(11)), 5)
    rows: Sparse = []
    for f in top:
        row = {}
        for i in range(5):
            face = f[:i] + f[i + 1 :]
            if face not in index:
                index[face] = next(faces)
            row[index[face]] = (-1) ** i
        rows.append(row)
    assert (len(rows), len(index)) == (10395, 17325)
    rank = fast_rank.rank_of_sparse(rows)
    pivots, core = eliminate_cheapest_first(sparse_rows(rows))
    columns = sorted({j for row in core for j in row})
    matrix = flint.nmod_mat([[row.get(j, 0) for j in columns] for row in core], 2**61 - 1)
    assert rank == pivots + matrix.rank()


def test_a_core_without_room_to_be_dense_is_eliminated_sparsely(monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(8)
    rows = random_sparse(random, 60, 50, 6, (2, -3, 5, 2**70))
    expected = flint_rank(dense(rows, 50))
    assert len(sparse_rows(rows)) > 50 > expected - 1 > 30
    monkeypatch.setattr(memory, "DENSE_CELL", 10**15)
    assert fast_rank.rank_of_sparse(rows) == expected


def test_where_no_memory_is_left_there_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = random_sparse(Random(9), 60, 50, 6, (2, -3, 5))
    monkeypatch.setattr(memory, "free_memory", lambda: 500)
    for A in (rows, {(i, j): x for i, row in enumerate(rows) for j, x in row.items()}):
        with pytest.raises(InputError) as caught:
            exactrank.rank(A)
        assert [problem.message for problem in caught.value.problems] == ["input.no-memory"]
        assert "\n" not in str(caught.value)
