"""The mood of a sentence, decided once for every place in it: what asserts, supposes, asks, denies or commands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.packs import Pack, Pattern, operator_at
from exactrank.reading.language.pattern_index import index_of
from exactrank.reading.language.sentences import DISPLAY, Prose, Sentence
from exactrank.reading.language.templates import FORMULA, PLACEHOLDERS, any_of
from exactrank.reading.language.variants import Match
from exactrank.records import dataclass


class Mood(Enum):
    """What a writer does with what a clause says. The first of several that cover a place counts."""

    ASKS = "asks"
    COMMANDS = "commands"
    REPORTS = "reports"
    """somebody else is said to say it"""
    SUPPOSES = "supposes"
    GENERAL = "general"
    """it is said of every matrix of some kind"""
    CONTRADICTS = "contradicts"
    """it is said to contradict something, or to be contradicted"""
    CONCEDES = "concedes"
    """it might be so, or looks so"""
    DENIES = "denies"
    UNDER_A_CONDITION = "under-a-condition"
    ASSERTS = "asserts"


_ORDER = {mood: k for k, mood in enumerate(Mood)}
_CLAUSE_END = lazy_pattern(r"[;:\u2014]|,(?!\d)|\)")
_QUESTION = lazy_pattern(r"[?\uff1f][)\"'\u201d]*\Z")
_WRITTEN_MATRIX = lazy_pattern(
    r"\\begin|matrix|array|;|vector|^\s*\\?[A-Za-z]{1,8}\s*\([^()=]{3,60}\)\s*=\s*(?:\\left\s*)?\("
    r"|=\s*(?:\\left\s*)?\\(?:langle|[Ss]pan|Vect|lin)(?![a-z])|=\s*\\(?:operatorname|mathrm)\{(?:span|Span|Vect|lin|gen)\}"
)
"""A matrix, a system or a linear map by its formula, f(x, y) = (x + y, y)."""
_WRITTEN_SET = lazy_pattern(r"=\s*(?:\\left\s*)?\\(?:\{|lbrace)")
_CLAIMED = lazy_pattern(
    r"(?:\\left)?\s*(?:\||\\[lv]vert\b|\\begin\{vmatrix)"
    r"|\\?(?:operatorname\*?|mathrm|mathop|text|textrm)?\s*\{?\s*(?:x?rank|rk|rg|rang|det|tr|dim|nullity|null|ker)(?![a-z])",
)
"""A formula that begins with a number of a matrix, its rank, determinant, ..., gives no matrix."""
_WRITTEN_VECTOR = lazy_pattern(
    r"=\s*(?:\\left)?\(\s*-?\d[^()=]*,[^()=]*\)"
    r"|[A-Z]\s*(?:\\left)?\([a-z_\d,\s\\{}]{1,40}(?:\\right)?\)\s*=\s*(?:\\left)?\("
    r"|[A-Z]['\w{}]{0,4}\s*=\s*(?:\\(?:operatorname|mathrm)\{span\}|(?:\\left)?\\\{)"
)
"""A vector; what a linear map does; a span, or a set."""
_CHOSEN = lazy_pattern(r"[xyzw](?:_\{?\d{1,2}\}?)?\s*=\s*-?\\?(?:[a-z]{1,6}|\d+)(?:_\{?\d\}?)?\s*\Z")
_LABEL = lazy_pattern(r"[\s*_]*\[?\(?(?:[ivx]{1,4}|\d{1,2}|[a-h])(?:[).]\]?|\])[\s*_]*")
_MATRIX_NAME = lazy_pattern(r"(?:\\(?:mathbf|mathrm|bm|boldsymbol)\s*\{)?\s*[A-Z](?:_\{?\w{1,9}\}?)?'?\s*\}?")
_EQUATION = lazy_pattern(r"\\(?:neq?|leq?|geq?|notin|in)\b|[=<>\u2260\u2264\u2265\u2208]")
_FORMULAS = lazy_pattern(FORMULA)
_FORMULAS_HERE = lazy_pattern(rf"(\s*+[{PLACEHOLDERS}](?:\s++[{PLACEHOLDERS}])*+)")

_LAST_WORDS = 24
"""Characters in which the last word before a mark of a mood is looked for."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the running text that has a mood; with the condition it stands under, quoted."""

    begin: int
    end: int
    mood: Mood
    condition: str = ""
    stated: int = -1
    """where the words of the condition begin"""


