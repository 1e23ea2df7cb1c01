"""The parts that exactness rests on: primes, limbs, products and decompositions modulo a prime."""

from __future__ import annotations

from math import gcd

import flint
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.fast_rank.at_size import rank_at_size
from exactrank.fast_rank.lattice import reconstruct, relation_lattice
from exactrank.fast_rank.limbs import EXACT, RESIDUE, begins_with_long, bit_length, cut, integer_array, limb_width
from exactrank.fast_rank.modular import TERMS, product, reduce_in_place, subtract_product
from exactrank.fast_rank.multimodular import minor_bits
from exactrank.fast_rank.padic import balanced_digits
from exactrank.fast_rank.pivots import columns_are_independent, inverse_of, modular_pivots
from exactrank.fast_rank.primes import FLOAT_PRIME_HIGH, FLOAT_PRIME_LOW, is_prime, random_prime


@given(st.integers(0, 2**64))
def test_primality_is_that_of_flint(n: int) -> None:
    assert is_prime(n) == flint.fmpz(n).is_prime()


def test_strong_pseudoprimes_are_composite() -> None:
    # Jaeschke 1993: the least strong pseudoprimes to the first k prime bases.
    for n in (
        2047,
        1373653,
        25326001,
        3215031751,
        2152302898747,
        3474749660383,
        341550071728321,
        3825123056546413051,
    ):
        assert not is_prime(n)


def test_sums_of_products_stay_below_2_to_the_53() -> None:
    assert TERMS * RESIDUE**2 + RESIDUE <= EXACT < 2**53
    assert FLOAT_PRIME_HIGH // 2 + 2 <= RESIDUE


@given(
    st.lists(st.lists(st.integers(-(2**400), 2**400), min_size=3, max_size=3), min_size=1, max_size=4),
    st.integers(1, 4000),
)
def test_limbs_add_up_to_the_matrix_and_keep_their_bound(A: list[list[int]], order: int) -> None:
    limbs = cut(integer_array(A), order)
    total = [
        [sum(int(part[i, j]) << (limbs.width * k) for k, part in enumerate(limbs.parts)) for j in range(3)]
        for i in range(len(A))
    ]
    assert total == A
    assert limbs.bound <= 2 ** (limb_width(order) - 1)
    assert all(float(np.abs(part).max()) <= limbs.bound for part in limbs.parts)


@given(st.lists(st.integers(-(2**63), 2**63 - 1), min_size=1, max_size=6), st.integers(1, 100_000))
def test_machine_integers_are_cut_without_wrapping_around(row: list[int], order: int) -> None:
    limbs = cut(np.array([row], dtype=np.int64), order)
    assert [
        sum(int(part[0, j]) << (limbs.width * k) for k, part in enumerate(limbs.parts)) for j in range(len(row))
    ] == row
    assert all(float(np.abs(part).max()) <= limbs.bound for part in limbs.parts)


@pytest.mark.parametrize("order", [1, 20, 500, 20_000])
def test_the_longest_integers_of_each_length_are_cut_without_loss(order: int) -> None:
    for bits in range(60, 330):
        row = [2**bits - 1, 1 - 2**bits, 2 ** (bits - 1), -(2 ** (bits - 1)), 0]
        limbs = cut(np.array([row], dtype=object), order)
        parts = [part[0].astype(np.int64).tolist() for part in limbs.parts]
        assert [sum(part[j] << (limbs.width * k) for k, part in enumerate(parts)) for j in range(5)] == row
        assert all(abs(x) <= limbs.bound <= 2 ** (limb_width(order) - 1) for part in parts for x in part)


@given(st.lists(st.integers(-EXACT, EXACT), min_size=1, max_size=20), st.sampled_from([5, 101, 4194319, 8388593]))
def test_residues_are_congruent_and_centred(values: list[int], p: int) -> None:
    reduced = reduce_in_place(np.array(values, dtype=np.float64), p).tolist()
    for value, residue in zip(values, reduced, strict=True):
        assert (value - int(residue)) % p == 0
        assert abs(residue) <= p / 2 + 2
        assert (residue == 0) == (value % p == 0)


