"""Subspaces in formulas: Null(A) = span{...}, ker A = <...>, and the vectors between braces."""

from __future__ import annotations

from collections.abc import Container
from fractions import Fraction

from exactrank.reading.claims.pairs_of_spaces import WHOLE_SPACE, dimension_of_pair, pair_of_spaces
from exactrank.reading.formulas.named_spaces import complement
from exactrank.reading.formulas.parameters import NotAffine, column_of, parted
from exactrank.reading.formulas.parts import bar_at, between_commas, operator_at, past_silent, trimmed
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.language.language_index import names_of_bases, spaces
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import words
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.records import dataclass
from exactrank.statements import (
    Columns,
    Expression,
    Grid,
    Identity,
    Indexed,
    Name,
    Negative,
    NullityOf,
    Number,
    RankOf,
    Space,
    Sum,
    Times,
)

_SPACES = {
    word: space
    for space, names in (
        (Space.NULL, r"\ker Ker ker Null null Nul nul NS N kernel nullspace \Nul \Null \Ker"),
        (Space.ROW, r"Row row RS rowspace R@ \Row"),
        (Space.COLUMN, r"Col col CS C im Im Image image range Range colspace columnspace \im \Im \Col \col"),
    )
    for word in words(names)
}
SPAN_WORDS = words(
    r"span Span Sp \span \Span \spn \Span@ lin Lin gen Gen ger Ger LH Vect vect \Vect sp SPAN \lin \Lin \gen \ger"
)
_STYLES = words(r"\mathcal \mathbb \mathrm \mathbf { }")
_DIMENSIONS = words(r"\dim dim")
_OPENING, _CLOSING = words(r"( [ { \{ \langle \lbrace"), words(r") ] } \} \rangle \rbrace")
_RELATIONS = words(
    r"= < > \neq \ne \leq \le \geq \ge \lt \gt \equiv \leqslant \geqslant \not \notin \setminus"
) | frozenset("\u2260\u2264\u2265\u2209")
_OPENERS = {r"\{": r"\}", r"\lbrace": r"\rbrace", r"\langle": r"\rangle", "(": ")", "<": ">"}


