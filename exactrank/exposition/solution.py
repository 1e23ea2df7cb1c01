"""The exposition of a system: [A | b] reduced, what its rows say, the solutions as vectors, and the check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from exactrank.calculations.systems import Solution
from exactrank.document import (
    Array,
    Block,
    Commas,
    Display,
    Document,
    Formula,
    Grid,
    Linear,
    Listing,
    Name,
    Number,
    Paragraph,
    Product,
    Result,
    Said,
    say,
)
from exactrank.exposition.formulas import column, equation, number, number_of_solutions
from exactrank.exposition.row_reduction import reduction_steps
from exactrank.matrix import Matrix
from exactrank.records import dataclass
from exactrank.statements import SolutionKind

_Term = tuple[Fraction, Formula | None]
"""A factor before something; None stands for 1."""

INLINE = 6
"""A solution of so many entries stands in the sentence of the result; a longer one was displayed before."""

_UNKNOWNS = (*"xvuwst", "\\xi")
"""What the vector of the unknowns may be called; the last is no unknown's name on a keyboard."""

_RIGHT = (*"bcdefgh", "\\beta")
"""What the right side may be called."""


@dataclass(frozen=True, slots=True)
class SystemLetters:
    """The letters of a system A x = b; `unknowns` are what somebody else called them."""

    matrix: Formula
    unknown: Name
    right: Name
    unknowns: tuple[Name, ...]

    @classmethod
    def of(cls, name: str, count: int, given: Sequence[str] = ()) -> SystemLetters:
        taken = {name, *[one.partition("_")[0] for one in given]}
        x, b = (next(one for one in letters if one not in taken) for letters in (_UNKNOWNS, _RIGHT))
        unknowns = [Name(head, sub) for head, _, sub in (one.partition("_") for one in given)] or [
            Name(x, str(j + 1)) for j in range(count)
        ]
        return cls(Name(name), Name(x), Name(b), tuple(unknowns))

    def shown(self, coefficients: Formula, sides: Sequence[Formula], names: Sequence[str]) -> Display:
        """A, the right sides, and where somebody else named the unknowns x with these: each belongs to a column."""
        called = [equation(self.unknown, Grid(tuple([(one,) for one in self.unknowns])))] if names else []
        named = [equation(self.side(k, len(sides)), side) for k, side in enumerate(sides)]
        return Display((Commas((equation(self.matrix, coefficients), *called, *named)),))

    def side(self, k: int, count: int) -> Name:
        """Right side k, with an index where there are several."""
        return self.right if count == 1 else Name(self.right.letter, str(k + 1))

    @property
    def equation(self) -> Formula:
        return self.equation_of(0, 1)

    def equation_of(self, k: int, count: int) -> Formula:
        """A x = b for right side k."""
        return equation(Product((self.matrix, self.unknown)), self.side(k, count))

    def freedom(self, free: Sequence[int], rank: int) -> Said:
        """Which unknowns are free."""
        unknowns = Listing(tuple([self.unknowns[j] for j in free]))
        if not free:
            return say("solution.no-free", count=rank)
        if not rank:
            return say("solution.all-free", count=len(free), unknowns=unknowns)
        columns = Listing(tuple([j + 1 for j in free]))
        return say("solution.free", count=len(free), columns=columns, unknowns=unknowns)


def explain_solution(found: Solution, name: str = "A") -> Document:
    """The system, its reduction, and for each right side what the last matrix says of the unknowns."""
    letters = SystemLetters.of(name, found.coefficients.ncols, found.unknowns)
    sides = found.right.ncols
    given = [column(found.right.column(k)) for k in range(sides)]
    overview = say("solution.overview", x=letters.unknown, equation=letters.equation, count=sides)
    results = tuple([_result(found, letters, k) for k in range(sides)])
    shown = letters.shown(Array(found.coefficients), given, found.unknowns)
    blocks = [Paragraph((overview,)), shown, *solved(found, letters)]
    blocks.append(Result((Paragraph(results),)))
    return Document(say("solution.title", equation=letters.equation), tuple(blocks))


def solved(found: Solution, letters: SystemLetters) -> Iterator[Block]:
    """The reduction of [A | b], and what its last matrix says for each right side."""
    bar = found.coefficients.ncols
    steps = reduction_steps(found.form, bar=bar)
    yield Paragraph((say("solution.why" if steps.items else "solution.in-form"),))
    yield Display((Array(found.form.start, bar=bar),))
    if steps.items:
        yield steps
    if found.solvable:
        yield Paragraph((letters.freedom(found.free, found.rank),))
    for k in range(found.right.ncols):
        if found.right.ncols > 1:
            yield Paragraph((say("solution.for-side", equation=letters.equation_of(k, found.right.ncols)),))
        yield from _one_side(found, letters, k)


def _one_side(found: Solution, letters: SystemLetters, k: int) -> Iterator[Block]:
    row = found.contradictions[k]
    if row is not None:
        value = Number(found.form.matrix[row, found.coefficients.ncols + k])
        impossible = equation(number(0), value)
        said = say("solution.contradiction", row=row + 1, value=value, equation=impossible, x=letters.unknown)
        yield Paragraph((said,))
        return
    if found.rank:
        yield Paragraph((say("solution.read-off", count=found.rank),))
        yield Display(tuple(_rows(found, letters, k) if found.form.reduced else _equations(found, letters, k)))
        if not found.form.reduced:
            yield Paragraph((say("solution.back", count=found.rank),))
            yield Display(tuple(_substituted(found, letters, k)))
    yield from vectors(found, letters, k)
    yield from _check(found, k)


