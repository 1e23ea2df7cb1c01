r"""Eigenvectors in formulas: \lambda_1 = 2 and then v_1 = (1, -2)^T, with few words between.

A vector belongs to the value with its index, or where neither has one to the value that stands last before it. That it
is an eigenvector, and of which matrix, is a guess about the text: it is right, or in doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from fractions import Fraction

from exactrank.reading.formulas.expression_kinds import EIGENVALUE_LETTERS, key_of
from exactrank.reading.formulas.matrices import MatrixRead
from exactrank.reading.formulas.parameters import NotAffine, column_of, parted
from exactrank.records import dataclass
from exactrank.statements import (
    Assertion,
    Eigenvalues,
    Eigenvectors,
    Expression,
    Grid,
    Identity,
    Indexed,
    Inference,
    Name,
    Negative,
    Number,
    Passage,
    Quotient,
    SquareRoot,
    Sum,
    Times,
    Transposed,
)
from exactrank.statements.spans import Span
from exactrank.statements.walks import subexpressions

_VECTORS = frozenset((*"vuwxspq", r"\xi", r"\eta", r"\vec{v}", r"\vec{u}", r"\vec{x}", r"\mathbf{v}", r"\alpha", "e"))
_REACH = 1200
"""Characters from an eigenvalue within which its eigenvector stands."""


@dataclass(slots=True)
class EigenPairs:
    """Goes along the equations of a text, and pairs vectors with the eigenvalues before them."""

    matrices: Mapping[str, MatrixRead]
    asserted: Callable[[int, int], bool] = lambda offset, value: True
    """Whether what stands at an offset is asserted, be it of the eigenvalue at another one."""
    apart: Callable[[int, int], bool] = lambda earlier, later: False
    """Whether two offsets stand in different exercises."""
    only_matrix: Callable[[], Expression | None] = lambda: None
    """The name of the only square matrix of the text so far."""
    subject: Expression | None = None
    claimed: int | None = None
    """Where a sentence stands that gives eigenvalues without names."""
    values: dict[int, tuple[int, Fraction]] = field(default_factory=dict)
    """The eigenvalues by index, 0 for one without, each with its place."""
    paired: tuple[int, tuple[int, Fraction]] | None = None
    """The index of the vector that was paired last, and its eigenvalue; None once another eigenvalue stands there."""
    subject_at: int = 0
    """where the matrix of the last characteristic polynomial stands"""

    def read(self, made: Sequence[Expression | None], offset: int, span: Span) -> Passage | None:
        """Notes an eigenvalue; the claim that a vector makes which belongs to one."""
        for one in made:
            if one is not None and (subject := _characteristic(one)) is not None:
                self.subject, self.subject_at = subject, offset
        left, right = made[0], made[-1]
        if len(made) < 2 or not isinstance(left, Name | Indexed) or right is None:
            return None
        index = _index(left)
        if index is None:
            return None
        if left.name in EIGENVALUE_LETTERS:
            self.paired = None
            if not isinstance(right, Number):
                self.values.pop(index, None)
                return None
            self.values[index] = offset, right.value
            near = index and self.subject is not None and offset - self.subject_at < _REACH
            if not near or self.apart(self.subject_at, offset):
                return None
            # lambda_1 = 3 behind det(A - lambda I): that it is an eigenvalue of A is a guess.
            root = Eigenvalues(span, self.subject, (right,), complete=False)
            return Assertion((root,), (Inference.SUBJECT, Inference.SYSTEM))
        vectors = directions_of(right) if left.name in _VECTORS else ()
        known = self._value(index, offset) if vectors else None
        subject = self.subject or self.only_matrix()
        if known is None and vectors and index and subject is not None and self._follows_a_claim(offset):
            return Assertion((Eigenvectors(span, subject, vectors),), (Inference.SUBJECT, Inference.SYSTEM))
        if known is None or not self.asserted(offset, known[0]):
            return None
        self.paired = index, known
        said = Eigenvectors(span, subject, vectors, Number(known[1]))
        return Assertion((said,), (Inference.SUBJECT,))

    def pair_at(self, offset: int, size: int) -> tuple[Expression, Number] | None:
        """The eigenvalue of which what stands at an offset is said, with its matrix, if that has so many rows."""
        place, value = max(self.values.values(), default=(0, None))
        subject = self.subject or self.only_matrix()
        read = self.matrices.get(key_of(subject)) if isinstance(subject, Name | Indexed) else None
        if value is None or subject is None or offset - place > _REACH or self.apart(place, offset):
            return None
        if read is None or len(read.grid.rows) != size or not self.asserted(offset, place):
            return None
        return subject, Number(value)

    def names_a_value(self, e: Expression | None) -> bool:
        """Whether an equation begins with what eigenvalues are called."""
        return isinstance(e, Name | Indexed) and e.name in EIGENVALUE_LETTERS

    def leave(self) -> None:
        """An exercise ends."""
        self.subject = self.claimed = None
        self.values.clear()
        self.paired = None

    def _follows_a_claim(self, offset: int) -> bool:
        """Whether a sentence before a place gives eigenvalues: v_2 = (1, 1) is then an eigenvector for one of them."""
        at = self.claimed
        return at is not None and 0 <= offset - at < _REACH and not self.apart(at, offset) and self.asserted(offset, at)

    def _value(self, index: int, offset: int) -> tuple[int, Fraction] | None:
        """The eigenvalue of this index, or one without an index that stands behind it, or alone.

        Of a vector that follows another one and has no eigenvalue of its index it is that of the other.
        """
        known, last = self.values.get(index), self.values.get(0)
        if known is None and self.paired is not None and index == self.paired[0] + 1 > 1:
            known = self.paired[1]
        if index and last is not None and (set(self.values) == {0} or (known is not None and last[0] > known[0])):
            known = last
        if known is None or offset - known[0] > _REACH or self.apart(known[0], offset):
            return None
        return known


def _index(name: Name | Indexed) -> int | None:
    if isinstance(name, Name):
        return 0
    only = name.indices[0] if len(name.indices) == 1 else None
    return only if isinstance(only, int) else None


def _characteristic(e: Expression) -> Expression | None:
    r"""The matrix A of A - \lambda I or \lambda I - A, with a letter or a number before the identity."""
    for part in subexpressions(e):
        if isinstance(part, Sum) and len(part.terms) == 2:
            terms = [one.of if isinstance(one, Negative) else one for one in part.terms]
            names = [one for one in terms if isinstance(one, Name)]
            multiples = [one for one in terms if isinstance(one, Identity) or _has_identity(one)]
            if len(names) == len(multiples) == 1:
                return names[0]
    return None


def _has_identity(e: Expression) -> bool:
    """2I, or \\lambda E: a letter for an eigenvalue before what may be called the identity."""
    if not isinstance(e, Times):
        return False
    letter = any(isinstance(one, Name) and one.name in EIGENVALUE_LETTERS for one in e.factors)
    return any(isinstance(one, Identity) or (letter and one in (Name("E"), Name("I"))) for one in e.factors)


def directions_of(e: Expression) -> tuple[Expression, ...]:
    """The directions of a vector, up to factors that are not 0: t (1, -2)^T, (1, 1) / \\sqrt 2; else none."""
    if isinstance(e, Times):
        vectors = [one for one in e.factors if isinstance(one, Grid | Transposed)]
        rest = [one for one in e.factors if not isinstance(one, Grid | Transposed)]
        if len(vectors) == 1 and all(map(_is_factor, rest)):
            return directions_of(vectors[0])
    if isinstance(e, Quotient) and _is_factor(e.denominator):
        return directions_of(e.numerator)
    try:
        constant, directions = parted(column_of(e, {}))
    except NotAffine:
        return ()
    if len(constant.rows) < 2:
        return ()
    if not directions:
        return (constant,)
    return directions if not any(row[0] for row in constant.rows) else ()


def _is_factor(e: Expression) -> bool:
    """A letter, a root or a number other than 0."""
    match e:
        case Number(value):
            return value != 0
        case Name() | Indexed() | SquareRoot():
            return True
        case Negative(of):
            return _is_factor(of)
        case Quotient(above, below):
            return _is_factor(above) and _is_factor(below)
    return False
