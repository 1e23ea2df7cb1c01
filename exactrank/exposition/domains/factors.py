"""The expositions of A = C F, of P A = L U and of the four subspaces over a domain."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from exactrank.calculations.domains.factors import FactorizationOver, SpacesOver, TriangularFactorsOver
from exactrank.calculations.domains.systems import free_columns
from exactrank.calculations.elimination.over_domains import MultipleAdded
from exactrank.document import (
    Block,
    Chain,
    Commas,
    Display,
    Document,
    Formula,
    Linear,
    Listing,
    Name,
    Paragraph,
    Product,
    Result,
    Sum,
    Transpose,
    say,
)
from exactrank.exposition.domains.determinants import evaluation
from exactrank.exposition.domains.formulas import array, domain_of, given, page, plain
from exactrank.exposition.formulas import equation, letter, number, rank_is
from exactrank.exposition.over_domains import reduction_steps_over
from exactrank.numbers.quadratic import QuadraticField
from exactrank.numbers.rows import RowsOver


def explain_factorization_over(found: FactorizationOver[Any], name: str = "A") -> Document:
    """A = C F, why it holds, the product multiplied out in outer products, and the rank from two bounds."""
    (m, n), A = found.matrix.shape, Name(name)
    C, F = Name(letter("C", name)), Name(letter("F", name))
    opening = say("factorization.overview", rows=m, columns=n, name=A, product=Product((C, F)), left=C)
    blocks: list[Block] = [given(name, found.matrix)]
    if not found.rank:
        key = "zero" if m * n else "empty"
        said = say(f"factorization.{key}", name=A, rank=rank_is(name, 0), left=C, right=F)
        blocks.append(Result((Paragraph((said,)),)))
    else:
        blocks += [*_factors(found, A, C, F), *_outer(found, A, C, F), *_bounds(found, A, C, F)]
        product = equation(A, Product((C, F)))
        told = say(
            "factorization.result", equation=product, count=found.rank, rank=rank_is(name, found.rank), left=C, right=F
        )
        blocks.append(Result((Paragraph((told,)),)))
    return page(say("factorization.title", name=A), opening, domain_of(found.matrix), blocks)


def _factors(found: FactorizationOver[Any], A: Name, C: Name, F: Name) -> Iterator[Block]:
    columns = Listing(tuple([pivot.column + 1 for pivot in found.reduction.pivots]))
    R = Name(letter("R", A.letter))
    if found.reduction.steps:
        yield Paragraph((say("factorization.reduced", name=A, reduced=R),))
        yield Display((Chain(array(found.matrix), (("->", array(found.reduction.end)), ("=", R))),))
    else:
        yield Paragraph((say("factorization.reduced-already", name=A),))
    yield Paragraph((say("factorization.factors", count=found.rank, columns=columns, name=A, left=C, right=F),))
    yield Display((equation(C, array(found.left)), equation(F, array(found.right))))
    yield Paragraph((say("factorization.why", count=found.rank, name=A, left=C, right=F),))
    both = Product((array(found.left), array(found.right)))
    yield Display((equation(Product((C, F)), both, array(found.matrix), A),))


def _outer(found: FactorizationOver[Any], A: Name, C: Name, F: Name) -> Iterator[Block]:
    pairs = found.outer_products
    if len(pairs) == 1:
        yield Paragraph((say("factorization.one-outer-product", name=A),))
        return
    yield Paragraph((say("factorization.outer-products", count=len(pairs), name=A, left=C, right=F),))
    products = [Product((array(column), array(row))) for column, row in pairs]
    arrays = [array(column @ row) for column, row in pairs]
    yield Display((equation(A, Sum(tuple(products))), equation(A, Sum(tuple(arrays)))))


def _bounds(found: FactorizationOver[Any], A: Name, C: Name, F: Name) -> Iterator[Block]:
    r, minor = found.rank, found.minor
    upper = say("factorization.upper", count=r, name=A, right=F, bound=rank_is(A.letter, r, "<="))
    lower = say(
        "factorization.lower-minor",
        count=r,
        rows=Listing(tuple([i + 1 for i in minor.rows])),
        left=C,
        value=plain(domain_of(found.matrix), minor.determinant.value),
        name=A,
        bound=rank_is(A.letter, r, ">="),
    )
    yield Paragraph((upper, lower))
    if r > 1:
        yield Display((evaluation(minor),))


def explain_lu_over(found: TriangularFactorsOver[Any], name: str = "A") -> Document:
    """What is looked for, the reduction to U, how L and P are read off from its operations, and the check."""
    A, L, U = Name(name), Name(letter("L", name)), Name(letter("U", name))
    P = Name(letter("P", name, L.letter, U.letter))
    left: Formula = Product((P, A)) if found.swaps else A
    factors = equation(left, Product((L, U)))
    key = "overview-swaps" if found.swaps else "overview"
    opening = say(f"lu.{key}", name=A, left=L, right=U, order=P, equation=factors)
    blocks: list[Block] = [given(name, found.matrix), *_multipliers(found, L, U, P)]
    product = found.lower @ found.upper
    blocks.append(Paragraph((say("lu.check", equation=left),)))
    multiplied = Product((array(found.lower), array(found.upper)))
    blocks.append(Display((equation(Product((L, U)), multiplied, array(product), left),)))
    said = [say("lu.result", equation=factors, left=L, right=U)]
    D, V = found.diagonal, found.unit_upper
    if D is not None and V is not None and RowsOver.identity(D.domain, D.nrows) != D:
        diagonal, unit = Name(letter("D", name)), Name(letter("V", name))
        blocks.append(Paragraph((say("lu.diagonal", right=U, diagonal=diagonal, unit=unit, count=D.nrows),)))
        blocks.append(Display((Commas((equation(diagonal, array(D)), equation(unit, array(V)))),)))
        said.append(say("lu.result-diagonal", equation=equation(left, Product((L, diagonal, unit)))))
    blocks.append(Result((Paragraph(tuple(said)),)))
    return page(say("lu.title", name=A), opening, domain_of(found.matrix), blocks)


def _multipliers(found: TriangularFactorsOver[Any], L: Name, U: Name, P: Name) -> Iterator[Block]:
    steps = reduction_steps_over(found.reduction)
    if steps.items:
        yield steps
    count = sum([isinstance(one, MultipleAdded) for one in found.reduction.operations])
    said = [say("lu.upper", right=U)] if steps.items else [say("lu.in-form", name=Name(L.letter), right=U)]
    said.append(say("lu.multipliers", left=L, count=count) if count else say("lu.no-multipliers", left=L))
    if found.swaps:
        said.append(say("lu.swaps", left=L, order=P))
    yield Paragraph(tuple(said))
    parts = [equation(L, array(found.lower)), equation(U, array(found.upper))]
    if found.swaps:
        parts.insert(0, equation(P, array(found.permutation)))
    yield Display((Commas(tuple(parts)),))


def explain_spaces_over(found: SpacesOver[Any], name: str = "A") -> Document:
    """The reduction, each of the four bases with its reason, the dimensions, and pairs that are orthogonal."""
    A, unit, (m, n), r = Name(name), Name(letter("I", name)), found.matrix.shape, found.rank
    blocks: list[Block] = [given(name, found.matrix), Display((array(found.reduction.start, n),))]
    steps = reduction_steps_over(found.reduction, bar=n)
    if steps.items:
        blocks.append(steps)
    pivots = Listing(tuple([pivot.column + 1 for pivot in found.reduction.pivots]))
    key = "rank" if r else "rank-zero"
    blocks.append(Paragraph((say(f"spaces.{key}", count=r, columns=pivots, rank=rank_is(name, r)),)))
    blocks += [*_basis("row", found.row, A), *_basis("column", found.column, A)]
    unknown = letter("x", name)
    free = Listing(tuple([Name(unknown, str(j + 1)) for j in free_columns(found.reduction, n)]))
    blocks += [*_basis("null", found.null, A, unknowns=free)]
    blocks += [*_basis("left-null", found.left_null, A, transposed=Transpose(A)), *_orthogonal(found, A)]
    sums = {"right": _sum(r, n - r), "left": _sum(r, m - r)}
    told = say("spaces.result", rank=rank_is(name, r), name=A, transposed=Transpose(A), **sums)
    opening = say("spaces.overview", name=A, unit=unit)
    return page(say("spaces.title", name=A), opening, domain_of(found.matrix), [*blocks, Result((Paragraph((told,)),))])


def _sum(first: int, second: int) -> Formula:
    return equation(Linear(((Fraction(first), None), (Fraction(second), None))), number(first + second))


def _basis(key: str, basis: RowsOver[Any], A: Name, **fields: Listing | Transpose) -> Iterator[Block]:
    """The sentence that says where the basis comes from, and its vectors."""
    if not basis.ncols:
        yield Paragraph((say(f"spaces.{key}-zero", name=A, **fields),))
        return
    yield Paragraph((say(f"spaces.{key}", count=basis.ncols, name=A, **fields),))
    every = range(basis.nrows)
    vectors = tuple([array(basis.submatrix(every, [k])) for k in range(basis.ncols)])
    yield Display((vectors[0] if len(vectors) == 1 else Commas(vectors),))


def _orthogonal(found: SpacesOver[Any], A: Name) -> Iterator[Block]:
    """Over real numbers; complex ones would have to be conjugated, and others have no angles."""
    domain = found.matrix.domain
    if not isinstance(domain, QuadraticField) or domain.d < 0:
        return
    lines: list[Formula] = []
    for left, right in ((found.row, found.null), (found.column, found.left_null)):
        if left.ncols and right.ncols:
            zero = array(RowsOver.zeros(domain, left.ncols, right.ncols))
            lines.append(equation(Product((array(left.T), array(right))), zero))
    if lines:
        yield Paragraph((say("spaces.orthogonal", count=len(lines), name=A, transposed=Transpose(A)),))
        yield Display(tuple(lines))
