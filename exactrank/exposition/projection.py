"""The exposition of a projection: the coefficients of the columns, what is left over, and why nothing is nearer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from exactrank.calculations.least_squares import ColumnError, Projection, SubspaceProjection
from exactrank.document import (
    Array,
    Block,
    Chain,
    Commas,
    Display,
    Document,
    Formula,
    Linear,
    Listing,
    Name,
    Norm,
    Number,
    Paragraph,
    Power,
    Quotient,
    Result,
    Said,
    Shading,
    Sum,
    Table,
    Transpose,
    marks,
    say,
)
from exactrank.exposition.conclusion import column_letter
from exactrank.exposition.row_reduction import reduction_steps
from exactrank.exposition.values import (
    Link,
    dot_product,
    equation,
    frobenius,
    given_matrix,
    matrix_links,
    plain_number,
    short_value,
    times,
    value_links,
    vector,
)
from exactrank.matrix import Matrix

MOST_LINES = 12
"""So many columns are worked out one by one; of more, only the results are told."""


class Letters(NamedTuple):
    """What things are called beside a matrix of this name, so that no letter is used twice."""

    name: str
    accent: str = ""

    @property
    def matrix(self) -> Name:
        return Name(self.name, "", "tilde" if self.accent else "")

    def column(self, j: str) -> Name:
        return Name(column_letter(self.name), j, "tilde" if self.accent else "")

    @property
    def near(self) -> Name:
        return Name(self.name, "", "hat")

    @property
    def direction(self) -> Name:
        return Name("d" if column_letter(self.name) == "b" else "b")

    @property
    def coefficient(self) -> str:
        return "c" if column_letter(self.name) == "a" else "a"

    @property
    def other(self) -> Name:
        return Name("t")

    @property
    def directions(self) -> Name:
        return Name("B" if self.name == "C" else "C")

    @property
    def unknowns(self) -> Name:
        return Name("Z" if self.name == "X" else "X")

    @property
    def residual(self) -> Name:
        return Name("D" if self.name == "E" else "E")


def explain_projection(
    found: Projection | SubspaceProjection, name: str = "A", digits: int = 4, accent: str = ""
) -> Document:
    """The derivation as a document; `digits` is how many significant digits decimals have."""
    letters = Letters(name, accent)
    if isinstance(found, Projection):
        title = say("projection.one.title", name=letters.matrix, direction=letters.direction)
        blocks = (*_overview(found, letters), *one_direction(found, letters, digits))
    else:
        title = say("projection.several.title", name=letters.matrix, directions=letters.directions)
        blocks = (*_overview_of_several(found, letters), *several_directions(found, letters, digits))
    return Document(title, blocks)


def _overview(found: Projection, letters: Letters) -> Iterator[Block]:
    b = letters.direction
    yield Paragraph((say("projection.overview.one", name=letters.matrix, direction=b, count=found.matrix.ncols),))
    shown = equation(letters.matrix, ("=", given_matrix(found.matrix)))
    yield Display((Commas((shown, equation(b, ("=", vector(found.direction))))),))


def _overview_of_several(found: SubspaceProjection, letters: Letters) -> Iterator[Block]:
    C = letters.directions
    count = found.directions.ncols
    yield Paragraph((say("projection.overview.several", name=letters.matrix, directions=C, count=count),))
    shown = equation(letters.matrix, ("=", given_matrix(found.matrix)))
    yield Display((Commas((shown, equation(C, ("=", given_matrix(found.directions))))),))


def one_direction(found: Projection, letters: Letters, digits: int) -> Iterator[Block]:
    """The columns of the matrix projected onto b, from the condition for the coefficients to the result."""
    b, a, j = letters.direction, letters.coefficient, Name("j")
    if not found.matrix.ncols:
        yield Result((Paragraph((say("projection.no-columns", name=letters.matrix),)),))
        return
    w, a_j = letters.column("j"), Name(a, "j")
    condition = equation(
        times(Transpose(b), Linear(((Fraction(1), w), (Fraction(-1), times(a_j, b))))), ("=", Number(Fraction(0)))
    )
    yield Paragraph((say("projection.condition", column=w, index=j, multiple=times(a_j, b), condition=condition),))
    yield Display((equation(a_j, ("=", Quotient(times(Transpose(b), w), times(Transpose(b), b)))),))
    yield from _coefficients(found, letters, digits)
    yield from _approximation(found, letters, digits)
    yield from _optimal(found, letters)
    if not found.residual.is_zero:
        yield from error_table(found.errors, letters.column("j"), digits)
    yield _result_of_one(found, letters, digits)


def _coefficients(found: Projection, letters: Letters, digits: int) -> Iterator[Block]:
    b = letters.direction
    worked = dot_product(found.direction, found.direction)
    value: tuple[Link, ...] = (("=", plain_number(found.direction_square)),)
    yield Paragraph((say("projection.denominator", count=found.matrix.ncols),))
    yield Display((Chain(times(Transpose(b), b), value if worked is None else (("=", worked), *value)),))
    if found.matrix.ncols > MOST_LINES:
        row = Matrix.of([found.coefficients])
        yield Paragraph((say("projection.coefficients.listed"),))
        yield Display((Chain(Transpose(Name(letters.coefficient)), matrix_links(row, digits)),))
        return
    yield Paragraph((say("projection.coefficients.worked", count=found.matrix.ncols),))
    lines: list[Formula] = []
    for j, product in enumerate(found.products):
        square = plain_number(found.direction_square)
        worked = dot_product(found.direction, found.matrix.column(j))
        links: list[Link] = [] if worked is None else [("=", Quotient(worked, square))]
        if found.coefficients[j].denominator != found.direction_square:  # in lowest terms it is the value itself
            links.append(("=", Quotient(plain_number(product), square)))
        lines.append(
            Chain(Name(letters.coefficient, str(j + 1)), (*links, *value_links(found.coefficients[j], digits)))
        )
    yield Display(tuple(lines))


def _approximation(found: Projection, letters: Letters, digits: int) -> Iterator[Block]:
    b, a = letters.direction, Transpose(Name(letters.coefficient))
    product = times(b, a)
    rank = int(any(found.coefficients))
    yield Paragraph((say("projection.approximation.one", count=rank, near=letters.near, product=product),))
    yield Display((Chain(letters.near, (("=", product), *matrix_links(found.approximation, digits))),))
    yield from _residual(found.residual, letters, digits)


def _residual(residual: Matrix, letters: Letters, digits: int) -> Iterator[Block]:
    difference = Linear(((Fraction(1), letters.matrix), (Fraction(-1), letters.near)))
    yield Paragraph((say("projection.residual", residual=letters.residual),))
    yield Display((Chain(letters.residual, (("=", difference), *matrix_links(residual, digits))),))
    if not residual.is_zero and min(residual.shape) > 1:
        shaded = marks(tuple([(entry, str(entry)) for row in residual for entry in row]))
        n = residual.ncols
        yield Shading(say("picture.residual"), tuple([shaded[k : k + n] for k in range(0, len(shaded), n)]))


def _optimal(found: Projection, letters: Letters) -> Iterator[Block]:
    b, w, a_j, t = letters.direction, letters.column("j"), Name(letters.coefficient, "j"), letters.other
    zeros = Matrix.of([found.orthogonality])
    yield Paragraph((say("projection.optimal.zeros", direction=b, residual=letters.residual),))
    yield Display((equation(times(Transpose(b), letters.residual), ("=", Array(zeros))),))
    if found.residual.is_zero:
        return
    one, minus = Fraction(1), Fraction(-1)
    left = Power(Norm(Linear(((one, w), (minus, times(t, b))))), 2)
    rest = Power(Norm(Linear(((one, w), (minus, times(a_j, b))))), 2)
    more = times(Power(Linear(((one, a_j), (minus, t))), 2), Power(Norm(b), 2))
    yield Paragraph((say("projection.optimal.pythagoras", other=t),))
    yield Display((equation(left, ("=", Sum((rest, more)))),))
    yield Paragraph((say("projection.optimal.so", other=t, coefficient=a_j),))


def error_table(errors: Sequence[ColumnError], column: Name, digits: int) -> Iterator[Block]:
    """The three measures of the error of every column."""
    yield Paragraph((say("projection.errors", count=len(errors)),))
    head = tuple([say(f"projection.table.{key}") for key in ("column", "mean", "rms", "maximal")])
    rows = [
        (
            Name(column.letter, str(j + 1), column.accent),
            short_value(error.mean_absolute, digits),
            short_value(error.root_mean_square, digits),
            short_value(error.maximal, digits),
        )
        for j, error in enumerate(errors)
    ]
    yield Table(head, tuple(rows))


def _result_of_one(found: Projection, letters: Letters, digits: int) -> Result:
    b = letters.direction
    said: list[Said] = []
    if found.residual.is_zero:
        key = "exact" if any(found.coefficients) else "zero"
        product = equation(letters.matrix, ("=", times(b, Transpose(Name(letters.coefficient)))))
        said.append(say(f"projection.result.{key}", name=letters.matrix, direction=b, equation=product))
        return Result((Paragraph(tuple(said)),))
    if not any(found.coefficients):
        said.append(say("projection.result.orthogonal", name=letters.matrix, direction=b))
    elif found.matrix.ncols <= 4:
        told = [
            Chain(Name(letters.coefficient, str(j + 1)), value_links(a, digits)[-1:])
            for j, a in enumerate(found.coefficients)
        ]
        said.append(say("projection.result.coefficients", coefficients=Listing(tuple(told))))
    said.append(say("projection.result.error", error=_error(found, letters, digits)))
    return Result((Paragraph(tuple(said)),))


def _error(found: Projection | SubspaceProjection, letters: Letters, digits: int) -> Formula:
    links = value_links(found.error, digits)
    short = len(str(found.error.coefficient)) + len(str(found.error.radicand)) < 24
    return Chain(frobenius(letters.residual), links if short else links[-1:])


def several_directions(found: SubspaceProjection, letters: Letters, digits: int) -> Iterator[Block]:
    """The columns of the matrix projected onto the span of the columns of C, by the normal equations."""
    C, X = letters.directions, letters.unknowns
    if not found.matrix.ncols:
        yield Result((Paragraph((say("projection.no-columns", name=letters.matrix),)),))
        return
    product = times(C, X)
    normal = times(Transpose(C), C)
    right = times(Transpose(C), letters.matrix)
    difference = Linear(((Fraction(1), letters.matrix), (Fraction(-1), product)))
    condition = equation(times(Transpose(C), difference), ("=", Number(Fraction(0))))
    yield Paragraph((say("projection.normal.condition", product=product, condition=condition, directions=C),))
    yield Display((equation(times(normal, X), ("=", right)),))
    yield Display(
        (
            equation(normal, ("=", given_matrix(found.normal_matrix))),
            equation(right, ("=", given_matrix(found.right_side))),
        )
    )
    solve = say("projection.normal.solve", directions=C, normal=normal, count=found.matrix.ncols, unknowns=X)
    yield Paragraph((solve,))
    count = found.directions.ncols
    yield Display((Array(found.form.start, bar=count),))
    steps = reduction_steps(found.form, bar=count)
    if steps.items:
        yield steps
    yield Paragraph((say("projection.normal.solution", unknowns=X),))
    yield Display((Chain(X, matrix_links(found.coefficients, digits)),))
    yield Paragraph((say("projection.approximation.several", near=letters.near),))
    yield Display((Chain(letters.near, (("=", product), *matrix_links(found.approximation, digits))),))
    yield from _residual(found.residual, letters, digits)
    yield Paragraph((say("projection.optimal.zeros-several", directions=C, residual=letters.residual),))
    yield Display((equation(times(Transpose(C), letters.residual), ("=", Array(found.orthogonality))),))
    if not found.residual.is_zero:
        yield from _optimal_of_several(letters)
        yield from error_table(found.errors, letters.column("j"), digits)
        result = say("projection.result.error", error=_error(found, letters, digits))
    else:
        exact = equation(letters.matrix, ("=", product))
        result = say("projection.result.exact-several", name=letters.matrix, directions=C, equation=exact)
    yield Result((Paragraph((result,)),))


def _optimal_of_several(letters: Letters) -> Iterator[Block]:
    C, X, Y = letters.directions, letters.unknowns, Name("Y")
    one, minus = Fraction(1), Fraction(-1)

    def squared(*terms: tuple[Fraction, Formula]) -> Formula:
        return Power(frobenius(Linear(terms)), 2)

    left = squared((one, letters.matrix), (minus, times(C, Y)))
    rest = squared((one, letters.matrix), (minus, times(C, X)))
    more = Power(frobenius(times(C, Linear(((one, X), (minus, Y))))), 2)
    yield Paragraph((say("projection.optimal.pythagoras-several", other=Y),))
    yield Display((equation(left, ("=", Sum((rest, more)))),))
    yield Paragraph((say("projection.optimal.so-several", other=Y, unknowns=X),))
