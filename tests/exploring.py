"""How many examples a test draws: the same ones every time, or, when exploring, many others every time.

    EXACTRANK_EXAMPLES=explore python -m pytest -m "hypothesis and not long" tests

What fails then is printed, to be kept as an `@example` of its test.
"""

from __future__ import annotations

import os

from hypothesis import settings

PROFILE = os.environ.get("EXACTRANK_EXAMPLES", "settled")
TIMES = 32 if PROFILE == "explore" else 1
"""So many times as many examples when exploring."""

USUAL = 30


def register() -> None:
    """No time limit for one example, which a busy machine would break, and no memory of earlier runs."""
    settings.register_profile(
        "settled", deadline=None, derandomize=True, database=None, print_blob=True, max_examples=USUAL
    )
    settings.register_profile("explore", settings.get_profile("settled"), derandomize=False, max_examples=USUAL * TIMES)
    settings.load_profile(PROFILE)


def examples(count: int) -> settings:
    """The settings of a test that draws another number of examples than most."""
    return settings(max_examples=count * TIMES)
