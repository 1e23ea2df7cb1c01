"""The command line: the only place that prints, reads files and exits.

Exit status: 0 done or correct, 1 incorrect or refused, 2 unreadable input or wrong usage, 3 nothing decided.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from exactrank.cli import build, check, derive, prove, rank, verify
from exactrank.errors import ExactrankError
from exactrank.messages import LANGUAGES

# What begins like a negative number is an entry, never an option: no option of ours begins with a digit.
ENTRY = re.compile(r"-\s*[\d.\\({\uff10-\uff19]")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line and status 2, without the usage text, which --help gives."""
        self.exit(2, f"{self.prog}: {message}\n")


def parser() -> argparse.ArgumentParser:
    """The command line's grammar."""
    from exactrank import __version__

    top = _Parser(prog="exactrank", description="Derives, shows, judges and proves exact linear algebra.")
    top.add_argument("--version", action="version", version=f"exactrank {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    for module in (derive, rank, prove, check, verify, build):
        module.add_parser(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = parser().parse_args([f" {one}" if ENTRY.match(one) else one for one in given])
    lang = getattr(options, "lang", LANGUAGES[0])
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except ExactrankError as error:
        for problem in error.problems:
            print(f"exactrank: {problem.sentence(lang)}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # the reader of our output has gone; nothing more can reach anybody
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("exactrank: interrupted", file=sys.stderr)
        return 130
    return status
