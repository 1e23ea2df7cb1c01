"""Decides whether a certificate proves the rank of a matrix over the rational numbers.

    python -I -S checker.py MATRIX CERTIFICATE

Status: 0 accepted, 1 refused, 2 unreadable, 3 undecided, 4 failed. It needs the standard library only, and multiplies
and compares; lifting alone it eliminates. `derivations/certificates.md` describes the format. Places count from 1."""

import json
import os
import re
import sys
from fractions import Fraction
from math import gcd, isqrt, lcm, prod
from pathlib import Path
from typing import Any

FORMAT = "exactrank-certificate/1"
SCALE = {"kind": str, "target": int, "factor": Fraction}
OPERATIONS = ({"kind": str, "first": int, "second": int}, SCALE, SCALE | {"source": int})
EVIDENCE = {
    "factors": {"rows": [int], "columns": [int], "X": [[Fraction]], "d": Fraction, "F": [[Fraction]]},
    "row-reduction": {"operations": [OPERATIONS], "end": [[Fraction]], "pivots": [{"row": int, "column": int}]},
    "gram": {"gram": str, "characteristic_polynomial": [Fraction], "multiplicity_of_zero": int},
    "lifting": {"p": Fraction, "rows": [int], "columns": [int], "blocks": [[[Fraction]]], "e": Fraction},
}
CANONICAL = "(0|-?[1-9][0-9]*)(?:/([1-9][0-9]*))?"  # in a certificate, and there in lowest terms
FREE = r" *([+-]?[0-9]+(?:\.[0-9]+)?)(?:/([0-9]+))? *"  # in a matrix; a decimal is the fraction that it is
LINES = {kind: ("[\r\n]", between, " ") for kind, between in ((".csv", ","), (".tsv", "\t"))}
MAX_DIGITS = 100_000  # of one number
MAX_LIFTING = 200  # rows, and columns, of a matrix whose lifting certificate is decided here
ALONE = {k: f"the kind {k} is decided by {k}_checker.py alone, and by `exactrank check`" for k in ("sparse", "field")}
Rows = list[list[Fraction]]


class Refused(Exception):
    """The certificate proves nothing: a code for the `reason`, the `place`, what was `found` there and `expected`."""

    def __init__(self, reason: str, place: str, found: object, expected: object) -> None:
        self.reason, self.place, self.found, self.expected = reason, place, shown(found), shown(expected)

    def __str__(self) -> str:
        return f"{self.place}: found {self.found}, expected {self.expected}"


def shown(value: object) -> str:
    """One short line, whatever the value is."""
    short = isinstance(value, int | Fraction) and abs(value.numerator) + value.denominator < 10**90
    if short or (isinstance(value, str) and len(value) < 200):
        return ascii(str(value)).strip("'")
    return type(value).__name__ + (f" of length {len(value)}" if isinstance(value, str | list | dict) else "")


def check(matrix: object, certificate: Any, shape: Any = None) -> int:
    """The rank of the matrix, which the certificate proves; raises Refused if not, OverflowError if undecided here.

    `matrix` is a list of rows of int, Fraction or text, else ValueError; without rows `shape` (0, n) tells its columns.

    >>> check([["1/2", 1], [3, 6]], {"format": FORMAT, "kind": "gram", "shape": [2, 2], "rank": 1, "gram": "A^T A",
    ...       "characteristic_polynomial": ["1", "-185/4", "0"], "multiplicity_of_zero": 1})
    1
    """
    if not isinstance(matrix, list | tuple) or not all(isinstance(row, list | tuple) for row in matrix):
        raise ValueError("a matrix is a list of rows")
    m, n = len(matrix), len(matrix[0]) if matrix else shape[1] if type(shape) in (list, tuple) and shape[1:] else 0
    if shape not in (None, [m, n], (m, n)) or type(n) is not int or n < 0 or any(len(row) != n for row in matrix):
        raise ValueError(f"rows of different lengths, expected {m} x {n} entries")
    A = [[number(x, FREE, f"entry[{i}][{j}]") for j, x in enumerate(row, 1)] for i, row in enumerate(matrix, 1)]
    c = parsed(certificate)
    must_be(c["shape"], [m, n], "shape", "shape")
    for name, size in (("rows", m), ("columns", n)):
        must_be(c.get(name, []), sorted({i for i in c.get(name, []) if 1 <= i <= size}), "index", name)
    decide = {"factors": by_factors, "row-reduction": by_row_reduction, "gram": by_gram, "lifting": by_lifting}
    must_be(c["rank"], rank := decide[c["kind"]](A, n, c), "rank", "rank")
    return rank


