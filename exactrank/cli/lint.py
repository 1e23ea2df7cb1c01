"""exactrank lint BOOK...: what is wrong in a book, with file, line and column; exit status 1 on findings.

A block that was not judged stands in every report, and the exit status is 3 where there is nothing else.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from exactrank.cli.output import complain, write
from exactrank.errors import InputError
from exactrank.messages import LANGUAGES, plain_sentence
from exactrank.reading.source.problems import shown

if TYPE_CHECKING:
    from exactrank.linting.blocks import Block
    from exactrank.linting.findings import Finding

FORMATS = ("text", "json", "sarif", "junit", "html")


def add_parser(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "lint",
        help="find what is wrong in a book",
        description="BOOK is a file or a folder of TeX, PreTeXt or other XML, Markdown, or notebooks. Reported is what "
        "is wrong in itself: steps, equations, claims about a matrix that stands there. A line with "
        "`exactrank: ignore` in a comment, or the line after it, is left alone. Exit status 1 on findings, 3 where a "
        "part could not be judged.",
    )
    command.add_argument("books", metavar="BOOK", nargs="+")
    command.add_argument("--format", choices=FORMATS, default=FORMATS[0], help=" ".join(FORMATS))
    command.add_argument("--notes", action="store_true", help="also what rests on something that was inferred")
    command.add_argument(
        "--baseline", metavar="FILE", help="findings that are known; the file is made if it is not there"
    )
    command.add_argument("--jobs", metavar="N", type=int, help="worker processes (default: one a processor)")
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="the language of messages")
    command.add_argument("-o", "--output", metavar="FILE")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from exactrank.linting.blocks import blocks_of, files_of
    from exactrank.linting.definitions import definitions_of_book
    from exactrank.linting.findings import NOT_JUDGED
    from exactrank.linting.reports import baseline_text, report, without_known
    from exactrank.reading.matrices.files import decoded, read_bytes

    if options.jobs is not None and not 1 <= options.jobs <= 1024:
        raise InputError.of("bad-whole-number", key="--jobs", least=1, most=1024, value=str(options.jobs)[:30])
    files = files_of(options.books)
    definitions = definitions_of_book(options.books, files)
    blocks = (block for path in files for block in blocks_of(path, definitions))
    found = _judged(blocks, options.jobs, options.lang)
    findings = [one for one in found if one.certain or options.notes or one.kind == NOT_JUDGED]
    if options.baseline is not None:
        if not os.path.exists(options.baseline):
            write(baseline_text(findings), options.baseline)
            fields: dict[str, str | int] = {"count": len(findings), "file": shown(options.baseline, 200)}
            complain(plain_sentence("console.lint-baseline", options.lang, fields))
            return 0
        findings = without_known(findings, decoded(read_bytes(options.baseline), options.baseline), options.baseline)
    write(report(findings, options.format, len(files), options.lang), options.output)
    troubled = sum(one.kind == NOT_JUDGED for one in findings)
    if troubled:
        complain(plain_sentence("console.lint-not-judged", options.lang, {"count": troubled}))
    return 1 if any(one.certain for one in findings) else 3 if troubled else 0


def _judged(blocks: Iterator[Block], jobs: int | None, lang: str) -> Iterator[Finding]:
    from functools import partial

    from exactrank.grading.engines import PROCESSES, cores, engine
    from exactrank.grading.floor import Floor
    from exactrank.linting.findings import findings_in, gave_up

    wide = jobs or cores()
    judge_blocks, give_up = partial(findings_in, lang=lang), partial(gave_up, lang=lang)
    floor: Floor[Block, list[Finding]] = Floor(judge_blocks, engine(PROCESSES, wide), give_up, wide)
    for found in floor.run(blocks):
        yield from found
