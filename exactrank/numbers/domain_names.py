"""Number domains by their names: QQ, GF(p), GF(p^k), QQ(i), QQ(sqrt d), QQ(a, b)."""

from __future__ import annotations

import re

from exactrank.errors import InputError
from exactrank.numbers.fields import Field, field_named
from exactrank.numbers.finite_extensions import ExtensionField, GF_power, is_proper_prime_power
from exactrank.numbers.quadratic import QQ_sqrt, QuadraticField
from exactrank.numbers.rational_functions import LETTER, QQ_letters, RationalFunctions
from exactrank.patterns import lazy_pattern

Extension = QuadraticField | ExtensionField | RationalFunctions
Domain = Field | Extension
FieldOfAnswers = Field | QuadraticField | ExtensionField
"""What an answer can be judged over."""

_QUADRATIC = lazy_pattern(r"\s*QQ\(\s*(?:(?P<i>i)|(?:sqrt|\u221a)\s*\(?\s*(?P<d>-?\d{1,13})\s*\)?)\s*\)\s*", re.ASCII)
_FUNCTIONS = lazy_pattern(
    rf"\s*QQ\(\s*(?P<letters>(?:{LETTER.pattern})(?:\s*,\s*(?:{LETTER.pattern}))*)\s*\)\s*", re.ASCII
)
_FINITE = lazy_pattern(r"\s*GF\(\s*(?P<q>\d{1,6})\s*\)\s*", re.ASCII)


def domain_named(name: Domain | str) -> Domain:
    """The field with that name; a field itself is taken as it is. Raises InputError for a name of none.

    >>> [domain_named(name).name for name in ("QQ(sqrt(2))", "QQ(i)", "GF(9)", "GF(7)", "QQ(a,b)")]
    ['QQ(sqrt 2)', 'QQ(i)', 'GF(9)', 'GF(7)', 'QQ(a, b)']
    """
    if not isinstance(name, str):
        return name
    quadratic = _QUADRATIC.fullmatch(name)
    if quadratic is not None:
        return QQ_sqrt(-1 if quadratic["i"] else int(quadratic["d"]))
    functions = _FUNCTIONS.fullmatch(name)
    if functions is not None:
        return QQ_letters(*re.split(r"\s*,\s*", functions["letters"]))
    finite = _FINITE.fullmatch(name)
    if finite is not None:
        q = int(finite["q"])
        if is_proper_prime_power(q):
            return GF_power(q)
    return field_named(name)


def over_rationals_or_prime(name: Domain | str) -> Field:
    """The field, where all that there is to calculate is written for QQ and GF(p); raises InputError for another one.

    >>> over_rationals_or_prime("GF(7)").characteristic
    7
    """
    found = domain_named(name)
    if isinstance(found, Extension):
        raise InputError.of("rank-only-field", field=found.name)
    return found


def field_of_answers(name: Domain | str) -> FieldOfAnswers:
    """The field that an answer is judged over, where its numbers may have square roots in it, i, or a letter.

    Raises InputError for fields of functions: letters in an answer stand for any number without one.

    >>> field_of_answers("QQ(i)").name, field_of_answers("GF(4)").name
    ('QQ(i)', 'GF(4)')
    """
    found = domain_named(name)
    if isinstance(found, RationalFunctions):
        raise InputError.of("answers-field", field=found.name)
    return found
