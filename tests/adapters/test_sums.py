"""Sums of several adapters against exact arithmetic."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import exactrank
from exactrank.adapters import ranks
from exactrank.adapters.layers import read_adapter
from exactrank.adapters.report import AdapterReport, adapter_report
from exactrank.adapters.sums import layer_sums
from exactrank.errors import InputError
from tests.adapters.files import write_adapter
from tests.adapters.test_ranks import exact, factors


def report_of(folder: Path, layers: dict[str, tuple[Any, Any]], config: dict[str, Any] | None = None) -> AdapterReport:
    return adapter_report(read_adapter(write_adapter(folder, layers, config=config)))


@pytest.mark.parametrize(
    ("alphas", "separate", "rank"),
    [((0, 1), (0, 1), 1), ((0, 0), (0, 0), 0), ((1, 0), (1, 0), 1), ((1, 1), (1, 1), 1), ((1, 2), (1, 1), 1)],
)
@pytest.mark.parametrize("stabilized", [False, True])
def test_an_update_that_alpha_makes_zero_adds_nothing(
    alphas: tuple[int, int], separate: tuple[int, int], rank: int, stabilized: bool, tmp_path: Path
) -> None:
    layer = ([[1.0], [2.0]], [[1.0, 0.0]])
    reports = [
        report_of(tmp_path / str(k), {"q": layer}, {"r": 1, "lora_alpha": alpha, "use_rslora": stabilized})
        for k, alpha in enumerate(alphas)
    ]
    (found,) = layer_sums(reports)
    assert (found.ranks, found.rank) == (separate, rank)


@given(factors(), st.lists(st.sampled_from([0, 1, -1, 2]), min_size=2, max_size=2))
def test_the_rank_of_a_sum_is_that_of_exact_arithmetic(
    tmp_path_factory: pytest.TempPathFactory, pair: tuple[Any, Any], alphas: list[int]
) -> None:
    B, A = pair[0].clip(-3, 3).round(), pair[1].clip(-3, 3).round()
    folder, r = tmp_path_factory.mktemp("sums"), A.shape[0]
    pairs = [(B, A), (B[:, ::-1], A)]
    reports = [
        report_of(folder / str(k), {"q": (left, right)}, {"r": r, "lora_alpha": alpha * r})
        for k, ((left, right), alpha) in enumerate(zip(pairs, alphas, strict=True))
    ]
    (found,) = layer_sums(reports)
    total = sum(alpha * left @ right for (left, right), alpha in zip(pairs, alphas, strict=True))
    assert found.rank == exactrank.rank(exact(total))
    assert found.ranks == tuple(
        [exactrank.rank(exact(alpha * B @ A)) for alpha, (B, A) in zip(alphas, pairs, strict=True)]
    )


def test_every_factor_is_reduced_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = []
    real = ranks.rank_of_doubles

    def counting(X: Any) -> ranks.RankEvidence:
        counted.append(X.shape)
        return real(X)

    monkeypatch.setattr(ranks, "rank_of_doubles", counting)
    reports = [report_of(tmp_path / str(k), {"q": ([[1.0], [k]], [[1.0, k]])}) for k in range(2)]
    assert len(counted) == 4, "B and A of each adapter"
    layer_sums(reports)
    assert len(counted) == 6, "and those of the sum"


def test_sums_and_what_is_shared(tmp_path: Path) -> None:
    one = ([[1.0], [0], [0]], [[1.0, 0, 0]])
    same_outputs = ([[2.0], [0], [0]], [[0.0, 1, 0]])
    opposite = ([[-1.0], [0], [0]], [[1.0, 0, 0]])
    reports = [
        report_of(tmp_path / str(k), {"shared": a, "opposite": b})
        for k, (a, b) in enumerate([(one, one), (same_outputs, opposite)])
    ]
    first, second = layer_sums(reports)
    assert (first.ranks, first.rank, first.outputs, first.inputs) == ((1, 1), 1, 1, 2)
    assert (first.shared_outputs, first.shared_inputs) == (1, 0)
    assert (second.rank, second.shared_outputs, second.shared_inputs) == (0, 1, 1)
    # with other factors the two do not cancel
    third = report_of(tmp_path / "3", {"opposite": opposite}, {"r": 1, "lora_alpha": 2})
    assert layer_sums([reports[0], third])[0].rank == 1
    stabilized = {"r": 1, "lora_alpha": 2, "use_rslora": True}
    fourth = report_of(tmp_path / "4", {"other": one}, stabilized)
    with pytest.raises(InputError, match="no layer in common"):
        layer_sums([reports[0], fourth])