def parsed(certificate: Any) -> dict[str, Any]:
    given = certificate if type(certificate) is dict else {"format": certificate}
    must_be(given.get("format"), FORMAT, "format", "format")
    if (kind := given.get("kind")) not in [*EVIDENCE]:
        raise OverflowError(ALONE[kind]) if kind in [*ALONE] else Refused("format", "kind", kind, " or ".join(EVIDENCE))
    return dict(read(given, {"format": str, "kind": str, "shape": [int], "rank": int} | EVIDENCE[kind], "certificate"))


def by_factors(A: Rows, n: int, c: Any) -> int:
    """A = C F with C the columns J of A: rank <= r. And S X = d I with d != 0, S = A[I, J]: rank >= r.

    F is in reduced echelon form with pivots J, so J are the pivot columns of A. So is the transpose of C X, with
    pivots I and d for 1, so I are the first independent rows; its columns I say S X = d I. X and d are integers,
    d > 0, and no factor is common to them all. Hence a matrix has one certificate of this kind, and no other."""
    I, J, r = [i - 1 for i in c["rows"]], [j - 1 for j in c["columns"]], len(c["rows"])  # noqa: E741
    X, d, F = c["X"], c["d"], c["F"]
    must_be([[len(row) for row in M] for M in ([J], X, F)], [[r], [r] * r, [n] * r], "shape", "columns, X, F")
    numbers = [d, *(x for row in X for x in row)]
    if d <= 0 or lcm(*[x.denominator for x in numbers]) > 1 or gcd(*[x.numerator for x in numbers]) > 1:
        raise Refused("spelling", "d", d, "integers d > 0 and X without a common factor")
    must_be(F, reduced(F, J, Fraction(1)), "echelon", "F")
    C = [[row[j] for j in J] for row in A]
    must_be(product(C, [[row[j] for row in F] for j in range(n)]), A, "product", "C F")
    CX = product(zip(*X, strict=True), C)
    must_be(CX, reduced(CX, I, d), "echelon", "transpose of C X")
    return r


def by_row_reduction(A: Rows, n: int, c: Any) -> int:
    """Elementary row operations keep the rank, and an echelon form with r nonzero rows has rank r.

    An operation (swap, scale, target += factor * source) must change the matrix, and `source` is the first row with
    its entries, the target aside: so neither an index nor a factor can be replaced by another to the same effect."""
    rows, m = A, len(A)
    for place, operation in [(f"operations[{t}]", operation) for t, operation in enumerate(c["operations"], 1)]:
        named = [k for k in operation.values() if type(k) is int]
        must_be(named, [min(max(k, 1), m) or "none" for k in named], "index", place)
        new: dict[int, list[Fraction]] = {}
        match operation:
            case {"kind": "swap", "first": i, "second": k} if i < k:
                new = {i: rows[k - 1], k: rows[i - 1]}
            case {"kind": "scale", "target": i, "factor": factor} if factor and len(operation) == 3:
                new = {i: [factor * x for x in rows[i - 1]]}
            case {"kind": "add", "target": i, "source": k, "factor": factor}:
                first = next((h for h, row in enumerate(rows, 1) if h != i and row == rows[k - 1]), 0)
                must_be(k, first or "another row than the target", "operation", f"{place}.source")
                new = {i: [x + factor * y for x, y in zip(rows[i - 1], rows[k - 1], strict=True)]}
        if all(rows[i - 1] == row for i, row in new.items()):
            raise Refused("operation", place, "none", "a swap, scale or add that changes the matrix")
        rows = [new.get(i, row) for i, row in enumerate(rows, 1)]
    must_be(c["end"], rows, "operation", "end")
    begin = [next((j for j, x in enumerate(row, 1) if x), n + 1) for row in rows]  # the first nonzero entries
    J = sorted({*begin} - {n + 1})
    must_be(begin, J + [n + 1] * (m - len(J)), "echelon", "the first nonzero entries of end")
    must_be(c["pivots"], [{"row": k, "column": j} for k, j in enumerate(J, 1)], "echelon", "pivots")
    return len(J)


