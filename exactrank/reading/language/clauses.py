"""Where the clauses of a sentence begin and end: at marks, and at words that begin what is asserted."""

from __future__ import annotations

import re
from functools import lru_cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.packs import Pack
from exactrank.reading.language.sentence_formulas import FORMULAS, FormulasOfSentences
from exactrank.reading.language.sentences import DISPLAY, Sentence
from exactrank.reading.language.templates import PLACEHOLDERS, any_of
from exactrank.reading.language.variants import Match

CLAUSE_END = lazy_pattern(r"[;:\u2014]|,(?!\d)|\)")
_LISTED = lazy_pattern(rf"[{PLACEHOLDERS}],\s*[{PLACEHOLDERS}]")
"""A comma between two formulas of a list, which begins no clause."""
_FORMULA_BEHIND = lazy_pattern(rf"(?<={DISPLAY})\s*[{PLACEHOLDERS}]")
"""A formula behind one that is set off, with no word between."""


class Clauses(FormulasOfSentences):
    """Where the clauses of a sentence begin and end."""

    def _last_clause(self, sentence: Sentence) -> int:
        """A question reaches back to the clause that asks: after a colon or a semicolon."""
        text = self.prose.text[sentence.begin : sentence.end]
        return sentence.begin + max(text.rfind(";"), text.rfind(":"), 0)

    def _clause_begin(self, at: int, sentence: Sentence) -> int:
        ends = [match.end() for match in CLAUSE_END.finditer(self.prose.text, sentence.begin, at)]
        return ends[-1] if ends else sentence.begin

    def _clause_end(self, at: int, sentence: Sentence) -> int:
        match = CLAUSE_END.search(self.prose.text, at, sentence.end)
        return match.start() if match else sentence.end

    def _command_end(self, at: int, sentence: Sentence) -> int:
        """A command ends at a colon that words follow: find the rank: it is 2; and between two formulas set off."""
        colon = self.prose.text.find(":", at, sentence.end)
        follows = self.prose.text[colon + 1 : sentence.end].lstrip() if colon >= 0 else ""
        behind = _FORMULA_BEHIND.search(self.prose.text, at, sentence.end)
        return min([colon] * follows[:1].isalpha() + ([behind.start()] if behind else []), default=sentence.end)

    def _main_clause(self, pack: Pack, match: Match, sentence: Sentence) -> int:
        """To see whether A is invertible, we compute: where behind a comma a word begins what is done."""
        found = _main_begins(pack).search(self.prose.text, match.end, sentence.end)
        return found.start() if found else sentence.end

    def _until_conclusion(self, pack: Pack, match: Match, sentence: Sentence) -> int:
        """The last row is a contradiction, so the system has no solution: what is concluded from it is asserted."""
        found = _conclusion_begins(pack).search(self.prose.text, match.end, sentence.end)
        return found.start() if found else sentence.end

    def _until_answer(self, pack: Pack, match: Match, sentence: Sentence) -> int:
        """Solve the system [...] thus x = 1: behind a displayed formula a conclusion begins the answer.

        So does another formula where no word stands between: solve [...] [...].
        """
        answers = (_answer_begins(pack), _FORMULA_BEHIND)
        found = [one.start() for way in answers if (one := way.search(self.prose.text, match.end, sentence.end))]
        return min(found, default=sentence.end)

    def _given_until(self, pack: Pack, match: Match, sentence: Sentence) -> int:
        """Let u = (1, 2), then: behind formulas alone that give matrices and vectors, what follows is asserted."""
        found = _formulas_then(pack).match(self.prose.text, match.end, sentence.end)
        if found is None:
            return sentence.end
        given = FORMULAS.finditer(self.prose.text, found.start(), found.end(1))
        return found.end(1) if all(self._gives(*one.span()) for one in given) else sentence.end

    def _back(self, start: int, sentence: Sentence) -> int:
        """What a trailing condition is about begins after the last comma or semicolon before it."""
        text = self.prose.text[sentence.begin : start].rstrip(" ,")
        found = [match.end() for match in CLAUSE_END.finditer(text) if not _LISTED.match(text, match.start() - 1)]
        return sentence.begin + (found[-1] if found else 0)


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
def _answer_begins(pack: Pack) -> re.Pattern[str]:
    """A displayed formula, and a heading or a word that draws a conclusion."""
    ends = r"(?!\w)" if pack.spaced else ""
    words = any_of([word for name in ("headings", "connectives") for word in pack.lists.get(name, ())])
    return re.compile(rf"(?<={DISPLAY})\s*+[*\[(\u3010]*+{words}{ends}", re.IGNORECASE)


@lru_cache(maxsize=16)
def _formulas_then(pack: Pack) -> re.Pattern[str]:
    """Formulas parted by commas or joining words, and behind a comma or a display a word that ends a condition."""
    joined = any_of([",", *pack.lists.get("letter_and", ())])
    ends = any_of([*pack.lists.get("condition_ends", ()), *pack.lists.get("choice_ends", ())])
    one = rf"(?:[{PLACEHOLDERS}]|[a-z](?:_?\d|[₀-₉])?+ ?= ?[a-z\d]{{1,6}}(?![\w=+*/-]))"
    return re.compile(rf"(\s*+{one}(?:\s*+{joined}\s*+{one})*+)(?:\s*+,|(?<={DISPLAY}))\s*+{ends}", re.IGNORECASE)
