"""exactrank lint BOOK...: what is wrong in a book, with file, line and column; exit status 1 on findings."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from exactrank.cli.output import complain, write
from exactrank.errors import InputError
from exactrank.messages import LANGUAGES

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
        "`exactrank: ignore` in a comment, or the line after it, is left alone. Exit status 1 on findings.",
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
    from exactrank.linting.reports import baseline_text, report, without_known
    from exactrank.reading.matrices.files import decoded, read_bytes

    if options.jobs is not None and not 1 <= options.jobs <= 1024:
        raise InputError.of("bad-whole-number", key="--jobs", least=1, most=1024, value=str(options.jobs)[:30])
    files = files_of(options.books)
    found = list(_judged((block for path in files for block in blocks_of(path)), options.jobs))
    troubled = [one for one in found if one.kind == "not-judged"]
    findings = [one for one in found if one.certain or (options.notes and one.kind != "not-judged")]
    if options.baseline is not None:
        if not os.path.exists(options.baseline):
            write(baseline_text(findings), options.baseline)
            complain(f"{len(findings)} findings written to {options.baseline}")
            return 0
        findings = without_known(findings, decoded(read_bytes(options.baseline), options.baseline), options.baseline)
    for one in troubled:
        complain(f"{one.place}: {one.message}")
    write(report(findings, options.format, len(files)), options.output)
    return 1 if any(one.certain for one in findings) else 0


def _judged(blocks: Iterator[Block], jobs: int | None) -> Iterator[Finding]:
    from exactrank.grading.engines import PROCESSES, cores, engine
    from exactrank.grading.floor import Floor
    from exactrank.linting.findings import findings_in, gave_up

    wide = jobs or cores()
    floor: Floor[Block, list[Finding]] = Floor(findings_in, engine(PROCESSES, wide), gave_up, wide)
    for found in floor.run(blocks):
        yield from found
