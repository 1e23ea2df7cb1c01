"""Choices that follow from a seed alone: integer arithmetic, the same on every machine and in every Python."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T")
_MASK = 2**64 - 1


class Choices:
    """An endless row of choices from a seed (SplitMix64 of Steele, Lea and Flood).

    >>> one, same = Choices(7), Choices(7)
    >>> [one.below(10) for _ in range(6)] == [same.below(10) for _ in range(6)]
    True
    """

    def __init__(self, seed: int) -> None:
        self._state = seed & _MASK

    def word(self) -> int:
        """The next 64 bits.

        >>> Choices(0).word() == 0xE220A8397B1DCDAF  # the published first word of the seed 0
        True
        """
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return z ^ (z >> 31)

    def below(self, n: int) -> int:
        """A number from 0 to n - 1, each as likely as the others: words beyond the last multiple of n are passed over.

        >>> {Choices(seed).below(3) for seed in range(20)}
        {0, 1, 2}
        """
        limit = 2**64 - 2**64 % n
        while True:
            word = self.word()
            if word < limit:
                return word % n

    def one_of(self, values: Sequence[_T]) -> _T:
        return values[self.below(len(values))]

    def shuffled(self, values: Sequence[_T]) -> list[_T]:
        """The values in an order of which all are as likely (Fisher and Yates)."""
        made = list(values)
        for k in range(len(made) - 1, 0, -1):
            other = self.below(k + 1)
            made[k], made[other] = made[other], made[k]
        return made
