"""The expositions of independence and of coordinates: the vectors as columns, one reduction, and what it says."""

from __future__ import annotations

from exactrank.calculations.vectors import Coordinates, Independence
from exactrank.document import (
    Array,
    Block,
    Commas,
    Display,
    Document,
    Formula,
    Linear,
    Name,
    Paragraph,
    Product,
    Result,
    Said,
    say,
)
from exactrank.exposition.conclusion import column_letter
from exactrank.exposition.formulas import column, equation, number, rank_is
from exactrank.exposition.row_reduction import reduction_steps
from exactrank.exposition.solution import SystemLetters, solved, unique_solution


def explain_independence(found: Independence, name: str = "A") -> Document:
    """The question as a system, the reduction, and either the only combination or every dependence."""
    A, a, n = Name(name), column_letter(name), found.matrix.ncols
    x = Name("x" if a != "x" else "y")
    vanishing = equation(Product((A, x)), number(0))
    blocks: list[Block] = [
        Paragraph((say("independence.overview", count=n, name=A, equation=vanishing, x=x),)),
        Display((equation(A, Array(found.matrix)),)),
    ]
    steps = reduction_steps(found.form)
    blocks += [steps] if steps.items else [Paragraph((say("independence.in-form", name=A),))]
    said: list[Said] = []
    if found.independent:
        said.append(say("independence.result.independent", count=n, rank=rank_is(name, found.form.rank)))
        blocks.append(Result((Paragraph(tuple(said)),)))
        return Document(say("independence.title", name=A), tuple(blocks))
    count = len(found.dependencies)
    blocks.append(Paragraph((say("independence.read-off", count=count, name=A),)))
    lines: list[Formula] = []
    for one in found.dependencies:
        terms = tuple([(factor, Name(a, str(j + 1))) for j, factor in one.terms])
        lines.append(equation(Name(a, str(one.column + 1)), Linear(terms) if terms else number(0)))
    blocks.append(Display(tuple(lines)))
    said.append(say("independence.result.dependent", count=n, rank=rank_is(name, found.form.rank)))
    blocks.append(Result((Paragraph(tuple(said)),)))
    return Document(say("independence.title", name=A), tuple(blocks))


def explain_coordinates(found: Coordinates, name: str = "A") -> Document:
    """The coordinates as a system whose columns are the basis, its solution, and the vectors made from them."""
    solution = found.solution
    sides = solution.right.ncols
    letters = SystemLetters.of(name, solution.coefficients.ncols)
    given = [equation(letters.matrix, Array(solution.coefficients))]
    given += [equation(letters.side(k, sides), column(solution.right.column(k))) for k in range(sides)]
    overview = say(
        "coordinates.overview", name=letters.matrix, equation=letters.equation, x=letters.unknown, count=sides
    )
    results: list[Said] = []
    for k in range(sides):
        side = letters.side(k, sides)
        if solution.particulars[k] is None:
            results.append(say("coordinates.result.none", side=side))
        else:
            # Of several vectors each has a column: the unknowns would be something else each time.
            one = unique_solution(solution, letters, k) if sides == 1 else column(solution.particulars[k] or ())
            results.append(say("coordinates.result.found", side=side, coordinates=one))
    blocks = [Paragraph((overview,)), Display((Commas(tuple(given)),)), *solved(solution, letters)]
    title = say("coordinates.title", name=letters.matrix)
    return Document(title, (*blocks, Result((Paragraph(tuple(results)),))))
