"""exactrank derive MATRIX: a derivation to read or to paste."""

from __future__ import annotations

import argparse
from typing import Any

from exactrank.cli.matrix_options import add_matrix_options
from exactrank.cli.output import write
from exactrank.messages import LANGUAGES


def add_parser(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "derive",
        help="derive and show a calculation, step by step",
        description="MATRIX is a file (.csv .tsv .json .mtx .npy .tex .md .txt), - for standard input, "
        'or the entries themselves: "4 8 12; 2 4 6".',
    )
    command.add_argument("matrix", metavar="MATRIX")
    command.add_argument("--by", action="append", choices=METHODS, metavar="METHOD", help=" ".join(METHODS))
    command.add_argument("--form", metavar="FORM", help="echelon (default) or reduced")
    command.add_argument("--strategy", metavar="S", help="textbook (default) or fraction-free")
    command.add_argument("--steps", metavar="STEPS", help="grouped (default) or single")
    command.add_argument("--digits", metavar="N", help="significant digits of decimals (default: as the method likes)")
    command.add_argument("--onto", metavar="NUMBERS", help='the direction to project onto, as in "4 2 3 5"')
    command.add_argument("--rank", metavar="R", help="the rank of an approximation, or of an update")
    command.add_argument("--energy", metavar="SHARE", help="the share of the energy to keep, as in 0.99")
    command.add_argument("--alpha", metavar="A", help="the scale alpha of a low-rank update")
    command.add_argument("--scaling", metavar="S", help="lora: alpha / r (default), or rslora: alpha / sqrt(r)")
    command.add_argument("--down", metavar="A", help="the matrix A of a low-rank update; MATRIX is then B")
    command.add_argument("--input", metavar="NUMBERS", help="the input of a low-rank update (default all ones)")
    command.add_argument("--near", metavar="MATRIX", help="the matrix of low rank that MATRIX is compared with")
    command.add_argument("--to", choices=FORMATS, metavar="FORMAT", help=" ".join(FORMATS))
    command.add_argument("--standalone", action="store_true", help="a whole document instead of a fragment")
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    command.add_argument("--name", metavar="W", help="the letter of the matrix (default A)")
    add_matrix_options(command)
    command.add_argument("-o", "--output", metavar="FILE")
    command.set_defaults(run=run)


METHODS = (
    "row-reduction",
    "minors",
    "singular-values",
    "outer-product",
    "factorization",
    "projection",
    "low-rank",
    "lora",
    "comparison",
    "all",
)
FORMATS = ("latex", "markdown", "html", "pdf", "text", "json")


def run(options: argparse.Namespace) -> int:
    from exactrank.reading import read_matrix
    from exactrank.render.formats import Format, format_of, written
    from exactrank.requests.methods import Method, derive_all
    from exactrank.requests.names import checked_name
    from exactrank.requests.options import read_request

    name = checked_name(options.name) if options.name else None
    methods = tuple([Method(method) for method in options.by or METHODS[:1]])
    request = read_request(vars(options), methods, dashes="--")
    A, _ = read_matrix(options.matrix, floats=options.floats, field=options.field)
    name = name or "A"
    records = derive_all(A, methods, request)
    to = Format(options.to) if options.to else format_of(options.output or "") or Format.LATEX
    if to is Format.JSON:
        from exactrank.render.json import records as json_form

        made = json_form.several(
            [json_form.json_object(record, name, request.single, request.digits) for record in records]
        )
        import json

        write(json.dumps(made, ensure_ascii=False) + "\n", options.output)
    else:
        from exactrank.exposition import explain_all

        document = explain_all(records, name, request.single, request.digits)
        write(written(document, to, options.lang, options.standalone), options.output)
    return 0
