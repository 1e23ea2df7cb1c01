"""The catalogs: the same keys and fields in all languages, every key used, every sentence said."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import exactrank
from exactrank import messages
from exactrank.document import Said, walk
from exactrank.errors import Place, Problem
from exactrank.messages import FIELD, LANGUAGES, Sentence, catalog, plain_sentence
from exactrank.render.sentences import said
from tests.documents import all_documents
from tests.web.texts import FAMILIES, PAGE

SOURCE = "\n".join([path.read_text("utf-8") for path in Path(exactrank.__file__).parent.rglob("*.py")])


TERMINAL = ("error.", "console.", "browser.")
"""What a command says on the terminal, or the page in a browser beside its documents."""


def fields_of(entry: Sentence) -> set[str]:
    forms = [entry] if isinstance(entry, str) else list(entry.values())
    return {name for form in forms for name in FIELD.findall(form)}


def told() -> dict[str, set[str]]:
    """The messages that the documents of the tests contain, with the fields they are given."""
    found: dict[str, set[str]] = {}
    for document in all_documents():
        for node in walk(document):
            if isinstance(node, Said):
                found.setdefault(node.message, set()).update(name for name, _ in node.fields)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_catalogs_have_the_same_keys(lang: str) -> None:
    assert set(catalog("en")) ^ set(catalog(lang)) == set()


TABLES = sorted({key.partition(".")[0] for key in catalog("en")})
"""The first parts of the keys."""


def keys_of(table: str, lang: str = "en") -> list[str]:
    return [key for key in sorted(catalog(lang)) if key.partition(".")[0] == table]


def forms_of(key: str, lang: str) -> list[str]:
    entry = catalog(lang)[key]
    return [entry] if isinstance(entry, str) else list(entry.values())


def has_its_fields(key: str) -> bool:
    if key.startswith(TERMINAL):
        return all(fields_of(catalog("en")[key]) == fields_of(catalog(lang)[key]) for lang in LANGUAGES)
    # a language may leave a field out that it has no use for, but it cannot ask for what is not given
    asked = set().union(*[fields_of(catalog(lang)[key]) for lang in LANGUAGES])
    return key.startswith("notation.") or asked <= told_once()[key]


@pytest.mark.parametrize("table", TABLES)
def test_the_fields_are_those_that_are_given(table: str) -> None:
    assert [key for key in keys_of(table) if not has_its_fields(key)] == []


_TOLD: dict[str, set[str]] = {}


def told_once() -> dict[str, set[str]]:
    if not _TOLD:
        _TOLD.update(told())
    return _TOLD


def is_used(key: str) -> bool:
    kind, _, name = key.partition(".")
    if kind == "error":
        # a module that speaks of one kind of error alone puts the first words of the id before its own
        return f'"{name}"' in SOURCE or f'"{name.rpartition(".")[2]}"' in SOURCE or name.startswith("place.")
    if kind == "notation":
        return f'"{name}"' in SOURCE
    if kind == "browser":
        return name.partition(".")[0] in FAMILIES or f'"{name}"' in PAGE
    return f'"{key}"' in SOURCE if kind == "console" else key in told_once()


@pytest.mark.parametrize("table", TABLES)
def test_every_message_is_used(table: str) -> None:
    assert [key for key in keys_of(table) if not is_used(key)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_can_be_said(lang: str) -> None:
    for key in catalog(lang):
        if key.startswith(TERMINAL):
            text = plain_sentence(key, lang, dict.fromkeys(fields_of(catalog(lang)[key]), 2))
            assert text
            assert not FIELD.search(text)
    for document in all_documents():
        for node in walk(document):
            if isinstance(node, Said):
                text = said(node, lang, lambda formula: "<>")
                assert text
                assert not FIELD.search(text)


def is_japanese(key: str, form: str) -> bool:
    """Full-width punctuation, である style, and a full stop at the end of what is a sentence."""
    if re.search(r"[,.](?=[\u3041-\u9fff])", form) or "です" in form or "ます。" in form:
        return False
    in_a_table = ".table." in key or ".understood." in key
    if key.startswith(TERMINAL) or key.endswith(("title", "several", ".head")) or in_a_table:
        return True
    return form.endswith(("。", "。)", "："))


@pytest.mark.parametrize("table", [table for table in TABLES if table != "notation"])
def test_japanese_is_punctuated_as_japanese(table: str) -> None:
    forms = [(key, form) for key in keys_of(table, "ja") for form in forms_of(key, "ja")]
    assert [key for key, form in forms if not is_japanese(key, form)] == []


@pytest.mark.parametrize("table", TABLES)
def test_french_signs_of_two_parts_have_a_space_that_is_not_broken(table: str) -> None:
    forms = [(key, form) for key in keys_of(table, "fr") for form in forms_of(key, "fr")]
    assert [key for key, form in forms if re.search(r" [:;?!»](?=\s|$)|« ", form)] == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("行列である。", True),
        ("行列である", False),
        ("行列, である。", True),
        ("行列,である。", False),
        ("行列です。", False),
        ("行を求めます。", False),
    ],
)
def test_what_is_no_japanese_sentence_is_found(text: str, right: bool) -> None:
    assert is_japanese("solution.why", text) is right


@pytest.mark.parametrize(
    ("place", "ending"),
    [
        (None, ""),
        (Place("a.csv"), " (a.csv)"),
        (Place("a.csv", 3), " (a.csv, line 3)"),
        (Place("a.csv", 3, 7), " (a.csv, line 3, column 7)"),
        (Place("", 3), " (line 3)"),
        (Place("", 3, 7), " (line 3, column 7)"),
    ],
)
def test_the_place_stands_at_the_end(place: Place | None, ending: str) -> None:
    assert Problem.of("not-prime", place, value=6).sentence() == "6 is not a prime number" + ending


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_catalog_in_parts_is_the_whole_file(lang: str) -> None:
    file = Path(messages.__file__).with_name(f"{lang}.toml")
    whole = dict(messages._flatten("", tomllib.loads(file.read_text(encoding="utf-8"))))
    assert dict(catalog(lang)) == whole
    assert len(catalog(lang)) == len(whole) > 500
    for unknown in ("no-table.key", "error.no-key", "error", ""):
        assert unknown not in catalog(lang)
