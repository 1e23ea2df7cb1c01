"""The JSON object of a verdict: the keys that other programs rely on, indices from 1, every note and every witness."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from exactrank.judging import Note, Outcome, Verdict, Whole, judge
from exactrank.judging.verdicts.witnesses import Witness
from exactrank.numbers.fields import GF
from exactrank.reading.answers.document import answer_of
from exactrank.render.json.verdicts import Json, verdict_object
from exactrank.statements import (
    Assertion,
    Basis,
    Consequence,
    Equality,
    Form,
    HasForm,
    Hidden,
    Inference,
    Name,
    Passage,
    Rank,
    Solution,
    SolutionKind,
    Span,
    Statement,
    Times,
    Transition,
    Unread,
    Unreadable,
)
from tests.judging.test_claims import FALSE, NOT_DECIDED, TRUE, rank
from tests.judging.test_row_steps import AT_ONCE, CLEAR, CORRECT, INCORRECT, UNDECIDED, A
from tests.judging.written import HERE, G, M, N, add, chain, determinants, named, row_of, scale, step
from tests.verdicts import LETTERS, ROOTS

SLIP = chain(A, CLEAR, "1 2 1; 0 -4 2; 0 1 -1", (add(3, 1, 1),), "1 2 1; 0 -4 2; 1 3 0")
RECOVERY = chain(A, CLEAR, "1 2 1; 0 -4 2; 0 1 -1", (add(3, 1, 2),), "1 2 1; 0 -3 2; 0 -2 1")
STEPS: list[Statement] = [
    *[statement for statement, _ in CORRECT.values()],
    *[statement for statement, _ in INCORRECT.values()],
    AT_ONCE,
]
ANSWERS: tuple[Sequence[Passage], ...] = (
    *[[*statements] for statements, _ in UNDECIDED.values()],
    *[[statement] for statement in TRUE.values()],
    *[[statement] for statement, _ in FALSE.values()],
    *[[statement] for statement, _ in NOT_DECIDED.values()],
    *[[statement] for statement in STEPS],
    [*SLIP],
    [*RECOVERY],
    [Unreadable(Span(3, 4, "?"), "no-target", "row-step")],
    [named("A", "1 2; 2 4"), named("B", "1 2; 3 4"), rank(None, 1)],
    [Assertion((rank(G("1 2; 2 4"), 2),), conditions=("a = 1",))],
    [Assertion((Basis(HERE, G("1 2; 2 4"), (G("-2; 1"),)),), denied=True)],
    [
        Transition(HERE, (G("5 7 1; 2 9 0"),), G("5 7 1; 4 18 0")),
        Transition(HERE, (G("5 7 1; 4 18 0"),), G("1 6 0; 6 1 1"), written=False),
        Transition(HERE, (G("1 6 0; 6 1 1"),), G("2 12 0; 6 1 1")),
    ],
    [Equality(HERE, (G("1 2 3; 2 4 7"), G("1 2 3; 0 0 1")))],
)


def test_a_row_step() -> None:
    statements: list[Statement] = [*SLIP, step(A, "1 2 1; 0 -3 2; 3 7 2")]
    assert verdict_object(judge(statements)) == {
        "format": "exactrank-verdict/1",
        "outcome": "incorrect",
        "first_error": 1,
        "statements": [
            {
                "index": 1,
                "kind": "row-step",
                "line": 1,
                "column": 1,
                "source": "",
                "before": [["1", "2", "1"], ["2", "1", "4"], ["3", "7", "2"]],
                "after": [["1", "2", "1"], ["0", "-4", "2"], ["0", "1", "-1"]],
                "operations": ["R2 <- R2 - 2 R1", "R3 <- R3 - 3 R1"],
                "outcome": "incorrect",
                "note": "wrong-entry",
                "witness": {"row": 2, "column": 2, "expected": "-3", "found": "-4", "in": "result"},
            },
            {
                "index": 2,
                "kind": "row-step",
                "line": 1,
                "column": 1,
                "source": "",
                "before": [["1", "2", "1"], ["0", "-4", "2"], ["0", "1", "-1"]],
                "after": [["1", "2", "1"], ["0", "-4", "2"], ["1", "3", "0"]],
                "operations": ["R3 <- R3 + R1"],
                "outcome": "correct",
                "note": "carried-forward",
                "follows": 1,
            },
            {
                "index": 3,
                "kind": "row-step",
                "line": 1,
                "column": 1,
                "source": "",
                "before": [["1", "2", "1"], ["2", "1", "4"], ["3", "7", "2"]],
                "after": [["1", "2", "1"], ["0", "-3", "2"], ["3", "7", "2"]],
                "operations": [],
                "found_operations": ["R2 <- R2 - 2 R1"],
                "outcome": "correct",
            },
        ],
        "unread": [],
        "hidden": [],
    }


def test_what_was_not_judged_has_its_place_and_its_reason() -> None:
    read = judge([Rank(Span(2, 1, "rank A = 2"), G("1 2; 3 4"), N(2))])
    unread = (Unread(Span(7, 3, "dim Ker A = 4"), "sentence-not-understood"),)
    verdict = replace(read, outcome=Whole.INCOMPLETE, unread=unread, hidden=(Hidden(Span(3, 1, "% [1]"), "comment"),))
    made = verdict_object(verdict)
    assert made["outcome"] == "incomplete"
    place = {"line": 7, "column": 3, "source": "dim Ker A = 4", "reason": "sentence-not-understood"}
    assert made["unread"] == [place]
    assert made["hidden"] == [{"line": 3, "column": 1, "source": "% [1]", "reason": "comment"}]


def statement_objects(verdict: Verdict) -> list[dict[str, Json]]:
    made = verdict_object(verdict)["statements"]
    assert isinstance(made, list)
    return [one for one in made if isinstance(one, dict)]


def test_what_a_statement_rests_on_is_said() -> None:
    (one,) = judge([Rank(HERE, G("1 2; 3 4"), N(1))]).judgements
    resting = replace(one, follows=0, assumed=(Inference.SUBJECT, Inference.TARGET), conditions=("a = 1",))
    (plain,) = statement_objects(Verdict((one,), Whole.INCORRECT))
    (made,) = statement_objects(Verdict((resting,), Whole.INCORRECT))
    assert made == {**plain, "follows": 1, "assumed": ["subject", "target"], "conditions": ["a = 1"]}


def test_the_matrices_of_a_step_are_those_that_were_read() -> None:
    """An entry without a value is null, and so is a side that is no matrix written out."""
    (made,) = statement_objects(judge([step("1/2 x; 2 4", Name("B"), scale(1, 2))]))
    assert (made["before"], made["after"]) == ([["1/2", None], ["2", "4"]], None)
    (made,) = statement_objects(judge([step(row_of("0.50", "2"), "1/2 2")]))
    assert made["before"] == made["after"] == [["1/2", "2"]]


def test_definitions_are_not_counted() -> None:
    statements: list[Statement] = [
        named("B", "1; 2"),
        Equality(Span(7, 3, "BA = W"), (Times((Name("B"), G("3 4"))), G("3 4; 6 9"))),
    ]
    made = verdict_object(judge(statements))
    assert made["statements"] == [
        {
            "index": 1,
            "kind": "product",
            "line": 7,
            "column": 3,
            "source": "BA = W",
            "outcome": "incorrect",
            "note": "wrong-entry",
            "witness": {"row": 2, "column": 2, "expected": "8", "found": "9", "in": "result"},
        }
    ]


def test_the_evidence_of_a_rank() -> None:
    made = verdict_object(judge([Rank(HERE, G("1 2; 2 4"), N(2))]))["statements"]
    assert isinstance(made, list)
    assert isinstance(made[0], dict)
    assert made[0]["witness"] == {
        "expected": 1,
        "found": 2,
        "rows": [1],
        "columns": [1],
        "minor": "1",
        "null_vectors": [["-2", "1"]],
    }


def test_the_evidence_of_finitely_many_solutions() -> None:
    many = Solution(HERE, G("1 2; 2 4"), G("1; 2"), kind=SolutionKind.INFINITE)
    made = verdict_object(judge([many], None, GF(5)))["statements"]
    assert isinstance(made, list)
    assert isinstance(made[0], dict)
    assert made[0]["witness"] == {"values": 5, "free": 1}


def test_every_answer_has_its_json_text() -> None:
    for statements in ANSWERS:
        made = verdict_object(judge(statements))
        assert json.loads(json.dumps(made)) == made
        for one in made["statements"]:  # type: ignore[union-attr]
            assert isinstance(one, dict)
            assert ("witness" in one) == (one["outcome"] == "incorrect")


def test_every_note_and_every_witness_occurs() -> None:
    judgements = [one for statements in ANSWERS for one in judge(statements).judgements]
    judgements += judge([named("A", "1 2; 3 4")], M("1 2; 3 5")).judgements
    judgements += judge([determinants("2 4; 3 4", "1 2; 3 4", 1, 3, scale(1, "1/2"))]).judgements
    judgements += judge(answer_of(LETTERS)).judgements
    judgements += judge(answer_of(ROOTS)).judgements
    many = Solution(HERE, G("1 2; 2 4"), G("1; 2"), kind=SolutionKind.INFINITE)
    judgements += judge([many], None, GF(5)).judgements
    judgements += judge([HasForm(HERE, G("1 2; 3 4"), Form.DIAGONAL)]).judgements
    judgements += judge([HasForm(HERE, G("1 2; 2 1"), Form.POSITIVE_DEFINITE)]).judgements
    judgements += judge([Consequence(HERE, G("1 2 3"), None, G("1 2 4"))]).judgements
    assert {one.note for one in judgements} >= set(Note)
    assert {one.outcome for one in judgements} == set(Outcome)
    assert {type(one.witness) for one in judgements} >= set(get_args(Witness))


def test_incorrect_always_has_a_witness() -> None:
    for statements in ANSWERS:
        for one in judge(statements).judgements:
            assert (one.witness is not None) == (one.outcome is Outcome.INCORRECT)
