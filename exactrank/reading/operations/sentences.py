"""Row operations told in sentences, as patterns over the codes of lexemes: subtract twice row 1 from row 2."""

from __future__ import annotations

import re
from fractions import Fraction

from exactrank.reading.operations.row_names import Lexeme
from exactrank.statements import ClaimedCombination, ClaimedOperation, ClaimedSwap, Term

# Sentences, one letter a lexeme. F: a factor. English has the verb first, Japanese last.
_F = "(?:-?n[*B]?|-?k[*B]?)"
_SENTENCES = [
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("swap", r"W([RC])[&w,t]?([RC])"),
        ("swap", r"([RC])[&,]([RC])W"),
        ("add", rf"A(?P<f>{_F})?(?P<source>[RC])(?P<after>\*-?n)?t(?P<target>[RC])"),
        ("add", rf"At(?P<target>[RC])(?P<f>{_F})?(?P<source>[RC])"),
        ("subtract", rf"S(?P<f>{_F})?(?P<source>[RC])(?P<after>\*-?n)?f(?P<target>[RC])"),
        ("add", r"M(?P<source>[RC])[bw](?P<f>-?[nk])[&,?]{0,4}A\??t(?P<target>[RC])"),
        ("subtract", r"M(?P<source>[RC])[bw](?P<f>-?[nk])[&,?]{0,4}S\??f(?P<target>[RC])"),
        ("multiply", r"M(?P<target>[RC])[bw]M\??[bw](?P<f>-?[nk])"),
        ("sum", r"A([RC])&([RC])"),
        ("subtract", r"(?P<target>[RC])u(?P<source>[RC])(?P<after>\*?-?[nk]B?)?"),
        ("subtract", r"(?P<target>[RC])u(?P<f>-?[nk]B)(?P<source>[RC])"),
        ("add", r"(?P<source>[RC])(?P<after>x-?[nk]|\*?-?[nk]B?)?,?p(?P<target>[RC])"),
        ("add", r"(?P<target>[RC])P(?P<source>[RC])(?P<after>\*?-?[nk]B?)?"),
        ("multiply", r"(?P<target>[RC])x(?P<f>-?[nk])"),
        ("divide", r"(?P<target>[RC])d(?P<f>-?[nk])"),
        ("multiply", r"M(?P<target>[RC])[bw](?P<f>-?[nk])"),
        ("multiply", r"(?P<target>[RC])Mb(?P<f>-?[nk])"),
        ("divide", r"D(?P<target>[RC])b(?P<f>-?[nk])"),
        ("divide", r"(?P<target>[RC])Db(?P<f>-?[nk])"),
        (
            "subtract-later",
            r"(?P<target>[RC])f(?P<f>-?[nk]\*)?(?P<source>[RC])(?P<after>\*?-?[nk]B?)?(?=[,&]|(?P<now>S))",
        ),
        ("subtract", r"(?P<source>[RC])(?P<after>\*?-?[nk]B?)?(?P<target>[RC])fS"),
        ("add-later", r"(?P<target>[RC])t(?P<f>-?[nk]\*)?(?P<source>[RC])(?P<after>\*?-?[nk]B?)?(?=[,&]|(?P<now>A))"),
        ("add", r"(?P<source>[RC])(?P<after>\*?-?[nk]B?)?(?P<target>[RC])tA"),
        ("divide", r"(?P<target>[RC])(?P<f>-?[nk])D"),
        ("multiply", r"(?P<target>[RC])(?P<f>-?[nk])B(?![RC])"),
    )
]
# What goes on without its verb: subtract row 1 from row 2, and twice row 1 from row 3; from rows 2, 3 and 4.
_GOES_ON = {
    "A": re.compile(rf"[,&]{{1,2}}(?P<f>{_F})?(?P<source>[RC])(?P<after>\*-?n)?t(?P<target>[RC])"),
    "S": re.compile(rf"[,&]{{1,2}}(?P<f>{_F})?(?P<source>[RC])(?P<after>\*-?n)?f(?P<target>[RC])"),
    "M": re.compile(r"[,&]{1,2}(?P<target>[RC])[bw](?P<f>-?[nk])"),
    "D": re.compile(r"[,&]{1,2}(?P<target>[RC])b(?P<f>-?[nk])"),
}
_TARGET_TOO = re.compile(r"(?:,?&(?P<last>[RC])(?=\Z|[,&/?])|,(?P<one>[RC])(?=(?:,[RC]){0,12},?&[RC]))")
_VERBS = {"A": "add", "S": "subtract", "M": "multiply", "D": "divide"}
_STARTS = "RCWASMD"
_AFTER_ROW = frozenset("&,MDft*-nkRCuxpPd")
"""What may follow the row that a sentence begins with."""


