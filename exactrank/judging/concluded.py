"""Vectors that a text concludes (so v = (1, 2)) and that no claim is about: nothing says whether they are right."""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.judging.confirmed_conclusions import is_confirmed
from exactrank.judging.verdicts.verdict import Judgement, Outcome
from exactrank.matrix import Matrix
from exactrank.statements import Definition, Expression, Grid, Indexed, Name, Number, Span, Unread

_Key = str | tuple[str, tuple[int | str, ...]]


class ConcludedVectors:
    """Which of the definitions that conclude something were held against anything.

    `consulted` is what the environment looked up for the passage at hand. Where the text discusses cases (`in_cases`),
    a number is the value of a letter that a case is about, and belongs to it.
    """

    def __init__(self, consulted: set[_Key], in_cases: bool = False) -> None:
        self.consulted = consulted
        self.in_cases = in_cases
        self._open: list[tuple[Definition, _Key]] = []
        self._compared: set[_Key] = set()
        self._said: set[Span] = set()
        self._made_of: dict[_Key, set[_Key]] = {}
        self._given: dict[_Key, list[Expression]] = {}

    def begin(self) -> None:
        """The next passage."""
        self.consulted.clear()

    def defined(self, definition: Definition) -> None:
        """A name is explained by what was looked up for it."""
        key = _key_of(definition.name)
        self._made_of[key] = set(self.consulted) - {key}
        before = self._given.setdefault(key, [])
        said_before = definition.value in before  # the answer once more, under a heading of its own
        before.append(definition.value)
        if (
            definition.concluded
            and not said_before
            and (_is_vector(definition) or (is_unknown(definition) and not self.in_cases))
        ):
            self._open.append((definition, key))

    def judged(self, made: Judgement) -> None:
        """A claim is decided with what was looked up for it, or says the very words that conclude."""
        if made.outcome in (Outcome.CORRECT, Outcome.INCORRECT):
            self._compare(set(self.consulted))
        self._said.add(made.statement.span)

    def left(self, matrices: Sequence[Matrix] = ()) -> list[Unread]:
        """What nothing was said of, and what no matrix of the text confirms."""
        open_ = [one for one, key in self._open if key not in self._compared and one.span not in self._said]
        open_ = [one for one in open_ if not any(is_confirmed(one, A) for A in matrices)]
        return [Unread(one.span, "not-compared") for one in open_]

    def _compare(self, keys: set[_Key]) -> None:
        while keys:
            self._compared |= keys
            keys = {inner for key in keys for inner in self._made_of.get(key, ())} - self._compared


def _key_of(name: Name | Indexed) -> _Key:
    return name.name if isinstance(name, Name) else (name.name, name.indices)


def _is_vector(definition: Definition) -> bool:
    """Whether it is no number, and no matrix with several rows and columns: the use of these shows if they fit."""
    value = definition.value
    if isinstance(value, Grid):
        return min(len(value.rows), len(value.rows[0])) == 1
    return not isinstance(value, Number)


def is_unknown(definition: Definition) -> bool:
    """A number that a small letter stands for, be it a Greek one."""
    return isinstance(definition.value, Number) and definition.name.name.lstrip("\\")[:1].islower()
