"""Ranks, certificates, enclosures and sums of adapters against exact arithmetic."""

from __future__ import annotations

import copy
import json
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

import exactrank
from exactrank.adapters.certificates import certificate_object, check_adapter
from exactrank.adapters.enclosures import enclosed_singular_values
from exactrank.adapters.layers import read_adapter
from exactrank.adapters.merged import rank_when_merged, rounded_to
from exactrank.adapters.ranks import rank_of_doubles, rank_of_product
from exactrank.adapters.report import adapter_report
from exactrank.calculations.spectrum import singular_values
from exactrank.checker import Refused
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from tests.adapters.files import write_adapter

NEAR_ONE = st.integers(-3, 3).map(float) | st.sampled_from([0.1, 0.0])
ANY_SIZE = NEAR_ONE | st.sampled_from([2.0**-40, 2.0**60, -1e-300])


@st.composite
def factors(draw: st.DrawFn, entries: st.SearchStrategy[float] = ANY_SIZE) -> tuple[Any, Any]:
    m, r, n = draw(st.integers(1, 5)), draw(st.integers(1, 4)), draw(st.integers(1, 5))
    B = [[draw(entries) for _ in range(r)] for _ in range(m)]
    A = [[draw(entries) for _ in range(n)] for _ in range(r)]
    if r > 1 and draw(st.booleans()):
        A[0] = [2 * x for x in A[-1]]
    return numpy.array(B), numpy.array(A)


def exact(X: Any) -> Matrix:
    return Matrix.of([[Fraction(x) for x in row] for row in X.tolist()])


@given(factors())
def test_the_ranks_are_those_of_exact_arithmetic(pair: tuple[Any, Any]) -> None:
    B, A = pair
    found = rank_of_product(B, A)
    assert found.up.rank == exactrank.rank(exact(B))
    assert found.down.rank == exactrank.rank(exact(A))
    assert found.rank == exactrank.rank(exact(B) @ exact(A))


def test_a_row_too_small_for_double_precision_counts() -> None:
    A = numpy.eye(4, 9)
    A[3] *= 2.0**-80
    assert rank_of_doubles(A.T).rank == 4
    assert int(numpy.linalg.matrix_rank(A)) == 3


@given(factors(NEAR_ONE))  # exact values of others take long
def test_the_exact_singular_values_are_enclosed(pair: tuple[Any, Any]) -> None:
    B, A = pair
    found = enclosed_singular_values(B, A)
    assert found is not None
    true = singular_values(exact(B) @ exact(A))
    for value, enclosure in zip(true.nonzero, found.values, strict=False):
        square = value.square_within(200)
        assert enclosure.lower**2 <= square.upper
        assert square.lower <= enclosure.upper**2
    for enclosure in found.values[len(true.nonzero) :]:
        assert enclosure.lower == 0


def test_enclosures_are_narrow_and_shares_are_decided() -> None:
    generator = numpy.random.default_rng(3)
    B, A = generator.normal(size=(200, 8)), generator.normal(size=(8, 100))
    found = enclosed_singular_values(B, A)
    assert found is not None
    assert all(value.width <= value.upper * Fraction(1, 10**10) for value in found.values)
    assert found.order_for(Fraction(1)) is None or found.order_for(Fraction(1)) == 8
    orders = [found.order_for(Fraction(k, 10)) for k in range(10)]
    assert orders == sorted(orders, key=lambda order: order or 0)
    assert orders[0] == 0


def test_overflow_is_no_enclosure() -> None:
    assert enclosed_singular_values(numpy.array([[1e300]]), numpy.array([[1e300]])) is None


LAYERS = {
    "full": ([[1.0, 2], [3, 4], [5, 6]], [[1.0, 0, 1], [0, 1, 1]]),
    "dependent-up": ([[1.0, 2], [2, 4], [3, 6]], [[1.0, 0, 1], [0, 1, 1]]),
    "dependent-down": ([[1.0, 2], [3, 4], [5, 6]], [[1.0, 2, 3], [2, 4, 6]]),
    "orthogonal": ([[1.0, 0], [2, 0], [3, 0]], [[0.0, 0, 0], [0, 1, 1]]),
    "untrained": ([[0.0, 0], [0, 0], [0, 0]], [[1.0, 0, 1], [0, 1, 1]]),
}
RANKS = {"full": 2, "dependent-up": 1, "dependent-down": 1, "orthogonal": 0, "untrained": 0}


def certified(tmp_path: Path) -> tuple[Any, dict[str, Any]]:
    adapter = read_adapter(write_adapter(tmp_path / "a", LAYERS))
    return adapter, json.loads(json.dumps(certificate_object(adapter_report(adapter))))


