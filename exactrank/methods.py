"""What can be derived: one name a method, one function from a matrix and a request to the record that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from exactrank.elimination import EchelonForm, Strategy, reduced_row_echelon_form, row_echelon_form
from exactrank.matrix import Matrix


class Method(Enum):
    """The ways to derive something from a matrix, by the names that the command line uses."""

    ROW_REDUCTION = "row-reduction"


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted beside the method; each method takes from it what concerns it."""

    reduced: bool = False
    strategy: Strategy = Strategy.TEXTBOOK


Derived = EchelonForm
"""The records that a derivation ends with."""


def derive(A: Matrix, method: Method, request: Request) -> Derived:
    """The record of one method on A.

    >>> derive(Matrix.of([[1, 2], [2, 4]]), Method.ROW_REDUCTION, Request()).rank
    1
    """
    match method:
        case Method.ROW_REDUCTION:
            return (reduced_row_echelon_form if request.reduced else row_echelon_form)(A, request.strategy)
