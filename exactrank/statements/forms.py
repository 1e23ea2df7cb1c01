"""What can be said about the form of a matrix and about its trace.

A subject of None is the matrix the text is about.
"""

from __future__ import annotations

from enum import Enum

from exactrank.records import dataclass
from exactrank.statements.expressions import Expression
from exactrank.statements.spans import Span


class Form(Enum):
    """Forms that a square matrix has or has not."""

    SYMMETRIC = "symmetric"
    SKEW_SYMMETRIC = "skew-symmetric"
    UPPER_TRIANGULAR = "upper-triangular"
    LOWER_TRIANGULAR = "lower-triangular"
    TRIANGULAR = "triangular"
    """upper or lower triangular"""
    DIAGONAL = "diagonal"
    ORTHOGONAL = "orthogonal"
    """the transpose is the inverse"""
    IDEMPOTENT = "idempotent"
    NILPOTENT = "nilpotent"
    POSITIVE_DEFINITE = "positive-definite"
    """symmetric, and x^T A x > 0 for every x that is not 0"""
    POSITIVE_SEMIDEFINITE = "positive-semidefinite"
    NEGATIVE_DEFINITE = "negative-definite"
    INDEFINITE = "indefinite"


@dataclass(frozen=True, slots=True)
class HasForm:
    """subject is a square matrix of this form; triangular and diagonal ones need not be square."""

    span: Span
    subject: Expression | None
    form: Form


@dataclass(frozen=True, slots=True)
class Trace:
    """trace subject = value."""

    span: Span
    subject: Expression | None
    value: Expression
