"""The kind `lifting`: accepted in every spelling it is handed on in, refused once matrix or certificate is changed."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest

import exactrank
from exactrank import checker
from exactrank.certificates import certificate_from_json, certificate_text, to_json_object
from exactrank.checker import Refused
from exactrank.cli import main
from exactrank.errors import InputError
from exactrank.fields import GF
from exactrank.lifting_certificate import FORM, LiftingCertificate, lifting_certificate
from exactrank.matrix import Matrix
from exactrank.ranking import rank_certificate

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


def test_pivots_whose_minor_vanishes_are_refused() -> None:
    A = Matrix.of([[1, 2, 3], [2, 4, 6], [0, 1, 1]])
    made = to_json_object(lifting_certificate(A))
    with pytest.raises(Refused) as caught:
        exactrank.check(A, made | {"rows": [1, 2]})
    assert caught.value.reason == "minor"


def test_relations_that_give_no_integral_solution_are_refused() -> None:
    A = Matrix.of([[2, 1], [4, 2]])  # column 2 is 1/2 of column 1
    made = to_json_object(lifting_certificate(A))
    false = made | {"columns": [1], "blocks": [[["1"]]], "e": "1"}
    with pytest.raises(Refused) as caught:
        exactrank.check(A, false)
    assert caught.value.reason == "integral"
    assert exactrank.check(A, false | {"e": "2"}) == exactrank.check(A, false | {"blocks": [[["-2"]]]}) == 1


def test_the_checker_alone_refuses_the_kind_and_names_the_command() -> None:
    A = of_rank(RANK, 18, 12)
    with pytest.raises(Refused, match="exactrank check"):
        checker.check(A.tolist(), to_json_object(lifting_certificate(A)))


def test_another_field_has_none() -> None:
    with pytest.raises(InputError):
        lifting_certificate(Matrix.of([[1]], field=GF(5)))


def test_the_page_names_every_key() -> None:
    section = PAGE.split("## `lifting`")[1].split("\n## ")[0]
    named = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
    assert named == [key for key in FORM if key not in ("format", "kind", "shape", "rank")]


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
        "import sys; import exactrank.certificates; "
        "sys.exit(', '.join({'numpy', 'flint', 'sympy'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
