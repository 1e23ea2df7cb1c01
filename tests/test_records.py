"""The quick dataclass is the standard library's: the same classes made by both say the same."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.records import dataclass, record
from tests.exploring import examples

Decorator = Callable[..., Any]


def classes(decorator: Decorator, *, frozen: bool, slots: bool) -> tuple[Any, ...]:
    """One class for each thing that a dataclass can hold, made by a decorator."""

    @decorator(frozen=frozen, slots=slots)
    class Point:
        """A value with a constant that is no field."""

        size: ClassVar[int] = 2
        x: int
        y: int = 0

    @decorator(frozen=frozen, slots=slots)
    class Noted:
        x: int
        y: object = dataclasses.field(default=None, compare=False, repr=False)

    @decorator(frozen=frozen, slots=slots)
    class Listed:
        x: int
        y: list[int] = dataclasses.field(default_factory=list, hash=False)

    @decorator(frozen=frozen, slots=slots)
    class Checked:
        x: int
        y: int = 1

        def __post_init__(self) -> None:
            if self.x == self.y:
                raise ValueError("x is y")

    @decorator(frozen=frozen, slots=slots)
    class Derived(Checked):
        z: int = 5

    @decorator(frozen=frozen, slots=slots)
    class Odd:
        x: int
        y: int = 3

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Odd) and (self.x - other.x) % 2 == 0

        def __hash__(self) -> int:
            return self.x % 2

        def __repr__(self) -> str:
            return "odd" if self.x % 2 else "even"

    @decorator(frozen=frozen, slots=slots)
    class Same:  # noqa: PLW1641
        x: int
        y: int = 0

        def __eq__(self, other: object) -> bool:
            return True

    @decorator(frozen=frozen, slots=slots, eq=False)
    class Thing:
        x: int
        y: int = 0

    @decorator(frozen=frozen, slots=slots)
    class Filled:
        x: int
        y: int = dataclasses.field(default=7, init=False)

    return Point, Noted, Listed, Checked, Derived, Odd, Same, Thing, Filled


BOTH = [
    pytest.param(ours, theirs, id=f"{ours.__name__}-{'frozen' * frozen}-{'slots' * slots}")
    for frozen in (True, False)
    for slots in (True, False)
    for ours, theirs in zip(
        classes(record, frozen=frozen, slots=slots),
        classes(dataclasses.dataclass, frozen=frozen, slots=slots),
        strict=True,
    )
]
numbers = st.integers(-2, 2)


def outcome(act: Callable[[], Any]) -> Any:
    """What comes out, or the kind of error and what it says."""
    try:
        return act()
    except (AttributeError, TypeError, ValueError) as error:
        return type(error), str(error)


def both(ours: Any, theirs: Any, act: Callable[[Any], Any]) -> None:
    assert outcome(lambda: act(ours)) == outcome(lambda: act(theirs))


@pytest.mark.parametrize(("ours", "theirs"), BOTH)
@examples(20)
@given(x=numbers, y=numbers, z=numbers)
def test_values_do_as_those_of_the_standard_library(ours: Any, theirs: Any, x: int, y: int, z: int) -> None:
    acts: list[Callable[[Any], Any]] = [
        lambda cls: repr(cls(x)),
        lambda cls: repr(cls(x, y)),
        lambda cls: repr(cls(y=y, x=x)),
        lambda cls: cls(x, y) == cls(z, y),
        lambda cls: cls(x, y) == cls(x, z),
        lambda cls: cls(x, y) == (x, y),
        lambda cls: hash(cls(x, y)) == hash(cls(z, y)),
        lambda cls: len({cls(x, y), cls(x, y), cls(z, x)}),
        lambda cls: repr(dataclasses.replace(cls(x, y), x=z)),
        lambda cls: [one.name for one in dataclasses.fields(cls(x, y))],
        lambda cls: dataclasses.asdict(cls(x, y)),
        lambda cls: repr(copy.deepcopy(cls(x, y))),
        lambda cls: cls.__match_args__,
        lambda cls: setattr(cls(x, y), "x", z),
        lambda cls: delattr(cls(x, y), "x"),
    ]
    for act in acts:
        both(ours, theirs, act)


@pytest.mark.parametrize(("ours", "theirs"), BOTH)
def test_wrong_arguments_are_refused_in_the_same_words(ours: Any, theirs: Any) -> None:
    both(ours, theirs, lambda cls: cls())
    both(ours, theirs, lambda cls: cls(1, 2, 3, 4))
    both(ours, theirs, lambda cls: cls(1, w=2))
    both(ours, theirs, lambda cls: cls(1, x=2))


@pytest.mark.parametrize(("ours", "theirs"), BOTH)
def test_its_parameters_are_shown(ours: Any, theirs: Any) -> None:
    names = list(inspect.signature(theirs).parameters)
    assert list(inspect.signature(ours).parameters) == names
    ours(1, 2) if len(names) > 1 else ours(1)
    assert list(inspect.signature(ours).parameters) == names


def test_lists_are_not_shared_and_a_shared_default_is_refused() -> None:
    listed = classes(record, frozen=True, slots=True)[2]
    listed(1).y.append(3)
    assert listed(1).y == []
    with pytest.raises(ValueError, match="mutable default"):

        @record(frozen=True)
        class Shared:
            values: list[int] = []  # noqa: RUF012


@dataclass(frozen=True, slots=True)
class Sent:
    """What another process gets: a class that can be found by its name."""

    x: int
    rest: tuple[int, ...] = ()


@given(st.integers(), st.lists(st.integers()).map(tuple))
def test_values_are_sent_to_other_processes(x: int, rest: tuple[int, ...]) -> None:
    assert pickle.loads(pickle.dumps(Sent(x, rest))) == Sent(x, rest)
    assert {Sent(x, rest): 1}[Sent(x, rest)] == 1
