"""Exposition: what is said about a record, and in which order. Message ids and formulas, no words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, assert_never

from exactrank.document import Document, Name, say
from exactrank.elimination import EchelonForm
from exactrank.exposition.row_reduction import explain_row_reduction
from exactrank.exposition.several import headed

if TYPE_CHECKING:
    from exactrank.methods import Record


def explain(record: Record, name: str = "A", single: bool = False, digits: int = 10) -> Document:
    """The document about a record.

    `name` is the matrix' letter, `single` tells row operations one at a time, `digits` is how many significant digits
    an irrational number is shown with.
    """
    if isinstance(record, EchelonForm):
        return explain_row_reduction(record, name, single)
    # A row reduction is what is mostly wanted, and it needs none of the records below.
    from exactrank.exposition.cross_check import explain_cross_check
    from exactrank.exposition.factorization import explain_factorization
    from exactrank.exposition.minors import explain_minors
    from exactrank.exposition.outer_product import explain_outer_product
    from exactrank.exposition.singular_values import explain_singular_values
    from exactrank.factorization import FactorizationProof, OuterProduct, RankFactorization
    from exactrank.minors import MinorProof
    from exactrank.proofs import CrossCheck, RankProof
    from exactrank.spectrum import SingularValues

    match record:
        case MinorProof():
            return explain_minors(record, name)
        case SingularValues():
            return explain_singular_values(record, name, digits)
        case OuterProduct():
            return explain_outer_product(record, name)
        case RankFactorization() | FactorizationProof():
            return explain_factorization(record, name)
        case RankProof():
            return explain(record.evidence, name, single, digits)
        case CrossCheck():
            return explain_cross_check(record, name, single, digits)
        case _:
            assert_never(record)


def explain_all(records: Sequence[Record], name: str = "A", single: bool = False, digits: int = 10) -> Document:
    """One document about several records, each under its own heading; about one, without."""
    documents = [explain(record, name, single, digits) for record in records]
    if len(documents) == 1:
        return documents[0]
    return Document(say("document.several", name=Name(name)), headed(documents))


__all__ = ["explain", "explain_all"]
