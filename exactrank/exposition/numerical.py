"""What numpy and torch answer beside what is proven: singular values and the rank they are counted to."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.calculations.numerics import NumericalAnswers
from exactrank.document import Block, Code, Digits, Formula, Number, Paragraph, Said, Table, say
from exactrank.exposition.values import decimal_of
from exactrank.numbers.decimals import significant_digits

MOST_VALUES = 24
"""So many singular values stand in the tables; of more, the greatest."""


def numerical_comparison(found: tuple[NumericalAnswers, ...], matrix: Formula, digits: int) -> Iterator[Block]:
    """The singular values of each library beside the proven ones, and its rank."""
    for k, answers in enumerate(found):
        function = Code(f"{answers.library}.linalg.svd")
        said = [say("low-rank.numerical.question")] if k == 0 else []
        said.append(say("low-rank.numerical.overview", function=function))
        yield Paragraph((*said, *(_rounded_entries(answers) if k == 0 else ())))
        yield _beside(answers, digits)
        yield Paragraph(tuple(_rank(answers, matrix)))


def _beside(answers: NumericalAnswers, digits: int) -> Table:
    rows: list[tuple[Said | Formula, ...]] = []
    for k, value in enumerate(answers.values[:MOST_VALUES], 1):
        exact = Digits("0") if value.exact is None else decimal_of(value.exact, digits)
        off = value.difference
        apart = significant_digits(max(abs(off.lower), abs(off.upper)), 2) if not off.is_exact or off.lower else "0"
        rows.append((Number(Fraction(k)), Digits(significant_digits(value.answer, digits)), exact, Digits(apart)))
    head = tuple([say(f"low-rank.numerical.{key}.head") for key in ("index", "answer", "exact", "difference")])
    return Table(head, tuple(rows))


def _rounded_entries(answers: NumericalAnswers) -> Iterator[Said]:
    if answers.rounded_entries:
        yield say("low-rank.numerical.rounded", count=answers.rounded_entries)


def _rank(answers: NumericalAnswers, matrix: Formula) -> Iterator[Said]:
    """What the library counts, and whether that is the rank."""
    tolerance = Digits(significant_digits(answers.tolerance, 2))
    function = Code(f"{answers.library}.linalg.matrix_rank")
    yield say("low-rank.numerical.rank", function=function, tolerance=tolerance, rank=answers.matrix_rank)
    key = "right" if answers.rank_is_right else "wrong"
    yield say(f"low-rank.numerical.{key}", rank=answers.rank, name=matrix, tolerance=tolerance)
