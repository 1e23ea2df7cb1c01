"""The exposition of outer product."""

from __future__ import annotations

from exactrank.document import Array, Chain, Display, Document, Name, say
from exactrank.factorization import OuterProduct


def explain_outer_product(record: OuterProduct, name: str = "A") -> Document:
    return Document(
        say("outer-product.title", name=Name(name)), (Display((Chain(Name(name), (("=", Array(record.product)),)),)),)
    )
