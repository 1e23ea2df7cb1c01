"""Decides whether a certificate proves the rank of a matrix over GF(p), QQ(i) or QQ(sqrt d).

    python -I -S field_checker.py MATRIX CERTIFICATE

Status: 0 accepted, 1 refused, 2 unreadable, 3 undecided. It needs the standard library only, and multiplies and
compares. `derivations/certificates.md` describes the format. Places count from 1.
"""

import json
import re
import sys
from fractions import Fraction
from math import isqrt
from pathlib import Path
from typing import Any

FORMAT = "exactrank-certificate/1"
KEYS = {"format", "kind", "field", "shape", "rank", "rows", "columns", "X", "F"}
MAX_PRIME = 10**12  # trial division takes a second
MAX_DIGITS = 4000
RATIONAL = "[0-9]{1,4000}(?:/[1-9][0-9]{0,3999})?"
ROOT = r"i|sqrt\((-?[0-9]{1,13})\)"
BELOW = "(?:/([1-9][0-9]{0,3999}))?"
TERM = re.compile(rf"([+-]?)(?:({RATIONAL})(?:(\*?)({ROOT}){BELOW})?|({ROOT}){BELOW})")
Number = tuple[Fraction, Fraction]
"""a + b w with w^2 = d."""
Rows = list[list[Number]]
ZERO, ONE = (Fraction(0), Fraction(0)), (Fraction(1), Fraction(0))


class Refused(Exception):
    """The certificate proves nothing: what is wrong, in one line."""


class Field:
    """The field with that name; OverflowError for one that is not decided here, Refused for the name of none.

    >>> K = Field("QQ(i)")
    >>> K.times(K.number("1+i"), K.number("1-i"), ) == K.number("2"), K.text(K.number("-3/6-i"))
    (True, '-1/2-i')
    """

    def __init__(self, name: Any) -> None:
        found = re.fullmatch(r"QQ\(sqrt (-?[0-9]{1,13})\)|GF\(([0-9]{1,13})\)|(QQ\(i\))", str(name))
        if found is None or type(name) is not str:
            raise Refused(f"field: expected GF(p), QQ(i) or QQ(sqrt d), found {short(name)}")
        self.d, self.p = -1 if found[3] else int(found[1] or 0), int(found[2] or 0)
        if max(abs(self.d), self.p) > MAX_PRIME:
            raise OverflowError(f"the field {name} is beyond 10^12")
        if name != (f"GF({self.p})" if self.p else "QQ(i)" if self.d == -1 else f"QQ(sqrt {self.d})"):
            raise Refused(f"field: another spelling of {name}")
        if self.p and divisor(self.p) != self.p:
            q, k = divisor(self.p), self.p
            while q > 1 and k % q == 0:
                k //= q
            if k == 1:
                raise OverflowError(f"{name} is no prime field; QQ(i), QQ(sqrt d) and GF(p) are decided here")
            raise Refused(f"field: {self.p} is no power of a prime")
        if not self.p and (self.d in (0, 1) or any(self.d % (k * k) == 0 for k in range(2, isqrt(abs(self.d)) + 1))):
            raise Refused(f"field: {self.d} is not squarefree, or is 0 or 1")

    def reduced(self, x: Number) -> Number:
        return (Fraction(x[0].numerator * pow(x[0].denominator, -1, self.p) % self.p), x[1]) if self.p else x

    def plus(self, x: Number, y: Number) -> Number:
        return self.reduced((x[0] + y[0], x[1] + y[1]))

    def times(self, x: Number, y: Number) -> Number:
        return self.reduced((x[0] * y[0] + self.d * x[1] * y[1], x[0] * y[1] + x[1] * y[0]))

    def product(self, left: Rows, right: Rows, width: int) -> Rows:
        made = []
        for row in left:
            total = [ZERO] * width
            for x, other in zip(row, right, strict=True):
                if x != ZERO:
                    total = [self.plus(t, self.times(x, y)) for t, y in zip(total, other, strict=True)]
            made.append(total)
        return made

    def number(self, text: Any) -> Number:
        """What a text, an int or a Fraction states in this field; ValueError for anything else."""
        if type(text) in (int, Fraction):
            text = str(text)
        fits = type(text) is str and len(text) < 3 * MAX_DIGITS
        bare = re.sub(r"\s*([-+*/])\s*", r"\1", text.strip()) if fits else ""
        total, at = ZERO, 0
        while at < len(bare) or not at:
            found = TERM.match(bare, at)
            two_things = found and found[4] and not found[3] and "/" in found[2]  # 1/2i
            if not found or two_things or (at and not found[1]):
                raise ValueError(f"no number of the field: {short(text)}")
            size = Fraction(found[2] or 1) / int(found[6] or found[9] or 1) * (-1 if found[1] == "-" else 1)
            root, inside = found[4] or found[7], found[5] or found[8]
            if root and (self.p or (-1 if root == "i" else int(inside)) != self.d):
                raise ValueError(f"no number of the field: {short(text)}")
            if self.p and size.denominator % self.p == 0:
                raise ValueError(f"the denominator of {short(text)} is 0 modulo {self.p}")
            total, at = self.plus(total, (ZERO[0], size) if root else (size, ZERO[1])), found.end()
        return total

    def text(self, x: Number) -> str:
        """The one spelling: 1/2-3*i, sqrt(2), 0."""
        a, b = x
        root = "i" if self.d == -1 else f"sqrt({self.d})"
        part = ("-" if b < 0 else "+" if a else "") + (f"{abs(b)}*" if abs(b) != 1 else "") + root if b else ""
        return (str(a) if a or not b else "") + part


