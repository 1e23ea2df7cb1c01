"""The exposition of a low-rank update: down to r numbers, scaled, up again, and what that costs and can do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from exactrank.calculations.lora import LoraUpdate, Scaling
from exactrank.calculations.studies import LoraStudy
from exactrank.document import (
    Array,
    Block,
    Call,
    Chain,
    Commas,
    Display,
    Document,
    Formula,
    Grid,
    Grouped,
    Listing,
    Name,
    Number,
    Paragraph,
    Product,
    Quotient,
    Result,
    Root,
    Said,
    Size,
    Steps,
    Sum,
    say,
)
from exactrank.exposition.values import (
    Link,
    equation,
    given_matrix,
    plain_number,
    surd,
    times,
    value_links,
    vector,
)
from exactrank.matrix import Matrix
from exactrank.numbers.surds import Surd

ALPHA, R = Name("\\alpha"), Name("r")
X = Name("x")
D_IN, D_OUT = Name("d", "in"), Name("d", "out")
DELTA = Product((Name("\\Delta"), Name("W")))
WIDEST = 10
"""Matrices with more columns do not stand beside their product on one line."""


class Letters(NamedTuple):
    """The names of the factors: B A, but P Q where the matrix that they make is called A or B itself."""

    B: Name
    A: Name


def letters_for(name: str) -> Letters:
    return Letters(Name("P"), Name("Q")) if name in ("A", "B") else Letters(Name("B"), Name("A"))


def explain_lora(study: LoraStudy, name: str = "W", digits: int = 6) -> Document:
    """The derivation as a document; `name` is the letter of the matrix that the update was made from."""
    update, (B, A) = study.update, _letters(study, name)
    blocks: list[Block] = [Paragraph((say("lora.overview", update=DELTA),))]
    blocks.append(Display((equation(DELTA, ("=", times(_scaling(update), B, A))),)))
    blocks += lora_stages(study, name, digits)
    return Document(say("lora.title"), tuple(blocks))


def lora_stages(study: LoraStudy, name: str, digits: int) -> Iterator[Block]:
    """The factors, the stages with the numbers that flow through them, the counts and the rank."""
    update, letters = study.update, _letters(study, name)
    yield from _factors(study, name, digits)
    yield Paragraph((say("lora.stages", input=X),))
    yield Display((equation(X, ("=", vector(study.flow.given))),))
    yield Steps(tuple(_stages(study, letters, digits)))
    yield from _rank(update, letters)
    yield from _counts(update, letters)
    yield from _stabilized(update, digits)
    yield Result((Paragraph((_result(update),)),))


def _letters(study: LoraStudy, name: str) -> Letters:
    return letters_for(name if study.target is not None else "")


def _scaling(update: LoraUpdate) -> Formula:
    return Quotient(ALPHA, R if update.scaling is Scaling.LORA else Root(R))


def _factors(study: LoraStudy, name: str, digits: int) -> Iterator[Block]:
    update, (B, A) = study.update, _letters(study, name)
    r, rank = update.r, update.proof.rank
    product: list[Link] = [("=", times(_scaling(update), B, A)), ("=", _delta(update))]
    if study.target is not None:
        matrix = Name(name)
        yield Paragraph((say("lora.factors.target", name=matrix),))
        yield Display((equation(matrix, ("=", given_matrix(study.target))),))
        product.append(("=", matrix))
        known = equation(Call("rank", matrix), ("=", Number(Fraction(rank))))
        more = "lora.factors.padded" if r > rank else "lora.factors.exact"
        yield Paragraph((say(more, name=matrix, rank=known, order=_order_is(r), update=DELTA),))
    yield Paragraph(
        (
            say(
                "lora.factors.shapes",
                left=B,
                right=A,
                down=Size(r, update.d_in),
                up=Size(update.d_out, r),
                inputs=equation(D_IN, ("=", _integer(update.d_in))),
                outputs=equation(D_OUT, ("=", _integer(update.d_out))),
                order=_order_is(r),
                number=ALPHA,
                chosen=equation(ALPHA, ("=", plain_number(update.alpha))),
            ),
        )
    )
    factors = Commas((equation(B, ("=", _shown(study, update.B))), equation(A, ("=", _shown(study, update.A)))))
    factor = Chain(
        _scaling(update),
        (("=", Quotient(plain_number(update.alpha), _order(update))), *value_links(update.factor, digits)),
    )
    yield Display((factors, factor))
    yield Paragraph((say("lora.factors.product", update=DELTA),))
    yield Display((Chain(DELTA, tuple(product)),))


def _shown(study: LoraStudy, factor: Matrix) -> Formula:
    """A factor that was given in decimals stays in decimals; one that was computed is exact as it is."""
    return given_matrix(factor) if study.target is None else Array(factor)


def _order_is(r: int) -> Formula:
    return equation(R, ("=", _integer(r)))


def _integer(value: int) -> Formula:
    return Number(Fraction(value))


def _order(update: LoraUpdate) -> Formula:
    order = Number(Fraction(update.r))
    return order if update.scaling is Scaling.LORA else Root(order)


def _delta(update: LoraUpdate) -> Formula:
    """delta W; where the factor is irrational it stands before the product."""
    if update.delta is not None:
        return given_matrix(update.delta)
    return times(surd(update.factor), Array(update.product))


def _numbers(numbers: Sequence[Fraction | Surd]) -> Formula:
    rationals = [x for x in numbers if isinstance(x, Fraction)]
    if len(rationals) == len(numbers):
        return Array(Matrix.column_of(rationals))
    return Grid(tuple([(surd(x if isinstance(x, Surd) else Surd(x)),) for x in numbers]))


def _stages(study: LoraStudy, letters: Letters, digits: int) -> Iterator[tuple[Block, ...]]:
    update, flow, (B, A) = study.update, study.flow, letters
    down = times(A, X)
    yield (
        Paragraph((say("lora.stage.down", count=update.r, inputs=update.d_in, down=A),)),
        Display(
            (equation(down, ("=", times(_shown(study, update.A), vector(flow.given))), ("=", _numbers(flow.down))),)
        ),
    )
    factor = _scaling(update)
    scaled = times(factor, A, X)
    yield (
        Paragraph((say("lora.stage.scale", count=update.r, factor=factor),)),
        Display(
            (
                equation(
                    scaled,
                    ("=", times(surd(update.factor), _numbers(flow.down))),
                    ("=", _numbers(flow.scaled)),
                ),
            )
        ),
    )
    lifted = times(B, Grouped(scaled))
    yield (
        Paragraph((say("lora.stage.up", count=update.r, outputs=update.d_out, up=B),)),
        Display(
            (equation(lifted, ("=", times(_shown(study, update.B), _numbers(flow.scaled))), ("=", _numbers(flow.up))),)
        ),
        Paragraph((say("lora.stage.same", update=times(DELTA, X)),)),
    )


def _rank(update: LoraUpdate, letters: Letters) -> Iterator[Block]:
    proof, (B, A) = update.proof, letters
    product = times(B, A)
    said: list[Said] = [say("lora.rank.bound", product=product, order=update.r, number=R, up=B)]
    exact = equation(Call("rank", Grouped(product)), ("=", Number(Fraction(proof.rank))))
    if proof.rank == 0:
        yield Paragraph((*said, say("lora.rank.zero", rank=exact)))
        return
    rows = Listing(tuple([i + 1 for i in proof.minor.rows]))
    columns = Listing(tuple([j + 1 for j in proof.minor.columns]))
    key = "full" if proof.rank == update.r else "less"
    said.append(say(f"lora.rank.{key}", rows=rows, columns=columns, count=proof.rank, rank=exact, order=update.r))
    yield Paragraph(tuple(said))
    S = proof.matrix.submatrix(proof.minor.rows, proof.minor.columns)
    if 1 < proof.rank <= WIDEST:
        value = Number(proof.minor.value)
        yield Display((equation(Array(S, determinant=True), ("=", value), ("!=", Number(Fraction(0)))),))
    if proof.rank < update.r:
        factors = proof.factorization
        yield Paragraph((say("lora.rank.upper", product=product, count=proof.rank),))
        both = times(Array(factors.left), Array(factors.right))
        yield Display((equation(product, ("=", both)),))


def _counts(update: LoraUpdate, letters: Letters) -> Iterator[Block]:
    B, A = letters
    r, inputs, outputs = (_integer(x) for x in (update.r, update.d_in, update.d_out))
    trainable = equation(
        Product((R, Grouped(Sum((D_IN, D_OUT))))),
        ("=", Product((r, Grouped(Sum((inputs, outputs)))), dot=True)),
        ("=", Number(Fraction(update.trainable))),
    )
    full = equation(
        Product((D_IN, D_OUT)), ("=", Product((inputs, outputs), dot=True)), ("=", Number(Fraction(update.full)))
    )
    yield Paragraph((say("lora.counts.what", down=A, up=B, update=DELTA),))
    yield Display((Commas((trainable, full)),))
    key = "saves" if update.saves else "costs" if update.trainable > update.full else "even"
    yield Paragraph((say(f"lora.counts.{key}", trainable=update.trainable, full=update.full),))


def _stabilized(update: LoraUpdate, digits: int) -> Iterator[Block]:
    if update.r == 1 or not update.alpha:
        return
    over_root = Surd.sqrt_of(update.r) * (update.alpha / update.r)
    if update.scaling is Scaling.LORA:
        shown = Chain(
            Quotient(ALPHA, Root(R)),
            (
                ("=", Quotient(plain_number(update.alpha), Root(Number(Fraction(update.r))))),
                *value_links(over_root, digits),
            ),
        )
        yield Paragraph((say("lora.stabilized.instead", number=R),))
        yield Display((shown,))
    else:
        plain = Chain(Quotient(ALPHA, R), value_links(update.alpha / update.r, digits))
        yield Paragraph((say("lora.stabilized.used", plain=plain, number=R),))


def _result(update: LoraUpdate) -> Said:
    rank = equation(Call("rank", Grouped(DELTA)), ("=", Number(Fraction(update.rank))))
    return say(
        "lora.result", update=DELTA, rank=rank, trainable=update.trainable, inputs=update.d_in, outputs=update.d_out
    )
