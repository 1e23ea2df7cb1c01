"""Node: the base of the document's many small records, frozen values like dataclasses but quick to define.

A dataclass takes a millisecond to define and there are some thirty kinds of node, which every command needs at its
start. A type checker treats subclasses as frozen dataclasses (PEP 681), and at run time they behave as such: positional
and named arguments, defaults, equality and hash by kind and value, `match` by position.
"""

from __future__ import annotations

from typing import Any, ClassVar, dataclass_transform


@dataclass_transform(frozen_default=True)
class Node:
    """A frozen value whose fields are the annotations of its class, in order.

    >>> class Pair(Node):
    ...     first: int
    ...     second: int = 2
    >>> Pair(1), Pair(1) == Pair(1, second=2)
    (Pair(first=1, second=2), True)
    """

    __match_args__: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls.__match_args__ = tuple(cls.__annotations__)  # type: ignore[misc]

    def __init__(self, *values: Any, **named: Any) -> None:
        names = self.__match_args__
        given = dict(zip(names, values, strict=False))
        missing = [name for name in names[len(values) :] if name not in named and not hasattr(type(self), name)]
        if len(values) > len(names) or missing or not named.keys() <= set(names[len(values) :]):
            raise TypeError(f"{type(self).__name__} takes {', '.join(names)}")
        self.__dict__.update(given, **named)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def values(self) -> tuple[Any, ...]:
        """The values of the fields, in order."""
        return tuple([getattr(self, name) for name in self.__match_args__])

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, Node) and self.values() == other.values()

    def __hash__(self) -> int:
        return hash((type(self), self.values()))

    def __repr__(self) -> str:
        inside = ", ".join([f"{name}={getattr(self, name)!r}" for name in self.__match_args__])
        return f"{type(self).__name__}({inside})"
