"""Printed digits of what has no closed form: singular vectors, truncations and their norms, by proven intervals."""

from __future__ import annotations

from fractions import Fraction

from exactrank.calculations.energy import EnergyRoot
from exactrank.calculations.low_rank import EnclosedMatrix
from exactrank.judging.evaluation.decompositions import Part, Role
from exactrank.judging.evaluation.digits import rounded_text, wrong_enclosed
from exactrank.judging.evaluation.environment import Environment
from exactrank.judging.evaluation.irrational import real_of, singular_value_of
from exactrank.judging.verdicts.decision import CORRECT, Decision, undecided, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.judging.verdicts.witnesses import WrongDigits
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import Enclosure, sqrt_enclosure
from exactrank.statements import (
    Array,
    Expression,
    Indexed,
    Name,
    Negative,
    NormOf,
    Power,
    Quotient,
    Sum,
    Times,
    Transposed,
)

Printed = dict[tuple[int, int], tuple[Fraction, int]]
"""The decimals of a printed array: value and places by row and column."""

_PLACES = 300
_MORE = 3
"""How often the precision is doubled before a number too near to a half of the last digit stays undecided."""
_CELLS = 2_500
_DEPTH = 20


def decide_enclosed_digits(exact: Expression, printed: Printed, shape: tuple[int, int], env: Environment) -> Decision:
    """Each printed number against the interval of the exact one, which is narrowed until it decides.

    The sign of a pair of singular vectors is free: the first of them that is printed settles it.
    """
    places = max([one for _, one in printed.values()], default=0)
    if places > _PLACES or not printed:
        return undecided(Note.TOO_LARGE if printed else Note.NOT_EVALUATED)
    part = env.singular.part(exact)
    if part is not None and part.role in (Role.LEFT, Role.RIGHT):
        _settle_sign(part, printed, shape)
    digits = max(places, 0) + 3
    for _ in range(_MORE):
        found = _laid(enclosed(exact, env, digits), shape)
        if found is None:
            return undecided(Note.SHAPE)
        open_ones = False
        wrong_ones: list[WrongDigits] = []
        for (i, j), (value, count) in sorted(printed.items()):
            bounds, half = found[i][j], Fraction(1, 2) / Fraction(10) ** count
            if value - half <= bounds.lower and bounds.upper <= value + half:
                continue
            apart = bounds.upper < value - half or bounds.lower > value + half
            if apart and rounded_text(bounds.lower, count) == rounded_text(bounds.upper, count):
                wrong_ones.append(wrong_enclosed(bounds, value, count, *((i, j) if shape != (1, 1) else (None, None))))
            else:
                open_ones = True
        if not open_ones:
            return _together(wrong_ones) if wrong_ones else CORRECT
        digits *= 2
    return _together(wrong_ones) if wrong_ones else undecided(Note.NOT_EVALUATED)


def _together(witnesses: list[WrongDigits]) -> Decision:
    first, *further = witnesses
    return wrong(
        Note.WRONG_DIGIT,
        WrongDigits(first.exact, first.expected, first.found, first.truncated, first.row, first.column, tuple(further)),
    )


def _laid(found: EnclosedMatrix, shape: tuple[int, int]) -> EnclosedMatrix | None:
    """The matrix the way up in which it is printed: a vector may stand as a row or as a column."""
    m, n = len(found), len(found[0]) if found else 0
    if (m, n) == shape:
        return found
    return tuple(zip(*found, strict=True)) if 1 in (m, n) and (n, m) == shape else None


def _settle_sign(part: Part, printed: Printed, shape: tuple[int, int]) -> None:
    """A pair (u, v) is as good as (-u, -v): the greatest entry that is printed says which of them is meant."""
    signs, k = part.decomposition.signs, part.index
    if k in signs:
        return
    found = _laid(part.entries(3), shape)
    (i, j), (value, _) = max(printed.items(), key=lambda item: abs(item[1][0]))
    if found is not None and value:
        signs[k] = 1 if (found[i][j].midpoint > 0) == (value > 0) else -1


# --- intervals -------------------------------------------------------------------------------------------------------


