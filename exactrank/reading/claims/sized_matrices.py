"""Matrices of which a text gives the size and the rank alone: of a 5 x 7 matrix A of rank 4 the nullity is 7 - 4.

What is said of its rank and nullity, and of those of its transpose, is then a statement about these numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from exactrank.errors import InputError
from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.slots import Formulas, is_formula, number_of
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.language.packs import Pack
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.reading.language.variants import Match
from exactrank.records import dataclass
from exactrank.statements import (
    Assertion,
    Described,
    Equality,
    Expression,
    Name,
    Nullity,
    Number,
    Passage,
    Rank,
    Statement,
    Transposed,
)

_SIZE = lazy_pattern(r"\D{0,9}(?P<rows>[1-9]\d?)\D{1,20}(?P<columns>[1-9]\d?)\D{0,9}")


@dataclass(frozen=True, slots=True)
class SizedMatrix:
    """What is known of a matrix, and from where on."""

    offset: int
    rows: int
    columns: int
    rank: int

    def nullity(self, transposed: bool) -> int:
        return (self.rows if transposed else self.columns) - self.rank


def sized_matrix(formulas: Formulas, pack: Pack, match: Match) -> tuple[str, SizedMatrix] | None:
    """The letter, the size and the rank that a sentence gives; None where they do not fit together."""
    name = match.slots["named"][-1:]
    if name in PLACEHOLDERS:
        span = formulas.ranges[formulas.index(match.places["named"] + len(match.slots["named"]) - 1)]
        made = formulas.sides.expression(span)
        name = made.name if isinstance(made, Name) else ""
    size = match.slots["size"]
    written = formulas.source(formulas.index(match.places["size"])) if is_formula(size) else size
    found = _SIZE.fullmatch(written.strip("$ "))
    try:
        text = match.slots["value"]
        index = formulas.index(match.places["value"]) if is_formula(text) else None
        value = number_of(text, pack) if index is None else formulas.value(index)[0]
    except (NotThis, InputError):
        return None
    if not name.isupper() or found is None or not isinstance(value, Number) or value.value.denominator != 1:
        return None
    rows, columns, rank = int(found["rows"]), int(found["columns"]), int(value.value)
    return (
        (name, SizedMatrix(formulas.prose.offset(match.end - 1), rows, columns, rank))
        if _fit(rows, columns, rank)
        else None
    )


def _fit(rows: int, columns: int, rank: int) -> bool:
    return 0 <= rank <= min(rows, columns)


def of_sizes(offset: int, passage: Passage, known: Mapping[str, SizedMatrix], sides: Sides) -> Passage:
    """A claim about a matrix of which only the size and the rank are known, as one about numbers; others stay."""
    if not known:
        return passage
    if isinstance(passage, Assertion):
        made = tuple([_settled(offset, one, known, sides) for one in passage.readings])
        return replace(passage, readings=made) if made != passage.readings else passage
    return _settled(offset, passage, known, sides) if isinstance(passage, Rank | Nullity) else passage


def _settled(offset: int, said: Statement, known: Mapping[str, SizedMatrix], sides: Sides) -> Statement:
    if not isinstance(said, Rank | Nullity) or said.value is None:
        return said
    of, transposed = (said.subject.of, True) if isinstance(said.subject, Transposed) else (said.subject, False)
    found = _meant(of, known, sides)
    if found is None or offset < found.offset:
        return said
    number = found.rank if isinstance(said, Rank) else found.nullity(transposed)
    return Equality(said.span, (Number(Fraction(number)), said.value), said.comparison)


def _meant(of: Expression | None, known: Mapping[str, SizedMatrix], sides: Sides) -> SizedMatrix | None:
    """The matrix of a name that stands for no written one; without a name the only one that the text speaks of."""
    if isinstance(of, Name):
        return known.get(of.name) if of.name not in sides.grids else None
    nameless = of is None or isinstance(of, Described)
    return next(iter(known.values())) if nameless and len(known) == 1 and not sides.grids else None
