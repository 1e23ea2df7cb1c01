"""How a teacher goes on in a matrix with letters: which entry is the next pivot, or which question is asked."""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.calculations.cases.knowledge import Knowledge
from exactrank.calculations.cases.polynomial_ring import Polynomial
from exactrank.records import dataclass

Rows = list[list[Polynomial]]


@dataclass(frozen=True, slots=True)
class PivotChosen:
    """An entry that vanishes for none of the values at hand."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class RowsCombined:
    """Row `target` minus `quotient` times row `source`: the remainder in a column is of lower degree."""

    target: int
    source: int
    column: int
    quotient: Polynomial


@dataclass(frozen=True, slots=True)
class Asked:
    """Whether this irreducible polynomial vanishes."""

    polynomial: Polynomial


NextMove = PivotChosen | RowsCombined | Asked
_Place = tuple[int, int]


def next_move(rows: Rows, columns: Sequence[int], first: int, known: Knowledge) -> NextMove | None:
    """What comes next in the rows from `first` on, for pivots in these columns; None where all entries there are 0.

    Pivots without letters come first, then entries that vanish nowhere, whose factors are asked for once; then rows
    that combine to a number or to something of lower degree; then the question with the fewest companions.
    """
    places = [(j, i) for j in columns for i in range(first, len(rows)) if not known.vanishes(rows[i][j])]
    if not places:
        return None
    chosen = _number(rows, places) or _known(rows, places, known)
    if chosen is not None:
        return PivotChosen(chosen[1], chosen[0])
    closed = _never_zero(rows, places, known)
    if closed is not None:
        return Asked(closed)
    combined = _to_a_number(rows, places)
    if combined is None and len(known.ring.letters) == 1:
        combined = _euclidean(rows, places)
    if combined is not None:
        return combined
    return Asked(_question(rows, places, first, known))


def cost(p: Polynomial) -> tuple[int, int, int, str]:
    """Simple polynomials first: of low degree, with few terms and small numbers, and a - 1 before a + 1."""
    numbers = p.coeffs()
    return (
        int(p.total_degree()),
        len(numbers),
        sum([abs(int(c.p)) + int(c.q) for c in numbers]),
        str(p).replace("+", "~"),
    )


def _number(rows: Rows, places: Sequence[_Place]) -> _Place | None:
    """The first column with a number other than 0: there 1 or -1, or the first."""
    held = [(j, abs(rows[i][j].leading_coefficient()) != 1, i) for j, i in places if rows[i][j].is_constant()]
    if not held:
        return None
    j, _, i = min(held)
    return j, i


def _known(rows: Rows, places: Sequence[_Place], known: Knowledge) -> _Place | None:
    held = [(cost(rows[i][j])[:2], j, i) for j, i in places if known.known(rows[i][j])] if known.nonzero else []
    return min(held)[1:] if held else None


def _never_zero(rows: Rows, places: Sequence[_Place], known: Knowledge) -> Polynomial | None:
    """A factor, not known to vanish nowhere so far, of an entry that vanishes for none of the values at hand."""
    for j, i in places:
        unknown = [f for f in known.ring.factors(rows[i][j]) if f not in known.nonzero]
        if all(known.why_never_zero(f) is not None for f in unknown):
            return unknown[0]
    return None


def _to_a_number(rows: Rows, places: Sequence[_Place]) -> RowsCombined | None:
    """Two rows of one column, one of whose entries is a multiple of the other, by a linear factor, and a number."""
    for j, i in places:
        for other, k in places:
            if other != j or i == k:
                continue
            quotient, rest = divmod(rows[i][j], rows[k][j])
            if rest.is_constant() and not rest.is_zero() and quotient.total_degree() <= 1:
                return RowsCombined(i, k, j, quotient)
    return None


def _euclidean(rows: Rows, places: Sequence[_Place]) -> RowsCombined | None:
    """One step of Euclid's algorithm down the first column that is not 0: it ends with one entry there."""
    column = places[0][0]
    held = sorted([(int(rows[i][column].total_degree()), i) for j, i in places if j == column])
    if len(held) == 1:
        return None
    source, target = held[0][1], held[1][1]
    return RowsCombined(target, source, column, divmod(rows[target][column], rows[source][column])[0])


def _question(rows: Rows, places: Sequence[_Place], first: int, known: Knowledge) -> Polynomial:
    """A factor of a whole row; else one of an entry with the fewest companions, the simplest that the most have."""
    factors = known.ring.factors
    for i in range(first, len(rows)):
        held = [x for x in rows[i] if not x.is_zero()]
        common = held[0] if held else known.ring.one
        for x in held[1:]:
            common = common.gcd(x)
        unknown = [f for f in factors(common) if f not in known.nonzero]
        if unknown:
            return min(unknown, key=cost)
    companions: dict[str, int] = {}
    shared: dict[str, int] = {}
    polynomials: dict[str, Polynomial] = {}
    for j, i in places:
        unknown = [f for f in factors(rows[i][j]) if f not in known.nonzero]
        for f in unknown:
            key = str(f)
            polynomials[key] = f
            shared[key] = shared.get(key, 0) + 1
            companions[key] = min(companions.get(key, len(unknown)), len(unknown))
    costs = {key: cost(f) for key, f in polynomials.items()}
    key = min(polynomials, key=lambda one: (companions[one], costs[one][:2], -shared[one], costs[one]))
    return polynomials[key]
