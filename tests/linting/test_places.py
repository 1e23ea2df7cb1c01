"""Where findings are: columns, inherited definitions, lines that are left alone, files found once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from exactrank.linting.blocks import Block, blocks_of, files_of
from exactrank.linting.findings import Finding, findings_in

WRONG = "$2 + 2 = 5$"


def found(text: str, tmp_path: Path, name: str = "a.tex") -> list[Finding]:
    path = tmp_path / name
    path.write_text(text, newline="")
    return [one for block in findings_in(list(blocks_of(str(path)))) for one in block]


def written_at(finding: Finding, text: str) -> str:
    """What stands in the file where the finding says that it is."""
    line = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[finding.line - 1]
    return line[finding.column - 1 :]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "text",
    [
        r"\section{One} $2 + 2 = 5$",
        r"Before. \section{One} $2 + 2 = 5$",
        r"\newcommand{\rk}{\operatorname{rank}}|\begin{document}|\section{One} $2 + 2 = 5$|",
        r"\newcommand{\rk}{\operatorname{rank}}|\begin{document}|x|\section{One}|Now $2 + 2 = 5$|",
        r"\newcommand{\pc}{\%}|\begin{document}|So. \section{One} So $2 + 2 = 5$|",
        r"\newcommand{\pc}{\%} % percent|\begin{document}|\section{One} So $2 + 2 = 5$|",
        r"\newcommand{\pc}{\\} % new line|\begin{document}|\section{One} So $2 + 2 = 5$|",
    ],
)
def test_a_finding_is_where_it_is_written(text: str, ending: str, tmp_path: Path) -> None:
    text = text.replace("|", ending)
    (finding,) = found(text, tmp_path)
    assert written_at(finding, text).startswith(("2 + 2 = 5", WRONG))


@pytest.mark.parametrize(
    ("definition", "kept"),
    [
        (r"\newcommand{\pc}{\%}", r"\newcommand{\pc}{\%}"),
        (r"\newcommand{\pc}{\%} % the sign", r"\newcommand{\pc}{\%}"),
        (r"\newcommand{\nl}{\\}% no sign", r"\newcommand{\nl}{\\}"),
        (r"% \newcommand{\rk}{\rank}", ""),
        ("\\newcommand{\\two}{\n2}", ""),
    ],
)
def test_definitions_stand_before_every_block_without_their_comments(
    definition: str, kept: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.tex"
    path.write_text(definition + "\n\\begin{document}\n\\section{One}\nx\n")
    block = list(blocks_of(str(path)))[-1]
    assert (block.text, block.inherited) == (kept + "\\section{One}\nx\n", len(kept))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"<!-- exactrank: ignore -->\n## A {WRONG}\n", []),
        (f"One.\n\n<!-- exactrank: ignore -->\n## A {WRONG}\n\n{WRONG}\n", [6]),
        (f"<!-- exactrank: ignore -->\n\n## A {WRONG}\n", [3]),
        (f"## A {WRONG}\n<!-- exactrank: ignore -->\n", [1]),
        (f"# A\n\nx\x0cy\n\n{WRONG}\n", [5]),
        (f"# A\n\n<!-- exactrank: ignore -->\x0c\n{WRONG}\n", []),
        (f"# A\n\n<!-- exactrank: ignore -->\n\x0cThe sum {WRONG}\n", []),
        (f"# A\r\n<!-- exactrank: ignore -->\r\n## B {WRONG}\r\n", []),
        (f"# A\r\n<!-- exactrank: ignore -->\r\n\r\n## B {WRONG}\r\n", [4]),
    ],
)
def test_the_line_after_a_remark_is_left_alone(text: str, lines: list[int], tmp_path: Path) -> None:
    assert [one.line for one in found(text, tmp_path, "a.md")] == lines


@pytest.mark.parametrize("folder", [".hidden", "book/.hidden", ".hidden/book"])
def test_what_is_hidden_is_so_within_the_folder_that_is_given(folder: str, tmp_path: Path) -> None:
    inside = tmp_path / folder
    (inside / ".git").mkdir(parents=True)
    (inside / "a.md").write_text("x")
    (inside / ".git" / "b.md").write_text("x")
    (inside / ".c.md").write_text("x")
    assert [Path(one).name for one in files_of([str(inside)])] == ["a.md"]


def test_a_file_is_checked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.md", "a.md"):
        Path(name).write_text("x")
    assert files_of(["./b.md", ".", str(tmp_path / "a.md"), "b.md"]) == ["b.md", "a.md"]


def test_a_finding_stands_once(tmp_path: Path) -> None:
    text = r"\section{One}" + f" {WRONG} and {WRONG}"
    assert len({one.column for one in found(text, tmp_path)}) == len(found(text, tmp_path)) == 2


def test_fingerprints_do_not_depend_on_how_a_path_is_written() -> None:
    def fingerprint(file: str, source: str = WRONG) -> str:
        return Finding(file, 1, 1, "equality", "", source, "", True).fingerprint

    assert fingerprint("./a.tex") == fingerprint("a.tex") == fingerprint(os.path.join("b", "..", "a.tex"))
    assert len({fingerprint("a.tex"), fingerprint("b/a.tex"), fingerprint("a.tex", "$2 + 2 = 6$")}) == 3


def test_the_first_line_of_a_block_begins_where_the_block_does() -> None:
    block = Block("a.tex", "latex", "abcSo", 6, column=10, inherited=3)
    assert [block.place(1, 4), block.place(1, 2), block.place(2, 5)] == [(7, 10), (7, 10), (8, 5)]
