r"""Values of unknowns in the letters of their system: x = \frac{a+1}{a-1}, (x, y) = (\frac{1}{a}, 2a), x = y = \frac1a.

Each is one more equation that every solution satisfies. Read where a text gives one system with letters, and no other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.letter_conditions import FORMULA
from exactrank.reading.claims.sentence_accounts import ASSERTING
from exactrank.reading.formulas.letter_equations import coefficient_texts
from exactrank.reading.language.marks import Mood
from exactrank.reading.matrices.letters_over import letters_in
from exactrank.reading.source.source import Source
from exactrank.records import dataclass
from exactrank.statements import (
    Assertion,
    Consequence,
    Definition,
    Equality,
    Grid,
    Inference,
    Passage,
    Shown,
    Transition,
)

MoodAt = Callable[[int], tuple[Mood, tuple[str, ...]]]

_PART_END = lazy_pattern(
    r"\\\\(?:\s*\[[^\]]*\])?|\\q?quad(?![A-Za-z])|\\(?:text|mbox|textrm|mathrm)\s*\{[^{}]*\}"
    r"|\\(?:Rightarrow|Longrightarrow|implies|iff|Leftrightarrow|land|wedge)(?![A-Za-z])"
)
_OTHER_SIGN = lazy_pattern(
    r"[<>|!:]|\\(?:neq?|leq?|geq?|in|notin|pm|approx|equiv|not|sim|to|mapsto)(?![A-Za-z])|[\u2260-\u2265]"
)
_NAME = lazy_pattern(r"\s*&?\s*([a-z])\s*(?:_\s*\{?\s*(\d{1,2})\s*\}?)?\s*&?\s*")
_SILENT = lazy_pattern(r"\\(?:left|right|bigl?|bigr?|Bigl?|Bigr?)(?![A-Za-z])|\\[,;:! ]|~")
_TUPLE = lazy_pattern(r"\s*\((?P<entries>[^=]*)\)\s*(?:\^\s*\{?\s*(?:\\top|T|t|\\intercal)\s*\}?)?\s*")
_COLUMN = lazy_pattern(r"\s*\\begin\{(?P<kind>[bp]?matrix)\}(?P<entries>[^&]*?)\\end\{(?P=kind)\}\s*")
_ROW_END = lazy_pattern(r"\\\\(?:\s*\[[^\]]*\])?")
_DECIMAL = lazy_pattern(r"\d\s*[.,]\s*\d")
_LONGEST = 600
_MOST = 60
_NUMBER = lazy_pattern(r"-?\d+(?:/\d+)?")


@dataclass(frozen=True, slots=True)
class _System:
    """The system with letters that a text gives, where it stands, and what its unknowns may be called."""

    start: int
    grid: Grid
    letters: frozenset[str]
    names: tuple[tuple[str, ...], ...]


def values_in_letters(
    told: Sequence[tuple[int, Passage]], source: Source, known: Sequence[str], mood_at: MoodAt
) -> list[tuple[int, Passage]]:
    """The equations of the text that say what an unknown of its system is, where letters stand in the value.

    `known` are the unknowns of the last system that was written as equations. Where there are several systems the last
    one before an equation is meant, or another: what is only taken to be meant accuses nobody.
    """
    systems = list(_systems(told, known))
    if not systems:
        return []
    inferred = () if len(systems) == 1 else (Inference.SYSTEM,)
    made: list[tuple[int, Passage]] = []
    for formula in FORMULA.finditer(source.text):
        group = formula.lastgroup or "dollars"
        inside, start = formula[group], formula.start(group)
        system = next((one for one in reversed(systems) if one.start < start), None)
        if system is None or len(inside) > _LONGEST or "=" not in inside:
            continue
        for begin, end, rows in _equations(inside, system):
            mood, conditions = mood_at(start + begin)
            if mood in ASSERTING and mood is not Mood.DENIES:
                span = source.span(start + begin, start + end)
                said = [Consequence(span, system.grid, None, row) for row in rows]
                made += [(start + begin, Assertion((one,), inferred, conditions)) for one in said]
        if len(made) > _MOST:
            break
    return made


def without_equations(passages: Sequence[tuple[int, Passage]]) -> list[tuple[int, Passage]]:
    """The passages without equations between names where these are read as values of unknowns."""
    values = [(offset, value) for offset, one in passages if (value := value_in_letters(one)) is not None]
    read = {offset: len(value.span.source) for offset, value in values}
    kept: list[tuple[int, Passage]] = []
    for offset, one in passages:
        said = one.readings[0] if isinstance(one, Assertion) else one
        again = isinstance(said, Equality) and any(at <= offset <= at + length for at, length in read.items())
        if not again:
            kept.append((offset, one))
    return kept


def value_in_letters(passage: Passage) -> Consequence | None:
    """What a passage says, where it is the value of an unknown in letters."""
    said = passage.readings[0] if isinstance(passage, Assertion) else None
    return said if isinstance(said, Consequence) and said.equation.written else None


def _systems(told: Sequence[tuple[int, Passage]], known: Sequence[str]) -> Iterator[_System]:
    """The systems of a text that have letters in them; what steps lead to are none of their own."""
    met: set[object] = set()
    given = {one.name.name for _, one in told if isinstance(one, Definition) and isinstance(one.value, Grid)}
    for offset, one in told:
        grids = [one.value] if isinstance(one, Shown) else list(one.before[:1]) if isinstance(one, Transition) else []
        for grid in grids:
            if isinstance(grid, Grid) and grid.spelled not in met:
                met.add(grid.spelled)
                system = _system(offset, grid, known, given)
                if system is not None:
                    yield system
        if isinstance(one, Transition) and isinstance(one.after, Grid):
            met.add(one.after.spelled)


def _system(offset: int, grid: Grid, known: Sequence[str], given: set[str]) -> _System | None:
    count = len(grid.rows[0]) - 1 if grid.rows else 0
    if grid.bars != (count,) or count < 1 or not any(text for row in grid.written for text in row):
        return None
    plain = tuple("xyzw"[:count]) if count <= len("xyzw") else ()
    indexed = tuple([f"x_{k + 1}" for k in range(count)])
    called = [tuple(known)] if len(known) == count else [plain, indexed]
    letters = frozenset([letter for row in grid.written for text in row for letter in letters_in(text)])
    free = [names for names in called if names and not {name.partition("_")[0] for name in names} & (letters | given)]
    return _System(offset, grid, letters, tuple(free)) if free else None


def _equations(formula: str, system: _System) -> Iterator[tuple[int, int, list[Grid]]]:
    """Where equations u = v begin and end in a formula, u an unknown, with their rows; those of a chain one each."""
    for start, stop in _parts(formula):
        part = formula[start:stop]
        if _OTHER_SIGN.search(part) or part.count("=") < 1 or _DECIMAL.search(part):
            continue
        first, *sides = [one.strip(" .;\n\t") for one in _SILENT.sub(" ", part).split("=")]
        if not all(sides):
            continue
        lines: list[str] = []
        names, values = _listed(first), [_listed(side) for side in sides]
        if len(names) == 1:
            lines = [f"{names[0]} = {side}" for side in sides]
        elif names and all(len(value) == len(names) for value in values):
            lines = [f"{name} = {entry}" for value in values for name, entry in zip(names, value, strict=True)]
        called = next((one for one in system.names if all(_key(name) in one for name in names)), None)
        if lines and called is not None:
            yield start, stop, list(_rows(lines, called, system.letters))


def _listed(side: str) -> list[str]:
    """The entries of (x, y, z) or of a column; the side itself where it is neither."""
    found = _TUPLE.fullmatch(side) or _COLUMN.fullmatch(side)
    if found is None:
        return [side]
    entries = found["entries"]
    if "kind" in found.re.groupindex:
        return [one for one in _ROW_END.split(entries) if one.strip()]
    cuts = [-1, *_commas(entries), len(entries)]
    return [entries[a + 1 : b] for a, b in pairwise(cuts)] if len(cuts) > 2 else [side]


def _commas(text: str) -> list[int]:
    """Where commas stand that are in no brackets."""
    found, depth = [], 0
    for k, sign in enumerate(text):
        depth += (sign in "({[") - (sign in ")}]")
        if sign == "," and not depth:
            found.append(k)
    return found


def _parts(formula: str) -> Iterator[tuple[int, int]]:
    """The parts of a formula between commas, ends of rows, arrows and words."""
    masked = re.sub(r"\\begin\{([bp]?matrix)\}.*?\\end\{\1\}", lambda m: "x" * len(m[0]), formula, flags=re.DOTALL)
    cuts = [(k, k + 1) for k in _commas(masked)] + [one.span() for one in _PART_END.finditer(masked)]
    start = 0
    for begin, end in sorted(cuts):
        if start <= begin:
            yield start, begin
        start = max(start, end)
    yield start, len(formula)


def _key(name: str) -> str:
    found = _NAME.fullmatch(name)
    return "" if found is None else f"{found[1]}_{found[2]}" if found[2] else found[1]


def _rows(lines: Sequence[str], called: Sequence[str], letters: frozenset[str]) -> Iterator[Grid]:
    """The equations as rows, those with letters in them: all others are read as numbers."""
    for line in lines:
        texts = coefficient_texts([line.replace("&", " ")], called)
        if texts is None:
            continue
        values = [Fraction(text) if _NUMBER.fullmatch(text) else None for text in texts[0]]
        written = ["" if value is not None else text for text, value in zip(texts[0], values, strict=True)]
        used = {one for text in written for one in letters_in(text)}
        if used and used <= letters:
            yield Grid((tuple(values),), written=(tuple(written),))
