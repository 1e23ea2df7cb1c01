"""Subspaces that a text gives a letter, each until the letter is given anew or its scope ends."""

from __future__ import annotations

from collections.abc import Callable

from exactrank.records import dataclass
from exactrank.statements import Expression, Space, Transposed

SpaceOf = tuple[Space, Expression]
"""A space of a matrix: its column space, its null space."""


@dataclass(frozen=True, slots=True)
class _Given:
    offset: int
    space: SpaceOf | None


class NamedSpaces:
    """Which space a letter stands for at a place of the text."""

    def __init__(self) -> None:
        self._given: dict[str, list[_Given]] = {}
        self.apart: Callable[[int, int], bool] = lambda earlier, later: False
        """Whether two offsets stand in different exercises or parts."""

    def __bool__(self) -> bool:
        return bool(self._given)

    def give(self, name: str, offset: int, space: SpaceOf | None) -> None:
        """From an offset on a letter stands for a space; None: for something that is not understood."""
        if space is not None or name in self._given:
            self._given.setdefault(name, []).append(_Given(offset, space))

    def at(self, name: str, offset: int) -> SpaceOf | None:
        """The space of a letter at a place.

        >>> from exactrank.statements import Name
        >>> spaces = NamedSpaces()
        >>> spaces.give("W", 10, (Space.NULL, Name("A")))
        >>> spaces.at("W", 5), spaces.at("W", 20)
        (None, (<Space.NULL: 'null-space'>, Name(name='A')))
        """
        before = [one for one in self._given.get(name, ()) if one.offset <= offset]
        last = max(before, key=lambda one: one.offset, default=None)
        return None if last is None or self.apart(last.offset, offset) else last.space


def complement(space: SpaceOf) -> SpaceOf:
    """The orthogonal complement: that of the row space is the null space, that of the column space the left one."""
    kind, matrix = space
    match kind:
        case Space.COLUMN:
            return Space.NULL, Transposed(matrix)
        case Space.NULL:
            return Space.ROW, matrix
        case Space.ROW:
            return Space.NULL, matrix
        case Space.LEFT_NULL:
            return Space.COLUMN, matrix
