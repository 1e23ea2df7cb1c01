"""A long table by turns: a developer's run takes every n-th of its rows, a longer run the others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TypeVar

import pytest

T = TypeVar("T")
Turn = tuple[int, int]
"""Which of how many."""


def by_turns(count: int) -> pytest.MarkDecorator:
    """The parameter `turn` of a test that goes through `those_of(rows, turn)`; every row has its turn in CI.

    >>> [those_of("abcdefg", (turn, 3)) for turn in range(3)]
    [['a', 'd', 'g'], ['b', 'e'], ['c', 'f']]
    """
    turns = [pytest.param((k, count), id=f"turn {k}", marks=[pytest.mark.long] if k else []) for k in range(count)]
    return pytest.mark.parametrize("turn", turns)


def those_of(rows: Sequence[T], turn: Turn) -> list[T]:
    """The rows whose turn it is."""
    return list(islice(rows, turn[0], None, turn[1]))
