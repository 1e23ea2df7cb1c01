"""exactrank make: exercises to order, a sheet and its key."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from exactrank.cli.output import write
from exactrank.messages import LANGUAGES

if TYPE_CHECKING:
    from exactrank.exercises.exercise import Exercise
    from exactrank.exercises.with_letter import CasesDemand
    from exactrank.render.formats import Format
    from exactrank.requests.layouts import Detail, Layout

FORMATS = ("latex", "markdown", "html", "pdf", "pretext", "text", "json")


def add_parser(commands: Any) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "make",
        help="make exercises to order, a sheet and its key",
        description="Makes matrices and systems of which is known beforehand what comes out: their shape and rank, "
        "their pivots, their solutions. All matrices on the way are whole. The same options and the same seed give the "
        "same sheet everywhere; exercise k of a sheet has the seed of the first plus k - 1.",
    )
    command.add_argument(
        "--shape", required=True, metavar="MxN", help="rows and columns, as in 3x4; without right side"
    )
    command.add_argument("--rank", metavar="R", help="the rank of the matrix, of a system's coefficients")
    command.add_argument("--pivots", metavar="COLUMNS", help="the columns of the pivots, as in 1,3")
    command.add_argument("--system", metavar="KIND", help="a system with the solutions none, unique or infinite")
    command.add_argument("--form", metavar="FORM", help="a matrix goes to its echelon (default) or reduced form")
    command.add_argument(
        "--strategy",
        action="append",
        metavar="S",
        help="textbook (default), fraction-free or easiest; repeated, the way is whole by each, the key by the first",
    )
    command.add_argument("--largest", metavar="N", help="the largest entry (default 9)")
    command.add_argument("--largest-between", metavar="N", help="the largest entry on the way (default 40)")
    command.add_argument(
        "--effort", metavar="A..B", help="what the key asks of a hand, as `exactrank effort` counts it"
    )
    command.add_argument("--letters", metavar="A", help="exercises with this letter: find all cases")
    command.add_argument("--cases", metavar="N", help="how many cases they have, from 2 to 6 (default 3)")
    command.add_argument("--goal", metavar="GOAL", help="of their cases: solutions (default) or rank")
    command.add_argument("--seed", metavar="N", default="1", help="the seed of the first exercise (default 1)")
    command.add_argument("--count", metavar="N", default="1", help="how many exercises (default 1)")
    command.add_argument("--blanks", action="store_true", help="the sheet has the steps, with entries to fill in")
    command.add_argument("--key", metavar="FILE", help="where the solutions go; - for standard output, after the sheet")
    command.add_argument("--layout", metavar="L", help="of the key: a list of steps (default), or a chain")
    command.add_argument("--detail", metavar="D", help="of the key: brief, normal (default) or full")
    command.add_argument("--to", choices=FORMATS, metavar="FORMAT", help=" ".join(FORMATS))
    command.add_argument("--standalone", action="store_true", help="whole documents instead of fragments")
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    command.add_argument("--name", metavar="W", default="A", help="the letter of the matrix (default A)")
    command.add_argument("-o", "--output", metavar="FILE")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from exactrank.exercises.exercise import make_exercises
    from exactrank.requests.exercises import read_cases_demand, read_count, read_demand, read_seed
    from exactrank.requests.layouts import Detail, Layout
    from exactrank.requests.names import checked_name
    from exactrank.requests.options import choice

    given = {key.replace("_", "-"): value for key, value in vars(options).items()}
    name, with_letter = checked_name(options.name), read_cases_demand(given, dashes="--")
    if with_letter is not None:
        return _run_cases(options, with_letter, name)
    demand = read_demand(given, dashes="--")
    layout = choice(Layout, options.layout or Layout.LIST.value, "--layout", None)
    detail = choice(Detail, options.detail or Detail.NORMAL.value, "--detail", None)
    exercises = tuple(make_exercises(demand, read_seed(options.seed), read_count(options.count, "--count")))
    to = _format(options, options.output, None)
    made = [(_sheet(options, exercises, name, to), options.output)]
    if options.key is not None:
        made.append((_key(options, exercises, name, layout, detail, _format(options, options.key, to)), options.key))
    for content, path in made:
        write(content, path)
    return 0


def _run_cases(options: argparse.Namespace, demand: CasesDemand, name: str) -> int:
    """Sheet and key of exercises with a letter."""
    from exactrank.exercises.with_letter import make_cases_exercises
    from exactrank.exposition.case_exercises import explain_case_exercises, explain_case_key
    from exactrank.render.formats import Format, written
    from exactrank.render.json.exercises import case_exercises_object
    from exactrank.requests.exercises import read_count, read_seed

    exercises = tuple(make_cases_exercises(demand, read_seed(options.seed), read_count(options.count, "--count")))
    to = _format(options, options.output, None)
    wanted = [(options.output, to, explain_case_exercises, False)]
    if options.key is not None:
        wanted.append((options.key, _format(options, options.key, to), explain_case_key, True))
    for path, form, explained, with_key in wanted:
        if form is Format.JSON:
            made = case_exercises_object(exercises, name, with_key)
            write(json.dumps(made, ensure_ascii=False) + "\n", path)
        else:
            write(written(explained(exercises, name), form, options.lang, options.standalone), path)
    return 0


def _format(options: argparse.Namespace, path: str | None, other: Format | None) -> Format:
    """The format that is asked for, else the one that the name of the file tells, else the other file's."""
    from exactrank.render.formats import Format, format_of

    return (Format(options.to) if options.to else format_of(path or "")) or other or Format.LATEX


def _sheet(options: argparse.Namespace, exercises: Sequence[Exercise], name: str, to: Format) -> str | bytes:
    from exactrank.render.formats import Format, written

    if to is Format.JSON:
        return _json(exercises, name, with_key=False)
    from exactrank.exposition.exercises import explain_blanks, explain_exercises

    document = (explain_blanks if options.blanks else explain_exercises)(exercises, name)
    return written(document, to, options.lang, options.standalone)


def _key(
    options: argparse.Namespace, exercises: Sequence[Exercise], name: str, layout: Layout, detail: Detail, to: Format
) -> str | bytes:
    from exactrank.render.formats import Format, written

    if to is Format.JSON:
        return _json(exercises, name, with_key=True)
    from exactrank.exposition.exercises import explain_key

    return written(explain_key(exercises, name, layout, detail), to, options.lang, options.standalone)


def _json(exercises: Sequence[Exercise], name: str, with_key: bool) -> str:
    from exactrank.render.json.exercises import exercises_object

    return json.dumps(exercises_object(exercises, name, with_key), ensure_ascii=False) + "\n"
