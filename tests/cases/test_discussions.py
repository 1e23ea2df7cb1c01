"""Discussions as a table: what is written, and the cases that it has; what is refused, in one line."""

from __future__ import annotations

from typing import Any

import pytest
import sympy

import exactrank
from exactrank.calculations.cases.records import Case, CaseTree, Cut, Question
from exactrank.errors import InputError, ShapeError
from exactrank.reading.formulas.with_letters import read_with_letters
from exactrank.requests.cases import assumption


def said(tree: CaseTree) -> list[str]:
    return [f"{condition(tree, case)}: {answer(case)}" for case in tree.cases]


def condition(tree: CaseTree, case: Case) -> str:
    K, region = tree.domain, case.region
    values = [f"{K.letters[v.letter]}={K.text(K.of_polynomial(v.polynomial), v.denominator)}" for v in region.values]
    zero = [f"{K.text(K.of_polynomial(p))}=0" for p in region.equations]
    nonzero = [f"{K.text(K.of_polynomial(p))}!=0" for p in region.nonzero]
    return " ".join([*values, *zero, *nonzero])


def answer(case: Case) -> str:
    kind = case.answer.kind
    return (
        f"rank {case.answer.rank}" if kind is None else f"{kind.value} {case.answer.rank}/{case.answer.augmented_rank}"
    )


@pytest.mark.parametrize(
    ("written", "options", "cases"),
    [
        ("1 a | 1; a 1 | 1", {}, ["a=1: infinite 1/1", "a=-1: none 1/2", "a-1!=0 a+1!=0: unique 2/2"]),
        ("x + a y = 1; a x + y = 1", {}, ["a=1: infinite 1/1", "a=-1: none 1/2", "a-1!=0 a+1!=0: unique 2/2"]),
        (r"\begin{pmatrix} m & 2 \\ 8 & m \end{pmatrix}", {}, ["m=4: rank 1", "m=-4: rank 1", "m-4!=0 m+4!=0: rank 2"]),
        ("1 2; 2 k", {}, ["k=4: rank 1", "k-4!=0: rank 2"]),
        ("t 1; 1 t^2+1", {}, ["t^3+t-1=0: rank 1", "t^3+t-1!=0: rank 2"]),
        ("t^2+1 1; 0 1", {}, [": rank 2"]),
        ("t^2+1 1; 0 1", {"over": "complex"}, ["t^2+1=0: rank 1", "t^2+1!=0: rank 2"]),
        ("t^2-2 1; 0 1", {"over": "rational"}, [": rank 2"]),
        ("t^2-2 1; 0 1", {}, ["t^2-2=0: rank 1", "t^2-2!=0: rank 2"]),
        ("a 1; 0 a", {"given": ["a != 0"]}, ["a!=0: rank 2"]),
        ("a 1; 0 a", {"given": ["a = 0"]}, ["a=0: rank 1"]),
        ("a 1; 0 a-1", {"given": ["a(a-1) != 0"]}, ["a!=0 a-1!=0: rank 2"]),
        ("a b", {}, ["a=0 b=0: rank 0", "a=0 b!=0: rank 1", "a!=0: rank 1"]),
        ("a^2+b^2+1 0; 0 1", {}, [": rank 2"]),
        ("a | b", {}, ["a=0 b=0: infinite 0/0", "a=0 b!=0: none 0/1", "a!=0: unique 1/1"]),
        ("1 1 | 1; 1 1 | b; 1 a | 2", {}, [
            "b=1 a=1: none 1/2", "b=1 a-1!=0: unique 2/2", "a=1 b-1!=0: none 1/2", "b-1!=0 a-1!=0: none 2/3"]),
        ("x_1 + k x_2 = 0; k x_1 + x_2 = 0", {},
         ["k=1: infinite 1/1", "k=-1: infinite 1/1", "k-1!=0 k+1!=0: unique 2/2"]),
    ],
)  # fmt: skip
def test_discussions(written: str, options: dict[str, Any], cases: list[str] | None) -> None:
    found = said(exactrank.cases(written, **options))
    assert cases is None or sorted(found) == sorted(cases)


