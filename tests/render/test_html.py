"""HTML: what is in the document stands in the page, readable by machine and by eye."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.calculations.elimination import reduced_row_echelon_form, row_echelon_form
from exactrank.document import (
    Array,
    Block,
    Call,
    Chain,
    Digits,
    Display,
    Document,
    Formula,
    Linear,
    Name,
    Number,
    Product,
    Row,
    Said,
    Sum,
    say,
    walk,
)
from exactrank.exposition import explain
from exactrank.judging import judge
from exactrank.matrix import Matrix
from exactrank.messages import FIELD, LANGUAGES, sentence
from exactrank.reading.answers.document import answer_of
from exactrank.render import html
from exactrank.render.mathml import math
from exactrank.render.sentences import Notation
from tests.exploring import examples
from tests.matrices import NAMED, matrices
from tests.render.specimens import BLOCKS, EVERYTHING, FORMULAS

SPACE = "{http://www.w3.org/1998/Math/MathML}"
CORE = {
    "math",
    "mrow",
    "mi",
    "mn",
    "mo",
    "mtext",
    "mspace",
    "mfrac",
    "msqrt",
    "msub",
    "msup",
    "mover",
    "munderover",
    "mtable",
    "mtr",
    "mtd",
    "semantics",
    "annotation",
}
DENSE = Matrix.of([[(7 * i * j + 3 * i - 5 * j * j) % 41 - 9 for j in range(15)] for i in range(12)])


def parsed(formula: Formula, lang: str = "en") -> ET.Element:
    """The formula's element with what is shown of it: the annotation is taken out."""
    made = ET.fromstring(math(formula, Notation.of(lang), block=True))
    for semantics in made.iter(f"{SPACE}semantics"):
        semantics.remove(semantics[1])
    return made


def value(cell: ET.Element) -> Fraction:
    numbers = [Fraction(number.text or "") for number in cell.iter(f"{SPACE}mn")]
    sign = -1 if any(sign.text == "−" for sign in cell.iter(f"{SPACE}mo")) else 1
    return sign * (numbers[0] / numbers[1] if cell.find(f".//{SPACE}mfrac") is not None else numbers[0])


def text_of(page: str) -> str:
    return re.sub("[ \n]+", " ", "".join(ET.fromstring(page.removeprefix("<!DOCTYPE html>\n")).itertext()))


def test_the_specimens_are_complete() -> None:
    assert {type(formula) for formula in FORMULAS} == set(get_args(Formula))
    assert {type(block) for block in BLOCKS} == set(get_args(Block))


@pytest.mark.parametrize("brackets", ["b", "p"])
@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: type(formula).__name__)
def test_every_formula_is_well_formed_core(formula: Formula, brackets: str) -> None:
    made = ET.fromstring(math(formula, Notation("R", brackets, "top")))
    assert {element.tag.removeprefix(SPACE) for element in made.iter()} <= CORE
    for element in made.iter(f"{SPACE}mo"):
        assert element.text not in ("-", "*")
        if element.text and element.text in "[]()|‖":
            assert element.get("fence") == "true"
            assert element.get("stretchy") == "true" or element.text in "()"
    for parent in (element for element in made.iter() if element.tag.removeprefix(SPACE) in ("mfrac", "msub", "msup")):
        assert len(parent) == 2


@examples(50)
@given(matrices())
def test_entries_read_back(A: Matrix) -> None:
    made = parsed(Array(A))
    rows = [[value(cell) for cell in row.iter(f"{SPACE}mtd")] for row in made.iter(f"{SPACE}mtr")]
    assert rows == A.tolist()
    assert made.get("alttext") == "[" + "; ".join(" ".join(map(str, row)) for row in A) + "]"