def test_certificates_are_accepted(tmp_path: Path) -> None:
    adapter, certificate = certified(tmp_path)
    assert check_adapter(adapter, certificate, "c.json") == RANKS


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where a number or a list stands within JSON values."""
    if isinstance(value, dict):
        return [found for key, item in value.items() for found in places(item, (*path, key))]
    if isinstance(value, list):
        return [path, *[found for k, item in enumerate(value) for found in places(item, (*path, k))]]
    return [path]


def changed(certificate: dict[str, Any], path: tuple[Any, ...], source: random.Random) -> dict[str, Any]:
    """The certificate with what stands at the path made another thing."""
    made = copy.deepcopy(certificate)
    owner = made
    for key in path[:-1]:
        owner = owner[key]
    old = owner[path[-1]]
    choices: list[Any] = [None, "x", -1, {}]
    if isinstance(old, int):
        choices += [old + 1, old - 1, 0, True, 10**9]
    elif isinstance(old, list):
        choices += [old[:-1], [*old, *old[-1:]], [*old, 1]]
    else:
        choices += ["0", "7", "1/2", "01"]
    owner[path[-1]] = source.choice([one for one in choices if one != old or type(one) is not type(old)])
    return made


def test_changed_certificates_are_refused_or_still_true(tmp_path: Path) -> None:
    adapter, certificate = certified(tmp_path)
    source = random.Random(5)
    refused = 0
    for _ in range(300):
        mutant = changed(certificate, source.choice(places(certificate)), source)
        try:
            assert check_adapter(adapter, mutant, "c.json") == RANKS
        except (Refused, InputError):
            refused += 1
    assert refused > 200


def test_a_wrong_claim_has_no_certificate(tmp_path: Path) -> None:
    adapter, certificate = certified(tmp_path)
    for entry in certificate["layers"]:
        entry["rank"] += 1
    with pytest.raises(Refused, match=r"full\.rank"):
        check_adapter(adapter, certificate, "c.json")
    # a modulus that is not a prime proves nothing
    _, certificate = certified(tmp_path)
    certificate["layers"][0]["up"]["prime"] = 15
    with pytest.raises(Refused, match="prime"):
        check_adapter(adapter, certificate, "c.json")


def test_rounding_to_bf16_destroys_the_low_rank() -> None:
    generator = numpy.random.default_rng(1)
    B, A = generator.normal(size=(40, 2)), generator.normal(size=(2, 30))
    assert rank_of_product(B, A).rank == 2
    found = rank_when_merged(B, A, None, "bf16")
    assert (found.at_least, found.is_proven) == (30, True)
    assert rank_when_merged(numpy.ones((4, 1)), numpy.ones((1, 3)), None, "f16").at_least == 1


@given(st.floats(width=32, allow_nan=False, allow_infinity=False).filter(lambda x: abs(x) < 2.0**126))
def test_bf16_is_the_nearest(x: float) -> None:
    found = float(rounded_to(numpy.array([x]), "bf16")[0])
    bits = numpy.array([found], dtype=numpy.float32).view(numpy.uint32)
    for step in (1 << 16, -(1 << 16)):
        neighbour = float((bits + numpy.uint32(step % (1 << 32))).view(numpy.float32)[0])
        if numpy.isfinite(neighbour) and (neighbour > 0) == (found > 0):
            assert abs(Fraction(found) - Fraction(x)) <= abs(Fraction(neighbour) - Fraction(x))


def test_bf16_rounds_a_double_once() -> None:
    just_above, even = 1 + 2.0**-8 + 2.0**-40, 1.0
    assert rounded_to(numpy.array([just_above, even, -just_above]), "bf16").tolist() == [1 + 2.0**-7, 1.0, -1 - 2.0**-7]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_bf16_has_eight_digits_and_the_nearest(x: float) -> None:
    found = float(rounded_to(numpy.array([x]), "bf16")[0])
    if abs(x) >= (2 - 2.0**-8) * 2.0**127:
        assert found == numpy.copysign(numpy.inf, x)
        return
    step = Fraction(2) ** max(int(numpy.frexp(x)[1]) - 8, -133)
    assert Fraction(found) % step == 0
    assert abs(Fraction(found) - Fraction(x)) <= step / 2
    if abs(Fraction(found) - Fraction(x)) == step / 2:
        assert Fraction(found) / step % 2 == 0


@pytest.mark.parametrize(("kind", "size"), [("f16", 2.0**8), ("f16", 2.0**200), ("bf16", 2.0**64), ("bf16", 2.0**600)])
def test_a_matrix_with_infinities_has_no_rank(kind: str, size: float) -> None:
    B, A = numpy.array([[size], [1.0]]), numpy.array([[size, 1.0]])
    found = rank_when_merged(B, A, None, kind)
    assert (found.at_least, found.is_proven) == (None, False)
    assert rank_when_merged(B / size, A / size, None, kind).at_least == 1


def test_an_update_with_alpha_zero_has_rank_zero(tmp_path: Path) -> None:
    path = write_adapter(tmp_path / "a", {"q": ([[1.0]], [[1.0]])}, config={"r": 1, "lora_alpha": 0})
    assert adapter_report(read_adapter(path)).layers[0].rank == 0
