"""Measuring two ways to do one thing in one run: their turns alternate, and the best turn of each counts.

On a machine that does other things too, single times lie; that both ways suffer the same disturbances, and that the
least disturbed turn is compared, keeps the ratio honest.
"""

from __future__ import annotations

import time
from collections.abc import Callable


def best_times(works: list[Callable[[], object]], turns: int = 15, turn_seconds: float = 0.02) -> list[float]:
    """Processor seconds of one call of each work: the best of `turns` alternating turns of about `turn_seconds`."""
    repeats: list[int] = []
    for work in works:
        work()
        start = time.process_time()
        work()
        once = max(time.process_time() - start, 1e-7)
        repeats.append(max(1, int(turn_seconds / once)))
    best = [float("inf")] * len(works)
    for _ in range(turns):
        for k, work in enumerate(works):
            start = time.process_time()
            for _ in range(repeats[k]):
                work()
            best[k] = min(best[k], (time.process_time() - start) / repeats[k])
    return best


def shown(seconds: float) -> str:
    """A time with a unit in which it is easy to read."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


def compare(title: str, ours: Callable[[], object], peer: Callable[[], object], turns: int = 15) -> float:
    """Prints a line with both times and how many times faster ours is; gives that ratio."""
    a, b = best_times([ours, peer], turns)
    print(f"{title:<44} ours {shown(a):>9}   peer {shown(b):>9}   {b / a:6.2f} times faster", flush=True)
    return b / a
