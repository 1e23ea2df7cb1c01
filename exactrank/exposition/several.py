"""Several documents in one, each under its own heading."""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.document import Block, Document, Heading


def headed(documents: Sequence[Document], level: int = 2) -> tuple[Block, ...]:
    """The blocks of these documents, each under a heading of this level; headings within them go one level down."""
    blocks: list[Block] = []
    for document in documents:
        blocks.append(Heading(document.title, level))
        blocks += [Heading(b.title, b.level + 1) if isinstance(b, Heading) else b for b in document.blocks]
    return tuple(blocks)
