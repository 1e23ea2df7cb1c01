"""Certificates of an adapter's ranks: JSON that names a minor and a kernel for each factor, decided in integers.

The adapter's file is the second input. The check reads the numbers of the minors as integers, computes the
determinants modulo the prime by rows, divides the prime by all smaller numbers that could divide it, and multiplies
the kernels: none of it shares a line with the search.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt
from operator import mul
from typing import Any

from exactrank.adapters.layers import Adapter, Layer
from exactrank.adapters.ranks import ProductRank, RankEvidence, integer_rows
from exactrank.adapters.report import AdapterReport
from exactrank.checker import Refused, must_be, read
from exactrank.errors import InputError, Place

FORMAT = "exactrank-adapter-ranks/1"
_FORM: dict[str, Any] = {"prime": int, "rows": [int], "columns": [int], "kernel": [[Fraction]]}
GREATEST_PRIME = 1 << 23


def certificate_object(report: AdapterReport) -> dict[str, Any]:
    """The certificate of all layers, as JSON values; indices count from 1."""
    layers = [{"name": one.layer.name, "rank": one.ranks.rank, **_evidence(one.ranks)} for one in report.layers]
    return {"format": FORMAT, "layers": layers}


def _evidence(ranks: ProductRank) -> dict[str, Any]:
    product = {} if ranks.product is None else {"product": _one(ranks.product)}
    return {"up": _one(ranks.up), "down": _one(ranks.down), **product}


def _one(evidence: RankEvidence) -> dict[str, Any]:
    return {
        "prime": evidence.prime,
        "rows": [i + 1 for i in evidence.rows],
        "columns": [j + 1 for j in evidence.columns],
        "kernel": [[str(entry) for entry in vector] for vector in evidence.kernel],
    }


def check_adapter(adapter: Adapter, certificate: object, path: str) -> dict[str, int]:
    """The ranks of B A by layer that the certificate proves of the adapter; raises Refused with layer and place.

    Raises InputError for what is no certificate of this kind at all, and where it leaves out a layer of the adapter.
    """
    if not isinstance(certificate, dict) or certificate.get("format") != FORMAT:
        raise InputError.of("adapter-certificate", Place(path))
    must_be(sorted(certificate), ["format", "layers"], "spelling", "keys")
    entries = read(certificate["layers"], [dict], "layers")
    table = {layer.name: layer for layer in adapter.layers}
    must_be([entry.get("name") for entry in entries], list(table), "layers", "layers")
    return {name: _checked(adapter, table[name], entry) for name, entry in zip(table, entries, strict=True)}


def _checked(adapter: Adapter, layer: Layer, entry: dict[str, Any]) -> int:
    B, A = adapter.factors(layer)
    place = layer.name
    keys = {"name": str, "rank": int, "up": _FORM, "down": _FORM}
    given = read(entry, keys | {"product": _FORM} if "product" in entry else keys, place)
    up = _rank_proven(integer_rows(B), layer.r, given["up"], f"{place}.up")
    down = _rank_proven(integer_rows(A.T), layer.r, given["down"], f"{place}.down")
    must_be("product" in given, down < layer.r, "evidence", f"{place}.product")
    rank = up
    if down < layer.r:
        # The columns of A in its minor span all of them, so B times these has the rank of B A.
        columns = integer_rows(A[:, [i - 1 for i in given["down"]["rows"]]].T)
        rows = [[sum(map(mul, row, column)) for column in columns] for row in integer_rows(B)]
        rank = _rank_proven(rows, down, given["product"], f"{place}.product")
    must_be(given["rank"], rank, "rank", f"{place}.rank")
    return rank


def _rank_proven(X: Sequence[Sequence[int]], width: int, evidence: dict[str, Any], place: str) -> int:
    """The rank of the m x `width` matrix X that the evidence proves."""
    p, rows, columns = evidence["prime"], evidence["rows"], evidence["columns"]
    if not 2 < p < GREATEST_PRIME or any(p % q == 0 for q in range(2, isqrt(p) + 1)):
        raise Refused("prime", f"{place}.prime", p, "a prime from 3 to 2^23")
    for indices, size, name in ((rows, len(X), "rows"), (columns, width, "columns")):
        if sorted(set(indices)) != indices or any(not 1 <= i <= size for i in indices):
            raise Refused("indices", f"{place}.{name}", indices, "indices that increase within the matrix")
    must_be(len(rows), len(columns), "minor", f"{place}.rows")
    if not _nonsingular([[X[i - 1][j - 1] % p for j in columns] for i in rows], p):
        raise Refused("minor", place, 0, "a minor that is not 0 modulo the prime")
    kernel: list[list[int]] = []
    for vector in evidence["kernel"]:
        must_be([x.denominator for x in vector], [1] * width, "kernel", f"{place}.kernel")
        kernel.append([x.numerator for x in vector])
    must_be(len(kernel), width - len(columns), "kernel", f"{place}.kernel")
    for vector in kernel:
        for i, row in enumerate(X, 1):
            must_be(sum(map(mul, row, vector)), 0, "kernel", f"{place}.kernel, row {i}")
    must_be(_independent(kernel), True, "kernel", f"{place}.kernel")
    return len(columns)


def _nonsingular(M: list[list[int]], p: int) -> bool:
    """Whether the square matrix is invertible modulo the prime p, by elimination of its rows."""
    while M:
        pivot = next((row for row in M if row[0]), None)
        if pivot is None:
            return False
        inverse = pow(pivot[0], -1, p)
        M = [_cleared(row, pivot, row[0] * inverse, p) for row in M if row is not pivot]
    return True


def _cleared(row: list[int], pivot: list[int], factor: int, p: int) -> list[int]:
    return [(x - factor * y) % p for x, y in zip(row[1:], pivot[1:], strict=True)]


def _independent(vectors: list[list[int]]) -> bool:
    """Whether integer vectors are independent, by exact elimination without division."""
    while vectors:
        first, *rest = vectors
        j = next((j for j, x in enumerate(first) if x), None)
        if j is None:
            return False
        vectors = [[first[j] * x - row[j] * y for x, y in zip(row, first, strict=True)] for row in rest]
    return True
