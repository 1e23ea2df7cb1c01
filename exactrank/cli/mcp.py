"""exactrank mcp: the tools for a language model, over standard input and output."""

from __future__ import annotations

import argparse
from typing import Any

from exactrank.messages import LANGUAGES


def add_parser(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "mcp",
        help="offer tools to a language model, over standard input and output",
        description="A server of the Model Context Protocol with the tools verify, derive, cases, exercise, rank, "
        "prove and check. It needs the extra `mcp`: pip install 'exactrank[mcp]'.",
    )
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="the language of messages")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from exactrank.mcp.server import serve

    serve()
    return 0
