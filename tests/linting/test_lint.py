"""`exactrank lint`: findings with their places in every kind of book, and what is left alone."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from exactrank.cli import main
from exactrank.errors import InputError
from exactrank.linting.blocks import blocks_of, files_of

pytestmark = pytest.mark.usefixtures("lasting_processes")

TEX = r"""\documentclass{article}
\newcommand{\rk}{\operatorname{rank}}
\begin{document}
\section{Ranks}
The matrix $A = \begin{pmatrix}1&2\\2&4\end{pmatrix}$ has $\rk A = 1$.

\begin{example}
Now $A = \begin{pmatrix}1&2\\3&4\end{pmatrix}$ has $\rk A = 2$, and
\[ A \xrightarrow{R_2-3R_1} \begin{pmatrix}1&2\\0&-2\end{pmatrix} \]
\end{example}

\begin{exercise}
Is $\rk A = 1$? \end{exercise}
\end{document}
"""
STEP = r"\begin{pmatrix}1&2\\0&-2\end{pmatrix}"
WRONG_STEP = TEX.replace(STEP, r"\begin{pmatrix}1&2\\0&2\end{pmatrix}")
WRONG_RANK = TEX.replace(r"has $\rk A = 1$", r"has $\rk A = 2$")
MARKDOWN = "# One\n\n$2 + 2 = 4$\n\n## Two\n\n$$\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix} = X$$ and $3 \\cdot 4 = 13$\n"
XML = "<book>\n<section>\n<example>\n<p><m>2+2=5</m></p>\n</example>\n</section>\n</book>\n"


def lint(path: Path | str, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, list[str]]:
    status = main(["lint", str(path), "--jobs", "1", *more])
    return status, capsys.readouterr().out.splitlines()


def book(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_a_right_book_has_no_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lint(book(tmp_path, "a.tex", TEX), capsys) == (0, [])


@pytest.mark.parametrize(
    ("name", "text", "place", "kind"),
    [
        ("a.tex", WRONG_STEP, "a.tex:9:", "row-step/sign"),
        ("a.tex", WRONG_RANK, "a.tex:5:", "rank/wrong-rank"),
        ("a.md", MARKDOWN, "a.md:7:", "equality/wrong-value"),
        ("a.xml", XML, "a.xml:4:", "equality/wrong-value"),
    ],
)
def test_a_finding_has_its_place(
    name: str, text: str, place: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines = lint(book(tmp_path, name, text), capsys)
    assert status == 1
    (line,) = lines
    assert place in line
    assert kind in line
    assert line.endswith(".")


def test_names_end_with_their_block(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = TEX.replace("Is $\\rk A = 1$?", "Here $\\rk A = 7$.")
    assert lint(book(tmp_path, "a.tex", text), capsys) == (0, []), "which A that is, the exercise does not say"


def test_a_line_may_be_ignored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "# One\n\n<!-- exactrank: ignore -->\n$2 + 2 = 5$\n\n$2 + 2 = 6$ <!-- exactrank: ignore -->\n\n$2 + 2 = 7$\n"
    status, lines = lint(book(tmp_path, "a.md", text), capsys)
    assert status == 1
    assert [line.split(":")[1] for line in lines] == ["8"]


def test_a_notebook_is_read_cell_by_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cells = [
        {"cell_type": "code", "source": ["2 + 2 == 5"]},
        {"cell_type": "markdown", "source": ["one\n", "\n", "$2+2=5$"]},
    ]
    path = book(tmp_path, "a.ipynb", json.dumps({"cells": cells}))
    _, lines = lint(path, capsys)
    assert [":cell 2:3:" in line for line in lines] == [True]


def test_every_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = book(tmp_path, "a.tex", WRONG_STEP)
    _, lines = lint(path, capsys, "--format", "json")
    (found,) = json.loads(lines[0])["findings"]
    assert (found["line"], found["kind"], found["certain"]) == (9, "row-step", True)
    _, lines = lint(path, capsys, "--format", "sarif")
    run = json.loads(lines[0])["runs"][0]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 9
    assert run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]["id"] == "row-step"
    _, lines = lint(path, capsys, "--format", "junit")
    suite = ET.fromstring("\n".join(lines).encode())
    assert (suite.get("failures"), len(suite.findall("testcase/failure"))) == ("1", 1)
    _, lines = lint(path, capsys, "--format", "html")
    assert "<script" not in "\n".join(lines)
    assert "a.tex:9:" in "\n".join(lines)


def test_a_baseline_excuses_what_it_knows_and_nothing_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, known = book(tmp_path, "a.md", "# One\n\n$2 + 2 = 5$\n"), str(tmp_path / "known.json")
    assert lint(path, capsys, "--baseline", known) == (0, [])
    path.write_text("# One\n\nnew lines above\n\n$2 + 2 = 5$\n\n$3 + 3 = 7$\n")
    status, lines = lint(path, capsys, "--baseline", known)
    assert status == 1
    assert [line.split(":")[1] for line in lines] == ["7"]


@pytest.mark.parametrize("name", ["no.tex", "picture.png", "bad.ipynb"])
def test_what_is_no_book_is_one_line(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "bad.ipynb").write_text("{}")
    assert main(["lint", str(tmp_path / name)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1


def test_a_folder_is_searched_without_what_is_hidden(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("b.tex", "a.md", "c.png", ".git/x.md"):
        (tmp_path / name).write_text("x")
    assert [Path(one).name for one in files_of([str(tmp_path)])] == ["a.md", "b.tex"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="nothing to check"):
        files_of([str(tmp_path / "empty")])


def test_the_lines_of_a_block_are_those_of_the_file(tmp_path: Path) -> None:
    path = book(tmp_path, "a.tex", TEX)
    blocks = list(blocks_of(str(path)))
    lines = TEX.splitlines()
    for block in blocks[1:]:
        first = block.text.splitlines()[0]
        assert first.endswith(lines[block.above].lstrip() or lines[block.above])
        assert r"\newcommand{\rk}" in first
