"""Filling a source: what blocks ask for is written after them, once, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import exactrank
from exactrank.cli import main
from exactrank.embedding.fill import filled
from exactrank.embedding.scanning import latex_blocks, markdown_blocks, pretext_blocks
from exactrank.errors import InputError
from exactrank.render.formats import Format

FENCE = "```exactrank\n2 1; 4 3\n```"
COMMENT = "<!-- exactrank\n:methods: determinant\n2 1\n4 3\n-->"
LATEX = "% exactrank\n% :name: W\n% 2 1\n% 4 3"

BLOCKS = [
    (FENCE, 1),
    (COMMENT, 1),
    ("~~~~ exactrank\n2 1; 4 3\n~~~~", 1),
    ("```{.exactrank}\n2 1; 4 3\n```", 1),
    ("``` { .exactrank #lu .wide }\n2 1; 4 3\n```", 1),
    ('```exactrank title="The rank"\n2 1; 4 3\n```', 1),
    ("```exactrank {#rank}\n2 1; 4 3\n```", 1),
    ("```{.python .exactrank}\n2 1\n```", 0),
    ("```{.exactrank-check}\n2 1\n```", 0),
    ("```exactranks\n2 1\n```", 0),
    ("```{r exactrank}\n2 1\n```", 0),
    ("1. item\n\n   ```exactrank\n   2 1\n   4 3\n   ```", 1),
    (f"{FENCE}\n{COMMENT}", 2),
    ("```\nexactrank\n```", 0),
    ("```exactrank-check\n2 1\n```", 0),
    ("```python exactrank\n2 1\n```", 0),
    ("```{exactrank}\n2 1\n```", 0),
    (f"````\n{FENCE}\n````", 0),
    (f"~~~\n{FENCE}\n~~~", 0),
    (f"```\n{COMMENT}\n```", 0),
    (f"<!-- not yet\n{FENCE}\n-->", 0),
    ("<!-- exactrank is a program -->", 0),
    ("    ```exactrank\n    2 1\n    ```", 0),
    ("exactrank", 0),
    ("> ```exactrank\n> 2 1\n> ```", 0),
]
LATEX_BLOCKS = [
    (LATEX, 1),
    ("  %% exactrank\n  %% 2 1; 4 3", 1),
    ("% exactrank\n% 1 2 | 3; 4 5 | 6\nText.", 1),
    ("% exactrank is a program\n% 2 1", 0),
    ("Text. % exactrank\n% 2 1", 0),
    (f"\\begin{{verbatim}}\n{LATEX}\n\\end{{verbatim}}", 0),
    (f"\\begin{{lstlisting}}\n{LATEX}\n\\end{{lstlisting}}", 0),
    (f"\\end{{document}}\n{LATEX}", 0),
    (f"% \\begin{{verbatim}}\n{LATEX}", 1),
]
PRETEXT = "<section>\n  <!-- exactrank\n  :name: W\n  2 1; 4 3\n  -->\n</section>"
PRETEXT_BLOCKS = [
    (PRETEXT, 1),
    ("<!-- exactrank\n2 1\n4 3\n-->", 1),
    ("\t\t<!--exactrank\n\t\t1 2 | 3; 4 5 | 6\n\t\t-->\n\t\t<p>Text.</p>", 1),
    (f"{PRETEXT}\n{PRETEXT}", 2),
    ("<!-- exactrank is a program -->", 0),
    ("<!-- exactrank -->", 0),
    ("<p><!-- exactrank\n2 1\n--></p>", 0),
    (f"<!-- not yet\n{FENCE}\n-->", 0),
    (f"<program><![CDATA[\n{COMMENT}\n]]></program>", 0),
    (FENCE, 0),
    ("% exactrank\n% 2 1", 0),
]


@pytest.mark.parametrize(("text", "count"), PRETEXT_BLOCKS)
def test_blocks_of_pretext(text: str, count: int) -> None:
    blocks, problems = pretext_blocks(text.split("\n"))
    assert (len(blocks), problems) == (count, [])


@pytest.mark.parametrize(("text", "count"), BLOCKS)
def test_blocks_of_markdown(text: str, count: int) -> None:
    blocks, problems = markdown_blocks(text.split("\n"))
    assert (len(blocks), problems) == (count, [])


@pytest.mark.parametrize(("text", "count"), LATEX_BLOCKS)
def test_blocks_of_latex(text: str, count: int) -> None:
    blocks, problems = latex_blocks(text.split("\n"))
    assert (len(blocks), problems) == (count, [])


@st.composite
def sources(draw: st.DrawFn) -> tuple[str, Format, int]:
    """Blocks and what only looks like one in any order, with text or nothing between them."""
    form = draw(st.sampled_from([Format.MARKDOWN, Format.LATEX, Format.PRETEXT]))
    known = {
        Format.MARKDOWN: BLOCKS,
        Format.LATEX: [one for one in LATEX_BLOCKS if "{document}" not in one[0]],
        Format.PRETEXT: PRETEXT_BLOCKS,
    }[form]
    parts = draw(st.lists(st.sampled_from(known), max_size=5))
    between = "\n\n" if form is Format.LATEX else draw(st.sampled_from(["\n", "\n\n", "\nText.\n"]))
    text = between.join([part for part, _ in parts]) + draw(st.sampled_from(["", "\n", "\n\nEnd.\n"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))), form, sum([count for _, count in parts])


@given(sources())
def test_filling_twice_is_filling_once(source: tuple[str, Format, int]) -> None:
    text, form, count = source
    once = filled(text, form)
    assert once.count("exactrank: begin") == once.count("exactrank: end") == count
    assert filled(once, form) == once
    assert ("\r\n" in once) == ("\r\n" in text)
    assert once.count("\n") == once.count("\r\n") or "\r" not in once


@given(sources())
def test_nothing_but_what_was_filled_is_new(source: tuple[str, Format, int]) -> None:
    text, form, _ = source
    rest: list[str] = []
    inside = False
    for line in filled(text, form).splitlines():
        if "exactrank: begin" in line:
            inside = True
        if not inside:
            rest.append(line)
        if "exactrank: end" in line:
            inside = False
    assert [line for line in rest if line] == [line for line in text.splitlines() if line]


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        (FENCE, Format.MARKDOWN, "markdown"),
        (LATEX, Format.LATEX, "latex"),
        (PRETEXT, Format.PRETEXT, "xml"),
        (PRETEXT.replace(":name: W", ":methods: lu, spaces, eigen"), Format.PRETEXT, "xml"),
    ],
)
def test_what_is_filled_in_is_judged_right(text: str, form: Format, kind: str) -> None:
    assert exactrank.verify(filled(text, form), kind=kind).outcome.value == "correct"


def test_a_changed_block_is_filled_anew() -> None:
    once = filled(FENCE, Format.MARKDOWN)
    other = filled(once.replace("2 1; 4 3", "1 2; 2 4"), Format.MARKDOWN)
    assert other == filled(FENCE.replace("2 1; 4 3", "1 2; 2 4"), Format.MARKDOWN)


def test_the_language_of_a_block_goes_before_that_of_the_command() -> None:
    assert "行列" in filled(FENCE, Format.MARKDOWN, lang="ja")
    assert "行列" not in filled(FENCE.replace("\n2", "\n:lang: en\n2"), Format.MARKDOWN, lang="ja")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("```exactrank\n1 2\n3", ["this block is not closed (a.md, line 1)"]),
        ("<!-- exactrank\n1 2", ["this block is not closed (a.md, line 1)"]),
        ("x\n\n```exactrank\n```", ["the key matrix is missing (a.md, line 4)"]),
        ("```exactrank\n1 2\n3 x\n```", ['"x" is not a number (a.md, line 3, column 3)']),
        ("```exactrank\n:form: pretty\n1 2\n```", ["pretty is not a choice for form, use one of: echelon, reduced"]),
        ("```exactrank\n:colour: red\n1 2\n```", ["the key colour is not known (a.md, line 3)"]),
        ("```exactrank\n:lang: xx\n1 2\n```", ["xx is not a choice for lang, use one of: en, ja"]),
        (
            "<!-- exactrank: begin -->\nx\n<!-- exactrank: end -->",
            [f"this mark belongs to no block (a.md, line {k})" for k in (1, 3)],
        ),
        (f"{FENCE}\n<!-- exactrank: begin -->\nx", ['"exactrank: begin" has no "exactrank: end" after it']),
        (
            "```exactrank\n:methods: determinant\n1 2\n```\n\n```exactrank\n1 y\n```",
            ["the determinant of a 1x2 matrix is not defined", '"y" is not a number (a.md, line 7)'],
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, lines: list[str]) -> None:
    with pytest.raises(InputError) as refused:
        filled(text, Format.MARKDOWN, "a.md")
    said = str(refused.value).splitlines()
    assert len(said) == len(lines)
    for found, expected in zip(said, lines, strict=True):
        assert found.startswith(expected.partition(" (")[0])
        assert expected.partition(" (")[2] in found


def test_the_command_fills_files_in_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, paper = tmp_path / "page.qmd", tmp_path / "paper.tex"
    page.write_bytes(b"\xef\xbb\xbf" + FENCE.encode())
    paper.write_text(LATEX, encoding="utf-8")
    assert main(["fill", "--check", str(page), str(paper)]) == 1
    assert capsys.readouterr().err.count("is not filled") == 2
    assert main(["fill", str(page), str(paper)]) == 0
    assert page.read_bytes().startswith(b"\xef\xbb\xbf```exactrank")
    assert "$$" in page.read_text(encoding="utf-8")
    assert r"\[" in paper.read_text(encoding="utf-8")
    before = page.stat().st_mtime_ns
    assert main(["fill", str(page)]) == 0
    assert page.stat().st_mtime_ns == before, "what does not change is not written"
    assert main(["fill", "--check", str(page), str(paper)]) == 0


def test_nothing_is_written_where_one_file_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad, other = (tmp_path / name for name in ("good.md", "bad.md", "notes.docx"))
    for path in (good, bad, other):
        path.write_text(FENCE.replace("4 3", "x" if path is bad else "4 3"), encoding="utf-8")
    assert main(["fill", str(good), str(bad), str(other), str(tmp_path / "none.md")]) == 2
    assert good.read_text(encoding="utf-8") == FENCE
    said = capsys.readouterr().err
    assert all(part in said for part in ("bad.md, line 2", "notes.docx", "none.md"))


def test_another_encoding_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text(FENCE, encoding="utf-16")
    assert main(["fill", str(page)]) == 2
    assert "only files in UTF-8 are filled" in capsys.readouterr().err
