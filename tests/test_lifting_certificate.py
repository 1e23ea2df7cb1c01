"""The kind `lifting`: accepted in every spelling it is handed on in, refused once matrix or certificate is changed."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest

import exactrank
from exactrank import checker
from exactrank.checker import Refused
from exactrank.cli import main
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF
from exactrank.proofs.certificates import certificate_from_json, certificate_text, to_json_object
from exactrank.proofs.lifting_certificate import LiftingCertificate, lifting_certificate
from exactrank.proofs.ranks import rank_certificate

PAGE = (Path(__file__).parent.parent / "derivations" / "certificates.md").read_text(encoding="utf-8")
RANK = 7


def of_rank(r: int, m: int, n: int, denominators: bool = False) -> Matrix:
    random = Random(1000 * m + n)
    B = Matrix.of([[random.randint(-9, 9) for _ in range(r)] for _ in range(m)], r)
    C = Matrix.of([[random.randint(-9, 9) for _ in range(n)] for _ in range(r)], n)
    scale = [Fraction(random.randint(1, 9), random.randint(1, 9)) if denominators else Fraction(1) for _ in range(m)]
    return Matrix.of([[factor * x for x in row] for factor, row in zip(scale, B @ C, strict=True)], n)


SHAPES = [(18, 12, False), (12, 18, False), (7, 7, False), (7, 30, True), (30, 12, True), (12, 30, True)]


@pytest.mark.parametrize(("m", "n", "denominators"), SHAPES)
def test_it_is_accepted_as_a_record_as_an_object_and_as_text(m: int, n: int, denominators: bool) -> None:
    A = of_rank(RANK, m, n, denominators)
    made = lifting_certificate(A)
    assert (made.shape, made.rank) == ((m, n), RANK)
    assert certificate_from_json(json.loads(certificate_text(made))) == made
    assert hash(made) == hash(copy.copy(made))
    for handed in (made, to_json_object(made), certificate_text(made)):
        assert exactrank.check(A, handed) == RANK


@pytest.mark.parametrize("shape", [(0, 0), (0, 4), (4, 0), (3, 5), (5, 3)])
def test_a_zero_matrix_has_one(shape: tuple[int, int]) -> None:
    A = Matrix.zero(*shape)
    assert exactrank.check(A, certificate_text(lifting_certificate(A))) == 0


@pytest.mark.parametrize(("m", "n"), [(18, 12), (12, 18)])
def test_a_changed_entry_that_raises_the_rank_is_refused(m: int, n: int) -> None:
    A = of_rank(RANK, m, n)
    made = lifting_certificate(A)
    p = made.p
    for i in range(m):
        for j in range(0, n, 2):
            for step in (1, p, -(p**9)):
                B = A.tolist()
                B[i][j] += step
                assert exactrank.rank(B) == RANK + 1
                with pytest.raises(Refused):
                    exactrank.check(B, made)


def test_a_matrix_of_lower_rank_or_other_shape_is_refused() -> None:
    A = of_rank(RANK, 18, 12)
    made = lifting_certificate(A)
    for other in (of_rank(RANK - 1, 18, 12), Matrix.zero(18, 12), A.T, A.submatrix(range(17), range(12))):
        with pytest.raises(Refused):
            exactrank.check(other, made)


def changes() -> list[tuple[str, dict[str, Any]]]:
    """Certificates that are false, or not spelled in the one right way, each with the reason of its refusal."""
    made = to_json_object(lifting_certificate(of_rank(RANK, 18, 12)))
    blocks = made["blocks"]
    singular = [[blocks[0][0]] * len(blocks[0]), *blocks[1:]]
    wrong = copy.deepcopy(blocks)
    wrong[0][0][0] = str(int(wrong[0][0][0]) + 1)
    return [
        ("format", made | {"format": "exactrank-certificate/2"}),
        ("spelling", {key: value for key, value in made.items() if key != "e"}),
        ("spelling", made | {"more": 1}),
        ("spelling", made | {"p": 8388593}),
        ("spelling", made | {"e": "1/2"}),
        ("spelling", made | {"e": "01"}),
        ("spelling", made | {"blocks": [[["1/2"]]]}),
        ("spelling", made | {"rows": [True, *made["rows"][1:]]}),
        ("shape", made | {"shape": [18]}),
        ("shape", made | {"shape": [12, 18]}),
        ("rank", made | {"rank": RANK + 1}),
        ("index", made | {"rows": made["rows"][::-1]}),
        ("index", made | {"rows": [0, *made["rows"][1:]]}),
        ("index", made | {"columns": [*made["columns"][:-1], 13]}),
        ("index", made | {"columns": [made["columns"][0], *made["columns"][:-1]]}),
        ("modulus", made | {"p": "7"}),
        ("modulus", made | {"p": str(2**61 - 1)}),
        ("modulus", made | {"p": "1000001"}),
        ("modulus", made | {"p": "-5000011"}),
        ("factor", made | {"e": "0"}),
        ("size", made | {"e": str(10**3000)}),
        ("size", made | {"blocks": [[[str(10**3000)]], *blocks]}),
        ("size", made | {"blocks": [[], *blocks]}),
        ("size", made | {"blocks": [[["0"] * 65] * 65]}),
        ("blocks", made | {"blocks": blocks[:-1]}),
        ("blocks", made | {"blocks": [[["1", "2"]], *blocks]}),
        ("singular", made | {"blocks": singular}),
        ("pivots", made | {"columns": made["columns"][:-1]}),
    ]


@pytest.mark.parametrize(("reason", "certificate"), changes())
def test_a_changed_certificate_is_refused_with_its_reason(reason: str, certificate: dict[str, Any]) -> None:
    A = of_rank(RANK, 18, 12)
    with pytest.raises(Refused) as caught:
        exactrank.check(A, certificate)
    assert caught.value.reason == reason
    assert "\n" not in str(caught.value)
    with pytest.raises(Refused):
        checker.check(A.tolist(), certificate)


def test_pivots_whose_minor_vanishes_are_refused() -> None:
    A = Matrix.of([[1, 2, 3], [2, 4, 6], [0, 1, 1]])
    made = to_json_object(lifting_certificate(A))
    for decide in (exactrank.check, checker.check):
        with pytest.raises(Refused) as caught:
            decide(A.tolist(), made | {"rows": [1, 2]})
        assert caught.value.reason == "minor"


def test_relations_that_give_no_integral_solution_are_refused() -> None:
    A = Matrix.of([[2, 1], [4, 2]])  # column 2 is 1/2 of column 1
    made = to_json_object(lifting_certificate(A))
    false = made | {"columns": [1], "blocks": [[["1"]]], "e": "1"}
    with pytest.raises(Refused) as caught:
        exactrank.check(A, false)
    assert caught.value.reason == "integral"
    with pytest.raises(Refused) as caught:
        checker.check(A.tolist(), false)
    assert caught.value.reason == "product"
    assert exactrank.check(A, false | {"e": "2"}) == exactrank.check(A, false | {"blocks": [[["-2"]]]}) == 1


def verdict(decide: Callable[..., int], A: Matrix, certificate: object) -> int | None:
    """The rank, or None when it is refused."""
    try:
        return decide(A.tolist(), certificate)
    except Refused:
        return None


@pytest.mark.parametrize(("m", "n", "denominators"), SHAPES)
def test_the_checker_alone_accepts_it(m: int, n: int, denominators: bool) -> None:
    A = of_rank(RANK, m, n, denominators)
    assert checker.check(A.tolist(), to_json_object(lifting_certificate(A))) == RANK


@pytest.mark.parametrize("shape", [(0, 0), (0, 4), (4, 0), (3, 5), (5, 3)])
def test_the_checker_alone_accepts_it_for_a_zero_matrix(shape: tuple[int, int]) -> None:
    A = Matrix.zero(*shape)
    assert checker.check(A.tolist(), to_json_object(lifting_certificate(A)), shape) == 0


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from leaves(value[key], (*path, key))
    else:
        yield path, value


def mutations(made: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The certificate with one of its integers changed, for each of them, in several ways."""
    for path, leaf in leaves(made):
        if path[0] in ("format", "kind"):
            continue
        old, p = int(leaf), int(made["p"])
        for new in {old + 1, old - 1, -old, 0, 2 * old, old + p, 6 * old + 3, 101, 10**400} - {old}:
            changed = copy.deepcopy(made)
            at: Any = changed
            for key in path[:-1]:
                at = at[key]
            at[path[-1]] = new if isinstance(leaf, int) else str(new)
            yield changed


