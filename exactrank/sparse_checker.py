"""Decides whether a certificate of the kind `sparse` proves the rank of a matrix in a MatrixMarket file.

    python -I -S sparse_checker.py MATRIX.mtx CERTIFICATE    prints accepted (status 0), refused (1), unreadable (2)

It needs the standard library only, to be read, copied and trusted alone. It multiplies and compares: once for each
entry of the chosen rows and each column of the inverse, and once for each entry of a relation and each in its line.
`derivations/certificates.md` describes the format. Places in messages count from 1.
"""

import json
import re
import sys
from fractions import Fraction
from math import gcd, isqrt, lcm
from pathlib import Path
from typing import Any

FORMAT = "exactrank-certificate/1"
NUMBERS, TEXTS = ("rank",), ("format", "kind", "p", "between")
LISTS = ("shape", "pivot_rows", "pivot_columns", "inverse", "aside_rows", "aside_columns", "relations")
KEYS = {**dict.fromkeys(TEXTS, str), **dict.fromkeys(NUMBERS, int), **dict.fromkeys(LISTS, list)}
FIELDS = ("integer", "real", "rational", "double", "pattern")
INTEGER = re.compile("0|-?[1-9][0-9]*")
MAX_DIGITS = 100_000  # of one number
Lines = dict[int, dict[int, int]]
"""Rows, or columns, that hold something: by index, and by index across."""


class Refused(Exception):
    """The certificate proves nothing: what is wrong, in one line."""


def need(holds: object, what: str) -> None:
    if not holds:
        raise Refused(what)


def check(rows: Lines, shape: tuple[int, int], certificate: Any) -> int:
    """The rank of the integer matrix with these rows, which the certificate proves; raises Refused if it does not.

    >>> half = {"format": FORMAT, "kind": "sparse", "shape": [2, 2], "rank": 1, "pivot_rows": [1], "pivot_columns": [1]}
    >>> none = {"p": "1", "inverse": [], "aside_rows": [], "aside_columns": []}
    >>> check({1: {1: 1, 2: 2}, 2: {1: 2, 2: 4}}, (2, 2), half | none | {
    ...     "between": "columns", "relations": [{"at": [1, 2], "values": ["2", "-1"]}]})
    1
    """
    c = certificate
    need(type(c) is dict and c.get("format") == FORMAT, f"format: expected {FORMAT}")
    need(c.get("kind") == "sparse", "kind: expected sparse")
    need(set(c) == set(KEYS) and all(type(c[key]) is KEYS[key] for key in KEYS), f"keys: expected {', '.join(KEYS)}")
    need(c["shape"] == [*shape] and set(map(type, c["shape"])) == {int}, f"shape: expected {[*shape]}")
    for name in ("pivot_rows", "pivot_columns", "aside_rows", "aside_columns"):
        indices(c[name], shape["columns" in name], name)
    for name in ("aside_rows", "aside_columns"):
        need(c[name] == sorted(c[name]), f"{name}: expected increasing indices")
    need(c["rank"] == len(c["pivot_rows"]) == len(c["pivot_columns"]), "rank: expected the number of pivots")
    minor(rows, c)
    bound = len(c["aside_rows"]) + len(c["aside_columns"]) + dimensions(rows, c)
    need(c["rank"] == bound, f"rank: at most {bound} is proven, and at least {c['rank']}")
    return bound


def minor(rows: Lines, c: dict[str, Any]) -> None:
    """Refused unless S, the chosen rows and columns, is lower triangular but for the last columns, and W there with
    S W = (0, I) modulo p ends with the inverse: then S is invertible, and the rank is at least its order."""
    order, p = len(c["inverse"]), number(c["p"])
    t = c["rank"] - order
    need(t >= 0 and all(c[k][t:] == sorted(c[k][t:]) for k in ("pivot_rows", "pivot_columns")), "the last pivots")
    prime = 101 <= p < 2**23 - 2**8 and all(p % k for k in range(2, isqrt(p) + 1))
    need(prime if order else p == 1, "p: expected a prime from 101 to 8388351, or 1 without an inverse")
    hexadecimal = re.compile(f"[0-9a-f]{{{6 * order}}}")
    need(all(type(text) is str and hexadecimal.fullmatch(text) for text in c["inverse"]), "inverse: 6 digits each")
    X = [[int(text[k : k + 6], 16) for k in range(0, 6 * order, 6)] for text in c["inverse"]]
    need(all(x < p for row in X for x in row), "inverse: expected residues below p")
    place = {j: k for k, j in enumerate(c["pivot_columns"])}
    S = [{place[j]: x for j, x in rows.get(i, {}).items() if j in place} for i in c["pivot_rows"]]
    for k in range(t):
        need(k in S[k] and not any(k < j < t for j in S[k]), f"pivot {k + 1}: expected a triangular order")
    need(not order or all(S[k][k] % p for k in range(t)), "p: divides a pivot")
    scale = [-pow(S[k].pop(k), -1, p) for k in range(t)] if order else []
    for h in range(order):
        W = [0] * t + [row[h] for row in X]
        for k, row in enumerate(S):
            y = sum([x * W[j] for j, x in row.items()]) % p
            if k < t:
                W[k] = y * scale[k] % p
            else:
                need(y == (k - t == h), f"inverse: column {h + 1} is not that of an inverse")


