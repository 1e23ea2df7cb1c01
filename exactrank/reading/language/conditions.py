"""Conditions in sentences: if C, then D; D for C; what is supposed, and what holds under it."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from functools import lru_cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.clauses import Clauses
from exactrank.reading.language.marks import Mark, Mood
from exactrank.reading.language.packs import Pack, Pattern
from exactrank.reading.language.sentence_formulas import FORMULAS, RELATION, is_claimed
from exactrank.reading.language.sentences import Prose, Sentence
from exactrank.reading.language.templates import PLACEHOLDERS, any_of
from exactrank.reading.language.variants import Match

_WRITTEN_SET = lazy_pattern(r"=\s*(?:\\left\s*)?\\(?:\{|lbrace)")
_LABEL = lazy_pattern(r"[\s*_]*\[?\(?(?:[ivx]{1,4}|\d{1,2}|[a-h])(?:[).]\]?|\])[\s*_]*")
_NEAR = 24
"""Characters before a word of a condition in which words begin that it is one of: exactly when."""
_MOST_CLAUSES = 40
"""So many clauses of a sentence may one condition hold for."""
_BEHIND_COMMA = lazy_pattern(r",(?:\s++[^\W\d_]{1,16}){0,2}\s*+\Z")
"""A comma, perhaps with words that only join: ..., mentre per a = 1 il rango è 2."""
_MATRIX_NAME = lazy_pattern(r"(?:\\(?:mathbf|mathrm|bm|boldsymbol)\s*\{)?\s*[A-Z](?:_\{?\w{1,9}\}?)?'?\s*\}?")
_FORMULAS_HERE = lazy_pattern(rf"(\s*+[{PLACEHOLDERS}](?:\s++[{PLACEHOLDERS}])*+)")


@lru_cache(maxsize=16)
def _compares(pack: Pack) -> re.Pattern[str]:
    border = r"(?<!\w)", r"(?!\w)"
    before, after = border if pack.spaced else ("", "")
    return re.compile(rf"{before}{any_of(pack.comparisons)}{after}", re.IGNORECASE)


_LETTER = lazy_pattern(r"\\?[A-Za-z]+(?:\{[a-z]\})?(?:_\d)?|\\(?:vec|mathbf|boldsymbol)\s*\{?\s*[a-z]\s*\}?")


class Conditions(Clauses, ABC):
    """Finds the clauses that suppose something, and the places where what is said holds under them."""

    def __init__(self, prose: Prose) -> None:
        super().__init__(prose)
        self._first_relation = -1

    @abstractmethod
    def marks(self, sentence: Sentence) -> tuple[Mark, ...]:
        """The ranges of a sentence that have a mood."""

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
            before_a_claim = self._end_of_formulas(pattern.pack, match, sentence)
            if before_a_claim is not None and not self._goes_on(before_a_claim, sentence):
                before_a_claim = None  # ..., wenn $a = 3$ ist.
            end = before_a_claim or self._end_before_another(match, end) or end
        else:
            before_a_claim = self._end_before_a_claim(pattern.pack, match, end)
            end = before_a_claim or end
        quoted = self._quoted(start, end)
        # Let A = [...] gives it, if A = [...] gives it for a while; if the rank of [...] is 2 supposes that.
        if self._gives_a_matrix(start, end) and not self._claims(pattern.pack, match.end, end):
            given = [] if pattern.options.get("formula") else [Mark(start, end, Mood.ASSERTS, quoted, start)]
            if (
                given
                and self._is_equivalence(pattern.pack, start, end)
                and self.prose.text[sentence.begin : start].strip()
            ):
                # The vectors are independent exactly when x (1, 2) + y (2, 4) = 0 has one solution: neither is said.
                given.append(Mark(self._back(start, sentence), start, Mood.SUPPOSES, quoted, start))
            return given
        marks = [Mark(start, end, Mood.SUPPOSES, stated=start)]
        behind_comma = _BEHIND_COMMA.search(self.prose.text, max(sentence.begin, start - 40), start) is not None
        before = self.prose.text[sentence.begin : start].rstrip(" ,")
        leading = not before or before[-1] in ";:" or self._is_opener(pattern.pack, before) or _is_label(before)
        leading = leading or (before_a_claim is not None and behind_comma)
        if end < sentence.end and words_for_other_cases(pattern.pack).match(self.prose.text, start, sentence.end):
            leading = True  # ..., otherwise it is 2: what follows is meant, not what stands before
        if leading or pattern.options.get("leads"):
            until = self._until_another(match, sentence, pattern.pack)
            marks.append(Mark(end, until, Mood.UNDER_A_CONDITION, quoted, start))
        if not leading:
            back = max(self._back(start, sentence), self._behind_same_word(match, sentence))
            marks.append(Mark(back, start, Mood.UNDER_A_CONDITION, quoted, start))
        return marks

    def _claims(self, pack: Pack, start: int, end: int) -> bool:
        """Whether a condition claims something of its matrix: if the rank of [...] is 2, if [...] is invertible."""
        text = self.prose.text
        said = any(pack.words_of(name).search(text, start, end) for name in ("property_words", "rank"))
        compared = said and _compares(pack).search(text, start, end) is not None
        return compared or pack.words_of("state").search(text, start, end) is not None

    def _is_equivalence(self, pack: Pack, start: int, end: int) -> bool:
        """Whether words that hold both ways begin there: if and only if, exactly when."""
        name = "letter_both_ways"
        if name not in pack.lists:
            return False
        found = pack.words_of(name).search(self.prose.text, max(0, start - _NEAR), end)
        return found is not None and found.start() <= start < found.end()

    def _end_of_formulas(self, pack: Pack, match: Match, sentence: Sentence) -> int | None:
        """Where a condition of formulas alone ends that no comma parts from what holds: if a = 1 the system has ..."""
        text = self.prose.text
        start = match.end - 1 if text[match.end - 1 : match.end] in PLACEHOLDERS else match.end
        found = _formulas_alone(pack).match(text, start, sentence.end)
        if found and self._begins(found, sentence):
            at = found.end(1) - 1
            is_letter = _LETTER.fullmatch(self._formula(at).strip("$ ")) is not None
            if self._is_equation(at) or (is_letter and self._is_any(pack, found)):
                return found.end(1)  # for some b the system has exactly one solution: b is any, and the rest is said
        others = words_for_other_cases(pack).match(text, match.begin, sentence.end)
        if others is None or not (others["letter"] or self._may_follow_cases(match.begin)):
            return None
        alone = " " in others[1].strip() and not others["letter"]
        return others.end(1) if self._begins(others, sentence, claims=alone) else None

    def _is_any(self, pack: Pack, found: re.Match[str]) -> bool:
        """Whether a clause with a subject of its own follows: for some b the system; not: if A is invertible."""
        return bool(found["word"]) and found["word"].lower() not in pack.lists.get("says_of_letter", ())

    def _goes_on(self, at: int, sentence: Sentence) -> bool:
        """Whether more than a verb follows."""
        rest = self.prose.text[at : sentence.end]
        return len(rest.split()) > 1 or any(sign in rest for sign in PLACEHOLDERS)

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
        return found.end(1) if is_formula and is_claimed(self._formula(at).strip("$ ")) else None

    def _begins(self, found: re.Match[str], sentence: Sentence, claims: bool = False) -> bool:
        """Whether what follows a condition without a comma begins a clause: a word that does, a claimed formula, or
        the name of a matrix where not only `claims` may follow."""
        if found["word"] or found.end() >= sentence.end:
            return bool(found["word"])
        formula = self._formula(found.end()).strip("$ ")
        return is_claimed(formula) or (not claims and _MATRIX_NAME.fullmatch(formula) is not None)

    def _may_follow_cases(self, at: int) -> bool:
        """Whether a relation that is no matrix was written before: then there are cases that others may be left of."""
        if self._first_relation < 0:
            whole = len(self.prose.source)
            places = [
                place for place in self.prose.formulas if RELATION.search(self.prose.source, place.start, place.stop)
            ]
            found = [one.start for one in places if not self._is_given(self.prose.source[one.start : one.stop])]
            self._first_relation = min(found, default=whole)
        return self._first_relation < self.prose.offset(at)

    def _is_opener(self, pack: Pack, before: str) -> bool:
        low = before.lower()
        return any(
            low == word or low.endswith((" " + word, "," + word)) for word in pack.lists.get("clause_openers", ())
        )

    def _behind_same_word(self, match: Match, sentence: Sentence) -> int:
        """Where the condition before with the same word ends: it is 2 if a = 1 and 3 if a = 2."""
        text = self.prose.text
        word = text[match.begin : match.end].rstrip(PLACEHOLDERS + " ").lower()
        before = text.lower().rfind(f" {word} ", sentence.begin, match.begin) if word else -1
        found = _FORMULAS_HERE.match(text, before + len(word) + 1, match.begin) if before >= 0 else None
        return found.end(1) if found is not None and self._is_equation(found.end(1) - 1) else sentence.begin

    def _condition_after(self, pack: Pack, match: Match, sentence: Sentence) -> list[Mark]:
        """C then-word, D: the clause before the word is supposed, what follows holds under it."""
        start = self._clause_begin(match.begin, sentence)
        if self._gives_a_matrix(start, match.end):
            return []
        quoted = self._quoted(start, match.end)
        return [
            Mark(start, match.end, Mood.SUPPOSES),
            Mark(match.end, self._until_another(match, sentence, pack), Mood.UNDER_A_CONDITION, quoted, start),
        ]

    def _until_another(self, match: Match, sentence: Sentence, pack: Pack) -> int:
        """Where behind a semicolon another case begins: a condition with the same word, or words for all others."""
        text = self.prose.text
        word = text[match.begin : match.end].strip(" ," + PLACEHOLDERS).lower()
        at = text.find(";", match.end, sentence.end)
        for _ in range(_MOST_CLAUSES):
            if at < 0:
                return sentence.end
            after = text.find(";", at + 1, sentence.end)
            behind = text[at + 1 : after if after >= 0 else sentence.end]
            if not word or word in behind.lower() or words_for_other_cases(pack).search(behind):
                return at
            at = after
        return at if at >= 0 else sentence.end

    def _follows(self, match: Match, sentence: Sentence) -> list[Mark]:
        """Then ..., after a sentence that only supposes something: it holds under what that supposes."""
        if sentence.index == 0:
            return []
        before = self.prose.sentences[sentence.index - 1]
        for mark in self.marks(before):
            whole = mark.end >= before.end - 1
            given = self._gives_a_matrix(before.begin, before.end) or self._gives_a_vector(before.begin, before.end)
            if mark.mood is Mood.SUPPOSES and whole and not given:
                quoted = self._quoted(self._condition_of(mark, before), before.end)
                return [Mark(sentence.begin, sentence.end, Mood.UNDER_A_CONDITION, quoted)]
        return []

    def _condition_of(self, mark: Mark, sentence: Sentence) -> int:
        """Where the formulas of a condition begin, behind the word for it; where none do, the sentence itself."""
        found = FORMULAS.search(self.prose.text, max(mark.stated, mark.begin), mark.end) if mark.stated >= 0 else None
        return sentence.begin if found is None else found.start()

    def _quoted(self, begin: int, end: int) -> str:
        source = self.prose.source[self.prose.offset(begin) : self.prose.offset_after(max(end, begin + 1))]
        return " ".join(source.split())[:200]


def _is_label(before: str) -> bool:
    """Whether nothing but a number stands before it: (ii) if a = 1, ..."""
    return _LABEL.fullmatch(before) is not None


@lru_cache(maxsize=16)
def _formulas_alone(pack: Pack) -> re.Pattern[str]:
    """Formulas joined by words, and what may follow a condition without a comma."""
    joined = any_of([word for kind in ("and", "or") for word in pack.lists.get(f"letter_{kind}", ())])
    begins = any_of(pack.lists.get("after_condition", ()))
    one = f"[{PLACEHOLDERS}]"
    behind = rf"(?:\s+(?P<word>{begins})(?!\w)|\s*(?={one}))"
    return re.compile(rf"(\s*{one}(?:\s*{joined}\s*{one})*){behind}", re.IGNORECASE)


@lru_cache(maxsize=16)
def words_for_other_cases(pack: Pack) -> re.Pattern[str]:
    """Words that mean all other values of a letter, perhaps the letter, and what may follow without a comma."""
    words, begins = (any_of(pack.lists.get(name, ())) for name in ("letter_otherwise", "after_condition"))
    behind = rf"(?:\s+(?P<word>{begins})(?!\w)|\s*(?=[{PLACEHOLDERS}]))"
    return re.compile(rf"({words}(?P<letter>\s*[{PLACEHOLDERS}])?){behind}", re.IGNORECASE)
