"""exactrank serve: the page in front of the program, on this machine alone."""

from __future__ import annotations

import argparse
import signal
from typing import Any

from exactrank.cli.output import flush, write
from exactrank.messages import LANGUAGES
from exactrank.requests.options import whole_number

MOST_PORT = 65535


def add_parser(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "serve",
        help="show the page in front of the program, on this machine",
        description="Prints the address of the page that `exactrank page` makes, with this program behind it, and "
        "serves it until it is interrupted. Only this machine reaches it, and only who has the whole address.",
    )
    command.add_argument("--port", metavar="N", default="0", help="the port (default: one that is free)")
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="the language of messages")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from exactrank.web.server import Server

    for ending in (signal.SIGINT, signal.SIGTERM):  # a shell may have it ignore the first, in the background
        signal.signal(ending, signal.default_int_handler)
    port = whole_number(options.port, 0, MOST_PORT, "--port", None)
    try:
        with Server(port) as server:
            write(server.address + "\n", None)
            flush()
            server.serve_forever()
    except KeyboardInterrupt:  # this is how it is ended
        return 0
    return 0
