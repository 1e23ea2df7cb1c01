"""The exposition of a truncated singular value decomposition: what it keeps, what it loses, what numpy makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from exactrank.calculations.energy import EnergyRoot, EnergySum, energy, share_kept, split
from exactrank.calculations.low_rank import LowRankApproximation, SingularTriple
from exactrank.calculations.spectrum import Gram, SingularValue, SingularValues
from exactrank.calculations.studies import LowRankStudy
from exactrank.document import (
    Array,
    Block,
    Call,
    Chain,
    Commas,
    Digits,
    Display,
    Document,
    Formula,
    Linear,
    Name,
    Norm,
    Number,
    Paragraph,
    Power,
    Result,
    Said,
    Sum,
    Table,
    Transpose,
    say,
)
from exactrank.exposition.conclusion import column_letter
from exactrank.exposition.numerical import MOST_VALUES, numerical_comparison
from exactrank.exposition.singular_values import plotted
from exactrank.exposition.values import (
    LONGEST,
    Link,
    decimal_of,
    enclosed_grid,
    equation,
    frobenius,
    given_matrix,
    matrix_links,
    places_of,
    plain_number,
    radical,
    short_value,
    times,
    value_links,
)
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import decimal_digits
from exactrank.numbers.surds import Surd

LONGEST_SUM = 3
"""Sums of more outer products are not written out."""

LONGEST_VECTOR = 12
"""Singular vectors with more entries are not written out."""


def explain_low_rank(
    study: LowRankStudy, name: str = "A", digits: int = 6, accent: Literal["", "tilde"] = ""
) -> Document:
    """The derivation as a document; `digits` is how many significant digits are shown, all of them certain."""
    found, matrix = study.approximation, Name(name, "", accent)
    r = found.order
    title = say("low-rank.title", name=matrix, order=r)
    if not min(found.matrix.shape):
        return Document(title, (Result((Paragraph((say("low-rank.empty", name=matrix),)),)),))
    m, n = found.matrix.shape
    blocks: list[Block] = [
        Paragraph((say("low-rank.overview", rows=m, columns=n, name=matrix, order=r),)),
        Display((equation(matrix, ("=", given_matrix(found.matrix))),)),
        *decay(found.values, matrix, digits),
        *_truncated(found, matrix, digits),
        *_errors(found, matrix, digits),
    ]
    if study.share is not None and study.sufficient is not None:
        blocks.append(_sufficient(study, study.share, study.sufficient, digits))
    blocks += numerical_comparison(study.numerical, matrix, digits)
    blocks.append(_result(found, matrix, digits))
    return Document(title, tuple(blocks))


def sigma(k: int | str, matrix: Formula) -> Name:
    """A singular value of the matrix; those of a matrix with a tilde have one."""
    return Name("\\sigma", str(k), matrix.accent if isinstance(matrix, Name) else "")


def vectors(k: int, matrix: Formula) -> tuple[Name, Name]:
    """The names of a left and a right singular vector, others than those of the matrix' own columns."""
    letter, accent = (matrix.letter, matrix.accent) if isinstance(matrix, Name) else ("A", "")
    left, right = ("p", "q") if column_letter(letter) in ("u", "v") else ("u", "v")
    return Name(left, str(k), accent), Name(right, str(k), accent)


def decay(values: SingularValues, matrix: Formula, digits: int) -> Iterator[Block]:
    """The singular values with the errors of all truncations: how fast they fall."""
    gram = times(Transpose(matrix), matrix) if values.proof.kind is Gram.COLUMNS else times(matrix, Transpose(matrix))
    yield Paragraph((say("low-rank.values.what", gram=gram, order=Name("r")),))
    ordered = values.nonzero
    off = Linear(((Fraction(1), matrix), (Fraction(-1), _near(matrix, "r"))))
    head = (Name("r"), sigma("r", matrix), Norm(off, "2"), frobenius(off), say("low-rank.table.share"))
    rows: list[tuple[Formula, ...]] = []
    for k, value in enumerate(ordered[:MOST_VALUES], 1):
        lost = split(values, k)[1]
        after = ordered[k].decimal(digits) if k < len(ordered) else "0"
        frobenius_error = "0" if k == len(ordered) else lost.root.decimal(digits)
        share = EnergySum(lost.terms, 1 / energy(values.matrix)).decimal(3) if lost.terms else "0"
        rows.append((Number(Fraction(k)), short_singular(value, digits), *map(Digits, (after, frobenius_error, share))))
    if rows:
        if len(ordered) > MOST_VALUES:
            yield Paragraph((say("low-rank.values.greatest", count=MOST_VALUES, all=len(ordered)),))
        yield Table(head, tuple(rows))
        yield from plotted(ordered, digits)
    rank = equation(Call("rank", matrix), ("=", Number(Fraction(values.rank))))
    key = "all-zero" if not ordered else "zeros" if values.zeros else "no-zeros"
    yield Paragraph((say(f"low-rank.values.{key}", count=values.zeros or len(ordered), rank=rank, name=matrix),))