def by_gram(A: Rows, n: int, c: Any) -> int:
    """det(t I - G) = t^k q(t), q(0) != 0, for G the smaller of A^T A and A A^T: rank A is the size of G minus k.
    G is real and symmetric, so diagonalizable: the multiplicity k of its eigenvalue 0 is the dimension of its null
    space. And rank G = rank A, as A^T A x = 0 gives |A x|^2 = 0, A x = 0 (likewise for A^T)."""
    name, B = ("A^T A", list(zip(*A, strict=True))) if n <= len(A) else ("A A^T", A)
    must_be(c["gram"], name, "spelling", "gram")
    e = characteristic(product(B, B))
    must_be(c["characteristic_polynomial"], e, "trace", "characteristic_polynomial")
    rank = max(k for k, x in enumerate(e) if x)
    must_be(c["multiplicity_of_zero"], len(B) - rank, "rank", "multiplicity_of_zero")
    return rank


def by_lifting(A: Rows, n: int, c: Any) -> int:
    """S is invertible modulo p: rank >= r. And M Y = F e Z with det Z != 0, e != 0, so F = M Y / (e Z): rank <= r.
    N is A, each row times its least common denominator, or its transpose if A is wide; M is its columns J, S the rows
    I of M, F the other columns, Z the blocks along a diagonal. Y must be S^-1 F[I] e Z. Cramer's rule bounds it if it
    is integral, and then residues modulo a power of p tell it. Nothing rests on these: M Y and F e Z are compared."""
    if max(len(A), n) > MAX_LIFTING:
        raise OverflowError(f"a side of {len(A)} x {n} exceeds {MAX_LIFTING}; `exactrank check` decides larger ones")
    N = [[int(x * d) for x in row] for row in A for d in [lcm(*[x.denominator for x in row])]]
    I, J, p, e, blocks = c["rows"], c["columns"], c["p"], c["e"], c["blocks"]  # noqa: E741
    N, I, J = (N, I, J) if len(A) >= n else ([[row[j] for row in N] for j in range(n)], J, I)  # noqa: E741
    if not 101 <= p < 2**23 - 2**8 or any(p % k == 0 for k in range(2, isqrt(int(p)) + 1)):
        raise Refused("modulus", "p", p, "a prime from 101 to 8388351")
    others = [j for j in range(min(len(A), n)) if j + 1 not in J]
    at, sizes = [(Z, i) for Z in blocks for i in range(len(Z))], [min(max(len(Z), 1), 64) for Z in blocks]
    found = [[len(J), len(at)], *[[len(row) for row in Z] for Z in blocks]]
    must_be(found, [[len(I), len(others)], *[[size] * size for size in sizes]], "shape", "columns, blocks")
    bits = len(I) * (max([x.bit_length() for row in N for x in row], default=0) + len(I).bit_length() // 2 + 1) + 64
    numbers = [p, e, *[z for Z, i in at for z in Z[i]]]  # to be no longer than the minors of order r are
    fit = lcm(*[x.denominator for x in numbers]) == 1 and max(numbers, key=abs).numerator.bit_length() <= bits
    if not (e and fit and all(characteristic(Z)[-1] for Z in blocks)):
        raise Refused("singular", "e, blocks", "others", f"integers of at most {bits} bits, e and determinants not 0")
    M, F = ([[row[j] for j in some] for row in N] for some in ([j - 1 for j in J], others))
    G = [[int(x) for x in row] for row in product(F, [[e * Y[h][i] if Y is Z else 0 for Y, h in at] for Z, i in at])]
    longest, minor = max([abs(x) for row in G for x in row], default=0), prod([sum(map(abs, M[i - 1])) for i in I])
    for bound in (longest << 64, 2 * len(I) * minor * longest):  # the first is enough, most often
        Y = solution([M[i - 1] + G[i - 1] for i in I], int(p), bound)
        if product(M, [[row[j] for row in Y] for j in range(len(at))]) == G:
            return len(I)
    raise Refused("product", "M Y for the only Y", "not F e Z", "F e Z")


def solution(rows: list[list[int]], p: int, bound: int) -> list[list[int]]:
    """S^-1 G modulo a power q of p above the bound, residues around 0, for the rows of S beside G. The pivots are
    invertible modulo p, and so modulo q; their product is the determinant of S up to its sign."""
    q = p ** (bound.bit_length() // (p.bit_length() - 1) + 1)
    for j in range(len(rows)):
        rows[j:] = sorted(rows[j:], key=lambda row: row[0] % p == 0)
        if (top := rows[j])[0] % p == 0:
            raise Refused("minor", "rows, columns", f"a determinant 0 modulo {p}", "another")
        pivot = [x * inverse % q for inverse in [pow(top[0], -1, q)] for x in top[1:]]
        rows = [[(x - row[0] * y) % q for x, y in zip(row[1:], pivot, strict=True)] for row in rows]
        rows[j] = pivot
    return [[x - q * (2 * x > q) for x in row] for row in rows]


def characteristic(G: Rows) -> list[Fraction]:
    """The coefficients of det(t I - G), by Faddeev and LeVerrier; the last is the determinant of G up to its sign."""
    e, M, columns = [Fraction(1)], [[Fraction(0)] * len(G)] * len(G), list(zip(*G, strict=True))
    for k in range(1, len(G) + 1):
        M = product([[x + e[-1] * (i == j) for j, x in enumerate(row)] for i, row in enumerate(M)], columns)
        e.append(-sum([M[i][i] for i in range(len(G))], Fraction(0)) / k)
    return e


def product(rows: Any, columns: Any) -> Rows:
    """Every row times every column, exactly: over common denominators these are sums of integers."""
    sides = [[(lcm(*[x.denominator for x in v]), v) for v in side] for side in (rows, columns)]
    left, right = [[(d, [x.numerator * (d // x.denominator) for x in v]) for d, v in side] for side in sides]
    return [[Fraction(sum([x * y for x, y in zip(v, w, strict=True)]), d * e) for e, w in right] for d, v in left]


def reduced(rows: Rows, pivots: list[int], value: Fraction) -> Rows:
    """The rows with what a reduced form must hold: zeros before each pivot, and `value` alone in its column."""
    return [[value if j == p else x * (j > p and j not in pivots) for j, x in enumerate(row)]
            for row, p in zip(rows, pivots, strict=True)]  # fmt: skip


def must_be(found: Any, expected: Any, reason: str, place: str) -> None:
    if type(found) is type(expected) is list and len(found) == len(expected):
        for k, (x, y) in enumerate(zip(found, expected, strict=True), 1):
            must_be(x, y, reason, f"{place}[{k}]")
    elif found != expected:
        raise Refused(reason, place, found, expected)


def read(value: Any, pattern: Any, place: str) -> Any:
    """The value, of exactly the form that the pattern describes, with numbers for the text of numbers."""
    if type(pattern) is tuple:  # the alternative with the same keys
        pattern = next((p for p in pattern if type(value) is dict and set(p) == set(value)), pattern[0])
    if type(pattern) is list and type(value) is list:
        return [read(item, pattern[0], f"{place}[{k}]") for k, item in enumerate(value, 1)]
    if type(pattern) is dict and type(value) is dict and set(value) == set(pattern):
        return {name: read(value[name], pattern[name], f"{place}.{name}") for name in pattern}
    if pattern is Fraction:
        return number(value, CANONICAL, place)
    if type(value) is pattern:
        return value
    wanted = "list" if type(pattern) is list else pattern.__name__ if type(pattern) is type else " ".join(pattern)
    raise Refused("spelling", place, value, wanted)


def number(value: Any, pattern: str, place: str) -> Fraction:
    if pattern == FREE and type(value) in (int, Fraction):
        return Fraction(value)
    if type(value) is str and len(value) <= MAX_DIGITS and (parts := re.fullmatch(pattern, value)):
        whole, _, decimals = parts[1].partition(".")
        x, d = integer(whole + decimals), integer(parts[2] or "1")
        if d and (pattern == FREE or not parts[2] or (d > 1 and gcd(x, d) == 1)):
            return Fraction(x, d * 10 ** len(decimals))
    wrong = Refused("spelling", place, value, "text of a rational number" + " in lowest terms" * (pattern == CANONICAL))
    raise ValueError(str(wrong)) if pattern == FREE else wrong


def integer(text: str) -> int:
    """int(text) by halves: not quadratic in the digits, and not stopped by the interpreter's limit on them."""
    if len(text) > MAX_DIGITS:
        raise ValueError(f"an integer of {len(text)} digits, more than {MAX_DIGITS}")
    high, low = text[: len(text) // 2], text[len(text) // 2 :]
    return int(text) if len(text) < 600 else int(integer(high) * 10 ** len(low) + integer("-" * (text[0] == "-") + low))


def from_json(text: str) -> Any:
    """JSON with exact integers; a decimal stays the text that it is, and an object that repeats a key is None."""
    objects: Any = lambda pairs: dict(pairs) if len(dict(pairs)) == len(pairs) else None  # noqa: E731
    return json.loads(text, parse_int=integer, parse_float=str, parse_constant=str, object_pairs_hook=objects)


def stated(source: str) -> tuple[Any, Any]:
    """The rows and the shape that MATRIX states: a file, `-` or the entries; JSON, or lines of numbers."""
    file = os.path.isfile(source) and not re.fullmatch(r"[\d\s.,;+/eE_()\[\]{}'\"-]*", source)
    content = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes() if file else source.encode()
    text, kind = content.decode("utf-8-sig"), Path(source).suffix.lower() * file
    if kind in (".mtx", ".npy", ".tex", ".md"):
        raise ValueError(f"`exactrank check` reads {kind} files")
    if kind == ".json" or (kind not in LINES and text.lstrip()[:1] in ("[", "{")):
        given = from_json(text)
        return (given.get("matrix"), given.get("shape")) if type(given) is dict else (given, None)
    end, between, blanks = LINES.get(kind, ("[;\r\n]", "[ \t]*,[ \t]*|\t| +", " \t"))
    return [re.split(between, line.strip(blanks)) for line in re.split(end, text) if line.strip(" \t")] or None, None


def main(arguments: list[str]) -> tuple[int, str]:
    """The exit status and the line that says why."""
    try:
        source, proof = arguments
        rows, shape = stated(source)
        return 0, f"accepted: rank {check(rows, from_json(Path(proof).read_text('utf-8-sig')), shape)}"
    except (Refused, OverflowError) as reason:
        return (1, f"refused: {reason}") if type(reason) is Refused else (3, f"undecided: {reason}")
    except Exception as error:
        unread = isinstance(error, ValueError | OSError | RecursionError)
        return (2, f"unreadable: {error}") if unread else (4, f"failed: {type(error).__name__}: {error}")


if __name__ == "__main__":
    code, said = main(sys.argv[1:])
    for stream in (2 if code in (2, 4) else 1, 2):
        try:
            os.write(stream, f"{said}\n".encode("ascii", "backslashreplace"))
            break
        except OSError as error:  # a full disk, a closed output
            code, said = 4, f"failed: {error}"
    sys.exit(code)
