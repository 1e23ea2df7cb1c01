"""The catalogs of sentences: one TOML file a language, whole sentences with named fields.

This is the lowest floor, because errors need sentences too. It knows nothing of matrices: it finds the sentence that
belongs to an id and to a count, and fills plain fields in. How a formula in a sentence is set is the renderers' work.
"""

from __future__ import annotations

import os.path  # lighter than pathlib, and every start reads a catalog
import re
from collections.abc import Iterator, Mapping
from functools import cache

from exactrank.patterns import lazy_pattern

LANGUAGES = ("en", "ja", "fr", "de")

# A sentence is a text, or one text for each grammatical number that its language tells apart.
Sentence = str | dict[str, str]

FIELD = lazy_pattern(r"\{([a-z_]+)\}")


_HEADER = lazy_pattern(r"^\[([a-z-]+)", re.MULTILINE)


@cache
def catalog(lang: str) -> Mapping[str, Sentence]:
    """The sentences of a language by dotted id; raises KeyError for a language without a catalog."""
    if lang not in LANGUAGES:
        raise KeyError(lang)
    with open(os.path.join(os.path.dirname(__file__), f"{lang}.toml"), encoding="utf-8") as file:
        return _Catalog(file.read())


class _Catalog(Mapping[str, Sentence]):
    """A catalog whose tables are parsed when a sentence of theirs is asked for: a verdict needs two of thirty."""

    def __init__(self, text: str) -> None:
        self._texts: dict[str, str] = {}
        headers = list(_HEADER.finditer(text))
        ends = [header.start() for header in headers[1:]] + [len(text)]
        for header, end in zip(headers, ends, strict=True):
            self._texts[header[1]] = self._texts.get(header[1], "") + text[header.start() : end]
        self._parsed: dict[str, dict[str, Sentence]] = {}

    def _table(self, name: str) -> dict[str, Sentence]:
        """The sentences of a top table; none where there is no such table."""
        if name not in self._parsed:
            import tomllib  # only the sentences need it, and they are not always needed

            self._parsed[name] = dict(_flatten("", tomllib.loads(self._texts.get(name, ""))))
        return self._parsed[name]

    def __getitem__(self, key: str) -> Sentence:
        return self._table(key.partition(".")[0])[key]

    def __iter__(self) -> Iterator[str]:
        return iter([key for name in self._texts for key in self._table(name)])

    def __len__(self) -> int:
        return sum([len(self._table(name)) for name in self._texts])


def _flatten(prefix: str, table: Mapping[str, object]) -> list[tuple[str, Sentence]]:
    found: list[tuple[str, Sentence]] = []
    for key, value in table.items():
        if isinstance(value, str):
            found.append((prefix + key, value))
        elif isinstance(value, dict) and "other" in value:
            found.append((prefix + key, {str(k): str(v) for k, v in value.items()}))
        elif isinstance(value, dict):
            found += _flatten(f"{prefix}{key}.", value)
    return found


def sentence(message: str, lang: str, count: int | None = None) -> str:
    """The sentence of an id with its fields still open: the form for `count` where the language has several.

    The forms are `zero`, `one`, `two` where a language has them, and `other` always (the names of Unicode CLDR).
    """
    entry = catalog(lang)[message]
    if isinstance(entry, str):
        return entry
    form = {0: "zero", 1: "one", 2: "two"}.get(count if count is not None else -1, "other")
    return entry.get(form, entry["other"])


def plain_sentence(message: str, lang: str, fields: Mapping[str, str | int]) -> str:
    """The sentence with plain values filled in; the field `count`, where there is one, chooses the form."""
    count = fields.get("count")
    text = sentence(message, lang, count if isinstance(count, int) else None)
    return FIELD.sub(lambda match: str(fields[match[1]]), text)
