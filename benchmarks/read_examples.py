"""How much of a file of worked examples is read as it was transcribed: `python benchmarks/read_examples.py FILE.jsonl`.

A record has `source`, `raw`, `matrices` (entries as text, null where symbolic) and `ops` (for each arrow, canonical).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path
from time import perf_counter

from exactrank.reading.answers.document import read_answer
from exactrank.statements import Grid, RowStep, str_of


def main(path: str) -> None:
    total: Counter[str] = Counter()
    matrices: Counter[str] = Counter()
    operations: Counter[str] = Counter()
    begin = perf_counter()
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        source = record["source"]
        steps = [statement for statement in read_answer(record["raw"]) if isinstance(statement, RowStep)]
        chain = [step.before for step in steps[:1]] + [step.after for step in steps]
        found = [grid.rows for grid in chain if isinstance(grid, Grid)]
        wanted = [
            tuple([tuple([None if entry is None else Fraction(entry) for entry in row]) for row in matrix])
            for matrix in record["matrices"]
        ]
        # An operation with a factor in letters is transcribed as none; 0 times a row is written without the row.
        read = [[str_of(operation) for operation in step.operations] for step in steps]
        read = [[text.replace("0 R2", "0") if text.endswith("<- 0 R2") else text for text in some] for some in read]
        read = [[text for text in some if "?" not in text] for some in read]
        total[source] += 1
        matrices[source] += found == wanted
        operations[source] += read == record["ops"]
    for source, count in total.items():
        print(f"{source}: {count} chains, matrices equal {matrices[source]}, operations equal {operations[source]}")
    print(f"{sum(total.values())} chains in {perf_counter() - begin:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1])
