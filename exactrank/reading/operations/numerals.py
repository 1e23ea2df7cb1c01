"""Numbers among the lexemes: factors, numbers of rows, ordinals; fractions and parentheses without a value."""

from __future__ import annotations

from abc import abstractmethod

from exactrank.matrix import Scalar
from exactrank.patterns import lazy_pattern
from exactrank.reading.language.row_words import SPACED_WORD
from exactrank.reading.latex.numbers import Evaluator, Symbolic, value_of
from exactrank.reading.latex.tokens import FRACTIONS, bracket_end, closing, text_of
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.reading.operations.row_names import Lexeme
from exactrank.reading.operations.words import Words
from exactrank.reading.source.numbers import decimal

# 2. Zeile; but not: by 2. Row 3
_BEHIND_DOT = lazy_pattern(r"\s*([^\W\d_]{1,40})(\s*\$?\s*\d)?")
_MAY_GO_ON = lazy_pattern(r"\s*+[^\W\d_]{0,40}\s*+\$?\s*+")
"""The end of a range where what is behind it may belong to the word behind a dot."""


class Numerals(Words):
    """Goes past numbers."""

    @abstractmethod
    def run(self) -> list[Lexeme]:
        """The lexemes of the range."""

    def within(self, start: int, stop: int, prose: bool) -> list[Lexeme]:
        """The lexemes of a part, as its own."""
        inner = type(self)(self.text, self.tokens, start, stop, prose)
        inner.languages = self.languages
        inner.math = self.math
        inner.bounds = self.bounds
        found = inner.run()
        self.looked_beside = self.looked_beside or inner.looked_beside
        return found

    def number(self) -> None:
        begin = self.at
        reader = Evaluator(self.tokens, begin, self.stop)
        try:
            value = reader.primary(0)
        except Symbolic:
            self.symbolic(begin)
            return
        self.at = reader.at
        if self.peek() in ("/", r"\slash") and self.peek(1).isdecimal() and self.tokens[begin].text != "(":
            below = Evaluator(self.tokens, self.at + 1, self.stop)
            divisor = below.primary(0)
            if divisor:
                value = _lowest(value, divisor)
                self.at = below.at
        factor = self.with_decimals(begin, value)
        value = 0 if factor is None else factor
        whole = isinstance(value, int) and 1 <= value <= 9999
        if whole and self.tokens[begin].text[0].isdecimal() and self.ordinal_sign():
            self.add("#", int(value) - 1, begin)
            self.row_word = ""
            return
        listed = whole and self.row_word and self.in_plain_parentheses(begin) and not self.is_before_row()
        if listed and (self.named or not self.counts()):
            self.add(self.row_word, int(value) - 1, begin)
            return
        if whole and self.tokens[begin].text[0].isdecimal():
            if unit := self.unit():
                self.add(unit, int(value) - 1, begin)
                self.row_word = ""
                return
            if self.behind_prefix(begin):
                self.add("%", int(value) - 1, begin)
                return
        self.add("k" if factor is None else "n", factor, begin)
        self.row_word = ""

    def with_decimals(self, begin: int, value: Scalar) -> Scalar | None:
        """0,5 with a comma, where the language writes so; elsewhere nobody knows what 1,5 is."""
        tokens, k = self.tokens, self.at
        digits = tokens[begin].text
        comma = k + 1 < self.stop and tokens[k].text == "," and self.adjacent(k) and self.adjacent(k + 1)
        if not (comma and self.prose and digits.isdecimal() and k == begin + 1 and tokens[k + 1].text.isdecimal()):
            return value
        if self.row_word or self.behind_prefix(begin):
            return value
        self.at += 2
        return decimal(f"{digits}.{tokens[k + 1].text}") if self.spaced().decimal_comma or digits == "0" else None

    def behind_prefix(self, begin: int) -> bool:
        """Whether the sign stands before, that makes an ordinal of a number where a language has one: 第2."""
        k = begin - 1
        while k > self.first and self.tokens[k].text in SILENT:
            k -= 1
        return (
            k >= self.first
            and not self.tokens[k].text.isascii()
            and self.tokens[k].text == self.unspaced().ordinal_prefix
        )

    def is_before_row(self) -> bool:
        """Whether a letter with an index follows: to row 2 and 3R_3 - 5R_1, where 3 is a factor and no row."""
        letter, index = self.peek(), self.peek(1)
        named = len(letter) == 1 and letter.isascii() and letter.isalpha() and self.adjacent(self.at + 1)
        return named and (index == "_" or index.isdecimal())  # but not the y of 1 y 2

    def in_plain_parentheses(self, begin: int) -> bool:
        """A number as it is, or the number of an equation in parentheses: (2), not (-2)."""
        return self.tokens[begin].text != "(" or self.at == begin + 3

    def ordinal_sign(self) -> bool:
        """Goes past the end of an ordinal: the nd of 2nd, the full stop of 2. Zeile, the hyphen and ending of 2-я."""
        text = self.peek()
        if not text or not self.adjacent(self.at) or not (text.isalpha() or text in ".ªº^-"):
            return False
        if text == ".":
            if _MAY_GO_ON.fullmatch(self.text, self.tokens[self.at].stop, self.bounds[1]):
                self.looked_beside = True
            behind = _BEHIND_DOT.match(self.text, self.tokens[self.at].stop) if self.spaced().dotted else None
            said = self.spaced().words.get(behind[1].lower()) if behind else None
            dotted = said is not None and (said.codes == "&" or (said.codes in ("r", "l") and not behind[2]))  # type: ignore[index]
            self.at += dotted
            return dotted
        match = SPACED_WORD.match(self.text, self.tokens[self.at].start + (text == "-"))
        suffix = ("-" if text == "-" else "") + match[0] if match else text
        if suffix not in self.spaced().ordinal_suffixes or (len(suffix) == 1 and self.math):
            return False
        self.go_past(self.tokens[self.at].start + len(suffix))
        return True

    def symbolic(self, begin: int) -> None:
        """A fraction or a parenthesis without a value: a factor in letters, or rows: \\frac{R_2}{3}, 2(R_1 + R_3)."""
        self.at = begin + 1
        if self.tokens[begin].text in FRACTIONS:
            above = self.inside_argument()
            below = self.inside_argument()
            inner = self.within(*above, self.prose)
            if not any(lexeme.code in "RC" for lexeme in inner):
                self.add("k", None, begin)
                return
            divisor = value_of(self.tokens, *below)
            self.found += [Lexeme("(", None, begin, begin), *inner, Lexeme(")", None, begin, begin)]
            self.found += [Lexeme("/", None, begin, begin), self._divisor(divisor, begin, below)]
            return
        depth = 0
        for k in range(begin, min(self.stop, begin + 200)):
            depth += (self.tokens[k].text == "(") - (self.tokens[k].text == ")")
            if depth == 0:
                inner = self.within(begin + 1, k, self.prose)
                codes = [lexeme.code for lexeme in inner]
                if codes in (["R"], ["C"]):  # (第1行)
                    self.at = k + 1
                    self.found += inner
                    return
                if self.prose and not self.math and "?" in codes and not any(code in "RCrl" for code in codes):
                    self.at = k + 1  # a remark in words
                    return
                if inner and not any(code in "RC<>=X" for code in codes):
                    self.at = k + 1
                    self.add("k", None, begin)
                    return
                # What is inside is not looked at again: with groups in groups that would double with every one.
                self.add("(", None, begin)
                self.found += inner
                self.at = k
                return
        self.add("(", None, begin)

    def _divisor(self, value: Scalar | None, begin: int, below: tuple[int, int]) -> Lexeme:
        """What the rows above a fraction's line are divided by."""
        if value:
            return Lexeme("n", value, begin, self.at)
        return Lexeme("k", value, begin, self.at, text_of(self.tokens, *below))

    def inside_argument(self) -> tuple[int, int]:
        if self.at >= self.stop:
            return self.stop, self.stop
        if self.peek() == "{":
            end = closing(self.tokens, self.at, self.stop)
            inside = (self.at + 1, end)
            self.at = min(end + 1, self.stop)
            return inside
        self.at = min(self.at + 1, self.stop)
        return (self.at - 1, self.at)

    def skip_argument(self) -> None:
        if self.at < self.stop and self.tokens[self.at].text == "[":
            self.at = min(bracket_end(self.tokens, self.at, self.stop) + 1, self.stop)
        if self.at < self.stop and self.tokens[self.at].text == "{":
            self.at = min(closing(self.tokens, self.at, self.stop) + 1, self.stop)

    def circled(self) -> None:
        begin = self.at - 1
        inside = (
            (self.at + 1, closing(self.tokens, self.at, self.stop)) if self.peek() == "{" else (self.at, self.at + 1)
        )
        digits = "".join([token.text for token in self.tokens[inside[0] : min(inside[1], self.stop)]])
        self.at = min(inside[1] + (self.peek() == "{"), self.stop)
        if digits.isdecimal() and len(digits) < 4:
            index = int(digits)
            self.add("R", index - 172 if self.tokens[begin].text == r"\ding" else index - 1, begin)


def _lowest(above: Scalar, below: Scalar) -> Scalar:
    from fractions import Fraction

    made = Fraction(above) / below
    return made.numerator if made.denominator == 1 else made
