"""A sign of life on a terminal for work that takes over a second and cannot say how far it is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

AFTER, EVERY = 1.0, 0.2  # seconds


@contextmanager
def elapsed(name: str) -> Iterator[None]:
    """Shows the name and the seconds gone by on standard error, when that is a terminal, and wipes them in the end."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    done = Event()
    shower = Thread(target=_show, args=(name, done), daemon=True)
    shower.start()
    try:
        yield
    finally:
        done.set()
        shower.join()


def _show(name: str, done: Event) -> None:
    if done.wait(AFTER):
        return
    from tqdm import tqdm

    with tqdm(desc=name, bar_format="{desc} {elapsed}", leave=False) as line:
        line.start_t -= AFTER
        while not done.wait(EVERY):
            line.refresh()
