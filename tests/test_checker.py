"""The checker accepts what proves and refuses everything else: other numbers, other matrices, other spellings."""

from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.calculations.elimination import Strategy, reduced_row_echelon_form, row_echelon_form
from exactrank.checker import MAX_DIGITS, Refused, check
from exactrank.matrix import Matrix
from exactrank.proofs.certificates import certificate_of, to_json_object
from exactrank.proofs.rank_proofs import prove_rank
from tests.exploring import examples
from tests.matrices import NAMED
from tests.random_matrices import EXAMPLES, matrices, of_known_rank

Json = dict[str, Any]
ALL = {**NAMED, **EXAMPLES}
KINDS = ("factors", "row-reduction", "gram")
DOCUMENT = [[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]]


def certificates(A: Matrix) -> list[Json]:
    """A certificate of every kind, and of each way to reduce."""
    by_proof = [prove_rank(A, method).evidence for method in ("factorization", "singular-values")]
    reductions = [f(A, strategy) for f in (row_echelon_form, reduced_row_echelon_form) for strategy in Strategy]
    return [to_json_object(certificate_of(evidence)) for evidence in [*by_proof, *reductions]]


def of_kind(A: Matrix, kind: str) -> Json:
    return next(made for made in certificates(A) if made["kind"] == kind)


def flint_rank(A: Matrix) -> int:
    import flint

    entries = [flint.fmpq(x.numerator, x.denominator) for row in A for x in row]
    return int(flint.fmpq_mat(*A.shape, entries).rref()[1])


def refused(A: Matrix, certificate: object) -> Refused:
    with pytest.raises(Refused) as caught:
        check(A.tolist(), certificate, A.shape)
    assert caught.value.place
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize("name", ALL)
def test_every_kind_of_certificate_is_accepted(name: str) -> None:
    A = ALL[name]
    for made in certificates(A):
        assert check(A.tolist(), json.loads(json.dumps(made)), A.shape) == flint_rank(A)


@examples(100)
@given(of_known_rank())
def test_the_accepted_rank_is_the_one_by_construction(built: tuple[Matrix, int]) -> None:
    A, r = built
    for made in certificates(A):
        assert check(A.tolist(), made, A.shape) == r


@pytest.mark.parametrize("seed", range(100))
def test_random_products_are_accepted_at_their_rank(seed: int) -> None:
    rng = random.Random(seed)
    r = rng.randrange(6)
    m, n = r + rng.randrange(4), r + rng.randrange(4)
    unit = [[int(i == j) for j in range(r)] for i in range(r)]
    rows, columns = ([*unit, *[[rng.randint(-9, 9) for _ in range(r)] for _ in range(k - r)]] for k in (m, n))
    rng.shuffle(rows)
    rng.shuffle(columns)
    A = Matrix.of([[Fraction(x, rng.randint(1, 3)) for x in row] for row in rows], r) @ Matrix.of(columns, r).T
    for kind in KINDS:
        found = check(A.tolist(), of_kind(A, kind), A.shape)
        assert found == flint_rank(A) <= r


@given(matrices(), st.randoms(use_true_random=False))
@examples(60)
def test_a_certificate_proves_nothing_false_about_another_matrix(A: Matrix, rng: random.Random) -> None:
    if not A.nrows or not A.ncols:
        return
    entries = A.tolist()
    i, j = rng.randrange(A.nrows), rng.randrange(A.ncols)
    entries[i][j] += Fraction(rng.choice([-2, 1, 2]), 2)
    B = Matrix.of(entries)
    for made in certificates(A):
        try:
            accepted = check(entries, made)
        except Refused:
            continue
        # The row reduction of A leads B elsewhere; the others may hold for both, and then so does the rank.
        assert made["kind"] != "row-reduction"
        assert accepted == flint_rank(B)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", [(i, j) for i in range(4) for j in range(3)])
def test_a_changed_entry_that_raises_the_rank_is_refused(kind: str, place: tuple[int, int]) -> None:
    A = Matrix.of(DOCUMENT)
    entries = A.tolist()
    entries[place[0]][place[1]] += 1
    assert flint_rank(Matrix.of(entries)) == 2
    refused(Matrix.of(entries), of_kind(A, kind))


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if isinstance(value, dict | list):
        keys: Any = value if isinstance(value, dict) else range(len(value))
        for key in keys:
            yield from leaves(value[key], (*path, key))
    else:
        yield path, value


def with_leaf(value: Json, path: tuple[Any, ...], leaf: Any) -> Json:
    changed = copy.deepcopy(value)
    at: Any = changed
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = leaf
    return changed


def is_number(text: str) -> bool:
    return text.lstrip("-")[:1].isdigit()


