"""Memory: the results of pure functions by everything they depend on, bounded and shared by all answers.

In an answer the same operation is read as a label, as a line and as a sentence, and in a class the same sentences and
operations come again and again. It is sound to remember what depends on the key alone: a reader gets no more of a text
than its key, or notes when it looks at what stands beside, and then nothing is remembered. Values are never changed by
those who get them. Long texts hardly come again, and are not remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar
from weakref import WeakSet

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
Others = ParamSpec("Others")

LONGEST = 400
"""Characters of the longest text that is remembered."""
_SIZE = 2048


class Memory(Generic[Key, Value]):
    """Values by their keys, none of them None; of the older ones those stay that were asked for lately.

    >>> squares = Memory[int, int](2)
    >>> for n in (1, 2, 3, 4):
    ...     _ = squares.put(n, n * n)
    >>> [squares.get(n) for n in (1, 3, 4)], len(squares)
    ([None, 9, 16], 2)
    """

    def __init__(self, size: int = _SIZE) -> None:
        self._size = size
        self._lately: dict[Key, Value] = {}
        self._before: dict[Key, Value] = {}
        _MEMORIES.add(self)

    def get(self, key: Key) -> Value | None:
        """What was put there; None where nothing was, or was forgotten."""
        value = self._lately.get(key)
        if value is None and (value := self._before.get(key)) is not None:
            self.put(key, value)
        return value

    def put(self, key: Key, value: Value) -> Value:
        """Remembers a value, and gives it back; when half of the room is taken, what was not asked for is forgotten."""
        if 2 * len(self._lately) >= self._size:
            self._before, self._lately = self._lately, {}
        self._lately[key] = value
        return value

    def __len__(self) -> int:
        return len(self._lately.keys() | self._before.keys())


def remembered(function: Callable[Concatenate[str, Others], Value]) -> Callable[Concatenate[str, Others], Value]:
    """A pure function of a text and a few more arguments that is called once for each text of usual length.

    >>> @remembered
    ... def length(text: str) -> int:
    ...     print("counted")
    ...     return len(text)
    >>> length("abc") + length("abc")
    counted
    6
    """
    memory = Memory[Hashable, tuple[Value]]()

    @wraps(function)
    def known(text: str, /, *args: Others.args, **named: Others.kwargs) -> Value:
        if len(text) > LONGEST:
            return function(text, *args, **named)
        key = text, args, tuple(named.items())
        found = memory.get(key)
        return (found or memory.put(key, (function(text, *args, **named),)))[0]

    return known


_MEMORIES: WeakSet[Memory[Any, Any]] = WeakSet()


def forget_everything() -> None:
    """Empties every memory; what is asked for afterwards is worked out again."""
    for memory in list(_MEMORIES):
        memory.__init__(memory._size)  # type: ignore[misc]
