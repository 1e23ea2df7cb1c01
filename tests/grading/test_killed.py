"""A run that is killed at any moment, by the command itself: nothing is lost, nothing doubled, nobody goes on alone."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from exactrank.cli import main
from tests.grading.answers import RIGHT, SLIP, WRONG_RANK, class_folder, rubric_file

COUNT, MOMENTS = 240, 20
PATIENCE = 120.0
"""Seconds that anything is waited for: far more than it takes."""


def wait_until(holds: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.002)


def start(arguments: list[str]) -> subprocess.Popen[bytes]:
    """The command in a process group of its own."""
    command = [sys.executable, "-m", "exactrank", *arguments]
    return subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def is_empty(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def killed_beyond(size: int, arguments: list[str], path: Path) -> bool:
    """Runs the command until its file is longer than this, then kills it; whether it was still running."""
    process = start(arguments)
    wait_until(lambda: process.poll() is not None or (path.exists() and path.stat().st_size > size), "records")
    process.send_signal(signal.SIGKILL)
    status = process.wait()
    wait_until(lambda: is_empty(process.pid), "the workers end with the run")
    return status == -signal.SIGKILL


@pytest.mark.long
def test_a_run_killed_at_twenty_moments_loses_and_doubles_nothing(tmp_path: Path) -> None:
    texts = [RIGHT, SLIP, WRONG_RANK]
    folder = class_folder(tmp_path, {f"{k:03}.md": f"{texts[k % 3]}\nAnswer {k}.\n" for k in range(COUNT)})
    rubric = rubric_file(tmp_path)
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    assert main(["grade", folder, "--rubric", rubric, "-o", str(whole), "--jobs", "1"]) == 0
    expected = (whole / "records.jsonl").read_bytes()
    path = killed / "records.jsonl"
    arguments = ["grade", folder, "--rubric", rubric, "-o", str(killed), "--jobs", "1"]
    choices = random.Random(20)
    interrupted = 0
    # each kill comes some bytes after what is there, so that most of the twenty lie within the run
    for _ in range(MOMENTS):
        before = path.read_bytes() if path.exists() else b""
        interrupted += killed_beyond(len(before) + choices.randrange(2 * len(expected) // MOMENTS), arguments, path)
        held = path.read_bytes()
        assert held.startswith(before[: before.rfind(b"\n") + 1]), "what was judged is kept"
        assert expected.startswith(held), "and in the order of a run that nobody stops"
    assert interrupted >= MOMENTS // 4
    assert main(arguments) == 0
    assert path.read_bytes() == expected
    ids = [json.loads(line)["id"] for line in path.read_text().splitlines()]
    assert len(ids) == len(set(ids)) == COUNT
    for name in ("scores.csv", "report.html", "review.csv"):
        assert (killed / name).read_bytes() == (whole / name).read_bytes()
