"""Options of a multiple choice: what an answer picks is asserted, the rest is not; without an answer nothing is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import languages
from exactrank.reading.language.marks import Mark, Mood
from exactrank.reading.language.needed_words import may_have
from exactrank.reading.language.sentences import Prose, Sentence
from exactrank.reading.language.templates import any_of
from exactrank.reading.language.ticked_boxes import boxes_in
from exactrank.records import dataclass

_ROWS = (
    "ABCDEFGH",
    "abcdefgh",
    "123456789",
    "\u30a2\u30a4\u30a6\u30a8\u30aa\u30ab",
    "\u2460\u2461\u2462\u2463\u2464\u2465",
    "\u7532\u4e59\u4e19\u4e01",
)
"""Letters, digits, kana, numbers in circles, stems of heaven: the rows that labels come from."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi")
_NAME = r"[A-Ha-h1-9\u30a2\u30a4\u30a6\u30a8\u30aa\u30ab\u2460-\u2465\u7532\u4e59\u4e19\u4e01]|[ivx]{1,3}"
_BEHIND_LABEL = r"(?:[)\uff09\].:\uff1a\uff0e\u3001]|(?<=[\u2460-\u2465]))"
_POINTED = r"(?<=[ \t\uff09\u3000])(?P<point>[A-H])[.)\uff0e](?=[ \t])"
_IN_LINE = rf"[(\uff08](?P<inline>{_NAME})[)\uff09]|(?P<alone>[\u2460-\u2465])|{_POINTED}"
_LABEL = lazy_pattern(
    rf"(?:^[ \t>*_+-]*+|\\item\b[ \t]*+)(?:\[[ xX]?\][ \t]*+)?[(\uff08\[]?(?P<line>{_NAME}){_BEHIND_LABEL}"
    rf"|(?<![\w$\\])(?:{_IN_LINE})",
    re.MULTILINE,
)
_SECOND = lazy_pattern(
    r"^\W{0,8}(?:[Bb2]|ii)[)\uff09\].:\uff1a\uff0e\u3001]|[(\uff08](?:[Bb2]|ii)[)\uff09]|[\u2461\u30a4\u4e59]|(?<=\s)B[.)\uff0e]",
    re.MULTILINE,
)
"""The label of a second option: most texts have none."""
_LONE = r"[(\uff08\[*_]{0,3}(?P<picked>" + _NAME + r")(?:[)\uff09\]*_.:,;\u3002\uff0c\u3001]|\s*$|(?=\s[^\W\d_]))"
_LINE_END = lazy_pattern(r"\n|(?<=[^.\s])\.(?=\s+[A-Z\u00c0-\u00de])|[\u3002\uff1b]")
_LONGEST, _BEFORE, _BEHIND, _REACH = 600, 300, 500, 40
"""Characters of an option, and those in which its question, its answer and the label behind a word are looked for."""


@dataclass(frozen=True, slots=True)
class Option:
    """An option as a range of the source, with its label."""

    label: str
    start: int
    stop: int


