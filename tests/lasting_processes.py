"""Workers that stay for all tests of a session: a new interpreter for each command takes longer than what it judges."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any, TypeVar

from exactrank.grading import engines

T = TypeVar("T")
started = engines._processes
"""What starts processes for a command, which `tests/grading/test_floor.py` tests."""


class LastingProcesses(Executor):
    """Two processes as a command starts them; `shutdown` leaves them to the next one, `close` ends them."""

    def __init__(self) -> None:
        self._executor = started(2)

    def submit(self, work: Callable[..., T], /, *arguments: Any, **named: Any) -> Future[T]:
        try:
            return self._executor.submit(work, *arguments, **named)
        except BrokenExecutor:
            self._executor = started(2)
            return self._executor.submit(work, *arguments, **named)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """The next command takes them over."""

    def close(self) -> None:
        self._executor.shutdown()
