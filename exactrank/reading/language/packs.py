"""Language packs: the words and patterns of one language, from a file each; loaded when its words occur in a text."""

from __future__ import annotations

import os.path  # lighter than importlib.resources
import re
import tomllib
from collections.abc import Container, Iterator, Mapping
from dataclasses import field
from functools import cache, cached_property
from typing import Any

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.templates import FORMULA, any_of, required_words, surest, tree_of, variants_of
from exactrank.reading.language.variants import Match, Variant, occur, tried_in
from exactrank.records import dataclass

_DIGITS = r"[-+\u2212]?\d{1,9}(?:/\d{1,9}|\.\d{1,9})?"
# The last letter of a product is no subject: C of C^T C, B of A B.
_LETTER = r"(?-i:(?<![A-Za-z\\])(?<!\^[Tt] )(?<!\b[B-HJ-Z] )[A-Z](?:'|_\d|[~^](?![A-Za-z\d]))?(?![A-Za-z0-9_]))"
_FIELD = r"(?-i:(?<![A-Za-z\\])(?:[FZ]_?\{?\d{1,9}\}?|GF ?\(\d{1,9}\)|Z ?/ ?\d{1,9} ?Z)(?![A-Za-z0-9_]))"
_OPERATOR = lazy_pattern(
    r"\\?(?:operatorname\*?|mathrm|mathop|text|textrm)?\s*\{?\s*(?P<name>[^\W\d_]{2,12})(?![^\W\d_])"
)
_CJK = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff]")
_KANA = lazy_pattern(r"[\u3041-\u30ff]")
_EQUATION = "{subject} {is} {value}"
_OF_SUBJECT = "{of} {subject}"
_COMPARED = "{is} {value}"
_BLANK_SLOTS = lazy_pattern(r"\s*(\{[a-z_:]+\})\s*")
_LAST_WORD = 24
_WORDS = lazy_pattern(r"[^\W\d_]+")


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


