"""Sets of vectors that are written out: {p + t v : t in R}, {(1 - 2t, t) | t in R}, p + span{v, w}, p + R v."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from exactrank.reading.claims.subspaces import SPAN_WORDS, vectors_of
from exactrank.reading.formulas.parameters import Column, Form, NotAffine, column_of, form_of, key_of, substituted
from exactrank.reading.formulas.parts import (
    bar_at,
    between_commas,
    between_plus_signs,
    operator_at,
    past_bars,
    past_silent,
    trimmed,
)
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import words
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.statements import Array, Expression, Indexed, Name

_BRACES = {r"\{": r"\}", r"\lbrace": r"\rbrace"}
_SPANS = SPAN_WORDS | {"L"}
_SCALARS = words(r"\R \Q \C \K \F \RR \QQ \CC \KK \FF \Reals \reals R Q C K F ℝ ℚ ℂ 𝕂 𝔽")
_STYLES = words(r"\mathbb \mathbf \mathrm \Bbb \bf \mathds \mathbbm")
_ELEMENT_OF = words(r"\in ∈")
_DIRECTION = "direction"
"""What the parameter of a vector in a span is called: no letter that a writer may use."""


def solution_set_of(sides: Sides, span: Range) -> Column | None:
    """The vectors of a set as linear forms in its parameters; None for any other side.

    A set of which the parameters are told in any other way than that they run over all numbers is none.
    """
    start, stop = trimmed(sides, span)
    start = past_silent(sides, start, stop)
    try:
        if start < stop and sides.tokens[start].text in _BRACES:
            end = _last(sides, start, stop)
            return _braced(sides, start + 1, end) if end > start else None
        return _translated(sides, start, stop)
    except NotAffine:
        return None


def point_of(sides: Sides, span: Range) -> Column | None:
    """A vector written out, with parameters or without: (3 - 2t, t, 4), p + t v; None for any other side."""
    value = sides.expression(trimmed(sides, span))
    if value is None or isinstance(value, Name | Indexed):
        return None
    try:
        return column_of(value, sides.by_name())
    except NotAffine:
        return None


def _last(sides: Sides, start: int, stop: int) -> int:
    """Where the brace that opens a side is closed, if that ends it; else 0."""
    end = stop - 1
    while end > start and sides.tokens[end].text in SILENT:
        end -= 1
    return end if sides.tokens[end].text == _BRACES[sides.tokens[start].text] else 0


def _braced(sides: Sides, start: int, stop: int) -> Column | None:
    bar = bar_at(sides, start, stop)
    first, *conditions = between_commas(sides, start, bar)
    if bar < stop:
        if conditions:
            return None
        conditions = between_commas(sides, past_bars(sides, bar, stop), stop)
    elif conditions and not all(_is_range(sides, one) for one in conditions):
        return None  # several vectors
    value = sides.expression(_without_range(sides, first))
    if value is None:
        return None
    names = _unknowns(value)
    if names and any("=" in _texts(sides, one) for one in conditions):
        column, conditions = _given_by(sides, names, conditions)
    else:
        column = column_of(value, sides.by_name())
    free = {name for form in column for name in form if name and not name.startswith(_DIRECTION)}
    running = _running(sides, conditions)
    return column if running is not None and free <= running else None


def _without_range(sides: Sides, part: Range) -> Range:
    """(x, y, z) of (x, y, z) \\in R^3."""
    start, stop = part
    sign = next((k for k in range(start, stop) if sides.tokens[k].text in _ELEMENT_OF), stop)
    return (start, sign) if sign == stop or _is_all_numbers(_texts(sides, (sign + 1, stop))) else part


def _unknowns(value: Expression | None) -> tuple[str, ...]:
    """The names in (x, y, z); none where anything else stands in a vector."""
    if not isinstance(value, Array):
        return ()
    entries = [entry for row in value.rows for entry in row]
    names = [key_of(entry) for entry in entries if isinstance(entry, Name | Indexed)]
    return tuple(names) if len(set(names)) == len(entries) else ()


def _given_by(sides: Sides, names: Sequence[str], conditions: list[Range]) -> tuple[Column, list[Range]]:
    """(x, y) with x = 1 - 2t, y = t: the column, and the conditions that give none of the names."""
    values: dict[str, Form] = {}
    others: list[Range] = []
    for one in conditions:
        texts = _texts(sides, one)
        if texts.count("=") != 1:
            others.append(one)
            continue
        sign = one[0] + next(k for k, token in enumerate(sides.tokens[one[0] : one[1]]) if token.text == "=")
        left, right = sides.expression((one[0], sign)), sides.expression((sign + 1, one[1]))
        if not isinstance(left, Name | Indexed) or right is None or key_of(left) in values:
            raise NotAffine
        values[key_of(left)] = form_of(right)
    if not set(values) <= set(names):
        raise NotAffine
    free: dict[str, Form] = {name: {name: Fraction(1)} for name in names if name not in values}
    column: list[Form] = []
    for name in names:
        form = values.get(name) or free[name]
        for _ in names:
            form = substituted(form, values)
        if set(form) & set(values):
            raise NotAffine
        column.append(form)
    # An unknown that is left free runs over all numbers without being told so.
    return tuple([{f"{_DIRECTION} {key}" if key in free else key: v for key, v in f.items()} for f in column]), others


def _texts(sides: Sides, part: Range) -> list[str]:
    return [token.text for token in sides.tokens[part[0] : part[1]] if token.text not in SILENT]


def _is_range(sides: Sides, part: Range) -> bool:
    return any(text in _ELEMENT_OF for text in _texts(sides, part))


def _running(sides: Sides, conditions: list[Range]) -> set[str] | None:
    """The letters of "s, t \\in R", "(s, t) \\in R^2"; None where anything else is said of them."""
    waiting: set[str] = set()
    found: set[str] = set()
    for start, stop in conditions:
        sign = next((k for k in range(start, stop) if sides.tokens[k].text in _ELEMENT_OF), stop)
        value = sides.expression((start, sign))
        names = {key_of(value)} if isinstance(value, Name | Indexed) else set(_unknowns(value))
        if not names:
            return None
        waiting |= names
        if sign < stop:
            if not _is_all_numbers(_texts(sides, (sign + 1, stop))):
                return None
            found |= waiting
            waiting = set()
    return None if waiting else found


def _is_all_numbers(texts: list[str]) -> bool:
    """R, \\mathbb{Q}, K^2: a field, or its vectors; not Z, N, R without 0."""
    texts = [text for text in texts if text not in "{}" and text not in _STYLES]
    if texts[1:2] == ["^"] and len(texts) == 3 and texts[2].isalnum():
        texts = texts[:1]
    return len(texts) == 1 and texts[0] in _SCALARS


def _translated(sides: Sides, start: int, stop: int) -> Column | None:
    """p + span{v, w}, p + R v: one term at least is a span, and one a vector."""
    made: list[Form] | None = None
    spans = 0
    terms = between_plus_signs(sides, start, stop)
    if len(terms) < 2:
        return None
    for k, term in enumerate(terms):
        directions = _spanned(sides, term)
        if directions is None:
            value = sides.expression(term)
            if value is None:
                return None
            columns = [column_of(value, sides.by_name())]
        else:
            spans += 1
            columns = [_along(vector, f"{_DIRECTION} {k} {j}") for j, vector in enumerate(directions)]
        for column in columns:
            if made is not None and len(made) != len(column):
                return None
            made = [_sum(one, other) for one, other in zip(made or [{}] * len(column), column, strict=True)]
    return tuple(made) if made is not None and 0 < spans < len(terms) else None


def _spanned(sides: Sides, term: Range) -> list[Column] | None:
    """The vectors of span{v, w}, <v, w> or R v; None for any other term."""
    found = vectors_of(sides, term, _SPANS)
    if found is not None and found.spanning:
        return [_constant(vector) for vector in found.vectors]
    start, stop = trimmed(sides, term)
    word, after = operator_at(sides, start, stop)
    if word in _SCALARS and after < stop:
        if sides.tokens[after].text in (r"\cdot", r"\,"):
            after += 1
        value = sides.expression((after, stop))
        return None if value is None else [_constant(value)]
    return None


def _constant(vector: Expression) -> Column:
    column = column_of(vector, {})
    if any(set(form) - {""} for form in column):
        raise NotAffine
    return column


def _along(vector: Column, name: str) -> Column:
    return tuple([{name: form.get("", Fraction(0))} for form in vector])


def _sum(one: Form, other: Form) -> Form:
    return {name: one.get(name, Fraction(0)) + other.get(name, Fraction(0)) for name in {**one, **other}}
