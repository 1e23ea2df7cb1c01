"""Discussions as pages: formats and languages, the table of answers, conditions as values, JSON, the shell."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

import exactrank
from exactrank.cli import main
from exactrank.document import Display, Fold, Table, walk
from exactrank.exposition.case_conditions import nonzero_formula, region_formula, vanishing_formula
from exactrank.exposition.cases import explain_cases
from exactrank.numbers.rational_functions import QQ_letters
from exactrank.reading.matrices.numbers_over import number_over
from exactrank.render.json.cases import cases_object
from exactrank.render.latex_math import LatexMath
from exactrank.render.sentences import Notation
from exactrank.render.text_formulas import plain_formula
from tests.cases.documents import ASKED, trees


@pytest.mark.parametrize(
    ("polynomial", "letters", "zero", "nonzero"),
    [
        ("2a-3", "a", "a = 3/2", "a != 3/2"),
        ("a", "a", "a = 0", "a != 0"),
        ("2m^2-1", "m", "m = ±sqrt(2) / 2", "m != ±sqrt(2) / 2"),
        ("m^2-2m-1", "m", "m = 1 ± sqrt(2)", "m != 1 ± sqrt(2)"),
        ("m^2+1", "m", "m^2 + 1 = 0", "m^2 + 1 != 0"),
        ("m^3-2", "m", "m^3 - 2 = 0", "m^3 - 2 != 0"),
        ("a-b", "ab", "b = a", "b != a"),
        ("a+2b-3", "ab", "b = -1/2 a + 3/2", "b != -1/2 a + 3/2"),
        ("ab-1", "ab", "a b - 1 = 0", "a b - 1 != 0"),
    ],
)
def test_conditions_are_values_where_they_are(polynomial: str, letters: str, zero: str, nonzero: str) -> None:
    (p, _), _ = number_over(QQ_letters(*letters), polynomial)
    assert plain_formula(vanishing_formula(p, tuple(letters))) == zero
    assert plain_formula(nonzero_formula(p, tuple(letters))) == nonzero


def test_plus_and_minus_in_latex_and_mathml() -> None:
    (p, _), _ = number_over(QQ_letters("m"), "m^2-2m-1")
    formula = vanishing_formula(p, ("m",))
    assert LatexMath(Notation.of("en"))(formula) == r"m = 1 \pm \sqrt{2}"
    page = exactrank.to_html(exactrank.cases("m^2-2 0; 0 1"))
    assert "<mo>±</mo>" in page


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_discussion_is_shown_in_every_format(lang: str) -> None:
    for tree in trees():
        for show in (exactrank.to_latex, exactrank.to_markdown, exactrank.to_html, exactrank.to_text):
            assert len(show(tree, lang=lang, name="M")) > 100
        assert json.loads(exactrank.to_json(tree))["format"] == "exactrank-cases/1"


def test_no_page_is_called_wrong_when_it_is_read_back() -> None:
    """In the formats and languages by turns."""
    formats: dict[str, Callable[..., str]] = {
        "latex": exactrank.to_latex,
        "markdown": exactrank.to_markdown,
        "text": exactrank.to_text,
    }
    shown = [(kind, lang) for kind in formats for lang in ("en", "ja")]
    for k, tree in enumerate(trees()):
        kind, lang = shown[k % len(shown)]
        verdict = exactrank.verify(formats[kind](tree, lang=lang, name="M"), kind=kind)
        assert verdict.outcome.value != "incorrect", (kind, lang, ASKED[k], verdict)


def test_the_table_has_a_row_for_each_case_and_every_case_its_fold() -> None:
    for tree in trees():
        for first in (False, True):
            document = explain_cases(tree, general_first=first)
            (table,) = [node for node in walk(document) if isinstance(node, Table)]
            assert len(table.rows) == len(tree.cases)
            numbers = re.findall(r"\d+", " ".join([plain_formula(row[0]) for row in table.rows]))  # type: ignore[arg-type]
            assert sorted(map(int, numbers)) == list(range(1, len(tree.leaves) + 1))
            folds = [node for node in walk(document) if isinstance(node, Fold)]
            titled = [fold for fold in folds if fold.title.message == "cases.case.title"]
            assert len(titled) in (len(tree.leaves), len(tree.leaves) - 1, 0)
            assert any(isinstance(node, Display) for node in walk(document))


def test_the_general_case_comes_first_or_last() -> None:
    tree = exactrank.cases("1 a | 1; a 1 | 1")

    def order(first: bool) -> list[str]:
        folds = [node for node in walk(explain_cases(tree, general_first=first)) if isinstance(node, Fold)]
        return [plain_formula(dict(fold.title.fields)["condition"]) for fold in folds]  # type: ignore[arg-type]

    assert order(False) == ["a = 1", "a = -1", "a != 1, a != -1"]
    assert order(True) == ["a != 1, a != -1", "a = -1", "a = 1"]


def test_what_is_given_is_said_once() -> None:
    tree = exactrank.cases("a 1; 0 a-1", given=["a != 0"])
    assert region_formula(tree.cases[-1].region, ("a",), [tree.given[0].polynomial]) is not None
    text = exactrank.to_text(tree)
    assert text.count("a != 0") == 1
    assert "It is given that a != 0." in text


def test_json_holds_the_conditions_and_the_answers() -> None:
    made = cases_object(exactrank.cases("2a 1 | 1; 1 0 | b", letters=("a", "b")))
    assert made["bar"] == 2
    assert made["cases"] == [
        {
            "conditions": [], "rank": 2, "augmented_rank": 2, "kind": "unique",
            "particular": ["b", "-2*a*b+1"], "directions": [], "free": [],
        }
    ]  # fmt: skip
    value = cases_object(exactrank.cases("2a-3 0; 0 1"))["cases"][0]["conditions"]
    assert value == [{"polynomial": "2*a-3", "vanishes": True}]
    inverse = cases_object(exactrank.cases("a 0; 0 1", goal="inverse"))
    assert [case["inverse"] for case in inverse["cases"]] == [None, [["1/a", "0"], ["0", "1"]]]
    assert inverse["determinant"] == "a"
    echelon = cases_object(exactrank.cases("a 1", goal="echelon"))
    assert [case["pivots"] for case in echelon["cases"]] == [[{"row": 1, "column": 2}], [{"row": 1, "column": 1}]]


def test_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", "1 a | 1; a 1 | 1", "--letters", "a", "--to", "text", "--lang", "ja"]) == 0
    assert "a != 1, a != -1" in capsys.readouterr().out
    options = ["--goal", "rank", "--over", "complex", "--given", "t != 0", "--general", "first", "--to", "json"]
    assert main(["derive", "t 1; 0 t^2+1", *options]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["given"] == [{"polynomial": "t", "vanishes": False}]
    assert [case["rank"] for case in made["cases"]] == [1, 2]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--letters", "a", "--by", "lu"], "--by does not go with a discussion of cases"),
        (["--letters", "a", "--field", "QQ(a)"], "--field does not go with"),
        (["--letters", "a", "--general", "middle"], "middle is not a choice for --general"),
        (["--letters", "a", "--most-cases", "2"], "has reached 3 cases, more than the 2"),
        (["--letters", "a1"], "a1 is no letter"),
    ],
)
def test_refusals_of_the_command_line(options: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", "1 a | 1; a 1 | 1", *options]) == 2
    assert says in capsys.readouterr().err


def test_the_documents_ask_for_every_goal() -> None:
    assert {options.get("goal", "solutions") for _, options in ASKED} == {
        "solutions", "rank", "echelon", "determinant", "inverse",
    }  # fmt: skip
