"""Plain text for a terminal: matrices in aligned columns, operations in their canonical spelling."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from exactrank.document import (
    Annotated,
    Array,
    Block,
    Call,
    Chain,
    Code,
    Commas,
    Digits,
    Display,
    Document,
    Fold,
    Formula,
    Grid,
    Grouped,
    Heading,
    Inline,
    Linear,
    Listed,
    Multiple,
    Name,
    Norm,
    Number,
    Operations,
    Paragraph,
    Plot,
    PlusMinus,
    Power,
    Product,
    Quote,
    Quotient,
    Result,
    Root,
    Row,
    Said,
    Shading,
    Size,
    Steps,
    Sum,
    Table,
    Transition,
    Transitions,
    Transpose,
    Verbatim,
    without_pictures,
)
from exactrank.patterns import lazy_pattern
from exactrank.render.sentences import circled, greek, joined, roman, said

WIDTH = 88
BLANK = "__"
"""An entry that is left for somebody to fill in."""
KEPT = "\u00a0"  # a space at which no line is broken

# What stays on one line: a Japanese letter with the punctuation or the parenthesis after it, or what stands between
# two spaces.
_WIDE = r"\u3005\u3041-\u30ff\u4e00-\u9fff"
PIECES = lazy_pattern(rf"[{_WIDE}](?:（[{_WIDE}]*）)?[、。」）：:]*| *[^ {_WIDE}]+|\s+")

LAST_NUMBER = lazy_pattern(r" (?=[0-9]++[.)](?: |$))")
"""The space before a number that ends a sentence: at the head of a line the number would be that of an item."""


def render(document: Document, lang: str = "en") -> str:
    """The document as text of fixed width."""
    writer = _Writer(lang)
    return "\n".join([writer.block(block) for block in without_pictures(document.blocks)]).rstrip("\n") + "\n"


class _Writer:
    def __init__(self, lang: str) -> None:
        self.lang = lang

    def block(self, block: Block) -> str:
        match block:
            case Heading(title, level):
                text = said(title, self.lang, _plain)
                return f"{text}\n{('=' if level == 1 else '-') * _columns(text)}\n"
            case Paragraph(sentences):
                return _wrapped(joined(sentences, self.lang, _unbroken)) + "\n"
            case Display(lines):
                return "\n".join([_indented(plain_formula(line), 4) + "\n" for line in lines])
            case Operations(operations):
                return _indented("\n".join([plain_formula(told) for told in operations]), 4) + "\n"
            case Transitions(start, steps):
                return _drawn_chain([_box(one) for one in (start, *steps) if one is not None])
            case Steps(items):
                return "\n".join([self._item(number, item) for number, item in enumerate(items, 1)])
            case Listed(sentences):
                return "".join([self._line(one) for one in sentences])
            case Fold(title, blocks):
                head = said(title, self.lang, _unbroken).replace(KEPT, " ")
                return "\n".join([f"{head}\n", *[self.block(inner) for inner in blocks]])
            case Result(blocks):
                return "\n".join([self.block(inner) for inner in blocks])
            case Table(head, rows):
                return self._table([[self._cell(cell) for cell in row] for row in (head, *rows)])
            case Annotated(_, _, remarks):
                return "\n".join([self.block(inner) for inner in remarks])
            case Plot() | Shading():
                return ""  # drawn on pages alone
            case Quote(text):
                return _indented(text, 4) + "\n"
            case _:
                assert_never(block)

    def _item(self, number: int, item: tuple[Block, ...]) -> str:
        lead = f"{number}. "
        text = "\n".join([self.block(inner) for inner in item]).rstrip("\n")
        return lead + _indented(text, len(lead))[len(lead) :] + "\n"

    def _line(self, sentence: Said) -> str:
        """An item of a list, which may go on below its beginning."""
        text = _wrapped(said(sentence, self.lang, _unbroken), WIDTH - 2)
        return "- " + _indented(text, 2)[2:] + "\n"

    def _cell(self, cell: Said | Formula) -> str:
        return said(cell, self.lang, _plain) if isinstance(cell, Said) else plain_formula(cell)

    def _table(self, lines: list[list[str]]) -> str:
        widths = [max([_columns(line[j]) for line in lines]) for j in range(len(lines[0]))]
        rule = "  ".join(["-" * width for width in widths])
        made = [
            "  ".join([_cell(c, w, j == 0) for j, (w, c) in enumerate(zip(widths, line, strict=True))])
            for line in lines
        ]
        return "\n".join([made[0].rstrip(), rule, *[line.rstrip() for line in made[1:]]]) + "\n"


def _cell(text: str, width: int, left: bool) -> str:
    space = " " * (width - _columns(text))
    return text + space if left else space + text


def plain_formula(formula: Formula) -> str:
    """A formula in text; matrices that stand beside something are set with their rows beside one another.

    >>> print(plain_formula(Linear(((Fraction(1), Row(1)), (Fraction(-1, 2), Row(0))))))
    R2 - 1/2 R1
    """
    return "\n".join(_box(formula))


# A formula is a box of lines of equal width; boxes stand beside one another with their middles on one line.
Box = list[str]
_FACTORS = lazy_pattern(r"(?<=[\d)]) (?=[A-Za-z(])")


def _box(formula: Formula) -> Box:
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
            return _beside([_factor(f) for f in factors], " * " if dot else " ")
        case Sum(terms):
            return _beside([_box(term) for term in terms], " + ")
        case Quotient(numerator, denominator):
            return _beside([_over(numerator), _below(denominator)], " / ")
        case Power(base, exponent):
            raised = plain_formula(exponent) if isinstance(exponent, Name) else exponent
            return _beside([_factor(base), [f"^{raised}"]], "")
        case Root(radicand):
            return _beside([["sqrt("], _box(radicand), [")"]], "")
        case PlusMinus(first, other):
            return _beside([["±"], _box(other)], "") if first is None else _beside([_box(first), _box(other)], " ± ")
        case Call(function, argument):
            return _beside([[function], _box(argument)], " ")
        case Transpose(of):
            return _beside([_factor(of), ["^T"]], "")
        case Norm(of, index):
            return _beside([["||"], _box(of), ["||" + (f"_{index}" if index else "")]], "")
        case Grouped(of):
            return _beside([["("], _box(of), [")"]], "")
        case Chain(first, links):
            parts = [_box(first)]
            for relation, after in links:
                parts += [[relation], _box(after)]
            return _beside(parts, " ")
        case Transition(operations, result):
            made = _box(result)
            return _beside([_arrow([plain_formula(one) for one in operations], len(made)), made], " ")
        case Commas(items):
            return _beside([_box(item) for item in items], ", ")
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


def _drawn_chain(boxes: list[Box]) -> str:
    """A chain in lines, with an empty line between them, that are not wider than the page where one step is not."""
    lines: list[list[Box]] = []
    room = 0
    for box in boxes:
        needed = max(map(len, box)) + 1
        if lines and needed <= room:
            lines[-1].append(box)
        else:
            lines.append([box])
            room = WIDTH - 4
        room -= needed
    return "\n".join([_indented("\n".join(_beside(line, " ")), 4) + "\n" for line in lines])


def _factor(formula: Formula) -> Box:
    many = (isinstance(formula, Linear) and len(formula.terms) > 1) or isinstance(formula, Sum | Chain | Quotient)
    negative = isinstance(formula, Number) and formula.value < 0
    return _beside([["("], _box(formula), [")"]], "") if many or negative else _box(formula)


def _over(formula: Formula) -> Box:
    fraction = isinstance(formula, Number) and formula.value.denominator != 1
    return _beside([["("], _box(formula), [")"]], "") if fraction else _factor(formula)


def _below(formula: Formula) -> Box:
    """A denominator: a product stands in parentheses, or its later factors would be read as multiplying the whole."""
    match formula:
        case Product(factors):
            product = len(factors) > 1
        case Linear(((factor, what),)):
            product = what is not None and factor != 1
        case _:
            product = False
    return _beside([["("], _box(formula), [")"]], "") if product else _over(formula)


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
                joined = "*" if factor.denominator != 1 and _is_irrational(what) else " "
                parts.append([f"{abs(factor)}{joined}"])
            alone = isinstance(what, Quotient) and abs(factor) == 1  # -a / b is the same either way
            parts.append(_box(what) if alone else _factor(what))
    return _beside(parts, "") if parts else ["0"]


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


def _beside(boxes: list[Box], between: str) -> Box:
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


def _plain(value: Inline) -> str:
    return value.text if isinstance(value, Verbatim) else plain_formula(value)


def _unbroken(value: Inline) -> str:
    """A formula, in which no line ends; a quotation may be parted at its spaces."""
    return value.text if isinstance(value, Verbatim) else _plain(value).replace(" ", KEPT)


def _wrapped(text: str, width: int = WIDTH) -> str:
    """The text in lines of at most `width` columns: broken at spaces, and in Japanese before any letter."""
    lines: list[str] = []
    line, columns = "", 0
    for piece in PIECES.findall(LAST_NUMBER.sub(KEPT, text)):
        if line and columns + _columns(piece.rstrip(" ")) > width:
            lines.append(line.rstrip(" "))
            line, columns = "", 0
        shown = piece if line else piece.lstrip(" ")
        line, columns = line + shown, columns + _columns(shown)
    return "\n".join([*lines, line.rstrip(" ")]).replace(KEPT, " ")


def _indented(text: str, by: int) -> str:
    return "\n".join([" " * by + line if line else "" for line in text.split("\n")])


def _columns(text: str) -> int:
    if text.replace(KEPT, " ").isascii():
        return len(text)
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
