"""Matrices over other fields in documents and on the page: what `exactrank derive` writes, or one line."""

from __future__ import annotations

import json

import pytest

from exactrank.cli import main
from exactrank.embedding.requested import RequestedOver, requested
from exactrank.errors import InputError
from exactrank.render import plain
from exactrank.web.calls import call

GIVEN = [
    ("1+i 2; 3 4", None),
    ("1 sqrt(2); sqrt(2) 2", None),
    ("1 2; 3 4", "GF(4)"),
    ("1 2; 3 4", "QQ(i)"),
    ("1 a; a 1", "QQ(a)"),
]


@pytest.mark.parametrize(("matrix", "field"), GIVEN)
@pytest.mark.parametrize("more", [{}, {"form": "reduced"}])
def test_the_page_and_the_command_show_the_same(
    matrix: str, field: str | None, more: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    over = {} if field is None else {"field": field}
    asked = requested(matrix, {**over, **more})
    assert isinstance(asked, RequestedOver)
    options = [part for key, value in {**over, **more}.items() for part in (f"--{key}", value)]
    assert main(["derive", matrix, *options, "--to", "text"]) == 0
    shown = capsys.readouterr().out
    assert plain.render(asked.document(), "en") == shown
    assert call("derive", {"matrix": matrix, **over, **more, "to": "text"}).value["shown"].strip() in shown
    assert main(["derive", matrix, *options, "--to", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == asked.json_object()


@pytest.mark.parametrize(
    ("matrix", "options", "said"),
    [
        ("1+i 2; 3 4", {"methods": "svd"}, "QQ(i)"),
        ("1+i 2; 3 4", {"strategy": "easiest"}, "QQ(i)"),
        ("1+i 2; 3 4", {"colour": "red"}, "colour"),
        ("1+i 2; 3", {}, "not a number"),
        ("1 a; a 1", {}, "not a number"),
        ("1 2; 3 4", {"field": "GF(6)"}, "6"),
    ],
)
def test_what_no_other_field_has_is_refused(matrix: str, options: dict[str, str], said: str) -> None:
    with pytest.raises(InputError) as error:
        requested(matrix, options).document()
    assert said in str(error.value)


@pytest.mark.parametrize("field", [None, "QQ", "GF(5)"])
def test_numbers_stay_where_they_are(field: str | None) -> None:
    assert type(requested("1 2; 3 4", {} if field is None else {"field": field})).__name__ == "RequestedDerivations"
