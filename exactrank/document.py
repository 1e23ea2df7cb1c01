"""Document: what is said and in which order, as message ids and formulas; no word and no markup.

A formula here says what stands there, not how it is set: a renderer turns it into LaTeX, MathML or plain text.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from exactrank.matrix import Matrix
from exactrank.nodes import Node
from exactrank.row_operations import RowAdd, RowOperation, RowScale, RowSwap

Function = Literal["rank", "det", "nullity", "tr"]
Relation = Literal["=", "!=", "~=", "<=", "<", ">", ">=", "in", "->", "<-", "<->", "=>", "~"]


class Number(Node):
    """An exact rational."""

    value: Fraction


class Digits(Node):
    """A decimal that is shown with just these digits; 1.5e-7 is 1.5 times 10 to the power -7."""

    text: str


class Name(Node):
    """A letter with an optional index below it and an accent: W, a_3, w-tilde."""

    letter: str
    sub: str = ""
    accent: Literal["", "tilde", "hat"] = ""


class Code(Node):
    """The name of a function in a program, as it is typed."""

    text: str


class Array(Node):
    """A matrix written out; `marked` are pivots, `fresh` zeros just made, `changed` the rows just calculated.

    `bar` is left of a column; `blank` are entries that are left for somebody to fill in; `used` are the rows of the
    pivots that are in use, None for all that are marked.
    """

    matrix: Matrix
    marked: tuple[tuple[int, int], ...] = ()
    fresh: tuple[tuple[int, int], ...] = ()
    bar: int | None = None
    determinant: bool = False
    changed: tuple[int, ...] = ()
    blank: tuple[tuple[int, int], ...] = ()
    used: tuple[int, ...] | None = None


class Grid(Node):
    """A matrix whose entries are formulas: decimals, surds, blocks, products still to be multiplied.

    `bar` is left of a column; `marked` are pivots.
    """

    rows: tuple[tuple[Formula, ...], ...]
    determinant: bool = False
    bar: int | None = None
    marked: tuple[tuple[int, int], ...] = ()


class Size(Node):
    """The size m x n of a matrix."""

    nrows: int
    ncols: int


class Row(Node):
    """The name of a row of the matrix at hand, counted from 0; without a letter it has that of the language.

    The letter may be a Greek one, as in a Name, or one word: `roman` is a Roman numeral in the place of letter and
    number, `circled` the number in a circle.
    """

    at: int
    letter: str = ""


class Linear(Node):
    """A sum of multiples; a term without a formula is the number alone. Empty, it is 0."""

    terms: tuple[tuple[Fraction, Formula | None], ...]


class Multiple(Node):
    """A formula times a positive number that stands behind it, as in (1) x 2."""

    of: Formula
    factor: Fraction


class Product(Node):
    """Factors side by side; with `dot` a multiplication sign stands between them."""

    factors: tuple[Formula, ...]
    dot: bool = False


class Sum(Node):
    """Formulas added up."""

    terms: tuple[Formula, ...]


class Quotient(Node):
    """One formula over another."""

    numerator: Formula
    denominator: Formula


class Power(Node):
    """A formula to a whole power, which may stand there as a letter."""

    base: Formula
    exponent: int | Name


class Root(Node):
    """A square root."""

    radicand: Formula


class PlusMinus(Node):
    """Two numbers at once: a formula plus and minus another one; without the first, the other one with either sign."""

    first: Formula | None
    other: Formula


class Call(Node):
    """A named function of one argument."""

    function: Function
    argument: Formula


class Transpose(Node):
    """The transpose of a formula."""

    of: Formula


class Norm(Node):
    """A norm, with what tells which (2, F)."""

    of: Formula
    kind: str = ""


class Grouped(Node):
    """A formula in parentheses."""

    of: Formula


class Chain(Node):
    """Formulas joined by relations: a = b = c."""

    first: Formula
    links: tuple[tuple[Relation, Formula], ...]


class Transition(Node):
    """An arrow with row operations above and below it, and the matrix that they lead to."""

    operations: tuple[Formula, ...]
    result: Formula


class Commas(Node):
    """Formulas side by side, with commas between them."""

    items: tuple[Formula, ...]


Formula = (
    Number
    | Digits
    | Name
    | Code
    | Array
    | Grid
    | Size
    | Row
    | Linear
    | Multiple
    | Product
    | Sum
    | Quotient
    | Power
    | Root
    | PlusMinus
    | Call
    | Transpose
    | Norm
    | Grouped
    | Chain
    | Transition
    | Commas
)


class Ordinal(Node):
    """A place in an order, counted from 1: the first, the second."""

    place: int


class Listing(Node):
    """Several values in one sentence, joined as the language joins them."""

    items: tuple[Value, ...]


class Verbatim(Node):
    """Somebody else's text within a sentence, shown letter by letter and never as markup."""

    text: str


Inline = Formula | Verbatim
Value = int | Inline | Ordinal | Listing


class Said(Node):
    """One sentence: the id of its message and the values of its fields; the field `count` chooses its number."""

    message: str
    fields: tuple[tuple[str, Value], ...] = ()


def say(message: str, **values: Value) -> Said:
    return Said(message, tuple(values.items()))


class Heading(Node):
    """A heading within the document."""

    title: Said
    level: int = 1


class Paragraph(Node):
    """Sentences that belong together."""

    sentences: tuple[Said, ...]


class Display(Node):
    """Formulas set off from the text, one a line."""

    lines: tuple[Formula, ...]


