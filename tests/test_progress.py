"""The sign of life: on a terminal only, after a while only, and wiped in the end."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

import exactrank.proofs.rank_proofs
import exactrank.proofs.ranks
from exactrank.cli import main, progress
from exactrank.matrix import Matrix
from exactrank.proofs.certificates import certificate_text
from exactrank.proofs.ranks import rank_certificate


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_long_work_on_a_terminal_shows_its_name_and_is_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "AFTER", 0.0)
    monkeypatch.setattr(progress, "EVERY", 0.01)
    limit = monotonic() + 20
    with progress.elapsed("rank"):
        while "rank 00:0" not in terminal.getvalue() and monotonic() < limit:
            sleep(0.01)
    shown = terminal.getvalue()
    assert "rank 00:0" in shown
    assert not shown.rpartition("\r")[0].rpartition("\r")[2].strip()


def test_short_work_shows_nothing_and_an_error_passes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with pytest.raises(KeyboardInterrupt), progress.elapsed("rank"):
        raise KeyboardInterrupt
    assert terminal.getvalue() == ""


def test_nothing_is_shown_where_no_terminal_is(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "AFTER", 0.0)
    with progress.elapsed("rank"):
        sleep(0.05)
    assert stream.getvalue() == ""


@pytest.mark.parametrize("command", ["rank", "check", "prove"])
def test_commands_that_may_take_long_show_it(
    command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "c.json").write_text(certificate_text(rank_certificate(Matrix.of([[1, 2]]))), encoding="utf-8")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "AFTER", 0.0)
    monkeypatch.setattr(progress, "EVERY", 0.01)
    where = {"rank": (exactrank.proofs.ranks, "rank_of_matrix"), "check": (exactrank.proofs.ranks, "check")}
    module, name = where.get(command, (exactrank.proofs.rank_proofs, "prove_rank"))
    work = getattr(module, name)

    def slowly(*arguments: object) -> object:
        limit = monotonic() + 20
        while f"{command} 00:0" not in terminal.getvalue() and monotonic() < limit:
            sleep(0.01)
        return work(*arguments)

    monkeypatch.setattr(module, name, slowly)
    assert main([command, "1 2", *([str(tmp_path / "c.json")] if command == "check" else [])]) == 0
    assert f"{command} 00:0" in terminal.getvalue()
    assert capsys.readouterr().out
