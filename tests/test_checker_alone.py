"""checker.py as a program on its own: in an empty folder, without site packages, with and without asserts."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from exactrank import checker
from exactrank.calculations.elimination import row_echelon_form
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import integer_text
from exactrank.proofs.certificates import certificate_of, certificate_text, to_json_object
from exactrank.proofs.rank_proofs import prove_rank

SOURCE = Path(checker.__file__)
DOCUMENT = Matrix.of([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]])
METHODS = ("row-reduction", "minors", "singular-values", "factorization")


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """An empty folder with nothing in it but the checker."""
    shutil.copy(SOURCE, tmp_path / "checker.py")
    return tmp_path


def run(folder: Path, *arguments: str, flags: tuple[str, ...] = ("-I", "-S"), text: str = "") -> tuple[int, str]:
    """The status and the one line."""
    command = [sys.executable, *flags, "checker.py", *arguments]
    made = subprocess.run(command, cwd=folder, capture_output=True, text=True, input=text, timeout=60, check=False)
    output = made.stdout + made.stderr
    assert output.count("\n") == 1, output
    assert bool(made.stderr) == (made.returncode == 2)
    return made.returncode, output.strip()


def test_it_is_short_and_imports_the_standard_library_alone() -> None:
    source = SOURCE.read_text(encoding="utf-8")
    assert source.count("\n") <= 300
    tree = ast.parse(source)
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {node.module for node in imported if isinstance(node, ast.ImportFrom)}
    names |= {alias.name for node in imported if isinstance(node, ast.Import) for alias in node.names}
    assert {str(name).split(".", maxsplit=1)[0] for name in names} <= set(sys.stdlib_module_names)
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Assert)]


@pytest.mark.parametrize("flags", [("-I", "-S"), ("-I", "-S", "-O"), ("-I", "-S", "-OO"), ("-I", "-S", "-W", "error")])
def test_it_decides_alone_in_an_empty_folder(alone: Path, flags: tuple[str, ...]) -> None:
    (alone / "W.csv").write_text("4,8,12\n2,4,6\n3,6,9\n5,10,15\n")
    for method in METHODS:
        (alone / "c.json").write_text(certificate_text(certificate_of(prove_rank(DOCUMENT, method).evidence)))
        assert run(alone, "W.csv", "c.json", flags=flags) == (0, "accepted: rank 1")
    status, line = run(alone, "4 8 12; 2 4 6; 3 6 9; 5 10 16", "c.json", flags=flags)
    assert (status, line) == (1, "refused: C F[4][3]: found 15, expected 16")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("W.csv", "4, 8,12\r\n2,4,6\r\n3,6,9\r\n5,10,15\r\n"),
        ("W.csv", "\ufeff4,8,12\n2,4,6\n3,6,9\n5,10,15"),
        ("W.tsv", "4\t8\t12\n2\t4\t6\n3\t6\t9\n5\t10\t15\n"),
        ("W.txt", "4 8 12; 2 4 6\n3 6 9\n\n5 10.0 30/2\n"),
        ("W.json", "[[4, 8, 12], [2, 4, 6], [3.0, 6, 9], [5, 10, 15]]"),
        ("W.json", '{"matrix": [["4", "8", "12"], ["2", "4", "6"], ["3", 6, 9], [5, 10, 15]], "name": "W"}'),
        ("-", "4 8 12; 2 4 6; 3 6 9; 5 10 15"),
        ("4 8 12; 2 4 6; 3 6 9; 5 10 15", ""),
        ("[[4,8,12],[2,4,6],[3,6,9],[5,10,15]]", ""),
    ],
)
def test_it_reads_the_matrix_from_files_and_text(alone: Path, name: str, text: str) -> None:
    if name.startswith("W"):
        (alone / name).write_bytes(text.encode())
    (alone / "c.json").write_text(json.dumps(to_json_object(certificate_of(row_echelon_form(DOCUMENT)))))
    assert run(alone, name, "c.json", text=text) == (0, "accepted: rank 1")


def test_a_matrix_without_rows_has_its_shape_beside_it(alone: Path) -> None:
    A = Matrix.zero(0, 3)
    (alone / "c.json").write_text(certificate_text(certificate_of(row_echelon_form(A))))
    (alone / "A.json").write_text('{"matrix": [], "shape": [0, 3]}')
    assert run(alone, "A.json", "c.json") == (0, "accepted: rank 0")
    assert run(alone, "[]", "c.json") == (1, "refused: shape[2]: found 3, expected 0")


GOOD = certificate_text(certificate_of(prove_rank(DOCUMENT, "factorization").evidence))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        GOOD[: len(GOOD) // 2],
        GOOD.rstrip()[:-1],
        GOOD + "}",
        "[" * 1_000_000,
        '{"a":' * 1_000_000,
        GOOD.replace("[1]", "[" * 100_000 + "]" * 100_000, 1),
        GOOD.replace("[1]", "[" + "1" * 1_000_000 + "]", 1),
        GOOD.replace("[1]", "[01]", 1),
        GOOD.replace("[1]", "[1,]", 1),
        GOOD.replace('"', "'"),
        "\x00\xff",
    ],
    ids=lambda text: ascii(text[:20]),
)
def test_what_is_no_json_is_unreadable(alone: Path, text: str) -> None:
    (alone / "c.json").write_bytes(text.encode("latin-1"))
    status, line = run(alone, "4 8 12; 2 4 6; 3 6 9; 5 10 15", "c.json")
    assert status == 2
    assert line.startswith("unreadable: ")
    assert len(line) < 300


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"rank": 1', '"rank": 1, "rank": 1'),
        ('"rank": 1', '"rank": 1.0'),
        ('"rank": 1', '"rank": true'),
        ('"rank": 1', '"rank": NaN'),
        ('"rank": 1', '"rank": 1e0'),
        ('"rank": 1', '"rank": -0'),
        ('"rank": 1', '"rank": "1"'),
        ('"rank": 1', '"rank": 1, "note": "x\\u2028\\ny"'),
        ('"d": "4"', '"d": 4'),
        ('"d": "4"', '"d": "' + "4" * 1_000_000 + '"'),
        ('"d": "4"', '"d": "8"'),
        ('"d": "4"', '"d": "-4"'),
        ('"d": "4"', '"d": "\\ud800"'),
        ("certificate/1", "certificate/2"),
        ('"kind": "factors"', '"kind": ["factors"]'),
    ],
)
def test_json_that_is_no_certificate_of_it_is_refused(alone: Path, old: str, new: str) -> None:
    assert old in GOOD
    (alone / "c.json").write_text(GOOD.replace(old, new, 1))
    status, line = run(alone, "4 8 12; 2 4 6; 3 6 9; 5 10 15", "c.json")
    assert (status, line[:9]) == (1, "refused: ")
    assert len(line) < 300


@pytest.mark.parametrize(
    "problem",
    ["1 2; 3", "no such file.csv", "1,,2", "1\t\t2", "[[1], [2, 3]]", "[[1e3]]", "[[true]]", "{}", "1/0", "0x1", "[[1"],
)
def test_what_is_no_matrix_is_unreadable(alone: Path, problem: str) -> None:
    (alone / "c.json").write_text(GOOD)
    assert run(alone, problem, "c.json")[0] == 2


def test_missing_files_and_wrong_usage_are_unreadable(alone: Path) -> None:
    assert run(alone, "1 2", "missing.json")[0] == 2
    assert run(alone, "1 2")[0] == 2
    assert run(alone)[0] == 2


def test_the_interpreters_limit_on_digits_does_not_matter(alone: Path) -> None:
    A = Matrix.of([[10**6000 + 1, 3], [Fraction(1, 3**9000), 5]])
    (alone / "c.json").write_text(certificate_text(certificate_of(prove_rank(A, "factorization").evidence)))
    rows = "[[1" + "0" * 5999 + "1, 3], [" + json.dumps("1/" + integer_text(3**9000)) + ", 5]]"
    (alone / "A.json").write_text(rows)
    assert run(alone, "A.json", "c.json") == (0, "accepted: rank 2")


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("output", [">/dev/full", ">&-"])
@pytest.mark.parametrize("matrix", ["4 8 12; 2 4 6; 3 6 9; 5 10 15", "4 8 12; 2 4 6; 3 6 9; 5 10 16"])
def test_an_output_that_takes_nothing_is_a_failure(alone: Path, output: str, matrix: str) -> None:
    """Status 0 or 1 without its line would be a word that nobody has given."""
    (alone / "c.json").write_text(GOOD)
    for more, lines in (("", 1), (" 2>/dev/full", 0), (" 2>&-", 0)):
        command = [
            "bash",
            "-c",
            f'"$@" {output}{more}',
            "bash",
            sys.executable,
            "-I",
            "-S",
            "checker.py",
            matrix,
            "c.json",
        ]
        made = subprocess.run(command, cwd=alone, capture_output=True, text=True, timeout=60, check=False)
        assert (made.returncode, made.stderr.count("\n"), made.stdout) == (4, lines, "")
        assert made.stderr.startswith("failed: " * lines)


def test_a_mistake_of_the_checker_is_a_failure(alone: Path) -> None:
    """Python's own status for an error that goes up would say refused."""
    (alone / "c.json").write_text(GOOD)
    source = (alone / "checker.py").read_text()
    (alone / "checker.py").write_text(source.replace("    I, J, r = [", "    1 // 0\n    I, J, r = [", 1))
    command = [sys.executable, "-I", "-S", "checker.py", "1 2", "c.json"]
    for matrix, status in (("4 8 12; 2 4 6; 3 6 9; 5 10 15", 4), ("1 2", 1)):
        command[-2] = matrix
        made = subprocess.run(command, cwd=alone, capture_output=True, text=True, timeout=60, check=False)
        assert (made.returncode, (made.stdout + made.stderr).count("\n")) == (status, 1)
    assert "Traceback" not in made.stderr
