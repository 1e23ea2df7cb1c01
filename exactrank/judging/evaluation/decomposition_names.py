"""Which names with an index a text uses for the singular values, vectors and truncations of which matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from exactrank.judging.evaluation.decompositions import Decomposition, Names, Part, Role, names_in
from exactrank.judging.verdicts.values import Value
from exactrank.matrix import Matrix
from exactrank.statements import Expression, Indexed

Key = str | tuple[str, tuple[int | str, ...]]
"""A name, or a name with its indices."""


class SingularNames:
    """The letters and what they stand for; `is_known` tells whether the text gives a name a value of its own."""

    def __init__(self, is_known: Callable[[Key], bool]) -> None:
        self._is_known = is_known
        self._roles: dict[str, tuple[Role, Decomposition]] = {}

    def take(self, other: SingularNames) -> None:
        self._roles = dict(other._roles)

    def forget(self) -> None:
        self._roles.clear()

    def learn(self, name: Indexed, value: Expression, values: Mapping[Key, Value]) -> None:
        """W_2 = s_1 u_1 v_1^T + s_2 u_2 v_2^T says what s, u and v are, where W is known."""
        names = names_in(name, value)
        A = None if names is None else values.get(names.matrix)
        if names is None or not isinstance(A, Matrix):
            return
        known = self._roles.get(names.matrix)
        if known is None or known[1].names != names or known[1].matrix != A:
            decomposition = Decomposition(A, names)
            self._roles.update({letter: (role, decomposition) for letter, role in names.roles().items()})

    @contextmanager
    def supposed(self, A: Matrix) -> Iterator[None]:
        r"""While a claim about \sigma_k, which nothing explains, is tried on the singular values of A."""
        kept = self._roles
        self._roles = kept | {r"\sigma": (Role.VALUE, Decomposition(A, Names("", r"\sigma", "", "")))}
        try:
            yield
        finally:
            self._roles = kept

    def part(self, e: Expression) -> Part | None:
        """Which part of a singular value decomposition the name is, as far as the text has not given it a value."""
        if not isinstance(e, Indexed) or len(e.indices) != 1 or not isinstance(e.indices[0], int):
            return None
        role, decomposition = self._roles.get(e.name, (None, None))
        if role is None or decomposition is None or self._is_given(decomposition, role, e.indices[0]):
            return None
        return Part(role, decomposition, e.indices[0])

    def _is_given(self, decomposition: Decomposition, role: Role, k: int) -> bool:
        """A vector that the text writes out is what the text says; so is a sum with such a vector in it."""
        names = decomposition.names
        letters = {
            Role.VALUE: (),
            Role.LEFT: (names.left,),
            Role.RIGHT: (names.right,),
            Role.TRUNCATION: (names.left, names.right),
        }[role]
        indices = range(1, k + 1) if role is Role.TRUNCATION else (k,)
        return any(self._is_known((letter, (index,))) for letter in letters for index in indices)
