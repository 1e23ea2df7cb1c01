"""What a reduction teaches: the rank, the pivot columns, and which columns depend on which."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.calculations.columns import ColumnDependence, column_dependencies
from exactrank.calculations.elimination import EchelonForm
from exactrank.document import (
    Block,
    Call,
    Chain,
    Display,
    Formula,
    Linear,
    Listing,
    Name,
    Number,
    Paragraph,
    Result,
    Said,
    say,
)

INLINE = 3
"""So many dependencies are told within the sentence; more are set off, one a line."""


def conclusion(form: EchelonForm, name: str) -> tuple[Block, ...]:
    """The form that was reached, the rank, and the dependencies of the columns of the original matrix."""
    m, n = form.start.shape
    if not m * n:
        return (Result((Paragraph((say("reduction.rank.empty", name=Name(name), rank=_rank(form, name)),)),)),)
    sentences: list[Said] = []
    if form.rank:
        if form.derivation.log:
            sentences.append(say("reduction.is-reduced" if form.reduced else "reduction.is-echelon"))
        columns = Listing(tuple([p.column + 1 for p in form.pivots]))
        sentences.append(
            say(
                "reduction.rank.nonzero-rows", count=form.rank, columns=columns, name=Name(name), rank=_rank(form, name)
            )
        )
    else:
        sentences.append(say("reduction.rank.zero", name=Name(name), rank=_rank(form, name)))
    dependencies = column_dependencies(form)
    sentences += _dependence(form, dependencies, name)
    result = Result((Paragraph(tuple(sentences)),))
    if len(dependencies) <= INLINE or not form.rank:
        return (result,)
    column = Name(column_letter(name), "j")
    listed = say("reduction.dependence.listed", column=column, index=Name("j"), name=Name(name))
    return result, Paragraph((listed,)), Display(tuple([_equation(one, name) for one in dependencies]))


def _rank(form: EchelonForm, name: str) -> Formula:
    return Chain(Call("rank", Name(name)), (("=", Number(Fraction(form.rank))),))


def _dependence(form: EchelonForm, dependencies: tuple[ColumnDependence, ...], name: str) -> Iterator[Said]:
    m, n = form.start.shape
    if not dependencies:
        if m == n:
            yield say("reduction.dependence.invertible", name=Name(name), count=n)
        else:
            yield say("reduction.dependence.columns-independent", count=n)
        return
    if form.rank and len(dependencies) <= INLINE:
        column = Name(column_letter(name), "j")
        told = Listing(tuple([_equation(one, name) for one in dependencies]))
        yield say("reduction.dependence.inline", column=column, index=Name("j"), name=Name(name), equations=told)
    if form.rank == m and m > 1:
        yield say("reduction.dependence.rows-independent", count=m)


def column_letter(name: str) -> str:
    """Columns bear the small letter of their matrix: a_3 is a column of A."""
    small = name[:1].lower()
    return small if small.isalpha() and small != name else "a" if name != "a" else "c"


def _equation(dependence: ColumnDependence, name: str) -> Formula:
    letter = column_letter(name)
    terms = tuple([(factor, Name(letter, str(j + 1))) for j, factor in dependence.terms])
    right: Formula = Linear(terms)
    return Chain(Name(letter, str(dependence.column + 1)), (("=", right),))
