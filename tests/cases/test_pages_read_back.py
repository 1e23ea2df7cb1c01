"""Our own discussions as pages, read back: right as they are, and no longer right with a mistake in them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import exactrank
from exactrank.exposition.cases import explain_cases
from exactrank.judging import Outcome
from exactrank.render.formats import Format, written
from tests.cases.test_judged import SQUARE

TREES = (
    ("1 1 k | 1; 1 k 1 | 1; k 1 1 | 1", "solutions"),
    ("1 2 t; 2 4 6; 1 t 3", "rank"),
    ("1 2 t; 2 4 6; 1 t 3", "echelon"),
    ("1 h | 2; 4 8 | k", "solutions"),
    ("a b; b a", "determinant"),
    ("a b; b a", "inverse"),
    ("1 a 0; a 1 a; 0 a 1", "rank"),
    ("1 1 | 2; 1 a | 3", "solutions"),
)
FORMATS = (Format.LATEX, Format.MARKDOWN, Format.TEXT, Format.HTML)
LANGUAGES = ("en", "ja", "fr", "de")


def pages(step: int) -> Iterator[tuple[str, Format, str]]:
    """The pages of all trees in all formats and languages, general case first and last: each `step`-th of them."""
    k = 0
    for matrix, goal in TREES:
        tree = exactrank.cases(matrix, goal=goal)
        for general_first in (False, True):
            for kind in FORMATS:
                for lang in LANGUAGES:
                    k += 1
                    if k % step == 0:
                        yield str(written(explain_cases(tree, "A", general_first), kind, lang)), kind, lang


def outcome_of(page: str, kind: Format) -> str:
    return exactrank.verify(page, kind="html" if kind is Format.HTML else None).outcome.value


def not_read_back(step: int) -> list[tuple[str, str, str]]:
    return [(kind.value, lang, page) for page, kind, lang in pages(step) if outcome_of(page, kind) != "correct"]


def test_pages_are_read_back() -> None:
    assert not not_read_back(61)


@pytest.mark.long
def test_all_pages_are_read_back() -> None:
    assert not not_read_back(1)


WRONG = (
    # a value, a rank, a number of solutions and an entry that are others
    ("1 1 | 2; 1 a | 3", "solutions", Format.LATEX, "en", ("$a = 1$ & $1$ & $2$", "$a = 1$ & $1$ & $1$")),
    ("1 1 | 2; 1 a | 3", "solutions", Format.MARKDOWN, "de", ("| $1$ | $2$ | keine |", "| $1$ | $2$ | eine |")),
    ("1 1 | 2; 1 a | 3", "solutions", Format.TEXT, "fr", ("a = 1       1            2", "a = 1       2            2")),
    ("1 1 | 2; 1 a | 3", "solutions", Format.MARKDOWN, "ja", ("解はない", "解はただ 1 つである")),
    ("1 2 t; 2 4 6; 1 t 3", "rank", Format.TEXT, "en", ("There are 3 pivots", "There are 2 pivots")),
    ("1 2 t; 2 4 6; 1 t 3", "echelon", Format.MARKDOWN, "en", ("| $1,\\quad 3$ |", "| $1,\\quad 2$ |")),
    ("1 2 t; 2 4 6; 1 t 3", "echelon", Format.TEXT, "de", ("in den Spalten 1 und 2", "in den Spalten 1 und 3")),
    ("a b; b a", "determinant", Format.MARKDOWN, "fr", ("Ici, $\\det A = 0$", "Ici, $\\det A = 1$")),
    ("a b; b a", "inverse", Format.TEXT, "en", ("0       no", "0       yes")),
    ("1 a 0; a 1 a; 0 a 1", "determinant", Format.MARKDOWN, "en",
     (r"Case 2: $a \neq \pm \frac{\sqrt{2}}{2}$", r"Case 2: $a \neq \pm \frac{\sqrt{3}}{2}$")),
)  # fmt: skip


def test_pages_with_a_mistake_are_not_right() -> None:
    passed = []
    for matrix, goal, kind, lang, (right, wrong) in WRONG:
        page = str(written(explain_cases(exactrank.cases(matrix, goal=goal), "A"), kind, lang))
        assert right in page, (goal, kind, lang, right, page)
        if outcome_of(page.replace(right, wrong, 1), kind) == "correct":
            passed.append((goal, kind, lang, wrong))
    assert not passed


def test_a_determinant_in_letters_is_not_0_for_all_numbers() -> None:
    table = [
        ("If $k \\ne 3$, the determinant is not 0.", "incorrect"),
        ("If $k \\ne \\pm 2$, the determinant is not 0.", "correct"),
        ("The determinant is not 0.", "undecided"),
    ]
    assert [exactrank.verify(SQUARE + said).outcome.value for said, _ in table] == [one for _, one in table]


def test_what_stands_behind_the_bar_is_no_unknown() -> None:
    reduced = r"\[\left[\begin{array}{rrr|r} 1 & 1 & 1 & 1 \\ 0 & 0 & 0 & 0 \end{array}\right]\]"
    for said, right in (("$x_2$ and $x_3$ are free.", True), ("$x_2$ and $x_4$ are free.", False)):
        judged = exactrank.verify(f"The system reduces to {reduced} The unknowns {said}").judgements
        assert (Outcome.CORRECT in [one.outcome for one in judged if one.kind == "echelon"]) is right


TABLES = (
    r"\begin{tabular}{c|c} $k$ & $\operatorname{rank} A$ \\ \hline $k = 2$ & VALUE \\ $k = -2$ & 1 \\"
    r" otherwise & 2 \end{tabular}",
    r"<table><tr><th>k</th><th>rank of A</th></tr><tr><td>\(k = 2\)</td><td>VALUE</td></tr>"
    r"<tr><td>\(k = -2\)</td><td>1</td></tr><tr><td>otherwise</td><td>2</td></tr></table>",
)


def test_tables_of_cases_in_latex_and_html() -> None:
    for table in TABLES:
        for value, outcome in (("1", "correct"), ("2", "incorrect")):
            kind = "html" if "<td>" in table else None
            text = (f"<p>{SQUARE}</p>{table}" if kind else f"{SQUARE}\n\n{table}\n").replace("VALUE", value)
            assert exactrank.verify(text, kind=kind).outcome.value == outcome, table


HEADED = (
    ("Case $k = 2$:\n\nThe rank of $A$ is 1.\n\nFrom now on $k \\neq 2$.\n\nThe rank of $A$ is 2.", False),
    ("Case $k = 2$:\n\nThe rank of $A$ is 2.", False),
    ("Case $k = 2$:\n\nThe rank of $A$ is 1.", True),
    ("From now on $k \\neq 2$ and $k \\neq -2$.\n\nThe rank of $A$ is 2.", True),
    ("From now on $A$ is fixed.\n\nThe rank of $A$ is 2.", False),
)


def test_conditions_alone_in_a_line_begin_cases() -> None:
    found = [(said, exactrank.verify(f"{SQUARE}\n\n{said}\n").outcome.value == "correct") for said, _ in HEADED]
    assert found == list(HEADED)
