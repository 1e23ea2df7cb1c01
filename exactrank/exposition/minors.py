"""The exposition of minors."""

from __future__ import annotations

from exactrank.document import Array, Chain, Display, Document, Name, say
from exactrank.minors import MinorProof


def explain_minors(record: MinorProof, name: str = "A") -> Document:
    return Document(
        say("minors.title", name=Name(name)), (Display((Chain(Name(name), (("=", Array(record.matrix)),)),)),)
    )
