"""The executors by name: processes of this machine, or the workers of a dask cluster."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor
from importlib import import_module

from exactrank.errors import InputError, MissingPackage
from exactrank.grading.limits import prepare_worker

PROCESSES = "processes"
DASK = "dask:"


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
        client = import_module("distributed").Client(address)
    except ImportError:
        raise MissingPackage.of("no-package", package="distributed") from None
    executor: Executor = client.get_executor()
    return executor
