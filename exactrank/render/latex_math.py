"""Formulas in LaTeX, with amsmath alone: it serves the LaTeX and the Markdown renderer."""

from __future__ import annotations

from fractions import Fraction
from math import gcd
from typing import NamedTuple, Self, assert_never

from exactrank.document import (
    Array,
    Call,
    Chain,
    Code,
    Commas,
    Digits,
    Document,
    Formula,
    Grid,
    Grouped,
    Linear,
    Multiple,
    Name,
    Norm,
    Number,
    PlusMinus,
    Power,
    Product,
    Quotient,
    Relation,
    Root,
    Row,
    Size,
    Sum,
    Transition,
    Transpose,
    above_and_below,
    walk,
)
from exactrank.matrix import Matrix
from exactrank.patterns import lazy_pattern
from exactrank.render.breaking import PAGE, Piece, is_broken, lines_of_pieces
from exactrank.render.latex_text import in_typewriter
from exactrank.render.sentences import Notation, circled, power_of_ten, roman

RELATIONS: dict[Relation, str] = {
    "=": "=",
    "!=": r"\neq",
    "~=": r"\approx",
    "<=": r"\leq",
    "<": "<",
    ">": ">",
    ">=": r"\geq",
    "in": r"\in",
    "->": r"\to",
    "<-": r"\leftarrow",
    "<->": r"\leftrightarrow",
    "=>": r"\Rightarrow",
    "~": r"\sim",
}

FRACTION_IN_TEXT = r"\tfrac"

BLANK = r"\underline{\quad}"
"""An entry that is left for somebody to fill in."""

BRACKETS = {"b": ("[", "]"), "p": ("(", ")")}

WIDEST_AMSMATH_MATRIX = 10
"""amsmath's matrix environments hold this many columns (MaxMatrixCols) unless the document says otherwise."""

_DECIMAL_COMMA = lazy_pattern(r"(?<=\d),(?=\d)")


def latex_fraction(value: Fraction, command: str = r"\frac") -> str:
    """The number with its sign in front of the fraction: -1/2 is -\\frac{1}{2}."""
    if value.denominator == 1:
        return str(value.numerator)
    sign = "-" if value.numerator < 0 else ""
    return f"{sign}{command}{{{abs(value.numerator)}}}{{{value.denominator}}}"


def latex_matrix(A: Matrix, brackets: str = "b", plain: bool | None = None) -> str:
    r"""A matrix in LaTeX that amsmath sets in any width.

    The short environment (`bmatrix`) centres its columns and holds ten of them; where numbers carry signs or fractions,
    or there are more columns, an array with its columns to the right stands in brackets. `plain` chooses.

    >>> print(latex_matrix(Matrix.of([[4, 8], [2, 4]])))
    \begin{bmatrix}
    4 & 8 \\
    2 & 4
    \end{bmatrix}
    """
    cells = _cells(A)
    return set_matrix(cells, A.ncols, brackets, is_plain(A) if plain is None else plain, row_gap(A))


def is_plain(A: Matrix) -> bool:
    """Whether the short environment serves: at most ten columns, no signs and no fractions."""
    return A.ncols <= WIDEST_AMSMATH_MATRIX and all(d == 1 and (not n or min(n) >= 0) for n, d in A.rows)


def row_gap(A: Matrix, boxes: bool = False) -> str:
    """What opens the rows a little where fractions, or the box around a pivot, would touch the next row."""
    if any(d != 1 for _, d in A.rows):
        return "[5pt]"
    return "[2pt]" if boxes else ""


def _cells(A: Matrix) -> list[list[str]]:
    cells: list[list[str]] = []
    for numerators, d in A.rows:
        if d == 1:
            cells.append([str(value) for value in numerators])
        else:
            cells.append([_over(value, d) for value in numerators])
    return cells


