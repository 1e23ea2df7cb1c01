"""One document about the records of derivations over an extension."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, assert_never

from exactrank.calculations.domains.factors import FactorizationOver, SpacesOver, TriangularFactorsOver
from exactrank.calculations.domains.minors import DeterminantOver, MinorProofOver
from exactrank.calculations.domains.records import RecordOver
from exactrank.calculations.domains.systems import IndependenceOver, InverseOver, SolutionOver
from exactrank.calculations.elimination.over_domains import Reduction
from exactrank.document import Document, Name, say
from exactrank.exposition.domains.determinants import explain_determinant_over, explain_minors_over
from exactrank.exposition.domains.factors import explain_factorization_over, explain_lu_over, explain_spaces_over
from exactrank.exposition.domains.formulas import given
from exactrank.exposition.domains.systems import (
    explain_independence_over,
    explain_inverse_over,
    explain_solution_over,
)
from exactrank.exposition.over_domains import explain_reduction_over
from exactrank.exposition.several import headed, said_once
from exactrank.numbers.rows import RowsOver


def explain_over(record: RecordOver, name: str = "A", single: bool = False) -> Document:
    """The document about a record; with `single` every operation of a row reduction is a step."""
    match record:
        case Reduction():
            return explain_reduction_over(record, name, single)
        case DeterminantOver():
            return explain_determinant_over(record, name)
        case MinorProofOver():
            return explain_minors_over(record, name)
        case SolutionOver():
            return explain_solution_over(record, name)
        case InverseOver():
            return explain_inverse_over(record, name)
        case IndependenceOver():
            return explain_independence_over(record, name)
        case FactorizationOver():
            return explain_factorization_over(record, name)
        case TriangularFactorsOver():
            return explain_lu_over(record, name)
        case SpacesOver():
            return explain_spaces_over(record, name)
        case _:
            assert_never(record)


def explain_all_over(records: Sequence[RecordOver], name: str = "A", single: bool = False) -> Document:
    """One document about several records, each under its own heading; about one, without."""
    documents = [explain_over(record, name, single) for record in records]
    if len(documents) == 1:
        return documents[0]
    return Document(say("document.several", name=Name(name)), said_once(headed(documents)))


def explain_rows(A: RowsOver[Any], name: str = "A") -> Document:
    """The matrix alone."""
    return Document(say("document.matrix-title", name=Name(name)), (given(name, A),))