def test_a_branch_that_no_value_reaches_is_cut_with_the_reason() -> None:
    def reasons(text: str, over: str) -> list[str]:
        then = exactrank.cases(text, over=over).root.then
        assert isinstance(then, Question)
        return [one.reason.value for one in (then.zero, then.nonzero) if isinstance(one, Cut)]

    assert reasons("t^2+1 0; 0 t", "real") == ["no-real-root"]
    assert reasons("t^2-2 0; 0 t", "rational") == ["no-rational-root"]
    assert reasons("t^2-2 0; 0 t", "real") == []
    assert reasons("2a^2+b^4+3 0; 0 a", "real") == ["positive"]
    tree = exactrank.cases("a 0; 0 a-1")
    assert [case.answer.rank for case in tree.cases] == [1, 1, 2]


def test_siblings_are_merged_only_where_one_solution_holds_for_both() -> None:
    # a x = a b: for a != 0 it is x = b, for a = 0 anything; x + a y = 1 has one answer for all a
    assert said(exactrank.cases("a | a*b")) == ["a=0: infinite 0/0", "a!=0: unique 1/1"]
    assert sorted(said(exactrank.cases("a | 1; 1 | 1"))) == ["a-1!=0: none 1/2", "a=1: unique 1/1"]
    tree = exactrank.cases("a 1; 1 0")
    assert len(tree.leaves) == len(tree.cases) == 1
    merged = exactrank.cases("a b; 0 1")
    assert {case.answer.rank for case in merged.cases} == {1, 2}


def test_symbols_of_sympy_are_letters() -> None:
    a, lam = sympy.symbols("a lambda")
    assert said(exactrank.cases(sympy.Matrix([[a, 1], [1, a]]))) == said(exactrank.cases("a 1; 1 a"))
    tree = exactrank.cases([[1 - lam, 2], [2, 1 - lam]])
    assert [case.answer.rank for case in tree.cases] == [1, 1, 2]
    assert tree.at(**{"lambda": 3}).answer.rank == 1


def test_determinant_and_inverse_ask_for_the_factors_of_the_determinant() -> None:
    tree = exactrank.cases("a 1 1; 1 a 1; 1 1 a", goal="inverse")
    assert [(condition(tree, case), case.answer.inverse is None) for case in tree.cases] == [
        ("a=1", True), ("a=-2", True), ("a-1!=0 a+2!=0", False),
    ]  # fmt: skip
    regular = exactrank.cases("a 1; -1 0", goal="inverse")
    assert len(regular.cases) == 1
    assert regular.cases[0].answer.inverse is not None
    assert exactrank.cases("a b; c d", goal="determinant").cases[0].answer.determinant == (
        ((), (((0, 0, 0, 0), 1),)),
        1,
    )


@pytest.mark.parametrize(
    ("written", "options", "says"),
    [
        ("1 a", {"goal": "solutions"}, "solutions need a right side"),
        ("1 a | 1 2", {}, "has one right side, 2 were given"),
        ("1 a | 1", {"goal": "rank"}, "the goal rank takes a matrix without a bar"),
        ("1 a; 1 1; 2 2", {"goal": "determinant"}, "3x2"),
        ("a 1; 1 a", {"given": ["a = 1", "a != 1"]}, "no values of the letters fulfil the 2 given conditions"),
        ("a 1; 1 a", {"given": ["a^2 = -1"]}, "no values of the letters fulfil the 1 given conditions"),
        ("a 1; 1 a", {"given": ["1 = 2"]}, "no values of the letters fulfil"),
        ("a 1; 1 a", {"given": ["a^2 = 1"]}, "a product of 2 factors"),
        ("a 1; 1 a", {"given": ["a > 1"]}, "a > 1 is no condition of the kind"),
        ("a 1; 1 a", {"given": ["b != 1"]}, "b"),
        ("a 1; 1 a", {"goal": "colour"}, "colour is not a choice for goal"),
        ("a 1; 1 a", {"over": "integers"}, "integers is not a choice for over"),
        ("a 1; 1 a", {"most_cases": 0}, "most-cases"),
        ("1/a 1; 1 a", {}, "1/a"),
        ("1 a | 1; a | 1 1", {}, "bar"),
        ("x + a y = 1 = 2", {}, "x \\+ a y = 1 = 2"),
        ("x y + a = 1", {}, "not linear equations"),
    ],
)  # fmt: skip
def test_what_is_refused(written: str, options: dict[str, Any], says: str) -> None:
    with pytest.raises((InputError, ShapeError), match=says) as caught:
        exactrank.cases(written, **options)
    assert "\n" not in str(caught.value)