@pytest.mark.parametrize(("m", "n", "r"), [(7, 5, 3), (5, 8, 3), (4, 4, 1)])
def test_the_checker_alone_decides_every_change_of_an_integer_as_the_command_does(m: int, n: int, r: int) -> None:
    A = of_rank(r, m, n, True)
    made = to_json_object(lifting_certificate(A))
    verdicts = [(verdict(checker.check, A, one), verdict(exactrank.check, A, one)) for one in mutations(made)]
    assert [alone for alone, _ in verdicts] == [at_size for _, at_size in verdicts]
    assert {alone for alone, _ in verdicts} <= {r, None}
    assert {None} < {alone for alone, _ in verdicts}  # twice e is as good as e


@pytest.mark.parametrize(("m", "n"), [(6, 5), (5, 6)])
def test_the_checker_alone_refuses_every_changed_entry_that_raises_the_rank(m: int, n: int) -> None:
    A = of_rank(3, m, n)
    made = to_json_object(lifting_certificate(A))
    for i in range(m):
        for j in range(n):
            for step in (1, int(made["p"]), -(int(made["p"]) ** 9)):
                B = A.tolist()
                B[i][j] += step
                if exactrank.rank(B) > 3:
                    assert verdict(checker.check, Matrix.of(B), made) is None


