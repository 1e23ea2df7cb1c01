"""LaTeX of a matrix, against SymPy's `latex`.

python -m benchmarks.rendering
"""

from __future__ import annotations

import random
from fractions import Fraction
from functools import partial

import sympy

import exactrank
from benchmarks.side_by_side import compare
from exactrank.matrix import Matrix


def main() -> None:
    rng = random.Random(7)
    document = Matrix.of([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]])
    integers = Matrix.of([[rng.randint(-99, 99) for _ in range(20)] for _ in range(20)])
    rationals = Matrix.of([[Fraction(rng.randint(-99, 99), rng.randint(1, 9)) for _ in range(20)] for _ in range(20)])
    for title, A in (("4x3", document), ("20x20 integers", integers), ("20x20 rationals", rationals)):
        peer = A.to_sympy()
        compare(f"LaTeX of {title}", partial(exactrank.to_latex, A), partial(sympy.latex, peer))


if __name__ == "__main__":
    main()
