"""Text struck out in Markdown is withdrawn; tildes that are blanks of TeX, signs or fences strike nothing out."""

import pytest

from exactrank.reading.markup.prepared import prepared

STRUCK = [
    ("~~det A = 10~~ det A = 2", "det A = 10"),
    ("so ~~the rank is 1.~~ The rank is 2", "the rank is 1."),
    ("~~$$\\det A = 10$$~~\n\n$\\det A = 2$", "10"),
    ("(~~x = 1~~) x = 2", "x = 1"),
    ("- ~~R2 - 3 R1~~\n- R2 - 2 R1", "R2 - 3 R1"),
]

KEPT = [
    "$x~~=~~3$ and $y~~=~~4$",
    r"\begin{pmatrix}1&2\end{pmatrix}~~\sim~~\begin{pmatrix}2&4\end{pmatrix}",
    "[1 2; 3 4] ~~ [1 2; 0 -2] ~~ [1 0; 0 1]",
    "A~~B~~C = 3",
    "~~ det A = 3 ~~",
    "about ~~3, or\n\nso ~~ much",
    "\\[ A ~~\\text{is}~~ B \\]",
]


@pytest.mark.parametrize(("text", "withdrawn"), STRUCK)
def test_struck_text_is_not_read(text: str, withdrawn: str) -> None:
    assert withdrawn in text
    assert withdrawn not in prepared(text, "markdown").text


@pytest.mark.parametrize("text", KEPT)
def test_other_tildes_strike_nothing_out(text: str) -> None:
    assert prepared(text, "markdown").text == text


def test_struck_mathematics_is_listed_as_hidden() -> None:
    source = prepared("~~det A = 10~~ det A = 2", "markdown")
    assert [source.written[a:b] for a, b, _ in source.hidden] == ["~~det A = 10~~"]
