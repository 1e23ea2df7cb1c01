"""Sparse matrices to measure with, by name: rows {column: entry} and the number of columns."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterable, Sequence

Face = tuple[tuple[int, int], ...]
Sparse = list[dict[int, int]]
Made = tuple[Sparse, int]

SIGNS = (1, -1)
DIGITS = tuple(x for x in range(-9, 10) if x)


def scattered(m: int, n: int, each: int, values: Sequence[int] = SIGNS) -> Made:
    """So many entries in each row, anywhere."""
    g = random.Random(1)
    return [{j: g.choice(values) for j in g.sample(range(n), each)} for _ in range(m)], n


def banded(n: int, half: int, values: Sequence[int]) -> Made:
    """The diagonal and so many diagonals on both sides of it."""
    g = random.Random(1)
    return [{j: g.choice(values) for j in range(max(0, i - half), min(n, i + half + 1))} for i in range(n)], n


def incidence(points: int, edges: int) -> Made:
    """A graph without loops: two entries, 1 and -1, in each row."""
    g = random.Random(1)
    rows = []
    for _ in range(edges):
        a = g.randrange(points)
        b = (a + 1 + g.randrange(points - 1)) % points
        rows.append({a: 1, b: -1})
    return rows, points


def product(m: int, n: int, inner: int) -> Made:
    """A product of two sparse factors: its rank is at most `inner`, for reasons that its zeros do not show."""
    g = random.Random(1)
    right = [{j: g.choice(SIGNS) for j in g.sample(range(n), 3)} for _ in range(inner)]
    rows: Sparse = []
    for _ in range(m):
        row: dict[int, int] = {}
        for k in g.sample(range(inner), 3):
            c = g.choice(SIGNS)
            for j, x in right[k].items():
                row[j] = row.get(j, 0) + c * x
        rows.append({j: x for j, x in row.items() if x})
    return rows, n


def matchings(points: int, size: int) -> list[Face]:
    """The matchings of this many edges in the complete graph, in lexicographic order."""
    edges = list(itertools.combinations(range(points), 2))
    found: list[Face] = []

    def extend(start: int, chosen: Face, used: frozenset[int]) -> None:
        if len(chosen) == size:
            found.append(chosen)
            return
        for k in range(start, len(edges)):
            if not used & set(edges[k]):
                extend(k + 1, (*chosen, edges[k]), used | set(edges[k]))

    extend(0, (), frozenset())
    return found


def placements(m: int, n: int, size: int) -> list[Face]:
    """Ways to put this many rooks on an m x n board, no two of which attack each other."""
    return [
        tuple(zip(rows, columns, strict=True))
        for rows in itertools.combinations(range(m), size)
        for columns in itertools.permutations(range(n), size)
    ]


def boundary(faces: Iterable[Face], lower: Iterable[Face]) -> Made:
    place = {face: j for j, face in enumerate(lower)}
    return [{place[f[:i] + f[i + 1 :]]: (-1) ** i for i in range(len(f))} for f in faces], len(place)


def matching_complex(points: int, size: int) -> Made:
    return boundary(matchings(points, size), matchings(points, size - 1))


def chessboard_complex(side: int, size: int) -> Made:
    return boundary(placements(side, side, size), placements(side, side, size - 1))


CASES: dict[str, Callable[[], Made]] = {
    "random, 3 a row, +-1, 500": lambda: scattered(500, 500, 3),
    "random, 3 a row, +-1, 2000": lambda: scattered(2000, 2000, 3),
    "random, 3 a row, to 9, 2000": lambda: scattered(2000, 2000, 3, DIGITS),
    "random, 3 a row, +-1, 10000": lambda: scattered(10_000, 10_000, 3),
    "random, 3 a row, to 9, 10000": lambda: scattered(10_000, 10_000, 3, DIGITS),
    "random, 3 a row, 30000 x 10000": lambda: scattered(30_000, 10_000, 3, DIGITS),
    "random, 5 a row, +-1, 10000": lambda: scattered(10_000, 10_000, 5),
    "product of sparse factors": lambda: product(3000, 3000, 2900),
    "band of 3, to 9, 100000": lambda: banded(100_000, 1, DIGITS),
    "band of 5, +-1, 100000": lambda: banded(100_000, 2, SIGNS),
    "band of 11, to 9, 100000": lambda: banded(100_000, 5, DIGITS),
    "graph 20000 x 5000": lambda: incidence(5000, 20_000),
    "graph 1000000 x 300000": lambda: incidence(300_000, 1_000_000),
    "matching (10,4)": lambda: matching_complex(10, 4),
    "matching (11,4)": lambda: matching_complex(11, 4),
    "matching (11,5)": lambda: matching_complex(11, 5),
    "chessboard 6x6 k=4": lambda: chessboard_complex(6, 4),
    "chessboard 6x6 k=5": lambda: chessboard_complex(6, 5),
    "chessboard 7x7 k=4": lambda: chessboard_complex(7, 4),
}
