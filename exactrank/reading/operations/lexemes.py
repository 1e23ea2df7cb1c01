"""What row operations are written with: rows, numbers, signs, arrows and a few words.

LaTeX, plain text and prose in nine languages come down to the same lexemes, each with a one-letter code, so that the
patterns of `grammar` and `sentences` are written once.
"""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.numbers import plain_fraction
from exactrank.reading.latex.tokens import FRACTIONS, Token
from exactrank.reading.latex.vocabulary import BOXES, DIVIDED, GREEK, HIDDEN, LAST_ARGUMENT, TIMES
from exactrank.reading.operations.colons import colons_settled
from exactrank.reading.operations.notation import (
    BEFORE_ROW,
    BOTH,
    CHANGES,
    CIRCLED,
    CIRCLES,
    ENDS,
    LEFT,
    MARKS,
    PASSED,
    PLAIN_ARROW,
    PLAIN_CODES,
    RIGHT,
    ROW_COMMANDS,
    SHORT,
    WITHOUT_CARRY,
)
from exactrank.reading.operations.numbered_equations import numbered_equations
from exactrank.reading.operations.prose import Prose
from exactrank.reading.operations.row_names import Lexeme
from exactrank.reading.operations.settled import settled

# No name of a row, which is shorter or has an index.
_PLAIN_WORD = lazy_pattern(r"[A-Za-z]{3,40}(?=[ ,.;:?!\n]|$)")
_TYPED_ROOT = lazy_pattern(r"(?:sqrt|\u221a)[ ]?(?:\([ ]?-?\d{1,12}[ ]?\)|\d{1,12}(?![\d.]))")
"""sqrt(2), as it is typed."""
_ROOT_REACH = 24
"""More characters than it may have."""
_FIRST_KANA = "\u3041"


_MULTIPLIED = lazy_pattern(r"[a-z](?=[ \t*]{1,3}[(RL])")
_HYPHENATED = lazy_pattern("(?<=[a-zà-öø-ÿ]{3})-[a-zà-öø-ÿ]{2}")
_HYPHEN_REACH = 3


def lexemes_of(text: str, tokens: list[Token], start: int, stop: int, prose: bool = False) -> list[Lexeme]:
    """The lexemes of a range of tokens. In prose loose letters name rows only where a whole formula is an operation."""
    return lexemes_and_reach(text, tokens, start, stop, prose)[0]


def lexemes_and_reach(text: str, tokens: list[Token], start: int, stop: int, prose: bool) -> tuple[list[Lexeme], bool]:
    """The lexemes, and whether they may depend on more than the range and the character on either side of it."""
    lexer = _Lexer(text, tokens, start, stop, prose)
    found = lexer.run()
    return colons_settled(settled(numbered_equations(found, tokens, prose), prose), tokens), lexer.looked_beside


class _Lexer(Prose):
    """Goes along tokens of every kind."""

    def run(self) -> list[Lexeme]:
        while self.at < self.stop:
            if self.prose and self.in_prose():
                continue
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
        elif text >= _FIRST_KANA and text[0].isalpha():
            self.characters(token)
        elif (
            text in "s\u221a"
            and self.is_root(token)
            and (root := _TYPED_ROOT.match(self.text, token.start)) is not None
        ):
            self.go_past(root.end())
            self.add("k", None, begin)
        elif self.prose and self.is_multiplied(token):
            self.at += 1
            self.add("k", None, begin)
        elif text.isalpha() and _PLAIN_WORD.match(self.text, token.start):
            self.word()
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
        elif text in WITHOUT_CARRY:
            self.at += 1
            self.add("+", None, begin)
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
        elif text == "*" and self.prose and not self.math and self.is_bold():
            self.at += 2
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
        elif text in GREEK or text in (r"\sqrt", "^"):
            self.at += 1
            if text == r"\sqrt":
                self.inside_argument()
            self.add("k", None, begin)
        elif self.word():
            pass
        elif not text.isascii():
            self.characters(token)
        else:
            self.at += 1
            self.add("?", None, begin)

    def is_root(self, token: Token) -> bool:
        """Whether a root may be typed here."""
        begins = token.text == "\u221a" or self.text.startswith("sqrt", token.start)
        if begins:
            self.looks_at(token.start, token.start + _ROOT_REACH)
        return begins

    def is_bold(self) -> bool:
        """The two stars of **Swap rows 2 and 3**."""
        return self.peek(1) == "*" and self.adjacent(self.at + 1)

    def is_multiplied(self, token: Token) -> bool:
        """The i of 2*i R_1: a letter that is multiplied is no word, not even where it is one in the language."""
        multiplied = self.found[-1:] and self.found[-1].code == "*" and self.adjacent(self.at)
        return bool(multiplied and _MULTIPLIED.match(self.text, token.start))

    def joins_words(self) -> bool:
        """The hyphen of 3-fache, $(-3)$-fache and soma-se, the apostrophe of l'équation."""
        k = self.at
        if not (k > self.first and self.adjacent(k) and k + 1 < self.stop and self.adjacent(k + 1)):
            return False
        before = self.tokens[k - 1].text[-1]
        letter = self.tokens[k + 1].text[0].isalpha() and not self.math
        if not letter or self.tokens[k].text != "-":
            return letter and before.isalpha()
        self.looks_at(self.tokens[k].start - _HYPHEN_REACH, self.tokens[k].start + _HYPHEN_REACH)
        if _HYPHENATED.match(self.text, self.tokens[k].start):
            return True
        counted = before.isdecimal() or before in ")}$"
        return counted and self.is_counted(self.tokens[k].start)

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

    def plain_arrow(self, token: Token) -> bool:
        match = PLAIN_ARROW.match(self.text, token.start)
        if match is None or (match[0] == "<=" and not self.found):
            return False
        begin = self.at
        while self.at < self.stop and self.tokens[self.at].start < match.end():
            self.at += 1
        self.add(PLAIN_CODES[match.lastgroup or ""], None, begin)
        return True
