"""The index of the languages: how each is recognised, and the names of functions, spaces and bases in formulas."""

from __future__ import annotations

import os.path
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from exactrank.patterns import lazy_pattern

_OPERATOR = lazy_pattern(
    r"\\?(?:operatorname\*?|mathrm|mathop|text|textrm)?\s*\{?\s*(?P<name>[^\W\d_]{2,12})(?![^\W\d_])"
)


def table_of(name: str) -> dict[str, Any]:
    with open(os.path.join(os.path.dirname(__file__), "packs", f"{name}.toml"), "rb") as file:
        return tomllib.load(file)


@cache
def languages() -> Mapping[str, Any]:
    """The codes of the languages, by which words each is recognised, and abbreviations that end no sentence."""
    return table_of("languages")


@cache
def operators() -> Mapping[str, str]:
    """What the names of functions in formulas stand for: rank, determinant, trace, nullity.

    >>> operators()["rk"], operators()["posto"]
    ('rank', 'rank')
    """
    return {name: means for means, names in languages()["operators"].items() for name in names}


@cache
def projections() -> frozenset[str]:
    """What the projection onto a vector is called in formulas."""
    return frozenset(languages()["projections"]["names"])


@cache
def diagonals() -> frozenset[str]:
    """What the matrix with given entries on its diagonal is called in formulas."""
    return frozenset(languages()["diagonal"]["names"])


@cache
def spaces() -> Mapping[str, str]:
    """Which space of a matrix the names of functions in formulas stand for: null or column.

    >>> spaces()["Nuc"], spaces()["Bild"]
    ('null', 'column')
    """
    return {name: space for space, names in languages()["spaces"].items() for name in names}


def called(name: str) -> tuple[str, ...]:
    """What cofactors, minors, eigenvalues and eigenvectors are called, in all languages.

    >>> called("cofactors")[:2]
    ('cofactor', 'Kofaktor')
    """
    return tuple(languages()["called"][name])


@cache
def sentences_of_eigenvectors() -> dict[str, str]:
    """What eigenvectors are called in lines about one eigenvalue, and the sentence that says the same."""
    return dict(languages()["eigenvector_lines"]["sentences"])


@cache
def words_before_eigenvectors() -> tuple[str, ...]:
    """The words that may lead to an eigenvector in such a line."""
    return tuple(languages()["eigenvector_lines"]["before"])


@cache
def names_of_bases() -> tuple[str, ...]:
    """How formulas call a basis, without blanks: \\text{Basis of}."""
    return tuple(["".join(one.split()) for one in languages()["bases"]["names"]])


def operator_at(formula: str) -> str:
    r"""What the name that a formula begins with stands for; empty where it is no such name.

    >>> operator_at(r"\operatorname{rk}(A^*) = 2"), operator_at(r"\mathrm{rango} A"), operator_at("rx = 2")
    ('rank', 'rank', '')
    """
    found = _OPERATOR.match(formula)
    return operators().get(found["name"], "") if found is not None else ""


@cache
def abbreviations() -> frozenset[str]:
    """Words whose point ends no sentence, in lower case."""
    return frozenset(languages()["abbreviations"])
