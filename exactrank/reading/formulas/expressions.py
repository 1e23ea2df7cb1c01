"""Formulas of linear algebra from LaTeX or plain tokens: names, products, transposes, fractions, vectors, matrices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from exactrank.errors import InputError
from exactrank.patterns import lazy_pattern
from exactrank.reading.formulas.matrices import matrix_of
from exactrank.reading.language.packs import operators
from exactrank.reading.latex.grids import grid_at
from exactrank.reading.latex.numbers import Evaluator, Symbolic
from exactrank.reading.latex.tokens import FRACTIONS, Token, bracket_end, closing, words
from exactrank.reading.latex.vocabulary import BOXES, CROSSES, DIVIDED, GREEK, HIDDEN, LAST_ARGUMENT, SILENT, TIMES
from exactrank.reading.source.limits import MAX_DEPTH
from exactrank.statements import (
    AdjugateOf,
    Array,
    Columns,
    Decimal,
    DeterminantOf,
    Expression,
    Grid,
    Identity,
    Indexed,
    Name,
    Negative,
    NormOf,
    NullityOf,
    Number,
    Power,
    ProductSign,
    Quotient,
    RankOf,
    SquareRoot,
    Sum,
    Times,
    TraceOf,
    Transposed,
)


def _cofactors(of: Expression) -> Expression:
    """The matrix of the cofactors is the transpose of the adjugate."""
    return Transposed(AdjugateOf(of))


_FUNCTIONS: dict[str, Callable[[Expression], Expression]] = {
    "rank": RankOf,
    "determinant": DeterminantOf,
    "trace": TraceOf,
    "adjugate": AdjugateOf,
    "nullity": NullityOf,
    "cofactors": _cofactors,
}
_OPERATOR_COMMANDS: dict[str, Callable[[Expression], Expression]] = {
    r"\det": DeterminantOf,
    r"\rank": RankOf,
    r"\rk": RankOf,
    r"\tr": TraceOf,
    r"\adj": AdjugateOf,
    r"\nullity": NullityOf,
}
_ACCENTS = words(r"\tilde \hat \bar \widetilde \widehat \overline \vec \vect \dot \check \breve \underline")
_STYLES = words(r"\mathbf \boldsymbol \bm \mathrm \mathit \mathsf \mathcal \mathbb \pmb \text \textbf \mathfrak \symbf")
_OF_NUMBERS = words(r"x y z t s k c n m r \lambda \mu")
_BARS = words(r"| \mid \vert")
_COUNTED = lazy_pattern(r"\(\d{1,3}\)")
_EXTREMES: dict[str, Callable[[Sequence[Fraction]], Fraction]] = {r"\min": min, r"\max": max}
_WIDE = words(r"\quad \qquad \; \: \  ~")
"""Spaces that part entries."""
_OPENING = words(r"| \vert \lvert")
_TRANSPOSES = words(
    r"""
    T \top t \intercal \mathsfT \mathsft \mathrmT \mathrmt \rmT \rmt \sfT \mathttT \mathbfT
    \mathsf{T} \mathrm{T} \mathrm{t} ⊤ \trans \text{T} \tran \mathtt{T} \mathbf{T}
    """
)


class NoFormula(Exception):
    """The tokens are no formula that the reader understands."""


def is_decimal_comma(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a comma stands between two digits without a blank: 2,5 and not 2, 5."""
    if at < 1 or at + 1 >= stop or tokens[at].text != ",":
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    close = before.stop == tokens[at].start and tokens[at].stop == after.start
    return close and before.text[-1:].isdecimal() and after.text[:1].isdecimal()


class Comma(Enum):
    """What the comma of 1,500 is."""

    UNKNOWN = "unknown"
    THOUSANDS = "thousands"
    DECIMAL = "decimal"


def formula_of(text: str, tokens: list[Token], start: int, stop: int, comma: Comma = Comma.UNKNOWN) -> Expression:
    """The expression that the tokens write; raises NoFormula, and InputError past the limits."""
    reader = _Formula(text, tokens, start, stop, comma)
    made = reader.sum(0)
    if reader.skip():
        raise NoFormula
    return made


