"""What is said of one statement that is wrong, in one line of text."""

from __future__ import annotations

from exactrank.document import Document, Paragraph, Said, walk
from exactrank.exposition.verdict.mistakes import mistake
from exactrank.exposition.verdict.row_names import RowNames
from exactrank.judging.verdicts.verdict import Verdict
from exactrank.render import plain


def remark_text(verdict: Verdict, index: int, lang: str = "en") -> str:
    """The sentences about the incorrect statement at an index (from 0), without the one that gives its place."""
    blocks = mistake(verdict, verdict.judgements[index], index, RowNames.of(verdict))
    texts = [_text(one, lang) for one in walk(tuple(blocks)) if isinstance(one, Said)][1:]
    return " ".join([text for text in texts if not text.endswith(":")])  # what leads to a display is not wanted here


def _text(sentence: Said, lang: str) -> str:
    return " ".join(plain.render(Document(sentence, (Paragraph((sentence,)),)), lang).split())
