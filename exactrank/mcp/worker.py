"""A call in a process of its own, under limits of time and memory: nothing that is asked for holds up the server."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Mapping
from concurrent.futures import CancelledError, Executor
from dataclasses import field
from typing import Any

from exactrank.errors import ExactrankError, Problem, fault
from exactrank.grading.engines import PROCESSES, engine
from exactrank.grading.limits import Exceeded, limited
from exactrank.mcp.tools import call
from exactrank.messages import LANGUAGES
from exactrank.records import dataclass

SECONDS = 30
"""Seconds of processor time of one call."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: the object and its text, or no object and the one line that says why."""

    value: dict[str, Any] | None
    text: str


def answer(name: str, arguments: Mapping[str, Any], seconds: float = SECONDS) -> Answer:
    """The answer of a tool, whatever comes; in the main thread of its process it ends in time.

    >>> answer("rank", {"matrix": "1 2; 3"}).text
    'row 2 has 1 entries, expected 2 (line 1, column 6)'
    """
    try:
        with limited(seconds):
            result = call(name, arguments)
        return Answer(result.value, result.text)
    except ExactrankError as error:
        problems = error.problems
    except (Exceeded, RecursionError):
        problems = (Problem.of("call-too-slow", seconds=int(seconds)),)
    except Exception as error:  # a mistake of ours is told as one, and the server goes on
        problems = (fault(error),)
    lang = arguments.get("lang")
    return refusal(problems, lang if lang in LANGUAGES else LANGUAGES[0])


def refusal(problems: tuple[Problem, ...], lang: str = LANGUAGES[0]) -> Answer:
    """The problems in one line."""
    return Answer(None, "; ".join([one.sentence(lang) for one in problems]))


@dataclass
class Worker:
    """One process that answers call after call; one that dies is replaced, and its call is refused."""

    seconds: float = SECONDS
    running: int | None = field(default=None, init=False)
    """the number of the call that is being answered"""
    _cancelled: set[int] = field(default_factory=set, init=False)
    _executor: Executor | None = field(default=None, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def answer(self, name: str, arguments: Mapping[str, Any], number: int = 0) -> Answer:
        """The answer to one call; others wait until it is there. `number` is what `cancel` names it by."""
        with self._lock:
            if number in self._cancelled:
                return refusal((Problem.of("call-stopped"),))
            executor = self._executor = self._executor or engine(PROCESSES, 1)()
            self.running = number
            try:
                return executor.submit(answer, name, arguments, self.seconds).result()
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
