"""Decides whether a certificate proves the ranks or the solutions of a matrix with letters, case by case.

    python -I -S cases_checker.py MATRIX CERTIFICATE    prints accepted (status 0), refused (1), unreadable (2)

It needs the standard library only, to be read, copied and trusted alone. It calculates with polynomials over the
rational numbers, and multiplies, divides and compares. `derivations/cases.md` describes the format.
"""

import json
import re
import sys
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

FORMAT = "exactrank-cases-certificate/1"
CANONICAL = re.compile("0|-?[1-9][0-9]*(?:/[1-9][0-9]*)?")
LETTER = "[A-Za-z]+"
TERM = re.compile(rf"([+-]?)([0-9]+(?:/[0-9]+)?)?((?:\*?{LETTER}(?:\^[0-9]+)?)*)")
MOST_TERMS = 20_000
MOST_DIVISORS = 10**6
Polynomial = dict[tuple[int, ...], Fraction]
"""Exponents, one for each letter, and the coefficient, which is not 0."""
Rows = list[list[Polynomial]]


class Refused(Exception):
    """The certificate proves nothing: what is wrong, in one line."""


def need(holds: object, what: str) -> None:
    if not holds:
        raise Refused(what)


def check(matrix: list[list[str]], certificate: Any) -> list[dict[str, Any]]:
    """What the certificate proves of the matrix, whose entries are polynomials as text: for each leaf its conditions,
    the rank, and the kind of the solutions (null without a bar). Raises Refused if it proves nothing.

    >>> leaf = {"rank": 1, "kind": None, "columns": [1], "left": [["1"]], "units": [{"times": "1", "of": []}],
    ...         "directions": []}
    >>> check([["1"]], {"format": FORMAT, "letters": ["a"], "over": "real", "bar": None, "given": [], "tree": leaf})
    [{'conditions': [], 'rank': 1, 'kind': None}]
    """
    width = len(matrix[0]) if matrix else 0
    if not width or any(len(row) != width for row in matrix):
        raise ValueError("rows of different lengths, or none")
    c = keys(certificate, "format letters over bar given tree", "certificate")
    need(c["format"] == FORMAT, f"format: expected {FORMAT}")
    letters = c["letters"]
    need(type(letters) is list and all(type(x) is str and re.fullmatch(LETTER, x) for x in letters), "letters")
    need(letters and len(set(letters)) == len(letters), "letters: expected different ones")
    need(c["over"] in ("rational", "real", "complex"), "over: expected rational, real or complex")
    need(c["bar"] is None or (type(c["bar"]) is int and c["bar"] == width - 1), "bar: expected one right side")
    checker = Checker(letters, c["over"], c["bar"], [[read(x, letters) for x in row] for row in matrix])
    region = Region(len(letters))
    try:
        for k, given in enumerate(c["given"], 1):
            one = keys(given, "polynomial vanishes put", f"given[{k}]")
            need(type(one["vanishes"]) is bool, f"given[{k}].vanishes: expected true or false")
            region = checker.with_condition(region, one["polynomial"], one["vanishes"], one["put"], f"given[{k}]")
        return checker.leaves(c["tree"], region, "tree")
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise Refused(f"not of the form that is described: {str(error)[:80]}") from None


class Region:
    """Conditions: letters with their values, other polynomials that vanish, and those that do not."""

    def __init__(self, count: int) -> None:
        self.values: list[tuple[int, Polynomial]] = []
        self.zero: list[Polynomial] = []
        self.nonzero: list[Polynomial] = []
        self.told: list[tuple[str, bool]] = []
        self.count = count

    def copy(self) -> "Region":
        made = Region(self.count)
        made.values, made.zero, made.nonzero = [*self.values], [*self.zero], [*self.nonzero]
        made.told = [*self.told]
        return made

    def reduced(self, p: Polynomial) -> Polynomial:
        """p with the values put in, less multiples of what vanishes: equal to p wherever the conditions hold."""
        for letter, value in self.values:
            p = put(p, letter, value)
        return remainder(p, self.zero)


