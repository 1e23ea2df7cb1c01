"""What the templates match in a sentence, and the claims that it makes: of which matrix, with what, turned or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from itertools import chain

from exactrank.errors import InputError
from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.elliptic import stands_alone
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found
from exactrank.reading.claims.sentence_claims import MAKERS
from exactrank.reading.claims.slots import Formulas, Subject, subject_of
from exactrank.reading.claims.vectors_in_bars import size_of
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.language.language_index import abbreviations
from exactrank.reading.language.marks import Mood
from exactrank.reading.language.mood import Moods
from exactrank.reading.language.packs import Pack, Pattern, pack
from exactrank.reading.language.pattern_index import index_of
from exactrank.reading.language.recognition import languages_of
from exactrank.reading.language.row_words import any_of
from exactrank.reading.language.sentences import Place, Prose, Sentence
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.reading.language.variants import Match
from exactrank.reading.latex.grids import Range
from exactrank.records import dataclass
from exactrank.statements import Array, Basis, Expression, Grid, Indexed, Inference, MinorValue, Name, Number, Statement

_CLAUSE_END = lazy_pattern(r"[,;:]")
_SENTENCE_END = lazy_pattern(r"[.!?\u3002](?:\s|$)|\n\s*\n")
_IN_A_WORD = lazy_pattern(r"\w")
_BRACKETED = lazy_pattern(rf" \(([^(){PLACEHOLDERS}\d]{{3,160}})\)")
_NEAR = 60
"""Characters before a match in which a word turns what it says: the sum of the rank and ..."""


def _is_one_of(word: str, others: Sequence[str]) -> bool:
    """Whether it is one of these words, or ends with one in a script that parts no words."""
    return word in others or word.endswith(tuple([one for one in others if one >= "\u3040"]))


@dataclass(frozen=True, slots=True)
class Candidate:
    match: Match
    pattern: Pattern
    core: int
    """where what it says begins, past the matrix it is said of"""


_Made = tuple[tuple[Statement, ...], tuple[Inference, ...], bool] | None
"""The readings of a claim, what was inferred, and whether it is denied."""
_PROPERTIES = frozenset({"rank", "nullity", "determinant", "determinant-positive", "determinant-negative", "norm"})
_WHOLE = frozenset({"free-unknowns", "basic-unknowns"})
"""What is said of all that are listed: the free unknowns are z and t does not say that z is the only one."""


@dataclass
class MatchedClaims:
    """Finds what templates match in the sentences of a range of a text, and makes claims of it."""

    sides: Sides
    formulas: Sequence[tuple[Place, Range]]
    """the formulas of the range with the tokens inside their delimiters"""
    start: int
    stop: int
    read_formulas: set[int] = field(default_factory=set)
    """the formulas that a claim takes up as a whole, by where they stand"""
    subjects: set[int] = field(default_factory=set)
    """the formulas that claims are about, by where they stand"""

    def __post_init__(self) -> None:
        places = [place for place, _ in self.formulas]
        self.prose = Prose(self.sides.text, places, self.start, self.stop, abbreviations())
        inside = [inner for _, inner in self.formulas]
        self.values = Formulas(self.sides, self.prose, inside)
        codes = languages_of(self.prose.text)
        self.packs: tuple[Pack, ...] = tuple([pack(code) for code in codes])
        self.moods = Moods(self.prose, self.packs, self.sides.source.line_before)
        lowered = self.prose.text.lower()
        self._claims = index_of(codes, "claims").within(lowered, len(self.prose.sentences))
        self._minor: tuple[tuple[int, ...], tuple[int, ...]] | None = None

    def _candidates(self, sentence: Sentence) -> list[Candidate]:
        """What matches, the longest first."""
        found: list[Candidate] = []
        matches = self._claims.matches(self.prose.text, sentence.begin, sentence.end)
        for pattern, match in chain(matches, self._without_asides(sentence)):
            if not stands_alone(pattern, self.prose.text, match, sentence):
                continue
            leading = next((name for name, at in match.places.items() if at == match.begin), None)
            past = match.begin + len(match.slots[leading]) if leading in ("subject", "named") else match.begin
            found.append(Candidate(match, pattern, past))
            if (later := self._behind_a_number(found[-1])) is not None:
                found.append(later)
        found.sort(key=lambda one: (one.match.begin - one.match.end, one.match.begin))
        return found

    def _without_asides(self, sentence: Sentence) -> Iterator[tuple[Pattern, Match]]:
        """What matches when words in brackets that explain are left out: the dimension of the image (the rank) is 2."""
        asides = self._asides(sentence) if "(" in sentence.text else []
        if not asides:
            return
        pieces, at = [], sentence.begin
        for begin, end in asides:
            pieces.append(self.prose.text[at:begin])
            at = end
        short = "".join([*pieces, self.prose.text[at : sentence.end]])

        def place(offset: int, *, is_end: bool = False) -> int:
            made = offset + sentence.begin
            for begin, end in asides:
                made += end - begin if made > begin or (made == begin and not is_end) else 0
            return made

        for pattern, one in self._claims.matches(short, 0, len(short)):
            if all(
                place(at + len(one.slots[name]), is_end=True) - place(at) == len(one.slots[name])
                for name, at in one.places.items()
            ):
                places = {name: place(at) for name, at in one.places.items()}
                yield pattern, replace(one, begin=place(one.begin), end=place(one.end, is_end=True), places=places)

    def _asides(self, sentence: Sentence) -> list[Range]:
        """Where words in brackets explain and do not turn the sense round: (or of the row space), (not of B)."""
        found: list[Range] = []
        for one in _BRACKETED.finditer(self.prose.text, sentence.begin, sentence.end):
            inner = one[1].lower()
            opened = any(inner.startswith(word) for pack in self.packs for word in pack.lists.get("asides", ()))
            turned = any(
                pack.words_of("aside_turned").search(inner) for pack in self.packs if "aside_turned" in pack.lists
            )
            if opened and not turned:
                found.append((one.start(), one.end()))
        return found

    def _behind_a_number(self, candidate: Candidate) -> Candidate | None:
        """The match without an equation that its list begins with: the dimension is m - r = 1 and v is a basis."""
        match = candidate.match
        text = match.slots.get("formulas", "")
        places = [k for k, sign in enumerate(text) if sign in PLACEHOLDERS]
        if match.places.get("formulas") != match.begin or len(places) < 2:
            return None
        parts = self.values.equation(self.prose.formula_at(match.begin + places[0]))
        value = self.sides.expression(parts[-1][1])
        if not isinstance(value, Number):
            return None
        begin = match.begin + places[1]
        slots = {**match.slots, "formulas": text[places[1] :]}
        places_behind = {name: begin if name == "formulas" else at for name, at in match.places.items()}
        return Candidate(replace(match, begin=begin, slots=slots, places=places_behind), candidate.pattern, begin)

    def _defined_until(self, match: Match) -> int:
        """Where the last formula ends that gives what is claimed its name: the rank of $A = [...]$ is 2."""
        text = self.prose.text[match.begin : match.end]
        places = [self.prose.formula_at(match.begin + k) for k, sign in enumerate(text) if sign in PLACEHOLDERS]
        named = [k for k in places if self._gives_a_name(self.formulas[k][1])]
        return max([self.formulas[k][0].stop - 1 for k in named], default=0)

    def _gives_a_name(self, inner: Range) -> bool:
        """Whether a formula is a name, an equals sign and something with a matrix."""
        first, stop = inner
        texts = self.sides.tokens.texts
        sign = next((k for k in range(first, min(stop, first + 6)) if texts[k] == "="), stop)
        return first < sign < stop and self.sides.has_matrix((sign + 1, stop))

    def _topics(self, sentence: Sentence) -> list[tuple[int, Subject]]:
        """What the sentence says that it is about: for the second matrix, ...; for lambda = 2 it is about no matrix."""
        found: list[tuple[int, Subject]] = []
        for one in self.packs:
            index = index_of((one.code,), "topics")
            for _, match in index.matches(self.prose.text, sentence.begin, sentence.end):
                try:
                    topic = subject_of(match.slots["subject"], match.places["subject"], one, self.values)
                except (NotThis, InputError):
                    continue
                if not _is_number(topic.expression) and (topic.expression is None or not size_of(topic.expression)):
                    found.append((match.begin, topic))
        return found

    def _is_turned(self, candidate: Candidate, sentence: Sentence, over_field: bool, read: int) -> bool:
        """Whether words before or after a match make something else of it: the sum of, neither ... nor, modulo 5.

        What was read up to `read` has words of its own: the sum of the eigenvalues is 5 and their product is 4.
        """
        lists = candidate.pattern.pack
        text = self.prose.text
        before = text[max(sentence.begin, read, candidate.match.begin - _NEAR) : candidate.match.begin]
        clause = _CLAUSE_END.split(before)[-1].lower()
        leading = before.lower().rstrip()
        turned = lists.turning_right_before.search(leading) and not lists.leading_right_before.search(leading)
        if turned or lists.turning.search(clause):
            return True
        if (words := leading.split()) and _is_one_of(words[-1], candidate.pattern.options.get("not_behind", ())):
            return True
        named = text[candidate.match.begin : candidate.match.end].lower()
        if candidate.pattern.says in _PROPERTIES and lists.may_change(before.lower(), named):
            return True
        after = text[candidate.match.end : min(sentence.end, candidate.match.end + 24)].lower().lstrip()
        if lists.turning_after.match(after) and not over_field:
            return True
        own = candidate.pattern.options.get("not_after", ())
        if self._is_before_condition(candidate.match.end, sentence):
            return False
        if candidate.pattern.options.get("before_condition"):  # it is 2 if a = 1 and 3 if a = 2: nothing by itself
            return True
        follows = [after[len(word) :] for word in own if after.startswith(word)]
        return any(not (lists.spaced and _IN_A_WORD.match(rest)) for rest in follows)

    def _is_before_condition(self, end: int, sentence: Sentence) -> bool:
        """Whether a condition follows: there is no solution if a = 1."""
        marks = [mark for mark in self.moods.marks(sentence) if mark.mood is Mood.SUPPOSES and mark.begin >= end]
        return any(not self.prose.text[end : mark.begin].strip(" ,") for mark in marks)

    def _made_or_less(self, candidate: Candidate, topics: list[tuple[int, Subject]]) -> tuple[Match, _Made]:
        """What a match says, or the same without formulas at its end that begin something else."""
        match, made = self._made(candidate, topics)
        while made is None and (shorter := _with_less(candidate)) is not None:
            candidate = shorter
            match, made = self._made(candidate, topics)
        return match, made

    def _made(self, candidate: Candidate, topics: list[tuple[int, Subject]]) -> tuple[Match, _Made]:
        """What a match says, and how far it goes: a remark behind it may be part of it."""
        match = candidate.match
        about = next(((at, subject) for at, subject in reversed(topics) if at < match.begin), None)
        topic = None if about is None or self._writes_a_matrix(about[0], match.begin) else about[1]
        span = self.sides.source.span(self.prose.offset(match.begin), self.prose.offset_after(match.end))
        found = Found(match, candidate.pattern.pack, self.values, span, topic, self._minor)
        try:
            made = MAKERS[candidate.pattern.says](found)
        except (NotThis, InputError):
            return match, None
        statements = made if isinstance(made, tuple) else (made,)
        if isinstance(statements[0], MinorValue):
            self._minor = statements[0].rows, statements[0].columns
        self.read_formulas |= {self.formulas[k][0].start for k in found.read}
        if "subject" in match.places and not found.inferred:
            at = match.places["subject"]
            signs = [at + k for k, sign in enumerate(match.slots["subject"]) if sign in PLACEHOLDERS]
            self.subjects |= {self.formulas[self.prose.formula_at(one)][0].start for one in signs}
        partly = isinstance(statements[0], Basis) and self._lists_more(match, candidate.pattern.pack)
        inferred = (Inference.SYSTEM,) if found.guessed else (Inference.SUBJECT,) if found.inferred or partly else ()
        return found.match, (statements, inferred, found.denied)

    def _writes_a_matrix(self, begin: int, end: int) -> bool:
        """Whether a matrix is written between a topic and what is said: exchanging columns of D gives [...] with ..."""
        places = [k for k in range(begin, end) if self.prose.text[k] in PLACEHOLDERS]
        return any(self.sides.has_matrix(self.formulas[self.prose.formula_at(k)][1]) for k in places[1:])

    def _lists_more(self, match: Match, lists: Pack) -> bool:
        """Whether another vector follows in the sentence, by words that join no list: (1, 0) beside (0, 1).

        Behind a word such as "is" it is said of something else.
        """
        rest = _SENTENCE_END.split(self.prose.text[match.end : match.end + _NEAR])[0]
        at = next((k for k, sign in enumerate(rest) if sign in PLACEHOLDERS), 0)
        if not at or re.search(any_of(lists.comparisons), rest[:at], re.IGNORECASE):
            return False
        found = self.sides.expression(self.formulas[self.prose.formula_at(match.end + at)][1])
        return isinstance(found, Array) or (isinstance(found, Grid) and min(len(found.rows), len(found.rows[0])) == 1)


def _is_number(expression: Expression | None) -> bool:
    """Whether a name is one that numbers have: small or Greek letters."""
    if not isinstance(expression, Name | Indexed):
        return False
    letter = expression.name.strip("}").rpartition("{")[2]  # of \\tilde{A}
    return letter[:1] == "\\" or letter.islower()


def _with_less(candidate: Candidate) -> Candidate | None:
    """The match without the last of several formulas at its end, which may begin what is said next."""
    match = candidate.match
    slot = "values" if "values" in match.slots else "formulas"
    text = match.slots.get(slot, "")
    ends = bool(text) and match.places[slot] + len(text) == match.end
    places = [k for k, sign in enumerate(text) if sign in PLACEHOLDERS]
    if not ends or len(places) < 2 or candidate.pattern.says in _WHOLE:
        return None
    kept = text[: places[-2] + 1]
    slots = {**match.slots, slot: kept}
    shorter = replace(match, end=match.end - len(text) + len(kept), slots=slots)
    return replace(candidate, match=shorter)