def test_the_longest_products_are_exact_at_the_largest_residues() -> None:
    p = random_prime(FLOAT_PRIME_HIGH - 2000, FLOAT_PRIME_HIGH)
    for inner in (TERMS - 1, TERMS, TERMS + 1, 3 * TERMS + 5):
        for sign in (1.0, -1.0):
            a = np.full((2, inner), float(p // 2))
            b = np.full((inner, 3), sign * (p // 2))
            expected = int(sign) * inner * (p // 2) ** 2
            assert all((expected - int(x)) % p == 0 for x in product(a, b, p).flat)
            rest = np.full((2, 3), -sign * float(p // 2))
            subtract_product(rest, a, b, p)
            assert all((int(-sign) * (p // 2) - expected - int(x)) % p == 0 and abs(x) <= RESIDUE for x in rest.flat)


@pytest.mark.parametrize("shape", [(300, 500), (70_000, 1), (1, 70_000)])
def test_large_matrices_are_reduced_as_small_ones_are(shape: tuple[int, int]) -> None:
    A = np.random.default_rng(1).integers(-(2**50), 2**50, shape).astype(np.float64)
    expected = [reduce_in_place(row[:10].copy(), 8388319) for row in A]
    reduced = reduce_in_place(A, 8388319)
    assert all(np.array_equal(row[:10], own) for row, own in zip(reduced, expected, strict=True))


@given(st.integers(0, 2**32), st.integers(1, 130), st.integers(1, 130), st.sampled_from([5, 7, 101, None]))
def test_pivots_are_those_of_flint(seed: int, m: int, n: int, prime: int | None) -> None:
    g = np.random.default_rng(seed)
    r = int(g.integers(0, min(m, n) + 1))
    A = g.integers(-4, 5, (m, r)) @ g.integers(-4, 5, (r, n))
    p = prime or random_prime(FLOAT_PRIME_LOW, FLOAT_PRIME_HIGH)
    pivots = modular_pivots(cut(A), p)
    R, rank = flint.nmod_mat(flint.fmpz_mat(A.tolist()), p).rref()
    assert pivots.columns.tolist() == [next(j for j in range(n) if int(R[i, j])) for i in range(rank)]
    assert sorted([*pivots.rows.tolist(), *pivots.other_rows.tolist()]) == list(range(m))
    A0 = A[np.ix_(pivots.rows, pivots.columns)]
    check = (pivots.inverse().astype(np.int64).astype(object) @ A0.astype(object)) % p
    assert (check == np.eye(rank, dtype=int)).all()
    alone = inverse_of(modular_pivots(cut(A0), p)).astype(np.int64).astype(object)
    assert ((alone @ A0.astype(object)) % p == np.eye(rank, dtype=int)).all()


@pytest.mark.parametrize("zeros", [1, 24, 49, 60, 100, 150])
@pytest.mark.parametrize("shape", [(60, 200), (200, 200), (260, 200)])
def test_columns_that_are_zero_hold_no_pivots(zeros: int, shape: tuple[int, int]) -> None:
    A = np.random.default_rng(zeros).integers(-9, 10, shape)
    A[:, :zeros] = 0
    A[: zeros // 4] = 0
    pivots = modular_pivots(cut(A), 8388319)
    assert pivots.rank == min(shape[0] - zeros // 4, 200 - zeros)
    assert pivots.columns.tolist() == [*range(zeros, zeros + pivots.rank)]
    A0 = A[np.ix_(pivots.rows, pivots.columns)].astype(object)
    assert ((pivots.inverse().astype(np.int64).astype(object) @ A0) % 8388319 == np.eye(pivots.rank, dtype=int)).all()


@given(st.lists(st.integers(-(2**200), 2**200)), st.sampled_from([101, 4194319, 8388319]))
def test_balanced_digits_add_up(values: list[int], p: int) -> None:
    digits = balanced_digits(values, p)
    assert [sum(int(d[j]) * p**k for k, d in enumerate(digits)) for j in range(len(values))] == values
    assert all(float(np.abs(d).max()) <= p // 2 for d in digits)
    assert not digits or digits[-1].any()


@given(st.integers(2, 2**80), st.data())
def test_relations_hold_and_are_independent(d: int, data: st.DataObject) -> None:
    u = data.draw(st.lists(st.integers(0, d - 1), min_size=1, max_size=6))
    Z = relation_lattice(u, d)
    for column in zip(*Z, strict=True):
        assert sum(a * z for a, z in zip(u, column, strict=True)) % d == 0
    assert flint.fmpz_mat([list(row) for row in Z]).det() != 0


@given(st.integers(-(10**8), 10**8), st.integers(1, 10**8))
def test_fractions_are_reconstructed(n: int, d: int) -> None:
    common = gcd(n, d)
    n, d = n // common, d // common
    modulus = (2**61 - 1) ** 2
    assert reconstruct(n * pow(d, -1, modulus), modulus, 10**8) == (n, d)


@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(st.lists(st.integers(-(2**70), 2**70), min_size=n, max_size=n), min_size=n, max_size=n)
    )
)
def test_minors_are_below_their_bound(A: list[list[int]]) -> None:
    assert abs(int(flint.fmpz_mat(A).det())) < 2 ** minor_bits(integer_array(A), len(A))
    assert abs(A[0][0]) < 2 ** minor_bits(integer_array(A), 1)


@pytest.mark.parametrize(("values", "bits"), [([[-8, 7]], 4), ([[0]], 0), ([[-(2**63)]], 64), ([[2**300]], 301)])
def test_bit_length_of_matrices(values: list[list[int]], bits: int) -> None:
    assert bit_length(integer_array(values)) == bits


@pytest.mark.parametrize("dependent", [False, True])
@pytest.mark.parametrize("rows", [6, 400])
def test_columns_of_long_integers_are_independent_where_the_rank_is_full(rows: int, dependent: bool) -> None:
    A = [[(3 * i + j**3 + 1) ** (40 + j) for j in range(6)] for i in range(rows)]
    if dependent:
        A = [[*row[:5], row[0] - 2**70 * row[3]] for row in A]
    array = integer_array(A)
    assert columns_are_independent(array, 8388319) is (not dependent) is (flint.fmpz_mat(A).rank() == 6)
    assert rank_at_size(array) == rank_at_size(array.T) == 6 - dependent


def test_a_prime_that_divides_a_minor_of_long_integers_only_costs_another_attempt() -> None:
    A = integer_array([[101 * 2**80, 1], [0, 2**90]])
    assert not columns_are_independent(A, 101)
    assert rank_at_size(A, primes=[101]) == 2
    with pytest.raises(ValueError, match="the modulus 8388593 is not from 5 to 8388352"):
        columns_are_independent(A, 8388593)  # products of residues would be rounded


@pytest.mark.parametrize(
    ("row", "long"),
    [
        ([2**63, 1], True),
        ([-(2**63) - 1, 0], True),
        ([2**63 - 1, -(2**63)], False),
        ([2.0**70, 1], False),
        (["1"], False),
    ],
)
def test_only_a_row_of_integers_beyond_64_bits_begins_with_long_ones(row: list[int], long: bool) -> None:
    assert begins_with_long([row]) is long


@pytest.mark.parametrize("last", [2**200, -1])
@pytest.mark.parametrize("first", [2**200, 7])
def test_arrays_of_lists_hold_every_integer(first: int, last: int) -> None:
    assert integer_array([[first, 0], [1, last]]).tolist() == [[first, 0], [1, last]]
    with pytest.raises(TypeError, match=r"entry \(2, 2\) is a float, expected an integer"):
        integer_array([[first, 0], [1, 0.5]])  # type: ignore[list-item]
