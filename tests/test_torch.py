"""Where torch is installed, its answers stand beside numpy's; where it is not, nothing says its name."""

from __future__ import annotations

import json
from pathlib import Path

import numpy
import pytest

from exactrank.adapters.layers import read_adapter
from exactrank.adapters.report import adapter_report
from exactrank.calculations.numerics import libraries, numerical_answers
from exactrank.calculations.spectrum import singular_values
from exactrank.cli import main
from exactrank.matrix import Matrix
from tests import torch_stand_in
from tests.adapters.files import write_adapter
from tests.random_matrices import hilbert


def derived(capsys: pytest.CaptureFixture[str], to: str) -> str:
    assert main(["derive", "3 0 1; 0 2 0; 1 0 3", "--by", "low-rank", "--rank", "1", "--to", to]) == 0
    return capsys.readouterr().out


def test_both_libraries_are_beside_the_exact_values(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = torch_stand_in.install(monkeypatch)
    made = json.loads(derived(capsys, "json"))
    assert made["torch"] == made["numpy"]
    assert asked == ["svd", "matrix_rank"]
    text = " ".join(derived(capsys, "text").split())
    for library in ("numpy", "torch"):
        assert f"The function {library}.linalg.svd calculates" in text
        assert f"The function {library}.linalg.matrix_rank counts" in text
    assert text.count("And what does floating-point arithmetic say?") == 1


def test_a_count_that_is_wrong_is_said_of_the_library_that_made_it(monkeypatch: pytest.MonkeyPatch) -> None:
    torch_stand_in.install(monkeypatch, too_many=1)
    values = singular_values(Matrix.of([[1, 2], [2, 4]]))
    by_numpy, by_torch = numerical_answers(values), numerical_answers(values, "torch")
    assert by_numpy is not None
    assert by_torch is not None
    assert (by_numpy.rank_is_right, by_torch.rank_is_right) == (True, False)
    assert [one.answer for one in by_torch.values] == [one.answer for one in by_numpy.values]


def test_torch_is_not_asked_where_it_cannot_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = torch_stand_in.install(monkeypatch)
    assert numerical_answers(singular_values(Matrix.of([[10**400]])), "torch") is None
    assert numerical_answers(singular_values(Matrix.zero(0, 3)), "torch") is None
    assert asked == []
    found = numerical_answers(singular_values(hilbert(12)), "torch")
    assert found is not None
    assert (found.matrix_rank, found.rank) == (11, 12)


def test_an_adapter_is_counted_by_both(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write_adapter(tmp_path, {"layer": (numpy.eye(3, 2), numpy.eye(2, 4))})
    torch_stand_in.install(monkeypatch, too_many=1)
    report = adapter_report(read_adapter(str(tmp_path)))
    assert report.libraries == ("numpy", "torch")
    assert report.disagreements("numpy") == ()
    ((one, counted),) = report.disagreements("torch")
    assert (one.ranks.up.rank, counted.up, counted.down) == (2, 3, 3)


def test_without_torch_there_is_numpy_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("exactrank.calculations.numerics.find_spec", lambda name: name == "numpy" or None)
    assert libraries() == ("numpy",)
    assert "torch" not in derived(capsys, "text") + derived(capsys, "json")
