"""The sentences in the tables of row words: what is done to rows, what is said of them, and what is not understood."""

from __future__ import annotations

import re

import pytest

from exactrank.reading.language.row_words import LANGUAGES, language, spaced_language, table, unspaced_language
from exactrank.reading.latex.tokens import tokens_of
from exactrank.reading.operations.reader import OperationsRead, canonical, operations_in

TABLES = {name: table(name) for name in LANGUAGES}


def _read(text: str) -> OperationsRead:
    tokens = tokens_of(text)
    return operations_in(text, tokens, 0, len(tokens), prose=True)


def _is_done(text: str, said: str) -> bool:
    found = _read(text)
    return ", ".join(canonical(found.operations)) == said and found.complete and found.names_rows


def _is_said(text: str) -> bool:
    found = _read(text)
    return not found.operations and found.complete


def _is_not_understood(text: str) -> bool:
    found = _read(text)
    return not found.operations and not found.complete and found.names_rows


@pytest.mark.parametrize("name", LANGUAGES)
def test_what_is_done(name: str) -> None:
    assert [text for text, said in TABLES[name]["examples"].items() if not _is_done(text, said)] == []


@pytest.mark.parametrize("name", LANGUAGES)
def test_what_is_said_of_rows(name: str) -> None:
    assert [text for text in TABLES[name]["sentences"]["false_friends"] if not _is_said(text)] == []


@pytest.mark.parametrize("name", LANGUAGES)
def test_what_names_rows_and_is_not_understood(name: str) -> None:
    assert [text for text in TABLES[name]["sentences"]["unread"] if not _is_not_understood(text)] == []


@pytest.mark.parametrize("name", LANGUAGES)
def test_as_many_of_the_one_as_of_the_other(name: str) -> None:
    made = TABLES[name]
    least = 40 if name in ("en", "ja") else 20
    assert len(made["examples"]) >= least
    assert len(made["sentences"]["false_friends"]) >= least
    assert made["sentences"]["unread"]


@pytest.mark.parametrize("name", LANGUAGES)
def test_two_sentences_do_not_run_together(name: str) -> None:
    """Every example between two sentences in which nothing is done says the same."""
    friends = TABLES[name]["sentences"]["false_friends"]
    gap = " " if language(name).spaced else ""
    for k, (text, said) in enumerate(TABLES[name]["examples"].items()):
        before, behind = friends[k % len(friends)], friends[(k + 7) % len(friends)]
        end = "" if text[-1] in ".。" else "." if gap else "。"
        found = _read(gap.join([before, text + end, behind]))
        assert (", ".join(canonical(found.operations)), text) == (said, text)


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_language_is_known_by_its_words(name: str) -> None:
    guess = spaced_language if language(name).spaced else unspaced_language
    texts = list(TABLES[name]["examples"])
    assert guess(" ".join(texts)).name == name


@pytest.mark.parametrize("name", LANGUAGES)
def test_no_word_stands_twice_in_one_text(name: str) -> None:
    for kind in ("verbs", "participles", "light", "words", "nouns"):
        for text in TABLES[name].get(kind, {}).values():
            words = text.split()
            assert words
            assert len(words) == len(set(words)), kind


_LETTERS = re.compile(r"(?<=[\u3041-\u30ff\u4e00-\u9fff])(?=[\u3041-\u30ff\u4e00-\u9fff])")


@pytest.mark.parametrize("name", [name for name in LANGUAGES if not language(name).spaced])
def test_a_line_ends_between_any_two_letters(name: str) -> None:
    """Where no blanks part words a line of text ends within a word as well; every third place of every sentence."""
    for text, said in TABLES[name]["examples"].items():
        for cut in list(_LETTERS.finditer(text))[::3]:
            broken = text[: cut.start()] + "\n   " + text[cut.start() :]
            assert _is_done(broken, said), broken
