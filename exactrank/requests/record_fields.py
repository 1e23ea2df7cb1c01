"""The field that a record is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exactrank.calculations.elimination import EchelonForm
from exactrank.numbers.fields import QQ, Field

if TYPE_CHECKING:
    from exactrank.requests.methods import Record


def field_of(record: Record) -> Field:
    """The field that the record is over; the records that a prime field does not have are over QQ.

    >>> from exactrank.matrix import Matrix
    >>> from exactrank.calculations.elimination import row_echelon_form
    >>> from exactrank.numbers.fields import GF
    >>> field_of(row_echelon_form(Matrix.zero(1, 2, GF(5)))).name
    'GF(5)'
    """
    if isinstance(record, EchelonForm):
        return record.start.field
    # A row reduction is what is mostly wanted, and it needs none of the records below.
    from exactrank.calculations import first_course

    if isinstance(record, first_course.Course):
        return first_course.field_of(record)
    from exactrank.calculations.factorization import FactorizationProof, OuterProduct, RankFactorization
    from exactrank.calculations.minors import MinorProof
    from exactrank.proofs.rank_proofs import CrossCheck, RankProof
    from exactrank.requests.inapplicable import Inapplicable

    if isinstance(record, OuterProduct):
        return record.field
    over_any_field = MinorProof | RankFactorization | FactorizationProof | RankProof | CrossCheck | Inapplicable
    return record.matrix.field if isinstance(record, over_any_field) else QQ
