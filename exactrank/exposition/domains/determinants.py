"""The expositions of a determinant and of a rank by minors over a domain."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from exactrank.calculations.domains.minors import DeterminantOver, MinorOver, MinorProofOver
from exactrank.document import (
    Block,
    Call,
    Display,
    Document,
    Formula,
    Linear,
    Listing,
    Name,
    Paragraph,
    Result,
    say,
)
from exactrank.exposition.domains.formulas import array, domain_of, given, page, plain, product_of
from exactrank.exposition.formulas import equation, number, rank_is
from exactrank.exposition.formulas import product_of as rational_product
from exactrank.exposition.minors import SHOWN, kronecker
from exactrank.exposition.over_domains import reduction_steps_over


def explain_determinant_over(found: DeterminantOver[Any], name: str = "A") -> Document:
    """What is done and why it keeps the value, the calculation, and what the value says of the matrix."""
    A, domain = found.matrix, domain_of(found.matrix)
    det = Call("det", Name(name))
    value = equation(det, plain(domain, found.value))
    blocks: list[Block] = [given(name, A)]
    if found.reduction is not None:
        opening = say(f"determinant.{'rows' if found.reduction.steps else 'triangular'}", name=Name(name))
        if found.reduction.steps:
            blocks.append(reduction_steps_over(found.reduction))
            swaps = found.swaps
            blocks.append(Paragraph((say("determinant.swaps", count=swaps) if swaps else say("determinant.no-swaps"),)))
        blocks.append(Display((equation(det, *worked_out(found)),)))
    elif A.nrows > 1:
        opening = say(f"determinant.rule-{A.nrows}")
        if any(_has_zero(found)):
            blocks.insert(0, Paragraph((say("determinant.rule-zeros"),)))
        blocks.append(Display((equation(det, array(A, determinant=True), *worked_out(found)),)))
    else:
        opening = say(f"determinant.{'single' if A.nrows else 'empty'}")
    meaning = say(
        f"determinant.result.{'singular' if found.is_zero else 'invertible'}", name=Name(name), equation=value
    )
    blocks.append(Result((Paragraph((meaning,)),)))
    return page(say("determinant.title", name=Name(name)), opening, domain, blocks)


def _has_zero(found: DeterminantOver[Any]) -> Iterator[bool]:
    zero = found.matrix.domain.zero
    for one in found.products:
        yield any(x == zero for x, _ in one.entries)


def worked_out(found: DeterminantOver[Any]) -> tuple[Formula, ...]:
    """What stands between a determinant and its value, and the value."""
    domain = domain_of(found.matrix)
    value = plain(domain, found.value)
    if found.reduction is not None:
        end = found.reduction.end
        sign = Fraction((-1) ** found.swaps)
        diagonal = product_of(domain, [end[k, k] for k in range(end.nrows)])
        return Linear(((sign, array(end, determinant=True)),)), Linear(((sign, diagonal),)), value
    kept = [one for one, zero in zip(found.products, _has_zero(found), strict=True) if not zero]
    if not kept or found.matrix.nrows < 2:
        return (value,)
    return Linear(tuple([(Fraction(one.sign), product_of(domain, one.entries)) for one in kept])), value


def explain_minors_over(proof: MinorProofOver[Any], name: str = "A") -> Document:
    """The proof as a document: nonzero minor, bordering minors, Kronecker's theorem, result."""
    A = proof.matrix
    blocks: list[Block] = [given(name, A)]
    if not proof.rank:
        key, count = "zero" if proof.bordering else "empty", len(proof.bordering)
        said = say(f"minors.{key}", name=Name(name), rank=rank_is(name, 0), count=count)
        blocks.append(Result((Paragraph((said,)),)))
    else:
        blocks += [*_nonzero(proof, name), *_bordering(proof, name), _result(proof, name)]
    opening = say("minors.overview", name=Name(name), r=Name("r"))
    return page(say("minors.title", name=Name(name)), opening, domain_of(A), blocks)


def _nonzero(proof: MinorProofOver[Any], name: str) -> Iterator[Block]:
    found, domain = proof.minor, domain_of(proof.matrix)
    r = found.order
    bound = rank_is(name, r, ">=")
    told = [
        say(
            "minors.nonzero",
            count=r,
            rows=Listing(tuple([i + 1 for i in found.rows])),
            columns=Listing(tuple([j + 1 for j in found.columns])),
            value=plain(domain, found.determinant.value),
            name=Name(name),
            bound=bound,
        )
    ]
    if r == 1:
        yield Paragraph(tuple(told))
        return
    if found.determinant.reduction is not None:
        told.append(say("minors.triangular", count=found.determinant.swaps))
    yield Paragraph(tuple(told))
    yield Display((evaluation(found),))
    yield Paragraph((say("minors.lower", count=r, name=Name(name), bound=bound),))


def evaluation(found: MinorOver[Any]) -> Formula:
    """The minor written out, how it is calculated, and its value."""
    return equation(array(found.determinant.matrix, determinant=True), *worked_out(found.determinant))


def _bordering(proof: MinorProofOver[Any], name: str) -> Iterator[Block]:
    r, count = proof.rank, len(proof.bordering)
    if not count:
        return
    m, n = proof.matrix.shape
    choices = equation(rational_product((m - r, n - r)), number(count))
    told = [say("minors.bordering", count=count, order=r + 1, name=Name(name), choices=choices)]
    shown = count if count * (r + 1) <= SHOWN else max(1, SHOWN // 2 // (r + 1))
    if shown < count:
        told.append(say("minors.first-ones", count=shown))
    if r >= 3:
        told.append(say("minors.zero-on-diagonal"))
    yield Paragraph(tuple(told))
    yield Display(tuple(map(evaluation, proof.bordering[:shown])))
    yield from kronecker(r, proof.minor.rows, name)


def _result(proof: MinorProofOver[Any], name: str) -> Block:
    r, A = proof.rank, proof.matrix
    key = "bordered" if proof.bordering else "full-rows" if r == A.nrows else "full-columns"
    said = say(f"minors.result.{key}", name=Name(name), count=r, order=r + 1, rank=rank_is(name, r))
    return Result((Paragraph((said,)),))
