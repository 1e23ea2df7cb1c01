"""What row operations are written with, whatever the language: rows, numbers, signs, arrows and a few verbs.

LaTeX, plain text and prose in English and Japanese come down to the same lexemes, each with a one-letter code, so that
the patterns of `operations.py` are written once.
"""

from __future__ import annotations

from exactrank.matrix import Scalar
from exactrank.reading.language.row_words import (
    BEFORE_ROW,
    BOTH,
    CIRCLED,
    COLUMN_WORDS,
    COUNTS,
    DROPPED,
    JAPANESE,
    JAPANESE_CODES,
    KANJI,
    LEFT,
    MARKS,
    ORDINALS,
    PASSED,
    PLAIN_ARROW,
    PLAIN_CODES,
    RIGHT,
    ROMAN,
    ROW_COMMANDS,
    ROW_WORDS,
    SAID_TIMES,
    SHORT,
    WORDS,
)
from exactrank.reading.latex.numbers import Evaluator, Symbolic, plain_fraction, value_of
from exactrank.reading.latex.tokens import FRACTIONS, Token, bracket_end, closing
from exactrank.reading.latex.vocabulary import BOXES, DIVIDED, HIDDEN, LAST_ARGUMENT, SILENT, TIMES
from exactrank.reading.operations.row_names import Lexeme, RowNames


def lexemes_of(text: str, tokens: list[Token], start: int, stop: int, prose: bool = False) -> list[Lexeme]:
    """The lexemes of a range of tokens. In prose only the usual letters name rows, and roman numerals do not."""
    return _Lexer(text, tokens, start, stop, prose).run()


class _Lexer(RowNames):
    def run(self) -> list[Lexeme]:
        while self.at < self.stop:
            if not (self.plain_row() or self.plain_factor()):
                self.step()
        return self.found

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
        elif text in (r"\textcircled", r"\circled", r"\ding", r"\maru", r"\Circled", r"\raisebox@"):
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
        elif text[0] in "<-=:" and self.plain_arrow(token):
            pass
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
        elif text.isascii() and text.isalpha():
            self.word()
        elif not text.isascii():
            self.japanese(token)
        else:
            self.at += 1
            self.add("?", None, begin)

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
        following = self.tokens[self.at : self.at + 2] if self.peek() in ("s", "n", "r", "t") else ()
        if (
            "".join([token.text for token in following]) in ("st", "nd", "rd", "th")
            and isinstance(value, int)
            and self.adjacent(self.at)
        ):
            self.at += 2
            self.add("R", value - 1, begin)
        elif self.row_word and isinstance(value, int) and 1 <= value <= 9999 and self.tokens[begin].text != "(":
            self.add(self.row_word, value - 1, begin)
            return
        elif (unit := self.japanese_unit()) and isinstance(value, int):
            self.add(unit, value - 1, begin)
        else:
            self.add("n", value, begin)
        self.row_word = ""

    def symbolic(self, begin: int) -> None:
        """A fraction or a parenthesis without a value: a factor in letters, or rows: \\frac{R_2}{3}, 2(R_1 + R_3)."""
        self.at = begin + 1
        if self.tokens[begin].text in FRACTIONS:
            above = self.inside_argument()
            below = self.inside_argument()
            inner = _Lexer(self.text, self.tokens, *above, self.prose).run()
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
                inner = _Lexer(self.text, self.tokens, begin + 1, k, self.prose).run()
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

    def japanese_unit(self) -> str:
        """The code of 行 or 列 after a number, past dollar signs and blanks."""
        k = self.at
        while k < self.stop and self.tokens[k].text in SILENT:
            k += 1
        text = self.tokens[k].text if k < self.stop else ""
        if text in ("行", "列") and not (k + 1 < self.stop and self.tokens[k + 1].text == "列" and text == "行"):
            self.at = k + 1
            return "R" if text == "行" else "C"
        return ""

    def plain_arrow(self, token: Token) -> bool:
        match = PLAIN_ARROW.match(self.text, token.start)
        if match is None or (match[0] == "<=" and not self.found):
            return False
        begin = self.at
        while self.at < self.stop and self.tokens[self.at].start < match.end():
            self.at += 1
        self.add(PLAIN_CODES[match.lastgroup or ""], None, begin)
        return True

    def word(self) -> None:
        begin = self.at
        name = ""
        while self.at < self.stop and self.tokens[self.at].text.isascii() and self.tokens[self.at].text.isalpha():
            if name and not self.adjacent(self.at):
                break
            name += self.tokens[self.at].text
            self.at += 1
            if len(name) > 40:
                break
        lower = name.lower()
        was_row = self.row_word
        self.row_word = ""
        if name in ROW_WORDS or lower in ROW_WORDS:
            # The row of "the second row" is told already; the row of "row 2" is told by the number.
            after = self.found and self.found[-1].code == "R" and self.found[-1].stop == begin
            self.row_word = "" if after else "R"
        elif lower in COLUMN_WORDS:
            self.row_word = "C"
        elif name in ROMAN and not self.prose and self.peek() != "_":
            self.add("R", ROMAN[name], begin)
        elif lower in ORDINALS:
            self.add("R", ORDINALS[lower], begin)
        elif was_row and (lower in COUNTS or lower == "one"):
            self.add(was_row, COUNTS.get(lower, 1) - 1, begin)
        elif lower in COUNTS and SAID_TIMES.match(self.text, self.tokens[self.at - 1].stop):
            self.add("n", COUNTS[lower], begin)
        elif lower in ("twice", "thrice", "double"):
            self.add("n", 3 if lower == "thrice" else 2, begin)
        elif lower in WORDS:
            self.row_word = was_row if WORDS[lower] == "&" else ""
            self.add(WORDS[lower], None, begin)
        elif lower not in DROPPED:
            self.add("k" if len(name) == 1 and not self.prose else "?", None, begin)

    def japanese(self, token: Token) -> None:
        begin = self.at
        if token.text in KANJI and self.peek(1) in ("行", "列"):
            self.at += 2
            self.add("R" if self.tokens[begin + 1].text == "行" else "C", KANJI[token.text] - 1, begin)
            return
        match = JAPANESE.match(self.text, token.start)
        self.at += 1
        if match is None:
            self.add("?", None, begin)
            return
        while self.at < self.stop and self.tokens[self.at].start < match.end():
            self.at += 1
        kind = match.lastgroup or ""
        if kind != "drop":
            self.add(JAPANESE_CODES.get(kind, kind), None, begin)


def _lowest(above: Scalar, below: Scalar) -> Scalar:
    from fractions import Fraction

    made = Fraction(above) / below
    return made.numerator if made.denominator == 1 else made
