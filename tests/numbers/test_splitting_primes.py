"""Primes modulo which the sums of square roots have images: they are primes, and the images form a homomorphism."""

from __future__ import annotations

from math import prod

import flint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.numbers.root_sums import ROOT_SUMS, RootNumber, RootSum
from exactrank.numbers.splitting_primes import (
    GENERATORS,
    MULTIPLIERS,
    ODD_PRIMES,
    SplittingPrime,
    roots_modulo,
    splitting_prime,
)
from tests.exploring import examples

_QUICK = 4096
"""Primes of so many bits are tried within a second."""


@pytest.mark.parametrize("n", [pytest.param(n, marks=pytest.mark.long) if n > _QUICK else n for n in MULTIPLIERS])
def test_the_moduli_are_prime_and_split(n: int) -> None:
    p = MULTIPLIERS[n] * prod(ODD_PRIMES) * 2**n + 1
    assert flint.fmpz(p).is_probable_prime()
    assert MULTIPLIERS[n] * prod(ODD_PRIMES) < 2**n
    images = roots_modulo(p)
    assert [image * image % p for image in images] == [q % p for q in GENERATORS]


def test_what_is_no_prime_is_refused() -> None:
    with pytest.raises(ArithmeticError):
        roots_modulo(2 * prod(ODD_PRIMES) * 2**256 + 1)


def test_the_least_that_is_long_enough_is_taken() -> None:
    lengths = [0 if (K := splitting_prime(bits)) is None else K.field.characteristic.bit_length() for bits in (1, 300)]
    assert lengths == [315, 575]
    assert splitting_prime(10_000) is None


def _prime() -> SplittingPrime:
    found = splitting_prime(500)
    assert found is not None
    return found


K = _prime()
RADICANDS = (1, -1, 6, -6)
integers = st.integers(-20, 20)
sums = st.builds(
    lambda numbers: tuple([(d, n) for d, n in sorted(zip(RADICANDS, numbers, strict=True)) if n]),
    st.lists(integers, min_size=4, max_size=4),
)


def image(x: RootSum) -> int:
    return sum([n * (K.root(d) or 0) for d, n in x]) % K.field.characteristic


@given(sums, sums)
@examples(40)
def test_sums_and_products_are_those_of_the_images(x: RootSum, y: RootSum) -> None:
    p = K.field.characteristic
    assert image(ROOT_SUMS.add(x, y)) == (image(x) + image(y)) % p
    assert image(ROOT_SUMS.times(x, y)) == image(x) * image(y) % p


@given(sums, st.integers(1, 20))
@examples(40)
def test_a_number_is_found_again_by_its_image(x: RootSum, d: int) -> None:
    residue = image(x) * pow(d, -1, K.field.characteristic)
    assert K.number(residue, RADICANDS, 20) == RootNumber.of(x, d)


def test_what_is_the_image_of_long_numbers_alone_is_none() -> None:
    assert K.number(pow(3, 10_000, K.field.characteristic), RADICANDS, 20) is None
    assert K.number(1, (1, 53), 20) is None
