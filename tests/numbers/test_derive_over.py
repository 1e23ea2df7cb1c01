"""Row reductions over QQ(i), QQ(sqrt d) and GF(p^k) as pages and as JSON, on the command line."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import exactrank
from exactrank.calculations.elimination.over_domains import (
    MultipleAdded,
    RowScaled,
    RowsSwapped,
    reduce_rows,
    replay,
    single_steps,
)
from exactrank.cli import main
from exactrank.exposition.over_domains import explain_reduction_over
from exactrank.numbers.finite_extensions import GF_power
from exactrank.numbers.quadratic import QQ_sqrt
from exactrank.reading.matrices.numbers_over import number_over
from exactrank.reading.matrices.rows_over import rows_over
from exactrank.render import latex, plain
from exactrank.render.json.over_domains import reduction_over_object
from tests.exploring import examples
from tests.numbers.test_contract import matrices

EXTENSIONS: list[Any] = [QQ_sqrt(-1), QQ_sqrt(2), QQ_sqrt(-3), GF_power(4), GF_power(9)]
extensions = pytest.mark.parametrize("domain", EXTENSIONS, ids=lambda domain: domain.name)


@pytest.mark.parametrize(
    ("matrix", "field", "found"),
    [
        ("1 1+i; i 2", "QQ(i)", r"R_2 \leftarrow R_2 - i R_1"),
        ("1 1+i; i 2", "QQ(i)", "The numbers are of the form $a + b i$"),
        ("1 1; 1+i 2", "QQ(i)", r"R_2 \leftarrow R_2 - \left(1 + i\right) R_1"),
        ("1 1; 3 2", "QQ(i)", r"R_2 \leftarrow R_2 - 3R_1"),
        ("1 1; sqrt(2) 2", "QQ(sqrt 2)", r"R_2 \leftarrow R_2 - \sqrt{2} R_1"),
        ("1 1; sqrt(-3) 2", "QQ(sqrt -3)", r"\sqrt{-3}"),
        ("1 1; t 1", "GF(4)", r"$t^2 = t + 1$"),
        ("1 1; t 1", "GF(4)", r"R_2 \leftarrow R_2 + t R_1"),
        ("0 t; t 1", "GF(4)", r"R_1 \leftrightarrow R_2"),
        ("i 1", "QQ(i)", r"\operatorname{rank} A = 1"),
        ("0 0", "QQ(i)", "All rows are zero"),
    ],
)
def test_pages(matrix: str, field: str, found: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", matrix, "--field", field]) == 0
    assert found in capsys.readouterr().out


@pytest.mark.parametrize("to", ["latex", "markdown", "html", "text", "json"])
@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("options", [["--form", "reduced"], ["--steps", "single"], ["--standalone", "--name", "W"]])
def test_every_format_and_option(to: str, lang: str, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", "0 i; 1+i 2; 3 i", "--field", "QQ(i)", "--to", to, "--lang", lang, *options]) == 0
    assert capsys.readouterr().out


@extensions
@given(st.data())
@examples(25)
def test_the_json_can_be_replayed(domain: Any, data: st.DataObject) -> None:
    """Every step is read back from its text, done again, and gives the printed result."""
    A = data.draw(matrices(domain, 3))
    for reduced in (False, True):
        found = reduce_rows(A, reduced)
        for single in (False, True):
            made = json.loads(json.dumps(reduction_over_object(found, "A", single)))
            rows = rows_over(domain, json.dumps(made))
            assert (made["field"], rows) == (domain.name, A)
            for step in made["steps"]:
                rows = replay(rows, [_operation(domain, one) for one in step["operations"]])
                assert rows == rows_over(domain, step["result"])
            assert rows == rows_over(domain, made["end"]) == found.end
            assert len(made["pivots"]) == made["rank"] == found.rank


def _operation(domain: Any, one: dict[str, Any]) -> Any:
    match one:
        case {"kind": "swap", "first": i, "second": k}:
            return RowsSwapped(i - 1, k - 1)
        case {"kind": "scale", "target": i, "factor": factor}:
            return RowScaled(i - 1, number_over(domain, factor))
        case {"kind": "add", "target": i, "source": k, "factor": factor}:
            return MultipleAdded(i - 1, k - 1, number_over(domain, factor))
    raise AssertionError(one)


@extensions
@given(st.data())
@examples(15)
def test_our_pages_are_never_called_wrong(domain: Any, data: st.DataObject) -> None:
    """The judge does not decide these fields; it says so, and accuses nobody."""
    found = reduce_rows(data.draw(matrices(domain, 3)), data.draw(st.booleans()))
    document = explain_reduction_over(found)
    for text in (latex.render(document, "en", False), plain.render(document, "en")):
        assert exactrank.verify(text).first_error is None


def test_single_steps_hold_one_operation_each() -> None:
    found = reduce_rows(rows_over(QQ_sqrt(-1), "1 i; 2 3; i 4"), True)
    steps = single_steps(found)
    assert [one for step in steps for one in step.operations] == list(found.operations)
    assert {len(step.operations) for step in steps} == {1}
    assert steps[-1].result == found.end


@pytest.mark.parametrize(
    ("matrix", "field"),
    [
        ("1 i; i -1", "QQ(i)"),
        ("2-3i, 1; 0, 1/2", "QQ(i)"),
        (r"\begin{pmatrix} 1 & \sqrt{8} \\ \frac{1}{\sqrt2} & 1 \end{pmatrix}", "QQ(sqrt 2)"),
        ("[[1, sqrt(5)], [2, 3]]", "QQ(sqrt 5)"),
        ("1 2; 3 4", "QQ"),
        (r"\begin{pmatrix} 1 & 2 \end{pmatrix}", "QQ"),
    ],
)
def test_the_entries_say_their_field(matrix: str, field: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", matrix, "--to", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["field"] == field
    assert main(["rank", matrix]) == 0


@pytest.mark.parametrize(
    "matrix", ["i", "1 j; 2 3", "i sqrt(2); 1 1", "1 sqrt(2); sqrt(3) 1", "1 pi; 2 3", "1 i; 2", "a i"]
)
def test_entries_that_say_no_field_are_refused_as_before(matrix: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("derive", "rank"):
        assert main([command, matrix]) == 2
        first = capsys.readouterr().err
        assert main([command, matrix, "--field", "QQ"]) == 2
        assert capsys.readouterr().err == first
