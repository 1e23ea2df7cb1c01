"""The account of sentences: narration says nothing, and what looks like a claim does not pass in silence."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from exactrank.judging import Whole, judge
from exactrank.reading.answers.document import answer_of
from exactrank.reading.claims.sentence_accounts import Account
from exactrank.reading.language.own_sentences import is_own
from tests.reading.test_sentences import read

EXAMPLES = [tomllib.loads(path.read_text(encoding="utf-8")) for path in Path(__file__).parent.glob("account/*.toml")]


@pytest.mark.parametrize("sentence", [sentence for one in EXAMPLES for sentence in one["narration"]])
def test_narration_claims_nothing(sentence: str) -> None:
    said = read(sentence)
    assert Account.UNREAD not in [one.account for one in said.read]
    assert said.assertions() == []


@pytest.mark.parametrize("sentence", [sentence for one in EXAMPLES for sentence in one["unread"]])
def test_what_looks_like_a_claim_does_not_pass(sentence: str) -> None:
    assert Account.NARRATION not in [one.account for one in read(sentence).read]


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("From row 2 on all rows are zero, so nothing is left to clear.", True),
        ("In the third column the pivot is \ue000.", True),
        ("In the 12th column the pivot is 3/2.", True),
        ("An echelon form is reached, with pivots in columns 1, 2 and 4.", True),
        ("All rows are zero, so rank A = 0.", True),
        ("All rows are zero, so rank A is odd.", False),
        ("In the third column the pivot is 2 and the rank is 7.", False),
        ("In the third column the pivot is \ue000, so the determinant is 5.", False),
        ("An echelon form is reached, with pivots in columns 1 and 2, hence the rank is 3 and the nullity 4.", False),
        ("We multiply out: \ue001", True),
        ("From row 2 on all rows are zero, so the rank is 7.", False),
        ("The rank of \ue000 is 2.", False),
        ("We multiply out, and the rank is 7.", False),
        ("", False),
    ],
)
def test_sentences_of_our_own_pages_are_known(sentence: str, own: bool) -> None:
    assert is_own(sentence) is own


@pytest.mark.parametrize(
    ("sentence", "reasons"),
    [
        ("Matriisin aste on siis 7.", ["unknown-language"]),
        ("Rangordningen kommer ut som 7.", ["unknown-language"]),
        ("Matriisin aste on siis suuri.", []),
        ("This took 2 steps and 3 multiplications.", []),
        ("On voit que tout est juste.", []),
    ],
)
def test_a_sentence_of_another_language_is_unread_among_english_ones(sentence: str, reasons: list[str]) -> None:
    text = r"The matrix $A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$ has rank 2. " + sentence
    assert [one.reason for one in answer_of(text).unread] == reasons


@pytest.mark.parametrize("text", [
    "We have $5+5=10$ and (2 + 2 = 3), as one sees.", "So $1+1=2$. Thus 12 - 7 = 4 remain.", "By $1+1=2$, f(2) = 3.",
    "Es ist $1+1=2$, also ist 3 · 4 = 13.", "由 $1+1=2$ 得 2 + 2 = 3。",
])  # fmt: skip
def test_an_equation_outside_of_all_formulas_is_not_passed_over(text: str) -> None:
    verdict = judge(answer_of(text))
    assert "formula-not-understood" in [one.reason for one in verdict.unread]
    assert verdict.outcome is Whole.INCOMPLETE


@pytest.mark.parametrize("text", [
    "If 2 + 2 = 3 were so, $1+1=2$ would be wrong.", "We have $1+1=2$ with R2 = 3R1 in mind.", "So $1+1=2$ (page 3).",
    "In step 2 we have $1+1=2$.", "Is 2 + 2 = 3? We have $1+1=2$.",
])  # fmt: skip
def test_numbers_in_prose_are_no_equation(text: str) -> None:
    assert judge(answer_of(text)).unread == ()
