"""The statements of a record in JSON: each with its kind, as `verify` calls it, and in one canonical line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exactrank.statements import Definition, RowStep, Statement, Unreadable
from exactrank.statements.canonical import canonical_text
from exactrank.statements.kinds import claim_kind


def statement_objects(said: Sequence[Statement]) -> list[dict[str, Any]]:
    """Each statement with its kind and what it says; they count from 1.

    >>> from exactrank.calculations.elimination import row_echelon_form
    >>> from exactrank.matrix import Matrix
    >>> [one["kind"] for one in statement_objects(row_echelon_form(Matrix.of([[1, 2], [3, 4]])).statements)]
    ['row-step', 'echelon', 'rank']
    """
    return [
        {"index": index, "kind": _kind(one), "says": canonical_text(one)} for index, one in enumerate(said, start=1)
    ]


def _kind(said: Statement) -> str:
    return "row-step" if isinstance(said, RowStep | Definition | Unreadable) else claim_kind(said)
