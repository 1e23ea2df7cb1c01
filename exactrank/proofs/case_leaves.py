"""What shows the rank and the solutions in a leaf of a discussion of cases, without any row operation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exactrank.calculations.cases.knowledge import remainder
from exactrank.calculations.cases.polynomial_ring import Polynomial, PolynomialRing
from exactrank.calculations.cases.records import Answer, CaseTree
from exactrank.numbers.multivariate import terms_text
from exactrank.proofs.never_zero import Unit, unit_of
from exactrank.proofs.vanishing import Consequence, consequences
from exactrank.records import dataclass

Rows = list[list[Polynomial]]


@dataclass(frozen=True, slots=True)
class Region:
    """What the checker knows in a branch: letters put in, what else vanishes, and what does not, in order."""

    values: tuple[tuple[int, Polynomial], ...]
    zero: tuple[Polynomial, ...]
    nonzero: tuple[Polynomial, ...]

    def and_zero(self, followed: Sequence[Consequence]) -> Region:
        """The same region, of which more is told."""
        more = [one.polynomial for one in followed]
        return Region(self.values, (*self.zero, *more), self.nonzero) if more else self


class LeafEvidence:
    """What the leaves of a tree hold; T is the rows that the operations so far make of the identity."""

    def __init__(self, tree: CaseTree) -> None:
        self.tree = tree
        self.ring = PolynomialRing(tree.domain)
        domain = tree.domain
        rows = [[domain.ratio(x, d) for x in numerators] for numerators, d in tree.matrix.rows]
        self.matrix: Rows = [[self.ring.of_number(x) for x in row] for row in rows]

    def text(self, p: Polynomial) -> str:
        terms, d = self.ring.terms(p)
        return terms_text(terms, self.tree.letters, d)

    def reduced(self, p: Polynomial, region: Region) -> Polynomial:
        for one in region.values:
            p = self.ring.put(p, (one,))
        return remainder(self.ring, p, region.zero) if region.zero else p

    def unit(self, p: Polynomial, region: Region) -> dict[str, Any]:
        found: Unit = unit_of(self.ring, p, region.zero, region.nonzero)
        return {"times": self.text(self.reduced(found.times, region)), "of": list(found.of)}

    def below(self, followed: Sequence[Consequence], node: dict[str, Any]) -> dict[str, Any]:
        for one in reversed(followed):
            cofactors = [self.text(c) for c in one.cofactors]
            node = {"vanishes": self.text(one.polynomial), "of": list(one.of), "cofactors": cofactors, "then": node}
        return node

    def leaf(self, answer: Answer, region: Region, T: Rows) -> dict[str, Any]:
        """The leaf, below what else vanishes there, where a remainder of 0 is not found by the equations alone."""
        followed: list[Consequence] = []
        for found in (self._vanishing, self._residues) if region.zero else ():
            more = consequences(self.ring, found(answer, T, region), region.zero, region.nonzero)
            followed, region = followed + more, region.and_zero(more)
            T = [[self.reduced(x, region) for x in row] for row in T] if more else T
        return self.below(followed, self._leaf_itself(answer, region, T))

    def _residues(self, answer: Answer, T: Rows, region: Region) -> list[Polynomial]:
        """What the solutions leave of the equations that is not 0 as it is written."""
        A = [[self.reduced(x, region) for x in row] for row in self.matrix]
        columns = [pivot.column for pivot in answer.pivots or ()]
        vectors = [
            (self._direction(answer, A, T, region, j), self.ring.zero)
            for j in range(self._unknowns)
            if j not in columns
        ]
        if answer.particular is not None:
            vectors.append(self._particular(answer, A, T, region))
        found = []
        for x, over in vectors:
            for row in A:
                total = self.ring.zero if self.tree.bar is None else -over * row[self.tree.bar]
                for c, value in zip(row, x, strict=False):
                    total += c * value
                found.append(self.reduced(total, region))
        return [p for p in found if not p.is_zero()]

    def _vanishing(self, answer: Answer, T: Rows, region: Region) -> list[Polynomial]:
        """The entries that are 0 in the rows as they are at the end, and are not 0 as they are written."""
        A = [[self.reduced(x, region) for x in row] for row in self.matrix]
        entries: list[tuple[int, int]] = []
        held = [pivot.row for pivot in answer.pivots or ()]
        n = self._unknowns if answer.contradiction is not None else len(A[0])
        for at, pivot in enumerate(answer.pivots or ()):
            entries += [(i, pivot.column) for i in range(len(T)) if i not in held[: at + 1]]
        entries += [(i, j) for i in range(len(T)) if i not in held for j in range(n)]
        found = [self._entry(T[i], A, j, region) for i, j in dict.fromkeys(entries)]
        return [p for p in found if not p.is_zero()]

    def _leaf_itself(self, answer: Answer, region: Region, T: Rows) -> dict[str, Any]:
        assert answer.pivots is not None  # it is a discussion of ranks
        A = [[self.reduced(x, region) for x in row] for row in self.matrix]
        order = sorted(range(len(answer.pivots)), key=lambda k: answer.pivots[k].column if answer.pivots else 0)
        columns = [answer.pivots[k].column for k in order]
        left = self._diagonal(answer, A, T, region)
        left = [left[k] for k in order]
        units = []
        for row, j in zip(left, columns, strict=True):
            units.append(self.unit(self._entry(row, A, j, region), region))
        free = [j for j in range(self._unknowns) if j not in columns]
        kind = None if answer.kind is None else answer.kind.value
        made: dict[str, Any] = {
            "rank": len(columns),
            "kind": kind,
            "columns": [j + 1 for j in columns],
            "left": [[self.text(x) for x in row] for row in left],
            "units": units,
            "directions": [self._shown(self._direction(answer, A, T, region, j), j, region) for j in free],
        }
        if answer.contradiction is not None:
            row = self._without_zero_rows(T[answer.contradiction], A)
            made["row"] = [self.text(x) for x in row]
            made["unit"] = self.unit(self._entry(row, A, self._unknowns, region), region)
        elif answer.particular is not None:
            made |= self._solution(answer, A, T, region)
        return made

    @property
    def _unknowns(self) -> int:
        return self.tree.matrix.ncols if self.tree.bar is None else self.tree.bar

    def _entry(self, row: Sequence[Polynomial], A: Rows, j: int, region: Region) -> Polynomial:
        """The entry of the product of the row and A in column j."""
        total = self.ring.zero
        for x, line in zip(row, A, strict=True):
            total += x * line[j]
        return self.reduced(total, region)

    def _diagonal(self, answer: Answer, A: Rows, T: Rows, region: Region) -> Rows:
        """Rows that make the columns of the pivots diagonal, in the order of the pivots: from the last one up."""
        pivots = answer.pivots or ()
        L = [[*T[pivot.row]] for pivot in pivots]
        for at in range(len(pivots) - 1, -1, -1):
            p = self._entry(L[at], A, pivots[at].column, region)
            for k in range(at):
                e = self._entry(L[k], A, pivots[at].column, region)
                if e.is_zero():
                    continue
                common = p.gcd(e)
                up, off = divmod(p, common)[0], divmod(e, common)[0]
                L[k] = [self.reduced(up * x - off * y, region) for x, y in zip(L[k], L[at], strict=True)]
        columns = [pivot.column for pivot in pivots]
        silent = [all(line[j].is_zero() for j in columns) for line in A]
        return [[self.ring.zero if silent[k] else x for k, x in enumerate(row)] for row in L]

    def _without_zero_rows(self, row: Sequence[Polynomial], A: Rows) -> list[Polynomial]:
        return [self.ring.zero if all(x.is_zero() for x in line) else y for y, line in zip(row, A, strict=True)]

    def _solved(
        self, answer: Answer, A: Rows, T: Rows, region: Region, x: list[Polynomial], over: Polynomial
    ) -> tuple[list[Polynomial], Polynomial]:
        """x with the unknowns of the pivots found from the last one up, for (over) b on the right; scaled where a pivot
        would have to be divided by."""
        right = self.tree.bar
        for pivot in reversed(answer.pivots or ()):
            row, j = T[pivot.row], pivot.column
            p = self._entry(row, A, j, region)
            total = over * self._entry(row, A, right, region) if right is not None else self.ring.zero
            for k, value in enumerate(x):
                if not value.is_zero():
                    total -= self._entry(row, A, k, region) * value
            total = self.reduced(total, region)
            if total.is_zero():
                continue
            common = p.gcd(total)
            up, own = divmod(p, common)[0], divmod(total, common)[0]
            x = [self.reduced(up * value, region) for value in x]
            x[j], over = self.reduced(own, region), self.reduced(up * over, region)
        return x, over

    def _direction(self, answer: Answer, A: Rows, T: Rows, region: Region, j: int) -> list[Polynomial]:
        start = [self.ring.one if k == j else self.ring.zero for k in range(self._unknowns)]
        return self._solved(answer, A, T, region, start, self.ring.zero)[0]

    def _shown(self, x: Sequence[Polynomial], j: int, region: Region) -> dict[str, Any]:
        return {"vector": [self.text(value) for value in x], "unit": self.unit(x[j], region)}

    def _particular(self, answer: Answer, A: Rows, T: Rows, region: Region) -> tuple[list[Polynomial], Polynomial]:
        return self._solved(answer, A, T, region, [self.ring.zero] * self._unknowns, self.ring.one)

    def _solution(self, answer: Answer, A: Rows, T: Rows, region: Region) -> dict[str, Any]:
        x, over = self._particular(answer, A, T, region)
        unit = self.unit(over, region)
        return {"solution": [self.text(value) for value in x], "over": self.text(over), "unit": unit}
