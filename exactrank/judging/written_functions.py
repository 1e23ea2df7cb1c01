"""The letters of an answer, what its entries and factors in letters are, and how large their coefficients can grow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from functools import cache, partial, reduce
from typing import Any

from exactrank.errors import InputError
from exactrank.numbers.canonical_numbers import (
    Number,
    number_negative,
    number_power,
    number_product,
    number_quotient,
    number_sum,
)
from exactrank.numbers.rational_functions import LETTER, Function, RationalFunctions
from exactrank.patterns import lazy_pattern
from exactrank.reading.matrices.letters_over import letters_in
from exactrank.reading.matrices.numbers_over import number_over
from exactrank.statements import (
    Answer,
    Array,
    Definition,
    DeterminantOf,
    Equality,
    Expression,
    Grid,
    Identity,
    Indexed,
    Name,
    Negative,
    Power,
    Quotient,
    Sum,
    Term,
    Times,
)
from exactrank.statements import Number as Written

_APPLIED = lazy_pattern(r"[A-Za-z]\s*\(\s*(?:\\?[A-Za-z]+)\s*\)")
_MOST_LETTERS = 12
_PLAIN = frozenset((bool, int, str, Fraction, type(None)))
"""What most fields and entries are, and holds no records."""


def parts(value: Any) -> list[Any]:
    """The records that a record, or a tuple of records, is made of, itself first.

    >>> parts((Negative(Name("a")), Name("b")))
    [Negative(of=Name(name='a')), Name(name='a'), Name(name='b')]
    """
    found: list[Any] = []
    _gather(value, found)
    return found


def _gather(value: Any, found: list[Any]) -> None:
    if isinstance(value, tuple):
        held: Iterable[Any] = value
    else:
        names = _field_names(value.__class__)
        if names is None:
            return
        found.append(value)
        held = [getattr(value, name) for name in names]
    for one in held:
        if one.__class__ not in _PLAIN:
            _gather(one, found)


@cache
def _field_names(kind: type) -> tuple[str, ...] | None:
    """The fields of a record of this kind; None of what is no record."""
    return tuple([one.name for one in fields(kind)]) if is_dataclass(kind) else None


def texts_in(value: Any) -> Iterator[str]:
    """The texts of entries and factors that have no rational value."""
    for part in parts(value):
        if isinstance(part, Grid):
            yield from [text for row in part.written for text in row if text]
        elif isinstance(part, Term) and part.written:
            yield part.written


def stem(letter: str) -> str:
    """The letter without its index: b of b_1."""
    return letter.partition("_")[0]


def letter_named(name: Name | Indexed) -> str:
    """How the letter is called that the name consists of; with an index that is no number it is none."""
    letter = name.name.lstrip("\\")
    if isinstance(name, Name):
        return letter
    return f"{letter}_{name.indices[0]}" if len(name.indices) == 1 else ""


def _letters_written(answer: Answer) -> set[str]:
    return {letter for text in texts_in(answer.passages) for letter in letters_in(text)}


def _letters_of_vectors(answer: Answer) -> set[str]:
    """The small letters in vectors such as (x, y) that no line defines; capitals may be matrices."""
    defined = {one.name for one in answer.passages if isinstance(one, Definition)}
    entries = [
        entry for part in parts(answer.passages) if isinstance(part, Array) for row in part.rows for entry in row
    ]
    names = {one for one in parts(tuple(entries)) if isinstance(one, Name | Indexed)} - defined
    found = {letter_named(one) for one in names}
    return {one for one in found if one[:1].islower() and LETTER.fullmatch(one)}


def _variables(answer: Answer) -> set[str]:
    r"""\lambda, where a determinant of A - \lambda I is said to be equal to something as a polynomial."""
    sums = [
        side.of.terms
        for one in parts(answer.passages)
        if isinstance(one, Equality) and one.identity
        for side in one.sides
        if isinstance(side, DeterminantOf) and isinstance(side.of, Sum)
    ]
    terms = [term.of if isinstance(term, Negative) else term for several in sums for term in several]
    multiples = [one.factors for one in terms if isinstance(one, Times) and isinstance(one.factors[-1], Identity)]
    return {letter_named(factors[0]) for factors in multiples if len(factors) == 2 and isinstance(factors[0], Name)}


class Letters(Enum):
    """Which letters of an answer stand for any number; the others are left alone."""

    ALL = "all"
    PLAIN = "plain"
    """those without an index"""
    NONE = "none"

    def of(self, found: set[str]) -> list[str]:
        if self is Letters.NONE:
            return []
        return sorted([one for one in found if self is Letters.ALL or one == stem(one)])


class WrittenFunctions:
    """Reads the texts of an answer as fractions of polynomials in its letters, each once.

    Square roots are further letters, called as `root_letter` says: what they are is put for them, as for the others.
    """

    def __init__(self, answer: Answer, roots: tuple[str, ...] = (), kind: Letters = Letters.ALL) -> None:
        self.roots = frozenset(roots)
        found = (_letters_written(answer) | _letters_of_vectors(answer)) - self.roots
        letters = kind.of(found | (_variables(answer) if found else set()))
        self.has_indices = any(one != stem(one) for one in letters)
        self.letters = tuple(letters) if len(letters) <= _MOST_LETTERS else ()
        """those that stand for any number"""
        self.domain: RationalFunctions | None = None
        if len(letters) <= _MOST_LETTERS and (letters or roots):
            self.domain = RationalFunctions((*letters, *roots))
        self._read: dict[str, Number[Function] | None] = {}
        self._written: dict[Name, set[str]] = {}
        defined = [one for one in answer.passages if isinstance(one, Definition)]
        self.definitions: dict[Name | Indexed, Any] = {one.name: one.value for one in defined}
        several = {one.name for one in defined if one.over or one.value != self.definitions[one.name]}
        self.given_once = frozenset(self.definitions) - several
        """the names that stand for one thing in all of the text"""

    @property
    def names(self) -> tuple[str, ...]:
        """The letters, and behind them the roots."""
        return () if self.domain is None else self.domain.letters

    def function(self, text: str) -> Number[Function] | None:
        """What the text says; None where it says nothing that has these letters alone, or a function of one: f(a)."""
        if _APPLIED.search(text):
            return None
        if text not in self._read:
            try:
                self._read[text] = None if self.domain is None else number_over(self.domain, text)
            except InputError:
                self._read[text] = None
        return self._read[text]

    def function_of(self, expression: Expression) -> Number[Function] | None:
        """The expression as a fraction of polynomials; None where it has anything else in it."""
        return None if self.domain is None else function_over(self.domain, expression)

    def letters_of(self, value: Any) -> frozenset[str]:
        """The letters that occur in a record, or in what the names in it are defined by."""
        found: set[str] = set()
        waiting, seen = [value], set[Name | Indexed]()
        while waiting:
            one = waiting.pop()
            found |= {letter for text in texts_in(one) for letter in letters_in(text)} - self.roots
            for part in parts(one):
                if isinstance(part, Name | Indexed) and letter_named(part) in self.letters and self.is_letter(part):
                    found.add(letter_named(part))
                elif isinstance(part, Name | Indexed) and part not in seen:
                    seen.add(part)
                    waiting += [self.definitions[part]] if part in self.definitions else []
        return frozenset(found)

    def is_letter(self, name: Name | Indexed) -> bool:
        """Whether it stands for any number.

        Where b is defined, b_1 may be an entry or a column of it; not where b is written out as (b_1, b_2).
        """
        letter = letter_named(name)
        if letter not in self.names:
            return False
        wholes = () if isinstance(name, Name) else (Name(name.name), Name(name.name.upper()))
        return all(letter in self._letters_written(whole) for whole in wholes if whole in self.definitions)

    def _letters_written(self, name: Name) -> set[str]:
        if name not in self._written:
            self._written[name] = {one for text in texts_in(self.definitions[name]) for one in letters_in(text)}
        return self._written[name]

    def value(self, text: str, values: Mapping[str, Fraction]) -> Fraction | None:
        """The number that the text stands for with these values of the letters."""
        found = self.function(text)
        if found is None or self.domain is None:
            return None
        return self.domain.value(found[0], found[1], [values[letter] for letter in self.domain.letters])


def function_over(domain: RationalFunctions, expression: Expression) -> Number[Function] | None:
    """The expression as a fraction of polynomials in the letters of the domain; None where it has anything else in it.

    >>> from exactrank.numbers.rational_functions import QQ_letters
    >>> function_over(QQ_letters("t"), Sum((Power(Name("t"), 2), Negative(Written(Fraction(1, 2))))))
    (((((2,), 2), ((0,), -1)), (((0,), 1),)), 2)
    """
    try:
        return _function(domain, expression)
    except InputError:
        return None


def _function(domain: RationalFunctions, e: Expression) -> Number[Function] | None:
    match e:
        case Written(x):
            return domain.ratio(domain.of_integer(x.numerator), x.denominator)
        case Name() | Indexed():
            letter = letter_named(e)
            return (domain.letter(letter), 1) if letter in domain.letters else None
        case Negative(of):
            found = _function(domain, of)
            return None if found is None else number_negative(domain, found)
        case Power(base, exponent):
            found = _function(domain, base)
            return None if found is None else number_power(domain, found, exponent)
        case Quotient(above, below):
            return _folded(domain, (above, below), number_quotient)
        case Sum(several):
            return _folded(domain, several, number_sum)
        case Times(several):
            return _folded(domain, several, number_product)
    return None


def _folded(
    domain: RationalFunctions, several: tuple[Expression, ...], by: Callable[..., Number[Function]]
) -> Number[Function] | None:
    found = [_function(domain, one) for one in several]
    known = [one for one in found if one is not None]
    return reduce(partial(by, domain), known) if known and len(known) == len(found) else None
