"""exactrank check MATRIX CERTIFICATE: accepted (0), refused (1) or unreadable (2)."""

from __future__ import annotations

import argparse
from typing import Any

from exactrank.cli.matrix_options import add_matrix_options
from exactrank.cli.output import write
from exactrank.cli.progress import elapsed
from exactrank.errors import InputError
from exactrank.messages import LANGUAGES


def add_parser(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "check",
        help="check a certificate against a matrix",
        description="Checks CERTIFICATE, a JSON file or -, against MATRIX. `python -I -S exactrank/checker.py` "
        "does the same with the standard library alone, of the kind `lifting` for small matrices only; of the "
        "kind `sparse`, `sparse_checker.py` does.",
    )
    command.add_argument("matrix", metavar="MATRIX")
    command.add_argument("certificate", metavar="CERTIFICATE")
    add_matrix_options(command)
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="the language of messages")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from exactrank.checker import Refused
    from exactrank.proofs.ranks import check
    from exactrank.reading.matrices.files import (
        decoded,
        read_bytes,
        read_matrix_or_coordinates,
        read_standard_input,
    )
    from exactrank.reading.source.limits import MAX_BYTES

    if options.matrix == options.certificate == "-":
        raise InputError.of("twice-standard-input")
    try:
        with elapsed("check"):
            A = read_matrix_or_coordinates(options.matrix, floats=options.floats, field=options.field)
            given = options.certificate
            text = decoded(read_standard_input(MAX_BYTES) if given == "-" else read_bytes(given), given)
            rank = check(A, text)
    except Refused as reason:
        write(f"refused: {reason}\n", None)
        return 1
    write(f"accepted: rank {rank}\n", None)
    return 0
