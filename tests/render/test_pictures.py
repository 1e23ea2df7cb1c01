"""Pictures of numbers: on pages alone, to scale, with the digits of the text, and nothing that is read as a claim."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from exactrank import project, singular_values, verify
from exactrank.document import Document, Plot, Shading, walk
from exactrank.exposition import explain
from exactrank.messages import LANGUAGES
from exactrank.render import html, latex, markdown, plain, typst

A = [[4, 8, 12], [2, 5, 6], [3, 6, 9], [5, 10, 16]]


def singular() -> Document:
    return explain(singular_values(A))


def projected() -> Document:
    return explain(project(A, onto=[4, 2, 3, 5]))


def test_bars_are_to_scale_and_have_the_digits_of_the_text() -> None:
    [plot] = [node for node in walk(singular()) if isinstance(node, Plot)]
    page = html.render(singular())
    widths = [int(width) for width in re.findall(r'<rect x="40" y="\d+" width="(\d+)"', page)]
    sizes = [Fraction(bar.digits) for bar in plot.bars]
    assert len(sizes) == 3
    assert all(abs(width - 360 * size / sizes[0]) <= 1 for width, size in zip(widths, sizes, strict=True))
    text = plain.render(singular())
    assert all(bar.digits in text and f">{bar.digits}<" in page for bar in plot.bars)


def test_an_entry_is_shaded_by_its_size_and_sign() -> None:
    [shading] = [node for node in walk(projected()) if isinstance(node, Shading)]
    residual = project(A, onto=[4, 2, 3, 5]).residual
    assert [[Fraction(mark.digits) for mark in row] for row in shading.rows] == [list(row) for row in residual]
    largest = max([abs(entry) for row in residual for entry in row])
    for row, marked in zip(residual, shading.rows, strict=True):
        assert all(abs(mark.share - 1000 * entry / largest) <= 1 for entry, mark in zip(row, marked, strict=True))
    page = html.render(projected())
    assert page.count('<rect class="minus"') == sum([entry < 0 for row in residual for entry in row])


def test_one_value_and_a_residual_of_zero_have_no_picture() -> None:
    assert "<svg" not in html.render(explain(singular_values([[1, 2], [2, 4]])))
    assert "<svg" not in html.render(explain(project([[1, 2], [2, 4]], onto=[1, 2])))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_paper_and_plain_text_have_none_and_pages_are_read_back(lang: str) -> None:
    for document in (singular(), projected()):
        page = html.render(document, lang)
        assert "<svg" in page
        assert [one.reason for one in verify(page, kind="html").unread] == []
        for form in (plain, markdown, latex, typst):
            assert "svg" not in form.render(document, lang)
            assert "\n\n\n" not in form.render(document, lang).replace("#let", "")
    assert verify(html.render(singular(), lang), kind="html").outcome.value == "correct"
