"""The exposition of three approximations of one rank side by side, with their exact errors."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.calculations.comparison import RankComparison
from exactrank.document import (
    Block,
    Call,
    Chain,
    Digits,
    Display,
    Document,
    Formula,
    Name,
    Number,
    Paragraph,
    Result,
    Said,
    Table,
    say,
)
from exactrank.exposition.low_rank import root_links, truncated_sum
from exactrank.exposition.projection import Letters
from exactrank.exposition.values import (
    decimal_of,
    enclosed_grid,
    equation,
    frobenius,
    given_matrix,
    matrix_links,
    places_of,
    plain_number,
    short_value,
)
from exactrank.numbers.surds import Surd


def explain_comparison(found: RankComparison, name: str = "A", digits: int = 4) -> Document:
    """The derivation as a document: the matrix `name` with a tilde, the given matrix of rank r without."""
    noisy, given = Name(name, "", "tilde"), Name(name)
    known = equation(Call("rank", given), ("=", Number(Fraction(found.rank))))
    blocks: list[Block] = [
        Paragraph((say("comparison.overview", noisy=noisy, name=given, known=known),)),
        Display((equation(noisy, ("=", given_matrix(found.matrix))), equation(given, ("=", given_matrix(found.near))))),
        *comparison_table(found, name, digits),
    ]
    return Document(say("comparison.title", noisy=noisy, rank=found.rank), tuple(blocks))


def comparison_table(found: RankComparison, name: str, digits: int) -> Iterator[Block]:
    """The three matrices, and the table of their errors in the Frobenius norm."""
    letters = Letters(name, "tilde")
    noisy, given, near, best = letters.matrix, Name(name), letters.near, Name(name, str(found.rank), "tilde")
    yield Paragraph((say("comparison.projection", near=near, name=given, count=found.rank),))
    yield Display((Chain(near, matrix_links(found.projection.approximation, digits)),))
    yield Paragraph((say("comparison.truncation", best=best, rank=found.rank, count=found.rank, noisy=noisy),))
    yield Display((truncated_sum(noisy, found.rank),))
    entries = found.best.approximation(digits + 6)
    if entries is None:
        yield Paragraph((say("comparison.best-undetermined", rank=found.rank, next=found.rank + 1),))
    else:
        yield Paragraph((say("comparison.best"),))
        yield Display((equation(best, ("~=", enclosed_grid(entries, places_of(entries, digits)))),))
    rows: list[tuple[Said | Formula, ...]] = [
        (say("comparison.table.row.given", name=given), *_error(found.given_squares, digits)),
        (say("comparison.table.row.projection", name=near), *_error(found.projection.squares, digits)),
    ]
    lost = found.best.lost
    exact = lost.exact
    if exact is not None:
        rows.append((say("comparison.table.row.best", name=best), *_error(exact, digits)))
    else:
        root = root_links(found.best.frobenius_error, digits)[-1][1]
        rows.append((say("comparison.table.row.best", name=best), decimal_of(lost, digits), root))
    yield Paragraph((say("comparison.table.intro", noisy=noisy, norm=frobenius(noisy)),))
    yield Table(tuple([say(f"comparison.table.{key}") for key in ("matrix", "squares", "error")]), tuple(rows))
    strict = found.given_squares > found.projection.squares and found.best.lost.exact != found.projection.squares
    order = "strict" if strict else "equal"
    yield Result((Paragraph((say(f"comparison.result.{order}", rank=found.rank),)),))


def _error(squares: Fraction, digits: int) -> tuple[Formula, Formula]:
    value = plain_number(squares)
    shown = value if isinstance(value, Digits) else short_value(squares, digits)
    return shown, short_value(Surd.sqrt_of(squares), digits)