def short_singular(value: SingularValue, digits: int) -> Formula:
    """A singular value for a table: the closed form where it is a short surd, and the decimal."""
    if isinstance(value.radical, Surd):
        return short_value(value.radical, digits)
    return decimal_of(value, digits)


def singular_links(value: SingularValue, digits: int) -> tuple[Link, ...]:
    """`= sqrt(...) ~= d.ddd`, the closed form where it has one that fits."""
    if isinstance(value.radical, Surd):
        return value_links(value.radical, digits)
    near: Link = ("~=", decimal_of(value, digits))
    if value.radical is not None and max(map(len, map(str, value.polynomial))) <= LONGEST // 2:
        return ("=", radical(value.radical)), near
    return (near,)


def _share_text(share: EnergySum, digits: int) -> str:
    """The share in decimals; one that is not everything is not rounded up to it."""
    exact = share.exact
    if exact is not None:
        if exact.denominator == 1:
            return str(exact)
        places = next((k for k in range(digits + 1) if 10**k % exact.denominator == 0), None)
        if places is not None:
            return decimal_digits(exact, places)
    count = digits
    while True:
        text = share.decimal(count)
        if Fraction(text) != 1:
            return text
        count *= 2


def _truncated(found: LowRankApproximation, matrix: Formula, digits: int) -> Iterator[Block]:
    r, rank = found.order, found.values.rank
    if r == 0 or r >= rank:
        key = "nothing" if r == 0 and rank else "everything"
        yield Paragraph((say(f"low-rank.truncated.{key}", name=matrix, order=r, rank=rank),))
        if key == "nothing":
            yield Display((equation(_near(matrix, r), ("=", Array(Matrix.zero(*found.matrix.shape)))),))
        return
    yield Paragraph((say("low-rank.truncated.sum", count=r, order=r),))
    yield Display((truncated_sum(matrix, r),))
    if max(found.matrix.shape) <= LONGEST_VECTOR and r <= 4:
        yield from _triples(found, matrix, digits)
    if not found.is_determined:
        below, above = found.nearest_orders
        yield Paragraph((say("low-rank.truncated.not-determined", order=r, next=r + 1, below=below, above=above),))
        return
    exact = found.exact
    if exact is not None:
        yield Paragraph((say("low-rank.truncated.exact"),))
        yield Display((Chain(_near(matrix, r), matrix_links(exact, digits)),))
        return
    entries = found.approximation(digits + 6)
    if entries is not None:
        yield Paragraph((say("low-rank.truncated.enclosed"),))
        yield Display((equation(_near(matrix, r), ("~=", enclosed_grid(entries, places_of(entries, digits)))),))


def truncated_sum(matrix: Formula, r: int) -> Formula:
    """The definition of the truncation; where the sum is long, as one term more than the truncation before it."""
    first = () if r <= LONGEST_SUM else (_near(matrix, r - 1),)
    terms = (*first, *[_outer(k, matrix) for k in range(r if first else 1, r + 1)])
    return equation(_near(matrix, r), ("=", Sum(terms) if len(terms) > 1 else terms[0]))


def _outer(k: int, matrix: Formula) -> Formula:
    left, right = vectors(k, matrix)
    return times(sigma(k, matrix), left, Transpose(right))


def _near(matrix: Formula, r: int | str) -> Name:
    letter, accent = (matrix.letter, matrix.accent) if isinstance(matrix, Name) else ("A", "")
    return Name(letter, str(r), accent)


