"""Rows and columns under the letter that the writer gives them: L_2 in French, r_2 in Chinese, Z_2 in German."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from exactrank.document import Chain, Formula, Linear, Listing, Name, Row
from exactrank.judging.verdicts.verdict import Verdict
from exactrank.patterns import lazy_pattern
from exactrank.records import dataclass
from exactrank.statements import ClaimedOperation, ClaimedSwap, RowStep

_LETTERED = lazy_pattern(r"(?<![A-Za-z\\])([A-Za-z])(?:_\{?)?([1-9][0-9]?)(?![0-9])")


@dataclass(frozen=True, slots=True)
class RowNames:
    """`letter` is the writer's; None where he has none, and the language's own is shown."""

    letter: str | None = None

    @classmethod
    def of(cls, verdict: Verdict) -> RowNames:
        """The letter that stands most often beside the number of a row in the lines of the steps that use this row."""
        counted: Counter[str] = Counter()
        for one in verdict.judgements:
            if isinstance(one.statement, RowStep):
                used = {row + 1 for operation in one.operations or () for row in _rows(operation)}
                named = {(m[1], int(m[2])) for m in _LETTERED.finditer(one.statement.span.source)}
                counted.update([letter for letter, row in named if row in used])
        (letter, count), *others = [*counted.most_common(2), ("", 0)]
        return cls(letter) if count and count > others[0][1] else cls()

    def line(self, k: int, columns: bool = False) -> Formula:
        """Row k, counted from 0, or column k."""
        if columns:
            return Name("C", str(k + 1))
        return Row(k) if self.letter is None else Name(self.letter, str(k + 1))

    def operation(self, operation: ClaimedOperation) -> Formula | None:
        """The operation as it is stated, possible or not; None where its target or a factor is not known."""
        if isinstance(operation, ClaimedSwap):
            first, second = [self.line(k, operation.columns) for k in (operation.first, operation.second)]
            return Chain(first, (("<->", second),))
        if operation.target is None:
            return None
        terms: list[tuple[Fraction, Formula | None]] = []
        for term in operation.terms:
            if term.factor is None:
                return None
            terms.append((term.factor, self.line(term.row, operation.columns)))
        return Chain(self.line(operation.target, operation.columns), (("<-", Linear(tuple(terms))),))

    def listing(self, operations: Iterable[ClaimedOperation]) -> Listing | None:
        """All of them; None where one cannot be told, or there is none."""
        made = [self.operation(operation) for operation in operations]
        told = tuple([formula for formula in made if formula is not None])
        return Listing(told) if told and len(told) == len(made) else None


def _rows(operation: ClaimedOperation) -> list[int]:
    if operation.columns:
        return []
    if isinstance(operation, ClaimedSwap):
        return [operation.first, operation.second]
    target = [] if operation.target is None else [operation.target]
    return [*target, *[term.row for term in operation.terms]]
