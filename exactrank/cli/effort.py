"""exactrank effort MATRIX: how much writing its reduction asks of a person, under each strategy."""

from __future__ import annotations

import argparse
import json
from typing import Any

from exactrank.cli.matrix_options import add_matrix_options
from exactrank.cli.output import write
from exactrank.errors import InputError
from exactrank.messages import LANGUAGES, plain_sentence

FORMS = ("echelon", "reduced")
FORMATS = ("text", "json")


def add_parser(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "effort",
        help="how much writing each strategy asks of a person",
        description="Counts what somebody writes who reduces MATRIX by hand, by each strategy of `exactrank derive`: "
        "the operations, their products and sums by digits, fractions, and every new entry.",
    )
    command.add_argument("matrix", metavar="MATRIX")
    command.add_argument("--form", choices=FORMS, default=FORMS[0], help="echelon (default) or reduced")
    command.add_argument("--to", choices=FORMATS, default=FORMATS[0], metavar="FORMAT", help=" ".join(FORMATS))
    add_matrix_options(command)
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    command.add_argument("-o", "--output", metavar="FILE")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from exactrank.calculations.elimination import Strategy, reduced_row_echelon_form, row_echelon_form
    from exactrank.calculations.elimination.effort import effort
    from exactrank.numbers.decimals import significant_digits
    from exactrank.numbers.domain_names import over_rationals_or_prime
    from exactrank.reading import read_matrix
    from exactrank.render.json.efforts import efforts_object

    field = over_rationals_or_prime(options.field) if options.field is not None else None
    A, _ = read_matrix(options.matrix, floats=options.floats, field=field)
    if A.field.characteristic:
        raise InputError.of("effort-field", field=A.field.name)
    reduce = reduced_row_echelon_form if options.form == "reduced" else row_echelon_form
    found = {strategy: effort(reduce(A, strategy).derivation) for strategy in Strategy}
    if options.to == "json":
        write(json.dumps(efforts_object(A, options.form, found)) + "\n", options.output)
        return 0
    lines = [
        plain_sentence(
            "console.effort",
            options.lang,
            {
                "strategy": strategy.value,
                "effort": significant_digits(one.total, 3),
                "operations": one.operations,
                "fractions": one.fractions,
                "digits": one.digits,
            },
        )
        for strategy, one in found.items()
    ]
    write("".join([f"{line}\n" for line in lines]), options.output)
    return 0
