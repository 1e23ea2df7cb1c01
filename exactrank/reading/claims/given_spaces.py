r"""Letters for subspaces and linear maps, looked for before the sentences are read: W = \operatorname{span}\{u, v\},
W = \{(x, y, z) : x + y = z\}, the subspace W spanned by u and v; T(x, y) = (x + y, y).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from exactrank.errors import InputError
from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.linear_maps import linear_map
from exactrank.reading.claims.slots import Formulas
from exactrank.reading.claims.subspaces import named_space, space_of, vectors_of
from exactrank.reading.formulas.named_spaces import SpaceOf
from exactrank.reading.formulas.parameters import Form, NotAffine, form_of
from exactrank.reading.formulas.parts import bar_at, between_commas, trimmed
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.reading.language.variants import Match
from exactrank.reading.latex.grids import Range
from exactrank.statements import Array, Columns, Grid, Indexed, Name, Space

_GIVES = lazy_pattern(
    r"[\s$\\(\[{]*+(?:mathcal|mathbb|mathrm)?[\s{]*+"
    r"(?:[A-Z][\w{}'()^\\ ,]{0,40}?\s*(?:\\left)?\s*[=(]|(?:[a-z]|(?:var)?phi|psi)\s*(?:\\left)?\s*\()"
)
"""What begins with a capital letter and an equals sign or a bracket, or with a small one and a bracket."""
_IN = (r"\in", "\u2208")


def give_spaces(formulas: Formulas, k: int) -> None:
    """Notes the space or the map that a formula gives a letter."""
    source = formulas.source(k)
    if "=" not in source or _GIVES.match(source) is None:
        return
    sides = formulas.sides
    try:
        parts = [span for _, span in formulas.equation(k)]
        if len(parts) < 2:
            return
        name = named_space(sides, parts[0])
        if name and not name.endswith("^"):
            stop = sides.tokens[parts[-1][1] - 1].stop
            sides.spaces.give(name, stop, _space(sides, parts[1]))
            vectors = vectors_of(sides, parts[1])
            if vectors is not None and vectors.vectors and (vectors.in_angles or not vectors.spanning):
                sides.bases.give(name, stop, (Space.COLUMN, Columns(vectors.vectors)))
            return
        found = linear_map([sides.expression(trimmed(sides, part)) for part in parts])
        if found is not None:
            sides.maps.add(found.name.name)
    except (NotThis, InputError):
        return


def give_spanned(formulas: Formulas, match: Match, says: str) -> bool:
    """Notes what a sentence says of a letter: the subspace that vectors span, or that it is something new."""
    name = _letter(formulas, match)
    if not name:
        return False
    offset = formulas.prose.offset(match.end - 1)
    if says != "spanned":
        formulas.sides.spaces.give(name, formulas.prose.offset(match.begin), None)
        return False
    text, at = match.slots["formulas"], match.places["formulas"]
    try:
        places = [at + k for k, sign in enumerate(text) if sign in PLACEHOLDERS]
        vectors = tuple([one for place in places for one in formulas.vectors(formulas.index(place))[0]])
    except (NotThis, InputError):
        vectors = ()
    space = (Space.COLUMN, Columns(vectors)) if vectors else None
    formulas.sides.spaces.give(name, offset, space)
    return space is not None


def _letter(formulas: Formulas, match: Match) -> str:
    text = match.slots["named"]
    if text[-1:] in PLACEHOLDERS:
        return named_space(formulas.sides, formulas.ranges[formulas.index(match.places["named"] + len(text) - 1)])
    return text[-1:] if text[-1:].isupper() else ""


def _space(sides: Sides, span: Range) -> SpaceOf | None:
    """The space that a side writes: a span, a set of combinations, of solutions, a space of a matrix."""
    vectors = vectors_of(sides, span)
    if vectors is not None:
        return (Space.COLUMN, Columns(vectors.vectors)) if vectors.spanning and vectors.vectors else None
    return space_of(sides, span) or space_of_solutions(sides, span)


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
    member = next((i for i in range(k, bar) if sides.tokens[i].text in _IN), bar)
    letters = _names(sides, (k, member))
    rows = [row for part in between_commas(sides, bar + 1, end) for row in _rows(sides, part, letters) or [()]]
    if not letters or not rows or not all(rows):
        return None
    return Space.NULL, Grid(tuple(rows))


def _names(sides: Sides, span: Range) -> tuple[str, ...]:
    made = sides.expression(trimmed(sides, span))
    entries = [entry for row in made.rows for entry in row] if isinstance(made, Array) else []
    names = [one for one in entries if isinstance(one, Name | Indexed)]
    keys = [next(iter(form_of(one))) for one in names]
    return tuple(keys) if len(set(keys)) == len(entries) else ()


def _rows(sides: Sides, span: Range, letters: Sequence[str]) -> list[tuple[Fraction, ...]]:
    """The coefficients of an equation x + y = z = 2w, row by row; nothing where it is no homogeneous one."""
    signs = [k for k in range(*span) if sides.tokens[k].text == "="]
    parts = list(zip([span[0], *[k + 1 for k in signs]], [*signs, span[1]], strict=True))
    try:
        forms = [form_of(made) for one in parts if (made := sides.expression(trimmed(sides, one))) is not None]
    except NotAffine:
        return []
    if len(forms) != len(parts) or len(forms) < 2:
        return []
    rows = [_row(form, forms[-1], letters) for form in forms[:-1]]
    return [row for row in rows if row is not None] if None not in rows else []


def _row(left: Form, right: Form, letters: Sequence[str]) -> tuple[Fraction, ...] | None:
    made: list[Fraction] = []
    if not ({*left, *right} - {""}) <= {*letters} or left.get("") or right.get(""):
        return None
    for letter in letters:
        entry = left.get(letter, Fraction(0)) - right.get(letter, Fraction(0))
        if not isinstance(entry, Fraction):
            return None
        made.append(entry)
    return tuple(made)
