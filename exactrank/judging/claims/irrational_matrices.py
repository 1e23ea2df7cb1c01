"""Matrices with square roots in them, such as sqrt(2) [1, 2]: compared entry by entry, by exact signs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from exactrank.judging.evaluation.environment import Environment
from exactrank.judging.evaluation.matrices_of_roots import MatricesOfRoots, RealGrid, shape_of
from exactrank.judging.evaluation.radicals import Real, sign
from exactrank.judging.verdicts.decision import CORRECT, Decision, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.verdict import Outcome
from exactrank.judging.verdicts.witnesses import WrongShape, WrongValue
from exactrank.statements import Expression, Identity

_BITS = 400


def decide_equal_irrational_matrices(sides: Sequence[Expression], environment: Environment) -> Decision | None:
    """Whether the matrices are all the same; None where one of them is not made of such numbers.

    (u, v) is the scalar product of two vectors, or else the matrix with these columns.
    """
    with_products = _decided(sides, environment, in_brackets=True)
    if with_products is None or with_products.outcome is not Outcome.CORRECT:
        return _decided(sides, environment, in_brackets=False) or with_products
    return with_products


def _decided(sides: Sequence[Expression], environment: Environment, in_brackets: bool) -> Decision | None:
    evaluated = MatricesOfRoots(environment, in_brackets)
    made = [None if isinstance(side, Identity) else evaluated.grid(side) for side in sides]
    known = [grid for grid in made if grid]
    if len(known) + sum([isinstance(side, Identity) for side in sides]) < len(sides) or not known:
        return None
    grids = [
        _unit(side.size or len(known[0])) if isinstance(side, Identity) else grid or ()
        for side, grid in zip(sides, made, strict=True)
    ]
    for left, after in pairwise(grids):
        turned = 1 in shape_of(left) and shape_of(left) == shape_of(after)[::-1]
        right = tuple(zip(*after, strict=True)) if turned else after  # a vector may stand as a row or as a column
        if shape_of(left) != shape_of(right):
            return wrong(Note.SHAPE, WrongShape(shape_of(left), shape_of(right)))
        for i, row in enumerate(left):
            for j, x in enumerate(row):
                if sign(x - right[i][j]):
                    found = _rational(right[i][j])
                    return wrong(Note.WRONG_ENTRY, WrongValue(x.within(_BITS), found))
    return CORRECT


def _unit(size: int) -> RealGrid:
    return tuple([tuple([Real.of(int(i == j)) for j in range(size)]) for i in range(size)])


def _rational(x: Real) -> Fraction:
    return x.value if not x.op else x.within(_BITS).midpoint
