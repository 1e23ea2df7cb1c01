"""Sentences with what they claim, and such as claim nothing, one file a language: every example is run."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from exactrank.judging import Whole, judge
from exactrank.reading.answers.document import answer_of
from exactrank.reading.claims.in_sentences import SentenceClaims, formulas_of
from exactrank.reading.claims.sentence_accounts import Account
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.language.language_index import languages
from exactrank.reading.language.marks import Mood
from exactrank.reading.latex.tokens import tokens_of
from exactrank.reading.markup.regions import Regions
from exactrank.reading.source.source import Source

DEFINITIONS = "$A = \\begin{pmatrix}1&2\\\\2&4\\end{pmatrix}$, $B = \\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$.\n\n"
EXAMPLES = [tomllib.loads(path.read_text(encoding="utf-8")) for path in Path(__file__).parent.glob("sentences/*.toml")]


def read(text: str) -> SentenceClaims:
    source = Source(text)
    tokens = tokens_of(text)
    sides = Sides(source, tokens, [])
    found = Regions(text, tokens).formulas(0, len(tokens))
    places = formulas_of([(one.outer, one.inner, one.displayed) for one in found], sides)
    return SentenceClaims(sides, places, 0, len(text))


def is_read(sentence: str, kind: str) -> bool:
    said = read(sentence)
    kinds = [type(made.readings[0]).__name__ for _, made in said.assertions() if not made.conditions]
    return kind in kinds and Account.CLAIMS in [one.account for one in said.read]


def examples(language: str, kind: str) -> list[str]:
    return [sentence for one in EXAMPLES if one["language"] == language for sentence in one.get(kind, ())]


WITH_EXAMPLES = sorted({one["language"] for one in EXAMPLES})


@pytest.mark.parametrize("language", WITH_EXAMPLES)
def test_what_claims_is_read(language: str) -> None:
    pairs = [pair for one in EXAMPLES if one["language"] == language for pair in one["claims"]]
    assert [sentence for sentence, kind in pairs if not is_read(sentence, kind)] == []


@pytest.mark.parametrize("language", WITH_EXAMPLES)
def test_no_claim_of_these_matrices_is_wrong(language: str) -> None:
    """Every sentence is true of A and B: a number, a matrix or a denial that is misread would make one incorrect."""
    texts = [text for one in EXAMPLES if one["language"] == language for text, _ in one["claims"]]
    verdicts = [judge(answer_of(DEFINITIONS + text)) for text in texts]
    assert [text for text, one in zip(texts, verdicts, strict=True) if one.outcome is Whole.INCORRECT] == []
    assert sum(one.outcome is Whole.CORRECT for one in verdicts) * 2 > len(texts)


@pytest.mark.parametrize("language", WITH_EXAMPLES)
def test_what_is_false_of_these_matrices_is_marked(language: str) -> None:
    texts = examples(language, "false")
    assert [text for text in texts if judge(answer_of(DEFINITIONS + text)).outcome is not Whole.INCORRECT] == []


@pytest.mark.parametrize("language", languages()["languages"])
def test_each_language_has_examples_of_both_kinds(language: str) -> None:
    least = 200 if language in ("en", "ja") else 60
    for kind in ("claims", "nothing"):
        texts = [str(text) for one in EXAMPLES if one["language"] == language for text in one[kind]]
        assert len(texts) >= least
        assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("language", WITH_EXAMPLES)
def test_what_claims_nothing_says_nothing(language: str) -> None:
    assert [text for text in examples(language, "nothing") if read(text).assertions()] == []


@pytest.mark.parametrize("language", WITH_EXAMPLES)
def test_what_looks_like_a_claim_does_not_pass(language: str) -> None:
    texts = examples(language, "unread")
    assert [text for text in texts if [one.account for one in read(text).read] != [Account.UNREAD]] == []


def test_an_unknown_language_is_not_passed_in_silence() -> None:
    (one,) = read("Matriksin asteluku lienee 3 koska").read
    assert (one.account, one.reason) == (Account.UNREAD, "unknown-language")


@pytest.mark.parametrize(
    "sentence",
    [
        "If the rank is 2, the matrix is invertible.",
        "Wenn der Rang 2 ist, ist die Matrix invertierbar.",
        "Si on obtient le rang 2, la matrice est inversible.",
        "Si obtenemos un rango 2, la matriz es invertible.",
        "Se otteniamo il rango 2, la matrice è invertibile.",
        "Se obtemos o posto 2, a matriz é invertível.",
        "Jeżeli otrzymujemy rząd równy 2, to macierz jest odwracalna.",
        "如果秩为 2，那么矩阵可逆。",
        "階数が 2 ならば、この行列は正則である。",
    ],
)
def test_nothing_is_said_of_a_rank_that_is_only_supposed(sentence: str) -> None:
    said = [made for _, made in read(sentence).assertions()]
    assert all(made.conditions for made in said)
    assert "Rank" not in [type(made.readings[0]).__name__ for made in said]


def test_a_condition_is_quoted_and_the_mood_is_one_at_every_place() -> None:
    text = "If $a = 2$, then $A$ is singular; otherwise it is not. Suppose $B$ is singular. Then the rank of $B$ is 1."
    said = read(text)
    conditions = [made.conditions for _, made in said.assertions()]
    assert conditions == [("If $a = 2$",), ("Suppose $B$ is singular.",)]
    assert said.moods.at(text.index("B$ is singular"))[0] is Mood.SUPPOSES
