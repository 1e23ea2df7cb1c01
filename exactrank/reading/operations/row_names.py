"""Names of rows and columns among the tokens of a text: R_2, r_{2}, \\rho_2, {L}_2, \\mathbf{r}_2, R2, R'_2."""

from __future__ import annotations

from typing import NamedTuple

from exactrank.matrix import Scalar
from exactrank.patterns import lazy_pattern
from exactrank.reading.language.row_words import column_nouns, row_nouns
from exactrank.reading.latex.tokens import Token, closing, text_of
from exactrank.reading.operations.notation import (
    BEFORE_ROW,
    COLUMNS,
    LOOSE_COLUMNS,
    LOOSE_ROWS,
    ORNAMENTS,
    PRIMES,
    STRICT_ROWS,
)

_DECIMAL = lazy_pattern(r"(?P<before>\S?)[ \t]*(?<![\d.])\d{1,20}\.\d{1,20}\Z")
_SIGNS = frozenset("-−+*·×/=<>←→(:,;&$")
_LONGEST_NUMBER = 48

_TYPED_ROOT = lazy_pattern(r"(?:s q r t|\u221a) (?:\( )?((?:- )?\d++)(?: \))?")
"""A root that is typed, as its tokens are written apart."""


class Lexeme(NamedTuple):
    """A code, its value (a row or column from 0, or a number), the tokens that it spans, of a k their text.

    R row, C column, O the others, n number, k factor without a value, + - * / ( ) signs, < > = X arrows to the left, to
    the right, equals and both ways, 1 2 3 4 for += -= *= /=, comma, full stop; verbs M multiply, A add, S subtract,
    W swap, D divide, E replace, and their participles m a s y d e behind v (is); f from, t to, b by, w with, & and,
    B times (behind a number); behind a noun F from, T to, o its object; ? anything else. While the lexemes are
    gathered there are also # and % ordinals, c number words, r and l nouns without a number, g of or from, h to or an
    article: see `settled`.
    """

    code: str
    value: Scalar | None
    start: int
    stop: int
    text: str = ""


