"""Macros that a book defines in other files than those that use them."""

from __future__ import annotations

from pathlib import Path

import pytest

from exactrank.linting.definitions import definitions_for, definitions_in
from tests.linting.test_lint import lint

pytestmark = pytest.mark.usefixtures("lasting_processes")

STYLE = r"""\newcommand{\arrow}{\to} % over a sign
\newcommand{\mat}[1]{%
  \begin{pmatrix}#1\end{pmatrix}}
\newcommand{\rk}{\operatorname{rank}}
"""
CHAPTER = r"""\section{Steps}
\begin{example}
  $\mat{1 & 2 \\ 3 & 4} \xrightarrow{R_2 \arrow R_2 - 3R_1} \mat{1 & 2 \\ 0 & -2}$ and $\rk \mat{1 & 2 \\ 2 & 4} = 1$.
\end{example}
"""
WRONG = CHAPTER.replace("= 1$.", "= 2$.")


def book(folder: Path, chapter: str, style: str = STYLE, name: str = "book.sty") -> Path:
    (folder / "styles").mkdir()
    (folder / "styles" / name).write_text(style)
    (folder / "chapter.tex").write_text(chapter)
    return folder


@pytest.mark.parametrize("name", ["book.sty", "book.cls", "main.tex"])
def test_a_chapter_is_read_with_the_macros_of_the_book(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lint(book(tmp_path, CHAPTER, name=name), capsys) == (0, [])
    (tmp_path / "chapter.tex").write_text(WRONG)
    status, found = lint(tmp_path, capsys)
    assert (status, len(found)) == (1, 1)
    column = WRONG.splitlines()[2].index(r"$\rk") + 2
    assert f"chapter.tex:3:{column}: rank/wrong-rank" in found[0]


def test_a_style_beside_a_chapter_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "book.sty").write_text(STYLE)
    (tmp_path / "chapter.tex").write_text(WRONG)
    assert lint(tmp_path / "chapter.tex", capsys)[0] == 1


def test_a_macro_with_two_meanings_has_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = book(tmp_path, WRONG.replace(r"\rk ", r"\size "), STYLE + r"\newcommand{\size}{\operatorname{rank}}")
    assert lint(folder, capsys)[0] == 1
    (folder / "other.tex").write_text(r"\newcommand{\size}{\dim}")
    assert lint(folder, capsys)[0] == 0


def test_what_a_chapter_defines_itself_counts_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chapter = r"\newcommand{\two}{3}" + "\n" + r"\begin{example} $1 + 1 = \two$ \end{example}" + "\n"
    assert lint(book(tmp_path, chapter, r"\newcommand{\two}{2}"), capsys)[0] == 1


def test_a_style_that_is_no_text_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = book(tmp_path, CHAPTER)
    (folder / "other.sty").write_bytes(b"\xff\xfe\x00\x00")
    assert lint(folder, capsys)[0] == 0


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (r"\newcommand\a{1}\newcommand{\b}{2}\DeclareMathOperator{\c}{rank}\def\d#1{#1}", [r"\a", r"\b", r"\c", r"\d"]),
        (r"\renewcommand*{\vec}[1]{\mathbf{#1}}", [r"\vec"]),
        (r"% \newcommand{\a}{1}", []),
        (r"\newcommand{\a}{\ifx b c\fi}\def\b{\@c}\newcommand{\c}{\begin{tikzpicture}}", []),
        (r"\newcommand{\a}{1", []),
        (r"\newenvironment{e}{a}{b}", []),
    ],
)
def test_definitions_are_found(text: str, names: list[str]) -> None:
    assert sorted(definitions_in(text)) == names


def test_only_what_is_used_comes_along() -> None:
    found = definitions_in(r"\newcommand{\a}{\b}\newcommand{\b}{1}\newcommand{\c}{2}\def\e{\e}")
    assert definitions_for(r"$\a$", found) == r"\newcommand{\a}{\b} \newcommand{\b}{1}"
    assert definitions_for(r"$\e$", found) == r"\def\e{\e}"
