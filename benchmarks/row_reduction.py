"""The recorded reduced row echelon form with all its steps, against SymPy's `Matrix.rref()`, which records nothing.

    python -m benchmarks.row_reduction

SymPy has python-flint under it here, as it has for whoever installs exactrank.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from functools import partial

from benchmarks.side_by_side import compare
from exactrank.calculations.elimination import Strategy, reduced_row_echelon_form
from exactrank.matrix import Matrix

Maker = Callable[[random.Random, int, int], Matrix]


def integers(rng: random.Random, m: int, n: int) -> Matrix:
    return Matrix.of([[rng.randint(-9, 9) for _ in range(n)] for _ in range(m)], n)


def rationals(rng: random.Random, m: int, n: int) -> Matrix:
    return Matrix.of([[Fraction(rng.randint(-9, 9), rng.randint(1, 9)) for _ in range(n)] for _ in range(m)], n)


def half_rank(rng: random.Random, m: int, n: int) -> Matrix:
    return integers(rng, m, m // 2) @ integers(rng, m // 2, n)


FAMILIES: dict[str, Maker] = {"integers": integers, "rationals": rationals, "integers of half rank": half_rank}


def main() -> None:
    rng = random.Random(7)
    for m, n in ((4, 5), (10, 10), (20, 20), (50, 50)):
        for name, make in FAMILIES.items():
            drawn = [make(rng, m, n) for _ in range(8 if m < 20 else 3)]
            peers = [A.to_sympy().as_mutable() for A in drawn]

            def ours(matrices: list[Matrix], strategy: Strategy) -> None:
                for A in matrices:
                    reduced_row_echelon_form(A, strategy)

            def peer(matrices: list[object] = list(peers)) -> None:  # noqa: B006 - a copy for this round
                for A in matrices:
                    A.rref()  # type: ignore[attr-defined]

            for strategy in Strategy:
                compare(f"{m}x{n} {name}, {strategy.value}", partial(ours, drawn, strategy), peer, 9)


if __name__ == "__main__":
    main()
