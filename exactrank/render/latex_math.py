"""Formulas in LaTeX, with amsmath alone: it serves the LaTeX and the Markdown renderer."""

from __future__ import annotations

from fractions import Fraction
from typing import Self, assert_never

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
from exactrank.patterns import lazy_pattern
from exactrank.render.breaking import PAGE, Piece, is_broken, lines_of_pieces
from exactrank.render.latex_matrices import BLANK, Cells, _cells, is_plain, latex_fraction, row_gap, set_matrix
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


_DECIMAL_COMMA = lazy_pattern(r"(?<=\d),(?=\d)")


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
            case Grouped(Commas(items)):  # (A, b)
                return rf"\left({', '.join(map(self, items))}\right)"
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
