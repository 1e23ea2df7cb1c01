"""dataclass: the decorator of the standard library, quick to apply; every record of the package is made by it.

The standard library writes and compiles the text of six methods for every class, half a millisecond each, and an answer
needs two hundred classes before its first character is read. Here the methods that all classes can share are shared,
and a class's own `__init__` is written when its first value is made. Fields, `replace`, `match` by position, defaults,
equality, hash and pickling are those of a dataclass (`tests/test_records.py` holds them against the standard library).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any

__all__ = ("dataclass", "record")


def record(
    cls: type | None = None, *, frozen: bool = False, slots: bool = False, eq: bool = True, **others: bool
) -> Any:
    """A class whose annotations are its fields; `frozen` values can be hashed and not changed.

    >>> @record(frozen=True, slots=True)
    ... class Pair:
    ...     first: int
    ...     second: int = 2
    >>> Pair(1), Pair(1) == Pair(1, second=2), dataclasses.replace(Pair(1), first=3)
    (Pair(first=1, second=2), True, Pair(first=3, second=2))
    >>> Pair(1).first = 4
    Traceback (most recent call last):
    dataclasses.FrozenInstanceError: cannot assign to field 'first'
    """
    if cls is None:
        return lambda decorated: record(decorated, frozen=frozen, slots=slots, eq=eq, **others)
    if others or _has_a_field_that_is_not_given(cls):
        return dataclasses.dataclass(cls, frozen=frozen, slots=slots, eq=eq, **others)
    if cls.__doc__ is None:
        cls.__doc__ = cls.__name__  # or dataclass works a signature out, which takes longest of all
    own = frozenset(cls.__dict__)
    made: type = dataclasses.dataclass(cls, init=False, repr=False, eq=False, slots=slots)
    fields = dataclasses.fields(made)
    for name, method in _shared_methods(made, fields, frozen=frozen, slots=slots, eq=eq).items():
        if name not in own or (name == "__hash__" and made.__hash__ is None):  # a class with __eq__ of its own
            setattr(made, name, method)
    return made


def _has_a_field_that_is_not_given(cls: type) -> bool:
    return any(isinstance(one, dataclasses.Field) and not one.init for one in cls.__dict__.values())


def _shared_methods(
    made: type, fields: tuple[dataclasses.Field[Any], ...], *, frozen: bool, slots: bool, eq: bool
) -> dict[str, Any]:
    methods: dict[str, Any] = {"__repr__": _repr}
    if "__init__" not in made.__dict__:
        methods |= {"__init__": _first_init(made, fields, frozen), "__signature__": _SIGNATURE}
    if eq:
        compared = _values_of([one.name for one in fields if one.compare])
        methods["__eq__"] = _equality(compared)
        methods["__hash__"] = None
    if eq and frozen:
        hashed = [one.name for one in fields if (one.compare if one.hash is None else one.hash)]
        methods["__hash__"] = _hash_of(_values_of(hashed))
    if frozen:
        methods |= {"__setattr__": _no_assignment, "__delattr__": _no_deletion}
    if frozen and slots:
        methods |= {"__getstate__": _state, "__setstate__": _set_state}
    return methods


def _first_init(made: type, fields: tuple[dataclasses.Field[Any], ...], frozen: bool) -> Callable[..., None]:
    """An `__init__` that writes the real one, puts it in its own place, and calls it."""

    def init(self: Any, *given: Any, **named: Any) -> None:
        written = _init_of(made, fields, frozen)
        setattr(made, "__init__", written)  # noqa: B010
        written(self, *given, **named)

    return init


def _init_of(made: type, fields: tuple[dataclasses.Field[Any], ...], frozen: bool) -> Callable[..., None]:
    names: dict[str, Any] = {"_set": object.__setattr__, "_missing": _MISSING}
    parameters, lines = ["self"], []
    for one in fields:
        value = one.name
        if one.default is not dataclasses.MISSING:
            names[f"_default_{one.name}"] = one.default
            parameters.append(f"{one.name}=_default_{one.name}")
        elif one.default_factory is not dataclasses.MISSING:
            names[f"_make_{one.name}"] = one.default_factory
            parameters.append(f"{one.name}=_missing")
            value = f"_make_{one.name}() if {one.name} is _missing else {one.name}"
        else:
            parameters.append(one.name)
        slot = getattr(made, one.name, None)
        if not frozen:
            lines.append(f"self.{one.name} = {value}")
        elif isinstance(slot, MemberDescriptorType):  # what is assigned by its slot takes half the time
            names[f"_set_{one.name}"] = slot.__set__
            lines.append(f"_set_{one.name}(self, {value})")
        else:
            lines.append(f"_set(self, {one.name!r}, {value})")
    if hasattr(made, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"]), names)
    written: Callable[..., None] = names["__init__"]
    written.__qualname__ = f"{made.__qualname__}.__init__"
    return written


class _Signature:
    """What `inspect.signature` and `help` show of a class: the parameters of the `__init__` to be written."""

    def __get__(self, instance: object, cls: type) -> Any:
        import inspect

        init = _init_of(cls, dataclasses.fields(cls), frozen=False)
        parameters = list(inspect.signature(init).parameters.values())[1:]
        kinds = {one.name: one.type for one in dataclasses.fields(cls)}
        return inspect.Signature([one.replace(annotation=kinds[one.name]) for one in parameters])


_SIGNATURE = _Signature()
_MISSING = dataclasses.MISSING


def _values_of(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """A function that gives the values of these fields, as a tuple also where they are fewer than two."""
    if len(names) > 1:
        return attrgetter(*names)
    if names:
        (name,) = names
        return lambda record: (getattr(record, name),)
    return lambda record: ()


def _equality(values: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any, Any], Any]:
    def equal(self: Any, other: object) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return equal


def _hash_of(values: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any], int]:
    def hash_of(self: Any) -> int:
        return hash(values(self))

    return hash_of


def _repr(self: Any) -> str:
    shown = [f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr]
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _no_assignment(self: Any, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_deletion(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for one, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


if TYPE_CHECKING:  # a type checker knows the one of the standard library by its name
    from dataclasses import dataclass
else:
    dataclass = record
