"""python -m tests.fuzzing [--count 5000] [--seed 1] [--jobs 2] [--seconds 3] [--minimal]

Prints every fault once with an input that shows it; the exit status is 1 if there are any.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter

from tests.fuzzing.minimal import minimal_failure
from tests.fuzzing.watchdog import SECONDS, failures


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description="Fuzzes every reader and the judge.")
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of processor time for one input")
    parser.add_argument("--minimal", action="store_true", help="make the inputs small (takes a while)")
    options = parser.parse_args(arguments)
    seen: Counter[tuple[str, str]] = Counter()
    start = time.monotonic()
    for failure in failures(options.seed, options.count, options.jobs, options.seconds):
        key = failure.what.split(":")[0], failure.place
        seen[key] += 1
        if seen[key] > 1:
            continue
        shown = minimal_failure(failure, options.seconds) if options.minimal else failure
        print(f"{failure.reader}: {shown.what}\n  {failure.place}\n  {shown.text!r}\n", flush=True)
    for (what, place), count in seen.most_common():
        print(f"{count:6} times {what}: {place}")
    print(f"{options.count} inputs in {time.monotonic() - start:.0f} s, {len(seen)} faults")
    return 1 if seen else 0


if __name__ == "__main__":
    raise SystemExit(main())
