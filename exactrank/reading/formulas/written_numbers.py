"""Numbers in a formula: decimals with their places, and what the comma of 1,500 is."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from exactrank.reading.formulas.formula_reader import Comma, FormulaReader, NoFormula
from exactrank.reading.latex.numbers import Evaluator, Symbolic
from exactrank.reading.latex.tokens import Token
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.statements import Decimal, Expression, Number


def is_decimal_comma(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a comma stands between two digits without a blank: 2,5 and not 2, 5."""
    if at < 1 or at + 1 >= stop or tokens[at].text != ",":
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    close = before.stop == tokens[at].start and tokens[at].stop == after.start
    return close and before.text[-1:].isdecimal() and after.text[:1].isdecimal()


def written_number(reader: FormulaReader) -> Expression:
    """A whole number or a decimal."""
    begin = reader.at
    evaluator = Evaluator(reader.tokens, reader.at, reader.stop)
    try:
        value = Fraction(evaluator.digits())
    except Symbolic:
        raise NoFormula from None
    reader.at = evaluator.at
    if not reader.brackets and has_comma(reader):
        return with_comma(reader, value)
    digits = "".join([token.text for token in reader.tokens[begin : reader.at]]).replace("{,}", ",")
    _, _, places = digits.partition("." if "." in digits else "," if value.denominator != 1 else ".")
    return Decimal(value, len(places)) if places else Number(value)


def with_comma(reader: FormulaReader, whole: Fraction) -> Expression:
    """2,5 has a decimal comma; 1,500 is a thousand and a half or one and a half."""
    places = reader.tokens[reader.at + 1].text
    grouped = len(places) == 3 and 0 < whole < 1000
    if whole.denominator != 1 or not places.isdecimal() or (grouped and reader.comma is Comma.UNKNOWN):
        raise NoFormula
    if not grouped or reader.comma is Comma.DECIMAL:
        reader.at += 2
        return Decimal(whole + Fraction(int(places), 10 ** len(places)), len(places))
    while has_comma(reader) and len(reader.tokens[reader.at + 1].text) == 3:
        whole = whole * 1000 + int(reader.tokens[reader.at + 1].text)
        reader.at += 2
    return Number(whole)


def has_comma(reader: FormulaReader) -> bool:
    """Whether a comma stands right behind a number and right before another one: 2,5."""
    return is_decimal_comma(reader.tokens, reader.at, reader.stop)


def ends_number(reader: FormulaReader, factor: Expression) -> bool:
    """Whether the digits of a number stand right before."""
    k = reader.at - 1
    while k > 0 and reader.tokens[k].text in SILENT:
        k -= 1
    return isinstance(factor, Number | Decimal) and reader.tokens[k].text[-1].isdecimal()
