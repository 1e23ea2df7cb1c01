"""What was decided of a claim, before it becomes a judgement; and the slips that two unequal values show."""

from __future__ import annotations

from fractions import Fraction

from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.values import Value, product
from exactrank.judging.verdicts.verdict import Outcome
from exactrank.judging.verdicts.witnesses import (
    Place,
    Witness,
    WrongEntries,
    WrongEntry,
    WrongShape,
    WrongValue,
    differences,
)
from exactrank.matrix import Matrix
from exactrank.records import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """An outcome with its note and, where it is incorrect, its witness."""

    outcome: Outcome
    note: Note | None = None
    witness: Witness | None = None
    entry: WrongEntry | None = None
    detail: str = ""

    @property
    def is_incorrect(self) -> bool:
        return self.outcome is Outcome.INCORRECT


CORRECT = Decision(Outcome.CORRECT)


def wrong(note: Note, witness: Witness) -> Decision:
    return Decision(Outcome.INCORRECT, note, witness)


def undecided(note: Note, detail: str = "") -> Decision:
    return Decision(Outcome.UNDECIDED, note, detail=detail)


def same_value(expected: Value, found: Value, where: Place = Place.RESULT) -> Decision:
    """Correct when the values are equal; a vector may stand as a row or as a column, a 1 x 1 matrix for its entry."""
    expected, found = _plain(expected), _plain(found)
    if isinstance(expected, Matrix) and isinstance(found, Matrix):
        return _same_matrix(expected, found, where)
    if isinstance(expected, Matrix) or isinstance(found, Matrix):
        return _matrix_and_number(expected, found, where)
    if expected == found:
        return CORRECT
    note = Note.SIGN if product(Fraction(-1), expected) == found else Note.WRONG_VALUE
    return wrong(note, WrongValue(expected, found))


def _plain(value: Value) -> Value:
    return value[0, 0] if isinstance(value, Matrix) and value.shape == (1, 1) else value


def _matrix_and_number(expected: Value, found: Value, where: Place) -> Decision:
    """A x = 0 says that A x is the zero matrix; any other number does not compare with a matrix."""
    A, number = (expected, found) if isinstance(expected, Matrix) else (found, expected)
    if not isinstance(A, Matrix) or isinstance(number, Matrix) or number != 0:
        return undecided(Note.SHAPE)
    zero = Matrix.zero(*A.shape, A.field)
    return _same_matrix(A, zero, where) if A is expected else _same_matrix(zero, A, where)


def _same_matrix(expected: Matrix, found: Matrix, where: Place) -> Decision:
    if expected == found:
        return CORRECT
    if expected.shape != found.shape:
        if 1 in expected.shape and expected.shape == found.shape[::-1]:
            return _same_matrix(expected, found.T, where)
        note = Note.TRANSPOSED if found == expected.T else Note.SHAPE
        return wrong(note, WrongShape(expected.shape, found.shape))
    entries = differences(expected, found)
    witness = WrongEntries(entries, where)
    if found == expected.T:
        return wrong(Note.TRANSPOSED, witness)
    if all(entry.found == -entry.expected for entry in entries):
        only = entries[0] if len(entries) == 1 else None
        return Decision(Outcome.INCORRECT, Note.SIGN, witness, only)
    if len(entries) == 1:
        return Decision(Outcome.INCORRECT, Note.WRONG_ENTRY, witness, entries[0])
    if multiple_of(expected, found) is not None:
        return wrong(Note.WRONG_MULTIPLIER, witness)
    return wrong(Note.WRONG_ENTRY, witness)


def multiple_of(expected: Matrix, found: Matrix) -> Fraction | None:
    """c with found = c expected, None where there is none but 0."""
    for i, (numerators, _) in enumerate(expected.rows):
        for j, value in enumerate(numerators):
            if value:
                x, y = found[i, j], expected[i, j]
                c = expected.field.scalar(x.numerator * y.denominator, x.denominator * y.numerator)
                return c if c and c * expected == found else None
    return None
