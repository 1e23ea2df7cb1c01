"""Answers over GF(p^k): which letter is an element outside GF(p), what it is a root of, and the answer judged there.

Any root of an irreducible polynomial of degree k generates the field, and its conjugates satisfy the same equations
with coefficients in GF(p): so the letter may be taken for t modulo the polynomial that the text, or the field, gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import Any

from exactrank.errors import InputError
from exactrank.judging.at_values import at_values, with_letters
from exactrank.judging.named_fields import Judged
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.root_witnesses import over_roots
from exactrank.judging.verdicts.verdict import Judgement, Outcome
from exactrank.judging.verdicts.witnesses import Witness
from exactrank.judging.written_functions import Letters, WrittenFunctions, parts
from exactrank.matrix import Matrix
from exactrank.numbers.fields import Field
from exactrank.numbers.finite_extensions import ExtensionField, extension_modulo
from exactrank.numbers.multivariate import Terms
from exactrank.numbers.packed_extensions import LARGEST_INTEGER, ExtensionNumber, PackedExtension
from exactrank.numbers.rational_functions import GREEK
from exactrank.records import dataclass
from exactrank.statements import (
    Answer,
    ClaimedCombination,
    ClaimedOperation,
    Grid,
    Name,
    Number,
    Span,
    Term,
)

JudgeOver = Callable[[Answer, Matrix | None, Field], Judged]
_OWN_LETTER = "t"
"""What the generator is called where a number is written out by exactrank."""


@dataclass(frozen=True, slots=True)
class Generator:
    """The letter that stands for t in an answer, and modulo what; `certain`: the answer, or the field, says so."""

    domain: ExtensionField
    letter: str
    certain: bool


def judged_over(
    answer: Answer, problem: Matrix | None, domain: ExtensionField, judge: JudgeOver, asked: bool
) -> Judged | None:
    """The answer judged over the field; None where it has integers too long for it.

    `asked`: the field is asked for, and the letter is its own; otherwise the answer alone names it.
    """
    if any(abs(x) > LARGEST_INTEGER for x in _integers(answer)):
        return None
    given = generator_of(answer, domain, asked)
    field = PackedExtension(given.domain)
    functions = ElementFunctions(answer, field, given.letter)
    passages = at_values(answer, functions, {given.letter: Fraction(field.generator)})
    judged = judge(replace(answer, passages=passages), problem, field)
    shown = _Shown(field, given, bool(functions.letters_beside))
    judgements = tuple([shown.judgement(one) for one in judged.judgements])
    understood = tuple([shown.as_written(one) for one in judged.understood])
    return replace(judged, judgements=judgements, understood=understood)


def generator_of(answer: Answer, domain: ExtensionField, asked: bool = False) -> Generator:
    """The letter with an irreducible equation w^k = ..., else t where the field is asked for, else the only one."""
    for letter, polynomial in _equations(answer, domain):
        modulo = extension_modulo(domain.characteristic, polynomial)
        if modulo is not None:
            return Generator(modulo, letter, True)
    letters = WrittenFunctions(answer).letters
    if asked and _OWN_LETTER in letters:
        return Generator(domain, _OWN_LETTER, True)
    unique = domain.characteristic**domain.degree == 4
    if len(letters) == 1 and (asked or unique):
        known = asked or letters[0] in answer.tied or letters[0] in GREEK
        return Generator(domain, letters[0], known and unique)
    return Generator(domain, _OWN_LETTER, False)


def _equations(answer: Answer, domain: ExtensionField) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The letters with an equation of degree k in each alone, and its coefficients modulo p from the constant on.

    Where the text calculates with one other letter, that is the class of the letter of the polynomial.
    """
    p, k = domain.characteristic, domain.degree
    letters = WrittenFunctions(answer).letters
    for letter, coefficients in answer.elements:
        found = [a % p for a in coefficients]
        while found and not found[-1]:
            found.pop()
        if len(found) == k + 1:
            yield (letters[0] if len(letters) == 1 else letter), tuple(found)


def _integers(answer: Answer) -> Iterator[int]:
    for part in parts(answer.passages):
        values: list[Any] = []
        if isinstance(part, Number):
            values = [part.value]
        elif isinstance(part, Grid):
            values = [x for row in part.rows for x in row]
        elif isinstance(part, Term):
            values = [part.factor]
        for x in values:
            if x is not None:
                yield from (x.numerator, x.denominator)


