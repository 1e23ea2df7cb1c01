"""The smallest part of an input that still goes wrong in the same way."""

from __future__ import annotations

from collections.abc import Callable

from tests.fuzzing.watchdog import Failure, attempt


def minimal(text: str, goes_wrong: Callable[[str], bool], attempts: int = 2000) -> str:
    """Parts are left out, halves first and single characters last, while what remains goes wrong.

    Andreas Zeller, Ralf Hildebrandt: Simplifying and isolating failure-inducing input, 2002, without complements.

    >>> minimal("a long text with [ in it", lambda text: "[" in text)
    '['
    """
    size = len(text) // 2
    while size and attempts > 0:
        at = 0
        while at < len(text) and attempts > 0:
            shorter = text[:at] + text[at + size :]
            attempts -= 1
            if goes_wrong(shorter):
                text = shorter
            else:
                at += size
        size //= 2
    return text


def minimal_failure(failure: Failure, seconds: float) -> Failure:
    """The failure with the smallest text that goes wrong alike; what could not be interrupted is left as it is."""
    if failure.what in ("hangs", "the process died"):
        return failure

    def same(text: str) -> bool:
        found = attempt(failure.reader, text, seconds)
        return found is not None and found.what.split(":")[0] == failure.what.split(":")[0]

    return attempt(failure.reader, minimal(failure.text, same), seconds) or failure