def _triples(found: LowRankApproximation, matrix: Formula, digits: int) -> Iterator[Block]:
    shown: list[Formula] = []
    said: list[Said] = []
    at = 1
    values = [value for value, _ in found.kept.terms]
    for value, triple in zip(values, found.triples(digits + 4), strict=True):
        if triple is None:
            chain = Chain(sigma(at, matrix), singular_links(value, digits))
            said.append(say("low-rank.vectors.multiple", value=chain, count=value.multiplicity))
        else:
            shown.append(_triple(triple, at, matrix, digits))
        at += value.multiplicity
    if shown:
        yield Paragraph((say("low-rank.vectors.simple", count=len(shown)),))
        yield Display(tuple(shown))
    if said:
        yield Paragraph(tuple(said))


def _triple(triple: SingularTriple, k: int, matrix: Formula, digits: int) -> Formula:
    places = min(digits, 5)
    left = enclosed_grid([[x] for x in triple.left], places)
    right = enclosed_grid([[x] for x in triple.right], places)
    return Commas(
        (
            Chain(sigma(k, matrix), singular_links(triple.value, digits)),
            equation(vectors(k, matrix)[0], ("~=", left)),
            equation(vectors(k, matrix)[1], ("~=", right)),
        )
    )


def _errors(found: LowRankApproximation, matrix: Formula, digits: int) -> Iterator[Block]:
    r, next_value = found.order, found.next_value
    if next_value is None:
        return
    difference = Linear(((Fraction(1), matrix), (Fraction(-1), _near(matrix, r))))
    yield Paragraph((say("low-rank.errors.eckart-young", order=r),))
    spectral = Chain(Norm(difference, "2"), (("=", sigma(r + 1, matrix)), *singular_links(next_value, digits)))
    yield Display((spectral, Chain(frobenius(difference), root_links(found.frobenius_error, digits))))
    yield Paragraph((say("low-rank.errors.energy"),))
    whole = equation(_squared(matrix), ("=", plain_number(found.energy)))
    exact = found.kept.exact
    kept = equation(_squared(_near(matrix, r)), ("=" if exact is not None else "~=", _energy(found.kept, digits)))
    yield Display((Commas((whole, kept)),))
    share = found.share
    if share is not None:
        yield Paragraph((say("low-rank.errors.share", share=Digits(_share_text(share, digits)), order=r),))


def root_links(root: Surd | EnergyRoot, digits: int) -> tuple[Link, ...]:
    if isinstance(root, Surd):
        links = value_links(root, digits)
        return links if len(str(root.coefficient)) + len(str(root.radicand)) < 24 else links[-1:]
    return (("~=", decimal_of(root, digits)),)


def _squared(what: Formula) -> Formula:
    return Power(frobenius(what), 2)


def _energy(total: EnergySum, digits: int) -> Formula:
    return decimal_of(total, digits) if total.exact is None else plain_number(total.exact)


def _sufficient(study: LowRankStudy, share: Fraction, order: int, digits: int) -> Block:
    values = study.approximation.values
    wanted = plain_number(share)
    if not values.rank:
        return Paragraph((say("low-rank.share.zero"),))
    before = share_kept(values, order - 1) if order else None
    if before is None or order == 1:
        return Paragraph((say("low-rank.share.first", share=wanted, order=order),))
    kept = Digits(_share_text(before, digits))
    return Paragraph((say("low-rank.share.smallest", share=wanted, order=order, before=order - 1, kept=kept),))


def _result(found: LowRankApproximation, matrix: Formula, digits: int) -> Result:
    r, rank = found.order, found.values.rank
    if r >= rank:
        return Result((Paragraph((say("low-rank.result.exact", order=r, rank=rank, name=matrix),)),))
    share = found.share
    kept = Digits(_share_text(share, digits)) if share is not None else Number(Fraction(1))
    near = _near(matrix, r)
    more = "fewer" if found.numbers < found.matrix.nrows * found.matrix.ncols else "not-fewer"
    said = (
        say("low-rank.result.kept", order=r, rank=rank, name=matrix, near=near, share=kept),
        say(f"low-rank.result.{more}", numbers=found.numbers, entries=found.matrix.nrows * found.matrix.ncols),
    )
    return Result((Paragraph(said),))
