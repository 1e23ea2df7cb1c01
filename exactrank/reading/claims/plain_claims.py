"""Claims that say nothing but what a property of a matrix is, right behind the only calculation of a text.

Hence the rank is 2. A claim without a name may be about anything that a text speaks of; one with no other word in its
sentence, where every matrix so far belongs to one calculation, is about that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.chain_parts import State, width
from exactrank.reading.language.packs import Pack
from exactrank.reading.language.sentences import Sentence
from exactrank.reading.language.templates import any_of
from exactrank.reading.language.variants import Match
from exactrank.statements import (
    Basis,
    CharacteristicPolynomial,
    Described,
    Determinant,
    Diagonalizable,
    Eigenvalues,
    Eigenvectors,
    Equality,
    Grid,
    Inverse,
    Name,
    Negative,
    Nullity,
    NullityOf,
    Number,
    Power,
    Quotient,
    Rank,
    RankOf,
    Role,
    Solution,
    Statement,
    Sum,
    Times,
    Trace,
)
from exactrank.statements.walks import subexpressions

Range = tuple[int, int]

_PROPERTIES = (
    Rank
    | Nullity
    | Determinant
    | Trace
    | Inverse
    | Basis
    | Eigenvalues
    | Eigenvectors
    | Diagonalizable
    | CharacteristicPolynomial
)

_CAPITAL = lazy_pattern(r"(?<![A-Za-z\\\\])[A-Z](?![A-Za-z])")
_FIRST_WORD = lazy_pattern(r"\s*+[^\W\d_]++")
_MARKS = " \t\n.,;:!*_\u3002\u3001\uff0c\uff1a\uff01"


def is_property(said: object) -> bool:
    """Whether it says what some number, space or form of one matrix is."""
    match said:
        case Equality(sides=sides):  # the columns are independent: the nullity is 0
            return any(isinstance(one, RankOf | NullityOf) and one.of == Described(Role.START) for one in sides)
        case Solution():
            return said.kind is not None and said.particular is None
    return isinstance(said, _PROPERTIES)


def is_of_numbers(said: object) -> bool:
    """Whether it is an equation between numbers and small letters: (x - 1)(x - 3) = 0."""
    if not isinstance(said, Equality):
        return False
    parts = [part for side in said.sides for part in subexpressions(side)]
    return all(
        isinstance(one, Number | Sum | Negative | Times | Power | Quotient)
        or (isinstance(one, Name) and one.name[-1:].islower())
        for one in parts
    )


def is_plain(said: Statement, match: Match, sentence: Sentence, pack: Pack) -> bool:
    """Whether it says what a property is; a display ends what its sentence says of something else."""
    if not is_property(said):
        return False
    begin, end = match.begin - sentence.begin, match.end - sentence.begin
    lowered = sentence.text.lower()
    if ":" in lowered[end:]:
        return False  # what follows may be what it is said of
    # two pivots may be so far
    return not isinstance(said, Rank) or any(word.lower() in lowered[begin:end] for word in pack.lists.get("rank", ()))


def says_no_more(
    text: str, begin: int, end: int, claims: Iterable[Range], packs: Sequence[Pack], asks: bool = False
) -> bool:
    """Whether a range of a running text says nothing but what these claims say, and that one follows from another.

    With `asks` it begins with a verb by which something is to be found, of what is spoken of: find the rank.
    """
    at = begin
    if asks:
        verb = _FIRST_WORD.match(text, begin, end)
        at = verb.end() if verb else begin
    inside = sorted([one for one in claims if at < one[1] and one[0] < end])
    for first, last in [*inside, (end, end)]:
        if first >= at and not _only_joins(text[at:first], packs, asks):
            return False
        at = max(at, last)
    return True


def _only_joins(text: str, packs: Sequence[Pack], asks: bool) -> bool:
    """Whether there are only words such as so, and the, for."""
    rest = text.lower().strip(_MARKS)
    joins = _joining_words(tuple(packs), asks)
    while rest:
        word = joins.match(rest)
        if word is None:
            return False
        rest = rest[word.end() :].strip(_MARKS)
    return True


@cache
def _joining_words(packs: tuple[Pack, ...], asks: bool) -> re.Pattern[str]:
    lists = (
        "connectives",
        "the",
        "endings",
        "and",
        "because",
        "system",
        "having",
        *(["property_words"] if asks else ()),
    )
    words = [word for one in packs for name in lists for word in one.lists.get(name, ())]
    return re.compile(rf"{any_of(words)}(?![^\W\d_])", re.IGNORECASE) if words else re.compile("(?!)")


def names_another(between: str, known: Iterable[str]) -> bool:
    """Whether a letter that may be a matrix stands between a calculation and what is said behind it."""
    return bool(set(_CAPITAL.findall(between)) - set(known))


def is_one_calculation(states: Iterable[State], matrices: Iterable[Grid], augmented: bool = False) -> bool:
    """Whether every matrix belongs to the calculation with these states; all of them are augmented, or none is."""
    rows = {one.grid.rows for one in states}
    wide = [one for one in matrices if len(one.rows) > 1 and width(one) > 1]
    return bool(rows) and all(one.rows in rows and bool(one.bars) is augmented for one in wide)
