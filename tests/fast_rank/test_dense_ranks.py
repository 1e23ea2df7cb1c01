"""Ranks of thousands of matrices by every method, against flint's exact rank."""

from __future__ import annotations

import subprocess
import sys
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank import fast_rank
from exactrank.fast_rank.limbs import integer_array
from exactrank.fast_rank.multimodular import rank_by_many_primes
from exactrank.fast_rank.small import rank_by_elimination
from tests.exploring import examples

from .matrices import FAMILIES, flint_rank, random_rows, times

SHAPES = [(1, 1), (1, 7), (7, 1), (2, 2), (3, 5), (6, 6), (9, 4), (13, 13), (20, 11), (11, 24)]

LONG = {"long entries": 1, "around 2^300": 1}  # how many matrices of each shape, where one takes long


@pytest.mark.parametrize("family", FAMILIES)
def test_every_method_agrees_with_flint_on_small_matrices(family: str) -> None:
    random = Random(family)
    for m, n in SHAPES:
        for _ in range(LONG.get(family, 6)):
            A = FAMILIES[family](random, m, n)
            rank = flint_rank(A)
            assert rank_by_elimination(A) == rank
            assert fast_rank.rank_of_integers(A) == rank
            assert rank_by_many_primes(integer_array(A)) == rank
            found, certificate = fast_rank.rank_with_certificate(A)
            assert found == certificate.rank == fast_rank.check_lifting(A, certificate) == rank
            assert fast_rank.rank_of_sparse([dict(enumerate(row)) for row in A]) == rank


@pytest.mark.parametrize("family", FAMILIES)
def test_lifting_agrees_with_flint_on_middle_matrices(family: str) -> None:
    random = Random(family + " middle")
    for _ in range(LONG.get(family, 4)):
        m, n = random.randint(25, 90), random.randint(25, 90)
        A = FAMILIES[family](random, m, n)
        rank, certificate = fast_rank.rank_with_certificate(A)
        assert rank == flint_rank(A) == fast_rank.rank_of_integers(np.array(A, dtype=object))
        assert fast_rank.check_lifting(A, certificate) == rank


@pytest.mark.parametrize(
    ("m", "n", "r"), [(170, 170, 60), (170, 400, 170), (300, 165, 100), (300, 300, 12), (600, 170, 150)]
)
def test_lists_and_arrays_above_the_reach_of_flint_have_the_rank_they_were_made_with(m: int, n: int, r: int) -> None:
    random = Random(m + n + r)
    # The identity in both factors makes the rank of the product r, without computing it.
    C = [[int(i == j) if i < r else random.randint(-5, 5) for j in range(r)] for i in range(m)]
    F = [[int(i == j) if j < r else random.randint(-5, 5) for j in range(n)] for i in range(r)]
    random.shuffle(C)
    A = times(C, F)
    assert fast_rank.rank_of_integers(A) == r
    assert fast_rank.rank_of_integers(np.array(A)) == r
    assert fast_rank.rank_of_integers([[x << 70 for x in row] for row in A]) == r


@given(st.integers(0, 6).flatmap(lambda n: st.lists(st.lists(st.integers(), min_size=n, max_size=n), max_size=6)))
def test_any_list_of_rows_has_the_rank_that_flint_finds(A: list[list[int]]) -> None:
    assert fast_rank.rank_of_integers(A) == rank_by_elimination(A) == flint_rank(A)
    assert fast_rank.rank_of_integers(tuple(tuple(row) for row in A)) == flint_rank(A)


@examples(40)
@given(st.integers(0, 2**32), st.sampled_from(sorted(FAMILIES)), st.integers(1, 30), st.integers(1, 30))
def test_rank_is_that_of_the_transposed_matrix_and_survives_scaling(seed: int, family: str, m: int, n: int) -> None:
    A = FAMILIES[family](Random(seed), m, n)
    rank, _ = fast_rank.rank_with_certificate(A)
    assert fast_rank.rank_with_certificate([list(column) for column in zip(*A, strict=True)])[0] == rank
    assert fast_rank.rank_of_rationals([([7 * x for x in row], i + 1) for i, row in enumerate(A)]) == rank


