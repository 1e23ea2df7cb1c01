"""The examples of the Markdown pages are tests: Python by doctest, shell examples through the command line."""

from __future__ import annotations

import shlex
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE

from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser


def run_console(example: Example) -> str | None:
    """A block of `$ exactrank ...` lines, each followed by what the command prints."""
    from exactrank.cli import main

    capture = example.namespace["capsys"]
    commands = example.parsed.lstrip("\n").split("$ ")[1:]
    for command in commands:
        line, _, expected = command.partition("\n")
        name, *arguments = shlex.split(line)
        if name != "exactrank":
            return f"{name} is not run here"
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