def test_values_that_are_not_admitted_have_no_case() -> None:
    tree = exactrank.cases("a 1; 0 a", given=["a != 0"])
    assert tree.at(a=1).answer.rank == 2
    with pytest.raises(InputError, match="the values a = 0 are not admitted"):
        tree.at(a=0)
    with pytest.raises(InputError, match="2 letters were given"):
        tree.at(a=0, b=1)


@pytest.mark.parametrize(
    ("text", "vanishes"),
    [
        ("a != 2", False), ("a ≠ 2", False), (r"a \ne 2", False), (r"a \neq 2", False), ("a <> 2", False),
        ("a = 2", True),
    ],
)  # fmt: skip
def test_conditions_as_they_are_written(text: str, vanishes: bool) -> None:
    domain = read_with_letters("a").domain
    assert assumption(text, domain) == ((((1,), 1), ((0,), -2)), vanishes)


@pytest.mark.parametrize(
    ("written", "letters", "texts", "bar", "unknowns"),
    [
        ("1 a | 1; a 1 | b", (), [["1", "a", "1"], ["a", "1", "b"]], 2, ()),
        ("[[a, 1], [1, 2]]", (), [["a", "1"], ["1", "2"]], None, ()),
        ("2x - a y = b; y = x + 1", (), [["2", "-a", "b"], ["-1", "1", "1"]], 2, ("x", "y")),
        ("x_1 + m x_2 = 3\nx_2 = m", (), [["1", "m", "3"], ["0", "1", "m"]], 2, ("x_1", "x_2")),
        ("(k-1)x + y = 2k", (), [["k-1", "1", "2*k"]], 2, ("x", "y")),
        ("a + x b = 1; b = 2", ("x",), [["1", "x", "1"], ["0", "1", "2"]], 2, ("a", "b")),
        (r"\begin{cases} x + \lambda y &= 1 \\ x &= 2 \end{cases}", (),
         [["1", "lambda", "1"], ["1", "0", "2"]], 2, ("x", "y")),
        (r"\left(\begin{array}{cc|c} a & 1 & 2 \\ 1 & a & 3 \end{array}\right)", (),
         [["a", "1", "2"], ["1", "a", "3"]], 2, ()),
        ("x/2 + y/a = 1", (), [["1/2", "1/a", "1"]], 2, ("x", "y")),
    ],
)  # fmt: skip
def test_matrices_with_letters_as_they_are_written(
    written: str, letters: tuple[str, ...], texts: list[list[str]], bar: int | None, unknowns: tuple[str, ...]
) -> None:
    found = read_with_letters(written, letters)
    assert (found.rows.texts(), found.bar, found.unknowns) == (texts, bar, unknowns)


def test_sympy_gets_a_piecewise_that_agrees_with_its_own_at_every_value() -> None:
    k, x, y = sympy.symbols("k x y")
    A = sympy.Matrix([[1, k], [k, 4]])
    ranks = exactrank.cases(A).to_sympy()
    solutions = exactrank.cases("x + k y = 2; k x + 4 y = 4").to_sympy()
    for value in (-3, -2, -1, 0, 2, 5, sympy.Rational(1, 2)):
        assert ranks.subs(k, value) == A.subs(k, value).rank()
        system = (A.subs(k, value), sympy.Matrix([2, 4]))
        assert solutions.subs(k, value) == sympy.linsolve(system, x, y)
    inverse = exactrank.cases(A, goal="inverse").to_sympy()
    assert inverse.subs(k, 1) == A.subs(k, 1).inv()
    assert inverse.subs(k, 2) is sympy.nan
    determinant = exactrank.cases(A, goal="determinant").to_sympy()
    assert determinant.subs(k, 7) == A.subs(k, 7).det()
    assert exactrank.cases("a 1", goal="echelon").to_sympy().subs(sympy.Symbol("a"), 0) == sympy.Tuple(1)
    assert exactrank.cases("1 2; 3 4").to_sympy() == 2


def test_a_characteristic_matrix_has_its_eigenvalues_as_cases() -> None:
    tree = exactrank.cases("2-t 1 0; 1 2-t 0; 0 0 3-t", letters=("t",))
    assert said(tree) == ["t=1: rank 2", "t=3: rank 1", "t-1!=0 t-3!=0: rank 3"]
    tree = exactrank.cases("a-t b; b a-t", goal="determinant")
    assert [condition(tree, case) for case in tree.cases][:2] == ["t=a-b", "t=a+b b!=0"]
