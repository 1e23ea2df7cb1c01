"""Certificates of discussions of cases: for each leaf what shows its rank and its solutions without any row operation.

The key of the format is one identity, used everywhere: p c = a product of polynomials that do not vanish, modulo what
vanishes, shows that p vanishes nowhere. `exactrank/cases_checker.py` decides certificates with the standard library.
"""

from __future__ import annotations

from typing import Any

from exactrank.calculations.cases.discussion import discuss
from exactrank.calculations.cases.knowledge import Knowledge
from exactrank.calculations.cases.polynomial_ring import Polynomial
from exactrank.calculations.cases.records import Answer, Branch, CaseTree, Cut, CutReason, Goal, Question
from exactrank.calculations.elimination.over_domains import MultipleAdded, RowScaled, RowsSwapped, StepOver
from exactrank.cases_checker import FORMAT, Refused, check
from exactrank.errors import InputError
from exactrank.numbers.rational_functions import Function
from exactrank.numbers.rows import RowsOver
from exactrank.proofs.case_leaves import LeafEvidence, Region, Rows
from exactrank.proofs.vanishing import consequences

_MOST_CASES = 400
"""Cases of the ranks of a matrix whose determinant or inverse was asked for."""


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


class _Maker(LeafEvidence):
    """Walks a tree with the rows of the matrix that the operations so far make of the identity."""

    def certificate(self) -> dict[str, Any]:
        tree, ring = self.tree, self.ring
        region = Region((), (), ())
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

    def _with(self, region: Region, f: Polynomial) -> tuple[tuple[int, Polynomial] | None, Region]:
        """The region where f vanishes too, and how f was solved for a letter."""
        f = self.reduced(f, region)
        known = Knowledge(self.ring, self.tree.over).with_zero(f)
        assert known is not None  # the branch is there
        if known.values:
            solved = known.values[-1]
            zero = tuple([g for g in (self.ring.put(g, (solved,)) for g in region.zero) if not g.is_zero()])
            made = Region((*region.values, solved), zero, region.nonzero)
        else:
            solved = None
            made = Region(region.values, (*region.zero, f), region.nonzero)
        return solved, Region(made.values, made.zero, tuple([self.reduced(g, made) for g in made.nonzero]))

    def _without(self, region: Region, f: Polynomial) -> Region:
        return Region(region.values, region.zero, (*region.nonzero, self.reduced(f, region)))

    def _put(self, solved: tuple[int, Polynomial] | None) -> dict[str, str] | None:
        return None if solved is None else {"letter": self.tree.letters[solved[0]], "value": self.text(solved[1])}

    def _node(self, branch: Branch, region: Region, T: Rows) -> dict[str, Any]:
        """A question or a leaf, below what follows from several equations: division by a Gröbner basis finds a 0."""
        several = len(region.zero) > 1
        followed = consequences(self.ring, (), region.zero, region.nonzero) if several else []
        return self.below(followed, self._node_itself(branch, region.and_zero(followed), T))

    def _node_itself(self, branch: Branch, region: Region, T: Rows) -> dict[str, Any]:
        T = [[self.reduced(x, region) for x in row] for row in T]
        for step in branch.steps:
            self._replay(step, T, region)
        if isinstance(branch.then, Answer):
            return self.leaf(branch.then, region, T)
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

    def _cut(self, cut: Cut, f: Polynomial, region: Region) -> dict[str, Any]:
        if cut.reason is not CutReason.CONTRADICTION:
            return {"cut": cut.reason.value}
        return {"cut": "contradiction", "unit": self.unit(self.reduced(f, region), region)}

    def _replay(self, step: StepOver[Function], T: Rows, region: Region) -> None:
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
