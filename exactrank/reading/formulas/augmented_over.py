"""A matrix over a domain with its bar, or the equations of a system with i, roots or letters among the coefficients."""

from __future__ import annotations

from typing import Any, BinaryIO

from exactrank.errors import InputError
from exactrank.numbers.canonical_numbers import Number, number_power, number_product, number_quotient, number_sum
from exactrank.numbers.domain_names import Extension, domain_named
from exactrank.numbers.multivariate import Terms
from exactrank.numbers.quadratic import QuadraticField
from exactrank.numbers.rational_functions import Function, RationalFunctions
from exactrank.numbers.root_sums import prime_factors
from exactrank.numbers.rows import RowsOver
from exactrank.patterns import lazy_pattern
from exactrank.reading.formulas.bars import bar_of, inside
from exactrank.reading.formulas.letter_equations import equation_over
from exactrank.reading.formulas.with_letters import parted_system, read_with_letters
from exactrank.reading.matrices.domain_of_entries import domain_of_entries
from exactrank.reading.matrices.files import read_text_argument
from exactrank.reading.matrices.numbers_over import not_in_field
from exactrank.reading.matrices.roots_over import root_letter, rooted
from exactrank.reading.matrices.rows_over import rows_over
from exactrank.reading.source.limits import MAX_LATEX
from exactrank.reading.source.numbers import fold
from exactrank.records import dataclass

_TYPED_ROOT = lazy_pattern(r"(?<![\\A-Za-z])sqrt|\u221a")


@dataclass(frozen=True, slots=True)
class AugmentedOver:
    """A matrix over an extension, its columns left of a bar where there is one, and what the unknowns are called."""

    rows: RowsOver[Any]
    bar: int | None = None
    unknowns: tuple[str, ...] = ()

    @property
    def coefficients(self) -> RowsOver[Any]:
        """The columns left of the bar."""
        return self.rows if self.bar is None else self._columns(0, self.bar)

    @property
    def right(self) -> RowsOver[Any] | None:
        """The columns right of the bar."""
        return None if self.bar is None else self._columns(self.bar, self.rows.ncols)

    def _columns(self, start: int, stop: int) -> RowsOver[Any]:
        return self.rows.submatrix(range(self.rows.nrows), range(start, stop))


def augmented_over(domain: Any, value: object) -> AugmentedOver:
    r"""What a text states over the domain, its bar or its equations included; anything else as `rows_over` takes it.

    >>> from exactrank.numbers.quadratic import QQ_sqrt
    >>> found = augmented_over(QQ_sqrt(-1), "x + i y = 2; (1+i) x - y = 0")
    >>> found.rows, found.bar, found.unknowns
    (<2x3 matrix over QQ(i) [1 i 2; 1+i -1 0]>, 2, ('x', 'y'))
    >>> augmented_over(QQ_sqrt(2), "1 sqrt(2) | 3").bar
    2
    """
    if not isinstance(value, str):
        return AugmentedOver(rows_over(domain, value))
    if isinstance(domain, RationalFunctions):
        found = read_with_letters(value, domain.letters)
        return AugmentedOver(found.rows, found.bar, found.unknowns)
    if len(value) > MAX_LATEX:
        raise InputError.of("input.too-many-bytes", count=len(value), limit=MAX_LATEX)
    text = fold(value)
    if "=" in text and not text.lstrip().startswith("{"):
        return _system(domain, text)
    bar = bar_of(text)
    rows = rows_over(domain, text if "\\begin" in text else text.replace("|", " "))
    return AugmentedOver(rows, inside(bar, rows.ncols))


def _system(domain: Extension, text: str) -> AugmentedOver:
    letters = _letters_of(domain)
    lines, unknowns, told, _ = parted_system(_TYPED_ROOT.sub(r"\\sqrt", text), letters)
    whole = RationalFunctions((*letters, *unknowns))
    values = [_value(domain, letter) for letter in letters]
    entries = []
    for line in lines:
        functions = _coefficients(domain, line, whole, len(letters))
        entries.append([_at(domain, x, letters, values, line) for x in functions])
    return AugmentedOver(RowsOver.of(domain, entries), len(unknowns), told)


def _coefficients(domain: Any, line: str, whole: RationalFunctions, letters: int) -> list[Number[Function]]:
    try:
        return equation_over(line, whole, letters)
    except InputError as error:
        known = [one for one in error.problems if one.message != "input.not-in-field"]
        raise InputError(*known) if known else not_in_field(domain, line) from None


def _letters_of(domain: Extension) -> tuple[str, ...]:
    """The letters that i, roots, or t are while equations are read."""
    if not isinstance(domain, QuadraticField):
        return ("t",)
    return (*(("i",) if domain.d < 0 else ()), *[root_letter(q) for q in prime_factors(abs(domain.d))])


def _value(domain: Extension, letter: str) -> Number[Any] | None:
    """The element t; None for the roots, products of which are put together."""
    if isinstance(domain, QuadraticField | RationalFunctions):
        return None
    return domain.times(domain.one, (0, 1, *[0] * (domain.degree - 2))), 1


def _at(
    domain: Extension, x: Number[Function], letters: tuple[str, ...], values: list[Number[Any] | None], line: str
) -> Number[Any]:
    """The fraction of polynomials with the numbers that the letters stand for."""
    (above, below), d = x
    made = number_quotient(
        domain, _sum(domain, above, letters, values, line), _sum(domain, below, letters, values, line)
    )
    return number_quotient(domain, made, (domain.of_integer(d), 1))


def _sum(
    domain: Any, terms: Terms, letters: tuple[str, ...], values: list[Number[Any] | None], line: str
) -> Number[Any]:
    total: Number[Any] = (domain.zero, 1)
    for exponents, c in terms:
        made: Number[Any] = (domain.of_integer(c), 1)
        radicand = 1
        for letter, value, e in zip(letters, values, exponents, strict=True):
            if value is not None:
                made = number_product(domain, made, number_power(domain, value, e))
                continue
            n = -1 if letter == "i" else int(letter[4:])
            made = number_product(domain, made, (domain.of_integer(n ** (e // 2)), 1))
            radicand *= n if e % 2 else 1
        root = rooted(domain, radicand)
        if root is None:
            raise not_in_field(domain, line)
        total = number_sum(domain, total, number_product(domain, made, root))
    return total


def augmented_of_argument(argument: str, field: str) -> AugmentedOver:
    """What MATRIX states over QQ(i), QQ(sqrt d), GF(p^k) or QQ(a, b); raises InputError for another field."""
    named = domain_named(field)
    if not isinstance(named, Extension):
        raise InputError.of("unknown-field", name=field[:50])
    return augmented_over(named, read_text_argument(argument))


def augmented_as_written(argument: str, stdin: BinaryIO | None = None) -> AugmentedOver | None:
    """What MATRIX states over the field that its entries say themselves; None where they say none.

    For a MATRIX without numbers of QQ alone, which is refused with what is wrong there if this is None.
    """
    try:
        text = read_text_argument(argument, stdin)
        domain = domain_of_entries(text)
        return None if domain is None else augmented_over(domain, text)
    except InputError:
        return None
