"""A discussion of cases as values: a tree of questions whether one irreducible polynomial vanishes, and its answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from fractions import Fraction
from typing import Any

from exactrank.calculations.elimination.over_domains import StepOver
from exactrank.derivation import Pivot
from exactrank.errors import InputError
from exactrank.numbers.canonical_numbers import Number
from exactrank.numbers.multivariate import Terms, terms_text, value_at
from exactrank.numbers.rational_functions import Function, RationalFunctions
from exactrank.numbers.rows import RowsOver
from exactrank.records import dataclass
from exactrank.statements.claims import SolutionKind


class Goal(Enum):
    """What is asked for every value of the letters."""

    SOLUTIONS = "solutions"
    RANK = "rank"
    ECHELON = "echelon"
    """the columns of the pivots, from the left"""
    DETERMINANT = "determinant"
    INVERSE = "inverse"


class Over(Enum):
    """What the letters stand for."""

    RATIONAL = "rational"
    REAL = "real"
    COMPLEX = "complex"


class CutReason(Enum):
    """Why no value of the letters reaches a branch."""

    CONTRADICTION = "contradiction"
    """it contradicts the conditions above it"""
    NO_REAL_ROOT = "no-real-root"
    NO_RATIONAL_ROOT = "no-rational-root"
    POSITIVE = "positive"
    """a sum of squares with positive factors and a number of the same sign"""


@dataclass(frozen=True, slots=True)
class Condition:
    """An irreducible polynomial, primitive with a positive first coefficient, that vanishes or does not."""

    polynomial: Terms
    vanishes: bool


@dataclass(frozen=True, slots=True)
class Value:
    """What a letter (its number, from 0) is in a branch: a polynomial, over an integer, in letters that are free."""

    letter: int
    polynomial: Terms
    denominator: int = 1


@dataclass(frozen=True, slots=True)
class Cut:
    """A branch that no value of the letters reaches."""

    condition: Condition
    reason: CutReason


@dataclass(frozen=True, slots=True)
class Answer:
    """What holds for all values of the letters that fulfil the conditions of a branch.

    `pivots` are places whose entries, in the rows as they are then, vanish for none of these values: their number is
    the rank of the coefficients (None where a determinant alone was asked for). For a system `kind` says how many
    solutions it has, `contradiction` the row that reads 0 = c, and `particular` and `directions` (one for each column
    in `free`) give all solutions. `determinant` and `inverse` are what they are called, the latter by rows.
    """

    pivots: tuple[Pivot, ...] | None
    kind: SolutionKind | None = None
    contradiction: int | None = None
    particular: tuple[Number[Function], ...] | None = None
    directions: tuple[tuple[Number[Function], ...], ...] = ()
    free: tuple[int, ...] = ()
    determinant: Number[Function] | None = None
    inverse: tuple[tuple[Number[Function], ...], ...] | None = None

    @property
    def rank(self) -> int | None:
        return None if self.pivots is None else len(self.pivots)

    @property
    def augmented_rank(self) -> int | None:
        """The rank with the right side."""
        return None if self.pivots is None else len(self.pivots) + (self.kind is SolutionKind.NONE)


@dataclass(frozen=True, slots=True)
class Question:
    """Whether a polynomial vanishes: the two branches are disjoint, and together they are all values."""

    polynomial: Terms
    zero: Branch | Cut
    nonzero: Branch | Cut


@dataclass(frozen=True, slots=True)
class Region:
    """Values of the letters, by what the conditions of a branch come to.

    `values` are the letters that the conditions determine. `equations` are what else vanishes: a Gröbner basis of the
    ideal that they generate. `nonzero` are polynomials that do not vanish, where the rest does not say so itself.
    """

    values: tuple[Value, ...] = ()
    equations: tuple[Terms, ...] = ()
    nonzero: tuple[Terms, ...] = ()

    @property
    def is_everything(self) -> bool:
        return not (self.values or self.equations or self.nonzero)

    def holds(self, point: Sequence[Fraction]) -> bool:
        """Whether these numbers for the letters, in their order, lie in it."""
        return (
            all(point[v.letter] == value_at(v.polynomial, point) / v.denominator for v in self.values)
            and not any(value_at(p, point) for p in self.equations)
            and all(value_at(p, point) for p in self.nonzero)
        )


def region_text(region: Region, letters: Sequence[str]) -> str:
    """The conditions of a region as one plain text, empty for all values.

    >>> region_text(Region((Value(0, (((0, 1), 1),), 2),), (), ((((0, 1), 1),),)), ("a", "b"))
    'a = 1/2*b, b != 0'
    """
    values = [
        f"{letters[one.letter]} = {terms_text(one.polynomial, letters, one.denominator)}" for one in region.values
    ]
    equations = [f"{terms_text(p, letters)} = 0" for p in region.equations]
    return ", ".join([*values, *equations, *[f"{terms_text(p, letters)} != 0" for p in region.nonzero]])


@dataclass(frozen=True, slots=True)
class Branch:
    """The values of the letters that fulfil `conditions`: the rows there, the steps from them, and what comes then.

    `conditions` are the answers to the questions above; what they determine is put into `start`.
    """

    conditions: tuple[Condition, ...]
    region: Region
    start: RowsOver[Function]
    steps: tuple[StepOver[Function], ...]
    then: Question | Answer

    @property
    def end(self) -> RowsOver[Function]:
        """The rows after the last step."""
        return self.steps[-1].result if self.steps else self.start


@dataclass(frozen=True, slots=True)
class Case:
    """Values of the letters with one answer: those of one branch, or of several whose answers are one."""

    region: Region
    answer: Answer
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class CaseTree:
    """The complete discussion of a matrix with letters: exactly one case holds for all values that `given` admits."""

    domain: RationalFunctions
    matrix: RowsOver[Function]
    bar: int | None
    goal: Goal
    over: Over
    given: tuple[Condition, ...]
    root: Branch
    cases: tuple[Case, ...]
    unknowns: tuple[str, ...] = ()
    """what the unknowns are called, where somebody named them"""
    determinant: Number[Function] | None = None
    """as a polynomial in the letters, where it or the inverse was asked for"""

    @property
    def letters(self) -> tuple[str, ...]:
        return self.domain.letters

    def at(self, **values: int | Fraction) -> Case:
        """The case that these numbers for the letters lie in; raises InputError for values that are not admitted."""
        if set(values) != set(self.letters):
            raise InputError.of("wrong-letters", count=len(values), limit=len(self.letters))
        point = [Fraction(values[letter]) for letter in self.letters]
        for case in self.cases:
            if case.region.holds(point):
                return case
        raise InputError.of("cases.not-admitted", values=", ".join([f"{x} = {v}" for x, v in values.items()]))

    def to_sympy(self) -> Any:
        """The answers as a Piecewise of SymPy; solutions are sets as `linsolve` gives them."""
        from exactrank.calculations.cases.sympy_piecewise import cases_to_sympy

        return cases_to_sympy(self)

    @property
    def leaves(self) -> tuple[Branch, ...]:
        """The branches that end with an answer."""
        return tuple(leaves_of(self.root))


def leaves_of(branch: Branch | Cut) -> Iterator[Branch]:
    """The branches below, or this one, that end with an answer; those where a polynomial vanishes come first."""
    if isinstance(branch, Cut):
        return
    if isinstance(branch.then, Answer):
        yield branch
    else:
        yield from leaves_of(branch.then.zero)
        yield from leaves_of(branch.then.nonzero)