class Checker:
    """Walks a certificate's tree; `bar` is None or the number of unknowns."""

    def __init__(self, letters: list[str], over: str, bar: int | None, A: Rows) -> None:
        self.letters, self.over, self.bar, self.A = letters, over, bar, A

    def poly(self, text: Any, place: str) -> Polynomial:
        need(type(text) is str, f"{place}: expected a polynomial as text")
        p = read(text, self.letters)
        need(written(p, self.letters) == text, f"{place}: found {text[:60]}, expected {written(p, self.letters)[:60]}")
        return p

    def here(self, text: Any, region: Region | None, place: str) -> Polynomial:
        """A polynomial of a leaf, in which values are put for letters."""
        p = self.poly(text, place)
        need(region is None or region.reduced(p) == p, f"{place}: expected it reduced by the conditions")
        return p

    def leaves(self, node: Any, region: Region, place: str) -> list[dict[str, Any]]:
        """The two branches of a question cover everything and are disjoint, whatever polynomial it asks for."""
        if type(node) is dict and "vanishes" in node:
            return self.leaves(node.get("then"), self.consequence(node, region, place), f"{place}.then")
        if type(node) is not dict or "ask" not in node:
            return [self.leaf(node, region, place)]
        q = keys(node, "ask zero nonzero", place)
        f = self.poly(q["ask"], f"{place}.ask")
        need(any(any(m) for m in f), f"{place}.ask: expected letters")
        other = self.with_condition(region, q["ask"], False, None, place)
        if type(q["zero"]) is dict and "cut" in q["zero"]:
            self.cut(q["zero"], f, region, f"{place}.zero")
            return self.leaves(q["nonzero"], other, f"{place}.nonzero")
        branch = keys(q["zero"], "put then", f"{place}.zero")
        below = self.with_condition(region, q["ask"], True, branch["put"], f"{place}.zero")
        made = self.leaves(branch["then"], below, f"{place}.zero.then")
        return made + self.leaves(q["nonzero"], other, f"{place}.nonzero")

    def consequence(self, node: Any, region: Region, place: str) -> Region:
        """The region with one more polynomial that vanishes: times what does not, it is a sum of multiples of E."""
        q, made = keys(node, "vanishes of cofactors then", place), region.copy()
        p = self.here(q["vanishes"], region, f"{place}.vanishes")
        (cofactors,) = self.rows([q["cofactors"]], 1, len(region.zero), None, f"{place}.cofactors")
        product = times(p, self.product(q["of"], region, place))
        need(p and product == dot(cofactors, region.zero, region.count), f"{place}: does not show that it is 0")
        made.zero.append(p)
        return made

    def product(self, of: Any, region: Region, place: str) -> Polynomial:
        """The product of the polynomials that do not vanish with these numbers."""
        need(type(of) is list and all(type(k) is int for k in of), f"{place}.of: expected indices")
        need(of == sorted(of) and all(1 <= k <= len(region.nonzero) for k in of), f"{place}.of")
        product = number(Fraction(1), region.count)
        for k in of:
            product = times(product, region.nonzero[k - 1])
        return product

    def with_condition(self, region: Region, text: Any, vanishes: bool, given: Any, place: str) -> Region:
        """The region with f = 0, solved for a letter where `given` says so, or with f != 0."""
        made, f = region.copy(), self.poly(text, place)
        made.told.append((text, vanishes))
        f = region.reduced(f)
        if not vanishes:
            need(given is None, f"{place}.put: expected null")
            need(f, f"{place}: what is asked for is 0 here")
            made.nonzero.append(f)
            return made
        if given is None:
            made.zero.append(f)
        else:
            solved = keys(given, "letter value", f"{place}.put")
            need(solved["letter"] in self.letters, f"{place}.put.letter")
            k, value = self.letters.index(solved["letter"]), self.poly(solved["value"], f"{place}.put.value")
            need(not any(m[k] for m in value), f"{place}.put.value: expected no {solved['letter']}")
            letter = tuple([int(j == k) for j in range(region.count)])
            c = f.get(letter, Fraction(0))
            solves = f == times(number(c, region.count), plus({letter: Fraction(1)}, value, -1))
            need(c and solves, f"{place}.put: does not solve what is asked for")
            made.values.append((k, value))
            made.zero = [g for g in (put(g, k, value) for g in made.zero) if g]
        made.nonzero = [made.reduced(g) for g in made.nonzero]
        need(all(made.nonzero), f"{place}: expected a cut, the conditions contradict one another")
        return made

    def cut(self, node: Any, f: Polynomial, region: Region, place: str) -> None:
        if node["cut"] == "contradiction":
            return self.unit(region.reduced(f), keys(node, "cut unit", place)["unit"], region, f"{place}.unit")
        keys(node, "cut", place)
        f = region.reduced(f)
        need(self.over != "complex", f"{place}.cut: complex numbers are zeros")
        used = [k for k in range(len(self.letters)) if any(m[k] for m in f)]
        if node["cut"] == "positive":
            squares = all(e % 2 == 0 for m in f for e in m) and len({c > 0 for c in f.values()}) == 1
            return need(squares and f.get((0,) * len(self.letters)), f"{place}.cut: not of one sign")
        need(len(used) == 1, f"{place}.cut: expected one letter")
        by_power = {m[used[0]]: c for m, c in f.items()}
        p = [by_power.get(e, Fraction(0)) for e in range(max(by_power), -1, -1)]
        if node["cut"] == "no-real-root":
            return need(not real_roots(p), f"{place}.cut: there is a real root")
        need(node["cut"] == "no-rational-root" and self.over == "rational", f"{place}.cut: expected a reason")
        return need(not has_rational_root(p), f"{place}.cut: there is a rational root")

    def unit(self, p: Polynomial, given: Any, region: Region, place: str) -> None:
        """p times a polynomial is a product of what does not vanish: so p vanishes nowhere here."""
        u = keys(given, "times of", place)
        product = self.product(u["of"], region, place)
        c = self.here(u["times"], region, f"{place}.times")
        need(p and not region.reduced(plus(times(p, c), product, -1)), f"{place}: does not show that it is not 0")

    def leaf(self, node: Any, region: Region, place: str) -> dict[str, Any]:
        """rank >= r: L A_J is diagonal, its diagonal vanishes nowhere. rank <= r: n - r independent d with A d = 0."""
        kind = node.get("kind") if type(node) is dict else None
        more = {None: "", "none": " row unit", "unique": " solution over unit", "infinite": " solution over unit"}
        need(kind in more and (kind is None) == (self.bar is None), f"{place}.kind")
        c = keys(node, "rank kind columns left units directions" + more[kind], place)
        A = [[region.reduced(x) for x in row] for row in self.A]
        n = len(A[0]) if self.bar is None else self.bar
        J = c["columns"]
        need(type(J) is list and all(type(j) is int and 1 <= j <= n for j in J), f"{place}.columns")
        need(sorted(set(J)) == J and c["rank"] == len(J) and type(c["rank"]) is int, f"{place}.rank")
        J = [j - 1 for j in J]
        L = self.rows(c["left"], len(J), len(A), region, f"{place}.left")
        need(len(c["units"]) == len(J), f"{place}.units")
        for i, row in enumerate(L):
            for k, x in enumerate(row):
                need(not x or any(A[k][j] for j in J), f"{place}.left[{i + 1}][{k + 1}]: expected 0")
            for at, j in enumerate(J):
                entry = region.reduced(dot(row, [A[k][j] for k in range(len(A))], region.count))
                if at == i:
                    self.unit(entry, c["units"][i], region, f"{place}.units[{i + 1}]")
                need(at == i or not entry, f"{place}.left[{i + 1}]: expected 0 in column {j + 1}")
        free = [j for j in range(n) if j not in J]
        need(type(c["directions"]) is list and len(c["directions"]) == len(free), f"{place}.directions")
        for at, (j, given) in enumerate(zip(free, c["directions"], strict=True)):
            d = keys(given, "vector unit", f"{place}.directions[{at + 1}]")
            self.solves(A, d["vector"], None, free, j, d["unit"], region, f"{place}.directions[{at + 1}]")
        if kind == "none":
            (y,) = self.rows([c["row"]], 1, len(A), region, f"{place}.row")
            sums = [region.reduced(dot(y, [row[j] for row in A], region.count)) for j in range(n + 1)]
            need(not any(sums[:n]), f"{place}.row: expected 0 left of the bar")
            need(all(not x or any(A[k]) for k, x in enumerate(y)), f"{place}.row: expected 0 for a row of zeros")
            self.unit(sums[n], c["unit"], region, f"{place}.unit")
        elif kind is not None:
            need((kind == "unique") == (not free), f"{place}.kind: found {kind}")
            self.solves(A, c["solution"], c["over"], free, None, c["unit"], region, f"{place}.solution")
        told = [written(read(text, self.letters), self.letters) + (" = 0" if v else " != 0") for text, v in region.told]
        return {"conditions": told, "rank": len(J), "kind": kind}

    def solves(
        self, A: Rows, given: Any, over: Any, free: list[int], own: int | None, unit: Any, region: Region, place: str
    ) -> None:
        """A x = 0 with its own free entry nowhere 0, or A x = (over) b; other free entries are 0."""
        n = len(A[0]) if self.bar is None else self.bar
        (x,) = self.rows([given], 1, n, region, place)
        need(all(j == own or not x[j] for j in free), f"{place}: expected 0 at a free unknown")
        scale = self.here(over, region, f"{place}.over") if own is None else {}
        for i, row in enumerate(A):
            total = dot(row[:n], x, region.count)
            right = times(scale, row[n]) if own is None else {}
            need(not region.reduced(plus(total, right, -1)), f"{place}: row {i + 1} does not hold")
        need(own is None or any(row[own] for row in A) or x[own] == number(Fraction(1), region.count), f"{place}: 1")
        self.unit(region.reduced(scale if own is None else x[own]), unit, region, f"{place}.unit")

    def rows(self, given: Any, m: int, n: int, region: Region | None, place: str) -> Rows:
        need(type(given) is list and len(given) == m, f"{place}: expected {m} rows")
        need(all(type(row) is list and len(row) == n for row in given), f"{place}: expected {n} entries a row")
        return [
            [self.here(x, region, f"{place}[{i + 1}][{j + 1}]") for j, x in enumerate(row)]
            for i, row in enumerate(given)
        ]


