"""What the parts of the only augmented matrix of a text are called: it speaks of (A | b) and gives A and b nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from exactrank.reading.claims.block_names import part_of
from exactrank.reading.claims.chain_parts import width
from exactrank.reading.claims.scopes import Scopes
from exactrank.reading.formulas.expression_kinds import key_of
from exactrank.reading.language.language_index import languages
from exactrank.reading.language.packs import pack
from exactrank.reading.language.recognition import languages_of
from exactrank.reading.language.templates import any_of
from exactrank.statements import (
    Array,
    Assertion,
    Columns,
    Definition,
    Determinant,
    DeterminantOf,
    Equality,
    Expression,
    Grid,
    Indexed,
    Inverse,
    Name,
    Passage,
    Rank,
    RankOf,
    Span,
    Transition,
)

Told = tuple[int, Passage]
_Given = tuple[int, Span, Grid]
_A = key_of(Name("A"))
_UNNAMED = "the right side"


def names_of_parts(
    told: Iterable[Told], systems: Iterable[_Given], text: str = "", scopes: Scopes | None = None
) -> list[Told]:
    """Definitions of A and b at the place of the augmented matrix; none where there are several such matrices.

    A name that the text gives to something itself is left alone, and so is (A | b) beside (A | c). Where a system with
    letters is given, and nothing is called A, rank A and det A are those of its coefficients.
    """
    passages = list(told)
    steps = [said for _, said in passages if isinstance(said, Transition) and said.is_joined]
    made = [said.after.spelled for said in steps if isinstance(said.after, Grid)]
    given = [one for k, one in enumerate(systems) if not k or one[2].spelled not in made]
    given = [one for k, one in enumerate(given) if not k or scopes is None or not _is_in_case(scopes, one[0])]
    if not given or any(grid.spelled != given[0][2].spelled for _, _, grid in given):
        return []
    pairs = {pair for _, said in passages for pair in _augmented(said)}
    known = {key_of(said.name): said.value for _, said in passages if isinstance(said, Definition)}
    if not pairs and (named := _names_of_ranks(passages, known, given[0], text)):
        return named
    if not pairs and any(given[0][2].written) and _A not in known and _is_spoken_of(passages) and not _is_whole(text):
        pairs = {(Name("A"), Name(_UNNAMED))}
    if len(pairs) != 1:
        return []
    left, right = pairs.pop()
    if key_of(left) in known or key_of(right) in known:
        return []
    offset, span, grid = given[0]
    bar = width(grid) - 1
    parts = part_of(grid, slice(None, bar)), part_of(grid, slice(bar, None))
    return [
        (offset, Definition(span, name, part))
        for name, part in zip((left, right), parts, strict=True)
        if name != Name(_UNNAMED)
    ]


def _is_in_case(scopes: Scopes, offset: int) -> bool:
    """Whether a place stands in a case: a system is written there with what holds in it."""
    mark = scopes.mark_at(offset)
    return mark is not None and mark.is_case


def _is_spoken_of(passages: Iterable[Told]) -> bool:
    """Whether something is said of the rank or the determinant of A."""
    for _, said in passages:
        one = said.readings[0] if isinstance(said, Assertion) else said
        for side in (one, *(one.sides if isinstance(one, Equality) else ())):
            named = side.of if isinstance(side, RankOf | DeterminantOf) else getattr(side, "subject", None)
            if isinstance(side, Rank | Determinant | Inverse | RankOf | DeterminantOf) and named == Name("A"):
                return True
    return False


def _is_whole(text: str) -> bool:
    """Whether A may be what the text calls the augmented matrix."""
    words = [word for code in languages_of(text) for word in pack(code).roles.get("augmented", ())]
    return re.search(rf"{any_of(words)}\s*\W{{0,4}}\s*A(?![\w^|])", text, re.IGNORECASE) is not None if words else False


def _names_of_ranks(passages: Iterable[Told], known: dict[str, Expression], given: _Given, text: str) -> list[Told]:
    r"""A and \\overline{A} of which ranks are told: the coefficients and the augmented matrix.

    Nothing where either is given otherwise, where other names have ranks too, or the mark has another meaning.
    """
    if any(word in text for word in languages()["augmented_stars"]["other_meanings"]):
        return []
    names = {key_of(one): one for _, said in passages for one in _ranked(said)}
    pairs = [
        (plain, other)
        for plain in names.values()
        for other in names.values()
        if isinstance(plain, Name) and len(plain.name) == 1 and _is_augmented(other, plain, text)
    ]
    if len(names) != 2 or len(pairs) != 1:
        return []
    plain, other = pairs[0]
    offset, span, grid = given
    coefficients = part_of(grid, slice(None, width(grid) - 1))
    if key_of(plain) in known and known[key_of(plain)] != coefficients:
        return []
    made = ((plain, coefficients), (other, part_of(grid, slice(None, width(grid)))))
    return [(offset, Definition(span, name, part)) for name, part in made if key_of(name) not in known]


def _is_augmented(name: Name | Indexed, plain: Name, text: str) -> bool:
    r"""Whether a name may be that of the augmented matrix: \\overline{A}, A', A_b, and U in some languages."""
    if isinstance(name, Indexed):
        return name.name == plain.name and name.indices in (("b",), ("B",))
    letters = [one for code in languages_of(text) for one in pack(code).lists.get("augmented_letters", ())]
    inner = name.name.rpartition("{")[2].rstrip("}") if "{" in name.name else name.name.removesuffix("'")
    return name != plain and (inner == plain.name or name.name in letters)


def _ranked(part: object) -> Iterator[Name | Indexed]:
    """The names of which a passage tells the rank."""
    if isinstance(part, Rank) and isinstance(part.subject, Name | Indexed):
        yield part.subject
    if isinstance(part, RankOf) and isinstance(part.of, Name | Indexed):
        yield part.of
    if isinstance(part, tuple):
        for one in part:
            yield from _ranked(one)
    elif is_dataclass(part) and not isinstance(part, Grid | Span | type):
        for one in fields(part):
            yield from _ranked(getattr(part, one.name))


def _augmented(part: object) -> Iterator[tuple[Name | Indexed, Name | Indexed]]:
    pair = part.vectors if isinstance(part, Columns) else ()
    if isinstance(part, Rank) and isinstance(part.subject, Array) and len(part.subject.rows) == 1:
        pair = part.subject.rows[0]  # rank (A, b)
    if len(pair) == 2:
        left, right = pair
        if isinstance(left, Name | Indexed) and isinstance(right, Name | Indexed) and left != right:
            yield left, right
    if isinstance(part, tuple):
        for one in part:
            yield from _augmented(one)
    elif is_dataclass(part) and not isinstance(part, Grid | Span | type):
        for one in fields(part):
            yield from _augmented(getattr(part, one.name))
