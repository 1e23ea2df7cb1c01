"""Findings: what is wrong in a block, closed in itself or with notes, with its place in the file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exactrank.errors import InputError
from exactrank.grading.limits import Exceeded, limited
from exactrank.linting.blocks import Block

SECONDS = 20.0
"""Processor time for one block."""
IGNORE = re.compile(r"exactrank:\s*ignore\b")
CLOSED = frozenset(
    ("row-step", "equality", "product", "approximation", "determinant", "inverse", "rank", "echelon", "echelon-form",
     "characteristic-polynomial", "eigenvalues", "factorization", "solution", "null-space", "nullity", "minor",
     "singular-values", "orthogonality")
)  # fmt: skip
"""Kinds of statements that a book makes about what stands there; the others need the text around them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where, of what kind, what was written, and what is said of it.

    `certain` findings rest on nothing that was inferred; the others are shown with --notes alone.
    """

    file: str
    line: int
    column: int
    kind: str
    note: str
    source: str
    message: str
    certain: bool
    cell: int | None = None

    @property
    def fingerprint(self) -> str:
        """The same as long as the file's name, the kind and what was written are: lines may move."""
        written = " ".join(self.source.split())
        return hashlib.sha256(f"{self.file}\0{self.kind}\0{self.note}\0{written}".encode()).hexdigest()[:24]

    @property
    def place(self) -> str:
        cell = "" if self.cell is None else f"cell {self.cell}:"
        return f"{self.file}:{cell}{self.line}:{self.column}"


def findings_in(blocks: Sequence[Block]) -> list[list[Finding]]:
    """The findings of several blocks, block by block: what an executor is given."""
    return [list(_findings(block)) for block in blocks]


def gave_up(block: Block) -> list[Finding]:
    """What is reported of a block that no worker survives."""
    return [_trouble(block, "stopped the worker")]


def _findings(block: Block) -> Iterator[Finding]:
    from exactrank.judging import judge
    from exactrank.reading.answers.document import answer_of

    try:
        with limited(SECONDS):
            verdict = judge(answer_of(block.text, kind=block.kind))
            yield from _of_verdict(block, verdict)
    except InputError as error:
        yield _trouble(block, str(error).splitlines()[0])
    except (Exceeded, RecursionError, MemoryError):
        yield _trouble(block, "took too long")


def _trouble(block: Block, reason: str) -> Finding:
    """A block that was not judged is told of, and is no error of the book."""
    return Finding(block.file, block.above + 1, 1, "not-judged", "", "", reason, False, block.cell)


def _of_verdict(block: Block, verdict: object) -> Iterator[Finding]:
    from exactrank.exposition.verdict.remark import remark_text
    from exactrank.judging import Verdict

    assert isinstance(verdict, Verdict)
    lines = block.text.splitlines()
    for index, one in enumerate(verdict.judgements):
        if one.outcome.value != "incorrect" or one.follows is not None:
            continue
        span = one.statement.span
        at, column = span.line or 1, span.column or 1
        here = lines[max(0, at - 2) : at]
        if any(IGNORE.search(line) for line in here):
            continue
        certain = one.kind in CLOSED and not one.assumed and not one.conditions
        note = one.note.value if one.note is not None else ""
        message = remark_text(verdict, index)
        yield Finding(block.file, block.above + at, column, one.kind, note, span.source, message, certain, block.cell)
