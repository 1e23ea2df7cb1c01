"""Systems and determinants with every operation recorded, against SymPy's LUsolve and det, which record nothing.

    python -m benchmarks.first_course [SIZE ...]

Random integer matrices; both are measured in one process, best of some runs.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable

from benchmarks.side_by_side import shown
from exactrank.calculations.minors import triangularization
from exactrank.calculations.systems import solve
from exactrank.matrix import Matrix


def best(work: Callable[[], object], runs: int = 3) -> float:
    found = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def compare(size: int) -> None:
    import sympy

    source = random.Random(size)
    rows = [[source.randint(-9, 9) for _ in range(size)] for _ in range(size)]
    right = [[source.randint(-9, 9)] for _ in range(size)]
    A, b = Matrix.of(rows), Matrix.of(right)
    theirs, side = sympy.Matrix(rows), sympy.Matrix(right)
    lines = (
        ("solution", lambda: solve(A, b), "LUsolve", lambda: theirs.LUsolve(side)),
        ("determinant", lambda: triangularization(A), "det", lambda: sympy.Matrix(rows).det()),
    )
    for name, ours, other, work in lines:
        print(f"{size}x{size} {name:<12} {shown(best(ours)):>9}   SymPy {other:<8} {shown(best(work)):>9}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sizes", nargs="*", type=int, default=[4, 10, 20])
    for size in parser.parse_args().sizes:
        compare(size)


if __name__ == "__main__":
    main()
