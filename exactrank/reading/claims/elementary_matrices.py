"""Products with elementary matrices, E_{21}(-3) A = [...], and arrows that name such a matrix, as row steps."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace
from fractions import Fraction

from exactrank.reading.formulas.expression_kinds import key_of
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.reading.latex.grids import Range
from exactrank.reading.operations.elementary import elementary_product, operations_of_matrix
from exactrank.reading.operations.signs import Sign
from exactrank.statements import ClaimedOperation, ClaimedSwap, Expression, Grid, Indexed, Name, Times, Transition

_LETTERS = frozenset("EPLMDTGFQ")
"""Letters for matrices that stand on an arrow; any other may name what the arrow leads to."""


class ElementaryMatrices:
    """Reads elementary matrices by their names, which a text may have defined otherwise (`defined`)."""

    def __init__(self, sides: Sides, defined: Container[str]) -> None:
        self.sides = sides
        self.defined = defined

    def sign(self, sign: Sign) -> Sign:
        """An arrow labelled E_{21}(-3), or E_2 E_1 where the text has given these: the operations of the product."""
        if sign.kind not in ("row", "equal") or sign.operations or len(sign.labels) != 1:
            return sign
        label = sign.labels[0]
        found, end = elementary_product(self.sides.tokens, *label, self._is_known)
        if not found or not self.sides.is_empty(end, label[1]):
            found = self._of_named(label)
        return replace(sign, operations=found, understood=True) if found else sign

    def _of_named(self, label: Range) -> tuple[ClaimedOperation, ...]:
        """The operations of a product of matrices that have names in the text; () where it is anything else."""
        made = self.sides.expression(label) if label[0] < label[1] else None
        factors = made.factors if isinstance(made, Times) else (made,)
        found: list[ClaimedOperation] = []
        for factor in reversed(factors):
            if not isinstance(factor, Name | Indexed) or factor.name not in _LETTERS:
                return ()
            read = self.sides.grids.get(key_of(factor))
            operations = None if read is None else operations_of_matrix(read.grid)
            if operations is None:
                return ()
            found += operations
        return tuple(found)

    def step(self, sides: list[Side], made: list[Expression | None]) -> Transition | None:
        """E_{21}(-3) A = [...]: a step from A; E_{21}(-3) = [...]: one from the identity matrix."""
        if len(sides) < 2 or sides[0].is_blank or made[1] is None:
            return None
        start, stop = sides[0].span
        found, end = elementary_product(self.sides.tokens, start, stop, self._is_known)
        if not found:
            return None
        before: Expression | None = self.sides.expression((end, stop))
        if self.sides.is_empty(end, stop):
            before = None if all(isinstance(one, ClaimedSwap) for one in found) else _identity(made[1])
        if before is None:
            return None
        span = self.sides.span(start, sides[1].span[1])
        return Transition(span, (before,), made[1], label=found, starts=True)

    def _is_known(self, letter: str, indices: tuple[int, ...]) -> bool:
        together = (int("".join(map(str, indices))),) if indices else ()
        names = [key_of(Indexed(letter, some)) if some else letter for some in (indices, together)]
        if any(name in self.defined or name in self.sides.grids for name in names):
            return True
        index = ",?\\s*".join(map(str, indices))
        return bool(indices) and re.search(rf"{letter}_\{{?{index}\}}?\s*&?=", self.sides.text) is not None


def _identity(like: Expression) -> Grid | None:
    """The identity matrix of the size of a square matrix."""
    if not isinstance(like, Grid) or any(len(row) != len(like.rows) for row in like.rows):
        return None
    size = range(len(like.rows))
    return Grid(tuple([tuple([Fraction(i == j) for j in size]) for i in size]))
