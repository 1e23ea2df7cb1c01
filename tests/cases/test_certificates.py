"""Certificates of cases: every one that is made is accepted, by the file alone too, and no changed one is."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from math import prod
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import exactrank
from exactrank import cases_checker
from exactrank.calculations.cases.discussion import discuss
from exactrank.calculations.cases.records import Goal, Over
from exactrank.cases_checker import Refused, check, has_rational_root, plus, read, real_roots, written
from exactrank.cli import main
from exactrank.errors import InputError
from exactrank.numbers.polynomials import has_real_root
from exactrank.numbers.rows import RowsOver
from exactrank.proofs.case_certificates import case_certificate, check_cases
from tests.cases.documents import ASKED
from tests.cases.matrices import letter_matrices
from tests.exploring import examples

FOLLOWED: list[tuple[str, dict[str, Any]]] = [
    ("a b c; c a b; b c a", {"goal": "rank"}),
    ("b a+b b*c; 1 a-c a*b; b 2 1", {"goal": "rank"}),
]
"""Several equations hold at once: what follows from them is told with its cofactors."""
CERTIFIED = FOLLOWED + [
    (text, options) for text, options in ASKED if options.get("goal") not in ("determinant", "inverse")
]


@pytest.mark.parametrize(("text", "options"), CERTIFIED, ids=[text for text, _ in CERTIFIED])
def test_every_discussion_has_a_certificate(text: str, options: dict[str, Any]) -> None:
    tree = exactrank.cases(text, **options)
    made = json.loads(json.dumps(case_certificate(tree)))
    found = check(tree.matrix.texts(), made)
    assert [(one["rank"], one["kind"]) for one in found] == [
        (leaf.then.rank, leaf.then.kind and leaf.then.kind.value)  # type: ignore[union-attr]
        for leaf in tree.leaves
    ]
    assert check_cases(tree.matrix, made) == len(tree.leaves)


@given(letter_matrices())
@examples(20)
def test_certificates_of_any_matrix(A: RowsOver[Any]) -> None:
    for goal, bar in ((Goal.RANK, None), (Goal.SOLUTIONS, A.ncols - 1)):
        tree = discuss(A, goal, bar, Over.REAL, most_cases=500)
        try:
            made = case_certificate(tree)
        except InputError:
            # there is none where two equations or more hold at once, and such a tree says so
            assert any(len(leaf.region.equations) + len(leaf.region.values) > 0 for leaf in tree.leaves)
            continue
        assert len(check(A.texts(), made)) == len(tree.leaves)


def places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths to all texts, numbers and truth values."""
    if isinstance(node, dict | list):
        for key in node if isinstance(node, dict) else range(len(node)):
            yield from places(node[key], (*path, key))
    else:
        yield path


def changed(value: Any, source: random.Random) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + source.choice((-1, 1))
    if value is None:
        return "1"
    try:
        p, letters = read(value, ["a", "b", "k", "m", "s", "t"]), ["a", "b", "k", "m", "s", "t"]
        one = read(source.choice(("1", "-1/2", "a", "k")), letters)
        if source.random() < 0.6:
            return written(plus(p, one) if source.random() < 0.7 else plus(p, p), letters)
    except ValueError:
        pass  # no polynomial
    if source.random() < 0.3:
        return {"0": "1", "none": "unique", "unique": "infinite", "infinite": "none"}.get(value, "0")
    return source.choice((f"{value}+1", value.replace("1", "2"), value.replace("a", "b"), value[1:], f"2*{value}"))


@pytest.mark.parametrize(("text", "options"), CERTIFIED[:12], ids=[text for text, _ in CERTIFIED[:12]])
def test_a_changed_certificate_is_refused(text: str, options: dict[str, Any]) -> None:
    tree = exactrank.cases(text, **options)
    made = json.loads(json.dumps(case_certificate(tree)))
    source = random.Random(text)
    # what it assumes and what the letters stand for is no evidence: a tree without cuts holds over every field
    evidence = [path for path in places(made) if path[0] not in ("over", "given", "letters")]
    for path in source.sample(evidence, min(40, len(evidence))):
        other = copy.deepcopy(made)
        held = other
        for key in path[:-1]:
            held = held[key]
        held[path[-1]] = changed(held[path[-1]], source)
        if other == made:
            continue
        with pytest.raises(Refused):
            check(tree.matrix.texts(), other)