@pytest.mark.parametrize("shape", [(0, 0), (0, 5), (5, 0), (0, 300), (300, 0)])
def test_empty_matrices_have_rank_zero(shape: tuple[int, int]) -> None:
    A = np.zeros(shape, dtype=np.int64)
    assert fast_rank.rank_of_integers(A) == fast_rank.rank_of_integers(A.tolist()) == 0
    rank, certificate = fast_rank.rank_with_certificate(A)
    assert rank == fast_rank.check_lifting(A, certificate) == 0


@pytest.mark.parametrize("dtype", ["int8", "uint8", "int16", "int32", "uint32", "int64", "uint64", "bool", "object"])
def test_integer_arrays_of_every_type(dtype: str) -> None:
    A = np.array([[1, 2, 0], [2, 4, 0], [0, 1, 1]]).astype(dtype)
    assert fast_rank.rank_of_integers(A) == flint_rank([[int(x) for x in row] for row in A.tolist()])
    assert fast_rank.rank_of_integers(np.zeros((200, 200), dtype=dtype)) == 0


def test_extreme_machine_integers_do_not_wrap_around() -> None:
    low, high = -(2**63), 2**63 - 1
    A = np.full((70, 70), low, dtype=np.int64)
    A[::2] = high
    assert fast_rank.rank_of_integers(A) == 1
    A[0, 0] = low
    assert fast_rank.rank_of_integers(A) == fast_rank.rank_with_certificate(A)[0] == 2
    B = np.full((70, 70), 2**64 - 1, dtype=np.uint64)
    assert fast_rank.rank_of_integers(B) == 1


@pytest.mark.parametrize("size", [2, 80, 200])
@pytest.mark.parametrize("entry", [1.0, 0.5, "1", None, 1j, float("nan")])
def test_entries_that_are_not_integers_are_refused(size: int, entry: object) -> None:
    A: list[list[object]] = [[1] * size for _ in range(size)]
    A[1][size - 1] = entry
    with pytest.raises(TypeError, match=rf"entry \(2, {size}\)"):
        fast_rank.rank_of_integers(A)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [3, 80, 200])
def test_rows_of_different_lengths_are_refused(size: int) -> None:
    A = [[1] * size for _ in range(size)]
    A[2] = [1] * (size - 1)
    with pytest.raises(ValueError, match="row"):
        fast_rank.rank_of_integers(A)


def test_float_and_complex_arrays_are_refused() -> None:
    for dtype in ("float64", "complex128", "datetime64[s]"):
        with pytest.raises(TypeError, match="expected integers"):
            fast_rank.rank_of_integers(np.zeros((2, 2)).astype(dtype))


def test_small_ranks_load_neither_numpy_nor_flint() -> None:
    code = (
        "import sys; from exactrank.fast_rank import rank_of_integers as r;"
        "print(r([[1, 2], [2, 4]]), r([]), r([[], []]), 'numpy' in sys.modules or 'flint' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "0", "0", "False"]


@pytest.mark.long
@pytest.mark.parametrize("family", FAMILIES)
def test_lifting_agrees_with_flint_up_to_order_200(family: str) -> None:
    random = Random(family + " long")
    for _ in range(6):
        A = FAMILIES[family](random, random.randint(80, 200), random.randint(80, 200))
        rank, certificate = fast_rank.rank_with_certificate(A)
        assert rank == fast_rank.rank_of_integers(A) == flint_rank(A) == fast_rank.check_lifting(A, certificate)


@pytest.mark.long
def test_thousands_of_small_matrices_by_lifting() -> None:
    random = Random(20)
    for _ in range(3000):
        m, n = random.randint(0, 40), random.randint(1, 40)
        A = FAMILIES[random.choice(sorted(FAMILIES))](random, m, n) if m else random_rows(random, m, n, 0, 0)
        assert fast_rank.rank_with_certificate(A)[0] == flint_rank(A)
