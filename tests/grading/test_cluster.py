"""The executor of a cluster keeps order, breaks as a pool does, and ends.

A stand-in for dask's client shows every fault at once; a longer run asks a real cluster of two processes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from exactrank.errors import InputError, MissingPackage
from exactrank.grading.engines import engine
from exactrank.grading.floor import Floor
from exactrank.grading.rubric import read_rubric
from tests.grading.answers import rubric_file
from tests.grading.test_floor import EXPECTED, doubled, doubled_or_dead, run
from tests.tools import needs_module


class KilledWorker(Exception):
    """What dask raises of a task whose workers died several times."""


class Task:
    """A future of dask's: its status is a word, and it says who is to be called when it is done."""

    def __init__(self, done: Future[Any]) -> None:
        self.done = done
        self.status = "pending"

    def add_done_callback(self, call: Callable[[Task], None]) -> None:
        self.done.add_done_callback(lambda done: self._ended(done, call))

    def _ended(self, done: Future[Any], call: Callable[[Task], None]) -> None:
        self.status = "cancelled" if done.cancelled() else "finished" if done.exception() is None else "error"
        call(self)

    def result(self) -> Any:
        return self.done.result()

    def exception(self) -> BaseException | None:
        return self.done.exception()

    def cancel(self) -> None:
        self.done.cancel()


class StandIn:
    """A client of dask's."""

    closed = 0
    workers = 2

    def __init__(self, address: str, timeout: float) -> None:
        if not address.startswith("tcp://"):
            raise OSError("nobody there")
        self.pool = ThreadPoolExecutor(2)

    def wait_for_workers(self, count: int, timeout: float) -> None:
        if not StandIn.workers:
            raise TimeoutError

    def submit(self, work: Callable[..., Any], *arguments: Any, pure: bool) -> Task:
        assert not pure
        return Task(self.pool.submit(work, *arguments))

    def close(self) -> None:
        self.pool.shutdown(wait=False, cancel_futures=True)
        StandIn.closed += 1


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", SimpleNamespace(Client=StandIn))
    monkeypatch.setattr(StandIn, "closed", 0)


def test_a_cluster_writes_the_same_bytes(cluster: None, tmp_path: Path) -> None:
    rule = read_rubric(rubric_file(tmp_path))
    assert run(tmp_path / "a.jsonl", rule, engine("dask:tcp://here", 2)) == EXPECTED
    assert run(tmp_path / "b.jsonl", rule) == EXPECTED
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    assert StandIn.closed == 1


def deadly(tasks: Sequence[int]) -> list[int]:
    if any(task < 0 for task in tasks):
        raise KilledWorker
    return doubled(tasks)


def test_a_task_that_kills_workers_is_given_up_alone(cluster: None) -> None:
    tasks = [*range(9), -1, *range(9, 20), -1, 20]
    floor: Floor[int, int] = Floor(deadly, engine("dask:tcp://here", 2), lambda task: -7, 2)
    assert list(floor.run(tasks)) == [-7 if task < 0 else 2 * task for task in tasks]


def failing(tasks: Sequence[int]) -> list[int]:
    raise ZeroDivisionError


def test_another_failure_is_passed_on(cluster: None) -> None:
    floor: Floor[int, int] = Floor(failing, engine("dask:tcp://here", 2), lambda task: -7, 2)
    with pytest.raises(ZeroDivisionError):
        list(floor.run([1, 2]))
    assert StandIn.closed == 1


def test_a_run_that_is_left_early_ends_the_client(cluster: None) -> None:
    floor: Floor[int, int] = Floor(doubled, engine("dask:tcp://here", 2), lambda task: -7, 2)
    found = floor.run(range(100))
    assert next(iter(found)) == 0
    found.close()  # type: ignore[attr-defined]
    assert StandIn.closed == 1


def test_a_cluster_that_does_not_answer_is_told(cluster: None) -> None:
    with pytest.raises(InputError, match="no dask cluster answers at nowhere"):
        engine("dask:nowhere", 2)()


def test_a_cluster_without_workers_is_told(cluster: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StandIn, "workers", 0)
    with pytest.raises(InputError, match="tcp://here has had no worker for 120 seconds"):
        engine("dask:tcp://here", 2)()
    assert StandIn.closed == 1


def test_without_dask_its_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingPackage, match="distributed"):
        engine("dask:tcp://here", 2)()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a real cluster on this machine: a scheduler and two processes that work, none tried twice."""
    distributed = needs_module("distributed", "dask")
    needs_module("dask", "dask").config.set({"distributed.scheduler.allowed-failures": 0})
    with distributed.LocalCluster(2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster:
        yield f"dask:{cluster.scheduler_address}"


@pytest.mark.long
def test_a_real_cluster_writes_the_same_bytes(address: str, tmp_path: Path) -> None:
    rule = read_rubric(rubric_file(tmp_path))
    assert run(tmp_path / "a.jsonl", rule, engine(address, 2)) == EXPECTED
    assert run(tmp_path / "b.jsonl", rule) == EXPECTED
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def doubled_or_dead_later(tasks: Sequence[int]) -> list[int]:
    """A worker that dies while it starts is not started again by its nanny, so this one waits until it has."""
    if any(task < 0 for task in tasks):
        time.sleep(4)
    return doubled_or_dead(tasks)


@pytest.mark.long
def test_a_task_that_kills_processes_of_a_real_cluster_is_given_up_alone(address: str) -> None:
    tasks = [*range(5), -1, *range(5, 9)]
    floor: Floor[int, int] = Floor(doubled_or_dead_later, engine(address, 2), lambda task: -7, 2)
    assert list(floor.run(tasks)) == [-7 if task < 0 else 2 * task for task in tasks]
