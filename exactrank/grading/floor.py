"""Tasks through an executor, results in the order of the tasks: whatever engine does the work, and even if it dies.

Chunks are sized by time: a chunk is as many tasks as took about a second so far. When an executor breaks, what was in
it is done again in new ones, one chunk at a time, halved until a single task is known to break it; a task that does so
twice is given up and reported.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import field
from itertools import islice
from typing import Generic, TypeVar

from exactrank.records import dataclass

T = TypeVar("T")
R = TypeVar("R")

SECONDS = 1.0
"""A chunk should take about so long: long enough to pay for its way, short enough to be lost."""
FIRST, MOST = 4, 2000
"""How many tasks the first chunk has, and at most."""


@dataclass
class Floor(Generic[T, R]):
    """Runs `work` on tasks by executors that `engine` makes, with `wide` chunks under way at a time.

    `give_up` makes the result of a task that broke an executor twice.
    """

    work: Callable[[Sequence[T]], list[R]]
    engine: Callable[[], Executor]
    give_up: Callable[[T], R]
    wide: int = 2
    _executor: Executor | None = field(default=None, init=False)
    _rate: float = field(default=0.0, init=False)

    def run(self, tasks: Iterable[T]) -> Iterator[R]:
        """The results in the order of the tasks; only a few chunks of tasks are held at a time."""
        source = iter(tasks)
        waiting: deque[tuple[list[T], Future[list[R]], float]] = deque()
        try:
            while True:
                while len(waiting) < 2 * self.wide and (chunk := list(islice(source, self._size()))):
                    waiting.append((chunk, self._submit(chunk), time.monotonic()))
                if not waiting:
                    return
                chunk, future, begun = waiting.popleft()
                try:
                    made = future.result()
                    self._measure(len(chunk), time.monotonic() - begun, len(waiting) + 1)
                    yield from made
                except BrokenExecutor:
                    # All that was under way is lost with the executor: it is done again here, in order.
                    lost = [chunk, *[one for one, _, _ in waiting]]
                    waiting.clear()
                    self._renew()
                    for one in lost:
                        yield from self._carefully(one)
        finally:
            self._close()

    def _carefully(self, chunk: list[T]) -> Iterator[R]:
        """One chunk alone, halved as long as it breaks the executor; a single task has two attempts."""
        for _ in range(2 if len(chunk) == 1 else 1):
            try:
                yield from self._submit(chunk).result()
                return
            except BrokenExecutor:
                self._renew()
        if len(chunk) == 1:
            yield self.give_up(chunk[0])
            return
        half = len(chunk) // 2
        yield from self._carefully(chunk[:half])
        yield from self._carefully(chunk[half:])

    def _submit(self, chunk: list[T]) -> Future[list[R]]:
        if self._executor is None:
            self._executor = self.engine()
        try:
            return self._executor.submit(self.work, chunk)
        except BrokenExecutor as error:  # it broke since the last result was taken
            future: Future[list[R]] = Future()
            future.set_exception(error)
            return future

    def _size(self) -> int:
        return max(1, min(MOST, int(self._rate * SECONDS))) if self._rate else FIRST

    def _measure(self, count: int, seconds: float, under_way: int) -> None:
        """Tasks a second of one worker: the chunk waited while others were done, so the time is shared."""
        own = seconds * min(1.0, self.wide / under_way)
        rate = count / max(own, 1e-3)
        self._rate = rate if not self._rate else (self._rate + rate) / 2

    def _renew(self) -> None:
        self._close()
        self._executor = self.engine()

    def _close(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None
