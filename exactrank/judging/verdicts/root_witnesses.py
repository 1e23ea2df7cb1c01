"""Witnesses with sums of square roots in them, or elements of GF(p^k), and the way there from what stands for them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from exactrank.judging.verdicts.witnesses import (
    Extended,
    NonzeroImage,
    NonzeroMinor,
    RankEvidence,
    RootEntry,
    RootImage,
    RootMinor,
    Witness,
    WrongCount,
    WrongEntries,
    WrongEntry,
    WrongPivots,
    WrongRootEntries,
    WrongRootValue,
    WrongShape,
    WrongValue,
)
from exactrank.numbers.root_sums import RootNumber

NumberOf = Callable[[Fraction], Extended | None]
"""The number that an integer modulo the prime stands for; None where it is too large to be known."""


def over_roots(witness: Witness, number: NumberOf) -> Witness | None:
    """The witness with the numbers that were meant; None for a kind that is not shown with roots."""
    match witness:
        case WrongEntries(entries, where):
            found = [_entry(one, number) for one in entries]
            known = tuple([one for one in found if one is not None])
            return WrongRootEntries(known, where) if len(known) == len(found) else None
        case WrongValue(Fraction() as expected, Fraction() as claimed, index):
            right, wrong = number(expected), number(claimed)
            if right is None or wrong is None:
                return None
            rational, told = _rational(right), _rational(wrong)
            if index is not None and rational is not None and told is not None:
                return WrongValue(rational, told, index)
            return WrongRootValue(right, wrong)
        case RankEvidence(expected_rank, found_rank, rows, columns, minor, null_basis):
            value = number(minor)
            if value is None:
                return None
            return RootMinor(rows, columns, value, (expected_rank, found_rank, null_basis.ncols))
        case NonzeroImage(vector, row, image):
            known_entries = tuple([x for entry in vector if (x := number(entry)) is not None])
            at = number(image)
            return None if at is None or len(known_entries) < len(vector) else RootImage(known_entries, row, at)
        case NonzeroMinor(rows, columns, minor):
            value = number(minor)
            return None if value is None else RootMinor(rows, columns, value)
        case WrongShape() | WrongCount() | WrongPivots():
            return witness
    return None


def _rational(x: Extended) -> Fraction | None:
    return x.rational if isinstance(x, RootNumber) else None


def _entry(one: WrongEntry, number: NumberOf) -> RootEntry | None:
    expected, found = number(one.expected), number(one.found)
    return None if expected is None or found is None else RootEntry(one.row, one.column, expected, found)
