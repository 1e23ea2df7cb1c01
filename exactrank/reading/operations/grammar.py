"""Row operations out of lexemes: formulas by recursive descent, sentences by their patterns."""

from __future__ import annotations

from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.row_words import LIGHT
from exactrank.reading.operations.combinations import Combinations, Multiple, claimed_combination, only_row, times
from exactrank.reading.operations.written_factors import WrittenFactor, term_of
from exactrank.statements import ClaimedCombination, ClaimedOperation, ClaimedSwap

_REPLACE = lazy_pattern(r"[EeW](?P<first>[RC])[bw]|(?P<subject>[RC])ve[bw]|(?P<object>[RC])o(?=[^.E]{1,60}E)")
_BEGINS = frozenset("MASWDyasmdftwEeRCnk+-*/(")
"""What an operation may begin with."""
_CHANGES = "1234"
_SIGNED = lazy_pattern("-?[nk]")
_VERBS = frozenset("MASWDE")
_ROW = lazy_pattern("[RC]")
_SAID = lazy_pattern("(?<!v)[MASWDE]")
"""A verb; behind is it has a noun's form: es la suma."""
_SIGNS = lazy_pattern(r"[+-]+")
_SUM = lazy_pattern(r"[RC][+-][nk*/(-]{0,4}[RC]")
_NO_SUM = lazy_pattern(r"[^RCnk*/()+-]|[RC][RC]")
_TERM = r"(?:n\*?)?R"
_PLAIN = lazy_pattern(
    rf"(?:(?P<swap>RXR)|(?P<left>R<)-?{_TERM}(?:[+-]{_TERM})*|-?{_TERM}(?:[+-]{_TERM})+>R)(?![-+*/nkRC(<>=X])"
)
_MOST_RETRIED = 64
"""Terms of a sum that is no operation, up to which its ends are tried too: reading stays linear."""
_UNKNOWN_FACTOR = lazy_pattern(r"[-+][nk*(]*\?+[nk)]*R")
"""One more multiple of a row, by what is no number and no letter: what stands before it is not all that is done."""


class Parser(Combinations):
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
        if _UNKNOWN_FACTOR.match(self.codes, match.end()):
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

    def formula(self) -> list[ClaimedOperation] | None:
        """An operation written as a formula, else None. An empty list: R_1 alone, which does nothing."""
        begin = self.at
        left = self.combination()
        if not left:
            self.at = begin
            return None
        arrow = self.code()
        if arrow and arrow in _CHANGES:
            return self.change(left, arrow, begin)
        if arrow and arrow in "<>=X":
            middle = self.at
            self.at += 1
            right = self.combination()
            if right is not None and _UNKNOWN_FACTOR.match(self.codes, self.at):
                self.whole = False
                return None
            if right is None:
                self.at = middle
                return self.bare(left)
            made = self.assignment(left, arrow, right)
            if made is None:
                self.at = begin if len(left) <= _MOST_RETRIED else middle
            return made
        return self.bare(left)

    def change(self, left: list[Multiple], sign: str, begin: int) -> list[ClaimedOperation] | None:
        """R2 += R1, R2 -= 3 R1, R2 *= 1/3, R2 /= 3."""
        target = only_row(left)
        self.at += 1
        made: list[Multiple] | None = None
        if target is not None and sign in "12":
            terms = self.combination()
            made = None if terms is None else [(*target, 1), *times(terms, 1 if sign == "1" else -1)]
        elif target is not None and (match := _SIGNED.match(self.codes, self.at)):
            self.at = match.end()
            value = self.lexemes[self.at - 1].value
            factor = None if value is None else Fraction(value) * (-1 if match[0][0] == "-" else 1)
            if sign == "3" or factor != 0:
                made = [(*target, factor if sign == "3" or factor is None else 1 / factor)]
        if made is None or target is None:
            self.at = begin
            return None
        return [claimed_combination(target, made)]

    def assignment(self, left: list[Multiple], arrow: str, right: list[Multiple]) -> list[ClaimedOperation] | None:
        name_left, name_right = only_row(left), only_row(right)
        if self.prose and arrow == "=" and name_left is not None and all(name_left[:2] != row[:2] for row in right):
            return []  # R_3 = 2 R_2: the rows are so, nothing is done to them
        if arrow == "X":
            if name_left is None or name_right is None:
                return None
            return [ClaimedSwap(name_left[1], name_right[1], name_left[0] == "C")]
        if arrow == ">" and name_left and name_right and name_left != name_right:
            return self.crossing(name_left, name_right)
        if name_left is not None and not (arrow == ">" and name_right is not None and len(left) > 1):
            return [claimed_combination(name_left, right)]
        if name_right is not None and arrow != "<":
            return [claimed_combination(name_right, left)]
        factor = left[0][2]
        if len(left) == 1 and factor and not isinstance(factor, WrittenFactor) and arrow in "<=":
            # 2 R_2 <- ...: a factor on the left assigns nothing; the row is still the target.
            return [claimed_combination(left[0][:2], right)]
        return None

    def crossing(self, left: tuple[str, int], right: tuple[str, int]) -> list[ClaimedOperation]:
        """R_1 -> R_2, R_2 -> R_1 is a swap; R_1 -> R_2 alone puts row 1 into row 2."""
        begin = self.at
        while self.code() in (",", "&"):
            self.at += 1
        other = self.combination()
        if other is not None and only_row(other) == right and self.code() == ">":
            self.at += 1
            back = self.combination()
            if back is not None and only_row(back) == left:
                return [ClaimedSwap(left[1], right[1], left[0] == "C")]
        self.at = begin
        return [claimed_combination(right, [(*left, 1)])]

    def bare(self, terms: list[Multiple]) -> list[ClaimedOperation] | None:
        """A combination without an arrow: its target is the row with factor 1 when only one has it."""
        if self.prose and not self._goes_on(terms):
            # Rows that are spoken of, and nothing is done to them; going on behind them keeps reading linear.
            self.whole = self.whole and len(terms) == 1
            return []
        code, row, factor = terms[0]
        columns = code == "C"
        if len(terms) == 1:
            return [] if factor == 1 else [ClaimedCombination(row, (term_of(row, factor),), columns)]
        units = [row for _, row, factor in terms if factor == 1]
        if self.target_last or len(units) == 1:
            row = terms[-1][1] if self.target_last else units[0]
            return [claimed_combination((code, row), terms, implied=True)]
        return [ClaimedCombination(None, tuple([term_of(row, factor) for _, row, factor in terms]), columns)]

    def _goes_on(self, terms: list[Multiple]) -> bool:
        """Swap R_1 and R_2, then R_3 - 2R_1: a sum that ends a sentence of operations is one more of them."""
        if len(terms) < 2 or not self.used:
            return False
        last = self.used[-1][1]
        begin = next((k for k in range(last, len(self.codes)) if self.codes[k] not in ",&"), last)
        return begin > last and not _NO_SUM.search(self.codes, begin, self.at) and self.code() in ("", ",", ".")
