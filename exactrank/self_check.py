"""The judge before the page: what a record says is decided anew, and so is what stands on the page about it.

The judge knows nothing of how a record was found, and the reader nothing of how a page was made.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exactrank.errors import NotConfirmed, Place, Problem
from exactrank.judging import Outcome, Whole, judge
from exactrank.requests.record_fields import field_of
from exactrank.statements.canonical import canonical_text

if TYPE_CHECKING:
    from exactrank.numbers.domain_names import FieldOfAnswers
    from exactrank.requests.methods import Record


def confirm_records(records: Sequence[Record]) -> int:
    """How many statements the records make; each is right, as the judge decides it without the record.

    Raises NotConfirmed with every statement that the judge does not find right.

    >>> from exactrank.calculations.elimination import row_echelon_form
    >>> from exactrank.matrix import Matrix
    >>> confirm_records([row_echelon_form(Matrix.of([[1, 2], [3, 4]]))])
    3
    """
    count = 0
    problems: list[Problem] = []
    for record in records:
        judged = judge(record.statements, field=field_of(record)).judgements
        count += len(judged)
        problems += [
            Problem.of("self-check-statement", kind=one.kind, says=canonical_text(one.statement))
            for one in judged
            if one.outcome is not Outcome.CORRECT
        ]
    if problems:
        raise NotConfirmed(*problems)
    return count


def confirm_page(page: str, kind: str, field: FieldOfAnswers, wholly: bool = False) -> None:
    """Reads a page as somebody's answer over the field; `kind` is latex, markdown, html or text.

    `wholly`: what the judge does not find right is not confirmed, for records whose statements are on the page alone.

    Raises NotConfirmed with the place of everything that the judge finds wrong on it.

    >>> from exactrank.numbers.fields import QQ
    >>> confirm_page("A = [1 2; 3 4]\\n\\nrank A = 1", "text", QQ)
    Traceback (most recent call last):
    exactrank.errors.NotConfirmed: read back, the page says something wrong: rank A = 1 (line 3, column 1)
    """
    from exactrank.reading.answers.document import answer_of

    verdict = judge(answer_of(page, kind=kind), field=field)
    wholly = wholly and verdict.outcome is not Whole.CORRECT
    problems = [
        Problem.of(
            "self-check-page",
            Place("", one.statement.span.line, one.statement.span.column),
            says=" ".join(one.statement.span.source.split())[:60],
        )
        for one in verdict.judgements
        if one.outcome is Outcome.INCORRECT or (wholly and one.outcome is not Outcome.CORRECT)
    ]
    if problems:
        raise NotConfirmed(*problems)
