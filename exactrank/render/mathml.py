"""Formulas in MathML Core: what browsers set by themselves, without a script.

Latin letters stay plain letters, which a browser slants by itself; a minus is U+2212 and bears form="prefix" where it
is a sign; brackets stretch. What a style sheet adds (columns to the right, the box around the pivot, the bar of an
augmented matrix) hangs on classes: see `render/fragment.css`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from html import escape
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
from exactrank.render.breaking import Piece, groups_of
from exactrank.render.described import described
from exactrank.render.latex_math import LatexMath
from exactrank.render.mathml_elements import broken, fenced, grouped, index_of, mrow
from exactrank.render.sentences import Notation, circled, greek, power_of_ten, roman

RELATIONS: dict[Relation, str] = {
    "=": "=",
    "!=": "≠",
    "~=": "≈",
    "<=": "≤",
    "<": "&lt;",
    ">": "&gt;",
    ">=": "≥",
    "in": "∈",
    "->": "→",
    "<-": "←",
    "<->": "↔",
    "=>": "⇒",
    "~": "∼",
}

BRACKETS = {"b": ("[", "]"), "p": ("(", ")")}
TRANSPOSES = {"top": "<mo>⊤</mo>", "prime": "<mo>′</mo>"}
ACCENTS = {"tilde": "˜", "hat": "ˆ"}
MINUS_SIGN = '<mo form="prefix">−</mo>'
TIMES = "<mo>&#x2062;</mo>"
BLANK = "<mtext>___</mtext>"
"""An entry that is left for somebody to fill in."""
COMMA = '<mo separator="true">,</mo><mspace width="1em"></mspace>'
THIN = '<mspace width="0.1667em"></mspace>'


def math(
    formula: Formula,
    notation: Notation,
    block: bool = False,
    lang: str = "en",
    open_rows: bool = False,
    shown: tuple[int, ...] = (),
    broken: bool = False,
) -> str:
    """The formula as a whole `math` element, with its TeX as an annotation: it can be copied, and read back.

    One that is more than a line of signs also reads as text (alttext), in which marked pivots and new zeros are named.
    Rows of a matrix that are not among those `shown`, where there are any, can be folded away. With `broken` the style
    sheet may end lines between its pieces.
    """
    writer = MathML(notation, open_rows, shown)
    body = writer.broken(formula) if broken else writer(formula)
    display = ' display="block"' if block else ""
    flat = not re.search("<(mfrac|mtable|munder|msub|msup|msqrt|mover)", body)
    text = "" if flat else f' alttext="{escape(described(formula, lang))}"'
    tex = escape(LatexMath(notation)(formula), quote=False)
    return (
        f'<math xmlns="http://www.w3.org/1998/Math/MathML"{display}{text}><semantics>{body}'
        f'<annotation encoding="application/x-tex">{tex}</annotation></semantics></math>'
    )


def number(value: Fraction) -> str:
    """A number; its sign stands in front of the fraction.

    >>> number(Fraction(-1, 2))
    '<mrow><mo form="prefix">−</mo><mfrac displaystyle="false"><mn>1</mn><mn>2</mn></mfrac></mrow>'
    """
    return f"<mrow>{MINUS_SIGN}{_size(value)}</mrow>" if value < 0 else _size(value)


def _size(value: Fraction) -> str:
    top = f"<mn>{abs(value.numerator)}</mn>"
    if value.denominator == 1:
        return top
    return f'<mfrac displaystyle="false">{top}<mn>{value.denominator}</mn></mfrac>'


class MathML:
    """Sets formulas; every result is one element, so that it can stand as an argument.

    With `open_rows` all matrices have the rows of those with fractions; where some rows are `shown`, the others are
    marked, with a row of dots before each run of them.
    """

    def __init__(self, notation: Notation, open_rows: bool = False, shown: tuple[int, ...] = ()) -> None:
        self.notation = notation
        self.open_rows = open_rows
        self.shown = shown

    def __call__(self, formula: Formula) -> str:
        match formula:
            case Number(value):
                return number(value)
            case Digits(text):
                return _decimal(text)
            case Name(letter, index, accent):
                base = f"<mi>{escape(greek(letter))}</mi>"
                if accent:
                    base = f'<mover accent="true">{base}<mo stretchy="false">{ACCENTS[accent]}</mo></mover>'
                return f"<msub>{base}{index_of(index)}</msub>" if index else base
            case Code(text):
                return f'<mtext class="code">{escape(text)}</mtext>'
            case Array():
                return self._array(formula)
            case Grid():
                return self._grid(formula)
            case Size(m, n):
                return f"<mrow><mn>{m}</mn><mo>×</mo><mn>{n}</mn></mrow>"
            case Row(i, "roman"):
                return f'<mi mathvariant="normal">{roman(i + 1)}</mi>'
            case Row(i, "circled"):
                return f'<mi mathvariant="normal">{circled(i + 1)}</mi>'
            case Row(i, letter):
                return f"<msub><mi>{escape(greek(letter or self.notation.row))}</mi><mn>{i + 1}</mn></msub>"
            case Linear(terms):
                return self._linear(terms)
            case Multiple(of, factor):
                return mrow(f"{self(of)}<mo>×</mo>{number(factor)}")
            case Product(factors, dot):
                return mrow((f"<mo>{'⋅' if dot else '&#x2062;'}</mo>").join([self._factor(f) for f in factors]))
            case Sum(terms):
                return self._sum(terms)
            case Quotient(numerator, denominator):
                return f"<mfrac>{self(numerator)}{self(denominator)}</mfrac>"
            case Power(base, exponent):
                raised = isinstance(base, Quotient) or (isinstance(base, Number) and base.value.denominator != 1)
                inner = grouped(self(base)) if raised else self._factor(base)
                above = self(exponent) if isinstance(exponent, Name) else number(Fraction(exponent))
                return f"<msup>{inner}{above}</msup>"
            case Root(radicand):
                return f"<msqrt>{self(radicand)}</msqrt>"
            case PlusMinus(first, other):
                return mrow(f"{self(first) if first is not None else ''}<mo>±</mo>{self(other)}")
            case Call(function, argument):
                gap = "" if isinstance(argument, Grouped) else THIN
                return mrow(f"<mi>{self.notation.function(function)}</mi><mo>&#x2061;</mo>{gap}{self(argument)}")
            case Transpose(of):
                sign = TRANSPOSES.get(self.notation.transpose) or f"<mi>{escape(self.notation.transpose)}</mi>"
                return f"<msup>{self._factor(of)}{sign}</msup>"
            case Norm(of, index):
                inner = fenced("‖", self(of), "‖")
                return f"<msub>{inner}{index_of(index)}</msub>" if index else inner
            case Grouped(Commas(items)):  # (A, b)
                return grouped('<mo separator="true">,</mo>'.join(map(self, items)))
            case Grouped(of):
                return grouped(self(of))
            case Chain(first, links):
                return mrow(self(first) + "".join([f"<mo>{RELATIONS[by]}</mo>{self(after)}" for by, after in links]))
            case Transition(operations, result):
                return mrow(self._arrow(operations) + self(result))
            case Commas(items):
                return mrow(COMMA.join(map(self, items)))
            case _:
                assert_never(formula)

    def broken(self, formula: Formula) -> str:
        """The formula as rows that may stand on lines of their own, each group of them within a row around it."""
        rows = [broken([self._piece(one) for one in group]) for group in groups_of(formula, factors=True)]
        return broken(rows, "broken items" if isinstance(formula, Commas) else "broken")

    def _piece(self, piece: Piece) -> str:
        made = "" if piece.lead is None else self(piece.lead)
        if piece.relation is not None:
            made += f"<mo>{RELATIONS[piece.relation]}</mo>"
        if piece.sign:
            made += f'<mo form="infix">{"−" if piece.sign == "-" else "+"}</mo>'
        return mrow(made + self(piece.formula) + (COMMA if piece.comma else ""))

    def _arrow(self, operations: tuple[Formula, ...]) -> str:
        above, below = [self._stacked(some) for some in above_and_below(operations)]
        arrow = '<mo stretchy="true">→</mo>'
        if below:
            return f"<munderover>{arrow}{below}{above}</munderover>"
        return f"<mover>{arrow}{above}</mover>"

    def _stacked(self, operations: tuple[Formula, ...]) -> str:
        if not operations:
            return ""
        lines = "".join([f"<mtr><mtd>{self(one)}</mtd></mtr>" for one in operations])
        return f'<mtable class="over">{lines}</mtable>' if len(operations) > 1 else self(operations[0])

    def _factor(self, formula: Formula) -> str:
        many = (isinstance(formula, Linear) and len(formula.terms) > 1) or isinstance(formula, Sum | Chain)
        negative = isinstance(formula, Number) and formula.value < 0
        return grouped(self(formula)) if many or negative else self(formula)

    def _sum(self, terms: Sequence[Formula]) -> str:
        """A negative number, and a combination that starts with one, bring their own sign."""
        made = ""
        for term in terms:
            text = self(term)
            if made and text.startswith(f"<mrow>{MINUS_SIGN}"):
                made += "<mo>−</mo>" + text.removeprefix(f"<mrow>{MINUS_SIGN}").removesuffix("</mrow>")
            else:
                made += ("<mo>+</mo>" if made else "") + text
        return mrow(made)

    def _linear(self, terms: tuple[tuple[Fraction, Formula | None], ...]) -> str:
        made = ""
        for factor, what in terms:
            if made:
                made += "<mo>−</mo>" if factor < 0 else "<mo>+</mo>"
            elif factor < 0:
                made += MINUS_SIGN
            if what is None:
                made += _size(factor)
            else:
                made += ("" if abs(factor) == 1 else _size(factor) + TIMES) + self._factor(what)
        return mrow(made or "<mn>0</mn>")

    def _grid(self, grid: Grid) -> str:
        lines: list[str] = []
        for i, row in enumerate(grid.rows):
            cells: list[str] = []
            for j, cell in enumerate(row):
                text = f'<mrow class="pivot">{self(cell)}</mrow>' if (i, j) in grid.marked else self(cell)
                cells.append(f'<mtd class="bar">{text}</mtd>' if grid.bar == j else f"<mtd>{text}</mtd>")
            lines.append("<mtr>" + "".join(cells) + "</mtr>\n")
        return self._bracketed("matrix open" if self.open_rows else "matrix", lines, grid.determinant)

    def _array(self, array: Array) -> str:
        A = array.matrix
        kinds = {**dict.fromkeys(array.fresh, "fresh"), **dict.fromkeys(array.marked, "pivot")}
        lines: list[str] = []
        for i, row in enumerate(A):
            cells: list[str] = []
            for j, entry in enumerate(row):
                kind = kinds.get((i, j))
                shown = BLANK if (i, j) in array.blank else number(entry)
                text = f'<mrow class="{kind}">{shown}</mrow>' if kind else shown
                cells.append(f'<mtd class="bar">{text}</mtd>' if array.bar == j else f"<mtd>{text}</mtd>")
            folds = bool(self.shown) and i not in self.shown
            if folds and (i == 0 or i - 1 in self.shown):
                lines.append(f'<mtr class="dots">{"<mtd><mo>⋮</mo></mtd>" * A.ncols}</mtr>\n')
            kind = "changed" if i in array.changed else "same" if folds else None
            lines.append((f'<mtr class="{kind}">' if kind else "<mtr>") + "".join(cells) + "</mtr>\n")
        open_rows = self.open_rows or any(d != 1 for _, d in A.rows)
        return self._bracketed("matrix open" if open_rows else "matrix", lines, array.determinant)

    def _bracketed(self, kind: str, lines: list[str], determinant: bool = False) -> str:
        left, right = ("|", "|") if determinant else BRACKETS[self.notation.matrix]
        return fenced(left, f'<mtable class="{kind}" columnalign="right">\n{"".join(lines)}</mtable>', right)


def _decimal(text: str) -> str:
    mantissa, power = power_of_ten(text)
    made = f"{MINUS_SIGN}{_digits(mantissa[1:])}" if mantissa[:1] == "-" else _digits(mantissa)
    if power:
        made += f"<mo>×</mo><msup><mn>10</mn>{number(Fraction(power))}</msup>"
    return made if made == _digits(text) else mrow(made)


def _digits(text: str) -> str:
    return f"<mn>{escape(text)}</mn>"
