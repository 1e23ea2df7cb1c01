"""`exactrank lora` from the shell: the report in every format, certificates, and refusals in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exactrank.cli import main
from tests.adapters.files import write_adapter

LAYERS = {"0.q": ([[1.0, 2], [3, 4], [5, 6]], [[1.0, 0, 1], [0, 1, 1]]), "0.v": ([[1.0, 2]] * 3, [[1.0, 0, 1]] * 2)}


@pytest.fixture
def adapter(tmp_path: Path) -> str:
    return write_adapter(tmp_path / "adapter", LAYERS)


def test_the_json_of_a_report(adapter: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lora", adapter, "--to", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(one["name"], one["rank"], one["rank_up"], one["rank_down"]) for one in found["layers"]] == [
        ("0.q", 2, 2, 2),
        ("0.v", 1, 1, 1),
    ]
    lower, upper = map(float, found["layers"][1]["singular_values"][0])
    assert lower <= 54**0.5 <= upper
    assert upper - lower < 1e-9


def test_singular_values_behind_the_rank_are_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """sigma_r is the one whose index is r, also where the rank is less; none is unknown where all are zero."""
    layers = {"q": ([[1.0, 1], [2, 2]], [[1.0, 0], [0, 1]]), "v": ([[0.0, 0], [0, 0]], [[1.0, 0], [0, 1]])}
    assert main(["lora", write_adapter(tmp_path / "less", layers), "--to", "text"]) == 0
    out = capsys.readouterr().out
    (head, *_), q, v = [
        [line.split() for line in out.split("\n") if line.startswith(word)][-1:] for word in ("layer", "q", "v")
    ]
    assert [head.index(name) for name in ("sigma_1", "sigma_r")] == [8, 9]
    assert q[0][4:6] == ["3.162", "0"]
    assert v[0][4:6] == ["0", "0"]
    assert "Both updates Delta W have a rank less than r." in out


@pytest.mark.parametrize("to", ["text", "markdown", "html", "latex"])
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_format_names_the_layers(adapter: str, to: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lora", adapter, "--to", to, "--lang", lang, "--merged", "bf16"]) == 0
    out = capsys.readouterr().out
    assert "0.q" in out
    assert "0.v" in out


def test_a_certificate_goes_out_and_is_checked(
    adapter: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ranks.json"
    assert main(["lora", adapter, "--certificate", str(path)]) == 0
    capsys.readouterr()
    assert main(["lora", adapter, "--check", str(path)]) == 0
    assert capsys.readouterr().out == "accepted: 0.q: rank 2\naccepted: 0.v: rank 1\n"
    other = write_adapter(tmp_path / "other", {**LAYERS, "0.q": ([[1.0, 2]] * 3, [[1.0, 0, 1], [0, 1, 1]])})
    assert main(["lora", other, "--check", str(path)]) == 1
    assert capsys.readouterr().out.startswith("refused: 0.q.up")


def test_two_adapters_are_added(adapter: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lora", adapter, adapter, "--to", "json", "--layer", "*.q"]) == 0
    (layer,) = json.loads(capsys.readouterr().out)["sums"]
    assert (layer["ranks"], layer["rank"], layer["shared_outputs"], layer["shared_inputs"]) == ([2, 2], 2, 2, 2)


@pytest.mark.parametrize("arguments", [["no/such/folder"], ["{a}", "--layer", "x"], ["{a}", "--check", "{a}"]])
def test_bad_input_is_one_line(arguments: list[str], adapter: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lora", *[one.format(a=adapter) for one in arguments]]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1


def test_a_certificate_is_about_one_adapter(adapter: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lora", adapter, adapter, "--certificate", "x.json"]) == 2
    assert "one adapter" in capsys.readouterr().err
