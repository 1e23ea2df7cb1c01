"""Documents for the tests: every exposition over every named matrix, and cases that bring up the rarer sentences."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.document import Document
from exactrank.elimination import Strategy, reduced_row_echelon_form, row_echelon_form
from exactrank.exposition import explain, explain_all
from exactrank.matrix import Matrix
from tests.approximations import approximations
from tests.matrices import NAMED

RARER = {
    "swap-again": Matrix.of([[1, 0, 0, 0], [0, 0, 0, 5], [0, 2, 0, 1], [0, 0, 3, 1]]),
    "many-zeros-already": Matrix.of([[1, 2], [0, 1], [0, 3], [0, 4], [0, 5], [2, 2]]),
    "zeros-already": Matrix.of([[1, 2], [0, 1], [0, 3], [2, 2]]),
    "three-zeros-already": Matrix.of([[1, 2], [0, 1], [0, 3], [0, 4], [2, 2]]),
    "quiet-pivots": Matrix.of([[1, 2, 3], [0, 1, 4], [0, 0, 1]]),
    "one-row-scaled": Matrix.of([[2, 1], [0, 1]]),
    "one-column": Matrix.of([[2], [4]]),
    "one-pivot": Matrix.of([[0, 2, 3]]),
    "one-fraction-row": Matrix.of([[Fraction(1, 2), 1], [3, 4]]),
    "many-dependencies": Matrix.of([[1, 2, 3, 4, 5, 6], [2, 4, 6, 8, 10, 13]]),
}


def reductions() -> Iterator[Document]:
    for A in (NAMED | RARER).values():
        for strategy in Strategy:
            for reduce in (row_echelon_form, reduced_row_echelon_form):
                for single in (False, True):
                    yield explain(reduce(A, strategy), "W", single)
    yield explain_all([row_echelon_form(NAMED["swap"]), reduced_row_echelon_form(NAMED["swap"])])


def all_documents() -> list[Document]:
    return [*reductions(), *approximations()]
