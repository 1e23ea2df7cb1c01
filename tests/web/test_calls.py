"""What the page asks, answered without it."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from exactrank.api.answers import verify
from exactrank.api.showing import to_html, to_text
from exactrank.calculations.systems import Solution
from exactrank.exercises.exercise import make_exercise
from exactrank.exercises.with_letter import make_cases_exercise
from exactrank.messages import LANGUAGES
from exactrank.requests.exercises import read_cases_demand, read_demand
from exactrank.web.build import TASKS
from exactrank.web.calls import call, reply
from tests.turns import Turn, by_turns, those_of
from tests.web.inputs import WRONG, calls
from tests.web.texts import texts_of


def test_every_call_has_a_value_or_one_line() -> None:
    problems = 0
    for name, arguments in calls():
        found = json.loads(reply(json.dumps({"name": name, "arguments": arguments})))
        assert len(found) == 1
        if "problem" in found:
            problems += 1
            assert "\n" not in found["problem"]
            assert "a mistake of its own" not in found["problem"]
    assert problems >= 8


def test_every_method_with_a_text_is_shown_by_the_input_that_is_for_it() -> None:
    known = texts_of("method")
    assert len(known) > 20
    for name, given in calls():
        if given.get("methods") in known:
            assert call(name, given).value["shown"], given


WITH_NUMBERS = [task for task, asked in TASKS.items() if "letters" not in asked]


@by_turns(2)
@pytest.mark.parametrize("task", WITH_NUMBERS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_key_of_an_exercise_is_a_right_answer_to_it(task: str, lang: str, turn: Turn) -> None:
    for seed in those_of((1, 2), turn):
        given = {"shape": "3x4" if task != "unique" else "3x3", "seed": seed, **TASKS[task]}
        (shown,) = call("exercise", given).value["exercises"]
        key = to_text(make_exercise(read_demand(given), seed).solved, lang=lang)
        judged = call("verify", {"answer": key, "problem": shown["problem"]}).value
        assert (judged["outcome"], judged["line"]) == ("correct", None)
        another = call("exercise", {**given, "seed": 9}).value["exercises"][0]["problem"]
        assert call("verify", {"answer": key, "problem": another}).value["outcome"] != "correct"


@by_turns(2)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_key_of_an_exercise_with_a_letter_is_not_called_wrong(lang: str, turn: Turn) -> None:
    for seed in those_of((1, 2), turn):
        demand = {"shape": "3x4", **TASKS["cases"]}
        (shown,) = call("exercise", {**demand, "seed": seed}).value["exercises"]
        asked = read_cases_demand(demand)
        assert asked is not None
        made = make_cases_exercise(asked, seed)
        assert shown["problem"] == ""
        assert shown["given"].count("|") == len(made.tree.matrix.texts())
        judged = call("verify", {"answer": to_text(made.tree, lang=lang)}).value
        assert judged["outcome"] != "incorrect"


def test_a_short_answer_behind_what_is_given_is_judged() -> None:
    matrix = call("exercise", {"shape": "3x4", "rank": 2, "seed": 3}).value["exercises"][0]
    system = call("exercise", {"shape": "3x3", "system": "unique", "seed": 1}).value["exercises"][0]
    solved = make_exercise(read_demand({"shape": "3x3", "system": "unique"}), 1).solved
    assert isinstance(solved, Solution)
    values = [str(value) for value in solved.particulars[0] or ()]
    vector = f"x = ({', '.join(values)})"
    single = ", ".join([f"x{k} = {value}" for k, value in enumerate(values, 1)])
    for exercise, told, outcome in (
        *((matrix, "The rank of A is 2.", "correct"), (matrix, "The rank of A is 3.", "incorrect")),
        *((system, vector, "correct"), (system, single, "correct"), (system, f"{single}0", "incorrect")),
        (system, "The system has exactly one solution.", "correct"),
    ):
        judged = call("verify", {"answer": f"{exercise['given']}\n\n{told}", "problem": exercise["problem"]}).value
        assert judged["outcome"] == outcome, told


def test_a_sheet_is_parted_into_its_exercises() -> None:
    made = call("exercise", {"shape": "2x3", "count": 3, "seed": 4}).value["exercises"]
    for number, one in enumerate(made, 1):
        for part in (one["task"], one["key"]):
            assert f"Exercise {number} (seed {number + 3})" in part
            assert len(re.findall(r"Exercise \d", part)) == 1
        assert "row operations" in unescape(one["task"])


def test_a_mistake_comes_with_its_line_a_hint_and_then_the_solution() -> None:
    made = call("verify", {"answer": WRONG}).value
    assert (made["outcome"], made["line"]) == ("incorrect", 4)
    before, hint, solution = made["shown"].split("<details>")
    assert "A sign is wrong." in hint
    assert "-2" not in before + hint  # what should be there waits for the second click
    assert "should be" in solution


def test_a_right_answer_comes_without_hints() -> None:
    right = WRONG.replace("[0 2]", "[0 -2]")
    made = call("verify", {"answer": right}).value
    assert (made["outcome"], made["line"]) == ("correct", None)
    assert "A hint" not in made["shown"]


def test_hints_say_what_the_verdict_says() -> None:
    """The same sentences, some of them folded away."""
    told = re.sub(r"<.*?>|\s", "", to_html(verify(WRONG)).split("</style>")[1].split("<details>")[0])
    hinted = re.sub(r"<.*?>|\s", "", call("verify", {"answer": WRONG}).value["shown"].split("</style>")[1])
    for sentence in re.findall(r"[^.:]+[.:]", told):
        assert sentence in hinted
