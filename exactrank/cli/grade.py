"""exactrank grade SUBMISSIONS --rubric RUBRIC -o RESULTS: a class graded, and what a person has to look at."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from exactrank.cli.output import complain, write
from exactrank.errors import InputError, Place
from exactrank.messages import LANGUAGES, plain_sentence
from exactrank.reading.source.problems import shown

if TYPE_CHECKING:
    from exactrank.grading.judged import Record
    from exactrank.grading.pieces import Piece
    from exactrank.grading.results import Results
    from exactrank.grading.returning import Returned
    from exactrank.grading.rubric import Rubric
    from exactrank.grading.scoring import Score

PLATFORMS = ("gradescope", "prairielearn")
FORMATS = ("html", "pdf", "text", "none")
MOST_FEEDBACK_NAME = 100


def add_parser(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "grade",
        help="grade many answers by a rubric",
        description="SUBMISSIONS is a folder, a CSV file with the columns id and answer, or the zip of Moodle or "
        "Canvas. RESULTS is a folder; a run that was stopped goes on where it was, and only new answers are judged.",
    )
    command.add_argument("submissions", metavar="SUBMISSIONS", nargs="?")
    command.add_argument("--rubric", metavar="FILE", required=True, help="the rubric, a TOML file")
    command.add_argument("-o", "--output", metavar="RESULTS", required=True)
    command.add_argument("--gradebook", metavar="CSV", help="the gradebook exported by the platform, to be filled in")
    command.add_argument(
        "--feedback", choices=FORMATS, default=FORMATS[0], help="the format of each student's feedback"
    )
    command.add_argument(
        "--names", action="store_true", help="names beside the ids in the report, where files tell them"
    )
    command.add_argument("--jobs", metavar="N", type=int, help="worker processes (default: one a processor)")
    command.add_argument("--executor", metavar="NAME", default="processes", help="processes, or dask:ADDRESS")
    command.add_argument("--results", choices=PLATFORMS, help="one student's results.json for a platform, to -o")
    command.add_argument("--pack", choices=PLATFORMS[:1], help="make the autograder of a platform, a zip, to -o")
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="the language of messages")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from exactrank.grading.rubric import read_rubric

    rubric = read_rubric(options.rubric)
    if rubric.problems and (options.pack or options.results):
        # A platform hands over one student's answer without an id.
        raise InputError.of("grade-each", Place(options.rubric), option="--pack" if options.pack else "--results")
    if options.pack:
        from exactrank.grading.platforms import autograder_zip

        write(autograder_zip(options.rubric), options.output)
        return 0
    if options.submissions is None:
        raise InputError.of("missing-key", key="SUBMISSIONS")
    if options.jobs is not None and not 1 <= options.jobs <= 1024:
        raise InputError.of("bad-whole-number", key="--jobs", least=1, most=1024, value=str(options.jobs)[:30])
    return _one(options, rubric) if options.results else _class(options, rubric)


def _one(options: argparse.Namespace, rubric: Rubric) -> int:
    """The results of the one student whose folder SUBMISSIONS is."""
    from exactrank.grading.grade import task_of
    from exactrank.grading.judged import judge_task
    from exactrank.grading.platforms import gradescope_results, prairielearn_results
    from exactrank.grading.scoring import score
    from exactrank.grading.sources import one_submission

    record = judge_task(task_of(one_submission(options.submissions), rubric, ("text",)))
    results = gradescope_results if options.results == PLATFORMS[0] else prairielearn_results
    write(json.dumps(results(record, score(record, rubric), rubric), ensure_ascii=False) + "\n", options.output)
    return 0


def _class(options: argparse.Namespace, rubric: Rubric) -> int:
    from exactrank.grading.decisions import decided, read_decisions
    from exactrank.grading.engines import cores, engine
    from exactrank.grading.grade import judged
    from exactrank.grading.results import Results
    from exactrank.grading.returning import Returned
    from exactrank.grading.scoring import score
    from exactrank.grading.sources import submissions
    from exactrank.grading.store import Store
    from exactrank.grading.tables import read_gradebook

    jobs = options.jobs or cores()
    make = engine(options.executor, jobs)
    folder = _folder(options.output)
    decisions_path = os.path.join(folder, "review.csv")
    decisions = read_decisions(decisions_path, rubric) if os.path.exists(decisions_path) else {}
    book = None if options.gradebook is None else read_gradebook(options.gradebook)
    store = Store(os.path.join(folder, "records.jsonl"))
    with Results(rubric, decisions, book) as results:
        try:
            found = judged(submissions(options.submissions), rubric, store, make, jobs, options.feedback)
            with Returned(os.path.join(folder, "feedback.zip"), options.feedback) as returned:
                for record, piece in _with_progress(found, options.submissions):
                    one, answer = decided(score(record, rubric), decisions), _text(piece)
                    results.add(record, one, answer)
                    _write_feedback(folder, one, rubric, record, answer, returned)
        finally:
            store.close()
        for name, content in results.pages(options.names):
            write(content, os.path.join(folder, name))
        _tell(results, decisions_path, options.lang)
    return 0


def _tell(results: Results, decisions_path: str, lang: str) -> None:
    """How many answers were graded, and which decisions are about none of them."""
    if results.lost:
        ids = ", ".join(dict.fromkeys([shown(id) for id, _ in results.lost]))
        complain(plain_sentence("console.decisions-not-taken-over", lang, {"file": decisions_path, "ids": ids}))
    counts: dict[str, str | int] = {"count": results.summary.count, "review": results.summary.waiting}
    complain(plain_sentence("console.graded", lang, counts))


def _folder(path: str) -> str:
    try:
        os.makedirs(os.path.join(path, "feedback"), exist_ok=True)
    except OSError as error:
        raise InputError.of("cannot-write", Place(path), reason=(error.strerror or "").lower()) from None
    return path


def _with_progress(found: Iterable[tuple[Record, Piece]], path: str) -> Iterable[tuple[Record, Piece]]:
    """A bar with how many a second and how long it will take, on a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        return found
    from tqdm import tqdm

    from exactrank.grading.sources import number_of_submissions

    return tqdm(found, total=number_of_submissions(path) or None, unit="answer", leave=False)


def _text(piece: Piece) -> str:
    from exactrank.reading.matrices.files import decoded

    return decoded(piece.content, piece.file)


def _write_feedback(folder: str, one: Score, rubric: Rubric, record: Record, answer: str, returned: Returned) -> None:
    """feedback/ID.html (an id that is no plain name is hashed), and what is settled where a platform takes it back."""
    from exactrank.grading.feedback import ENDINGS, feedback_file

    form = returned.form
    if form == FORMATS[-1]:
        return
    content = feedback_file(form, one, rubric, record, answer)
    write(content, os.path.join(folder, "feedback", feedback_name(one.id) + ENDINGS[form]))
    place = returned.place_of(record) if one.decided or not one.review else None
    if place is not None:
        name, wanted = place
        returned.add(name, content if wanted == form else feedback_file(wanted, one, rubric, record, answer))


def feedback_name(id: str) -> str:
    r"""The file of a student's feedback without its ending: no id leads out of the folder.

    >>> feedback_name("12"), feedback_name("../x") != "../x"
    ('12', True)
    """
    if id and len(id.encode()) < MOST_FEEDBACK_NAME and id.replace("-", "").replace("_", "").isalnum():
        return id
    import hashlib

    return f"id-{hashlib.sha256(id.encode()).hexdigest()[:16]}"
