"""Decimals with a comma: set as one number in every format that has them, and read back."""

from __future__ import annotations

import pytest

from exactrank.calculations.spectrum import singular_values
from exactrank.calculations.studies import study_low_rank
from exactrank.document import Digits, Display, Document, Name, say
from exactrank.exposition import explain
from exactrank.judging import judge
from exactrank.matrix import Matrix
from exactrank.reading.answers.document import answer_of
from exactrank.render import html, latex, markdown, typst
from exactrank.render.notations import with_decimal_commas

A = Matrix.of([[4, 8], [2, 5]])
RENDERED = {"latex": latex.render, "markdown": markdown.render, "html": html.render}


def printed(text: str) -> Document:
    return with_decimal_commas(Document(say("document.matrix-title", name=Name("A")), (Display((Digits(text),)),)))


@pytest.mark.parametrize(
    ("digits", "in_latex", "in_html", "in_typst"),
    [
        ("1.732", "1{,}732", "<mn>1,732</mn>", '"1,732"'),
        ("-0.5", "-0{,}5", "<mn>0,5</mn>", '-"0,5"'),
        ("1.5e-7", r"1{,}5 \times 10^{-7}", "<mn>1,5</mn>", '"1,5" times 10^(-7)'),
        ("12", "12", "<mn>12</mn>", "12"),
    ],
)
def test_a_decimal_comma_is_part_of_its_number(digits: str, in_latex: str, in_html: str, in_typst: str) -> None:
    document = printed(digits)
    assert in_latex in latex.render(document, "en")
    assert in_html in html.render(document, "en")
    assert in_typst in typst.render(document, "en")


def test_what_is_no_decimal_stays_as_it_is() -> None:
    for text in ("50 %, 90 %", "1 + 2", "?"):
        assert printed(text) == Document(say("document.matrix-title", name=Name("A")), (Display((Digits(text),)),))


@pytest.mark.parametrize("form", RENDERED)
@pytest.mark.parametrize("lang", ["en", "de"])
def test_pages_with_decimal_commas_are_read_back(form: str, lang: str) -> None:
    for record in (singular_values(A), study_low_rank(A, 1, None)):
        page = RENDERED[form](with_decimal_commas(explain(record, "W", digits=4)), lang)
        assert "0.3834" not in page
        verdict = judge(answer_of(page))
        assert verdict.is_correct
        assert any(one.kind == "approximation" for one in verdict.judgements)
