"""Certificates over GF(p), QQ(i) and QQ(sqrt d): accepted by the checker alone, refused once anything is changed."""

from __future__ import annotations

import ast
import copy
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import exactrank
from exactrank import field_checker
from exactrank.checker import Refused
from exactrank.cli import main
from exactrank.errors import InputError
from exactrank.numbers.fields import GF
from exactrank.numbers.finite_extensions import GF_power
from exactrank.numbers.quadratic import QQ_sqrt
from exactrank.proofs.field_certificates import check_field_certificate, field_certificate
from exactrank.reading.matrices.rows_over import rows_over
from tests.exploring import examples
from tests.numbers.test_contract import matrices
from tests.test_sparse_certificate import leaves

FIELDS: list[Any] = [GF(2), GF(7), QQ_sqrt(-1), QQ_sqrt(2), QQ_sqrt(-3), QQ_sqrt(5)]
EXAMPLES = [
    (QQ_sqrt(-1), "1 i 1+i 2; i -1 i-1 3; 2 2i 2+2i 1/2-3/4i; 0 1 i 5".replace("1/2-3/4i", "(2-3i)/4")),
    (QQ_sqrt(2), "1 sqrt(2) 3; sqrt(2) 2 3*sqrt(2); 1/2 0 1-sqrt(2); 4 1 1"),
    (GF(7), "1 2 3 4; 2 4 6 1; 3 3 1 0; 1 1 1 1"),
]


def texts(domain: Any, matrix: str) -> list[list[str]]:
    return rows_over(domain, matrix).texts()


@pytest.mark.parametrize("domain", FIELDS, ids=lambda domain: domain.name)
@given(st.data())
@examples(20)
def test_every_rank_is_certified(domain: Any, data: st.DataObject) -> None:
    A = data.draw(matrices(domain, 4))
    made = json.loads(json.dumps(field_certificate(A)))
    assert field_checker.check(A.texts(), made) == check_field_certificate(A, made) == exactrank.rank(A) == made["rank"]


