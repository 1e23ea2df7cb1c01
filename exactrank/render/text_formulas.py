"""Formulas in plain text, as boxes of lines side by side: matrices in aligned columns."""

from __future__ import annotations

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
    Root,
    Row,
    Size,
    Sum,
    Transition,
    Transpose,
)
from exactrank.patterns import lazy_pattern
from exactrank.render.sentences import circled, greek, roman
from exactrank.render.text_lines import WIDTH, indented

BLANK = "__"
"""An entry that is left for somebody to fill in."""


def plain_formula(formula: Formula) -> str:
    """A formula in text; matrices that stand beside something are set with their rows beside one another.

    >>> print(plain_formula(Linear(((Fraction(1), Row(1)), (Fraction(-1, 2), Row(0))))))
    R2 - 1/2 R1
    """
    return "\n".join(box_of(formula))


# A formula is a box of lines of equal width; boxes stand beside one another with their middles on one line.
Box = list[str]
_FACTORS = lazy_pattern(r"(?<=[\d)]) (?=[A-Za-z(])")


def box_of(formula: Formula) -> Box:
    match formula:
        case Number(value):
            return [str(value)]
        case Digits(text):
            return [text]
        case Name(letter, index, accent):
            mark = {"": "", "tilde": "~", "hat": "^"}[accent]
            spelled = "..." if letter == "\\dots" else letter.removeprefix("\\") + mark
            return [f"{spelled}_{index}" if index else spelled]
        case Code(text):
            return [text]
        case Array():
            return _array(formula)
        case Grid(rows, determinant, bar, marked):
            # Blanks part the entries, so the factors within one are joined by a sign.
            texts = [[_FACTORS.sub("*", plain_formula(cell)) for cell in row] for row in rows]
            _in_parentheses(texts, marked)
            return _bracketed(texts, len(rows[0]) if rows else 0, bar, ("|", "|") if determinant else ("[", "]"))
        case Size(m, n):
            return [f"{m} x {n}"]
        case Row(i, "roman"):
            return [roman(i + 1)]
        case Row(i, "circled"):
            return [circled(i + 1)]
        case Row(i, letter):
            return [f"{greek(letter) or 'R'}{i + 1}"]
        case Linear(terms):
            return _linear(terms)
        case Multiple(of, factor):
            return [f"{plain_formula(of)}×{factor}"]
        case Product(factors, dot):
            return beside([_factor(f) for f in factors], " * " if dot else " ")
        case Sum(terms):
            return beside([box_of(term) for term in terms], " + ")
        case Quotient(numerator, denominator):
            return beside([_over(numerator), _below(denominator)], " / ")
        case Power(base, exponent):
            raised = plain_formula(exponent) if isinstance(exponent, Name) else exponent
            return beside([_factor(base), [f"^{raised}"]], "")
        case Root(radicand):
            return beside([["sqrt("], box_of(radicand), [")"]], "")
        case PlusMinus(first, other):
            return (
                beside([["±"], box_of(other)], "") if first is None else beside([box_of(first), box_of(other)], " ± ")
            )
        case Call(function, argument):
            return beside([[function], box_of(argument)], " ")
        case Transpose(of):
            return beside([_factor(of), ["^T"]], "")
        case Norm(of, index):
            return beside([["||"], box_of(of), ["||" + (f"_{index}" if index else "")]], "")
        case Grouped(of):
            return beside([["("], box_of(of), [")"]], "")
        case Chain(first, links):
            parts = [box_of(first)]
            for relation, after in links:
                parts += [[relation], box_of(after)]
            return beside(parts, " ")
        case Transition(operations, result):
            made = box_of(result)
            return beside([_arrow([plain_formula(one) for one in operations], len(made)), made], " ")
        case Commas(items):
            return beside([box_of(item) for item in items], ", ")
        case _:
            assert_never(formula)


