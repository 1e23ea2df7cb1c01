"""The examples of the Markdown pages are tests: Python by doctest, shell examples through the command line."""

from __future__ import annotations

import io
import shlex
import sys
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE
from importlib.util import find_spec
from unittest.mock import patch

from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

# The extension of Sphinx is imported by Sphinx alone, and where there is none it has nothing to be tested for.
collect_ignore = [] if find_spec("sphinx") else ["exactrank/sphinx.py"]


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


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS | NORMALIZE_WHITESPACE),
        CodeBlockParser(language="console", evaluator=run_console),
    ],
    patterns=["README.md", "CONTRIBUTING.md", "derivations/*.md"],
    fixtures=["capsys"],
).pytest()
