"""What fills the slots of a template: a word, a letter or a formula becomes a value, a matrix, a list of vectors."""

from __future__ import annotations

import re
from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.listed_formulas import ListedFormulas
from exactrank.reading.formulas.expression_kinds import has_free_letters
from exactrank.reading.language.packs import Pack
from exactrank.reading.language.sentences import DISPLAY
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.reading.latex.grids import Range
from exactrank.reading.operations.signs import COMPARISONS
from exactrank.records import dataclass
from exactrank.statements import (
    Array,
    Comparison,
    Decimal,
    Described,
    DeterminantOf,
    Expression,
    Grid,
    Indexed,
    Name,
    Negative,
    NullityOf,
    Number,
    Power,
    RankOf,
    Role,
    Sum,
    Times,
    Transposed,
)
from exactrank.statements.walks import subexpressions

_OF_COUNTS = frozenset(("r", "k", "n", "m", "d", "D", r"\rho", r"\Delta", r"\nu"))
"""What a rank, a dimension or a determinant is called: the rank is r = 2."""
_MAPS = frozenset(("f", "g", "h", r"\varphi", r"\phi", r"\psi", r"\sigma", r"\tau"))
_SUM_OF_DIMENSIONS = {r"\dim", "+"}
_NUMBER = lazy_pattern(r"(?P<sign>[-+\u2212]?)(?P<digits>\d+)(?:/(?P<under>\d+)|\.(?P<places>\d+))?")
_LETTER = lazy_pattern(r"(?P<letter>[A-Z])(?P<mark>['~^]?)(?:_(?P<index>\d))?")
_MARKS = {"~": r"\tilde", "^": r"\hat"}
_ROLES = {role.value: role for role in Role}
_POINTING = 60
"""Characters before a word such as "this" within which stands what it points at."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The matrix that a claim is about: None where the words only point to the matrix at hand."""

    expression: Expression | None
    written: bool = True


@dataclass(slots=True)
class Formulas(ListedFormulas):
    """The formulas of a running text as expressions, each read when a template asks for it."""

    # Kinds.

    def value(self, k: int, named: bool = False) -> tuple[Expression, Comparison]:
        """A number: 2, = 2, 3 - 1 = 2, \\lambda_1 = 3, \\geq 2; NotThis for anything with free letters."""
        parts = self.equation(k)
        comparison = Comparison.EQUAL
        if parts[0][1] and self.is_blank(parts[0][1]) and len(parts) > 1:
            comparison = _comparison(parts[1][0])
            parts = [("=", parts[1][1]), *parts[2:]]
        run = [parts[0][1]]
        for sign, span in parts[1:]:
            if sign != "=":
                break
            run.append(span)
        numbers = [made for made in map(self._number, run) if made is not None]
        if not numbers or self._number(run[-1]) is None:
            raise NotThis
        first = self.sides.expression(self._trimmed(run[0]))
        if isinstance(first, Name | Indexed) and not named and getattr(first, "name", "") not in _OF_COUNTS:
            raise NotThis  # it says what something else is
        if (
            first is None
            and len(run) > 1
            and {one.text for one in self.sides.tokens[slice(*run[0])]} >= _SUM_OF_DIMENSIONS
        ):
            raise NotThis  # rank A + dim ker A is neither the rank nor the nullity
        return numbers[-1], comparison

    def _number(self, span: Range) -> Expression | None:
        made = self.sides.expression(self._trimmed(span))
        if made is None or isinstance(made, Grid | Array) or has_free_letters(made, ()):
            return None
        return None if _has_matrix(made) else made

    def subject(self, k: int) -> Expression:
        """A matrix: its name, or how it is made: A, A = [...], [...], A^T A, A - 2I."""
        parts = self.equation(k)
        if any(sign != "=" for sign, _ in parts[1:]):
            raise NotThis
        made = self.expression(parts[0][1])
        if isinstance(made, Number | Decimal | RankOf | DeterminantOf | NullityOf):
            raise NotThis
        if len(parts) > 1 and self._number(parts[-1][1]) is not None:
            raise NotThis  # an equation A x = 0
        if (
            isinstance(made, Name)
            and not made.name[-2:].strip("}'").isupper()
            and len(parts) == 1
            and made.name.islower()
        ):
            raise NotThis  # a vector or a number
        return made

    def is_map(self, k: int) -> bool:
        """Whether a formula is a letter that maps have: f is diagonalizable as its matrix is."""
        made = self.sides.expression(self._trimmed(self.ranges[k]))
        return isinstance(made, Name) and made.name in _MAPS

    def pointed_at(self, at: int) -> Expression | None:
        """What the formula before a place calculates with matrices: ... is b a^T. This is a matrix of rank 1."""
        text = self.prose.text
        place = next((k for k in range(at - 1, max(-1, at - _POINTING), -1) if text[k] in PLACEHOLDERS), None)
        if place is None or text[place] == DISPLAY or len(parts := self.equation(self.index(place))) > 1:
            return None
        made = self.sides.expression(self._trimmed(parts[0][1]))
        if not isinstance(made, Times | Sum | Power | Negative):
            return None
        capital = any(isinstance(one, Name) and one.name.isupper() for one in subexpressions(made))
        return made if capital or any(isinstance(one, Transposed | Grid) for one in subexpressions(made)) else None

    def matrix(self, k: int) -> Expression:
        """A matrix or vector written out, or a name or a product of them; with an equals sign what stands last."""
        parts = self._first_equation(k)
        if any(sign != "=" for sign, _ in parts[1:]):
            raise NotThis
        made = self.expression(parts[-1][1])
        if isinstance(made, Number | Decimal | RankOf | DeterminantOf | NullityOf):
            raise NotThis
        return made

    def _first_equation(self, k: int) -> list[tuple[str, Range]]:
        r"""The parts of the first of several equations in one formula: P = [...], \quad P^{-1} = [...]."""
        parts = self.equation(k)
        if len(parts) < 3:
            return parts
        listed = [
            one for span in self.listed(self._trimmed(self.ranges[k])) if len(one := list(self._parted(*span))) > 1
        ]
        return listed[0] if len(listed) > 1 else parts

    def equated(self, k: int) -> tuple[Expression, Expression]:
        """The two sides of A = 2."""
        parts = self.equation(k)
        if len(parts) != 2 or parts[1][0] != "=" or self.is_blank(parts[0][1]):
            raise NotThis
        value = self._number(parts[1][1])
        if value is None:
            raise NotThis
        return self.expression(parts[0][1]), value


