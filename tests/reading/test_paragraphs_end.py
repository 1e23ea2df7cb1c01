"""Where a paragraph ends, a sentence ends: at an empty line, also after blanks, and at the tags of PreTeXt."""

from __future__ import annotations

import pytest

import exactrank

HEADING, TEXT = (
    "Row reduction of {}",
    "We bring the 2 by 2 matrix {} to echelon form, to see how many of its rows are independent.",
)


@pytest.mark.parametrize("blanks", ["\n\n", " \n\n", "\t \n\n", "\n \n", "  \n  \n ", "\r\n\r\n", " \r\n \r\n"])
@pytest.mark.parametrize("kind", ["latex", "markdown"])
def test_an_empty_line_ends_what_stands_above_it(blanks: str, kind: str) -> None:
    text = HEADING.format("$A$") + blanks + TEXT.format("$A$")
    assert exactrank.verify(text, kind=kind).unread == ()


@pytest.mark.parametrize("between", ["", " ", "\n", "\n  "])
@pytest.mark.parametrize("tags", [("<title>", "</title>"), ("<p>", "</p>"), ("<p><em>", "</em></p>")])
def test_a_tag_ends_what_stands_in_it(between: str, tags: tuple[str, str]) -> None:
    start, stop = tags
    inside = f"{start}{HEADING.format('<m>A</m>')}{stop}{between}<p>{TEXT.format('<m>A</m>')}</p>"
    assert exactrank.verify(f"<section>{inside}</section>", kind="xml").unread == ()


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Let $A = \\begin{bmatrix} 1 & 2 \\\\ 2 & 4 \\end{bmatrix}$. The rank \nof $A$ is 1.", "correct"),
        ("Let $A = \\begin{bmatrix} 1 & 2 \\\\ 2 & 4 \\end{bmatrix}$. The rank \nof $A$ is 2.", "incorrect"),
    ],
)
def test_a_line_that_ends_in_a_blank_goes_on(text: str, outcome: str) -> None:
    assert exactrank.verify(text, kind="latex").outcome.value == outcome


@pytest.mark.parametrize(("rank", "outcome"), [(1, "correct"), (2, "incorrect")])
def test_a_sentence_of_pretext_goes_on_over_its_formulas(rank: int, outcome: str) -> None:
    matrix = r"\begin{bmatrix} 1 \amp 2 \\ 2 \amp 4 \end{bmatrix}"
    text = f"<section><title>Rank</title><p>The rank of\n<me>{matrix}</me>\nis\n<m>{rank}</m>.</p></section>"
    assert exactrank.verify(text, kind="xml").outcome.value == outcome