def test_the_checker_alone_takes_matrices_up_to_a_size(tmp_path: Path) -> None:
    row = [j % 7 - 3 for j in range(checker.MAX_LIFTING + 1)]
    A = Matrix.of([row[:-1], row[:-1]])
    assert checker.check(A.tolist(), to_json_object(lifting_certificate(A))) == 1
    B = Matrix.of([row, row])
    (tmp_path / "b.csv").write_text(2 * (",".join(map(str, row)) + "\n"), encoding="utf-8")
    (tmp_path / "b.json").write_text(certificate_text(lifting_certificate(B)), encoding="utf-8")
    command = [sys.executable, "-I", "-S", checker.__file__, str(tmp_path / "b.csv"), str(tmp_path / "b.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout == "undecided: a side of 2 x 201 exceeds 200; `exactrank check` decides larger ones\n"
    assert main(["check", *command[-2:]]) == 0


def test_another_field_has_none() -> None:
    with pytest.raises(InputError):
        lifting_certificate(Matrix.of([[1]], field=GF(5)))


def test_the_page_names_every_key() -> None:
    section = PAGE.split("## `lifting`")[1].split("\n## ")[0]
    named = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
    assert named == [*checker.EVIDENCE["lifting"]]


def test_large_matrices_get_this_kind_and_small_ones_the_factors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    large, small = of_rank(RANK, 70, 66), of_rank(RANK, 70, 20)
    assert isinstance(rank_certificate(large), LiftingCertificate)
    for A, kind in ((large, "lifting"), (small, "factors")):
        (tmp_path / "a.csv").write_text("".join(",".join(map(str, row)) + "\n" for row in A), encoding="utf-8")
        where = [str(tmp_path / "a.csv"), str(tmp_path / "c.json")]
        assert main(["rank", where[0], "--certificate", where[1]]) == 0
        assert json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))["kind"] == kind
        assert main(["check", *where]) == 0
        assert capsys.readouterr().out == f"{RANK}\naccepted: rank {RANK}\n"
        with (tmp_path / "a.csv").open("a", encoding="utf-8") as file:
            file.write(",".join(["0"] * A.ncols) + "\n")
        assert main(["check", *where]) == 1
        assert capsys.readouterr().out.startswith("refused: shape")


def test_reading_a_certificate_needs_neither_numpy_nor_flint() -> None:
    program = (
        "import sys; import exactrank.proofs.certificates; "
        "sys.exit(', '.join({'numpy', 'flint', 'sympy'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
