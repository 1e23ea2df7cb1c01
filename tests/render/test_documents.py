"""Every document in every format and language: nothing is missing, nothing is ill-formed, every number is there."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from exactrank.calculations.elimination import Strategy, reduced_row_echelon_form, row_echelon_form
from exactrank.derivation import Purpose
from exactrank.document import (
    Array,
    Chain,
    Commas,
    Grid,
    Linear,
    Name,
    Number,
    Operations,
    Quote,
    Root,
    Row,
    Verbatim,
    assignments,
    say,
    walk,
)
from exactrank.exposition import explain
from exactrank.matrix import Matrix
from exactrank.render import html, latex, markdown, plain
from exactrank.render.latex_math import LatexMath
from exactrank.render.latex_matrices import latex_fraction, latex_matrix
from exactrank.render.sentences import Notation, said
from exactrank.render.text_formulas import plain_formula
from exactrank.row_operations import RowAdd, RowOperation, RowScale, RowSwap
from tests.documents import all_documents
from tests.matrices import NAMED, matrices
from tests.tools import SOME_LANGUAGES
from tests.turns import Turn, by_turns, those_of

UGLY = re.compile(r"\+ -|- -|(?<![\d}])1R_|- 0(?!\.)|\\tfrac\{\d+\}\{1\}|  \$|\$\$\$")


@by_turns(3)
@pytest.mark.parametrize("lang", SOME_LANGUAGES)
def test_every_document_is_written_cleanly(lang: str, turn: Turn) -> None:
    for document in those_of(all_documents(), turn):
        tex = latex.render(document, lang)
        assert tex.count("{") == tex.count("}")
        assert tex.count(r"\begin{") == tex.count(r"\end{")
        assert tex.count("$") % 2 == 0
        assert not UGLY.search(tex)
        md = markdown.render(document, lang)
        assert md.count("$$") % 2 == 0
        assert not re.search(r"[ \t]+$", md, re.MULTILINE), "trailing space"
        text = plain.render(document, lang)
        quoted = [node.text for node in walk(document) if isinstance(node, Verbatim | Quote)]
        if not set("\\$") & set("".join(quoted)):
            assert "\\" not in text
            assert "$" not in text
        assert not re.search(r"\+ -|(?<!<)- -| 1 R\d", text)


def test_the_example_of_the_readme_in_japanese() -> None:
    made = markdown.render(explain(row_echelon_form(NAMED["document"]), "W"), "ja")
    assert r"1. " in made
    assert (
        r"$R_2 \leftarrow R_2 - \tfrac{1}{2}R_1$、 $R_3 \leftarrow R_3 - \tfrac{3}{4}R_1$、 "
        r"$R_4 \leftarrow R_4 - \tfrac{5}{4}R_1$" in made
    )
    assert "階数（ランク）は 1" in made
    assert r"$w_2 = 2w_1$" in made


@pytest.mark.parametrize(
    ("operations", "tex", "text"),
    [
        ((RowSwap(0, 2),), r"R_1 \leftrightarrow R_3", "R1 <-> R3"),
        ((RowScale(1, Fraction(1, 3)),), r"R_2 \leftarrow \tfrac{1}{3}R_2", "R2 <- 1/3 R2"),
        ((RowScale(1, Fraction(-1)),), r"R_2 \leftarrow -R_2", "R2 <- -R2"),
        ((RowAdd(1, 0, Fraction(-2)),), r"R_2 \leftarrow R_2 - 2R_1", "R2 <- R2 - 2 R1"),
        ((RowAdd(1, 0, Fraction(-1)),), r"R_2 \leftarrow R_2 - R_1", "R2 <- R2 - R1"),
        ((RowAdd(10, 9, Fraction(3, 4)),), r"R_{11} \leftarrow R_{11} + \tfrac{3}{4}R_{10}", "R11 <- R11 + 3/4 R10"),
        (
            (RowScale(2, Fraction(2)), RowAdd(2, 1, Fraction(3))),
            r"R_3 \leftarrow 2R_3 + 3R_2",
            "R3 <- 2 R3 + 3 R2",
        ),
    ],
)
def test_operations_as_they_are_written(operations: tuple[RowOperation, ...], tex: str, text: str) -> None:
    (told,) = assignments(operations)
    assert LatexMath(Notation())(told) == tex
    assert plain_formula(told) == text


def test_operations_on_different_rows_are_not_told_as_one() -> None:
    told = assignments((RowScale(2, Fraction(2)), RowAdd(1, 2, Fraction(3)), RowScale(0, Fraction(5))))
    assert [plain_formula(one) for one in told] == ["R3 <- 2 R3", "R2 <- R2 + 3 R3", "R1 <- 5 R1"]


def test_the_row_letter_is_a_choice() -> None:
    told = assignments((RowAdd(1, 0, Fraction(1)),))[0]
    assert LatexMath(Notation(row="L"))(told) == r"L_2 \leftarrow L_2 + L_1"
    document = explain(row_echelon_form(NAMED["document"]))
    assert r"\begin{pmatrix}" in latex.render(document, "en", notation=Notation(matrix="p"))


def test_every_pivot_found_so_far_is_marked() -> None:
    form = reduced_row_echelon_form(Matrix.of([[0, 2, 4, 1], [3, 1, 5, 2], [6, 4, 14, 9]]))
    states = [one for one in walk(explain(form)) if isinstance(one, Array)]
    assert [one.marked for one in states] == [
        ((1, 0),), ((0, 0),), ((0, 0), (1, 1)),
        *[((0, 0), (1, 1), (2, 3))] * (len(states) - 3),
    ]  # fmt: skip


@pytest.mark.parametrize(("lang", "name"), [("en", "rank"), ("fr", "rg"), ("de", "rang")])
def test_the_rank_has_its_name_in_each_language(lang: str, name: str) -> None:
    document = explain(row_echelon_form(NAMED["document"]))
    assert rf"\operatorname{{{name}}} A" in latex.render(document, lang)
    assert f"<mi>{name}</mi>" in html.render(document, lang)


@given(matrices())
def test_latex_of_a_matrix_holds_its_entries(A: Matrix) -> None:
    made = latex_matrix(A)
    lines = [line for line in made.split("\n")[1:-1] if line or A.ncols == 1]
    cells = [re.sub(r" \\\\(\[5pt\])?$", "", line).split(" & ") for line in lines]
    if A.nrows and A.ncols:
        assert cells == [[latex_fraction(x) for x in row] for row in A]


@given(st.fractions())
def test_fractions_carry_their_sign_in_front(x: Fraction) -> None:
    made = latex_fraction(x)
    assert made.count("-") == (x < 0)
    assert made.startswith("-") == (x < 0)
    value = re.sub(r"\\frac\{(\d+)\}\{(\d+)\}", r"\1/\2", made)
    assert Fraction(value) == x


def test_wide_matrices_do_not_use_the_environment_of_ten_columns() -> None:
    assert "bmatrix" in latex_matrix(Matrix.of([[1] * 10]))
    assert "bmatrix" not in latex_matrix(Matrix.of([[1] * 11]))
    assert latex_matrix(Matrix.of([[1] * 11])).startswith(r"\left[\begin{array}{rrrrrrrrrrr}")


@pytest.mark.parametrize("strategy", Strategy)
def test_fresh_zeros_and_pivots_are_marked(strategy: Strategy) -> None:
    form = reduced_row_echelon_form(NAMED["magic"], strategy)
    tex = latex.render(explain(form))
    groups = form.derivation.groups()
    states = [form.start, *form.derivation.states_after(groups)]
    clearing = [(A[g.pivot.row, g.pivot.column], g) for A, g in zip(states, groups, strict=False) if g.pivot]
    values = [value for value, g in clearing if g.purpose in (Purpose.CLEAR_BELOW, Purpose.CLEAR_ABOVE)]
    assert len(values) >= form.rank
    assert [value for value in values if rf"\boxed{{{value}}}" not in tex and value.denominator == 1] == []
    assert strategy is Strategy.EASIEST or values[0] == 16
    assert r"\mathbf{0}" in tex


def test_sentences_keep_a_gap_between_kana_and_formulas() -> None:
    sentence = say("reduction.title", name=Name("W"))
    assert said(sentence, "ja", lambda _: "$W$") == "$W$ の行基本変形"


def test_linear_combinations_have_no_empty_signs() -> None:
    terms = ((Fraction(-1), Name("a", "1")), (Fraction(1), None), (Fraction(-3, 2), Name("b")))
    assert LatexMath(Notation())(Linear(terms)) == r"-a_1 + 1 - \tfrac{3}{2}b"
    assert plain_formula(Linear(())) == "0"
    assert plain_formula(Chain(Row(0), (("=", Number(Fraction(1))),))) == "R1 = 1"
    assert Operations(()).operations == ()


def test_matrices_of_different_heights_stand_on_one_line_of_signs() -> None:
    A, B = Matrix.of([[1, 2], [3, 4]]), Matrix.of([[5], [6], [7]])
    both = Commas((Chain(Name("A"), (("=", Array(A)),)), Chain(Name("B"), (("=", Array(B)),))))
    assert plain_formula(both).split("\n") == [
        "                 [ 5 ]",
        "A = [ 1 2 ], B = [ 6 ]",
        "    [ 3 4 ]      [ 7 ]",
    ]


def test_the_factors_of_an_entry_stand_together() -> None:
    entry = Linear(((Fraction(1), None), (Fraction(-5, 2), Root(Number(Fraction(2))))))
    assert plain_formula(Grid(((entry, Number(Fraction(0))),))) == "[ 1 - 5/2*sqrt(2) 0 ]"


def test_latex_agrees_with_sympys_where_both_are_plain() -> None:
    A = NAMED["document"]
    ours = re.sub(r"\s", "", latex_matrix(A)).replace("bmatrix", "matrix")
    assert ours in re.sub(r"\s", "", sympy.latex(A.to_sympy()))


@by_turns(3)
def test_the_words_of_the_catalogs_are_those_of_the_field(turn: Turn) -> None:
    """What a reader marked does not come back, and no half-width bracket or colon stands in a Japanese sentence."""
    documents = those_of(all_documents(), turn)
    english = "\n".join(plain.render(document, "en") for document in documents).replace("\n", " ")
    japanese = "\n".join(markdown.render(document, "ja") for document in documents)
    for gone in ("a zero is certain", "rows are not zero, with", "row is different from zero", "a proof by itself"):
        assert gone not in english
    for gone in (
        "高々$",
        "下り。",
        "上り。",
        "細い行列",
        "3 個の候補",
        "単純な固有値",
        "三平方",
        "見てさえ",
        "、すなわち $\\mathrm{rank}",
    ):
        assert gone not in japanese
    written = re.sub(r"\$[^$]*\$|`[^`]*`", "", japanese)
    assert re.findall(r"[\u3041-\u30ff\u4e00-\u9fff][(:]|[):][\u3041-\u30ff\u4e00-\u9fff]", written) == []
