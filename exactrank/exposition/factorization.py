"""The exposition of a rank factorization: the pivot columns, the product, the outer products, and both bounds."""

from __future__ import annotations

from collections.abc import Iterator

from exactrank.calculations.factorization import FactorizationProof, RankFactorization
from exactrank.calculations.minors import Minor, prove_determinant
from exactrank.document import (
    Array,
    Block,
    Chain,
    Display,
    Document,
    Formula,
    Listing,
    Name,
    Number,
    Paragraph,
    Product,
    Result,
    Said,
    Size,
    Sum,
    say,
)
from exactrank.exposition.formulas import equation, letter, number, rank_is, width_of, worked_out

WIDE = 90
"""Outer products stand in one sum when together they are so many characters wide, otherwise one a line."""


def explain_factorization(record: FactorizationProof | RankFactorization, name: str = "A") -> Document:
    """A = C F, why it holds, the product multiplied out in outer products, and the rank from two bounds."""
    found = record.factorization if isinstance(record, FactorizationProof) else record
    minor = record.minor if isinstance(record, FactorizationProof) else None
    m, n = found.matrix.shape
    C, F = Name(letter("C", name)), Name(letter("F", name))
    overview = say("factorization.overview", rows=m, columns=n, name=Name(name), product=Product((C, F)), left=C)
    blocks: list[Block] = [
        Paragraph((overview,)),
        Display((equation(Name(name), Array(found.matrix)),)),
    ]
    if not found.rank:
        key = "zero" if m * n else "empty"
        said = say(f"factorization.{key}", name=Name(name), rank=rank_is(name, 0), left=C, right=F)
        blocks.append(Result((Paragraph((said,)),)))
    else:
        blocks += [
            *_factors(found, name, C, F),
            *_outer_products(found, name, C, F),
            *_bounds(found, minor, name, C, F),
        ]
        blocks.append(Result((Paragraph(tuple(_result(found, name, C, F))),)))
    return Document(say("factorization.title", name=Name(name)), tuple(blocks))


def _factors(found: RankFactorization, name: str, C: Name, F: Name) -> Iterator[Block]:
    columns = Listing(tuple([j + 1 for j in found.pivot_columns]))
    R = Name(letter("R", name))
    if found.form.derivation.log:
        yield Paragraph((say("factorization.reduced", name=Name(name), reduced=R),))
        yield Display((Chain(Array(found.matrix), (("->", Array(found.form.matrix)), ("=", R))),))
    else:
        yield Paragraph((say("factorization.reduced-already", name=Name(name)),))
    yield Paragraph(
        (say("factorization.factors", count=found.rank, columns=columns, name=Name(name), left=C, right=F),)
    )
    yield Display((equation(C, Array(found.left)), equation(F, Array(found.right))))
    yield Paragraph((say("factorization.why", count=found.rank, name=Name(name), left=C, right=F),))
    both = Product((Array(found.left), Array(found.right)))
    yield Display((equation(Product((C, F)), both, Array(found.product), Name(name)),))


def _outer_products(found: RankFactorization, name: str, C: Name, F: Name) -> Iterator[Block]:
    outer = found.outer_products
    if len(outer) == 1:
        yield Paragraph((say("factorization.one-outer-product", name=Name(name)),))
        return
    yield Paragraph((say("factorization.outer-products", count=len(outer), name=Name(name), left=C, right=F),))
    products = [Product((Array(one.column_matrix), Array(one.row_matrix))) for one in outer]
    arrays = [Array(one.product) for one in outer]
    if sum([width_of(one.product) for one in outer]) + width_of(found.matrix) <= WIDE:
        yield Display((equation(Name(name), Sum(tuple(products))), equation(Name(name), Sum(tuple(arrays)))))
        return
    letters = [
        Product((Name(C.letter.lower(), str(k)), Name(F.letter.lower(), str(k)))) for k in range(1, len(outer) + 1)
    ]
    yield Display(
        (
            equation(Name(name), Sum(tuple(letters))),
            *[equation(*three) for three in zip(letters, products, arrays, strict=True)],
        )
    )


def _bounds(found: RankFactorization, minor: Minor | None, name: str, C: Name, F: Name) -> Iterator[Block]:
    r = found.rank
    upper = say("factorization.upper", count=r, name=Name(name), right=F, bound=rank_is(name, r, "<="))
    bound = rank_is(name, r, ">=")
    if minor is None:
        yield Paragraph((upper, say("factorization.lower", count=r, left=C, name=Name(name), bound=bound)))
        return
    rows = Listing(tuple([i + 1 for i in minor.rows]))
    told = say(
        "factorization.lower-minor", count=r, rows=rows, left=C, value=Number(minor.value), name=Name(name), bound=bound
    )
    yield Paragraph((upper, told))
    if r > 1:
        S = found.matrix.submatrix(minor.rows, minor.columns)
        yield Display((equation(Array(S, determinant=True), *worked_out(prove_determinant(S))),))


def _result(found: RankFactorization, name: str, C: Name, F: Name) -> Iterator[Said]:
    m, n, r = *found.matrix.shape, found.rank
    product: Formula = equation(Name(name), Product((C, F)))
    yield say("factorization.result", equation=product, count=r, rank=rank_is(name, r), left=C, right=F)
    if found.numbers < found.entries:
        entries = equation(Size(m, n), number(found.entries))
        yield say(
            "factorization.storage", entries=entries, numbers=number(found.numbers), left=C, right=F, name=Name(name)
        )
