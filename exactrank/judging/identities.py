"""Statements in letters, decided as identities of polynomials by putting numbers for the letters.

A polynomial with integer coefficients below N/2 in size that is 0 where its letter is N is the polynomial 0, for a root
is at most 1 + the greatest quotient of coefficients in size (Cauchy). Of several letters, each of degree below D, the
powers N, N^D, N^(D^2), ... keep all monomials apart (Kronecker). So one judgement at such values decides the identity,
with everything that is judged of numbers; what is wrong there is shown again at small values, which are the witness.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import reduce
from itertools import count, islice

from exactrank.errors import InputError
from exactrank.judging.at_values import at_values, with_letters
from exactrank.judging.characteristic_matrices import is_characteristic_equation
from exactrank.judging.identity_kinds import is_identity
from exactrank.judging.named_fields import Judged
from exactrank.judging.tied_letters import may_be_wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.verdict import Judgement, Outcome
from exactrank.judging.verdicts.witnesses import ForValues, WrongEntries
from exactrank.judging.written_functions import Size, WrittenFunctions, parts
from exactrank.judging.zero_divisors import assumes_nonzero
from exactrank.statements import (
    Answer,
    ClaimedCombination,
    ClaimedOperation,
    Grid,
    RowStep,
    Transition,
)

JudgeAt = Callable[[Answer], Judged]

_OPEN = frozenset((Note.SYMBOLIC, Note.UNDEFINED_NAME, Note.NOT_EVALUATED))
_RIGHT = frozenset((None, Note.ORDER, Note.SIMULTANEOUS, Note.ZERO_ROWS, Note.CARRIED_FORWARD))
_LEAST_BITS = 64
_MOST_BITS = 8_000_000
"""In all entries of the largest matrix: what would be longer is left open."""
_SMALL = (2, 3, 5, 7, 11, 13, 17, 19, 23)
_TRIES = 3
_LARGE = 2**48
"""Less than every value that tells: what is as large comes from the letters."""


def with_identities(answer: Answer, judged: Judged, judge_at: JudgeAt) -> Judged:
    """The judgements, with those decided that stayed open because of letters alone."""
    if not any(_is_open(one) for one in judged.judgements):
        return judged
    functions = WrittenFunctions(answer)
    values = _telling_values(answer, functions)
    if values is None:
        return judged
    generic = _judged(answer, functions, values, judge_at)
    if generic is None:
        return judged
    decided = _Decided(answer, judged, functions, generic, judge_at)
    made = tuple(decided.run())
    unread = tuple([one for one in judged.unread if one in generic.unread])
    return replace(judged, judgements=made, unread=unread)


def _is_open(one: Judgement) -> bool:
    return one.outcome is Outcome.UNDECIDED and one.note in _OPEN


def _judged(
    answer: Answer, functions: WrittenFunctions, values: Mapping[str, Fraction], judge: JudgeAt
) -> Judged | None:
    try:
        return judge(replace(answer, passages=at_values(answer, functions, values)))
    except InputError:  # a number past the limits
        return None


def _telling_values(answer: Answer, functions: WrittenFunctions) -> dict[str, Fraction] | None:
    """Values so far apart that what holds of them holds of the letters; None where they would be too large."""
    if not functions.letters:
        return None
    grids = [part for part in parts(answer.passages) if isinstance(part, Grid)]
    cells = max([len(grid.rows) * len(grid.rows[0]) for grid in grids if grid.rows], default=1)
    subject = reduce(Size.at_least, map(functions.size, grids), functions.nothing)
    sizes = [
        functions.size(one) if isinstance(one, Transition | RowStep) else functions.size(one) + subject
        for one in answer.passages
    ]
    # What is compared is a quotient on either side, cleared: products of two such polynomials.
    bound = reduce(Size.at_least, sizes, functions.nothing).times(2)
    bits = max(bound.bits + 8, _LEAST_BITS)
    values: dict[str, Fraction] = {}
    length = 0
    for letter, degree in zip(functions.letters, bound.degrees, strict=True):
        length += bits * degree  # of what is compared
        if length * cells > _MOST_BITS:
            return None
        values[letter] = Fraction(2**bits)
        bits *= degree + 1
    return values


class _Decided:
    """Goes through the judgements of an answer, with what was judged of it at the values that tell."""

    def __init__(
        self, answer: Answer, judged: Judged, functions: WrittenFunctions, generic: Judged, judge_at: JudgeAt
    ) -> None:
        self.answer = answer
        self.judged = judged
        self.functions = functions
        self.generic = generic
        self.judge_at = judge_at
        self.at_place = dict(zip(generic.places, generic.judgements, strict=True))
        self.small: list[tuple[dict[str, Fraction], Judged]] | None = None
        self.made: list[Judgement] = []

    def run(self) -> list[Judgement]:
        for one, place in zip(self.judged.judgements, self.judged.places, strict=True):
            found = self.at_place.get(place)
            decided = self.decided(one, found, place) if _is_open(one) and found is not None else None
            self.made.append(one if decided is None else decided)
        return self.made

    def decided(self, one: Judgement, found: Judgement, place: int) -> Judgement | None:
        if not is_identity(found.statement):
            return None
        follows = self.followed(found)
        if found.outcome is Outcome.CORRECT and found.note in _RIGHT:
            if found.note is Note.CARRIED_FORWARD and follows is None:
                return None
            made = _as_written(
                replace(one, outcome=Outcome.CORRECT, note=found.note, detail="", follows=follows), found
            )
            divides = _may_divide(found) or assumes_nonzero(made.statement, self.answer, self.functions)
            return replace(made, note=Note.ASSUMES_NONZERO) if divides and found.note is None else made
        if found.outcome is not Outcome.INCORRECT:
            return None
        if is_characteristic_equation(self.answer.passages[place]):
            return replace(one, note=Note.UNDEFINED_NAME)
        if not may_be_wrong(found, place, self.answer, self.functions):
            return None
        return self.refuted(one, found, place, follows)

    def followed(self, found: Judgement) -> int | None:
        """The earlier judgement that this one goes on from, counted among all, where it is wrong."""
        if found.follows is None:
            return None
        place = self.generic.places[found.follows]
        k = self.judged.places.index(place) if place in self.judged.places else len(self.made)
        return k if k < len(self.made) and self.made[k].outcome is Outcome.INCORRECT else None

    def refuted(self, one: Judgement, found: Judgement, place: int, follows: int | None) -> Judgement | None:
        """Wrong, with values of the letters at which it is wrong."""
        for values, judged in self.small_judgements():
            at = dict(zip(judged.places, judged.judgements, strict=True)).get(place)
            if at is None or at.outcome is not Outcome.INCORRECT or at.witness is None:
                continue
            occurring = self.functions.letters_of(self.answer.passages[place])
            used = tuple([(letter, value) for letter, value in values.items() if letter in occurring])
            witness = ForValues(used, at.witness)
            note = found.note
            if any(map(_has_large_factor, found.meant)):
                note = Note.WRONG_ENTRY if isinstance(at.witness, WrongEntries) else found.note
            made = replace(one, outcome=Outcome.INCORRECT, note=note, witness=witness, detail="", follows=follows)
            return _as_written(made, found)
        return None

    def small_judgements(self) -> list[tuple[dict[str, Fraction], Judged]]:
        if self.small is None:
            made = []
            for values in islice(self.small_values(), _TRIES):
                judged = _judged(self.answer, self.functions, values, self.judge_at)
                if judged is not None:
                    made.append((values, judged))
            self.small = made
        return self.small

    def small_values(self) -> Iterator[dict[str, Fraction]]:
        """Small primes, other ones each time, and none that the text says a letter is not."""
        allowed = [p for p in _SMALL if p not in self.answer.excluded]
        for shift in count():
            if shift + len(self.functions.letters) > len(allowed):
                return
            yield {letter: Fraction(allowed[k + shift]) for k, letter in enumerate(self.functions.letters)}


def _may_divide(found: Judgement) -> bool:
    """A step without stated operations, and those found divide or scale a row by what the letters give, or none were.

    Its rows then span the same space in general, and for single values perhaps not.
    """
    if not isinstance(found.statement, RowStep) or found.statement.operations:
        return False
    operations = found.found_operations
    return not operations or any(_loses_row(one) for one in operations)


def _loses_row(operation: ClaimedOperation) -> bool:
    if not isinstance(operation, ClaimedCombination):
        return False
    factors = [(term.factor, term.row == operation.target) for term in operation.terms if term.factor is not None]
    return any(x.denominator >= _LARGE or (own and abs(x.numerator) >= _LARGE) for x, own in factors)


def _has_large_factor(operation: ClaimedOperation) -> bool:
    return isinstance(operation, ClaimedCombination) and any(
        term.factor is not None and max(abs(term.factor.numerator), term.factor.denominator) >= _LARGE
        for term in operation.terms
    )


def _as_written(made: Judgement, found: Judgement) -> Judgement:
    """With the operations that were judged, in the letters they are written in."""
    if not isinstance(found.statement, RowStep):
        return made
    told = () if any(map(_has_large_factor, found.found_operations)) else found.found_operations
    meant = () if any(map(_has_large_factor, found.meant)) else found.meant
    return replace(
        made,
        statement=with_letters(found.statement),
        operations=with_letters(found.operations),
        found_operations=told,
        stated=with_letters(found.stated),
        meant=meant,
        assumed=found.assumed,
    )
