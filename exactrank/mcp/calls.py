"""What the tools do: arguments that were checked in, an object and a text that says the same to a reader out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.mcp.parameters import MOST_CELLS
from exactrank.messages import LANGUAGES
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.exercises.with_letter import CasesDemand

Arguments = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Result:
    """What a call gives: an object, and the text that says the same to a reader."""

    value: dict[str, Any]
    text: str


def _as_object(value: dict[str, Any]) -> Result:
    return Result(value, json.dumps(value, ensure_ascii=False))


def _matrix(arguments: Arguments, key: str = "matrix") -> Matrix:
    from exactrank.reading import as_matrix

    A = as_matrix(arguments[key], field=arguments.get("field"))
    _check_size(A, key)
    return A


def _check_size(A: Matrix, key: str) -> None:
    if A.nrows * A.ncols > MOST_CELLS:
        raise InputError.of("argument-cells", key=key, found=A.nrows * A.ncols, most=MOST_CELLS)


def verify(arguments: Arguments) -> Result:
    """An answer judged."""
    from exactrank import api
    from exactrank.exposition.verdict import explain_verdict
    from exactrank.render import plain
    from exactrank.render.json.verdicts import verdict_object

    problem = _matrix(arguments, "problem") if "problem" in arguments else None
    verdict = api.verify(arguments["answer"], problem, arguments.get("kind"), arguments.get("field"))
    return Result(verdict_object(verdict), plain.render(explain_verdict(verdict), arguments.get("lang", LANGUAGES[0])))


def derive(arguments: Arguments) -> Result:
    """A derivation."""
    from exactrank.embedding.requested import KEYS, requested_derivations
    from exactrank.render.formats import Format, written

    asked = requested_derivations(arguments["matrix"], {key: arguments[key] for key in arguments if key in KEYS})
    _check_size(asked.matrix, "matrix")
    shown = written(asked.document(), Format(arguments.get("to", "text")), arguments.get("lang", LANGUAGES[0]))
    return Result(asked.json_object(), str(shown))


def cases(arguments: Arguments) -> Result:
    """All cases of a matrix with letters."""
    from exactrank.embedding.requested import CASE_KEYS, requested
    from exactrank.render.formats import Format, written

    options = {key: arguments[key] for key in arguments if key in CASE_KEYS or key == "name"}
    asked = requested(arguments["matrix"], {"letters": "", **options})
    shown = written(asked.document(), Format(arguments.get("to", "text")), arguments.get("lang", LANGUAGES[0]))
    return Result(asked.json_object(), str(shown))


def exercise(arguments: Arguments) -> Result:
    """An exercise with its key."""
    from exactrank.exercises.exercise import make_exercise
    from exactrank.exposition.exercises import explain_exercises, explain_key
    from exactrank.render.formats import Format, written
    from exactrank.render.json.exercises import exercises_object
    from exactrank.requests.exercises import CASE_OPTIONS, OPTIONS, read_cases_demand, read_demand, read_seed
    from exactrank.requests.names import checked_name

    demand = {key: arguments[key] for key in (*OPTIONS, *CASE_OPTIONS) if key in arguments}
    if (with_letter := read_cases_demand(demand)) is not None:
        return _with_letter(with_letter, arguments)
    made = [make_exercise(read_demand(arguments), read_seed(arguments.get("seed", 1)))]
    name, to = checked_name(arguments.get("name", "A")), Format(arguments.get("to", "text"))
    told = [
        str(written(document, to, arguments.get("lang", LANGUAGES[0])))
        for document in (explain_exercises(made, name), explain_key(made, name))
    ]
    return Result(exercises_object(made, name, with_key=True), "\n".join(told))


def _with_letter(demand: CasesDemand, arguments: Arguments) -> Result:
    """An exercise with a letter, its key the discussion of all cases."""
    from exactrank.exercises.with_letter import make_cases_exercise
    from exactrank.exposition.case_exercises import explain_case_exercises, explain_case_key
    from exactrank.render.formats import Format, written
    from exactrank.render.json.exercises import case_exercises_object
    from exactrank.requests.exercises import read_seed
    from exactrank.requests.names import checked_name

    made = [make_cases_exercise(demand, read_seed(arguments.get("seed", 1)))]
    name, to = checked_name(arguments.get("name", "A")), Format(arguments.get("to", "text"))
    told = [
        str(written(document, to, arguments.get("lang", LANGUAGES[0])))
        for document in (explain_case_exercises(made, name), explain_case_key(made, name))
    ]
    return Result(case_exercises_object(made, name, with_key=True), "\n".join(told))


def rank(arguments: Arguments) -> Result:
    """The rank, with its certificate over the rational numbers."""
    from exactrank.numbers.fields import QQ
    from exactrank.proofs.certificates import to_json_object
    from exactrank.proofs.ranks import rank_certificate, rank_of_matrix

    A = _matrix(arguments)
    made = {"rank": 0, "rows": A.nrows, "columns": A.ncols, "field": A.field.name, "certificate": None}
    if A.field == QQ and arguments.get("certificate", True):
        certificate = rank_certificate(A)
        return _as_object({**made, "rank": certificate.rank, "certificate": to_json_object(certificate)})
    return _as_object({**made, "rank": rank_of_matrix(A)})


def prove(arguments: Arguments) -> Result:
    """A proof of the rank."""
    from exactrank.proofs.certificates import FactorsCertificate, certificate_of, to_json_object
    from exactrank.proofs.coq_export import to_coq
    from exactrank.proofs.rank_proofs import prove_rank
    from exactrank.requests.names import checked_name

    A, by = _matrix(arguments), arguments.get("by", "factorization")
    certificate = certificate_of(prove_rank(A, by).evidence)
    made = {"rank": certificate.rank, "by": by, "certificate": to_json_object(certificate), "coq": None}
    if arguments.get("to") == "coq":
        if not isinstance(certificate, FactorsCertificate):
            raise InputError.of("coq-method", method=by)
        made["coq"] = to_coq(A, certificate, checked_name(arguments.get("name", "A")))
    return _as_object(made)


def check(arguments: Arguments) -> Result:
    """Whether a certificate proves a rank."""
    from exactrank.checker import Refused
    from exactrank.proofs import ranks

    try:
        proven = ranks.check(_matrix(arguments), arguments["certificate"])
    except Refused as reason:
        return _as_object({"accepted": False, "rank": None, "reason": str(reason)})
    return _as_object({"accepted": True, "rank": proven, "reason": None})
