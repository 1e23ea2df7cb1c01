"""The JSON form of a derivation back to the record; everything that can be computed is computed again and compared."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from exactrank.calculations.elimination import EchelonForm, Strategy, is_reduced_echelon, pivots_of
from exactrank.derivation import Derivation, Pivot, Purpose, Step
from exactrank.errors import ExactrankError, InputError
from exactrank.matrix import Matrix
from exactrank.numbers.fields import Field, field_named
from exactrank.reading.source.numbers import number
from exactrank.row_operations import RowAdd, RowOperation, RowScale, RowSwap

FORMAT = "exactrank-derivation/1"


def row_reduction_of_json(given: Mapping[str, Any]) -> EchelonForm:
    """The recorded reduction that `derive --by row-reduction --to json` wrote; raises InputError where it is not one.

    Indices in JSON count from 1. What the object claims of results, end, pivots and rank must be what follows from
    its matrix and its operations.
    """
    try:
        return _reduction(given)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, ExactrankError):
            raise
        raise InputError.of("bad-derivation-json", what=f"{type(error).__name__} {error}"[:60].lower()) from None


def _reduction(given: Mapping[str, Any]) -> EchelonForm:
    if given["format"] != FORMAT or given["method"] != "row-reduction":
        raise InputError.of("bad-derivation-json", what="format or method")
    field = field_named(given["field"])
    nrows, ncols = given["shape"]
    start = _matrix(given["matrix"], ncols, field)
    steps: list[Step] = []
    results: list[tuple[int, Matrix]] = []
    for step in given["steps"]:
        pivot = _pivot(step["pivot"]) if "pivot" in step else None
        steps += [Step(_operation(one), Purpose(step["purpose"]), pivot) for one in step["operations"]]
        results.append((len(steps), _matrix(step["result"], ncols, field)))
    derivation = Derivation.of(start, steps)
    states = [start, *derivation.states()]
    pivots = pivots_of(states[-1])
    reduced = given["form"] == "reduced"
    claims = {
        "shape": start.shape == (nrows, ncols),
        "result": all(states[k] == result for k, result in results),
        "end": states[-1] == _matrix(given["end"], ncols, field),
        "pivots": pivots == tuple([_pivot(pivot) for pivot in given["pivots"]]),
        "rank": pivots is not None and len(pivots) == given["rank"],
        "form": given["form"] in ("echelon", "reduced") and (not reduced or is_reduced_echelon(states[-1])),
    }
    for what, holds in claims.items():
        if not holds:
            raise InputError.of("bad-derivation-json", what=what)
    return EchelonForm(derivation, states[-1], pivots or (), reduced, Strategy(given["strategy"]))


def _matrix(rows: list[list[str]], ncols: int, field: Field) -> Matrix:
    return Matrix.of([[number(entry) for entry in row] for row in rows], ncols, field)


def _pivot(given: Mapping[str, int]) -> Pivot:
    return Pivot(given["row"] - 1, given["column"] - 1)


def _operation(given: Mapping[str, Any]) -> RowOperation:
    kind = given["kind"]
    if kind == "swap":
        return RowSwap(given["first"] - 1, given["second"] - 1)
    if kind == "scale":
        return RowScale(given["target"] - 1, _factor(given))
    if kind == "add":
        return RowAdd(given["target"] - 1, given["source"] - 1, _factor(given))
    raise InputError.of("bad-derivation-json", what=f"kind {kind}"[:40])


def _factor(given: Mapping[str, Any]) -> Fraction:
    return Fraction(number(given["factor"]))
