"""What the words around equations say of them: that they belong together, that a value follows, or is supposed."""

from __future__ import annotations

import re
from functools import lru_cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.chosen_solutions import ChosenSolutions
from exactrank.reading.claims.in_sentences import SentenceClaims
from exactrank.reading.language.marks import Mood
from exactrank.reading.language.packs import Pack
from exactrank.reading.language.templates import FORMULA, any_of

_FORMULAS = lazy_pattern(FORMULA)
_DOUBTING = frozenset((Mood.DENIES, Mood.ASKS, Mood.CONTRADICTS, Mood.CONCEDES, Mood.REPORTS))
_EIGENVALUE = lazy_pattern(r"(?:\\lambda|\\mu|[λμ])(?:_\{?\w\}?|[₀-₉])?\s*=\s*-?[\d/.]+")
_RELATION = lazy_pattern(r"[=<>≠≤≥]|\\(?:neq?|leq?|geq?|in)(?![A-Za-z])")
_IMPLIED = lazy_pattern(
    r"(?:\\(?:Long)?[Rr]ightarrow|\\implies|\\therefore|[⇒⟹∴]|=>)(?:[\s$&]|\\[,;: ]|\\q?quad|\\left)*\Z"
)
_BOXED = lazy_pattern(r"\\(?:boxed|fbox)\s*\{\s*\Z")
_NEAR = 60
"""Characters before a matrix in which it may be called something."""
_BEFORE_VECTOR = 24
"""Characters before a vector in which words may say that it is only tried."""
_RIGHT_AFTER = lazy_pattern(r"(?:[\s-]*[^\W\d_]+){0,6}\s*:?\s*")
_WORD = lazy_pattern(r"[^\W\d_]{2,}")