class RowNames:
    """Goes along tokens and gathers lexemes; reads the names of rows and columns."""

    def __init__(self, text: str, tokens: list[Token], start: int, stop: int, prose: bool) -> None:
        self.text = text
        self.tokens = tokens
        self.at = self.first = start
        self.stop = stop
        self.prose = prose
        self.found: list[Lexeme] = []
        self.row_word = ""
        self.bounds = (tokens[start].start, tokens[stop - 1].stop) if start < stop else (0, 0)
        """The range in the text, for what stands within another the outer one."""
        self.looked_beside = False
        """Whether what was read may depend on more of the text than the range and the character on either side."""

    def add(self, code: str, value: Scalar | None = None, start: int | None = None) -> None:
        begin = self.at if start is None else start
        text = text_of(self.tokens, begin, self.at) if code == "k" else ""
        if "s q r t" in text or "\u221a" in text:
            text = _TYPED_ROOT.sub(r"\\sqrt { \1 }", text)
        self.found.append(Lexeme(code, value, begin, self.at, text))

    def looks_at(self, begin: int, end: int) -> None:
        """Notes that what is read depends on the text between two offsets."""
        if begin < self.bounds[0] or end > self.bounds[1]:
            self.looked_beside = True

    def plain_row(self) -> bool:
        """Goes past R_2 or R_{2} without ornaments, as nearly all rows are written, when one stands here."""
        tokens, begin = self.tokens, self.at
        end = begin + 3
        if end > self.stop or tokens[begin + 1].text != "_":
            return False
        digits = tokens[begin + 2].text
        if digits == "{" and end + 2 <= self.stop and tokens[end + 1].text == "}":
            digits = tokens[end].text
            end += 2
        if not (digits.isdecimal() and len(digits) < 5 and int(digits)):
            return False
        if end < self.stop and tokens[end].text in ORNAMENTS:
            return False
        code = self.letter_code(tokens[begin].text)
        if not code:
            return False
        self.at = end
        self.add(code, int(digits) - 1, begin)
        return True

    def peek(self, ahead: int = 0) -> str:
        return self.tokens[self.at + ahead].text if self.at + ahead < self.stop else ""

    def adjacent(self, at: int) -> bool:
        return at < self.stop and self.tokens[at].start == self.tokens[at - 1].stop

    def row_name(self) -> bool:
        """Goes past R_2, r_{2}, \\rho_2, {L}_2, \\mathbf{r}_2, R2, R'_2, when one stands here."""
        begin = k = self.at
        while k < self.stop and self.tokens[k].text in BEFORE_ROW:
            k += 1
        if k >= self.stop:
            return False
        name, k = self.letters(k)
        if not name:
            return False
        while k < self.stop and self.tokens[k].text == "}":
            k += 1
        k = self.primes(k)
        if k < self.stop and self.tokens[k].text == "_":
            index, k = self.index(k + 1)
        elif self.adjacent(k) and k > begin and self.tokens[k].text.isdecimal() and self.tokens[k - 1].text != "}":
            if name in ("e", "E") and self._is_exponent(self.tokens[begin].start):
                return False
            index, k = int(self.tokens[k].text[:6]), k + 1
        elif self.adjacent(k) and k > begin and "₁" <= self.tokens[k].text <= "₉":
            index, k = ord(self.tokens[k].text) - ord("₀"), k + 1
        else:
            return False
        if index is None or not 1 <= index <= 9999:
            return False
        code = self.letter_code(name)
        if not code:
            # kR_1: a factor written as a letter, before the row.
            code = self.letter_code(name[-1:]) if name[:1] != "\\" and len(name) == 2 else ""
            if not code:
                return False
            self.at = begin + 1
            self.add("k", None, begin)
        self.at = self.primes(k)
        self.add(code, index - 1, begin)
        return True

    def _is_exponent(self, start: int) -> bool:
        """1.5e19 in a row of numbers: a decimal right before the letter, and no sign before that."""
        self.looks_at(start - _LONGEST_NUMBER, start)
        decimal = _DECIMAL.search(self.text, max(0, start - _LONGEST_NUMBER), start)
        return decimal is not None and decimal["before"] not in _SIGNS

    def letters(self, k: int) -> tuple[str, int]:
        token = self.tokens[k]
        name = token.text
        if name[0] == "\\" or not name.isascii():
            return name, k + 1
        if not name.isalpha():
            return "", k
        end = min(self.stop, k + 8)
        k += 1
        while k < end:
            before, token = token, self.tokens[k]
            if token.start != before.stop or not (token.text.isascii() and token.text.isalpha()):
                break
            name += token.text
            k += 1
        return name, k

    def letter_code(self, name: str) -> str:
        if name in STRICT_ROWS or (not self.prose and name in LOOSE_ROWS):
            return "R"
        if name in COLUMNS or (not self.prose and name in LOOSE_COLUMNS):
            return "C"
        if len(name) < 3 or name[0] == "\\":
            return ""
        return "R" if name in row_nouns() else "C" if name in column_nouns() else ""

    def primes(self, k: int) -> int:
        while k < self.stop:
            text = self.tokens[k].text
            if text in ("'", "′", "’"):
                k += 1
            elif text == "^" and k + 1 < self.stop and self.tokens[k + 1].text in PRIMES:
                k += 2
            elif text == "^" and k + 1 < self.stop and self.tokens[k + 1].text == "{":
                end = closing(self.tokens, k + 1, self.stop)
                if all(token.text.isdecimal() for token in self.tokens[k + 2 : end]):
                    break  # a power
                k = end + 1 if end < self.stop else self.stop
            else:
                break
        return k

    def index(self, k: int) -> tuple[int | None, int]:
        """A subscript: 2, {2}, {(2)}; None when it is not a number."""
        if k >= self.stop:
            return None, k
        if self.tokens[k].text != "{":
            digits = self.tokens[k].text
            return (int(digits) if digits.isdecimal() and len(digits) < 6 else None), k + 1
        end = closing(self.tokens, k, self.stop)
        digits = "".join([token.text for token in self.tokens[k + 1 : end] if token.text not in ("(", ")", "{", "}")])
        return (int(digits) if digits.isdecimal() and len(digits) < 6 else None), min(end + 1, self.stop)
