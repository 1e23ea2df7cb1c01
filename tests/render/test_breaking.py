"""Long formulas that are set off end their lines where a person ends them, and nothing of them is lost by it."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from exactrank.calculations.cramer import cramer
from exactrank.calculations.determinants import study_determinant
from exactrank.calculations.elimination import reduced_row_echelon_form
from exactrank.calculations.svd import singular_value_decomposition
from exactrank.document import (
    Array,
    Chain,
    Commas,
    Digits,
    Display,
    Document,
    Formula,
    Linear,
    Name,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    say,
    walk,
)
from exactrank.exposition import explain
from exactrank.exposition.cramer import explain_cramer
from exactrank.judging import judge
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES
from exactrank.reading.answers.document import answer_of
from exactrank.render import html, latex, markdown, plain, pretext, typst
from exactrank.render.breaking import PAGE, Piece, groups_of, is_broken, lines_of_pieces
from exactrank.render.formula_text import EM, linear_text, width_of
from exactrank.render.latex_math import LatexMath
from exactrank.render.mathml import math
from exactrank.render.sentences import Notation
from exactrank.render.text_breaking import boxes_of
from exactrank.render.text_lines import columns_of
from tests.documents import all_documents
from tests.render.browser import measured
from tests.render.test_latex_compiles import compiled, engine
from tests.turns import Turn, by_turns, those_of

SYSTEM = (Matrix.of([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]]), Matrix.of([[8], [-11], [-3]]))
CRAMER = explain_cramer(cramer(*SYSTEM))


@cache
def displayed() -> tuple[Formula, ...]:
    return tuple(
        dict.fromkeys(
            line for one in all_documents() for node in walk(one) if isinstance(node, Display) for line in node.lines
        )
    )


def text_of(piece: Piece) -> str:
    before = [] if piece.lead is None else [linear_text(piece.lead)]
    return " ".join([*before, piece.relation or "", piece.sign, linear_text(piece.formula)]) + "," * piece.comma


def squeezed(text: str) -> str:
    """What is said, without the gaps; a term that is subtracted is one that is added with a minus."""
    return re.sub(r"\+-", "-", re.sub(r"[ ()]", "", text))


@by_turns(3)
@pytest.mark.parametrize("factors", [False, True])
def test_the_pieces_say_what_the_formula_says(factors: bool, turn: Turn) -> None:
    broken = [one for one in displayed() if is_broken(one, 0)]
    assert len(broken) > 100
    for formula in those_of(broken, turn):
        pieces = [piece for group in groups_of(formula, factors) for piece in group]
        assert squeezed(" ".join(map(text_of, pieces))) == squeezed(linear_text(formula))


def test_lines_are_no_wider_than_the_page_unless_a_piece_is() -> None:
    wide = [one for one in displayed() if is_broken(one, PAGE)]
    assert wide
    for formula in wide:
        lines = lines_of_pieces(formula)
        assert len(lines) > 1
        for line in lines:
            assert sum([piece.width for piece in line]) <= PAGE or len(line) == 1


@pytest.mark.parametrize(
    ("term", "sign"),
    [
        (Number(Fraction(-3)), "-"),
        (Number(Fraction(3)), "+"),
        (Digits("-1.5"), "-"),
        (Digits("1.5"), "+"),
        (Linear(((Fraction(-1), Name("x")), (Fraction(1), Name("y")))), "-"),
        (Linear(((Fraction(1), Name("x")), (Fraction(-1), Name("y")))), "+"),
        (Product((Number(Fraction(-3)), Name("x"))), "+"),
    ],
)
def test_a_term_has_one_sign(term: Formula, sign: str) -> None:
    ((_, second),) = groups_of(Sum((Name("z"), term)))
    assert second.sign == sign
    assert squeezed(text_of(second)) == squeezed(sign + linear_text(term)).replace("--", "-")


def test_a_short_left_side_stays_with_what_it_is() -> None:
    first, *_ = groups_of(Chain(Name("x"), (("=", Number(Fraction(1))), ("=", Number(Fraction(2))))))
    assert (first[0].lead, first[0].relation) == (Name("x"), "=")
    large = Array(Matrix.of([[1] * 12]))
    left, right = groups_of(Chain(Name("x"), (("=", large),)))
    assert (left[0].formula, right[0].relation) == (Name("x"), "=")


def test_only_a_product_of_matrices_is_parted_and_only_on_a_page() -> None:
    A = Array(Matrix.of([[1, 2], [3, 4]]))
    product = Chain(Name("C"), (("=", Product((Name("P"), A, A, Name("Q")))),))
    assert [len(group) for group in groups_of(product)] == [1]
    assert sum(map(len, groups_of(product, factors=True))) == 2
    assert sum(map(len, groups_of(Product((Name("P"), A)), factors=True))) == 1


SHORT = Chain(Name("x"), (("=", Sum((Name("y"), Name("z")))),))


def test_a_short_formula_is_set_as_it_was() -> None:
    page = html.render(Document(say("cramer.title", equation=SHORT), (Display((SHORT,)),)))
    assert 'class="broken' not in page
    assert LatexMath(Notation.of("en")).displayed(SHORT) == "x = y + z"


def test_one_formula_stays_one_formula_on_a_page() -> None:
    """Its TeX, its text for those who hear it, and its order do not change."""
    wide = next(one for one in displayed() if is_broken(one, PAGE))
    notation = Notation.of("en")
    whole, parted = [math(wide, notation, True, broken=broken) for broken in (False, True)]
    for pattern in (r'alttext="[^"]*"', r"<annotation[^>]*>[^<]*"):
        assert re.findall(pattern, whole) == re.findall(pattern, parted)
    signs = [re.findall(r"<m[ion][^>]*>([^<]*)", re.sub("<annotation.*", "", text)) for text in (whole, parted)]
    assert [one for one in signs[0] if one not in "()"] == [one for one in signs[1] if one not in "()"]


def test_broken_lines_are_read_back_and_right() -> None:
    for text, kind in (
        (latex.render(CRAMER), None),
        (latex.render(CRAMER, standalone=True), None),
        (markdown.render(CRAMER), None),
        (pretext.render(CRAMER), "xml"),
        (html.render(CRAMER), "html"),
        (plain.render(CRAMER), None),
    ):
        judgements = judge(answer_of(text, kind=kind))
        assert len(judgements.judgements) > 10
        assert judgements.outcome.value == "correct", text


def test_a_fragment_fits_the_lines_of_an_article(tmp_path: Path) -> None:
    """The narrowest line that LaTeX has by itself: that of 10 points."""
    source = "\\documentclass{article}\\usepackage{amsmath}\\begin{document}\n" + latex.render(CRAMER)
    assert "Overfull" not in compiled(source + "\\end{document}\n", engine("en"), tmp_path, "fragment")


def test_paper_and_slides_end_lines_too() -> None:
    assert r"\begin{aligned}" in latex.render(CRAMER)
    assert "<md>" in pretext.render(CRAMER)
    assert "& quad" in typst.render(CRAMER)
    assert "#fitted" not in typst.render(CRAMER)


def test_a_letter_may_be_an_exponent() -> None:
    power = Power(Name("A"), Name("k"))
    assert LatexMath(Notation.of("en"))(power) == "A^k"
    assert "<msup><mi>A</mi><mi>k</mi></msup>" in math(power, Notation.of("en"))
    assert linear_text(power) == "A^k"
    assert "A^(k)" in typst.render(Document(say("cramer.title", equation=power), (Display((power,)),)))


def test_the_sign_of_a_root_stands_before_its_fraction() -> None:
    page = explain(singular_value_decomposition(Matrix.of([[1, 1], [0, 1], [1, 0]])), "A")
    quotients = [node for node in walk(page) if isinstance(node, Quotient)]
    assert quotients
    assert not [one for one in quotients if isinstance(one.numerator, Linear) and one.numerator.terms[0][0] < 0]
    assert r"-\frac{\sqrt{2}}{2}" in latex.render(page)


SCROLLED = """
function measure(page, view, frame) {
  const boxes = [...page.querySelectorAll(".display.lines")];
  const lines = box => new Set([...box.querySelectorAll(".broken > mrow:not(.broken)")].map(
    row => Math.round(row.getBoundingClientRect().bottom / 12))).size;
  return { boxes: boxes.length, wide: boxes.filter(box => box.scrollWidth > box.clientWidth + 1).length,
    lines: boxes.map(lines), page: page.documentElement.scrollWidth <= frame.clientWidth };
}
"""


def test_a_browser_ends_the_lines_where_the_window_does(tmp_path: Path) -> None:
    page = html.render(CRAMER, standalone=True)
    narrow, wide = measured([page], (360, 1280), SCROLLED, tmp_path)
    assert narrow["page"]
    assert wide["page"]
    assert narrow["boxes"] == wide["boxes"] > 3
    assert (narrow["wide"], wide["wide"]) == (0, 0)
    assert max(narrow["lines"]) > max(wide["lines"]) > 1


def test_commas_end_lines_and_their_items_stand_below_one_another() -> None:
    A = Array(Matrix.of([[1, 2, 3, 4, 5, 6]] * 3))
    both = Commas((Chain(Name("A"), (("=", A),)), Chain(Name("B"), (("=", A),))))
    assert width_of(both) <= PAGE
    assert 'class="broken items"' in math(both, Notation.of("en"), True, broken=True)
    four = Commas((*both.items, *both.items))
    assert [len(line) for line in lines_of_pieces(four)] == [3, 1]
    assert LatexMath(Notation.of("en")).displayed(four).count(",") == 3


def test_a_value_does_not_stand_alone_on_the_last_line() -> None:
    long = Linear(tuple([(Fraction(k), Name("x", str(k))) for k in range(2, 9)]))
    value = Chain(Name("y"), (("=", long), ("=", long), ("=", Number(Fraction(3)))))
    room = 2 * width_of(long) + 4 * EM
    lines = lines_of_pieces(value, room)
    assert [[piece.relation for piece in line if piece.relation] for line in lines] == [["="], ["=", "="]]
    alone = lines_of_pieces(Chain(Name("y"), (("=", long), ("=", Number(Fraction(3))))), width_of(long) + 3 * EM)
    assert [[piece.relation for piece in line if piece.relation] for line in alone] == [["="], ["="]]


def widths_of(text: str) -> list[int]:
    return [columns_of(line) for line in text.splitlines()]


def test_no_line_of_text_is_wider_than_a_terminal() -> None:
    """Formulas with nothing too wide in them end their lines; so does what stands in the items of lists."""
    for document in (CRAMER, explain(study_determinant(Matrix.of([[2, 7, 6], [9, 5, 1], [4, 3, 8]])))):
        for lang in LANGUAGES:
            assert max(widths_of(plain.render(document, lang))) <= 80
    steps = explain(reduced_row_echelon_form(Matrix.of([[0, 3, -6, 1], [2, 4, 1, 5], [1, 2, 0, 3], [3, -1, 5, 2]])))
    for lang in LANGUAGES:
        assert max(widths_of(plain.render(steps, lang))) <= 80


def test_a_line_of_text_goes_on_behind_its_sign() -> None:
    terms = Linear(tuple([(Fraction(k), Name("x", str(abs(k)))) for k in (2, -3, 5, 7)]))
    assert boxes_of(terms, 21) == [["2 x_2 - 3 x_3 +"], ["  5 x_5 + 7 x_7"]]
    assert boxes_of(Chain(Name("y"), (("=", terms), ("=", Name("z")))), 27) == [
        ["y = 2 x_2 - 3 x_3 + 5 x_5 +"],
        ["    7 x_7 = z"],
    ]
    D = Array(Matrix.of([[10, 20], [30, 40]]))
    product, names = boxes_of(Chain(Name("P"), (("=", Product((D, D))), ("=", D))), 26), boxes_of(Commas((D, D)), 12)
    assert product[0] == ["P = [ 10 20 ] [ 10 20 ]", "    [ 30 40 ] [ 30 40 ]"]
    assert product[1] == ["  = [ 10 20 ]", "    [ 30 40 ]"]
    assert [box[0] for box in names] == ["[ 10 20 ],", "[ 10 20 ]"]