def other_leaves(leaf: Any) -> Iterator[Any]:
    """Other values for an integer or a number, each in its canonical spelling."""
    if isinstance(leaf, int):
        yield from {leaf + 1, leaf - 1, -leaf, 0, 1, 2, 3, 4, 5, 10**6} - {leaf}
    elif is_number(leaf):
        value = Fraction(leaf)
        up, down = (Fraction(value.numerator + step, value.denominator) for step in (1, -1))
        over = Fraction(value.numerator, value.denominator + 1)
        yield from [str(x) for x in {up, down, over, -value, 2 * value, Fraction(0), Fraction(1)} - {value}]


MUTATED = {name: A for name, A in ALL.items() if A.nrows * A.ncols <= 9} | {
    # Copies of rows and columns, zero rows that operations could name, and rows that differ in sign only: the places
    # where another index or another factor would mean the same, if the format let it.
    "copies": Matrix.of([[1, 2, 1], [1, 2, 1], [1, 2, 1], [0, 0, 0], [1, 2, 1]]),
    "copies late": Matrix.of([[0, 0, 1, 1], [0, 0, 1, 1], [2, 2, 0, 0], [-2, -2, 0, 0], [2, 2, 0, 0]]),
    "signs": Matrix.of([[1, -1], [-1, 1], [1, 1], [-1, -1]]),
}


@pytest.mark.parametrize("name", MUTATED)
def test_no_single_number_of_a_certificate_can_be_another(name: str) -> None:
    # Why none can, for every matrix. Format: `shape` is the matrix's and `rank` is what the evidence proves. Factors:
    # F in reduced echelon form with C F = A is the reduced form of A, which A determines, and J are its pivots; the
    # same for the transpose of C X = C S^-1 d and I; then S is given, X / d = S^-1, and the common factor and the sign
    # fix d. Gram: the coefficients and k are functions of A. Row reduction: all operations but one are the same and
    # invertible, so `end` is the same only if the one does the same to the matrix B before it. Scale: row t of B
    # changes, so no other row may, and it is not zero, so the factor is fixed. Swap of i < k: the rows differ, so the
    # pair is fixed. Add: row t changes, so t is fixed, the source is not zero, so the factor is fixed; another
    # source would have the same row, and only one of these is the first apart from t. Another target with the old
    # source leaves row t as it was. `end` and `pivots` are what the operations give.
    A = MUTATED[name]
    for made in certificates(A):
        for path, leaf in leaves(made):
            for other in other_leaves(leaf):
                refused(A, with_leaf(made, path, other))


@pytest.mark.parametrize("kind", KINDS)
def test_no_part_can_be_missing_or_extra(kind: str) -> None:
    A = Matrix.of([[0, 2, 4], [3, 1, 5], [6, 4, 14]])
    made = of_kind(A, kind)
    refused(A, made | {"matrix": [[1]]})
    for key in made:
        refused(A, {name: value for name, value in made.items() if name != key})
        others: list[object] = [None, [], {}, "", "1", 9, True, 1.0, [made[key]], [[[]]], {"kind": "swap"}]
        for value in others:
            refused(A, made | {key: value})
        if isinstance(made[key], list):
            refused(A, made | {key: made[key][:-1]})
            refused(A, made | {key: made[key] + made[key][-1:]})
            refused(A, made | {key: [*made[key], "0"]})


NOT_CANONICAL = [
    "4/2",
    "2/1",
    "+2",
    "02",
    " 2",
    "2 ",
    "2\n",
    "-0",
    "0/1",
    "1/-2",
    "1/0",
    "2.0",
    "2e0",
    "1_0",
    "２",
    "٢",
]


@pytest.mark.parametrize("spelling", [*NOT_CANONICAL, "", "-", "/", "1/", "/2", "1/2/3", "1/02", "NaN", "inf", "0x2"])
def test_only_the_canonical_spelling_of_a_number_is_read(spelling: str) -> None:
    A = Matrix.of([[2, 4], [0, 0]])
    for made in certificates(A):
        for path, leaf in leaves(made):
            if isinstance(leaf, str) and is_number(leaf):
                assert refused(A, with_leaf(made, path, spelling)).reason == "spelling"


@pytest.mark.parametrize("value", [True, False, 1.0, 2.0, float("nan"), None, "1", [1], Fraction(1), Fraction(2)])
def test_an_integer_is_nothing_but_an_integer(value: object) -> None:
    A = Matrix.of([[2, 4], [0, 0]])
    for made in certificates(A):
        for path, leaf in leaves(made):
            if isinstance(leaf, int) or (is_number(leaf) and not isinstance(value, str)):
                refused(A, with_leaf(made, path, value))


@pytest.mark.parametrize("text", ["exactrank-certificate/2", "exactrank-certificate/1 ", "exactrank-derivation/1", ""])
def test_another_format_is_refused_as_such(text: str) -> None:
    A = Matrix.of(DOCUMENT)
    for made in certificates(A):
        found = refused(A, made | {"format": text})
        assert (found.reason, found.place, found.expected) == ("format", "format", "exactrank-certificate/1")
        assert refused(A, made | {"kind": "lifted"}).place == "kind"
        assert refused(A, made | {"kind": "lifting"}).reason == "spelling"


