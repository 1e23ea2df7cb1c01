"""Feedback in words: the arithmetic of an entry, the writer's letters, what follows, what was not read or seen."""

from __future__ import annotations

from pathlib import Path

import pytest

import exactrank
from exactrank.cli import main
from exactrank.document import Fold, walk
from exactrank.exposition.verdict import explain_verdict
from exactrank.judging import Missing, Verdict, Whole
from exactrank.render import html, latex, markdown, plain, typst

FRENCH = r"""
\[ A = \begin{pmatrix} 1 & -1 & 2 \\ 2 & 4 & 1 \\ 3 & 3 & 3 \end{pmatrix}
 \xrightarrow{L_2 \to L_2 - 2L_1} \begin{pmatrix} 1 & -1 & 2 \\ 0 & ENTRY & -3 \\ 3 & 3 & 3 \end{pmatrix} \]
"""
PROBLEM = "1 2; 2 4"
START = "A = [1 2]\n    [2 4]\n\n"


def text_of(verdict: Verdict, lang: str = "en") -> str:
    """The feedback in one line of text."""
    return " ".join(plain.render(explain_verdict(verdict), lang).split())


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("2", "In row 2, column 2 it is 4 - 2 * (-1) = 6, not 2: a sign error."),
        ("-2", "In row 2, column 2 it is 4 - 2 * (-1) = 6, not -2."),
        ("7", "In row 2, column 2 it is 4 - 2 * (-1) = 6, not 7."),
    ],
)
def test_the_arithmetic_of_a_wrong_entry_is_shown(entry: str, told: str) -> None:
    assert told in text_of(exactrank.verify(FRENCH.replace("ENTRY", entry)))


@pytest.mark.parametrize(
    ("operations", "after"),
    [
        ("R2 <- R2 - 2 R1, R2 <- R2 + R1", "[1 -1]\n[1 9]"),  # two operations on the row
        ("R1 <-> R2", "[2 4]\n[1 1]"),  # none that calculates
        ("R1 <- R1 + R2, R2 <- R2 - 2 R1", "[3 3]\n[-4 2]"),  # the row above was changed before
    ],
)
def test_no_arithmetic_is_shown_that_one_operation_does_not_do(operations: str, after: str) -> None:
    verdict = exactrank.verify(f"[1 -1]\n[2 4]\n\n{operations}\n\n{after}")
    assert verdict.outcome is Whole.INCORRECT
    assert "it is" not in text_of(verdict)


def test_the_wrong_entry_is_marked_in_the_matrix_and_put_right() -> None:
    document = explain_verdict(exactrank.verify(FRENCH.replace("ENTRY", "7")))
    assert r"\boxed{7}" in markdown.render(document)
    assert r"\boxed{6}" in markdown.render(document)
    assert "pmatrix" not in plain.render(document)


@pytest.mark.parametrize("letter", ["L", "F", "Z", "r", "w"])
def test_rows_have_the_letter_of_the_writer(letter: str) -> None:
    given = FRENCH.replace("L_", f"{letter}_").replace("ENTRY", "6").replace("- 2", "+ 2")
    told = text_of(exactrank.verify(given))
    assert f"It says {letter}_2 <- {letter}_2 + 2 {letter}_1, but what was done is {letter}_2 <-" in told


def test_a_name_in_a_formula_is_no_letter_of_rows() -> None:
    told = text_of(exactrank.verify("A_1 = [1 2]\n      [3 4]\n\nR2 <- R2 - 3 R1\n\n[1 2]\n[0 2]"))
    assert "A_1 <-" not in told


def test_a_false_final_claim_is_never_praised() -> None:
    wrong = START + "R2 <- R2 - 2 R1\n\n[1 2]\n[0 1]\n\nrank A = 2\n"
    verdict = exactrank.verify(wrong)
    told = text_of(verdict)
    assert verdict.judgements[-1].follows == 0
    assert "One of the 2 statements is wrong." in told or "The answer says something that is wrong." in told
    assert "This follows from what line" in told
    assert "What line" not in told