class _Formula:
    def __init__(self, text: str, tokens: list[Token], start: int, stop: int, comma: Comma = Comma.UNKNOWN) -> None:
        self.comma = comma
        self.text = text
        self.tokens = tokens
        self.at = start
        self.stop = stop
        self.norms = 0
        """How many double bars are open: the next one closes."""
        self.single = 0
        """How many single bars are open."""
        self.brackets = 0
        """How many brackets are open, in which a comma parts entries."""

    def peek(self, ahead: int = 0) -> str:
        return self.tokens[self.at + ahead].text if self.at + ahead < self.stop else ""

    def skip(self) -> str:
        while self.at < self.stop:
            text = self.tokens[self.at].text
            if text in SILENT or text in ("&", r"\amp", "&amp;", r"\limits", r"\\"):
                self.at += 1
                if text in (r"\left", r"\right") and self.peek() == ".":
                    self.at += 1
            elif text in HIDDEN:
                self.at += 2 if self.peek(1) == "*" else 1
                for _ in range(HIDDEN[text]):
                    self.argument()
            elif text == "{" and self.peek(1) == "}":
                self.at += 2
            else:
                return text
        return ""

    def argument(self) -> tuple[int, int]:
        if self.at >= self.stop:
            raise NoFormula
        if self.peek() == "{":
            end = closing(self.tokens, self.at, self.stop)
            if end == self.stop:
                raise NoFormula
            inside = (self.at + 1, end)
            self.at = end + 1
            return inside
        self.at += 1
        return self.at - 1, self.at

    def inside(self, inside: tuple[int, int], depth: int) -> Expression:
        part = _Formula(self.text, self.tokens, *inside, self.comma)
        made = part.sum(depth + 1)
        if part.skip():
            raise NoFormula
        return made

    def sum(self, depth: int) -> Expression:
        if depth > MAX_DEPTH // 2:
            raise NoFormula
        terms = [self.signed(depth)]
        while (sign := self.skip()) in ("+", "-"):
            self.at += 1
            term = self.product(depth)
            terms.append(Negative(term) if sign == "-" else term)
        made = terms[0] if len(terms) == 1 else Sum(tuple(terms))
        if sign != r"\over":
            return made
        self.at += 1
        return _quotient(made, self.sum(depth + 1))  # {1 \over 2}

    def signed(self, depth: int) -> Expression:
        mark = self.skip()
        if mark == "-":
            self.at += 1
            return _negative(self.product(depth))
        if mark == "+":
            self.at += 1
        return self.product(depth)

    def product(self, depth: int) -> Expression:
        factors = [self.postfix(depth)]
        sign = ProductSign.NONE
        while True:
            mark = self.skip()
            if mark in TIMES:
                self.at += 1
                sign = ProductSign.CROSS if mark in CROSSES else ProductSign.DOT
                if self.skip() == "-":
                    self.at += 1
                    factors.append(_negative(self.postfix(depth)))
                else:
                    factors.append(self.postfix(depth))
            elif mark in DIVIDED:
                self.at += 1
                below = self.postfix(depth)
                above = factors.pop()
                factors.append(_quotient(above, below))
            elif mark and mark[0].isdecimal() and self.ends_number(factors[-1]):
                if not self.brackets:
                    raise NoFormula  # 1 2 is no product
                return _product(factors, sign)
            elif mark and self.starts_factor(mark):
                factors.append(self.postfix(depth))
            elif len(factors) > 1 and any(isinstance(one, Columns) for one in factors):
                raise NoFormula
            else:
                return _product(factors, sign)

    def ends_number(self, factor: Expression) -> bool:
        """Whether the digits of a number stand right before."""
        k = self.at - 1
        while k > 0 and self.tokens[k].text in SILENT:
            k -= 1
        return isinstance(factor, Number | Decimal) and self.tokens[k].text[-1].isdecimal()

    def starts_factor(self, mark: str) -> bool:
        return (
            mark[0].isdecimal()
            or (mark.isascii() and mark.isalpha())
            or mark in ("(", "[", "{", r"\begin", r"\bigl(", r"\sqrt", r"\lVert", r"\langle")
            or (mark == r"\|" and not self.norms)
            or (mark == "^" and self.is_before_base())
            or mark == r"\lvert"
            or (mark in ("|", r"\vert") and self.at > 0 and self.tokens[self.at - 1].text == r"\left")
            or mark in FRACTIONS
            or mark in _ACCENTS
            or mark in _STYLES
            or mark in GREEK
            or mark in _OPERATOR_COMMANDS
            or mark in (r"\operatorname", r"\mathop", r"\proj")
            or mark in BOXES
            or mark in LAST_ARGUMENT
            or (mark == r"\inv" and self.opens_brace())
            or _is_vector(mark)
            or (mark[0] == "\\" and grid_at(self.tokens, self.at, self.stop) is not None)
            or (mark in _OPENING and (self.opens_determinant() or not (self.single or self.brackets)))
        )

    def opens_determinant(self) -> bool:
        r"""Whether a bar opens and rows stand behind it: 2 \left|\begin{array} ... ; bars without \left may close."""
        k = self.at + 1
        while k < self.stop and self.tokens[k].text in SILENT:
            k += 1
        opens = self.tokens[self.at - 1].text == r"\left" or self.tokens[self.at].text == r"\lvert" or not self.single
        return opens and k < self.stop and grid_at(self.tokens, k, self.stop) is not None

    def postfix(self, depth: int) -> Expression:
        made = self.atom(depth)
        while True:
            mark = self.skip()
            if mark == "^" and not self.is_before_base():
                self.at += 1
                made = self.raised(made, depth)
            elif mark == r"\inv" and not self.opens_brace():
                self.at += 1
                made = Power(made, -1)
            elif mark == "'" and isinstance(made, Name):
                self.at += 1
                made = Name(made.name + "'")
            elif mark == "_" and isinstance(made, Name):
                self.at += 1
                made = self.subscript(made)
            elif mark == "_" and isinstance(made, NormOf):
                self.at += 1
                kind = [token.text for token in self.tokens[slice(*self.argument())] if token.text.isalnum()]
                if kind not in (["F"], ["2"]):
                    raise NoFormula
                made = NormOf(made.of, kind == ["2"])
            else:
                return made

    def is_before_base(self) -> bool:
        r"""Whether a T stands raised before what it transposes, {}^t A: behind nothing, or an empty group."""
        texts = [token.text for token in self.tokens[max(0, self.at - 2) : self.at]]
        return texts == ["{", "}"] or (texts[-1:] == [r"\,"] and self.peek(1) in ("t", "{"))

    def transposed_behind(self, depth: int) -> Expression:
        r"""^t A, {}^{t}\operatorname{com}(A): the transpose as it is written in French."""
        self.at += 1
        inside = self.argument()
        if "".join([token.text for token in self.tokens[inside[0] : inside[1]]]) not in _TRANSPOSES:
            raise NoFormula
        return Transposed(self.postfix(depth + 1))

    def opens_brace(self) -> bool:
        r"""Whether a brace stands behind: \inv{A} is the inverse of what is in it."""
        return self.at + 1 < self.stop and self.tokens[self.at + 1].text == "{"

    def raised(self, base: Expression, depth: int) -> Expression:
        inside = self.argument()
        word = "".join([token.text for token in self.tokens[inside[0] : inside[1]]])
        if word in _TRANSPOSES or (word in ("\\mathsf", "\\mathrm") and self.peek() in "{tT"):
            if word.startswith("\\math") and self.peek() == "{":
                self.argument()
            return Transposed(base)
        if isinstance(base, Name | Indexed) and _COUNTED.fullmatch(word):
            indices = "" if isinstance(base, Name) else f"_{{{','.join(map(str, base.indices))}}}"
            return Name(f"{base.name}{indices}^{{{word}}}")  # x^{(2)} is the second x, and no square
        if set(word) <= {"'"} or word == r"\prime":
            return Name(base.name + "'") if isinstance(base, Name) else base
        try:
            exponent = self.inside(inside, depth)
        except NoFormula:
            raise NoFormula from None
        known = _constant(exponent)
        if known is not None and known.denominator == 1 and abs(known) <= 100:
            return Power(base, int(known))
        raise NoFormula

    def subscript(self, base: Name) -> Expression:
        start, stop = self.argument()
        texts = [token.text for token in self.tokens[start:stop] if token.text not in SILENT]
        if "=" in texts:
            return Name(f"{base.name}_{{{''.join(texts)}}}")  # E_{\lambda = 2} is one thing
        parts: list[int | str] = []
        for token in self.tokens[start:stop]:
            text = token.text
            if text in (",", "{", "}", r"\,") or text in _STYLES:
                continue
            if text.isdecimal() and len(text) < 7:
                # a_{23} is the entry in row 2, column 3 where nothing parts the digits; W_{12} as one name is rare.
                parts.append(int(text))
            elif text.isalpha() or text in GREEK:
                parts.append(text)
            else:
                raise NoFormula
        if not parts:
            raise NoFormula
        letters = [part for part in parts if isinstance(part, str)]
        if len(letters) == len(parts) and len(letters) > 1:
            return Name(base.name + "_" + "".join(letters))  # d_{out}
        return Indexed(base.name, tuple(parts))

    def atom(self, depth: int) -> Expression:
        text = self.skip()
        if not text or depth > MAX_DEPTH:
            raise NoFormula
        if text == "^":
            return self.transposed_behind(depth)
        if text[0].isdecimal() or (text[0] == "." and len(text) > 1):
            return self.number()
        if text in ("(", "[", r"\lbrack", r"\{"):
            return self.bracketed(depth)
        if text == "{":
            return self.inside(self.argument(), depth)
        if text in ("|", r"\lvert", r"\vert", r"\|", r"\lVert", r"\Vert"):
            return self.bars(text, depth)
        if text == r"\langle":
            return self.scalar_product(depth)
        if text in FRACTIONS:
            self.at += 1
            above = self.inside(self.argument(), depth)
            return _quotient(above, self.inside(self.argument(), depth))
        if text == r"\sqrt":
            self.at += 1
            return SquareRoot(self.inside(self.argument(), depth))
        if text == r"\begin" or text[0] == "\\":
            cells = grid_at(self.tokens, self.at, self.stop)
            if cells is not None:
                return self.grid()
        return self.named(text, depth)

    def grid(self) -> Expression:
        cells = grid_at(self.tokens, self.at, self.stop)
        found = None if cells is None else matrix_of(self.text, self.tokens, cells)
        if cells is None or found is None or found.ragged:
            raise NoFormula
        self.at = cells.span[1]
        made: Expression = found.grid
        if found.grid.is_symbolic and not found.operations and min(len(found.grid.rows), len(found.grid.rows[0])) == 1:
            try:
                rows = [tuple([self.inside(cell, 1) for cell in row]) for row in cells.rows]
                made = Array(tuple(rows))
            except NoFormula:
                pass
        return DeterminantOf(made) if found.determinant else made

    def number(self) -> Expression:
        begin = self.at
        reader = Evaluator(self.tokens, self.at, self.stop)
        try:
            value = Fraction(reader.digits())
        except Symbolic:
            raise NoFormula from None
        self.at = reader.at
        if not self.brackets and self.has_comma():
            return self.with_comma(value)
        digits = "".join([token.text for token in self.tokens[begin : self.at]]).replace("{,}", ",")
        _, _, places = digits.partition("." if "." in digits else "," if value.denominator != 1 else ".")
        return Decimal(value, len(places)) if places else Number(value)

    def with_comma(self, whole: Fraction) -> Expression:
        """2,5 has a decimal comma; 1,500 is a thousand and a half or one and a half."""
        places = self.tokens[self.at + 1].text
        grouped = len(places) == 3 and 0 < whole < 1000
        if whole.denominator != 1 or not places.isdecimal() or (grouped and self.comma is Comma.UNKNOWN):
            raise NoFormula
        if not grouped or self.comma is Comma.DECIMAL:
            self.at += 2
            return Decimal(whole + Fraction(int(places), 10 ** len(places)), len(places))
        while self.has_comma() and len(self.tokens[self.at + 1].text) == 3:
            whole = whole * 1000 + int(self.tokens[self.at + 1].text)
            self.at += 2
        return Number(whole)

    def has_comma(self) -> bool:
        """Whether a comma stands right behind a number and right before another one: 2,5."""
        return is_decimal_comma(self.tokens, self.at, self.stop)

    def bracketed(self, depth: int) -> Expression:
        """A parenthesis, or a vector: [4, 2, 3, 5], (1, 2), (1 | 2), [1 2; 3 4]."""
        opener, begin = self.peek(), self.at
        self.at += 1
        self.brackets += 1
        rows: list[list[Expression]] = [[]]
        commas = barred = False
        while True:
            rows[-1].append(self.sum(depth + 1))
            mark = self.skip()
            if mark == r"\middle":
                self.at += 1
                mark = self.skip()
            if mark == ",":
                commas = True
                self.at += 1
            elif mark == ";":
                rows.append([])
                commas = True
                self.at += 1
            elif mark in _BARS and opener != r"\{":
                barred = commas = True
                self.at += 1
            elif mark in (")", "]", r"\rbrack", r"\}"):
                self.at += 1
                break
            elif opener == "(" and mark and self.tokens[self.at - 1].text in _WIDE:
                commas = True  # (1 \quad 2)
            elif opener in ("[", r"\lbrack") and mark and not commas:
                commas = True  # [1 2 3]
            elif not (opener in ("[", r"\lbrack") and mark):
                raise NoFormula
        self.brackets -= 1
        only = rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 and not commas else None
        names = only.factors if isinstance(only, Times) else ()
        named = len(names) > 1 and all(isinstance(one, Name | Indexed) for one in names)
        if named and (opener in ("[", r"\lbrack") or (opener == "(" and self.are_columns(names, begin))):
            return Columns(names)  # [v_1 v_2]: the matrix with these columns
        calculated = isinstance(only, Sum | Times | Power | Quotient) and opener != r"\{"
        if only is not None and (opener == "(" or calculated or isinstance(only, Grid | Array)):
            return only  # a matrix brings its brackets, or these are its brackets
        if barred and (opener != "(" or not all(_is_number(entry) for row in rows for entry in row)):
            return _augmented(rows)
        if len({len(row) for row in rows}) > 1:
            raise NoFormula
        return _vector(rows)

    def are_columns(self, names: Sequence[Expression], begin: int) -> bool:
        """(v_1 v_2): members of one family, parted by space; (x_1 x_2) is rather a product of numbers."""
        families = {one.name for one in names if isinstance(one, Indexed)}
        if len(families) != 1 or len(set(names)) < len(names) or not all(isinstance(one, Indexed) for one in names):
            return False
        inner = self.tokens[begin + 1 : self.at - 1]
        spaced = [one for one, after in pairwise(inner) if one.stop < after.start or after.text in SILENT]
        return not families & _OF_NUMBERS and len(spaced) >= len(names) - 1

    def bars(self, opener: str, depth: int) -> Expression:
        self.at += 1
        self.norms += opener == r"\|"
        self.single += opener in ("|", r"\vert")
        inner = self.sum(depth + 1)
        self.norms -= opener == r"\|"
        self.single -= opener in ("|", r"\vert")
        closers = {r"\lvert": (r"\rvert",), r"\|": (r"\|",), r"\lVert": (r"\rVert",), r"\Vert": (r"\Vert",)}
        if self.skip() not in closers.get(opener, ("|", r"\vert")):
            raise NoFormula
        self.at += 1
        return NormOf(inner) if opener in (r"\|", r"\lVert", r"\Vert") else DeterminantOf(inner)

    def scalar_product(self, depth: int) -> Expression:
        r"""\langle u, v \rangle of two vectors."""
        self.at += 1
        self.brackets += 1
        first = self.sum(depth + 1)
        if self.skip() not in (",", r"\mid", "|"):
            raise NoFormula
        self.at += 1
        second = self.sum(depth + 1)
        if self.skip() != r"\rangle" or isinstance(first, Number | Decimal) or isinstance(second, Number | Decimal):
            raise NoFormula
        self.at += 1
        self.brackets -= 1
        return Times((first, second), ProductSign.ANGLES)

    def projection(self, depth: int) -> Expression:
        r"""\operatorname{proj}_u v: the projection of v onto the line that u spans."""
        if self.skip() != "_":
            raise NoFormula
        self.at += 1
        onto = self.inside(self.argument(), depth)
        if not isinstance(onto, Name | Indexed) or onto.name[-2:].strip("}'").isupper():
            raise NoFormula  # onto a subspace
        return projected(self.postfix(depth + 1), onto)

    def named(self, text: str, depth: int) -> Expression:
        if text in _OPERATOR_COMMANDS:
            self.at += 1
            return self.applied(_OPERATOR_COMMANDS[text], depth)
        if text in _EXTREMES:
            self.at += 1
            return self.extreme(_EXTREMES[text], depth)
        if text in (r"\operatorname", r"\mathop") or text in _STYLES or text in BOXES:
            self.at += 1
            if self.peek() == "*":
                self.at += 1
            inside = self.argument()
            word = "".join([token.text for token in self.tokens[inside[0] : inside[1]]])
            if word in operators():
                return self.applied(_FUNCTIONS[operators()[word]], depth)
            if word.lower() == "proj":
                return self.projection(depth)
            if text in _STYLES and len(word) == 1 and word.isalpha():
                return Name(word)
            if text == r"\operatorname" or (len(word) > 1 and word.isalpha() and self.skip() == "("):
                raise NoFormula  # of a function that is not known
            return self.inside(inside, depth)
        if text == r"\proj":
            self.at += 1
            return self.projection(depth)
        if text == r"\inv" and self.opens_brace():
            self.at += 1
            return Power(self.inside(self.argument(), depth), -1)
        if text in LAST_ARGUMENT:
            self.at += 1
            for _ in range(LAST_ARGUMENT[text]):
                if self.peek() == "[":
                    self.at = min(bracket_end(self.tokens, self.at, self.stop) + 1, self.stop)
                self.argument()
            return self.inside(self.argument(), depth)
        if text in _ACCENTS:
            self.at += 1
            inside = self.argument()
            inner = self.inside(inside, depth)
            if inner == Number(Fraction(0)):
                return inner  # the zero vector
            if not isinstance(inner, Name):
                raise NoFormula
            return Name(f"{text}{{{inner.name}}}")
        if _is_vector(text):
            self.at += 1
            return Name(f"\\vec{{{text[1]}}}")
        if text in GREEK:
            self.at += 1
            after = self.skip() if text == r"\Delta" else ""
            if len(after) == 1 and after.isascii() and after.isalpha():
                self.at += 1
                return Name(rf"\Delta {after}")  # the change of W is one thing
            return Name(text)
        if text.isascii() and text.isalpha() and len(text) == 1:
            return self.letter(depth)
        raise NoFormula

    def extreme(self, chosen: Callable[[Sequence[Fraction]], Fraction], depth: int) -> Expression:
        """The least or greatest of numbers between brackets: min{3, 4}."""
        if self.skip() not in ("(", r"\{", r"\lbrace"):
            raise NoFormula
        numbers: list[Fraction] = []
        self.brackets += 1
        while self.step():
            value = self.sum(depth + 1)
            if not isinstance(value, Number):
                raise NoFormula
            numbers.append(value.value)
            if self.skip() != ",":
                break
        self.brackets -= 1
        if self.skip() not in (")", r"\}", r"\rbrace"):
            raise NoFormula
        self.at += 1
        return Number(chosen(numbers))

    def letter(self, depth: int) -> Expression:
        """A name of one letter; rank, det and their kin when the letters spell them."""
        word = _word(self.tokens, self.at, self.stop)
        if word in operators() and len(word) > 1:
            self.at += sum(1 for _ in word)
            return self.applied(_FUNCTIONS[operators()[word]], depth)
        if len(word) > 3 and not word.isupper():
            raise NoFormula  # a word, not a product of letters
        text = self.peek()
        self.at += 1
        if text == "I" and self.skip() != "_":
            return Identity()
        if text == "I" and self.peek() == "_" and self.peek(1).isdecimal():
            size = int(self.peek(1)[:6])
            self.at += 2
            return Identity(size)
        return Name(text)

    def applied(self, kind: Callable[[Expression], Expression], depth: int) -> Expression:
        """The operator with its argument: rank A B is the rank of the product, det A B is that of A times B."""
        begin = self.at
        if kind is not DeterminantOf and self.skip() == "(":
            value = kind(self.bracketed(depth + 1))
            raised = self.raised(value, depth) if self.skip() == "^" and self.step() else None
            if isinstance(raised, Power):
                return raised  # tr(A)^2 is the square of the trace
        self.at = begin
        inner = [self.postfix(depth + 1)]
        while kind is not DeterminantOf and (mark := self.skip()) and self.starts_matrix(mark):
            inner.append(self.postfix(depth + 1))
        made: Expression = kind(inner[0] if len(inner) == 1 else Times(tuple(inner)))
        return made

    def step(self) -> bool:
        self.at += 1
        return True

    def starts_matrix(self, mark: str) -> bool:
        letter = mark.isascii() and mark.isalpha() and _word(self.tokens, self.at, self.stop) not in operators()
        return letter or mark in _ACCENTS or mark == r"\Delta"


