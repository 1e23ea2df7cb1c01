"""Worked examples as books write them: their macros, their XML, their divisions, and what they tell around numbers."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import exactrank

TABLES = tomllib.loads((Path(__file__).parent / "books.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("table", list(TABLES))
def test_examples_of_books_come_out_as_what_they_are(table: str) -> None:
    kind = TABLES[table].get("kind")
    made = [(text, exactrank.verify(text, kind=kind).outcome.value) for text, _ in TABLES[table]["rows"]]
    assert made == [(text, outcome) for text, outcome in TABLES[table]["rows"]]
