"""The exposition of cross check."""

from __future__ import annotations

from exactrank.document import Array, Chain, Display, Document, Name, say
from exactrank.proofs import CrossCheck


def explain_cross_check(record: CrossCheck, name: str = "A", single: bool = False, digits: int = 10) -> Document:
    return Document(
        say("cross-check.title", name=Name(name)), (Display((Chain(Name(name), (("=", Array(record.matrix)),)),)),)
    )
