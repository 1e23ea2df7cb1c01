"""Several documents in one, each under its own heading."""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.document import Block, Document, Heading, Paragraph, Said, say

ONCE = (
    *("reduction.overview.", "reduction.why-rank-stays", "solution.overview", "solution.why"),
    *("cases.overview.", "cases.over.", "cases.no-division", "adapter.method", "adapter.columns"),
)
"""What is said of a kind of calculation rather than of one matrix: how the ids begin."""
SHORTER = {"solution.why": "solution.why-again"}
"""What is said instead the next time, where formulas would be without a word between them."""


def headed(documents: Sequence[Document], level: int = 2) -> tuple[Block, ...]:
    """The blocks of these documents, each under a heading of this level; headings within them go one level down."""
    blocks: list[Block] = []
    for document in documents:
        blocks.append(Heading(document.title, level))
        blocks += [Heading(b.title, b.level + 1) if isinstance(b, Heading) else b for b in document.blocks]
    return tuple(blocks)


def said_once(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of several calculations without what was said in the same words of one before."""
    told: set[Said] = set()
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            sentences = tuple([new for one in block.sentences if (new := _new(one, told)) is not None])
            told.update([one for one in block.sentences if one.message.startswith(ONCE)])
            kept += [Paragraph(sentences)] if sentences else []
        else:
            kept.append(block)
    return tuple(kept)


def _new(sentence: Said, told: set[Said]) -> Said | None:
    """The sentence the first time, then the shorter one, or nothing."""
    if sentence not in told:
        return sentence
    return say(SHORTER[sentence.message]) if sentence.message in SHORTER else None
