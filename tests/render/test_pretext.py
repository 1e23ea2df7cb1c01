"""PreTeXt: well-formed, of its elements alone, each where its schema has it."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from exactrank.document import Document, Fold, Heading, Paragraph, Quote, Verbatim, say
from exactrank.messages import LANGUAGES
from exactrank.render import pretext
from tests.render.specimens import EVERYTHING

INSIDE = {
    "section": {"title", "p", "paragraphs", "assemblage", "sidebyside", "pre"},
    "paragraphs": {"title", "p", "assemblage", "sidebyside", "pre"},
    "assemblage": {"p", "sidebyside", "pre"},
    "title": {"m", "c"},
    "p": {"m", "me", "md", "ol", "ul", "c", "em"},
    "em": {"m", "c"},
    "md": {"mrow"},
    "ol": {"li"},
    "ul": {"li"},
    "li": {"p", "assemblage", "sidebyside", "pre"},
    "sidebyside": {"tabular"},
    "tabular": {"col", "row"},
    "row": {"cell"},
    "cell": {"m", "c"},
}
"""What may stand in what, of all that is written."""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_block_is_pretext(lang: str) -> None:
    root = ElementTree.fromstring(pretext.render(EVERYTHING, lang, standalone=True))
    found = {one.tag for one in root.iter()}
    assert {"m", "me", "md", "ol", "ul", "tabular", "assemblage", "pre", "c", "title"} <= found
    for one in root.iter():
        assert {child.tag for child in one} <= INSIDE.get(one.tag, set()), one.tag
        if one.tag in ("section", "paragraphs", "assemblage", "md", "ol", "ul", "li", "tabular", "row"):
            assert not (one.text or "").strip()


def test_a_fragment_is_what_a_section_holds() -> None:
    inside = pretext.render(EVERYTHING, standalone=True).splitlines()[2:-1]
    assert [line.strip() for line in inside] == [line.strip() for line in pretext.render(EVERYTHING).splitlines()]


def test_headings_hold_what_stands_under_them() -> None:
    one, two = say("exercise.sheet.title"), say("exercise.key.title")
    paragraph = Paragraph((one,))
    document = Document(one, (paragraph, Heading(one, 2), paragraph, Heading(two, 2), Fold(two, (Heading(one, 3),))))
    root = ElementTree.fromstring(pretext.render(document, standalone=True))
    assert [child.tag for child in root] == ["title", "p", "paragraphs", "paragraphs"]
    assert [[child.tag for child in part] for part in root[2:]] == [["title", "p"], ["title", "p", "p"]]


@pytest.mark.parametrize("text", ["<p>", "a & b", "]]>", "<!-- x -->", "&amp;", '"', "'"])
def test_what_comes_from_outside_is_text(text: str) -> None:
    one = say("verdict.under-conditions", count=1, conditions=Verbatim(text))
    document = Document(say("exercise.key.title"), (Quote(text), Paragraph((one,))))
    root = ElementTree.fromstring(pretext.render(document, standalone=True))
    assert root.findtext("pre") == root.findtext("p/c") == text
