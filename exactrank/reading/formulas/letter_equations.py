"""Linear equations with letters among the coefficients: each is read as one polynomial in letters and unknowns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from exactrank.errors import InputError
from exactrank.numbers.canonical_numbers import Number
from exactrank.numbers.multivariate import collected, is_constant
from exactrank.numbers.rational_functions import GREEK, LETTER, Function, QQ_letters, RationalFunctions
from exactrank.numbers.root_sums import prime_factors
from exactrank.numbers.surds import square_part
from exactrank.patterns import lazy_pattern
from exactrank.reading.matrices.letters_over import letters_in
from exactrank.reading.matrices.numbers_over import number_over
from exactrank.reading.matrices.roots_over import root_letter

NAMES = lazy_pattern(rf"\\?(?:{'|'.join(GREEK)})(?![A-Za-z])|\\[A-Za-z]+|(?:{LETTER.pattern})")
_ROOT = lazy_pattern(r"\\sqrt\s*\{?\s*(-?)\s*(\d{1,12})")
_UNIT = lazy_pattern(r"(?<![A-Za-z\\_{])i(?![A-Za-z])")
_ROOT_LETTER = lazy_pattern(r"sqrt(\d+)")
_GREEK_NAME = lazy_pattern(rf"(?<![A-Za-z\\])({'|'.join(GREEK)})(?![A-Za-z])")
SPARE = "ABCDEFGHJKLMNOPQRSTUVWXYZ"
"""Letters that stand for unknowns while an equation is read."""


def coefficient_texts(lines: Sequence[str], unknowns: Sequence[str]) -> list[list[str]] | None:
    r"""The coefficients and right sides of equations with letters, as texts; None where they are not all understood.

    >>> coefficient_texts(["x_1 + (k-1) x_2 = 2k", r"\lambda x_2 = 3"], ["x_1", "x_2"])
    [['1', 'k-1', '2*k'], ['0', '\\lambda', '3']]
    >>> coefficient_texts([r"(1+i) x + \sqrt{8} y = i"], ["x", "y"])
    [['i+1', '2*\\sqrt{2}', 'i']]
    """
    spare = [letter for letter in SPARE if not any(letter in line for line in lines)]
    if len(spare) < len(unknowns) or any(line.count("=") != 1 for line in lines):
        return None
    put = dict(zip(unknowns, spare, strict=False))
    plain = [_with_letters_for(line.replace("&", " "), put) for line in lines]
    stand_ins = [put[name] for name in unknowns]
    parameters = sorted({one for line in plain for one in letters_in(line)} - {*stand_ins})
    roots = [] if "i" in unknowns else _roots_among(plain)
    letters = (*parameters, *roots)
    try:
        QQ_letters(*(parameters or ["a"]), *stand_ins)  # refuses too many
        whole = RationalFunctions((*letters, *stand_ins))
        rows = [equation_over(line, whole, len(letters)) for line in plain]
    except InputError:
        return None
    domain = RationalFunctions(letters)
    return [[_as_typed(domain.text(*x)) for x in row] for row in rows]


def _as_typed(text: str) -> str:
    """A text of letters with the commands of the Greek ones, and with the roots that some stand for."""
    return _ROOT_LETTER.sub(r"\\sqrt{\1}", _GREEK_NAME.sub(r"\\\1", text))


def _roots_among(lines: Sequence[str]) -> list[str]:
    """i, and the roots of the primes of which there are roots, as the letters that they are for a polynomial."""
    primes: set[int] = set()
    negative = any(_UNIT.search(line) for line in lines)
    for line in lines:
        for sign, digits in _ROOT.findall(line):
            primes |= set(prime_factors(square_part(int(digits))[1])) if int(digits) else set()
            negative = negative or bool(sign)
    return [root_letter(q) for q in ([-1] if negative else []) + sorted(primes)]


def _with_letters_for(line: str, put: Mapping[str, str]) -> str:
    """The line with a letter of its own in the place of every unknown."""
    for name, letter in put.items():
        head, _, index = name.partition("_")
        below = rf"\s*_\s*\{{?\s*{re.escape(index)}\s*\}}?(?!\d)" if index else r"(?!\s*_)"
        line = re.sub(rf"(?<!\\){re.escape(head)}{below}", f" {letter} ", line)
    return line


def equation_over(line: str, whole: RationalFunctions, parameters: int) -> list[Number[Function]]:
    """The coefficients of the unknowns, which are the last letters, and the right side."""
    left, _, right = line.partition("=")
    (p, q), d = number_over(whole, f"({left})-({right})")
    domain = RationalFunctions(whole.letters[:parameters])
    count = len(whole.letters) - parameters
    columns: list[list[tuple[tuple[int, ...], int]]] = [[] for _ in range(count + 1)]
    for exponents, c in p:
        own = exponents[parameters:]
        if sum(own) > 1:
            raise InputError.of("input.not-a-system")
        columns[own.index(1) if any(own) else count].append((exponents[:parameters], c if any(own) else -c))
    if not is_constant(q) and any(any(exponents[parameters:]) for exponents, _ in q):
        raise InputError.of("input.not-a-system")
    below = collected([(exponents[:parameters], c) for exponents, c in q])
    made = [domain.divide((collected(terms), domain.one[0]), (below, domain.one[0])) for terms in columns]
    return [domain.ratio(x, e * d) for x, e in made]