class Operations(Node):
    """Row operations that are done together, as they are written (`assignments`)."""

    operations: tuple[Formula, ...]


class Transitions(Node):
    """A matrix and what it becomes, joined by arrows; a renderer ends a line before an arrow and nowhere else.

    Without a start the first arrow goes on from the last matrix before the block.
    """

    start: Formula | None
    steps: tuple[Transition, ...]


class Steps(Node):
    """A numbered list; each item is a list of blocks. `begins` are the items with which a new thought begins.

    Empty, every item is a thought of its own.
    """

    items: tuple[tuple[Block, ...], ...]
    begins: tuple[int, ...] = ()


class Listed(Node):
    """Sentences one below the other, in no order that counts."""

    items: tuple[Said, ...]


class Fold(Node):
    """What only some want to see, under a title: a page opens it at a click, paper shows it."""

    title: Said
    blocks: tuple[Block, ...]


class Result(Node):
    """What was learned, set off at the end."""

    blocks: tuple[Block, ...]


class Table(Node):
    """A table with a head; cells are sentences or formulas."""

    head: tuple[Said | Formula, ...]
    rows: tuple[tuple[Said | Formula, ...], ...]


class Quote(Node):
    """A line that somebody else wrote, shown letter by letter and never as markup."""

    text: str


class Mark(Node):
    """A number in a picture: its digits, and how large it is in thousandths of the largest, with its sign."""

    digits: str
    share: int
    name: Formula = Name("")


class Plot(Node):
    """Positive numbers with names, drawn to scale on a page; elsewhere the text around it has to do."""

    caption: Said
    bars: tuple[Mark, ...]


class Shading(Node):
    """The entries of a matrix, the larger the stronger, on a page alone like a plot."""

    caption: Said
    rows: tuple[tuple[Mark, ...], ...]


class Annotated(Node):
    """The remarks on a text that somebody wrote, and the text line by line: a page shows them beside one another.

    `wrong` are the lines (from 1) that hold a mistake, the first of them first. Paper and plain text show the remarks
    alone, which quote what they are about.
    """

    lines: tuple[str, ...]
    wrong: tuple[int, ...]
    remarks: tuple[Block, ...]


Block = (
    Heading
    | Paragraph
    | Display
    | Operations
    | Transitions
    | Steps
    | Listed
    | Fold
    | Result
    | Table
    | Quote
    | Plot
    | Shading
    | Annotated
)


class Document(Node):
    """A title, for a document that stands alone, and the blocks."""

    title: Said
    blocks: tuple[Block, ...]


def without_pictures(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks that are more than a picture of what others say: what paper and plain text show."""
    return tuple([block for block in blocks if not isinstance(block, Plot | Shading)])


def marks(numbers: tuple[tuple[Fraction, str], ...], names: tuple[Formula, ...] = ()) -> tuple[Mark, ...]:
    """Numbers and their digits as they stand in a picture, beside the largest of them.

    >>> [mark.share for mark in marks(((Fraction(3), "3"), (Fraction(-1), "-1"), (Fraction(0), "0")))]
    [1000, -333, 0]
    """
    largest = max([abs(size) for size, _ in numbers], default=Fraction(0)) or Fraction(1)
    shares = [round(1000 * size / largest) for size, _ in numbers]
    named = names or (Name(""),) * len(numbers)
    return tuple([Mark(text, share, name) for (_, text), share, name in zip(numbers, shares, named, strict=True)])


def assignments(operations: tuple[RowOperation, ...]) -> tuple[Formula, ...]:
    """The operations as a person writes them; R3 <- 2 R3 followed by R3 <- R3 + 3 R2 is R3 <- 2 R3 + 3 R2.

    >>> len(assignments((RowScale(2, Fraction(2)), RowAdd(2, 1, Fraction(3)))))
    1
    """
    told: list[Formula] = []
    pending: RowScale | None = None
    for operation in operations:
        if pending is not None and not (isinstance(operation, RowAdd) and operation.target == pending.target):
            told.append(_assigned(pending.target, ((pending.factor, pending.target),)))
            pending = None
        match operation:
            case RowSwap(i, k):
                told.append(Chain(Row(i), (("<->", Row(k)),)))
            case RowScale():
                pending = operation
            case RowAdd(i, k, factor):
                own = pending.factor if pending is not None else Fraction(1)
                told.append(_assigned(i, ((own, i), (factor, k))))
                pending = None
    if pending is not None:
        told.append(_assigned(pending.target, ((pending.factor, pending.target),)))
    return tuple(told)


def above_and_below(operations: tuple[Formula, ...]) -> tuple[tuple[Formula, ...], tuple[Formula, ...]]:
    """The operations that stand above an arrow, and those that stand below it: more than three share out."""
    cut = len(operations) if len(operations) <= 3 else (len(operations) + 1) // 2
    return operations[:cut], operations[cut:]


def _assigned(target: int, terms: tuple[tuple[Fraction, int], ...]) -> Formula:
    return Chain(Row(target), (("<-", Linear(tuple([(factor, Row(k)) for factor, k in terms]))),))


def walk(node: object) -> Iterator[object]:
    """The node and everything in it, from the outside in: for tests and for renderers that look ahead."""
    waiting = [node]  # a stack: generators within generators would pass every node up through all levels
    while waiting:
        one = waiting.pop()
        yield one
        if isinstance(one, tuple):
            waiting.extend(reversed(one))
        elif isinstance(one, Node):
            waiting.extend(reversed(one.values()))
