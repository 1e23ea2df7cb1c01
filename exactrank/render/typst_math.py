"""Formulas in Typst's mathematics. Signs are written as themselves, words and anything unusual as quoted text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import assert_never

from exactrank.document import (
    Array,
    Call,
    Chain,
    Code,
    Commas,
    Digits,
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
)
from exactrank.render.breaking import Piece
from exactrank.render.formula_text import has_fractions
from exactrank.render.sentences import Notation, circled, greek, power_of_ten, roman

RELATIONS: dict[Relation, str] = {
    "=": "=",
    "!=": "≠",
    "~=": "≈",
    "<=": "≤",
    "<": "<",
    ">": ">",
    ">=": "≥",
    "in": "∈",
    "->": "→",
    "<-": "←",
    "<->": "↔",
    "=>": "⇒",
    "~": "∼",
}

BRACKETS = {"b": ("[", "]"), "p": ("(", ")")}
FEW_COLUMNS = 8
TRANSPOSES = {"top": "⊤", "prime": "′"}


def quoted(text: str) -> str:
    r"""A Typst string with this text.

    >>> print(quoted('a "b" \\'))
    "a \"b\" \\"
    """
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def number(value: Fraction, command: str = "frac({}, {})") -> str:
    """A number; its sign stands in front of the fraction.

    >>> number(Fraction(-1, 2))
    '-frac(1, 2)'
    """
    if value.denominator == 1:
        return str(value.numerator)
    return ("-" if value < 0 else "") + command.format(abs(value.numerator), value.denominator)


def _dotted(ncols: int) -> list[bool]:
    """Where rows of dots have dots: in every column, of many in the first and in the last."""
    return [ncols <= FEW_COLUMNS or j in (0, ncols - 1) for j in range(ncols)]


class TypstMath:
    """Sets formulas for the inside of `$...$`; with `open_rows` all matrices have the rows of those with fractions."""

    def __init__(self, notation: Notation, open_rows: bool = False) -> None:
        self.notation = notation
        self.open_rows = open_rows

    def __call__(self, formula: Formula) -> str:
        match formula:
            case Number(value):
                return _in_text(value)
            case Digits(text) if power_of_ten(text)[1]:
                mantissa, power = power_of_ten(text)
                return f"{_decimal(mantissa)} times 10^({power})"
            case Digits(text):
                return _decimal(text)
            case Name(letter, index, accent):
                base = _letters(greek(letter))
                if accent:
                    base = f"{accent}({base})"
                return f"{base}_({_letters(index)})" if index else base
            case Code(text):
                return f"upright({quoted(text)})"
            case Array():
                return self._array(formula)
            case Grid(rows, determinant, bar, marked):
                cells = [[self(cell) for cell in row] for row in rows]
                for i, j in marked:
                    cells[i][j] = f"#pivot(${cells[i][j]}$) "  # a semicolon behind it would end the code, not the row
                return self._grid(cells, determinant, bar)
            case Size(m, n):
                return f"{m} × {n}"
            case Row(i, "roman"):
                return f"upright({quoted(roman(i + 1))})"
            case Row(i, "circled"):
                return circled(i + 1)
            case Row(i, letter):
                return f"{_letters(greek(letter or self.notation.row))}_({i + 1})"
            case Linear(terms):
                return self._linear(terms)
            case Multiple(of, factor):
                return f"{self(of)} × {_in_text(factor)}"
            case Product(factors, dot):
                return (" ⋅ " if dot else " ").join([self._factor(f) for f in factors])
            case Sum(terms):
                return " + ".join([self(term) for term in terms]).replace("+ -", "- ")
            case Quotient(numerator, denominator):
                return f"frac({self(numerator)}, {self(denominator)})"
            case Power(base, exponent):
                raised = isinstance(base, Quotient) or (isinstance(base, Number) and base.value.denominator != 1)
                inner = f"lr(({self(base)}))" if raised else f"{self._factor(base)}"
                return f"{inner}^({self(exponent) if isinstance(exponent, Name) else exponent})"
            case Root(radicand):
                return f"sqrt({self(radicand)})"
            case PlusMinus(first, other):
                lead = "" if first is None else f"{self(first)} "
                return f"{lead}± {self(other)}"
            case Call(function, argument):
                return f"op({quoted(self.notation.function(function))}) {self(argument)}"
            case Transpose(of):
                sign = TRANSPOSES.get(self.notation.transpose) or _letters(self.notation.transpose)
                return f"{self._factor(of)}^{sign}"
            case Norm(of, index):
                return f"norm({self(of)})" + (f"_({_letters(index)})" if index else "")
            case Grouped(Commas(items)):  # (A, b)
                return f"lr(({' comma '.join(map(self, items))}))"
            case Grouped(of):
                return f"lr(({self(of)}))"
            case Chain(first, links):
                return self(first) + "".join([f" {RELATIONS[relation]} {self(after)}" for relation, after in links])
            case Transition(operations, result):
                return f"{self._arrow(operations)} {self(result)}"
            case Commas(items):
                return " comma quad ".join(map(self, items))
            case _:
                assert_never(formula)

    def piece(self, piece: Piece, aligned: bool) -> str:
        """A piece of a broken formula; at the head of a line its relation stands below the others, a sign stands in."""
        made = "" if piece.lead is None else self(piece.lead) + " "
        relation = "" if piece.relation is None else RELATIONS[piece.relation] + " "
        if aligned:  # a sign behind nothing at all would stand close to what follows
            made += (
                "& " if relation or not piece.sign else '& quad "" '
            )  # behind nothing at all it would be a sign alone
        sign = f"{piece.sign} " if piece.sign else ""
        return f"{made}{relation}{sign}{self(piece.formula)}" + (" comma quad" if piece.comma else "")

    def _arrow(self, operations: tuple[Formula, ...]) -> str:
        above, below = [self._stacked(some) for some in above_and_below(operations)]
        return f"stretch(arrow.r)^({above})" + (f"_({below})" if below else "")

    def _stacked(self, operations: tuple[Formula, ...]) -> str:
        """Operations one below the other, far enough apart that their fractions do not touch."""
        if len(operations) < 2:
            return "".join(map(self, operations))
        lines = "; ".join([f"script({self(one)})" for one in operations])  # or a matrix would set them smaller still
        return f"mat(delim: #none, align: #center, row-gap: #0.35em, {lines})"

    def _factor(self, formula: Formula) -> str:
        many = (isinstance(formula, Linear) and len(formula.terms) > 1) or isinstance(formula, Sum | Chain)
        negative = isinstance(formula, Number) and formula.value < 0
        return f"lr(({self(formula)}))" if many or negative else self(formula)

    def _linear(self, terms: tuple[tuple[Fraction, Formula | None], ...]) -> str:
        made = ""
        for factor, what in terms:
            own = "" if what is not None and abs(factor) == 1 else _in_text(abs(factor))
            body = own if what is None else f"{own} {self._factor(what)}".lstrip()
            made += (" - " if factor < 0 else " + ") + body if made else ("-" if factor < 0 else "") + body
        return made or "0"

    def _array(self, array: Array) -> str:
        return self.rows_of(array, range(array.matrix.nrows))

    def rows_of(self, array: Array, shown: Sequence[int]) -> str:
        """The matrix with these of its rows, and a row of dots wherever others are left out."""
        A = array.matrix
        left, right = ("|", "|") if array.determinant else BRACKETS[self.notation.matrix]
        if not A.nrows or not A.ncols:
            return f"lr({left} space {right})"
        kinds = {**dict.fromkeys(array.fresh, "fresh"), **dict.fromkeys(array.marked, "pivot")}
        lines: list[str] = []
        for before, i in zip((-1, *shown), (*shown, A.nrows), strict=True):
            if i > before + 1:
                lines.append(", ".join(["dots.v" if dotted else "" for dotted in _dotted(A.ncols)]))
            if i < A.nrows:
                lines.append(", ".join([self._cell(array, kinds, i, j) for j in range(A.ncols)]))
        bar = array.bar
        options = f", augment: #{bar}" if bar and bar < A.ncols else ""
        gap = "0.7em" if self.open_rows or has_fractions(A) else "0.5em"
        body = ";\n".join(lines)
        return f"lr({left} thin mat(delim: #none, row-gap: #{gap}{options},\n{body}) thin {right})"

    def _cell(self, array: Array, kinds: Mapping[tuple[int, int], str], i: int, j: int) -> str:
        text = "underline(quad)" if (i, j) in array.blank else number(array.matrix[i, j])
        kind = kinds.get((i, j))
        return f"{kind}({text})" if kind else text

    def _grid(self, cells: list[list[str]], determinant: bool, bar: int | None = None) -> str:
        left, right = ("|", "|") if determinant else BRACKETS[self.notation.matrix]
        body = ";\n".join([", ".join(row) for row in cells])
        options = f", augment: #{bar}" if bar and bar < len(cells[0]) else ""
        gap = "0.8em" if any("frac(" in cell for row in cells for cell in row) else "0.5em"
        return f"lr({left} thin mat(delim: #none, row-gap: #{gap}{options},\n{body}) thin {right})"


def _in_text(value: Fraction) -> str:
    """A fraction beside letters stays small, also where a formula is set off."""
    return number(value, "inline(frac({}, {}))")


def _letters(text: str) -> str:
    """One letter, or a number, as it is; several as slanted text."""
    if len(text) == 1 and text.isalpha():
        return text
    return text if text.isascii() and text.isdigit() else f"italic({quoted(text)})"


def _decimal(text: str) -> str:
    """The digits as a number; a decimal comma would part arguments."""
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        return text
    return f"-{quoted(text[1:])}" if re.fullmatch(r"-\d+,\d+", text) else quoted(text)
