"""What words leave open until their sentence is known: ordinals without a noun, number words, of or from."""

from __future__ import annotations

from exactrank.reading.operations.row_names import Lexeme

_NOUNS = {"r": "R", "l": "C", "R": "R", "C": "C"}
_LISTED = frozenset("#%c&,n")
_NEAR = 12
"""Lexemes in which a row stands that others are the others of."""
_OPEN = frozenset("#%crlghO")
_NAMED = frozenset("rl#MASWDE")
_CLAUSE = frozenset(",MASWD")
_OF = frozenset("nk*B+-bw?")
"""Behind these `g` is of: three times of, the double of; behind a verb or a row it is from."""


def settled(lexemes: list[Lexeme], prose: bool) -> list[Lexeme]:
    """The lexemes with rows for ordinals and numbers for number words; nouns that say nothing more are left out."""
    if _OPEN.isdisjoint([lexeme.code for lexeme in lexemes]):
        return lexemes
    made: list[Lexeme] = []
    kind = "" if prose else "R"
    begin = 0
    for k, lexeme in enumerate(lexemes):
        if lexeme.code == "." or k == len(lexemes) - 1:
            sentence = lexemes[begin : k + 1]
            kind = _kind(sentence, kind)
            made += _Sentence(sentence, kind).run()
            begin = k + 1
    return made


def _kind(sentence: list[Lexeme], before: str) -> str:
    """What ordinals without a noun count: what the last noun of the sentence names, else of the one before."""
    return next((_NOUNS[lexeme.code] for lexeme in reversed(sentence) if lexeme.code in _NOUNS), before)


class _Sentence:
    def __init__(self, lexemes: list[Lexeme], kind: str) -> None:
        self.lexemes = lexemes
        self.kind = kind
        self.made: list[Lexeme] = []
        # The noun that each lexeme of a list leads to: the second and the third row.
        self.nouns = [""] * (len(lexemes) + 1)
        for k in range(len(lexemes) - 1, -1, -1):
            code = lexemes[k].code
            self.nouns[k] = _NOUNS.get(code) or (self.nouns[k + 1] if code in _LISTED else "")

    def code(self, k: int) -> str:
        return self.lexemes[k].code if 0 <= k < len(self.lexemes) else ""

    def run(self) -> list[Lexeme]:
        k = 0
        while k < len(self.lexemes):
            lexeme = self.lexemes[k]
            code = lexeme.code
            if code in "#%":
                k = self.ordinal(k)
                continue
            if code == "c":
                self.count(k)
            elif code == "n":
                self.number(k)
            elif code == "g":
                if not self.made or self.made[-1].code not in _OF:
                    self.made.append(lexeme._replace(code="f"))
            elif code == "h":
                if self.code(k + 1) not in _NAMED:
                    self.made.append(lexeme._replace(code="t"))
            elif code == "O":
                self.others(lexeme)
            elif code not in "rl":
                self.made.append(lexeme)
            k += 1
        return self.made

    def ordinal(self, k: int) -> int:
        """The second row; the second, of rows; the first two rows; first, as an adverb, is left out."""
        lexeme = self.lexemes[k]
        value = int(lexeme.value or 0)
        count = self.lexemes[k + 1] if self.code(k + 1) in ("c", "n") else None
        if value == 0 and count is not None and count.value in (2, 3) and self.code(k + 2) in ("r", "l"):
            self.several(int(count.value), k + 2)
            return k + 3
        noun = self.nouns[k]
        if noun and self.code(k + 1) in ("R", "C") and self.code(k) == "#":
            if value:
                self.made.append(lexeme._replace(code="?"))  # a third of row 1
            return k + 1  # first row 1
        if not noun:
            following = self.code(k + 1)
            adverb = following not in ("&", "") if not self.made else self.made[-1].code == "," and following in _CLAUSE
            if lexeme.code == "#" and adverb:
                return k + 1
            noun = "" if lexeme.code == "%" or self.code(k + 1) == "?" else self.kind
        self.made.append(lexeme._replace(code=noun or "?"))
        return k + 1

    def several(self, count: int, noun: int) -> None:
        place = self.lexemes[noun]
        code = _NOUNS[place.code]
        for row in range(count):
            if row:
                self.made.append(Lexeme("&", None, place.start, place.start))
            self.made.append(Lexeme(code, row, place.start, place.stop))

    def count(self, k: int) -> None:
        """A number word: a factor before times or a row, the number of a row in a list of rows, else unknown."""
        lexeme = self.lexemes[k]
        if self.code(k + 1) == "#" and self.lexemes[k + 1].value == 0 and self.code(k + 2) in ("r", "l"):
            self.several(int(lexeme.value or 2), k + 2)
            self.lexemes[k + 1] = self.lexemes[k + 2]  # the two first rows: the ordinal is part of it
        elif self.listed(k):
            self.made.append(lexeme._replace(code=self.nouns[k], value=int(lexeme.value or 1) - 1))
        elif self.code(k + 1) in ("*", "B", "R", "C", "-", "/") or self.code(k - 1) in ("b", "w", "-", "*", "/"):
            self.made.append(lexeme._replace(code="n"))
        elif self.code(k + 1) not in ("r", "l"):
            self.made.append(lexeme._replace(code="?"))

    def number(self, k: int) -> None:
        lexeme = self.lexemes[k]
        if self.listed(k) and isinstance(lexeme.value, int) and lexeme.value > 0:
            self.made.append(lexeme._replace(code=self.nouns[k], value=lexeme.value - 1))
        else:
            self.made.append(lexeme)

    def listed(self, k: int) -> bool:
        """2 in 第1、2、3行: between an ordinal and the row that ends the list."""
        return bool(
            self.nouns[k]
            and self.code(k - 1) in (",", "&")
            and self.made
            and self.made[-1].code in (",", "&")
            and any(self.lexemes[i].code == "%" for i in range(max(0, k - 8), k))
            and self.code(k + 1) in (",", "&", "")
        )

    def others(self, lexeme: Lexeme) -> None:
        """Both others: of three rows, the two that are not named before."""
        named = {int(one.value or 0) for one in self.made[-_NEAR:] if one.code == "R"}
        if len(named) == 1 and max(named) < 3:
            rest = sorted({0, 1, 2} - named)
            self.made += [
                lexeme._replace(code="R", value=rest[0]),
                lexeme._replace(code="&"),
                lexeme._replace(code="R", value=rest[1]),
            ]
        else:
            self.made.append(lexeme._replace(code="?"))