def projected(vector: Expression, onto: Expression) -> Expression:
    """(v . u) / (u . u) u, the projection of v onto u."""
    above, below = Times((vector, onto), ProductSign.DOT), Times((onto, onto), ProductSign.DOT)
    return Times((Quotient(above, below), onto))


def _constant(e: Expression) -> Fraction | None:
    """The value of an exponent, the 2 + 1 of (-1)^{2 + 1}."""
    match e:
        case Number(value):
            return value
        case Negative(of):
            inner = _constant(of)
            return None if inner is None else -inner
        case Sum(terms):
            values = [_constant(term) for term in terms]
            known = [value for value in values if value is not None]
            return sum(known, Fraction(0)) if len(known) == len(values) else None
    return None


def _is_number(entry: Expression) -> bool:
    """Whether an entry has no matrix in it, by its letters: 3 - 2t, and not A."""
    match entry:
        case Name(name) | Indexed(name, _):
            return name.islower()
        case Number() | Decimal():
            return True
        case Sum(parts) | Times(parts):
            return all(_is_number(part) for part in parts)
        case Negative(of):
            return _is_number(of)
        case Quotient(above, below):
            return _is_number(above) and _is_number(below)
    return False


def _augmented(rows: list[list[Expression]]) -> Expression:
    """(A | b): a matrix and what stands beside it, each by its name; P(A | B) and the like are none.

    [c_1 c_2 | b_1 b_2] and [v_1 | v_2] are the vectors side by side.
    """
    parts = rows[0]
    columns = [one for part in parts for one in (part.factors if isinstance(part, Times) else (part,))]
    if len(rows) == 1 and len(columns) > 1 and _is_family_each(parts, columns):
        return Columns(tuple(columns))
    if len(rows) > 1 or len(parts) != 2 or not all(isinstance(one, Name | Indexed) for one in parts):
        raise NoFormula
    if not (isinstance(parts[0], Name | Indexed) and parts[0].name[-2:].strip("}'").isupper()):
        raise NoFormula
    return Columns(tuple(parts))


