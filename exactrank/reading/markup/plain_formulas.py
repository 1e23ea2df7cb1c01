"""A line of mathematics as people type it without TeX, turned into TeX: `sqrt(2) ~= 1.414`, `W~_1`, `||A x||_F`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import operators, projections, spaces
from exactrank.reading.latex.tokens import words
from exactrank.reading.source.numbers import fold
from exactrank.remembered import remembered

_GREEK_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho final sigma tau upsilon "
    "phi chi psi omega"
)
_GREEK = {chr(0x3B1 + k): name for k, name in enumerate(_GREEK_NAMES.split())} | {
    chr(0x391 + k): name.capitalize() for k, name in enumerate(_GREEK_NAMES.split()) if name != "final"
}
_LETTER_NAMES = words(_GREEK_NAMES) - {"final", "omicron"} | words(
    "Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega ell"
)
_OPERATORS = words("rank Rank rk tr trace Trace nullity dim ker rref RREF")
_OPERATORS_IN_BRACKETS = words("dim col row nul Col Row Nul Null Im span Span")
"""What is an operator right before a bracket: dim(col(A)) = 2."""
_SHORT_WORDS = words(
    "am an as at be by do go he if in is it me my no of on or so to up us we As At By If In Is It No Of On Or So To We"
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ᵀ", "0123456789-+T")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_RELATIONS = {
    "=": "=", "==": "=", ":=": "=", "~=": r"\approx ", "≈": r"\approx ", "≒": r"\approx ", "≃": r"\approx ",
    "!=": r"\ne ", "≠": r"\ne ", "*=": "*=", "<=": r"\le ", "≤": r"\le ", ">=": r"\ge ", "≥": r"\ge ", "<": "<",
    ">": ">",
}  # fmt: skip
_ARROWS = {
    "->": r"\to ", "-->": r"\to ", "→": r"\to ", "⟶": r"\to ", "=>": r"\Rightarrow ", "⇒": r"\Rightarrow ",
    "<->": r"\leftrightarrow ", "↔": r"\leftrightarrow ", "<-": r"\leftarrow ", "←": r"\leftarrow ",
    "~": r"\sim ", "∼": r"\sim ",
}  # fmt: skip
_SIGNS = {
    "*": r"\cdot ", "·": r"\cdot ", "⋅": r"\cdot ", "×": r"\times ", "...": r"\dots ", "…": r"\dots ", "∈": r"\in ",
    "+": "+", "-": "-", "±": r"\pm ", "/": "/", ",": ",", ".": ".", ";": ";", ":": ":", "(": "(", "[": "[", "|": "|",
    "'": "'",
}  # fmt: skip
_LEXEME = lazy_pattern(
    r"(?P<space>\s+)"
    r"|(?P<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?)"
    r"|(?P<root>(?:sqrt\b|√)\s*\(?)"
    r"|(?P<name>[A-Za-z](?![A-Za-z\u0391-\u03a9\u03b1-\u03c9])|[\u0391-\u03a9\u03b1-\u03c9](?![a-z\u0391-\u03a9\u03b1-\u03c9]))"
    r"|(?P<word>[A-Za-z]+)"
    r"|(?P<over>(?<=[ABDEGHJLMNPSTUVWXY)\d])\^[klmnpr](?![A-Za-z0-9_])|\^\s*(?:T\b|\u22a4|-?\d+|\(-?\d+\)|\{[^{}]{0,9}\})|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ᵀ]+)"
    r"|(?P<sign><->|-+>|<-|=>|:=|\*=|==|~=|!=|<=|>=|\.\.\.|\|\||[-+±*/=<>~(){}\[\]|,.;:'])"
    r"|(?P<other>.)",
    re.DOTALL,
)
_ROW_E = lazy_pattern(r"(?<![\w.])E\d{1,2}(?![\w.])")
_ACCENT = lazy_pattern(r"~(?!=)|\^(?![A-Za-z0-9\u22a4(\-{])")
_UNKNOWN_X = lazy_pattern(r"(?<![\w.)])(?<![\w.)][ \t])x_?\d")
"""An x with an index and no number before it."""
_BEFORE_CROSS = lazy_pattern(r"(?:^|[^\w.])[a-wyz]_?\d?[ \t]\Z")
_CROSSED = lazy_pattern(r"[ \t][a-wyz]_?\d?[ \t]*=[ \t]*[(<\[](?:[^(),=]{1,40},){2}[^(),=]{1,40}[)>\]]")
_VECTOR = r"[a-wyz](?:_?\d)?"
_DOTS_OVER_DOTS = lazy_pattern(
    rf"(?<![\w.])({_VECTOR}[ ]?[.·⋅][ ]?{_VECTOR})[ ]?/[ ]?({_VECTOR}[ ]?[.·⋅][ ]?{_VECTOR})(?=[ ]?\))(?<=\w)"
)
_DOTTED = lazy_pattern(r"[ \t][a-wyz]_?\d?[ \t]*[=)+/-]")
"""A vector before a sign; the other one behind it, and what they are multiplied to."""
_NEAR = 2000
"""How far around a formula such an x, or such a name, is looked for."""
_OF_CRAMER = lazy_pattern(r"(?<![\w.])([A-Z][xyz])[ \t]{0,3}=[ \t]{0,3}(?:\||det\b)")
_INDEX = lazy_pattern(r"_(?:\{([A-Za-z0-9, ]{1,12})\}|(\d{1,6}|[A-Za-z]{1,8}\d?))|(\d{1,4})(?!\d|\.\d)|([₀-₉]{1,6})")


class Piece(NamedTuple):
    """A piece of TeX for what is typed from an offset on, over so many characters."""

    tex: str
    start: int
    length: int
    kind: str
    """value, relation, arrow, sign, space, or word for what belongs to no formula"""


@remembered
def pieces_of(text: str, start: int = 0, stop: int | None = None, of_system: bool = False) -> tuple[Piece, ...]:
    """The TeX of a typed formula, piece by piece; words that belong to no formula are told as such.

    In an equation `of_system` an x before a digit is an unknown.

    >>> tex_of("sigma_1 = 1/2 sqrt(49 + 8 sqrt(31)) ~= 4.83")
    '\\\\sigma _{1} = 1/2 \\\\sqrt{49 + 8 \\\\sqrt{31}} \\\\approx  4.83'
    >>> tex_of("||W~ - W^_2||_F^2"), tex_of("d_in x^T")
    ('\\\\lVert \\\\tilde{W} - \\\\hat{W}_{2}\\\\rVert _{F}^{2}', 'd_{in} x^{T}')
    """
    return tuple(_Reader(text, start, len(text) if stop is None else stop, of_system).read())


def tex_of(text: str) -> str:
    return "".join([piece.tex for piece in pieces_of(text)])


def is_formula(pieces: Sequence[Piece]) -> bool:
    """Whether the pieces are a formula that says something: no words, and a value on either side of a relation."""
    kinds = [piece.kind for piece in pieces if piece.kind != "space"]
    if "word" in kinds or "relation" not in kinds:
        return False
    last = len(kinds) - 1 - kinds[::-1].index("relation")
    return "value" in kinds[: kinds.index("relation")] and "value" in kinds[last:]


def _is_applied(text: str) -> bool:
    """Whether a word is a function where a bracket follows, in any language: col, rg, Kern."""
    return text in _OPERATORS_IN_BRACKETS or text in operators() or text in spaces()


class _Reader:
    def __init__(self, text: str, start: int, stop: int, of_system: bool) -> None:
        self.of_system = of_system
        self.text = fold(text) if not text.isascii() else text
        self.at = self.start = start
        self.stop = stop
        self.made: list[Piece] = []
        self.closers: list[str] = []
        self.norms = 0
        self.brackets = self.around_dots()
        """Brackets that are not written, by their offsets."""

    def around_dots(self) -> dict[int, str]:
        """v.u/u.u is the quotient of two products, and not a product with a quotient in it."""
        made: dict[int, str] = {}
        for found in _DOTS_OVER_DOTS.finditer(self.text, self.start, self.stop):
            for group in (1, 2):
                made[found.start(group)], made[found.end(group)] = "(", ")"
        return made

    def read(self) -> list[Piece]:
        while self.at < self.stop:
            if (bracket := self.brackets.pop(self.at, "")) != "":
                self.put(bracket, 0, "sign")
                continue
            match = _LEXEME.match(self.text, self.at, self.stop)
            if match is None:
                break
            kind = match.lastgroup or ""
            getattr(self, kind)(match[0])
        return self.made

    def put(self, tex: str, length: int, kind: str) -> None:
        self.made.append(Piece(tex, self.at, length, kind))
        self.at += length

    def space(self, text: str) -> None:
        self.put(" ", len(text), "space")

    def number(self, text: str) -> None:
        mantissa, e, power = text.lower().partition("e")
        if "E" in text and power.isdigit() and _ROW_E.search(self.text):
            text, e = mantissa, ""  # 5E2 where E2 is a row
        self.put(rf"{mantissa}\times 10^{{{int(power)}}}" if e and len(power) < 7 else mantissa, len(text), "value")

    def root(self, text: str) -> None:
        opens = text.endswith("(")
        if opens:
            self.closers.append("}")
        self.put(r"\sqrt{" if opens else r"\sqrt ", len(text), "sign")

    def name(self, text: str) -> None:
        if text == "x" and (self.between_numbers() or self.between_vectors()):
            self.put(r"\times ", 1, "sign")
            return
        self.letter(rf"\{_GREEK[text]} " if text in _GREEK else text, 1)

    def between_numbers(self) -> bool:
        """Whether an x is a sign: 2 x 3, and 2x3 where no x has an index by itself; 2 x2 is twice an unknown."""
        before, after = self.text[max(0, self.at - 2) : self.at], self.text[self.at + 1 : self.at + 3]
        if not (before.strip()[-1:].isdecimal() and after.strip()[:1].isdecimal()):
            return False
        if after[:1].isdecimal():
            near = max(0, self.at - _NEAR)
            unknown = self.of_system or _UNKNOWN_X.search(self.text, near, self.at + _NEAR)
            return before[-1:].isdecimal() and not unknown
        return True

    def between_vectors(self) -> bool:
        """Whether an x is the sign of u x v = (-3, 6, -3), a vector of three entries."""
        before = self.text[max(0, self.at - 5) : self.at]
        behind = _CROSSED.match(self.text, self.at + 1, self.stop)
        return behind is not None and _BEFORE_CROSS.search(before) is not None

    def is_dot(self) -> bool:
        """Whether a point stands between two vectors, with blanks around it or without: u . v = 32, u1.v2 = 3."""
        before = self.text[max(0, self.at - 5) : self.at]
        if not before[-1:].isspace():
            touching = _DOTTED.match(f" {self.text[self.at + 1 : self.at + 12]}")
            return _BEFORE_CROSS.search(f"{before} ") is not None and touching is not None
        return _BEFORE_CROSS.search(before) is not None and _DOTTED.match(self.text, self.at + 1, self.stop) is not None

    def letter(self, tex: str, length: int) -> None:
        """A name, with the accent and the index that follow it at once."""
        end = self.at + length
        accent = _ACCENT.match(self.text, end, self.stop)
        if accent:
            tex = rf"\{'tilde' if accent[0] == '~' else 'hat'}{{{tex.strip()}}}"
            end = accent.end()
        index = _INDEX.match(self.text, end, self.stop)
        if index:
            tex += f"_{{{(index[1] or index[2] or index[3] or index[4]).translate(_SUBSCRIPTS)}}}"
            end = index.end()
        self.put(tex, end - self.at, "value")

    def word(self, text: str) -> None:
        following = self.text[self.at + len(text) : self.at + len(text) + 1]
        if text in _LETTER_NAMES:
            self.letter(rf"\{text} ", len(text))
        elif text in _OPERATORS or (following == "(" and _is_applied(text)):
            self.put(rf"\operatorname{{{text}}} ", len(text), "sign")
        elif text == "det" or (text == "Det" and following == "("):
            self.put(r"\det ", len(text), "sign")
        elif text.lower() in projections() and (index := _INDEX.match(self.text, self.at + len(text), self.stop)):
            onto = (index[1] or index[2] or index[3] or index[4]).translate(_SUBSCRIPTS)
            onto = f"{onto[0]}_{{{onto[1:]}}}" if len(onto) > 1 and onto[1:].isdecimal() else onto
            self.put(rf"\operatorname{{proj}}_{{{onto}}} ", index.end() - self.at, "sign")
        elif text == "in" and self.made:
            self.put(r"\in ", len(text), "relation")
        elif self.is_of_cramer(text):
            self.put(rf"{text[0]}_{{{text[1]}}}", 2, "value")
        elif self.is_product(text):
            for letter in text[:-1]:
                self.put(letter, 1, "value")
            self.letter(text[-1], 1)
        elif len(text) == 1:  # a letter before a sign of another alphabet
            self.put(text, 1, "value" if following.isascii() else "word")
        else:
            self.put(text, len(text), "word")

    def is_of_cramer(self, text: str) -> bool:
        """Whether Dx, by itself on the left of a determinant, is one name, as Cramer's rule has it: Dx = |8 3; 1 2|."""
        if len(text) != 2 or not text[0].isupper() or text[1] not in "xyz":
            return False
        near = slice(max(0, self.at - _NEAR), self.at + _NEAR)
        return any(match[1] == text for match in _OF_CRAMER.finditer(self.text[near]))

    def is_product(self, text: str) -> bool:
        """BA, Ax, uv: letters that stand for a product rather than for a word."""
        capitals = sum(1 for letter in text if letter.isupper())
        return len(text) <= 4 and text not in _SHORT_WORDS and (len(text) == 2 or capitals >= len(text) - 1 > 1)

    def over(self, text: str) -> None:
        inside = text.translate(_SUPERSCRIPTS).lstrip("^").strip(" (){}").replace("\u22a4", "T")
        self.put(f"^{{{inside}}}", len(text), "sign")

    def sign(self, text: str) -> None:
        if text in ("(", "["):
            self.closers.append(")" if text == "(" else "]")
            self.put(text, 1, "sign")
        elif text in (")", "]"):
            self.put(self.closers.pop() if self.closers else text, 1, "sign")
        elif text == "||":
            self.norm(2)
        elif text in _RELATIONS:
            self.put(_RELATIONS[text], len(text), "relation")
        elif text in _ARROWS or text[-1:] == ">":
            self.put(_ARROWS.get(text, r"\to "), len(text), "arrow")
        elif text == "." and self.is_dot():
            self.put(r"\cdot ", 1, "sign")
        elif text in _SIGNS:
            self.put(_SIGNS[text], len(text), "sign")
        else:
            self.put(text, len(text), "word")

    def norm(self, length: int) -> None:
        self.norms += 1
        self.put(r"\lVert " if self.norms % 2 else r"\rVert", length, "sign")
        if self.norms % 2 == 0 and (index := _INDEX.match(self.text, self.at, self.stop)) and index[0][0] == "_":
            self.put(f" _{{{index[1] or index[2]}}}", len(index[0]), "sign")

    def other(self, text: str) -> None:
        if text == "‖":
            self.norm(1)
        elif text in _GREEK:
            self.letter(rf"\{_GREEK[text]} ", 1)  # right before another letter: λI
        elif text in _RELATIONS:
            self.put(_RELATIONS[text], 1, "relation")
        elif text in _ARROWS:
            self.put(_ARROWS[text], 1, "arrow")
        elif text in _SIGNS:
            self.put(_SIGNS[text], 1, "sign")
        elif text == "′":
            self.put("'", 1, "sign")
        else:
            self.put(text, 1, "word")
