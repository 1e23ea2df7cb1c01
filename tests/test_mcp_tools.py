"""The tools for a language model, without the protocol: they give what the library gives, and refuse in a line."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given

import exactrank
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.mcp.parameters import MOST_CELLS, MOST_CHARACTERS
from exactrank.mcp.tools import TOOLS, call
from exactrank.mcp.worker import Worker, answer
from tests.random_matrices import of_known_rank

WRONG = "A = [1 2]\n    [3 4]\n\nR2 <- R2 - 3 R1\n\n[1 2]\n[0 2]"


@given(of_known_rank())
def test_a_rank_comes_with_a_certificate_that_is_accepted(known: tuple[Matrix, int]) -> None:
    A, rank = known
    rows = [[str(entry) for entry in row] for row in A]
    found = call("rank", {"matrix": rows}).value
    assert found["rank"] == rank
    certificate = json.loads(json.dumps(found["certificate"]))
    assert call("check", {"matrix": rows, "certificate": certificate}).value == {
        "accepted": True,
        "rank": found["rank"],
        "reason": None,
    }


def test_a_certificate_of_another_matrix_is_refused() -> None:
    certificate = call("rank", {"matrix": "1 2; 2 4"}).value["certificate"]
    found = call("check", {"matrix": "1 2; 2 5", "certificate": certificate}).value
    assert (found["accepted"], found["rank"]) == (False, None)
    assert found["reason"]


@pytest.mark.parametrize("by", ["row-reduction", "minors", "singular-values", "factorization"])
def test_a_proof_is_one_that_is_accepted(by: str) -> None:
    found = call("prove", {"matrix": "1 2 3; 2 4 6; 1 1 1", "by": by}).value
    assert (found["rank"], found["by"], found["coq"]) == (2, by, None)
    assert exactrank.check("1 2 3; 2 4 6; 1 1 1", found["certificate"]) == 2


def test_a_proof_for_coq_states_the_rank() -> None:
    found = call("prove", {"matrix": "1 2; 2 4", "to": "coq", "name": "W"}).value
    assert "rank_W : \\rank" in found["coq"]
    with pytest.raises(InputError, match="not by row-reduction"):
        call("prove", {"matrix": "1 2; 2 4", "to": "coq", "by": "row-reduction"})


def test_over_a_prime_field_the_rank_has_no_certificate() -> None:
    found = call("rank", {"matrix": "1 2; 3 1", "field": "GF(5)"}).value
    assert (found["rank"], found["field"], found["certificate"]) == (1, "GF(5)", None)


def test_an_answer_is_judged_to_its_first_wrong_line() -> None:
    found = call("verify", {"answer": WRONG})
    assert (found.value["outcome"], found.value["first_error"], found.value["statements"][0]["note"]) == (
        "incorrect",
        1,
        "sign",
    )
    assert "line 4" in found.text
    assert call("verify", {"answer": WRONG.replace("[0 2]", "[0 -2]")}).value["outcome"] == "correct"
    assert "4 行目" in call("verify", {"answer": WRONG, "lang": "ja"}).text


def test_an_answer_about_another_matrix_is_not_correct() -> None:
    right = WRONG.replace("[0 2]", "[0 -2]")
    assert call("verify", {"answer": right, "problem": "1 2; 3 5"}).value["outcome"] != "correct"


@pytest.mark.parametrize(
    ("arguments", "key", "value"),
    [
        ({"matrix": "1 2 | 3; 4 5 | 6"}, "kind", "unique"),
        ({"matrix": "x + 2y = 3; 4x - y = 2"}, "kind", "unique"),
        ({"matrix": [[1, 2], [2, 4]], "right": [3, 6]}, "kind", "infinite"),
        ({"matrix": [["1/2", 2], [3, 4]], "methods": "determinant"}, "determinant", "-4"),
        ({"matrix": "2 1; 4 3", "methods": "row-reduction", "form": "reduced", "name": "W"}, "name", "W"),
        ({"matrix": "3 0; 0 1", "methods": "low-rank", "rank": 1}, "method", "low-rank"),
        ({"matrix": "3 0; 0 1", "methods": "low-rank", "energy": "0.9"}, "method", "low-rank"),
        ({"matrix": "3 0; 0 1", "methods": "lu, inverse", "lang": "ja"}, "format", "exactrank-derivations/1"),
    ],
)
def test_a_derivation_is_the_object_and_a_text(arguments: dict[str, Any], key: str, value: str) -> None:
    found = call("derive", arguments)
    assert found.value[key] == value
    assert found.text.strip()


@pytest.mark.parametrize(("to", "sign"), [("text", "R2 <- R2"), ("markdown", "$$"), ("latex", r"\leftarrow")])
def test_a_derivation_is_written_in_the_format_that_is_asked_for(to: str, sign: str) -> None:
    assert sign in call("derive", {"matrix": "1 2; 3 4", "to": to}).text


@pytest.mark.parametrize(
    ("name", "arguments", "lines"),
    [
        ("solve", {}, ["the tool solve is not known, use one of: verify, derive, cases, exercise, rank, prove, check"]),
        ("rank", {}, ["the key matrix is missing"]),
        ("rank", {"matrix": None}, ["the key matrix is missing"]),
        ("rank", {"matrix": "1", "by": "eye"}, ["the key by is not known"]),
        ("rank", {"Matrix": "1"}, ["the key Matrix is not known", "the key matrix is missing"]),
        ("rank", {"matrix": 7}, ["matrix must be a text, or rows of whole numbers and texts"]),
        ("rank", {"matrix": [[1, 0.5]]}, ["the entry in row 1, column 2 of matrix is neither a whole number nor"]),
        ("rank", {"matrix": [[1, True]]}, ["the entry in row 1, column 2 of matrix"]),
        ("rank", {"matrix": [[1, [2]]]}, ["the entry in row 1, column 2 of matrix"]),
        ("rank", {"matrix": [[1, 2], [3]]}, ["row 2 has 1 entries, expected 2"]),
        ("rank", {"matrix": [[1] * 101] * 100}, ["matrix has 10100 entries, at most 10000 are taken here"]),
        ("rank", {"matrix": "; ".join(["1 " * 101] * 100)}, ["matrix has 10100 entries"]),
        ("rank", {"matrix": "1" * (MOST_CHARACTERS + 1)}, [f"matrix has {MOST_CHARACTERS + 1} characters"]),
        ("rank", {"matrix": "1", "certificate": "no"}, ["the key certificate is true or false, not no"]),
        ("rank", {"matrix": "1", "field": 7}, ["field must be a text"]),
        ("rank", {"matrix": "1", "field": "GF(6)"}, ["6 is not a prime number"]),
        ("check", {"matrix": "1", "certificate": "{}"}, ["certificate must be an object"]),
        ("prove", {"matrix": "1", "by": "eye"}, ["eye is not a choice for by, use one of: row-reduction"]),
        ("verify", {"answer": ["A"]}, ["answer must be a text"]),
        ("verify", {"answer": "A", "kind": "doc"}, ["doc is not a choice for kind"]),
        ("derive", {"matrix": "1 2; 3 4", "methods": "magic"}, ["magic is not a choice for methods"]),
        ("derive", {"matrix": "1 2; 3 4", "methods": "lu", "form": "reduced"}, ["the option form goes only with"]),
        ("derive", {"matrix": "1 2; 3 4", "name": "A B"}, ["the name A B is not a letter"]),
        ("derive", {"matrix": "1 2; 3 4", "digits": 1.5}, ["digits must be a text"]),
        ("derive", {"matrix": "/etc/hostname"}, ["is not a number"]),
    ],
)
def test_what_is_wrong_with_a_call_is_told_in_a_line_each(
    name: str, arguments: dict[str, Any], lines: list[str]
) -> None:
    with pytest.raises(InputError) as refused:
        call(name, arguments)
    said = [problem.sentence() for problem in refused.value.problems]
    assert len(said) == len(lines)
    for found, expected in zip(said, lines, strict=True):
        assert expected in found
    assert answer(name, arguments).value is None
    assert answer(name, arguments).text == "; ".join(said)
    assert "\n" not in answer(name, {**arguments, "lang": "ja"}).text


def test_a_result_beyond_the_limit_is_not_sent() -> None:
    rows = [[pow(3, i + 7 * j, 1009) for j in range(60)] for i in range(60)]
    rows = [[row[j] * row[j] + i * j for j in range(60)] for i, row in enumerate(rows)]
    assert answer("derive", {"matrix": rows}).text.endswith("at most 1048576 are sent")


def test_a_call_ends_when_its_time_is_over() -> None:
    rows = [[pow(i + 2, j, 10007) for j in range(60)] for i in range(60)]
    assert len(rows) * len(rows) < MOST_CELLS
    assert answer("derive", {"matrix": rows, "methods": "row-reduction"}, seconds=0.2).text == (
        "this takes more than the 0 seconds that a call may use"
    )


def test_a_fault_of_ours_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("exactrank.mcp.worker.call", fails)
    assert "a mistake of its own: ZeroDivisionError: oh" in answer("rank", {"matrix": "1"}).text


def test_a_process_that_dies_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = Worker()
    try:
        assert worker.answer("rank", {"matrix": "1 2; 2 4"}).value is not None
        end_children()
        assert "was stopped" in worker.answer("rank", {"matrix": "1"}).text
        assert worker.answer("rank", {"matrix": "1"}).value is not None
    finally:
        worker.close()


def test_a_call_that_is_cancelled_is_stopped_and_the_next_one_is_answered() -> None:
    rows = [[pow(i + 2, j, 10007) for j in range(60)] for i in range(60)]
    worker = Worker()
    try:
        with ThreadPoolExecutor(2) as threads:
            long = threads.submit(worker.answer, "derive", {"matrix": rows, "methods": "singular-values"}, 1)
            while worker.running != 1:
                time.sleep(0.01)
            waiting = threads.submit(worker.answer, "rank", {"matrix": "1"}, 2)
            worker.cancel(2)
            worker.cancel(1)
            assert "was stopped" in long.result().text
            assert "was stopped" in waiting.result().text
        assert worker.answer("rank", {"matrix": "1"}, 3).value is not None
    finally:
        worker.close()


def end_children() -> None:
    import multiprocessing

    for child in multiprocessing.active_children():
        child.kill()
        child.join()


def test_every_tool_says_what_it_takes() -> None:
    assert [tool.name for tool in TOOLS] == ["verify", "derive", "cases", "exercise", "rank", "prove", "check"]
    for made in [tool.input for tool in TOOLS]:
        assert made["type"] == "object"
        assert made["additionalProperties"] is False
        assert set(made["required"]) <= set(made["properties"])
        assert all(one["description"] for one in made["properties"].values())


def test_all_cases_of_a_matrix_with_letters() -> None:
    found = call("cases", {"matrix": "1 a | 1; a 1 | 1"})
    assert [case["kind"] for case in found.value["cases"]] == ["infinite", "none", "unique"]
    assert "Case 1: a = 1" in found.text
    rank = call("cases", {"matrix": [[1, "k"], ["k", 1]], "goal": "rank", "given": "k != 1", "lang": "ja"})
    assert [case["rank"] for case in rank.value["cases"]] == [1, 2]
    with pytest.raises(InputError, match="has reached 3 cases"):
        call("cases", {"matrix": "1 a | 1; a 1 | 1", "most-cases": 2})


def test_an_exercise_comes_with_a_key_that_is_right() -> None:
    found = call("exercise", {"shape": "3x3", "system": "unique", "seed": 7, "largest": 12})
    (made,) = found.value["exercises"]
    assert (made["seed"], made["bar"], made["derivation"]["kind"]) == (7, 3, "unique")
    assert exactrank.verify(found.text).outcome.value == "correct"
    with pytest.raises(InputError, match="at most the rank 2, not 3"):
        call("exercise", {"shape": "2x3", "rank": 3})