def _is_family_each(parts: list[Expression], columns: list[Expression]) -> bool:
    """Whether names stand side by side, those of each part with indices and of one letter: c_1 c_2 | b_1 b_2."""
    if not all(isinstance(one, Indexed) and one.name.islower() for one in columns) or len({*columns}) < len(columns):
        return False
    letters = [{one.name for one in _factors(part) if isinstance(one, Indexed)} for part in parts]
    alone = all(len(_factors(part)) == 1 for part in parts)
    return len(set().union(*letters)) == 1 if alone else all(len(one) == 1 for one in letters)


def _factors(part: Expression) -> tuple[Expression, ...]:
    return part.factors if isinstance(part, Times) else (part,)


def _is_vector(command: str) -> bool:
    r"""\xvec, \vvec: the vector of the letter."""
    return len(command) == 5 and command[0] == "\\" and command[2:] == "vec"


def _word(tokens: list[Token], at: int, stop: int) -> str:
    """The letters that stand together from here, up to eight of them; each is a token."""
    word = ""
    for k in range(at, min(stop, at + 8)):
        text = tokens[k].text
        if not (text.isascii() and text.isalpha()) or (word and tokens[k].start != tokens[k - 1].stop):
            break
        word += text
    return word


def _product(factors: list[Expression], sign: ProductSign) -> Expression:
    return factors[0] if len(factors) == 1 else _scaled(factors) or Times(tuple(factors), sign)


def _scaled(factors: list[Expression]) -> Decimal | None:
    """1.5 times 10^-7 as the decimal that it is, with its places."""
    match factors:
        case [Decimal(value, places), Power(Number(base), exponent)] if base == 10:
            return Decimal(value * base**exponent, places - exponent)
    return None


def _negative(made: Expression) -> Expression:
    if isinstance(made, Number):
        return Number(-made.value)
    if isinstance(made, Decimal):
        return Decimal(-made.value, made.places)
    return Negative(made)


def _quotient(above: Expression, below: Expression) -> Expression:
    if isinstance(above, Number) and isinstance(below, Number):
        if not below.value:
            raise InputError.of("input.zero-denominator", entry=f"{above.value}/0")
        return Number(above.value / below.value)
    return Quotient(above, below)


def _vector(rows: list[list[Expression]]) -> Expression:
    values = [[entry.value if isinstance(entry, Number) else None for entry in row] for row in rows]
    if all(value is not None for row in values for value in row):
        return Grid(tuple([tuple(row) for row in values]))
    return Array(tuple([tuple(row) for row in rows]))