def enclosed(e: Expression, env: Environment, digits: int, depth: int = _DEPTH) -> EnclosedMatrix:
    """The expression in intervals, a number as a matrix of one; they shrink to the value as the digits grow.

    Raises NoValue where a part has no value or parts do not fit.
    """
    if depth == 0:
        raise NoValue(Note.TOO_LARGE)
    bits = digits * 10 // 3 + 8
    missing: NoValue
    try:
        value = env.value(e)
    except NoValue as reason:
        missing = reason
    else:
        if isinstance(value, Matrix):
            return tuple([tuple([Enclosure.exactly(x) for x in row]) for row in value])
        return ((Enclosure.exactly(value) if isinstance(value, Fraction) else value.within(bits),),)
    part = env.singular.part(e)
    if part is not None:
        return part.entries(digits)
    real = real_of(e, env)
    if real is not None:
        return ((real.within(bits),),)
    match e:
        case Name() | Indexed():
            pending = env.pending(e)
            if pending is None:
                raise missing
            return enclosed(pending, env, digits, depth - 1)
        case Array(rows):
            entries = [[enclosed(entry, env, digits, depth - 1) for entry in row] for row in rows]
            if any(_shape(entry) != (1, 1) for row in entries for entry in row):
                raise missing
            return tuple([tuple([entry[0][0] for entry in row]) for row in entries])
        case Negative(of):
            return _times(((Enclosure.exactly(-1),),), enclosed(of, env, digits, depth - 1))
        case Transposed(of):
            return tuple(zip(*enclosed(of, env, digits, depth - 1), strict=True))
        case Sum(terms):
            return _folded([enclosed(term, env, digits, depth - 1) for term in terms], "+")
        case Times(factors):
            return _folded([enclosed(factor, env, digits, depth - 1) for factor in factors], "*")
        case Quotient(above, below):
            return _times(enclosed(above, env, digits, depth - 1), _inverse(enclosed(below, env, digits, depth - 1)))
        case Power(base, exponent) if 0 < exponent <= _DEPTH:
            return _folded([enclosed(base, env, digits, depth - 1)] * exponent, "*")
        case NormOf(of, spectral):
            if spectral:
                value_of = singular_value_of(e, env)
                if value_of is None:
                    raise missing
                return ((value_of.within(bits),),)
            energy = env.energy(of)
            if energy is not None:
                return ((EnergyRoot(energy).within(bits),),)
            return ((_frobenius(enclosed(of, env, 2 * digits, depth - 1), bits),),)
    raise missing


def _frobenius(entries: EnclosedMatrix, bits: int) -> Enclosure:
    squares = [_product(x, x) for row in entries for x in row]
    lower = sum([max(x.lower, Fraction(0)) for x in squares], Fraction(0))
    return sqrt_enclosure(lower, sum([x.upper for x in squares], Fraction(0)), bits)


def _folded(parts: list[EnclosedMatrix], op: str) -> EnclosedMatrix:
    made = parts[0]
    for part in parts[1:]:
        made = _plus(made, part) if op == "+" else _times(made, part)
    return made


def _plus(A: EnclosedMatrix, B: EnclosedMatrix) -> EnclosedMatrix:
    if _shape(A) != _shape(B):
        raise NoValue(Note.SHAPE)
    return tuple([tuple([_sum([x, y]) for x, y in zip(r, s, strict=True)]) for r, s in zip(A, B, strict=True)])


def _times(A: EnclosedMatrix, B: EnclosedMatrix) -> EnclosedMatrix:
    (m, k), (h, n) = _shape(A), _shape(B)
    if (m, k) == (1, 1):
        return tuple([tuple([_product(A[0][0], x) for x in row]) for row in B])
    if (h, n) == (1, 1):
        return _times(B, A)
    if k != h:
        raise NoValue(Note.SHAPE)
    if m * n * k > _CELLS:
        raise NoValue(Note.TOO_LARGE)
    columns = list(zip(*B, strict=True))
    return tuple([tuple([_sum([_product(x, y) for x, y in zip(row, c, strict=True)]) for c in columns]) for row in A])


def _shape(A: EnclosedMatrix) -> tuple[int, int]:
    return len(A), len(A[0]) if A else 0


def _sum(parts: list[Enclosure]) -> Enclosure:
    return Enclosure(sum([x.lower for x in parts], Fraction(0)), sum([x.upper for x in parts], Fraction(0)))


def _product(x: Enclosure, y: Enclosure) -> Enclosure:
    ends = (x.lower * y.lower, x.lower * y.upper, x.upper * y.lower, x.upper * y.upper)
    return Enclosure(min(ends), max(ends))


def _inverse(A: EnclosedMatrix) -> EnclosedMatrix:
    if _shape(A) != (1, 1) or A[0][0].lower <= 0 <= A[0][0].upper:
        raise NoValue(Note.NOT_EVALUATED)
    return ((Enclosure(1 / A[0][0].upper, 1 / A[0][0].lower),),)
