"""Where an exercise begins without a heading: a sentence gives new data, and older systems are no longer at hand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from exactrank.reading.claims.in_sentences import SentenceClaims
from exactrank.reading.language.marks import Mood
from exactrank.reading.language.row_words import any_of, words_around
from exactrank.reading.language.templates import any_of as any_template
from exactrank.records import dataclass
from exactrank.statements import Assertion, Consequence, Definition, Grid, Inference, Passage, Shown, Solution
from exactrank.statements.walks import expressions_in

_GIVING = frozenset({Mood.COMMANDS, Mood.SUPPOSES, Mood.ASKS})

OfSystem = Solution | Consequence
_Said = tuple[int, Passage]


@dataclass(frozen=True, slots=True)
class _Data:
    """Matrices or vectors that a sentence gives: where it begins, where they stand."""

    begin: int
    at: int
    grids: frozenset[Grid]


def doubted_behind_fresh_data(
    said: Sequence[_Said], places: Mapping[OfSystem, int], sentences: SentenceClaims
) -> list[_Said]:
    """The passages, where what is said of a system that is written before other data is a guess.

    Consider the vector v = (1, 2): what x is from there on may be the x of another exercise. Data that are part of
    the system, as the right side in Let b = (3, 8), give nothing new. Behind words that turn to another thing, we
    instead look at the smaller loop, it is a guess too.

    `places`: where the system of a statement is written.
    """
    data = [_data(offset, one, sentences) for offset, one in said if _gives(offset, one, sentences)]
    data += [_Data(at, at, frozenset()) for at in _turns(sentences)] if places else []
    return [(offset, _in_doubt(offset, one, data, places, sentences)) for offset, one in said]


def _turns(sentences: SentenceClaims) -> list[int]:
    """Where words turn from what stood before to another thing."""
    words = tuple([word for one in sentences.packs for word in one.lists.get("turning_to", ())])
    prose = sentences.prose
    return [prose.offset(one.start()) for one in _turning(words).finditer(prose.text)] if words else []


@cache
def _turning(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{any_template(words)})\b")


def _in_doubt(
    offset: int, one: Passage, data: Sequence[_Data], places: Mapping[OfSystem, int], sentences: SentenceClaims
) -> Passage:
    first = one.readings[0] if isinstance(one, Assertion) else one
    if not isinstance(first, OfSystem) or first not in places:
        return one
    own = _parts(first)
    behind = any(places[first] < x.begin <= offset != x.at and not (x.grids and x.grids <= own) for x in data)
    # Consider the vector x = (7, 10); but let x_2 = t, then x_1 = 3 - 2t and x_3 = 1.
    alone = isinstance(first, Solution) and first.span.source.count("=") == 1
    if not behind and not (alone and _is_introduced(offset, sentences)):
        return one
    if isinstance(one, Assertion):
        return one if one.inferred else replace(one, inferred=(Inference.SYSTEM,))
    return Assertion((first,), (Inference.SYSTEM,))


def _gives(offset: int, one: Passage, sentences: SentenceClaims) -> bool:
    if not isinstance(one, Definition | Shown):
        return False
    if sentences.moods.at(offset)[0] not in _GIVING and not _is_introduced(offset, sentences):
        return False
    return any(isinstance(x, Grid) for x in expressions_in(one))


@cache
def _introducing() -> re.Pattern[str]:
    (spaced, unspaced), (naming, _) = words_around("anew"), words_around("named_anew")
    return re.compile(rf"\b{any_of(spaced | naming)}\b|{any_of(unspaced)}", re.IGNORECASE)


def _is_introduced(offset: int, sentences: SentenceClaims) -> bool:
    """Whether words before a place in its sentence introduce something: consider, given, let."""
    prose = sentences.prose
    sentence = prose.sentence_at(offset)
    return sentence is not None and bool(_introducing().search(prose.text[sentence.begin : prose.at(offset)]))


def _data(offset: int, one: Passage, sentences: SentenceClaims) -> _Data:
    sentence = sentences.prose.sentence_at(offset)
    grids = frozenset([_plain(x) for x in expressions_in(one) if isinstance(x, Grid)])
    return _Data(offset if sentence is None else sentence.start, offset, grids)


def _parts(one: OfSystem) -> set[Grid]:
    """The matrix of a system, its right side, both beside one another, and what stands between their bars."""
    grids = [grid for grid in (one.coefficients, one.right) if isinstance(grid, Grid)]
    parts = {_plain(grid) for grid in grids}
    if len(grids) == 2 and len(grids[0].rows) == len(grids[1].rows):
        parts.add(Grid(tuple([(*a, *b) for a, b in zip(grids[0].rows, grids[1].rows, strict=True)])))
    for grid in grids:
        width = len(grid.rows[0])
        for a, b in pairwise((0, *(grid.bars or (width - 1,)), width)):
            parts.add(Grid(tuple([row[a:b] for row in grid.rows])))
    return parts


def _plain(grid: Grid) -> Grid:
    """The entries alone; a row of a single one as a column."""
    return Grid(tuple([(x,) for x in grid.rows[0]]) if len(grid.rows) == 1 else grid.rows)
