"""Formulas that words only lead to: an equation behind a colon, or a system, says itself what it is."""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.errors import InputError
from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.cofactor_entries import is_cofactor_name
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.slots import Formulas
from exactrank.reading.claims.subspaces import dimension_of, space_of
from exactrank.reading.formulas.expression_kinds import has_free_letters
from exactrank.reading.language.packs import Pack
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.reading.language.variants import Match
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import closing, words
from exactrank.reading.latex.vocabulary import COMMAND_SYSTEMS, SILENT, SYSTEMS
from exactrank.statements import (
    AdjugateOf,
    DeterminantOf,
    Expression,
    Grid,
    Indexed,
    Name,
    NormOf,
    NullityOf,
    Power,
    Quotient,
    RankOf,
    Sum,
    Times,
    TraceOf,
    Transposed,
)
from exactrank.statements.walks import subexpressions

_TITLE = lazy_pattern(r"[:\uff1a][\s*_]*\Z")
_BEHIND = lazy_pattern(rf"[ *]*[:\uff1a][ *]*(?=[{PLACEHOLDERS}])")
_WORDS = lazy_pattern(r"\w+")
_FORMULA_BEFORE = lazy_pattern(rf"[{PLACEHOLDERS}][^{PLACEHOLDERS}.:;,\n]*\Z")
_SPEAKING = Sum | NormOf | DeterminantOf | RankOf | NullityOf | TraceOf | AdjugateOf
"""Left sides that say by themselves what is given a value."""
_SPACES = ("null_space", "column_space", "row_space", "left_null_space")
"""The lists of words for spaces."""
_NEAR = 60
_IN = words(r"\in ∈")
_BRACED_ARRAY = ("\\left", "\\{", "\\begin")
_ROWS = lazy_pattern(r"\\\\(?:\[[^\]]*\])?")
_SIGN_FIRST = lazy_pattern(r"\s*(?:&\s*)?[=<>]")


def says_what_it_is(values: Formulas, match: Match) -> bool:
    """Whether a match ends with a formula that needs no words: a system, det(A - tI) = ..., x = A^{-1} b = ..."""
    text, last = values.prose.text, match.end - 1
    if text[last] not in PLACEHOLDERS:
        return False
    k = values.index(last)
    titled = _TITLE.search(text, match.begin, last) is not None
    if _is_system(values, values.ranges[k]):
        return True
    sides = values.sides_of(_within(values, values.ranges[k]))
    if (titled or len(sides) > 2) and len(sides) > 1 and values.sides.determinant(sides[1]) is not None:
        return True
    if titled and len(sides) > 1 and _is_of_space_or_map(values, sides[0]):
        return True
    if len(sides) > 2 and space_of(values.sides, sides[1]) is not None:
        return True  # Eig(A, 1) = ker(A - I) = span{...}
    if titled and len(sides) == 2 and _gives_matrix_named_before(values, match, sides):
        return True
    if titled and any(text in _IN for text in values.sides.tokens.texts[slice(*values.ranges[k])]):
        return True  # kernel: (x, y, z) \in \ker f if and only if ...
    left, right = [_expression(values, one) for one in (*sides, (0, 0))[:2]]
    if titled and len(sides) == 2 and isinstance(left, Name) and left.name.islower() and _has_letters(right):
        return True  # kernel: y = 2z
    if isinstance(left, Indexed) and (is_cofactor_name(left) or (len(sides) > 2 and isinstance(right, DeterminantOf))):
        return True  # the minor is M_11 = |-1 2; 4 0| = -8, the cofactors are C_11 = 4, ...
    if len(sides) < 2 or left is None:
        return False
    if titled and isinstance(left, Times) and isinstance(left.factors[0], Sum):
        return True  # eigenvectors for 2: (A - 2I) v = ...
    calculated = isinstance(right, Sum | Times | Quotient | DeterminantOf) and any(
        isinstance(one, Name | Indexed) for one in subexpressions(right)
    )
    # n = u x v = (1, 2, 0) x (0, 1, 3) = (6, -3, 1): how it is calculated is judged, whatever it is called
    shown = titled or len(sides) > 2 or _is_changed_basis(right)
    said = left.of if isinstance(left, Transposed) else left
    if (calculated and shown) or isinstance(said, _SPEAKING) or _is_inverse(left):
        return True
    return _names(values, match, last) == left


def _has_letters(e: Expression | None) -> bool:
    return e is not None and has_free_letters(e, ())


def _is_inverse(e: Expression) -> bool:
    return isinstance(e, Power) and e.exponent == -1


