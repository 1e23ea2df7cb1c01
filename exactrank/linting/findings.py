"""Findings: what is wrong in a block, closed in itself or with notes, with its place in the file."""

from __future__ import annotations

import hashlib
import os.path
from collections.abc import Iterator, Sequence

from exactrank.errors import InputError
from exactrank.grading.limits import Exceeded, limited
from exactrank.linting.blocks import Block
from exactrank.messages import plain_sentence
from exactrank.patterns import lazy_pattern
from exactrank.records import dataclass

SECONDS = 20.0
"""Processor time for one block."""
NOT_JUDGED = "not-judged"
"""The kind of a finding that says that a block was not judged: no error of the book."""
LINE_END = lazy_pattern(r"\r\n|[\r\n]")
"""Where a line ends for the reader; a form feed ends none."""
IGNORE = lazy_pattern(r"exactrank:\s*ignore\b")
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
        """The same as long as the file's path, the kind and what was written are: lines may move."""
        name = os.path.normpath(self.file).replace(os.sep, "/")
        written = " ".join(self.source.split())
        identity = f"{name}\0{self.kind}\0{self.note}\0{written}".encode(errors="surrogatepass")
        return hashlib.sha256(identity).hexdigest()[:24]

    @property
    def place(self) -> str:
        cell = "" if self.cell is None else f"cell {self.cell}:"
        return f"{readable_name(self.file)}:{cell}{self.line}:{self.column}"


def readable_name(file: str) -> str:
    r"""The name of a file as it may be printed: bytes that are no UTF-8 as escapes.

    >>> print(readable_name("a\udcff.tex"), readable_name("b.tex"))
    a\xff.tex b.tex
    """
    return file.encode(errors="surrogateescape").decode(errors="backslashreplace")


def findings_in(blocks: Sequence[Block], lang: str = "en") -> list[list[Finding]]:
    """The findings of several blocks, block by block and each once: what an executor is given."""
    return [list(dict.fromkeys(_findings(block, lang))) for block in blocks]


def gave_up(block: Block, lang: str = "en") -> list[Finding]:
    """What is reported of a block that no worker survives."""
    return [_trouble(block, "killed", plain_sentence("console.lint-killed", lang, {}))]


def _findings(block: Block, lang: str) -> Iterator[Finding]:
    from exactrank.judging import judge
    from exactrank.reading.answers.document import answer_of

    try:
        with limited(SECONDS):
            verdict = judge(answer_of(block.text, kind=block.kind))
            yield from _of_verdict(block, verdict, lang)
    except InputError as error:
        yield _trouble(block, "unreadable", error.problems[0].sentence(lang))
    except (Exceeded, RecursionError, MemoryError):
        yield _trouble(block, "slow", plain_sentence("console.lint-slow", lang, {}))


def _trouble(block: Block, note: str, reason: str) -> Finding:
    """A block that was not judged is told of by the line with which it begins."""
    begins = block.text[block.inherited :].lstrip()
    source = LINE_END.split(begins, maxsplit=1)[0][:80]
    return Finding(block.file, block.above + 1, block.column, NOT_JUDGED, note, source, reason, False, block.cell)


def _of_verdict(block: Block, verdict: object, lang: str) -> Iterator[Finding]:
    from exactrank.exposition.verdict.remark import remark_text
    from exactrank.judging import Verdict

    assert isinstance(verdict, Verdict)
    lines = [block.line_above, *LINE_END.split(block.text)]
    for index, one in enumerate(verdict.judgements):
        if one.outcome.value != "incorrect" or one.follows is not None:
            continue
        span = one.statement.span
        at = span.line or 1
        if any(IGNORE.search(line) for line in lines[at - 1 : at + 1]):
            continue
        certain = one.kind in CLOSED and not one.assumed and not one.conditions
        note = one.note.value if one.note is not None else ""
        message = remark_text(verdict, index, lang)
        line, column = block.place(at, span.column or 1)
        yield Finding(block.file, line, column, one.kind, note, span.source, message, certain, block.cell)
