"""What keeps a matrix from being in echelon form, or in reduced echelon form."""

from __future__ import annotations

from exactrank.judging.evaluation.linear import reduced
from exactrank.judging.verdicts.witnesses import MisplacedEntry
from exactrank.matrix import Matrix


def out_of_echelon(A: Matrix) -> MisplacedEntry:
    """The first entry of a row that is not right of the first entry of the row above it (or that row is 0)."""
    last = -1
    for i, (numerators, _) in enumerate(A.rows):
        lead = next((j for j, value in enumerate(numerators) if value), A.ncols)
        if lead < A.ncols and lead <= last:
            return MisplacedEntry(i, lead, A[i, lead])
        last = lead
    raise ValueError("an echelon form has no entry out of place")


def out_of_reduced(A: Matrix) -> MisplacedEntry:
    """A pivot that is not 1, or an entry above a pivot that is not 0."""
    for pivot in reduced(A).pivots:
        for i in range(A.nrows):
            if A[i, pivot.column] != (1 if i == pivot.row else 0):
                return MisplacedEntry(i, pivot.column, A[i, pivot.column])
    raise ValueError("a reduced echelon form has no entry out of place")
