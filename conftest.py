"""The shell examples of the Markdown pages are tests, each run through the command line."""

from __future__ import annotations

import gc
import io
import shlex
import sys
from collections.abc import Generator
from importlib.util import find_spec
from unittest.mock import patch

import pytest
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser

# The extension of Sphinx is imported by Sphinx alone, and where there is none it has nothing to be tested for.
collect_ignore = ["docs/conf.py", "docs/pictures.py", *([] if find_spec("sphinx") else ["exactrank/sphinx.py"])]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Without the collector of garbage: thousands of tests are made, all of them stay, and each is looked at again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object | None:
    """Each worker has its own stretch of the tests, and takes from another's when it is done.

    What the tests of a module share, a browser or all documents, is then made once.
    """
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log) if config.getoption("dist") == "load" else None


def run_console(example: Example) -> str | None:
    """A block of `$ exactrank ...` lines, each followed by what the command prints; `printf TEXT |` may be before."""
    from exactrank.cli import main

    capture = example.namespace["capsys"]
    commands = example.parsed.lstrip("\n").split("$ ")[1:]
    for command in commands:
        line, _, expected = command.partition("\n")
        name, *arguments = shlex.split(line)
        stdin = sys.stdin
        if name == "printf" and arguments[1] == "|":
            written, _, name, *arguments = arguments
            stdin = io.TextIOWrapper(io.BytesIO(written.replace("\\n", "\n").encode()))
        if name != "exactrank":
            return f"{name} is not run here"
        with patch.object(sys, "stdin", stdin):
            main(arguments)
        printed = capture.readouterr()
        if (printed.out + printed.err).strip() != expected.strip():
            return f"{line}\nexpected:\n{expected}\nprinted:\n{printed.out}{printed.err}"
    return None if commands else "no command"


# The Python of a page is one test, in tests/test_docs.py: each example rests on those before it.
pytest_collect_file = Sybil(
    [CodeBlockParser(language="console", evaluator=run_console)],
    patterns=["README.md", "README.ja.md", "CONTRIBUTING.md", "derivations/*.md", "docs/*.md"],
    fixtures=["capsys"],
).pytest()