class Options:
    """The options of a running text, and what the text does with each."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.answers: list[tuple[int, int, tuple[Option, ...]]] = []
        """Where a text says which options are right, and these."""
        self.doubted: list[Option] = []
        """Those beside one that is called right, where nothing says that only one is."""
        found = [(Option("", start, stop), mood) for start, stop, mood in boxes_in(prose.source)]
        found += self._found() if _may_choose(prose.source) else ()
        self._marked = sorted(found, key=lambda one: one[0].start)

    def marks(self, sentence: Sentence) -> list[Mark]:
        """What stands in options that the text does not assert, as ranges of the running text."""
        return [
            Mark(max(sentence.begin, self.prose.at(one.start)), min(sentence.end, self.prose.at(one.stop)), mood)
            for one, mood in self._marked
            if one.start < sentence.stop and sentence.start < one.stop and mood is not None
        ]

    def _found(self) -> Iterator[tuple[Option, Mood | None]]:
        text = self.prose.source
        words = _words()
        for first, run in _runs(self._labels(), text):
            last = run[-1].stop
            question = words["either"].sub(" \u2026 ", text[max(0, first - _BEFORE) : first])
            asked = "\u2026" in question or words["asked"].search(question) is not None
            picked, begin, end = self._picked(text[last : last + _BEHIND], [one.label for one in run])
            if picked:
                chosen = tuple([one for one in run if one.label in picked])
                self.answers.append((last + begin, last + end, chosen))
            asks = question.rstrip(" \t\n*_")[-1:] in ("?", "\uff1f")
            if not asked and not picked:  # parts of a question, perhaps with their answers
                continue
            if not asked and not asks:
                self.doubted += [one for one in run if one.label not in picked]
                continue
            turned = words["turned"].search(question) is not None
            for one in run:
                if not picked:
                    yield one, self._by_itself(one)
                elif turned:
                    yield one, Mood.REFUSED if one.label in picked else Mood.ASKS
                else:
                    yield one, None if one.label in picked else Mood.REFUSED

    def doubts(self, offset: int) -> bool:
        """Whether a place of the source stands in an option that may be wrong."""
        return any(one.start <= offset < one.stop for one in self.doubted)

    def _by_itself(self, option: Option) -> Mood | None:
        """What becomes of an option by the verdict that stands in it: it is asked for where there is none."""
        said, words = self._words_of(option), _words()
        agrees, refuses = words["affirming"].search(said), words["verdicts"].search(words["affirming"].sub(" ", said))
        if refuses is not None and agrees is None:
            return Mood.REFUSED
        return None if refuses is not None or agrees is not None else Mood.ASKS

    def _labels(self) -> list[tuple[str, int, int]]:
        """The labels that stand in no formula, each with where it begins and ends."""
        places = iter(self.prose.formulas)
        place = next(places, None)
        found: list[tuple[str, int, int]] = []
        for match in _LABEL.finditer(self.prose.source):
            while place is not None and place.stop <= match.start():
                place = next(places, None)
            name = next(one for one in match.groups() if one)
            if place is None or match.end() <= place.start + 1:
                found.append((name, match.start(), match.end()))
        return found

    def _words_of(self, option: Option) -> str:
        """The words of an option without its formulas."""
        text, at, pieces = self.prose.source, option.start, list[str]()
        for place in self.prose.formulas:
            if at <= place.start < option.stop:
                pieces.append(text[at : place.start])
                at = place.stop
        return " ".join([*pieces, text[at : option.stop]])

    def _picked(self, behind: str, labels: Sequence[str]) -> tuple[frozenset[str], int, int]:
        """The labels that the words behind a run of options call the answer, and where these words stand."""
        for told in _words()["answers"].finditer(behind):
            end = _LINE_END.search(behind, told.end())
            stop = end.start() + 1 if end else len(behind)
            said = behind[told.end() : stop][: 3 * _REACH]
            picked = [one["picked"] for one in _lone_label().finditer(said) if one["picked"] in labels]
            if picked and said.find(picked[0]) <= _REACH:
                return frozenset(picked), told.start(), stop
        for one in _lone_label().finditer(behind):
            right = _words()["right"].match(behind, one.end())
            if right is not None and one["picked"] in labels:
                return frozenset([one["picked"]]), one.start(), right.end()
        return frozenset(), 0, 0


def _runs(labels: Sequence[tuple[str, int, int]], text: str) -> Iterator[tuple[int, list[Option]]]:
    """Labels that follow each other in their row from its first, two at least: where they begin, and their options."""
    run: list[tuple[str, int, int]] = []
    for one in [*labels, ("", len(text), len(text))]:
        if run and one[1] - run[-1][2] <= _LONGEST and _follows(run[-1][0], one[0]):
            run.append(one)
            continue
        if len(run) > 1:
            stops = [start for _, start, _ in run[1:]] + [_end(text, *run[-1][1:])]
            yield run[0][1], [Option(label, at, stop) for (label, _, at), stop in zip(run, stops, strict=True)]
        run = [one] if _is_first(one[0]) else []


def _end(text: str, begin: int, at: int) -> int:
    """Where the last option ends: with its line, or before a sentence that follows where it stands within one."""
    start = at + len(text[at : at + _LONGEST]) - len(text[at : at + _LONGEST].lstrip())
    line = text.find("\n", start)
    if not text[text.rfind("\n", 0, begin) + 1 : begin].strip(" \t>*_+-"):
        return line if line >= 0 else len(text)
    found = _LINE_END.search(text, start)
    return found.start() if found else len(text)


def _is_first(label: str) -> bool:
    return label == "i" or any(row.startswith(label) for row in _ROWS if label)


def _follows(before: str, label: str) -> bool:
    if label in _ROMAN and before in _ROMAN:
        return _ROMAN.index(label) == _ROMAN.index(before) + 1
    return any(label in row and before in row and row.index(label) == row.index(before) + 1 for row in _ROWS if label)


@cache
def _words() -> dict[str, re.Pattern[str]]:
    """What asks to choose, what asks for what is wrong, what calls a label the answer, what judges an option."""
    return {name: _any_word(words) for name, words in languages()["choices"].items()}


@cache
def _lone_label() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$\\])(?:{_LONE})")


def _any_word(words: Sequence[str]) -> re.Pattern[str]:
    spaced = any_of([one for one in words if one.isascii() or one[0] < "\u3000"])
    others = any_of([one for one in words if one[0] >= "\u3000"])
    return re.compile(rf"(?<!\w){spaced}(?!\w)|{others}", re.IGNORECASE)


def asks_to_judge(text: str) -> bool:
    """Whether words ask if something is true or false."""
    return _words()["either"].search(text) is not None


def _may_choose(text: str) -> bool:
    if _SECOND.search(text) is None:
        return False
    words, choices = _words(), languages()["choices"]
    return any(
        may_have(text, tuple(choices[name])) and words[name].search(text) is not None
        for name in ("asked", "either", "answers", "right")
    )
