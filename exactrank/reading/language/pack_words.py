"""The words of one language: lists, numbers, roles of matrices, and words that change what others say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from exactrank.reading.language.templates import PLACEHOLDERS, any_of


class PackWords:
    """The words of one language; `lists` are its lists of words, and a slot of a template may be one of them."""

    def __init__(self, code: str, data: Mapping[str, Any]) -> None:
        self.code = code
        self.spaced: bool = data.get("spaced", True)
        self.lists: dict[str, tuple[str, ...]] = {name: tuple(words) for name, words in data["words"].items()}
        self.numbers: dict[str, int] = dict(data["numbers"])
        self.dimensions: dict[str, int] = dict(data.get("dimensions", {}))
        self.multiples: dict[str, str] = {phrase.lower(): times for phrase, times in data.get("multiples", {}).items()}
        self.ordinals: dict[str, int] = dict(data.get("ordinals", {}))
        self.bare_answers: Mapping[str, Mapping[str, Any]] = data.get("bare_answers", {})
        self.bare_condition: str = data.get("bare_condition", {}).get("behind", "")
        self.contractions: Mapping[str, str] = data.get("contractions", {})
        self.yes_or_no: Mapping[str, Any] = data.get("yes_or_no", {})
        self.bare_columns: Mapping[str, Any] = data.get("bare_columns", {})
        self.necessary_and_sufficient: Mapping[str, Any] = data.get("necessary_and_sufficient", {})
        self.roles: dict[str, tuple[str, ...]] = {role: tuple(words) for role, words in data["roles"].items()}
        self.comparisons: dict[str, str] = {
            phrase.lower(): sign for sign, phrases in data["comparisons"].items() for phrase in phrases
        }
        self.comparisons_after: dict[str, str] = {
            phrase.lower(): sign for sign, phrases in data.get("comparisons_after", {}).items() for phrase in phrases
        }
        self._data = data

    @cached_property
    def not_in_the_field(self) -> re.Pattern[str]:
        """Words before the naming of a field that say that it is not the one."""
        return self.words_of("not_in_the_field")

    @cached_property
    def complex_numbers(self) -> re.Pattern[str]:
        """Words that say that numbers are complex, and so that i is the imaginary unit."""
        return self.words_of("complex_numbers")

    @cached_property
    def column_operations(self) -> re.Pattern[str]:
        """Words for operations on columns."""
        return self.words_of("column_operations")

    @cached_property
    def all_cases(self) -> re.Pattern[str]:
        """Words that ask for which values of letters something holds, or that all cases be discussed."""
        return self.words_of("all_cases")

    @cached_property
    def not_before(self) -> re.Pattern[str]:
        """A text that ends with words that say that what follows is not so."""
        return re.compile(rf"{self.words_of('not_before').pattern}\s*\Z")

    @cached_property
    def no_solution_behind(self) -> re.Pattern[str]:
        """A text that begins with words that say that what stands before is no solution."""
        return re.compile(rf"\s*{self.words_of('no_solution_behind').pattern}")

    @cached_property
    def any_number(self) -> re.Pattern[str]:
        """Words that let a parameter be any number: arbitrary, free."""
        return self.words_of("any_number")

    @cached_property
    def elsewhere(self) -> re.Pattern[str]:
        """Words with which a sentence speaks of a field without calculating in it: would, in contrast."""
        return self.words_of("elsewhere")

    @cached_property
    def describing(self) -> re.Pattern[str]:
        """A formula and words that describe what stands in it: [...], whose rank is 2."""
        words = any_of(self.lists.get("describing", ()))
        return re.compile(rf"[{PLACEHOLDERS}] ?,? ?{words}" + (r"(?!\w)" if self.spaced else ""), re.IGNORECASE)

    @cached_property
    def turning(self) -> re.Pattern[str]:
        """Words that make another claim of what follows in their clause: the sum of, neither."""
        return self.words_of("turning")

    @cached_property
    def turning_right_before(self) -> re.Pattern[str]:
        return re.compile(rf"{self.words_of('turning_right_before').pattern}\Z")

    @cached_property
    def leading_right_before(self) -> re.Pattern[str]:
        """Words right before a claim that lead to it, and end with one that turns others round: se sigue que."""
        return re.compile(rf"{self.words_of('leading_right_before').pattern}\Z")

    @cached_property
    def turning_after(self) -> re.Pattern[str]:
        return self.words_of("turning_after")

    @cached_property
    def qualified(self) -> re.Pattern[str]:
        """A determiner and a word that stand before a noun: the numerical (rank)."""
        return re.compile(rf"{self.words_of('determiners').pattern}\s+(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)\s*\Z")

    def may_change(self, before: str, named: str) -> bool:
        """Whether a word before the name of a rank or a determinant may make something else of it.

        So does every adjective that is not known to be harmless; `before` ends where `named` begins, both lowered.
        """
        if "determiners" not in self.lists or not named.startswith(self._property_beginnings):
            return False
        match = self.qualified.search(before)
        return match is not None and match["word"] not in self._harmless

    @cached_property
    def _property_beginnings(self) -> tuple[str, ...]:
        """How the names of ranks, determinants and their kin begin."""
        names = (*self.lists.get("rank", ()), *self.lists.get("property_words", ()))
        return tuple([name.lower().partition("[")[0] for name in names])

    @cached_property
    def _harmless(self) -> frozenset[str]:
        names = ("harmless", "determiners", "adverbs")
        return frozenset([word.lower() for name in names for word in self.lists.get(name, ())])

    def words_of(self, name: str) -> re.Pattern[str]:
        """One of the words of a list, as a word of its own."""
        if name not in self._of_lists:
            words = any_of(self.lists.get(name, ()))
            bordered = rf"(?<!\w){words}(?!\w)" if self.spaced else words
            self._of_lists[name] = re.compile(bordered, re.IGNORECASE)
        return self._of_lists[name]

    @cached_property
    def _of_lists(self) -> dict[str, re.Pattern[str]]:
        return {}

    def number(self, word: str) -> int | None:
        """What a number word counts, and how many dimensions an adjective such as two-dimensional gives."""
        low = word.lower()
        return self.numbers.get(low, self.dimensions.get(low))

    @cached_property
    def ordinal_words(self) -> re.Pattern[str]:
        return re.compile(any_of(list(self.ordinals)) if self.ordinals else r"(?!)", re.IGNORECASE)

    @cached_property
    def counts_of_lines(self) -> re.Pattern[str]:
        """A number in words right before the rows or columns that it counts, with an ordinal between them."""
        if not self.spaced or not self.numbers:
            return re.compile(r"(?!)")
        nouns = "|".join([self.words_of(name).pattern for name in ("row_nouns", "column_nouns")])
        ordinal = self.ordinal_words.pattern
        number = any_of([word for word, value in self.numbers.items() if value > 1 and word not in self.ordinals])
        return re.compile(rf"(?P<number>{number})\s+(?:(?P<behind>{ordinal})\s+)?(?:{nouns})", re.IGNORECASE)

    def indices(self, text: str) -> tuple[int, ...] | None:
        """The numbers of a list of numbers or ordinals, as written; None when it holds anything else."""
        found = re.findall(rf"\d{{1,4}}|{any_of([*self.ordinals, *self.numbers])}", text, re.IGNORECASE)
        known = {**self.numbers, **self.ordinals}
        return tuple([int(word) if word.isdecimal() else known[word.lower()] for word in found])

    def role(self, phrase: str) -> str | None:
        """What the words for a matrix call it."""
        low = phrase.lower()
        return next((role for role, phrases in self._role_patterns.items() if phrases.fullmatch(low)), None)

    @cached_property
    def _role_patterns(self) -> dict[str, re.Pattern[str]]:
        return {role: re.compile(any_of(phrases), re.IGNORECASE) for role, phrases in self.roles.items()}
