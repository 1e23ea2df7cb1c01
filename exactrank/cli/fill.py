"""exactrank fill FILE...: the derivations that the blocks of a source ask for, written into the source."""

from __future__ import annotations

import argparse
from typing import Any

from exactrank.cli.output import complain, write
from exactrank.errors import ExactrankError, InputError, Place, Problem
from exactrank.messages import LANGUAGES, plain_sentence


def add_parser(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "fill",
        help="write the derivations that a document asks for into it",
        description="FILE is Markdown (.md .markdown .qmd .Rmd), LaTeX (.tex .ltx .Rnw) or PreTeXt (.ptx .xml). A "
        "fence ```exactrank, a comment <!-- exactrank ... -->, or comment lines of LaTeX after `% exactrank` hold "
        "options and a matrix; what they ask for is written after them, and replaced the next time. Filling twice "
        "changes nothing.",
    )
    command.add_argument("files", metavar="FILE", nargs="+")
    command.add_argument("--check", action="store_true", help="change nothing; exit status 1 if something would change")
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="of blocks that name none")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Nothing is written before every file is known to be right."""
    made: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for path in options.files:
        try:
            before, after = _filled(path, options.lang)
        except ExactrankError as error:
            problems += error.problems
            continue
        if after != before:
            made.append((path, after))
    if problems:
        raise InputError(*problems)
    for path, text in made:
        if options.check:
            complain(plain_sentence("console.fill-stale", options.lang, {"name": path}))
        else:
            write(text, path)
    return 1 if made and options.check else 0


def _filled(path: str, lang: str) -> tuple[str, str]:
    from exactrank.embedding.fill import filled, source_format
    from exactrank.reading.matrices.files import decoded, read_bytes

    form = source_format(path)
    content = read_bytes(path)
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InputError.of("fill-utf-16", Place(path))
    text = decoded(content, path)
    return text, filled(text, form, path, lang)
