"""Certificates: accepted for their matrix, refused after any change that makes them false."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from exactrank import fast_rank
from exactrank.fast_rank import LiftingCertificate, LiftingRefused

from .matrices import Rows, flint_rank, random_rows, times

RANK = 9


def example(m: int = 24, n: int = 20) -> tuple[Rows, LiftingCertificate]:
    random = Random(4)
    A = times(random_rows(random, m, RANK, -9, 9), random_rows(random, RANK, n, -9, 9))
    rank, certificate = fast_rank.rank_with_certificate(A)
    assert rank == RANK
    return A, certificate


@pytest.mark.parametrize(("m", "n"), [(24, 20), (20, 24), (60, 12), (10, 9), (9, 9)])
def test_the_certificate_of_a_matrix_is_accepted_and_is_plain_data(m: int, n: int) -> None:
    A, certificate = example(m, n)
    assert fast_rank.check_lifting(A, certificate) == RANK
    numbers = [certificate.p, certificate.e, *certificate.rows, *certificate.columns]
    numbers += [z for block in certificate.blocks for row in block for z in row]
    assert {type(x) for x in numbers} == {int}
    assert hash(certificate) == hash(replace(certificate))


@pytest.mark.parametrize(("m", "n"), [(24, 20), (20, 24)])
def test_any_changed_entry_that_raises_the_rank_is_refused(m: int, n: int) -> None:
    A, certificate = example(m, n)
    for i in range(m):
        for j in range(0, n, 3):
            B = [list(row) for row in A]
            B[i][j] += 1
            assert flint_rank(B) == RANK + 1
            with pytest.raises(LiftingRefused):
                fast_rank.check_lifting(B, certificate)


def test_a_change_by_a_multiple_of_the_modulus_is_refused() -> None:
    A, certificate = example()
    p = certificate.p
    for step in (p, p**2, p**5, -(p**40)):
        B = [list(row) for row in A]
        B[23][19] += step
        with pytest.raises(LiftingRefused):
            fast_rank.check_lifting(B, certificate)


def _singular(c: LiftingCertificate) -> LiftingCertificate:
    block = c.blocks[0]
    changed = tuple((*row[:-1], row[0]) for row in block)
    return replace(c, blocks=(changed, *c.blocks[1:]))


def _not_a_relation(c: LiftingCertificate) -> LiftingCertificate:
    block = c.blocks[0]
    changed = ((block[0][0] + 1, *block[0][1:]), *block[1:])
    return replace(c, blocks=(changed, *c.blocks[1:]))


REFUSED: dict[str, tuple[Callable[[LiftingCertificate], LiftingCertificate], str]] = {
    "modulus composite": (lambda c: replace(c, p=c.p + 1), "modulus"),
    "modulus too large": (lambda c: replace(c, p=2**31 - 1), "modulus"),
    "modulus tiny": (lambda c: replace(c, p=2), "modulus"),
    "factor 0": (lambda c: replace(c, e=0), "factor"),
    "a row twice": (lambda c: replace(c, rows=(c.rows[0], *c.rows[:-1])), "pivots"),
    "a row outside": (lambda c: replace(c, rows=(99, *c.rows[1:])), "pivots"),
    "a negative column": (lambda c: replace(c, columns=(-1, *c.columns[1:])), "pivots"),
    "a column less": (lambda c: replace(c, columns=c.columns[1:]), "pivots"),
    "a smaller rank": (lambda c: replace(c, rows=c.rows[1:], columns=c.columns[1:]), "blocks"),
    "a block less": (lambda c: replace(c, blocks=c.blocks[1:]), "blocks"),
    "a block not square": (lambda c: replace(c, blocks=(c.blocks[0][1:], *c.blocks[1:])), "blocks"),
    "a singular block": (_singular, "singular"),
    "not a relation": (_not_a_relation, "integral"),
    "identity blocks": (
        lambda c: replace(c, e=1, blocks=tuple(((1,),) for block in c.blocks for _ in block)),
        "integral",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_falsified_certificates_are_refused_with_their_reason(name: str) -> None:
    A, certificate = example()
    change, reason = REFUSED[name]
    with pytest.raises(LiftingRefused) as caught:
        fast_rank.check_lifting(A, change(certificate))
    assert caught.value.reason == reason
    assert "\n" not in str(caught.value)


def test_a_smaller_rank_with_fitting_blocks_is_refused() -> None:
    A, c = example()
    blocks = tuple(((1,),) for _ in range(20 - RANK + 1))
    with pytest.raises(LiftingRefused) as caught:
        fast_rank.check_lifting(A, replace(c, rows=c.rows[1:], columns=c.columns[1:], blocks=blocks))
    assert caught.value.reason == "relations"


def test_rank_zero_is_claimed_of_zero_matrices_only() -> None:
    zero = [[0] * 5 for _ in range(6)]
    rank, certificate = fast_rank.rank_with_certificate(zero)
    assert rank == 0
    zero[3][2] = certificate.p**3
    with pytest.raises(LiftingRefused):
        fast_rank.check_lifting(zero, certificate)


def test_changes_that_keep_the_truth_are_accepted() -> None:
    A, c = example()
    assert fast_rank.check_lifting(A, replace(c, e=-3 * c.e)) == RANK
    assert fast_rank.check_lifting([[5 * x for x in row] for row in A], c) == RANK
    coarse = (*c.blocks[:-1], tuple(tuple(10**30 * z for z in row) for row in c.blocks[-1]))
    assert fast_rank.check_lifting(A, replace(c, blocks=coarse)) == RANK
