"""Files of many entries: read in bulk to the same matrix or the same complaint as one by one."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from exactrank.cli import main
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.proofs.ranks import rank
from exactrank.reading.matrices import matrix_market as module
from exactrank.reading.matrices.files import read_matrix_or_coordinates
from exactrank.reading.matrices.matrix_market import Coordinates, coordinates, matrix_market

HEAD = "%%MatrixMarket matrix coordinate "
Entries = dict[tuple[int, int], int]


def some(m: int, n: int, count: int, largest: int = 99) -> Entries:
    random = Random(m + n + largest)
    return {(random.randrange(m), random.randrange(n)): random.randint(1, largest) for _ in range(count)}


def text(entries: Entries, m: int, n: int, kind: str = "integer general") -> str:
    body = "".join([f"{i + 1} {j + 1} {x}\n" for (i, j), x in entries.items()])
    return f"{HEAD}{kind}\n% a comment\n{m} {n} {len(entries)}\n{body}"


def outcome(written: str) -> Coordinates | list[str]:
    try:
        return coordinates(written)
    except InputError as error:
        return [problem.sentence() for problem in error.problems]


def lower(entries: Entries) -> Entries:
    return {(i, j): x for (i, j), x in entries.items() if i > j}


BASE = some(30, 20, 200)
TEXTS = {
    "integers": text(BASE, 30, 20),
    "zeros": text(BASE | {(0, 0): 0}, 30, 20),
    "long": text(BASE | {(0, 0): 2**63 - 2, (1, 1): -(2**63) + 1}, 30, 20),
    "longer": text(BASE | {(0, 0): 2**63, (1, 1): -(10**30)}, 30, 20),
    "tabs": text(BASE, 30, 20).replace(" ", "\t").replace("\t", " ", 10),
    "plus": text(BASE, 30, 20).replace("\n30 20", "\n30 20").replace(" 7\n", " +7\n"),
    "comment inside": text(BASE, 30, 20).replace("\n", "\n% inside\n", 9),
    "symmetric": text(lower(BASE), 30, 30, "integer symmetric"),
    "skew": text(lower(BASE), 30, 30, "integer skew-symmetric"),
    "upper": text(BASE, 30, 30, "integer symmetric"),
    "fractions": text(BASE, 30, 20, "rational general").replace(" 7\n", " 7/3\n"),
    "decimals": text(BASE, 30, 20, "real general").replace(" 7\n", " 0.7\n"),
    "exponents": text(BASE, 30, 20, "real general").replace(" 7\n", " 7e1\n"),
    "loose sign": text(BASE, 30, 20).replace(" 7\n", " - 7\n", 1),
    "grouped": text(BASE, 30, 20).replace(" 7\n", " 7_0\n", 1),
    "full width": text(BASE, 30, 20).replace(" 7\n", " \uff17\n", 1),
    "nan": text(BASE, 30, 20, "real general").replace(" 7\n", " nan\n", 1),
    "infinite": text(BASE, 30, 20, "real general").replace(" 7\n", " inf\n", 1),
    "missing": text(BASE, 30, 20)[:-3],
    "outside": text(BASE | {(30, 0): 1}, 30, 20),
    "row 0": text(BASE | {(-1, 0): 1}, 30, 20),
    "twice": text(BASE, 30, 20) .replace(f" {len(BASE)}\n", f" {len(BASE) + 1}\n", 1)
    + "".join(f"{i + 1} {j + 1} 5\n" for i, j in [next(iter(BASE))]),
    "pattern": f"{HEAD}pattern general\n3 4 3\n1 1\n2 4\n3 2\n",
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_reading_in_bulk_makes_no_difference(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one_by_one = outcome(TEXTS[name])
    monkeypatch.setattr(module, "_MANY", 1)
    assert outcome(TEXTS[name]) == one_by_one
    if isinstance(one_by_one, Coordinates):
        dense = matrix_market(TEXTS[name])
        assert {(i, j): x for i, j, x in one_by_one.entries} == {
            (i, j): x for i, row in enumerate(dense) for j, x in enumerate(row) if x
        }


def test_what_is_refused_is_refused() -> None:
    wrong = [name for name in TEXTS if isinstance(outcome(TEXTS[name]), list)]
    assert wrong == ["upper", "loose sign", "grouped", "nan", "infinite", "missing", "outside", "row 0", "twice"]


@pytest.mark.parametrize("kind", ["integer general", "rational general"])
def test_a_file_of_coordinates_is_not_made_dense(
    kind: str, tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    from pathlib import Path

    side = 10**7  # as a dense matrix it would be refused
    entries = {(i * 1000, i * 999): 1 + i % 5 for i in range(50)} | {(i * 1000, 3): 7 for i in range(50)}
    path = Path(str(tmp_path)) / "a.mtx"
    path.write_text(text(entries, side, side, kind).replace(" 5\n", " 5/3\n" if kind[0] == "r" else " 5\n"))
    assert isinstance(read_matrix_or_coordinates(str(path)), Coordinates)
    assert main(["rank", str(path)]) == 0
    assert capsys.readouterr().out == "50\n"


@pytest.mark.parametrize("seed", range(20))
def test_sparse_spellings_have_the_rank_of_the_dense_one(seed: int) -> None:
    random = Random(seed)
    m, n = random.randint(1, 12), random.randint(1, 12)
    values: list[int | Fraction] = [1, -1, 2, 6, Fraction(1, 3), Fraction(-5, 2)]
    entries = {(random.randrange(m), random.randrange(n)): random.choice(values) for _ in range(m + n)}
    dense = Matrix.of([[entries.get((i, j), 0) for j in range(n)] for i in range(m)], n)
    rows = [{j: x for (k, j), x in entries.items() if k == i} for i in range(m)]
    listed = Coordinates(m, n, tuple([i for i, _ in entries]), tuple([j for _, j in entries]), tuple(entries.values()))
    assert rank(dense) == rank(entries) == rank(rows) == rank(listed)


@pytest.mark.parametrize(
    ("value", "sentences"),
    [
        ({(0, 0): 0.5}, ['row 1, column 1: 0.5 is a float; say floats="exact" or floats="decimal"']),
        ({(0, 1): float("nan")}, ["row 1, column 2: nan is not a finite number"]),
        ({(0, 1): 1j}, ["row 1, column 2: 1j of type complex is not an exact number"]),
        ({(0, -1): 1}, ["(0, -1) is not a place (row, column) counted from 0"]),
        ({3: 1, (0, "x"): 2}, ["3 is not a place (row, column) counted from 0"]),
        ([{0: 1}, 7], ["row 2 is not a list of numbers but 7"]),
        ([{0: 1}, {1: object}], None),
    ],
)
def test_what_is_no_sparse_matrix_is_told(value: object, sentences: list[str] | None) -> None:
    with pytest.raises(InputError) as caught:
        rank(value)
    told = [problem.sentence() for problem in caught.value.problems]
    assert sentences is None or told[: len(sentences)] == sentences
    assert all("\n" not in one for one in told)


def test_a_float_among_places_is_exact_when_asked() -> None:
    assert rank({(0, 0): 0.5, (1, 1): 2}, floats="exact") == 2


def test_arrays_that_are_not_exact_get_one_line() -> None:
    numpy = pytest.importorskip("numpy")
    for array, part in (
        (numpy.array([[1, numpy.nan]]), "nan is not a finite number"),
        (numpy.array([[1, numpy.inf]]), "inf is not a finite number"),
        (numpy.array([[1, 2j]]), "an array of type complex128 does not hold exact numbers"),
        (numpy.array([[1, object()]]), "of type object is not an exact number"),
        (numpy.array([[1, None]]), "of type NoneType is not an exact number"),
        (numpy.array([["1", "x"]]), "does not hold exact numbers"),
    ):
        with pytest.raises(InputError) as caught:
            rank(array, floats="exact")
        assert [part in problem.sentence() for problem in caught.value.problems] == [True]
    assert rank(numpy.array([[2**70, Fraction(1, 2)]], dtype=object)) == 1


def test_array_files_that_are_not_exact_get_one_line(tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    numpy = pytest.importorskip("numpy")
    path = f"{tmp_path}/a.npy"
    for array in (
        numpy.array([[1, numpy.nan]]),
        numpy.array([[1, numpy.inf]]),
        numpy.array([[1, 2j]]),
        numpy.array([[1, None]]),
    ):
        numpy.save(path, array)
        assert main(["rank", path, "--floats", "exact"]) == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        assert shown.err.count("\n") == 1
