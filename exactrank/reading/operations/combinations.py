"""Sums of multiples of rows out of lexemes: factors before and behind a row, brackets."""

from __future__ import annotations

from fractions import Fraction

from exactrank.reading.operations.row_names import Lexeme
from exactrank.reading.operations.sentences import Sentences
from exactrank.reading.operations.written_factors import Factor, WrittenFactor, term_of
from exactrank.statements import ClaimedCombination, ClaimedOperation

Multiple = tuple[str, int, Factor | None]
"""A multiple of a row: the code R or C, the row, the factor."""


class Combinations:
    """Reads sums of multiples of rows from the lexemes."""

    def __init__(self, lexemes: list[Lexeme], prose: bool, target_last: bool = False) -> None:
        self.lexemes = lexemes
        self.codes = "".join([lexeme.code for lexeme in lexemes])
        self.sentences = Sentences(lexemes, self.codes)
        self.replaces = not {"E", "e", "W"}.isdisjoint(self.codes)
        self.prose = prose
        self.used: list[tuple[int, int]] = []
        self.target_last = target_last
        self.at = 0
        self.found: list[ClaimedOperation] = []
        self.whole = True
        self.span = (lexemes[0].start, lexemes[0].start) if lexemes else (0, 0)

    def code(self) -> str:
        return self.codes[self.at] if self.at < len(self.codes) else ""

    def combination(self, depth: int = 0) -> list[Multiple] | None:
        """A sum of multiples of rows, from here on; None, and the place unchanged, when there is none."""
        begin = end = self.at
        terms: list[Multiple] = []
        negative = False
        while True:
            while (sign := self.code()) in ("+", "-"):
                negative ^= sign == "-"
                self.at += 1
            some = self.term(depth)
            if some is None:
                break
            terms += times(some, -1) if negative else some
            end = self.at
            if self.code() not in ("+", "-"):
                return terms
            negative = False
        self.at = end if terms else begin
        return terms or None

    def term(self, depth: int) -> list[Multiple] | None:
        begin = self.at
        factor = self.factor()
        code = self.code()
        inner: list[Multiple] | None = None
        if code in ("R", "C"):
            inner = [(code, int(self.lexemes[self.at].value or 0), 1)]
            self.at += 1
        elif code == "(" and depth < 8:
            self.at += 1
            inner = self.combination(depth + 1)
            if inner is not None and self.code() == ")":
                self.at += 1
            else:
                inner = None
        elif factor == 0 and self.at > begin:
            return []
        if inner is None:
            self.at = begin
            return None
        return times(inner, self.after(factor))

    def factor(self) -> Factor | None:
        """What stands before a row: 2, \\frac12, 2 \\cdot, 1/2, a^2; 1 when nothing does."""
        begin = self.at
        factor: int | Fraction | None = 1
        while (code := self.code()) in ("n", "k", "*", "/") and self.at < begin + 12:
            if code == "n":
                factor = None if factor is None else factor * (self.lexemes[self.at].value or 0)
            elif code == "k":
                factor = None
            elif code == "/":
                following = self.lexemes[self.at + 1] if self.at + 1 < len(self.lexemes) else None
                if following is None or following.code not in "nk" or (following.code == "n" and not following.value):
                    break
                factor = None if factor is None or not following.value else factor / Fraction(following.value)
                self.at += 1
            self.at += 1
        return self.written(begin) if factor is None else factor

    def written(self, begin: int) -> WrittenFactor | None:
        """The factor from there to here by its text: 2 a^2; None where a part of it has none."""
        parts = [
            f"({Fraction(one.value or 0)})" if one.code == "n" else one.text if one.code == "k" else one.code
            for one in self.lexemes[begin : self.at]
        ]
        power = next((k for k, text in enumerate(parts) if text == "^"), None)
        if power is not None and (power + 1 >= len(parts) or "^" in parts[power + 1 :] or len(parts) > power + 2):
            return None  # what belongs to the exponent is not known
        return WrittenFactor(" ".join(parts).rstrip("*/ ")) if all(parts) else None

    def after(self, factor: Factor | None) -> Factor | None:
        """What follows a row: R_1 \\times 2, R_3 \\div 5, R_1 \\cdot (-2)."""
        while (code := self.code()) in ("*", "/"):
            k = self.at + 1
            negative = self.codes[k : k + 1] == "-"
            k += negative
            following = self.lexemes[k] if k < len(self.lexemes) else None
            if following is None or following.code not in "nk" or (code == "/" and following.value == 0):
                break
            if factor is None or (following.value is None and not following.text):
                factor = None
            elif following.value is None:
                by = WrittenFactor(f"-({following.text})" if negative else following.text)
                factor = by * factor if code == "*" else factor / by
            else:
                value = -Fraction(following.value) if negative else Fraction(following.value)
                factor = factor * value if code == "*" else factor / value
            self.at = k + 1
        return factor


def times(terms: list[Multiple], factor: Factor | None) -> list[Multiple]:
    if factor == 1:
        return terms
    return [(code, row, None if factor is None or own is None else factor * own) for code, row, own in terms]


def only_row(terms: list[Multiple]) -> tuple[str, int] | None:
    """The one row that stands there without a factor."""
    return terms[0][:2] if len(terms) == 1 and terms[0][2] == 1 else None


def claimed_combination(target: tuple[str, int], terms: list[Multiple], implied: bool = False) -> ClaimedCombination:
    """The claim with its target's term first: -2 R_1 + R_2 -> R_2 is R_2 <- R_2 - 2 R_1."""
    code, row = target
    own = [term_of(k, factor) for _, k, factor in terms if k == row]
    others = [term_of(k, factor) for _, k, factor in terms if k != row]
    return ClaimedCombination(row, (*own, *others), code == "C", implied)
