"""Exercises: a matrix, legal row operations from display to display, and what is concluded, all of it right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random
from typing import Literal

from tests.writing.arithmetic import (
    Combine,
    Operation,
    Rows,
    Swap,
    applied,
    determinant,
    identity,
    is_echelon,
    null_basis,
    rank,
    reduced,
    rows_of,
)

Topic = Literal["rank", "system", "inverse", "determinant", "null-space"]
Kind = Literal[
    "rank", "pivots", "nullity", "echelon", "reduced", "determinant", "inverse", "null-space",
    "unique", "none", "infinite", "parametric", "invertible", "singular", "independent", "dependent",
]  # fmt: skip
TOPICS: tuple[Topic, ...] = ("rank", "rank", "system", "system", "inverse", "determinant", "null-space")


@dataclass(frozen=True, slots=True)
class Claim:
    """What is concluded, and the numbers in it: one row of one number, a vector, or several rows."""

    kind: Kind
    value: Rows = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """From one matrix to the next, both as they are written; `before` is written where a layout repeats it."""

    operations: tuple[Operation, ...]
    before: Rows
    after: Rows


@dataclass(frozen=True, slots=True)
class Exercise:
    """A matrix with a bar before its column `bar`, the stages that lead on from it, and the conclusions."""

    name: str
    topic: Topic
    matrix: Rows
    bar: int | None
    stages: tuple[Stage, ...]
    claims: tuple[Claim, ...]

    @property
    def last(self) -> Rows:
        return self.stages[-1].after

    @property
    def numbers(self) -> list[Fraction]:
        """Every number that is written in it."""
        found = [entry for row in self.matrix for entry in row]
        for stage in self.stages:
            found += [entry for rows in (stage.before, stage.after) for row in rows for entry in row]
            found += [x for some in stage.operations if isinstance(some, Combine) for x in (some.own, some.factor)]
        return found + [entry for claim in self.claims for row in claim.value for entry in row]


def random_exercise(rng: Random, topic: Topic | None = None, name: str | None = None) -> Exercise:
    """An exercise whose numbers a person would put up with: all below 60, denominators up to 12."""
    wanted: Topic = rng.choice(TOPICS) if topic is None else topic
    letter = name or rng.choice("AAAABCM")
    while True:
        made = _tried(rng, wanted, letter)
        if made and all(abs(x.numerator) < 60 and x.denominator <= 12 for x in made.numbers):
            return made


def _tried(rng: Random, topic: Topic, name: str) -> Exercise | None:
    rows, bar = _matrix(rng, topic)
    to_reduced = topic in ("inverse", "null-space") or (topic == "system" and rng.random() < 0.6)
    keep_determinant = topic == "determinant"
    groups = _elimination(rng, rows, bar or len(rows[0]), to_reduced, keep_determinant)
    if not 1 <= len(groups) <= 6:
        return None
    stages = []
    for operations in groups:
        after = applied(rows, *operations)
        stages.append(Stage(operations, rows, after))
        rows = after
    made = Exercise(name, topic, stages[0].before, bar, tuple(stages), ())
    if topic == "inverse" and tuple([row[:bar] for row in made.last]) != identity(len(rows)):
        return None
    return replace(made, claims=_claims(rng, made))


def _matrix(rng: Random, topic: Topic) -> tuple[Rows, int | None]:
    m = rng.choice((2, 3, 3, 3, 4)) if topic != "inverse" else rng.choice((2, 2, 3))
    n = m if topic in ("determinant", "inverse") else max(2, m + rng.choice((-1, 0, 0, 1)))
    rows = [[rng.choice((0, 1, 1, 2, 3, 4, -1, -2, -3, 5)) for _ in range(n)] for _ in range(m)]
    if topic != "inverse" and m > 2 and rng.random() < 0.4:  # a dependent row
        rows[-1] = [x + rng.choice((1, 2)) * y for x, y in zip(rows[0], rows[1], strict=True)]
    part = Fraction(1, rng.choice((2, 4, 5))) if rng.random() < 0.12 else Fraction(1)
    entries = [[x * part for x in row] for row in rows]
    if topic == "inverse":
        return tuple([(*row, *unit) for row, unit in zip(rows_of(entries), identity(m), strict=True)]), n
    if topic == "system":
        x = [rng.randint(-3, 4) for _ in range(n)]
        right = [sum([a * b for a, b in zip(row, x, strict=True)], Fraction(0)) for row in entries]
        if rng.random() < 0.15:
            right[-1] += 1
        return rows_of([[*row, b] for row, b in zip(entries, right, strict=True)]), n
    return rows_of(entries), None


def _elimination(
    rng: Random, rows: Rows, width: int, to_reduced: bool, keep_determinant: bool
) -> list[tuple[Operation, ...]]:
    """Gaussian elimination as people do it: a 1 swapped up, pivots made 1 or kept, columns cleared at once or not."""
    groups: list[tuple[Operation, ...]] = []
    unit, fused = rng.random() < 0.35, rng.random() < 0.25
    together, jordan = rng.random() < 0.65, to_reduced and rng.random() < 0.5
    if keep_determinant:
        unit = fused = False
    pivots: list[tuple[int, int]] = []

    def do(*operations: Operation) -> None:
        nonlocal rows
        if operations:
            groups.extend([operations] if together else [(one,) for one in operations])
            rows = applied(rows, *operations)

    for j in range(width):
        r = len(pivots)
        candidates = [i for i in range(r, len(rows)) if rows[i][j]]
        if not candidates:
            continue
        ones = [i for i in candidates if abs(rows[i][j]) == 1]
        chosen = ones[0] if ones and rng.random() < 0.5 else r if r in candidates else candidates[0]
        if chosen != r:
            do(Swap(r, chosen))
        if (unit or jordan) and rows[r][j] != 1:
            do(Combine(r, 1 / rows[r][j]))
        others = [i for i in range(len(rows)) if i != r and rows[i][j] and (i > r or jordan)]
        do(*[_clearing(rows, i, r, j, fused) for i in others])
        pivots.append((r, j))
    if to_reduced and not jordan:
        for r, j in reversed(pivots):
            if rows[r][j] != 1:
                do(Combine(r, 1 / rows[r][j]))
            do(*[_clearing(rows, i, r, j, False) for i in range(r) if rows[i][j]])
    return groups


def _clearing(rows: Rows, target: int, source: int, j: int, fused: bool) -> Combine:
    """The combination that makes the entry of the target row in column j zero."""
    quotient = rows[target][j] / rows[source][j]
    if fused and quotient.denominator > 1:
        return Combine(target, Fraction(quotient.denominator), source, Fraction(-quotient.numerator))
    return Combine(target, Fraction(1), source, -quotient)


def number(value: int | Fraction) -> Rows:
    return ((Fraction(value),),)


def _claims(rng: Random, exercise: Exercise) -> tuple[Claim, ...]:
    A, bar = exercise.matrix, exercise.bar
    shape: list[Claim] = []
    if is_echelon(exercise.last):
        shape.append(Claim("reduced" if reduced(exercise.last)[0] == exercise.last else "echelon"))
    shape = [claim for claim in shape if rng.random() < 0.4]
    match exercise.topic:
        case "rank":
            return (*shape, *_rank_claims(rng, A))
        case "system":
            return (*shape, _solution_claim(rng, A))
        case "inverse":
            assert bar is not None
            return (Claim("inverse", tuple([row[bar:] for row in exercise.last])),)
        case "determinant":
            value = determinant(A)
            more = [Claim("invertible" if value else "singular")] if rng.random() < 0.4 else []
            return (Claim("determinant", number(value)), *more)
        case "null-space":
            basis = null_basis(A)
            return (*shape, Claim("null-space", basis)) if basis else (*shape, Claim("rank", number(rank(A))))


def _rank_claims(rng: Random, A: Rows) -> list[Claim]:
    r, n = rank(A), len(A[0])
    claims = [Claim("rank", number(r))]
    if rng.random() < 0.3:
        claims.append(Claim("pivots", (tuple([Fraction(j + 1) for j in reduced(A)[1]]),)))
    if rng.random() < 0.3:
        claims.append(Claim("nullity", number(n - r)))
    if rng.random() < 0.25:
        claims.append(Claim("independent" if r == n else "dependent"))
    return claims


def _solution_claim(rng: Random, A: Rows) -> Claim:
    """What the augmented matrix A has: no solution, one, or more than one (on a line, point and direction)."""
    form, pivots = reduced(A)
    n = len(A[0]) - 1
    if n in pivots:
        return Claim("none")
    if len(pivots) == n - 1 and rng.random() < 0.6:
        particular = [Fraction(0)] * n
        for i, pivot in enumerate(pivots):
            particular[pivot] = form[i][n]
        return Claim("parametric", (tuple(particular), *null_basis(tuple([row[:n] for row in A]))))
    if len(pivots) < n:
        return Claim("infinite")
    return Claim("unique", (tuple([form[i][n] for i in range(n)]),))
