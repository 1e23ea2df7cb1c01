"""The cases of the matrices that claims are about, each discussed once, and what holds in all of them or in none."""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.calculations.cases.discussion import discuss
from exactrank.calculations.cases.records import Branch, CaseTree, Goal, Over, Question
from exactrank.errors import ExactrankError
from exactrank.judging.case_claims import CaseClaim
from exactrank.judging.case_regions import Region, regions_of
from exactrank.judging.written_functions import WrittenFunctions
from exactrank.numbers.multivariate import Terms, irreducible_parts, is_constant
from exactrank.numbers.rational_functions import Function
from exactrank.numbers.rows import RowsOver
from exactrank.statements import Answer
from exactrank.statements.letter_cases import Alternative

_MOST_CASES = 60


class CaseTrees:
    """The trees of the matrices with letters of an answer, by matrix and region."""

    def __init__(self, answer: Answer, functions: WrittenFunctions) -> None:
        self.answer = answer
        self.functions = functions
        self.trees: dict[tuple[object, ...], CaseTree | None] = {}

    def polynomial(self, text: str) -> Terms | None:
        """The numerator of what a text says; None where it is no fraction of polynomials in these letters."""
        found = self.functions.function(text)
        return None if found is None else found[0][0]

    def regions(self, alternatives: Sequence[Alternative]) -> tuple[Region, ...] | None:
        return regions_of(alternatives, self.polynomial, self.functions.letters)

    def tree(self, claim: CaseClaim, region: Region) -> CaseTree | None:
        """All cases of the matrix in the region; None where it is empty, or there are too many."""
        key = (claim.matrix, claim.bar, claim.goal, region)
        if key not in self.trees:
            try:
                tree = discuss(claim.matrix, claim.goal, claim.bar, Over.REAL, region, _MOST_CASES)
            except ExactrankError:
                tree = None
            self.trees[key] = tree
        return self.trees[key]

    def leaves(self, claim: CaseClaim, regions: Sequence[Region]) -> list[tuple[CaseTree, Branch]]:
        trees = [tree for region in regions if (tree := self.tree(claim, region)) is not None]
        return [(tree, leaf) for tree in trees for leaf in tree.leaves]

    def always(self, claim: CaseClaim, regions: Sequence[Region]) -> bool | None:
        """Whether the claim holds for all values there; None where none are known."""
        leaves = self.leaves(claim, regions)
        return all(self.holds(claim, tree, leaf) for tree, leaf in leaves) if leaves else None

    def holds(self, claim: CaseClaim, tree: CaseTree, leaf: Branch) -> bool:
        """Whether the claim holds for all values of a case."""
        assert not isinstance(leaf.then, Question)
        if not claim.holds(leaf.then) or claim.also is None:
            return claim.holds(leaf.then)
        conditions = tuple([(one.polynomial, one.vanishes) for one in (*tree.given, *leaf.conditions)])
        both = RowsOver(claim.matrix.domain, (*claim.matrix.rows, *claim.also.rows), claim.matrix.ncols)
        needed = [both, claim.also] if claim.both_ways else [both]
        return all(self.has_rank(rows, leaf.then.augmented_rank, conditions) for rows in needed)

    def has_rank(self, rows: RowsOver[Function], rank: int | None, region: Region) -> bool:
        try:
            tree = discuss(rows, Goal.RANK, None, Over.REAL, region, _MOST_CASES)
        except ExactrankError:
            return False
        return all(not isinstance(one.then, Question) and one.then.rank == rank for one in tree.leaves)

    def never(self, claim: CaseClaim, regions: Sequence[Region]) -> bool:
        return not any(self.holds(claim, tree, leaf) for tree, leaf in self.leaves(claim, regions))

    def factors(self, texts: Sequence[str]) -> tuple[Terms, ...]:
        read = [self.polynomial(text) for text in texts]
        parts = [irreducible_parts(p) for p in read if p is not None and not is_constant(p)]
        return tuple(dict.fromkeys([factor for one in parts for factor, _ in one]))
