"""Something that is not understood is said to be a number, less than one, or what is calculated: it was not read."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from exactrank.reading.formulas.expression_kinds import is_number, key_of
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import words
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.reading.operations.signs import COMPARISONS, Sign
from exactrank.statements import Expression, Indexed, Name, Number, Power, Sum, Times
from exactrank.statements.walks import subexpressions

_WORDS = words(r"\text \textrm \textit \textbf \mbox \hbox")
_FUNCTIONS = words(r"\cos \sin \tan \cot \arccos \arcsin \arctan \log \ln \exp \lfloor \lceil \gcd")
"""What is read as a letter, and is none."""
_ELLIPSES = words(r"\dots \cdots \ldots \dotsb \dotsc \dotsm \hdots")


def unread_relations(
    sides: Sides, parts: Sequence[Side], signs: Sequence[Sign], made: Sequence[Expression | None]
) -> list[Range]:
    r"""Where they stand: \int A = 7, 4! < 3, f(A) = 7, P^{-1} A P = f(2, 3).

    What words are called, \text{area} = 5, is named by that.
    """
    found: list[Range] = []
    for k, sign in enumerate(signs):
        left, right = parts[k], parts[k + 1]
        if left.is_blank or right.is_blank:
            continue
        pair = [(left, made[k]), (right, made[k + 1])]
        numbers = [one for _, one in pair if one is not None and is_number(one)]
        if sign.kind not in ("equal", "approx") and sign.text not in COMPARISONS:
            continue
        if numbers == [_ZERO] and any(_is_general(sides, side) for side in (left, right)):
            continue
        unread = any(_is_unread(sides, side, one) and not _is_wordy(sides, side) for side, one in pair)
        applied = numbers != [_ZERO] and any(_is_applied(sides, one) for _, one in pair)
        calculated = any(_is_calculated(sides, one) for _, one in pair)
        if (numbers and (unread or applied)) or (calculated and unread):
            found.append((sides.tokens[left.span[0]].start, sides.tokens[right.span[1] - 1].stop))
    return found


def _is_calculated(sides: Sides, value: Expression | None) -> bool:
    """P^{-1} A P: a calculation with matrices that are all known."""
    if not isinstance(value, Times | Power | Sum):
        return False
    names = [key_of(one) for one in subexpressions(value) if isinstance(one, Name | Indexed)]
    known = [sides.grids[one].grid for one in names if one in sides.grids]
    return len(known) == len(names) and any(len(one.rows) > 1 < len(one.rows[0]) for one in known)


_ZERO = Number(Fraction(0))


def _is_unread(sides: Sides, side: Side, value: Expression | None) -> bool:
    return value is None or any(text in _FUNCTIONS for text in sides.tokens.texts[slice(*side.span)])


def _is_general(sides: Sides, side: Side) -> bool:
    r"""c_1 v_1 + \dots + c_n v_n = 0: a relation between as many things as one likes, no value of something."""
    texts = sides.tokens.texts[slice(*side.span)]
    return "_" in texts and any(text in _ELLIPSES for text in texts)


def _is_wordy(sides: Sides, side: Side) -> bool:
    """Whether a side is a name in words, or no more than signs."""
    texts = sides.tokens.texts[slice(*side.span)]
    named = [text for text in texts if text[-1].isalnum() and text not in SILENT]
    return not named or any(text in _WORDS for text in texts)


def _is_applied(sides: Sides, value: Expression | None) -> bool:
    """f(A), where A is a known matrix and f is not."""
    if not isinstance(value, Times) or len(value.factors) != 2:
        return False
    function, of = value.factors
    if not isinstance(function, Name) or not isinstance(of, Name) or function.name in sides.grids:
        return False
    known = sides.grids.get(of.name)
    return known is not None and len(known.grid.rows) > 1 < len(known.grid.rows[0])
