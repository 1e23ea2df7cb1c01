"""The three corpora under one roof: whole texts, sentences after a right reduction, copies from display to display."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from tests.writing.copies import COPYINGS, copied
from tests.writing.sentences import sentences, with_sentence
from tests.writing.writer import Written, written


def texts(seed: int, count: int) -> Iterator[Written]:
    """A right and a wrong text of each of `count` seeds."""
    for k in range(seed, seed + count):
        yield written(k)
        yield written(k, wrong=True)


def texts_with_sentences(seed: int, count: int) -> Iterator[Written]:
    """Every sentence of the tables, `count` // 100 times at least once, each after a reduction of its own."""
    for k in range(max(1, count // 100)):
        for place, sentence in enumerate(sentences()):
            at = seed + 1000 * k + place
            text, exercise = with_sentence(sentence, Random(f"{at} sentence"))
            fault = "sentence" if sentence.says == "says false" else None
            yield Written(at, text, f"{sentence.topic}, {sentence.says}", sentence.language, True, exercise, fault)


def copies(seed: int, count: int) -> Iterator[Written]:
    """A right and a wrong copy of each kind, `count` // 8 times."""
    for k in range(seed, seed + max(1, count // len(COPYINGS))):
        for place, (name, *_) in enumerate(COPYINGS):
            for wrong in (False, True):
                text, exercise, fault = copied(place, Random(f"{k} {place} copy"), wrong)
                yield Written(k, text, name, "en", True, exercise, fault)


CORPORA: dict[str, Callable[[int, int], Iterator[Written]]] = {
    "texts": texts,
    "sentences": texts_with_sentences,
    "copies": copies,
}
