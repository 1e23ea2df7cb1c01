"""Reports: what is only a note, what was not judged, and names and texts that a format cannot hold as they are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote

import pytest

from exactrank.cli import main
from exactrank.linting import findings as module
from exactrank.linting.blocks import Block
from exactrank.linting.findings import NOT_JUDGED, Finding, findings_in, gave_up
from exactrank.linting.reports import baseline_text, report, without_known

pytestmark = pytest.mark.usefixtures("lasting_processes")

MATRIX = r"\begin{pmatrix}1&2\\2&4\end{pmatrix}"
NOTE = rf"Let $A = {MATRIX}$. The column space of $A$ is spanned by $(1,3)^T$."
"""False, and of a kind that needs the text around it."""
TOO_DEEP = "$" + "{" * 5000 + "1" + "}" * 5000 + "$"
FORMATS = ("text", "json", "sarif", "junit", "html")


def lint(path: Path | str, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str, str]:
    status = main(["lint", str(path), "--jobs", "1", *more])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def finding(message: str = "m", source: str = "s", file: str = "a.tex", kind: str = "rank") -> Finding:
    return Finding(file, 1, 1, kind, "", source, message, kind != NOT_JUDGED)


def test_what_is_no_error_in_itself_is_shown_with_notes_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.md"
    path.write_text(NOTE + "\n")
    assert lint(path, capsys) == (0, "", "")
    status, out, _ = lint(path, capsys, "--notes")
    assert (status, out.count("\n")) == (0, 1), "a note is no error"
    assert ":column-space" in out.replace(" ", "")
    path.write_text(f"{NOTE}\n\n$2 + 2 = 5$\n")
    assert [lint(path, capsys, *more)[1].count("\n") for more in ([], ["--notes"])] == [1, 2]


def test_a_block_that_was_not_judged_stands_in_every_report(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    block = Block("a.tex", "latex", "\n  One\nTwo", 4, column=1)
    monkeypatch.setattr(module, "SECONDS", 1e-6)
    # Long enough for a second exception: one that comes while garbage is collected is lost.
    slow = findings_in([Block("a.tex", "latex", NOTE * 2000, 4)])[0]
    for one in (*slow, *gave_up(block)):
        assert (one.kind, one.line, one.certain) == (NOT_JUDGED, 5, False)
        for form in FORMATS:
            assert one.message in report([one], form, 1), form
        suite = ET.fromstring(report([one], "junit", 1))
        assert (suite.get("failures"), suite.get("skipped")) == ("0", "1")
    assert [slow[0].note, gave_up(block)[0].note, gave_up(block)[0].source] == ["slow", "killed", "One"]
    assert gave_up(block, "ja")[0].message != gave_up(block)[0].message


def test_what_was_not_judged_is_said_once_and_known_to_a_baseline(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exactrank.cli.lint._judged", lambda *_: iter([finding("slow", kind=NOT_JUDGED)]))
    path, known = tmp_path / "a.md", str(tmp_path / "known.json")
    path.write_text("x")
    status, out, err = lint(path, capsys)
    assert (status, out.count("\n"), err) == (3, 1, "one part was not judged\n")
    assert lint(path, capsys, "--lang", "ja")[2] == "調べられなかった部分が 1 件ある\n"
    assert lint(path, capsys, "--baseline", known) == (0, "", f"one finding written to {known}\n")
    assert lint(path, capsys, "--baseline", known) == (0, "", "")


def test_a_baseline_excuses_as_often_as_it_is_known() -> None:
    one, other = finding(), finding(source="t")
    assert without_known([one, other, one], baseline_text([one]), "") == [other, one]


@pytest.mark.parametrize("text", ["a\x0cb", "a\x00b", "a\x1bb", "a\ufffeb", "<&\"'>]]>", "a\tb", "\U0001d538"])
def test_xml_holds_every_text(text: str) -> None:
    for kind in ("rank", NOT_JUDGED):
        suite = ET.fromstring(report([finding(text, text, text + ".tex", kind)], "junit", 1))
        assert len(suite.findall("testcase")) == 1
    assert not set("\x00\x0c\x1b\ufffe") & set(report([finding(text, text)], "html", 1))


@pytest.mark.parametrize("name", ["my book/50%.tex", "ä#?.tex", "a\\b.tex", "a:b/c.tex"])
def test_sarif_names_files_by_references(name: str) -> None:
    (result,) = json.loads(report([finding(file=name)], "sarif", 1))["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == name
    assert not set(uri) & set(" %#?\\:") - {"%"}


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are UTF-8 there")
@pytest.mark.parametrize(
    "form", [one if one in ("text", "json") else pytest.param(one, marks=pytest.mark.long) for one in FORMATS]
)
def test_a_name_that_is_no_utf_8_is_printed_with_escapes(form: str, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/a\xff.md"
    Path(os.fsdecode(path)).write_text("$2 + 2 = 5$\n")
    command: list[str | bytes] = [sys.executable, "-m", "exactrank", "lint", path, "--format", form, "--jobs", "1"]
    made = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert (made.returncode, made.stderr) == (1, b"")
    said = made.stdout.decode()
    assert ("a%FF.md" if form == "sarif" else r"a\\xff.md" if form == "json" else r"a\xff.md") in said


def test_messages_are_in_the_language_that_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.md"
    path.write_text("$2 + 2 = 5$\n")
    _, english, _ = lint(path, capsys)
    _, japanese, _ = lint(path, capsys, "--lang", "ja")
    assert english.isascii()
    assert japanese.rstrip().endswith("。")
    assert '<html lang="ja">' in lint(path, capsys, "--lang", "ja", "--format", "html")[1]


def test_a_text_that_cannot_be_read_is_not_judged() -> None:
    made = [findings_in([Block("a.md", "markdown", TOO_DEEP, 0)], lang)[0] for lang in ("en", "ja")]
    assert [(one.kind, one.note) for found in made for one in found] == [(NOT_JUDGED, "unreadable")] * 2
    assert made[0][0].message != made[1][0].message