class Moods:
    """The moods of the sentences of a running text; each sentence is looked at once, when it is asked for.

    `at(offset)` is the one gate for claims, formulas and operations.
    """

    def __init__(self, prose: Prose, packs: Sequence[Pack]) -> None:
        self.prose = prose
        index = index_of(tuple([pack.code for pack in packs]), "moods")
        self._patterns = index.within(prose.text.lower(), len(prose.sentences))
        self._openers = [pack.lists.get("clause_openers", ()) for pack in packs]
        self._marks: dict[int, tuple[Mark, ...]] = {}
        self._first_relation = -1

    def at(self, offset: int) -> tuple[Mood, tuple[str, ...]]:
        """The mood at an offset of the source, and the conditions that it holds under there."""
        sentence = self.prose.sentence_at(offset)
        if sentence is None:
            return Mood.ASSERTS, ()
        return self.of(sentence, self.prose.at(offset))

    def of(self, sentence: Sentence, at: int, *claims: tuple[int, int]) -> tuple[Mood, tuple[str, ...]]:
        """The mood at a place of the running text; a condition that is part of a claim itself is none.

        An eigenvector for lambda = 2 is v: lambda = 2 says which eigenvector.
        """
        mood = Mood.ASSERTS
        conditions: list[str] = []
        for mark in self.marks(sentence):
            if mark.begin <= at < mark.end and not self._is_part(mark, claims):
                if mark.mood is Mood.UNDER_A_CONDITION:
                    conditions.append(mark.condition)
                if _ORDER[mark.mood] < _ORDER[mood]:
                    mood = mark.mood
        return mood, tuple(dict.fromkeys(conditions))  # several patterns may find the same words

    def is_given_in_a_condition(self, offset: int) -> bool:
        """Whether an offset of the source stands in a condition that gives a matrix or a system: if A = [...], then."""
        sentence = self.prose.sentence_at(offset)
        if sentence is None:
            return False
        at = self.prose.at(offset)
        return any(
            mark.mood is Mood.ASSERTS and mark.condition and mark.begin <= at < mark.end
            for mark in self.marks(sentence)
        )

    def _is_part(self, mark: Mark, claims: Sequence[tuple[int, int]]) -> bool:
        """Whether the words of a condition stand within a claim."""
        return any(begin <= mark.stated < end for begin, end in claims)

    def marks(self, sentence: Sentence) -> tuple[Mark, ...]:
        if sentence.index not in self._marks:
            self._marks[sentence.index] = tuple(self._found(sentence))
        return self._marks[sentence.index]

    def _found(self, sentence: Sentence) -> list[Mark]:
        marks: list[Mark] = []
        text, begin, end = self.prose.text, sentence.begin, sentence.end
        lowered = sentence.text.lower()
        harmless: list[tuple[int, int]] = []
        for pattern in self._patterns.of(lowered):
            for match in pattern.matches(text, lowered, begin, end):
                if pattern.says == "none":
                    harmless.append((match.begin, match.end))
                    continue
                if any(first <= match.begin < last for first, last in harmless):
                    continue
                if self._fits(pattern, match, sentence):
                    marks += self._marked(pattern, match, sentence)
        if _QUESTION.search(sentence.text):
            marks.append(Mark(self._last_clause(sentence), end, Mood.ASKS))
        return marks + self._theorems(sentence)

    def _last_clause(self, sentence: Sentence) -> int:
        """A question reaches back to the clause that asks: after a colon or a semicolon."""
        text = self.prose.text[sentence.begin : sentence.end]
        return sentence.begin + max(text.rfind(";"), text.rfind(":"), 0)

    def _theorems(self, sentence: Sentence) -> list[Mark]:
        """What follows a theorem's or definition's first word in its paragraph is general too."""
        if sentence.index == 0:
            return []
        before = self.prose.sentences[sentence.index - 1]
        if before.block != sentence.block:
            return []
        opened = [mark for mark in self.marks(before) if mark.condition == "block"]
        return [Mark(sentence.begin, sentence.end, mark.mood, "block") for mark in opened[:1]]

    def _fits(self, pattern: Pattern, match: Match, sentence: Sentence) -> bool:
        place = pattern.options.get("at", "anywhere")
        before = self.prose.text[sentence.begin : match.begin].rstrip()
        words = before.lower()[-_LAST_WORDS:].split()
        if words and words[-1] in pattern.options.get("not_after", ()):
            return False
        if place == "anywhere":
            return True
        if not before or (before[-1] == DISPLAY and self.prose.text[match.begin].isupper()):
            return True
        if place == "start":
            return False
        openers = pattern.pack.lists.get("clause_openers", ())
        low = before.lower()
        return before[-1] in ",;:(" or any(
            low.endswith(word) and not low[: -len(word)][-1:].isalpha() for word in openers
        )

    def _marked(self, pattern: Pattern, match: Match, sentence: Sentence) -> list[Mark]:
        scope = pattern.options.get("scope", "sentence")
        if scope == "condition":
            return self._condition(pattern, match, sentence)
        if scope == "condition-after":
            return self._condition_after(match, sentence)
        if scope == "follows":
            return self._follows(match, sentence)
        mood = Mood(pattern.says)
        start, end = match.begin, sentence.end
        if scope == "sentence":
            start = sentence.begin
            end = self._until_conclusion(pattern.pack, match, sentence) if mood is Mood.CONTRADICTS else end
        elif scope == "block":
            return [Mark(sentence.begin, end, mood, "block")]
        elif scope == "clause":
            start, end = self._clause_begin(match.begin, sentence), self._clause_end(match.end, sentence)
        elif scope == "before":
            start, end = self._clause_begin(match.begin, sentence), match.end
        elif scope == "command":
            end = self._command_end(match.end, sentence)
        elif scope == "part":
            end = self._clause_end(match.end, sentence)
        elif scope == "aside":
            end = self._main_clause(pattern.pack, match, sentence)
        elif mood is Mood.SUPPOSES:
            end = self._given_until(pattern.pack, match, sentence)
        return [Mark(start, end, mood)]

    def _main_clause(self, pack: Pack, match: Match, sentence: Sentence) -> int:
        """To see whether A is invertible, we compute: where behind a comma a word begins what is done."""
        found = _main_begins(pack).search(self.prose.text, match.end, sentence.end)
        return found.start() if found else sentence.end

    def _until_conclusion(self, pack: Pack, match: Match, sentence: Sentence) -> int:
        """The last row is a contradiction, so the system has no solution: what is concluded from it is asserted."""
        found = _conclusion_begins(pack).search(self.prose.text, match.end, sentence.end)
        return found.start() if found else sentence.end

    def _given_until(self, pack: Pack, match: Match, sentence: Sentence) -> int:
        """Let u = (1, 2), then: behind formulas alone that give matrices and vectors, what follows is asserted."""
        found = _formulas_then(pack).match(self.prose.text, match.end, sentence.end)
        if found is None:
            return sentence.end
        given = _FORMULAS.finditer(self.prose.text, found.start(), found.end(1))
        return found.end(1) if all(self._gives(*one.span()) for one in given) else sentence.end

    def _gives(self, begin: int, end: int) -> bool:
        """Whether a formula gives a matrix, a vector, or the value of a free unknown: x_3 = k."""
        chosen = _CHOSEN.match(self._formula(begin).strip("$ ")) is not None
        return chosen or self._gives_a_matrix(begin, end) or self._gives_a_vector(begin, end)

    def _clause_end(self, at: int, sentence: Sentence) -> int:
        match = _CLAUSE_END.search(self.prose.text, at, sentence.end)
        return match.start() if match else sentence.end

    def _command_end(self, at: int, sentence: Sentence) -> int:
        """A command ends at a colon that words follow: find the rank: it is 2."""
        colon = self.prose.text.find(":", at, sentence.end)
        follows = self.prose.text[colon + 1 : sentence.end].lstrip() if colon >= 0 else ""
        return colon if follows[:1].isalpha() else sentence.end

    def _clause_begin(self, at: int, sentence: Sentence) -> int:
        ends = [match.end() for match in _CLAUSE_END.finditer(self.prose.text, sentence.begin, at)]
        return ends[-1] if ends else sentence.begin

    # Conditions.

    def _condition(self, pattern: Pattern, match: Match, sentence: Sentence) -> list[Mark]:
        """If C, then D; D if C: C is supposed, D holds under it. A matrix or system given so is a definition."""
        start = match.begin
        end = self._clause_end(match.end, sentence)
        if pattern.options.get("formula") and not self._is_equation(match.end - 1):
            return []
        if pattern.options.get("formula") and _WRITTEN_SET.search(self._formula(match.end - 1)):
            return []  # with L = {(1, 2)}: what is found
        for ender in pattern.pack.lists.get("condition_ends", ()):
            at = self.prose.text.lower().find(f" {ender} ", match.end, end)
            end = at if at >= 0 else end
        before_a_claim = None
        if end == sentence.end:
            end = self._end_of_formulas(pattern.pack, match, sentence) or self._end_before_another(match, end) or end
        else:
            before_a_claim = self._end_before_a_claim(pattern.pack, match, end)
            end = before_a_claim or end
        quoted = self._quoted(start, end)
        if self._gives_a_matrix(start, end):  # let A = [...] gives it, if A = [...] gives it for a while
            return [] if pattern.options.get("formula") else [Mark(start, end, Mood.ASSERTS, quoted, start)]
        marks = [Mark(start, end, Mood.SUPPOSES, stated=start)]
        behind_comma = self.prose.text[sentence.begin : start].rstrip().endswith(",")
        before = self.prose.text[sentence.begin : start].rstrip(" ,")
        leading = not before or before[-1] in ";:" or self._is_opener(pattern.pack, before) or _is_label(before)
        leading = leading or (before_a_claim is not None and behind_comma)
        if end < sentence.end and _other_cases(pattern.pack).match(self.prose.text, start, sentence.end):
            leading = True  # ..., otherwise it is 2: what follows is meant, not what stands before
        if leading or pattern.options.get("leads"):
            marks.append(Mark(end, self._until_next(end, sentence), Mood.UNDER_A_CONDITION, quoted, start))
        if not leading:
            back = max(self._back(start, sentence), self._behind_same_word(match, sentence))
            marks.append(Mark(back, start, Mood.UNDER_A_CONDITION, quoted, start))
        return marks

    def _end_of_formulas(self, pack: Pack, match: Match, sentence: Sentence) -> int | None:
        """Where a condition of formulas alone ends that no comma parts from what holds: if a = 1 the system has ..."""
        text = self.prose.text
        start = match.end - 1 if text[match.end - 1 : match.end] in PLACEHOLDERS else match.end
        found = _formulas_alone(pack).match(text, start, sentence.end)
        if found and self._is_equation(found.end(1) - 1) and self._begins(found, sentence):
            return found.end(1)
        others = _other_cases(pack).match(text, match.begin, sentence.end)
        if others is None or not (others["letter"] or self._may_follow_cases(match.begin)):
            return None
        alone = " " in others[1].strip() and not others["letter"]
        return others.end(1) if self._begins(others, sentence, claims=alone) else None

    def _end_before_another(self, match: Match, end: int) -> int | None:
        """Where a condition of formulas alone ends before words with a condition of their own: it is 2 if a = 1 and 3
        if a = 2."""
        text = self.prose.text
        word = text[match.begin : match.end].rstrip(PLACEHOLDERS + " ").lower()
        start = match.end - 1 if text[match.end - 1 : match.end] in PLACEHOLDERS else match.end
        found = _FORMULAS_HERE.match(text, start, end)
        if not word or found is None or not self._is_equation(found.end(1) - 1):
            return None
        again = text.lower().find(f" {word} ", found.end(1), end)
        between = text[found.end(1) : again].strip() if again >= 0 else ""
        return found.end(1) if len(between.split()) > 1 else None

    def _end_before_a_claim(self, pack: Pack, match: Match, end: int) -> int | None:
        """Where a condition of formulas alone ends before what a comma follows: for a = 7 is rank A = 2, so ..., for
        a = 7 the solution is x = 1, y = 2."""
        text = self.prose.text
        start = match.end - 1 if text[match.end - 1 : match.end] in PLACEHOLDERS else match.end
        found = _formulas_alone(pack).match(text, start, end)
        if found is None or not self._is_equation(found.end(1) - 1):
            return None
        if found["word"]:
            return found.end(1)
        at = found.end() + len(text[found.end() : end]) - len(text[found.end() : end].lstrip())
        is_formula = at < end and text[at] in PLACEHOLDERS
        return found.end(1) if is_formula and _is_claimed(self._formula(at).strip("$ ")) else None

    def _begins(self, found: re.Match[str], sentence: Sentence, claims: bool = False) -> bool:
        """Whether what follows a condition without a comma begins a clause: a word that does, a claimed formula, or
        the name of a matrix where not only `claims` may follow."""
        if found["word"] or found.end() >= sentence.end:
            return bool(found["word"])
        formula = self._formula(found.end()).strip("$ ")
        return _is_claimed(formula) or (not claims and _MATRIX_NAME.fullmatch(formula) is not None)

    def claims_in_a_condition(self, sentence: Sentence) -> bool:
        """Whether a condition goes to the end of its sentence, so that nothing holds under it, and ends with a claimed
        rank or determinant behind another relation or behind words that mean all other cases."""
        open_ones = [mark for mark in self.marks(sentence) if mark.mood is Mood.SUPPOSES and mark.stated >= 0]
        if not any(mark.begin == sentence.begin and mark.end == sentence.end for mark in open_ones):
            return False
        found = _FORMULAS.finditer(self.prose.text, sentence.begin, sentence.end)
        formulas = [self._formula(one.start()).strip("$ ") for one in found]
        relations = [one for one in formulas if _EQUATION.search(one)]
        if not relations or not _is_claimed(relations[-1]):
            return False
        start = self.prose.text[sentence.begin : sentence.end]
        packs = dict.fromkeys([pattern.pack for pattern in self._patterns.of(sentence.text.lower())])
        return len(relations) > 1 or any(_other_cases(pack).match(start.lstrip()) for pack in packs)

    def _may_follow_cases(self, at: int) -> bool:
        """Whether a relation that is no matrix was written before: then there are cases that others may be left of."""
        if self._first_relation < 0:
            whole = len(self.prose.source)
            places = [
                place for place in self.prose.formulas if _EQUATION.search(self.prose.source, place.start, place.stop)
            ]
            found = [one.start for one in places if not self._is_given(self.prose.source[one.start : one.stop])]
            self._first_relation = min(found, default=whole)
        return self._first_relation < self.prose.offset(at)

    def _is_opener(self, pack: Pack, before: str) -> bool:
        low = before.lower()
        return any(
            low == word or low.endswith((" " + word, "," + word)) for word in pack.lists.get("clause_openers", ())
        )

    def _until_next(self, at: int, sentence: Sentence) -> int:
        end = self.prose.text.find(";", at, sentence.end)
        return end if end >= 0 else sentence.end

    def _back(self, start: int, sentence: Sentence) -> int:
        """What a trailing condition is about begins after the last comma or semicolon before it."""
        text = self.prose.text[sentence.begin : start].rstrip(" ,")
        found = [match.end() for match in _CLAUSE_END.finditer(text)]
        return sentence.begin + (found[-1] if found else 0)

    def _behind_same_word(self, match: Match, sentence: Sentence) -> int:
        """Where the condition before with the same word ends: it is 2 if a = 1 and 3 if a = 2."""
        text = self.prose.text
        word = text[match.begin : match.end].rstrip(PLACEHOLDERS + " ").lower()
        before = text.lower().rfind(f" {word} ", sentence.begin, match.begin) if word else -1
        found = _FORMULAS_HERE.match(text, before + len(word) + 1, match.begin) if before >= 0 else None
        return found.end(1) if found is not None and self._is_equation(found.end(1) - 1) else sentence.begin

    def _condition_after(self, match: Match, sentence: Sentence) -> list[Mark]:
        """C then-word, D: the clause before the word is supposed, what follows holds under it."""
        start = self._clause_begin(match.begin, sentence)
        if self._gives_a_matrix(start, match.end):
            return []
        quoted = self._quoted(start, match.end)
        return [
            Mark(start, match.end, Mood.SUPPOSES),
            Mark(match.end, sentence.end, Mood.UNDER_A_CONDITION, quoted, start),
        ]

    def _follows(self, match: Match, sentence: Sentence) -> list[Mark]:
        """Then ..., after a sentence that only supposes something: it holds under what that supposes."""
        if sentence.index == 0:
            return []
        before = self.prose.sentences[sentence.index - 1]
        for mark in self.marks(before):
            whole = mark.end >= before.end - 1
            given = self._gives_a_matrix(before.begin, before.end) or self._gives_a_vector(before.begin, before.end)
            if mark.mood is Mood.SUPPOSES and whole and not given:
                return [
                    Mark(sentence.begin, sentence.end, Mood.UNDER_A_CONDITION, self._quoted(before.begin, before.end))
                ]
        return []

    def _quoted(self, begin: int, end: int) -> str:
        source = self.prose.source[self.prose.offset(begin) : self.prose.offset_after(max(end, begin + 1))]
        return " ".join(source.split())[:200]

    def _formula(self, at: int) -> str:
        place = self.prose.formulas[self.prose.formula_at(at)]
        return self.prose.source[place.start : place.stop]

    def _is_equation(self, at: int) -> bool:
        """Whether the character stands for a formula with a relation in it: a = 2, k > 0."""
        return _FORMULAS.match(self.prose.text, at) is not None and _EQUATION.search(self._formula(at)) is not None

    def _gives_a_vector(self, begin: int, end: int) -> bool:
        """Whether a name is given a vector of numbers between two places: v = (1, 2)."""
        found = _FORMULAS.finditer(self.prose.text, begin, end)
        return any(_WRITTEN_VECTOR.search(self._formula(match.start())) for match in found)

    def _gives_a_matrix(self, begin: int, end: int) -> bool:
        """Whether a matrix or a system is written between two places."""
        found = _FORMULAS.finditer(self.prose.text, begin, end)
        return any(self._is_given(self._formula(match.start()).strip("$ ")) for match in found)

    def _is_given(self, formula: str) -> bool:
        """Whether a formula writes a matrix or a system, which then stands; rank [..] = 1 supposes something of it."""
        return not _is_claimed(formula) and _WRITTEN_MATRIX.search(formula) is not None


