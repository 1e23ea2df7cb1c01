"""What numpy answers beside what is proven: singular values and the rank they are counted to."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.calculations.numerics import NumericalAnswers
from exactrank.document import Block, Code, Digits, Formula, Number, Paragraph, Said, Table, say
from exactrank.exposition.values import decimal_of
from exactrank.numbers.decimals import significant_digits

MOST_VALUES = 24
"""So many singular values stand in the tables; of more, the greatest."""


def numerical_comparison(answers: NumericalAnswers, matrix: Formula, digits: int) -> Iterator[Block]:
    """numpy's singular values beside the proven ones, and its rank."""
    yield Paragraph((say("low-rank.numpy.overview", function=Code("svd")), *_rounded_entries(answers)))
    rows: list[tuple[Said | Formula, ...]] = []
    for k, value in enumerate(answers.values[:MOST_VALUES], 1):
        exact = Digits("0") if value.exact is None else decimal_of(value.exact, digits)
        off = value.difference
        apart = significant_digits(max(abs(off.lower), abs(off.upper)), 2) if not off.is_exact or off.lower else "0"
        rows.append((Number(Fraction(k)), Digits(significant_digits(value.answer, digits)), exact, Digits(apart)))
    head = tuple([say(f"low-rank.numpy.{key}.head") for key in ("index", "answer", "exact", "difference")])
    yield Table(head, tuple(rows))
    yield Paragraph(tuple(_rank(answers, matrix)))


def _rounded_entries(answers: NumericalAnswers) -> Iterator[Said]:
    if answers.rounded_entries:
        yield say("low-rank.numpy.rounded", count=answers.rounded_entries)


def _rank(answers: NumericalAnswers, matrix: Formula) -> Iterator[Said]:
    """What numpy counts, and whether that is the rank."""
    tolerance = Digits(significant_digits(answers.tolerance, 2))
    yield say("low-rank.numpy.rank", function=Code("matrix_rank"), tolerance=tolerance, rank=answers.matrix_rank)
    key = "right" if answers.rank_is_right else "wrong"
    yield say(f"low-rank.numpy.{key}", rank=answers.rank, name=matrix, tolerance=tolerance)
