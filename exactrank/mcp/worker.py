"""A call in a process of its own, under limits of time and memory: nothing that is asked for holds up the server."""

from __future__ import annotations

import multiprocessing
import threading
from concurrent.futures import CancelledError, Executor
from dataclasses import field

from exactrank.errors import InputError, Problem
from exactrank.grading.engines import PROCESSES, engine
from exactrank.grading.limits import Exceeded, limited
from exactrank.mcp.answers import Answer, Call, answered, refusal
from exactrank.mcp.calls import Arguments, Result
from exactrank.mcp.tools import call
from exactrank.records import dataclass

SECONDS = 30
"""Seconds of processor time of one call."""


def answer(name: str, arguments: Arguments, seconds: float = SECONDS, tools: Call | None = None) -> Answer:
    """The answer of a tool, whatever comes; in the main thread of its process it ends in time.

    >>> answer("rank", {"matrix": "1 2; 3"}).text
    'row 2 has 1 entries, expected 2 (line 1, column 6)'
    """

    def in_time(name: str, arguments: Arguments) -> Result:
        try:
            with limited(seconds):
                return (tools or call)(name, arguments)
        except (Exceeded, RecursionError):
            raise InputError.of("call-too-slow", seconds=int(seconds)) from None

    return answered(in_time, name, arguments)


@dataclass
class Worker:
    """One process that answers call after call; one that dies is replaced, and its call is refused."""

    seconds: float = SECONDS
    tools: Call | None = None
    """what is called, those of `mcp/tools.py` by default; another process must be able to import it by its name"""
    running: int | None = field(default=None, init=False)
    """the number of the call that is being answered"""
    _cancelled: set[int] = field(default_factory=set, init=False)
    _executor: Executor | None = field(default=None, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def answer(self, name: str, arguments: Arguments, number: int = 0) -> Answer:
        """The answer to one call; others wait until it is there. `number` is what `cancel` names it by."""
        with self._lock:
            if number in self._cancelled:
                return refusal((Problem.of("call-stopped"),))
            executor = self._executor = self._executor or engine(PROCESSES, 1)()
            self.running = number
            try:
                return executor.submit(answer, name, arguments, self.seconds, self.tools).result()
            except (RuntimeError, CancelledError):  # its process died (BrokenExecutor), or it was closed meanwhile
                self._executor = None
                return refusal((Problem.of("call-stopped"),))
            finally:
                self.running = None

    def cancel(self, number: int) -> None:
        """Stops a call that nobody waits for any more; a call that has not begun never begins."""
        self._cancelled.add(number)
        if self.running == number:
            self.close()

    def close(self) -> None:
        """Ends the process, also in the middle of a call."""
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=False, cancel_futures=True)
            for child in multiprocessing.active_children():
                child.terminate()
