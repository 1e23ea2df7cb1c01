"""The exposition of a rank by minors: one that is not zero, those that border it, and why they are enough."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.calculations.minors import Minor, MinorProof, Triangularization, prove_determinant
from exactrank.document import (
    Array,
    Block,
    Call,
    Display,
    Document,
    Formula,
    Grid,
    Grouped,
    Linear,
    Listing,
    Name,
    Number,
    Paragraph,
    Power,
    Product,
    Result,
    say,
)
from exactrank.exposition.formulas import (
    equation,
    letter,
    lines_of,
    number,
    product_of,
    rank_is,
    width_of,
    worked_out,
)

SHOWN = 40
"""Bordering minors are all printed when they have so many rows together; of more the first ones are."""

COFACTORS = 3
"""Determinants of this order and below are expanded, larger ones brought to triangular form."""


def explain_minors(proof: MinorProof, name: str = "A") -> Document:
    """The proof as a document: overview, nonzero minor, bordering minors, Kronecker's theorem, result."""
    A = proof.matrix
    blocks: list[Block] = [
        Paragraph((say("minors.overview", name=Name(name), r=Name("r")),)),
        Display((equation(Name(name), Array(A)),)),
    ]
    if not proof.rank:
        key = "zero" if len(proof.bordering) else "empty"
        said = say(f"minors.{key}", name=Name(name), rank=rank_is(name, 0), count=len(proof.bordering))
        blocks.append(Result((Paragraph((said,)),)))
    else:
        blocks += [*_nonzero(proof, name), *_bordering(proof, name), _result(proof, name)]
    return Document(say("minors.title", name=Name(name)), tuple(blocks))


def _rows(found: Minor) -> Listing:
    return Listing(tuple([i + 1 for i in found.rows]))


def _columns(found: Minor) -> Listing:
    return Listing(tuple([j + 1 for j in found.columns]))


def _nonzero(proof: MinorProof, name: str) -> Iterator[Block]:
    found = proof.minor
    r = found.order
    bound = rank_is(name, r, ">=")
    told = say(
        "minors.nonzero",
        count=r,
        rows=_rows(found),
        columns=_columns(found),
        value=Number(found.value),
        name=Name(name),
        bound=bound,
    )
    if r == 1:
        yield Paragraph((told,))
        return
    how = [told]
    if isinstance(proof.evaluation, Triangularization):
        how.append(say("minors.triangular", count=proof.evaluation.swaps))
    yield Paragraph(tuple(how))
    yield Display((equation(Array(proof.submatrix, determinant=True), *worked_out(proof.evaluation)),))
    yield Paragraph((say("minors.lower", count=r, name=Name(name), bound=bound),))


def _bordering(proof: MinorProof, name: str) -> Iterator[Block]:
    bordering = proof.bordering
    r, count = proof.rank, len(bordering)
    if not count:
        return
    choices = equation(product_of((len(bordering.rows), len(bordering.columns))), number(count))
    told = [say("minors.bordering", count=count, order=r + 1, name=Name(name), choices=choices)]
    shown = count if count * (r + 1) <= SHOWN else max(1, SHOWN // 2 // (r + 1))
    if shown < count:
        told.append(say("minors.first-ones", count=shown))
    if r + 1 > COFACTORS:
        told.append(say("minors.zero-on-diagonal"))
    yield Paragraph(tuple(told))
    yield Display(_lines(proof, shown))
    yield from kronecker(r, proof.minor.rows, name)


def _lines(proof: MinorProof, shown: int) -> tuple[Formula, ...]:
    """The first bordering minors with their evaluations; every added row begins a line."""
    lines: tuple[Formula, ...] = ()
    across = len(proof.bordering.columns)
    found = list(proof.bordering)[:shown]
    for start in range(0, shown, across):
        lines += lines_of([_vanishing(proof, one) for one in found[start : start + across]])
    return lines


def _vanishing(proof: MinorProof, found: Minor) -> tuple[Formula, int]:
    S = proof.matrix.submatrix(found.rows, found.columns)
    array = Array(S, determinant=True)
    evaluation = prove_determinant(S)
    if isinstance(evaluation, Triangularization):
        triangular, _, value = worked_out(evaluation)
        return equation(array, triangular, value), 2 * width_of(S) + 8
    steps = worked_out(evaluation)[-2:]  # for order 3 without the determinants of order 2
    return equation(array, *steps), 2 * width_of(S) + 6 * S.nrows


def kronecker(r: int, rows: tuple[int, ...], name: str) -> Iterator[Block]:
    """Why the vanishing of the bordering minors makes every row a combination of these r rows."""
    S = Name(letter("S", name))
    b, c, d = Name("b"), Name("c"), Name("d")
    inverse = Power(S, -1)
    combined = Product((c, inverse, b))
    yield Paragraph((say("minors.kronecker", order=r + 1, s=S, b=b, c=c, d=d),))
    schur = Linear(((Fraction(1), d), (Fraction(-1), combined)))
    factored = Product((Call("det", S), Grouped(schur)))
    yield Display((equation(Grid(((S, b), (c, d)), determinant=True), factored, number(0)),))
    yield Paragraph(
        (
            say("minors.second-factor", equation=equation(d, combined), coefficients=Product((c, inverse))),
            say(
                "minors.combination",
                count=r,
                name=Name(name),
                rows=Listing(tuple([i + 1 for i in rows])),
                s=S,
                own=equation(Product((c, inverse, S)), c),
                bound=rank_is(name, r, "<="),
            ),
        )
    )


def _result(proof: MinorProof, name: str) -> Block:
    r = proof.rank
    A = proof.matrix
    key = "bordered" if len(proof.bordering) else "full-rows" if r == A.nrows else "full-columns"
    said = say(f"minors.result.{key}", name=Name(name), count=r, order=r + 1, rank=rank_is(name, r))
    return Result((Paragraph((said,)),))
