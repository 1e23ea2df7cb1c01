"""The exposition of a page: one matrix of low rank, from what its rank is to what it is good for."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.calculations.least_squares import Projection, SubspaceProjection
from exactrank.calculations.whole_page import NoisyPart, Page
from exactrank.document import (
    Array,
    Block,
    Call,
    Display,
    Document,
    Formula,
    Heading,
    Name,
    Number,
    Paragraph,
    Result,
    Said,
    say,
)
from exactrank.exposition.comparison import comparison_table
from exactrank.exposition.factorization import explain_factorization
from exactrank.exposition.lora import DELTA, R, explain_lora, letters_for
from exactrank.exposition.low_rank import explain_low_rank
from exactrank.exposition.minors import explain_minors
from exactrank.exposition.outer_product import explain_outer_product
from exactrank.exposition.projection import Letters, explain_projection
from exactrank.exposition.row_reduction import explain_row_reduction
from exactrank.exposition.singular_values import explain_singular_values
from exactrank.exposition.values import equation, given_matrix, times


def explain_page(page: Page, name: str = "W", digits: int = 4) -> Document:
    """The page as a document; `digits` is how many significant digits decimals have."""
    blocks = [
        *_matrix(page, name),
        *_rank(page, name),
        *_proofs(page, name, digits),
        *_factors(page, name),
    ]
    if page.noisy is not None:
        blocks += [*_noise(page, page.noisy, name, digits), *_decay(page.noisy, name, digits)]
    blocks += [*_update(page, name, digits), *_end(page, name)]
    return Document(say("page.title", name=Name(name), rank=page.rank), tuple(blocks))


def _heading(key: str) -> Heading:
    return Heading(say(f"page.{key}.title"), 2)


def _inner(document: Document, shown: Display | None = None) -> Iterator[Block]:
    """The blocks of a document that is a section here: its headings go one level down, a matrix shown before is left
    out."""
    for block in document.blocks:
        if block == shown:
            continue
        yield Heading(block.title, block.level + 1) if isinstance(block, Heading) else block


def _shown(page: Page, name: str) -> Display:
    return Display((equation(Name(name), ("=", Array(page.matrix))),))


def _rank_is(page: Page, what: Formula) -> Formula:
    return equation(Call("rank", what), ("=", _number(page.rank)))


def _number(value: int) -> Number:
    return Number(Fraction(value))


def _matrix(page: Page, name: str) -> Iterator[Block]:
    m, n = page.matrix.shape
    W = Name(name)
    yield _heading("matrix")
    yield Paragraph((say("page.matrix.layer", rows=m, columns=n),))
    yield Display((equation(W, ("=", given_matrix(page.matrix))),))
    output = equation(Name("y"), ("=", times(W, Name("x"))))
    yield Paragraph((say("page.matrix.map", output=output, input=Name("x"), rows=m, columns=n),))


def _rank(page: Page, name: str) -> Iterator[Block]:
    n, W = page.matrix.ncols, Name(name)
    yield _heading("rank")
    nullity = n - page.rank
    yield Paragraph(
        (
            say("page.rank.what"),
            say("page.rank.map", count=page.rank, name=W, rank=_rank_is(page, W), image=times(W, Name("x"))),
            say("page.rank.kernel", count=nullity, columns=n),
        )
    )


def _proofs(page: Page, name: str, digits: int) -> Iterator[Block]:
    sections = (
        ("reduction", explain_row_reduction(page.form, name)),
        ("minors", explain_minors(page.minors, name)),
        ("singular-values", explain_singular_values(page.values, name, max(digits, 6))),
    )
    for key, document in sections:
        yield _heading(key)
        yield Paragraph((say(f"page.{key}.why"),))
        yield from _inner(document, _shown(page, name))


def _factors(page: Page, name: str) -> Iterator[Block]:
    yield _heading("factors")
    yield Paragraph((say("page.factors.why", count=page.rank),))
    told = explain_factorization(page.factors, name) if page.outer is None else explain_outer_product(page.outer, name)
    yield from _inner(told, _shown(page, name))


def _noise(page: Page, noisy: NoisyPart, name: str, digits: int) -> Iterator[Block]:
    yield _heading("noise")
    tilde = Name(name, "", "tilde")
    why = say("page.noise.why", noisy=tilde, name=Name(name), rank=page.rank)
    yield Paragraph((why, _directions(page, noisy.projection, name)))
    yield from _inner(explain_projection(noisy.projection, name, digits, "tilde"))
    yield _heading("compared")
    yield Paragraph((say("page.compared.why", noisy=tilde),))
    yield from comparison_table(noisy.comparison, name, digits)


def _directions(page: Page, found: Projection | SubspaceProjection, name: str) -> Said:
    """Where the directions come from that the noisy matrix is projected onto."""
    letters = Letters(name, "tilde")
    if isinstance(found, SubspaceProjection):
        return say("page.noise.columns", directions=letters.directions, name=Name(name))
    if page.outer is not None and found.direction == page.outer.column:
        return say("page.noise.direction", direction=letters.direction)
    return say("page.noise.given")


def _decay(noisy: NoisyPart, name: str, digits: int) -> Iterator[Block]:
    yield _heading("decay")
    tilde = Name(name, "", "tilde")
    yield Paragraph((say("page.decay.why"),))
    given = Display((equation(tilde, ("=", given_matrix(noisy.truncation.matrix))),))
    yield from _inner(explain_low_rank(noisy.truncation, name, digits, "tilde"), given)


def _update(page: Page, name: str, digits: int) -> Iterator[Block]:
    yield _heading("update")
    yield Paragraph((say("page.update.why"),))
    given = Display((equation(Name(name), ("=", given_matrix(page.matrix))),))
    yield from _inner(explain_lora(page.update, name, digits), given)


def _end(page: Page, name: str) -> Iterator[Block]:
    yield _heading("end")
    W = Name(name)
    said = [say("page.end.rank", rank=_rank_is(page, W), name=W)]
    if page.noisy is not None:
        said.append(say("page.end.noise", noisy=Name(name, "", "tilde")))
    left, right = letters_for(name)
    said.append(say("page.end.update", update=DELTA, left=left, right=right, number=R))
    yield Result((Paragraph(tuple(said)),))