class Pack:
    """One language. `lists` are its lists of words; a slot of a template may be one of them."""

    def __init__(self, code: str, data: Mapping[str, Any]) -> None:
        self.code = code
        self.spaced: bool = data.get("spaced", True)
        self.lists: dict[str, tuple[str, ...]] = {name: tuple(words) for name, words in data["words"].items()}
        self.numbers: dict[str, int] = dict(data["numbers"])
        self.dimensions: dict[str, int] = dict(data.get("dimensions", {}))
        self.multiples: dict[str, str] = {phrase.lower(): times for phrase, times in data.get("multiples", {}).items()}
        self.ordinals: dict[str, int] = dict(data.get("ordinals", {}))
        self.bare_answers: Mapping[str, Mapping[str, Any]] = data.get("bare_answers", {})
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

    # Slots.

    @cached_property
    def _compiled(self) -> dict[str, re.Pattern[str]]:
        return {}

    @cached_property
    def _stretches(self) -> dict[str, re.Pattern[str]]:
        return {}

    def stretch(self, expression: str) -> re.Pattern[str]:
        """What matches a stretch of words; variants of a template, and templates, begin with the same ones."""
        if expression not in self._stretches:
            self._stretches[expression] = lazy_pattern(expression, re.IGNORECASE)
        return self._stretches[expression]

    def slot(self, kind: str) -> re.Pattern[str]:
        """What fills a slot of this kind, as group 1."""
        if kind not in self._compiled:
            inner = self._kinds[kind]
            made = f" ?({inner} ?)" if kind == "adv" else f" ?({inner})" + self._after.get(kind, "")
            self._compiled[kind] = lazy_pattern(made, re.IGNORECASE)
        return self._compiled[kind]

    def slot_before(self, kind: str) -> re.Pattern[str]:
        """The same, ending where a search ends."""
        key = f"{kind} before"
        if key not in self._compiled:
            lead = r"(?<!\w)" if self.spaced else ""
            self._compiled[key] = lazy_pattern(rf"{lead}({self._kinds[kind]}) ?\Z", re.IGNORECASE)
        return self._compiled[key]

    @cached_property
    def _border(self) -> str:
        return r"(?!\w)" if self.spaced else r"(?![\dA-Za-z])"

    @cached_property
    def _adverbs(self) -> str:
        """Adverbs, some of them between commas: has, therefore, exactly."""
        adverb = any_of(self.lists["adverbs"]) + (r"(?![\w-])" if self.spaced else "")  # in row-echelon form
        return f"(?: ?(?:, ?{adverb} ?,|{adverb}))*"

    @cached_property
    def _kinds(self) -> dict[str, str]:
        number = rf"(?:{FORMULA}|{_DIGITS}|{any_of(self.numbers)}){self._border}"
        before = f"(?:{any_of(self.lists['before_subject'])} ?)?"
        roles = rf"(?:{'|'.join([any_of(phrases) for phrases in self.roles.values()])}){self._border}"
        one = rf"(?:{FORMULA}|{_LETTER})"
        joined = rf"(?: ?, ?(?:{any_of(self.lists['and'])} ?)?| ?(?:{any_of(self.lists['and'])}) ?)"
        index = rf"(?:{FORMULA}|\d{{1,4}}|{any_of([*self.ordinals, *self.numbers])}){self._border}"
        part = f"(?:{any_of(self.lists['in_lists'])} ?)?"
        called = rf"(?: ?\({FORMULA}\))?"  # column 1 (x_1)
        return {
            "adv": self._adverbs,
            "is": rf"{any_of(self.comparisons)}|(?={FORMULA})",
            "subject": f"{before}{one}|{roles}",
            "named": f"{before}{one}",
            "bracketed": rf"[(\[] ?{one} ?[)\]]",
            "indices": rf"{index}(?:{joined}{index})*",
            "value": number,
            "number": number,
            "dimension": any_of(self.dimensions) + self._border,
            "multiple": any_of(self.multiples) + self._border,
            "compared": any_of(self.comparisons_after),
            "formula": FORMULA,
            "field": rf"(?:{FORMULA}|{_FIELD})",
            "styled": rf"(?:{FORMULA}|{_FIELD})",
            "modulus": rf"(?:{FORMULA}|\d{{1,9}}){self._border}",
            "word": r"\b[^\W\d_]+(?:-[^\W\d_]+)*",
            "size": rf"{FORMULA}|\d{{1,3}} ?(?:x|\u00d7|{any_of(self.lists['by'])}) ?\d{{1,3}}",
            "formulas": rf"{FORMULA}(?:{joined}{FORMULA})*",
            "values": rf"{number}{self._often}(?:{joined}{number}{self._often})*",
            "letters": rf"{one}(?:{joined}{one})*",
            "list": rf"{part}{index}(?: ?{part})?{called}(?:{joined}{part}{index}(?: ?{part})?{called})*",
        }

    @cached_property
    def _often(self) -> str:
        """How often a value is one, behind it, or nothing."""
        return "" if self.multiplicity is None else f"(?:{self.multiplicity.pattern})?"

    @cached_property
    def multiplicity(self) -> re.Pattern[str] | None:
        """Words behind an eigenvalue that say its multiplicity: (multiplicity 2), with multiplicity 2, (double)."""
        names, words = self.lists.get("multiplicity", ()), self._data.get("multiplicities", {})
        if not names:
            return None
        number = rf"(?:{FORMULA}|\d{{1,2}}|{any_of(self.numbers)})"
        before, after = any_of(names), any_of(self.lists.get("multiplicity_after", ()))
        said = rf"(?:{before} ?(?:[=:\uff1a] ?)?{number}|{number}{after}|{any_of(words)})"
        within = any_of(self.lists.get("multiplicity_with", ()))
        bracketed = rf" ?[(\uff08](?:{within} ?)?{said}[)\uff09]"
        return re.compile(rf"{bracketed}|(?: ?,)? ?{within} ?{said}", re.IGNORECASE)

    @cached_property
    def multiplicities(self) -> dict[str, int]:
        """Words that are a multiplicity by themselves: double."""
        return dict(self._data.get("multiplicities", {}))

    @cached_property
    def _after(self) -> dict[str, str]:
        """What must not follow a slot: 2 or 3, 2 more, 2 plus."""
        guard = self.lists.get("not_after_value", ())
        border = self._border if self.spaced else ""
        words = f"|(?:{any_of(guard)}){border}" if guard else ""
        value = rf"(?! ?(?:[-+*/=^\u00d7<>] ?[\d{{A-Za-z\ue000]|[./]\d{words}))"
        return {"value": value, "values": value, "is": self._adverbs}

    # Words.

    def number(self, word: str) -> int | None:
        """What a number word counts, and how many dimensions an adjective such as two-dimensional gives."""
        low = word.lower()
        return self.numbers.get(low, self.dimensions.get(low))

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


_ENOUGH = 2


def _table(name: str) -> dict[str, Any]:
    with open(os.path.join(os.path.dirname(__file__), "packs", f"{name}.toml"), "rb") as file:
        return tomllib.load(file)


