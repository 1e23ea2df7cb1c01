"""Sparse ranks with their proofs: laws of every part, flint as the oracle, and faults that must not pass."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import flint
import numpy as np
import pytest

from exactrank import fast_rank
from exactrank.fast_rank import sparse, sparse_kernel, sparse_proof, sparse_rounds
from exactrank.fast_rank.sparse_entries import Entries, compact, entries_of, lengths_of, summed
from exactrank.fast_rank.sparse_factors import Factors, factor
from exactrank.fast_rank.sparse_kernel import TooLong, annihilated, kernel_modulo, small_fractions
from exactrank.fast_rank.sparse_lifting import Solver, denominator, lifted
from exactrank.fast_rank.sparse_pairs import merge_pairs
from exactrank.fast_rank.sparse_peeling import peel
from exactrank.fast_rank.sparse_proof import prove_sparse, relations_of
from exactrank.fast_rank.sparse_rounds import choose_pivots, eliminate_round

from .matrices import Rows, flint_rank
from .sparse_matrices import KINDS, SHAPES, dense, graph, made, transposed

P = 5000011
CASES = [(kind, shape) for kind in KINDS for shape in SHAPES]


def of_entries(E: Entries) -> Rows:
    A = [[0] * E.shape[1] for _ in range(E.shape[0])]
    for i, j, x in zip(E.rows.tolist(), E.columns.tolist(), E.values.tolist(), strict=True):
        assert A[i][j] == 0 != x
        A[i][j] = x
    return A


def rank_modulo(A: Rows, p: int) -> int:
    return int(flint.nmod_mat(flint.fmpz_mat(A), p).rank()) if A and A[0] else 0


@pytest.mark.parametrize(("kind", "shape"), CASES)
def test_the_rank_is_that_of_flint(kind: str, shape: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sparse, "SMALL", 0)
    for seed in range(3):
        rows, n = made(kind, shape, seed)
        expected = flint_rank(dense(rows, n))
        assert fast_rank.rank_of_sparse(rows) == expected
        assert fast_rank.rank_of_sparse(transposed(rows, n)) == expected
        monkeypatch.setattr(sparse, "FEW", 10**9)  # no row by row
        assert fast_rank.rank_of_sparse(rows) == expected
        monkeypatch.setattr(sparse_proof, "ATTEMPTS", 0)  # nor a proof modulo a prime
        assert fast_rank.rank_of_sparse(rows) == expected
        monkeypatch.undo()
        monkeypatch.setattr(sparse, "SMALL", 0)


@pytest.mark.parametrize(("kind", "shape"), CASES)
def test_a_proof_holds_what_it_says(kind: str, shape: tuple[int, int]) -> None:
    rows, n = made(kind, shape)
    A = flint.fmpz_mat(dense(rows, n))
    m = len(rows)
    for turned in (False, True):
        E = entries_of(rows, (m, n))
        proof = prove_sparse(E.T if turned else E)
        assert proof is not None
        B = A.transpose() if turned else A
        assert proof.rank == A.rank()
        minor = flint.fmpz_mat([[B[i, j] for j in proof.columns.tolist()] for i in proof.rows.tolist()])
        assert proof.rank == 0 or minor.det() % proof.p
        # Without the lines set aside, the relations are independent and A sends them to 0.
        rest = [
            [0 if i in proof.aside_rows or j in proof.aside_columns else int(B[i, j]) for j in range(B.ncols())]
            for i in range(B.nrows())
        ]
        if not proof.between_columns:
            rest = [list(column) for column in zip(*rest, strict=True)]
        K = of_entries(proof.relations)
        if proof.relations.shape[1]:
            assert flint.fmpz_mat(K).rank() == proof.relations.shape[1]
            assert not any(x for row in (flint.fmpz_mat(rest) * flint.fmpz_mat(K)).tolist() for x in row)
        lines = sum(any(column) for column in zip(*rest, strict=True))
        bound = len(proof.aside_rows) + len(proof.aside_columns) + lines - proof.relations.shape[1]
        assert bound == proof.rank


@pytest.mark.parametrize("shape", SHAPES)
def test_merging_pairs_keeps_the_rank(shape: tuple[int, int]) -> None:
    for seed in range(20):
        rows, n = graph(Random(seed), *shape)
        rows += made("scattered", (shape[0] // 4, n), seed)[0]
        count, rest = merge_pairs(entries_of(rows, (len(rows), n)))
        assert count > 0
        assert count + flint_rank(of_entries(rest)) == flint_rank(dense(rows, n))


@pytest.mark.parametrize(("kind", "shape"), CASES)
def test_peeling_keeps_the_rank_and_covers_what_is_gone(kind: str, shape: tuple[int, int]) -> None:
    rows, n = made(kind, shape)
    E = entries_of(rows, (len(rows), n))
    found = peel(E)
    assert len(found.rows) + flint_rank(of_entries(found.rest)) == flint_rank(dense(rows, n))
    for places, size in ((found.rest.rows, len(rows)), (found.rest.columns, n)):
        assert 1 not in lengths_of(places, size)
    by_column = dict(zip(found.columns, found.by_column, strict=True))
    by_row = dict(zip(found.rows, found.by_column, strict=True))
    kept = set(zip(found.rest.rows.tolist(), found.rest.columns.tolist(), strict=True))
    for i, j in set(zip(E.rows.tolist(), E.columns.tolist(), strict=True)) - kept:
        assert by_row.get(i) is True or by_column.get(j) is False


@pytest.mark.parametrize(("kind", "shape"), CASES)
def test_a_round_takes_pivots_apart_and_leaves_the_schur_complement(kind: str, shape: tuple[int, int]) -> None:
    rows, n = made(kind, shape)
    E = entries_of(rows, (len(rows), n)).residues(P)
    generator = np.random.default_rng(0)
    while E.count:
        pivots = choose_pivots(E, lengths_of(E.rows, E.shape[0]), lengths_of(E.columns, E.shape[1]), generator)
        assert len(pivots)
        A = of_entries(E)
        chosen = list(zip(E.rows[pivots].tolist(), E.columns[pivots].tolist(), strict=True))
        for i, j in chosen:
            assert A[i][j]
            assert not any(A[i][other] for _, other in chosen if other != j)
        done, left = eliminate_round(E, pivots, P)
        assert len(done.rows) + rank_modulo(of_entries(left), P) == rank_modulo(A, P)
        E = left


def system(kind: str, shape: tuple[int, int]) -> tuple[Entries, Factors]:
    rows, n = made(kind, shape)
    A = compact(entries_of(rows, (len(rows), n)))[0]
    return A, factor(A, P)


@pytest.mark.parametrize(("kind", "shape"), CASES)
def test_factors_solve_and_know_the_kernel_modulo_p(
    kind: str, shape: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for density in (0.0, 0.3, 2.0):  # all dense, in between, and as sparse as rounds can be
        monkeypatch.setattr(sparse_rounds, "SPARSE", density)
        A, F = system(kind, shape)
        assert F.rank == rank_modulo(of_entries(A), P)
        for B, G in ((A, F), (A.T, F.T)):
            dense_rows = of_entries(B)
            S = flint.fmpz_mat([[dense_rows[i][j] for j in G.columns.tolist()] for i in G.rows.tolist()])
            b = np.random.default_rng(3).integers(-(2**40), 2**40, (G.rank, 3))
            x = flint.fmpz_mat(Solver(G).solve(b).tolist())
            assert all(z % P == 0 for row in (S * x - flint.fmpz_mat(b.tolist())).tolist() for z in row)
            free = np.setdiff1d(np.arange(B.shape[1]), G.columns)
            if len(free):
                K = of_entries(kernel_modulo(G, free, 10**6))
                image = flint.fmpz_mat(dense_rows) * flint.fmpz_mat(K)
                assert all(z % P == 0 for row in image.tolist() for z in row)
                assert [[K[f][q] for q in range(len(free))] for f in free] == np.eye(len(free), dtype=int).tolist()
                with pytest.raises(TooLong):
                    kernel_modulo(G, free, len(free) - 1)


def test_every_small_fraction_is_found_from_its_residue() -> None:
    p = 101
    limit = 7  # of 101 / 2 the root
    fractions = sorted({Fraction(a, b) for a in range(-limit, limit + 1) if a for b in range(1, limit + 1)})
    for x in fractions:
        for one in (Fraction(1), Fraction(1, 5), Fraction(-6, 7)):
            held = [x, one]
            residues = np.array([y.numerator * pow(y.denominator, -1, p) % p for y in held])
            K, good = small_fractions(Entries((2, 1), np.array([0, 1]), np.array([0, 0]), residues), p)
            assert good.all()
            assert Fraction(int(K.values[0]), int(K.values[1])) == x / one
    residues = np.array([y.numerator * pow(y.denominator, -1, p) % p for y in fractions])
    others = np.setdiff1d(np.arange(1, p), residues)
    assert len(others) > 0
    _, good = small_fractions(Entries((1, len(others)), 0 * others, np.arange(len(others)), others), p)
    assert not good.any()


def test_denominators_that_do_not_fit_together_are_not_small() -> None:
    p = 8388593
    primes = [2039, 2029, 2027, 2017]
    residues = np.array([pow(q, -1, p) for q in primes])
    K, good = small_fractions(Entries((4, 1), np.arange(4), np.zeros(4, dtype=np.int64), residues), p)
    assert not good.any()
    assert K.count == 0


@pytest.mark.parametrize("factor_of_all", [1, 2**31, 2**80])
def test_what_is_not_sent_to_zero_is_noticed(factor_of_all: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{0: factor_of_all, 1: factor_of_all}, {1: 3 * factor_of_all, 2: 5 * factor_of_all}]
    A = entries_of(rows)
    vectors = [(5, -5, 3), (5, -5, 4), (0, 0, 0), (-5, 5, -3), (2**33 * 5, -(2**33) * 5, 2**33 * 3), (2**62, 0, 0)]
    K = entries_of([{q: v[j] for q, v in enumerate(vectors)} for j in range(3)], (3, len(vectors)))
    expected = [True, False, True, True, True, False]
    assert annihilated(A, K).tolist() == expected
    monkeypatch.setattr(sparse_kernel, "AT_ONCE", 1)
    assert annihilated(A, K).tolist() == expected


def test_sums_at_one_place_are_exact() -> None:
    zero = np.zeros(3, dtype=np.int64)
    assert summed(zero, zero, np.array([2**61, 2**61, -(2**62) + 1]), (1, 1)).values.tolist() == [1]
    assert summed(zero, zero, np.array([2**70, 5, -(2**70)], dtype=object), (1, 1)).values.tolist() == [5]
    assert summed(zero, zero, np.array([4, -4, 0]), (1, 1)).count == 0


def test_long_relations_are_lifted() -> None:
    # The last column times 7 is a combination of the others with long factors, none of which 7 divides.
    random = Random(4)
    M, n = made("scattered", (60, 40))
    factors = [7 * random.randrange(10**9) + random.randint(1, 6) for _ in range(n)]
    rows_with = [{j: 7 * x for j, x in row.items()} | {n: sum(factors[j] * x for j, x in row.items())} for row in M]
    A = compact(entries_of(rows_with))[0]
    F = factor(A, P)
    free = np.setdiff1d(np.arange(A.shape[1]), F.columns)
    found = lifted(A, F, free, 10**8)
    rows = of_entries(A)
    assert len(free)
    longest = 0
    for f, one in zip(free.tolist(), found, strict=True):
        assert one is not None
        y, d = one
        longest = max(longest, d, *map(abs, y.tolist()))
        for row in rows:
            assert sum(row[j] * x for j, x in zip(F.columns.tolist(), y.tolist(), strict=True)) + row[f] * d == 0
    assert longest > P  # no single prime would have shown them
    with pytest.raises(TooLong):
        lifted(A, F, free, 10)
    assert relations_of(A, F) is not None


@pytest.mark.parametrize(("a", "b"), [(1, 1), (-3, 7), (0, 1), (10**20, 10**20 + 39)])
def test_the_denominator_of_a_residue(a: int, b: int) -> None:
    modulus = 8388593**9
    assert denominator(a * pow(b, -1, modulus) % modulus, modulus) == b


def test_a_bad_prime_proves_nothing() -> None:
    # Modulo P the rank is 1 less, and so there are relations modulo P; they are none over the integers.
    for rows in ([{0: P}, {1: 1}], [{0: 1, 1: 1}, {0: 1, 1: 1 + P}], [{0: 3, 1: 1, 2: 7}, {1: 1, 2: 2 * P}, {2: P}]):
        A = entries_of(rows)
        F = factor(A, P)
        assert F.rank < flint_rank(dense(rows, A.shape[1]))
        assert relations_of(A, F) is None


def test_after_a_bad_prime_another_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{0: 1, 1: 1, 2: 2}, {0: 1, 1: 1 + P, 2: 3}, {0: 2, 1: 2, 2: 2}]
    primes = [P, 5000077]
    monkeypatch.setattr(sparse_proof, "random_prime", lambda low, high: primes.pop(0))
    proof = prove_sparse(entries_of(rows))
    assert proof is not None
    assert (proof.p, proof.rank) == (5000077, 3)
    primes = [P, P]
    assert prove_sparse(entries_of(rows)) is None
    primes = [P, P]
    monkeypatch.setattr(sparse, "SMALL", 0)
    monkeypatch.setattr(sparse, "FEW", 10**9)
    assert fast_rank.rank_of_sparse(rows) == 3


def test_relations_that_are_not_independent_prove_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    A = entries_of([{0: 1, 1: 1, 2: 1}, {0: 2, 1: 2, 2: 2}])
    F = factor(A, P)
    assert relations_of(A, F) is not None
    first = small_fractions(kernel_modulo(F, np.setdiff1d(np.arange(3), F.columns), 100), P)[0]
    one = first.where(first.columns == 0)
    twice = Entries(
        first.shape,
        np.concatenate([one.rows] * 2),
        np.concatenate([0 * one.rows, 0 * one.rows + 1]),
        np.tile(one.values, 2),
    )
    monkeypatch.setattr(sparse_proof, "small_fractions", lambda K, p: (twice, np.array([True, True])))
    assert relations_of(A, F) is None


def test_relations_that_were_not_multiplied_out_prove_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    A, F = system("sums", (40, 40))
    right = sparse_kernel.small_fractions

    def wrong(K: Entries, p: int) -> tuple[Entries, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
        found, good = right(K, p)
        changed = found.values.copy()
        changed[0] += 1
        return Entries(found.shape, found.rows, found.columns, changed), good

    monkeypatch.setattr(sparse_proof, "small_fractions", wrong)
    monkeypatch.setattr(sparse_proof, "lifted", lambda A, F, free, most: [None] * len(free))
    assert relations_of(A, F) is None


def test_columns_named_by_long_numbers_are_different_columns() -> None:
    assert fast_rank.rank_of_sparse([{2**80: 1, 5: 1}, {2**80 + 1: 1, 5: 1}, {2**80: 1, 2**80 + 1: -1}]) == 2
