from __future__ import annotations

import random
from fractions import Fraction

import flint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank import checker
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF, QQ, Field
from exactrank.proofs.certificates import to_json_object
from exactrank.proofs.rank_proofs import ProofMethod, cross_check, methods_over, prove_rank
from tests.random_matrices import EXAMPLES, FIELDS, SMALL, WEIGHTS, matrices, of_known_rank


def flint_rank(A: Matrix) -> int:
    if A.field != QQ:
        flat = [int(x) for row in A for x in row]
        return int(flint.nmod_mat(A.nrows, A.ncols, flat, A.field.characteristic).rank())
    entries = [flint.fmpq(x.numerator, x.denominator) for row in A for x in row]
    return int(flint.fmpq_mat(A.nrows, A.ncols, entries).rank())


@pytest.mark.parametrize("over", [QQ, GF(2), GF(7)], ids=lambda field: field.name)
def test_the_proofs_agree_with_flint_on_thousands_of_matrices(over: Field) -> None:
    source = random.Random(20)

    def drawn(m: int, n: int) -> Matrix:
        return Matrix.of([[source.randint(-3, 3) for _ in range(n)] for _ in range(m)], n, over)

    for _ in range(1000):
        m, n = source.randint(1, 5), source.randint(1, 5)
        k = source.randint(0, 4)
        A = Fraction(1, source.choice([1, 3, 11])) * (drawn(m, k) @ drawn(k, n) if k else drawn(m, n))
        assert {prove_rank(A, by=method).rank for method in methods_over(over)} == {flint_rank(A)}


@given(FIELDS.flatmap(of_known_rank))
def test_every_method_proves_the_known_rank(known: tuple[Matrix, int]) -> None:
    A, r = known
    for method in methods_over(A.field):
        assert prove_rank(A, by=method.value).rank == r


@given(FIELDS.flatmap(lambda field: matrices(SMALL, field, high=4)))
def test_cross_check(A: Matrix) -> None:
    found = cross_check(A, most_minors=30)
    assert found.rank == flint_rank(A)
    assert [proof.method for proof in found.proofs] == list(methods_over(A.field))
    if A.field != QQ:
        assert not found.orders
        return
    assert [k.order for k in found.orders] == list(range(1, min(A.shape) + 1))
    for k in found.orders:
        assert (k.minors is None) == (k.count > 30)
        assert k.total in {None, k.coefficient}
        assert (k.coefficient != 0) == (k.order <= found.rank)
        if k.minors is not None:
            assert len(k.minors) == k.count
            assert bool(k.nonzero) == (k.order <= found.rank)


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("method", ProofMethod)
def test_the_examples(name: str, method: ProofMethod) -> None:
    assert prove_rank(EXAMPLES[name], method).rank == flint_rank(EXAMPLES[name])


@given(of_known_rank())
def test_the_checker_accepts_the_certificate_of_every_method(known: tuple[Matrix, int]) -> None:
    A, r = known
    for method in ProofMethod:
        certificate = prove_rank(A, method).certificate
        assert certificate.rank == r
        assert checker.check(A.tolist(), to_json_object(certificate), A.shape) == r


def test_the_weights() -> None:
    found = cross_check(WEIGHTS)
    assert [(k.count, int(k.coefficient)) for k in found.orders] == [(12, 756), (18, 0), (4, 0)]


@given(st.text(max_size=60))
def test_unknown_methods_are_refused(name: str) -> None:
    if name in {method.value for method in ProofMethod}:
        return
    with pytest.raises(InputError, match="row-reduction, minors, singular-values, factorization"):
        prove_rank(WEIGHTS, by=name)


def test_singular_values_are_refused_over_a_prime_field() -> None:
    with pytest.raises(InputError, match=r"GF\(5\)"):
        prove_rank(Matrix.of([[1, 2]], field=GF(5)), by="singular-values")
