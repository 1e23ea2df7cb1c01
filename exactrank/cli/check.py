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
        "kind `sparse`, `sparse_checker.py` does, and over GF(p), QQ(i) and QQ(sqrt d) `field_checker.py`.",
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
    from exactrank.reading.source.limits import MAX_CERTIFICATE_BYTES as MOST

    if options.matrix == options.certificate == "-":
        raise InputError.of("twice-standard-input")
    try:
        with elapsed("check"):
            given = options.certificate
            content = read_standard_input(MOST) if given == "-" else read_bytes(given, MOST)
            text = decoded(content, given, MOST)
            if '"exactrank-cases-certificate/' in text[:200]:
                return _check_cases(options.matrix, text)
            if '"kind": "field"' in text[:200]:
                return _check_over_field(options.matrix, text)
            A = read_matrix_or_coordinates(options.matrix, floats=options.floats, field=options.field)
            rank = check(A, text)
    except Refused as reason:
        write(f"refused: {reason}\n", None)
        return 1
    write(f"accepted: rank {rank}\n", None)
    return 0


def _check_over_field(argument: str, text: str) -> int:
    """A certificate over GF(p), QQ(i) or QQ(sqrt d), which says the field that the matrix is read over."""
    from exactrank.checker import Refused, from_json
    from exactrank.field_checker import FORMAT
    from exactrank.proofs.field_certificates import check_field_certificate
    from exactrank.reading.matrices.files import read_text_argument

    try:
        certificate = from_json(text)
    except (ValueError, RecursionError) as error:
        raise InputError.of("certificate-json", reason=str(error)[:60].lower()) from None
    if not isinstance(certificate, dict):
        raise Refused("format", "format", None, FORMAT)
    rank = check_field_certificate(read_text_argument(argument), certificate)
    write(f"accepted: rank {rank}\n", None)
    return 0


def _check_cases(argument: str, text: str) -> int:
    """A certificate of all cases of a matrix with letters."""
    import json

    from exactrank.cases_checker import Refused, each_once
    from exactrank.proofs.case_certificates import check_cases
    from exactrank.reading.formulas.with_letters import read_with_letters

    try:
        certificate = json.loads(text, object_pairs_hook=each_once)
    except (ValueError, RecursionError) as error:
        raise InputError.of("certificate-json", reason=str(error)[:60].lower()) from None
    letters = certificate.get("letters") if isinstance(certificate, dict) else None
    named = [one for one in letters if isinstance(one, str)] if isinstance(letters, list) else []
    try:
        count = check_cases(read_with_letters(argument, named).rows, certificate)
    except Refused as reason:
        write(f"refused: {reason}\n", None)
        return 1
    write(f"accepted: {count} case{'' if count == 1 else 's'}\n", None)
    return 0