def keys(given: Any, names: str, place: str) -> dict[str, Any]:
    need(type(given) is dict and set(given) == set(names.split()), f"{place}: expected {', '.join(names.split())}")
    return dict(given)


def number(c: Fraction, count: int) -> Polynomial:
    """The number as a polynomial in so many letters."""
    return {(0,) * count: c} if c else {}


def plus(p: Polynomial, q: Polynomial, c: int = 1) -> Polynomial:
    made = dict(p)
    for m, value in q.items():
        made[m] = made.get(m, Fraction(0)) + c * value
        if not made[m]:
            del made[m]
    return made


def times(p: Polynomial, q: Polynomial) -> Polynomial:
    made: Polynomial = {}
    need(len(p) * len(q) <= MOST_TERMS, "a product of too many terms")
    for m, a in p.items():
        for k, b in q.items():
            e = tuple(map(int.__add__, m, k))
            made[e] = made.get(e, Fraction(0)) + a * b
    return {m: c for m, c in made.items() if c}


def dot(x: list[Polynomial], y: list[Polynomial], count: int) -> Polynomial:
    total: Polynomial = {}
    for a, b in zip(x, y, strict=True):
        total = plus(total, times(a, b))
    return total


def put(p: Polynomial, k: int, value: Polynomial) -> Polynomial:
    """p with a polynomial in the place of letter k."""
    made: Polynomial = {}
    powers: list[Polynomial] = []
    for m, c in p.items():
        powers = powers or [number(Fraction(1), len(m))]
        while len(powers) <= m[k]:
            powers.append(times(powers[-1], value))
        made = plus(made, times({(*m[:k], 0, *m[k + 1 :]): c}, powers[m[k]]))
    return made


