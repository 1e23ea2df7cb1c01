"""Lines that are fitted to points: y = 2x + 1 and m = 2, c = 1 solve the normal equations of the matrix at hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache

from exactrank.reading.claims.in_sentences import SentenceClaims
from exactrank.reading.formulas.matrices import MatrixRead
from exactrank.reading.formulas.parameters import Form, NotAffine, form_of
from exactrank.reading.language.marks import Mood
from exactrank.reading.language.templates import any_of
from exactrank.records import dataclass
from exactrank.statements import (
    Assertion,
    Definition,
    Equality,
    Expression,
    Grid,
    Inference,
    Name,
    Negative,
    Number,
    Passage,
    Solution,
    Span,
    Sum,
    Times,
    Transposed,
)

_Said = tuple[int, Passage]
_FEWEST = 3
_VARIABLES = ("x", "t")
_GIVEN = (Mood.ASSERTS, Mood.GENERAL)


@dataclass(frozen=True, slots=True)
class _Fit:
    """The matrix of a line that is fitted, which of its columns is that of ones, and the values."""

    matrix: Name
    ones: int
    values: Name

    def claim(self, span: Span, slope: Fraction, constant: Fraction) -> Assertion:
        """The two numbers as the solution of A^T A x = A^T b; that this line is meant is a guess."""
        column = (slope, constant) if self.ones == 1 else (constant, slope)
        A = Transposed(self.matrix)
        said = Solution(span, Times((A, self.matrix)), Times((A, self.values)), Grid(tuple([(one,) for one in column])))
        return Assertion((said,), (Inference.SYSTEM,))


def fitted_lines(
    told: Sequence[_Said], grids: Mapping[str, MatrixRead], sentences: SentenceClaims
) -> tuple[list[_Said], set[int]]:
    """The passages with what is said of a fitted line, and where its numbers and its equation stand.

    A text about best-fit lines or least squares has one matrix with a column of ones and one vector of values; its line
    y = m x + c has the letters that get values, or numbers.
    """
    fit = _fit_of(grids) if _speaks_of_fits(sentences) else None
    if fit is None:
        return list(told), set()
    made: list[_Said] = []
    letters: tuple[str, str] | None = None
    values: dict[str, tuple[int, Fraction]] = {}
    places: set[int] = set()
    for offset, one in told:
        line = _line_of(one)
        asserted = sentences.moods.at(offset)[0] in _GIVEN
        if line is not None and all(isinstance(x, str) for x in line):
            letters = str(line[0]), str(line[1])
        elif line is not None and asserted and isinstance(line[0], Fraction) and isinstance(line[1], Fraction):
            made.append((offset, fit.claim(one.span, line[0], line[1])))
            places.add(offset)
            continue
        made.append((offset, one))
        value = _value_of(one, letters or ())
        if value is not None and letters is not None and asserted:
            values[value[0]] = offset, value[1]
            if {*letters} == {*values} and isinstance(one, Definition):
                made.append((offset, fit.claim(one.span, values[letters[0]][1], values[letters[1]][1])))
                places |= {at for at, _ in values.values()}
    return made, places


def _fit_of(grids: Mapping[str, MatrixRead]) -> _Fit | None:
    """The only matrix of two columns with one of ones, and the only vector with as many entries."""
    named = [(name, read.grid) for name, read in grids.items() if not read.grid.is_symbolic]
    matrices = [(name, grid) for name, grid in named if len(grid.rows[0]) == 2 and len(grid.rows) >= _FEWEST]
    found = [(name, grid, k) for name, grid in matrices for k in (1, 0) if all(row[k] == 1 for row in grid.rows)]
    if len(found) != 1 or len(matrices) != 1:
        return None
    name, grid, ones = found[0]
    vectors = [key for key, one in named if len(one.rows[0]) == 1 and len(one.rows) == len(grid.rows)]
    return _Fit(Name(name), ones, Name(vectors[0])) if len(vectors) == 1 else None


def _line_of(one: Passage) -> tuple[Fraction | str, Fraction | str] | None:
    """Slope and constant of y = ..., as numbers or as letters."""
    said = one.readings[0] if isinstance(one, Assertion) else one
    if isinstance(said, Definition):
        name, value = said.name, said.value
    elif isinstance(said, Equality) and len(said.sides) == 2:
        name, value = said.sides  # type: ignore[assignment]
    else:
        return None
    if name != Name("y"):
        return None
    if (letters := _letters_of(value)) is not None:
        return letters
    try:
        form: Form = form_of(value)
    except NotAffine:
        return None
    variables = [key for key in form if key]
    if len(variables) != 1 or variables[0] not in _VARIABLES:
        return None
    slope, constant = form[variables[0]], form.get("", Fraction(0))
    return (slope, constant) if isinstance(slope, Fraction) and isinstance(constant, Fraction) else None


def _letters_of(value: Expression) -> tuple[str, str] | None:
    """m x + c, a + b t: the letter of the slope and that of the constant."""
    terms = [one.of if isinstance(one, Negative) else one for one in value.terms] if isinstance(value, Sum) else []
    products = [one.factors for one in terms if isinstance(one, Times) and len(one.factors) == 2]
    alone = [one.name for one in terms if isinstance(one, Name)]
    if len(terms) != 2 or len(products) != 1 or len(alone) != 1:
        return None
    names = [one.name for one in products[0] if isinstance(one, Name)]
    slopes = [name for name in names if name not in _VARIABLES]
    return (slopes[0], alone[0]) if len(names) == 2 and len(slopes) == 1 and alone[0] not in _VARIABLES else None


def _value_of(one: Passage, letters: Iterable[str]) -> tuple[str, Fraction] | None:
    """The letter of a line that gets a number."""
    if not isinstance(one, Definition) or not isinstance(one.name, Name) or not isinstance(one.value, Number):
        return None
    return (one.name.name, one.value.value) if one.name.name in letters else None


def _speaks_of_fits(sentences: SentenceClaims) -> bool:
    words = tuple([word for one in sentences.packs for word in one.lists.get("fits", ())])
    return bool(words) and _fits(words).search(sentences.prose.text) is not None


@cache
def _fits(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_of(words), re.IGNORECASE)
