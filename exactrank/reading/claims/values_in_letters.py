r"""Values of unknowns in the letters of their system: x = \frac{a+1}{a-1}, (x, y) = (\frac{1}{a}, 2a), x = y = \frac1a.

Each is one more equation that every solution satisfies. Read where a text gives one system with letters, and no other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.letter_conditions import FORMULA
from exactrank.reading.claims.sentence_accounts import ASSERTING
from exactrank.reading.claims.vectors_in_letters import columns_in, commas, listed, parameters_of
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
_SILENT = lazy_pattern(r"\\(?:left|right|bigl?|bigr?|Bigl?|Bigr?)(?![A-Za-z])|(?<!\\)\\[,;:! ]|~")
_VECTOR = lazy_pattern(r"\s*(?:\\(?:mathbf|boldsymbol|bm|vec|overrightarrow|mathrm)\s*\{?\s*)?[xX]\s*\}?\s*")
_DECIMAL = lazy_pattern(r"\d\s*[.,]\s*\d")
_CHOSEN = lazy_pattern(
    r"(?P<name>\s*[a-z]\s*(?:_\s*\{?\s*\d{1,2}\s*\}?)?\s*)=\s*(?P<letter>\\[a-z]{2,8}|[a-z])\s*[.;]?\s*"
)
_BLOCK = lazy_pattern(r"\\begin\{([bp]?matrix|array)\}.*?\\end\{\1\}", re.DOTALL)
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
    chosen: dict[str, str] = {}
    for formula in FORMULA.finditer(source.text):
        group = formula.lastgroup or "dollars"
        inside, start = formula[group], formula.start(group)
        system = next((one for one in reversed(systems) if one.start < start), None)
        if system is None or len(inside) > _LONGEST or "=" not in inside:
            continue
        chosen |= _chosen(inside, system)
        for begin, end, rows in _equations(inside, system, chosen):
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
            if isinstance(grid, Grid) and _has_letters(grid) and grid.spelled not in met:
                met.add(grid.spelled)
                system = _system(offset, grid, known, given)
                if system is not None:
                    yield system
        if isinstance(one, Transition) and isinstance(one.after, Grid) and _has_letters(one.after):
            met.add(one.after.spelled)


def _has_letters(grid: Grid) -> bool:
    return any(text for row in grid.written for text in row)


def _system(offset: int, grid: Grid, known: Sequence[str], given: set[str]) -> _System | None:
    count = len(grid.rows[0]) - 1 if grid.rows else 0
    if grid.bars != (count,) or count < 1:
        return None
    plain = tuple("xyzw"[:count]) if count <= len("xyzw") else ()
    indexed = tuple([f"x_{k + 1}" for k in range(count)])
    called = [tuple(known)] if len(known) == count else [plain, indexed]
    letters = frozenset([letter for row in grid.written for text in row for letter in letters_in(text)])
    free = [names for names in called if names and not {name.partition("_")[0] for name in names} & (letters | given)]
    return _System(offset, grid, letters, tuple(free)) if free else None


def _chosen(formula: str, system: _System) -> dict[str, str]:
    """The letters that stand for an unknown which is free: x_3 = t."""
    found: dict[str, str] = {}
    for start, stop in _parts(formula):
        match = _CHOSEN.fullmatch(_SILENT.sub(" ", formula[start:stop]))
        if match is not None and any(_key(match["name"]) in names for names in system.names):
            letter = match["letter"].lstrip("\\")
            if letter not in system.letters and not any(letter in names for names in system.names):
                found[match["letter"]] = match["name"].strip()
    return found


def _equations(formula: str, system: _System, chosen: Mapping[str, str]) -> Iterator[tuple[int, int, list[Grid]]]:
    """Where equations u = v begin and end in a formula, u an unknown, with their rows; those of a chain one each.

    Letters that are `chosen` for unknowns stand for these.
    """
    for start, stop in _parts(formula):
        part = formula[start:stop]
        if _OTHER_SIGN.search(part) or part.count("=") < 1 or _DECIMAL.search(part):
            continue
        first, *sides = [one.strip(" .;\n\t") for one in _SILENT.sub(" ", part).split("=")]
        if not all(sides):
            continue
        lines: list[str] = []
        names = listed(first)
        called = next((one for one in system.names if all(_key(name) in one for name in names)), None)
        if _VECTOR.fullmatch(first):
            vector = _names_in(sides, system)
            lines = _of_vectors(vector, sides, system, chosen)
            called = vector if lines else called
        if not lines and called is not None and len(names) == 1:
            lines = [f"{names[0]} = {_with_unknowns(side, chosen)}" for side in sides]
        elif not lines and called is not None:
            lines = _of_vectors(names, sides, system, chosen)
        if lines and called is not None:
            yield start, stop, list(_rows(lines, called, system.letters))


def _names_in(sides: Sequence[str], system: _System) -> tuple[str, ...]:
    """What the unknowns are called, by what stands on the right."""
    used = {name for one in system.names for name in one if any(name in side for side in sides)}
    return next((one for one in system.names if used <= {*one}), system.names[-1])


def _of_vectors(names: Sequence[str], sides: Sequence[str], system: _System, chosen: Mapping[str, str]) -> list[str]:
    """(x, y, z) = p + t d: the equation that each of the entries says; none for other values."""
    lines: list[str] = []
    for side in sides:
        entries = listed(side)
        parts = [("", entries)] if len(entries) == len(names) else columns_in(side, len(names))
        if parts is None:
            return []
        known = {**parameters_of(names, parts, system.letters), **chosen}
        for k, name in enumerate(names):
            terms = [f"{factor or '+'} ({entries[k]})" for factor, entries in parts]
            lines.append(f"{name} = {_with_unknowns(' '.join(terms), known)}")
    return lines


def _with_unknowns(side: str, chosen: Mapping[str, str]) -> str:
    for letter, name in chosen.items():
        side = re.sub(rf"(?<![A-Za-z\\_{{]){re.escape(letter)}(?![A-Za-z_])", f"({name})", side)
    return side


def _parts(formula: str) -> Iterator[tuple[int, int]]:
    """The parts of a formula between commas, ends of rows, arrows and words."""
    masked = re.sub(
        r"\\begin\{([bp]?matrix|array)\}.*?\\end\{\1\}", lambda m: "x" * len(m[0]), formula, flags=re.DOTALL
    )
    cuts = [(k, k + 1) for k in commas(masked)] + [one.span() for one in _PART_END.finditer(masked)]
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