def _arrow(operations: list[str], height: int) -> Box:
    """An arrow as high as the matrix behind it, with the operations in the lines above the arrow itself."""
    if height == 1:
        return [", ".join(operations) + " -->"]
    across = -(-len(operations) // (height - 1))
    lines = [", ".join(operations[k : k + across]) for k in range(0, len(operations), across)]
    width = max(map(len, lines)) + 2
    at = max((height - 1) // 2, len(lines))
    above = [""] * (at - len(lines)) + [line.center(width) for line in lines]
    return [*above, "-" * (width - 1) + ">", *[""] * (height - 1 - at)]


def drawn_chain(boxes: list[Box], width: int = WIDTH) -> str:
    """A chain in lines, with an empty line between them, that are not wider than the page where one step is not."""
    lines: list[list[Box]] = []
    room = 0
    for box in boxes:
        needed = max(map(len, box)) + 1
        if lines and needed <= room:
            lines[-1].append(box)
        else:
            lines.append([box])
            room = width - 4
        room -= needed
    return "\n".join([indented("\n".join(beside(line, " ")), 4) + "\n" for line in lines])


def _factor(formula: Formula) -> Box:
    many = (isinstance(formula, Linear) and len(formula.terms) > 1) or isinstance(formula, Sum | Chain | Quotient)
    negative = isinstance(formula, Number) and formula.value < 0
    return beside([["("], box_of(formula), [")"]], "") if many or negative else box_of(formula)


def _over(formula: Formula) -> Box:
    fraction = isinstance(formula, Number) and formula.value.denominator != 1
    return beside([["("], box_of(formula), [")"]], "") if fraction else _factor(formula)


def _below(formula: Formula) -> Box:
    """A denominator: a product stands in parentheses, or its later factors would be read as multiplying the whole."""
    match formula:
        case Product(factors):
            product = len(factors) > 1
        case Linear(((factor, what),)):
            product = what is not None and factor != 1
        case _:
            product = False
    return beside([["("], box_of(formula), [")"]], "") if product else _over(formula)


def _linear(terms: tuple[tuple[Fraction, Formula | None], ...]) -> Box:
    parts: list[Box] = []
    for factor, what in terms:
        if parts:
            parts.append([" - " if factor < 0 else " + "])
        elif factor < 0:
            parts.append(["-"])
        if what is None:
            parts.append([str(abs(factor))])
        else:
            if abs(factor) != 1:
                # 7 i is not zero: a letter by itself may be a word.
                joined = "*" if factor.denominator != 1 and _is_irrational(what) else "" if what == Name("i") else " "
                parts.append([f"{abs(factor)}{joined}"])
            alone = isinstance(what, Quotient) and abs(factor) == 1  # -a / b is the same either way
            parts.append(box_of(what) if alone else _factor(what))
    return beside(parts, "") if parts else ["0"]


def _is_irrational(what: Formula) -> bool:
    """Whether it begins with i or a root: behind a fraction it needs a sign, for 1/2 i could be 1 over 2 i."""
    match what:
        case Product(factors):
            return _is_irrational(factors[0])
        case Name("i", "") | Root(Number()):
            return True
    return False


def _array(array: Array) -> Box:
    A = array.matrix
    cells = [[BLANK if (i, j) in array.blank else str(x) for j, x in enumerate(row)] for i, row in enumerate(A)]
    _in_parentheses(cells, array.marked)
    return _bracketed(cells, A.ncols, array.bar, ("|", "|") if array.determinant else ("[", "]"))


def _in_parentheses(cells: list[list[str]], marked: tuple[tuple[int, int], ...]) -> None:
    """Puts the pivots into parentheses, which do not move their column out of line."""
    columns = {j for _, j in marked}
    for i, row in enumerate(cells):
        for j in columns:
            row[j] = f"({row[j]})" if (i, j) in marked else f" {row[j]} "


def _bracketed(cells: list[list[str]], ncols: int, bar: int | None = None, fence: tuple[str, str] = ("[", "]")) -> Box:
    widths = [max([len(row[j]) for row in cells], default=0) for j in range(ncols)]
    left, right = fence
    lines: Box = []
    for row in cells:
        made = "".join([(" | " if bar == j else " ") + row[j].rjust(widths[j]) for j in range(ncols)])
        lines.append(f"{left}{made} {right}")
    return lines or [f"{left} {right}"]


def beside(boxes: list[Box], between: str) -> Box:
    """Boxes side by side, their middles on one line, with a text between them."""
    height = max([len(box) for box in boxes], default=1)
    lines = [""] * height
    for number, box in enumerate(boxes):
        width = max(map(len, box))
        above = (height - 1) // 2 - (len(box) - 1) // 2
        for k in range(height):
            inside = box[k - above] if above <= k < above + len(box) else ""
            joint = between if k == (height - 1) // 2 else " " * len(between)
            lines[k] += (joint if number else "") + inside.ljust(width)
    return [line.rstrip() for line in lines] if height > 1 else lines
