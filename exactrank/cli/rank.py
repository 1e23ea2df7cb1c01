"""exactrank rank MATRIX: the rank, always proven; with --certificate, the proof in a file."""

from __future__ import annotations

import argparse
from typing import Any

from exactrank.cli.matrix_options import add_matrix_options
from exactrank.cli.output import write
from exactrank.cli.progress import elapsed
from exactrank.messages import LANGUAGES


def add_parser(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "rank", help="print the rank, always proven", description="Prints the rank of MATRIX."
    )
    command.add_argument("matrix", metavar="MATRIX")
    command.add_argument("--certificate", metavar="FILE", help="write a certificate that `exactrank check` accepts")
    add_matrix_options(command)
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="the language of messages")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    if options.certificate is None:
        with elapsed("rank"):
            r = _rank(options)
        write(f"{r}\n", None)
        return 0
    from exactrank.proofs.certificates import certificate_text
    from exactrank.proofs.ranks import rank_certificate
    from exactrank.reading.matrices.files import read_matrix_or_coordinates

    with elapsed("rank"):
        certificate = rank_certificate(
            read_matrix_or_coordinates(options.matrix, floats=options.floats, field=options.field)
        )
    write(certificate_text(certificate), options.certificate)
    write(f"{certificate.rank}\n", None)
    return 0


def _rank(options: argparse.Namespace) -> int:
    from exactrank.matrix import Matrix
    from exactrank.proofs.ranks import rank_of_matrix
    from exactrank.proofs.sparse_input import rank_of_sparse_input
    from exactrank.reading.matrices.files import read_matrix_or_coordinates

    A = read_matrix_or_coordinates(options.matrix, floats=options.floats, field=options.field)
    return rank_of_matrix(A) if isinstance(A, Matrix) else rank_of_sparse_input(A)
