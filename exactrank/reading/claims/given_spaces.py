r"""Letters for subspaces and linear maps, looked for before the sentences are read: W = \operatorname{span}\{u, v\},
W = \{(x, y, z) : x + y = z\}, the subspace W spanned by u and v; T(x, y) = (x + y, y).
"""

from __future__ import annotations

from exactrank.errors import InputError
from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.linear_maps import image_of_unit, is_called, linear_map
from exactrank.reading.claims.quadratic_forms import quadratic_form
from exactrank.reading.claims.sets_of_solutions import (
    space_of_equations,
    space_of_solutions,
    unknowns_of_vector,
    without_membership,
)
from exactrank.reading.claims.slots import Formulas
from exactrank.reading.claims.subspaces import named_space, space_of, vectors_of
from exactrank.reading.formulas.named_spaces import SpaceOf
from exactrank.reading.formulas.parts import trimmed
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.reading.language.variants import Match
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import words
from exactrank.statements import Columns, Space

_GIVES = lazy_pattern(
    r"[\s$\\(\[{]*+(?:mathcal|mathbb|mathrm)?[\s{]*+"
    r"(?:[A-Z][\w{}'()^\\ ,]{0,40}?\s*(?:\\left)?\s*[=(]|(?:[a-z]|(?:var)?phi|psi|sigma|tau)\s*(?:\\left)?\s*\()"
)
"""What begins with a capital letter and an equals sign or a bracket, or with a small one and a bracket."""
_LIES_IN = words(r"\subseteq \subset \subsetneq \leqslant ⊆ ⊂ ⊊")
_CLAUSE_END = lazy_pattern(r"[.,;:]")
_NEAR = 80
"""Characters behind what tells a set in which more may be told of it."""


def give_spaces(formulas: Formulas, k: int) -> None:
    """Notes the space or the map that a formula gives a letter."""
    place = formulas.prose.formulas[k]
    whole = formulas.prose.source
    if _GIVES.match(whole, place.start, place.stop) is None or whole.find("=", place.start, place.stop) < 0:
        return
    sides = formulas.sides
    try:
        parts = [span for _, span in formulas.equation(k)]
        if len(parts) < 2:
            return
        name = named_space(sides, parts[0])
        if name and not name.endswith("^"):
            stop = sides.tokens[parts[-1][1] - 1].stop
            given = _within(sides, parts[1])
            space = _space(sides, given)
            if space is None and sides.tokens[trimmed(sides, given)[0]].text == "[" and sides.spaces.at(name, stop):
                return  # U = [u, v], said of a space that is known
            sides.spaces.give(name, stop, space)
            vectors = vectors_of(sides, given)
            family = formulas.family(given) if vectors is None else None
            if family is not None:
                sides.bases.give(name, stop, (Space.COLUMN, Columns(family)))
            if vectors is not None and vectors.vectors and (vectors.in_angles or not vectors.spanning):
                sides.bases.give(name, stop, (Space.COLUMN, Columns(vectors.vectors)))
            return
        first = sides.expression(trimmed(sides, parts[0]))
        if not is_called(first):  # A = ..., a whole chain of matrices mostly, which need not be read for this
            return
        made = [first, *[sides.expression(trimmed(sides, part)) for part in parts[1:]]]
        found = quadratic_form(made) or linear_map(made)
        if found is not None:
            sides.maps.add(found.name.name)
        elif (image := image_of_unit(made, ())) is not None:
            sides.maps.add(image[0].name)
    except (NotThis, InputError):
        return


def give_spanned(formulas: Formulas, match: Match, says: str) -> bool:
    """Notes what a sentence says of a letter: the subspace that vectors span, or that it is something new."""
    name = _letter(formulas, match)
    if not name:
        return False
    offset = formulas.prose.offset(match.end - 1)
    if says not in ("spanned", "solutions"):
        formulas.sides.spaces.give(name, formulas.prose.offset(match.begin), None)
        return False
    if says == "solutions":
        space = _told_by_equations(formulas, match)
        formulas.sides.spaces.give(name, offset, space)
        return space is not None
    text, at = match.slots["formulas"], match.places["formulas"]
    try:
        places = [at + k for k, sign in enumerate(text) if sign in PLACEHOLDERS]
        vectors = tuple([one for place in places for one in formulas.vectors(formulas.index(place))[0]])
    except (NotThis, InputError):
        vectors = ()
    space = (Space.COLUMN, Columns(vectors)) if vectors else None
    formulas.sides.spaces.give(name, offset, space)
    return space is not None


def _told_by_equations(formulas: Formulas, match: Match) -> SpaceOf | None:
    """The set of all (x, y, z) with x + y = z: the null space of the coefficients."""
    sides, text = formulas.sides, formulas.prose.text
    if any(sign in PLACEHOLDERS for sign in _CLAUSE_END.split(text[match.end : match.end + _NEAR])[0]):
        return None  # with x = 0 or y = 0
    letters: tuple[str, ...] = ()
    if "member" in match.slots:
        member = formulas.ranges[formulas.index(match.places["member"])]
        letters = unknowns_of_vector(sides.expression(trimmed(sides, without_membership(sides, member))))
        if not letters:
            return None
    places = [match.places["formulas"] + k for k, sign in enumerate(match.slots["formulas"]) if sign in PLACEHOLDERS]
    return space_of_equations(sides, [formulas.ranges[formulas.index(at)] for at in places], letters)


def _letter(formulas: Formulas, match: Match) -> str:
    text = match.slots["named"]
    if text[-1:] in PLACEHOLDERS:
        written = formulas.ranges[formulas.index(match.places["named"] + len(text) - 1)]
        return named_space(formulas.sides, _within(formulas.sides, written))
    return text[-1:] if text[-1:].isupper() else ""


def _space(sides: Sides, span: Range) -> SpaceOf | None:
    """The space that a side writes: a span, a set of combinations, of solutions, a space of a matrix."""
    vectors = vectors_of(sides, span)
    if vectors is not None:
        return (Space.COLUMN, Columns(vectors.vectors)) if vectors.spanning and vectors.vectors else None
    return space_of(sides, span) or space_of_solutions(sides, span)


def _within(sides: Sides, span: Range) -> Range:
    r"""A side without the space that it lies in: \\langle u, v \\rangle \\subseteq \\mathbb{R}^3."""
    start, stop = span
    texts = sides.tokens.texts[start:stop]
    lies = None if _LIES_IN.isdisjoint(texts) else next(k for k, one in enumerate(texts) if one in _LIES_IN)
    return start, stop if lies is None else start + lies
