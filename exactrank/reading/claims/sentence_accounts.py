"""What became of a sentence: it claims something, it narrates, or what looks like a claim in it was not read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.elliptic import stands_alone
from exactrank.reading.claims.slots import Formulas
from exactrank.reading.claims.titled_formulas import calls_a_space, is_told_behind, says_what_it_is
from exactrank.reading.formulas.parts import trimmed
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.language.marks import Mood
from exactrank.reading.language.mood import Moods
from exactrank.reading.language.own_sentences import is_own
from exactrank.reading.language.packs import Pack, Pattern
from exactrank.reading.language.pattern_index import PatternIndex, index_of
from exactrank.reading.language.recognition import has_known_words
from exactrank.reading.language.sentences import DISPLAY, Prose, Sentence
from exactrank.reading.language.templates import PLACEHOLDERS, any_of
from exactrank.reading.language.variants import Match
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import words
from exactrank.statements import Expression, Number

_NUMBER_OR_RELATION = lazy_pattern(rf"\d|[=<>\u2260\u2264\u2265{PLACEHOLDERS}]")
_PLAIN_EQUATION = lazy_pattern(r"(?:(?<![\w.])\d[\d.]*|\))[ \t]*[=\u2260\u2248][ \t]*[-\u2212(\[]*[ \t]*\d")
"""2 + 2 = 3 outside of all formulas; R2 = 3 and x = 1 are read as what they are, or give a value."""
_SHORT = 8
_LETTER_BEFORE = lazy_pattern(r"(?<![\w\\])[b-z](?:_?\d)?(?= *\Z)")
"""A letter of running text right before what is said of it: x is larger than y."""
_LAST_NUMBER = lazy_pattern(
    rf"[:\uff1a][ *_]*(?:(?P<formula>[{PLACEHOLDERS}])|(?P<number>[-\u2212]?[ ]?\d{{1,9}}(?:/\d{{1,9}})?))"
    r"[ *_.\u3002]*\Z"
)
_LETTERS = lazy_pattern(r"[^\W\d_]{2,}")
_UNSPACED = lazy_pattern(r"[\u3400-\u9fff]{2}")
"""Two letters of a script that parts no words."""
_RELATING = words(
    r", ; \ldots \dots \cdots = &= := < > \leq \geq \le \ge \neq \ne \in \to \mapsto \approx \equiv \sim"
    r" \rightarrow \cong \leftrightarrow"
)
"""What relates or lists: a formula with one of these is more than a value."""
_CONCLUDING = words(r"\implies \Rightarrow \Longrightarrow \therefore \Leftrightarrow \iff \Longleftrightarrow ⇒ ⟹ ∴ ⇔")
_TYPED_ARROW = lazy_pattern("[\u21d2\u27f9\u2234]|=>|==>")
_CLAUSE = lazy_pattern(rf"[^.;\n\u3002{PLACEHOLDERS}]{{3,80}}")
"""The words that follow, up to the end of their clause."""
_CLAUSE_END = lazy_pattern(rf"[.;\u3002]|(?<={DISPLAY})")
ASSERTING = frozenset({Mood.ASSERTS, Mood.DENIES, Mood.UNDER_A_CONDITION})


class Account(Enum):
    """What became of a sentence."""

    CLAIMS = "claims"
    NARRATION = "narration"
    UNREAD = "unread"


@lru_cache(maxsize=16)
def _heading(packs: tuple[Pack, ...]) -> re.Pattern[str]:
    """A title, perhaps with a number, and a colon, or a display: Answer 4:."""
    titles = any_of([word for one in packs for word in one.lists.get("headings", ())])
    numbered = rf"{titles}(?:[ ]?\(?(?:\d{{1,3}}(?:\.\d{{1,3}})*+|[a-h])\)?)?"
    return re.compile(rf"[\s*_#\u3010\[]*{numbered}[\s*_\u3011\]]*+(?:[:\uff1a][\s*_]*+|(?={DISPLAY}))")


@cache
def _claiming_and_narrating(code: str) -> tuple[PatternIndex, PatternIndex]:
    """What looks like a claim in a language, and what looks so and is none."""
    every = index_of((code,), "accounts").patterns
    claiming = PatternIndex([one for one in every if one.says != "narration"])
    return claiming, PatternIndex([one for one in every if one.says == "narration"])


@lru_cache(maxsize=16)
def _measured(packs: tuple[Pack, ...]) -> re.Pattern[str]:
    """An area or a volume, and what it is, with a unit or without."""
    names, units, parts = [
        any_of([word for one in packs for word in one.lists.get(name, ())] or ["(?!)"])
        for name in ("measures", "measure_units", "measured_parts")
    ]
    value = rf"(?:(?P<formula>[{PLACEHOLDERS}])|(?P<number>[-\u2212]?\d{{1,9}}(?:/\d{{1,9}})?))"
    whole = rf"(?![^.;\n]{{0,40}}(?i:{parts}))"
    return re.compile(rf"(?i:{names}){whole}[^\d.;\n{PLACEHOLDERS}]{{1,40}}{value}[ *]*(?i:{units})?[ *_.\u3002]*\Z")


class SentenceAccounts:
    """Accounts for the sentences of a text; `formulas` are the tokens of each formula inside its delimiters."""

    def __init__(
        self, sides: Sides, prose: Prose, packs: Sequence[Pack], moods: Moods, formulas: Sequence[Range]
    ) -> None:
        self.sides = sides
        self.prose = prose
        self.packs = packs
        self.moods = moods
        self.formulas = formulas
        self.values = Formulas(sides, prose, formulas)
        lowered = prose.text.lower()
        many = len(prose.sentences)
        self._patterns = [[one.within(lowered, many) for one in _claiming_and_narrating(pack.code)] for pack in packs]
        self._heading = _heading(tuple(packs))

    def of(
        self,
        sentence: Sentence,
        mood: Mood,
        claims: bool,
        taken: list[tuple[int, int]],
        silent: bool,
    ) -> tuple[Account, str]:
        """Whether something that looks like a claim is left in a sentence, which is not one of our own pages.

        `claims`: something was read of it; `taken`: where; `silent`: something of it is not asserted.
        """
        account, reason = self._doubtful(sentence, mood, claims, taken, silent)
        if account is Account.UNREAD and is_own(sentence.text):
            return (Account.CLAIMS if claims else Account.NARRATION), ""
        return account, reason

    def _doubtful(
        self,
        sentence: Sentence,
        mood: Mood,
        claims: bool,
        taken: list[tuple[int, int]],
        silent: bool,
    ) -> tuple[Account, str]:
        if not self.packs:
            unknown = is_worded(sentence.text) and _NUMBER_OR_RELATION.search(sentence.text) is not None
            return (Account.UNREAD, "unknown-language") if unknown else (Account.NARRATION, "")
        left = self._without_heading(sentence, self._left(sentence, taken))
        equations = _PLAIN_EQUATION.finditer(left, sentence.begin, sentence.end)
        if any(self.moods.of(sentence, one.start())[0] in ASSERTING for one in equations):
            return Account.UNREAD, "formula-not-understood"
        if mood in ASSERTING and not silent and self._is_concluded(sentence, left):
            return Account.UNREAD, "claim-not-understood"
        if any(self._claim_left(claiming, narrating, sentence, left) for claiming, narrating in self._patterns):
            return Account.UNREAD, "claim-not-understood"
        if claims:
            return Account.CLAIMS, ""
        if mood in ASSERTING and not silent and self._is_unknown(sentence):
            return Account.UNREAD, "unknown-language"
        return Account.NARRATION, ""

    def _is_concluded(self, sentence: Sentence, left: str) -> bool:
        """Whether words that name a thing or a property are left behind an arrow: det A = -2, => no inverse."""
        places = [one.end() for one in _TYPED_ARROW.finditer(left, sentence.begin, sentence.end)]
        for at in range(sentence.begin, sentence.end):
            if left[at] in PLACEHOLDERS:
                start, stop = self.formulas[self.prose.formula_at(at)]
                if start < stop and self.sides.tokens.texts[stop - 1] in _CONCLUDING:
                    places.append(at + 1)
        said = [found[0] for at in places if (found := _CLAUSE.match(left, at, sentence.end)) is not None]
        names = ("state", "property_words")
        return any(one.words_of(name).search(words) for words in said for one in self.packs for name in names)

    def _claim_left(self, claiming: PatternIndex, narrating: PatternIndex, sentence: Sentence, left: str) -> bool:
        """Whether something is found in what is left of a sentence that is asserted and looks like a claim."""
        for pattern, match in claiming.matches(left, sentence.begin, sentence.end):
            if not stands_alone(pattern, left, match, sentence):
                continue
            here, _ = self.moods.of(sentence, match.end - 1)
            asserted = here in ASSERTING or (here is Mood.SUPPOSES and self._describes_a_matrix(pattern, match))
            if not asserted or says_what_it_is(self.values, match) or is_told_behind(self.values, match):
                continue
            if calls_a_space(self.values, match, pattern.pack):
                continue
            begin = match.begin
            if pattern.says == "predicate":
                about = self._thing_before(pattern, match, sentence, left)
                if about is None or not self._says_a_value(match):
                    continue
                begin = about
            if not self._is_narration(sentence, narrating, left, begin, match.end):
                return True
        return False

    def _describes_a_matrix(self, pattern: Pattern, match: Match) -> bool:
        """Whether it stands in brackets right behind a matrix with its entries: let A = [...] (a singular matrix)."""
        before = self.prose.text[max(0, match.begin - _SHORT) : match.begin].rstrip(" ([\uff08")
        if pattern.options.get("at") != "bracketed" or before[-1:] not in tuple(PLACEHOLDERS):
            return False
        at = max(0, match.begin - _SHORT) + len(before) - 1
        return self.sides.has_matrix(self.formulas[self.prose.formula_at(at)])

    def _thing_before(self, pattern: Pattern, match: Match, sentence: Sentence, left: str) -> int | None:
        """Where the thing stands that a predicate is said of, the last before it; None where there is none."""
        found = pattern.pack.words_of(pattern.options["about"]).finditer(left, sentence.begin, match.begin)
        places = [one.start() for one in found]
        if pattern.options.get("formulas"):
            signs = [left.rfind(sign, sentence.begin, match.begin) for sign in PLACEHOLDERS]
            places += [at for at in signs if at >= 0]
            letter = _LETTER_BEFORE.search(left, max(sentence.begin, match.begin - _SHORT), match.begin)
            places += [] if letter is None else [letter.start()]
        return max(places, default=None)

    def _says_a_value(self, match: Match) -> bool:
        """Whether the formulas in a predicate, if there are any, are values and nothing read by itself."""
        places = [at for at in range(match.begin, match.end) if self.prose.text[at] in PLACEHOLDERS]
        return all(self._is_value(*self.formulas[self.prose.formula_at(at)]) for at in places)

    def _is_value(self, start: int, stop: int) -> bool:
        texts = self.sides.tokens.texts
        related = any(one in _RELATING for one in texts[start:stop])
        return start < stop and not related and not self.sides.has_matrix((start, stop))

    def _is_narration(self, sentence: Sentence, narrating: PatternIndex, left: str, begin: int, end: int) -> bool:
        """Whether what looks like a claim between two places is of a kind that claims nothing."""
        found = narrating.matches(left, sentence.begin, sentence.end)
        return any(
            match.begin < end and begin < self._narrated_until(pattern, match, sentence, left)
            for pattern, match in found
        )

    def _narrated_until(self, pattern: Pattern, match: Match, sentence: Sentence, left: str) -> int:
        """Where it ends: of what is only planned, with its clause, or behind the formula set off that belongs to it."""
        if not pattern.options.get("clause"):
            return match.end
        ends = [one.start() for one in _CLAUSE_END.finditer(left, match.end, sentence.end)]
        concluded = pattern.pack.words_of("plan_ends").search(left, match.end, sentence.end)
        ends += [] if concluded is None else [concluded.start()]
        return min(ends, default=sentence.end)

    def _left(self, sentence: Sentence, taken: list[tuple[int, int]]) -> str:
        """The running text with what was read of the sentence taken out; offsets stay."""
        text = self.prose.text
        for begin, end in taken:
            text = text[:begin] + "\t" * (end - begin) + text[end:]
        return text

    def _without_heading(self, sentence: Sentence, left: str) -> str:
        """Without the word over an answer, before words or a formula with matrices: those are read by themselves."""
        match = self._heading.match(left, sentence.begin, sentence.end)
        if match is None:
            return left
        following = left[match.end() : match.end() + 1]
        if following and following in PLACEHOLDERS:
            inner = self.formulas[self.prose.formula_at(match.end())]
            if not self.sides.has_matrix(inner) or inner[1] - inner[0] < 3:
                return left
        return left[: match.start()] + "\t" * (match.end() - match.start()) + left[match.end() :]

    def _is_unknown(self, sentence: Sentence) -> bool:
        """A sentence of several words, none of them of a language of the text, with a number or a relation."""
        spoken = {word.lower() for word in _LETTERS.findall(sentence.text)}
        if len(spoken) < 3 or _NUMBER_OR_RELATION.search(sentence.text) is None:
            return False
        return not has_known_words(sentence.text, [one.code for one in self.packs])

    def restates(self, sentence: Sentence) -> bool:
        """Whether a sentence ends with just the number with which the last formula before it ends.

        It may say that this is an area: so the area is 8 square units.
        """
        text = self.prose.text
        told = _LAST_NUMBER.search(text, sentence.begin, sentence.end)
        told = told or _measured(tuple(self.packs)).search(text, sentence.begin, sentence.end)
        before = next((k for k in range(sentence.begin - 1, -1, -1) if text[k] in PLACEHOLDERS), None)
        if told is None or before is None:
            return False
        index = self.values.index(before)
        parts = self.values.equation(index)
        value = self._number(index)
        if len(parts) < 2 or value is None:
            return False
        if told["formula"]:
            return self._number(self.values.index(told.start("formula"))) == value
        return Number(Fraction(told["number"].replace("\u2212", "-").replace(" ", ""))) == value

    def _number(self, index: int) -> Expression | None:
        """The number with which a formula ends."""
        made = self.sides.expression(trimmed(self.sides, self.values.equation(index)[-1][1]))
        return made if isinstance(made, Number) else None

    def is_bare(self, sentence: Sentence) -> bool:
        """Whether a sentence is an answer without words: Answer: (1, 2)."""
        text = self.prose.text
        match = self._heading.match(text, sentence.begin, sentence.end)
        if match is None:
            return False
        behind = text[match.end() : sentence.end]
        if self.restates(sentence):
            return False
        return _LETTERS.search(behind) is None and _NUMBER_OR_RELATION.search(behind) is not None


def is_worded(text: str) -> bool:
    """Whether a text is more than a heading: three words, or six letters of a script that parts none."""
    return len(_LETTERS.findall(text)) > 2 or len(_UNSPACED.findall(text)) > 2
