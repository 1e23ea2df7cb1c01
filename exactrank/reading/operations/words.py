"""Words among the lexemes: of languages that part them by blanks, and of those that do not."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.row_words import SPACED_WORD, Language, short_ands, spaced_language, unspaced_language
from exactrank.reading.latex.tokens import Token
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.reading.operations.notation import ROMAN
from exactrank.reading.operations.row_names import RowNames

_NOUN_CODES = {"r": "R", "l": "C"}
# Behind these a number still counts rows: rows 2, 3 and 4; row 1 with 2; row 1 from 2.
_GOING_ON = {"&": "MASWDEmasyde ", "w": "Wy", "f": "ASas", "t": "ASas", "g": "ASas", "": "MASWDEmasyde "}
_ROW_BEHIND = lazy_pattern(r"[ ]?[A-Za-z](?:_?\{?)\d")
_ROW_REACH = 5
"""Characters that it may have."""
_MAY_BE_COUNTED = lazy_pattern(r"(?:[\s$]|\\[,;])*+\S{0,24}")
"""The end of a range where what is behind it may belong to the word behind a number: 2 $ times."""


class Words(RowNames):
    """Goes past words; which language they are of is decided once, by all the words of the range."""

    languages: tuple[Language, Language] | None = None
    math = False
    """within dollar signs, where a single letter is no word"""
    verb = " "
    """the last verb of the sentence"""

    def spaced(self) -> Language:
        return self._languages()[0]

    def unspaced(self) -> Language:
        return self._languages()[1]

    def _languages(self) -> tuple[Language, Language]:
        if self.languages is None:
            part = self.text[self.tokens[self.first].start : self.tokens[self.stop - 1].stop]
            self.languages = spaced_language(part), unspaced_language(part)
        return self.languages

    def say(self, codes: str, value: object, begin: int) -> None:
        """Adds the lexemes of a word; the value is that of the last one."""
        for code in codes[:-1]:
            self.add(code, None, begin)
        if codes:
            self.add(codes[-1], value, begin)  # type: ignore[arg-type]
            if codes[0] in "MASWDEmasyde":
                self.verb = codes[0]

    def go_past(self, stop: int) -> None:
        """Moves behind the tokens that begin before an offset."""
        while self.at < self.stop and self.tokens[self.at].start < stop:
            self.at += 1

    def word(self) -> bool:
        """A word of a language that parts them by blanks; False when none stands here."""
        begin = self.at
        match = SPACED_WORD.match(self.text, self.tokens[begin].start)
        if match is None:
            return False
        name = match[0]
        self.go_past(match.end())
        was_row, self.row_word = self.row_word, ""
        if name in ROMAN and not self.prose and self.peek() != "_":
            self.add("R", ROMAN[name], begin)
            return True
        lower = name.lower()
        if len(name) == 1 and self._is_factor(begin):
            self.add("k", None, begin)
            return True
        if len(name) == 1 and self._is_and(lower) and self._between_formulas(begin):
            self.add("&", None, begin)
            return True
        if len(name) == 1 and (self.math or not self.prose) and not self._in_words(begin):
            self.add("*" if lower == "x" and self.found and self.found[-1].code in "RCn" else "k", None, begin)
            return True
        said = self.spaced().words.get(lower)
        if said is None:
            if lower not in self.spaced().ordinal_suffixes:
                self.add("?", None, begin)
            return True
        codes, value = said
        if codes in _NOUN_CODES:
            self.row_word = "" if self.found and self.found[-1].code == "#" else _NOUN_CODES[codes]
        elif codes == "c" and was_row and (self.named or not self.counts()):
            codes, value = was_row, int(value or 1) - 1
        elif was_row and self.verb in _GOING_ON.get(codes, ()):
            self.row_word = was_row
        if codes in ("R", "C"):
            self.row_word = was_row
        self.say(codes, value, begin)
        if self.peek() in ("'", "’") and self.adjacent(self.at):
            self.at += 1
        return True

    def _in_words(self, begin: int) -> bool:
        """A single letter among words, add a multiple: some other word of the language stands before or behind it."""
        spaced = self.spaced()
        if self.math or spaced.words.get(self.tokens[begin].text.lower()) is None:
            return False
        start = self.tokens[begin].start
        self.looks_at(start - 24, self.tokens[begin].stop + 24)
        before = self.text[max(0, start - 24) : start].rstrip().rpartition(" ")[2]
        behind = SPACED_WORD.search(self.text, self.tokens[begin].stop, self.tokens[begin].stop + 24)
        beside = [before, behind[0] if behind else ""]
        return any(len(one) > 2 and one.lower() in spaced.words for one in beside)

    def _is_and(self, letter: str) -> bool:
        """Whether a letter joins operations, in the language of the range or, where that has no such word, in any."""
        said = self.spaced().words.get(letter)
        return letter in short_ands() if said is None or not said.codes else said.codes == "&"

    def _is_factor(self, begin: int) -> bool:
        """The i of R_2 - i R_1 and of R_2 <- -2i R_2: a letter behind a sign or its number, and right before a row."""
        stop = self.tokens[begin].stop
        self.looks_at(stop, stop + _ROW_REACH)
        if not self.found or stop - self.tokens[begin].start > 1 or _ROW_BEHIND.match(self.text, stop) is None:
            return False
        before = self.found[-1].code
        if before == "n":
            before = self.found[-2].code if len(self.found) > 1 else ""
        return before != "" and before in "<>=+-"

    def _between_formulas(self, begin: int) -> bool:
        """A letter that stands alone between two formulas of a sentence: $F_2 - F_1$ y $F_3 - F_1$."""
        self.looks_at(self.tokens[begin].start - 8, self.tokens[begin].stop + 8)
        before = self.text[max(0, self.tokens[begin].start - 8) : self.tokens[begin].start].rstrip()
        behind = self.text[self.tokens[begin].stop :][:8].lstrip()[:2]
        return before.endswith(("$", r"\)")) and behind.startswith(("$", r"\("))

    @property
    def named(self) -> bool:
        """Whether a noun stands right before: row 2, where 2 is no factor whatever follows."""
        return bool(self.found) and self.found[-1].code in "rl"

    def counts(self) -> bool:
        """Whether the number just passed is a factor after all: times, or the name of a row, stands behind it."""
        if self.at >= self.stop:
            return False
        if self.is_counted(self.tokens[self.at - 1].stop):
            return True
        k = self.at
        while k < self.stop and self.tokens[k].text in SILENT:
            k += 1
        return k + 1 < self.stop and self.tokens[k + 1].text == "_" and bool(self.letter_code(self.tokens[k].text))

    def is_counted(self, at: int) -> bool:
        """Whether times, or what a row is called, stands behind a number that ends there."""
        if _MAY_BE_COUNTED.fullmatch(self.text, at, self.bounds[1]):
            self.looked_beside = True
        return self.spaced().counted.match(self.text, at) is not None

    def looks_at_characters(self) -> None:
        """Notes that a word is read whose letters a line end may part, where the range ends with a line."""
        end = self.bounds[1]
        self.looked_beside = self.looked_beside or self.text[end : end + 1].isspace()

    def characters(self, token: Token) -> None:
        """A word of a language that does not part words: the longest that stands here."""
        begin = self.at
        one = self.unspaced()
        if token.text in one.cardinals:
            self.kanji_number(one)
            return
        if token.text == one.ordinal_prefix:
            self.at += 1
            return
        self.looks_at_characters()
        match = one.longest.match(self.text, token.start)
        self.at += 1
        if match is None:
            self.row_word = ""
            self.add("?", None, begin)
            return
        self.go_past(match.end())
        self.row_word = ""
        codes, value = one.words["".join(match[0].split())]  # a line may end within a word
        if codes in _NOUN_CODES:
            self.row_word = _NOUN_CODES[codes] if self.peek()[:1].isdecimal() else ""
        self.say(codes, value, begin)

    def kanji_number(self, one: Language) -> None:
        begin = self.at
        value = 0
        while self.at < self.stop and (digit := one.cardinals.get(self.tokens[self.at].text)) is not None:
            # 三十二 is 3 times 10 and 2
            value = min(max(value, 1) * 10 if digit == 10 else value + digit, 9999)
            self.at += 1
        self.numbered(value, begin)

    def numbered(self, value: int, begin: int) -> None:
        """A number of that kind: of a row, when its noun follows; an ordinal behind its prefix."""
        unit = self.unit()
        prefixed = begin > self.first and self.tokens[begin - 1].text == self.unspaced().ordinal_prefix
        self.row_word = ""
        if unit:
            self.add(unit, value - 1, begin)
        elif prefixed:
            self.add("%", value - 1, begin)
        else:
            self.add("c", value, begin)

    def unit(self) -> str:
        """The code of 行 or 列 behind a number, past dollar signs and blanks; not of 行列, nor of 2行3列."""
        k = self.at
        while k < self.stop and self.tokens[k].text in SILENT:
            k += 1
        if k >= self.stop or self.tokens[k].text.isascii():
            return ""
        self.looks_at_characters()
        units = self.unspaced().units
        match = units.match(self.text, self.tokens[k].start)
        if match is None:
            return ""
        begin, self.at = self.at, k
        self.go_past(match.end())
        behind = self.at
        if self.peek() and behind < self.stop:
            following = units.match(self.text, self.tokens[behind].start)
            shape = self.peek()[0].isdecimal() and units.match(self.text, self.tokens[behind].stop)
            if match.lastgroup == "row" and ((following and following.lastgroup == "column") or shape):
                self.at = begin
                return ""
        return "R" if match.lastgroup == "row" else "C"
