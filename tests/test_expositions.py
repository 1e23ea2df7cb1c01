"""Every equation, inequality and decimal that a proof prints is true: each is computed again from what stands there."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
import sympy

from exactrank.calculations.elimination import row_echelon_form
from exactrank.calculations.factorization import FactorizationProof
from exactrank.calculations.minors import MinorProof
from exactrank.calculations.spectrum import SingularValues
from exactrank.document import Array, Chain, Digits, Document, Formula, Name, Product, Said, Table, walk
from exactrank.errors import NotRankOne
from exactrank.exposition import explain
from exactrank.exposition.conclusion import column_letter
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES
from exactrank.numbers.fields import QQ
from exactrank.proofs.rank_proofs import CrossCheck
from exactrank.render.formats import Format, written
from exactrank.requests.methods import Method, Request, derive
from tests.documents import PROOFS, PROVED
from tests.formula_values import Unknown, Values, rational, same, value_of
from tests.matrices import NAMED

MATRICES = NAMED | PROVED
CASES = [
    (name, method)
    for name, A in MATRICES.items()
    for method in PROOFS
    if method is not Method.OUTER_PRODUCT or len(row_echelon_form(A).pivots) == 1
]
SLOW = {"long"}  # SymPy needs long for the roots of numbers of fifty digits


def record_of(name: str, method: Method) -> Any:
    return derive(MATRICES[name], method, Request())


def names_in(document: Document, A: Matrix, record: Any) -> Values:
    """What the letters of the document stand for: W itself, its columns, what is defined on the way, t, sigma."""
    matrix = sympy.Matrix(*A.shape, [rational(x) for row in A for x in row])
    found: Values = {("W", ""): matrix, ("t", ""): sympy.Symbol("t")}
    for j in range(A.ncols):
        found[column_letter("W"), str(j + 1)] = matrix[:, j]
    for node in walk(document):
        if isinstance(node, Chain) and isinstance(node.first, Name) and node.first.letter in "GCFuv":
            defined = [what for relation, what in node.links if relation == "=" and isinstance(what, Array)]
            if defined and not node.first.sub:
                found[node.first.letter, ""] = value_of(defined[0], found)
    for letter, source in (("C", "columns"), ("F", "rows")):
        factor = found.get((letter, ""))
        if factor is not None:
            for k in range(factor.cols if source == "columns" else factor.rows):
                found[letter.lower(), str(k + 1)] = factor[:, k] if source == "columns" else factor[k, :]
    if ("G", "") in found:
        found["I", ""] = sympy.eye(found["G", ""].rows)
    if isinstance(record, SingularValues):
        for k, value in enumerate(record.nonzero):
            found["\\sigma", str(k + 1)] = sympy.Rational(value.decimal(30))
    return found


def check(chain: Chain, names: Values) -> int:
    """Checks each link whose two sides have values; how many there were."""
    sides: list[Formula] = [chain.first, *[formula for _, formula in chain.links]]
    checked = 0
    for (left, right), (relation, _) in zip(pairwise(sides), chain.links, strict=True):
        try:
            x, y = value_of(left, names), value_of(right, names)
        except Unknown:
            continue
        checked += 1
        match relation:
            case "=":
                exact = not any(isinstance(n, Name) and n.letter == "\\sigma" for n in walk(left))
                assert same(x, y) if exact else abs(sympy.N(x - y, 40)) < sympy.Rational(1, 10**20) * abs(y), chain
            case "<=":
                assert x <= y, chain
            case ">=":
                assert x >= y, chain
            case "<":
                assert x < y, chain
            case "~=":
                assert isinstance(right, Digits)
                assert rounds_to(x, right.text), chain
            case _:
                checked -= 1
    return checked


def rounds_to(value: Any, text: str) -> bool:
    """Whether the decimal is at most half a unit of its last digit away."""
    mantissa, _, power = text.partition("e")
    places = len(mantissa.partition(".")[2]) - int(power or 0)
    return bool(
        abs(sympy.N(value - sympy.Rational(text), 60, maxn=400)) <= sympy.Rational(1, 2) / sympy.Integer(10) ** places
    )


ROOTS = ("many-bordering-order-4", "large")
"""Their singular values take SymPy seconds."""
EQUATIONS = [
    pytest.param(name, method, marks=pytest.mark.long if name in ROOTS and method is Method.SINGULAR_VALUES else [])
    for name, method in CASES
    if name not in SLOW
]


@pytest.mark.parametrize(("name", "method"), EQUATIONS)
def test_every_equation_is_true(name: str, method: Method) -> None:
    A = MATRICES[name]
    record = record_of(name, method)
    document = explain(record, "W")
    names = names_in(document, A, record)
    checked = sum([check(node, names) for node in walk(document) if isinstance(node, Chain)])
    assert checked >= (2 if min(A.shape) else 1)


@pytest.mark.parametrize(("name", "method"), CASES)
def test_every_format_is_written(name: str, method: Method) -> None:
    document = explain(record_of(name, method), "W")
    fields = {field for node in walk(document) if isinstance(node, Said) for field, _ in node.fields}
    first = CASES.index((name, method))  # the languages by turns
    for k, form in enumerate((Format.LATEX, Format.MARKDOWN, Format.HTML, Format.TEXT)):
        text = written(document, form, LANGUAGES[(first + k) % len(LANGUAGES)], standalone=True)
        assert len(text) > 50
        assert form is not Format.TEXT or not [field for field in fields if f"{{{field}}}" in text]


@pytest.mark.parametrize("name", MATRICES)
def test_all_bordering_minors_are_there_or_counted(name: str) -> None:
    record = record_of(name, Method.MINORS)
    assert isinstance(record, MinorProof)
    document = explain(record, "W")
    printed = [node for node in walk(document) if isinstance(node, Chain) and isinstance(node.first, Array)]
    vanishing = [c for c in printed if isinstance(c.first, Array) and c.first.matrix.nrows == record.rank + 1]
    counts = {node.message: dict(node.fields) for node in walk(document) if isinstance(node, Said)}
    if record.rank and len(record.bordering):
        assert counts["minors.bordering"]["count"] == len(record.bordering)
        shown = counts.get("minors.first-ones", counts["minors.bordering"])["count"]
        assert len(vanishing) == shown
        matrices = [c.first.matrix for c in vanishing if isinstance(c.first, Array)]
        expected = [record.matrix.submatrix(one.rows, one.columns) for one in record.bordering][: len(matrices)]
        assert matrices == expected
    else:
        assert not vanishing


@pytest.mark.parametrize("name", MATRICES)
def test_the_proofs_meet_in_the_table(name: str) -> None:
    record = record_of(name, Method.ALL)
    assert isinstance(record, CrossCheck)
    rank = sympy.Matrix(*record.matrix.shape, [rational(x) for row in record.matrix for x in row]).rank()
    tables = [node for node in walk(explain(record, "W")) if isinstance(node, Table)]
    assert {value_of(row[1], {}) for row in tables[0].rows if not isinstance(row[1], Said)} == {rank}
    assert len(tables[0].rows) == 4
    for row in tables[1].rows if len(tables) > 1 else ():
        if not isinstance(row[4], Said):
            assert row[1] == row[4], "Cauchy and Binet"


@pytest.mark.parametrize("name", MATRICES)
def test_the_factors_in_the_document_multiply_to_the_matrix(name: str) -> None:
    record = record_of(name, Method.FACTORIZATION)
    assert isinstance(record, FactorizationProof)
    A = record.matrix
    products = [
        n for n in walk(explain(record, "W")) if isinstance(n, Product) and all(isinstance(f, Array) for f in n.factors)
    ]
    total = Matrix.zero(*A.shape, QQ)
    for one in products[1:]:
        left, right = [f.matrix for f in one.factors if isinstance(f, Array)]
        total = total + left @ right
    if len(products) > 1:
        assert total == A
    if products:
        left, right = [f.matrix for f in products[0].factors if isinstance(f, Array)]
        assert left @ right == A
    assert bool(products) == (record.rank > 0)


def test_not_rank_one_names_the_rank_and_a_minor() -> None:
    with pytest.raises(NotRankOne) as refused:
        derive(MATRICES["magic"], Method.OUTER_PRODUCT, Request())
    assert refused.value.rank == 3
    fields = dict(refused.value.problems[0].fields)
    rows = [int(fields[key]) - 1 for key in ("row", "other_row")]
    columns = [int(fields[key]) - 1 for key in ("column", "other_column")]
    (a, b), (c, d) = MATRICES["magic"].submatrix(rows, columns)
    assert a * d - b * c == Fraction(fields["value"]) != 0