def order(m: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    return sum(m), m


def remainder(p: Polynomial, divisors: list[Polynomial]) -> Polynomial:
    """p less multiples of the divisors, until no first term of one divides a term that is left."""
    p, heads = dict(p), [(max(g, key=order), g) for g in divisors if g]
    left: Polynomial = {}
    while p and heads:
        m = max(p, key=order)
        for head, g in heads:
            if all(a >= b for a, b in zip(m, head, strict=True)):
                e = tuple(map(int.__sub__, m, head))
                p = plus(p, times({e: p[m] / g[head]}, g), -1)
                break
        else:
            left[m] = p.pop(m)
    return left if heads else p


def real_roots(p: list[Fraction]) -> int:
    """How many different real roots a polynomial has, from its highest coefficient down (Sturm)."""
    chain = [p, [c * (len(p) - 1 - k) for k, c in enumerate(p[:-1])]]
    while len(chain[-1]) > 1:
        a, b = [*chain[-2]], chain[-1]
        while len(a) >= len(b):
            q = a[0] / b[0]
            a = [x - q * y for x, y in zip(a, [*b, *[Fraction(0)] * (len(a) - len(b))], strict=True)][1:]
        while a and not a[0]:
            a = a[1:]
        if not a:
            break
        chain.append([-x for x in a])
    ends = [[(q[0] > 0) ^ (left and len(q) % 2 == 0) for q in chain] for left in (True, False)]
    low, high = [sum(a != b for a, b in pairwise(signs)) for signs in ends]
    return low - high


def has_rational_root(p: list[Fraction]) -> bool:
    """Of p/q in lowest terms p divides the last coefficient and q the first one, of integers."""
    scale = 1
    for c in p:
        scale *= c.denominator
    whole = [int(c * scale) for c in p]
    if not whole[-1]:
        return True
    need(max(abs(whole[0]), abs(whole[-1])) < MOST_DIVISORS, "coefficients too large for looking for rational roots")
    divisors = [[d for d in range(1, abs(c) + 1) if c % d == 0] for c in (whole[-1], whole[0])]
    roots = {s * Fraction(a, b) for a in divisors[0] for b in divisors[1] for s in (1, -1)}
    return any(not sum(c * x ** (len(p) - 1 - k) for k, c in enumerate(p)) for x in roots)


def read(text: str, letters: list[str]) -> Polynomial:
    """The polynomial that a text writes: a sum of terms such as 1/2*a^2*b, 2a, -3; raises ValueError for another."""
    made: Polynomial = {}
    rest = text.replace(" ", "")
    if not rest or len(rest) > 100_000:
        raise ValueError(f"not a polynomial: {text[:60]!r}")
    at = 0
    while at < len(rest):
        found = TERM.match(rest, at)
        if found is None or found.end() == at or (at and not found[1]) or not (found[2] or found[3]):
            raise ValueError(f"not a polynomial: {text[:60]!r}")
        exponents = [0] * len(letters)
        for factor, power in re.findall(rf"\*?({LETTER})(?:\^([0-9]+))?", found[3]):
            names = [factor] if factor in letters else list(factor)
            for name in names:
                if name not in letters:
                    raise ValueError(f"not a letter: {name!r} in {text[:60]!r}")
                exponents[letters.index(name)] += int(power or 1) if name == names[-1] else 1
        if max(exponents, default=0) > 1000:
            raise ValueError(f"a power too high: {text[:60]!r}")
        made = plus(made, {tuple(exponents): Fraction(found[2] or 1) * (-1 if found[1] == "-" else 1)})
        made = {m: c for m, c in made.items() if c}
        at = found.end()
    return made


def written(p: Polynomial, letters: list[str]) -> str:
    """The one spelling: terms from the highest down, a^2-1/2*b+3."""
    made = ""
    for m in sorted(p, key=order, reverse=True):
        powers = [x if e == 1 else f"{x}^{e}" for x, e in zip(letters, m, strict=True) if e]
        size = abs(p[m])
        parts = [str(size), *powers] if size != 1 or not powers else powers
        made += ("-" if p[m] < 0 else "+" if made else "") + "*".join(parts)
    return made or "0"


def matrix(text: str) -> list[list[str]]:
    """The entries of lines of text, with ; or a new line between rows, or of a JSON list of rows."""
    if text.lstrip().startswith(("[", "{")):
        held = json.loads(text)
        rows = held["matrix"] if type(held) is dict else held
        return [[str(x) for x in row] for row in rows]
    lines = [line.replace("|", " ").replace(",", " ").split() for line in re.split("[;\r\n]", text)]
    return [line for line in lines if line]


def each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any] | None:
    """An object that repeats a key is nothing."""
    return dict(pairs) if len(dict(pairs)) == len(pairs) else None


def main(arguments: list[str]) -> int:
    try:
        source, proof = arguments
        held = Path(source).read_text("utf-8-sig") if Path(source).is_file() else source
        certificate = json.loads(Path(proof).read_text("utf-8-sig"), object_pairs_hook=each_once)
        found = check(matrix(held), certificate)
        print("accepted:", len(found), "case" if len(found) == 1 else "cases")
    except Refused as reason:
        print("refused:", ascii(str(reason))[1:-1])
        return 1
    except (ValueError, OSError, RecursionError, KeyError, TypeError, ZeroDivisionError) as error:
        print("unreadable:", ascii(str(error))[1:-1], file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
