"""Patterns that are compiled at first use: all of them are valid, and do what `re.compile` gives does."""

from __future__ import annotations

import importlib
import pickle
import re
from collections.abc import Callable, Iterator
from typing import cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exactrank import patterns
from exactrank.patterns import lazy_pattern
from tests.exploring import examples
from tests.test_rooms import MODULES

LEFT_OUT = ("", "__main__", "sphinx", "notebook", "mcp")
"""What runs when it is imported, and rooms that need packages of their own."""


def held(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """The lazy patterns in a value: alone, in a table, or in a tuple of a table."""
    if isinstance(value, patterns._LazyPattern):
        yield cast("re.Pattern[str]", value)
    elif depth < 3 and isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from held(one, depth + 1)


def test_every_pattern_of_the_package_is_valid() -> None:
    modules = [importlib.import_module(f"exactrank.{name}") for name in MODULES if name.split(".")[0] not in LEFT_OUT]
    found = {id(one): one for module in modules for value in vars(module).values() for one in held(value)}
    assert len(found) > 300
    for one in found.values():
        assert one.groups == re.compile(one.pattern, one.flags).groups


WORDS: dict[str, tuple[str, int]] = {
    "words": (r"(?P<first>[a-c]+)( *)", re.IGNORECASE),
    "lines": (r"^a|b$", re.MULTILINE),
    "none": (r"(?!)", 0),
}
METHODS: list[Callable[[re.Pattern[str], str], object]] = [
    lambda one, text: [found and found.span() for found in (one.search(text), one.match(text), one.fullmatch(text))],
    lambda one, text: [found and found.span() for found in (one.search(text, 1), one.match(text, 1, 3))],
    lambda one, text: [found.groups() for found in one.finditer(text)],
    lambda one, text: (one.findall(text), one.split(text), one.sub("-", text), one.subn("-", text, 1)),
    lambda one, text: (one.pattern, one.flags, one.groups, dict(one.groupindex)),
]


@pytest.mark.parametrize("name", WORDS)
@examples(30)
@given(text=st.text("abAB \n", max_size=8))
@example(text="")
def test_it_does_what_a_compiled_one_does(name: str, text: str) -> None:
    for method in METHODS:
        fresh = lazy_pattern(*WORDS[name])
        assert method(fresh, text) == method(re.compile(*WORDS[name]), text) == method(fresh, text)


def test_a_wrong_pattern_is_refused_when_it_is_used() -> None:
    wrong = lazy_pattern("(")
    for _ in range(2):
        with pytest.raises(re.error, match="unterminated subpattern"):
            wrong.search("")
    assert not hasattr(wrong, "seek")


def test_a_pattern_is_sent_to_other_processes_before_and_after_its_use() -> None:
    one = lazy_pattern("a+", re.IGNORECASE)
    for _ in range(2):
        sent = pickle.loads(pickle.dumps(one))
        assert sent.findall("bAab") == one.findall("bAab") == ["Aa"]
    assert repr(one) == "lazy_pattern('a+', re.IGNORECASE)"
