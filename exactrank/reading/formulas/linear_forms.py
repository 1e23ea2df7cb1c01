"""Linear forms in named variables: 2x + 3y - \\frac12 z, also spread over the cells of an alignment."""

from __future__ import annotations

from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.numbers import Evaluator, Symbolic
from exactrank.reading.latex.tokens import FRACTIONS, Token, closing, words
from exactrank.reading.latex.vocabulary import BOXES, CELL_ENDS, GREEK, HIDDEN, SILENT, TIMES

_PASSED = CELL_ENDS | words(r"\. \+")
"""The ends of cells, and what leaves out a term or a sign in an alignment."""

Form = dict[str, Fraction | None]
"""Coefficients by variable; the constant stands under the empty name."""

_SPACE = lazy_pattern(r"^\\[a-zA-Z]*(?:space|skip|strut)")
"""Somebody's own command for space."""


class NotLinear(Exception):
    """The tokens are no linear form."""


class LinearForm:
    """Reads sides of an equation from a list of tokens."""

    def __init__(self, tokens: list[Token], cells: list[tuple[int, int]]) -> None:
        self.tokens: list[Token] = []
        for start, stop in cells:
            k = start
            while k < stop:
                token = tokens[k]
                if token.text == "{" and k + 1 < stop and tokens[k + 1].text == "}":  # {}+{}
                    k += 2
                    continue
                if token.text in HIDDEN:
                    k += 2 if k + 1 < stop and tokens[k + 1].text == "*" else 1
                    for _ in range(HIDDEN[token.text]):
                        if k < stop and tokens[k].text == "{":
                            k = closing(tokens, k, stop) + 1
                    continue
                if self._groups(tokens, k, stop):
                    self.tokens.append(token)
                    k += 1
                    continue
                silent = token.text in _PASSED or token.text in SILENT or token.text in BOXES
                if not silent and not _SPACE.search(token.text):
                    self.tokens.append(token)
                k += 1
        while self.tokens and self.tokens[-1].text in (".", ",", ";", "}"):
            if self.tokens[-1].text == "}" and self.balanced():
                break
            self.tokens.pop()
        self.at = 0
        self.right = False
        """past the equals sign"""
        self.raised: set[str] = set()
        """letters with exponents"""

    def _groups(self, tokens: list[Token], k: int, stop: int) -> bool:
        """Whether a thin space parts the digits of one number: 50\\,000."""
        before = self.tokens[-1].text if self.tokens else ""
        after = tokens[k + 1].text if k + 1 < stop else ""
        return tokens[k].text == r"\," and before.isdecimal() and len(after) == 3 and after.isdecimal()

    def balanced(self) -> bool:
        return sum((t.text == "{") - (t.text == "}") for t in self.tokens) == 0

    def peek(self, ahead: int = 0) -> str:
        return self.tokens[self.at + ahead].text if self.at + ahead < len(self.tokens) else ""

    def at_end(self) -> bool:
        return self.at >= len(self.tokens)

    def relation(self) -> str:
        self.right = True
        self.at += 1
        return self.tokens[self.at - 1].text if self.at <= len(self.tokens) else ""

    def side(self) -> Form:
        found: Form = {}
        begin = self.at
        while True:
            sign = 1
            signs = 0
            while self.peek() in ("+", "-"):
                sign = -sign if self.peek() == "-" else sign
                self.at += 1
                signs += 1
            if not self.peek() or self.peek() == "=":
                if self.at == begin:
                    raise NotLinear
                return found
            if signs == 0 and self.at > begin:
                raise NotLinear
            name, value = self.term()
            known = found.get(name, Fraction(0))
            found[name] = None if value is None or known is None else known + sign * value
        return found

    def term(self) -> tuple[str, Fraction | None]:
        factor: Fraction | None = Fraction(1)
        name = ""
        seen = raised = False
        while (text := self.peek()) and text not in ("+", "-", "="):
            if text in TIMES:
                self.at += 1
                continue
            if text[0].isdecimal() or text[0] == "." or text in FRACTIONS or text in "({":
                value = self.number_or_letters()
                factor = None if factor is None or value is None else factor * value
            elif text == "/":
                self.at += 1
                value = self.number_or_letters()
                factor = None if factor is None or not value else factor / value
            elif text == r"\sqrt":
                self.root()
                factor = None
            elif (text.isascii() and text.isalpha()) or text in GREEK:
                variable = self.variable()
                if name or raised:
                    factor = None  # a x: a parameter times a variable
                raised = self.exponent(variable)
                name = variable
            else:
                raise NotLinear
            seen = True
        if not seen or (factor is None and not name and not self.right) or (raised and not self.right):
            raise NotLinear
        return ("", None) if raised else (name, factor)

    def exponent(self, variable: str) -> bool:
        """Whether a letter has an exponent, which is passed: k^2 x, x = k^2. It is a parameter then, no unknown."""
        if self.peek() != "^":
            return False
        found = self.peek(1) if self.peek(1) != "{" else self.peek(2) if self.peek(3) == "}" else ""
        if not found.isdecimal() or "_" in variable:
            raise NotLinear
        self.raised.add(variable)
        self.at += 4 if self.peek(1) == "{" else 2
        return True

    def root(self) -> None:
        """Goes past the root of a number, which is a coefficient without a rational value."""
        self.at += 1
        begin, end = self.at, self.at
        if self.peek() == "{":
            begin, end = self.at + 1, closing(self.tokens, self.at, len(self.tokens))
        inside = "".join([token.text for token in self.tokens[begin : max(end, begin + 1)]])
        if not inside.lstrip("-").isdecimal():
            raise NotLinear
        self.at = max(end, begin) + 1

    def number_or_letters(self) -> Fraction | None:
        """A number; None for a group with letters in it, which is no number and yet a coefficient."""
        begin = self.at
        if self.at_end():
            raise NotLinear
        try:
            return self.number()
        except NotLinear:
            if self.tokens[begin].text != "(":
                raise
        depth = 0
        for k in range(begin, len(self.tokens)):
            depth += (self.tokens[k].text == "(") - (self.tokens[k].text == ")")
            if depth == 0:
                self.at = k + 1
                return None
        raise NotLinear

    def variable(self) -> str:
        name = self.peek()
        self.at += 1
        if self.peek() == "_":
            self.at += 1
            if self.peek() == "{":
                end = closing(self.tokens, self.at, len(self.tokens))
                index = "".join([token.text for token in self.tokens[self.at + 1 : end]])
                self.at = end + 1
            else:
                index = self.peek()
                self.at += 1
            name = f"{name}_{index}"
        elif self.peek().isdecimal() and self.tokens[self.at].start == self.tokens[self.at - 1].stop:
            name = f"{name}_{self.peek()}"
            self.at += 1
        return name

    def number(self) -> Fraction | None:
        reader = Evaluator(self.tokens, self.at, len(self.tokens))
        try:
            value = Fraction(reader.primary(0))
        except Symbolic:
            raise NotLinear from None
        self.at = reader.at
        return value
