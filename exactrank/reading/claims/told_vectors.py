"""The vectors that a text has given last: what is said of the vectors, without their names, is said of these."""

from __future__ import annotations

from fractions import Fraction

from exactrank.errors import InputError
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made, Maker
from exactrank.reading.claims.slots import Formulas
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.statements import Columns, Comparison, Expression, Grid, Nullity, Number, Rank, Transposed

_ZERO = Number(Fraction(0))
_LATELY = 12
"""Sentences back among which vectors are looked for."""
_MOST = 12
"""Vectors of one sentence."""


def about_told_vectors(comparison: Comparison, of_matrix: Maker) -> Maker:
    """The vectors are (in)dependent: those of the last sentence that gives some, else what is said of a matrix."""

    def make(found: Found) -> Made:
        vectors = told_vectors(found.formulas, found.match.begin)
        made = of_matrix(found)
        if len(vectors) < 2 or (found.has("number") and found.count("number") != len(vectors)):
            return made
        found.inferred = True
        if found.denied:  # of the matrix it is said by denying that the determinant is 0
            found.denied = False
            return Nullity(found.span, Columns(vectors), _ZERO, comparison)
        others = made if isinstance(made, tuple) else (made,)
        return (Nullity(found.span, Columns(vectors), _ZERO, comparison), *others)

    return make


def rank_of_told_vectors(found: Found) -> Made:
    """They span a space of dimension 2."""
    vectors = told_vectors(found.formulas, found.match.begin)
    if len(vectors) < 2:
        raise NotThis
    found.inferred = True
    value, comparison = found.value()
    return Rank(found.span, Columns(vectors), value, comparison)


def rank_of_vectors(found: Found) -> Made:
    """The rank of the family (u, v, w) is 2."""
    vectors = found.vectors()
    if len(vectors) < 2:
        raise NotThis
    found.read.clear()
    value, comparison = found.value()
    return Rank(found.span, Columns(vectors), value, comparison)


def told_vectors(formulas: Formulas, at: int, lately: int = _LATELY) -> tuple[Expression, ...]:
    """The vectors of the last sentence before a place that gives several; none where a later one gives one more."""
    prose = formulas.prose
    before = [one for one in prose.sentences if one.begin < at]
    for sentence in reversed(before[-lately:]):
        text = prose.text[sentence.begin : min(sentence.end, at)]
        places = [sentence.begin + k for k, sign in enumerate(text) if sign in PLACEHOLDERS]
        found = [vector for place in places[:_MOST] for vector in _vectors(formulas, formulas.index(place))]
        if found:
            sizes = {_size(vector) for vector in found}
            return tuple(found) if 1 < len(found) <= _MOST and len(sizes) == 1 else ()
    return ()


def _vectors(formulas: Formulas, k: int) -> list[Expression]:
    try:
        made, _ = formulas.vectors(k)
    except (NotThis, InputError):
        return []
    return [one for one in made if _size(one) > 1]


def _size(e: Expression) -> int:
    """How many entries a written vector has; 0 for all else."""
    grid = e.of if isinstance(e, Transposed) else e
    if not isinstance(grid, Grid) or grid.is_symbolic or min(len(grid.rows), len(grid.rows[0])) > 1:
        return 0
    return max(len(grid.rows), len(grid.rows[0]))
