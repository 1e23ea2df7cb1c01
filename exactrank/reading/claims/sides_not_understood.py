"""Sides of equations that are not understood: what is said of them, and what they may be."""

from __future__ import annotations

from itertools import pairwise

from exactrank.reading.claims.subspaces import is_set_of_solutions, named_space, vectors_of
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.reading.language.language_index import operator_at
from exactrank.reading.latex.tokens import closing, words
from exactrank.reading.latex.vocabulary import CELL_ENDS, SILENT
from exactrank.reading.operations.signs import Sign
from exactrank.statements import Equality, Expression, Grid, LetterPower, Number, Transposed, Unreadable
from exactrank.statements.walks import subexpressions

_AUGMENTED_NAME = words(r"( ) [ ] | : \mid \vert \middle \big \, { } \mathbf \vec \vect \bar \tilde \hat")


def tell_not_understood(formulas: Sides, sides: list[Side], signs: list[Sign], made: list[Expression | None]) -> None:
    """An equation about matrices, or a rank, of which a side is not understood: reported, never dropped.

    It matters as a claim where nothing of the equation is left, and that is not just what a matrix is called.
    """
    told = [k for k, side in enumerate(sides) if not side.is_blank and made[k] is None]
    told = [k for k in told if any(sign.kind in ("equal", "approx") for sign in signs[max(0, k - 1) : k + 1])]
    vectors = [one for one in made if isinstance(one, Grid | Transposed) and one != made[0]]
    counts = told == [0] and len(sides) == 2 and isinstance(made[1], Number) and _is_counted(formulas, sides[0])
    if not told or not (counts or vectors or any(formulas.has_matrix(side.span) for side in sides)):
        return
    if told == [0] and _is_name(formulas, sides[0]):
        return
    if (powers := _equal_powers(formulas, sides, signs)) is not None:
        formulas.tell(sides[0].span[0], powers)
        return
    if told == [1] and len(sides) == 2 and _is_given_set(formulas, sides):
        return
    only_called = told == [0] and len(sides) == 2 and sides[1].state is not None
    left = any(one is not None and other is not None for one, other in pairwise(made))
    begin, end = sides[0].span[0], sides[-1].span[1]
    span = formulas.span(begin, end)
    kind = "unreadable" if only_called or left else "equality"
    formulas.tell(begin, Unreadable(span, "formula-not-understood", kind))


def _equal_powers(formulas: Sides, sides: list[Side], signs: list[Sign]) -> Equality | None:
    """A^k = 2^k P + 3^k Q: an equality for all values of a letter that stands in exponents."""
    if any(sign.kind != "equal" for sign in signs):
        return None
    made = [formulas.expression(side.span, letter_powers=True) for side in sides]
    known = tuple([one for one in made if one is not None])
    if len(known) < len(sides) or not any(
        isinstance(part, LetterPower) for one in known for part in subexpressions(one)
    ):
        return None
    return Equality(formulas.span(sides[0].span[0], sides[-1].span[1]), known)


def is_applied(formulas: Sides, side: Side) -> bool:
    r"""\inv{E} = [...]: of a command that is not known another matrix is said, which no step leads to."""
    begin, end = side.span
    while begin < end and formulas.tokens[begin].text in SILENT:
        begin += 1
    texts = [token.text for token in formulas.tokens[begin:end] if token.text not in SILENT]
    applied = len(texts) > 3 and texts[1] == "{" and closing(formulas.tokens, begin + 1, end) >= end - 2
    return applied and texts[0][0] == "\\" and texts[0][1:].isalpha()


def _is_counted(formulas: Sides, side: Side) -> bool:
    """rank(A^*): a number of a matrix whose name is not understood."""
    return operator_at(formulas.span(*side.span).source.strip()) in ("rank", "nullity", "determinant")


def _is_given_set(formulas: Sides, sides: list[Side]) -> bool:
    r"""W = \{(a, b) : a = 2b\}, W = \operatorname{span}\{v, w\}: a letter for a set, of which nothing is claimed."""
    name = named_space(formulas, sides[0].span)
    if not name:
        return False
    if is_set_of_solutions(formulas, sides[1].span):
        return True
    vectors = vectors_of(formulas, sides[1].span)
    is_span = vectors is not None and vectors.spanning and bool(vectors.vectors)
    return is_span and formulas.spaces.at(name, formulas.tokens[sides[0].span[0]].start) is None


def _is_name(formulas: Sides, side: Side) -> bool:
    """(A | b), [A : b]: what an augmented matrix is called."""
    texts = [token.text for token in formulas.tokens[side.span[0] : side.span[1]] if token.text not in SILENT]
    texts = [text for text in texts if text not in CELL_ENDS]
    return all(text in _AUGMENTED_NAME or (len(text) == 1 and text.isalpha()) for text in texts)
