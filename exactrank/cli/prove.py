"""exactrank prove MATRIX: a certificate of the rank, or a file that a proof assistant accepts."""

from __future__ import annotations

import argparse
from typing import Any

from exactrank.cli.matrix_options import add_matrix_options
from exactrank.cli.output import write
from exactrank.cli.progress import elapsed
from exactrank.messages import LANGUAGES

METHODS = ("row-reduction", "minors", "singular-values", "factorization")
FORMATS = ("json", "coq")


def add_parser(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "prove",
        help="write a certificate of the rank, or a proof for Coq",
        description="Writes a certificate of the rank of MATRIX, which `exactrank check` or checker.py alone decides.",
    )
    command.add_argument("matrix", metavar="MATRIX")
    command.add_argument("--by", choices=METHODS, metavar="METHOD", default="factorization", help=" ".join(METHODS))
    command.add_argument("--to", choices=FORMATS, metavar="FORMAT", help=" ".join(FORMATS))
    command.add_argument("--name", metavar="W", default="A", help="the letter of the matrix in a proof for Coq")
    add_matrix_options(command)
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="the language of messages")
    command.add_argument("-o", "--output", metavar="FILE")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from exactrank.errors import InputError
    from exactrank.proofs.certificates import FactorsCertificate, certificate_of, certificate_text
    from exactrank.proofs.rank_proofs import prove_rank
    from exactrank.reading import read_matrix
    from exactrank.requests.names import checked_name

    name = checked_name(options.name)
    with elapsed("prove"):
        A, _ = read_matrix(options.matrix, floats=options.floats, field=options.field)
        certificate = certificate_of(prove_rank(A, options.by).evidence)
    to = options.to or ("coq" if (options.output or "").endswith(".v") else "json")
    if to == "json":
        write(certificate_text(certificate), options.output)
        return 0
    from exactrank.proofs.coq_export import to_coq

    if not isinstance(certificate, FactorsCertificate):
        raise InputError.of("coq-method", method=options.by)
    write(to_coq(A, certificate, name), options.output)
    return 0
