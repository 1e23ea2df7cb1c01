"""`exactrank.rank` of matrices of homework size, conversion from lists included, against python-flint and SymPy.

python -m benchmarks.small_rank
"""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import flint
import sympy

import exactrank
from benchmarks.side_by_side import best_times, shown


def drawn(rng: random.Random, size: int, rational: bool) -> list[list[Any]]:
    if rational:
        return [[Fraction(rng.randint(-9, 9), rng.randint(1, 9)) for _ in range(size)] for _ in range(size)]
    return [[rng.randint(-9, 9) for _ in range(size)] for _ in range(size)]


def of_flint(rows: list[list[Any]], rational: bool) -> int:
    if rational:
        return int(flint.fmpq_mat([[flint.fmpq(x.numerator, x.denominator) for x in row] for row in rows]).rank())
    return int(flint.fmpz_mat(rows).rank())


def main() -> None:
    rng = random.Random(7)
    for rational in (False, True):
        for size in (3, 4, 5, 6, 10, 20):
            many = [drawn(rng, size, rational) for _ in range(20)]
            ours, by_flint, by_sympy = best_times(
                [
                    lambda many=many: [exactrank.rank(rows) for rows in many],  # type: ignore[misc]
                    lambda many=many, rational=rational: [of_flint(rows, rational) for rows in many],  # type: ignore[misc]
                    lambda many=many: [sympy.Matrix(rows).rank() for rows in many],  # type: ignore[misc]
                ]
            )
            kind = "rationals" if rational else "integers"
            print(
                f"{size}x{size} {kind:<10} ours {shown(ours / 20):>8}   flint {shown(by_flint / 20):>8} "
                f"({ours / by_flint:.2f} of flint's time)   "
                f"SymPy {shown(by_sympy / 20):>8} ({by_sympy / ours:.0f} times faster)",
                flush=True,
            )


if __name__ == "__main__":
    main()
