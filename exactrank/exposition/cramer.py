"""The exposition of Cramer's rule: the determinant of A, those with b in place of a column, and their quotients."""

from __future__ import annotations

from collections.abc import Iterator

from exactrank.calculations.cramer import Cramer
from exactrank.document import (
    Array,
    Block,
    Call,
    Commas,
    Display,
    Document,
    Formula,
    Name,
    Number,
    Paragraph,
    Product,
    Quotient,
    Result,
    say,
)
from exactrank.exposition.determinant import evaluated
from exactrank.exposition.formulas import column, equation, letter, quotient_worked_out
from exactrank.exposition.solution import SystemLetters


def explain_cramer(found: Cramer, name: str = "A") -> Document:
    """The rule and its reason, all determinants, the unknowns, and the check."""
    letters = SystemLetters.of(name, found.coefficients.ncols, found.unknowns)
    A, b, x = letters.matrix, letters.right, letters.unknown
    other = letter("B", name, b.letter.upper())
    replaced = Name(other, "j")
    quotient = Quotient(Call("det", replaced), Call("det", A))
    rule = equation(Name(x.letter, "j"), quotient)
    blocks: list[Block] = [
        Paragraph(
            (say("cramer.overview", equation=letters.equation, name=A, right=b, replaced=replaced, index=Name("j")),)
        ),
        letters.shown(Array(found.coefficients), [Array(found.right)], found.unknowns),
        Paragraph((say("cramer.why", name=A, replaced=replaced, index=Name("j"), x=x),)),
        Display((rule,)),
        Paragraph((say("cramer.denominator", name=A),)),
        Display((equation(Call("det", A), *evaluated(found.denominator.evaluation)),)),
        Paragraph((say("cramer.numerators", right=b),)),
        Display(tuple(_numerators(found, other))),
        Paragraph((say("cramer.quotients", count=len(found.solution)),)),
        Display(tuple(_quotients(found, letters))),
        Paragraph((say("cramer.check"),)),
        Display((equation(Product((Array(found.coefficients), column(found.solution))), Array(found.right)),)),
    ]
    values = tuple([equation(one, Number(value)) for one, value in zip(letters.unknowns, found.solution, strict=True)])
    solution: Formula = values[0] if len(values) == 1 else Commas(values)
    blocks.append(Result((Paragraph((say("cramer.result", solution=solution),)),)))
    return Document(say("cramer.title", equation=letters.equation), tuple(blocks))


def _numerators(found: Cramer, other: str) -> Iterator[Formula]:
    """Each matrix with b in it, and its determinant."""
    for j, one in enumerate(found.numerators):
        replaced = Name(other, str(j + 1))
        worked = [step for step in evaluated(one.evaluation) if step != Array(one.matrix, determinant=True)]
        yield equation(replaced, Array(one.matrix))
        yield equation(Call("det", replaced), *worked)


def _quotients(found: Cramer, letters: SystemLetters) -> Iterator[Formula]:
    below = found.denominator.value
    for unknown, one in zip(letters.unknowns, found.numerators, strict=True):
        yield equation(unknown, *quotient_worked_out(one.value, below))
