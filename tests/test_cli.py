"""The command line: what it prints, where it writes, and how it refuses."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy
import pytest

from exactrank.cli import main

DOCUMENT = "4 8 12; 2 4 6; 3 6 9; 5 10 15"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(list(arguments))
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """The lines of a refusal: status 2, nothing on standard output, no traceback."""
    try:
        status = main(list(arguments))
    except SystemExit as stopped:  # argparse
        status = int(stopped.code or 0)
    printed = capsys.readouterr()
    assert (status, printed.out) == (2, "")
    assert "Traceback" not in printed.err
    return printed.err.splitlines()


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ([DOCUMENT], r"$R_2 \leftarrow R_2 - \tfrac{1}{2}R_1$"),
        ([DOCUMENT, "--lang", "ja", "--name", "W"], "階数（ランク）は 1 である"),
        ([DOCUMENT, "--standalone"], r"\documentclass"),
        ([DOCUMENT, "--to", "markdown"], "$$\n"),
        ([DOCUMENT, "--to", "html"], "<math"),
        ([DOCUMENT, "--to", "text"], "R2 <- R2 - 1/2 R1"),
        ([DOCUMENT, "--to", "json"], '"rank": 1'),
        (["-1 2; 3 4", "--to", "text"], "R2 <- R2 + 3 R1"),
        (["-1/2", "--to", "text"], "[ (-1/2) ]"),
        (["-1", "--to", "text"], "[ (-1) ]"),
        (["-.5,2;1,1", "--to", "text"], "-1/2"),
        (["--to", "text", "--", "-1 2; 3 4"], "R2 <- R2 + 3 R1"),
        (["[[4,8],[2,4]]", "--to", "text"], "rank A = 1"),
        ([r"\begin{pmatrix} -\frac{1}{2} & 1 \\ 0 & 1{,}000 \end{pmatrix}", "--to", "text"], "1000"),
        (["1 2; 3 4", "--steps", "single", "--to", "text"], "R2 <- R2 - 3 R1"),
        (["1 2; 3 4", "--layout", "chain", "--to", "text"], "----------------> [  0  (-2) ]"),
        (["1 2; 3 4", "--detail", "full", "--to", "text"], "Row 2: 3 - 3 * 1 = 0 and 4 - 3 * 2 = -2."),
        (["1 2; 3 4", "--rows", "L", "--notation", "result", "--to", "text"], "L2 - 3 L1 -> L2"),
        (["1 2; 3 4", "--rows", "rho", "--notation", "bare"], r"$\rho_2 - 3\rho_1$"),
        (["1 2; 3 4", "--rows", "roman"], r"$\mathrm{II} \leftarrow \mathrm{II} - 3\mathrm{I}$"),
        (["1 1; 1 0", "--by", "singular-values", "--decimal-comma", "--digits", "4"], r"\approx 1{,}618"),
        (["1 2; 3 4", "--brackets", "round"], r"\left(\begin{array}{rr}"),
        (["1 i; i 2", "--layout", "chain", "--to", "text"], "------------> ["),
        (["1/2 1; 1 1", "--strategy", "fraction-free", "--to", "text"], "R1 <- 2 R1"),
        (["2 4; 1 3", "--form", "reduced", "--to", "text"], "R1 <- R1 - 2 R2"),
        (["2 4; 1 3", "--by", "row-reduction", "--to", "text"], "rank A = 2"),
    ],
)
def test_derive_prints(arguments: list[str], found: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "derive", *arguments)
    assert (status, err) == (0, "")
    assert found in out


def test_json_of_derive_is_the_interfaces(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "derive", DOCUMENT, "--to", "json", "--name", "W")
    made = json.loads(out)
    assert made["format"] == "exactrank-derivation/1"
    assert made["steps"][0]["operations"][1] == {"kind": "add", "target": 3, "source": 1, "factor": "-3/4"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"4,8\n2,4\n"),
        ("a.tsv", b"4\t8\n2\t4\n"),
        ("a.json", b"[[4, 8], [2, 4]]"),
        ("a.txt", b"4 8\n2 4\n"),
        ("a.tex", rb"text \[ A = \begin{bmatrix} 4 & 8 \\ 2 & 4 \end{bmatrix} \] more"),
        ("a.md", b"# Title\n\n$$\\begin{array}{r|r} 4 & 8 \\\\ 2 & 4 \\end{array}$$\n"),
        ("a.mtx", b"%%MatrixMarket matrix array integer general\n2 2\n4\n2\n8\n4\n"),
    ],
)
def test_every_kind_of_file_is_read(
    name: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    status, out, err = run(capsys, "derive", str(path), "--to", "json")
    assert (status, err) == (0, "")
    assert json.loads(out)["matrix"] == [["4", "8"], ["2", "4"]]


def test_a_numpy_file_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    numpy.save(tmp_path / "a.npy", numpy.array([[4, 8], [2, 4]]))
    _, out, _ = run(capsys, "derive", str(tmp_path / "a.npy"), "--to", "json")
    assert json.loads(out)["rank"] == 1
    numpy.save(tmp_path / "f.npy", numpy.array([[0.5, 0.1]]))
    assert "floats" in refused(capsys, "derive", str(tmp_path / "f.npy"))[0]
    _, out, _ = run(capsys, "derive", str(tmp_path / "f.npy"), "--to", "json", "--floats", "decimal")
    assert json.loads(out)["matrix"] == [["1/2", "1/10"]]


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"4 8\n2 4\n")))
    _, out, _ = run(capsys, "derive", "-", "--to", "json")
    assert json.loads(out)["rank"] == 1


@pytest.mark.parametrize(
    ("ending", "begins"),
    [("tex", b"We bring"), ("md", b"We bring"), ("json", b"{"), ("txt", b"We bring"), ("html", b"<"), ("out", b"We")],
)
def test_the_format_is_that_of_the_output_file(
    ending: str, begins: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"made.{ending}"
    assert run(capsys, "derive", DOCUMENT, "-o", str(path)) == (0, "", "")
    assert path.read_bytes().startswith(begins)
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name], "nothing is left behind"


def test_a_pdf_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("typst", reason="typst is not installed") if not os.environ.get("CI") else None
    path = tmp_path / "made.pdf"
    assert run(capsys, "derive", DOCUMENT, "-o", str(path), "--lang", "ja") == (0, "", "")
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["1 2; 3"], "exactrank: row 2 has 1 entries, expected 2 (line 1, column 6)"),
        (["1 x"], 'exactrank: "x" is not a number (line 1, column 3)'),
        (["weights.csv"], "exactrank: weights.csv: no such file"),
        (["1", "--name", r"\input{/etc/passwd}"], r"exactrank: the name \input{/etc/passwd} is not a letter"),
        (["1", "--to", "word"], "exactrank derive: argument --to: invalid choice"),
        (["1", "--by", "magic"], "exactrank derive: argument --by: invalid choice"),
        (["1", "--lang", "xx"], "exactrank derive: argument --lang: invalid choice"),
        ([], "exactrank derive: the following arguments are required: MATRIX"),
        (["1", "-o", "/nowhere/at/all.tex"], "exactrank: the file cannot be written: no such file or directory"),
        (["1/0"], "exactrank: "),
        (["1e999999999"], "exactrank: "),
        (["__import__('os').system('true')"], "exactrank: "),
    ],
)
def test_bad_input_gets_one_line(arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    (said,) = refused(capsys, "derive", *arguments)
    assert said.startswith(line)


def test_all_errors_of_one_input_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "weights.csv"
    path.write_text("1,2,3\n4,five,6\n7,8\n9,,1\n")
    lines = refused(capsys, "derive", str(path))
    assert len(lines) == 3
    assert f"({path}, line 2, column 3)" in lines[0]
    assert all(
        f"{path}, line {k}" in line for k, line in zip((2, 3, 4), sorted(lines, key=lambda s: s[-20:]), strict=True)
    )


def test_errors_speak_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = refused(capsys, "derive", "1 2; 3", "--lang", "ja")
    assert "第 2 行の成分は 1 個だが、2 個のはずである" in line


@pytest.mark.parametrize("unfit", [["--brackets", "round"], ["--rows", "roman"], ["--decimal-comma"]])
def test_a_notation_that_text_does_not_have_is_refused(capsys: pytest.CaptureFixture[str], unfit: list[str]) -> None:
    status, out, err = run(capsys, "derive", "1 2; 3 4", "--to", "text", *unfit)
    assert (status, out, err) == (2, "", f"exactrank: {unfit[0]} does not fit the format text\n")


def test_no_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(refused(capsys)) == 1


def test_the_module_runs_and_a_closed_pipe_is_no_error() -> None:
    command = [sys.executable, "-m", "exactrank", "derive", DOCUMENT]
    made = subprocess.run(command, capture_output=True, text=True, check=True)
    assert made.stdout.startswith("We bring")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    from importlib.metadata import PackageNotFoundError, version

    import exactrank

    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"exactrank {exactrank.__version__}\n"
    try:
        assert version("exactrank") == exactrank.__version__
    except PackageNotFoundError:
        pytest.skip("exactrank is run from its folder and not installed")


def test_a_certificate_is_read_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, certificate, _ = run(capsys, "prove", DOCUMENT)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(certificate.encode())))
    assert run(capsys, "check", DOCUMENT, "-") == (0, "accepted: rank 1\n", "")
    monkeypatch.setattr(sys, "stdin", io.StringIO(certificate))
    assert run(capsys, "check", "1 2; 3 4", "-")[0] == 1
    assert refused(capsys, "check", "-", "-") == ["exactrank: standard input can be given only once"]
