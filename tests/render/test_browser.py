"""What a browser makes of the pages: nothing beyond the window, columns in line, no line that begins with a sign."""

from __future__ import annotations

from pathlib import Path

import pytest

from exactrank.calculations.elimination import reduced_row_echelon_form, row_echelon_form
from exactrank.document import Array, Display, Document, Name, say
from exactrank.exposition import explain
from exactrank.exposition.layouts import arranged
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES
from exactrank.render import html
from exactrank.requests.layouts import Detail, Layout
from exactrank.requests.methods import Method, Request, derive
from tests.matrices import NAMED
from tests.render.browser import measured
from tests.render.specimens import EVERYTHING
from tests.tools import SOME_LANGUAGES

DENSE = Matrix.of([[(7 * i * j + 3 * i - 5 * j * j) % 41 - 9 for j in range(15)] for i in range(12)])
WIDE = Document(say("reduction.title", name=Name("D")), (Display((Array(DENSE, ((0, 0),)),)),))

WITHIN = """
function measure(page, view, frame) {
  const columns = [];
  for (const table of page.querySelectorAll("mtable:not(.over)")) {
    const rows = [...table.querySelectorAll("mtr")].map(row => [...row.children]);
    for (let j = 0; j < (rows[0] || []).length; j++) {
      const ends = rows.map(row => row[j].lastElementChild.getBoundingClientRect().right);
      columns.push(Math.max(...ends) - Math.min(...ends));
    }
  }
  const pivots = [...page.querySelectorAll(".pivot")].map(pivot => pivot.getBoundingClientRect());
  const kinds = "p, li, .display, .transitions > span, .long, .table";
  const boxes = [...page.querySelectorAll(kinds)].filter(box => !box.closest("table"));
  const loaded = [...page.fonts].filter(font => font.status == "loaded");
  return {
    window: frame.clientWidth, page: page.documentElement.scrollWidth,
    text: Math.max(...boxes.map(box => box.getBoundingClientRect().right)),
    columns: Math.max(0, ...columns), pivots: pivots.length, height: Math.min(...pivots.map(box => box.height)),
    fonts: loaded.map(font => font.family),
  };
}
"""


def test_a_browser_keeps_everything_within_the_window(tmp_path: Path) -> None:
    documents = [
        (explain(row_echelon_form(NAMED["document"]), "W"), "en"),
        (explain(reduced_row_echelon_form(NAMED["long"]), "L"), "ja"),
        (WIDE, "en"),
        (arranged(explain(reduced_row_echelon_form(NAMED["long"]), "L"), Layout.CHAIN), "en"),
        (EVERYTHING, "ja"),
    ]
    pages = [html.render(document, lang, standalone=True) for document, lang in documents]
    for one in measured(pages, (320, 900), WITHIN, tmp_path):
        assert one["page"] <= one["window"]
        assert one["text"] <= one["window"]
        assert one["columns"] < 0.5  # the ends of a column's entries, in pixels
        assert one["pivots"] > 0
        assert one["height"] > 5
        assert {"Exactrank Math", "Exactrank Roman"} <= {name.strip('"') for name in one["fonts"]}


# Each sign and gap of the text, and whether anything of its paragraph stands left of it on its line.
LINE_HEADS = """
function measure(page, view, frame) {
  const heads = [];
  let signs = 0;
  for (const block of page.querySelectorAll("p, li, h1, h2, h3")) {
    const range = page.createRange(), edge = block.getBoundingClientRect().left;
    const style = view.getComputedStyle(block);
    const left = edge + parseFloat(style.paddingLeft);
    const walker = page.createTreeWalker(block, view.NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest("math, .steps li li, .display")) continue;
      for (let k = 0; k < node.data.length; k++) {
        if (!".,;:)]、。，．：；）」』\\u2005".includes(node.data[k])) continue;
        range.setStart(node, k);
        range.setEnd(node, k + 1);
        const box = range.getBoundingClientRect();
        if (!box.width) continue;
        signs += 1;
        if (box.left < left + 1) heads.push(node.data.slice(0, k + 8));
      }
    }
  }
  return {signs, heads};
}
"""