class EquationLinks:
    """Answers for equations from the sentences of a text and the packs of its languages."""

    def __init__(self, sentences: SentenceClaims) -> None:
        self.sentences = sentences
        self._concluding = [_concluding(one) for one in sentences.packs]
        self._augmented = [_augmented(one) for one in sentences.packs]
        self._systems = [_systems(one) for one in sentences.packs if "system" in one.lists]
        self._chosen = ChosenSolutions(sentences.packs)
        self._joining = [_joining(one) for one in sentences.packs]

    def asserted(self, offset: int) -> bool:
        """Whether what stands at an offset of the source is asserted, without a condition."""
        return self.sentences.moods.at(offset)[0] in (Mood.ASSERTS, Mood.GENERAL)

    def supposed(self, offset: int) -> bool:
        """Whether what stands at an offset is supposed."""
        return self.sentences.moods.at(offset)[0] is Mood.SUPPOSES

    def claims(self, offset: int) -> bool:
        """Whether what stands at an offset is asserted, be it under a condition."""
        return self.sentences.moods.at(offset)[0] in (Mood.ASSERTS, Mood.GENERAL, Mood.UNDER_A_CONDITION)

    def is_denied(self, start: int, stop: int) -> bool:
        """Whether the words right before or right behind a range of the source say that it is no solution."""
        prose = self.sentences.prose
        sentence = prose.sentence_at(start)
        if sentence is None or stop > sentence.stop:
            return False
        before = prose.text[sentence.begin : prose.at(start)].lower()
        behind = prose.text[prose.at(stop - 1) + 1 : sentence.end].lower()
        return any(
            one.not_before.search(before) or one.no_solution_behind.match(behind) for one in self.sentences.packs
        )

    def is_asked(self, offset: int) -> bool:
        """Whether what stands at an offset is asked for, commanded or supposed."""
        return self.sentences.moods.at(offset)[0] in (Mood.ASKS, Mood.COMMANDS, Mood.SUPPOSES)

    def concludes(self, offset: int) -> bool:
        """Whether the words before a place in its sentence conclude, or no words stand there."""
        prose = self.sentences.prose
        sentence = prose.sentence_at(offset)
        if sentence is None:
            return True
        before = _FORMULAS.sub(" ", prose.text[sentence.begin : prose.at(offset)].lower())
        return _WORD.search(before) is None or any(one.search(before) for one in self._concluding)

    def concludes_directly(self, offset: int) -> bool:
        """Whether no words stand between those that conclude and a place: so x = 2; not so the curve has x = 2."""
        prose = self.sentences.prose
        sentence = prose.sentence_at(offset)
        if sentence is None:
            return True
        before = prose.text[sentence.begin : prose.at(offset)].lower()
        ends = [match.end() for one in self._concluding for match in one.finditer(before)]
        return _WORD.search(before[max(ends, default=0) :]) is None

    def says_free(self, offset: int) -> bool:
        """Whether the sentence at an offset says that something is free, or any number."""
        sentence = self.sentences.prose.sentence_at(offset)
        if sentence is None:
            return False
        spoken = _FORMULAS.sub(" ", sentence.text.lower())
        return any(one.any_number.search(spoken) for one in self.sentences.packs)

    def together(self, earlier: int, later: int) -> bool:
        """Whether two offsets of the source stand in one sentence, or outside of all."""
        return self.sentences.prose.sentence_at(earlier) is self.sentences.prose.sentence_at(later)

    def follows(self, earlier: int, later: int) -> bool:
        """Whether the sentence at one offset is that at the other, or one of the two behind it."""
        first, second = [self.sentences.prose.sentence_at(one) for one in (earlier, later)]
        return first is second or (first is not None and second is not None and 0 <= second.index - first.index <= 2)

    def derived(self, offset: int) -> bool:
        """Whether words stand right before a place in its sentence that conclude: so v = (1, 1)."""
        prose = self.sentences.prose
        sentence = prose.sentence_at(offset)
        return (
            sentence is not None
            and self.concludes_directly(offset)
            and _WORD.search(prose.text, sentence.begin, prose.at(offset)) is not None
        )

    def concluded(self, offset: int) -> bool:
        """Whether an arrow of implication, or words that conclude, stand right before an offset."""
        before = self.sentences.prose.source[max(0, offset - _NEAR) : offset]
        marked = _IMPLIED.search(before) is not None or _BOXED.search(before) is not None
        return marked or (self.derived(offset) and self.asserted(offset))

    def asserted_of(self, offset: int, value: int) -> bool:
        """Whether what stands at an offset is asserted; that something is so for the value at another one counts."""
        mood, _ = self.sentences.moods.at(offset)
        sentence = self.sentences.prose.sentence_at(offset)
        if self._chosen.tries(self.sentences.sides.text[max(0, offset - _BEFORE_VECTOR) : offset]):
            return False
        if sentence is not None and any(one.mood in _DOUBTING for one in self.sentences.moods.marks(sentence)):
            return False
        if mood is Mood.SUPPOSES:
            return sentence is not None and sentence.start <= value < sentence.stop
        return mood in (Mood.ASSERTS, Mood.GENERAL, Mood.UNDER_A_CONDITION)

    def holds(self, offset: int) -> bool:
        """Whether what stands at an offset is asserted, at most for some eigenvalue: for lambda = 2 it is so."""
        mood, conditions = self.sentences.moods.at(offset)
        if mood is Mood.UNDER_A_CONDITION:
            return all(_EIGENVALUE.search(one) and len(_RELATION.findall(one)) == 1 for one in conditions)
        return mood in (Mood.ASSERTS, Mood.GENERAL)

    def is_called_augmented(self, offset: int) -> bool:
        """Whether the words right before a matrix, in its sentence, call it an augmented one."""
        prose = self.sentences.prose
        sentence = prose.sentence_at(offset)
        if sentence is None:
            return False
        before = prose.text[max(sentence.begin, prose.at(offset) - _NEAR) : prose.at(offset)].lower()
        found = [match for one in self._augmented for match in one.finditer(before)]
        return any(_RIGHT_AFTER.fullmatch(before, match.end()) for match in found)

    def takes_back(self, start: int, stop: int) -> bool:
        """Whether words between two matrices take the first one back: sorry, that should be."""
        prose = self.sentences.prose
        between = prose.text[prose.at(start) : prose.at(stop)]
        return any(_taking_back(lists).search(between) for lists in self.sentences.packs)

    def names_a_system(self, offset: int) -> bool:
        """Whether an equation only says which system a sentence is about: the system A x = b has no solution.

        Behind another formula it may be claimed: the vector x solves the system A x = b.
        """
        prose = self.sentences.prose
        sentence = prose.sentence_at(offset)
        if sentence is None:
            return False
        before = prose.text[sentence.begin : prose.at(offset)].lower().rstrip()
        if _FORMULAS.search(before) is not None or any(map(str.isdigit, before)):
            return False
        return any(match.end() == len(before) for one in self._systems for match in one.finditer(before))

    def joins(self, words: str) -> bool:
        """Whether words between two equations, in small letters, do nothing but join them."""
        return not words or any(one.fullmatch(words) for one in self._joining)


@lru_cache(maxsize=16)
def _concluding(pack: Pack) -> re.Pattern[str]:
    return re.compile(_whole(pack, "concluding"), re.IGNORECASE)


@lru_cache(maxsize=16)
def _augmented(pack: Pack) -> re.Pattern[str]:
    return re.compile(any_of(pack.roles["augmented"]), re.IGNORECASE)


@lru_cache(maxsize=16)
def _systems(pack: Pack) -> re.Pattern[str]:
    return re.compile(_whole(pack, "system"), re.IGNORECASE)


@lru_cache(maxsize=16)
def _taking_back(pack: Pack) -> re.Pattern[str]:
    border = r"(?<!\w)" if pack.spaced else ""
    return re.compile(border + any_of(pack.lists.get("taking_back", ())), re.IGNORECASE)


@lru_cache(maxsize=16)
def _joining(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"(?:{_whole(pack, 'joining')}|\s)*")


def _whole(one: Pack, name: str) -> str:
    """The words of a list as a pattern; whole words where the language parts them."""
    words = any_of([word for word in one.lists.get(name, ()) if any(map(str.isalpha, word))])
    return rf"(?<!\w){words}(?!\w)" if one.spaced else words
