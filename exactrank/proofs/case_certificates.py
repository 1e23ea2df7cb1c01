"""Certificates of discussions of cases: for each leaf what shows its rank and its solutions without any row operation.

The key of the format is one identity, used everywhere: p c = a product of polynomials that do not vanish, modulo what
vanishes, shows that p vanishes nowhere. `exactrank/cases_checker.py` decides certificates with the standard library.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exactrank.calculations.cases.discussion import discuss
from exactrank.calculations.cases.knowledge import Knowledge, remainder
from exactrank.calculations.cases.polynomial_ring import Polynomial, PolynomialRing
from exactrank.calculations.cases.records import Answer, Branch, CaseTree, Cut, CutReason, Goal, Question
from exactrank.calculations.elimination.over_domains import MultipleAdded, RowScaled, RowsSwapped, StepOver
from exactrank.cases_checker import FORMAT, Refused, check
from exactrank.errors import InputError
from exactrank.numbers.multivariate import terms_text
from exactrank.numbers.rational_functions import Function
from exactrank.numbers.rows import RowsOver
from exactrank.proofs.never_zero import Unit, unit_of
from exactrank.proofs.vanishing import Consequence, consequences
from exactrank.records import dataclass

Rows = list[list[Polynomial]]
_MOST_CASES = 400
"""Cases of the ranks of a matrix whose determinant or inverse was asked for."""


@dataclass(frozen=True, slots=True)
class _Region:
    """What the checker knows in a branch: letters put in, what else vanishes, and what does not, in order."""

    values: tuple[tuple[int, Polynomial], ...]
    zero: tuple[Polynomial, ...]
    nonzero: tuple[Polynomial, ...]

    def and_zero(self, followed: Sequence[Consequence]) -> _Region:
        """The same region, of which more is told."""
        more = [one.polynomial for one in followed]
        return _Region(self.values, (*self.zero, *more), self.nonzero) if more else self


def case_certificate(tree: CaseTree) -> dict[str, Any]:
    """The certificate as JSON has it; raises InputError where evidence is not found.

    Of a determinant and an inverse it is that of all ranks: the matrix is regular in the leaves of rank n, and row i of
    `left` over its product with column i is row i of the inverse there.

    >>> from exactrank.first_course import cases
    >>> from exactrank.cases_checker import check
    >>> tree = cases("1 a | 1; a 1 | 1")
    >>> [(leaf["rank"], leaf["kind"]) for leaf in check(tree.matrix.texts(), case_certificate(tree))]
    [(1, 'infinite'), (1, 'none'), (2, 'unique')]
    """
    if tree.goal in (Goal.DETERMINANT, Goal.INVERSE):
        given = [(one.polynomial, one.vanishes) for one in tree.given]
        tree = discuss(tree.matrix, Goal.RANK, None, tree.over, given, _MOST_CASES)
    made = _Maker(tree).certificate()
    try:
        check(tree.matrix.texts(), made)
    except Refused:  # several equations whose first terms overlap: a remainder of 0 is not found by division alone
        raise InputError.of("cases.no-certificate", count=_most_equations(tree)) from None
    return made


def _most_equations(tree: CaseTree) -> int:
    return max([len(leaf.region.equations) for leaf in tree.leaves], default=0)


def check_cases(A: RowsOver[Function], certificate: Any) -> int:
    """How many cases the certificate proves of the matrix; raises `cases_checker.Refused` if it does not.

    >>> from exactrank.first_course import cases
    >>> tree = cases("1 a; a 1")
    >>> check_cases(tree.matrix, case_certificate(tree))
    3
    """
    return len(check(A.texts(), certificate))


class _Maker:
    """Walks a tree with the rows of the matrix that the operations so far make of the identity."""

    def __init__(self, tree: CaseTree) -> None:
        self.tree = tree
        self.ring = PolynomialRing(tree.domain)
        domain = tree.domain
        rows = [[domain.ratio(x, d) for x in numerators] for numerators, d in tree.matrix.rows]
        self.matrix: Rows = [[self.ring.of_number(x) for x in row] for row in rows]

    def certificate(self) -> dict[str, Any]:
        tree, ring = self.tree, self.ring
        region = _Region((), (), ())
        given: list[dict[str, Any]] = []
        for one in tree.given:
            f = ring.of_terms(one.polynomial)
            solved, region = self._with(region, f) if one.vanishes else (None, self._without(region, f))
            put = self._put(solved)
            given.append({"polynomial": self.text(f), "vanishes": one.vanishes, "put": put})
        m = len(self.matrix)
        identity = [[ring.one if i == k else ring.zero for k in range(m)] for i in range(m)]
        return {
            "format": FORMAT,
            "letters": list(tree.letters),
            "over": tree.over.value,
            "bar": tree.bar,
            "given": given,
            "tree": self._node(tree.root, region, identity),
        }

    def text(self, p: Polynomial) -> str:
        terms, d = self.ring.terms(p)
        return terms_text(terms, self.tree.letters, d)

    def reduced(self, p: Polynomial, region: _Region) -> Polynomial:
        for one in region.values:
            p = self.ring.put(p, (one,))
        return remainder(self.ring, p, region.zero) if region.zero else p

    def _with(self, region: _Region, f: Polynomial) -> tuple[tuple[int, Polynomial] | None, _Region]:
        """The region where f vanishes too, and how f was solved for a letter."""
        f = self.reduced(f, region)
        known = Knowledge(self.ring, self.tree.over).with_zero(f)
        assert known is not None  # the branch is there
        if known.values:
            solved = known.values[-1]
            zero = tuple([g for g in (self.ring.put(g, (solved,)) for g in region.zero) if not g.is_zero()])
            made = _Region((*region.values, solved), zero, region.nonzero)
        else:
            solved = None
            made = _Region(region.values, (*region.zero, f), region.nonzero)
        return solved, _Region(made.values, made.zero, tuple([self.reduced(g, made) for g in made.nonzero]))

    def _without(self, region: _Region, f: Polynomial) -> _Region:
        return _Region(region.values, region.zero, (*region.nonzero, self.reduced(f, region)))

    def _put(self, solved: tuple[int, Polynomial] | None) -> dict[str, str] | None:
        return None if solved is None else {"letter": self.tree.letters[solved[0]], "value": self.text(solved[1])}

    def _node(self, branch: Branch, region: _Region, T: Rows) -> dict[str, Any]:
        """A question or a leaf, below what follows from several equations: division by a Gröbner basis finds a 0."""
        several = len(region.zero) > 1
        followed = consequences(self.ring, (), region.zero, region.nonzero) if several else []
        return self._below(followed, self._node_itself(branch, region.and_zero(followed), T))

    def _below(self, followed: Sequence[Consequence], node: dict[str, Any]) -> dict[str, Any]:
        for one in reversed(followed):
            cofactors = [self.text(c) for c in one.cofactors]
            node = {"vanishes": self.text(one.polynomial), "of": list(one.of), "cofactors": cofactors, "then": node}
        return node

    def _node_itself(self, branch: Branch, region: _Region, T: Rows) -> dict[str, Any]:
        T = [[self.reduced(x, region) for x in row] for row in T]
        for step in branch.steps:
            self._replay(step, T, region)
        if isinstance(branch.then, Answer):
            return self._leaf(branch.then, region, T)
        question: Question = branch.then
        assert isinstance(question.nonzero, Branch)  # a polynomial that vanishes everywhere is not asked for
        f = self.ring.of_terms(question.polynomial)
        if isinstance(question.zero, Cut):
            zero = self._cut(question.zero, f, region)
        else:
            solved, below = self._with(region, f)
            zero = {"put": self._put(solved), "then": self._node(question.zero, below, T)}
        return {
            "ask": self.text(f),
            "zero": zero,
            "nonzero": self._node(question.nonzero, self._without(region, f), T),
        }

    def _cut(self, cut: Cut, f: Polynomial, region: _Region) -> dict[str, Any]:
        if cut.reason is not CutReason.CONTRADICTION:
            return {"cut": cut.reason.value}
        return {"cut": "contradiction", "unit": self._unit(self.reduced(f, region), region)}

    def _unit(self, p: Polynomial, region: _Region) -> dict[str, Any]:
        found: Unit = unit_of(self.ring, p, region.zero, region.nonzero)
        return {"times": self.text(self.reduced(found.times, region)), "of": list(found.of)}

    def _replay(self, step: StepOver[Function], T: Rows, region: _Region) -> None:
        for one in step.operations:
            match one:
                case RowsSwapped(i, k):
                    T[i], T[k] = T[k], T[i]
                case RowScaled(i, factor):
                    c = self.ring.of_number(factor)
                    T[i] = [self.reduced(c * x, region) for x in T[i]]
                case MultipleAdded(i, k, factor):
                    c = self.ring.of_number(factor)
                    T[i] = [self.reduced(x + c * y, region) for x, y in zip(T[i], T[k], strict=True)]

    def _leaf(self, answer: Answer, region: _Region, T: Rows) -> dict[str, Any]:
        """The leaf, below what else vanishes there, where a remainder of 0 is not found by the equations alone."""
        followed = consequences(self.ring, self._vanishing(answer, T, region), region.zero, region.nonzero)
        below = region.and_zero(followed)
        T = [[self.reduced(x, below) for x in row] for row in T] if followed else T
        return self._below(followed, self._leaf_itself(answer, below, T))

    def _vanishing(self, answer: Answer, T: Rows, region: _Region) -> list[Polynomial]:
        """The entries that are 0 in the rows as they are at the end, and are not 0 as they are written."""
        if not region.zero or answer.pivots is None:
            return []
        A = [[self.reduced(x, region) for x in row] for row in self.matrix]
        entries: list[tuple[int, int]] = []
        held = [pivot.row for pivot in answer.pivots]
        n = self._unknowns if answer.contradiction is not None else len(A[0])
        for at, pivot in enumerate(answer.pivots):
            entries += [(i, pivot.column) for i in range(len(T)) if i not in held[: at + 1]]
        entries += [(i, j) for i in range(len(T)) if i not in held for j in range(n)]
        found = [self._entry(T[i], A, j, region) for i, j in dict.fromkeys(entries)]
        return [p for p in found if not p.is_zero()]

    def _leaf_itself(self, answer: Answer, region: _Region, T: Rows) -> dict[str, Any]:
        assert answer.pivots is not None  # it is a discussion of ranks
        A = [[self.reduced(x, region) for x in row] for row in self.matrix]
        order = sorted(range(len(answer.pivots)), key=lambda k: answer.pivots[k].column if answer.pivots else 0)
        columns = [answer.pivots[k].column for k in order]
        left = self._diagonal(answer, A, T, region)
        left = [left[k] for k in order]
        units = []
        for row, j in zip(left, columns, strict=True):
            units.append(self._unit(self._entry(row, A, j, region), region))
        free = [j for j in range(self._unknowns) if j not in columns]
        kind = None if answer.kind is None else answer.kind.value
        made: dict[str, Any] = {
            "rank": len(columns),
            "kind": kind,
            "columns": [j + 1 for j in columns],
            "left": [[self.text(x) for x in row] for row in left],
            "units": units,
            "directions": [self._direction(answer, A, T, region, j) for j in free],
        }
        if answer.contradiction is not None:
            row = self._without_zero_rows(T[answer.contradiction], A)
            made["row"] = [self.text(x) for x in row]
            made["unit"] = self._unit(self._entry(row, A, self._unknowns, region), region)
        elif answer.particular is not None:
            made |= self._solution(answer, A, T, region)
        return made

    @property
    def _unknowns(self) -> int:
        return self.tree.matrix.ncols if self.tree.bar is None else self.tree.bar

    def _entry(self, row: Sequence[Polynomial], A: Rows, j: int, region: _Region) -> Polynomial:
        """The entry of the product of the row and A in column j."""
        total = self.ring.zero
        for x, line in zip(row, A, strict=True):
            total += x * line[j]
        return self.reduced(total, region)

    def _diagonal(self, answer: Answer, A: Rows, T: Rows, region: _Region) -> Rows:
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
        self, answer: Answer, A: Rows, T: Rows, region: _Region, x: list[Polynomial], over: Polynomial
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

    def _direction(self, answer: Answer, A: Rows, T: Rows, region: _Region, j: int) -> dict[str, Any]:
        start = [self.ring.one if k == j else self.ring.zero for k in range(self._unknowns)]
        x, _ = self._solved(answer, A, T, region, start, self.ring.zero)
        return {"vector": [self.text(value) for value in x], "unit": self._unit(x[j], region)}

    def _solution(self, answer: Answer, A: Rows, T: Rows, region: _Region) -> dict[str, Any]:
        start = [self.ring.zero] * self._unknowns
        x, over = self._solved(answer, A, T, region, start, self.ring.one)
        unit = self._unit(over, region)
        return {"solution": [self.text(value) for value in x], "over": self.text(over), "unit": unit}
