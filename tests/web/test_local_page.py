"""The page that needs nobody, in a real browser with the network off: the same answers as here, and no request."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exactrank.cli import main
from exactrank.web import runtime as runtimes
from exactrank.web.calls import reply
from tests.web.chromium import Chromium, chromium
from tests.web.inputs import calls

pytestmark = pytest.mark.long

MOST = 20_000_000
LARGE = ";".join(
    [" ".join([str((i * i + 3 * i * j + 7 * j * j * j) % 101 - 50) for j in range(24)]) for i in range(24)]
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page as the command writes it; its runtime is fetched in CI, and elsewhere only used where it is."""
    if not os.environ.get("CI") and not runtimes.is_here():
        pytest.skip("the runtime of the page was not fetched yet (exactrank page -o FILE fetches it)")
    made = tmp_path_factory.mktemp("page") / "exactrank.html"
    assert main(["page", "-o", str(made)]) == 0
    return made


@pytest.fixture(scope="module")
def page(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with chromium(tmp_path_factory.mktemp("profile")) as window:
        window.open(f"{file.as_uri()}#lang=en")
        window.wait("['ready', 'failed'].includes(document.body.dataset.state)")
        assert window.value("document.body.dataset.state") == "ready", window.errors
        yield window


def answer(page: Chromium, name: str, arguments: dict[str, Any]) -> str:
    asked = json.dumps(json.dumps({"name": name, "arguments": arguments}))
    return str(page.value(f"opened.engine.ask({asked})"))


def test_the_file_is_small_enough_and_the_same_twice(file: Path, tmp_path: Path) -> None:
    assert file.stat().st_size <= MOST
    again = tmp_path / "again.html"
    assert main(["page", "-o", str(again)]) == 0
    assert again.read_bytes() == file.read_bytes()


def test_it_answers_as_the_program_does(page: Chromium, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no numpy is installed: what it would say stands on a page of low rank."""
    monkeypatch.setattr("exactrank.calculations.studies.libraries", lambda: ())
    for name, arguments in calls():
        expected = reply(json.dumps({"name": name, "arguments": arguments}))
        same = answer(page, name, arguments) == expected
        assert same, (name, arguments)


def test_what_needs_flint_loads_it(page: Chromium) -> None:
    for matrix, method in ((LARGE, "singular-values"), (LARGE, "spaces"), ("2 1 1; 1 3 2; 1 2 4", "eigen")):
        arguments = {"matrix": matrix, "methods": method, "to": "json"}
        asked = json.dumps({"name": "derive", "arguments": arguments})
        assert answer(page, "derive", arguments) == reply(asked)


def test_stop_ends_python_and_starts_it_anew(page: Chromium) -> None:
    page.value("byId('methods').value = 'eigen'; byId('methods').onchange()")
    page.value(f"byId('matrix').value = {json.dumps(LARGE)}; document.querySelector('#derive form').requestSubmit()")
    page.wait("document.body.dataset.state == 'working'")
    page.value("byId('stop').click()")
    assert page.wait("document.querySelector('#derive [role=alert]').textContent") == "Stopped."
    assert page.value("document.body.dataset.state") == "starting"
    page.value("byId('matrix').value = '1 2; 3 4'; document.querySelector('#derive form').requestSubmit()")
    page.wait("document.querySelector('#derive .result').childElementCount")


def test_nothing_was_asked_for_outside(page: Chromium, file: Path) -> None:
    """Last, after all the others have run."""
    asked = {address.split(":", 1)[0] for address in page.requests if not address.startswith(file.as_uri())}
    assert asked <= {"blob", "data", "about"}
    assert len(page.requests) > 10
    assert page.value("fetch('http://127.0.0.1:9/').then(() => 'went out', () => 'refused')") == "refused"
    assert page.value("document.title") == "exactrank"
    assert [error for error in page.errors if "Content Security Policy" not in error] == []
