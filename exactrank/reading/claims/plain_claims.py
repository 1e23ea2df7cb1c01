"""Claims that say nothing but what a property of a matrix is, right behind the only calculation of a text.

Hence the rank is 2. A claim without a name may be about anything that a text speaks of; one with no other word in its
sentence, where every matrix so far belongs to one calculation, is about that one.
"""

from __future__ import annotations

from collections.abc import Iterable

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.chain_parts import State, width
from exactrank.reading.language.packs import Pack
from exactrank.reading.language.sentences import DISPLAY, Sentence
from exactrank.reading.language.variants import Match
from exactrank.statements import (
    Basis,
    CharacteristicPolynomial,
    Determinant,
    Diagonalizable,
    Eigenvalues,
    Eigenvectors,
    Grid,
    Nullity,
    Rank,
    Statement,
)

_PROPERTIES = (
    Rank | Nullity | Determinant | Basis | Eigenvalues | Eigenvectors | Diagonalizable | CharacteristicPolynomial
)

_CAPITAL = lazy_pattern(r"(?<![A-Za-z\\\\])[A-Z](?![A-Za-z])")
_MARKS = " \t\n.,;:!*_\u3002\u3001\uff0c\uff1a\uff01"


def is_plain(said: Statement, match: Match, sentence: Sentence, pack: Pack) -> bool:
    """Whether a sentence says what the property is, and beside that only that it follows; a display ends the rest."""
    if not isinstance(said, _PROPERTIES):
        return False
    lowered = sentence.text.lower()
    if ":" in lowered[match.end - sentence.begin :]:
        return False  # what follows may be what it is said of
    begin, end = match.begin - sentence.begin, match.end - sentence.begin
    named = lowered[begin:end]
    if isinstance(said, Rank) and not any(word.lower() in named for word in pack.lists.get("rank", ())):
        return False  # two pivots may be so far
    before, behind = lowered[:begin].rpartition(DISPLAY)[2].strip(_MARKS), lowered[end:].strip(_MARKS)
    known = {word.lower() for word in (*pack.lists.get("connectives", ()), *pack.lists.get("the", ()))}
    return (not before or before in known) and (not behind or behind in pack.lists.get("endings", ()))


def names_another(between: str, known: Iterable[str]) -> bool:
    """Whether a letter that may be a matrix stands between a calculation and what is said behind it."""
    return bool(set(_CAPITAL.findall(between)) - set(known))


def is_one_calculation(states: Iterable[State], matrices: Iterable[Grid]) -> bool:
    """Whether every matrix belongs to the calculation with these states; none of them is augmented."""
    rows = {one.grid.rows for one in states}
    wide = [one for one in matrices if len(one.rows) > 1 and width(one) > 1]
    return bool(rows) and all(one.rows in rows and not one.bars for one in wide)
