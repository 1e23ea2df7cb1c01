"""Inputs run in processes of their own, each under a limit of processor time; whatever happens names its input.

A timer of the process interrupts what runs too long in Python. What does not let itself be interrupted (a loop inside a
library) is ended from outside, after its traceback was asked for.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import resource
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import FrameType
from typing import Literal, cast

from tests.fuzzing.inputs import fuzz_input
from tests.fuzzing.readers import ALLOWED, READERS

SECONDS = 3.0
"""Of processor time for one input: a hundred times what any should take."""

PATIENCE = 20.0
"""Seconds on the clock, for each second of the limit, after which a process counts as one that hangs."""

MEMORY = 4 * 2**30
"""Bytes of address space of one process."""


Run = Callable[[int, int, float], "Failure | None"]
"""What a process does with a seed, an index and a limit of seconds."""


class TooLong(BaseException):
    """The processor time of one input is used up; no `except Exception` holds it."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that a reader did not deal with: `what` happened, and where."""

    reader: str
    text: str
    what: str
    trace: str

    @property
    def place(self) -> str:
        """The last line of the package in the traceback: failures with the same place are the same fault."""
        lines = [line.strip() for line in self.trace.splitlines() if "exactrank" in line and "line " in line]
        return lines[-1] if lines else ""


def attempt(reader: str, text: str, seconds: float = SECONDS) -> Failure | None:
    """One input in this process; None when it was read, or refused with a reason."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, interrupt)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        READERS[reader](text)
    except ALLOWED:
        return None
    except TooLong:
        return Failure(reader, text, f"more than {seconds:g} s", traceback.format_exc())
    except Exception as error:
        return Failure(reader, text, f"{type(error).__name__}: {str(error)[:200]}", traceback.format_exc())
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return None


def attempt_input(seed: int, index: int, seconds: float) -> Failure | None:
    return attempt(*fuzz_input(seed, index), seconds)


def _work(run: Run, seed: int, indices: Sequence[int], seconds: float, pipe: Connection, trace: str) -> None:
    """The life of a process: says which input it begins, and what fails."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with open(trace, "w", encoding="utf-8") as file:
        faulthandler.register(signal.SIGUSR1, file=file)
        for index in indices:
            pipe.send(index)
            found = run(seed, index, seconds)
            if found is not None:
                pipe.send(found)
    pipe.send(None)


class _Worker:
    """A process with its share of the inputs, and the time of its last message."""

    def __init__(self, run: Run, seed: int, indices: Sequence[int], seconds: float) -> None:
        self.seed, self.indices, self.seconds = seed, indices, seconds
        handle, self.trace = tempfile.mkstemp(suffix=".trace")
        os.close(handle)
        self.pipe, other = multiprocessing.Pipe(duplex=False)
        self.process = multiprocessing.get_context("spawn").Process(
            target=_work, args=(run, seed, indices, seconds, other, self.trace), daemon=True
        )
        self.process.start()
        other.close()
        self.last_message = time.monotonic()
        self.at = indices[0]

    @property
    def hangs(self) -> bool:
        return time.monotonic() - self.last_message > PATIENCE * self.seconds

    def receive(self) -> Failure | Literal["end"] | None:
        """What the process says next; EOFError when it has died."""
        said = self.pipe.recv()
        self.last_message = time.monotonic()
        if isinstance(said, int):
            self.at = said
            return None
        return "end" if said is None else cast(Failure, said)

    def stop(self, what: str) -> Failure:
        """Ends the process after asking where it is; the failure of the input that it was at."""
        if self.process.is_alive() and self.process.pid is not None:
            os.kill(self.process.pid, signal.SIGUSR1)
            time.sleep(0.5)
        trace = Path(self.trace).read_text(encoding="utf-8")
        self.close()
        return Failure(*fuzz_input(self.seed, self.at), what, trace)

    def close(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()
        Path(self.trace).unlink(missing_ok=True)

    def rest(self) -> Sequence[int]:
        """The inputs that the process had still before it."""
        return self.indices[self.indices.index(self.at) + 1 :]


def failures(
    seed: int, count: int, jobs: int = 2, seconds: float = SECONDS, run: Run = attempt_input
) -> Iterator[Failure]:
    """Everything that goes wrong on the inputs 0 to count - 1 of a seed, as it is found."""
    shares = [range(job, count, jobs) for job in range(jobs)]
    workers = [_Worker(run, seed, share, seconds) for share in shares if share]
    try:
        while workers:
            ready = wait([worker.pipe for worker in workers], timeout=1.0)
            for worker in list(workers):
                found: Failure | Literal["end"] | None = None
                try:
                    if worker.pipe in ready:
                        found = worker.receive()
                    elif worker.hangs:
                        found = worker.stop("hangs")
                except EOFError:
                    found = worker.stop("the process died")
                if isinstance(found, Failure):
                    yield found
                if found == "end" or worker.pipe.closed:
                    workers.remove(worker)
                    rest = () if found == "end" else worker.rest()
                    worker.close()
                    if rest:
                        workers.append(_Worker(run, seed, rest, seconds))
    finally:
        for worker in workers:
            worker.close()
