# ruff: noqa: E501 - formulas stand on one line
"""HTML pages: what they show is read, what they hide is not, and places are those of the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.errors import InputError
from exactrank.reading.answers.document import read_answer
from exactrank.reading.markup.kinds import is_html
from exactrank.reading.markup.prepared import prepared

A, B = r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", r"\begin{pmatrix}1&2\\0&-2\end{pmatrix}"
ESCAPED = A.replace("&", "&amp;")


def math(tex: str, display: str = "") -> str:
    return (
        f'<math{display}><semantics><mrow><mi>x</mi><mn>9</mn></mrow><annotation encoding="application/x-tex">'
        f"{tex.replace('&', '&amp;')}</annotation></semantics></math>"
    )


STEP = f"$${A}$$ R2 <- R2 - 3 R1 $${B}$$"
PAGES = {
    "MathML": f"<p>{math(A)}</p><ol><li>R<sub>2</sub> &larr; R<sub>2</sub> &minus; 3 R<sub>1</sub></li></ol><p>{math(B)}</p>",
    "MathML in a display": f"<div>{math(A, ' display=block')}<p>{math('R_2 - 3R_1')}</p>{math(B, ' display=block')}</div>",
    "delimiters": f"<html><body><p>\\[{ESCAPED}\\]</p><p>R2 &lt;- R2 &#45; 3 R1</p><p>$${ESCAPED.replace('3&amp;4', '3&#38;4')}$$"
    "</p></body></html>".replace("3&#38;4", "0&#38;-2"),
    "KaTeX": f'<p><span class="katex"><span class="katex-mathml">{math(A)}</span><span class="katex-html" aria-hidden="true">'
    f"<span>R2 <- 9 R2</span></span></span></p><p>R2 &lt;- R2 - 3 R1</p><p>{math(B)}</p>",
    "MathJax": f'<div><script type="math/tex; mode=display">{A}</script><p>R2 &lt;- R2 - 3 R1</p>'
    f'<script type="math/tex">{B}</script></div>',
    "preformatted": "<pre>\n[1 2]\n[3 4]\n\nR2 &lt;- R2 - 3 R1\n\n[1  2]\n[0 -2]\n</pre>",
    "hidden": f"<!DOCTYPE html><html><head><title>[1 2]</title><style>R1 <- 3 R1</style><script>R1 = 2*R1 </script></head>"
    f"<body><!-- R1 <- 5 R1 -->{math(A)}<code>R1 &lt;- 7 R1</code><p title='a > b'>R2 &lt;- R2\n- 3 R1</p>{math(B)}</body></html>",
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_step_in_a_page(kind: str) -> None:
    (found,) = read_answer(PAGES[kind])
    (expected,) = read_answer(STEP)
    for field in ("before", "after", "operations"):
        assert getattr(found, field) == getattr(expected, field)


def test_places_are_those_of_the_file() -> None:
    text = f"<html>\n<body>\n<p>Here &amp; now\n  {math('A = ' + A)}</p>\n<ul><li>\n the rank of {math('A')} is 2.</li></ul></body></html>"
    first, last = read_answer(text)
    line, column = first.span.line or 0, first.span.column or 0
    assert text.split("\n")[line - 1][column - 1 :].startswith(r"A = \begin")
    assert first.span.source == "A = " + ESCAPED
    assert (last.span.line, last.span.column) == (6, 6)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<p>a</p>", True),
        ("<!DOCTYPE html><html></html>", True),
        ("\n<!-- c --><div>a</div>\n", True),
        ("<p>Let <m>A</m> be</p>", False),
        ("<md><mrow>A</mrow></md>", False),
        ("a <b>c</b>", False),
        ("<b>c</b> and $x$", False),
        ("", False),
    ],
)
def test_what_is_a_page(text: str, html: bool) -> None:
    assert is_html(text) == html


def test_paragraphs_are_apart_and_lines_are_not() -> None:
    text = prepared(
        "<h2>a</h2><p>b\nc<br>d</p><ul><li>e<li>f</ul><table><tr><td>1<td>2</table><p>5 % x&nbsp;y</p>"
    ).text
    assert text.split() == ["#", "a", "b", "c", "d", "e", "f", "1", "2", "5", "٪", "x", "y"]
    assert "b c\nd" in text
    assert "e\n\nf" in text


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", "<!--", '<a x="', "<![CDATA[", "&", "</", "<?", "<!", "<script>", "</script", "<a/", "<title></", "&#", "<a =",
     "<math>", "<annotation encoding='TeX'>", "<code>", "<sub>", "<p aria-hidden=true>", "<a '\">", "&amp;", "<pre>\n"],
)  # fmt: skip
def test_hostile_pages_end(piece: str) -> None:
    try:
        found = read_answer("<p>" + piece * 20_000 + "</p>", kind="html")
    except InputError as error:
        assert len(error.problems) == 1  # noqa: PT017
    else:
        assert found == ()


@given(st.lists(st.sampled_from(["<p>", "</p>", "<math>", "</math>", "<annotation encoding=TeX>", "</annotation>", "<pre>", "\n", "&lt;", "A = 2", "<code>", "</code>", "<", ">", '"', "<li", "<!--", "-->", "<script>", "</script>"]), max_size=30).map("".join))  # fmt: skip
def test_any_page_is_read(text: str) -> None:
    for statement in read_answer(text, kind="html"):
        assert 1 <= (statement.span.line or 0) <= text.count("\n") + 1