def _is_label(before: str) -> bool:
    """Whether nothing but a number stands before it: (ii) if a = 1, ..."""
    return _LABEL.fullmatch(before) is not None


def _is_claimed(formula: str) -> bool:
    """Whether a formula begins with a number of a matrix, its rank, determinant, ..., and has a relation."""
    claims = _CLAIMED.match(formula) is not None or bool(operator_at(formula))
    return claims and _EQUATION.search(formula) is not None


@lru_cache(maxsize=16)
def _formulas_alone(pack: Pack) -> re.Pattern[str]:
    """Formulas joined by words, and what may follow a condition without a comma."""
    joined = any_of([word for kind in ("and", "or") for word in pack.lists.get(f"letter_{kind}", ())])
    begins = any_of(pack.lists.get("after_condition", ()))
    one = f"[{PLACEHOLDERS}]"
    behind = rf"(?:\s+(?P<word>{begins})(?!\w)|\s*(?={one}))"
    return re.compile(rf"(\s*{one}(?:\s*{joined}\s*{one})*){behind}", re.IGNORECASE)


@lru_cache(maxsize=16)
def _main_begins(pack: Pack) -> re.Pattern[str]:
    """A comma or a display, and a word of those that begin a main clause."""
    ends = r"(?!\w)" if pack.spaced else ""
    return re.compile(rf"(?:,|(?<={DISPLAY}))\s*{any_of(pack.lists.get('main_clause', ()))}{ends}", re.IGNORECASE)


