"""How hypothesis runs, chosen before any test is made, and what all tests of a session share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.exploring import register

if TYPE_CHECKING:
    from tests.lasting_processes import LastingProcesses

register()


@pytest.fixture(scope="session")
def processes() -> Iterator[LastingProcesses]:
    from tests.lasting_processes import LastingProcesses

    made = LastingProcesses()
    yield made
    made.close()


@pytest.fixture
def lasting_processes(processes: LastingProcesses, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands of the test use the processes of the session."""
    monkeypatch.setattr("exactrank.grading.engines._processes", lambda jobs: processes)
