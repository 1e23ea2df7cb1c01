"""Subspaces joined by signs: null A = span{...} = <...>, span{...} in col A, each pair a claim of its own."""

from __future__ import annotations

from exactrank.reading.claims.pairs_of_spaces import claim_of_pair
from exactrank.reading.claims.sets_of_solutions import space_of_solutions
from exactrank.reading.claims.solution_sets import point_of
from exactrank.reading.claims.subspaces import (
    SPAN_WORDS,
    Vectors,
    basis_of,
    is_set_of_solutions,
    space_of,
    space_or_span_of,
    vectors_of,
)
from exactrank.reading.claims.vectors_in_bars import size_of
from exactrank.reading.formulas.parameters import NotAffine, parameters_of, parted
from exactrank.reading.formulas.parts import between_commas, trimmed
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.reading.latex.tokens import words
from exactrank.reading.operations.signs import Sign
from exactrank.statements import Basis, Columns, Equality, Expression, Indexed, Name, RowEquivalence, Space

_PART_OF = words(r"\subset \subseteq \subseteqq ⊂ ⊆")

_Subspace = tuple[Space, Expression] | Vectors


def read_spaces(sides: Sides, parts: list[Side], signs: list[Sign]) -> bool:
    """Tells what the signs between subspaces say; False where the formula is about anything else.

    A set of solutions that is told by its condition stands for the side before it.
    """
    if not signs or any(part.is_blank for part in parts):
        return False
    if [sign.kind for sign in signs] == ["equal"]:
        equal = claim_of_pair(sides, parts[0].span, parts[1].span, space_or_span_of)
        if equal is not None:
            span = sides.span(parts[0].span[0], parts[1].span[1])
            sides.tell(parts[0].span[0], Equality(span, equal))
            return True
    found = [_subspace(sides, part) for part in parts]
    if isinstance(found[0], tuple):
        found = [one or _written_span(sides, part) for one, part in zip(found, parts, strict=True)]
    if found[0] is None and len(parts) > 2 and signs[0].kind == "equal" and isinstance(found[1], tuple):
        parts, signs, found = parts[1:], signs[1:], found[1:]  # V_1 = ker(A - 5I) = span{...}: what the space is called
    if found[0] is None or not any(isinstance(one, tuple) or (one is not None and one.spanning) for one in found):
        return False
    if all(isinstance(one, Vectors) and one.in_angles for one in found if one is not None) and any(
        isinstance(one, Vectors) and len(one.vectors) == 2 for one in found
    ):
        return False  # <A u, v> = <u, A^T v>: scalar products
    told = False
    last, start = found[0], 0
    same: list[tuple[Side, tuple[Space, Expression]]] = []
    for k, sign in enumerate(signs):
        after = found[k + 1]
        if isinstance(last, tuple) and isinstance(after, tuple) and sign.kind == "equal" and last[0] is after[0]:
            same.append((parts[start], last))  # ker(A - 2I) = ker [...] = span{...}: what the last one is, all are
            last, start = after, k + 1
            continue
        if after is None and sign.kind == "equal" and is_set_of_solutions(sides, parts[k + 1].span):
            continue
        claim = None if after is None else _claim(sides, (parts[start], parts[k + 1]), last, after, sign)
        if after is None or claim is None:
            break
        sides.tell(parts[start].span[0], claim)
        if sign.kind == "equal" and isinstance(after, Vectors):
            for part, space in same:
                if (further := _claim(sides, (part, parts[k + 1]), space, after, sign)) is not None:
                    sides.tell(part.span[0], further)
        same.clear()
        told = True
        last, start = after, k + 1
    if told or not same or len(parts) != 2 or not isinstance(last, tuple) or last[0] is not Space.NULL:
        return told
    span = sides.span(parts[0].span[0], parts[1].span[1])  # ker(A - I) = ker [...]: they have the same row space
    sides.tell(parts[0].span[0], RowEquivalence(span, same[0][1][1], last[1]))
    return True


def _subspace(sides: Sides, part: Side) -> _Subspace | None:
    known = basis_of(sides, part.span) or space_of(sides, part.span) or vectors_of(sides, part.span)
    return known or space_of_solutions(sides, part.span)


def _written_span(sides: Sides, part: Side) -> Vectors | None:
    """[u, v], L(u, v) and s u + t v behind a space."""
    listed = _in_square_brackets(sides, part) or vectors_of(sides, part.span, SPAN_WORDS | {"L"})
    return listed or _of_parameters(sides, part)


def _of_parameters(sides: Sides, part: Side) -> Vectors | None:
    """The vectors of s u + t v, which is how every vector of a space is written."""
    point = point_of(sides, trimmed(sides, part.span))
    if point is None or not parameters_of(point):
        return None
    try:
        constant, directions = parted(point)
    except NotAffine:
        return None
    if any(any(row) for row in constant.rows):
        return None
    return Vectors(directions, spanning=True)


def _in_square_brackets(sides: Sides, part: Side) -> Vectors | None:
    """[u, v] behind a space: the span of vectors, as it is written in some countries."""
    k, stop = trimmed(sides, part.span)
    if stop - k < 3 or sides.tokens[k].text != "[" or sides.tokens[stop - 1].text != "]":
        return None
    made = [sides.expression(one) for one in between_commas(sides, k + 1, stop - 1)]
    vectors = [one for one in made if isinstance(one, Name | Indexed) or (one is not None and size_of(one) > 1)]
    return Vectors(tuple(vectors), spanning=True) if vectors and len(vectors) == len(made) else None


def _claim(sides: Sides, ends: tuple[Side, Side], left: _Subspace, right: _Subspace, sign: Sign) -> Basis | None:
    """left = right, or left in right, as a claim about the space of a matrix; two spaces without vectors are none."""
    span = sides.span(ends[0].span[0], ends[1].span[1])
    part_of = sign.text in _PART_OF
    if sign.kind != "equal" and not part_of:
        return None
    if isinstance(left, tuple):
        if part_of or isinstance(right, tuple):
            return None
        return Basis(span, left[1], right.vectors, left[0], independent=not right.spanning)
    if isinstance(right, tuple):
        space, subject = right
        complete = not part_of
        return Basis(span, subject, left.vectors, space, complete, complete and not left.spanning)
    if not left.spanning or not right.spanning or not left.vectors:
        return None
    if part_of:
        # The left span lies in the right one.
        return Basis(span, Columns(right.vectors), left.vectors, Space.COLUMN, False, False) if right.vectors else None
    return Basis(span, Columns(left.vectors), right.vectors, Space.COLUMN, independent=False)
