"""The exposition of singular values."""

from __future__ import annotations

from exactrank.document import Array, Chain, Display, Document, Name, say
from exactrank.spectrum import SingularValues


def explain_singular_values(record: SingularValues, name: str = "A", digits: int = 10) -> Document:
    return Document(
        say("singular-values.title", name=Name(name)), (Display((Chain(Name(name), (("=", Array(record.matrix)),)),)),)
    )
