"""Operations written as formulas: assignments either way, swaps, changes of a row, sums without an arrow."""

from __future__ import annotations

from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.operations.combinations import Combinations, Multiple, claimed_combination, only_row, times
from exactrank.reading.operations.written_factors import WrittenFactor, term_of
from exactrank.statements import ClaimedCombination, ClaimedOperation, ClaimedSwap

_CHANGES = "1234"
_SIGNED = lazy_pattern("-?[nk]")
_NO_SUM = lazy_pattern(r"[^RCnk*/()+-]|[RC][RC]")
_MOST_RETRIED = 64
"""Terms of a sum that is no operation, up to which its ends are tried too: reading stays linear."""
UNKNOWN_FACTOR = lazy_pattern(r"[-+][nk*(]*\?+[nk)]*R")
"""One more multiple of a row, by what is no number and no letter: what stands before it is not all that is done."""


class WrittenOperations(Combinations):
    """Reads an operation that is written as a formula."""

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
            if right is not None and UNKNOWN_FACTOR.match(self.codes, self.at):
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
