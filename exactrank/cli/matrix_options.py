"""The options that say how the entries of a MATRIX are read; every command that takes one has them."""

from __future__ import annotations

import argparse

FIELD_HELP = 'the field of the entries: "QQ" (default) or "GF(p)", as in "GF(7)"'


def add_matrix_options(command: argparse.ArgumentParser) -> None:
    """Adds `--floats` and `--field`."""
    command.add_argument(
        "--floats", choices=("exact", "decimal"), help="which number a float of a .npy file stands for"
    )
    command.add_argument("--field", metavar="FIELD", help=FIELD_HELP)
