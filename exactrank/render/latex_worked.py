r"""Matrices in LaTeX with the operations beside them that are done to them next: for nicematrix and for gauss.sty.

A chain is then matrix, arrow, matrix, and what stands beside the rows of each leads to the one behind the arrow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from exactrank.document import Array, Chain, Formula, Grid, Linear, Multiple, Number, Product, Row, Sum
from exactrank.render.latex_math import RELATIONS, LatexMath
from exactrank.render.latex_matrices import Cells

ARROW = r"\longrightarrow"
PIVOT = "orange!25"
"""The ground of a pivot."""
STRUTS = {"": "", "[2pt]": r"\vphantom{\big(}", "[5pt]": r"\vphantom{\Big(}"}
"""What opens the rows of a matrix of gauss.sty, which takes no space between them, by what does elsewhere."""


class WorkedMath(LatexMath):
    """Sets a matrix with its operations beside it."""

    def worked(self, formula: Formula, done: tuple[Formula, ...]) -> str:
        """The formula, which is a matrix or ends with one, with what is done to that one."""
        match formula:
            case Array() | Grid():
                return self.beside(self.cells(formula), done)
            case Chain(first, (*before, (relation, last))):
                return f"{self(Chain(first, tuple(before)))} {RELATIONS[relation]} {self.worked(last, done)}"
            case _:
                return self(formula)

    def fits(self, formulas: Iterable[Formula]) -> bool:
        """Whether these end with matrices beside which operations can stand."""
        return all(_last(one) is not None for one in formulas)

    def beside(self, cells: Cells, done: tuple[Formula, ...]) -> str:
        """The matrix of these cells with the operations."""
        raise NotImplementedError


def _last(formula: Formula) -> Array | Grid | None:
    """The matrix that a formula is or ends with."""
    match formula:
        case Array() | Grid():
            return formula
        case Chain(_, (*_, (_, last))):
            return _last(last)
        case _:
            return None


class NiceMath(WorkedMath):
    """nicematrix: each operation in a column of its own behind the bracket, in the row that it changes."""

    def set(self, cells: Cells) -> str:
        return self.beside(cells, ())

    def beside(self, cells: Cells, done: tuple[Formula, ...]) -> str:
        rows = [" & ".join(row) for row in cells.rows]
        if done:
            told: list[list[str]] = [[] for _ in rows]
            for operation in done:
                told[_target(operation)].append(self(operation))
            rows = [f"{row} & {_beside(some)}" for row, some in zip(rows, told, strict=True)]
        keys = [*(["last-col"] if done else []), *(["cell-space-limits=3pt"] if cells.gap == "[5pt]" else [])]
        options = f"[{','.join(keys)}]" if keys else ""
        bar, n = cells.bar, cells.ncols
        columns = "r" * n if bar is None else "r" * bar + "|" + "r" * (n - bar)
        places = ",".join([f"{i + 1}-{j + 1}" for i, j in sorted(cells.marked)])
        ground = f"\\CodeBefore\n\\cellcolor{{{PIVOT}}}{{{places}}}\n\\Body\n" if places else ""
        body = " \\\\\n".join(rows)
        name = f"{cells.brackets}NiceArray"
        return f"\\begin{{{name}}}{{{columns or 'r'}}}{options}\n{ground}{body}\n\\end{{{name}}}"


def _beside(told: list[str]) -> str:
    between = ",\\ "
    return f"\\;{between.join(told)}" if told else ""


class GaussMath(WorkedMath):
    """gauss.sty, which counts rows from 0 and draws what is done on the right of the matrix; it has no bars."""

    def fits(self, formulas: Iterable[Formula]) -> bool:
        return all(matrix is not None and matrix.bar is None for matrix in map(_last, formulas))

    def beside(self, cells: Cells, done: tuple[Formula, ...]) -> str:
        for (i, j), small in cells.marked.items():
            cells.rows[i][j] = rf"\boxed{{{small}}}"
        body = " \\\\\n".join([STRUTS[cells.gap] + " & ".join(row) for row in cells.rows])
        made = "".join([f"\n{one}" for operation in done for one in self._drawn(operation)])
        rows = f"\n\\rowops{made}" if made else ""
        return f"\\begin{{gmatrix}}[{cells.brackets}]\n{body}{rows}\n\\end{{gmatrix}}"

    def _drawn(self, operation: Formula) -> Iterator[str]:
        match operation:
            case Chain(Row(i), (("<->", Row(k)),)):
                yield rf"\swap{{{i}}}{{{k}}}"
            case Chain(Row(i), (("<-", combination),)):
                parts = list(_parts(combination))
                for factor, row in parts:
                    if row == i and factor != Number(Fraction(1)):
                        yield rf"\mult{{{i}}}{{\cdot {self._factor(factor)}}}"
                for factor, row in parts:
                    if row != i:
                        yield rf"\add[{self(factor)}]{{{row}}}{{{i}}}"
            case _:
                raise ValueError(operation)  # written in another notation, which the command line refuses


def _target(operation: Formula) -> int:
    """The row that an operation gives, in whatever notation it is written."""
    match operation:
        case Row(i) | Multiple(Row(i)):
            return i
        case Chain(_, (("->", Row(i)),)):
            return i
        case Chain(first, _):
            return _target(first)
        case Linear(((_, first), *_)) if first is not None:
            return _target(first)
        case Sum((first, *_)):
            return _target(first)
        case Product((*_, last)):
            return _target(last)
        case _:
            raise ValueError(operation)


def _parts(combination: Formula) -> Iterator[tuple[Formula, int]]:
    """The rows that are added up, each with its factor."""
    match combination:
        case Linear(terms):
            for factor, what in terms:
                match what:
                    case Row(k):
                        yield Number(factor), k
                    case Product((other, Row(k))):
                        yield Linear(((factor, other),)), k
                    case _:
                        raise ValueError(combination)
        case Sum(parts):
            for part in parts:
                yield from _parts(part)
        case Product((factor, Row(k))):
            yield factor, k
        case Row(k):
            yield Number(Fraction(1)), k
        case _:
            raise ValueError(combination)
