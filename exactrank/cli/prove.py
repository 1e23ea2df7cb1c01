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
    command.add_argument("--letters", metavar="A,B", help="a certificate of all cases of a matrix with these letters")
    command.add_argument(
        "--goal", metavar="GOAL", help="of all cases: solutions, rank, echelon, determinant or inverse"
    )
    command.add_argument("--over", metavar="F", help="what letters stand for: real (default), rational or complex")
    command.add_argument("--given", action="append", metavar="C", help='a condition on letters, as in "a != 0"')
    command.add_argument("--name", metavar="W", default="A", help="the letter of the matrix in a proof for Coq")
    add_matrix_options(command)
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="the language of messages")
    command.add_argument("-o", "--output", metavar="FILE")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    if options.letters is not None or options.goal is not None:
        return _run_cases(options)
    from exactrank.errors import InputError
    from exactrank.proofs.certificates import FactorsCertificate, certificate_of, certificate_text
    from exactrank.proofs.rank_proofs import prove_rank
    from exactrank.reading import read_matrix
    from exactrank.requests.names import checked_name

    name = checked_name(options.name)
    if options.field is not None and options.by == "factorization" and options.to != "coq":
        from exactrank.reading.matrices.rows_over import rows_beyond_rationals

        rows = rows_beyond_rationals(options.matrix, options.field, options.floats)
        if rows is not None:
            from exactrank.proofs.field_certificates import field_certificate, field_certificate_text

            with elapsed("prove"):
                made = field_certificate(rows)
            write(field_certificate_text(made), options.output)
            return 0
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


def _run_cases(options: argparse.Namespace) -> int:
    """The certificate of all cases of a matrix with letters."""
    import json

    from exactrank.proofs.case_certificates import case_certificate
    from exactrank.reading.formulas.with_letters import read_with_letters
    from exactrank.requests.cases import discussion

    with elapsed("prove"):
        letters = tuple([one.strip() for one in (options.letters or "").split(",") if one.strip()])
        found = read_with_letters(options.matrix, letters)
        tree = discussion(found, options.goal, options.over or "real", options.given or (), 400, "--")
        certificate = case_certificate(tree)
    write(json.dumps(certificate) + "\n", options.output)
    return 0
