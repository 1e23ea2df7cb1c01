"""Systems of equations that values of unknowns may be of, and what the letters of unknowns say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.equation_runs import EquationRun
from exactrank.reading.formulas.parameters import Column, Form, key_of, parted, substituted
from exactrank.reading.matrices.letters_over import letters_in
from exactrank.records import dataclass
from exactrank.statements import Expression, Grid, Indexed, Name, Solution
from exactrank.statements.walks import subexpressions

Names = Sequence[str]
"""What the unknowns are called, in the order of the columns."""
_SENTENCE_END = lazy_pattern(r"[.!?\u3002](?:\s|$)|\n\s*\n")
_FORMULA_END = lazy_pattern(r"\$\$|\\[\[\]()]|\$|\\end\{\w+\*?\}|\\right.")
_FORMULA_START = lazy_pattern(r"(?:\$\$?|\\[\[(]|\\begin\{\w+\*?\}|\s)+\Z")
_WORD = lazy_pattern(r"(?<![\\A-Za-z{])[^\W\d_]{2,}")
PLAIN_UNKNOWNS = "xyzw"
"""What unknowns are called that have no index, in the order of the columns."""
_OF_VECTORS = frozenset("efglpqruvwz")
"""Letters that with an index are rather those of rows, equations and vectors."""
_BEFORE = 160
"""Characters before a formula in which its sentence is looked at."""


@dataclass(frozen=True, slots=True)
class System:
    """A system of linear equations: the augmented matrix, or matrix and right side; with so many unknowns."""

    coefficients: Expression
    right: Expression | None
    unknowns: int
    vector: str = ""
    """the name of the vector of unknowns, where the writer gave it one"""
    names: tuple[str, ...] = ()
    """the unknowns in the order of the columns, where the equations tell"""
    run: EquationRun | None = None
    """the equations, where they only stand one after the other: there may be others that belong to them"""
    guessed: bool = False
    """whether nothing but the number of unknowns says that the last column is the right side"""
    left: bool = False
    """whether a matrix stands behind it that may be what it was reduced to, or one of another system"""
    later: tuple[System, ...] = ()
    """systems in the same unknowns that may be meant instead"""
    at: int = field(default=0, compare=False)
    """where it is written"""


def column_by_free(found: dict[int, Form], called: Names) -> list[Form] | None:
    """The unknowns by what is left free, each put into the others; None where they are given by one another."""
    values = {called[k]: form for k, form in found.items() if k < len(called) and form != {called[k]: 1}}
    column: list[Form] = []
    for name in called:
        form = values.get(name, {name: Fraction(1)})
        for _ in called:
            form = substituted(form, values)
        column.append(form)
    return None if any(set(form) & set(values) for form in column) else column


def may_be_called(vector: str, names: Sequence[str]) -> bool:
    """Whether the unknowns may be the entries of a vector: those of x are x_1, x_2, and not y_1, y_2."""
    bases = {name.partition("_")[0] for name in names if "_" in name}
    letter = re.sub(r"\\\w+|[{}]", "", vector).lower()
    return len(bases) != 1 or letter in bases


def relates_vectors(left: Expression, right: Expression) -> bool:
    """r_3 = 3 r_1 + 2 r_2, v_3 = v_1 - v_2: rows, equations or vectors, of which one is a combination of others."""
    if not isinstance(left, Indexed) or left.name not in _OF_VECTORS:
        return False
    return any(isinstance(one, Indexed) and one.name == left.name for one in subexpressions(right))


def is_homogeneous(system: System) -> bool:
    return isinstance(system.right, Grid) and all(entry == 0 for row in system.right.rows for entry in row)


def is_past(left: Expression, unknowns: int) -> bool:
    """x_4, where there are three unknowns."""
    index = left.indices[0] if isinstance(left, Indexed) and left.name == "x" and len(left.indices) == 1 else 0
    return isinstance(index, int) and index > unknowns


def named(key: str) -> Name | Indexed:
    base, mark, index = key.partition("_")
    return Indexed(base, (int(index),)) if mark and index.isdecimal() else Name(key)


def key_if_named(name: Expression) -> str:
    return key_of(name) if isinstance(name, Name | Indexed) else ""


def has_entries(said: Solution, count: int) -> bool:
    """Whether a solution is a vector of so many entries, if it gives any vector."""
    return not isinstance(said.particular, Grid) or len(said.particular.rows) == count


def words_before(text: str, offset: int) -> bool:
    """Whether words stand before a formula in its sentence."""
    before = _FORMULA_START.sub("", text[max(0, offset - _BEFORE) : offset])
    before = _FORMULA_END.split(_SENTENCE_END.split(before)[-1])[-1]
    return _WORD.search(before) is not None


def called_like(like: str, count: int, letters: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the unknowns where one of them is called so; none where it is not known which letters they are."""
    base, mark, _ = like.partition("_")
    return tuple([f"{base}_{k + 1}" for k in range(count)]) if mark else letters


def parted_of(column: Column, system: System) -> tuple[Grid, tuple[Grid, ...]]:
    """The constant part and the directions; letters among the coefficients and right sides are no parameters."""
    grids = [one for one in (system.coefficients, system.right) if isinstance(one, Grid)]
    texts = [text for grid in grids for row in grid.written for text in row]
    return parted(column, {letter for text in texts for letter in letters_in(text)})
