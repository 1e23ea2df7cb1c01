"""Several threads for one rank: numpy and BLAS let other threads run while they compute.

What is done in threads is what would be done one after the other, on parts that do not meet: no result depends on it.
BLAS has threads of its own, which are left as they are set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import pairwise
from typing import TypeVar

from exactrank.records import dataclass

MOST = 1024

Part = TypeVar("Part")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Workers:
    count: int
    pool: ThreadPoolExecutor


_WORKERS: ContextVar[_Workers | None] = ContextVar("workers", default=None)


@contextmanager
def using_threads(count: int) -> Iterator[None]:
    """Inside, `in_threads` has so many threads; they are gone afterwards."""
    if count == 1:
        yield
        return
    with ThreadPoolExecutor(count) as pool:
        token = _WORKERS.set(_Workers(count, pool))
        try:
            yield
        finally:
            _WORKERS.reset(token)


def thread_count() -> int:
    """How many threads there are.

    >>> with using_threads(2):
    ...     thread_count()
    2
    """
    workers = _WORKERS.get()
    return 1 if workers is None else workers.count


def in_threads(work: Callable[[Part], Result], parts: Sequence[Part]) -> list[Result]:
    """work(part) for every part, in order; raises what the first part that fails raises, after all have ended.

    >>> with using_threads(2):
    ...     in_threads(str, [1, 2, 3])
    ['1', '2', '3']
    """
    workers = _WORKERS.get()
    if workers is None or len(parts) < 2:
        return [work(part) for part in parts]
    begun = [workers.pool.submit(work, part) for part in parts]
    for future in begun:
        future.exception()  # waits: no part goes on when another has failed
    return [future.result() for future in begun]


def shares(length: int, least: int = 1) -> list[slice]:
    """The numbers below `length` in a slice for each thread; fewer slices where these would hold less than `least`.

    >>> shares(10)
    [slice(0, 10, None)]
    >>> with using_threads(3):
    ...     shares(9), shares(9, least=5)
    ([slice(0, 3, None), slice(3, 6, None), slice(6, 9, None)], [slice(0, 9, None)])
    """
    count = max(1, min(thread_count(), length // least))
    return [slice(a, b) for a, b in pairwise([length * k // count for k in range(count + 1)])]
