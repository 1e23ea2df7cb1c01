"""The JSON form of a discussion of cases, `exactrank-cases/1`: numbers are strings, indices count from 1."""

from __future__ import annotations

from typing import Any

from exactrank.calculations.cases.records import Answer, Case, CaseTree, Region
from exactrank.numbers.multivariate import Terms, plus, primitive, scaled
from exactrank.render.json.parts import pivot_object

FORMAT = "exactrank-cases/1"


def cases_object(tree: CaseTree, name: str = "A") -> dict[str, Any]:
    """The object that `derive --letters ... --to json` gives."""
    made: dict[str, Any] = {
        "format": FORMAT,
        "name": name,
        "letters": list(tree.letters),
        "over": tree.over.value,
        "goal": tree.goal.value,
        "matrix": tree.matrix.texts(),
    }
    if tree.bar is not None:
        made["bar"] = tree.bar
    if tree.unknowns:
        made["unknowns"] = list(tree.unknowns)
    if tree.given:
        made["given"] = [_condition(tree, one.polynomial, one.vanishes) for one in tree.given]
    if tree.determinant is not None:
        made["determinant"] = tree.domain.text(*tree.determinant)
    made["cases"] = [_case(tree, case) for case in tree.cases]
    return made


def _case(tree: CaseTree, case: Case) -> dict[str, Any]:
    return {"conditions": _conditions(tree, case.region), **_answer(tree, case.answer)}


def _conditions(tree: CaseTree, region: Region) -> list[dict[str, Any]]:
    """What vanishes and what does not; a value a = 3/2 is the polynomial 2 a - 3."""
    made: list[dict[str, Any]] = []
    for value in region.values:
        letter = tree.domain.letter(tree.letters[value.letter])[0]
        difference = plus(scaled(value.denominator, letter), scaled(-1, value.polynomial))
        made.append(_condition(tree, primitive(difference)[1], True))
    made += [_condition(tree, p, True) for p in region.equations]
    return made + [_condition(tree, p, False) for p in region.nonzero]


def _condition(tree: CaseTree, p: Terms, vanishes: bool) -> dict[str, Any]:
    return {"polynomial": tree.domain.text(tree.domain.of_polynomial(p)), "vanishes": vanishes}


def _answer(tree: CaseTree, answer: Answer) -> dict[str, Any]:
    text = tree.domain.text
    made: dict[str, Any] = {}
    if answer.rank is not None:
        made["rank"] = answer.rank
    if tree.goal.value == "echelon":
        made["pivots"] = [pivot_object(pivot) for pivot in answer.pivots or ()]
    if answer.kind is not None:
        made["augmented_rank"] = answer.augmented_rank
        made["kind"] = answer.kind.value
    if answer.particular is not None:
        made["particular"] = [text(*x) for x in answer.particular]
        made["directions"] = [[text(*x) for x in direction] for direction in answer.directions]
        made["free"] = [j + 1 for j in answer.free]
    if answer.determinant is not None:
        made["determinant"] = text(*answer.determinant)
    if tree.goal.value == "inverse":
        rows = answer.inverse
        made["inverse"] = None if rows is None else [[text(*x) for x in row] for row in rows]
    return made