def _comparison(sign: str) -> Comparison:
    return Comparison.EQUAL if sign == "=" else COMPARISONS[sign]


def _has_matrix(made: Expression) -> bool:
    return isinstance(made, Times) and any(isinstance(factor, Grid | Array) for factor in made.factors)


def is_formula(text: str) -> bool:
    return len(text) == 1 and text in PLACEHOLDERS


def number_of(text: str, pack: Pack) -> Expression:
    """The number that a word or digits write."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        named = pack.number(text)
        if named is None:
            raise NotThis
        return Number(Fraction(named))
    sign = -1 if match["sign"] in ("-", "\u2212") else 1
    if match["places"]:
        return Decimal(sign * Fraction(f"{match['digits']}.{match['places']}"), len(match["places"]))
    if match["under"] and not int(match["under"]):
        raise NotThis
    return Number(sign * Fraction(int(match["digits"]), int(match["under"] or 1)))


def letter_of(text: str) -> Name | Indexed | None:
    """A, A', A_1, A~: a matrix named outside of a formula."""
    match = _LETTER.fullmatch(text)
    if match is None:
        return None
    if match["index"]:
        return Indexed(match["letter"], (int(match["index"]),))
    mark = match["mark"]
    return Name(f"{_MARKS[mark]}{{{match['letter']}}}" if mark in _MARKS else match["letter"] + mark)


def subject_of(text: str, at: int, pack: Pack, formulas: Formulas) -> Subject:
    """What a slot for a matrix holds: a formula, a letter, or words that tell which matrix is meant."""
    if text[:1] in ("(", "["):
        lead = len(text) - len(text[1:].lstrip())
        text, at = text[1:-1].strip(), at + lead
    role = pack.role(text)
    if role == "self" and (pointed := formulas.pointed_at(at)) is not None:
        return Subject(pointed)
    if role is not None:
        return Subject(Described(_ROLES[role]) if role in _ROLES else None, role in _ROLES)
    last = text[-1:]
    if is_formula(last):
        index = formulas.index(at + len(text) - 1)
        return Subject(None, False) if formulas.is_map(index) else Subject(formulas.subject(index))
    letter = letter_of(text.split(" ")[-1]) or letter_of(re.sub(r"\A[^A-Z]*", "", text))
    if letter is None:
        raise NotThis
    return Subject(letter)
