"""The contract of a number domain, one suite for all: axioms, canonical forms, characteristic, elimination, oracles.

An oracle from outside: multiplication by a + b w is a matrix of rational numbers (over GF(p^k), of residues), so a
matrix over the larger field is one over the smaller field, k times as high and wide, and its rank is k times the rank.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import Any

import flint
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from sympy.polys.matrices import DomainMatrix

from exactrank.calculations.elimination import row_echelon_form
from exactrank.calculations.elimination.over_domains import reduce_rows, replay
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.canonical_numbers import (
    number_negative,
    number_power,
    number_product,
    number_quotient,
    number_sum,
)
from exactrank.numbers.fields import GF, QQ
from exactrank.numbers.finite_extensions import ExtensionField, GF_power
from exactrank.numbers.multivariate import collected, constant, in_lowest_terms, primitive
from exactrank.numbers.quadratic import QQ_sqrt, QuadraticField
from exactrank.numbers.rational_functions import QQ_letters, RationalFunctions
from exactrank.numbers.root_sums import ROOT_SUMS, RootSums
from exactrank.numbers.rows import RowsOver

DOMAINS: list[Any] = [
    QQ, GF(2), GF(7), GF(101), QQ_sqrt(-1), QQ_sqrt(2), QQ_sqrt(-3), QQ_sqrt(5),
    GF_power(4), GF_power(8), GF_power(9), GF_power(25), QQ_letters("a"), QQ_letters("a", "b"), ROOT_SUMS,
]  # fmt: skip
domains = pytest.mark.parametrize("domain", DOMAINS, ids=lambda domain: domain.name)
small = st.integers(-6, 6)


_RADICANDS = [1, -1, 2, -2]
"""The roots of these are a basis of QQ(i, sqrt 2), which the tests of sums of roots stay in."""


def elements(domain: Any) -> st.SearchStrategy[Any]:
    """Integral elements."""
    if isinstance(domain, QuadraticField):
        return st.tuples(small, small)
    if isinstance(domain, RootSums):
        pairs = st.dictionaries(st.sampled_from(_RADICANDS), small.filter(bool), max_size=2)
        return pairs.map(lambda made: tuple(sorted(made.items())))
    if isinstance(domain, ExtensionField):
        return st.tuples(*[st.integers(0, domain.characteristic - 1)] * domain.degree)
    if isinstance(domain, RationalFunctions):
        return functions(domain)
    return st.integers(0, domain.characteristic - 1) if domain.characteristic else small


def functions(domain: RationalFunctions) -> st.SearchStrategy[Any]:
    """Fractions of polynomials of few terms, mostly polynomials, brought to lowest terms."""
    letters = len(domain.letters)
    exponents = st.tuples(*[st.integers(0, 2)] * letters)
    terms = st.lists(st.tuples(exponents, st.integers(-3, 3)), max_size=3).map(collected)
    one = constant(1, letters)
    below = st.one_of(st.just(one), st.just(one), terms.filter(bool).map(lambda p: primitive(p)[1]))
    return st.builds(in_lowest_terms, terms, below)


def numbers(domain: Any) -> st.SearchStrategy[Any]:
    """Canonical numbers."""
    p = domain.characteristic
    units = st.integers(-5, 5).filter(lambda d: d % p if p else d)
    return st.builds(domain.ratio, elements(domain), units)


def matrices(domain: Any, most: int = 4) -> st.SearchStrategy[RowsOver[Any]]:
    """Sums of at most two products of a column and a row, so that ranks below the full one come up."""

    def of(size: tuple[int, int, int]) -> st.SearchStrategy[RowsOver[Any]]:
        m, n, r = size
        columns = st.lists(st.lists(numbers(domain), min_size=m, max_size=m), min_size=r, max_size=r)
        rows = st.lists(st.lists(numbers(domain), min_size=n, max_size=n), min_size=r, max_size=r)
        return st.builds(lambda c, f: _product(domain, m, n, c, f), columns, rows)

    sizes = st.tuples(st.integers(1, most), st.integers(1, most), st.integers(0, most))
    return sizes.flatmap(of)


def _product(domain: Any, m: int, n: int, columns: Any, rows: Any) -> RowsOver[Any]:
    made = [[(domain.zero, 1)] * n for _ in range(m)]
    for column, row in zip(columns, rows, strict=True):
        for i in range(m):
            for j in range(n):
                made[i][j] = number_sum(domain, made[i][j], number_product(domain, column[i], row[j]))
    return RowsOver.of(domain, made, n)


@domains
@given(st.data())
def test_the_axioms_of_a_field(domain: Any, data: st.DataObject) -> None:
    x, y, z = [data.draw(numbers(domain)) for _ in range(3)]
    zero, one = (domain.zero, 1), (domain.one, 1)
    plus, times = partial(number_sum, domain), partial(number_product, domain)
    assert plus(plus(x, y), z) == plus(x, plus(y, z))
    assert plus(x, y) == plus(y, x)
    assert plus(x, zero) == times(x, one) == x
    assert plus(x, number_negative(domain, x)) == zero
    assert times(times(x, y), z) == times(x, times(y, z))
    assert times(x, y) == times(y, x)
    assert times(x, plus(y, z)) == plus(times(x, y), times(x, z))
    if y != zero:
        assert times(number_quotient(domain, x, y), y) == x
        assert number_power(domain, y, -2) == number_quotient(domain, one, times(y, y))
    else:
        with pytest.raises(InputError):
            number_quotient(domain, x, y)
    assert zero != one


@domains
@given(st.data())
def test_canonical_forms_are_equal_hash_alike_and_print_alike(domain: Any, data: st.DataObject) -> None:
    x = data.draw(elements(domain))
    p = domain.characteristic
    c, d = [data.draw(st.integers(-9, 9).filter(lambda k: k % p if p else k)) for _ in range(2)]
    scaled = domain.times(domain.of_integer(c), x)
    assert domain.ratio(scaled, c * d) == domain.ratio(x, d)
    assert hash(domain.ratio(scaled, c * d)) == hash(domain.ratio(x, d))
    assert domain.row([scaled, domain.zero], c * d) == domain.row([x, domain.zero], d)
    assert domain.ratio(*domain.ratio(x, d)) == domain.ratio(x, d)
    assert domain.row([x], d) == ((domain.ratio(x, d)[0],), domain.ratio(x, d)[1])
    y = data.draw(elements(domain))
    assert (domain.text(*domain.ratio(x, d)) == domain.text(*domain.ratio(y, d))) == (
        domain.ratio(x, d) == domain.ratio(y, d)
    )


@domains
@given(st.data())
def test_combining_is_adding_multiples(domain: Any, data: st.DataObject) -> None:
    x, y = data.draw(elements(domain)), data.draw(elements(domain))
    target, source = data.draw(st.lists(st.tuples(elements(domain), elements(domain)), max_size=4).map(
        lambda pairs: ([a for a, _ in pairs], [b for _, b in pairs])
    ))  # fmt: skip
    expected = [
        domain.ratio(domain.add(domain.times(x, t), domain.times(y, s)), 1) for t, s in zip(target, source, strict=True)
    ]
    assert [domain.ratio(value, 1) for value in domain.combine(x, target, y, source)] == expected


@domains
def test_the_characteristic(domain: Any) -> None:
    p = domain.characteristic
    if p:
        assert domain.of_integer(p) == domain.zero
    assert all(domain.of_integer(k) != domain.zero for k in range(1, p or 30))
    assert domain.add(domain.of_integer(3), domain.of_integer(-1)) == domain.of_integer(2)
    assert domain.times(domain.of_integer(3), domain.of_integer(5)) == domain.of_integer(15)


@domains
@given(st.data())
def test_elimination_is_what_its_operations_say_and_the_rank_is_the_oracles(domain: Any, data: st.DataObject) -> None:
    A = data.draw(matrices(domain))
    found = reduce_rows(A)
    assert replay(A, found.operations) == found.end
    leading = [next((j for j, x in enumerate(row) if x != domain.zero), A.ncols) for row, _ in found.end.rows]
    assert [(p.row, p.column) for p in found.pivots] == [(i, j) for i, j in enumerate(leading) if j < A.ncols]
    assert found.rank == _rank_by_oracle(domain, A)
    reduced = reduce_rows(A, to_reduced_form=True)
    assert replay(A, reduced.operations) == reduced.end
    assert reduced.pivots == found.pivots
    for pivot in reduced.pivots:
        column = [domain.ratio(row[pivot.column], d) for row, d in reduced.end.rows]
        assert column == [(domain.one if i == pivot.row else domain.zero, 1) for i in range(len(column))]
    assert reduce_rows(reduced.end, to_reduced_form=True).steps == ()


@domains
@given(st.data())
def test_the_determinant_of_a_product_is_the_product(domain: Any, data: st.DataObject) -> None:
    n = data.draw(st.integers(1, 3))
    square = st.lists(st.lists(numbers(domain), min_size=n, max_size=n), min_size=n, max_size=n)
    A, B = data.draw(square), data.draw(square)
    AB = [[(domain.zero, 1)] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            for k in range(n):
                AB[i][j] = number_sum(domain, AB[i][j], number_product(domain, A[i][k], B[k][j]))
    dA, dB, dAB = [reduce_rows(RowsOver.of(domain, M)).determinant() for M in (A, B, AB)]
    assert dAB == reduce_rows(RowsOver.of(domain, AB), to_reduced_form=True).determinant()
    assert number_product(domain, dA, dB) == dAB


def _rank_by_oracle(domain: Any, A: RowsOver[Any]) -> int:
    if isinstance(domain, RationalFunctions):
        return _rank_by_sympy(domain, A)
    blocks = [[_multiplication(domain, x, d) for x in numerators] for numerators, d in A.rows]
    k = len(blocks[0][0])
    rows = [[entry for block in row for entry in block[i]] for row in blocks for i in range(k)]
    p = domain.characteristic
    if p:
        whole = [int(x.numerator) * pow(int(x.denominator), -1, p) % p for row in rows for x in row]
        found = int(flint.nmod_mat(len(rows), len(rows[0]), whole, p).rank())
    else:
        entries = [flint.fmpq(x.numerator, x.denominator) for row in rows for x in row]
        found = int(flint.fmpq_mat(len(rows), len(rows[0]), entries).rank())
    assert found % k == 0
    return found // k


def _rank_by_sympy(domain: RationalFunctions, A: RowsOver[Any]) -> int:
    field = sympy.QQ.frac_field(*sympy.symbols(domain.letters))
    gens = field.gens

    def polynomial(p: Any) -> Any:
        total = field.zero
        for exponents, c in p:
            term = field(c)
            for x, e in zip(gens, exponents, strict=True):
                term *= x**e
            total += term
        return total

    rows = [[polynomial(p) / polynomial(q) / d for p, q in numerators] for numerators, d in A.rows]
    return int(DomainMatrix(rows, A.shape, field).rank())


def _multiplication(domain: Any, x: Any, d: int) -> list[list[Fraction]]:
    """The matrix of the multiplication by x / d, made from the powers of one matrix with w for an eigenvalue."""
    if isinstance(domain, QuadraticField):
        a, b = Fraction(x[0], d), Fraction(x[1], d)
        return [[a, domain.d * b], [b, a]]
    if isinstance(domain, RootSums):
        images = [dict(domain.times(x, ((k, 1),))) for k in _RADICANDS]
        return [[Fraction(image.get(k, 0), d) for image in images] for k in _RADICANDS]
    if not isinstance(domain, ExtensionField):
        return [[Fraction(x, d)]]
    p, k = domain.characteristic, domain.degree
    companion = [[int(i == j + 1) if j < k - 1 else -domain.modulus[i] for j in range(k)] for i in range(k)]
    power = [[int(i == j) for j in range(k)] for i in range(k)]
    made = [[0] * k for _ in range(k)]
    for a in x:
        made = [[(m + a * q) % p for m, q in zip(r, s, strict=True)] for r, s in zip(made, power, strict=True)]
        power = [[sum(power[i][h] * companion[h][j] for h in range(k)) % p for j in range(k)] for i in range(k)]
    return [[Fraction(entry) for entry in row] for row in made]


@pytest.mark.parametrize("domain", [QQ, GF(2), GF(7), GF(101)], ids=lambda domain: domain.name)
@given(st.data())
def test_the_fast_ways_agree(domain: Any, data: st.DataObject) -> None:
    """The same echelon form and the same number of operations as the way that QQ and GF(p) have of their own."""
    A = data.draw(matrices(domain))
    form, found = row_echelon_form(Matrix(A.rows, A.ncols, domain)), reduce_rows(A)
    assert form.matrix.rows == found.end.rows
    assert form.pivots == found.pivots
    assert len(form.derivation.log) == len(found.operations)


@given(st.data(), st.sampled_from([4, 8, 9, 25, 27, 49]))
def test_multiplication_is_that_of_flint(data: st.DataObject, q: int) -> None:
    F = GF_power(q)
    p, k = F.characteristic, F.degree
    polynomials = flint.fmpz_mod_poly_ctx(flint.fmpz_mod_ctx(p))
    context = flint.fq_default_ctx(modulus=polynomials([*F.modulus, 1]))
    x, y = data.draw(elements(F)), data.draw(elements(F))
    found = (context(polynomials(list(x))) * context(polynomials(list(y)))).to_list()
    assert (*[int(c) for c in found], *[0] * (k - len(found))) == F.times(x, y)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (((0, 0), 1), "0"), (((1, 0), 2), "1/2"), (((0, 1), 1), "i"), (((0, -1), 1), "-i"), (((1, 2), 1), "1+2*i"),
        (((-1, -3), 2), "-1/2-3/2*i"), (((3, -1), 1), "3-i"), (((0, 2), 3), "2/3*i"),
    ],
)  # fmt: skip
def test_how_numbers_are_spelt(number: Any, text: str) -> None:
    assert QQ_sqrt(-1).text(*number) == text
    assert QQ_sqrt(5).text(*number) == text.replace("i", "sqrt(5)")


def test_the_defining_equations() -> None:
    assert QQ_sqrt(-1).times((0, 1), (0, 1)) == (-1, 0)
    assert QQ_sqrt(2).times((0, 1), (0, 1)) == (2, 0)
    assert QQ_sqrt(2).divide((1, 0), (0, 1)) == ((0, 1), 2)
    F = GF_power(4)
    assert F.text(F.times((0, 1), (0, 1))) == "t+1"
    assert GF_power(9).text((1, 2)) == "2*t+1"


@pytest.mark.parametrize("d", [0, 1, 4, 12, -4, 18, 10**13])
def test_what_gives_no_quadratic_field(d: int) -> None:
    with pytest.raises(InputError, match="no quadratic field"):
        QQ_sqrt(d)


@pytest.mark.parametrize("q", [0, 1, 2, 6, 7, 12, -4, 2**17])
def test_what_is_no_proper_power_of_a_prime(q: int) -> None:
    with pytest.raises(InputError, match=r"no power of a prime|more than 65536"):
        GF_power(q)


@pytest.mark.parametrize("q", [4, 8, 9, 16, 25, 27])
def test_every_nonzero_element_has_an_inverse(q: int) -> None:
    F = GF_power(q)
    p, k = F.characteristic, F.degree
    found = [tuple([n // p**i % p for i in range(k)]) for n in range(1, q)]
    assert len({F.divide(F.one, x)[0] for x in found}) == q - 1
    assert all(F.times(F.divide(F.one, x)[0], x) == F.one for x in found)
