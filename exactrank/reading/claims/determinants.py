"""Chains of determinants: |A| = |B| = -2 |C| = 10."""

from __future__ import annotations

from dataclasses import replace

from exactrank.reading.claims.chains import Chains
from exactrank.reading.claims.cofactor_entries import cofactor_entry
from exactrank.reading.formulas.expression_kinds import is_applied, key_of
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.reading.operations.reader import operations_in
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
    Number,
    Relation,
    Times,
    Transition,
)

_BRACKETS = frozenset(["[", "(", "\\left", "\\{"])

Factored = tuple[Expression | None, Grid]
"""A determinant with the number before it."""


def read_determinants(
    reader: Sides,
    chains: Chains,
    defined: dict[str, int],
    sides: list[Side],
    signs: list[Sign],
    found: list[Factored | None],
) -> None:
    """|A| = |B| = -2 |C| = 10: a step for every equals sign between two determinants, a claim for what comes last."""
    named = None if sides[0].is_blank else reader.value(sides[0])
    if found[0] is None and (chains.loose or signs[0].operations):
        found = [_led_from(reader, chains, named), *found[1:]]
        if found[0] is None:
            chains.missed(reader.tokens[sides[0].span[0]].start)  # they lead from what is not known
    starts = True
    for k, sign in enumerate(signs):
        left, right = found[k], found[k + 1]
        offset = reader.tokens[sign.span[0]].start
        stop = reader.tokens[sign.span[1] - 1].stop
        if left is not None and right is not None and len(left[1].rows) == len(right[1].rows):
            step = _with_operations_of_rows(chains, _between(reader, chains, left, right, sign, starts), sides[k + 1])
            reader.told.append((offset, step))
            starts = False
            continue
        first, last = sides[k].span, sides[k + 1].span
        # Where a line goes on with a sign, its first side is on the line before.
        span = reader.source.span(offset, stop) if sides[k].is_blank else reader.span(first[0], last[1])
        before = _determinant(left) if left is not None else reader.value(sides[k])
        after = _determinant(right) if right is not None else reader.value(sides[k + 1])
        if before is None or after is None:
            continue
        if k == 0 and left is None and is_applied(before, defined):
            continue  # p(t) = |A - t I|: what the polynomial is called
        if isinstance(before, Name | Indexed) and isinstance(after, DeterminantOf):
            reader.told.append((offset, Definition(span, before, after)))
            defined[key_of(before)] = offset
        elif isinstance(before, DeterminantOf):
            reader.told.append((offset, Determinant(span, before.of, after)))
        else:
            # |A - t I| = p = q: the same for all t; D = -2 |B| says what D is.
            identity = not isinstance(after, Number) and not isinstance(before, Name | Indexed)
            reader.told.append((offset, Equality(span, (before, after), identity=identity)))
        if (cofactor := cofactor_entry(reader, offset, span, (before, after))) is not None:
            reader.told.append((offset, cofactor))
    reached = next((one for one in reversed(found) if one is not None), None)
    if named is not None and reached is not None:
        chains.determinants[repr(named)] = reached


def with_operations_between(reader: Sides, sides: list[Side], signs: list[Sign]) -> tuple[list[Side], list[Sign]]:
    """|A| = [R_2 - 3 R_1] = |B|: what stands in brackets between two equals signs is done on the way."""
    kept, between = list(sides), list(signs)
    for k in range(len(kept) - 2, 0, -1):
        start, stop = kept[k].span
        if stop - start < 3 or reader.tokens[start].text not in _BRACKETS or between[k].operations:
            continue
        told = operations_in(reader.text, reader.tokens, start, stop)
        around = [reader.determinant(kept[n].span) for n in (k - 1, k + 1)]
        if told.operations and told.complete and all(around):
            between[k] = replace(between[k], operations=told.operations)
            del kept[k], between[k - 1]
    return kept, between


def _between(reader: Sides, chains: Chains, left: Factored, right: Factored, sign: Sign, starts: bool) -> Transition:
    """One equals sign between two determinants."""
    start, stop = reader.tokens[sign.span[0]].start, reader.tokens[sign.span[1] - 1].stop
    beside, chains.beside_determinant = chains.beside_determinant, None
    return Transition(
        reader.source.span(start, stop),
        (left[1],),
        right[1],
        label=sign.operations,
        announced=chains.offered(),
        beside=(beside, None),
        relation=Relation.DETERMINANT,
        factors=(left[0], right[0]),
        starts=starts,
    )


def _with_operations_of_rows(chains: Chains, step: Transition, side: Side) -> Transition:
    """With the operations that stand beside the rows of the second determinant."""
    told = () if side.state is None else side.state.operations
    if not told or step.label:
        return step
    beside = replace(chains.announced(told, 0, 0), span=step.span)
    return replace(step, beside=(step.beside[0], beside), toward=True)


def _led_from(reader: Sides, chains: Chains, named: Expression | None) -> Factored | None:
    """Where operations lead on from the determinant of a name: what was last written for it, or its matrix."""
    known = chains.determinants.get(repr(named))
    name = named.of if isinstance(named, DeterminantOf) else None
    matrix = reader.grids.get(name.name) if isinstance(name, Name) else None
    return known or (None if matrix is None else (None, matrix.grid))


def _determinant(found: Factored) -> Expression:
    factor, grid = found
    return DeterminantOf(grid) if factor is None else Times((factor, DeterminantOf(grid)))
