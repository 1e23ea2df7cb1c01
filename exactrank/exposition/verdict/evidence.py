"""What refutes a statement, told so that the reader can check it in a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import assert_never

from exactrank.document import Array, Digits, Formula, Grid, Listing, Number, Said, Size, say
from exactrank.exposition.formulas import equation, number_of_solutions
from exactrank.exposition.letters import letter_formula
from exactrank.exposition.values import extended_formula, surd
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.values import Value
from exactrank.judging.verdicts.verdict import Judgement
from exactrank.judging.verdicts.witnesses import (
    Contradiction,
    Dependence,
    ExistingSolution,
    Extended,
    FiniteSolutions,
    FormValue,
    ForValues,
    ImpossibleOperation,
    MisplacedEntry,
    NonzeroImage,
    NonzeroMinor,
    Place,
    RankEvidence,
    RootEntry,
    RootImage,
    RootMinor,
    Separation,
    Witness,
    WrongCount,
    WrongDigits,
    WrongEntries,
    WrongEntry,
    WrongPivots,
    WrongRootEntries,
    WrongRootValue,
    WrongShape,
    WrongValue,
)
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import Enclosure, significant_digits
from exactrank.numbers.surds import Surd

TOLD = 3
"""So many wrong entries are told one by one; of more, how many they are."""


def evidence(one: Judgement) -> Iterator[Said]:
    """The sentences of the witness."""
    yield from _evidence(one, one.witness)


def _evidence(one: Judgement, witness: Witness | None) -> Iterator[Said]:
    match witness:
        case ForValues(values, inner):
            put = [equation(letter_formula(letter), Number(value)) for letter, value in values]
            yield say("verdict.witness.for-values", values=Listing(tuple(put)))
            yield from _evidence(one, inner)
        case None | ImpossibleOperation():
            pass  # the operation itself has been told
        case WrongEntries() | WrongRootEntries():
            yield from _entries(witness, bool(one.meant))
        case WrongRootValue(right, wrong):
            yield say("verdict.witness.value", expected=extended_formula(right), found=extended_formula(wrong))
        case RootImage(root_vector, row, image):
            shown = Grid((tuple(map(extended_formula, root_vector)),))
            if not image.terms:
                yield say("verdict.witness.null-vector", vector=shown)
            else:
                yield say("verdict.witness.nonzero-image", vector=shown, row=row + 1, value=extended_formula(image))
        case RootMinor():
            yield _root_minor(witness)
        case Separation():
            yield _separation(witness, one.note)
            if one.entry is not None:
                yield _entry("entry-fits", one.entry)
        case NonzeroImage(vector, _, value) if not value:
            yield say("verdict.witness.null-vector", vector=_vector(vector))
        case NonzeroImage(vector, row, value):
            yield say("verdict.witness.nonzero-image", vector=_vector(vector), row=row + 1, value=Number(value))
        case NonzeroMinor(rows, columns, value):
            key = "verdict.witness.nonzero-entry" if len(rows) == 1 else "verdict.witness.nonzero-minor"
            yield say(key, rows=_places(rows), columns=_places(columns), value=Number(value))
        case RankEvidence():
            yield _rank(witness)
        case WrongValue(expected, found, index):
            yield _value(expected, found, index)
        case WrongDigits():
            for digits in (witness, *witness.further[: TOLD - 1]):
                yield _digits(digits)
            if len(witness.further) >= TOLD:
                yield say("verdict.witness.more-digits", count=len(witness.further) - TOLD + 1)
        case WrongShape(expected_shape, found_shape):
            yield say("verdict.witness.shape", expected=Size(*expected_shape), found=Size(*found_shape))
        case WrongCount(expected_count, found_count):
            yield say("verdict.witness.count", expected=expected_count, found=found_count)
        case WrongPivots(columns, _):
            yield say("verdict.witness.pivots", count=len(columns), columns=_places(columns))
        case MisplacedEntry(row, column, entry):
            yield say("verdict.witness.misplaced-entry", row=row + 1, column=column + 1, found=Number(entry))
        case Dependence(coefficients):
            yield say("verdict.witness.dependence", coefficients=_vector(coefficients))
        case FormValue(vector, value):
            yield say("verdict.witness.form-value", vector=_vector(vector), value=Number(value))
        case ExistingSolution(vector):
            yield say("verdict.witness.existing-solution", vector=_vector(vector))
        case FiniteSolutions(p, free):
            yield say("verdict.witness.finite-solutions", count=free, values=p, solutions=number_of_solutions(p, free))
        case Contradiction(multipliers, value, substituted):
            key = "contradiction-of-values" if substituted else "contradiction"
            yield say(f"verdict.witness.{key}", multipliers=_vector(multipliers), value=Number(value))
        case _:
            assert_never(witness)


def _entries(witness: WrongEntries | WrongRootEntries, label_is_wrong: bool) -> Iterator[Said]:
    """Entries of the result; where the label is what is wrong, what it would have led to."""
    product = witness.where is Place.PRODUCT
    key = "entry-of-product" if product else "entry-as-stated" if label_is_wrong else "entry"
    told: tuple[WrongEntry | RootEntry, ...] = witness.entries[: 1 if label_is_wrong else TOLD]
    for entry in told:
        yield _entry(key, entry)
    if len(witness.entries) > len(told) and not label_is_wrong:
        yield say("verdict.witness.more-entries", count=len(witness.entries) - len(told))


def _entry(key: str, entry: WrongEntry | RootEntry) -> Said:
    return say(
        f"verdict.witness.{key}",
        row=entry.row + 1,
        column=entry.column + 1,
        expected=_number(entry.expected),
        found=_number(entry.found),
    )


def _number(value: Fraction | Extended) -> Formula:
    return Number(value) if isinstance(value, Fraction) else extended_formula(value)


def _root_minor(witness: RootMinor) -> Said:
    one = len(witness.rows) == 1
    rows, columns, value = _places(witness.rows), _places(witness.columns), extended_formula(witness.value)
    if witness.rank is None:
        key = "verdict.witness.nonzero-entry" if one else "verdict.witness.nonzero-minor"
        return say(key, rows=rows, columns=columns, value=value)
    expected, _, vectors = witness.rank
    if not expected:
        return say("verdict.witness.rank-zero")
    key = "verdict.witness.rank-by-entry" if one else "verdict.witness.rank"
    return say(key, count=vectors, expected=expected, rows=rows, columns=columns, value=value)


def _separation(witness: Separation, note: Note | None) -> Said:
    vector, value = _vector(witness.vector), Number(witness.value)
    if note is Note.NOT_IN_SPACE:
        return say("verdict.witness.separation-of-vector", vector=vector, value=value)
    key = "separation-first" if witness.zero_on_first else "separation-second"
    return say(f"verdict.witness.{key}", vector=vector, row=witness.row + 1, value=value)


def _rank(witness: RankEvidence) -> Said:
    if not witness.rows:
        return say("verdict.witness.rank-zero")
    return say(
        "verdict.witness.rank-by-entry" if len(witness.rows) == 1 else "verdict.witness.rank",
        count=witness.null_basis.ncols,
        expected=witness.expected,
        rows=_places(witness.rows),
        columns=_places(witness.columns),
        value=Number(witness.minor),
    )


def _value(expected: Value | Enclosure, found: Value, index: int | None) -> Said:
    if isinstance(expected, Enclosure):
        about = Digits(significant_digits(expected.midpoint, 6))
        return say("verdict.witness.value-about", expected=about, found=_formula(found))
    if index is not None:
        return say("verdict.witness.value-at", index=index + 1, expected=_formula(expected), found=_formula(found))
    return say("verdict.witness.value", expected=_formula(expected), found=_formula(found))


def _digits(witness: WrongDigits) -> Said:
    expected, found = Digits(witness.expected), Digits(witness.found)
    if isinstance(witness.exact, Enclosure):
        return say("verdict.witness.digits-about", expected=expected, found=found)
    exact = _formula(witness.exact)
    if witness.row is None or witness.column is None:
        return say("verdict.witness.digits", exact=exact, expected=expected, found=found)
    return say(
        "verdict.witness.digits-at",
        row=witness.row + 1,
        column=witness.column + 1,
        exact=exact,
        expected=expected,
        found=found,
    )


def _formula(value: Value) -> Formula:
    match value:
        case Matrix():
            return Array(value)
        case Surd():
            return surd(value)
        case Fraction():
            return Number(value)
        case _:
            assert_never(value)


def _vector(entries: Iterable[Fraction]) -> Formula:
    return Array(Matrix.of([list(entries)]))


def _places(indices: Iterable[int]) -> Listing:
    return Listing(tuple([index + 1 for index in indices]))
