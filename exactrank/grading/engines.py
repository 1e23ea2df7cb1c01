"""The executors by name: processes of this machine, or the workers of a dask cluster."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from concurrent.futures import wait as wait_for
from importlib import import_module
from typing import Any, TypeVar

from exactrank.errors import InputError, MissingPackage
from exactrank.grading.limits import prepare_worker

PROCESSES = "processes"
DASK = "dask:"
SECONDS_TO_ANSWER = 10
SECONDS_FOR_A_WORKER = 120
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
        client = distributed.Client(address, timeout=SECONDS_TO_ANSWER)
    except (OSError, ValueError):  # nobody there; no address
        raise InputError.of("grade-cluster", address=address[:60]) from None
    try:  # a scheduler holds tasks for ever where nobody works
        client.wait_for_workers(1, timeout=SECONDS_FOR_A_WORKER)
    except TimeoutError:
        client.close()
        raise InputError.of("grade-no-workers", address=address[:60], seconds=SECONDS_FOR_A_WORKER) from None
    return _Cluster(client)


class _Cluster(Executor):
    """The workers of a cluster: a chunk that kills them breaks this executor, as it breaks a pool of processes.

    Tasks are submitted to the client itself: the executor that dask makes of a client leaves a future without an end
    where its task is cancelled. A task is not pure, so that a chunk that is done again is a new one to the scheduler,
    not the one that an earlier client may still take back.
    """

    def __init__(self, client: Any) -> None:
        self._client = client
        self._waiting: dict[Future[Any], Any] = {}

    def submit(self, work: Callable[..., T], /, *arguments: Any, **named: Any) -> Future[T]:
        made: Future[T] = Future()
        task = self._client.submit(work, *arguments, **named, pure=False)
        self._waiting[made] = task  # a task to which nobody holds is dropped by the scheduler
        task.add_done_callback(lambda done: self._pass_on(done, made))
        return made

    def _pass_on(self, task: Any, made: Future[Any]) -> None:
        if self._waiting.pop(made, None) is None or not made.set_running_or_notify_cancel():
            return
        if task.status == "finished":
            made.set_result(task.result())
        elif task.status == "error" and type(error := task.exception()).__name__ != "KilledWorker":
            made.set_exception(error)
        else:  # its workers died, or the cluster has lost it
            made.set_exception(BrokenExecutor(task.status))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        for made in tuple(self._waiting) if cancel_futures else ():
            if (task := self._waiting.pop(made, None)) is not None:
                task.cancel()
                made.cancel()
        if wait:
            wait_for(tuple(self._waiting))
        self._client.close()
