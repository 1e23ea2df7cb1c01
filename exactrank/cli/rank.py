"""exactrank rank MATRIX: the rank, always proven; with --certificate, the proof in a file."""

from __future__ import annotations

import argparse
from io import BytesIO
from typing import TYPE_CHECKING, Any

from exactrank.cli.matrix_options import add_matrix_options, standard_input_of
from exactrank.cli.output import write
from exactrank.cli.progress import elapsed
from exactrank.messages import LANGUAGES

if TYPE_CHECKING:
    from exactrank.numbers.rows import RowsOver


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
    from exactrank.errors import InputError
    from exactrank.proofs.certificates import certificate_text
    from exactrank.proofs.ranks import rank_certificate
    from exactrank.reading.matrices.files import read_matrix_or_coordinates

    if options.field is not None:
        from exactrank.reading.matrices.rows_over import rows_beyond_rationals

        over = rows_beyond_rationals(options.matrix, options.field, options.floats)
        if over is not None:
            return _certified(over, options.certificate)
    try:
        A = read_matrix_or_coordinates(options.matrix, floats=options.floats, field=options.field)
    except InputError:
        from exactrank.reading.matrices.rows_over import rows_as_written

        said = None if options.field is not None or options.matrix == "-" else rows_as_written(options.matrix)
        if said is None:
            raise
        return _certified(said, options.certificate)
    with elapsed("rank"):
        certificate = rank_certificate(A)
    write(certificate_text(certificate), options.certificate)
    write(f"{certificate.rank}\n", None)
    return 0


def _certified(rows: RowsOver[Any], to: str) -> int:
    """The rank over another field than QQ, with its certificate."""
    from exactrank.proofs.field_certificates import field_certificate, field_certificate_text

    with elapsed("rank"):
        made = field_certificate(rows)
    write(field_certificate_text(made), to)
    write(f"{made['rank']}\n", None)
    return 0


def _rank(options: argparse.Namespace) -> int:
    from exactrank.errors import InputError
    from exactrank.matrix import Matrix
    from exactrank.proofs.ranks import rank_of_matrix
    from exactrank.proofs.sparse_input import rank_of_sparse_input
    from exactrank.reading.matrices.files import read_matrix_or_coordinates

    over = _rank_over_extension(options) if options.field is not None else None
    if over is not None:
        return over
    stdin = standard_input_of(options.matrix)
    try:
        A = read_matrix_or_coordinates(options.matrix, stdin=stdin, floats=options.floats, field=options.field)
    except InputError:
        if stdin is not None:
            stdin.seek(0)
        as_written = _rank_over_extension(options, stdin) if options.field is None else None
        if as_written is None:
            raise
        return as_written
    return rank_of_matrix(A) if isinstance(A, Matrix) else rank_of_sparse_input(A)


def _rank_over_extension(options: argparse.Namespace, stdin: BytesIO | None = None) -> int | None:
    """The rank over QQ(i), QQ(sqrt d) or GF(p^k), the one asked for or, without one, that of the entries themselves."""
    from exactrank.calculations.elimination.over_domains import reduce_rows
    from exactrank.reading.matrices.rows_over import rows_as_written, rows_of_argument

    field = options.field
    rows = rows_as_written(options.matrix, stdin) if field is None else rows_of_argument(options.matrix, field)
    return None if rows is None else reduce_rows(rows).rank
