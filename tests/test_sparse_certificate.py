"""The kind `sparse`: accepted in every spelling it is handed on in, refused once matrix or certificate is changed.

Everything is decided twice: by `exactrank.check`, with numpy, and by sparse_checker.py, with the standard library.
"""

from __future__ import annotations

import ast
import copy
import json
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import flint
import numpy as np
import pytest

import exactrank
from exactrank import checker, sparse_checker
from exactrank.checker import Refused
from exactrank.cli import main
from exactrank.errors import InputError
from exactrank.fast_rank import sparse_minor, sparse_proof
from exactrank.fast_rank.sparse_entries import entries_of
from exactrank.proofs import sparse_certificate as module
from exactrank.proofs.certificates import Certificate, certificate_from_json, certificate_text, to_json_object
from exactrank.proofs.ranks import rank_certificate
from exactrank.proofs.sparse_certificate import SparseCertificate, sparse_certificate
from exactrank.proofs.sparse_input import integer_entries
from exactrank.reading.source.limits import MAX_BYTES
from tests.fast_rank.sparse_matrices import KINDS, SHAPES, Sparse, dense, made, transposed
from tests.turns import Turn, by_turns, those_of

PAGE = (Path(__file__).parent.parent / "derivations" / "certificates.md").read_text(encoding="utf-8")
CASES = [(kind, shape) for kind in KINDS for shape in SHAPES]


def market(rows: list[dict[int, Any]], n: int, symmetry: str = "general") -> str:
    """A MatrixMarket file of the rows."""
    listed = [f"{i} {j + 1} {x}" for i, row in enumerate(rows, 1) for j, x in row.items()]
    head = f"%%MatrixMarket matrix coordinate rational {symmetry}\n% rows of {n} columns\n"
    return head + "\n".join([f"{len(rows)} {n} {len(listed)}", *listed]) + "\n"


def certified(rows: Sparse, n: int) -> SparseCertificate:
    return sparse_certificate(entries_of(rows, (len(rows), n)))


def verdicts(rows: Sparse, n: int, certificate: Any) -> tuple[int | None, int | None]:
    """The ranks that both checkers find proven; None where they refuse."""
    try:
        found: int | None = exactrank.check(entries_of(rows, (len(rows), n)), certificate)
    except Refused:
        found = None
    try:
        alone: int | None = sparse_checker.check(*sparse_checker.matrix(market(rows, n)), certificate)
    except sparse_checker.Refused:
        alone = None
    return found, alone


@pytest.mark.parametrize(("kind", "shape"), CASES)
def test_it_is_accepted_as_a_record_as_an_object_and_as_text(kind: str, shape: tuple[int, int]) -> None:
    for rows, n in (made(kind, shape), (transposed(*made(kind, shape)), shape[0])):
        found = certified(rows, n)
        rank = flint.fmpz_mat(dense(rows, n)).rank()
        assert found.rank == rank
        assert certificate_from_json(json.loads(certificate_text(found))) == found
        assert hash(found) == hash(copy.copy(found))
        E = entries_of(rows, (len(rows), n))
        for handed in (found, to_json_object(found), certificate_text(found)):
            assert exactrank.check(E, handed) == rank
        assert verdicts(rows, n, to_json_object(found)) == (rank, rank)


@pytest.mark.parametrize("shape", [(0, 0), (0, 4), (4, 0), (3, 5)])
def test_a_zero_matrix_has_one(shape: tuple[int, int]) -> None:
    rows: Sparse = [{} for _ in range(shape[0])]
    found = to_json_object(certified(rows, shape[1]))
    assert verdicts(rows, shape[1], found) == (0, 0)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from leaves(value[key], (*path, key))
    else:
        yield path, value


