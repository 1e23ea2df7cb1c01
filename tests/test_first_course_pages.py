"""The pages of the first course: options and refusals on the command line, and what is printed is read back."""

from __future__ import annotations

import pytest

from exactrank.cli import main
from exactrank.document import Document
from exactrank.exposition import explain, explain_all
from exactrank.judging import Outcome, Whole, judge
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES
from exactrank.reading.answers.document import answer_of
from exactrank.reading.formulas.augmented import read_augmented
from exactrank.requests.methods import Method, Request, derive_all
from tests.first_course import course_records
from tests.test_round_trip import FORMATS
from tests.turns import Turn, by_turns, those_of

NOT_WHOLLY = {
    " nothing": "there are no entries",
    "svd column": "the columns of U beyond the rank may be taken for eigenvectors of the Gram matrix",
}
"""The pages that are not read back wholly, by the ends of their names; all others are in every format and language."""


def documents(*methods: str) -> dict[str, Document]:
    return {name: explain(one, "W") for name, one in course_records().items() if name.startswith(methods)}


def test_no_page_is_called_incorrect() -> None:
    """Every fifteenth page, in the formats and languages by turns; a longer run goes through all of them."""
    forms = sorted(FORMATS)
    for k, (name, document) in enumerate(list(documents("").items())[1::15]):
        form, lang = forms[k % len(forms)], LANGUAGES[k // len(forms) % 2]
        verdict = judge(answer_of(FORMATS[form](document, lang)))
        wrong = [one.statement.span.source for one in verdict.judgements if one.outcome is Outcome.INCORRECT]
        assert not wrong, (name, form, lang)


@pytest.mark.long
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", FORMATS)
def test_no_page_is_called_incorrect_in_any_format(form: str, lang: str) -> None:
    for name, document in documents("").items():
        assert judge(answer_of(FORMATS[form](document, lang))).outcome is not Whole.INCORRECT, name


def wholly_read() -> dict[str, Document]:
    return {name: one for name, one in documents("").items() if not name.endswith((*NOT_WHOLLY,))}


def test_pages_are_read_back_wholly_correct() -> None:
    """Every eleventh page of every method, in the formats and languages by turns; a longer run goes through all."""
    forms = sorted(FORMATS)
    for k, (name, document) in enumerate(list(wholly_read().items())[::11]):
        form, lang = forms[k % len(forms)], LANGUAGES[k // len(forms) % len(LANGUAGES)]
        answer = answer_of(FORMATS[form](document, lang))
        assert judge(answer).outcome is Whole.CORRECT, (name, form, lang)


@pytest.mark.long
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", FORMATS)
def test_pages_are_read_back_wholly_correct_in_any_format(form: str, lang: str) -> None:
    for name, document in wholly_read().items():
        answer = answer_of(FORMATS[form](document, lang))
        assert judge(answer).outcome is Whole.CORRECT, name
        assert not answer.unread, name


ALL = ("4 8; 2 5", "1 2 3; 4 5 6; 7 8 9", "1 2 | 3; 2 4 | 7", "1 2 1 0 | 3; 2 4 3 1 | 7; 3 6 4 1 | 10", "0 -1; 1 0")


@by_turns(2)
@pytest.mark.parametrize("lang", LANGUAGES[:2])
def test_a_page_of_all_methods_is_read_back_wholly_correct(lang: str, turn: Turn) -> None:
    """One format each; the sections that state the matrix anew are read by themselves."""
    for k in those_of(range(len(ALL)), turn):
        check_page_of_all_methods(k, lang)


def check_page_of_all_methods(k: int, lang: str) -> None:
    given = read_augmented(ALL[k])
    request = Request(right=given.right) if given.bar is not None else Request()
    document = explain_all(derive_all(given.coefficients, (Method.ALL,), request), "A")
    form = ("text", "latex", "markdown", "html", "page")[(k + LANGUAGES.index(lang)) % 5]
    answer = answer_of(FORMATS[form](document, lang))
    assert judge(answer).outcome is Whole.CORRECT
    assert not answer.unread


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.long
def test_a_page_of_all_methods_as_text_is_read_back_wholly_correct(lang: str) -> None:
    for k, text in enumerate(ALL):
        given = read_augmented(text)
        request = Request(right=given.right) if given.bar is not None else Request()
        document = explain_all(derive_all(given.coefficients, (Method.ALL,), request), "A")
        answer = answer_of(FORMATS["text"](document, lang))
        assert judge(answer).outcome is Whole.CORRECT, k
        assert not answer.unread, k


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_of_all_methods_for_zero_is_read_back_wholly_correct(lang: str) -> None:
    document = explain_all(derive_all(Matrix.zero(1, 1), (Method.ALL,), Request()), "A")
    answer = answer_of(FORMATS["markdown"](document, lang))
    assert judge(answer).outcome is Whole.CORRECT
    assert not answer.unread


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["1 2 | 3; 4 5 | 6", "--by", "row-reduction"], "the bar goes only with: solution"),
        (["1 2 | 3; 4 5 | 6", "--by", "inverse"], "the bar goes only with: solution"),
        (["1 2; 4 5", "--by", "solution"], "solution needs a bar"),
        (["1 2 | 3; 4 5 | 6", "--right", "1 2"], "the matrix has a bar already, the option --right"),
        (["1 2; 4 5", "--right", "1 2 3"], "the right side has 3 rows, the matrix has 2"),
        (["1 2; 4 5", "--by", "inverse", "--right", "1 2"], "the option --right goes only with: solution"),
        (["1 2; 4 5", "--by", "inverse", "--expand", "rows"], "the option --expand goes only with: determinant"),
        (["1 2; 4 5", "--by", "determinant", "--expand", "best"], "best is not a choice for --expand"),
        (["1 2 3; 4 5 6", "--by", "inverse"], "a 2x3 matrix has no inverse"),
        (["1 2 3; 4 5 6", "--by", "eigen"], "a 2x3 matrix has no eigenvalues"),
        (["1 2 | 3; 2 4 | 6", "--by", "cramer"], "the determinant is 0"),
        (["1 2 | 3; 2 4 | 6", "--by", "coordinates"], "column 2 is a combination of those before it"),
        (["1 2 | 1 0; 2 4 | 0 1", "--by", "change-of-basis"], "column 2 is a combination of those before it"),
        (["1 0 | 1 2; 0 1 | 2 4", "--by", "change-of-basis"], "column 2 right of the bar is a combination"),
        (["1 | 1 0; 0 | 0 1", "--by", "change-of-basis"], "column 2 right of the bar is no combination"),
        (["1 0 | 1; 0 1 | 2", "--by", "change-of-basis"], "there are 1 vectors right of the bar and 2 left of it"),
        (["x y = 3"], "not linear equations"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line(
    arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["derive", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert line in printed.err


@pytest.mark.parametrize(
    "arguments",
    [["1 2 | 3; 4 5 | 6"], ["1 2; 4 5", "--right", "3 6"], ["1 2; 4 5", "--by", "solution", "--right", "3; 6"]],
)
def test_a_right_side_asks_for_the_solution(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", *arguments, "--to", "text"]) == 0
    assert "exactly one solution, x_1 = -1, x_2 = 2" in capsys.readouterr().out


def test_unknowns_keep_their_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", "u + 2v = 3; 4u + 5v = 6", "--to", "text"]) == 0
    assert "u = -1, v = 2" in capsys.readouterr().out


def test_all_takes_what_applies_to_a_system(capsys: pytest.CaptureFixture[str]) -> None:
    for text, last in (("1 2 | 3; 4 5 | 6", "Cramer's rule"), ("1 | 3; 1 | 4", "least-squares")):
        assert main(["derive", text, "--by", "all", "--to", "markdown"]) == 0
        assert last in capsys.readouterr().out


def test_the_vector_of_the_unknowns_is_named_like_none_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", "x + b = 1; x - b = 2", "--to", "text"]) == 0
    printed = capsys.readouterr().out
    assert "We look for every v with A v = c." in printed
    for taken in ("xyz", "abcdfghjkmnopqrstuvwxyz"):
        equations = "; ".join([f"{one} = 1" for one in taken])
        assert main(["derive", equations, "--to", "text"]) == 0
        assert "exactly one solution" in capsys.readouterr().out