def test_what_is_missing_or_too_much_is_refused() -> None:
    tree = exactrank.cases("1 a | 1; a 1 | 1")
    rows = tree.matrix.texts()
    made = case_certificate(tree)
    wrong: list[Any] = [
        None, [], {}, made | {"more": 1}, made | {"format": "exactrank-certificate/1"}, made | {"over": "integer"},
        made | {"letters": []}, made | {"letters": ["a", "a"]}, made | {"bar": 1}, made | {"bar": None},
        made | {"tree": None}, made | {"tree": {**made["tree"], "zero": {}}},
        made | {"tree": {**made["tree"], "zero": {"cut": "no-real-root"}}},
        made | {"tree": {**made["tree"], "zero": {"cut": "positive"}}},
        made | {"tree": {**made["tree"], "zero": {"cut": "because"}}},
        made | {"tree": {**made["tree"], "zero": {"cut": "contradiction", "unit": {"times": "1", "of": []}}}},
        made | {"tree": made["tree"]["nonzero"]}, made | {"tree": made["tree"]["zero"]["then"]},
    ]  # fmt: skip
    for other in wrong:
        with pytest.raises(Refused):
            check(rows, other)
    with pytest.raises(Refused):  # the certificate of another matrix
        check([["1", "a", "1"], ["a", "1", "2"]], made)
    shapeless: list[list[list[str]]] = [[], [[]], [["1"], ["1", "2"]]]
    for matrix in shapeless:
        with pytest.raises(ValueError, match="rows"):
            check(matrix, made)
    with pytest.raises(ValueError, match="not a letter"):
        check([["1", "sin", "1"], ["a", "1", "1"]], made)


def test_cuts_need_their_field() -> None:
    tree = exactrank.cases("t^2+1 0; 0 t")
    made = case_certificate(tree)
    with pytest.raises(Refused, match="complex numbers are zeros"):
        check(tree.matrix.texts(), made | {"over": "complex"})
    over_rationals = exactrank.cases("t^2-2 0; 0 t", over="rational")
    other = case_certificate(over_rationals)
    assert len(check(over_rationals.matrix.texts(), other)) == 2
    with pytest.raises(Refused):
        check(over_rationals.matrix.texts(), other | {"over": "real"})


def test_there_is_no_certificate_where_evidence_is_not_found() -> None:
    with pytest.raises(InputError, match="no evidence was found that a polynomial is not 0 where"):
        case_certificate(exactrank.cases("a^2+b^3-c^5 a*b^4; b*c^3 a^3-b*c"))


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict | list):
        for one in node.values() if isinstance(node, dict) else node:
            yield from nodes(one)
    if isinstance(node, dict):
        yield node


def test_what_follows_needs_its_cofactors() -> None:
    tree = exactrank.cases("a b c; c a b; b c a")
    made, rows = case_certificate(tree), tree.matrix.texts()
    followed = [one for one in nodes(made) if "vanishes" in one]
    assert followed
    for one in followed:
        was = dict(one)
        wrong: list[dict[str, Any]] = [
            {"vanishes": "0"},
            {"vanishes": "a"},
            {"of": [*one["of"], 1]},
            {"of": [99]},
            {"of": "1"},
        ]
        wrong += [{"cofactors": []}, {"cofactors": ["0"] * len(one["cofactors"])}, {"more": 1}]
        for other in wrong:
            one.update(other)
            with pytest.raises(Refused):
                check(rows, made)
            one.clear()
            one.update(was)
    assert len(check(rows, made)) == len(tree.leaves)


REGULAR = [
    "a b a; a a b; b a a",
    "a 1; 1 a",
    "1 a 0; a 1 a; 0 a 1",
    "a 0; 0 b",
    "1 2; 3 4",
    "a 1 1; 1 a 1; 1 1 a",
    "0 a; a^2+1 3",
]


@pytest.mark.parametrize("text", REGULAR)
@pytest.mark.parametrize("goal", ["determinant", "inverse"])
def test_a_certificate_shows_where_a_matrix_is_regular_and_its_inverse(text: str, goal: str) -> None:
    tree = exactrank.cases(text, goal=goal)
    made, n = case_certificate(tree), tree.matrix.ncols
    found = check(tree.matrix.texts(), made)
    for values in ({"a": 2, "b": 3}, {"a": 1, "b": 0}, {"a": 0, "b": -1}, {"a": -2, "b": 5}):
        point = {letter: Fraction(values[letter]) for letter in tree.letters}
        A = [[value(read(x, list(point)), point) for x in row] for row in tree.matrix.texts()]
        [(leaf, proven)] = [pair for pair in zip(leaves(made["tree"]), found, strict=True) if holds(pair[1], point)]
        assert (proven["rank"] == n) is (tree.at(**point).answer.rank == n)
        if proven["rank"] < n:
            continue
        L = [[value(read(x, list(point)), point) for x in row] for row in leaf["left"]]
        product = [[sum(L[i][k] * A[k][j] for k in range(n)) for j in range(n)] for i in range(n)]
        assert all((product[i][j] != 0) is (i == j) for i in range(n) for j in range(n))