def test_two_right_statements_are_both_right() -> None:
    told = text_of(exactrank.verify(START + "rank A = 1\n\ndet A = 0\n"))
    assert told == "Both statements of the answer are right."


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ("1 = 1", Missing.ANSWER),
        ("1 + 1 = 2", Missing.ANSWER),
        ("A = A", Missing.ANSWER),
        ("rank A <= 2", Missing.ANSWER),
        ("B = [1 0]\n    [0 1]\n\nrank B = 2", Missing.ANSWER),
        ("rank A = 1", None),
        ("The rank is 1.", None),
        ("det A = 0", None),
        ("R2 <- R2 - 2 R1\n\n[1 2]\n[0 0]", None),
    ],
)
def test_what_answers_a_problem(said: str, missing: Missing | None) -> None:
    verdict = exactrank.verify(START + said, PROBLEM)
    assert verdict.missing is missing
    assert verdict.outcome is (Whole.CORRECT if missing is None else Whole.INCOMPLETE)
    assert (missing is None) != ("is not yet an answer" in text_of(verdict))


def test_another_matrix_is_no_answer() -> None:
    verdict = exactrank.verify("B = [1 0]\n    [7 9]\n\nrank B = 2", PROBLEM)
    assert (verdict.missing, verdict.outcome) == (Missing.MATRIX, Whole.INCOMPLETE)


def test_what_cannot_be_seen_is_told_with_its_reason() -> None:
    told = text_of(
        exactrank.verify("% $\\det A = 17$\n$A = \\begin{pmatrix} 1 \\end{pmatrix}$, $\\det A = 1$.", kind="latex")
    )
    assert "Line 1 holds mathematics that a reader of the page does not see." in told
    assert "It stands in a comment." in told


def test_every_statement_is_shown_as_it_was_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "answer.txt").write_text(START + "rank A = 1\n")
    assert main(["verify", str(tmp_path / "answer.txt"), "--understood"]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == ["- Line 1: A := [1 2; 2 4]", "- Line 4: rank A = 1"]
    assert main(["verify", str(tmp_path / "answer.txt"), "--to", "html"]) == 0
    assert "<details>" in capsys.readouterr().out
    assert main(["verify", str(tmp_path / "answer.txt")]) == 0
    assert "A :=" not in capsys.readouterr().out


def test_the_fold_is_there_in_every_format() -> None:
    verdict = exactrank.verify(START + "rank A = 1\n")
    document = explain_verdict(verdict, with_understood=True)
    assert sum(isinstance(node, Fold) for node in walk(document)) == 1
    for rendered in (plain.render(document), markdown.render(document), latex.render(document), html.render(document)):
        assert "A := [1 2; 2 4]" in rendered
    assert len(verdict.understood) == 2
    assert verdict.line_of(0) == 4


def test_a_page_shows_the_answer_beside_the_remarks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every line of the answer, escaped; the first wrong one marked as such, and none that only follows from it."""
    text = START.replace("\n\n", "\n<b>x</b>\n\n") + "R2 <- R2 - 2 R1\n\n[1 2]\n[0 1]\n\nrank A = 2\n\ndet A = 5\n"
    path = tmp_path / "answer.txt"
    path.write_text(text)
    assert main(["verify", str(path), "--kind", "text", "--to", "html"]) == 1
    page = capsys.readouterr().out
    body = page[page.index('<ol class="answer">') : page.index("</ol>")]
    assert body.count("<li") == len(text.splitlines())
    assert '<li class="first wrong"><mark>R2 &lt;- R2 - 2 R1</mark></li>' in body
    assert '<li class="wrong"><mark>det A = 5</mark></li>' in body
    assert "<li>rank A = 2</li>" in body
    assert "<b>x</b>" not in page


def test_paper_shows_the_remarks_alone() -> None:
    text = START + "rank A = 2\n"
    verdict = exactrank.verify(text)
    beside, alone = explain_verdict(verdict, answer=text), explain_verdict(verdict)
    for render in (plain.render, markdown.render, latex.render, typst.render):
        assert render(beside, "en") == render(alone, "en")


@pytest.mark.parametrize("language", ["en", "ja", "fr", "de"])
def test_a_text_in_which_nothing_is_claimed_shows_what_was_looked_at(language: str) -> None:
    systems = r"\[ x + y = 2, \quad y + z = 3 \] \[ \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} \] and $T(x)$, $S(x)$."
    verdict = exactrank.verify(systems)
    assert verdict.outcome is Whole.UNDECIDED
    assert [one.source for one in verdict.formulas] == [
        r"x + y = 2, \quad y + z = 3",
        r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
        "T(x)",
    ]
    told = text_of(verdict, language)
    assert all(one.source in told for one in verdict.formulas)
    assert "S(x)" not in told


@pytest.mark.parametrize("text", ["hello", "", "$A = [1 2; 3 4]$ has rank 2."])
def test_what_was_looked_at_is_shown_only_where_there_is_nothing_else(text: str) -> None:
    assert exactrank.verify(text).formulas == ()
