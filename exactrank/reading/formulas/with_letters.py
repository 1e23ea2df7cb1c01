"""Matrices and systems with letters as they are written or held: entries over QQ(a, b, ...), the bar, the unknowns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from exactrank.errors import InputError
from exactrank.numbers.rational_functions import LETTER, Function, QQ_letters, RationalFunctions
from exactrank.numbers.rows import RowsOver
from exactrank.patterns import lazy_pattern
from exactrank.reading.formulas.bars import bar_of, inside
from exactrank.reading.formulas.letter_equations import NAMES, SPARE, equation_over
from exactrank.reading.matrices.files import read_text_argument
from exactrank.reading.matrices.rows_over import rows_over
from exactrank.reading.source.limits import MAX_LATEX
from exactrank.reading.source.numbers import fold
from exactrank.reading.source.problems import Problems, shown
from exactrank.records import dataclass

_ENVIRONMENT = lazy_pattern(
    r"\\(?:begin|end)\s*\{[a-zA-Z*]*\}(?:\{[^{}]*\})?|\\(?:text|mathrm|operatorname)\s*\{[^{}]*\}"
)
_INDEXED = lazy_pattern(r"([A-Za-z])_?\{?([1-9])\}?(?![0-9])")
_UNKNOWN = frozenset("xyzwuv")


@dataclass(frozen=True, slots=True)
class RowsWithBar:
    """A matrix over QQ(a, b, ...), the number of its columns left of a bar, and what the unknowns are called."""

    rows: RowsOver[Function]
    domain: RationalFunctions
    bar: int | None = None
    unknowns: tuple[str, ...] = ()


def read_with_letters(value: object, letters: Sequence[str] = ()) -> RowsWithBar:
    r"""The matrix with letters that a text, rows of numbers and texts, or a matrix of SymPy states.

    Without `letters` they are those of the entries; of a system that is typed as equations x, y, z, u, v, w and indexed
    letters are unknowns, and the others are letters. Raises InputError for entries that are no fractions of polynomials
    in them.

    >>> read_with_letters("1 a | 1; a 1 | 1").bar, read_with_letters("x + a y = 1; a x + y = 1").rows.texts()
    (2, [['1', 'a', '1'], ['a', '1', '1']])
    """
    if not isinstance(value, str):
        domain = QQ_letters(*(letters or _letters_of_values(value)))
        return RowsWithBar(rows_over(domain, value), domain)
    text = read_text_argument(value)
    if len(text) > MAX_LATEX:
        raise InputError.of("input.too-many-bytes", count=len(text), limit=MAX_LATEX)
    text = fold(text)
    if "=" in text and not text.lstrip().startswith("{"):
        return _system(text, letters)
    domain = QQ_letters(*(letters or _letters_of(text)))
    bar = bar_of(text)
    rows = rows_over(domain, text if "\\begin" in text else text.replace("|", " "))
    return RowsWithBar(rows, domain, inside(bar, rows.ncols))


def _letters_of(text: str) -> list[str]:
    found = [one.lstrip("\\") for one in NAMES.findall(_ENVIRONMENT.sub(" ", text))]
    return sorted({one for one in found if LETTER.fullmatch(one)}) or ["a"]


def _letters_of_values(value: Any) -> list[str]:
    """The symbols of a SymPy matrix, or the letters of texts among the entries."""
    symbols = getattr(value, "free_symbols", None)
    if symbols is not None:
        return sorted([symbol.name for symbol in symbols]) or ["a"]
    rows = value if isinstance(value, list | tuple) else []
    entries = [entry for row in rows if isinstance(row, list | tuple) for entry in row]
    found = {letter for entry in entries if isinstance(entry, str) for letter in _letters_of(entry)}
    found |= {symbol.name for entry in entries for symbol in getattr(entry, "free_symbols", ())}
    return sorted(found) or ["a"]


def _system(text: str, letters: Sequence[str]) -> RowsWithBar:
    lines, unknowns, told, others = parted_system(text, letters)
    parameters = list(letters) or others or ["a"]
    domain = QQ_letters(*parameters)
    whole = QQ_letters(*parameters, *unknowns)
    entries = [equation_over(line, whole, len(parameters)) for line in lines]
    return RowsWithBar(RowsOver.of(domain, entries), domain, len(unknowns), told)


def parted_system(text: str, letters: Sequence[str]) -> tuple[list[str], list[str], tuple[str, ...], list[str]]:
    """The equations with one letter for each unknown, these letters, what the unknowns are called, and other letters.

    Equations stand one a line, or with semicolons between them, or are rows of an environment of LaTeX. With `letters`
    all others are unknowns.
    """
    lines = [part for part in re.split(r"[;\r\n]|\\\\", _ENVIRONMENT.sub(" ", text).replace("&", " ")) if part.strip()]
    if any(line.count("=") != 1 for line in lines):
        bad = next(line for line in lines if line.count("=") != 1)
        Problems("").refuse("not-an-equation", None, text=shown(bad.strip()))
    indexed = sorted({(a, k) for line in lines for a, k in _INDEXED.findall(line) if f"{a}_{k}" not in letters})
    used = {one.lstrip("\\") for line in lines for one in NAMES.findall(_INDEXED.sub(" ", line))}
    spare = [letter for letter in SPARE if letter not in used and letter not in letters]
    names = dict(zip(indexed, spare, strict=False))
    lines = [_INDEXED.sub(lambda m: f" {names.get((m[1], m[2]), m[0])} ", line) for line in lines]
    plain = sorted([x for x in used if LETTER.fullmatch(x) and (x not in letters if letters else x in _UNKNOWN)])
    plain.sort(key=lambda x: ("xyz".find(x) < 0, x))
    unknowns = [*names.values(), *plain]
    if not unknowns:
        raise InputError.of("input.not-a-system")
    told = tuple([f"{a}_{k}" for a, k in names] + plain)
    return lines, unknowns, told, sorted([x for x in used if LETTER.fullmatch(x) and x not in plain])
