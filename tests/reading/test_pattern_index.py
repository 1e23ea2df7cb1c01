"""The index of patterns leaves out only what cannot match, and keeps the order."""

from __future__ import annotations

import pytest

from exactrank.reading.language.packs import pack
from exactrank.reading.language.pattern_index import PatternIndex
from tests.reading.test_sentences import EXAMPLES


@pytest.mark.parametrize("code", ["en", "ja"])
def test_the_index_keeps_every_pattern_that_matches(code: str) -> None:
    patterns = (*pack(code).claims, *pack(code).moods)
    index = PatternIndex(patterns)
    sentences = [sentence for one in EXAMPLES for sentence in one["nothing"] if one["language"] == code]
    assert sentences
    for sentence in sentences:
        lowered = sentence.lower()
        kept = index.of(lowered)
        assert kept == [one for one in patterns if not one.words or any(word in lowered for word in one.words)]
        assert len(kept) < len(patterns)
        left_out = [one for one in patterns if one not in kept]
        assert not any(list(one.matches(sentence, lowered, 0, len(sentence))) for one in left_out)