@examples(50)
@given(st.data())
def test_marks_stand_where_they_belong(data: st.DataObject) -> None:
    m, n = data.draw(st.integers(1, 4)), data.draw(st.integers(2, 4))
    places = [(i, j) for i in range(m) for j in range(n)]
    order = data.draw(st.permutations(places))
    marked, fresh, bar = tuple(order[:1]), tuple(order[1:3]), data.draw(st.integers(1, n - 1))
    made = parsed(Array(Matrix.zero(m, n), marked, fresh, bar))
    cells = [list(row.iter(f"{SPACE}mtd")) for row in made.iter(f"{SPACE}mtr")]
    kind = {(i, j): cells[i][j][0].get("class") for i, j in places}
    assert {place for place in places if kind[place] == "pivot"} == set(marked)
    assert {place for place in places if kind[place] == "fresh"} == set(fresh)
    assert {j for i, j in places if cells[i][j].get("class") == "bar"} == {bar}


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (Linear(((Fraction(-2), Row(0)),)), "−2\u2062R1"),
        (Linear(((Fraction(1), Row(8)), (Fraction(-1), Row(9)))), "R9−R10"),
        (Chain(Call("rank", Name("W")), (("=", Number(Fraction(1))),)), "rank\u2061W=1"),
        (Number(Fraction(-1, 2)), "−12"),
        (Sum((Name("A"), Number(Fraction(-4)))), "A−4"),
        (Product((Name("A"), Sum((Name("B"), Name("C"))))), "A\u2062(B+C)"),
        (Name("\\sigma", "1"), "σ1"),
    ],
)
def test_text_content(formula: Formula, text: str) -> None:
    assert "".join(parsed(formula).itertext()) == text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("standalone", [True, False])
@pytest.mark.parametrize("name", ["everything", "document", "swap", "long", "no-rows", "zero"])
def test_every_sentence_is_in_the_text(name: str, lang: str, standalone: bool) -> None:
    document = EVERYTHING if name == "everything" else explain(reduced_row_echelon_form(NAMED[name]), "W")
    made = html.render(document, lang, standalone)
    text = text_of(made)
    for node in walk(document if standalone else document.blocks):
        if isinstance(node, Said):
            count = dict(node.fields).get("count")
            template = sentence(node.message, lang, count if isinstance(count, int) else None)
            for piece in FIELD.split(template)[::2]:
                found = piece.strip().replace("\u00a0", html.NARROW)
                found = found.replace(" ", html.GAP) if lang == "ja" else found
                assert found in text
    assert ("<html" in made) == standalone
    assert f'lang="{lang}"' in made


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_step_of_a_large_matrix_folds_the_rows_that_stay(lang: str) -> None:
    """Every row is in the page; those that a step leaves as they were bear a class, with dots before each run."""
    form = row_echelon_form(
        Matrix.of([[int(i == j) or i * (j == 0 and i in (4, 9)) for j in range(3)] for i in range(12)])
    )
    made = html.render(explain(form, single=True), lang)
    first, last = made.split("<li>")[1:]
    assert last.count("<details") == 0 == last.count('"same"')
    assert first.count('<details class="rows">') == 1
    assert "12" in first.partition("<summary>")[2].partition("</summary>")[0]
    assert first.count("<mtr") == 12 + first.count('<mtr class="dots">')
    assert first.count('<mtr class="dots">') == 2
    assert first.count('<mtr class="same">') == 10
    assert judge(answer_of(made)).is_correct


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_needs_nothing_else(lang: str) -> None:
    made = html.render(EVERYTHING, lang, standalone=True)
    assert "<script" not in made
    assert "<link" not in made
    assert "@import" not in made
    assert set(re.findall(r"https?://[^\"' )]+", made)) == {"http://www.w3.org/1998/Math/MathML"}
    assert set(re.findall(r"url\(.{0,11}", made)) == {'url("data:font/'}
    assert made.count("@font-face") == 4
    levels = [int(level) for level in re.findall(r"<h(\d)>", made)]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


@examples(40)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Co", "Cn", "Cs"], exclude_characters="\\"),
        min_size=1,
        max_size=8,
    )
)
def test_what_comes_from_outside_is_escaped(text: str) -> None:
    document = Document(say("reduction.title", name=Name(text)), (Display((Name("a", text), Digits("x" + text))),))
    made = html.render(document, "en", standalone=True)
    page = ET.fromstring(made.removeprefix("<!DOCTYPE html>\n"))
    assert [element.text for element in page.iter("title")] == [f"Row reduction of {text}"]
    letters = {"".join(element.itertext()) for element in page.iter(f"{SPACE}mi")}
    assert text in letters  # a name that begins with a backslash would be a Greek letter
    assert {element.tag for element in page.iter() if "}" not in element.tag} <= {
        "html", "head", "meta", "title", "style", "body", "main", "h1", "div", "span",
    }  # fmt: skip


def test_equal_documents_give_equal_bytes() -> None:
    code = (
        "import hashlib; from tests.render.specimens import EVERYTHING; from exactrank.render import html;"
        "print(hashlib.sha256(html.render(EVERYTHING, 'ja', True).encode()).hexdigest())"
    )
    root = str(Path(__file__).parents[2])
    made = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": root},
            cwd=root, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(made) == 1
