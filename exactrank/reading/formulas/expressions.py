"""Formulas of linear algebra from LaTeX or plain tokens: names, products, transposes, fractions, vectors, matrices."""

from __future__ import annotations

from exactrank.reading.formulas.composed import negative_of, product_of, quotient_of
from exactrank.reading.formulas.enclosed import between_bars, bracketed, grid_of, scalar_product
from exactrank.reading.formulas.formula_reader import Comma, FormulaReader, NoFormula
from exactrank.reading.formulas.named_formulas import ACCENTS, OPERATOR_COMMANDS, is_vector_command, named_formula
from exactrank.reading.formulas.scripts import STYLES, is_before_base, transposed_behind, with_exponent, with_index
from exactrank.reading.formulas.written_numbers import ends_number, written_number
from exactrank.reading.latex.grid_forms import grid_at
from exactrank.reading.latex.tokens import FRACTIONS, Token, words
from exactrank.reading.latex.vocabulary import BOXES, CROSSES, DIVIDED, GREEK, LAST_ARGUMENT, SILENT, TIMES
from exactrank.reading.source.limits import MAX_DEPTH
from exactrank.statements import (
    Columns,
    Expression,
    Indexed,
    Name,
    Negative,
    NormOf,
    Power,
    ProductSign,
    SquareRoot,
    Sum,
)

_OPENING = words(r"| \vert \lvert")


def formula_of(
    text: str, tokens: list[Token], start: int, stop: int, comma: Comma = Comma.UNKNOWN, letter_powers: bool = False
) -> Expression:
    """The expression that the tokens write; raises NoFormula, and InputError past the limits.

    With `letter_powers` exponents may hold a letter, and so may the entries of matrices.
    """
    reader = _Formula(text, tokens, start, stop, comma)
    reader.letter_powers = letter_powers
    made = reader.sum(0)
    if reader.skip():
        raise NoFormula
    return made


class _Formula(FormulaReader):
    """The grammar: sums of products of factors."""

    def inside(self, inside: tuple[int, int], depth: int) -> Expression:
        part = _Formula(self.text, self.tokens, *inside, self.comma)
        part.letter_powers = self.letter_powers
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
        return quotient_of(made, self.sum(depth + 1))  # {1 \over 2}

    def signed(self, depth: int) -> Expression:
        mark = self.skip()
        if mark == "-":
            self.at += 1
            return negative_of(self.product(depth))
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
                    factors.append(negative_of(self.postfix(depth)))
                else:
                    factors.append(self.postfix(depth))
            elif mark in DIVIDED:
                self.at += 1
                below = self.postfix(depth)
                above = factors.pop()
                factors.append(quotient_of(above, below))
            elif mark and mark[0].isdecimal() and ends_number(self, factors[-1]):
                if not self.brackets:
                    raise NoFormula  # 1 2 is no product
                return product_of(factors, sign)
            elif mark and starts_factor(self, mark):
                factors.append(self.postfix(depth))
            elif len(factors) > 1 and any(isinstance(one, Columns) for one in factors):
                raise NoFormula
            else:
                return product_of(factors, sign)

    def postfix(self, depth: int) -> Expression:
        made = self.atom(depth)
        while True:
            mark = self.skip()
            if mark == "^" and not is_before_base(self):
                self.at += 1
                made = with_exponent(self, made, depth)
            elif mark == r"\inv" and not self.opens_brace():
                self.at += 1
                made = Power(made, -1)
            elif mark == "'" and isinstance(made, Name):
                self.at += 1
                made = Name(made.name + "'")
            elif mark == "'" and isinstance(made, Indexed):
                self.at += 1
                made = Indexed(made.name + "'", made.indices)
            elif mark == "_" and isinstance(made, Name):
                self.at += 1
                made = with_index(self, made)
            elif mark == "_" and isinstance(made, NormOf):
                self.at += 1
                kind = [token.text for token in self.tokens[slice(*self.argument())] if token.text.isalnum()]
                if kind not in (["F"], ["2"]):
                    raise NoFormula
                made = NormOf(made.of, kind == ["2"])
            else:
                return made

    def atom(self, depth: int) -> Expression:
        text = self.skip()
        if not text or depth > MAX_DEPTH:
            raise NoFormula
        if text == "^":
            return transposed_behind(self, depth)
        if text[0].isdecimal() or (text[0] == "." and len(text) > 1):
            return written_number(self)
        if text in ("(", "[", r"\lbrack", r"\{"):
            return bracketed(self, depth)
        if text == "{":
            return self.inside(self.argument(), depth)
        if text in ("|", r"\lvert", r"\vert", r"\|", r"\lVert", r"\Vert"):
            return between_bars(self, text, depth)
        if text == r"\langle":
            return scalar_product(self, depth)
        if text in FRACTIONS:
            self.at += 1
            above = self.inside(self.argument(), depth)
            return quotient_of(above, self.inside(self.argument(), depth))
        if text == r"\sqrt":
            self.at += 1
            return SquareRoot(self.inside(self.argument(), depth))
        if text == r"\begin" or text[0] == "\\":
            cells = grid_at(self.tokens, self.at, self.stop)
            if cells is not None:
                return grid_of(self)
        return named_formula(self, text, depth)


def starts_factor(reader: FormulaReader, mark: str) -> bool:
    """Whether a mark begins another factor, with no sign before it."""
    return (
        mark[0].isdecimal()
        or (mark.isascii() and mark.isalpha())
        or mark in ("(", "[", "{", r"\begin", r"\bigl(", r"\sqrt", r"\lVert", r"\langle")
        or (mark == r"\|" and not reader.norms)
        or (mark == "^" and is_before_base(reader))
        or mark == r"\lvert"
        or (mark in ("|", r"\vert") and reader.at > 0 and reader.tokens[reader.at - 1].text == r"\left")
        or mark in FRACTIONS
        or mark in ACCENTS
        or mark in STYLES
        or mark in GREEK
        or mark in OPERATOR_COMMANDS
        or mark in (r"\operatorname", r"\mathop", r"\proj")
        or mark in BOXES
        or mark in LAST_ARGUMENT
        or (mark == r"\inv" and reader.opens_brace())
        or is_vector_command(mark)
        or (mark[0] == "\\" and grid_at(reader.tokens, reader.at, reader.stop) is not None)
        or (mark in _OPENING and (opens_determinant(reader) or not (reader.single or reader.brackets)))
    )


def opens_determinant(reader: FormulaReader) -> bool:
    r"""Whether a bar opens and rows stand behind it: 2 \left|\begin{array} ... ; bars without \left may close."""
    k = reader.at + 1
    while k < reader.stop and reader.tokens[k].text in SILENT:
        k += 1
    opens = (
        reader.tokens[reader.at - 1].text == r"\left" or reader.tokens[reader.at].text == r"\lvert" or not reader.single
    )
    return opens and k < reader.stop and grid_at(reader.tokens, k, reader.stop) is not None
