"""What row operations are written with, whatever the language: rows, numbers, signs, arrows and a few verbs.

LaTeX, plain text and prose in English and Japanese come down to the same lexemes, each with a one-letter code, so that
the patterns of `operations.py` are written once.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from exactrank.matrix import Scalar
from exactrank.reading.latex_numbers import Evaluator, Symbolic, value_of
from exactrank.reading.tokens import FRACTIONS, Token, bracket_end, closing, words
from exactrank.reading.vocabulary import BOXES, DIVIDED, HIDDEN, LAST_ARGUMENT, SILENT, TIMES


class Lexeme(NamedTuple):
    """A code, its value (a row or column from 0, or a number), and the tokens that it spans.

    R row, C column, n number, k factor without a value, + - * / ( ) signs, < > = X arrows to the left, to the right,
    equals and both ways, comma; M multiply, A add, S subtract, W swap, D divide, E replace, f from, t to, b by, & and,
    B times (Japanese), ? anything else.
    """

    code: str
    value: Scalar | None
    start: int
    stop: int


_STRICT_ROWS = words(
    r"""
    R r L F Z E Eq \rho \varrho \ell ℓ ρ Row row Rows rows line Line ligne Ligne fila Fila Zeile Zeil linha
    riga
    """
)
_LOOSE_ROWS = words(r"l f w W e z P p G g Q q v V I J H h N M m \mathfrak @")
_BEFORE_ROW = BOXES | words(r"{ \vec \mathcal \bar")
_COLUMNS = words("C K col Col column Column columns Columns Spalte colonne")
_LOOSE_COLUMNS = words("c S k s")
_ROW_COMMANDS = frozenset([name for name in _STRICT_ROWS | _LOOSE_ROWS if name[0] == "\\"])
_ROW_WORDS = words(
    "row rows line lines equation equations Row Rows Zeile Zeilen ligne lignes fila filas Equation Eq eq"
)
_COLUMN_WORDS = words("column columns Column Columns col cols Spalte Spalten")
_ROMAN = {name: k for k, name in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"])}
_ORDINALS = {
    name: k for k, name in enumerate(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"])
}
_CIRCLED = {chr(0x2460 + k): k for k in range(20)}
_KANJI = {character: k + 1 for k, character in enumerate("一二三四五六七八九十")}

_LEFT = words(r"\leftarrow \gets \longleftarrow \Leftarrow \coloneqq \xleftarrow@ ← ⟵ ⇐ \mapsfrom")
_RIGHT = words(
    r"""
    \to \rightarrow \longrightarrow \Rightarrow \mapsto \longmapsto \Longrightarrow \rightsquigarrow → ⟶ ⇒ ↦
    \leadsto
    """
)
_BOTH = words(
    r"""\leftrightarrow \longleftrightarrow \Leftrightarrow \Longleftrightarrow \rightleftarrows \leftrightarrows
    \rightleftharpoons \iff ↔ ⟷ ⇔ ⇄ ⇆ ⇌ \updownarrow \leftrightharpoons \swap"""
)
_PLAIN_ARROW = re.compile(r"(?P<X><-{1,99}>|<={1,99}>)|(?P<left><-{1,99}|:=|<=)|(?P<right>-{1,99}>|=>)")
_PLAIN_CODES = {"X": "X", "left": "<", "right": ">"}

_VERBS = {
    "M": words("multiply multiplying multiplied scale scaling multipliziere"),
    "A": words("add adding adds added addiere addieren"),
    "S": words("subtract subtracting subtracts subtracted subtrahiere"),
    "W": words("swap swapping swapped swaps interchange interchanging interchanged exchange exchanging switch"),
    "D": words("divide dividing divided dividiere"),
    "E": words("replace replacing replaced"),
    "f": words("from von"),
    "t": words("to into zu"),
    "b": words("by durch"),
    "w": words("with mit"),
    "&": words("and und et y e"),
    "*": words("times x mal multiple"),
    "-": words("minus negative"),
    "+": words("plus"),
    "=": words("becomes"),
}
_WORDS = {word: code for code, some in _VERBS.items() for word in some}
_COUNTS = {word: k + 2 for k, word in enumerate("two three four five six seven eight nine ten".split())}  # noqa: SIM905
_TIMES = re.compile(r"\s+times\b")
_DROPPED = words("the a of then now we our new R's by@ is are using over together entire each let us both sides")

# The longest first: 入れ替え before れ. Particles that carry nothing here are dropped.
_JAPANESE = re.compile(
    r"(?P<W>入れ?[替換かえ]え?る?|交換(?:する)?|交换|互换|对换|对调)|(?P<u>[减減]去|减)|(?P<p>加到|加至|加入到)|(?P<P>加上|加)(?![えわ算])"
    r"|(?P<x>乘以|乘|乘上)|(?P<d>除以)|(?P<A>加え(?:る|て|た|よ)?|足(?:す|し|した|して)|加算(?:する)?|たす)"
    r"|(?P<S>引(?:く|き|いた|いて)|減算(?:する)?|減じ(?:る|て)?|ひく)|(?P<D>割(?:る|り|った|って)|除(?:する|して))"
    r"|(?P<f>から)|(?P<b>倍)|(?P<and>[と与]|和(?=第|[一二三四五六七八九十\d]))|(?P<t>に)|(?P<comma>[、。，．])|(?P<E>置き換え(?:る)?)"
    r"|(?P<plus>プラス)|(?P<minus>マイナス)|(?P<drop>第|の|を|[将把的得再]|然后|する|して|した|し|で|は|目|それぞれ|さらに|次に|まず|もの)"
)
_JAPANESE_CODES = {"and": "&", "comma": ",", "b": "B", "plus": "+", "minus": "-"}
_MARKS = {"+": "+", "-": "-", "(": "(", ")": ")", "[": "(", "]": ")", ",": ",", ";": ",", "=": "=", ":": "/", "±": "?"}
_PASSED = SILENT | words(r"{ } \( \) \[ \] & \amp &amp;")
_PRIMES = words(r"' ′ \prime * \ast")
_ORNAMENTS = words("' ′ ^ }")
_SHORT = 20


def lexemes_of(text: str, tokens: list[Token], start: int, stop: int, prose: bool = False) -> list[Lexeme]:
    """The lexemes of a range of tokens. In prose only the usual letters name rows, and roman numerals do not."""
    return _Lexer(text, tokens, start, stop, prose).run()


class _Lexer:
    def __init__(self, text: str, tokens: list[Token], start: int, stop: int, prose: bool) -> None:
        self.text = text
        self.tokens = tokens
        self.at = start
        self.stop = stop
        self.prose = prose
        self.found: list[Lexeme] = []
        self.row_word = ""

    def run(self) -> list[Lexeme]:
        while self.at < self.stop:
            if not (self.plain_row() or self.plain_factor()):
                self.step()
        return self.found

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
        if end < self.stop and tokens[end].text in _ORNAMENTS:
            return False
        code = self.letter_code(tokens[begin].text)
        if not code:
            return False
        self.at = end
        self.add(code, int(digits) - 1, begin)
        return True

    def plain_factor(self) -> bool:
        """Goes past the 2 of 2R_1, when it stands here."""
        tokens, begin = self.tokens, self.at
        if begin + 2 >= self.stop or self.row_word or tokens[begin + 2].text != "_":
            return False
        digits = tokens[begin].text
        if not (digits.isdecimal() and len(digits) < _SHORT and self.letter_code(tokens[begin + 1].text)):
            return False
        self.at += 1
        self.add("n", int(digits), begin)
        return True

    def add(self, code: str, value: Scalar | None = None, start: int | None = None) -> None:
        self.found.append(Lexeme(code, value, self.at if start is None else start, self.at))

    def step(self) -> None:
        begin = self.at
        token = self.tokens[begin]
        text = token.text
        if text in _PASSED:
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
        elif (text in _BEFORE_ROW or text in _ROW_COMMANDS or text[0].isalpha()) and self.row_name():
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
        elif text in _LEFT or text in _RIGHT or text in _BOTH:
            self.at += 1
            self.add("<" if text in _LEFT else ">" if text in _RIGHT else "X", None, begin)
        elif text[0] in "<-=:" and self.plain_arrow(token):
            pass
        elif (
            text in _MARKS or text in TIMES or text in DIVIDED or text in (r"\\", r"\land", "&", r"\amp", "|", r"\vert")
        ):
            self.at += 1
            mark = _MARKS.get(text) or ("*" if text in TIMES else "/" if text in DIVIDED else ",")
            self.row_word = self.row_word if mark == "," else ""  # rows 2, 3; but row 2 - 3 row 1
            self.add(mark, None, begin)
        elif text in _CIRCLED:
            self.at += 1
            self.add("R", _CIRCLED[text], begin)
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

    def peek(self, ahead: int = 0) -> str:
        return self.tokens[self.at + ahead].text if self.at + ahead < self.stop else ""

    def adjacent(self, at: int) -> bool:
        return at < self.stop and self.tokens[at].start == self.tokens[at - 1].stop

    def row_name(self) -> bool:
        """Goes past R_2, r_{2}, \\rho_2, {L}_2, \\mathbf{r}_2, R2, R'_2, when one stands here."""
        begin = k = self.at
        while k < self.stop and self.tokens[k].text in _BEFORE_ROW:
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
        if name in _STRICT_ROWS or (not self.prose and name in _LOOSE_ROWS):
            return "R"
        if name in _COLUMNS or (not self.prose and name in _LOOSE_COLUMNS):
            return "C"
        return ""

    def primes(self, k: int) -> int:
        while k < self.stop:
            text = self.tokens[k].text
            if text in ("'", "′"):
                k += 1
            elif text == "^" and k + 1 < self.stop and self.tokens[k + 1].text in _PRIMES:
                k += 2
            elif text == "^" and k + 1 < self.stop and self.tokens[k + 1].text == "{":
                end = closing(self.tokens, k + 1, self.stop)
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
        match = _PLAIN_ARROW.match(self.text, token.start)
        if match is None or (match[0] == "<=" and not self.found):
            return False
        begin = self.at
        while self.at < self.stop and self.tokens[self.at].start < match.end():
            self.at += 1
        self.add(_PLAIN_CODES[match.lastgroup or ""], None, begin)
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
        if name in _ROW_WORDS or lower in _ROW_WORDS:
            # The row of "the second row" is told already; the row of "row 2" is told by the number.
            after = self.found and self.found[-1].code == "R" and self.found[-1].stop == begin
            self.row_word = "" if after else "R"
        elif lower in _COLUMN_WORDS:
            self.row_word = "C"
        elif name in _ROMAN and not self.prose and self.peek() != "_":
            self.add("R", _ROMAN[name], begin)
        elif lower in _ORDINALS:
            self.add("R", _ORDINALS[lower], begin)
        elif was_row and (lower in _COUNTS or lower == "one"):
            self.add(was_row, _COUNTS.get(lower, 1) - 1, begin)
        elif lower in _COUNTS and _TIMES.match(self.text, self.tokens[self.at - 1].stop):
            self.add("n", _COUNTS[lower], begin)
        elif lower in ("twice", "thrice", "double"):
            self.add("n", 3 if lower == "thrice" else 2, begin)
        elif lower in _WORDS:
            self.row_word = was_row if _WORDS[lower] == "&" else ""
            self.add(_WORDS[lower], None, begin)
        elif lower not in _DROPPED:
            self.add("k" if len(name) == 1 and not self.prose else "?", None, begin)

    def japanese(self, token: Token) -> None:
        begin = self.at
        if token.text in _KANJI and self.peek(1) in ("行", "列"):
            self.at += 2
            self.add("R" if self.tokens[begin + 1].text == "行" else "C", _KANJI[token.text] - 1, begin)
            return
        match = _JAPANESE.match(self.text, token.start)
        self.at += 1
        if match is None:
            self.add("?", None, begin)
            return
        while self.at < self.stop and self.tokens[self.at].start < match.end():
            self.at += 1
        kind = match.lastgroup or ""
        if kind != "drop":
            self.add(_JAPANESE_CODES.get(kind, kind), None, begin)


def _lowest(above: Scalar, below: Scalar) -> Scalar:
    from fractions import Fraction

    made = Fraction(above) / below
    return made.numerator if made.denominator == 1 else made
