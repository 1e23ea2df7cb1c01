"""Where a statement stands in its source."""

from __future__ import annotations

from exactrank.records import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Where a statement stands: line and column from 1, and the source quoted (shortened where it is long)."""

    line: int | None = None
    column: int | None = None
    source: str = ""
