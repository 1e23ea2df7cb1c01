"""What sentences say of echelon forms, pivots and rows that are not zero, as statements."""

from __future__ import annotations

from fractions import Fraction

from exactrank.reading.claims.found import Found, Made, Maker
from exactrank.reading.claims.slots import NotThis
from exactrank.statements import (
    Echelon,
    EchelonFormOf,
    EchelonKind,
    Number,
    Rank,
    RowEquivalence,
)


def nonzero_rows(found: Found) -> Made:
    subject = found.subject() if found.has("subject") else None
    found.inferred = found.inferred or subject is None
    count = found.count("number")
    return Echelon(found.span, subject, nonzero_rows=count), Rank(found.span, subject, Number(Fraction(count)))


def reduced_nonzero_rows(found: Found) -> Made:
    return Rank(found.span, found.subject(), Number(Fraction(found.count("number"))))


def pivot_columns(found: Found) -> Made:
    columns = found.numbers("list")
    if found.has("number") and found.count("number") != len(columns):
        raise NotThis
    return Echelon(found.span, found.subject(), pivot_columns=columns)


def echelon(form: EchelonKind, denied: bool = False) -> Maker:
    def make(found: Found) -> Made:
        found.denied = denied
        return Echelon(found.span, found.subject(), form)

    return make


def form_of(form: EchelonKind) -> Maker:
    return lambda found: EchelonFormOf(found.span, found.subject(), found.matrix(), form)


def row_equivalent(found: Found) -> Made:
    return RowEquivalence(found.span, found.named("left"), found.named("right"))


def reduces_to(found: Found) -> Made:
    """Row operations lead from A to a matrix, which need not be the last one; it stays a state of the calculation."""
    return RowEquivalence(found.span, found.named("subject"), found.formulas.matrix(found.index("formula")))
