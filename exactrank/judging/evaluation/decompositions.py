"""Singular values and vectors by the names that a text gives them in W_2 = s_1 u_1 v_1^T + s_2 u_2 v_2^T."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from functools import cached_property

from exactrank.calculations.low_rank import EnclosedMatrix, LowRankApproximation, SingularTriple
from exactrank.calculations.spectrum import SingularValue, SingularValues, singular_values
from exactrank.judging.evaluation.linear import check_size
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.judging.verdicts.values import Scalar, root
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import Enclosure
from exactrank.numbers.fields import QQ
from exactrank.records import dataclass
from exactrank.statements import Expression, Indexed, Sum, Times, Transposed

SIZE = 30
"""Spectra of matrices with a Gram matrix larger than this are not computed."""
_VECTORS = 12
"""Singular vectors of matrices with a Gram matrix larger than this are not computed."""
_TERMS = 50


def check_spectrum(A: Matrix) -> None:
    if A.field != QQ:
        raise NoValue(Note.NOT_EVALUATED)
    if min(A.shape) > SIZE:
        raise NoValue(Note.TOO_LARGE)
    check_size(A)


class Role(Enum):
    """What a name with an index stands for."""

    VALUE = "value"
    LEFT = "left"
    RIGHT = "right"
    TRUNCATION = "truncation"
    """the sum of the greatest singular values times their vectors: the best approximation of that rank"""


@dataclass(frozen=True, slots=True)
class Names:
    """The letters in M_r = s_1 u_1 v_1^T + ... + s_r u_r v_r^T."""

    matrix: str
    value: str
    left: str
    right: str

    def roles(self) -> dict[str, Role]:
        return {
            self.matrix: Role.TRUNCATION,
            self.value: Role.VALUE,
            self.left: Role.LEFT,
            self.right: Role.RIGHT,
        }


class Decomposition:
    """The singular value decomposition of a matrix; each pair of vectors has the sign that the text gives it first."""

    def __init__(self, A: Matrix, names: Names) -> None:
        self.matrix = A
        self.names = names
        self.signs: dict[int, int] = {}
        self._triples: dict[tuple[int, int], SingularTriple | None] = {}

    @cached_property
    def values(self) -> SingularValues:
        check_spectrum(self.matrix)
        return singular_values(self.matrix)

    def value(self, k: int) -> SingularValue | None:
        """Singular value number k, counted from 1 with multiplicity; None where it is zero."""
        if not 1 <= k <= max(self.matrix.shape):
            raise NoValue(Note.UNDEFINED_NAME)
        nonzero = self.values.nonzero
        return nonzero[k - 1] if k <= len(nonzero) else None

    def truncation(self, r: int) -> LowRankApproximation:
        if not 0 <= r <= min(self.matrix.shape):
            raise NoValue(Note.UNDEFINED_NAME)
        return LowRankApproximation(self.values, r)

    def entries(self, r: int, digits: int) -> EnclosedMatrix:
        """The truncation to r terms in intervals at most 10^-digits wide."""
        found = self.truncation(r)
        if min(self.matrix.shape) > _VECTORS and found.exact is None:
            raise NoValue(Note.TOO_LARGE)
        made = found.approximation(digits)
        if made is None:  # equal singular values: any choice of vectors gives another one
            raise NoValue(Note.NOT_EVALUATED)
        return made

    def vector(self, role: Role, k: int, digits: int) -> EnclosedMatrix:
        """A left or right singular vector as a column, with a sign that both of a pair have in common."""
        if min(self.matrix.shape) > _VECTORS:
            raise NoValue(Note.TOO_LARGE)
        value = self.value(k)
        if value is None or value.multiplicity > 1:
            raise NoValue(Note.NOT_EVALUATED)
        if (k, digits) not in self._triples:
            self._triples[k, digits] = LowRankApproximation(self.values, k).triples(digits)[-1]
        triple = self._triples[k, digits]
        if triple is None:
            raise NoValue(Note.NOT_EVALUATED)
        column = tuple([(x,) for x in (triple.left if role is Role.LEFT else triple.right)])
        return column if self.signs.get(k, 1) > 0 else tuple([(Enclosure(-x.upper, -x.lower),) for (x,) in column])


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a decomposition: singular value k, one of its vectors, or the sum of the first k terms."""

    role: Role
    decomposition: Decomposition
    index: int

    def exactly(self) -> Scalar | Matrix | None:
        """The value where it is rational, or a singular value that is one root; else None."""
        match self.role:
            case Role.VALUE:
                value = self.decomposition.value(self.index)
                return Fraction(0) if value is None else scalar_of(value)
            case Role.TRUNCATION:
                return self.decomposition.truncation(self.index).exact
            case _:
                return None

    def entries(self, digits: int) -> EnclosedMatrix:
        """In intervals at most 10^-digits wide; a singular value as a matrix of one entry."""
        match self.role:
            case Role.VALUE:
                value = self.decomposition.value(self.index)
                return ((Enclosure.exactly(0) if value is None else value.within(_bits(digits)),),)
            case Role.TRUNCATION:
                return self.decomposition.entries(self.index, digits)
            case _:
                return self.decomposition.vector(self.role, self.index, digits)


def _bits(digits: int) -> int:
    return digits * 10 // 3 + 8


def scalar_of(value: SingularValue) -> Scalar | None:
    """The singular value where it is rational or the root of a rational number."""
    return None if value.square is None else root(1, value.square)


def greatest_singular_value(A: Matrix) -> SingularValue | None:
    """The spectral norm; None for the zero matrix."""
    check_spectrum(A)
    values = singular_values(A).values
    return values[0] if values else None


def names_in(name: Indexed, value: Expression) -> Names | None:
    r"""The letters of a truncation, written in full or as one term more: W_3 = W_2 + \sigma_3 u_3 v_3^T."""
    terms = value.terms if isinstance(value, Sum) else (value,)
    r = _index(name)
    if r is None or not 1 <= r <= _TERMS:
        return None
    wanted = list(range(1, r + 1))
    if terms[0] == Indexed(name.name, (r - 1,)):
        terms, wanted = terms[1:], [r]
    found = [_term(term) for term in terms]
    if [k for k, _ in found] != wanted or len({letters for _, letters in found}) != 1:
        return None
    s, u, v = found[0][1]
    different = len({name.name, s, u, v}) == 4
    return Names(name.name, s, u, v) if different and r"\sigma" in s else None


def _term(term: Expression) -> tuple[int | None, tuple[str, str, str]]:
    """The index and the letters of s_k u_k v_k^T."""
    match term:
        case Times((Indexed() as s, Indexed() as u, Transposed(Indexed() as v))):
            k = _index(s)
            if s.indices == u.indices == v.indices:
                return k, (s.name, u.name, v.name)
    return None, ("", "", "")


def _index(name: Indexed) -> int | None:
    return name.indices[0] if len(name.indices) == 1 and isinstance(name.indices[0], int) else None
