r"""Equations p(\lambda) = 0 behind a determinant of A - \lambda I: p is the characteristic polynomial but for a factor.

Which equation is meant is certain only while nothing but such equations and polynomials stands between; then one of
the full degree that has a slip in it, in one coefficient or in the sign of the letter, is wrong. One with other roots
altogether says something else: of the poles that are wanted, of another matrix. So does a factor of the polynomial.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import count

from exactrank.calculations.spectrum import characteristic_polynomial
from exactrank.judging.characteristic_matrices import LAMBDA, constant_part, numbers_of, variable_of
from exactrank.judging.named_fields import Judged
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.verdict import Judgement, Outcome
from exactrank.judging.verdicts.witnesses import ForValues, WrongValue
from exactrank.judging.written_functions import function_over
from exactrank.matrix import Matrix
from exactrank.numbers.multivariate import Terms, is_constant
from exactrank.numbers.rational_functions import QQ_letters
from exactrank.statements import (
    Answer,
    Assertion,
    CharacteristicPolynomial,
    Comparison,
    Definition,
    Determinant,
    Equality,
    Expression,
    Grid,
    Negative,
    Number,
    Passage,
    Scope,
    Shown,
    Sum,
)

Polynomial = tuple[Fraction, ...]
"""Coefficients from the highest power down, the first of them 1."""

_OPEN = frozenset((Note.UNDEFINED_NAME, Note.SYMBOLIC, Note.SEVERAL_READINGS))
_LARGEST = 12
_ZERO = Number(Fraction(0))


def with_characteristic_equations(answer: Answer, judged: Judged) -> Judged:
    """The judgements, with those of characteristic equations decided that stayed open."""
    if not any(_is_open(one) for one in judged.judgements):
        return judged
    return replace(judged, judgements=tuple(_Equations(answer, judged).run()))


def _is_open(one: Judgement) -> bool:
    return one.outcome is Outcome.UNDECIDED and one.note in _OPEN and isinstance(one.statement, Equality | Determinant)


class _Equations:
    """Goes through a text with the characteristic polynomial at hand."""

    def __init__(self, answer: Answer, judged: Judged) -> None:
        self.answer = answer
        self.at_place = dict(zip(judged.places, judged.judgements, strict=True))
        self.names: dict[object, Matrix] = {}
        self.seen: set[Matrix] = set()
        self.polynomial: Polynomial | None = None
        self.letter = LAMBDA
        self.adjacent = False
        self.mistake: int | None = None
        """the last wrong equation"""
        self.mistaken: Polynomial | None = None
        """its polynomial"""
        self.made: list[Judgement] = []

    def run(self) -> list[Judgement]:
        for place, passage in enumerate(self.answer.passages):
            one = self.at_place.get(place)
            self.meet(passage)
            if one is not None:
                self.made.append(self.judged(one, passage))
        return self.made

    def meet(self, passage: Passage) -> None:
        match passage:
            case Scope(_, _, soft) if not soft:
                self.polynomial = None
            case Definition(_, name, Grid() as grid) | Shown(name, grid):
                self.adjacent = False
                if (A := numbers_of(grid)) is not None:
                    self.names[name] = A
                    self.seen.add(A)

    def judged(self, one: Judgement, passage: Passage) -> Judgement:
        statement = one.statement
        match statement:
            case Determinant(_, subject, value):
                self.take(subject, one)
                return self.stated(one, subject) if value == _ZERO and _is_open(one) else one
            case CharacteristicPolynomial(_, subject, _):
                self.begin(self.matrix(subject) if one.outcome is Outcome.CORRECT else None, LAMBDA)
            case Equality(_, (Sum() as subject, Grid()) | (Grid(), Sum() as subject)):
                self.take(subject, one)
            case Equality(_, (side, other)) if statement.comparison is Comparison.EQUAL:
                p = self.monic(side if other == _ZERO else other if side == _ZERO else None)
                if p is not None and (_is_open(one) or one.outcome is Outcome.CORRECT):
                    return self.equation(one, p, passage)
                self.adjacent = self.adjacent and all(
                    self.monic(part) is not None or part == _ZERO for part in (side, other)
                )
            case _:
                self.adjacent = False
        return one

    def take(self, subject: Expression | None, one: Judgement) -> None:
        r"""What is said of A - \lambda I is about its polynomial, unless it is wrong of it."""
        letter = variable_of(subject)
        if letter is None:
            self.adjacent = False
            return
        A = None if one.outcome is Outcome.INCORRECT else self.without_letter(subject, letter)
        self.begin(A, letter)

    def begin(self, A: Matrix | None, letter: str) -> None:
        known = A is not None and A.nrows == A.ncols <= _LARGEST
        self.polynomial = characteristic_polynomial(A) if A is not None and known else None
        self.letter, self.adjacent = letter, known
        self.mistaken = self.mistake = None

    def matrix(self, e: Expression | None) -> Matrix | None:
        return numbers_of(e) if isinstance(e, Grid) else self.names.get(e)

    def without_letter(self, subject: Expression | None, letter: str) -> Matrix | None:
        """A of A - t I and of t I - A."""
        match subject:
            case Sum((left, right)):
                for term in (left, right):
                    A = self.matrix(term.of if isinstance(term, Negative) else term)
                    if A is not None:
                        return A
            case Grid():
                return constant_part(subject, letter)
        return None

    def stated(self, one: Judgement, subject: Expression | None) -> Judgement:
        r"""det [...] = 0 states the equation: right where it is of A - \lambda I for a matrix that stands there."""
        A = constant_part(subject, self.letter) if isinstance(subject, Grid) else None
        if A is None:
            return one
        if A in self.seen:
            return replace(one, outcome=Outcome.CORRECT, note=None, detail="")
        if all(other.shape != A.shape for other in self.seen):
            return replace(one, note=Note.UNDEFINED_NAME, detail="\\" + self.letter)
        return one

    def monic(self, side: Expression | None) -> Polynomial | None:
        """The polynomial in the letter alone, divided by its first coefficient; None for constants and other things."""
        found = None if side is None else function_over(QQ_letters(self.letter), side)
        if found is None or not is_constant(found[0][1]) or not found[0][0] or is_constant(found[0][0]):
            return None
        return _monic(found[0][0])

    def equation(self, one: Judgement, p: Polynomial, passage: Passage) -> Judgement:
        q = self.polynomial
        if q is None:
            return one
        if p == q:
            note = None if self.mistake is None else Note.RECOVERED
            return replace(one, outcome=Outcome.CORRECT, note=note, detail="")
        if p == self.mistaken:
            note = Note.CARRIED_FORWARD
            return replace(one, outcome=Outcome.CORRECT, note=note, detail="", follows=self.mistake)
        certain = self.adjacent and not (
            isinstance(passage, Assertion) and (passage.conditions or passage.denied or len(passage.readings) > 1)
        )
        if not certain or not _has_slip(p, q) or one.outcome is Outcome.CORRECT:
            self.adjacent = False
            return one
        k = next(Fraction(k) for k in count() if _value(p, k) != _value(q, k))
        witness = ForValues(((self.letter, k),), WrongValue(_value(q, k), _value(p, k)))
        self.mistaken, self.mistake = p, len(self.made)
        return replace(one, outcome=Outcome.INCORRECT, note=Note.WRONG_VALUE, witness=witness, detail="")


def _has_slip(p: Polynomial, q: Polynomial) -> bool:
    """Whether two polynomials of one degree differ in a single coefficient, or are each other's with t for -t."""
    if len(p) != len(q):
        return False
    turned = tuple([-c if k % 2 else c for k, c in enumerate(q)])
    return p == turned or sum([a != b for a, b in zip(p, q, strict=True)]) == 1


def _monic(p: Terms) -> Polynomial:
    by_degree = {exponents[0]: c for exponents, c in p}
    n = max(by_degree)
    return tuple([Fraction(by_degree.get(k, 0), by_degree[n]) for k in range(n, -1, -1)])


def _value(p: Polynomial, x: Fraction | int) -> Fraction:
    total = Fraction(0)
    for c in p:
        total = total * x + c
    return total