class ElementFunctions(WrittenFunctions):
    """Reads the texts of an answer as polynomials in the letter, and these as elements of the field."""

    def __init__(self, answer: Answer, field: PackedExtension, letter: str) -> None:
        super().__init__(answer, (letter,), Letters.NONE)
        self.field = field
        self.letters_beside = WrittenFunctions(answer, (letter,)).letters

    def value(self, text: str, values: Any) -> Fraction | None:
        """The element, as the integer that it is packed in; None where the text has other letters or no value."""
        found = self.function(text)
        if found is None:
            return None
        (above, below), denominator = found
        try:
            return self.field.scalar(self._at(above), self._at(below) * denominator)
        except InputError:
            return None

    def _at(self, polynomial: Terms) -> int:
        total = 0
        for exponents, coefficient in polynomial:
            term = coefficient
            for _ in range(exponents[0]):
                term = self.field.times(term, self.field.generator)
            total = self.field.add(total, term)
        return total


class _Shown:
    """Puts the letter again where the integers that stand for elements are."""

    def __init__(self, field: PackedExtension, given: Generator, letters_beside: bool) -> None:
        self.field = field
        self.given = given
        self.doubtful = letters_beside or not given.certain

    def judgement(self, one: Judgement) -> Judgement:
        made = replace(
            one,
            statement=self.as_written(one.statement),
            operations=self.as_written(one.operations),
            found_operations=self._operations(one.found_operations),
            stated=self.as_written(one.stated),
            meant=self._operations(one.meant),
            entry=None if one.entry is None or any(map(self._is_packed, _fractions(one.entry))) else one.entry,
        )
        if one.outcome is not Outcome.INCORRECT or one.witness is None:
            return made
        witness = self._witness(one.witness)
        if witness is not None and not (self.doubtful and self._has_letter(one.statement)):
            return replace(made, witness=witness)
        note = Note.SEVERAL_READINGS if witness is not None else Note.NOT_EVALUATED
        return replace(made, outcome=Outcome.UNDECIDED, note=note, witness=None, meant=(), stated=None)

    def _has_letter(self, statement: Any) -> bool:
        return any(isinstance(one, Grid | Term) and one.written for one in parts(statement)) or any(
            isinstance(one, Number) and self._is_packed(one.value) for one in parts(statement)
        )

    def _is_packed(self, x: Fraction) -> bool:
        return abs(x.numerator) > LARGEST_INTEGER

    def as_written(self, value: Any) -> Any:
        return self._put(with_letters(value))

    def _put(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple([self._put(one) for one in value])
        if isinstance(value, Number):
            return Name(self.given.letter) if self._is_packed(value.value) else value
        if isinstance(value, Span | Grid) or not is_dataclass(value) or isinstance(value, type):
            return value
        return replace(value, **{one.name: self._put(getattr(value, one.name)) for one in fields(value)})

    def _operations(self, operations: tuple[ClaimedOperation, ...]) -> tuple[ClaimedOperation, ...]:
        return tuple([self._operation(one) for one in operations])

    def _operation(self, operation: ClaimedOperation) -> ClaimedOperation:
        if not isinstance(operation, ClaimedCombination):
            return operation
        return replace(operation, terms=tuple([self._term(one) for one in operation.terms]))

    def _term(self, term: Term) -> Term:
        if term.factor is None or not self._is_packed(term.factor):
            return term
        return replace(term, factor=None, written=self._number(term.factor).text())

    def _number(self, x: Fraction) -> ExtensionNumber:
        residue = self.field.residue(self.field.ratio(x.numerator, x.denominator)[0])
        return ExtensionNumber(residue, self.given.letter)

    def _witness(self, witness: Witness) -> Witness | None:
        """The witness with the letter in its numbers; as it is where all are in GF(p)."""
        return over_roots(witness, self._number) if any(map(self._is_packed, _fractions(witness))) else witness


def _fractions(value: Any) -> Iterator[Fraction]:
    if isinstance(value, Fraction):
        yield value
    elif isinstance(value, Matrix):
        for row in value:
            yield from row
    elif isinstance(value, tuple):
        for one in value:
            yield from _fractions(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _fractions(getattr(value, one.name))
