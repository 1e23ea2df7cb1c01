"""Steps with rounded numbers: what is off by no more than rounding can make it is called wrong by nobody."""

from __future__ import annotations

from fractions import Fraction

from exactrank.judging.evaluation.digits import places_of
from exactrank.judging.evaluation.linear import kernel
from exactrank.judging.steps.step_findings import Finding
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.judging.verdicts.witnesses import WrongEntries
from exactrank.matrix import Matrix
from exactrank.statements import Expression, Grid

_UNITS = 10
"""So many units of the last place may rounding on the way add up to."""


def may_be_rounded(first: Expression, second: Expression, finding: Finding) -> bool:
    """Whether an inexact step is one between decimals, each as near to what it should be as rounding leaves it.

    The unit of an entry is that of its last place as printed, at least that of the coarsest entry of its matrix. Where
    operations are stated, entries are compared; else the rows after the step with the row space before it: for x with
    (before) x = 0 a row times x is at most the sum of |x_j| times the units.
    """
    if not isinstance(first, Grid) or not isinstance(second, Grid) or not (first.decimal or second.decimal):
        return False
    unit = _UNITS * max(_unit(first), _unit(second))
    if isinstance(finding.witness, WrongEntries):
        return all(abs(one.expected - one.found) <= unit for one in finding.witness.entries)
    before, after = _matrix(first), _matrix(second)
    if before is None or after is None or before.ncols != after.ncols:
        return False
    try:
        N = kernel(before)
    except NoValue:
        return False
    products = after @ N
    sizes = [sum(abs(N[j, k]) for j in range(N.nrows)) for k in range(N.ncols)]
    return all(abs(products[i, k]) <= unit * sizes[k] for i in range(after.nrows) for k in range(N.ncols))


def _unit(grid: Grid) -> Fraction:
    places = [places_of(x) for row in grid.rows for x in row if x is not None and x.denominator > 1]
    known = [p for p in places if p is not None]
    return Fraction(1, 10 ** min(known)) if known and grid.decimal else Fraction(0)


def _matrix(grid: Grid) -> Matrix | None:
    rows = [[x for x in row if x is not None] for row in grid.rows]
    width = len(grid.rows[0]) if grid.rows else 0
    return Matrix.of(rows, width) if all(len(row) == width for row in rows) else None
