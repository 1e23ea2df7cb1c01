"""exactrank derive MATRIX --letters a,b: the complete discussion of a matrix with letters."""

from __future__ import annotations

import argparse

from exactrank.cli.documents import write_document
from exactrank.cli.output import write

OPTIONS = ("letters", "goal", "over", "given", "most_cases", "general")


def add_case_options(command: argparse.ArgumentParser) -> None:
    """The options of a discussion of cases."""
    some = command.add_argument_group("matrices with letters: all cases")
    some.add_argument("--letters", metavar="A,B", help="the letters in the entries; all others are unknowns")
    some.add_argument("--goal", metavar="GOAL", help="solutions, rank, echelon, determinant or inverse")
    some.add_argument("--over", metavar="F", help="what letters stand for: real (default), rational or complex")
    some.add_argument("--given", action="append", metavar="C", help='a condition, as in "a != 0"; repeatable')
    some.add_argument("--most-cases", metavar="N", help="refuse to go on beyond so many cases (default 40)")
    some.add_argument("--general", metavar="WHERE", help="the general case last (default) or first")


def wants_cases(options: argparse.Namespace) -> bool:
    """Whether an option speaks of cases."""
    return any(getattr(options, name) is not None for name in OPTIONS)


def run_cases(options: argparse.Namespace) -> int:
    """Writes the discussion of MATRIX."""
    from exactrank.errors import InputError, Problem
    from exactrank.numbers.fields import QQ
    from exactrank.reading.formulas.with_letters import read_with_letters
    from exactrank.render.formats import Format, format_of
    from exactrank.requests.cases import discussion
    from exactrank.requests.names import checked_name
    from exactrank.requests.options import one_of

    unfit = [name for name in ("by", "form", "strategy", "steps", "right", "field") if getattr(options, name)]
    if unfit:
        raise InputError(*[Problem.of("cases.option-unfit", option=f"--{name}") for name in unfit])
    name = checked_name(options.name) if options.name else "A"
    first = one_of(options.general or "last", ("last", "first"), "--general", None) == "first"
    letters = tuple([one.strip() for one in (options.letters or "").split(",") if one.strip()])
    found = read_with_letters(options.matrix, letters)
    tree = discussion(found, options.goal, options.over or "real", options.given or (), options.most_cases or 40, "--")
    to = Format(options.to) if options.to else format_of(options.output or "") or Format.LATEX
    if to is Format.JSON:
        import json

        from exactrank.render.json.cases import cases_object

        write(json.dumps(cases_object(tree, name), ensure_ascii=False) + "\n", options.output)
    else:
        from exactrank.exposition.cases import explain_cases

        write_document(options, explain_cases(tree, name, first), to, QQ if options.self_check else None)
    return 0
