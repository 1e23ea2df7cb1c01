"""A limit of processor time for one piece, and of memory for a worker, where the system has such limits.

The first limit raises an exception within Python. A second one, more than twice as far, ends the process: the floor
then gives the piece to a person. Both count the processor's time, so a busy machine makes nobody fail.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

MEMORY = 3 << 30
"""Bytes of address space for a worker."""

_GARBAGE = 20_000
"""So many new objects before unused ones are looked for: an answer leaves few that hold each other."""
_AGAIN = 0.25
"""Seconds of processor time after which a block that goes on is stopped again."""

_GRACE = 4.0
"""Seconds that the second limit leaves besides: a large process may lose some of the first exceptions while it collects
its garbage."""


class Exceeded(BaseException):
    """The time of a piece is over; no handler of ordinary exceptions may hold it up."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises Exceeded in the block once it has used so many seconds of the processor.

    In a thread other than the main one, and on systems without these signals, there is no such limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    import resource

    before = signal.signal(signal.SIGPROF, _over)
    limits = resource.getrlimit(resource.RLIMIT_CPU)
    _end_after(2 * seconds + _GRACE)
    # Again and again: an exception is lost where Python calls back from code that cannot raise one.
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    finally:  # again, because the signal may come just before the line above
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        resource.setrlimit(resource.RLIMIT_CPU, limits)


def _over(number: int, frame: FrameType | None) -> None:
    raise Exceeded


def _end_after(seconds: float) -> None:
    """The process ends once it has used so many seconds more; code that never returns to Python is stopped so."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    limit = int(used.ru_utime + used.ru_stime + seconds) + 1
    if hard == resource.RLIM_INFINITY or limit < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))


def _end_with_parent() -> None:
    """Ends this process when its parent does: a killed parent closes no queue, and a worker would wait for ever."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def prepare_worker() -> None:
    """Limits the memory of this process, leaves an interrupt of the terminal to the parent, and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_GARBAGE)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > MEMORY:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))