@pytest.mark.parametrize("certificate", [None, 1, "x", [], {}, [[]], {"format": []}, {1: 2}])
def test_what_is_no_certificate_is_refused(certificate: object) -> None:
    refused(Matrix.of(DOCUMENT), certificate)


def test_a_wrong_rank_and_a_wrong_shape_are_refused() -> None:
    A = Matrix.of(DOCUMENT)
    for made in certificates(A):
        assert refused(A, made | {"rank": 2}).reason == "rank"
        assert refused(A, made | {"shape": [3, 4]}).reason == "shape"
        assert refused(A.T, made).reason == "shape"
    for made in certificates(Matrix.zero(0, 3)):
        assert refused(Matrix.zero(0, 2), made).reason == "shape"


@pytest.mark.parametrize(
    "operation",
    [
        {"kind": "scale", "target": 1, "factor": "0"},
        {"kind": "scale", "target": 1, "factor": "1"},
        {"kind": "scale", "target": 3, "factor": "2"},
        {"kind": "add", "target": 2, "source": 3, "factor": "1"},
        {"kind": "add", "target": 2, "source": 1, "factor": "0"},
        {"kind": "add", "target": 1, "source": 1, "factor": "-1"},
        {"kind": "add", "target": 0, "source": 1, "factor": "1"},
        {"kind": "add", "target": 2, "source": -1, "factor": "1"},
        {"kind": "swap", "first": 1, "second": 1},
        {"kind": "swap", "first": 2, "second": 1},
        {"kind": "swap", "first": 3, "second": 4},
        {"kind": "swap", "first": 1, "second": 5},
        {"kind": "swap", "target": 1, "factor": "2"},
        {"kind": "scale", "first": 1, "second": 2},
        {"kind": "multiply", "target": 1, "factor": "2"},
        {"kind": "scale", "target": 1, "factor": "2", "row": 1},
        {},
        [],
        "scale",
    ],
    ids=str,
)
def test_what_is_no_operation_is_refused(operation: object) -> None:
    A = Matrix.of([[1, 1], [0, 1], [0, 0], [0, 0]])
    made = to_json_object(certificate_of(row_echelon_form(A)))
    assert check(A.tolist(), made) == 2
    assert refused(A, made | {"operations": [operation]}).place.startswith(("operations[1]", "certificate.operations"))


def test_an_end_that_is_no_echelon_form_is_refused() -> None:
    for entries in ([[0, 1], [1, 0]], [[1, 2], [1, 2]], [[0, 0], [0, 1]]):
        A = Matrix.of(entries)
        pivots = [{"row": 1, "column": 1}]
        evidence = {"operations": [], "end": [[str(x) for x in row] for row in entries], "pivots": pivots}
        head = {"format": "exactrank-certificate/1", "kind": "row-reduction", "shape": [2, 2], "rank": 1}
        assert refused(A, head | evidence).reason == "echelon"


def test_a_refusal_says_the_place_and_both_values() -> None:
    A = Matrix.of(DOCUMENT)
    found = refused(A, of_kind(A, "factors") | {"F": [["1", "2", "4"]]})
    assert (found.reason, found.place, found.found, found.expected) == ("product", "C F[1][3]", "16", "12")
    assert str(found) == "C F[1][3]: found 16, expected 12"


def test_long_honest_numbers_are_accepted() -> None:
    a, b = 10**4999 + 7, Fraction(3**5000, 7**300)
    A = Matrix.of([[a, 2 * a, b], [1, 2, 0], [a + 1, 2 * a + 2, b]])
    for made in certificates(A):
        assert max(len(str(leaf)) for _, leaf in leaves(made) if isinstance(leaf, str)) > 4300
        assert check(A.tolist(), made) == 2


def test_numbers_beyond_the_limit_are_refused_in_bounded_time() -> None:
    A = Matrix.of(DOCUMENT)
    for made in certificates(A):
        for path, leaf in leaves(made):
            longer: Any = "7" * 2_000_000 if isinstance(leaf, str) else 1 << 5_000_000
            if isinstance(leaf, int) or is_number(leaf):
                began = time.process_time()
                assert len(str(refused(A, with_leaf(made, path, longer)))) < 300
                assert time.process_time() - began < 2
    with pytest.raises(ValueError, match="entry"):
        check([["9" * (MAX_DIGITS + 1)]], {})


@pytest.mark.parametrize("matrix", [None, 3, "1 2", [1], [[1], [1, 2]], [[1.5]], [[True]], [["x"]], [[None]], {1: 2}])
def test_a_malformed_matrix_is_a_value_error(matrix: object) -> None:
    with pytest.raises(ValueError, match=r"row|entry"):
        check(matrix, of_kind(Matrix.of(DOCUMENT), "factors"))


def test_entries_of_the_problem_may_be_decimals() -> None:
    A = Matrix.of([[Fraction(1, 4), Fraction(-1, 2)], [Fraction(1, 2), -1]])
    for made in certificates(A):
        assert check([["0.25", "-2/4"], [" +0.50 ", -1]], made) == 1