class Sentences:
    """The sentences among the lexemes of one text."""

    def __init__(self, lexemes: list[Lexeme], codes: str) -> None:
        self.lexemes = lexemes
        self.codes = codes
        self.last_subtract = codes.rfind("S")
        self.last_add = codes.rfind("A")
        self.begun: tuple[str, ClaimedOperation, int] | None = None
        """The verb that the last sentence began with, its operation and where it ended."""

    def at(self, begin: int) -> tuple[ClaimedOperation, int] | None:
        """The operation that the sentence beginning here tells, and the place behind it; None when none begins."""
        codes = self.codes
        if self.begun is not None and begin == self.begun[2]:
            return self._goes_on(*self.begun)
        if codes[begin] not in _STARTS or (codes[begin] in "RC" and codes[begin + 1 : begin + 2] not in _AFTER_ROW):
            return None
        for kind, pattern in _SENTENCES:
            match = pattern.match(codes, begin)
            if match is None:
                continue
            verb, _, later = kind.partition("-")
            last = self.last_subtract if verb == "subtract" else self.last_add
            if later and match["now"] is None and match.end() > last:
                continue  # no verb comes any more
            told, end = self._told(verb, match), match.end() + (1 if later and match["now"] else 0)
            self.begun = (codes[begin], told, end) if codes[begin] in _VERBS else None
            return told, end
        return None

    def _goes_on(self, letter: str, before: ClaimedOperation, begin: int) -> tuple[ClaimedOperation, int] | None:
        """The next operation of a sentence that does not say its verb again, or the same done to another row."""
        self.begun = None
        match = _GOES_ON[letter].match(self.codes, begin)
        if match is not None:
            told = self._told(_VERBS[letter], match)
        else:
            match = _TARGET_TOO.match(self.codes, begin)
            if match is None or isinstance(before, ClaimedSwap) or letter not in "AS" or len(before.terms) != 2:
                return None
            target = self.lexemes[match.start("last") if match["last"] else match.start("one")]
            row = int(target.value or 0)
            told = ClaimedCombination(row, (Term(row), before.terms[1]), before.columns)
        self.begun = letter, told, match.end()
        return told, match.end()

    def _told(self, verb: str, match: re.Match[str]) -> ClaimedOperation:
        if verb == "swap":
            first, second = (self.lexemes[match.start(group)] for group in (1, 2))
            return ClaimedSwap(int(first.value or 0), int(second.value or 0), first.code == "C")
        if verb == "sum":
            rows = [self.lexemes[match.start(group)] for group in (1, 2)]
            return ClaimedCombination(None, tuple([Term(int(row.value or 0)) for row in rows]), rows[0].code == "C")
        target = self.lexemes[match.start("target")]
        row = int(target.value or 0)
        columns = target.code == "C"
        factor: Fraction | None = Fraction(1)
        for group in ("f", "after"):
            if group in match.re.groupindex and match[group] and match.start(group) >= 0:
                number = next((x for x in self.lexemes[match.start(group) : match.end(group)] if x.code in "nk"), None)
                value = None if number is None or number.value is None else Fraction(number.value)
                factor = (
                    None if value is None or factor is None else factor * (-value if "-" in match[group] else value)
                )
        if verb in ("multiply", "divide"):
            if verb == "divide":
                factor = 1 / factor if factor else None
            return ClaimedCombination(row, (Term(row, factor),), columns)
        source = int(self.lexemes[match.start("source")].value or 0)
        if verb == "subtract" and factor is not None:
            factor = -factor
        return ClaimedCombination(row, (Term(row), Term(source, factor)), columns)
