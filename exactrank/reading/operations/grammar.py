"""Row operations out of lexemes: formulas by recursive descent, sentences by their patterns."""

from __future__ import annotations

from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.row_words import LIGHT
from exactrank.reading.operations.combinations import Multiple, claimed_combination
from exactrank.reading.operations.written_operations import UNKNOWN_FACTOR, WrittenOperations
from exactrank.statements import ClaimedOperation, ClaimedSwap

_REPLACE = lazy_pattern(r"[EeW](?P<first>[RC])[bw]|(?P<subject>[RC])ve[bw]|(?P<object>[RC])o(?=[^.E]{1,60}E)")
_BEGINS = frozenset("MASWDyasmdftwEeRCnk+-*/(")
"""What an operation may begin with."""
_VERBS = frozenset("MASWDE")
_ROW = lazy_pattern("[RC]")
_SAID = lazy_pattern("(?<!v)[MASWDE]")
"""A verb; behind is it has a noun's form: es la suma."""
_SIGNS = lazy_pattern(r"[+-]+")
_SUM = lazy_pattern(r"[RC][+-][nk*/(-]{0,4}[RC]")
_TERM = r"(?:n\*?)?R"
_PLAIN = lazy_pattern(
    rf"(?:(?P<swap>RXR)|(?P<left>R<)-?{_TERM}(?:[+-]{_TERM})*|-?{_TERM}(?:[+-]{_TERM})+>R)(?![-+*/nkRC(<>=X])"
)


class Parser(WrittenOperations):
    """Goes through the codes once; `found` are the operations, `complete` whether everything was understood."""

    def run(self) -> None:
        while self.at < len(self.codes):
            begin = self.at
            if self.codes[begin] not in _BEGINS:
                self.whole = self.whole and self.codes[begin] in ",&()."
                self.at += 1
                continue
            made = self.plain()
            if made is None:
                made = self.replacement()
            if made is None:
                made = self.sentence()
            if made is None:
                made = self.formula()
            if made is None:
                if self.codes[begin] not in ",&()." or self.at > begin:
                    self.whole = False
                # What follows a run of signs is no more an operation behind fewer of them.
                signs = _SIGNS.match(self.codes, begin)
                self.at = max(self.at, signs.end() if signs else begin + 1)
                continue
            if made and self.codes[begin - 1 : begin] == "(" and self.found[-len(made) :] == made:
                continue  # in words, and again as a formula in parentheses
            if made:
                self.note(begin, self.at)
            self.found += made

    def complete(self) -> bool:
        """Whether nothing is left unread: in prose a verb that no operation took, of a sentence that names rows.

        So is a sum of rows in a sentence that tells other operations: swap R_1 and R_2 and do R_3 - 2R_1.
        """
        if self.whole or not self.prose:
            return self.whole
        left = list(self.codes)
        for begin, end in self.used:
            left[begin:end] = "_" * (end - begin)
        for k, lexeme in enumerate(self.lexemes):
            if lexeme.code in _VERBS and lexeme.value == LIGHT:
                left[k] = " "
        return not any(
            (_SAID.search(rest) and _ROW.search(sentence)) or ("_" in rest and _SUM.search(rest))
            for rest, sentence in zip("".join(left).split("."), self.codes.split("."), strict=True)
        )

    def note(self, begin: int, end: int) -> None:
        first, last = self.lexemes[begin].start, self.lexemes[end - 1].stop
        self.span = (self.span[0] if self.found else first, last)
        self.used.append((begin, end))

    def plain(self) -> list[ClaimedOperation] | None:
        """R_2 <- R_2 - 3 R_1, either way round, and R_1 <-> R_2: what nearly all are, without descent."""
        match = _PLAIN.match(self.codes, self.at)
        if match is None:
            return None
        if UNKNOWN_FACTOR.match(self.codes, match.end()):
            return None
        lexemes = self.lexemes[self.at : match.end()]
        self.at = match.end()
        if match["swap"]:
            return [ClaimedSwap(int(lexemes[0].value or 0), int(lexemes[2].value or 0))]
        target = lexemes.pop(0 if match["left"] else -1)
        terms: list[Multiple] = []
        factor: int | Fraction = 1
        for code, value, *_ in lexemes:
            if code == "R":
                terms.append((code, int(value or 0), factor))
                factor = 1
            elif code == "-":
                factor = -1
            elif code == "n":
                factor *= value or 0
        return [claimed_combination(("R", int(target.value or 0)), terms)]

    def sentence(self) -> list[ClaimedOperation] | None:
        clause = self.sentences.at(self.at)
        if clause is None:
            return None
        self.at = clause[1]
        return clause[0]

    def replacement(self) -> list[ClaimedOperation] | None:
        """Replace row 2 by row 2 minus 3 times row 1."""
        begin = self.at
        match = _REPLACE.match(self.codes, begin) if self.replaces else None
        if match is not None:
            self.at = match.end()
            terms = self.combination()
            target = self.lexemes[match.start(match.lastgroup or "")]
            if terms is not None and self.codes[begin] == "W" and len(terms) == 1 and terms[0][2] == 1:
                terms = None  # exchange row 1 with row 3, as against exchange row 2 for row 2 minus row 1
            if terms is not None and (match.lastgroup != "object" or self.code() == "E"):
                self.at += match.lastgroup == "object"
                return [claimed_combination((target.code, int(target.value or 0)), terms)]
        self.at = begin
        return None