@pytest.mark.parametrize("lang", SOME_LANGUAGES)
def test_no_line_begins_with_a_sign_or_a_gap(lang: str, tmp_path: Path) -> None:
    form = reduced_row_echelon_form(NAMED["swap"])
    documents = [
        explain(form, "W"),
        arranged(explain(form, "W"), Layout.CHAIN, Detail.FULL),
        explain(derive(NAMED["document"], Method.ALL, Request()), "W"),
    ]
    pages = [html.render(document, lang, standalone=True) for document in documents]
    for one in measured(pages, range(320, 1281, 120), LINE_HEADS, tmp_path):
        assert one["signs"] > 10
        assert one["heads"] == []


CUE = """
function measure(page, view, frame) {
  const boxes = [...page.querySelectorAll(".display")];
  const cue = box => view.getComputedStyle(box).backgroundAttachment.split(", ");
  return {scrolls: boxes.map(box => box.scrollWidth > box.clientWidth), cues: boxes.map(cue)};
}
"""


def test_what_scrolls_shows_that_it_does(tmp_path: Path) -> None:
    """A shade at each edge that stays, under a cover that moves away with what is in the box."""
    narrow, wide = measured([html.render(WIDE, "en", standalone=True)], (320, 1280), CUE, tmp_path)
    assert narrow["scrolls"] == [True]
    assert wide["scrolls"] == [False]
    assert narrow["cues"] == wide["cues"] == [["local", "local", "scroll", "scroll"]]


HEIGHTS = """
function measure(page, view, frame) {
  const found = [];
  for (const table of page.querySelectorAll("mtable.matrix")) {
    if (!table.getBoundingClientRect().height) continue;
    const [left, right] = [table.previousElementSibling, table.nextElementSibling];
    found.push([left, right].map(fence => fence.getBoundingClientRect().height / table.getBoundingClientRect().height));
  }
  const round = [...page.querySelectorAll('mo[stretchy="false"]')].filter(mo => "()".includes(mo.textContent));
  const size = mo => mo.getBoundingClientRect().height / parseFloat(view.getComputedStyle(mo).fontSize);
  return {brackets: found, round: round.map(size)};
}
"""


def test_brackets_are_as_tall_as_their_matrix_and_parentheses_as_the_line(tmp_path: Path) -> None:
    pages = [html.render(EVERYTHING, lang, standalone=True) for lang in LANGUAGES]
    for one in measured(pages, (900,), HEIGHTS, tmp_path):
        assert len(one["brackets"]) > 8
        for left, right in one["brackets"]:
            assert 0.95 <= left <= 1.3
            assert left == pytest.approx(right)
        assert one["round"]
        assert max(one["round"]) < 1.6


MARKS = """
function measure(page, view, frame) {
  const shaded = row => view.getComputedStyle(row).backgroundColor != "rgba(0, 0, 0, 0)";
  const last = [...page.querySelectorAll("mtable.matrix")].pop();
  const heading = view.getComputedStyle(page.querySelector("h1")).fontFamily;
  return {
    changed: [...page.querySelectorAll("mtr.changed")].every(shaded),
    others: [...page.querySelectorAll("mtr:not(.changed)")].some(shaded),
    rows: page.querySelectorAll("mtr.changed").length,
    pivots: last.querySelectorAll(".pivot").length,
    heading,
  };
}
"""


def test_changed_rows_and_final_pivots_are_marked(tmp_path: Path) -> None:
    form = row_echelon_form(Matrix.of([[0, 2, 4], [3, 1, 5], [6, 4, 14]]))
    pages = [html.render(explain(form, "A"), lang, standalone=True) for lang in LANGUAGES]
    for lang, one in zip(LANGUAGES, measured(pages, (600,), MARKS, tmp_path), strict=True):
        assert one["changed"]
        assert not one["others"]
        assert one["rows"] == 4  # two that change places, and two that are cleared
        assert one["pivots"] == form.rank
        assert ("Gothic" in one["heading"]) == (lang == "ja")
