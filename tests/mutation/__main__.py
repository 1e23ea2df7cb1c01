"""python -m tests.mutation checker|judge|lifting|ranks [--count 40] [--seed 1] [--floor 0.8] [--seconds 300]

Changes one expression of a module at a time, in a copy of the tree, and runs the tests of the module. Prints the
mutants that the tests do not notice; the exit status is 1 when fewer than the floor were noticed.
"""

from __future__ import annotations

import argparse
from random import Random

from tests.mutation.trial import TARGETS, trial


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description="Do the tests notice changes?")
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--floor", type=float, default=0.8, help="the part that must be noticed")
    parser.add_argument("--seconds", type=float, default=300, help="for the tests of one mutant")
    options = parser.parse_args(arguments)
    noticed = 0
    tried = 0
    for module, mutant, was_noticed in trial(options.target, options.count, Random(options.seed), options.seconds):
        tried += 1
        noticed += was_noticed
        if not was_noticed:
            print(f"{module}:{mutant.line}: {mutant.before!r} -> {mutant.after!r}", flush=True)
    print(f"{noticed} of {tried} mutants were noticed")
    return 1 if not tried or noticed < options.floor * tried else 0


if __name__ == "__main__":
    raise SystemExit(main())
