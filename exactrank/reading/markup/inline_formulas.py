"""Formulas typed among the words of a sentence, AB = BA, v3 = v1 + v2, ||v|| = sqrt(25) = 5, found by their grammar.

A formula is at least two sides with relations between; a side is a sum of products of numbers, names and brackets. What
stands next to it may not belong to it: an operator, a letter that is multiplied, a row that is named.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import operators, spaces
from exactrank.reading.latex.tokens import words
from exactrank.reading.markup.lone_names import is_row_name

_TOKEN = lazy_pattern(
    r"(?P<size>\d{1,4}[ ]?[x×][ ]?\d{1,4}(?![\w]))"
    r"|(?P<number>\d{1,30}(?:\.\d{1,30})?)"
    r"|(?P<function>(?:proj_(?:[A-Za-z]\d?)(?![A-Za-z\d])|(?:[Dd]et|[Rr]ank|rk|[Tt]r|[Tt]race|nullity|dim|ker|sqrt|Nul|Null|Col|Row|Ker|Im)(?![A-Za-z])|√))"
    r"|(?P<name>(?:[DW][xyz]|[A-Z]{1,3}[xvwb]?|[a-z]I?|lambda|sigma|mu)(?:_?\d{1,2}|[₀-₉]{1,2}|_[a-z])?+(?![A-Za-z_\u00c0-\u02af\u0370-\u052f])"
    r"|[Α-Ωα-ω](?:_?\d{1,2}|[₀-₉]{1,2})?+(?![a-zΑ-Ωα-ω_]))"
    r"|(?P<power>\^(?:T\b|[-−]?\d{1,4}|\([-−]?\d{1,4}\))|[⁻⁰¹²³⁴-⁹ᵀ]{1,4})"
    r"|(?P<relation>=(?![=>])|!=|≠|≈|~=|≤|≥|<=|>=)"
    r"|(?P<operator>[·⋅×/]|[-+−±*](?![-+−*>]))"
    r"|(?P<bars>\|[A-Z](?:_?\d)?\|(?!\|))"
    r"|(?P<norm>\|\||‖)"
    r"|(?P<matrix>§+)"
    r"|(?P<open>\()|(?P<close>\))|(?P<brace>\{)|(?P<unbrace>\})|(?P<comma>,)|(?P<dot>\.)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<other>[^\s])"
)
_SHORT_WORDS = frozenset("aeiouwyz")
"""Words of one letter in some language: behind a number and a blank they are no factor, x = 2 y z = 3."""
_VARIABLES = frozenset("tsxyzw")
MATRIX = "§"
"""Stands, as often as it takes, in place of a matrix."""
_FIRST_IDEOGRAPHIC = "\u3000"
"""From here on characters and signs stand next to formulas without blanks."""
_OF_MATRICES = words("rank rk nullity det")
"""What has a value also where the matrix is not named."""
_OF_NUMBERS = words("number operator open close relation")
_MOST_DEEP = 8
_BREAKS = words("size word other relation operator norm power")


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    stop: int
    spaced: bool
    """a blank, or the start of the line, stands before it"""


def inline_formulas(text: str) -> list[tuple[int, int]]:
    """The ranges of a line that are formulas with something calculated in them, or sets of vectors {(1, 2), (3, 4)}.

    A bare x = 2 is found elsewhere.

    >>> text = "Then u . v = 3 - 3 = 0 and AB != BA, but R2 = R2 - R1 and x = 2 y z = 3 are nothing of the kind."
    >>> [text[a:b] for a, b in inline_formulas(text)]
    ['u . v = 3 - 3 = 0', 'AB != BA']
    """
    if not any(sign in text for sign in "=≠≈≤≥{"):
        return []
    tokens = [
        _Token(_kind_of(match), match[0], match.start(), match.end(), _is_spaced(text, match.start()))
        for match in _TOKEN.finditer(text)
    ]
    return _Finder(tokens).found()


def _kind_of(match: re.Match[str]) -> str:
    """The kind of a token; a word is a function right before a bracket, where it is one in any language: Kern(A)."""
    applied = match.lastgroup == "word" and match.string.startswith("(", match.end())
    return "function" if applied and (match[0] in operators() or match[0] in spaces()) else match.lastgroup or ""


def _is_spaced(text: str, at: int) -> bool:
    return text[max(0, at - 1) : at] in ("", " ", "\t")


class _Finder:
    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0

    def found(self) -> list[tuple[int, int]]:
        made: list[tuple[int, int]] = []
        while self.at < len(self.tokens):
            begin = self.at
            sides = self._sides()
            is_set = sides == 1 and self.tokens[begin].kind == "brace" and self.tokens[self.at - 1].kind == "unbrace"
            if is_set or (sides > 1 and self._is_alone(begin) and self._says_something(begin, sides)):
                made.append((self.tokens[begin].start, self.tokens[self.at - 1].stop))
            # A side that leads nowhere is passed as a whole: no formula begins within it.
            self.at = max(self.at, begin + 1)
        return made

    def kind(self, ahead: int = 0) -> str:
        at = self.at + ahead
        return self.tokens[at].kind if at < len(self.tokens) else ""

    def _sides(self) -> int:
        """Goes past sides and the relations between them; how many sides there are."""
        if not self._sum(0):
            return 0
        count = 1
        while self.kind() == "relation":
            sign = self.at
            self.at += 1
            if not self._sum(0):
                self.at = sign
                return 0
            count += 1
        return count

    def _sum(self, depth: int) -> bool:
        begin = self.at
        if self.kind() == "operator" and self.tokens[self.at].text in "-+−±":
            self.at += 1
        if not self._product(depth):
            self.at = begin
            return False
        while self.kind() == "operator":
            sign = self.at
            self.at += 1
            if self.tokens[sign].text in "*/·⋅×" and self.kind() == "operator" and self.tokens[self.at].text in "-−":
                self.at += 1
            if not self._product(depth):
                self.at = sign
                break
        return True

    def _product(self, depth: int) -> bool:
        if not self._factor(depth):
            return False
        while True:
            at = self.at
            if self._is_dot():
                self.at += 1
            elif not self._is_multiplied():
                return True
            if not self._factor(depth):
                self.at = at
                return True

    def _is_multiplied(self) -> bool:
        """Whether the next token is a factor without a sign: 2x, A x, 3 (x + 1); not 2 and, behind a blank, a word."""
        if self.kind() not in ("name", "open", "function", "number", "matrix") or self.at == 0:
            return False
        token, before = self.tokens[self.at], self.tokens[self.at - 1]
        if not token.spaced:
            return not (token.kind == "number" and before.kind in ("number", "name"))
        if token.kind == "number" or before.kind in ("close", "power", "norm"):
            ends = token.text not in _SHORT_WORDS or self.kind(1) == "relation"  # (v . u)/(u . u) u = (1, 2)
            return token.kind == "name" and ends and before.kind != "norm"
        if before.kind == "number" and token.kind == "function":
            return token.text in ("sqrt", "√")
        if before.kind == "number":
            ends = self.kind(1) in ("", "comma", "dot", "close", "unbrace")
            factor = token.kind == "name" and not token.text.isupper()
            return factor and (ends or token.text not in _SHORT_WORDS)
        if self._is_last_factor():
            return True
        return (
            before.text[:1].isupper() and token.kind != "open" and token.text not in _SHORT_WORDS - {"u", "w", "y", "z"}
        )

    def _is_last_factor(self) -> bool:
        """The t of y = c + d t, behind a sign and a letter: without it the formula would say something else."""
        token, before = self.tokens[self.at], self.tokens[self.at - 1]
        letters = token.kind == before.kind == "name" and token.text in _VARIABLES and before.text[:1].islower()
        summed = self.at > 1 and self.tokens[self.at - 2].kind == "operator"
        return letters and summed and self.kind(1) in ("", "dot", "comma", "close", "operator", "relation")

    def _is_dot(self) -> bool:
        """A product of vectors, u . v or a.b between single letters; no end of a sentence, nor i.e. and z.B."""
        if self.kind() != "dot" or self.kind(1) not in ("name", "open") or self.at == 0:
            return False
        dot, behind = self.tokens[self.at], self.tokens[self.at + 1]
        if self.tokens[self.at - 1].kind not in ("name", "close", "power"):
            return False
        if dot.spaced:
            return behind.spaced
        return not behind.spaced and behind.kind == "name" and self.kind(2) in ("relation", "close", "operator")

    def _factor(self, depth: int) -> bool:
        begin = self.at
        while self.kind() == "function" and self.at - begin < _MOST_DEEP:
            self.at += 1  # dim Nul A
        kind = self.kind()
        if kind == "relation" and depth == 0 and self.at == begin + 1 and self.tokens[begin].text in _OF_MATRICES:
            return True  # nullity = 3 - 2 = 1
        if kind in ("number", "matrix", "bars") or (kind == "name" and not is_row_name(self.tokens[self.at].text)):
            self.at += 1
        elif kind == "open" and depth < _MOST_DEEP:
            self.at += 1
            if not self._listed(depth + 1) or self.kind() != "close":
                self.at = begin
                return False
            self.at += 1
        elif kind == "brace" and depth == 0:
            self.at += 1
            if self.kind() != "open" or not self._listed(1) or self.kind() != "unbrace":
                self.at = begin
                return False
            self.at += 1
        elif kind == "norm":
            self.at += 1
            if depth > _MOST_DEEP or not self._sum(_MOST_DEEP + 1) or self.kind() != "norm":
                self.at = begin
                return False
            self.at += 1
        else:
            self.at = begin
            return False
        while self.kind() == "power":
            self.at += 1
        return True

    def _listed(self, depth: int) -> bool:
        while self._sum(depth):
            if self.kind() != "comma" and not (depth and self._parts_coordinates()):
                return True
            self.at += 1
        return False

    def _parts_coordinates(self) -> bool:
        """Whether a semicolon or a bar stands here, as between the coordinates of (1,5; 2) and (1 | 2)."""
        return self.at < len(self.tokens) and self.tokens[self.at].text in (";", "|")

    def _is_alone(self, begin: int) -> bool:
        """Whether nothing before or behind could belong to the formula."""
        if begin > 0:
            before = self.tokens[begin - 1]
            if self._is_said_of_words(begin):
                return self.kind() in ("", "comma", "dot", "close", "word")
            if before.kind in _BREAKS - {"word", "other"} or before.kind in ("open", "number", "function", "matrix"):
                return False
            touches = not self.tokens[begin].spaced
            if touches and before.kind != "comma" and before.text[-1] < _FIRST_IDEOGRAPHIC:
                return False
            if before.kind in ("name", "close", "dot") and (before.kind == "close" or not touches):
                lone = before.kind == "name" and before.text not in _SHORT_WORDS | {"A", "I"}
                if lone or before.kind == "close":
                    return False
        behind = self.kind()
        if behind in ("relation", "operator", "power", "norm", "open", "function", "size", "matrix"):
            return False
        if behind in ("name", "number") and (
            not self.tokens[self.at].spaced or self.kind(1) in ("operator", "relation", "power", "open")
        ):
            return behind == "name" and self.tokens[self.at].spaced and self.kind(1) == "relation"
        return (
            behind != "other" or self.tokens[self.at].text in ";:!?)" or self.tokens[self.at].text >= _FIRST_IDEOGRAPHIC
        )

    def _is_said_of_words(self, begin: int) -> bool:
        """Whether only numbers are calculated, and words are equal to them: the sum of the eigenvalues = 4 - 1 = 3."""
        signed = begin > 1 and self.tokens[begin - 1].text == "=" and self.tokens[begin - 2].kind == "word"
        named = any(one.kind not in _OF_NUMBERS for one in self.tokens[begin : self.at])
        return signed and not named and len(self.tokens[begin - 2].text) > 1 and self.tokens[begin - 1].spaced

    def _says_something(self, begin: int, sides: int) -> bool:
        """More than the value of a letter: something is calculated, or several things are said to be equal."""
        tokens = self.tokens[begin : self.at]
        left = [one.kind for one in tokens[: [one.kind for one in tokens].index("relation")]]
        lists = left[:2] == ["name", "open"] and "comma" in left and not tokens[1].spaced
        of_map = "comma" in [one.kind for one in tokens[len(left) :]]
        if lists and "operator" not in left and len(tokens[0].text) == 1 and not of_map:
            return False  # f(1, 2) = 3 and A(1, 1) = 5: a value of a function, an entry; but T(1, 0) = (2, 1)
        calculated = any(
            one.kind in ("operator", "bars", "dot", "comma", "norm", "power", "matrix") or one.text in (";", "|")
            for one in tokens[1:]
        ) or left == ["bars"]
        multiple = left[-2:] == ["number", "name"] and len(left) < 4 and not tokens[len(left) - 1].spaced
        if multiple and sides == 2 and tokens[-1].kind == "number" and tokens[len(left) - 1].text.islower():
            return True  # 2s = 60, of which half is said next
        products = any(one.kind == "name" and len(one.text) > 1 and one.text.isupper() for one in tokens)
        plain = any(one.kind == "function" and one.text not in ("sqrt", "√") for one in tokens)
        if tokens[0].text == "0" and len(tokens) == 3:
            return tokens[2].kind == "number"
        values = all(one.kind not in ("name", "comma", "matrix", "brace") for one in tokens[2:])
        if tokens[0].kind == "name" and tokens[0].text.isupper() and tokens[1].kind == "relation" and values:
            return False  # the rank of A = 3 - 1 = 2: what is said of a matrix by the words before it
        dimension = tokens[0].text == "dim"
        return calculated or dimension if plain else calculated or products or sides > 2
