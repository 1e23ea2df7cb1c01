r"""Equations in a line: W = \{(x, y, z) : x + y = z\} is a null space, x + 2y = 3 a system of one equation."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from exactrank.patterns import lazy_pattern
from exactrank.reading.formulas.expression_kinds import letters_of_vector
from exactrank.reading.formulas.named_spaces import SpaceOf
from exactrank.reading.formulas.parameters import Form, NotAffine, form_of, key_of
from exactrank.reading.formulas.parts import bar_at, between_commas, past_bars, trimmed
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.latex.grids import Range
from exactrank.reading.matrices.letters_over import letter_name, letters_in
from exactrank.statements import Expression, Grid, Name, Space, Transposed

_PLAIN = ("x", "y", "z", "w")
_SIZE = lazy_pattern(r"\^\s*\{?\s*([2-9])\s*\}?\s*\Z")
_IN = (r"\in", "\u2208")


def space_of_solutions(sides: Sides, span: Range) -> SpaceOf | None:
    r"""\{(x, y, z) \in \mathbb{R}^3 : x + y = z\}: the null space of the coefficients."""
    k, stop = trimmed(sides, span)
    if k >= stop or sides.tokens[k].text not in (r"\{", r"\left", r"\lbrace"):
        return None
    k += 2 if sides.tokens[k].text == r"\left" else 1
    end = next((i for i in range(stop - 1, k, -1) if sides.tokens[i].text in (r"\}", r"\rbrace")), k)
    bar = bar_at(sides, k, end)
    if bar >= end:
        return None
    equations = between_commas(sides, past_bars(sides, bar, end), end)
    member = sides.expression(trimmed(sides, without_membership(sides, (k, bar))))
    letters = unknowns_of_vector(member) or _entries_of(sides, member, (k, bar))
    rows = [row for part in equations for row in _rows(sides, part, letters) or [()]]
    if not letters or not rows or not all(rows):
        return None
    return Space.NULL, Grid(tuple(rows))


def _entries_of(sides: Sides, member: Expression | None, span: Range) -> tuple[str, ...]:
    r"""x_1, x_2, x_3 of x \in \mathbb{R}^3."""
    if not isinstance(member, Name) or len(member.name) != 1:
        return ()
    size = _SIZE.search(sides.text, sides.tokens[span[0]].start, sides.tokens[span[1] - 1].stop)
    return tuple([f"{member.name}_{k + 1}" for k in range(int(size[1]))]) if size is not None else ()


def space_of_equations(sides: Sides, spans: Sequence[Range], letters: Sequence[str]) -> SpaceOf | None:
    """The null space of the coefficients of equations in ranges, perhaps with commas between them."""
    parts = [part for span in spans for part in between_commas(sides, *span)]
    named = {name for part in parts for form in _forms(sides, part) for name in form if name}
    unknowns = tuple(letters) or _usual_unknowns(named)
    found = [equation_in(sides, part, unknowns) for part in parts] if unknowns else []
    known = [one[0].rows[0] for one in found if one is not None and not any(one[1].rows[0])]
    return (Space.NULL, Grid(tuple(known))) if known and len(known) == len(parts) else None


def without_membership(sides: Sides, span: Range) -> Range:
    r"""(x, y, z) of (x, y, z) \in \mathbb{R}^3."""
    start, stop = span
    return start, next((i for i in range(start, stop) if sides.tokens[i].text in _IN), stop)


def unknowns_of_vector(member: Expression | None) -> tuple[str, ...]:
    """The letters of a vector (x, y, z) in their order, as a row, a column or a transposed row; of any other none."""
    written = member.of if isinstance(member, Transposed) else member
    if isinstance(written, Grid) and written.written and min(len(written.written), len(written.written[0])) == 1:
        texts = [text for row in written.written for text in row]
        named = [(text, letter_name(text.replace(" ", ""))) for text in texts]
        keys = [name for text, name in named if letters_in(text) == {name}]
        return tuple(keys) if len(set(keys)) == len(texts) else ()
    return () if written is None else tuple(map(key_of, letters_of_vector(written)))


def equation_in(sides: Sides, span: Range, letters: Sequence[str] = ()) -> tuple[Grid, Grid, tuple[str, ...]] | None:
    """Coefficients, right side and unknowns of a linear equation; without `letters` these are x, y, z or x_1, x_2, ...

    None for any other side, and where the unknowns that occur do not tell how many there are: y and z, x_1 and x_3.
    """
    forms = _forms(sides, span)
    if len(forms) != 2:
        return None
    left, right = forms
    named = {*left, *right} - {""}
    unknowns = tuple(letters) or _usual_unknowns(named)
    row = _row(left, right, unknowns) if unknowns and named <= {*unknowns} else None
    constant = right.get("", Fraction(0)) - left.get("", Fraction(0))
    if row is None or not any(row) or not isinstance(constant, Fraction):
        return None
    return Grid((row,)), Grid(((constant,),)), unknowns


def _usual_unknowns(named: set[str]) -> tuple[str, ...]:
    """The unknowns in their order, where they are all there are: x, y, z and not x, z."""
    usual = (_PLAIN[: len(named)], tuple([f"x_{k + 1}" for k in range(len(named))]))
    return next((one for one in usual if len(one) > 1 and {*one} == named), ())


def _rows(sides: Sides, span: Range, letters: Sequence[str]) -> list[tuple[Fraction, ...]]:
    """The coefficients of an equation x + y = z = 2w, row by row; nothing where it is no homogeneous one."""
    forms = _forms(sides, span)
    if len(forms) < 2 or any(left.get("") or right.get("") for left, right in pairwise(forms)):
        return []
    rows = [_row(form, forms[-1], letters) for form in forms[:-1]]
    return [row for row in rows if row is not None] if None not in rows else []


def _forms(sides: Sides, span: Range) -> list[Form]:
    """The sides of an equation as linear forms; none where one of them is no such form."""
    signs = [k for k in range(*span) if sides.tokens[k].text == "="]
    parts = list(zip([span[0], *[k + 1 for k in signs]], [*signs, span[1]], strict=True))
    try:
        forms = [form_of(made) for one in parts if (made := sides.expression(trimmed(sides, one))) is not None]
    except NotAffine:
        return []
    return forms if len(forms) == len(parts) else []


def _row(left: Form, right: Form, letters: Sequence[str]) -> tuple[Fraction, ...] | None:
    """The coefficients of left - right; None where other letters occur, or numbers that are not rational."""
    if not ({*left, *right} - {""}) <= {*letters}:
        return None
    entries = [left.get(letter, Fraction(0)) - right.get(letter, Fraction(0)) for letter in letters]
    known = [entry for entry in entries if isinstance(entry, Fraction)]
    return tuple(known) if len(known) == len(entries) else None
