"""The command line: the only place that prints, reads files and exits.

Exit status: 0 done or correct, 1 incorrect or refused, 2 unreadable input or wrong usage, 3 undecided or incomplete,
4 the program failed (full disk, closed output, a mistake of ours). Python's own 1 never reaches a shell.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from exactrank.cli.output import abandon, complain, flush, write
from exactrank.errors import ExactrankError, MissingPackage, NotConfirmed, OutputError, fault
from exactrank.messages import LANGUAGES
from exactrank.patterns import lazy_pattern

# What begins like a negative number is an entry, never an option: no option of ours begins with a digit.
ENTRY = lazy_pattern(r"-\s*[\d.\\({\uff10-\uff19]")


_GARBAGE = 50_000
"""So many new objects before unused ones are looked for: most commands end before there are many."""
INCORRECT_USAGE, FAILED, INTERRUPTED = 2, 4, 130


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line and status 2, without the usage text, which --help gives."""
        complain(f"{self.prog}: {message}")
        sys.exit(INCORRECT_USAGE)

    def _print_message(self, message: str, file: object = None) -> None:
        """What --help and --version ask for is a result, and fails as results do."""
        write(message, None)


COMMANDS = (
    "derive", "rank", "prove", "check", "verify", "effort", "make", "grade", "lint", "lora", "build", "fill", "mcp",
    "page", "serve",
)  # fmt: skip
"""Each is a module of this room."""


def parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """The command line's grammar; where the arguments begin with a command, of this command alone."""
    from exactrank import __version__

    top = _Parser(prog="exactrank", description="Derives, shows, judges and proves exact linear algebra.")
    top.add_argument("--version", action="version", version=f"exactrank {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser, prog=top.prog)
    for name in given[:1] if given and given[0] in COMMANDS else COMMANDS:
        import_module(f"exactrank.cli.{name}").add_parser(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit status; SystemExit after --help, --version and wrong usage.

    Without arguments it is the whole program, and those of the program count.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if arguments is None:
        gc.set_threshold(_GARBAGE)
    status = _run(given)
    if status == FAILED and arguments is None:
        abandon(sys.stdout)
    return status


def _run(given: list[str]) -> int:
    lang = LANGUAGES[0]
    try:
        try:
            options = parser(given).parse_args([f" {one}" if ENTRY.match(one) else one for one in given])
            lang = getattr(options, "lang", lang)
            return int(options.run(options))
        finally:
            flush()
    except ExactrankError as error:
        for problem in error.problems:
            complain(f"exactrank: {problem.sentence(lang)}")
        return FAILED if isinstance(error, OutputError | MissingPackage | NotConfirmed) else INCORRECT_USAGE
    except KeyboardInterrupt:
        complain("exactrank: interrupted")
        return INTERRUPTED
    except Exception as error:  # a mistake of ours: Python's own status 1 would say "incorrect" or "refused"
        complain(f"exactrank: {fault(error).sentence(lang)}")
        return FAILED
