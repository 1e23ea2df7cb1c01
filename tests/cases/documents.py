"""Discussions of cases as documents, so that every sentence about them is said."""

from __future__ import annotations

from collections.abc import Iterator

import exactrank
from exactrank.calculations.cases.records import CaseTree
from exactrank.document import Document
from exactrank.exposition.cases import explain_cases

ASKED: tuple[tuple[str, dict[str, object]], ...] = (
    ("x + y + k z = 1; x + k y + z = 1; k x + y + z = m", {}),
    ("1 a | 1; a 1 | 1", {"over": "complex"}),
    ("a b | 1; 0 1 | b", {"over": "rational", "given": ["a != 0"]}),
    ("a a 2 | 1; 1 a a | 2", {"given": ["a != 1", "a != 3"]}),
    ("1 1 | 1; 1 1 | b; 1 m^2 | 2", {}),
    ("1 2 | 3; 2 4 | c", {}),
    ("t^2+1 0; 0 t^2-2", {"goal": "rank"}),
    ("t^2-2 0; 0 t", {"goal": "rank", "over": "rational"}),
    ("t^4+3s^2+1 0; 0 t", {"goal": "rank"}),
    ("a-1 0; 0 a", {"goal": "rank"}),
    ("a^2-b^3 b; b a", {"goal": "echelon"}),
    ("a b; 0 a+b", {"goal": "echelon"}),
    ("0 0 a", {"goal": "echelon"}),
    ("a 1 1; 1 a 1; 1 1 a", {"goal": "inverse"}),
    ("a 1/2; -1 0", {"goal": "inverse"}),
    ("a b; c d", {"goal": "determinant"}),
    ("3a 0; 0 2-a^2", {"goal": "determinant"}),
    ("k k+1 k^2; 2 k 1; k-1 3 k+2", {"goal": "rank"}),
    ("0 0; 0 0", {"goal": "rank"}),
    ("1 1 k; 1 k 1; k 1 1", {"goal": "rank"}),
    ("b 0; 0 1", {"given": ["a^2 = b^3", "a != 0"], "letters": ("a", "b")}),
    ("0 k 1; 2 1 1", {"goal": "rank"}),
)


def trees() -> Iterator[CaseTree]:
    for written, options in ASKED:
        yield exactrank.cases(written, **options)  # type: ignore[arg-type]


def case_documents() -> Iterator[Document]:
    for tree in trees():
        for general_first in (False, True):
            yield explain_cases(tree, "M", general_first)
