"""Projections, truncations, updates, comparisons and pages: in every format and language, as JSON, from the shell."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path

import pytest

from exactrank.calculations.comparison import compare_rank
from exactrank.calculations.least_squares import project
from exactrank.calculations.studies import study_lora, study_low_rank
from exactrank.calculations.whole_page import study_page
from exactrank.cli import main
from exactrank.document import Display, Said, walk
from exactrank.errors import InputError
from exactrank.exposition import explain
from exactrank.exposition.page import explain_page
from exactrank.exposition.values import given_matrix, plain_number, short_decimal_places, value_links
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES
from exactrank.numbers.decimals import decimal_digits
from exactrank.numbers.surds import Surd
from exactrank.render import html, latex, markdown, plain
from exactrank.render.json.records import json_object
from exactrank.render.text_formulas import plain_formula
from tests.approximations import HILBERT, NEAR_TWO, RANK_TWO, documents, records
from tests.matrices import NAMED
from tests.random_matrices import NOISY, WEIGHTS
from tests.tools import SOME_LANGUAGES
from tests.turns import Turn, by_turns, those_of

NOISY_TEXT = "4.2 8.1 11.9; 2.1 4.0 6.1; 2.9 6.1 9.2; 5.1 10.2 15.1"
WEIGHTS_TEXT = "4 8 12; 2 4 6; 3 6 9; 5 10 15"


@by_turns(3)
@pytest.mark.parametrize("lang", SOME_LANGUAGES)
def test_every_document_in_every_format(lang: str, turn: Turn) -> None:
    for name, document in those_of(list(documents().items()), turn):
        tex = latex.render(document, lang, standalone=True)
        assert tex.count("{") == tex.count("}"), name
        assert tex.count("$") % 2 == 0, name
        assert not re.search(r"\+ -|- -(?!\d+\})", tex), name
        assert markdown.render(document, lang).count("$$") % 2 == 0, name
        page = html.render(document, lang)
        assert page.count("<math") == page.count("</math>"), name
        text = plain.render(document, lang)
        assert "\\" not in text, name
        assert "$" not in text, name


def test_every_record_has_a_json_form_that_json_can_hold() -> None:
    for name, record in records().items():
        made = json_object(record, "W")
        assert made["format"] == "exactrank-derivation/1", name
        assert made["method"] == name.split("-")[0] or name.startswith("low-rank"), name
        assert json.loads(json.dumps(made)) == made, name


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("to", ["latex", "markdown", "html", "text"])
def test_the_coefficients_of_the_noisy_weights(lang: str, to: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    arguments = ["derive", NOISY_TEXT, "--by", "projection", "--onto", "4 2 3 5", "--lang", lang, "--to", to]
    assert main(arguments) == 0
    made = re.sub(r"<[^>]*>", "", capsysbinary.readouterr().out.decode())
    for decimal in ("1.022", "2.031", "3.017"):
        assert decimal in made
    if to == "latex":
        for a, b in ((46, 45), (1097, 540), (181, 60)):
            assert rf"\tfrac{{{a}}}{{{b}}}" in made
    if to == "text":
        assert all(exact in made for exact in ("46/45", "1097/540", "181/60"))


def test_the_decimals_are_rounded_from_the_exact_numbers() -> None:
    made = json_object(project(NOISY, onto=[4, 2, 3, 5]), "W", digits=4)
    assert made["coefficients"] == [["46/45", "1097/540", "181/60"]]
    assert made["decimals"] == [[decimal_digits(Fraction(x), 3) for x in made["coefficients"][0]]]
    assert made["orthogonality"] == [["0", "0", "0"]]
    assert made["error"]["exact"] == {"coefficient": "1/90", "radicand": "849"}


def test_json_of_a_projection_multiplies_out() -> None:
    for name, record in records().items():
        if not name.startswith("projection"):
            continue
        made = json_object(record)
        A, near, rest = (_matrix(made[key], made["shape"][1]) for key in ("matrix", "approximation", "residual"))
        C, X = _matrix(made["onto"]).T, _matrix(made["coefficients"], made["shape"][1])
        assert near == C @ X, name
        assert near + rest == A, name
        assert (C.T @ rest).is_zero, name


def test_json_of_an_update_multiplies_out() -> None:
    for name, record in records().items():
        if not name.startswith("lora"):
            continue
        made = json_object(record)
        B, A, product = (_matrix(made[key]) for key in ("B", "A", "product"))
        assert product == B @ A, name
        if made["delta"] is not None:
            assert Fraction(made["factor"]["exact"]) * product == _matrix(made["delta"]), name
            x = Matrix.column_of(map(Fraction, made["flow"]["input"]))
            up = Matrix.column_of([Fraction(y["exact"]) for y in made["flow"]["up"]])
            assert _matrix(made["delta"]) @ x == up, name
        assert made["trainable"] == made["r"] * (made["d_in"] + made["d_out"])


def _matrix(rows: list[list[str]], ncols: int | None = None) -> Matrix:
    return Matrix.of([[Fraction(x) for x in row] for row in rows], ncols)


def test_the_hilbert_matrix_and_what_numpy_makes_of_it() -> None:
    made = json_object(study_low_rank(HILBERT, share=Fraction(9999, 10000)), "H")
    assert made["rank"] == 12
    assert made["numpy"]["matrix_rank"] < 12
    assert made["numpy"]["rank_is_right"] is False
    assert made["share"] == {"wanted": "9999/10000", "order": made["order"]}
    text = plain.render(explain(study_low_rank(HILBERT, 1), "H"), "en")
    assert "But the rank is 12." in text


def test_a_share_that_is_not_everything_is_not_shown_as_everything() -> None:
    text = plain.render(explain(study_low_rank(HILBERT, 9)), "en")
    shares = re.findall(r"keeps the share (\S+) of", text)
    assert shares
    assert all(Fraction(share) < 1 for share in shares)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_multiple_singular_values_have_no_vectors(lang: str) -> None:
    text = plain.render(explain(study_low_rank(Matrix.identity(3), 2)), lang)
    assert "u_1 ~=" not in text
    assert not re.search(r"A_2 [~=]+ *\[", text)


def test_values_are_shown_exactly_and_rounded() -> None:
    assert [plain_formula(what) for _, what in value_links(Fraction(46, 45), 4)] == ["46/45", "1.022"]
    assert [relation for relation, _ in value_links(Fraction(1, 8), 4)] == ["=", "="]
    assert [plain_formula(what) for _, what in value_links(Surd(Fraction(1, 2), 5), 6)] == ["1/2*sqrt(5)", "1.11803"]
    assert short_decimal_places(Fraction(1, 10**6)) is None
    assert plain_formula(plain_number(Fraction(-21, 5))) == "-4.2"
    assert plain_formula(given_matrix(Matrix.of([[Fraction(1, 2), 3]]))) == "[ 0.5 3.0 ]"
    assert plain_formula(given_matrix(Matrix.of([[Fraction(1, 2), Fraction(1, 3)]]))) == "[ 1/2 1/3 ]"


def test_the_page_of_another_matrix_says_other_things() -> None:
    two, one = (
        {node.message for node in walk(explain_page(page)) if isinstance(node, Said)}
        for page in (study_page(RANK_TWO, NEAR_TWO, alpha=4), study_page(WEIGHTS, NOISY, alpha=2))
    )
    assert {"projection.normal.solve", "page.noise.columns"} <= two - one
    assert {"projection.condition", "page.noise.direction"} <= one - two


def test_a_page_shows_its_matrix_once() -> None:
    document = explain_page(study_page(WEIGHTS, NOISY, alpha=2))
    shown = [block for block in document.blocks if isinstance(block, Display)]
    assert sum([repr(block) == repr(shown[0]) for block in shown]) == 1


def test_comparisons_do_not_get_worse() -> None:
    found = compare_rank(NEAR_TWO, RANK_TWO)
    assert found.given_squares >= found.projection.squares >= found.best.lost.within(60).lower
    assert found.rank == 2
    with pytest.raises(InputError, match="no direction"):
        compare_rank(NEAR_TWO, Matrix.zero(5, 4))


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([NOISY_TEXT, "--by", "projection", "--onto", "0 0 0 0"], "zero"),
        ([NOISY_TEXT, "--by", "projection", "--onto", "4 2 3"], "has 3 entries"),
        ([NOISY_TEXT, "--by", "projection", "--onto", "1 2 3 4; 2 4 6 8"], "direction 2"),
        ([NOISY_TEXT, "--by", "projection"], "--onto"),
        ([NOISY_TEXT, "--by", "low-rank", "--rank", "4"], "order 4 is out of range"),
        ([NOISY_TEXT, "--by", "low-rank", "--rank", "-1"], "-1"),
        ([NOISY_TEXT, "--by", "low-rank", "--rank", "one"], "one"),
        ([NOISY_TEXT, "--by", "low-rank", "--energy", "1.5"], "share 3/2"),
        ([NOISY_TEXT, "--by", "low-rank"], "--rank"),
        (["1 2; 3 4", "--by", "lora", "--down", "1 2 3"], "both must be r"),
        (["1; 3", "--by", "lora", "--down", "1 2 3", "--rank", "2"], "2"),
        (["1; 3", "--by", "lora", "--down", "1 2 3", "--input", "1 2"], "2"),
        ([WEIGHTS_TEXT, "--by", "lora", "--alpha", "0"], "alpha"),
        (["1 2; 3 4", "--by", "lora", "--rank", "1"], "1"),
        (["1 2; 3 4", "--by", "lora", "--scaling", "rslora"], "irrational"),
        (["1 2; 3 4", "--by", "lora", "--scaling", "other"], "other"),
        ([NOISY_TEXT, "--by", "comparison"], "--near"),
        ([NOISY_TEXT, "--by", "comparison", "--near", "1 2; 2 4"], "4x3"),
        ([NOISY_TEXT, "--by", "comparison", "--near", "0 0 0; 0 0 0; 0 0 0; 0 0 0"], "direction"),
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_bad_input_is_one_line_and_status_two(
    arguments: list[str], line: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["derive", *arguments, "--lang", lang]) == 2
    said = capsys.readouterr()
    assert not said.out
    assert len(said.err.splitlines()) == 1
    if lang == "en":
        assert line in said.err


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("page = true\nmatrix = '0 0'\n", "not zero"),
        ("page = 'yes'\nmatrix = '1'\n", "page is true or false, not yes"),
        ("page = true\nmatrix = '1'\nmethods = ['minors']\n", "the key methods is not known"),
        ("page = true\nmatrix = '1 2'\ndirection = '1'\n", "needs the key noisy"),
        ("page = true\nmatrix = '1 2'\nnoisy = '1 2; 3 4'\n", "1x2"),
        ("page = true\nmatrix = '1 2'\nnoisy = '1 3'\ndirection = '1 2'\n", "has 2 entries"),
        ("matrix = '1'\nnoisy = '1'\n", "noisy is for pages only"),
    ],
)
def test_a_bad_page_is_refused(text: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "problem.toml").write_text(text)
    assert main(["build", str(tmp_path)]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert expected in said[0]


def test_an_update_with_a_factor_that_is_no_fraction() -> None:
    made = json_object(study_lora(NAMED["identity"], 3, 4), "W")
    assert made["r"] == 4
    assert made["rank"] == 3
    assert made["factor"]["exact"] == "3/4"
    with pytest.raises(InputError, match="must be given"):
        study_low_rank(NOISY)
