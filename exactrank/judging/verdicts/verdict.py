"""Judgements: the outcome of each statement, the note that says what happened, and the witness that proves it."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.witnesses import Witness, WrongEntry
from exactrank.patterns import lazy_pattern
from exactrank.records import dataclass
from exactrank.statements import (
    Assertion,
    ClaimedOperation,
    ColumnOf,
    Determinant,
    EchelonFormOf,
    EntryOf,
    Equality,
    Expression,
    Grid,
    Hidden,
    Indexed,
    Inference,
    Inverse,
    Name,
    Negative,
    Number,
    Orthogonality,
    Power,
    ProductSign,
    RankOf,
    RowOf,
    Span,
    Statement,
    Sum,
    Times,
    Transposed,
    Unread,
)
from exactrank.statements.walks import mentions, subexpressions

_LAMBDA = r"\lambda"
_VALUE = lazy_pattern(r"=[\s&{]*+[-+]?[\s{]*+(?:\d|\\(?:left|begin|[dt]?frac|sqrt)\b|[(\[]\s*+[-+\d])")
_IMAGINARY = ("i", "j")
"""Most likely a number, and then what is true of it need not be true of a letter."""


class Outcome(Enum):
    """What was decided of one statement."""

    CORRECT = "correct"
    INCORRECT = "incorrect"
    UNDECIDED = "undecided"
    UNREADABLE = "unreadable"


class Whole(Enum):
    """What was decided of the whole answer."""

    CORRECT = "correct"
    INCORRECT = "incorrect"
    UNDECIDED = "undecided"
    UNREADABLE = "unreadable"
    INCOMPLETE = "incomplete"


class Missing(Enum):
    """What an answer to a problem does not have."""

    MATRIX = "matrix"
    """the matrix of the problem never stands in it"""
    ANSWER = "answer"
    """nothing that it says of this matrix is an answer: a restatement, a bound, 1 = 1"""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One statement judged. Only an incorrect one has a witness that refutes it.

    `stated` is the operation that is wrong as stated, `meant` are the operations the arithmetic confirms instead;
    `entry` is the one entry that, written otherwise, makes it right, where there is just one such (the witness may be a
    vector); `follows` is the index (from 0) of the earlier wrong statement that this one goes on from; `detail` names
    what was not known. `operations` are those stated, each with its target settled; None where the kind has none.
    `assumed` is what the judgement rests on that is not written; `conditions` are those under which the text says it.
    `answers`: it is said without condition, and settles something of the problem's matrix, be it rightly or wrongly.
    """

    statement: Statement
    kind: str
    outcome: Outcome
    note: Note | None = None
    witness: Witness | None = None
    operations: tuple[ClaimedOperation, ...] | None = None
    found_operations: tuple[ClaimedOperation, ...] = ()
    stated: ClaimedOperation | None = None
    meant: tuple[ClaimedOperation, ...] = ()
    entry: WrongEntry | None = None
    follows: int | None = None
    detail: str = ""
    assumed: tuple[Inference, ...] = ()
    conditions: tuple[str, ...] = ()
    answers: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every statement of an answer judged, in order; definitions are among the statements but claim nothing."""

    judgements: tuple[Judgement, ...]
    outcome: Whole
    unread: tuple[Unread, ...] = ()
    """what looks like a claim and was not understood"""
    hidden: tuple[Hidden, ...] = ()
    """mathematics that a reader of the page does not see"""
    missing: Missing | None = None
    """what the answer does not have, where a problem was set"""
    understood: tuple[Statement | Assertion, ...] = ()
    """every statement as it was read, definitions too, in the order of the text"""
    formulas: tuple[Span, ...] = ()
    """what looks like mathematics, where nothing at all could be judged"""
    undiscussed: tuple[tuple[tuple[str, Fraction], ...], ...] = ()
    """values of letters, each in a case of which a discussion of cases says nothing"""

    @property
    def first_error(self) -> int | None:
        """The index (from 0) of the first incorrect statement, None where there is none."""
        return next((i for i, one in enumerate(self.judgements) if one.outcome is Outcome.INCORRECT), None)

    def line_of(self, index: int | None) -> int:
        """The line of a judgement, its number where it has no line; of none the first."""
        line = None if index is None else self.judgements[index].statement.span.line
        return line if line is not None else (index or 0) + 1

    @property
    def is_correct(self) -> bool:
        return self.outcome is Whole.CORRECT

    def __bool__(self) -> bool:
        """Whether the answer is correct: `assert verify(answer)` holds for nothing else."""
        return self.is_correct


def _is_general(one: Judgement) -> bool:
    """A formula of names that stand for nothing here, or a determinant of blocks that are letters altogether.

    Digits printed for a name that nothing explains are a claim about something.
    """
    claim = one.statement
    if one.outcome is not Outcome.UNDECIDED:
        return False
    if isinstance(claim, Determinant) and one.note is Note.SYMBOLIC and isinstance(claim.subject, Grid):
        return all(entry is None for row in claim.subject.rows for entry in row)
    if letter_of_polynomials(claim) is not None:
        return False  # they are not the same
    if (
        isinstance(claim, Determinant)
        and isinstance(claim.subject, Negative | Power | Times | Transposed)
        and isinstance(claim.value, Number)
    ):
        return False  # det A^2 = 5, det(-A) = 5: of A alone something may be known
    if isinstance(claim, Equality) and any(isinstance(side, EntryOf | ColumnOf | RowOf) for side in claim.sides):
        return False  # said in words, of one matrix
    if isinstance(claim, Equality) and {RankOf, Number} <= {*map(type, claim.sides)}:
        return False
    if isinstance(claim, Equality) and (
        _is_product_with_value(claim) or _is_eigen_relation(claim) or _is_image_of_basis_vector(claim)
    ):
        return False
    formula = isinstance(claim, Equality | Orthogonality | Determinant | EchelonFormOf | Inverse)
    return formula and one.note is Note.UNDEFINED_NAME and not _compares_matrices(claim)


def _is_product_with_value(claim: Equality) -> bool:
    """u . v = 5: a number is said of the vectors that somebody has in mind; u . v = v . u is a rule."""
    products = [side for side in claim.sides if isinstance(side, Times) and side.sign is ProductSign.DOT]
    products = [one for one in products if all(isinstance(factor, Name | Indexed) for factor in one.factors)]
    return bool(products) and any(isinstance(side, Number) and side.value for side in claim.sides)


def _is_eigen_relation(claim: Equality) -> bool:
    """A v = 3v: a number is said of a vector that somebody has in mind; A v = \\lambda v is a rule."""
    match claim.sides:
        case (Times((Name(A), Name(v))), Times((Number(), Name(same)))):
            return A.isupper() and v == same
    return False


def _is_image_of_basis_vector(claim: Equality) -> bool:
    """A e_2 = (1, 3): a column of A is said, whatever nobody has said of e_2."""
    if len(claim.sides) < 2:
        return False
    first, last = claim.sides[0], claim.sides[-1]
    vector = first.factors[-1] if isinstance(first, Times) else None
    of_a_matrix = isinstance(first, Times) and isinstance(first.factors[0], Name) and first.factors[0].name.isupper()
    return of_a_matrix and isinstance(vector, Indexed) and vector.name == "e" and isinstance(last, Grid | Transposed)


def _compares_matrices(claim: Statement) -> bool:
    """Whether two sides or more hold a matrix that is written out: [...] v = [...] v compares the two."""
    if not isinstance(claim, Equality):
        return False
    grids = [[part for part in subexpressions(side) if isinstance(part, Grid)] for side in claim.sides]
    return sum(any(min(len(one.rows), len(one.rows[0])) > 1 for one in found) for found in grids) > 1


def letter_of_polynomials(claim: Statement) -> str | None:
    """The letter, where a statement says that polynomials in it are the same, which no single value of it shows."""
    if not isinstance(claim, Equality) or len(claim.sides) < 2:
        return None
    if all(map(_is_polynomial, claim.sides)):
        return _LAMBDA
    names = {part for side in claim.sides for part in subexpressions(side) if isinstance(part, Name | Indexed)}
    only = names.pop() if claim.identity and len(names) == 1 else None
    return only.name if isinstance(only, Name) and only.name not in _IMAGINARY else None


def _is_polynomial(side: Expression) -> bool:
    r"""Whether something is calculated with \lambda: (\lambda - 2)(\lambda - 3), and not \lambda or a number."""
    return isinstance(side, Sum | Times | Power | Negative) and mentions(side, _LAMBDA)


def _looks_like_a_value(one: Judgement) -> bool:
    """Whether something that was not understood has a number or a matrix of numbers for one of its sides."""
    return one.outcome is Outcome.UNREADABLE and _VALUE.search(one.statement.span.source) is not None


def whole_outcome(judgements: tuple[Judgement, ...], complete: bool, unread: bool = False) -> Whole:
    """Incorrect if any statement is; else what stands in the way of correct: unreadable, undecided, incomplete.

    A piece that could not be read matters when it seems to be a claim (it has a kind), or nothing else was decided; a
    formula about names that stand for nothing here (W = U S V^T) claims nothing about the matrices at hand. What it
    gives a value to is a claim that was not read.
    """
    outcomes = {one.outcome for one in judgements if not _is_general(one)}
    if Outcome.INCORRECT in outcomes:
        return Whole.INCORRECT
    decided = Outcome.CORRECT in outcomes
    unread = unread or any(_looks_like_a_value(one) for one in judgements)
    if any(one.outcome is Outcome.UNREADABLE and (one.kind != "unreadable" or not decided) for one in judgements):
        return Whole.UNREADABLE
    if Outcome.UNDECIDED in outcomes or not outcomes:
        return Whole.UNDECIDED
    return Whole.CORRECT if complete and decided and not unread else Whole.INCOMPLETE
