"""Quotations that are set off: what stands in one that somebody else is said to have written is his."""

from __future__ import annotations

from collections.abc import Callable

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.sentences import Prose, Sentence

_OPENED = lazy_pattern(r"\\begin\s?\{(?:quote|quotation|displayquote)\}")
_CLOSED = lazy_pattern(r"\\end\s?\{(?:quote|quotation|displayquote)\}")
_COLONS = (":", "\uff1a")
_MARGIN = ">"
"""What a quoted line of Markdown begins with."""


class Quotations:
    """The quotations of a text, sentence by sentence."""

    def __init__(self, prose: Prose, line_before: Callable[[int], str] | None) -> None:
        """`line_before`: what was written in the line of an offset of the source, up to there."""
        self.prose = prose
        self._line_before = line_before
        self._others: dict[int, bool] = {}

    def is_of_others(self, sentence: Sentence, reports: Callable[[Sentence], bool]) -> bool:
        """Whether it is quoted and words before the quotation introduce it: a student wrote the following:

        `reports`: whether a sentence reports what somebody said.
        """
        if sentence.index not in self._others:
            self._others[sentence.index] = self._found(sentence, reports)
        return self._others[sentence.index]

    def _found(self, sentence: Sentence, reports: Callable[[Sentence], bool]) -> bool:
        if sentence.index == 0:
            return False
        before = self.prose.sentences[sentence.index - 1]
        opened = _OPENED.search(self.prose.source, before.start, sentence.start) is not None
        marked = self._is_marked(sentence)
        if self._others.get(before.index, False):
            closed = _CLOSED.search(self.prose.source, before.start, sentence.start) is not None
            return marked if self._is_marked(before) else not closed
        return (opened or marked) and before.text.rstrip(" *_").endswith(_COLONS) and reports(before)

    def _is_marked(self, sentence: Sentence) -> bool:
        """Whether its line begins with the sign for a quotation."""
        if self.prose.source.startswith(_MARGIN, sentence.start):
            return True
        return self._line_before is not None and self._line_before(sentence.start).lstrip().startswith(_MARGIN)
