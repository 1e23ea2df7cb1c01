"""A server of the page, for all tests of a module."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from exactrank.web.server import Server


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as made:
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        yield made
        made.shutdown()
        thread.join()
