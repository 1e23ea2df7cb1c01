"""Going along the tokens of a formula: what is shown of them, what is skipped, what stands in braces."""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import Enum

from exactrank.reading.latex.tokens import Token, closing
from exactrank.reading.latex.vocabulary import HIDDEN, SILENT
from exactrank.statements import Expression


class NoFormula(Exception):
    """The tokens are no formula that the reader understands."""


class Comma(Enum):
    """What the comma of 1,500 is."""

    UNKNOWN = "unknown"
    THOUSANDS = "thousands"
    DECIMAL = "decimal"


class FormulaReader(ABC):
    """Goes along the tokens of a formula; how its parts are put together says what is derived from it."""

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
        self.letter_powers = False
        """Whether an exponent may hold a letter that stands for every positive integer, A^k."""
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

    def opens_brace(self) -> bool:
        r"""Whether a brace stands behind: \inv{A} is the inverse of what is in it."""
        return self.at + 1 < self.stop and self.tokens[self.at + 1].text == "{"

    def step(self) -> bool:
        self.at += 1
        return True

    @abstractmethod
    def inside(self, inside: tuple[int, int], depth: int) -> Expression:
        """The formula in a group of its own."""

    @abstractmethod
    def sum(self, depth: int) -> Expression:
        """The formula from here on, as far as it goes."""

    @abstractmethod
    def postfix(self, depth: int) -> Expression:
        """One factor, with what is raised and lowered behind it."""
