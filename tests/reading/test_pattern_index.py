"""The index of patterns leaves out only what cannot match, and keeps the order."""

from __future__ import annotations

import pytest

from exactrank.reading.language.packs import pack
from exactrank.reading.language.pattern_index import PatternIndex
from exactrank.reading.language.variants import Tried
from tests.reading.test_sentences import EXAMPLES
from tests.turns import Turn, by_turns, those_of


@by_turns(3)
@pytest.mark.parametrize("code", ["en", "ja"])
def test_the_index_keeps_every_pattern_that_matches(code: str, turn: Turn) -> None:
    patterns = (*pack(code).claims, *pack(code).moods)
    index = PatternIndex(patterns)
    sentences = [sentence for one in EXAMPLES for sentence in one["nothing"] if one["language"] == code]
    assert sentences
    for sentence in those_of(sentences, turn):
        lowered = sentence.lower()
        kept = index.of(lowered)
        assert kept == [one for one in patterns if not one.words or any(word in lowered for word in one.words)]
        assert len(kept) < len(patterns)
        left_out = [one for one in patterns if one not in kept]
        assert not any(list(one.matches(sentence, lowered, 0, len(sentence))) for one in left_out)


@pytest.mark.parametrize("code", ["en", "de", "ja"])
def test_the_index_of_a_text_gives_each_of_its_sentences_the_same_patterns(code: str) -> None:
    index = PatternIndex((*pack(code).claims, *pack(code).accounts))
    sentences = [sentence.lower() for one in EXAMPLES for sentence in one["nothing"] if one["language"] == code][:12]
    within = index.within("\n".join(sentences), len(sentences))
    assert [within.of(one) for one in sentences] == [index.of(one) for one in sentences]


@pytest.mark.parametrize("code", ["en", "fr", "ja"])
def test_a_variant_that_is_left_out_for_its_words_would_not_have_matched(code: str) -> None:
    patterns = PatternIndex((*pack(code).claims, *pack(code).accounts, *pack(code).moods))
    sentences = [sentence for one in EXAMPLES for sentence in one["nothing"] if one["language"] == code][:40]
    left_out = 0
    for sentence in sentences:
        lowered = sentence.lower()
        for pattern in patterns.of(lowered):
            found = list(pattern.matches(sentence, lowered, 0, len(sentence)))
            if not all(any(word in lowered for word in words) for words in pattern.all_words):
                continue
            alone = [list(one.matches(Tried(sentence, 0, len(sentence)))) for one in pattern.variants]
            assert found == [match for some in alone for match in some]
            left_out += sum(not all(any(w in lowered for w in ws) for ws in one.words) for one in pattern.variants)
    assert left_out