def _named(word: str) -> Space | None:
    """The space that a name of a function stands for, in English or another language."""
    if word in spaces():
        return Space.NULL if spaces()[word] == "null" else Space.COLUMN
    return _SPACES.get(word)


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of a set or a span; of the zero space there are none."""

    vectors: tuple[Expression, ...]
    spanning: bool
    """they are said to span, not to be independent"""
    in_angles: bool = False
    """<u, v>: of two vectors it may be their scalar product"""


def space_of(sides: Sides, span: Range) -> tuple[Space, Expression] | None:
    """Null(A), N(A), \\ker A, \\operatorname{Col} A, C(A): the space and the matrix; None for any other side."""
    k, stop = trimmed(sides, span)
    if sides.spaces and k < stop and (name := named_space(sides, (k, stop))):
        given = sides.spaces.at(name.removesuffix("^"), sides.tokens[k].start)
        return complement(given) if given is not None and name.endswith("^") else given
    word, k = operator_at(sides, k, stop)
    space = _named(word)
    if space is None or k >= stop:
        return None
    bracketed = any(sides.tokens[i].text == "(" for i in range(k, stop))
    if len(word) == 1 and not bracketed:
        return None  # N A and C A are products
    subject = sides.expression((k, stop))
    return None if subject is None else (space, subject)


def space_or_span_of(sides: Sides, span: Range) -> tuple[Space, Expression] | None:
    """A space by its name, or a span that is written out."""
    found = space_of(sides, span)
    if found is not None:
        return found
    vectors = vectors_of(sides, span)
    written = vectors is not None and vectors.spanning and vectors.vectors
    return (Space.COLUMN, Columns(vectors.vectors)) if vectors is not None and written else None


def named_space(sides: Sides, span: Range) -> str:
    r"""W, W_1, \\mathcal{U}; with a hat behind it for W^\\perp; the empty text for anything but such a letter."""
    texts = [token.text for token in sides.tokens[span[0] : span[1]] if token.text not in SILENT]
    kept = [text for text in texts if text not in _STYLES]
    if not kept or len(kept[0]) != 1 or not kept[0].isupper():
        return ""
    rest = kept[1:]
    if rest[-2:] in (["^", r"\perp"], ["^", "\u22a5"]):
        rest = [*rest[:-2], "^"]
    index = rest[:2] if rest[:1] == ["_"] and len(rest) > 1 and rest[1].isalnum() else []
    index = ["'"] if rest[:1] == ["'"] else index
    return "".join([kept[0], *rest]) if rest[len(index) :] in ([], ["^"]) else ""


def basis_of(sides: Sides, span: Range) -> tuple[Space, Expression] | None:
    """\\text{Basis}(C(A)), \\text{basis of row}(A): the space that has the basis, and its matrix."""
    k, stop = trimmed(sides, span)
    word, after = operator_at(sides, k, stop)
    named = max([one for one in names_of_bases() if word.startswith(one)], key=len, default="")
    if not named or after >= stop:
        return None
    if word == named:
        return space_of(sides, _without_brackets(sides, after, stop))
    space = _named(word.removeprefix(named))
    subject = sides.expression((after, stop)) if space is not None else None
    return None if space is None or subject is None else (space, subject)


def _in_group(sides: Sides, k: int, stop: int) -> Range | None:
    """What stands in the braces of an argument that is all of a range, where a bracket opens it."""
    first, last = trimmed(sides, (k + 1, trimmed(sides, (k, stop))[1] - 1))
    if first >= last or sides.tokens[last].text != "}" or sides.tokens[first].text not in _OPENERS:
        return None
    return first, last


def vectors_of(sides: Sides, span: Range, span_words: Container[str] = SPAN_WORDS) -> Vectors | None:
    """\\operatorname{span}\\{v, w\\}, \\langle v, w \\rangle, \\{v, w\\}, \\{0\\}; which words say span."""
    k, stop = trimmed(sides, span)
    word, after = operator_at(sides, k, stop)
    spanning = word in span_words or (word == "L" and after > k + 1)  # \mathcal{L}\{v, w\}
    if spanning:
        k = after
    k = past_silent(sides, k, stop)
    opener = sides.tokens[k].text if k < stop else ""
    if spanning and opener == "{" and (inner := _in_group(sides, k, stop)) is not None:
        (k, stop), opener = inner, sides.tokens[inner[0]].text  # \spn{\{v, w\}}
    if spanning and opener not in _OPENERS:
        alone = sides.expression((k, stop)) if k < stop else None
        return Vectors((alone,), spanning) if isinstance(alone, Grid) and len(alone.rows[0]) == 1 else None
    if opener not in _OPENERS or (opener in ("(", "<") and not spanning):
        return None
    in_angles = opener == r"\langle" and not spanning
    spanning = spanning or in_angles
    end = stop - 1
    while end > k and sides.tokens[end].text in SILENT:
        end -= 1
    if sides.tokens[end].text != _OPENERS[opener]:
        return None
    if spanning and opener in (r"\langle", "(") and (braced := _braced_within(sides, k + 1, end)) is not None:
        return Vectors(braced.vectors, spanning)  # <{v, w}>
    if opener in (r"\{", r"\lbrace") and not spanning and (bar := bar_at(sides, k + 1, end)) < end:
        return _combinations(sides, (k + 1, bar), (bar + 1, end))
    if spanning and opener == "(" and isinstance(row := sides.expression((k, end + 1)), Grid) and len(row.rows) == 1:
        return Vectors((row,), spanning)  # Vect(1, -1, 1)
    made: list[Expression] = []
    for part in between_commas(sides, k + 1, end):
        value = sides.expression(part)
        if value is None:
            return None
        if not _is_zero(value):
            made.append(value)
    return Vectors(tuple(made), spanning, in_angles) if _may_be_vectors(made) else None


def dimension_of(sides: Sides, span: Range) -> Expression | None:
    r"""\dim \ker A, \dim \operatorname{span}\{u, v\}, \dim \mathbb{R}^3 as a nullity, a rank or a number; sums of them.

    None for any other side.
    """
    k, stop = trimmed(sides, span)
    terms = _terms(sides, k, stop)
    if len(terms) > 1 and any(operator_at(sides, *one)[0] in _DIMENSIONS for _, one in terms):
        made = [(sign, dimension_of(sides, one) or sides.expression(one)) for sign, one in terms]
        parts = [Negative(one) if sign == "-" else one for sign, one in made if one is not None]
        return Sum(tuple(parts)) if len(parts) == len(made) else None
    word, k = operator_at(sides, k, stop)
    if word not in _DIMENSIONS:
        return None
    k, stop = _without_brackets(sides, k, stop)
    found = space_of(sides, (k, stop))
    if found is not None:
        return NullityOf(found[1]) if found[0] is Space.NULL else RankOf(found[1])
    if (pair := pair_of_spaces(sides, (k, stop), space_or_span_of)) is not None:
        return dimension_of_pair(pair)
    if k < stop and (whole := WHOLE_SPACE.fullmatch(sides.text[sides.tokens[k].start : sides.tokens[stop - 1].stop])):
        return Number(Fraction(int(whole[1])))
    vectors = vectors_of(sides, (k, stop))
    return RankOf(Columns(vectors.vectors)) if vectors is not None and vectors.spanning and vectors.vectors else None


def _terms(sides: Sides, k: int, stop: int) -> list[tuple[str, Range]]:
    """What stands between the signs of a sum outside of brackets, each with the sign before it."""
    made: list[tuple[str, Range]] = []
    depth, begin, sign = 0, k, "+"
    for i in range(k, stop):
        text = sides.tokens[i].text
        depth += (text in _OPENING) - (text in _CLOSING)
        if depth == 0 and text in ("+", "-") and i > begin:
            made.append((sign, (begin, i)))
            begin, sign = i + 1, text
    return [*made, (sign, (begin, stop))] if begin < stop else []


def _without_brackets(sides: Sides, k: int, stop: int) -> Range:
    """What stands between brackets around all of it."""
    k = past_silent(sides, k, stop)
    end = stop - 1
    while end > k and sides.tokens[end].text in SILENT:
        end -= 1
    if k >= end or sides.tokens[k].text != "(" or sides.tokens[end].text != ")":
        return k, stop
    depth = 0
    for i in range(k, end):
        depth += (sides.tokens[i].text == "(") - (sides.tokens[i].text == ")")
        if depth == 0:
            return k, stop
    return k + 1, end


def is_set_of_solutions(sides: Sides, span: Range) -> bool:
    """{x : A x = 0}: a set that is told by a condition."""
    k, stop = trimmed(sides, span)
    k = past_silent(sides, k, stop)
    return k < stop and sides.tokens[k].text in (r"\{", r"\lbrace") and bar_at(sides, k + 1, stop) < stop


def _braced_within(sides: Sides, start: int, stop: int) -> Vectors | None:
    r"""The vectors of a set in braces that is all that stands between brackets: \langle\{v, w\}\rangle."""
    k, stop = trimmed(sides, (start, stop))
    k = past_silent(sides, k, stop)
    braced = k < stop and sides.tokens[k].text in (r"\{", r"\lbrace")
    made = vectors_of(sides, (k, stop)) if braced else None
    return made if made is not None and not made.spanning else None


def _combinations(sides: Sides, combination: Range, letters: Range) -> Vectors | None:
    """{s u + t v : s, t in R}: the vectors of which all combinations are meant."""
    value = sides.expression(combination)
    named = {sides.tokens[k].text for k in range(*letters)}
    if value is None or named & _RELATIONS:
        return None  # what holds for the letters is told, and they are not any numbers
    try:
        column = column_of(value, sides.by_name())
    except NotAffine:
        return None
    constant, directions = parted(column)
    parameters = {name.split("_")[0] for form in column for name in form if name}
    return Vectors(directions, spanning=True) if _is_zero(constant) and parameters <= named else None


def _may_be_vectors(values: list[Expression]) -> bool:
    return all(isinstance(value, Grid | Name | Indexed | Times) or not isinstance(value, Number) for value in values)


def _is_zero(value: Expression) -> bool:
    """0, and a vector of zeros: the zero space has no basis vectors."""
    match value:
        case Number(number):
            return number == 0
        case Grid(rows):
            return all(entry == Fraction(0) for row in rows for entry in row)
        case Identity():
            return False
    return False
