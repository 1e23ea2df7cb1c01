"""Matrices over a number domain from text and Python values; SymPy's expressions are walked, never printed and read."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, BinaryIO, TypeVar

from exactrank.errors import InputError, Problem
from exactrank.matrix import Matrix
from exactrank.numbers.canonical_numbers import Number, number_power, number_product, number_sum
from exactrank.numbers.contract import NumberDomain
from exactrank.numbers.rational_functions import RationalFunctions
from exactrank.numbers.rows import RowsOver
from exactrank.patterns import lazy_pattern
from exactrank.reading.matrices.cells import check_cells
from exactrank.reading.matrices.exact_entries import Floats, exact_number
from exactrank.reading.matrices.numbers_over import number_over
from exactrank.reading.matrices.roots_over import rooted
from exactrank.reading.source.limits import MAX_DEPTH, MAX_LATEX
from exactrank.reading.source.problems import Problems, shown, usual_length

E = TypeVar("E")

_LATEX = lazy_pattern(r"\\begin\b|\\\\")
_SEPARATOR = lazy_pattern(r"\s*,\s*|\s+")


def rows_over(domain: NumberDomain[E], value: object) -> RowsOver[E]:
    r"""The matrix over the domain: text, rows of numbers and texts, a Matrix over QQ, or a matrix of SymPy.

    >>> from exactrank.numbers.quadratic import QQ_sqrt
    >>> rows_over(QQ_sqrt(-1), "1 i; 2-3i 1/2").texts()
    [['1', 'i'], ['2-3*i', '1/2']]
    >>> rows_over(QQ_sqrt(2), r"\begin{pmatrix} \sqrt{2} & 1 \\ \frac{1}{\sqrt2} & 0 \end{pmatrix}").texts()
    [['sqrt(2)', '1'], ['1/2*sqrt(2)', '0']]

    Raises InputError with every entry that is no number of the domain, and for rows of different lengths.
    """
    if isinstance(value, RowsOver) and value.domain != domain:
        raise InputError.of("other-field", found=value.domain.name, wanted=domain.name)
    cells = _cells_of_text(value, domain) if isinstance(value, str) else _cells_of_value(value)
    problems = Problems()
    check_cells(sum(map(len, cells)), problems)
    width = usual_length([len(row) for row in cells]) if cells else 0
    made: list[list[Number[E]]] = []
    for i, row in enumerate(cells):
        if len(row) != width:
            problems.add_ragged(i, len(row), width)
        made.append([])
        for j, entry in enumerate(row):
            try:
                made[-1].append(_number(domain, entry))
            except InputError as error:
                for one in error.problems:
                    fields = (*one.fields, ("row", i + 1), ("column", j + 1))
                    known = one.message == "input.not-in-field"
                    problems.add_problem(Problem("input.entry-not-in-field", fields) if known else one)
    problems.raise_any()
    return RowsOver.of(domain, made, width)


def _cells_of_text(text: str, domain: NumberDomain[E]) -> list[list[Any]]:
    if len(text) > MAX_LATEX:
        raise InputError.of("input.too-many-bytes", count=len(text), limit=MAX_LATEX)
    if _LATEX.search(text):
        return _cells_of_latex(text)
    if text.lstrip().startswith(("[[", "{")):
        try:
            held = json.loads(text, parse_int=str, parse_float=str)
        except (ValueError, RecursionError):
            held = None
        if held is not None:
            return _cells_of_object(held, domain) if isinstance(held, dict) else _cells_of_value(held)
        # rows in brackets without the quotes of JSON: their marks are taken for ends of rows
        text = re.sub(r"\]\s*,?\s*\[", ";", text.strip()[1:-1])
    text = text.strip().strip("[]")
    rows = [line.strip() for line in re.split(r"[;\r\n]", text) if line.strip()]
    return [[cell for cell in _SEPARATOR.split(row) if cell] for row in rows]


def _cells_of_object(held: dict[str, Any], domain: NumberDomain[E]) -> list[list[Any]]:
    """The rows of an object of JSON; a shape and a field that it names must be theirs."""
    from exactrank.numbers.domain_names import domain_named

    cells = _cells_of_value(held.get("matrix"))
    named = held.get("field")
    if named is not None:
        found = domain_named(str(named))
        if found.name not in ("QQ", domain.name):
            raise InputError.of("other-field", found=found.name, wanted=domain.name)
    shape = held.get("shape")
    width = len(cells[0]) if cells else 0
    if shape is not None and shape != [str(len(cells)), str(width)]:
        raise InputError.of("input.another-shape", rows=len(cells), columns=width)
    return cells


def _cells_of_latex(text: str) -> list[list[Any]]:
    from exactrank.reading.latex.grid_forms import grids_in
    from exactrank.reading.latex.tokens import tokens_of

    tokens = tokens_of(text)
    grids = [grid for grid in grids_in(tokens, 0, len(tokens)) if grid.rows]
    if len(grids) != 1:
        raise InputError.of("input.no-matrix-in-text") if not grids else InputError.of("input.no-matrix", type="str")
    cells = [[text[tokens[a].start : tokens[b - 1].stop] if a < b else "" for a, b in row] for row in grids[0].rows]
    return [row for row in cells if any(cell.strip() for cell in row)]


def _cells_of_value(value: Any) -> list[list[Any]]:
    if isinstance(value, RowsOver):
        return value.texts()
    if isinstance(value, Matrix):
        if value.field.characteristic:
            raise InputError.of("other-field", found=value.field.name, wanted="QQ")
        return [list(row) for row in value]
    held = value.tolist() if hasattr(value, "tolist") else value
    if not isinstance(held, Sequence) or not all(isinstance(row, list | tuple) for row in held):
        raise InputError.of("input.no-matrix", type=type(value).__name__)
    return [list(row) for row in held]


def _number(domain: NumberDomain[E], entry: Any) -> Number[E]:
    if isinstance(entry, str):
        return number_over(domain, entry)
    if type(entry).__module__.partition(".")[0] == "sympy":
        return _walked(domain, entry, 0)
    if type(entry).__name__.startswith("complex") and isinstance(entry, complex):
        return _of_complex(domain, entry)
    exact = exact_number(entry, None)
    if isinstance(exact, Problem):
        raise InputError.of("input.not-in-field", entry=shown(str(entry)), field=domain.name)
    return _rational(domain, Fraction(exact))


def _of_complex(domain: NumberDomain[E], entry: complex) -> Number[E]:
    """A complex number of Python or numpy with integer parts; others may be rounded, and are refused as floats are."""
    unit = rooted(domain, -1)
    if unit is None or not (entry.real.is_integer() and entry.imag.is_integer()):
        raise InputError.of("input.not-in-field", entry=shown(str(entry)), field=domain.name)
    imaginary = number_product(domain, _rational(domain, Fraction(int(entry.imag))), unit)
    return number_sum(domain, _rational(domain, Fraction(int(entry.real))), imaginary)


def _rational(domain: NumberDomain[E], x: Fraction) -> Number[E]:
    return domain.ratio(domain.of_integer(x.numerator), x.denominator)


def _factors(expression: Any) -> list[Any]:
    """The arguments, with I sqrt(n) in one: QQ(sqrt -3) holds sqrt(-3), but neither I nor sqrt(3)."""
    import sympy

    parts = list(expression.args)
    root = next((part for part in parts if part.is_Pow and part.exp == sympy.Rational(1, 2)), None)
    if expression.is_Mul and root is not None and root.base.is_positive and sympy.I in parts:
        parts.remove(root)
        parts[parts.index(sympy.I)] = sympy.Pow(-root.base, sympy.Rational(1, 2), evaluate=False)
    return parts


def _walked(domain: NumberDomain[E], expression: Any, depth: int) -> Number[E]:
    """The number that a SymPy tree of sums, products, powers, rationals, symbols, I and square roots stands for."""
    if depth > MAX_DEPTH:
        raise InputError.of("input.too-deep", limit=MAX_DEPTH)
    if expression.is_Rational:
        return _rational(domain, Fraction(int(expression.p), int(expression.q)))
    if expression.is_Add or expression.is_Mul:
        parts = [_walked(domain, part, depth + 1) for part in _factors(expression)]
        made = parts[0]
        for part in parts[1:]:
            made = (number_sum if expression.is_Add else number_product)(domain, made, part)
        return made
    found: Number[E] | None = None
    if expression.is_Symbol and isinstance(domain, RationalFunctions) and expression.name in domain.letters:
        return domain.letter(expression.name), 1
    if type(expression).__name__ == "ImaginaryUnit":
        found = rooted(domain, -1)
    elif expression.is_Pow and expression.exp.is_Rational:
        base, (p, q) = expression.base, (int(expression.exp.p), int(expression.exp.q))
        if q == 1:
            found = number_power(domain, _walked(domain, base, depth + 1), p)
        elif q == 2 and base.is_Integer and (root := rooted(domain, int(base))) is not None:
            found = number_power(domain, root, p)
    if found is None:
        raise InputError.of("input.not-in-field", entry=shown(str(expression)), field=domain.name)
    return found


def rows_of_argument(argument: str, field: str) -> RowsOver[Any] | None:
    """The matrix that MATRIX states over QQ(i), QQ(sqrt d), GF(p^k) or QQ(a, b); None over QQ and GF(p)."""
    from exactrank.numbers.domain_names import Extension, domain_named
    from exactrank.reading.matrices.files import read_text_argument

    domain: Any = domain_named(field)
    return rows_over(domain, read_text_argument(argument)) if isinstance(domain, Extension) else None


def rows_as_written(argument: str, stdin: BinaryIO | None = None) -> RowsOver[Any] | None:
    """The matrix that MATRIX states over the field that its entries say themselves; None where they say none.

    For a MATRIX without numbers of QQ alone, which is refused with what is wrong there if this is None.
    """
    from exactrank.reading.matrices.domain_of_entries import domain_of_entries
    from exactrank.reading.matrices.files import read_text_argument

    try:
        text = read_text_argument(argument, stdin)
        domain = domain_of_entries(text)
        return None if domain is None else rows_over(domain, text)
    except InputError:
        return None


def rows_beyond_rationals(argument: str, field: str, floats: Floats | None = None) -> RowsOver[Any] | None:
    """The matrix that MATRIX states over the field, GF(p) among them; None over QQ.

    >>> rows_beyond_rationals("1/2 8; -1 7", "GF(7)")
    <2x2 matrix over GF(7) [4 1; 6 0]>
    """
    from exactrank.numbers.domain_names import domain_named
    from exactrank.reading.matrices.files import read_matrix

    rows = rows_of_argument(argument, field)
    if rows is not None or not domain_named(field).characteristic:
        return rows
    A = read_matrix(argument, floats=floats, field=field)[0]
    over: Any = A.field
    return RowsOver(over, A.rows, A.ncols)
