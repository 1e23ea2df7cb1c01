"""What row operations are written with: rows, numbers, signs, arrows and a few words.

LaTeX, plain text and prose in nine languages come down to the same lexemes, each with a one-letter code, so that the
patterns of `grammar` and `sentences` are written once.
"""

from __future__ import annotations

import re

from exactrank.matrix import Scalar
from exactrank.reading.language.row_words import LATIN_WORD
from exactrank.reading.latex.numbers import Evaluator, Symbolic, plain_fraction, value_of
from exactrank.reading.latex.tokens import FRACTIONS, Token, bracket_end, closing
from exactrank.reading.latex.vocabulary import BOXES, DIVIDED, HIDDEN, LAST_ARGUMENT, SILENT, TIMES
from exactrank.reading.operations.notation import (
    BEFORE_ROW,
    BOTH,
    CHANGES,
    CIRCLED,
    CIRCLES,
    ENDS,
    LEFT,
    LOOSE_COLUMNS,
    LOOSE_ROWS,
    MARKS,
    PASSED,
    PLAIN_ARROW,
    PLAIN_CODES,
    RIGHT,
    ROW_COMMANDS,
    SHORT,
)
from exactrank.reading.operations.numbered_equations import numbered_equations
from exactrank.reading.operations.row_names import Lexeme
from exactrank.reading.operations.settled import settled
from exactrank.reading.operations.words import Words

_SUM = r"-?(?:[nk]\*?)?[RC](?:[+-](?:[nk]\*?)?[RC])*"
_OPERATION = rf"(?:[RC][<=]{_SUM}|{_SUM}>[RC]|[RC]>{_SUM}|[RC]X[RC]|[RC][12]{_SUM}|[RC][34]-?[nk])"
_WHOLE = re.compile(rf"{_OPERATION}(?:,+{_OPERATION})*[,.]?")
_LOOSE = LOOSE_ROWS | LOOSE_COLUMNS
_LONGEST_FORMULA = 120
_LONGEST_LINE = 200
# 2. Zeile; but not: by 2. Row 3
_BEHIND_DOT = re.compile(r"\s*([^\W\d_]{1,40})(\s*\$?\s*\d)?")
_NEW_ITEM = re.compile(r"\n\s*(?:\n|[-*•]\s|\d{1,2}[.)]\s)")


def lexemes_of(text: str, tokens: list[Token], start: int, stop: int, prose: bool = False) -> list[Lexeme]:
    """The lexemes of a range of tokens. In prose loose letters name rows only where a whole formula is an operation."""
    found = _Lexer(text, tokens, start, stop, prose).run()
    return settled(numbered_equations(found, tokens, prose), prose)


