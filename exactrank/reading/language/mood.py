"""The mood of a sentence, decided once for every place in it: what asserts, supposes, asks, denies or commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.conditions import Conditions, words_for_other_cases
from exactrank.reading.language.dialogues import DOUBTED, Dialogues, is_name
from exactrank.reading.language.marks import SPOKEN_OF, Mark, Mood
from exactrank.reading.language.options import Option, Options, asks_to_judge
from exactrank.reading.language.packs import Pack, Pattern
from exactrank.reading.language.pattern_index import index_of
from exactrank.reading.language.quotations import Quotations
from exactrank.reading.language.refusals import (
    BESIDE,
    Refusals,
    denied_until,
    gives_a_reason,
    goes_on,
    is_last,
    refused_from,
    sign_before,
)
from exactrank.reading.language.sentence_formulas import FORMULAS, RELATION, is_claimed
from exactrank.reading.language.sentences import DISPLAY, Prose, Sentence
from exactrank.reading.language.variants import Match

_ORDER = {mood: k for k, mood in enumerate(Mood)}
_QUESTION = lazy_pattern(r"[?\uff1f][)\"'\u201d]*\Z")
_LAST_WORDS = 24
"""Characters in which the last word before a mark of a mood is looked for."""


class Moods(Conditions):
    """The moods of the sentences of a running text; each sentence is looked at once, when it is asked for.

    `at(offset)` is the one gate for claims, formulas and operations.
    """

    def __init__(self, prose: Prose, packs: Sequence[Pack], line_before: Callable[[int], str] | None = None) -> None:
        super().__init__(prose)
        index = index_of(tuple([pack.code for pack in packs]), "moods")
        self._patterns = index.within(prose.text.lower(), len(prose.sentences))
        self._openers = [pack.lists.get("clause_openers", ()) for pack in packs]
        self._marks: dict[int, tuple[Mark, ...]] = {}
        self._refusals = Refusals(prose, packs)
        self._options = Options(prose)
        self._quotations = Quotations(prose, line_before)
        self._doubted: set[int] = set()
        self._dialogues = Dialogues(prose.source, packs)

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

    def answers_by_label(self) -> list[tuple[int, int, tuple[Option, ...]]]:
        """Where the text says which options of a multiple choice are right, with these."""
        return self._options.answers

    def has_doubts(self) -> bool:
        """Whether anything in the text is doubtful, or spoken of as what would be."""
        for sentence in self.prose.sentences:
            self.marks(sentence)
        doubted = bool(self._dialogues.answered or self._doubted or self._options.doubted)
        return doubted or self._refusals.hesitates() or self._refusals.is_unreal(0, len(self.prose.text))

    def is_doubtful(self, offset: int) -> bool:
        """Whether what is said at an offset of the source may be wrong without being the writer's mistake.

        One of several speakers says it and another one answers, a person is said to say it, or words behind it may
        take it back.
        """
        if self._dialogues.answers(offset) or self._options.doubts(offset):
            return True
        sentence = self.prose.sentence_at(offset)
        if sentence is None:
            return False
        self.marks(sentence)
        return sentence.index in self._doubted or self._refusals.doubts(sentence)

    def leads_nowhere(self, offset: int) -> bool:
        """Whether a matrix at an offset of the source is only spoken of: by others, as what would be."""
        sentence = self.prose.sentence_at(offset)
        if sentence is None:
            return False
        at = self.prose.at(offset)
        spoken_of = self.of(sentence, at)[0] in SPOKEN_OF - {Mood.REFUSED}
        return spoken_of or self._refusals.is_unreal(sentence.begin, at)

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
        harmless: list[tuple[int, int]] = []
        for pattern, match in self._patterns.matches(text, begin, end):
            if pattern.says == "none":
                harmless.append((match.begin, match.end))
                continue
            if pattern.says == DOUBTED:
                if is_name(pattern, text[match.begin : match.end]):
                    self._doubted.add(sentence.index)
                continue
            if any(first <= match.begin < last for first, last in harmless):
                continue
            if self._fits(pattern, match, sentence):
                marks += self._marked(pattern, match, sentence)
        if _QUESTION.search(sentence.text):
            marks.append(Mark(self._last_clause(sentence), end, Mood.ASKS))
        if self._refusals.of(sentence):
            marks.append(Mark(begin, end, Mood.REFUSED))
        if self._refusals.affirmed(sentence) and asks_to_judge(sentence.text):
            marks = [mark for mark in marks if mark.mood is not Mood.ASKS]
        if self._quotations.is_of_others(sentence, self._reports):
            marks.append(Mark(begin, end, Mood.REPORTS))
        return marks + self._options.marks(sentence) + self._theorems(sentence)

    def _reports(self, sentence: Sentence) -> bool:
        return any(mark.mood is Mood.REPORTS for mark in self.marks(sentence))

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
        if goes_on(pattern, self.prose.text, match.end):
            return False
        if place == "anywhere":
            return True
        if place == "verdict":
            judged = sign_before(self.prose.text, match.begin, sentence) > sentence.begin
            text, end = self.prose.text, match.end
            return judged and (is_last(text, end, sentence) or gives_a_reason(text, end, sentence))
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
            return self._condition_after(pattern.pack, match, sentence)
        if scope == "follows":
            return self._follows(match, sentence)
        mood = Mood(pattern.says)
        start, end = match.begin, sentence.end
        if scope in BESIDE:
            return []
        if scope == "back":
            end = sign_before(self.prose.text, match.begin, sentence) if "at" in pattern.options else match.begin
            return [Mark(refused_from(self.prose.text, end, sentence, pattern.pack), end, mood)]
        if scope == "sentence":
            start = sentence.begin
            if mood is Mood.CONTRADICTS:
                end = self._until_conclusion(pattern.pack, match, sentence)
            elif mood is Mood.COMMANDS:
                end = self._until_answer(pattern.pack, match, sentence)
        elif scope == "match":
            end = match.end
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
            if mood is Mood.CONCEDES and self.prose.text[end : end + 1] == ":":  # somebody might object: but it is
                end = sentence.end
        elif scope == "aside":
            end = self._main_clause(pattern.pack, match, sentence)
        elif mood is Mood.DENIES:
            end = denied_until(self.prose.text, match.end, sentence, pattern.pack)
        elif mood is Mood.SUPPOSES:
            end = self._given_until(pattern.pack, match, sentence)
        return [Mark(start, end, mood)]

    def claims_in_a_condition(self, sentence: Sentence) -> bool:
        """Whether a condition goes to the end of its sentence, so that nothing holds under it, and ends with a claimed
        rank or determinant behind another relation or behind words that mean all other cases."""
        open_ones = [mark for mark in self.marks(sentence) if mark.mood is Mood.SUPPOSES and mark.stated >= 0]
        if not any(mark.begin == sentence.begin and mark.end == sentence.end for mark in open_ones):
            return False
        found = FORMULAS.finditer(self.prose.text, sentence.begin, sentence.end)
        formulas = [self._formula(one.start()).strip("$ ") for one in found]
        relations = [one for one in formulas if RELATION.search(one)]
        if not relations or not is_claimed(relations[-1]):
            return False
        start = self.prose.text[sentence.begin : sentence.end]
        packs = dict.fromkeys([pattern.pack for pattern in self._patterns.of(sentence.text.lower())])
        return len(relations) > 1 or any(words_for_other_cases(pack).match(start.lstrip()) for pack in packs)
