"""Claims that a row operation gives a row: in one formula with it, or in the formula that stands next behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.chain_parts import Loose
from exactrank.reading.claims.chains import Chains
from exactrank.reading.claims.equations import Equations
from exactrank.reading.claims.plain_claims import names_another
from exactrank.reading.claims.row_results import GIVING, RowResult, claim_of_row, row_named, row_result, rows_written
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.language.row_words import any_of, row_nouns, words_around
from exactrank.reading.operations.lexemes import lexemes_of
from exactrank.statements import Assertion, ClaimedCombination, Equality

_SENTENCE_END = lazy_pattern(r"[.!?](?=[\s$]|$)|[\n。]|\\begin")
_MARKS = lazy_pattern(r"\$|\\[()]|\*\*|\\text\{|[{}]")
_ROW_NAME = lazy_pattern(r"[RLFZ]['′]?(?:_\s*\{?\s*)?\d")
_DONE_TO_ROWS = frozenset("RCMASWDEmasyden")
"""Codes of names of rows and of verbs with which operations are told."""
_LONGEST = 80
"""Characters between an operation and the row that it gives."""
_OPENING = frozenset(["(", "[", "\\left", "\\begin", "R", "r", "L", "F", "Z"])


@cache
def _leading_on() -> re.Pattern[str]:
    """What may stand between an operation and what it gives: gives, so that we get."""
    spaced, unspaced = words_around("behind")
    return re.compile(rf"(?:[\s.,;:。、：；|→⟶⇒]|->|=>|{any_of(spaced)}(?![^\W_])|{any_of(unspaced)})*", re.IGNORECASE)


@cache
def _being() -> re.Pattern[str]:
    """What stands between the name of a row and the row: is, is now, becomes."""
    spaced, unspaced = words_around("row_is")
    words = any_of(spaced | row_nouns())
    return re.compile(rf"(?:[\s,:：]|{words}(?![^\W_])|{any_of(unspaced)})*", re.IGNORECASE)


class RowClaims:
    """Reads formulas that say which row an operation gives."""

    def __init__(self, sides: Sides, chains: Chains, equations: Equations) -> None:
        self.sides, self.chains, self.equations = sides, chains, equations
        self.text, self.tokens = sides.text, sides.tokens
        self.results: list[RowResult] = []
        """The rows that operations were said to give, in order."""
        self.read: list[tuple[int, int]] = []
        """Where these were said."""

    def formula(self, start: int, stop: int, announced: bool) -> bool:
        """R_2 - 3R_1 = (0, 1, 1): tells what row it is, and announces the operation if its sentence has not."""
        if self.chains.current is None or GIVING.isdisjoint(self.tokens.texts[start:stop]):
            return False
        found = row_result(self.sides, start, stop, self.equations.defined)
        if found is None or not self._tell(found, start, stop):
            return False
        if not announced or found.is_multiple:
            first, last = found.span
            place = self.tokens[first].start, self.tokens[last - 1].stop
            self.chains.operations((found.operation,), *place, optional=found.is_multiple)
        told = [one for one in self.chains.loose if found.operation in one.announced.operations]
        if told:
            told[-1].rows_given += 1
        return True

    def is_multiple(self, start: int, stop: int) -> bool:
        """2R_1 = (2, 4, 6): a multiple of a row, calculated beside or done."""
        if "=" not in self.tokens.texts[start:stop]:
            return False
        found = row_result(self.sides, start, stop, self.equations.defined)
        return found is not None and found.is_multiple

    def row_behind(self, start: int, stop: int) -> bool:
        """R_2 - 3R_1 gives (0, 1, 1); the new second row is (0, 1, 1): tells it of the operation before the formula."""
        if not self.chains.loose or self.chains.current is None:
            return False
        named = row_named(self.sides, start, stop)
        if named is None and self.tokens[start].text not in _OPENING:
            return False
        last = self.chains.loose[-1]
        if not 0 <= self.tokens[start].start - last.stop <= _LONGEST or last.offers:
            return False
        rows = rows_written(self.sides, start if named is None else named[1], stop)
        operation = None
        if rows:
            operation = self._operation_before(last, start) if named is None else _changing(last, named[0])
        if operation is None or not rows:
            return False
        result = RowResult(operation, (start, start), rows)
        if len(rows) > 1 and not self._is_certain(result, start, stop):
            return False  # an equality of rows by itself
        last.rows_given += 1
        return self._tell(result, start, stop)

    def named_row_behind(self, start: int, stop: int) -> bool:
        """A display of its own that says what a row becomes: Row 2 -> [0, -3, -6]."""
        return row_named(self.sides, start, stop) is not None and self.row_behind(start, stop)

    def _operation_before(self, last: Loose, start: int) -> ClaimedCombination | None:
        """The operation whose row a formula is: the only one told last, or the one that changes the row named."""
        first = next(k for k in range(start, -1, -1) if k == 0 or self.tokens[k - 1].start < last.stop)
        between = _MARKS.sub(" ", self.text[last.stop : self.tokens[start].start])
        told = last.announced.operations
        if _leading_on().fullmatch(between):
            return told[0] if len(told) == 1 and isinstance(told[0], ClaimedCombination) else None
        found = lexemes_of(self.text, self.tokens, first, start, prose=True)
        rows = [one for one in found if one.code in "RC"]
        if len(rows) != 1 or rows[0].code != "R" or any(one.code in "MASWDEmasyden" for one in found):
            return None
        behind = self.text[self.tokens[rows[0].stop - 1].stop : self.tokens[start].start]
        if not _being().fullmatch(_MARKS.sub(" ", behind)):
            return None
        return _changing(last, rows[0].value)

    def _tell(self, found: RowResult, start: int, stop: int) -> bool:
        offset = self.tokens[start].start
        if not self.equations.solutions.asserted(offset):
            return False
        certain = self._is_certain(found, start, stop)
        given = {one.operation: one.row for one in self.results}
        shown = self.sides.matrices_before(offset)
        chains, span = self.chains, self.sides.span(start, stop)
        claim = claim_of_row(found, span, chains.states, chains.loose, shown, given, certain)
        if claim is None:
            return False
        self.sides.told.append((offset, claim))
        if not certain and len(found.rows) > 1:
            self.sides.told.append((offset, Assertion((Equality(span, found.rows),))))
        self.results.append(found)
        self.read.append((offset, self.tokens[stop - 1].stop))
        return True

    def _is_certain(self, found: RowResult, start: int, stop: int) -> bool:
        """Whether rows are named, and of the matrix at hand if of any."""
        return found.names_rows and self._stands_alone(start, stop, found)

    def _stands_alone(self, start: int, stop: int, found: RowResult) -> bool:
        """Whether the last matrix before a formula is the one at hand, and its sentence speaks of no other."""
        offset, behind = self.tokens[start].start, self.tokens[stop - 1].stop
        current, last = self.chains.current, self.sides.last_matrix(offset)
        if current is None or last is None or last.rows != current.grid.rows:
            return False
        end = _SENTENCE_END.search(self.text, behind)
        spoken = self.text[current.stop : offset] + self.text[behind : end.start() if end else len(self.text)]
        told = self.chains.loose[-1].start if found.span[0] == found.span[1] and self.chains.loose else offset
        if self._is_touched(current.stop, told):
            return False
        return not names_another(_ROW_NAME.sub(" ", spoken), {*self.sides.grids, *found.letters})

    def _is_touched(self, begin: int, end: int) -> bool:
        """Whether something is done to rows between two offsets that no operation told there says.

        Take 2 out of R_1; interchange the rows: what is calculated next is calculated with other rows.
        """
        known = [*self.read, *[(one.start, one.stop) for one in self.chains.loose]]
        first, stop = (bisect_left(self.tokens, at, key=lambda token: token.start) for at in (begin, end))
        for one in lexemes_of(self.text, self.tokens, first, stop, prose=True):
            place = self.tokens[one.start].start
            if one.code in _DONE_TO_ROWS and not any(a <= place < b for a, b in known):
                return True
        return False


def _changing(last: Loose, row: object) -> ClaimedCombination | None:
    """The only one of the operations told last that changes a row."""
    told = last.announced.operations
    changes = [one for one in told if isinstance(one, ClaimedCombination) and one.target == row]
    return changes[0] if len(changes) == 1 else None