def _gives_matrix_named_before(values: Formulas, match: Match, sides: Sequence[Range]) -> bool:
    """The determinant of the matrix A: A = [...]; what is given is the matrix that is spoken of."""
    left, right = [_expression(values, one) for one in sides]
    if not isinstance(left, Name) or not isinstance(right, Grid):
        return False
    words = _WORDS.findall(values.prose.text[match.begin : match.end - 1])
    return left.name in words


def _is_changed_basis(right: Expression | None) -> bool:
    """P^{-1} A P: it is said by the formula what a matrix becomes."""
    factors = right.factors if isinstance(right, Times) else ()
    return len(factors) == 3 and isinstance(factors[0], Power) and factors[0] == Power(factors[2], -1)


def _is_of_space_or_map(values: Formulas, span: Range) -> bool:
    """Whether a side is a space or its dimension, ker f and dim im f, or what a map makes of something, f(x, y)."""
    sides = values.sides
    if space_of(sides, span) is not None or dimension_of(sides, span) is not None:
        return True
    texts = [text for text in sides.tokens.texts[slice(*span)] if text not in SILENT]
    return len(texts) > 3 and texts[1] == "(" and texts[0] in sides.maps


def is_told_behind(values: Formulas, match: Match) -> bool:
    """The best value of b is A x: b = [...] [...] = [...]; the formula behind the colon begins with what is told."""
    text, last = values.prose.text, match.end - 1
    colon = _BEHIND.match(text, match.end)
    if colon is None or text[last] not in PLACEHOLDERS:
        return False
    before = _FORMULA_BEFORE.search(text, max(0, last - _NEAR), last)
    sides = values.sides_of(_within(values, values.ranges[values.index(colon.end())]))
    left = _expression(values, sides[0]) if len(sides) > 1 and before is not None else None
    return left is not None and before is not None and _is(values, before.start(), left)


def _is(values: Formulas, at: int, expression: Expression) -> bool:
    return _expression(values, values.ranges[values.index(at)]) == expression


def calls_a_space(values: Formulas, match: Match, pack: Pack) -> bool:
    """The null space N(A): words for a space, and behind them how it is written."""
    text, last = values.prose.text, match.end - 1
    if text[last] not in PLACEHOLDERS or space_of(values.sides, values.ranges[values.index(last)]) is None:
        return False
    words = text[match.begin : last].strip()
    return any(pack.words_of(name).fullmatch(words) is not None for name in _SPACES if name in pack.lists)


def _names(values: Formulas, match: Match, last: int) -> Expression | None:
    """What the first formula of a match names, where it has another one: the matrix L is L = [...]."""
    at = next((k for k in range(match.begin, last) if values.prose.text[k] in PLACEHOLDERS), None)
    return None if at is None else _expression(values, values.ranges[values.index(at)])


def _expression(values: Formulas, span: Range) -> Expression | None:
    if span[0] >= span[1]:
        return None
    try:
        return values.expression(span)
    except (NotThis, InputError):
        return None


def _environment(values: Formulas, span: Range) -> tuple[str, Range]:
    r"""The name of the environment that a formula begins with, and what stands behind \begin{...}."""
    tokens, (start, stop) = values.sides.tokens, span
    if stop - start < 3 or tokens[start].text != r"\begin" or tokens[start + 1].text != "{":
        return "", span
    end = closing(tokens, start + 1, stop)
    name = "".join([token.text for token in tokens[start + 2 : end]])
    return name.rstrip("*"), (min(end + 1, stop), stop)


def _within(values: Formulas, span: Range) -> Range:
    """A formula without the alignment that it stands in."""
    name, inner = _environment(values, span)
    return inner if name in SYSTEMS else span


def _is_system(values: Formulas, span: Range) -> bool:
    """Several equations below each other, each with a left side of its own."""
    tokens, (start, stop) = values.sides.tokens, span
    first = [token.text for token in tokens[start : start + len(_BRACED_ARRAY)]]
    if any(text in COMMAND_SYSTEMS for text in first):
        return True
    braced = tuple(first) == _BRACED_ARRAY
    name, inner = _environment(values, (start + 2, stop) if braced else span)
    if not (braced or name in SYSTEMS) or inner[0] >= stop or values.sides.has_matrix(inner):
        return False
    source = values.sides.text[tokens[inner[0]].start : tokens[stop - 1].stop]
    rows = [row for row in _ROWS.split(source) if "=" in row]
    return len(rows) > 1 and not any(_SIGN_FIRST.match(row) for row in rows)