def _over(value: int, d: int) -> str:
    common = gcd(value, d)
    if common == d:
        return str(value // d)
    sign = "-" if value < 0 else ""
    return f"{sign}\\frac{{{abs(value) // common}}}{{{d // common}}}"


def set_matrix(
    cells: list[list[str]], ncols: int, brackets: str, plain: bool, gap: str = "", bar: int | None = None
) -> str:
    body = f" \\\\{gap}\n".join([" & ".join(row) for row in cells])
    if plain and bar is None:
        return f"\\begin{{{brackets}matrix}}\n{body}\n\\end{{{brackets}matrix}}"
    columns = "r" * ncols if bar is None else "r" * bar + "|" + "r" * (ncols - bar)
    left, right = BRACKETS.get(brackets, ("|", "|"))
    return f"\\left{left}\\begin{{array}}{{{columns or 'r'}}}\n{body}\n\\end{{array}}\\right{right}"


class Cells(NamedTuple):
    """A matrix as it is to be set: its entries, and the pivots with their entries as they stand in a box."""

    rows: list[list[str]]
    ncols: int
    brackets: str
    plain: bool
    gap: str
    bar: int | None
    marked: dict[tuple[int, int], str]


class LatexMath:
    """Sets formulas, all matrices of a document alike.

    `plain` says whether they may use the short environment, `gap` is what opens their rows, and `operator` is the
    command for the name of a function: GitHub's mathematics does not have \\operatorname.
    """

    def __init__(
        self,
        notation: Notation,
        plain: bool = True,
        gap: str | None = None,
        operator: str = r"\operatorname",
        lang: str = "en",
    ) -> None:
        self.notation = notation
        self.lang = lang
        self.plain = plain
        self.gap = gap
        self.operator = operator

    @classmethod
    def of(cls, document: Document, notation: Notation, operator: str = r"\operatorname", lang: str = "en") -> Self:
        """What sets the formulas of a document: its plainest matrix looks like the one that needs most."""
        arrays = [node for node in walk(document) if isinstance(node, Array)]
        plain = all(is_plain(node.matrix) for node in arrays)
        gap = max([row_gap(node.matrix, bool(node.marked)) for node in arrays], default="")
        return cls(notation, plain, gap, operator, lang)

    def __call__(self, formula: Formula) -> str:
        match formula:
            case Number(value):
                return latex_fraction(value, FRACTION_IN_TEXT)
            case Digits(text):
                mantissa, power = power_of_ten(text)
                mantissa = mantissa.replace(" %", r"\,\%").replace(">=", r"\geq")
                mantissa = _DECIMAL_COMMA.sub("{,}", mantissa)
                return rf"{mantissa} \times 10^{{{power}}}" if power else mantissa
            case Name(letter, index, accent):
                base = f"\\{accent}{{{letter}}}" if accent else letter
                return f"{base}_{index}" if len(index) == 1 else f"{base}_{{{index}}}" if index else base
            case Code(text):
                return rf"\texttt{{{in_typewriter(text, self.lang)}}}"
            case Array() | Grid():
                return self.set(self.cells(formula))
            case Size(m, n):
                return rf"{m} \times {n}"
            case Row(i, "roman"):
                return rf"\mathrm{{{roman(i + 1)}}}"
            case Row(i, "circled"):
                return self._circled(i)
            case Row(i, letter):
                index = str(i + 1) if i < 9 else f"{{{i + 1}}}"
                return f"{letter or self.notation.row}_{index}"
            case Linear(terms):
                return self._linear(terms)
            case Multiple(of, factor):
                return rf"{self(of)} \times {latex_fraction(factor, FRACTION_IN_TEXT)}"
            case Product(factors, dot):
                return (r" \cdot " if dot else " ").join([self._factor(f) for f in factors])
            case Sum(terms):
                return " + ".join([self(term) for term in terms]).replace("+ -", "- ")
            case Quotient(numerator, denominator):
                return rf"\frac{{{self(numerator)}}}{{{self(denominator)}}}"
            case Power(base, exponent):
                raised = self(exponent) if isinstance(exponent, Name) else str(exponent)
                return f"{self._factor(base)}^{raised}" if len(raised) == 1 else f"{self._factor(base)}^{{{raised}}}"
            case Root(radicand):
                return rf"\sqrt{{{self(radicand)}}}"
            case PlusMinus(first, other):
                lead = "" if first is None else f"{self(first)} "
                return rf"{lead}\pm {self(other)}"
            case Call(function, argument):
                if function == "det":
                    return rf"\det {self(argument)}"
                apart = "" if self.operator == r"\operatorname" else r"\,"
                return rf"{self.operator}{{{self.notation.function(function)}}}{apart} {self(argument)}"
            case Transpose(of):
                return f"{self._factor(of)}^\\{self.notation.transpose}"
            case Norm(of, index):
                return rf"\lVert {self(of)} \rVert" + (f"_{index}" if index else "")
            case Grouped(of):
                return rf"\left({self(of)}\right)"
            case Chain(first, links):
                return self(first) + "".join([f" {RELATIONS[relation]} {self(after)}" for relation, after in links])
            case Transition(operations, result):
                return f"{self._arrow(operations)} {self(result)}"
            case Commas(items):
                return r",\quad ".join([self(item) for item in items])
            case _:
                assert_never(formula)

    def displayed(self, formula: Formula, room: int = PAGE) -> str:
        """The formula as it is set off: one that is wider than a page stands on several lines."""
        if not is_broken(formula, room):
            return self(formula)
        body = " \\\\\n".join(self.lines(formula, room))
        return f"\\begin{{aligned}}\n{body}\n\\end{{aligned}}"

    def lines(self, formula: Formula, room: int = PAGE) -> list[str]:
        """The lines of a broken formula, with an ampersand where they stand below one another."""
        lines = lines_of_pieces(formula, room)
        return [" ".join([self._piece(one, aligned=k == 0) for k, one in enumerate(line)]) for line in lines]

    def _piece(self, piece: Piece, aligned: bool) -> str:
        """A piece; at the head of a line its relation stands below the others, and a sign stands in."""
        made = "" if piece.lead is None else self(piece.lead) + " "
        relation = "" if piece.relation is None else RELATIONS[piece.relation] + " "
        if aligned:
            made += "&" if relation or not piece.sign else r"&\quad "
        sign = f"{piece.sign} " if piece.sign else ""
        return f"{made}{relation}{sign}{self(piece.formula)}" + ("," if piece.comma else "")

    def _arrow(self, operations: tuple[Formula, ...]) -> str:
        above, below = [self._stacked(some) for some in above_and_below(operations)]
        return rf"\xrightarrow[{below}]{{{above}}}" if below else rf"\xrightarrow{{{above}}}"

    def _stacked(self, operations: tuple[Formula, ...]) -> str:
        told = list(map(self, operations))
        apart = "[2pt]" if any("frac" in one for one in told) else ""  # or fractions would touch one another
        stacked = rf" \\{apart} ".join(told)
        return rf"\substack{{{stacked}}}" if len(operations) > 1 else stacked

    def _factor(self, formula: Formula) -> str:
        text = self(formula)
        many = (isinstance(formula, Linear) and len(formula.terms) > 1) or isinstance(formula, Sum | Chain)
        negative = isinstance(formula, Number) and formula.value < 0
        return rf"\left({text}\right)" if many or negative else text

    def _linear(self, terms: tuple[tuple[Fraction, Formula | None], ...]) -> str:
        made = ""
        for factor, what in terms:
            size = abs(factor)
            sign = "-" if factor < 0 else "+"
            if what is None:
                body = latex_fraction(size, FRACTION_IN_TEXT)
            else:
                body = ("" if size == 1 else latex_fraction(size, FRACTION_IN_TEXT)) + self._factor(what)
            if not made:
                made = ("-" if factor < 0 else "") + body
            else:
                made += f" {sign} {body}"
        return made or "0"

    def _circled(self, i: int) -> str:
        """The command is one of TeX alone; the mathematics of pages takes the character."""
        return rf"\text{{\textcircled{{{i + 1}}}}}" if self.operator == r"\operatorname" else circled(i + 1)

    def set(self, cells: Cells) -> str:
        """The matrix of these cells, its pivots in boxes."""
        for (i, j), small in cells.marked.items():
            cells.rows[i][j] = rf"\boxed{{{small}}}"
        return set_matrix(cells.rows, cells.ncols, cells.brackets, cells.plain, cells.gap, cells.bar)

    def cells(self, matrix: Array | Grid) -> Cells:
        """The entries as they are set, and all that is known of the matrix around them."""
        brackets = "v" if matrix.determinant else self.notation.matrix
        if isinstance(matrix, Grid):
            rows = [[self(cell) for cell in row] for row in matrix.rows]
            gap = max("[2pt]" if any("frac" in cell for row in rows for cell in row) else "", self.gap or "")
            marked = {(i, j): rows[i][j] for i, j in matrix.marked}
            return Cells(rows, max(map(len, rows), default=0), brackets, matrix.determinant, gap, matrix.bar, marked)
        A = matrix.matrix
        rows = _cells(A)
        for i, j in matrix.blank:
            rows[i][j] = BLANK
        for i, j in matrix.fresh:
            rows[i][j] = rf"\mathbf{{{rows[i][j]}}}"
        # a box sets its content large, a fraction in it must be told to stay small
        marked = {(i, j): latex_fraction(A[i, j], FRACTION_IN_TEXT) for i, j in matrix.marked}
        gap = row_gap(A, bool(matrix.marked)) if self.gap is None else self.gap
        return Cells(rows, A.ncols, brackets, self.plain and is_plain(A), gap, matrix.bar, marked)
