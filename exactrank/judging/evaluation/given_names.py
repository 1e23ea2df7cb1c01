"""What names were given: values, expressions that have none yet, families, and names of scopes that have ended."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Self

from exactrank.judging.evaluation.arithmetic import Arithmetic
from exactrank.judging.evaluation.decomposition_names import Key, SingularNames
from exactrank.judging.evaluation.grids import Grids
from exactrank.judging.verdicts.values import Value
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ, Field
from exactrank.statements import Expression, Grid, Indexed, Name, Power, Times, Transposed
from exactrank.statements.walks import replaced

_EIGENVALUES = frozenset((r"\lambda", r"\mu"))
"""Letters that without an index are rather any of the numbers that have one than their vector."""


class GivenNames:
    """What names were given, in which scope, and which of them have no value yet."""

    def __init__(self, field: Field = QQ) -> None:
        self.field = field
        self.arithmetic = Arithmetic(field)
        self._values: dict[Key, Value] = {}
        self._pending: dict[Key, Expression] = {}
        self._resolving: set[Key] = set()
        self._families: dict[str, tuple[str, Expression]] = {}
        self.grids = Grids(field)
        self.implied: dict[str, None] = {}
        """The letters taken for columns of the matrix with the capital's name, because nothing says otherwise."""
        self.as_rows: frozenset[str] = frozenset()
        """Such letters that are tried as rows instead."""
        self.turned = False
        """Whether vectors that are written as rows are tried as columns."""
        self.singular = SingularNames(self._is_known)
        self.stale: set[Key] = set()
        """The names of scopes that have ended."""
        self.used_stale = False
        self.consulted: set[Key] = set()
        """What was looked up since somebody cleared it; copies share it."""
        self.determinants: dict[str, Matrix] = {}
        """For names that have no matrix, the one of which the determinant is theirs: det A = |1 2; 3 4|."""

    def copy(self) -> Self:
        made = type(self)(self.field)
        made._values = dict(self._values)
        made._pending = dict(self._pending)
        made._families = dict(self._families)
        made.grids = self.grids
        made.singular.take(self.singular)
        made.stale = set(self.stale)
        made.consulted = self.consulted
        made.determinants = dict(self.determinants)
        return made

    def with_stale(self, inner: GivenNames, only_numbers: bool) -> Self:
        """These names, and those that only an inner scope gave, which has ended; `only_numbers`: its matrices stay."""
        made = self.copy()
        for key, value in inner._values.items():
            stays = only_numbers and isinstance(value, Matrix)
            if stays or not made._is_known(key):
                made._values[key] = value
                made._pending.pop(key, None)
                if not stays or key in inner.stale:
                    made.stale.add(key)
        for key, expression in inner._pending.items():
            if not made._is_known(key):
                made._pending[key] = expression
                made.stale.add(key)
        for name, family in inner._families.items():
            made._families.setdefault(name, family)
        return made

    def given(self, name: Name | Indexed) -> Value | None:
        """The value that the text gives the name itself."""
        return self._values.get(name.name if isinstance(name, Name) else (name.name, name.indices))

    def matrices(self) -> list[Matrix]:
        """The matrices that have names of their own in the scope at hand."""
        found = [(key, value) for key, value in self._values.items() if isinstance(key, str) and key not in self.stale]
        return [value for _, value in found if isinstance(value, Matrix)]

    def set(self, name: Name | Indexed, value: Value) -> None:
        key: Key = name.name if isinstance(name, Name) else (name.name, name.indices)
        self._pending.pop(key, None)
        self._values[key] = value
        self.stale.discard(key)

    def is_stale(self, name: Name | Indexed) -> bool:
        return (name.name if isinstance(name, Name) else (name.name, name.indices)) in self.stale

    def doubt(self, name: Name | Indexed) -> None:
        """The name may stand for what it stood for before: its value confirms, and accuses nobody."""
        self.stale.add(name.name if isinstance(name, Name) else (name.name, name.indices))

    def is_defined(self, name: Name) -> bool:
        return self._is_known(name.name)

    def has_entries(self, name: Name) -> bool:
        """Whether the entries of a vector have been given, y_1 and y_2, and it is no new name where it stands alone."""
        return len(self._entries_of(name.name)) > 1

    def pending(self, name: Name | Indexed) -> Expression | None:
        """What the name was defined as, where that has no value of a kind that is kept."""
        return self._pending.get(name.name if isinstance(name, Name) else (name.name, name.indices))

    def _is_known(self, key: Key) -> bool:
        return key in self._values or key in self._pending

    def _entries_of(self, name: str) -> list[Fraction]:
        """The numbers a_1, ..., a_n where these are defined and a is not: a is their vector; not eigenvalues."""
        found: list[Fraction] = []
        while isinstance(value := self._values.get(key := (name, (len(found) + 1,))), Fraction):
            found.append(value)
            self.used_stale = self.used_stale or key in self.stale
        return [] if name in _EIGENVALUES else found

    def _is_outlived(self, key: tuple[str, tuple[int | str, ...]]) -> bool:
        """Whether the name is of a scope that has ended, and a matrix of the scope at hand has such a column."""
        capital = capital_of(key[0])
        at_hand = capital != key[0] and capital in self._values and capital not in self.stale
        return key in self.stale and at_hand and len(key[1]) == 1

    def with_determinants(self, e: Expression) -> Expression:
        """A product, power or transpose with a matrix of the same determinant for a name that has only that.

        Of a multiple the determinant depends on the size, which is not known: det A = |a b; c d| may be expanded.
        """
        return self.with_arrays(e) if self._is_product(e) else e

    def with_arrays(self, e: Expression) -> Expression:
        """The expression with the array of its determinant for every name that has only that."""

        def array(part: Expression) -> Expression | None:
            if not isinstance(part, Name) or part.name not in self.determinants or self._is_known(part.name):
                return None
            return Grid(tuple(self.determinants[part.name]))

        return replaced(e, array)

    def _is_product(self, e: Expression) -> bool:
        """Whether it is made of matrices alone, of whatever size, by products, powers and transposes."""
        match e:
            case Name(name):
                return name in self.determinants or isinstance(self._values.get(name), Matrix)
            case Transposed(of) | Power(of, _):
                return self._is_product(of)
            case Times(factors):
                return all(map(self._is_product, factors))
        return isinstance(e, Grid)


def capital_of(name: str) -> str:
    r"""The name of the matrix whose columns have this name: `\tilde{w}` gives `\tilde{W}`."""
    return re.sub(r"([a-z])(\}*)$", lambda found: found[1].upper() + found[2], name)
