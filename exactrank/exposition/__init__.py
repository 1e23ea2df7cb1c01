"""Exposition: what is said about a record, and in which order. Message ids and formulas, no words."""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.document import Block, Document, Heading, Name, say
from exactrank.elimination import EchelonForm
from exactrank.exposition.row_reduction import explain_row_reduction

Explained = EchelonForm
"""The records that have an exposition."""


def explain(record: Explained, name: str = "A", single: bool = False) -> Document:
    """The document about a record; `name` is the matrix' letter, `single` tells row operations one at a time."""
    match record:
        case EchelonForm():
            return explain_row_reduction(record, name, single)


def explain_all(records: Sequence[Explained], name: str = "A", single: bool = False) -> Document:
    """One document about several records, each under its own heading; about one, without."""
    documents = [explain(record, name, single) for record in records]
    if len(documents) == 1:
        return documents[0]
    blocks: list[Block] = []
    for document in documents:
        blocks += [Heading(document.title, 2), *document.blocks]
    return Document(say("document.several", name=Name(name)), tuple(blocks))


__all__ = ["Explained", "explain", "explain_all"]
