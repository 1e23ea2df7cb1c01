"""exactrank build DERIVATIONS...: regenerates the pages of problem files."""

from __future__ import annotations

import argparse
import errno
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from exactrank.cli.output import complain, write
from exactrank.errors import InputError, Place
from exactrank.messages import LANGUAGES

if TYPE_CHECKING:
    from exactrank.gallery import GalleryProblem


def add_parser(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "build",
        help="regenerate a folder of derivations from its problem files",
        description="Finds every problem.toml in the folders and below, and writes its pages beside it.",
    )
    command.add_argument("--site", metavar="FOLDER", help="write every derivation in HTML and PDF there, with an index")
    command.add_argument("folders", metavar="DERIVATIONS", nargs="+")
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="the language of messages")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from exactrank import gallery

    problems = [gallery.read_problem(path) for path in gallery.find_problems(options.folders)]
    if options.site is not None:
        return _build_site(options.site, problems)
    written = 0
    for problem in _with_progress(problems):
        for path, text in gallery.pages(problem):
            write(text, str(path))
            written += 1
    complain(f"{written} pages of {len(problems)} problems")
    return 0


def _build_site(folder: str, problems: list[GalleryProblem]) -> int:
    """Writes the files of a site, in folders that are made where they are missing."""
    import os

    from exactrank import gallery

    written = 0
    for path, content in gallery.site(problems):
        target = os.path.join(folder, *path.split("/"))
        try:
            os.makedirs(os.path.dirname(target), exist_ok=True)
        except OSError as error:
            reason = os.strerror(error.errno or errno.EIO).lower()
            raise InputError.of("cannot-write", Place(target), reason=reason) from None
        write(content, target)
        written += 1
    complain(f"{written} files of {len(problems)} problems")
    return 0


def _with_progress(problems: list[GalleryProblem]) -> Iterable[GalleryProblem]:
    """The problems with a bar where somebody sees it; elsewhere its import would take longer than a page."""
    if sys.stderr is None or not sys.stderr.isatty():
        return problems
    from tqdm import tqdm

    return tqdm(problems, unit="problem", leave=False)