def value(p: dict[tuple[int, ...], Fraction], point: dict[str, Fraction]) -> Fraction:
    powers = [[x**e for x, e in zip(point.values(), exponents, strict=True)] for exponents in p]
    return sum([c * prod(factors) for c, factors in zip(p.values(), powers, strict=True)], Fraction(0))


def leaves(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The leaves in the order of the checker: where a polynomial vanishes first."""
    if "vanishes" in node:
        yield from leaves(node["then"])
        return
    if "ask" not in node:
        yield node
        return
    if "then" in node["zero"]:
        yield from leaves(node["zero"]["then"])
    yield from leaves(node["nonzero"])


def holds(proven: dict[str, Any], point: dict[str, Fraction]) -> bool:
    """Whether the numbers fulfil the conditions of a leaf, a = 0 and a != 0."""
    for condition in proven["conditions"]:
        text, _, sign = condition.removesuffix(" 0").rpartition(" ")
        if (value(read(text, list(point)), point) == 0) is not (sign == "="):
            return False
    return True


@pytest.mark.parametrize(
    ("coefficients", "real", "rational"),
    [
        ((1, 0, -2), 2, False), ((1, 0, 1), 0, False), ((1, -3, 2), 2, True), ((2, -3), 1, True),
        ((1, 0, 0, -2), 1, False), ((1, -2, 1), 1, True), ((1, 0, 0, 0, 1), 0, False), ((4, 0, -1), 2, True),
        ((1, 0), 1, True), ((3, 1, 1), 0, False), ((1, -6, 11, -6), 3, True), ((1, 0, -5, 0, 6), 4, False),
    ],
)  # fmt: skip
def test_roots_are_counted(coefficients: tuple[int, ...], real: int, rational: bool) -> None:
    p = list(map(Fraction, coefficients))
    assert real_roots(p) == real
    assert has_rational_root(p) is rational
    assert has_real_root(coefficients) is (real > 0)


@pytest.mark.parametrize(
    ("text", "one_spelling"),
    [
        ("2a-1", "2*a-1"), ("ab", "a*b"), ("-a^2*b+1/2", "-a^2*b+1/2"), ("1 - a", "-a+1"), ("a-a", "0"), ("3", "3"),
        ("lambda^2", "lambda^2"), ("a2", None), ("1/a", None), ("a^b", None), ("", None), ("(a)", None), ("c", None),
    ],
)  # fmt: skip
def test_polynomials_of_the_checker(text: str, one_spelling: str | None) -> None:
    letters = ["a", "b", "lambda"]
    if one_spelling is None:
        with pytest.raises(ValueError, match="not a"):
            read(text, letters)
    else:
        assert written(read(text, letters), letters) == one_spelling


def test_the_file_alone_and_the_command_agree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    proof = tmp_path / "proof.json"
    assert main(["prove", "1 a | 1; a 1 | 1", "--letters", "a", "-o", str(proof)]) == 0
    other = tmp_path / "other.json"
    other.write_text(proof.read_text().replace('"rank": 2', '"rank": 1'))
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": "exactrank-cases-certificate/1"')
    for path, status, says in ((proof, 0, "accepted: 3 cases"), (other, 1, "refused: "), (broken, 2, "")):
        assert main(["check", "1 a | 1; a 1 | 1", str(path)]) == status
        assert capsys.readouterr().out.startswith(says)
        command = [sys.executable, "-I", "-S", cases_checker.__file__, "1 a | 1; a 1 | 1", str(path)]
        alone = subprocess.run(command, capture_output=True, text=True, check=False)
        assert alone.returncode == status
        assert alone.stdout.startswith(says)


def test_what_is_given_not_to_vanish_puts_no_value() -> None:
    tree = exactrank.cases("a 1 | 1; 1 a | 2", given=["a != 1"])
    certificate = case_certificate(tree)
    for put in (1, "a", {"letter": "a", "value": "2"}):
        changed = json.loads(json.dumps(certificate))
        changed["given"][0]["put"] = put
        with pytest.raises(Refused, match="put"):
            check(tree.matrix.texts(), changed)