def mutations(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The certificate with one value changed, in several ways, or without a key or a row."""
    for path, leaf in leaves(found):
        new: list[Any] = [leaf + 1, leaf - 1, 0, -leaf, 10**20, str(leaf), True] if isinstance(leaf, int) else []
        if path[0] == "field":
            new = ["QQ(sqrt 7)", "GF(11)", "QQ", "GF(4)", leaf + " ", leaf.lower(), None, 5]
        elif isinstance(leaf, str):
            new = ["0", "1", "2/3", f"{leaf}+1", f"+{leaf}", f" {leaf}", f"{leaf}/1", f"-{leaf}", "x", "", None, 1, "i"]
        for x in new:
            if x != leaf or type(x) is not type(leaf):
                changed = copy.deepcopy(found)
                at: Any = changed
                for key in path[:-1]:
                    at = at[key]
                at[path[-1]] = x
                yield changed
    for key, value in found.items():
        yield {name: x for name, x in found.items() if name != key}
        yield found | {key: {}}
        if isinstance(value, list) and value:
            yield found | {key: value[:-1]}
            yield found | {key: [*value, value[-1]]}
            yield found | {key: value[::-1]} if value != value[::-1] else found | {key: []}


@pytest.mark.parametrize(("domain", "matrix"), EXAMPLES, ids=lambda one: getattr(one, "name", ""))
def test_two_hundred_mutations_are_refused(domain: Any, matrix: str) -> None:
    rows = texts(domain, matrix)
    found = field_certificate(rows_over(domain, matrix))
    assert field_checker.check(rows, found) == found["rank"]
    count = 0
    for changed in mutations(found):
        # of another field the matrix may have no numbers, or it is not decided here; it is accepted never
        with pytest.raises((field_checker.Refused, ValueError, OverflowError)):
            field_checker.check(rows, changed)
        count += 1
    assert count >= 200


@pytest.mark.parametrize(("domain", "matrix"), EXAMPLES, ids=lambda one: getattr(one, "name", ""))
def test_another_matrix_is_refused(domain: Any, matrix: str) -> None:
    """Unless the certificate proves the rank of that one too: it says all but the entries of the pivot columns."""
    refused = 0
    rows, found = texts(domain, matrix), field_certificate(rows_over(domain, matrix))
    for i, row in enumerate(rows):
        for j in range(len(row)):
            changed = copy.deepcopy(rows)
            changed[i][j] = "5" if row[j] != "5" else "4"
            try:
                rank = field_checker.check(changed, found)
            except field_checker.Refused:
                refused += 1
            else:
                assert rank == exactrank.rank(changed, field=domain)
                assert j + 1 in found["columns"]
                assert i + 1 not in found["rows"]
    assert refused >= 10


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1+i", "1+i"), ("2-3i", "2-3*i"), ("-i", "-i"), ("i/2", "1/2*i"), ("3i/6+ 1", "1+1/2*i"), ("0", "0"),
        ("1/2 - 1/3*i", "1/2-1/3*i"), ("i-i", "0"), ("1/2i", None), ("1 2", None), ("sqrt(2)", None), ("", None),
        ("1+", None), ("--1", None), ("1/0", None), ("ii", None), ("1.5", None), ("i2", None),
    ],
)  # fmt: skip
def test_numbers_as_they_are_typed(text: str, value: str | None) -> None:
    K = field_checker.Field("QQ(i)")
    if value is None:
        with pytest.raises(ValueError, match="no number"):
            K.number(text)
        return
    assert K.text(K.number(text)) == value
    assert rows_over(QQ_sqrt(-1), [[text]]).texts() == [[value]]


def test_it_stands_alone(tmp_path: Path) -> None:
    """In an empty folder with the standard library, at most 300 lines, without asserts."""
    source = Path(field_checker.__file__).read_text(encoding="utf-8")
    assert source.count("\n") <= 300
    tree = ast.parse(source)
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert {str(name).partition(".")[0] for name in imported} <= set(sys.stdlib_module_names)
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Assert)]
    (tmp_path / "field_checker.py").write_text(source, encoding="utf-8")
    certificate = tmp_path / "c.json"

    def run(matrix: str) -> tuple[int, str]:
        command = [sys.executable, "-I", "-S", "field_checker.py", matrix, "c.json"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
        return done.returncode, done.stdout + done.stderr

    certificate.write_text(json.dumps(field_certificate(rows_over(QQ_sqrt(-1), "1 i; i -1"))))
    assert run("1 i; i -1") == run('{"matrix": [["1", "i"], ["i", "-1"]]}') == (0, "accepted: rank 1\n")
    assert run("1 i; i 1") == (1, "refused: F: the columns times F are not the matrix\n")
    assert run("1 i; 2")[0] == run("1 j; 2 3")[0] == 2
    for field in ("GF(4)", "GF(99999999999999)", "QQ(sqrt 9999999999999)"):
        certificate.write_text(json.dumps(field_certificate(rows_over(QQ_sqrt(-1), "1 i; i -1")) | {"field": field}))
        status, said = run("1 2; 3 4")
        assert status == (1 if field == "GF(99999999999999)" else 3), said
        assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("matrix", "field", "rank"),
    [
        ("1 i; i -1", "QQ(i)", 1),
        ("1 2; 3 1", "GF(5)", 1),
        ("sqrt(2) 1; 1 1", "QQ(sqrt 2)", 2),
        ("1/2 3; 1 4", "GF(7)", 2),
    ],
)
def test_the_command_line(matrix: str, field: str, rank: int, tmp_path: Path, capsys: Any) -> None:
    path = str(tmp_path / "c.json")
    assert main(["rank", matrix, "--field", field, "--certificate", path]) == 0
    assert capsys.readouterr().out == f"{rank}\n"
    assert main(["check", matrix, path]) == 0
    assert capsys.readouterr().out == f"accepted: rank {rank}\n"
    assert main(["check", "1 0; 0 0", path]) == 1
    assert capsys.readouterr().out.startswith("refused: ")
    assert main(["prove", matrix, "--field", field, "-o", path]) == main(["check", matrix, path]) == 0
    other = str(Path(field_checker.__file__).with_name("checker.py"))
    done = subprocess.run([sys.executable, "-I", "-S", other, "1 2", path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.count("\n")) == (3, 1)
    assert "field_checker.py" in done.stdout


def test_the_entries_say_the_field(tmp_path: Path, capsys: Any) -> None:
    path = str(tmp_path / "c.json")
    assert main(["rank", "1 i; i -1", "--certificate", path]) == main(["check", "1 i; i -1", path]) == 0
    assert "accepted: rank 1" in capsys.readouterr().out


def test_a_matrix_of_another_field() -> None:
    found = field_certificate(rows_over(QQ_sqrt(-1), "1 i"))
    with pytest.raises(InputError, match="over GF"):
        exactrank.check(rows_over(GF_power(4), "1 t"), found)
    with pytest.raises(InputError, match=r"not over GF\(4\)"):
        field_certificate(rows_over(GF_power(4), "1 t"))
    with pytest.raises(Refused, match="field"):
        exactrank.check("1 2", found | {"field": "nothing"})
    assert exactrank.check(rows_over(QQ_sqrt(-1), "1 i"), json.dumps(found)) == 1