def mutations(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The certificate with one number, text or list changed, for each of them, in several ways."""
    random = Random(5)
    for path, leaf in leaves(found):
        new: list[Any]
        if path[0] == "inverse":
            k = random.randrange(len(leaf))
            new = [leaf[:k] + d + leaf[k + 1 :] for d in "05f" if d != leaf[k]] + [leaf[1:], leaf.upper() + "0"]
        elif isinstance(leaf, int):
            new = [leaf + 1, leaf - 1, 0, -leaf, 10**20, str(leaf), True]
        elif path[0] in ("format", "kind", "between"):
            new = [leaf + "/", "columns" if leaf == "rows" else "rows"]
        else:
            new = [str(int(leaf) + 1), str(-int(leaf)), "0", f"{leaf}0", f"+{leaf}", f"{leaf}/1", int(leaf)]
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
        if isinstance(value, list) and value:
            yield found | {key: value[:-1]}
            yield found | {key: [*value, value[-1]]}


def proves(rows: Sparse, n: int, c: dict[str, Any]) -> bool:
    """Whether the pivots of a certificate are those of a minor that is not 0, by flint."""
    A = dense(rows, n)
    minor = [[A[i - 1][j - 1] for j in c["pivot_columns"]] for i in c["pivot_rows"]]
    return int(flint.fmpz_mat(minor).det()) % (int(c["p"]) if c["inverse"] else 2**89 - 1) != 0


@by_turns(3)
@pytest.mark.parametrize("kind", ["scattered", "banded", "graph", "sums", "product", "blocks"])
def test_mutations_are_refused_by_both(kind: str, turn: Turn) -> None:
    rows, n = made(kind, (40, 40), 7)
    found = to_json_object(certified(rows, n))
    refused = 0
    for changed in those_of(list(mutations(found)), turn):
        both = verdicts(rows, n, changed)
        if both == (None, None):
            refused += 1
            continue
        # Other lines for pivots, or set aside, may do as well: then it is another proof of the rank, not a false one.
        assert both == (found["rank"], found["rank"])
        differing = {key for key in found if found[key] != changed[key]}
        assert differing < {"pivot_rows", "pivot_columns", "aside_rows", "aside_columns", "between"}
        assert proves(rows, n, changed)
    assert refused >= 200


def example() -> tuple[Sparse, int, dict[str, Any]]:
    """A matrix with all that a certificate has: a triangular part, an inverse, lines aside, relations."""
    circle: Sparse = [{0: 1, 1: 1}, {1: 1, 2: 1}, {2: 1, 0: 1}, {0: 2, 1: 3, 2: 1}, {1: 5, 2: 7}]
    copies: Sparse = [row | {3: 2 * row.get(0, 0) - row.get(1, 0)} for row in circle]
    rows = [{j: x for j, x in row.items() if x} for row in copies] + [{4: 3, 0: 1}, {5: 7}, {5: 1}]
    found = to_json_object(certified(rows, 6))
    assert found["inverse"]
    assert found["relations"]
    assert found["aside_rows"] or found["aside_columns"]
    assert found["rank"] == 5
    return rows, 6, found


def changes() -> list[tuple[str, dict[str, Any]]]:
    """Certificates that are false, or not spelled in the one right way, each with the reason of its refusal."""
    _, _, c = example()
    first = c["relations"][0]
    t = c["rank"] - len(c["inverse"])
    doubled = {"at": first["at"], "values": [str(2 * int(x)) for x in first["values"]]}
    negated = {"at": first["at"], "values": [str(-int(x)) for x in first["values"]]}
    wrong = {"at": first["at"], "values": [*first["values"][:-1], str(int(first["values"][-1]) - 6)]}
    p = int(c["p"])
    X = c["inverse"][0]
    beyond = f"{int(X[:6], 16) + p:06x}" + X[6:]
    return [
        ("format", c | {"format": "exactrank-certificate/2"}),
        ("spelling", {key: value for key, value in c.items() if key != "p"}),
        ("spelling", c | {"more": 1}),
        ("spelling", c | {"p": p}),
        ("spelling", c | {"p": f"0{p}"}),
        ("spelling", c | {"between": "lines"}),
        ("spelling", c | {"pivot_rows": [True, *c["pivot_rows"][1:]]}),
        ("spelling", c | {"inverse": [X.upper(), *c["inverse"][1:]] if X.upper() != X else ["0x" + X]}),
        ("spelling", c | {"inverse": [beyond, *c["inverse"][1:]]}),
        ("spelling", c | {"relations": [doubled]}),
        ("spelling", c | {"relations": [negated]}),
        ("spelling", c | {"relations": [{"at": first["at"]}]}),
        ("spelling", c | {"relations": [{"at": first["at"], "values": [*first["values"][:-1], "0"]}]}),
        ("shape", c | {"shape": [6, 8]}),
        ("shape", c | {"inverse": [X[:-6], *c["inverse"][1:]]}),
        ("rank", c | {"rank": c["rank"] + 1}),
        ("rank", c | {"relations": []}),
        ("relation", c | {"aside_rows": [], "aside_columns": []}),
        ("rank", c | {"pivot_columns": c["pivot_columns"][:-1]}),
        ("index", c | {"pivot_rows": [9, *c["pivot_rows"][1:]]}),
        ("index", c | {"pivot_rows": [c["pivot_rows"][1], *c["pivot_rows"][1:]]}),
        ("index", c | {"aside_rows": [7, 6]}),
        ("index", c | {"aside_columns": [0]}),
        ("index", c | {"relations": [{"at": first["at"][::-1], "values": first["values"]}]}),
        ("index", c | {"relations": [{"at": first["at"][1:], "values": first["values"]}]}),
        ("index", c | {"relations": [{"at": [], "values": []}]}),
        ("index", c | {"relations": [{"at": [99], "values": ["1"]}]}),
        ("modulus", c | {"p": "8388601"}),
        ("modulus", c | {"p": str(p * p)}),
        ("modulus", c | {"p": "5000013"}),
        ("modulus", c | {"p": "1"}),
        ("minor", c | {"pivot_rows": [*c["pivot_rows"][: t - 1], *c["pivot_rows"][t:], c["pivot_rows"][t - 1]]}),
        ("minor", c | {"inverse": [f"{1:06x}" + X[6:], *c["inverse"][1:]]}),
        ("minor", c | {"p": "5000011" if p != 5000011 else "5000077"}),
        ("relation", c | {"relations": [wrong]}),
        ("independent", c | {"relations": [first, first]}),
    ]


@pytest.mark.parametrize(("reason", "certificate"), changes())
def test_a_changed_certificate_is_refused_with_its_reason(reason: str, certificate: dict[str, Any]) -> None:
    rows, n, _ = example()
    with pytest.raises(Refused) as caught:
        exactrank.check(entries_of(rows), certificate)
    if not (reason in ("minor", "index") and "pivot_rows" in str(caught.value)):
        assert caught.value.reason == reason
    assert "\n" not in str(caught.value)
    assert verdicts(rows, n, certificate) == (None, None)


def test_a_relation_at_a_line_of_zeros_does_not_count() -> None:
    rows: Sparse = [{0: 1, 2: 1}, {0: 1, 2: 2}]
    c = to_json_object(certified(rows, 3))
    assert c["relations"] == []
    lying = c | {"relations": [{"at": [2], "values": ["1"]}]}
    assert verdicts(rows, 3, lying) == (None, None)
    assert verdicts(rows, 3, lying | {"between": "columns", "aside_rows": [], "aside_columns": []}) == (None, None)


def test_two_pivots_cannot_share_what_makes_one() -> None:
    # Rank 1; each of these claims 2, by a triangle with an entry above its diagonal, or by a wrong inverse.
    rows: Sparse = [{0: 1, 1: 2}, {0: 2, 1: 4}]
    head = {"format": checker.FORMAT, "kind": "sparse", "shape": [2, 2], "rank": 2}
    top = {"aside_rows": [1, 2], "aside_columns": [], "between": "columns", "relations": []}
    for pivots in ([1, 2], [2, 1]):
        for inverse, p in (([], "1"), (["000001"], "5000011"), (["000001000000", "000000000001"], "5000011")):
            lying = head | {"pivot_rows": pivots, "pivot_columns": [1, 2], "p": p, "inverse": inverse} | top
            if len(inverse) == 2:
                lying["pivot_rows"] = [1, 2]
            assert verdicts(rows, 2, lying) == (None, None)


def test_a_pivot_that_p_divides_is_refused() -> None:
    p = 5000011
    rows: Sparse = [{0: p}, {0: 1, 1: 1, 2: 1}, {1: 1, 2: 2}]
    c = {"format": checker.FORMAT, "kind": "sparse", "shape": [3, 3], "rank": 3, "pivot_rows": [1, 2, 3]}
    c |= {"pivot_columns": [1, 2, 3], "p": str(p), "inverse": ["000001"], "aside_rows": [1, 2, 3]}
    c |= {"aside_columns": [], "between": "columns", "relations": []}
    assert verdicts(rows, 3, c) == (None, None)
    assert verdicts([{0: 1}, *rows[1:]], 3, c) == (3, 3)


@pytest.mark.parametrize(("kind", "shape"), [("sums", (70, 30)), ("graph", (30, 70)), ("product", (30, 70))])
def test_a_changed_entry_that_raises_the_rank_is_refused(kind: str, shape: tuple[int, int]) -> None:
    rows, n = made(kind, shape)
    c = to_json_object(certified(rows, n))
    raised = 0
    for i in range(0, shape[0], 3):
        for j in range(0, n, 4):
            other = [dict(row) for row in rows]
            other[i][j] = other[i].get(j, 0) + int(c["p"]) * 3 + 1
            if flint.fmpz_mat(dense(other, n)).rank() > c["rank"]:
                raised += 1
                assert verdicts(other, n, c) == (None, None)
    assert raised > 10


@pytest.mark.parametrize(
    "fault",
    [
        (sparse_minor, "schur_times", lambda S, t, X, p: np.eye(len(X), dtype=np.int64)),
        (sparse_minor, "is_lower_triangular", lambda S, t: True),
    ],
    ids=["products", "triangle"],
)
def test_the_minor_rests_on_each_of_its_confirmations(
    fault: tuple[Any, str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, n, c = example()
    first, second, *more = c["pivot_rows"]
    turned = c | {"pivot_rows": [second, first, *more]}
    X = c["inverse"]
    wrong = c | {"inverse": [f"{3:06x}" + X[0][6:], *X[1:]]}
    assert verdicts(rows, n, turned)[0] is verdicts(rows, n, wrong)[0] is None
    monkeypatch.setattr(*fault)
    held = verdicts(rows, n, turned)[0], verdicts(rows, n, wrong)[0]
    assert (c["rank"] in held) == (fault[1] == "schur_times")  # a product that is not made lets a wrong inverse pass


@pytest.mark.parametrize("scale", [Fraction(1, 3), Fraction(-7, 2)])
def test_rational_rows_are_those_of_an_integer_matrix(scale: Fraction) -> None:
    rows, n = made("sums", (40, 40))
    scaled = [{j: x * scale if i % 2 else Fraction(x) for j, x in row.items()} for i, row in enumerate(rows)]
    found = sparse_certificate(integer_entries(scaled))
    rank = flint.fmpz_mat(dense(rows, n)).rank()
    assert exactrank.check(scaled, found) == rank
    alone = sparse_checker.check(*sparse_checker.matrix(market(scaled, found.shape[1])), to_json_object(found))
    assert alone == rank


def test_matrices_that_would_not_fit_densely(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sparse = pytest.importorskip("scipy.sparse")
    random = Random(3)
    rows, n = made("banded", (20_000, 20_000))
    rows += [{random.randrange(n): 1, 0: 1} for _ in range(10)]
    (tmp_path / "a.mtx").write_text(market(rows, n), encoding="utf-8")
    where = [str(tmp_path / "a.mtx"), str(tmp_path / "c.json")]
    assert main(["rank", where[0], "--certificate", where[1]]) == 0
    assert main(["check", *where]) == 0
    rank = capsys.readouterr().out.split()[0]
    command = [sys.executable, "-I", "-S", sparse_checker.__file__, *where]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"accepted: rank {rank}\n", "")
    places = [(i, j, x) for i, row in enumerate(rows) for j, x in row.items()]
    S = sparse.coo_matrix(([x for *_, x in places], ([i for i, *_ in places], [j for _, j, _ in places])))
    found = rank_certificate(S)
    assert exactrank.rank(S) == exactrank.check(S, found) == int(rank)
    assert exactrank.check(S.tocsc(), (tmp_path / "c.json").read_text(encoding="utf-8")) == int(rank)


def test_a_certificate_may_be_longer_than_any_matrix(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    certificate = tmp_path / "c.json"
    assert main(["rank", "1 2; 2 4", "--certificate", str(certificate)]) == 0
    certificate.write_text(certificate.read_text(encoding="utf-8") + " " * MAX_BYTES, encoding="utf-8")
    assert main(["check", "1 2; 2 4", str(certificate)]) == 0
    capsys.readouterr()
    assert main(["check", str(certificate), str(certificate)]) == 2
    assert f"larger than the limit of {MAX_BYTES} bytes" in capsys.readouterr().err


def test_the_command_refuses_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows, n = made("sums", (80, 80))
    (tmp_path / "a.mtx").write_text(market(rows, n), encoding="utf-8")
    where = [str(tmp_path / "a.mtx"), str(tmp_path / "c.json")]
    assert main(["rank", where[0], "--certificate", where[1]]) == 0
    made_ = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    assert made_["kind"] == "sparse"
    (tmp_path / "c.json").write_text(json.dumps(made_ | {"relations": []}), encoding="utf-8")
    capsys.readouterr()
    assert main(["check", *where]) == 1
    told = capsys.readouterr().out
    assert told.startswith("refused: rank: found")
    assert told.count("\n") == 1


def test_the_checker_of_the_other_kinds_says_in_one_line_that_it_does_not_decide(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("1,2\n2,4\n", encoding="utf-8")
    text = certificate_text(certified([{0: 1, 1: 2}, {0: 2, 1: 4}], 2))
    (tmp_path / "c.json").write_text(text, encoding="utf-8")
    command = [sys.executable, "-I", "-S", checker.__file__, str(tmp_path / "a.csv"), str(tmp_path / "c.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout == f"undecided: {checker.ALONE['sparse']}\n"
    assert main(["check", *command[-2:]]) == 0


def test_relations_that_are_too_long_have_another_certificate_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    rows, _ = made("sums", (80, 80))
    rank = exactrank.rank(rows)
    monkeypatch.setattr(sparse_proof, "MOST_ENTRIES", 0)
    found: Certificate = rank_certificate(rows)
    assert not isinstance(found, SparseCertificate)
    assert exactrank.check(rows, found) == exactrank.rank(rows) == rank
    wide = [{100_000 * j: x for j, x in row.items()} for row in rows]
    with pytest.raises(InputError) as caught:
        rank_certificate(wide)
    assert [problem.message for problem in caught.value.problems] == ["input.no-sparse-certificate"]


def test_small_sparse_matrices_get_the_factors() -> None:
    assert to_json_object(rank_certificate({(0, 0): 1, (3, 3): Fraction(1, 2)}))["kind"] == "factors"
    assert exactrank.check({(0, 0): 1, (3, 3): 1}, rank_certificate({(0, 0): 1, (3, 3): 1})) == 2


def test_a_prime_that_divides_a_pivot_is_left_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    rows, n = made("denser", (40, 40))
    primes = [5000011, 5000077, 5000081, 5000087]
    monkeypatch.setattr(sparse_proof, "random_prime", lambda low, high: primes.pop(0))
    monkeypatch.setattr(module, "TRIES", 2)
    right = sparse_minor.schur_inverse
    tried: list[int] = []

    def first_fails(S: Any, t: int, p: int) -> Any:
        tried.append(p)
        return None if len(tried) == 1 else right(S, t, p)

    monkeypatch.setattr(sparse_minor, "schur_inverse", first_fails)
    assert certified(rows, n).p == 5000077
    tried.clear()
    primes[:] = [5000011, 5000077]
    monkeypatch.setattr(sparse_minor, "schur_inverse", lambda S, t, p: None)
    with pytest.raises(InputError):
        certified(rows, n)


def test_the_page_names_every_key() -> None:
    section = PAGE.split("## `sparse`")[1].split("\n## ")[0]
    named = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
    _, _, c = example()
    assert named == [key for key in c if key not in ("format", "kind", "shape", "rank")]
    assert set(c) == set(sparse_checker.KEYS) == module.KEYS
    shown = json.loads(section.split("```json\n")[1].split("```")[0])
    assert verdicts([{0: 1, 1: -1}, {1: 1, 2: -1}, {0: 1, 2: -1}], 3, shown) == (2, 2)
    assert to_json_object(certified([{0: 1, 1: -1}, {1: 1, 2: -1}, {0: 1, 2: -1}], 3)) == shown


def test_sparse_checker_is_short_and_imports_the_standard_library_alone() -> None:
    source = Path(sparse_checker.__file__).read_text(encoding="utf-8")
    assert source.count("\n") <= 220
    imported = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import | ast.ImportFrom | ast.Assert)
    ]
    names = {alias.name for node in imported if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in imported if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)
    assert not [node for node in imported if isinstance(node, ast.Assert)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("coordinate integer general\n2 2 2\n1 1 3\n2 2 -4\n", [[3, 0], [0, -4]]),
        ("coordinate real general\n% note\n\n1 2 2\n1 1 0.5\n1 2 -2e-1\n", [[5, -2]]),
        ("coordinate rational general\n1 2 2\n1 1 1/6\n1 2 3/4\n", [[2, 9]]),
        ("coordinate integer symmetric\n2 2 2\n1 1 3\n2 1 5\n", [[3, 5], [5, 0]]),
        ("coordinate integer skew-symmetric\n2 2 1\n2 1 5\n", [[0, -5], [5, 0]]),
        ("coordinate pattern general\n1 2 1\n1 2\n", [[0, 1]]),
        ("coordinate integer general\n1 1 1\n1 1 0\n", [[0]]),
        ("coordinate integer general\n1 1 1\n1 1 1" + "0" * 5000 + "\n", [[10**5000]]),
        ("coordinate complex general\n1 1 1\n1 1 1 1\n", None),
        ("coordinate integer general\n1 1 2\n1 1 3\n", None),
        ("coordinate integer general\n1 1 1\n1 2 3\n", None),
        ("coordinate integer general\n2 2 2\n1 1 3\n1 1 3\n", None),
        ("coordinate integer symmetric\n2 2 1\n1 2 5\n", None),
        ("coordinate integer general\n1 1 1\n1 1 nan\n", None),
        ("coordinate integer general\n1 1 1\n1 1 1/0\n", None),
        ("coordinate integer general\n1 1 1\n1 1 .\n", None),
    ],
)
def test_sparse_checker_reads_what_the_package_reads(
    text: str, expected: list[list[int]] | None, tmp_path: Path
) -> None:
    from exactrank.reading.matrices.matrix_market import coordinates

    written = "%%MatrixMarket matrix " + text
    if expected is None:
        with pytest.raises((ValueError, ZeroDivisionError)):
            sparse_checker.matrix(written)
        with pytest.raises(InputError):
            coordinates(written)
        (tmp_path / "a.mtx").write_text(written, encoding="utf-8")
        command = [sys.executable, "-I", "-S", sparse_checker.__file__, str(tmp_path / "a.mtx"), "none"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        return
    rows, (m, n) = sparse_checker.matrix(written)
    assert [[rows.get(i, {}).get(j, 0) for j in range(1, n + 1)] for i in range(1, m + 1)] == expected
    E = integer_entries(coordinates(written))
    assert {
        (i + 1, j + 1): x for i, j, x in zip(E.rows.tolist(), E.columns.tolist(), E.values.tolist(), strict=True)
    } == {(i, j): x for i, row in rows.items() for j, x in row.items()}
