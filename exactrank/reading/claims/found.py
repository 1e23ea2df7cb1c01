"""A template of a pack where it matches, and what its slots hold, made into expressions when they are asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field
from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.slots import Formulas, Subject, is_formula, number_of, subject_of
from exactrank.reading.formulas.expression_kinds import has_free_letters, is_in_letters
from exactrank.reading.language.packs import Pack
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.reading.language.variants import Match
from exactrank.records import dataclass
from exactrank.statements import Columns, Comparison, Described, Expression, Name, Number, Role, Span, Statement

_WORD = 24
"""Characters in which a word before a list stands."""
_REACH = 24
"""Characters around the beginning of a claim in which the words stand that describe a matrix."""
_IN_BRACKETS = lazy_pattern(rf"\([{PLACEHOLDERS}]\)")
"""The unknown of a column: column 1 (x_1)."""


@dataclass(slots=True)
class Found:
    """A template that matches, with what its slots hold made into expressions when they are asked for."""

    match: Match
    pack: Pack
    formulas: Formulas
    span: Span
    topic: Subject | None = None
    """what the sentence said before it is about"""
    minor: tuple[tuple[int, ...], tuple[int, ...]] | None = None
    """the rows and columns of the minor named last"""
    read: set[int] = field(default_factory=set)
    """the formulas that are part of the claim: they are no states of a calculation"""
    denied: bool = False
    inferred: bool = False
    guessed: bool = False
    """whether it is a guess which system it is about"""

    def text(self, slot: str) -> str:
        return self.match.slots[slot]

    def has(self, slot: str) -> bool:
        return slot in self.match.slots

    def index(self, slot: str) -> int:
        """The number of the formula in a slot."""
        text = self.text(slot)
        return self.formulas.index(self.match.places[slot] + len(text) - 1)

    def subject(self, slot: str = "subject") -> Expression | None:
        """The matrix a claim is about; None, and `inferred`, where no name is written."""
        if self.has("equation"):
            self.read.add(self.index("equation"))
            return self.formulas.equated(self.index("equation"))[0]
        found = Subject(None, False)
        slot = next((one for one in (slot, "named", "bracketed") if self.has(one)), slot)
        if self.has(slot):
            found = subject_of(self.text(slot), self.match.places[slot], self.pack, self.formulas)
        described = None if found.expression is not None else self._described()
        if described is not None:
            found = Subject(described)
        if found.expression is None and self.topic is not None:
            found = self.topic
        self.inferred = self.inferred or found.expression is None
        return found.expression

    def _described(self) -> Expression | None:
        """The matrix right before words that describe it: this gives [...], whose rank is 2; [...] with rank 2."""
        begin, text = self.match.begin, self.formulas.prose.text
        for one in self.pack.describing.finditer(text, max(0, begin - _REACH), min(len(text), begin + _REACH)):
            if one.start() <= begin <= one.end() or (one.end() < begin and not text[one.end() : begin].strip()):
                k = self.formulas.index(one.start())
                return self.formulas.sides.matrix_at_the_end(self.formulas.ranges[k])
        return None

    def one_matrix(self) -> Expression:
        """The matrix a claim is about, at hand where it has no name; NotThis for one of several, or for any."""
        made = self.subject()
        if made == Described(Role.OTHER):
            raise NotThis
        return made or Described(Role.START)

    def named(self, slot: str) -> Expression:
        made = self.subject(slot)
        if made is None:
            raise NotThis
        return made

    def vector(self, slot: str) -> Expression:
        """A vector: a small letter is one too."""
        text = self.text(slot)
        return self.formulas.matrix(self.index(slot)) if is_formula(text[-1:]) else self.named(slot)

    def value(self, slot: str = "value") -> tuple[Expression, Comparison]:
        """A number with how it is compared: is, is not, is at most."""
        phrase = self.match.slots.get("is", "").lower().strip()
        sign = Comparison(self.pack.comparisons.get(phrase, "="))
        if self.has("compared"):  # 3 以下である
            slot, sign = "number", Comparison(self.pack.comparisons_after[self.text("compared").lower().strip()])
        if self.has("equation"):
            return self.formulas.equated(self.index("equation"))[1], Comparison.EQUAL
        text = self.text(slot)
        if not is_formula(text):
            return number_of(text, self.pack), sign
        value, own = self.formulas.value(self.index(slot))
        parts = self.formulas.equation(self.index(slot))
        begins_with_sign = len(parts) > 1 and self.formulas.is_blank(parts[0][1])
        if self.has("is") and not phrase and not begins_with_sign:
            raise NotThis
        return value, sign if own is Comparison.EQUAL else own

    def factor(self, slot: str = "multiple") -> Number:
        """How many times a word says: twice, minus."""
        return Number(Fraction(self.pack.multiples[self.text(slot).lower()]))

    def count(self, slot: str) -> int:
        text = self.text(slot)
        made = self.formulas.value(self.index(slot))[0] if is_formula(text) else number_of(text, self.pack)
        if not isinstance(made, Number) or made.value.denominator != 1:
            raise NotThis
        return int(made.value)

    def numbers(self, slot: str) -> tuple[int, ...]:
        """The numbers of a list, from 0."""
        text, at = self.text(slot), self.match.places[slot]
        made: list[int] = []
        for k, sign in enumerate(text):
            if sign in PLACEHOLDERS and not _IN_BRACKETS.fullmatch(text, max(0, k - 1), k + 2):
                value = self._number_or_none(self.formulas.index(at + k))
                if value is None and (made or self.pack.indices(text[:k])):
                    text = text[:k]  # row 2 is 3 times the first, A has rank 1
                    break
                if value is None:
                    raise NotThis
                made.append(int(value.value))
        words = "".join([" " if sign in PLACEHOLDERS else sign for sign in text])
        if not made and (counted := self._first_of_all(words, at)) is not None:
            return counted
        found = (*made, *(self.pack.indices(words) or ()))
        if not found or min(found) < 1:
            raise NotThis
        return tuple([number - 1 for number in found])

    def _first_of_all(self, words: str, at: int) -> tuple[int, ...] | None:
        """The numbers of the first two rows; of two rows, and the last two, none are told. None for any other list."""
        pack = self.pack
        how_many = next(iter(pack.counts_of_lines.finditer(words)), None)
        if how_many is None:
            return None
        before = self.formulas.prose.text[max(0, at - _WORD) : at] + words[: how_many.start("number")]
        ordinals = [pack.ordinals[one[0].lower()] for one in pack.ordinal_words.finditer(before)]
        behind = how_many["behind"]
        if (ordinals[-1:] or [pack.ordinals[behind.lower()] if behind else 0]) != [1]:
            raise NotThis
        return tuple(range(pack.numbers[how_many["number"].lower()]))

    def _number_or_none(self, k: int) -> Number | None:
        try:
            value, _ = self.formulas.value(k)
        except NotThis:
            return None
        return value if isinstance(value, Number) else None

    def values(self, slot: str = "values") -> tuple[Expression, ...]:
        """The numbers of a list, formulas and words."""
        text, at = self.text(slot), self.match.places[slot]
        if self.pack.multiplicity is not None:
            text = self.pack.multiplicity.sub(lambda said: " " * len(said[0]), text)
        made = self._values_in(text, at)
        if not made:
            raise NotThis
        return tuple(made)

    def _values_in(self, text: str, at: int) -> list[Expression]:
        """The numbers of a stretch of a list, which begins at a place of the running text."""
        made: list[Expression] = []
        word = ""
        for k, sign in enumerate([*text, ","]):
            if sign in PLACEHOLDERS:
                made += self._listed(self.formulas.index(at + k))
                word = ""
            elif sign in ", " and word:
                if word.lower() not in self.pack.lists["and"]:
                    made.append(number_of(word, self.pack))
                word = ""
            elif sign not in ", ":
                word += sign
        return made

    def multiplicities(self, slot: str = "values") -> tuple[int | None, ...]:
        """How often each number of a list is said to be one; empty where nothing of the kind is said."""
        text, at, pattern = self.text(slot), self.match.places[slot], self.pack.multiplicity
        said = [] if pattern is None else list(pattern.finditer(text))
        if not said:
            return ()
        made: list[int | None] = []
        for k, remark in enumerate(said):
            begin = said[k - 1].end() if k else 0
            before = text[begin : remark.start()]
            made += [None] * (len(self._values_in(before, at + begin)) - 1)
            made.append(self._multiplicity(remark, at))
        rest = text[said[-1].end() :]
        return (*made, *[None] * len(self._values_in(rest, at + said[-1].end())))

    def _multiplicity(self, remark: re.Match[str], at: int) -> int:
        """The number in a remark such as: with multiplicity 2."""
        for k, sign in enumerate(remark[0]):
            if sign in PLACEHOLDERS:
                value = self.formulas.value(self.formulas.index(at + remark.start() + k), named=True)[0]
                return int(value.value) if isinstance(value, Number) else 0
        low = remark[0].lower()
        known = {**self.pack.numbers, **self.pack.multiplicities}
        word = max([one for one in known if one.lower() in low], key=len, default="")
        digits = re.search(r"\d+", low)
        return int(digits[0]) if digits else known.get(word, 0)

    def _listed(self, k: int) -> list[Expression]:
        """The numbers in one formula: 3, 1; \\lambda_1 = 3, \\lambda_2 = 1; \\{3, 1\\}."""
        vectors, _ = self.formulas.vectors_or_numbers(k)
        if any(has_free_letters(one, ("i",)) and not is_in_letters(one) for one in vectors):
            raise NotThis
        return list(vectors)

    def vectors(self, slot: str = "formulas") -> tuple[Expression, ...]:
        text, at = self.text(slot), self.match.places[slot]
        made: list[Expression] = []
        for k, sign in enumerate(text):
            if sign in PLACEHOLDERS:
                index = self.formulas.index(at + k)
                vectors, named = self.formulas.vectors(index)
                made += vectors
                if not named:
                    self.read.add(index)
        if len(made) == 1 and isinstance(made[0], Name) and made[0].name.isupper():
            made = self._set_of(made[0].name)
        if not made:
            raise NotThis  # the first two columns of the matrix D form a basis
        return tuple(made)

    def _set_of(self, letter: str) -> list[Expression]:
        """The vectors of a set that the text gave a letter: S = {u, v} is independent."""
        given = self.formulas.sides.bases.at(letter, self.formulas.prose.offset(self.match.begin))
        return list(given[1].vectors) if given is not None and isinstance(given[1], Columns) else []

    def matrix(self, slot: str = "formula") -> Expression:
        index = self.index(slot)
        made = self.formulas.matrix(index)
        if len(self.formulas.equation(index)) == 1:
            self.read.add(index)
        return made


Made = Statement | tuple[Statement, ...]
Maker = Callable[[Found], Made]
