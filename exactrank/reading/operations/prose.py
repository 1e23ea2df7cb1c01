"""What is particular to prose: sentences, items of lists, and formulas that are an operation and no more."""

from __future__ import annotations

from itertools import pairwise

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.tokens import FRACTIONS, text_of
from exactrank.reading.latex.vocabulary import GREEK, SILENT, TIMES
from exactrank.reading.operations.notation import LOOSE_COLUMNS, LOOSE_ROWS
from exactrank.reading.operations.numerals import Numerals
from exactrank.reading.operations.row_names import Lexeme

_SUM = r"-?(?:[nk]\*?)?[RC](?:[+-](?:[nk]\*?)?[RC])*"
_OPERATION = rf"(?:[RC][<=]{_SUM}|{_SUM}>[RC]|[RC]>{_SUM}|[RC]X[RC]|[RC][12]{_SUM}|[RC][34]-?[nk])"
_WHOLE = lazy_pattern(_OPERATION)
_LOOSE = LOOSE_ROWS | LOOSE_COLUMNS
_BEFORE_FACTOR = "MDASbw"
_BEHIND_FACTOR = "bwD"
_WORDS_BEHIND = 3
_IN_FACTORS = frozenset(("+", "-", "(", ")", "{", "}", "^", "/", *FRACTIONS, *TIMES, *SILENT))
_LONGEST_FORMULA = 120
_LONGEST_LINE = 200
_ITEM_REACH = 4
"""Characters of the mark of an item."""
_NEW_ITEM = lazy_pattern(r"\n\s*(?:\n|[-*•]\s|\d{1,2}[.)]\s)")


class Prose(Numerals):
    """Goes along sentences; loose letters name rows only where a whole formula is an operation."""

    def in_prose(self) -> bool:
        """Where an item of a list or a formula begins; whether a formula was read that is an operation and no more."""
        tokens, begin = self.tokens, self.at
        text = tokens[begin].text
        if text in ("$", r"\(", r"\)"):
            self.math = not self.math if text == "$" else text == r"\("
            if self.math:
                end = self.closer(begin + 1)
                self.whole_formula(begin + 1, end)
                if self.at == begin and self.is_factor_in_letters(begin + 1, end):
                    self.at = end
                    self.found.append(Lexeme("k", None, begin + 1, end, text_of(self.tokens, begin + 1, end)))
            return self.at > begin
        if text in LOOSE_ROWS and not self.math and (begin == self.first or self.begins_line(begin)):
            self.whole_formula(begin, self.line_end(begin))
            if self.at > begin:
                return True
        behind = tokens[begin - 1].stop if begin > self.first else 0
        apart = behind + 1 < tokens[begin].start and bool(self.found) and self.found[-1].code != "."
        if apart:
            self.looks_at(behind, tokens[begin].start + _ITEM_REACH)
        if apart and _NEW_ITEM.match(self.text, behind):
            self.end_sentence(begin)
        return False

    def is_factor_in_letters(self, begin: int, end: int) -> bool:
        """Whether a formula behind a verb, or behind by, is what rows are multiplied with: divide row 2 by $a - 1$."""
        texts = [token.text for token in self.tokens[begin:end]]
        letters = [text for text in texts if text in GREEK or (len(text) == 1 and text.isalpha() and text.islower())]
        if not letters or not self.found or not self.may_be_factor(end):
            return False
        if any(text in _LOOSE and behind.isdecimal() for text, behind in pairwise(texts)):
            return False  # l2
        return all(text in _IN_FACTORS or text.isdecimal() for text in texts if text not in letters)

    def may_be_factor(self, end: int) -> bool:
        """Whether a factor may stand here: behind a verb or by, or behind rows where such a word follows."""
        before = self.found[-1].code
        if before in _BEFORE_FACTOR or before not in "RCo":
            return before in _BEFORE_FACTOR
        behind = self.within(end + 1, min(end + _WORDS_BEHIND, self.stop), prose=True)
        return bool(behind) and behind[0].code in _BEHIND_FACTOR

    def end_sentence(self, begin: int) -> None:
        self.row_word = ""
        self.verb = " "
        self.found.append(Lexeme(".", None, begin, begin))

    def closer(self, begin: int) -> int:
        """Where the formula that begins here ends; 0 when that is too far."""
        longest = range(begin, min(self.stop, begin + _LONGEST_FORMULA))
        return next((k for k in longest if self.tokens[k].text in ("$", r"\)")), 0)

    def begins_line(self, begin: int) -> bool:
        return "\n" in self.text[self.tokens[begin - 1].stop : self.tokens[begin].start]

    def line_end(self, begin: int) -> int:
        end = self.text.find("\n", self.tokens[begin].start, self.tokens[begin].start + _LONGEST_LINE)
        if end < 0:
            end = self.tokens[begin].start + _LONGEST_LINE
        return next((k for k in range(begin, self.stop) if self.tokens[k].start >= end), self.stop)

    def whole_formula(self, begin: int, end: int) -> None:
        """A formula in loose letters that is an operation and no more, w_2 -> w_2 - 3 w_1, is read."""
        begins = begin < end and (self.tokens[begin].text in _LOOSE or self.tokens[begin].text[0] in "-0123456789({")
        if not begins or not any(token.text in _LOOSE for token in self.tokens[begin:end]):
            return
        inner = self.within(begin, end, prose=False)
        parts = "".join([lexeme.code for lexeme in inner]).rstrip(".,").split(",")
        if all(_WHOLE.fullmatch(part) for part in parts) and _keeps_rows(inner):
            self.found += inner
            self.at = end


def _keeps_rows(lexemes: list[Lexeme]) -> bool:
    """Whether every row with an equals sign behind it stands on the other side too: w_2 = 3 w_1 says how rows are."""
    for k, lexeme in enumerate(lexemes[1:], 1):
        if lexeme.code == "=":
            end = next((i for i in range(k, len(lexemes)) if lexemes[i].code == ","), len(lexemes))
            rows = [one.value for one in lexemes[k:end] if one.code in "RC"]
            if lexemes[k - 1].value not in rows or end == k + 2:
                return False
    return True
