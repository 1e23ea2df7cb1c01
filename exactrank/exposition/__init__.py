"""Exposition: what is said about a record, and in which order. Message ids and formulas, no words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, assert_never

from exactrank.calculations.elimination import EchelonForm
from exactrank.document import Array, Display, Document, Name, Paragraph, say
from exactrank.exposition.row_reduction import explain_row_reduction
from exactrank.exposition.several import headed, said_once
from exactrank.matrix import Matrix
from exactrank.requests.record_fields import field_of

if TYPE_CHECKING:
    from exactrank.calculations.lora import LoraUpdate
    from exactrank.calculations.low_rank import LowRankApproximation
    from exactrank.requests.methods import Approximations, RankRecord, Record

PROOF_DIGITS = 10


def explain(record: Record, name: str = "A", single: bool = False, digits: int | None = None) -> Document:
    """The document about a record.

    `name` is the matrix' letter, `single` tells row operations one at a time, `digits` is how many significant digits
    decimals have; without it every exposition has its own choice. Over a prime field the second paragraph says so.
    """
    made = _explained(record, name, single, digits)
    field = field_of(record)
    if not field.characteristic:
        return made
    said = say("field.modulo", modulus=field.characteristic, largest=field.characteristic - 1)
    return Document(made.title, (made.blocks[0], Paragraph((said,)), *made.blocks[1:]))


def _explained(record: Record, name: str, single: bool, digits: int | None) -> Document:
    if isinstance(record, EchelonForm):
        return explain_row_reduction(record, name, single)
    # A row reduction is what is mostly wanted, and it needs none of the records below.
    from exactrank.calculations.first_course import Course

    if isinstance(record, Course):
        from exactrank.exposition.first_course import explain_course

        return explain_course(record, name, digits)
    from exactrank.requests.inapplicable import Inapplicable

    if isinstance(record, Inapplicable):
        from exactrank.exposition.inapplicable import explain_inapplicable

        return explain_inapplicable(record, name)
    return _of_rank(record, name, single, digits)


def _of_rank(record: RankRecord, name: str, single: bool, digits: int | None) -> Document:
    if isinstance(record, EchelonForm):
        return explain_row_reduction(record, name, single)
    from exactrank.calculations.factorization import FactorizationProof, OuterProduct, RankFactorization
    from exactrank.calculations.minors import MinorProof
    from exactrank.calculations.spectrum import SingularValues
    from exactrank.proofs.rank_proofs import CrossCheck, RankProof

    # An exposition is imported for a record of its kind.
    match record:
        case MinorProof():
            from exactrank.exposition.minors import explain_minors

            return explain_minors(record, name)
        case SingularValues():
            from exactrank.exposition.singular_values import explain_singular_values

            return explain_singular_values(record, name, digits or PROOF_DIGITS)
        case OuterProduct():
            from exactrank.exposition.outer_product import explain_outer_product

            return explain_outer_product(record, name)
        case RankFactorization() | FactorizationProof():
            from exactrank.exposition.factorization import explain_factorization

            return explain_factorization(record, name)
        case RankProof():
            return _of_rank(record.evidence, name, single, digits)
        case CrossCheck():
            from exactrank.exposition.cross_check import explain_cross_check

            return explain_cross_check(record, name, single, digits or PROOF_DIGITS)
        case _:
            return _approximation(record, name, digits)


def _approximation(
    record: Approximations | LowRankApproximation | LoraUpdate, name: str, digits: int | None
) -> Document:
    from exactrank.calculations.comparison import RankComparison
    from exactrank.calculations.least_squares import Projection, SubspaceProjection
    from exactrank.calculations.lora import LoraUpdate
    from exactrank.calculations.low_rank import LowRankApproximation
    from exactrank.calculations.studies import LoraStudy, LowRankStudy

    match record:
        case Projection() | SubspaceProjection():
            from exactrank.exposition.projection import explain_projection

            return explain_projection(record, name, digits or 4)
        case LowRankStudy() | LowRankApproximation():
            from exactrank.exposition.low_rank import explain_low_rank

            study = record if isinstance(record, LowRankStudy) else LowRankStudy(record)
            return explain_low_rank(study, name, digits or 6)
        case LoraStudy() | LoraUpdate():
            from exactrank.exposition.lora import explain_lora

            update = record if isinstance(record, LoraStudy) else LoraStudy(record, record.flow([1] * record.d_in))
            return explain_lora(update, name, digits or 6)
        case RankComparison():
            from exactrank.exposition.comparison import explain_comparison

            return explain_comparison(record, name, digits or 4)
        case _:
            assert_never(record)


def explain_all(
    records: Sequence[Record], name: str = "A", single: bool = False, digits: int | None = None
) -> Document:
    """One document about several records, each under its own heading; about one, without."""
    documents = [explain(record, name, single, digits) for record in records]
    if len(documents) == 1:
        return documents[0]
    return Document(say("document.several", name=Name(name)), said_once(headed(documents)))


def explain_matrix(A: Matrix, name: str = "A") -> Document:
    """The matrix alone."""
    return Document(say("document.matrix-title", name=Name(name)), (Display((Array(A),)),))


__all__ = ["explain", "explain_all", "explain_matrix"]
