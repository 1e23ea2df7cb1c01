"""The exact rank of sparse +-1 matrices: boundaries of matching and chessboard complexes, graphs.

    OPENBLAS_NUM_THREADS=1 python benchmarks/sparse_rank.py [--largest]

The peer, where `sage` is installed, is Sage's rank of a sparse integer matrix (LinBox, Monte Carlo: not
proven).
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable

from exactrank import fast_rank

Face = tuple[tuple[int, int], ...]
Sparse = list[dict[int, int]]

SAGE_PROGRAM = """
import json, sys, time
rows, width = json.load(sys.stdin)
M = matrix(ZZ, len(rows), width, {(i, j): x for i, row in enumerate(rows) for j, x in row}, sparse=True)
start = time.perf_counter(); r = M.rank(); print(int(r), time.perf_counter() - start)
"""


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


def boundary(faces: Iterable[Face], lower: Iterable[Face]) -> tuple[Sparse, int]:
    place = {face: j for j, face in enumerate(lower)}
    return [{place[f[:i] + f[i + 1 :]]: (-1) ** i for i in range(len(f))} for f in faces], len(place)


def incidence(points: int, edges: int) -> tuple[Sparse, int]:
    g = random.Random(1)
    rows = []
    for _ in range(edges):
        a, b = g.sample(range(points), 2)
        rows.append({a: 1, b: -1})
    return rows, points


def sage_rank(rows: Sparse, width: int) -> tuple[int, float]:
    data = json.dumps([[list(row.items()) for row in rows], width])
    done = subprocess.run(["sage", "-c", SAGE_PROGRAM], input=data, capture_output=True, text=True, check=True)
    rank, seconds = done.stdout.split()
    return int(rank), float(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description="the exact rank of sparse +-1 matrices")
    parser.add_argument("--largest", action="store_true", help="only the matching complex of 11 points, 5 edges")
    largest = parser.parse_args().largest
    cases = [("matching (11,5)", boundary(matchings(11, 5), matchings(11, 4)))]
    if not largest:
        cases += [
            ("chessboard 6x6 k=4", boundary(placements(6, 6, 4), placements(6, 6, 3))),
            ("chessboard 6x6 k=5", boundary(placements(6, 6, 5), placements(6, 6, 4))),
            ("chessboard 7x7 k=4", boundary(placements(7, 7, 4), placements(7, 7, 3))),
            ("matching (10,4)", boundary(matchings(10, 4), matchings(10, 3))),
            ("matching (11,4)", boundary(matchings(11, 4), matchings(11, 3))),
            ("graph incidence", incidence(5000, 20000)),
        ]
    sage = shutil.which("sage") is not None
    if not sage:
        print("Sage is not installed: its column is left out")
    print(f"python {sys.version.split()[0]}\n")
    print("| matrix | shape | rank | exactrank | Sage |\n|---|---|---|---|---|")
    for name, (rows, width) in cases:
        times = []
        rank = 0
        for _ in range(3):
            start = time.process_time()
            rank = fast_rank.rank_of_sparse(rows)
            times.append(time.process_time() - start)
        ours = statistics.median(times)
        peer = "-"
        if sage:
            found, seconds = sage_rank(rows, width)
            if found != rank:
                raise SystemExit(f"two ranks differ: {found} and {rank}")
            peer = f"{seconds:.2f} s (x {seconds / ours:.2f})"
        print(f"| {name} | {len(rows)} x {width} | {rank} | {ours:.2f} s | {peer} |", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nlargest memory of the process: {peak:.0f} MB")


if __name__ == "__main__":
    main()
