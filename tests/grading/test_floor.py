"""The floor: order, broken workers, limits; the store: torn lines and reruns."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.errors import InputError
from exactrank.grading.engines import engine
from exactrank.grading.floor import Floor
from exactrank.grading.grade import MOST_HELD, judged, task_of
from exactrank.grading.judged import Task, judge_task
from exactrank.grading.limits import Exceeded, limited
from exactrank.grading.pieces import Piece, piece
from exactrank.grading.rubric import Rubric, read_rubric
from exactrank.grading.store import Store
from tests.grading.answers import RIGHT, SLIP, WRONG_RANK, rubric_file


def doubled(tasks: Sequence[int]) -> list[int]:
    return [2 * task for task in tasks]


def doubled_or_dead(tasks: Sequence[int]) -> list[int]:
    """Doubles; a negative number ends the process."""
    for task in tasks:
        if task < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return [2 * task for task in tasks]


@given(st.lists(st.integers(0, 100), max_size=60), st.integers(1, 4))
def test_results_come_in_the_order_of_the_tasks(tasks: list[int], wide: int) -> None:
    floor: Floor[int, int] = Floor(doubled, lambda: ThreadPoolExecutor(3), lambda task: -1, wide)
    assert list(floor.run(tasks)) == [2 * task for task in tasks]


def test_a_task_that_kills_its_worker_is_given_up_alone() -> None:
    tasks = [*range(9), -1, *range(9, 20), -1, 20]
    floor: Floor[int, int] = Floor(doubled_or_dead, lambda: ProcessPoolExecutor(2), lambda task: -7, 2)
    assert list(floor.run(tasks)) == [-7 if task < 0 else 2 * task for task in tasks]


def spin(seconds: float) -> int:
    """Keeps the processor busy for so long; the rounds that it made."""
    end, rounds = time.process_time() + seconds, 0
    while time.process_time() < end:
        rounds += 1
    return rounds


def test_the_time_of_a_piece_is_limited() -> None:
    with pytest.raises(Exceeded), limited(0.1):
        spin(20)
    with limited(5):
        assert spin(0.01) > 0


def lose_one_and_go_on() -> None:
    lost = Deaf()
    del lost
    spin(20)


class Deaf:
    """An object whose end takes long, in code that loses every exception."""

    def __del__(self) -> None:
        spin(0.3)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_lost_exception_comes_again() -> None:
    with pytest.raises(Exceeded), limited(0.1):
        lose_one_and_go_on()


def test_the_limits_of_the_process_are_what_they_were() -> None:
    before = resource.getrlimit(resource.RLIMIT_CPU), signal.getsignal(signal.SIGPROF)
    with pytest.raises(ZeroDivisionError), limited(5):
        raise ZeroDivisionError
    assert (resource.getrlimit(resource.RLIMIT_CPU), signal.getsignal(signal.SIGPROF)) == before


NEVER_RETURNS = """
import resource
from itertools import repeat
from exactrank.grading.limits import limited
hard = {hard}
if hard:
    resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))
with limited({seconds}):
    print(resource.getrlimit(resource.RLIMIT_CPU)[0], flush=True)
    sum(repeat(0))
