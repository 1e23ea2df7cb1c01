"""Programs that some tests need: missing on a user's machine they skip the test and say so, in CI they fail it."""

from __future__ import annotations

import os
import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from exactrank.messages import LANGUAGES

SOME_LANGUAGES: list[Any] = [*LANGUAGES[:2], *[pytest.param(one, marks=pytest.mark.long) for one in LANGUAGES[2:]]]
"""Two languages whose pages differ most; a longer run goes through the others too."""


def needs(program: str, package: str) -> str:
    """The program's path; without it the test is skipped, or fails where CI is set."""
    found = shutil.which(program)
    if found is None:
        reason = f"{program} is not installed (Debian: {package})"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def needs_file(pattern: str, where: str, package: str) -> Path:
    """A file that a Debian package brings, such as a font."""
    found = next(iter(sorted(Path(where).rglob(pattern))), None)
    if found is None:
        reason = f"{pattern} is not installed (Debian: {package})"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def needs_module(name: str, extra: str) -> Any:
    """The module, which an extra of exactrank brings."""
    try:
        return import_module(name)
    except ModuleNotFoundError:
        reason = f"{name} is not installed (pip install 'exactrank[{extra}]')"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
