"""The options that say how the entries of a MATRIX are read; every command that takes one has them."""

from __future__ import annotations

import argparse
from io import BytesIO

FIELD_HELP = 'the field of the entries: "QQ" (default), "GF(7)"; derive and rank also "QQ(i)", "QQ(sqrt 2)", "GF(4)"'


def add_matrix_options(command: argparse.ArgumentParser) -> None:
    """Adds `--floats` and `--field`."""
    command.add_argument(
        "--floats", choices=("exact", "decimal"), help="which number a float of a .npy file stands for"
    )
    command.add_argument("--field", metavar="FIELD", help=FIELD_HELP)


def standard_input_of(argument: str) -> BytesIO | None:
    """Standard input for MATRIX `-`, which can be read once only, held to be read twice; None for other arguments."""
    if argument != "-":
        return None
    from exactrank.reading.matrices.files import read_standard_input
    from exactrank.reading.source.limits import MAX_BYTES

    return BytesIO(read_standard_input(MAX_BYTES))