"""


@pytest.mark.parametrize(
    ("seconds", "hard"), [*[pytest.param(0.2, hard, marks=pytest.mark.long) for hard in (0, 100)], (50, 2)]
)
def test_a_process_that_never_returns_to_python_is_ended(seconds: float, hard: int) -> None:
    """By the second limit, or by the one that the system set before, which is never raised."""
    code = NEVER_RETURNS.format(seconds=seconds, hard=hard)
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert made.returncode in (-signal.SIGXCPU, -signal.SIGKILL), made.stderr
    assert int(made.stdout) == 2 if hard == 2 else 5 <= int(made.stdout) <= 7


def rubric(tmp_path: Path) -> Rubric:
    return read_rubric(rubric_file(tmp_path))


def pieces() -> list[Piece]:
    texts = [RIGHT, SLIP, WRONG_RANK, "", RIGHT]
    return [piece(str(k), "x.md", text.encode()) for k, text in enumerate(texts)]


def lines(path: Path) -> list[str]:
    return path.read_text().splitlines()


def run(path: Path, rule: Rubric, make: object = None, wide: int = 2) -> list[str]:
    """A run into a store; the ids and outcomes of its records."""
    store = Store(str(path))
    try:
        used = engine("processes", 2) if make is None else make
        return [f"{r['id']} {r['outcome']}" for r, _ in judged(pieces(), rule, store, used, wide)]  # type: ignore[arg-type]
    finally:
        store.close()


EXPECTED = ["0 correct", "1 incorrect", "2 incorrect", "3 unreadable", "4 correct"]


def test_every_engine_writes_the_same_bytes(tmp_path: Path) -> None:
    rule = rubric(tmp_path)
    assert run(tmp_path / "a.jsonl", rule) == EXPECTED

    def threads() -> Executor:
        return ThreadPoolExecutor(1)

    assert run(tmp_path / "b.jsonl", rule, threads, 3) == EXPECTED
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def nothing_new() -> Executor:
    raise AssertionError("something was judged again")


def test_a_rerun_judges_only_what_is_new(tmp_path: Path) -> None:
    rule, path = rubric(tmp_path), tmp_path / "r.jsonl"
    run(path, rule)
    whole = path.read_bytes()
    assert run(path, rule, nothing_new) == EXPECTED
    assert path.read_bytes() == whole
    # other points and comments are no other judgement
    cheaper = read_rubric(
        rubric_file(tmp_path, Path(rubric_file(tmp_path)).read_text().replace("points = 6", "points = 3"))
    )
    assert run(path, cheaper, nothing_new) == EXPECTED


def test_a_rerun_holds_few_answers_however_many_are_known(tmp_path: Path) -> None:
    rule, path = rubric(tmp_path), tmp_path / "r.jsonl"
    whole = [piece(str(k), "x.md", b"") for k in range(5 * MOST_HELD)]
    store = Store(str(path))
    for one in whole:
        store.append(judge_task(task_of(one, rule)))
    pulled = 0

    def submitted() -> Iterator[Piece]:
        nonlocal pulled
        for one in whole:
            pulled += 1
            yield one

    done = 0
    for record, answered in judged(submitted(), rule, store, nothing_new, 2):
        done += 1
        assert record["id"] == answered.id == str(done - 1)
        assert pulled - done < MOST_HELD
    store.close()
    assert done == len(whole)


@given(st.data())
def test_a_torn_file_is_mended(data: st.DataObject) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "r.jsonl"
        records = [{"format": "exactrank-graded/1", "id": str(k), "answer": "a", "judged": "j"} for k in range(4)]
        text = "".join([json.dumps(one) + "\n" for one in records]).encode()
        cut = data.draw(st.integers(0, len(text)))
        path.write_bytes(text[:cut])
        store = Store(str(path))
        kept = sum((str(k), "a", "j") in store for k in range(4))
        assert kept == text[:cut].count(b"\n")
        store.append(records[3])
        store.close()
        assert all(json.loads(line)["format"] for line in lines(path))


def test_a_foreign_file_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text("hello\n")
    with pytest.raises(InputError, match="not a file of records"):
        Store(str(path))
    assert path.read_text() == "hello\n"


def test_a_piece_that_takes_too_long_goes_to_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    from exactrank.grading import judged as module

    def slow(task: Task) -> object:
        return spin(20)

    monkeypatch.setattr(module, "_judged", slow)
    record = judge_task(Task(piece("a", "x.md", b"A"), None, "k", "en", 0.1))
    assert (record["outcome"], record["trouble"]) == ("unreadable", "took-too-long")


@pytest.mark.parametrize(("error", "trouble"), [(MemoryError, "too-much-memory"), (ZeroDivisionError, "fault")])
def test_a_failure_is_one_record(error: type[Exception], trouble: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from exactrank.grading import judged as module

    def failing(task: Task) -> object:
        raise error

    monkeypatch.setattr(module, "_judged", failing)
    assert judge_task(Task(piece("a", "x.md", b"A"), None, "k", "en", 5))["trouble"] == trouble


def test_an_executor_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match="processes, dask"):
        engine("threads", 2)
