"""The exposition of singular values: the Gram matrix, its characteristic polynomial, why it gives the rank, values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from exactrank.calculations.spectrum import Gram, GramProof, SingularValue, SingularValues, exact_square
from exactrank.document import (
    Array,
    Block,
    Call,
    Chain,
    Digits,
    Display,
    Document,
    Formula,
    Linear,
    Listing,
    Name,
    Norm,
    Number,
    Paragraph,
    Plot,
    Power,
    Product,
    Result,
    Root,
    Said,
    Size,
    Transpose,
    marks,
    say,
)
from exactrank.exposition.characteristic import coefficients_of, factor_formula, shifted_determinant
from exactrank.exposition.formulas import equation, letter, number, polynomial, radical, rank_is
from exactrank.exposition.root_intervals import intervals
from exactrank.numbers.surds import NestedRadical, Radical, Surd
from exactrank.render.formula_text import EM, width_of

WIDEST_FORM = 20 * EM
"""A closed form that would be wider leaves its place to a decimal."""
MOST_BARS = 20
"""So many of the greatest values are drawn."""


def explain_singular_values(found: SingularValues, name: str = "A", digits: int = 10) -> Document:
    """G, its characteristic polynomial, the power of t in it, the reason why that gives the rank, and the values."""
    A = found.matrix
    proof = found.proof
    title = say("singular-values.title", name=Name(name))
    blocks: list[Block] = [Display((equation(Name(name), Array(A)),))]
    if not min(A.shape):
        said = say("singular-values.empty", name=Name(name), rank=rank_is(name, 0))
        return Document(title, (*blocks, Result((Paragraph((said,)),))))
    G = Name(letter("G", name))
    gram = _gram(proof, name)
    overview = [say("singular-values.overview", name=Name(name), gram=_columns_gram(name)), _smaller(proof, name, G)]
    blocks = [Paragraph(tuple(overview)), *blocks, Display((equation(G, gram, Array(proof.gram)),))]
    blocks += [*coefficients_of(proof.gram, proof.coefficients, G), *_factored(found, G), *_why(found, name, G)]
    if found.rank:
        blocks += list(_values(found, digits))
    blocks.append(Result((Paragraph(tuple(_result(found, name))),)))
    return Document(title, tuple(blocks))


def _columns_gram(name: str) -> Formula:
    return Product((Transpose(Name(name)), Name(name)))


def _gram(proof: GramProof, name: str) -> Formula:
    A = Name(name)
    return _columns_gram(name) if proof.kind is Gram.COLUMNS else Product((A, Transpose(A)))


def _smaller(proof: GramProof, name: str, G: Name) -> Said:
    m, n = proof.matrix.shape
    other = Product((Name(name), Transpose(Name(name))))
    key = "square" if m == n else "columns" if n < m else "rows"
    return say(
        f"singular-values.smaller.{key}",
        name=Name(name),
        gram=_columns_gram(name),
        other=other,
        g=G,
        size=Size(min(m, n), min(m, n)),
        large=Size(max(m, n), max(m, n)),
    )


def _factored(found: SingularValues, G: Name) -> Iterator[Block]:
    k, s = found.proof.zero_multiplicity, found.proof.gram.nrows
    rest = found.proof.coefficients[: s - k + 1]
    if k == s:
        yield Paragraph((say("singular-values.factor.all", count=s, t=Name("t"), g=G),))
        return
    factors = ([Power(Name("t"), k) if k > 1 else Name("t")] if k else []) + [factor_formula(f) for f in found.factors]
    if len(factors) > 1 or (len(found.factors) == 1 and found.factors[0].multiplicity > 1):
        yield Paragraph((say("singular-values.factor.over-rationals"),))
        yield Display((equation(shifted_determinant(G), Product(tuple(factors))),))
    constant = Number(rest[-1])
    if k:
        power = factors[0]
        yield Paragraph((say("singular-values.factor.some", count=k, power=power, constant=constant, g=G),))
    else:
        yield Paragraph((say("singular-values.factor.none", constant=constant, g=G),))


def _why(found: SingularValues, name: str, G: Name) -> Iterator[Block]:
    A, x = Name(name), Name(letter("x", name))
    side = "columns" if found.proof.kind is Gram.COLUMNS else "rows"
    k, s = found.zeros, found.proof.gram.nrows
    image = Product((A, x)) if side == "columns" else Product((Transpose(A), x))
    mapped, kernel = equation(image, number(0)), equation(Product((G, x)), number(0))
    if not k:
        key = f"singular-values.why.none-{side}"
        yield Paragraph((say(key, name=A, mapped=mapped, kernel=kernel, count=s, rank=rank_is(name, s)),))
        return
    squares = equation(Power(Norm(image), 2), Product((Transpose(x), G, x)), number(0))
    rank = equation(
        Call("rank", A), Call("rank", G), Linear(((Fraction(s), None), (Fraction(-k), None))), number(s - k)
    )
    yield Paragraph(
        (
            say("singular-values.why.symmetric", g=G, count=k, x=x, kernel=kernel),
            say(f"singular-values.why.{side}", name=A, mapped=mapped, kernel=kernel, squares=squares),
            say("singular-values.why.rank", rank=rank),
        )
    )


def _values(found: SingularValues, digits: int) -> Iterator[Block]:
    """The nonzero values: roots of rational squares and of quadratics in closed form, others between proven ends."""
    if any(value.radical is None for value in found.values):
        yield from _isolated(found)
        yield Paragraph((say("singular-values.values.decimals", digits=digits),))
    else:
        rational = all(value.square is not None and not _decimal(value, digits) for value in found.values)
        key = "rational" if rational else "closed"
        yield Paragraph((say(f"singular-values.values.{key}", count=found.rank, digits=digits),))
    lines: list[Formula] = []
    place = 1
    for value in found.values:
        names = [Name("\\sigma", str(place + i)) for i in range(value.multiplicity)]
        place += value.multiplicity
        lines.append(_value(names, value, digits))
    yield Display(tuple(lines))
    yield from plotted(found.nonzero, digits)


def plotted(values: Sequence[SingularValue], digits: int) -> Iterator[Block]:
    """The values, each as often as it counts, as bars; one alone needs no picture."""
    told = [value.decimal(digits) for value in values[:MOST_BARS]]
    names = tuple([Name("\\sigma", str(k + 1)) for k in range(len(told))])
    if len(told) > 1:
        yield Plot(say("picture.singular-values"), marks(tuple([(Fraction(text), text) for text in told]), names))


def _is_plain_root(closed: Radical | None) -> bool:
    """Whether the closed form is the root of the square as it stands, which then need not be written twice."""
    if isinstance(closed, Surd):
        return closed.coefficient == 1 and not closed.is_rational
    return isinstance(closed, NestedRadical)


def _decimal(value: SingularValue, digits: int) -> str:
    """The decimal of the value, where its closed form is not a rational number that says it all."""
    if isinstance(value.radical, Surd) and value.radical.is_rational:
        return ""
    return value.decimal(digits)


def _value(names: list[Name], value: SingularValue, digits: int) -> Formula:
    """The value under its names in closed form and as a decimal; a form as wide as half a line leaves it to the
    decimal, each digit of which is certain."""
    parts: list[Formula] = [*names[1:]]
    closed, square = value.radical, exact_square(value)
    if square is not None and not _is_plain_root(closed):
        parts.append(Root(Number(square) if isinstance(square, Fraction) else radical(square)))
    if closed is not None:
        parts.append(radical(closed))
    decimal = _decimal(value, digits)
    if decimal:
        parts = [part for part in parts if width_of(part) <= WIDEST_FORM]
    told = equation(names[0], *parts)
    return Chain(told.first, (*told.links, ("~=", Digits(decimal)))) if decimal else told


def _isolated(found: SingularValues) -> Iterator[Block]:
    """The roots of factors that square roots do not solve: intervals, at whose ends the factor has opposite signs."""
    for factor in found.factors:
        roots = [value for value in found.values if value.polynomial == factor.polynomial and value.radical is None]
        if not roots:
            continue
        lead = factor.polynomial[0]
        told = [
            say(
                "singular-values.isolated.irreducible",
                q=polynomial([Fraction(c, lead) for c in factor.polynomial]),
                count=factor.degree,
            )
        ]
        yield Paragraph(tuple(told))
        lines: list[Formula] = []
        for value, (lower, upper) in zip(roots, intervals(factor.polynomial, roots), strict=True):
            place = 1 + sum([v.multiplicity for v in found.values[: found.values.index(value)]])
            sigma = Power(Name("\\sigma", str(place)), 2)
            lines.append(Chain(Digits(lower), (("<", sigma), ("<", Digits(upper)))))
        yield Display(tuple(lines))


def _result(found: SingularValues, name: str) -> Iterator[Said]:
    yield say("singular-values.result.nonzero", count=found.rank, name=Name(name), rank=rank_is(name, found.rank))
    if found.zeros and found.rank:
        names = Listing(tuple([Name("\\sigma", str(k + 1)) for k in range(found.rank, found.rank + found.zeros)]))
        yield say("singular-values.result.zeros", count=found.zeros, names=names)
