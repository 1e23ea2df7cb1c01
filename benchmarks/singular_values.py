"""Certified singular values against SymPy's, mpmath's and numpy's, measured side by side in one run.

    python benchmarks/singular_values.py [SIZE ...] [--seconds LIMIT]

Random rational matrices, 50 digits. SymPy runs in a process of its own, which is stopped after LIMIT seconds.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
from collections.abc import Callable
from fractions import Fraction
from time import perf_counter

from exactrank.calculations.spectrum import singular_values
from exactrank.matrix import Matrix

DIGITS = 50


def drawn(size: int) -> Matrix:
    source = random.Random(size)
    return Matrix.of(
        [[Fraction(source.randint(-99, 99), source.randint(1, 9)) for _ in range(size)] for _ in range(size)]
    )


def ours(A: Matrix) -> None:
    for value in singular_values(A).values:
        value.decimal(DIGITS)


def of_sympy(A: Matrix) -> None:
    import sympy

    for value in sympy.Matrix(A.to_sympy()).singular_values():
        sympy.N(value, DIGITS)


def of_mpmath(A: Matrix) -> None:
    import mpmath

    with mpmath.workdps(DIGITS + 10):
        mpmath.svd_r(
            mpmath.matrix([[mpmath.mpf(x.numerator) / x.denominator for x in row] for row in A]), compute_uv=False
        )


def of_numpy(A: Matrix) -> None:
    import numpy

    numpy.linalg.svd(numpy.array([[float(x) for x in row] for row in A]), compute_uv=False)


def seconds(work: Callable[[Matrix], None], A: Matrix, repeat: int = 3) -> float:
    """The best of some runs, after one run that loads what has to be loaded."""
    work(Matrix.identity(2))
    found = []
    for _ in range(repeat):
        start = perf_counter()
        work(A)
        found.append(perf_counter() - start)
    return min(found)


def within(limit: float, work: Callable[[Matrix], None], A: Matrix) -> float | None:
    """The time of one run in another process; None when it takes longer than the limit."""
    answer: multiprocessing.Queue[float] = multiprocessing.Queue()
    process = multiprocessing.Process(target=_measure, args=(answer, work, A))
    process.start()
    process.join(limit)
    if process.is_alive():
        process.kill()
        process.join()
        return None
    return answer.get()


def _measure(answer: multiprocessing.Queue[float], work: Callable[[Matrix], None], A: Matrix) -> None:
    answer.put(seconds(work, A, 1))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=[2, 3, 4, 5, 8, 12, 20])
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    print(f"{'size':>4} {'exactrank':>12} {'SymPy':>12} {'ratio':>9} {'mpmath':>12} {'numpy, 16 digits':>17}")
    for size in options.sizes:
        A = drawn(size)
        own = seconds(ours, A)
        sympy = within(options.seconds, of_sympy, A)
        other = f"{sympy * 1000:9.1f} ms" if sympy else f"> {options.seconds:.0f} s"
        ratio = f"{sympy / own:.0f}" if sympy else f"> {options.seconds / own:.0f}"
        more = f"{seconds(of_mpmath, A) * 1000:9.1f} ms {seconds(of_numpy, A) * 1000:14.3f} ms"
        print(f"{size:4} {own * 1000:9.1f} ms {other:>12} {ratio:>9} {more}", flush=True)


if __name__ == "__main__":
    main()
