"""What is remembered, and what is looked for first, changes nothing: nor does what stands beside or came before."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exactrank.errors import InputError
from exactrank.judging import judge
from exactrank.reading.answers.document import answer_of
from exactrank.reading.language.needed_words import may_have
from exactrank.reading.language.packs import pack
from exactrank.reading.language.pattern_index import index_of
from exactrank.reading.language.templates import any_of
from exactrank.reading.latex.tokens import tokens_of
from exactrank.reading.operations import reader
from exactrank.remembered import LONGEST, Memory, forget_everything, remembered
from tests.reading.test_sentences import EXAMPLES

LINES = (
    r"R_2 \leftarrow R_2 - 3R_1", "R2 <- R2 - 3 R1", "R2 -> R2 - i", "R2 - 3", "2 $", "I + 2 II", "e1", "1.5", "s",
    "sqrt", "Subtract row 1 from row 2", "swap R_1 and R_2 a", "add 2", "times row 1 to row 3", "3-", "fache der 1.",
    "Zeile", "2.", "第2行から第1行の", "2倍を引く", "第二行减去", "第一行",
    "$R_2 - R_1$", "y", r"$R_3 - R_1$", r"\(2\)",
    "row 2 -", "x", "rho_1", "1)", "[1 2]", "[3 4]",
    r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", "The rank of A is 2.", "So det A = -2.", "", ":", "=",
)  # fmt: skip
GAPS = ("\n", " ", "", "\n\n", "$", ", ", ": ", "\n - ")
pieces = st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(GAPS)), min_size=1, max_size=7)


@given(pieces)
def test_a_range_tells_the_same_operations_wherever_it_stands(drawn: list[tuple[str, str]]) -> None:
    text = "".join([line + gap for line, gap in drawn])
    tokens = tokens_of(text)
    begins = [0]
    for line, gap in drawn:
        begins.append(begins[-1] + len(line + gap))
    places = [next((k for k, one in enumerate(tokens) if one.start >= at), len(tokens)) for at in begins]
    for first, last in [*pairwise(places), *zip(places, places[2:], strict=False)]:
        for prose in (False, True):
            try:
                alone = reader._read(text, tokens, first, last, prose)[0]
            except InputError:
                continue
            assert reader.operations_in(text, tokens, first, last, prose) == alone, (text, first, last)


@settings(max_examples=30)
@given(pieces)
def test_an_answer_is_read_and_judged_as_if_nothing_had_been_read_before(drawn: list[tuple[str, str]]) -> None:
    text = "A = [1 2; 3 4]\n" + "".join([line + gap for line, gap in drawn])
    answer = answer_of(text)
    forget_everything()
    assert answer_of(text) == answer
    assert judge(answer_of(text)) == judge(answer)


@pytest.mark.parametrize("language", sorted({one["language"] for one in EXAMPLES}))
def test_a_sentence_is_matched_as_in_its_text(language: str) -> None:
    sentences = [sentence for one in EXAMPLES if one["language"] == language for sentence in one["nothing"]][::23]
    for table in ("claims", "moods", "accounts"):
        index = index_of((language,), table)
        for before, sentence in zip(["", "x", *sentences], sentences, strict=False):
            text, begin = f"{before} {sentence} is 2", len(before) + 1
            end = begin + len(sentence)
            lowered = sentence.lower()
            direct = [(one, match) for one in index.of(lowered) for match in one.matches(text, lowered, begin, end)]
            assert list(index.matches(text, begin, end)) == direct
            assert list(index.matches(text, begin, end)) == direct


@pytest.mark.parametrize("language", sorted({one["language"] for one in EXAMPLES}))
def test_where_a_word_of_a_list_stands_the_list_is_not_ruled_out(language: str) -> None:
    lists = {name: words for name, words in pack(language).lists.items() if words}
    sentences = [sentence for one in EXAMPLES if one["language"] == language for sentence in one["nothing"]][::23]
    for words in lists.values():
        expression = re.compile(any_of(words), re.IGNORECASE)
        ruled_out = [one for one in sentences if not may_have(one, tuple(words))]
        assert not any(expression.search(one) for one in ruled_out), words


def test_a_memory_keeps_what_is_asked_for_and_no_more_than_its_size() -> None:
    memory = Memory[int, int](10)
    for n in range(1000):
        memory.put(n, n)
        assert memory.get(0 if n < 500 else n) == (0 if n < 500 else n)
        assert len(memory) <= 10
    assert memory.get(0) is None
    forget_everything()
    assert len(memory) == 0


def test_long_texts_are_not_remembered() -> None:
    called: list[str] = []

    @remembered
    def length(text: str, more: int = 0) -> int:
        called.append(text)
        return len(text) + more

    for text in ("a", "a", "b" * (LONGEST + 1), "b" * (LONGEST + 1)):
        assert length(text, more=1) == len(text) + 1
    assert len(called) == 3
