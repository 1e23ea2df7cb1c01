"""What a teacher says to students: words for each kind of mistake, in each student's language."""

from __future__ import annotations

import os.path
from collections.abc import Mapping, Sequence

from exactrank.errors import InputError, Place
from exactrank.grading.choices import choice
from exactrank.grading.csv_files import csv_records
from exactrank.grading.problems import known_keys
from exactrank.judging.verdicts.notes import Note
from exactrank.messages import LANGUAGES

Words = str | Mapping[str, str]
"""Words for everybody, or by language."""


def read_comments(table: object, place: Place) -> dict[str, Words]:
    """The teacher's words by the codes of mistakes, such as wrong-entry: a text, or a table of texts by language."""
    if not isinstance(table, dict):
        raise InputError.of("bad-choice", place, key="comments", value=str(table)[:30], choices="[comments]")
    known_keys(table, {note.value for note in Note}, place)
    return {note: _words(words, place) for note, words in table.items()}


def _words(words: object, place: Place) -> Words:
    if not isinstance(words, dict):
        return str(words)
    known_keys(words, set(LANGUAGES), place)
    return {lang: str(text) for lang, text in words.items()}


def words_in(words: Words, languages: Sequence[str]) -> str:
    """The words in the first of the languages that has some, or else in any.

    >>> words_in({"fr": "Recommencez.", "ja": "..."}, ("de", "fr")), words_in("Again.", ("ja",)), words_in({}, ("en",))
    ('Recommencez.', 'Again.', '')
    """
    if isinstance(words, str):
        return words
    return next((words[lang] for lang in (*languages, *words) if lang in words), "")


def read_languages(path: object, place: Place) -> dict[str, str]:
    """The languages of single students, from a CSV file with the columns id and language."""
    path = os.path.join(os.path.dirname(place.source), str(path))
    found: dict[str, str] = {}
    for line, row in csv_records(path, ("id", "language"), "grade-language-columns"):
        id, at = row["id"].strip(), Place(path, line)
        if not id or id in found:
            raise InputError.of("grade-id-twice" if id else "grade-no-id", at, id=id)
        found[id] = choice(row["language"].strip(), LANGUAGES, "language", at)
    return found
