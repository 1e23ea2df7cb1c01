"""exactrank effort MATRIX: how much writing its reduction asks of a person, under each strategy; or an ANSWER's own."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from exactrank.cli.matrix_options import add_matrix_options
from exactrank.cli.output import write
from exactrank.errors import InputError
from exactrank.messages import LANGUAGES, plain_sentence

if TYPE_CHECKING:
    from exactrank.calculations.elimination.effort import Effort
    from exactrank.judging.written_effort import WrittenEffort
    from exactrank.matrix import Matrix

FORMS = ("echelon", "reduced")
FORMATS = ("text", "json")


def add_parser(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "effort",
        help="how much writing each strategy asks of a person",
        description="Counts what somebody writes who reduces MATRIX by hand, by each strategy of `exactrank derive`: "
        "the operations, their products and sums by digits, fractions, and every new entry. Of an answer with a row "
        "reduction in it, what was written is counted, and beside it the strategies for its first matrix.",
    )
    command.add_argument("matrix", metavar="MATRIX", help="a matrix, or an answer that holds a row reduction")
    command.add_argument("--form", choices=FORMS, default=FORMS[0], help="echelon (default) or reduced")
    command.add_argument("--to", choices=FORMATS, default=FORMATS[0], metavar="FORMAT", help=" ".join(FORMATS))
    add_matrix_options(command)
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    command.add_argument("-o", "--output", metavar="FILE")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from exactrank.calculations.elimination import Strategy, reduced_row_echelon_form, row_echelon_form
    from exactrank.calculations.elimination.effort import effort
    from exactrank.render.json.efforts import efforts_object

    A, wrote = _given(options)
    if A.field.characteristic:
        raise InputError.of("effort-field", field=A.field.name)
    reduce = reduced_row_echelon_form if options.form == "reduced" else row_echelon_form
    found = {strategy: effort(reduce(A, strategy).derivation) for strategy in Strategy}
    if options.to == "json":
        write(json.dumps(efforts_object(A, options.form, found, wrote)) + "\n", options.output)
        return 0
    lines = [_line(options.lang, "console.effort", one, strategy=strategy.value) for strategy, one in found.items()]
    if wrote is not None:
        lines.insert(0, _line(options.lang, "console.effort-written", wrote.effort, steps=wrote.steps))
        left_out = [{"line": line} for line in wrote.left_out]
        lines += [plain_sentence("console.effort-left-out", options.lang, fields) for fields in left_out]
    write("".join([f"{line}\n" for line in lines]), options.output)
    return 0


def _given(options: argparse.Namespace) -> tuple[Matrix, WrittenEffort | None]:
    """The matrix, or what a text that is none of its own writes, with the matrix that this begins with."""
    from exactrank.numbers.domain_names import over_rationals_or_prime
    from exactrank.reading.matrices.files import matrix_of_content, over_field, read_argument

    field = over_rationals_or_prime(options.field) if options.field is not None else None
    content, source, extension = read_argument(options.matrix)
    try:
        return over_field(matrix_of_content(content, source, extension, options.floats), field, source), None
    except InputError:
        wrote = _written(content, source) if field is None or not field.characteristic else None
        if wrote is None:
            raise
        return wrote.start, wrote


def _written(content: bytes | str, source: str) -> WrittenEffort | None:
    from exactrank.judging import judge
    from exactrank.judging.written_effort import effort_of_answer
    from exactrank.reading.answers.document import answer_of
    from exactrank.reading.matrices.files import decoded
    from exactrank.requests.answers import kind_of

    try:
        text = content if isinstance(content, str) else decoded(content, source)
        return effort_of_answer(judge(answer_of(text, kind=kind_of(source))))
    except InputError:
        return None  # what is wrong with it as a matrix was said already


def _line(lang: str, key: str, one: Effort, **fields: str | int) -> str:
    from exactrank.numbers.decimals import significant_digits

    counts: dict[str, str | int] = {"operations": one.operations, "fractions": one.fractions, "digits": one.digits}
    return plain_sentence(key, lang, {**fields, "effort": significant_digits(one.total, 3), **counts})
