"""Chains of determinants: |A| = |B| = -2 |C| = 10."""

from __future__ import annotations

from exactrank.reading.claims.chains import Chains, Link, determinant_step
from exactrank.reading.formulas.expression_kinds import key_of
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.reading.operations.signs import Sign
from exactrank.statements import (
    Definition,
    Determinant,
    DeterminantOf,
    Equality,
    Expression,
    Grid,
    Indexed,
    Name,
    Times,
)

Factored = tuple[Expression | None, Grid]
"""A determinant with the number before it."""


def read_determinants(
    reader: Sides,
    chains: Chains,
    defined: dict[str, int],
    sides: list[Side],
    signs: list[Sign],
    found: list[Factored | None],
) -> bool:
    """|A| = |B| = -2 |C| = 10: a step for every sign between two determinants, a claim for what comes last."""
    if any(sign.kind != "equal" for sign in signs):
        return False
    if chains.loose and found[0] is None:
        found = [_named(reader, sides[0]), *found[1:]]
        if found[0] is None:
            chains.missed(reader.tokens[sides[0].span[0]].start)  # they lead from what is not known
    starts = True
    for k, sign in enumerate(signs):
        left, right = found[k], found[k + 1]
        offset = reader.tokens[sign.span[0]].start
        stop = reader.tokens[sign.span[1] - 1].stop
        if left is not None and right is not None and len(left[1].rows) == len(right[1].rows):
            loose = tuple([operation for operation, _, _ in chains.loose])
            link = Link(offset, stop, sign.operations + loose)
            chains.loose = []
            reader.told.append((offset, determinant_step(reader.source, left, right, link, starts)))
            starts = False
            continue
        first, last = sides[k].span, sides[k + 1].span
        # Where a line goes on with a sign, its first side is on the line before.
        span = reader.source.span(offset, stop) if sides[k].is_blank else reader.span(first[0], last[1])
        before = _determinant(left) if left is not None else reader.value(sides[k])
        after = _determinant(right) if right is not None else reader.value(sides[k + 1])
        if before is None or after is None:
            continue
        if isinstance(before, Name | Indexed) and isinstance(after, DeterminantOf):
            reader.told.append((offset, Definition(span, before, after)))
            defined[key_of(before)] = offset
        elif isinstance(before, DeterminantOf):
            reader.told.append((offset, Determinant(span, before.of, after)))
        else:
            reader.told.append((offset, Equality(span, (before, after))))
    return True


def _named(reader: Sides, side: Side) -> Factored | None:
    """The determinant of a matrix by its name, where operations lead on from it."""
    value = reader.value(side)
    name = value.of if isinstance(value, DeterminantOf) else None
    known = reader.grids.get(name.name) if isinstance(name, Name) else None
    return None if known is None else (None, known.grid)


def _determinant(found: Factored) -> Expression:
    factor, grid = found
    return DeterminantOf(grid) if factor is None else Times((factor, DeterminantOf(grid)))
