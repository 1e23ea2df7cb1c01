"""Steps that a page shows one by one: by the keyboard, without a script, and all of them where that is not asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from exactrank.calculations.elimination import reduced_row_echelon_form, row_echelon_form
from exactrank.exposition import explain, explain_all
from exactrank.judging import judge
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES
from exactrank.reading.answers.document import answer_of
from exactrank.render import html
from tests.web.chromium import Chromium

FORM = reduced_row_echelon_form(Matrix.of([[0, 2, 4], [3, 1, 5], [6, 4, 14]]))
STEPS = len(FORM.derivation.groups())

SEEN = """[...document.querySelectorAll(".steps")].map(list => [...list.children].filter(step =>
  [...step.children].some(part => part.className != "upto" && part.getBoundingClientRect().height > 0)).length)"""
LATER = """[...document.querySelectorAll("h2, .result")].map(box => getComputedStyle(box).visibility)"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_of_several_steps_has_a_choice_in_each(lang: str) -> None:
    made = html.render(explain_all([FORM, FORM]), lang, standalone=True)
    assert made.count('<label class="one-by-one"') == 2
    for name in ("steps-1", "steps-2"):
        assert made.count(f'type="radio" name="{name}"') == STEPS
    assert made.count('checked=""') == 2
    assert judge(answer_of(made)).is_correct
    one_step = row_echelon_form(Matrix.of([[1, 2], [3, 4]]))
    for page in (html.render(explain(one_step), lang, standalone=True), html.render(explain(FORM), lang)):
        assert "<input" not in page


@pytest.mark.long
def test_the_arrow_keys_go_from_step_to_step(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(html.render(explain_all([FORM, FORM]), "en", standalone=True), "utf-8")
    browser = Chromium(tmp_path / "profile")
    try:
        browser.open(page.as_uri())
        browser.wait('document.readyState == "complete"')
        assert browser.value(SEEN) == [STEPS, STEPS]
        browser.press("Tab")
        browser.press("Space")
        assert browser.value(SEEN) == [1, STEPS]
        assert browser.value(LATER) == ["visible", "hidden", "visible", "visible"]
        browser.press("Tab")
        for seen in range(2, STEPS + 1):
            browser.press("ArrowRight")
            assert browser.value(SEEN) == [seen, STEPS]
            assert browser.value("document.activeElement.getAttribute('aria-label')") == f"Step {seen}"
        assert browser.value(LATER) == ["visible"] * 4
        browser.press("ArrowLeft")
        assert browser.value(SEEN) == [STEPS - 1, STEPS]
        browser.send("Emulation.setEmulatedMedia", browser.session, media="print")
        assert browser.value(SEEN) == [STEPS, STEPS]
    finally:
        browser.close()
