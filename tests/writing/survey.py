"""How the reader and the judge do on written texts: a table by layout, the offending texts in a file.

python -m tests.writing.survey [--corpus texts|sentences|copies|all] [--count 500] [--seed 1]
                               [--by layout|language|fault|prose] [--open] [--twice] [-o FILE]
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import exactrank
from tests.writing.claim_faults import CLAIM_FAULTS
from tests.writing.corpora import CORPORA
from tests.writing.writer import Written

COLUMNS = ("right", "correct", "open", "INCORRECT", "wrong", "incorrect", "open ", "CORRECT", "twice")
"""Twice: a mistake of one place that is blamed in more than one statement, leaving out those that follow from it."""


@dataclass(frozen=True, slots=True)
class Result:
    """A text and what came out: correct, incorrect, or anything in between."""

    written: Written
    outcome: str
    blamed: int
    """How many statements are incorrect in their own right."""

    @property
    def offends(self) -> bool:
        return self.outcome == ("incorrect" if self.written.is_right else "correct")

    @property
    def is_open(self) -> bool:
        """Right, and neither confirmed nor accused."""
        return self.written.is_right and self.outcome not in ("correct", "incorrect")

    @property
    def is_blamed_twice(self) -> bool:
        return self.written.fault in ONE_PLACE and self.blamed > 1


ONE_PLACE = {"factor", "row", "sign", "target", "copying", "start", "sentence", *CLAIM_FAULTS}
"""Faults that make one statement false; a wrong entry is wrong where it comes from and, at times, where it leads to."""


def results(found: Iterable[Written]) -> Iterator[Result]:
    for text in found:
        verdict = exactrank.verify(text.text)
        wrong = [one for one in verdict.judgements if one.outcome.value == "incorrect" and one.follows is None]
        yield Result(text, verdict.outcome.value, len(wrong))


def table(found: list[Result], by: str) -> str:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for result in found:
        text = result.written
        for row in (_row(text, by), "all"):
            kinds = COLUMNS[:4] if text.is_right else COLUMNS[4:8]
            place = {"correct": 1, "incorrect": 3} if text.is_right else {"incorrect": 1, "correct": 3}
            counts[row][kinds[0]] += 1
            counts[row][kinds[place.get(result.outcome, 2)]] += 1
            counts[row]["twice"] += result.is_blamed_twice
    lines = [" " * 34 + "".join([column.rjust(11) for column in COLUMNS])]
    lines += [
        row.ljust(34) + "".join([str(counts[row][column] or "").rjust(11) for column in COLUMNS])
        for row in [*sorted(set(counts) - {"all"}), "all"]
    ]
    return "\n".join(lines)


def _row(text: Written, by: str) -> str:
    match by:
        case "language":
            return text.language
        case "fault":
            return text.fault or "(right)"
        case "prose":
            return "with prose" if text.has_prose else "without prose"
        case _:
            return text.layout


def described(result: Result) -> str:
    """The text with what is false in it and what every statement was judged to be."""
    text = result.written
    head = f"seed {text.seed}, {text.layout}, {text.language}, {text.fault or 'right'}: called {result.outcome}"
    judged = [
        f"  line {one.statement.span.line}: {type(one.statement).__name__} {one.outcome.value}"
        for one in exactrank.verify(text.text).judgements
    ]
    return "\n".join(["=" * 100, head, *judged, "-" * 100, text.text])


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.writing.survey", description=__doc__)
    parser.add_argument("--corpus", choices=(*CORPORA, "all"), default="all")
    parser.add_argument("--count", type=int, default=500, help="seeds; each gives a right and a wrong text")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--by", choices=("layout", "language", "fault", "prose"), default="layout")
    parser.add_argument("--open", action="store_true", help="write right texts that are left open to the file too")
    parser.add_argument("--twice", action="store_true", help="... and mistakes that are blamed twice")
    parser.add_argument("-o", "--output", type=Path, help="where the offending texts go")
    options = parser.parse_args(arguments)
    found: list[Result] = []
    for name in CORPORA if options.corpus == "all" else [options.corpus]:
        some = list(results(CORPORA[name](options.seed, options.count)))
        print(f"{name}\n{table(some, options.by)}\n")
        found += some
    offending = [one for one in found if one.offends]
    if options.output:
        more = [one for one in found if (options.open and one.is_open) or (options.twice and one.is_blamed_twice)]
        options.output.write_text("\n".join([described(one) for one in [*offending, *more]]), encoding="utf-8")
    return 1 if offending else 0


if __name__ == "__main__":
    raise SystemExit(main())
