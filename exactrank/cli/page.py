"""exactrank page: one HTML file that derives, checks and asks in a browser, without a server and without a network."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from exactrank.cli.output import write
from exactrank.messages import LANGUAGES


def add_parser(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "page",
        help="make the HTML file that runs exactrank in a browser",
        description="Writes one HTML file of less than 20 MB that derives, checks answers and makes exercises in a "
        "browser, opened from the disk. It asks nothing of any server, and its policy forbids it to. The Python in it "
        "comes from the npm package pyodide and a wheel of python-flint, which npm and pip fetch once, or from FOLDER.",
    )
    command.add_argument("--runtime", metavar="FOLDER", help="where both are, instead of npm and pip")
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="the language of messages")
    command.add_argument("-o", "--output", metavar="FILE", required=True)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from exactrank.web.build import local_page
    from exactrank.web.runtime import runtime

    write(local_page(runtime(Path(options.runtime) if options.runtime else None)), options.output)
    return 0