class _Lexer(Words):
    def run(self) -> list[Lexeme]:
        while self.at < self.stop:
            if self.prose and self.in_prose():
                continue
            if not (self.plain_row() or self.plain_factor()):
                self.step()
        return self.found

    def within(self, start: int, stop: int, prose: bool) -> list[Lexeme]:
        """The lexemes of a part, as its own."""
        inner = _Lexer(self.text, self.tokens, start, stop, prose)
        inner.languages = self.languages
        inner.math = self.math
        return inner.run()

    def in_prose(self) -> bool:
        """Where an item of a list or a formula begins; whether a formula was read that is an operation and no more."""
        tokens, begin = self.tokens, self.at
        text = tokens[begin].text
        if text in ("$", r"\(", r"\)"):
            self.math = not self.math if text == "$" else text == r"\("
            if self.math:
                self.whole_formula(begin + 1, self.closer(begin + 1))
            return self.at > begin
        if text in LOOSE_ROWS and not self.math and (begin == self.first or self.begins_line(begin)):
            self.whole_formula(begin, self.line_end(begin))
            if self.at > begin:
                return True
        behind = tokens[begin - 1].stop if begin > self.first else 0
        apart = behind + 1 < tokens[begin].start and bool(self.found) and self.found[-1].code != "."
        if apart and _NEW_ITEM.match(self.text, behind):
            self.end_sentence(begin)
        return False

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
        if _WHOLE.fullmatch("".join([lexeme.code for lexeme in inner])) and _keeps_rows(inner):
            self.found += inner
            self.at = end

    def plain_factor(self) -> bool:
        """Goes past the 2 of 2R_1 or the fraction of \\frac{1}{2}R_1, when it stands here."""
        tokens, begin = self.tokens, self.at
        if begin + 2 >= self.stop or self.row_word:
            return False
        digits = tokens[begin].text
        if digits in FRACTIONS:
            fraction = plain_fraction(tokens, begin + 1, self.stop)
            if fraction is None:
                return False
            value, end = fraction
        elif digits.isdecimal() and len(digits) < SHORT:
            value, end = int(digits), begin + 1
        else:
            return False
        if end + 1 >= self.stop or tokens[end + 1].text != "_" or not self.letter_code(tokens[end].text):
            return False
        self.at = end
        self.add("n", value, begin)
        return True

    def step(self) -> None:
        begin = self.at
        token = self.tokens[begin]
        text = token.text
        if text in PASSED:
            self.at += 1
        elif text == r"\hbox":
            self.at += 1
            while self.at < self.stop and self.peek() != "{":
                self.at += 1
        elif text in HIDDEN:
            self.at += 1
            for _ in range(HIDDEN[text]):
                self.skip_argument()
        elif text in LAST_ARGUMENT:
            self.at += 1
            for _ in range(LAST_ARGUMENT[text]):
                self.skip_argument()
        elif text in CIRCLES:
            self.at += 1
            self.circled()
        elif (text in BEFORE_ROW or text in ROW_COMMANDS or text[0].isalpha()) and self.row_name():
            pass
        elif text in (r"\begin", r"\end"):
            self.at += 1
            self.skip_argument()
            while text == r"\begin" and self.peek() in ("{", "[") and self.peek() and self.adjacent(self.at):
                before = self.at
                self.skip_argument()
                if self.at == before:
                    break
        elif text in BOXES or text in (r"\substack", r"\shortstack", r"\hss", r"\array", r"\makecell"):
            self.at += 1
        elif text[0].isdecimal() or text in FRACTIONS or (text[0] == "." and len(text) > 1) or text == "(":
            self.number()
        elif text in LEFT or text in RIGHT or text in BOTH:
            self.at += 1
            self.add("<" if text in LEFT else ">" if text in RIGHT else "X", None, begin)
        elif (text in CHANGES and self.change(text)) or (text[0] in "<-=:" and self.plain_arrow(token)):
            pass
        elif text in ENDS:
            self.at += 1
            self.end_sentence(begin)
        elif text == ":" and self.prose and not self.math:
            self.at += 1
            self.row_word = ""
            self.add(",", None, begin)
        elif text in ("-", "'", "’") and self.joins_words():
            self.at += 1
        elif (
            text in MARKS or text in TIMES or text in DIVIDED or text in (r"\\", r"\land", "&", r"\amp", "|", r"\vert")
        ):
            self.at += 1
            mark = MARKS.get(text) or ("*" if text in TIMES else "/" if text in DIVIDED else ",")
            self.row_word = self.row_word if mark == "," else ""  # rows 2, 3; but row 2 - 3 row 1
            self.add(mark, None, begin)
        elif text in CIRCLED:
            self.at += 1
            self.add("R", CIRCLED[text], begin)
        elif self.word():
            pass
        elif not text.isascii():
            self.characters(token)
        else:
            self.at += 1
            self.add("?", None, begin)

    def joins_words(self) -> bool:
        """The hyphen of 3-fache, the apostrophe of l'équation."""
        k = self.at
        if not (k > self.first and self.adjacent(k) and k + 1 < self.stop and self.adjacent(k + 1)):
            return False
        before = self.tokens[k - 1].text[-1]
        letter = self.tokens[k + 1].text[0].isalpha() and not self.math
        if not letter or self.tokens[k].text != "-":
            return letter and before.isalpha()
        counted = before.isdecimal() or before in ")}"
        return counted and self.spaced().counted.match(self.text, self.tokens[k].start) is not None

    def change(self, sign: str) -> bool:
        """R2 -= 3 R1, and \\mathrel{+}= in TeX."""
        k = self.at + 1
        while k < self.stop and self.tokens[k].text == "}":
            k += 1
        if not (k < self.stop and self.tokens[k].text == "=" and self.found and self.found[-1].code in "RC"):
            return False
        begin, self.at = self.at, k + 1
        self.add(CHANGES[sign], None, begin)
        return True

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
        whole = isinstance(value, int) and 1 <= value <= 9999
        if whole and self.tokens[begin].text[0].isdecimal() and self.ordinal_sign():
            self.add("#", int(value) - 1, begin)
            self.row_word = ""
            return
        if whole and self.row_word and self.in_plain_parentheses(begin) and (self.named or not self.counts()):
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
        self.add("n", value, begin)
        self.row_word = ""

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

    def in_plain_parentheses(self, begin: int) -> bool:
        """A number as it is, or the number of an equation in parentheses: (2), not (-2)."""
        return self.tokens[begin].text != "(" or self.at == begin + 3

    def ordinal_sign(self) -> bool:
        """Goes past the end of an ordinal: the nd of 2nd, the full stop of 2. Zeile."""
        text = self.peek()
        if not text or not self.adjacent(self.at) or not (text.isalpha() or text in ".ªº^"):
            return False
        if text == ".":
            behind = _BEHIND_DOT.match(self.text, self.tokens[self.at].stop) if self.spaced().dotted else None
            said = self.spaced().words.get(behind[1].lower()) if behind else None
            dotted = said is not None and (said.codes == "&" or (said.codes in ("r", "l") and not behind[2]))  # type: ignore[index]
            self.at += dotted
            return dotted
        match = LATIN_WORD.match(self.text, self.tokens[self.at].start)
        suffix = match[0] if match else text
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
            self.found += [Lexeme("/", None, begin, begin), Lexeme("n" if divisor else "k", divisor, begin, self.at)]
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

    def plain_arrow(self, token: Token) -> bool:
        match = PLAIN_ARROW.match(self.text, token.start)
        if match is None or (match[0] == "<=" and not self.found):
            return False
        begin = self.at
        while self.at < self.stop and self.tokens[self.at].start < match.end():
            self.at += 1
        self.add(PLAIN_CODES[match.lastgroup or ""], None, begin)
        return True


def _keeps_rows(lexemes: list[Lexeme]) -> bool:
    """Whether every row with an equals sign behind it stands on the other side too: w_2 = 3 w_1 says how rows are."""
    for k, lexeme in enumerate(lexemes[1:], 1):
        if lexeme.code == "=":
            end = next((i for i in range(k, len(lexemes)) if lexemes[i].code == ","), len(lexemes))
            if lexemes[k - 1].value not in [one.value for one in lexemes[k:end] if one.code in "RC"]:
                return False
    return True


def _lowest(above: Scalar, below: Scalar) -> Scalar:
    from fractions import Fraction

    made = Fraction(above) / below
    return made.numerator if made.denominator == 1 else made
