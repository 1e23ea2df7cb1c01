"""What the shell sees when the program itself fails: one line on standard error and status 4, never a traceback."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from exactrank.cli import main

FULL = Path("/dev/full")
NEEDS_FULL = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
MATRIX = "4 8 12; 2 4 6"
COMMANDS = {
    "derive": ["derive", MATRIX],
    "long": ["derive", "; ".join(["1 2 3 4 5 6 7 8"] * 40), "--steps", "single"],
    "rank": ["rank", MATRIX],
    "prove": ["prove", MATRIX],
    "json": ["derive", MATRIX, "--to", "json"],
    "help": ["--help"],
    "version": ["--version"],
}


SOME_COMMANDS = [
    one if one in ("long", "json", "help") else pytest.param(one, marks=pytest.mark.long) for one in COMMANDS
]


def shell(line: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a line of the shell in which "$@" is the command."""
    command = [sys.executable, "-m", "exactrank", *arguments]
    return subprocess.run(
        ["bash", "-c", line, "bash", *command], capture_output=True, text=True, timeout=60, check=False
    )


def failed(made: subprocess.CompletedProcess[str], status: int = 4) -> str:
    assert made.returncode == status, made
    (line,) = made.stderr.splitlines()
    assert line.startswith("exactrank: ")
    return line.removeprefix("exactrank: ")


@NEEDS_FULL
@pytest.mark.parametrize("command", SOME_COMMANDS)
def test_a_full_disk_under_standard_output(command: str) -> None:
    assert failed(shell('"$@" > /dev/full', *COMMANDS[command])).startswith(
        "standard output cannot be written: no space"
    )


@pytest.mark.parametrize("command", SOME_COMMANDS)
def test_a_closed_output(command: str) -> None:
    assert failed(shell('"$@" >&-', *COMMANDS[command])) == "standard output is closed"


@pytest.mark.parametrize("command", SOME_COMMANDS)
def test_a_reader_that_has_gone_away(command: str) -> None:
    made = shell('{ sleep 0.01; "$@"; echo "$?" >&2; } | :', *COMMANDS[command])
    # The reader may go before or after a short result is sent: then nothing has failed.
    assert made.stderr.splitlines() in (["exactrank: standard output is closed", "4"], ["0"])


def test_a_reader_that_has_certainly_gone_away() -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "exactrank", *COMMANDS["derive"]]
    made = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    os.close(write)
    assert failed(made) == "standard output is closed"


@NEEDS_FULL
def test_a_full_disk_under_the_output_file() -> None:
    assert failed(shell('"$@" -o /dev/full', *COMMANDS["derive"])).startswith("the file cannot be written: no space")
    assert failed(shell('"$@" --certificate /dev/full', *COMMANDS["rank"])).startswith("the file cannot be written")


def test_a_full_disk_under_a_plain_file(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk; what was there stays, and no half file is left."""
    (tmp_path / "old.tex").write_text("old")
    line = f'ulimit -f 0; trap "" XFSZ; "$@" -o {tmp_path}/old.tex'
    assert failed(shell(line, *COMMANDS["derive"])).startswith("the file cannot be written: file too large")
    assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("old.tex", "old")]


@NEEDS_FULL
@pytest.mark.parametrize("redirection", ["2>/dev/full", "2>&-"])
def test_where_nobody_hears_the_status_still_says_it(redirection: str) -> None:
    for arguments, status in ((["rank", "1 x"], 2), (["rank"], 2), (["rank", "1"], 0), (["build", "/nowhere"], 2)):
        made = shell(f'"$@" {redirection}', *arguments)
        assert (made.returncode, made.stderr, made.stdout) == (status, "", "1\n" if status == 0 else "")
    assert shell(f'"$@" >/dev/full {redirection}', "rank", "1").returncode == 4


def test_standard_input_that_is_none() -> None:
    for command in (["rank", "-"], ["verify", "-"]):
        assert failed(shell('"$@" <&-', *command), 2) == "-: cannot be read"
        assert failed(shell('"$@" 0>/dev/null', *command), 2) == "-: cannot be read"


def test_a_mistake_of_ours_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import exactrank.cli.rank

    for error, line in (
        (ZeroDivisionError("a\nb"), r"exactrank failed, .*: ZeroDivisionError: a b \(test_exit_status\.py, line \d+\)"),
        (RecursionError("deep"), r"exactrank failed, .*: RecursionError: deep \(.*"),
        (AssertionError(), r"exactrank failed, .*: AssertionError: +\(.*"),
        (MemoryError(), "the memory does not suffice"),
        (OSError(28, "full"), r"exactrank failed, .*: OSError: .*"),
    ):

        def fails(options: object, error: Exception = error) -> int:
            raise error

        monkeypatch.setattr(exactrank.cli.rank, "_rank", fails)
        assert main(["rank", "1"]) == 4
        said = capsys.readouterr()
        assert said.out == ""
        assert re.fullmatch(f"exactrank: {line}\n", said.err), said.err


@pytest.mark.parametrize(("module", "package"), [("flint", "python-flint"), ("typst", "typst")])
@pytest.mark.parametrize("command", ["prove", "pdf", "rank"])
def test_a_missing_package_is_named(module: str, package: str, command: str) -> None:
    arguments = {
        "prove": ["prove", MATRIX],
        "pdf": ["derive", MATRIX, "--to", "pdf"],
        "rank": ["rank", "; ".join([" ".join([str((i * j + i) % 7) for j in range(40)]) for i in range(40)])],
    }[command]
    program = (
        f"import sys; sys.modules[{module!r}] = None; from exactrank.cli import main; sys.exit(main({arguments!r}))"
    )
    made = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=False)
    if (module == "typst") == (command == "pdf"):
        assert made.returncode == 4
        assert package in made.stderr.decode()
        assert made.stderr.count(b"\n") == 1
        assert made.stdout == b""
    else:
        assert made.returncode == 0 or (module == "flint" and package in made.stderr.decode())


def test_standard_output_may_take_text_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    made = io.StringIO()
    monkeypatch.setattr(sys, "stdout", made)
    assert main(["rank", MATRIX]) == 0
    assert made.getvalue() == "1\n"
    assert main(["derive", MATRIX, "--lang", "ja"]) == 0
    assert "行" in made.getvalue()


def test_standard_output_of_text_takes_no_pdf(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("exactrank.render.pdf.render", lambda document, lang, notation: b"%PDF\xff")
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert main(["derive", MATRIX, "--to", "pdf"]) == 2
    monkeypatch.undo()
    assert capsys.readouterr().err == "exactrank: standard output takes text only; name a file with -o\n"


def test_standard_input_may_give_text_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("1 2\n3 ４\n"))
    assert main(["rank", "-"]) == 0
    assert capsys.readouterr().out == "2\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO("\ud800"))
    assert main(["rank", "-"]) == 2
    assert "UTF-8" in capsys.readouterr().err


def test_an_embedding_program_keeps_its_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the program itself gives up its descriptor; a function that a program calls does not."""

    def full(text: object = "") -> int:
        raise OSError(28, "")

    led: list[object] = []
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(write=full, flush=full, closed=False, fileno=lambda: 1))
    monkeypatch.setattr("exactrank.cli.abandon", led.append)
    assert main(["rank", "1"]) == 4
    assert led == []
    monkeypatch.setattr(sys, "argv", ["exactrank", "rank", "1"])
    assert main() == 4
    assert led == [sys.stdout]
