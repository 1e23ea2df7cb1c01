"""Linear equations with letters among the coefficients: each is read as one polynomial in letters and unknowns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from exactrank.errors import InputError
from exactrank.numbers.canonical_numbers import Number
from exactrank.numbers.multivariate import collected, is_constant
from exactrank.numbers.rational_functions import GREEK, LETTER, Function, QQ_letters, RationalFunctions
from exactrank.patterns import lazy_pattern
from exactrank.reading.matrices.numbers_over import number_over

NAMES = lazy_pattern(rf"\\?(?:{'|'.join(GREEK)})(?![A-Za-z])|\\[A-Za-z]+|(?:{LETTER.pattern})")
_GREEK_NAME = lazy_pattern(rf"(?<![A-Za-z\\])({'|'.join(GREEK)})(?![A-Za-z])")
SPARE = "ABCDEFGHJKLMNOPQRSTUVWXYZ"
"""Letters that stand for unknowns while an equation is read."""


def coefficient_texts(lines: Sequence[str], unknowns: Sequence[str]) -> list[list[str]] | None:
    r"""The coefficients and right sides of equations with letters, as texts; None where they are not all understood.

    >>> coefficient_texts(["x_1 + (k-1) x_2 = 2k", r"\lambda x_2 = 3"], ["x_1", "x_2"])
    [['1', 'k-1', '2*k'], ['0', '\\lambda', '3']]
    """
    spare = [letter for letter in SPARE if not any(letter in line for line in lines)]
    if len(spare) < len(unknowns) or any(line.count("=") != 1 for line in lines):
        return None
    put = dict(zip(unknowns, spare, strict=False))
    plain = [_with_letters_for(line.replace("&", " "), put) for line in lines]
    stand_ins = [put[name] for name in unknowns]
    used = {one.lstrip("\\") for line in plain for one in NAMES.findall(line)} - {*stand_ins}
    parameters = sorted([one for one in used if LETTER.fullmatch(one)])
    try:
        whole = QQ_letters(*parameters, *stand_ins)
        domain = QQ_letters(*parameters)
        rows = [equation_over(line, whole, len(parameters)) for line in plain]
    except InputError:
        return None
    return [[_GREEK_NAME.sub(r"\\\1", domain.text(*x)) for x in row] for row in rows]


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
    domain = QQ_letters(*whole.letters[:parameters])
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
