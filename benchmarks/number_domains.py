"""Recorded elimination of 4 x 5 matrices over number domains, against QQ: `python -m benchmarks.number_domains`."""

from __future__ import annotations

import random
from timeit import repeat
from typing import Any

from exactrank.calculations.elimination import row_echelon_form
from exactrank.calculations.elimination.over_domains import reduce_rows
from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF, QQ
from exactrank.numbers.finite_extensions import GF_power
from exactrank.numbers.quadratic import QQ_sqrt
from exactrank.numbers.rational_functions import QQ_letters, RationalFunctions
from exactrank.numbers.rows import RowsOver

COUNT, ROWS, COLUMNS = 40, 4, 5


def best(reduce: Any, matrices: list[Any]) -> float:
    """Microseconds for one matrix, the best of several rounds over all."""
    return min(repeat(lambda: [reduce(A) for A in matrices], number=1, repeat=15)) / len(matrices) * 1e6


def main() -> None:
    source = random.Random(2)
    pairs = [
        [[(source.randint(-4, 4), source.randint(-4, 4)) for _ in range(COLUMNS)] for _ in range(ROWS)]
        for _ in range(COUNT)
    ]
    over_rationals = best(row_echelon_form, [Matrix.of([[a for a, _ in row] for row in M]) for M in pairs])
    print(f"QQ                 {over_rationals:7.1f} us")
    modular = best(row_echelon_form, [Matrix.of([[a for a, _ in row] for row in M], field=GF(7)) for M in pairs])
    print(f"GF(7)              {modular:7.1f} us  {modular / over_rationals:5.2f}")
    for domain in (QQ, QQ_sqrt(-1), QQ_sqrt(2), GF_power(9), QQ_letters("a")):
        made: list[RowsOver[Any]] = []
        for M in pairs:
            entries = [[domain.ratio(_element(domain, *pair), 1) for pair in row] for row in M]
            made.append(RowsOver.of(domain, entries))
        time = best(reduce_rows, made)
        print(f"{domain.name:11} generic {time:6.1f} us  {time / over_rationals:5.2f}")


def _element(domain: Any, a: int, b: int) -> Any:
    """a + b w; of letters a + b times the letter in every third entry, as in books."""
    if domain is QQ:
        return a
    if isinstance(domain, RationalFunctions):
        own = domain.times(domain.of_integer(b if b % 3 == 0 else 0), domain.letter("a"))
        return domain.add(domain.of_integer(a), own)
    return (a, b) if domain.characteristic == 0 else (a % domain.characteristic, b % domain.characteristic)


if __name__ == "__main__":
    main()
