"""exactrank verify ANSWER: an answer that somebody wrote, judged to the first wrong line."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from exactrank.cli.output import write
from exactrank.errors import InputError, Place
from exactrank.messages import LANGUAGES
from exactrank.requests.answers import KINDS, kind_of

if TYPE_CHECKING:
    from exactrank.judging import Verdict
    from exactrank.matrix import Matrix
    from exactrank.numbers.domain_names import FieldOfAnswers
    from exactrank.numbers.rows import RowsOver

FORMATS = ("text", "json", "markdown", "html", "latex")
STATUS = {"correct": 0, "incorrect": 1, "unreadable": 2, "undecided": 3, "incomplete": 3}


def add_parser(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "verify",
        help="judge an answer, to the first wrong line",
        description="Reads ANSWER, a file (LaTeX, Markdown, HTML, XML, plain text) or - for standard input, and judges "
        "every statement in it. Exit status: 0 correct, 1 incorrect, 2 unreadable, 3 undecided or incomplete (no "
        "mistake was found, and something that looks like a statement was not read, or nothing answers the problem).",
    )
    command.add_argument("answer", metavar="ANSWER")
    command.add_argument("--problem", metavar="MATRIX", help="the matrix that the answer must be about")
    command.add_argument(
        "--kind",
        choices=KINDS,
        metavar="KIND",
        help=f"what ANSWER is written in: {' '.join(KINDS)} (by default what its name or its text says)",
    )
    command.add_argument(
        "--field",
        metavar="FIELD",
        help='the field that all is meant over: "QQ", "GF(7)", "GF(4)", "QQ(i)" (default: those the text names)',
    )
    command.add_argument("--to", choices=FORMATS, default=FORMATS[0], metavar="FORMAT", help=" ".join(FORMATS))
    command.add_argument("--standalone", action="store_true", help="a whole document instead of a fragment")
    command.add_argument(
        "--understood",
        action="store_true",
        help="also every statement as it was read, with its place (in HTML always, folded)",
    )
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    command.add_argument("-o", "--output", metavar="FILE")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from exactrank.numbers.domain_names import field_of_answers

    if options.answer == options.problem == "-":
        raise InputError.of("twice-standard-input")
    field = None if options.field is None else field_of_answers(options.field)
    problem = None if options.problem is None else _problem(options.problem, field)
    verdict, answer = _judged(options.answer, problem, options.kind, field)
    if options.to == "json":
        from exactrank.render.json.verdicts import verdict_object

        write(json.dumps(verdict_object(verdict), ensure_ascii=False) + "\n", options.output)
    else:
        from exactrank.exposition.verdict import explain_verdict
        from exactrank.render.formats import Format, written

        a_page = options.to == "html"
        document = explain_verdict(verdict, options.understood or a_page, answer if a_page else None)
        write(written(document, Format(options.to), options.lang, options.standalone), options.output)
    return STATUS[verdict.outcome.value]


def _problem(argument: str, field: FieldOfAnswers | None) -> Matrix | RowsOver[Any]:
    from exactrank.numbers.finite_extensions import ExtensionField
    from exactrank.numbers.quadratic import QuadraticField
    from exactrank.reading import read_matrix
    from exactrank.reading.matrices.rows_over import rows_of_argument

    if isinstance(field, ExtensionField) and (rows := rows_of_argument(argument, field.name)) is not None:
        return rows
    return read_matrix(argument, field=None if isinstance(field, QuadraticField | ExtensionField) else field)[0]


def _judged(
    answer: str, problem: Matrix | RowsOver[Any] | None, kind: str | None, field: FieldOfAnswers | None
) -> tuple[Verdict, str]:
    """The verdict on the file, and its text; what is wrong with the file as a whole is told with its name."""
    from exactrank.judging import judge
    from exactrank.reading.answers.document import answer_of
    from exactrank.reading.matrices.files import decoded, read_bytes, read_standard_input
    from exactrank.reading.source.limits import MAX_BYTES

    content = read_standard_input(MAX_BYTES) if answer == "-" else read_bytes(answer)
    text = decoded(content, answer)
    try:
        return judge(answer_of(text, kind=kind or kind_of(answer)), problem, field), text
    except InputError as error:
        raise InputError(*[replace(one, place=one.place or Place(answer)) for one in error.problems]) from None