def check(matrix: Any, certificate: Any) -> int:
    """The rank of the matrix, rows of texts or integers, that the certificate proves.

    A = C F with C the columns J of A: rank <= r. And S X = I for S = A[I, J]: rank >= r. F is in reduced echelon form
    with pivots J, and so is the transpose of C X with pivots I: a matrix has one certificate. Raises Refused if it
    proves nothing, OverflowError if that is not decided here, and ValueError for what is no matrix over the field.

    >>> check([["1", "i"], ["i", "-1"]], {"format": FORMAT, "kind": "field", "field": "QQ(i)", "shape": [2, 2],
    ...       "rank": 1, "rows": [1], "columns": [1], "X": [["1"]], "F": [["1", "i"]]})
    1
    """
    if type(certificate) is not dict or set(certificate) != KEYS:
        raise Refused(f"certificate: expected the keys {' '.join(sorted(KEYS))}")
    c = certificate
    need(c["format"] == FORMAT and c["kind"] == "field", f"format: expected {FORMAT} and the kind field")
    K = Field(c["field"])
    if not isinstance(matrix, list) or not all(isinstance(row, list) for row in matrix):
        raise ValueError("a matrix is a list of rows")
    n = len(matrix[0]) if matrix else 0
    if any(len(row) != n for row in matrix):
        raise ValueError("rows of different lengths")
    A = [[K.number(x) for x in row] for row in matrix]
    shape = c["shape"]
    need(type(shape) is list and len(shape) == 2 and all(type(k) is int and k >= 0 for k in shape), "shape: two sizes")
    n = shape[1] if not A else n
    need(shape == [len(A), n], f"shape: expected {len(A)} x {n}")
    I, J = (indices(c, key, size) for key, size in (("rows", len(A)), ("columns", n)))  # noqa: E741
    r = len(I)
    need(type(c["rank"]) is int and c["rank"] == r == len(J), "rank: expected as many rows and columns")
    X, F = entries(K, c, "X", r, r), entries(K, c, "F", r, n)
    need(echelon(F, J) == F, "F: expected a reduced echelon form with pivots in the columns")
    C = [[row[j] for j in J] for row in A]
    need(K.product(C, F, n) == A, "F: the columns times F are not the matrix")
    turned = [list(column) for column in zip(*K.product(C, X, r), strict=True)]
    need(turned == echelon(turned, I), "X: the columns times X have no unit matrix in these rows, or earlier ones do")
    return r


def indices(c: dict[str, Any], key: str, size: int) -> list[int]:
    found = c[key]
    good = type(found) is list and all(type(k) is int and 1 <= k <= size for k in found) and found == sorted(set(found))
    need(good, f"{key}: expected increasing indices up to {size}")
    return [k - 1 for k in found]


def entries(K: Field, c: dict[str, Any], key: str, nrows: int, ncols: int) -> Rows:
    found = c[key]
    good = type(found) is list and len(found) == nrows and all(type(row) is list and len(row) == ncols for row in found)
    need(good, f"{key}: expected {nrows} x {ncols} numbers")
    try:
        made = [[K.number(x) for x in row] for row in found]
    except ValueError as error:
        raise Refused(f"{key}: {error}") from None
    need(all(x == K.text(y) for row, own in zip(found, made, strict=True) for x, y in zip(row, own, strict=True)),
         f"{key}: numbers in another spelling")  # fmt: skip
    return made


def echelon(rows: Rows, pivots: list[int]) -> Rows:
    """The rows with what a reduced form must hold: zeros before each pivot, and 1 alone in its column."""
    return [[ONE if j == p else ZERO if j < p or j in pivots else x for j, x in enumerate(row)]
            for row, p in zip(rows, pivots, strict=True)]  # fmt: skip


def divisor(n: int) -> int:
    """The least divisor above 1."""
    return next((k for k in range(2, isqrt(n) + 1) if n % k == 0), n)


def need(holds: object, what: str) -> None:
    if not holds:
        raise Refused(what)


def short(value: object) -> str:
    return ascii(value)[:60]


def each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any] | None:
    """An object that repeats a key is nothing."""
    return dict(pairs) if len(dict(pairs)) == len(pairs) else None


def stated(source: str) -> Any:
    """The rows that MATRIX states: a file or the entries; JSON, or lines with blanks or commas between the numbers."""
    text = Path(source).read_text("utf-8-sig") if "\n" not in source and Path(source).is_file() else source
    if text.lstrip().startswith(("[", "{")):
        given = json.loads(text, parse_float=str, object_pairs_hook=each_once)
        return given.get("matrix") if isinstance(given, dict) else given
    return [re.split(r"[ \t]*,[ \t]*|[ \t]+", line.strip()) for line in re.split("[;\r\n]", text) if line.strip()]


def main(arguments: list[str]) -> tuple[int, str]:
    """The exit status and the line that says why."""
    try:
        source, proof = arguments
        certificate = json.loads(Path(proof).read_text("utf-8-sig"), parse_float=str, object_pairs_hook=each_once)
        return 0, f"accepted: rank {check(stated(source), certificate)}"
    except Refused as reason:
        return 1, f"refused: {reason}"
    except OverflowError as reason:
        return 3, f"undecided: {reason}"
    except (ValueError, OSError, RecursionError) as error:
        return 2, f"unreadable: {ascii(str(error))[1:-1]}"


if __name__ == "__main__":
    code, said = main(sys.argv[1:])
    print(said, file=sys.stderr if code == 2 else sys.stdout)
    sys.exit(code)