def dimensions(rows: Lines, c: dict[str, Any]) -> int:
    """The number of columns (or rows) left without what is set aside, less that of relations between them, which are
    integers without a common factor, hold, and have each an index of its own. So the rank of the rest is no larger."""
    gone = set(c["aside_rows"]), set(c["aside_columns"])
    entries = [(i, j, x) for i, row in rows.items() if i not in gone[0] for j, x in row.items() if j not in gone[1]]
    need(c["between"] in ("rows", "columns"), "between: expected rows or columns")
    lines: Lines = {}
    for i, j, x in entries:
        one, other = (j, i) if c["between"] == "columns" else (i, j)
        lines.setdefault(one, {})[other] = x
    times: dict[int, int] = {}
    for q, relation in enumerate(c["relations"], 1):
        good = type(relation) is dict and set(relation) == {"at", "values"} and type(relation["values"]) is list
        need(good and type(relation["at"]) is list, f"relations[{q}]: expected at and values")
        at, values = relation["at"], [number(text) for text in relation["values"]]
        need(set(map(type, at)) == {int} and at == sorted(set(at)), f"relations[{q}].at: expected increasing indices")
        need(len(at) == len(values), f"relations[{q}]: expected as many values as indices")
        need(values[0] > 0 and 0 not in values and gcd(*values) == 1, f"relations[{q}].values: expected no factor")
        image: dict[int, int] = {}
        for k, y in zip(at, values, strict=True):
            times[k] = times.get(k, 0) + 1
            need(k in lines, f"relations[{q}].at: {k} is a line of zeros")
            for i, x in lines[k].items():
                image[i] = image.get(i, 0) + x * y
        need(not any(image.values()), f"relations[{q}]: the sum is not 0")
    for q, relation in enumerate(c["relations"], 1):
        need(any(times[k] == 1 for k in relation["at"]), f"relations[{q}]: expected an index of its own")
    return len(lines) - len(c["relations"])


def indices(found: list[Any], size: int, name: str) -> None:
    good = not set(map(type, found)) - {int} and len(set(found)) == len(found)
    need(good and (not found or 1 <= min(found) <= max(found) <= size), f"{name}: expected different ones up to {size}")


def number(text: Any) -> int:
    need(type(text) is str and len(text) <= MAX_DIGITS and INTEGER.fullmatch(text), "expected integers in one spelling")
    return integer(text)


def integer(text: str) -> int:
    """int(text) by halves: not quadratic in the digits, and not stopped by the interpreter's limit on them."""
    high, low = text[: len(text) // 2], text[len(text) // 2 :]
    return int(text) if len(text) < 600 else int(integer(high) * 10 ** len(low) + integer("-" * (text[0] == "-") + low))


def matrix(text: str) -> tuple[Lines, tuple[int, int]]:
    """The rows of a MatrixMarket text of coordinates, each times its denominators, without zeros; raises ValueError."""
    head, *lines = text.split("\n")
    kind = head.lower().split()
    if kind[:3] != ["%%matrixmarket", "matrix", "coordinate"] or kind[3:4] not in [[field] for field in FIELDS]:
        raise ValueError("expected a MatrixMarket file of coordinates, of integers or rational numbers")
    if kind[4:] not in (["general"], ["symmetric"], ["skew-symmetric"]):
        raise ValueError("expected a matrix that is general, symmetric or skew-symmetric")
    body = [words for line in lines if (words := line.split()) and words[0][0] != "%"]
    m, n, count = map(int, body[0])
    if len(body) != count + 1:
        raise ValueError(f"{len(body) - 1} entries, expected {count}")
    found: dict[int, dict[int, int | Fraction]] = {}
    width = 2 if kind[3] == "pattern" else 3
    for words in body[1:]:
        i, j = int(words[0]), int(words[1])
        if not (1 <= i <= m and 1 <= j <= n) or j in found.setdefault(i, {}) or len(words) != width:
            raise ValueError(f"a wrong entry: {' '.join(words)[:80]}")
        found[i][j] = entry(words[2]) if width == 3 else 1
        if kind[4] != "general" and i < j:
            raise ValueError(f"an entry above the diagonal: {' '.join(words)[:80]}")
        if kind[4] != "general" and i > j:
            found.setdefault(j, {})[i] = -found[i][j] if kind[4] == "skew-symmetric" else found[i][j]
    scaled: Lines = {}
    for i, row in found.items():
        d = lcm(*[x.denominator for x in row.values()])
        scaled[i] = {j: x.numerator * (d // x.denominator) for j, x in row.items() if x}
    return scaled, (m, n)


def entry(word: str) -> int | Fraction:
    if INTEGER.fullmatch(word):
        return integer(word)
    parts = re.fullmatch(r"([+-]?[0-9]*)\.?([0-9]*)(?:[eE]([+-]?[0-9]{1,4}))?(?:/([0-9]+))?", word)
    if not parts or not (parts[1].strip("+-") or parts[2]) or len(word) > MAX_DIGITS:
        raise ValueError(f"not a number: {word[:80]}")
    sign = -1 if parts[1].startswith("-") else 1
    whole = integer((parts[1].strip("+-") + (parts[2] or "")) or "0")
    power = int(parts[3] or 0) - len(parts[2] or "")
    return sign * whole * Fraction(10) ** power / integer(parts[4] or "1")


def each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any] | None:
    """An object that repeats a key is nothing."""
    return dict(pairs) if len(dict(pairs)) == len(pairs) else None


def main(arguments: list[str]) -> int:
    try:
        source, proof = arguments
        rows, shape = matrix(Path(source).read_text("utf-8-sig"))
        certificate = json.loads(Path(proof).read_text("utf-8-sig"), object_pairs_hook=each_once, parse_int=integer)
        print("accepted: rank", check(rows, shape, certificate))
    except Refused as reason:
        print("refused:", ascii(str(reason))[1:-1])
        return 1
    except (ValueError, OSError, RecursionError, IndexError, ZeroDivisionError) as error:
        print("unreadable:", ascii(str(error))[1:-1], file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
