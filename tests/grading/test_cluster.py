"""The executor of a cluster, by a stand-in for dask's client: it keeps order, breaks as a pool does, and ends."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
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
from tests.grading.test_floor import EXPECTED, doubled, run


class KilledWorker(Exception):
    """What dask raises of a task whose workers died several times."""


class StandIn:
    """A client with an executor as dask's: its shutdown knows no more than `wait`."""

    closed = 0

    def __init__(self, address: str, timeout: float) -> None:
        if not address.startswith("tcp://"):
            raise OSError("nobody there")
        self.pool = ThreadPoolExecutor(2)

    def get_executor(self) -> StandIn:
        return self

    def submit(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]:
        return self.pool.submit(work, *arguments)

    def shutdown(self, wait: bool = True) -> None:
        self.pool.shutdown(wait)

    def close(self) -> None:
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


def test_without_dask_its_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingPackage, match="distributed"):
        engine("dask:tcp://here", 2)()
