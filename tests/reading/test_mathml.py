# ruff: noqa: E501 - formulas stand on one line
"""MathML without TeX: what browsers and word processors write is read from the elements themselves."""

from __future__ import annotations

import re

import pytest

from exactrank.errors import InputError
from exactrank.judging import judge
from exactrank.reading.answers.document import read_answer
from exactrank.reading.markup.mathml import tex_of
from exactrank.render import html
from tests.documents import all_documents
from tests.turns import Turn, by_turns, those_of

TABLE = "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mrow><mo>−</mo><mn>2</mn></mrow></mtd></mtr><mtr><mtd><mi>a</mi></mtd><mtd><mn>0</mn></mtd></mtr></mtable>"
BODY = r"1 & -2 \\ a & 0"
FORMULAS = {
    f"<mo>[</mo>{TABLE}<mo>]</mo>": rf"\begin{{bmatrix}}{BODY}\end{{bmatrix}}",
    f"<mo>(</mo><mrow>{TABLE}</mrow><mo>)</mo>": rf"\begin{{pmatrix}}{BODY}\end{{pmatrix}}",
    f"<mo>|</mo>{TABLE}<mo>|</mo>": rf"\begin{{vmatrix}}{BODY}\end{{vmatrix}}",
    f'<mfenced open="[" close="]">{TABLE}</mfenced>': rf"\begin{{bmatrix}}{BODY}\end{{bmatrix}}",
    f"<mfenced>{TABLE}</mfenced>": rf"\begin{{pmatrix}}{BODY}\end{{pmatrix}}",
    "<mfenced><mi>a</mi><mi>b</mi></mfenced>": "(a,b)",
    TABLE: rf"\begin{{matrix}}{BODY}\end{{matrix}}",
    f"<mo>[</mo>{TABLE.replace('<mtable', '<mtable columnlines=' + chr(34) + 'solid' + chr(34))}<mo>]</mo>": rf"\left[\begin{{array}}{{r|r}}{BODY}\end{{array}}\right]",
    "<mtable><mtr><mtd><mi>x</mi></mtd><mtd><mo>=</mo><mn>1</mn></mtd></mtr></mtable>": r"\begin{aligned}x & =1\end{aligned}",
    "<mo>{</mo><mtable><mtr><mtd><mi>x</mi><mo>=</mo><mn>1</mn></mtd></mtr></mtable>": r"\{\begin{aligned}x=1\end{aligned}",
    "<mrow><mo>-</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow>": r"-\frac{1}{2}",
    "<msup><mfrac><mn>1</mn><mn>2</mn></mfrac><mn>2</mn></msup>": r"(\frac{1}{2})^{2}",
    "<msup><mrow><mo>(</mo><mi>A</mi><mi>B</mi><mo>)</mo></mrow><mi>T</mi></msup>": "(AB)^{T}",
    "<msub><mi>R</mi><mn>2</mn></msub><mo>←</mo><msub><mi>R</mi><mn>2</mn></msub><mo>&#x2212;</mo><mn>3</mn><mo>&InvisibleTimes;</mo><msub><mi>R</mi><mn>1</mn></msub>": r"R_{2}\leftarrow R_{2}-3R_{1}",
    "<msubsup><mi>x</mi><mn>1</mn><mo>′</mo></msubsup>": "x_{1}^{'}",
    "<msqrt><mn>2</mn><mo>+</mo><mi>σ</mi></msqrt>": r"\sqrt{2+\sigma }",
    "<mi>rank</mi><mo>&#x2061;</mo><mi>A</mi><mo>=</mo><mi>det</mi><mi>𝐵</mi>": r"\operatorname{rank} A=\det B",
    "<mover accent='true'><mi>w</mi><mo>˜</mo></mover><mover><mi>x</mi><mo>→</mo></mover>": r"\tilde{w}\vec{x}",
    "<mover><mo>→</mo><mi>a</mi></mover><munder><mo>⟶</mo><mi>b</mi></munder>": r"\xrightarrow{a}\xrightarrow[b]{}",
    "<munderover><mo>→</mo><mi>b</mi><mi>a</mi></munderover><mover><mo>∼</mo><mi>a</mi></mover>": r"\xrightarrow[b]{a}\overset{a}{\sim }",
    "<munder><mi>x</mi><mi>y</mi></munder><mover><mi>x</mi><mi>y</mi></mover>": r"\underset{y}{x}\overset{y}{x}",
    "<mn>1 000</mn><mspace width='1em'/><mspace/><mtext>and {so}</mtext>": r"1000\quad  \text{and  so }",
    "<mml:mrow><mml:mi>Δ</mml:mi><mml:mi>W</mml:mi></mml:mrow>": r"\Delta W",
    "<semantics><mi>a</mi><annotation>b</annotation></semantics><mphantom><mi>c</mi></mphantom><menclose><mi>d</mi></menclose>": "ad",
    "<mi>a</mi><!-- <mi>b</mi> --><mi>c": "ac",
    "<mi>a<mi>b</mi>c</mi>": "a",
    "<mo>%</mo><mo>{</mo><mo>&amp;</mo>": r"\%\{\&",
}


@pytest.mark.parametrize("written", FORMULAS)
def test_elements_as_tex(written: str) -> None:
    assert "".join([tex for tex, _, _ in tex_of(written, 0, len(written))]) == FORMULAS[written]


def bare(page: str) -> str:
    """The page without the TeX that its formulas carry."""
    return re.sub(r"<annotation[^>]*>.*?</annotation>", "", page, flags=re.DOTALL)


@by_turns(3)
def test_our_pages_say_the_same_without_their_tex(turn: Turn) -> None:
    for document in those_of(all_documents()[::97], turn):
        page = html.render(document, "en")
        assert "x-tex" not in bare(page)
        with_tex, without = judge(read_answer(page)), judge(read_answer(bare(page)))
        assert [(one.kind, one.outcome) for one in without.judgements] == [
            (one.kind, one.outcome) for one in with_tex.judgements
        ]


def test_places_are_those_of_the_elements() -> None:
    page = "<p>\n<math><mi>A</mi><mo>=</mo>\n<mo>[</mo><mtable><mtr><mtd><mn>2</mn></mtd></mtr></mtable><mo>]</mo></math></p>\n<p>\n<math><mi>rank</mi><mi>A</mi><mo>=</mo><mn>2</mn></math></p>"
    first, last = read_answer(page)
    assert (first.span.line, last.span.line) == (2, 5)


@pytest.mark.parametrize(
    "text",
    ["<mrow>" * 20_000, "</mrow>" * 20_000, "<mfrac>" * 9_000, "<!--" * 20_000, '<mi "' * 20_000, "<mi '\">" * 9_000, "<mtable><mtr><mtd>" * 5_000,
     "<mover>" * 9_000, "<mo>[</mo>" * 9_000, "<msub><mi>x</mi>" * 9_000, "<mi>" + "x" * 100_000, "<mtd " + "a=1 " * 20_000, "&#x2062;" * 20_000],
    ids=range(13),
)  # fmt: skip
def test_hostile_formulas_end(text: str) -> None:
    try:
        found = read_answer(f"<p><math>{text}</math></p>")
    except InputError as error:
        assert len(error.problems) == 1  # noqa: PT017
    else:
        assert len(found) <= len(text)