@lru_cache(maxsize=16)
def _conclusion_begins(pack: Pack) -> re.Pattern[str]:
    """A mark, and a word that draws a conclusion."""
    ends = r"(?!\w)" if pack.spaced else ""
    joined = any_of(pack.lists.get("and", ()))
    return re.compile(rf"[,;:.)\u2014]\s*+(?:{joined}\s++)?{any_of(pack.lists.get('so', ()))}{ends}", re.IGNORECASE)


@lru_cache(maxsize=16)
def _formulas_then(pack: Pack) -> re.Pattern[str]:
    """Formulas parted by commas or joining words, and behind a comma or a display a word that ends a condition."""
    joined = any_of([",", *pack.lists.get("letter_and", ())])
    ends = any_of([*pack.lists.get("condition_ends", ()), *pack.lists.get("choice_ends", ())])
    one = f"[{PLACEHOLDERS}]"
    return re.compile(rf"(\s*+{one}(?:\s*+{joined}\s*+{one})*+)(?:\s*+,|(?<={DISPLAY}))\s*+{ends}", re.IGNORECASE)


@lru_cache(maxsize=16)
def _other_cases(pack: Pack) -> re.Pattern[str]:
    """Words that mean all other values of a letter, perhaps the letter, and what may follow without a comma."""
    words, begins = (any_of(pack.lists.get(name, ())) for name in ("letter_otherwise", "after_condition"))
    behind = rf"(?:\s+(?P<word>{begins})(?!\w)|\s*(?=[{PLACEHOLDERS}]))"
    return re.compile(rf"({words}(?P<letter>\s*[{PLACEHOLDERS}])?){behind}", re.IGNORECASE)