@cache
def languages() -> Mapping[str, Any]:
    """The codes of the languages, by which words each is recognised, and abbreviations that end no sentence."""
    return _table("languages")


@cache
def operators() -> Mapping[str, str]:
    """What the names of functions in formulas stand for: rank, determinant, trace, nullity.

    >>> operators()["rk"], operators()["posto"]
    ('rank', 'rank')
    """
    return {name: means for means, names in languages()["operators"].items() for name in names}


@cache
def spaces() -> Mapping[str, str]:
    """Which space of a matrix the names of functions in formulas stand for: null or column.

    >>> spaces()["Nuc"], spaces()["Bild"]
    ('null', 'column')
    """
    return {name: space for space, names in languages()["spaces"].items() for name in names}


@cache
def names_of_bases() -> tuple[str, ...]:
    """How formulas call a basis, without blanks: \\text{Basis of}."""
    return tuple(["".join(one.split()) for one in languages()["bases"]["names"]])


def operator_at(formula: str) -> str:
    r"""What the name that a formula begins with stands for; empty where it is no such name.

    >>> operator_at(r"\operatorname{rk}(A^*) = 2"), operator_at(r"\mathrm{rango} A"), operator_at("rx = 2")
    ('rank', 'rank', '')
    """
    found = _OPERATOR.match(formula)
    return operators().get(found["name"], "") if found is not None else ""


@cache
def pack(code: str) -> Pack:
    """The pack of a language.

    >>> pack("en").number("three")
    3
    """
    return Pack(code, _table(code))


@cache
def _known_words() -> dict[str, tuple[tuple[str, int], ...]]:
    """Every word by which a language is known, with its weight there."""
    known: dict[str, tuple[tuple[str, int], ...]] = {}
    for code, language in languages()["languages"].items():
        for key, weight in (("strong", _ENOUGH), ("words", 1)):
            for word in language.get(key, ()):
                known[word] = (*known.get(word, ()), (code, weight))
    return known


def languages_of(text: str) -> tuple[str, ...]:
    """The languages whose words occur in a text, in the order of the index; without any sign there is none.

    >>> languages_of("The rank of A is 2"), languages_of("A の階数は 2"), languages_of("rank A は det A = 0 より 1")
    (('en',), ('ja',), ('en', 'ja'))
    """
    known = _known_words()
    weights: dict[str, int] = {}
    in_its_script: set[str] = set()
    for word in set(_WORDS.findall(text.lower())):
        for code, weight in known.get(word, ()):
            weights[code] = weights.get(code, 0) + weight
    if _CJK.search(text):
        for code, language in languages()["languages"].items():
            if not language.get("kana", True) and _KANA.search(text):
                continue
            if any(sign in text for sign in language.get("signs", ())):
                weights[code] = _ENOUGH
                in_its_script.add(code)
        if max(weights.values(), default=0) < _ENOUGH and not _KANA.search(
            text
        ):  # characters without kana and without a sign of a language
            weights = {code: _ENOUGH for code, one in languages()["languages"].items() if not one.get("kana", True)}
    # Languages share words (determinante, se, es): one that has but half of what another has is none of the text. One
    # that is told by its script stays: the words of the other may be functions in formulas, det A and rank A.
    most = max(weights.values(), default=0)
    least = max(_ENOUGH, most // 2 + 1)
    found = tuple([code for code in languages()["languages"] if weights.get(code, 0) >= least or code in in_its_script])
    # A single word, if no other language has it; a letter is no word.
    alone = len(weights) == 1 and any(len(word) > 1 and word in known for word in _WORDS.findall(text.lower()))
    return found or (tuple(weights) if alone else ())


def has_known_words(text: str, codes: Container[str] | None = None) -> bool:
    """Whether a single word of a text is one of a language that is known, or of one of these.

    >>> has_known_words("Dimensio nulla in summa est 3"), has_known_words("Matriksin asteluku lienee 3")
    (True, False)
    >>> has_known_words("Matriisin aste on siis 7", ["en"])
    False
    """
    known = _known_words()
    words = [code for word in _WORDS.findall(text.lower()) for code, _ in known.get(word, ())]
    if any(codes is None or code in codes for code in words):
        return True
    spoken = [one for code, one in languages()["languages"].items() if codes is None or code in codes]
    return any(sign in text for language in spoken for sign in language.get("signs", ()))


@cache
def abbreviations() -> frozenset[str]:
    """Words whose point ends no sentence, in lower case."""
    return frozenset(languages()["abbreviations"])
