"""The page in a real browser, in front of the program: its doors, the keyboard, narrow windows, both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exactrank.api.exercises import make_exercise
from exactrank.api.showing import to_text
from exactrank.messages import LANGUAGES, catalog
from exactrank.web.calls import reply
from exactrank.web.server import Server
from tests.turns import Turn, by_turns, those_of
from tests.web.chromium import Chromium, chromium

WRONG = "A = [1 2]\n    [3 4]\n\nR2 <- R2 - 3 R1\n\n[1 2]\n[0 2]"


@pytest.fixture(scope="module")
def window(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with chromium(tmp_path_factory.mktemp("profile")) as made:
        yield made
        assert made.errors == []
        outside = {address for address in made.requests if not address.startswith(server.address)}
        assert {address for address in outside if not address.startswith("data:font/")} <= {"about:blank"}


@pytest.fixture
def page(server: Server, window: Chromium) -> Chromium:
    """The page at its beginning, in English."""
    window.width(1000)
    opened(window, server, "lang=en")
    return window


def opened(window: Chromium, server: Server, fragment: str) -> None:
    window.open("about:blank")
    window.open(f"{server.address}#{fragment}")
    window.wait("document.body.dataset.state == 'ready'")


def result(page: Chromium, door: str) -> str:
    """The text of the result of a door, when it is there."""
    page.wait(f"document.querySelector('#{door} .result').childElementCount && byId('status').textContent")
    return str(page.value(f"document.querySelector('#{door} .result').textContent"))


def asked(call: str, **arguments: Any) -> Any:
    return json.loads(reply(json.dumps({"name": call, "arguments": arguments})))["value"]


def test_a_matrix_is_derived_with_the_keyboard_alone(page: Chromium) -> None:
    page.value("document.activeElement.blur()")
    for _ in range(9):
        page.press("Tab")
        if page.value("document.activeElement.id") == "matrix":
            break
    page.type("2\t4\n1\t3")
    page.press("Enter", control=True)
    shown = asked("derive", matrix="2 4; 1 3")["shown"]
    result(page, "derive")
    made = page.value(f"element('div', {{innerHTML: {json.dumps(shown)}}}).textContent")
    assert result(page, "derive").endswith(made)
    assert page.value("document.activeElement.className") == "result"


def test_the_doors_are_tabs_for_keyboard_and_screen_reader(page: Chromium) -> None:
    page.value("byId('tab-derive').focus()")
    for door in ("check", "exercises", "derive"):
        page.press("ArrowRight")
        assert page.value("document.activeElement.id") == f"tab-{door}"
        assert page.value("all('[role=tabpanel]').filter(one => !one.hidden).map(one => one.id)") == [door]
        assert page.value("all('[role=tab][aria-selected=true]').map(one => one.id)") == [f"tab-{door}"]
    assert page.value("all('[role=tab]').filter(one => one.tabIndex == 0).length") == 1
    page.press("ArrowLeft")
    assert page.value("document.activeElement.id") == "tab-exercises"


def test_every_control_has_a_name(page: Chromium) -> None:
    for door in ("derive", "check", "exercises"):
        page.value(f"byId('tab-{door}').click(); all('#{door} details').forEach(one => one.open = true)")
        page.value("byId('methods').value = 'all'; byId('methods').onchange()")
        tree = page.send("Accessibility.getFullAXTree", page.session)["nodes"]
        found = [one for one in tree if one.get("role", {}).get("value") in ("textbox", "combobox", "button", "tab")]
        named = [one for one in found if one.get("name", {}).get("value", "").strip()]
        assert len(found) == len(named) > 8


def test_a_problem_is_told_in_an_alert(page: Chromium) -> None:
    page.value("byId('matrix').value = '1 2; 3'; document.querySelector('#derive form').requestSubmit()")
    said = page.wait("document.querySelector('#derive [role=alert]').textContent")
    assert said == "row 2 has 1 entries, expected 2 (line 1, column 6)"


def test_the_options_are_those_of_the_method(page: Chromium, server: Server) -> None:
    names = "all('#needed [name], #options [name]').map(one => one.name)"
    assert "strategy" in page.value(names)
    page.value("byId('methods').value = 'projection'; byId('methods').onchange()")
    assert page.value("all('#needed [name]').map(one => one.name)") == ["onto"]
    assert "strategy" not in page.value(names)
    opened(page, server, "matrix=4 8; 2 5&methods=projection&onto=2 1&notation=fr&name=M&lang=en")
    expected = asked("derive", matrix="4 8; 2 5", methods="projection", onto="2 1", notation="fr", name="M")
    assert expected["title"] in result(page, "derive")


def test_a_link_holds_what_was_asked_for(page: Chromium, server: Server) -> None:
    page.value("byId('matrix').value = '1 2 | 3; 4 5 | 6'; document.querySelector('#derive form').requestSubmit()")
    first = result(page, "derive")
    fragment = page.value("location.hash.slice(1)")
    opened(page, server, fragment)
    assert result(page, "derive") == first


def test_text_of_a_link_is_never_markup(page: Chromium, server: Server) -> None:
    evil = "%3Cimg src%3Dx onerror%3D%22document.title%3D1%22%3E"
    opened(page, server, f"matrix={evil}&name={evil}&lang={evil}&door={evil}&methods={evil}")
    page.wait("document.querySelector('#derive [role=alert]').textContent")
    opened(page, server, f"door=check&answer={evil}&lang=en")
    assert "<img" in result(page, "check")
    assert page.value("document.querySelectorAll('img').length") == 0
    assert page.value("document.title") == "exactrank"


def test_the_first_wrong_line_is_marked_and_the_solution_waits(page: Chromium) -> None:
    page.value(f"byId('tab-check').click(); byId('answer').value = {json.dumps(WRONG)}")
    page.value("byId('answer').focus()")
    page.press("Enter", control=True)
    assert "The first mistake is in line 4." in result(page, "check")
    assert page.value("all('#check .first mark').map(one => one.textContent)") == ["R2 <- R2 - 3 R1"]
    folds = page.value(
        "all('#check .annotated details').map(one => [one.open, one.querySelector('summary').textContent])"
    )
    assert folds == [[False, "A hint"], [False, "What is wrong, and how it should be"]]


def test_exercises_check_the_answers_that_are_typed(page: Chromium) -> None:
    page.value("byId('tab-exercises').click(); document.querySelector('#exercises form').requestSubmit()")
    result(page, "exercises")
    assert page.value("all('#exercises article').length") == 3
    key = to_text(make_exercise((3, 4), seed=1).solved)
    for told, outcome in ((key, "correct"), (WRONG, "incorrect")):
        page.value(f"document.querySelector('article textarea').value = {json.dumps(told)}")
        page.value("document.querySelector('article .told').textContent = ''")
        page.value("document.querySelector('article .own button').click()")
        assert page.wait("document.querySelector('article .told .outcome').className") == f"outcome {outcome}"
    assert page.value("all('article > details').map(one => one.open)") == [False] * 3


def test_an_exercise_begins_the_answer_with_what_is_given(page: Chromium) -> None:
    page.value("byId('tab-exercises').click(); document.querySelector('#exercises form').requestSubmit()")
    result(page, "exercises")
    exercise = asked("exercise", shape="3x4", seed=1)["exercises"][0]
    assert page.value("document.querySelector('article textarea').value") == exercise["given"] + "\n\n"
    page.value("document.querySelector('article textarea').value += 'rank A = 4'")
    page.value("document.querySelector('article .own button').click()")
    assert page.wait("document.querySelector('article .told .outcome').className") == "outcome incorrect"


def test_another_link_in_the_same_window_is_followed(page: Chromium) -> None:
    page.value("location.hash = 'matrix=1 2; 2 4&name=W&lang=en'")
    assert asked("derive", matrix="1 2; 2 4", name="W")["title"] in result(page, "derive")
    page.value("location.hash = 'door=check&answer=rank [1 2; 2 4] = 1&lang=ja'")
    page.wait("document.querySelector('#check .outcome.correct')")
    assert page.value("document.documentElement.lang") == "ja"


def test_stop_ends_a_long_call_and_the_next_one_is_answered(page: Chromium) -> None:
    rows = ";".join([" ".join([str(pow(i + 2, j, 10007)) for j in range(40)]) for i in range(40)])
    page.value("byId('methods').value = 'eigen'; byId('methods').onchange()")
    page.value(f"byId('matrix').value = {json.dumps(rows)}; document.querySelector('#derive form').requestSubmit()")
    page.wait("document.body.dataset.state == 'working' && !byId('stop').disabled")
    page.press("Escape")
    page.wait("document.body.dataset.state == 'ready' && document.querySelector('#derive [role=alert]').textContent")
    assert page.value("document.querySelector('#derive [role=alert]').textContent") == "Stopped."
    page.value("byId('matrix').value = '1 2; 3 4'; document.querySelector('#derive form').requestSubmit()")
    result(page, "derive")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_speaks_each_language(page: Chromium, server: Server, lang: str) -> None:
    opened(page, server, f"lang={lang}&matrix=1 2; 3 4")
    assert asked("derive", matrix="1 2; 3 4", lang=lang)["title"] in result(page, "derive")
    assert page.value("document.documentElement.lang") == lang
    assert page.value("byId('tab-check').textContent") == catalog(lang)["browser.door.check"]
    shown = "all('[data-text]').filter(one => !one.textContent).map(one => one.dataset.text)"
    assert page.value(shown) == []


@by_turns(3)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_reaches_beyond_a_narrow_window(
    page: Chromium, server: Server, lang: str, dark: bool, turn: Turn
) -> None:
    """Each door, language and colour; a developer's run opens another door for each language and colour."""
    scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
    page.send("Emulation.setEmulatedMedia", page.session, features=scheme)
    page.width(360)
    fragments = [
        ("derive", f"lang={lang}&methods=all&matrix=4 8 12; 2 4 6; 3 6 9; 5 10 15"),
        ("check", f"lang={lang}&door=check&answer={WRONG.replace('+', '%2B')}".replace("\n", "%0A")),
        ("exercises", f"lang={lang}&door=exercises&shape=4x5"),
    ]
    first = LANGUAGES.index(lang) + dark
    for door, fragment in those_of([fragments[(first + k) % 3] for k in range(3)], turn):
        opened(page, server, fragment)
        result(page, door)
        page.value("all('details').forEach(one => one.open = true)")
        assert page.value("document.documentElement.scrollWidth") <= 360
        assert page.value("getComputedStyle(document.documentElement).backgroundColor") == (
            "rgb(22, 23, 26)" if dark else "rgb(255, 254, 251)"
        )


def test_what_is_written_stands_out_from_the_paper(page: Chromium, server: Server, tmp_path: Path) -> None:
    """Text and its ground differ by the ratio 4.5 that is asked for (WCAG 2, 1.4.3), in the light and in the dark."""
    script = """(() => {
      const light = color => { const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map(part => {
        const c = part / 255; return c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; });
        return .2126 * r + .7152 * g + .0722 * b; };
      const ground = one => {
        const color = getComputedStyle(one).backgroundColor;
        return /, 0\\)$/.test(color) ? ground(one.parentElement) : color; };
      return all("button:not(:disabled), label, .help, h1, h2, summary, select, textarea, p").map(one => {
        const [a, b] = [light(getComputedStyle(one).color), light(ground(one))].sort((x, y) => y - x);
        return (a + .05) / (b + .05); });
    })()"""
    for scheme in ("light", "dark"):
        media = [{"name": "prefers-color-scheme", "value": scheme}]
        page.send("Emulation.setEmulatedMedia", page.session, features=media)
        opened(page, server, "lang=en&matrix=1 2; 3 4")
        result(page, "derive")
        ratios = page.value(script)
        assert len(ratios) > 20
        assert min(ratios) >= 4.5
