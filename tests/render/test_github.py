r"""Markdown as GitHub reads it: only its commands, and a dollar begins mathematics only where GitHub takes it for one.

GitHub refuses \operatorname, and a dollar right behind a Japanese letter, a punctuation mark or a closing parenthesis
stays a dollar; so does a closing one right before a letter or a digit.
"""

from __future__ import annotations

import re

import pytest

from exactrank.messages import LANGUAGES
from exactrank.render import markdown
from tests.documents import all_documents
from tests.turns import Turn, by_turns, those_of

REFUSED = re.compile(r"\\(operatorname|def|newcommand|let|require|href|class|style|cssId|unicode|mmlToken)(?![A-Za-z])")
CODE = re.compile(r"(`+).*?\1", re.DOTALL)
SPAN = re.compile(r"(?<!\$)\$(?!\$)([^$]*)\$(?!\$)")


def misplaced(text: str) -> list[str]:
    """The formulas within a line that GitHub would leave as they are typed."""
    text = CODE.sub("code", text)
    found = []
    for match in SPAN.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        opened = not before or before.isspace() or before in "(*|"
        inside = match[1] == match[1].strip() != ""
        if not (opened and inside and not re.match(r"\w", after, re.ASCII)):
            found.append(text[match.start() - 1 : match.end() + 1])
    return found


@by_turns(4)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_document_is_mathematics_for_github(lang: str, turn: Turn) -> None:
    for document in those_of(all_documents(), turn):
        text = markdown.render(document, lang, title=True)
        assert not REFUSED.search(CODE.sub("code", text))
        assert misplaced(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("so $a$, $b$ and ($c$).", 0),
        ("第 1 列は $3$、 $4$ である。", 0),
        ("第 1 列は $3$、$4$ である。", 1),
        ("主成分(ピボット)$3$ を", 1),
        ("は$3$である", 1),
        ("$3$rd", 1),
        ("a $ b$", 1),
        ("`a $b$`", 0),
    ],
)
def test_the_test_tells_right_from_wrong(text: str, wrong: int) -> None:
    assert len(misplaced(text)) == wrong
