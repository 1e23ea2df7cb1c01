"""Sparse integer matrices of many kinds, as rows {column: entry} and the number of columns."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

Sparse = list[dict[int, int]]
Made = tuple[Sparse, int]


def scattered(random: Random, m: int, n: int, each: int, values: tuple[int, ...] = (1, -1, 2, -5)) -> Made:
    """So many entries in each row, anywhere."""
    return [{j: random.choice(values) for j in random.sample(range(n), min(each, n))} for _ in range(m)], n


def banded(random: Random, m: int, n: int, half: int = 2, values: tuple[int, ...] = (1, -2, 3, 7)) -> Made:
    return [{j: random.choice(values) for j in range(max(0, i - half), min(n, i + half + 1))} for i in range(m)], n


def graph(random: Random, m: int, n: int) -> Made:
    """The incidence matrix of a graph with m edges on n points, several of them directed, some of them loops."""
    rows: Sparse = []
    for _ in range(m):
        a, b = random.randrange(n), random.randrange(n)
        x = random.choice((1, 1, 1, -3))
        rows.append({a: x} if a == b else {a: x, b: random.choice((-x, -x, -x, x))})
    return rows, n


def sums(random: Random, m: int, n: int) -> Made:
    """Scattered, with some columns that are combinations of others, by numbers of several lengths."""
    rows, _ = scattered(random, m, max(2, n - n // 5), 3)
    for j in range(max(2, n - n // 5), n):
        others = random.sample(range(max(2, n - n // 5)), 2)
        factors = [random.choice((1, 2, -3, 10**4 + 7)) for _ in others]
        for row in rows:
            x = sum(f * row.get(k, 0) for f, k in zip(factors, others, strict=True))
            if x:
                row[j] = x
    return rows, n


def product(random: Random, m: int, n: int) -> Made:
    """The product of two sparse factors: columns that follow from all others by long fractions."""
    r = max(1, min(m, n) - 1 - random.randrange(3))
    right, _ = scattered(random, r, n, 3, (1, -1, 3, 4))
    rows: Sparse = []
    for _ in range(m):
        row: dict[int, int] = {}
        for k in random.sample(range(r), min(3, r)):
            c = random.choice((1, -2, 5))
            for j, x in right[k].items():
                row[j] = row.get(j, 0) + c * x
        rows.append({j: x for j, x in row.items() if x})
    return rows, n


def blocks(random: Random, m: int, n: int) -> Made:
    """Small dense blocks of low rank along the diagonal, under a row that meets them all."""
    rows: Sparse = [dict.fromkeys(range(n), 1)]
    for start in range(0, min(m - 1, n - 3), 4):
        base = [random.randint(-4, 4) for _ in range(4)]
        for _ in range(4):
            f, g = random.randint(-2, 2), random.randint(-1, 1)
            rows.append({start + k: f * x + g for k, x in enumerate(base) if start + k < n and f * x + g})
    return rows[:m], n


def long(random: Random, m: int, n: int) -> Made:
    return scattered(random, m, n, 3, (1, 2**70, -(2**62), 3**50))


KINDS: dict[str, Callable[[Random, int, int], Made]] = {
    "scattered": lambda random, m, n: scattered(random, m, n, 3),
    "denser": lambda random, m, n: scattered(random, m, n, 6),
    "banded": banded,
    "graph": graph,
    "sums": sums,
    "product": product,
    "blocks": blocks,
    "long": long,
}
SHAPES = [(40, 40), (70, 30), (30, 70), (9, 60), (150, 150)]


def made(kind: str, shape: tuple[int, int], seed: int = 0) -> Made:
    return KINDS[kind](Random(f"{kind} {shape} {seed}"), *shape)


def dense(rows: Sparse, n: int) -> list[list[int]]:
    return [[row.get(j, 0) for j in range(n)] for row in rows]


def transposed(rows: Sparse, n: int) -> Sparse:
    columns: Sparse = [{} for _ in range(n)]
    for i, row in enumerate(rows):
        for j, x in row.items():
            columns[j][i] = x
    return columns
