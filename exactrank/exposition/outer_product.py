"""The exposition of an outer product: which row and why, the product multiplied out, and what it saves."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.calculations.factorization import OuterProduct
from exactrank.document import (
    Array,
    Block,
    Display,
    Document,
    Formula,
    Grid,
    Grouped,
    Linear,
    Name,
    Number,
    Paragraph,
    Product,
    Quotient,
    Result,
    Said,
    Size,
    say,
)
from exactrank.exposition.conclusion import column_letter
from exactrank.exposition.formulas import equation, letter, number, product_of, rank_is

SPELLED = 60
"""A product of so many entries is multiplied out entry by entry."""


def explain_outer_product(found: OuterProduct, name: str = "A") -> Document:
    """The choice of the row and of the column, the product compared with the matrix, other choices, storage."""
    A = found.product
    m, n = A.shape
    u, v = Name(letter("u", name)), Name(letter("v", name))
    blocks: list[Block] = [
        Paragraph(
            (say("outer-product.overview", name=Name(name), rows=m, columns=n, u=u, v=v, i=Name("i"), j=Name("j")),)
        ),
        Display((equation(Name(name), Array(A)),)),
    ]
    if found.pivot_row is not None and found.scale is not None:
        blocks += _choice(found, name, u, v)
    blocks += [Paragraph((say("outer-product.multiplied"),)), Display(_product(found, name, u, v))]
    blocks.append(Paragraph((say("outer-product.agrees", count=m * n, name=Name(name)),)))
    blocks.append(Paragraph(tuple(_others(name, u, v))))
    blocks.append(Result((Paragraph(tuple(_result(found, name, u, v))),)))
    return Document(say("outer-product.title", name=Name(name)), tuple(blocks))


def _choice(found: OuterProduct, name: str, u: Name, v: Name) -> Iterator[Block]:
    i, scale = found.pivot_row or 0, found.scale or Fraction(1)
    key = "as-it-is" if scale == 1 else "sign" if scale == -1 else "divided"
    row = i + 1
    told = [say("outer-product.chosen-row", row=row, name=Name(name), v=v)]
    told.append(say(f"outer-product.scale.{key}", row=row, scale=Number(scale), v=v))
    yield Paragraph(tuple(told))
    yield Display((equation(v, Array(found.row_matrix)),))
    j = next(j for j, value in enumerate(found.row) if value)
    a = Name(column_letter(name), str(j + 1))
    key = "same" if found.row[j] == 1 else "divided"
    fixed = say(f"outer-product.column-{key}", column=j + 1, name=Name(name), u=u, v=v, entry=Number(found.row[j]))
    yield Paragraph((fixed,))
    divided: tuple[Formula, ...] = (a,) if found.row[j] == 1 else (Quotient(a, Number(found.row[j])),)
    yield Display((equation(u, *divided, Array(found.column_matrix)),))


def _product(found: OuterProduct, name: str, u: Name, v: Name) -> tuple[Formula, ...]:
    both = Product((Array(found.column_matrix), Array(found.row_matrix)))
    steps: list[Formula] = [both]
    if found.entries <= SPELLED:
        steps.append(Grid(tuple([tuple([product_of((x, y)) for y in found.row]) for x in found.column])))
    steps += [Array(found.product), Name(name)]
    return (equation(Product((u, v)), *steps),)


def _others(name: str, u: Name, v: Name) -> Iterator[Said]:
    c = Name(letter("c", name, u.letter, v.letter))
    scaled = Product((Grouped(Product((c, u))), Grouped(Quotient(v, c))))
    yield say("outer-product.others", c=c, scaled=equation(Product((u, v)), scaled), u=u, v=v, name=Name(name))


def _result(found: OuterProduct, name: str, u: Name, v: Name) -> Iterator[Said]:
    m, n = found.product.shape
    yield say("outer-product.result", equation=equation(Name(name), Product((u, v))), rank=rank_is(name, 1), u=u, v=v)
    key = "fewer" if found.numbers < found.entries else "not-fewer"
    entries = equation(Size(m, n), number(found.entries))
    numbers = equation(Linear(((Fraction(m), None), (Fraction(n), None))), number(found.numbers))
    yield say(f"outer-product.storage.{key}", entries=entries, numbers=numbers, name=Name(name), u=u, v=v)
