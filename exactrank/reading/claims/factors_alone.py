"""Factors that a text gives by their usual names without saying of what: L and U of A, Q and R, P and D.

That they are factors of the matrix at hand is a guess, so they are right, or in doubt, and never wrong.
"""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.statements import (
    Assertion,
    Definition,
    Equality,
    Expression,
    Factorization,
    FactorizationKind,
    Grid,
    Inference,
    Name,
    Passage,
    Power,
    Statement,
    Times,
)
from exactrank.statements.spans import Span
from exactrank.statements.walks import mentions

_OTHERS = {("L", "U"): "P", ("Q", "R"): "", ("P", "D"): "L"}
"""The names of two factors, and a third that may belong to them: then it is not known how, as in P A = L D U."""

Told = Sequence[tuple[int, Passage]]


def factors_alone(told: Told) -> list[tuple[int, Passage]]:
    """The claims that are left unsaid, each where the last of its factors is given."""
    given: dict[str, tuple[int, Definition]] = {}
    for offset, one in told:
        if isinstance(one, Definition) and isinstance(one.name, Name) and isinstance(one.value, Grid):
            given[one.name.name] = offset, one
    made: list[tuple[int, Passage]] = []
    for names, third in _OTHERS.items():
        if any(name not in given for name in names) or third in given or _is_said(told, names):
            continue
        if any(isinstance(one, Factorization) and offset == given[names[0]][0] for offset, one in told):
            continue  # A = L U = [...] [...]: what gives the names is the claim
        subject = _subject(given, names)
        if subject is not None:
            offset, last = max([given[name] for name in names], key=lambda pair: pair[0])
            made.append((offset, Assertion((_claim(last.span, subject, names),), (Inference.SUBJECT,))))
    return made


def _subject(given: dict[str, tuple[int, Definition]], names: tuple[str, ...]) -> Name | None:
    """A, where it is given before and has the size of the product; or the only other matrix of that size."""
    first, last = _grid(given, names[0]), _grid(given, names[1])
    if not first.rows or not last.rows or len(first.rows[0]) != len(last.rows):
        return None
    size = len(first.rows), len(last.rows[0])
    begin = min(given[name][0] for name in names)
    fitting = [name for name, (offset, _) in given.items() if offset < begin and _size(_grid(given, name)) == size]
    if "A" in fitting:
        return Name("A")
    return Name(fitting[0]) if len(fitting) == 1 else None


def _grid(given: dict[str, tuple[int, Definition]], name: str) -> Grid:
    value = given[name][1].value
    return value if isinstance(value, Grid) else Grid(())


def _size(grid: Grid) -> tuple[int, int]:
    return len(grid.rows), len(grid.rows[0]) if grid.rows else 0


def _claim(span: Span, subject: Name, names: tuple[str, ...]) -> Statement:
    first, second = Name(names[0]), Name(names[1])
    if names == ("L", "U"):
        return Factorization(span, subject, (first, second), FactorizationKind.LU)
    if names == ("P", "D"):
        return Equality(span, (subject, Times((first, second, Power(first, -1)))))
    return Equality(span, (subject, Times((first, second))))


def _is_said(told: Told, names: tuple[str, ...]) -> bool:
    """Whether some equation or factorization has both in it."""
    for _, one in told:
        said = one.readings[0] if isinstance(one, Assertion) else one
        sides: tuple[Expression, ...] = ()
        if isinstance(said, Equality):
            sides = said.sides
        elif isinstance(said, Factorization):
            sides = said.factors
        elif isinstance(said, Definition):
            sides = (said.value,)
        if all(any(mentions(side, name) for side in sides) for name in names):
            return True
    return False
