"""exactrank derive MATRIX: a derivation to read or to paste."""

from __future__ import annotations

import argparse
import json
from typing import Any

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
    command.add_argument("--form", choices=("echelon", "reduced"), default="echelon")
    command.add_argument("--strategy", choices=("textbook", "fraction-free"), default="textbook")
    command.add_argument("--steps", choices=("grouped", "single"), default="grouped")
    command.add_argument("--to", choices=FORMATS, metavar="FORMAT", help=" ".join(FORMATS))
    command.add_argument("--standalone", action="store_true", help="a whole document instead of a fragment")
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    command.add_argument("--name", metavar="W", help="the letter of the matrix (default A)")
    command.add_argument(
        "--floats", choices=("exact", "decimal"), help="which number a float of a .npy file stands for"
    )
    command.add_argument("-o", "--output", metavar="FILE")
    command.set_defaults(run=run)


METHODS = ("row-reduction",)
FORMATS = ("latex", "markdown", "html", "pdf", "text", "json")


def run(options: argparse.Namespace) -> int:
    from exactrank.elimination import Strategy
    from exactrank.exposition import explain_all
    from exactrank.methods import Method, Request, derive
    from exactrank.names import checked_name
    from exactrank.reading import read_matrix
    from exactrank.render import json_form
    from exactrank.render.formats import Format, format_of, written

    name = checked_name(options.name) if options.name else None
    A, _ = read_matrix(options.matrix, floats=options.floats)
    name = name or "A"
    request = Request(reduced=options.form == "reduced", strategy=Strategy(options.strategy))
    records = [derive(A, Method(method), request) for method in options.by or METHODS[:1]]
    single = options.steps == "single"
    to = Format(options.to) if options.to else format_of(options.output or "") or Format.LATEX
    if to is Format.JSON:
        made = json_form.several([json_form.json_object(record, name, single) for record in records])
        write(json.dumps(made, ensure_ascii=False) + "\n", options.output)
    else:
        write(written(explain_all(records, name, single), to, options.lang, options.standalone), options.output)
    return 0
