"""Row operations in sentences, as patterns over the codes of lexemes: subtract twice row 1 from row 2.

A sentence has a verb and items. An item of an addition is a multiple of a row and the rows that it goes to, in either
order; the verb stands before the items, behind them, or between the two parts of one. Prepositions stand before a row,
Japanese particles behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.operations.row_names import Lexeme
from exactrank.reading.operations.written_factors import Factor, WrittenFactor, term_of
from exactrank.statements import ClaimedCombination, ClaimedOperation, ClaimedSwap, Term

_NUMBER = "-?[nk]"
_SOURCE = (
    rf"(?P<f>-?(?:[nk][*B]?)?)(?P<source>[RC])"
    rf"(?P<after>\*{_NUMBER}B?|{_NUMBER}B|o{_NUMBER}B|T{_NUMBER}oM|,?v?[Mm][bw]{_NUMBER}B?)?(?!\?{{0,3}}B)"
)
# Rows that are listed and begin no item of their own: rows 2 and 3; but not row 2, and row 1 from row 3. Lists are
# bounded, so that reading stays linear.
_TARGETS = r"(?P<targets>(?>[RC](?:[,&]{1,2}[RC](?![ft*FToBCRASMDv=]|-?[nk])){0,16}))"
_LISTED = r"(?P<targets>[RC](?:[,&]{1,2}[RC](?!=)){0,16})"
# What may not follow the end of an item, since it would change a factor: from row 2 three times.
_END = r"(?![nk*/]|,?[mM][bw])"
_SEPARATOR = lazy_pattern(r"[,&]{1,3}")

# Items, for a verb that subtracts and one that adds: before or behind the verb.
_BEFORE_ROWS = {"S": "[ft]", "A": "t"}
_BEHIND_ROWS = {"S": "F", "A": "T"}
_ITEMS = {
    verb: [
        lazy_pattern(rf"{_SOURCE},?{before}{_TARGETS}{_END}"),
        lazy_pattern(rf"{before}{_TARGETS},?{_SOURCE}{_END}"),
    ]
    for verb, before in _BEFORE_ROWS.items()
}
_ITEMS_BEHIND = {
    verb: [lazy_pattern(rf"{_LISTED}{behind},?{_SOURCE}o?"), lazy_pattern(rf"{_SOURCE}o,?{_LISTED}{behind}")]
    for verb, behind in _BEHIND_ROWS.items()
}
# Items that do not say the row again of which they are a multiple: twice row 1 to row 2 and three times to row 3.
_MULTIPLE_AGAIN = r"(?P<f>-?[nk][*B]?)"
_AGAIN = {
    verb: [
        lazy_pattern(rf"{_MULTIPLE_AGAIN}{before}{_TARGETS}{_END}"),
        lazy_pattern(rf"{before}{_TARGETS},?(?P<f>[nk][*B]?)(?![RCnk+/-]|,?[Mm][bw])"),
    ]
    for verb, before in _BEFORE_ROWS.items()
}
_AGAIN_BEHIND = {
    verb: [
        lazy_pattern(rf"{_LISTED}{behind},?{_MULTIPLE_AGAIN}o"),
        lazy_pattern(rf"{_MULTIPLE_AGAIN}o,?{_LISTED}{behind}"),
    ]
    for verb, behind in _BEHIND_ROWS.items()
}
_VERB_AGAIN = {
    verb: lazy_pattern(rf"(?:{_MULTIPLE_AGAIN}|M[bw](?P<f_>{_NUMBER})){verb}{before}{_TARGETS}{_END}")
    for verb, before in _BEFORE_ROWS.items()
}
_FACTOR_ITEMS = [
    lazy_pattern(rf"{_LISTED}[bw](?:M[bw])?(?P<by>{_NUMBER})(?![*RCnk+/-])"),
    lazy_pattern(rf"[bw](?P<by>{_NUMBER}){_TARGETS}"),
]
# Within: from row 2 we subtract row 1; row 1 is added to row 2; 第二行减去第一行.
_WITHIN = [
    ("S", lazy_pattern(rf"[ft]{_TARGETS},?S{_SOURCE}{_END}")),
    ("A", lazy_pattern(rf"t{_TARGETS},?A{_SOURCE}{_END}")),
    ("S", lazy_pattern(rf"{_SOURCE},?(?:S|vs)[ft]{_TARGETS}{_END}")),
    ("A", lazy_pattern(rf"{_SOURCE},?(?:A|va)t{_TARGETS}{_END}")),
    ("S", lazy_pattern(rf"(?P<targets>[RC])S{_SOURCE}(?![ft]){_END}")),
    ("A", lazy_pattern(rf"(?P<targets>[RC])A{_SOURCE}(?![ft]){_END}")),
]
# A multiple first, then what is done with it: multiply row 1 by -2 and add it to row 2.
_MULTIPLE = (
    rf"(?:M(?P<source>[RC])[bw](?P<f>{_NUMBER})"
    rf"|(?P<source_>[RC])(?:o(?P<f_>{_NUMBER})BM?|T(?P<f__>{_NUMBER})oM|M[bw](?P<f___>{_NUMBER})))"
)
_MULTIPLE_OF = r"(?P<f_>-?[nk][*B]?)(?P<source_>[RC])"
_LISTED_AGAIN = _LISTED.replace("targets", "targets_")
_THEN = [
    (
        verb,
        lazy_pattern(rf"{_MULTIPLE}[,&]{{0,3}}(?:{verb}\??{before}{_TARGETS}|o?{_LISTED_AGAIN}{behind}o?{verb})"),
    )
    for verb, before, behind in (("S", "f", "F"), ("A", "t", "T"))
]
# A row first, then what it is changed by: take row 2 and add -5 times row 1 to it. The pronoun is a word like others.
_THEN += [
    (
        verb,
        lazy_pattern(
            rf"[sS](?P<targets>[RC])[,&]{{1,3}}{verb}(?:{before}{_MULTIPLE_OF}|{_SOURCE}{before})(?!,?&?[RC]){_END}"
        ),
    )
    for verb, before in (("S", "f"), ("A", "t"))
]
_SCALINGS = [
    ("M", lazy_pattern(rf"{_LISTED},?(?:M|vm)[bw](?P<by>{_NUMBER})(?![*RCnk+/-])")),
    ("D", lazy_pattern(rf"{_LISTED},?(?:D|vd)[bw](?P<by>{_NUMBER})(?![*RCnk+/-])")),
    ("M", lazy_pattern(rf"{_LISTED}v?[bw](?P<by>{_NUMBER})[Mm]")),
    ("D", lazy_pattern(rf"{_LISTED}v?[bw](?P<by>{_NUMBER})[Dd]")),
    ("M", lazy_pattern(rf"{_LISTED}o(?P<by>{_NUMBER})BM?")),
    ("M", lazy_pattern(rf"{_LISTED}(?:T(?P<by>{_NUMBER})o|o(?P<by_>{_NUMBER}))M")),
    ("D", lazy_pattern(rf"{_LISTED}o?b?(?P<by>{_NUMBER})b?D")),
]
_SWAPS = [
    lazy_pattern(r"[Wy]([RC])[&,wtb]{1,2}([RC])(?![-+*/]|[,&][RC](?![+-]))"),
    lazy_pattern(r"(?<![RC][,&])([RC])[&,w]{1,2}([RC])(?:o|v)?[Wy]"),
    lazy_pattern(r"([RC])o([RC])[&F]W"),
    lazy_pattern(r"([RC])(?:W|vy)[wt]([RC])"),
    lazy_pattern(r"w([RC])W([RC])"),
]
_SUM = lazy_pattern(r"[Aa]([RC])&([RC])(?![,&tT])")
_STARTS = frozenset("MASWDyasmdftwRCnk-")
_FIRST = {"A": "A", "a": "A", "S": "S", "s": "S", "M": "M", "m": "M", "D": "D", "d": "D"}
_LONGEST = 64
"""Items that one verb may have."""

Clause = tuple[list[ClaimedOperation], int]
"""Operations and the place behind them."""


class Sentences:
    """The sentences among the lexemes of one text."""

    def __init__(self, lexemes: list[Lexeme], codes: str) -> None:
        self.lexemes = lexemes
        self.codes = codes
        self.any = not frozenset("MASWDmasydB").isdisjoint(codes)
        self.barren = 0
        """Items that end here have no verb behind them; none of them is looked at again."""

    def at(self, begin: int) -> Clause | None:
        """The operations that the clause beginning here tells, and the place behind it; None when none begins."""
        if not self.any or self.codes[begin] not in _STARTS:
            return None
        first = _FIRST.get(self.codes[begin])
        for way in (self._swap, self._then, self._verb_first, self._verb_within, self._verb_last, self._scaling):
            if first is None and way == self._verb_first:
                continue
            clause = way(begin)
            if clause is not None:
                return clause
        return None

    def _swap(self, begin: int) -> Clause | None:
        for pattern in _SWAPS:
            if match := pattern.match(self.codes, begin):
                first, second = (self.lexemes[match.start(group)] for group in (1, 2))
                return [ClaimedSwap(int(first.value or 0), int(second.value or 0), first.code == "C")], match.end()
        return None

    def _then(self, begin: int) -> Clause | None:
        for verb, pattern in _THEN:
            if match := pattern.match(self.codes, begin):
                return self._and_again(verb, match)
        return None

    def _and_again(self, verb: str, match: re.Match[str]) -> Clause:
        """An addition, and those with its verb that follow and do not say its row again: 3 times added to row 3."""
        source, made, end = self._source(match), list(self._added(verb, match)), match.end()
        for _ in range(_LONGEST):
            separator = _SEPARATOR.match(self.codes, end)
            again = _VERB_AGAIN[verb].match(self.codes, separator.end()) if separator else None
            if again is None:
                break
            made += self._added(verb, again, source)
            end = again.end()
        return made, end

    def _verb_first(self, begin: int) -> Clause | None:
        verb = _FIRST[self.codes[begin]]
        patterns = _ITEMS.get(verb, _FACTOR_ITEMS)
        clause = self._items(verb, patterns, begin + 1)
        if clause is not None:
            return clause
        summed = _SUM.match(self.codes, begin) if verb == "A" else None
        if summed is not None:
            rows = [self.lexemes[summed.start(group)] for group in (1, 2)]
            terms = tuple([Term(int(row.value or 0)) for row in rows])
            return [ClaimedCombination(None, terms, rows[0].code == "C")], summed.end()
        return None

    def _items(
        self, verb: str, patterns: list[re.Pattern[str]], begin: int, source: Lexeme | None = None
    ) -> Clause | None:
        """One item or more, with commas and ands between them.

        `source`: the row that was added before, of which an item may be a multiple that does not say it again.
        """
        made: list[ClaimedOperation] = []
        end = at = begin
        again = {id(_ITEMS.get(verb)): _AGAIN, id(_ITEMS_BEHIND.get(verb)): _AGAIN_BEHIND}.get(id(patterns), {})
        for _ in range(_LONGEST):
            match = self._first_of(patterns, at)
            if match is not None:
                source = self._source(match) if verb in "AS" else None
                made += self._added(verb, match) if verb in "AS" else self._scaled(verb, match)
            elif source is not None and (match := self._first_of(again.get(verb, []), at)):
                made += self._added(verb, match, source)
            else:
                break
            end = match.end()
            separator = _SEPARATOR.match(self.codes, end)
            if separator is None:
                break
            at = separator.end()
        return (made, end) if made else None

    def _verb_within(self, begin: int) -> Clause | None:
        """From row 2 we subtract row 1, and from row 3 twice row 1: the items that follow do not say the verb again."""
        for verb, pattern in _WITHIN:
            match = pattern.match(self.codes, begin)
            if match is None:
                continue
            made, end = self._and_again(verb, match)
            separator = _SEPARATOR.match(self.codes, end)
            more = self._items(verb, _ITEMS[verb], separator.end(), self._source(match)) if separator else None
            return (made + more[0], more[1]) if more else (made, end)
        return None

    def _verb_last(self, begin: int) -> Clause | None:
        if begin < self.barren:
            return None
        for behind, items in ((True, _ITEMS_BEHIND), (False, _ITEMS)):
            for verb, patterns in items.items():
                clause = self._items(verb, patterns, begin)
                if clause is None:
                    continue
                end = clause[1]
                k = end + (not behind and self.codes[end : end + 1] in ("v", ","))
                if self.codes[k : k + 1] == verb:
                    return clause[0], k + 1
                self.barren = max(self.barren, end)
        return None

    def _scaling(self, begin: int) -> Clause | None:
        for verb, pattern in _SCALINGS:
            if match := pattern.match(self.codes, begin):
                return list(self._scaled(verb, match)), match.end()
        return None

    def _number(self, match: re.Match[str], groups: tuple[str, ...]) -> Factor | None:
        """The product of the numbers in some groups, with their signs; None when one of them is not known."""
        factor: Factor = Fraction(1)
        for group in groups:
            if group not in match.re.groupindex or not match[group]:
                continue
            found = [x for x in self.lexemes[match.start(group) : match.end(group)] if x.code in "nk"]
            value: Factor = Fraction(1)
            if found and found[0].value is not None:
                value = Fraction(found[0].value)
            elif found and len(found) == 1 and found[0].text:
                value = WrittenFactor(found[0].text)
            elif found:
                return None
            factor = factor * (-value if "-" in match[group] else value)
        return factor

    def _first_of(self, patterns: list[re.Pattern[str]], at: int) -> re.Match[str] | None:
        return next((match for pattern in patterns if (match := pattern.match(self.codes, at))), None)

    def _source(self, match: re.Match[str]) -> Lexeme:
        """The row that a multiple is of."""
        return self.lexemes[match.start("source" if match["source"] else "source_")]

    def _rows(self, match: re.Match[str], group: str) -> list[Lexeme]:
        return [one for one in self.lexemes[match.start(group) : match.end(group)] if one.code in "RC"]

    def _added(self, verb: str, match: re.Match[str], again: Lexeme | None = None) -> Iterator[ClaimedOperation]:
        """The additions of an item; `again`: the row that is meant where the item does not say it."""
        factor = self._number(match, ("f", "f_", "f__", "f___", "after"))
        if verb == "S" and factor is not None:
            factor = -factor
        source = again or self._source(match)
        targets = "targets" if match["targets"] else "targets_"
        for target in self._rows(match, targets):
            row = int(target.value or 0)
            yield ClaimedCombination(row, (Term(row), term_of(int(source.value or 0), factor)), target.code == "C")

    def _scaled(self, verb: str, match: re.Match[str]) -> Iterator[ClaimedOperation]:
        factor = self._number(match, ("by", "by_"))
        if verb == "D":
            factor = Fraction(1) / factor if factor else None
        for target in self._rows(match, "targets"):
            yield ClaimedCombination(
                int(target.value or 0), (term_of(int(target.value or 0), factor),), target.code == "C"
            )
