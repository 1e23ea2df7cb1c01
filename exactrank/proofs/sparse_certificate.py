"""The certificate of the rank of a sparse matrix: a minor in a sparse order, and relations between lines.

`derivations/certificates.md` describes its JSON, the kind `sparse`; `fast_rank/sparse_minor.py` and
`fast_rank/sparse_proof.py` have the proofs. Its check multiplies and compares, in about as many operations as the
certificate and the matrix have entries; no dense matrix is made of either.
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING, Any

from exactrank import checker
from exactrank.checker import Refused, must_be
from exactrank.errors import InputError
from exactrank.numbers.decimals import integer_text
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.fast_rank.sparse_entries import Entries
    from exactrank.fast_rank.sparse_proof import SparseProof

KIND = "sparse"
NO_PRIME = 1  # in place of p where no residues are needed
BYTES = 3  # of a residue
BETWEEN = ("rows", "columns")
KEYS = {
    *("format", "kind", "shape", "rank", "pivot_rows", "pivot_columns", "p", "inverse"),
    *("aside_rows", "aside_columns", "between", "relations"),
}
TRIES = 4

Relation = tuple[tuple[int, ...], tuple[int, ...]]
"""Indices, increasing, and at each of them an integer other than 0; without a common factor, the first one above 0."""


@dataclass(frozen=True, slots=True)
class SparseCertificate:
    """Evidence that the m x n matrix N has rank r; its rows are those of A, each times its least common denominator.

    In the order of `pivot_rows` and `pivot_columns`, the first t = r - c rows and columns of a minor are lower
    triangular; `inverse`, c rows of c residues of 3 bytes, is the inverse modulo p of its Schur complement. Without the
    rows and columns set aside, the columns of N (its rows, unless `between_columns`) satisfy the `relations`. If s of
    them are not 0, r = len(aside_rows) + len(aside_columns) + s - len(relations).
    """

    shape: tuple[int, int]
    pivot_rows: tuple[int, ...]
    pivot_columns: tuple[int, ...]
    p: int
    inverse: tuple[bytes, ...]
    aside_rows: tuple[int, ...]
    aside_columns: tuple[int, ...]
    between_columns: bool
    relations: tuple[Relation, ...]

    @property
    def rank(self) -> int:
        return len(self.pivot_rows)


def sparse_certificate(E: Entries) -> SparseCertificate:
    """The certificate of the rank of an integer matrix given by its entries.

    >>> from exactrank.fast_rank.sparse_entries import entries_of
    >>> A = entries_of([{0: 1, 1: -1}, {1: 1, 2: -1}, {0: 1, 2: -1}])
    >>> made = sparse_certificate(A)
    >>> check_sparse(A, made), made.relations
    (2, (((0, 1, 2), (1, 1, 1)),))

    Raises InputError when the relations are too many or too long.
    """
    from exactrank.fast_rank.sparse_proof import prove_sparse

    for _ in range(TRIES):
        proof = prove_sparse(E)
        if proof is None:
            break
        made = _certificate(E, proof)
        if made is not None:
            return made
    raise InputError.of("input.no-sparse-certificate", rows=E.shape[0], columns=E.shape[1])


def _certificate(E: Entries, proof: SparseProof) -> SparseCertificate | None:
    """None when p divides a pivot of the triangular part, though not the minor."""
    from exactrank.fast_rank.sparse_minor import in_order, schur_inverse, torn_order

    rows, columns, t = torn_order(in_order(E, proof.rows, proof.columns))
    pivot_rows, pivot_columns = proof.rows[rows], proof.columns[columns]
    pivot_rows[t:].sort()
    pivot_columns[t:].sort()
    inverse: tuple[bytes, ...] = ()
    if t < proof.rank:
        X = schur_inverse(in_order(E, pivot_rows, pivot_columns), t, proof.p)
        if X is None:
            return None
        inverse = tuple([row.astype(">u4").view("u1").reshape(-1, 4)[:, 4 - BYTES :].tobytes() for row in X])
    return SparseCertificate(
        E.shape,
        tuple(pivot_rows.tolist()),
        tuple(pivot_columns.tolist()),
        proof.p if inverse else NO_PRIME,
        inverse,
        tuple(sorted(proof.aside_rows.tolist())),
        tuple(sorted(proof.aside_columns.tolist())),
        proof.between_columns,
        _relations(proof.relations),
    )


def _relations(K: Entries) -> tuple[Relation, ...]:
    """The columns of K, each divided by its content, the first entry above 0."""
    made: list[tuple[list[int], list[int]]] = [([], []) for _ in range(K.shape[1])]
    entries = sorted(zip(K.columns.tolist(), K.rows.tolist(), K.values.tolist(), strict=True))
    for q, i, x in entries:
        made[q][0].append(i)
        made[q][1].append(x)
    relations: list[Relation] = []
    for indices, values in made:
        common = gcd(*values) * (-1 if values[0] < 0 else 1)
        relations.append((tuple(indices), tuple([x // common for x in values])))
    return tuple(relations)


def check_sparse(E: Entries, certificate: SparseCertificate) -> int:
    """The rank of the integer matrix that the certificate proves; raises Refused when it proves none."""
    c = certificate
    must_be(list(c.shape), list(E.shape), "shape", "shape")
    for name, chosen, size in (
        ("pivot_rows", c.pivot_rows, E.shape[0]),
        ("pivot_columns", c.pivot_columns, E.shape[1]),
        ("aside_rows", c.aside_rows, E.shape[0]),
        ("aside_columns", c.aside_columns, E.shape[1]),
    ):
        if len(set(chosen)) != len(chosen) or (chosen and not 0 <= min(chosen) <= max(chosen) < size):
            raise Refused("index", name, f"{len(chosen)} indices", f"different ones from 1 to {size}")
        if name.startswith("aside") and list(chosen) != sorted(chosen):
            raise Refused("index", name, "another order", "increasing indices")
    must_be(len(c.pivot_columns), c.rank, "rank", "the number of pivot columns")
    _check_minor(E, c)
    bound = len(c.aside_rows) + len(c.aside_columns) + _check_relations(E, c) - len(c.relations)
    must_be(c.rank, bound, "rank", "rank")
    return c.rank


def _check_minor(E: Entries, c: SparseCertificate) -> None:
    import numpy as np

    from exactrank.fast_rank.primes import FLOAT_PRIME_HIGH, MODULUS_LOW, is_prime
    from exactrank.fast_rank.sparse_minor import in_order, proves_minor

    order = len(c.inverse)
    t = c.rank - order
    if order == 0:
        must_be(c.p, NO_PRIME, "modulus", "p")
    elif not (MODULUS_LOW <= c.p < FLOAT_PRIME_HIGH and is_prime(c.p)):
        raise Refused("modulus", "p", c.p, f"a prime from {MODULUS_LOW} to {FLOAT_PRIME_HIGH}")
    for name, chosen in (("pivot_rows", c.pivot_rows), ("pivot_columns", c.pivot_columns)):
        if t < 0 or list(chosen[t:]) != sorted(chosen[t:]):
            raise Refused("index", name, "another order", f"the last {order} increasing")
    if any(len(row) != BYTES * order for row in c.inverse):
        raise Refused("shape", "inverse", "rows of other lengths", f"{order} residues in each row")
    bytes_of = np.frombuffer(b"".join(c.inverse), dtype=np.uint8).reshape(order, order, BYTES).astype(np.int64)
    X = (bytes_of[:, :, 0] << 16) + (bytes_of[:, :, 1] << 8) + bytes_of[:, :, 2]
    if order and int(X.max()) >= c.p:
        raise Refused("spelling", "inverse", int(X.max()), "residues below p")
    S = in_order(E, np.array(c.pivot_rows, dtype=np.int64), np.array(c.pivot_columns, dtype=np.int64))
    if not proves_minor(S, t, X, c.p):
        raise Refused("minor", "pivot_rows, pivot_columns, inverse", "no proof", "a minor that is not 0")


def _check_relations(E: Entries, c: SparseCertificate) -> int:
    """The number of columns that are not 0 without what is set aside, when the relations between them hold."""
    import numpy as np

    from exactrank.fast_rank.sparse_entries import Entries, lengths_of, values_of
    from exactrank.fast_rank.sparse_kernel import annihilated

    gone_rows, gone_columns = (np.zeros(size, dtype=bool) for size in E.shape)
    gone_rows[list(c.aside_rows)] = True
    gone_columns[list(c.aside_columns)] = True
    rest = E.where(~(gone_rows[E.rows] | gone_columns[E.columns]))
    rest = rest if c.between_columns else rest.T
    size, width = rest.shape[1], len(c.relations)
    used = lengths_of(rest.columns, size) > 0
    for q, (indices, values) in enumerate(c.relations, 1):
        ordered = all(map(int.__lt__, indices, indices[1:]))
        if not indices or not ordered or indices[0] < 0 or indices[-1] >= size or len(indices) != len(values):
            raise Refused("index", f"relations[{q}]", f"{len(indices)} indices", f"increasing ones from 1 to {size}")
        if values[0] <= 0 or 0 in values or gcd(*values) != 1:
            raise Refused(
                "spelling", f"relations[{q}]", "values", "integers without a common factor, the first above 0"
            )
    places = np.array([i for indices, _ in c.relations for i in indices], dtype=np.int64)
    vectors = np.repeat(np.arange(width, dtype=np.int64), [len(indices) for indices, _ in c.relations])
    if not used[places].all():
        raise Refused("index", "relations", "an index of a line of zeros", "lines with entries not set aside")
    # Vectors are independent when each is alone in some place.
    alone = lengths_of(places, size)[places] == 1
    if len(np.unique(vectors[alone])) != width:
        raise Refused("independent", "relations", "one without an index of its own", "one in each that no other has")
    numbers = values_of(lambda: (x for _, values in c.relations for x in values), len(places))
    K = Entries((size, width), places, vectors, numbers)
    wrong = np.flatnonzero(~annihilated(rest, K))
    if len(wrong):
        raise Refused("relation", f"relations[{int(wrong[0]) + 1}]", "a sum that is not 0", "0")
    return int(np.count_nonzero(used))


def evidence_object(c: SparseCertificate) -> dict[str, Any]:
    """What stands beside the keys that every certificate has."""
    return {
        "pivot_rows": [i + 1 for i in c.pivot_rows],
        "pivot_columns": [j + 1 for j in c.pivot_columns],
        "p": integer_text(c.p),
        "inverse": [row.hex() for row in c.inverse],
        "aside_rows": [i + 1 for i in c.aside_rows],
        "aside_columns": [j + 1 for j in c.aside_columns],
        "between": BETWEEN[c.between_columns],
        "relations": [
            {"at": [i + 1 for i in indices], "values": [integer_text(x) for x in values]}
            for indices, values in c.relations
        ],
    }


def sparse_from_json(value: dict[str, Any]) -> SparseCertificate:
    """The certificate that an object from JSON spells; raises Refused for what is not spelled in the one right way."""
    must_be(value.get("format"), checker.FORMAT, "format", "format")
    if set(value) != KEYS:
        raise Refused("spelling", "certificate", ", ".join(sorted(map(str, value))), ", ".join(sorted(KEYS)))
    shape, between = _indices(value["shape"], "shape", 0), value["between"]
    must_be(len(shape), 2, "shape", "the numbers of shape")
    if between not in BETWEEN:
        raise Refused("spelling", "between", between, " or ".join(BETWEEN))
    relations: list[Relation] = []
    for q, one in enumerate(_list(value["relations"], "relations", dict), 1):
        if set(one) != {"at", "values"}:
            raise Refused("spelling", f"relations[{q}]", ", ".join(sorted(map(str, one))), "at, values")
        indices, numbers = _indices(one["at"], f"relations[{q}].at"), _numbers(one["values"], f"relations[{q}].values")
        relations.append((indices, numbers))
    made = SparseCertificate(
        (shape[0], shape[1]),
        _indices(value["pivot_rows"], "pivot_rows"),
        _indices(value["pivot_columns"], "pivot_columns"),
        _numbers([value["p"]], "p")[0],
        tuple([_hexadecimal(text, k) for k, text in enumerate(_list(value["inverse"], "inverse", str), 1)]),
        _indices(value["aside_rows"], "aside_rows"),
        _indices(value["aside_columns"], "aside_columns"),
        between == BETWEEN[True],
        tuple(relations),
    )
    _list([value["rank"]], "rank", int)
    must_be(value["rank"], made.rank, "rank", "rank")
    return made


def _list(value: object, place: str, kind: type) -> list[Any]:
    if not isinstance(value, list) or set(map(type, value)) - {kind}:
        raise Refused("spelling", place, value, f"list of {kind.__name__}")
    return value


def _indices(value: object, place: str, first: int = 1) -> tuple[int, ...]:
    return tuple([k - first for k in _list(value, place, int)])


def _numbers(value: object, place: str) -> tuple[int, ...]:
    texts = _list(value, place, str)
    try:
        numbers = tuple(map(checker.integer, texts))
    except ValueError:
        numbers = ()
    if list(map(integer_text, numbers)) != texts:
        raise Refused("spelling", place, texts, "integers in their one spelling")
    return numbers


def _hexadecimal(text: str, k: int) -> bytes:
    try:
        found = bytes.fromhex(text)
    except ValueError:
        found = b""
    if found.hex() != text:
        raise Refused("spelling", f"inverse[{k}]", text, "hexadecimal digits")
    return found
