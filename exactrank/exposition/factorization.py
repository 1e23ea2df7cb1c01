"""The exposition of factorization."""

from __future__ import annotations

from exactrank.document import Array, Chain, Display, Document, Name, say
from exactrank.factorization import FactorizationProof, RankFactorization


def explain_factorization(record: FactorizationProof | RankFactorization, name: str = "A") -> Document:
    return Document(
        say("factorization.title", name=Name(name)), (Display((Chain(Name(name), (("=", Array(record.matrix)),)),)),)
    )
