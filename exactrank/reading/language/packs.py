"""Language packs: the words and patterns of one language, from a file each; loaded when its words occur in a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cache, cached_property
from typing import Any

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import table_of
from exactrank.reading.language.pack_slots import PackSlots
from exactrank.reading.language.templates import required_words, surest, tree_of, variants_of
from exactrank.reading.language.variants import Match, Variant, occur, tried_in
from exactrank.records import dataclass

_EQUATION = "{subject} {is} {value}"
_OF_SUBJECT = "{of} {subject}"
_COMPARED = "{is} {value}"
_BLANK_SLOTS = lazy_pattern(r"\s*(\{[a-z_:]+\})\s*")
_LAST_WORD = 24


@dataclass(frozen=True)
class Pattern:
    """A template of a pack, what it says, and the words without which it matches nothing."""

    says: str
    template: str
    words: tuple[str, ...]
    pack: Pack = field(repr=False, compare=False)
    options: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        """Also with subject and value in one formula: the rank of $A = 2$; and of the matrix, which has no name."""
        templates = [self.template]
        if _EQUATION in self.template:
            templates.append(self.template.replace(_EQUATION, "{formula:equation}"))
        if "of_the_matrix" in self.pack.lists and _OF_SUBJECT in self.template:
            templates.append(self.template.replace(_OF_SUBJECT, "{of_the_matrix}"))
        if self.pack.comparisons_after and _COMPARED in self.template:
            templates.append(self.template.replace(_COMPARED, "{is} {number} {compared}"))
        if not self.pack.spaced:
            templates = [_BLANK_SLOTS.sub(r" \1 ", template) for template in templates]
        lists, known = self.pack.lists, self.all_words
        made: list[Variant] = []
        for one in templates:
            for parts, nodes in variants_of(tree_of(one), lists):
                words = [group for group in required_words(nodes, lists) if group not in known]
                made.append(Variant(parts, self.pack, tuple(words)))
        return tuple(made)

    @cached_property
    def all_words(self) -> tuple[tuple[str, ...], ...]:
        """Of each of these at least one word occurs where the template matches."""
        return tuple(required_words(tree_of(self.template), self.pack.lists))

    def follows_one_of(self, before: str) -> bool:
        """Whether the text before a match ends with a word behind which the template means something else."""
        words = before[-_LAST_WORD:].lower().split()
        return bool(words) and words[-1] in self.options.get("not_after", ())

    def matches(self, text: str, lowered: str, begin: int, end: int) -> Iterator[Match]:
        """The matches in a range of the text; `lowered` is that range in lower case."""
        if not occur(self.all_words, lowered):
            return
        tried = tried_in(text, begin, end)
        for variant in self.variants:
            if not variant.words or occur(variant.words, lowered):
                yield from variant.matches(tried)


class Pack(PackSlots):
    """One language: its words, its slots, and its templates for all that is read in sentences."""

    @cached_property
    def claims(self) -> tuple[Pattern, ...]:
        return self._patterns("claims", "says")

    @cached_property
    def topics(self) -> tuple[Pattern, ...]:
        """What a sentence says it is about: for the second matrix."""
        return self._patterns("topics", "says")

    @cached_property
    def spaces(self) -> tuple[Pattern, ...]:
        """Where a sentence gives a subspace a letter: the subspace W that u and v span."""
        return self._patterns("spaces", "says")

    @cached_property
    def mentions(self) -> tuple[Pattern, ...]:
        """What a text speaks of, without claiming anything yet: the singular values of A."""
        return self._patterns("mentions", "says")

    @cached_property
    def fields(self) -> tuple[Pattern, ...]:
        """Where a text names the field that it calculates in."""
        return self._patterns("fields", "says")

    @cached_property
    def moods(self) -> tuple[Pattern, ...]:
        return self._patterns("moods", "mood")

    @cached_property
    def questions(self) -> tuple[Pattern, ...]:
        """What a sentence asks for: the rank of A."""
        return self._patterns("questions", "says")

    @cached_property
    def replies(self) -> tuple[Pattern, ...]:
        """Sentences that give a value and no more: it is 2; answer: 2."""
        return self._patterns("replies", "says")

    @cached_property
    def accounts(self) -> tuple[Pattern, ...]:
        """What looks like a claim, and what looks so and is none."""
        return self._patterns("accounts", "account")

    def _patterns(self, table: str, key: str) -> tuple[Pattern, ...]:
        made: list[Pattern] = []
        for entry in self._data.get(table, ()):
            options = {name: value for name, value in entry.items() if name not in (key, "patterns")}
            made += [Pattern(entry[key], one, self._required(one), self, options) for one in entry["patterns"]]
        return tuple(made)

    def _required(self, template: str) -> tuple[str, ...]:
        return surest(required_words(tree_of(template), self.lists))


@cache
def pack(code: str) -> Pack:
    """The pack of a language.

    >>> pack("en").number("three")
    3
    """
    return Pack(code, table_of(code))
