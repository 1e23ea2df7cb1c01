"""Discussions of cases, against one elimination over QQ(letters): `python -m benchmarks.cases`.

A tree has many leaves and asks many questions; what one elimination of the general case takes is the measure.
"""

from __future__ import annotations

import random
from statistics import median
from timeit import repeat

import exactrank
from exactrank.calculations.cases.discussion import discuss
from exactrank.calculations.cases.records import Goal
from exactrank.calculations.elimination.over_domains import reduce_rows
from exactrank.numbers.rational_functions import Function, QQ_letters
from exactrank.numbers.rows import RowsOver
from exactrank.reading.formulas.with_letters import read_with_letters
from exactrank.reading.matrices.rows_over import rows_over

EXAMS = (
    "1 a | 1; a 1 | 1",
    "1 1 k | 1; 1 k 1 | 1; k 1 1 | 1",
    "1 2 -1 | 1; 2 a 1 | 2; 1 1 a | b",
    "x + y + z = 1; x + 2y + a z = b; x + 4y + a^2 z = b^2",
    "m 1 1 | m+1; 1 m 1 | 2; 1 1 m | m",
    "1 t 0 | 1; 0 1 t | t; t 0 1 | t^2",
    "1 -1 2 | 3; 2 1 c | 0; 1 2 c-2 | d",
    "2-k 1 0 | 0; 1 2-k 1 | 0; 0 1 2-k | 0",
    "1 2 3 | 4; 2 4 p | 8; 3 p 9 | 12",
    "a b 1 | 1; 1 a b | 1",
)


def milliseconds(run: object) -> float:
    return min(repeat(run, number=1, repeat=7)) * 1000  # type: ignore[arg-type]


def random_matrix(source: random.Random, m: int, n: int) -> RowsOver[Function]:
    def entry() -> str:
        letter = f"+({source.choice([-2, -1, 1, 2])})*a" if source.random() < 1 / 3 else ""
        return f"{source.randint(-4, 4)}{letter}"

    return rows_over(QQ_letters("a"), [[entry() for _ in range(n)] for _ in range(m)])


def main() -> None:
    found = [read_with_letters(text) for text in EXAMS]
    trees = [milliseconds(lambda one=one: discuss(one.rows, Goal.SOLUTIONS, one.bar)) for one in found]
    general = [milliseconds(lambda one=one: reduce_rows(one.rows)) for one in found]
    ratios = median([tree / one for tree, one in zip(trees, general, strict=True)])
    leaves = sum([len(exactrank.cases(text).leaves) for text in EXAMS])
    print(f"exam problems: median {median(trees):.2f} ms, {leaves} leaves, {ratios:.1f} times the general case")
    letters = read_with_letters("a b c; d e f; g h j").rows
    time = milliseconds(lambda: discuss(letters))
    print(f"3 x 3 of letters: {time:.1f} ms, {time / milliseconds(lambda: reduce_rows(letters)):.1f} times")
    source = random.Random(7)
    matrices = [random_matrix(source, 5, 6) for _ in range(30)]
    times = [milliseconds(lambda A=A: discuss(A, Goal.SOLUTIONS, 5)) for A in matrices]
    general = [milliseconds(lambda A=A: reduce_rows(A)) for A in matrices]
    ratio = median([time / one for time, one in zip(times, general, strict=True)])
    print(f"random 5 x 6, one letter: median {median(times):.1f} ms, most {max(times):.1f} ms, {ratio:.2f} times")


if __name__ == "__main__":
    main()