def _rows(found: Solution, letters: SystemLetters, k: int) -> Iterator[Formula]:
    """x_j = c - a x_f - ...: each row with a pivot, solved for the unknown of its pivot."""
    R, bar = found.form.matrix, found.coefficients.ncols
    for pivot in found.form.pivots:
        constant = R[pivot.row, bar + k]
        terms: list[_Term] = [(constant, None)]
        terms += [(-R[pivot.row, j], letters.unknowns[j]) for j in found.free]
        yield equation(letters.unknowns[pivot.column], _linear(terms))


def _equations(found: Solution, letters: SystemLetters, k: int) -> Iterator[Formula]:
    """The rows with a pivot as equations."""
    U, bar = found.form.matrix, found.coefficients.ncols
    for pivot in found.form.pivots:
        terms = [(U[pivot.row, j], letters.unknowns[j]) for j in range(bar) if U[pivot.row, j]]
        yield equation(Linear(tuple(terms)), Number(U[pivot.row, bar + k]))


def _substituted(found: Solution, letters: SystemLetters, k: int) -> Iterator[Formula]:
    """x_j = (what its row says) = (with what is known put in), from the last row up."""
    U, bar = found.form.matrix, found.coefficients.ncols
    for one in found.expressed:
        pivot = U[one.row, one.unknown]
        said: list[_Term] = [(U.field.quotient(U[one.row, bar + k], pivot), None)]
        said += [(U.field.quotient(-U[one.row, j], pivot), letters.unknowns[j]) for j in range(one.unknown + 1, bar)]
        known: list[_Term] = [(one.constants[k], None)]
        known += [(c, letters.unknowns[j]) for c, j in zip(one.coefficients, found.free, strict=True)]
        steps = list(dict.fromkeys([_linear(said), _linear(known)]))
        yield equation(letters.unknowns[one.unknown], *steps)


def _linear(terms: Sequence[_Term]) -> Formula:
    """The sum of the terms that are not zero."""
    return Linear(tuple([one for one in terms if one[0]])) if any(factor for factor, _ in terms) else number(0)


def vectors(found: Solution, letters: SystemLetters, k: int = 0) -> Iterator[Block]:
    """The solutions as a particular vector and one direction for each free unknown."""
    if not found.free:
        return
    yield Paragraph((say("solution.vectors", count=len(found.free)),))
    yield Display((equation(letters.unknown, solution_vector(found, letters, k)),))
    yield Paragraph((say("solution.basis", count=len(found.free)),))


def solution_vector(found: Solution, letters: SystemLetters, k: int = 0) -> Formula:
    """p + x_3 d_1 + x_4 d_2, or the one solution there is; a particular solution of zeros is left out."""
    p = found.particulars[k] or ()
    terms: list[tuple[Fraction, Formula | None]] = [(Fraction(1), column(p))] if any(p) or not found.free else []
    for at, j in enumerate(found.free):
        terms.append((Fraction(1), Product((letters.unknowns[j], column(found.directions.column(at))))))
    return terms[0][1] if len(terms) == 1 and terms[0][1] is not None else Linear(tuple(terms))


def _check(found: Solution, k: int) -> Iterator[Block]:
    p = found.particulars[k]
    if p is None or not found.coefficients.nrows or not p:
        return
    A = found.coefficients
    lines = [equation(Product((Array(A), column(p))), column(found.right.column(k)))]
    if found.free:
        zero = Matrix.zero(A.nrows, len(found.free), A.field)
        lines.append(equation(Product((Array(A), Array(found.directions))), Array(zero)))
        yield Paragraph((say("solution.check-particular", count=len(found.free)),))
    else:
        yield Paragraph((say("solution.check"),))
    yield Display(tuple(lines))


def _result(found: Solution, letters: SystemLetters, k: int) -> Said:
    kind = found.kind(k)
    several = found.right.ncols > 1
    shown = SolutionKind.INFINITE if several and kind is SolutionKind.SEVERAL else kind  # it says no number
    key = f"solution.result.{shown.value}{'-side' if several else ''}"
    fields: dict[str, Formula | int] = {"equation": letters.equation_of(k, found.right.ncols)} if several else {}
    if kind is SolutionKind.UNIQUE:
        fields["solution"] = unique_solution(found, letters, k)
    elif kind in (SolutionKind.INFINITE, SolutionKind.SEVERAL):
        fields["count"] = len(found.free)
        if kind is SolutionKind.SEVERAL and not several:
            fields["solutions"] = number_of_solutions(found.coefficients.field.characteristic, len(found.free))
        if not several:
            n = found.coefficients.ncols
            left = Linear(((Fraction(n), None), (Fraction(-found.rank), None)))
            fields["dimension"] = equation(left, number(len(found.free))) if found.rank else number(n)
    return say(key, **fields)


def unique_solution(found: Solution, letters: SystemLetters, k: int) -> Formula:
    """x_1 = 2, x_2 = 3, or where there are many unknowns the vector."""
    p = found.particulars[k] or ()
    if 0 < len(p) <= INLINE:
        named = zip(letters.unknowns, p, strict=True)
        return Commas(tuple([equation(unknown, Number(value)) for unknown, value in named]))
    return equation(letters.unknown, column(p))
