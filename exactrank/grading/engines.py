"""The executors by name: processes of this machine, or the workers of a dask cluster."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from importlib import import_module
from typing import Any, TypeVar

from exactrank.errors import InputError, MissingPackage
from exactrank.grading.limits import prepare_worker

PROCESSES = "processes"
DASK = "dask:"
SECONDS_TO_ANSWER = 10
"""How long a cluster is waited for."""
T = TypeVar("T")


def engine(name: str, jobs: int) -> Callable[[], Executor]:
    """What makes the executor: `processes`, or `dask:ADDRESS`; raises InputError for another name."""
    if name == PROCESSES:
        return lambda: _processes(jobs)
    if name.startswith(DASK) and len(name) > len(DASK):
        return lambda: _dask(name[len(DASK) :])
    raise InputError.of("bad-choice", key="--executor", value=name[:60], choices="processes, dask:ADDRESS")


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processes(jobs: int) -> Executor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # A new interpreter for each worker: no lock, no thread and no open file of the parent comes along.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=prepare_worker)


def _dask(address: str) -> Executor:
    try:
        distributed = import_module("distributed")
    except ImportError:
        raise MissingPackage.of("no-package", package="distributed") from None
    try:
        return _Cluster(distributed.Client(address, timeout=SECONDS_TO_ANSWER))
    except (OSError, ValueError):  # nobody there; no address
        raise InputError.of("grade-cluster", address=address[:60]) from None


class _Cluster(Executor):
    """The workers of a cluster: a chunk that kills them breaks this executor, as it breaks a pool of processes."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._executor = client.get_executor()
        self._waiting: set[Future[Any]] = set()

    def submit(self, work: Callable[..., T], /, *arguments: Any, **named: Any) -> Future[T]:
        made: Future[T] = Future()
        self._waiting.add(made)
        self._executor.submit(work, *arguments, **named).add_done_callback(lambda done: self._pass_on(done, made))
        return made

    def _pass_on(self, done: Future[T], made: Future[T]) -> None:
        self._waiting.discard(made)
        if done.cancelled() or made.cancelled():
            made.cancel()
        elif (error := done.exception()) is None:
            made.set_result(done.result())
        elif type(error).__name__ == "KilledWorker":
            made.set_exception(BrokenExecutor(str(error)))
        else:
            made.set_exception(error)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        for one in tuple(self._waiting) if cancel_futures else ():
            one.cancel()
        self._executor.shutdown(wait=wait)
        self._client.close()
