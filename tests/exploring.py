"""How many examples a test draws: a third of them, the same every time; all of them; or many others every time.

    EXACTRANK_EXAMPLES=thorough python -m pytest -m "hypothesis and not long" tests
    EXACTRANK_EXAMPLES=explore python -m pytest -m "hypothesis and not long" tests

Continuous integration runs all three. What fails while exploring is printed, to be kept as an `@example` of its test.
"""

from __future__ import annotations

import os

from hypothesis import settings

PROFILE = os.environ.get("EXACTRANK_EXAMPLES", "settled")
USUAL = 30
_TIMES = {"settled": 1 / 3, "thorough": 1, "explore": 32}


FEWEST = 8


def _count(usual: int) -> int:
    return max(min(usual, FEWEST), round(usual * _TIMES[PROFILE]))


def register() -> None:
    """No time limit for one example, which a busy machine would break, and no memory of earlier runs."""
    settings.register_profile(
        PROFILE,
        deadline=None,
        derandomize=PROFILE != "explore",
        database=None,
        print_blob=True,
        max_examples=_count(USUAL),
    )
    settings.load_profile(PROFILE)


def examples(count: int) -> settings:
    """The settings of a test that draws another number of examples than most; `count` where a run is thorough."""
    return settings(max_examples=_count(count))
