"""`exactrank check` and `checker.py` on the same bytes: never a different word, and the same on all that is shared."""

from __future__ import annotations

import json
import os
from contextlib import redirect_stderr, redirect_stdout
from fractions import Fraction
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from exactrank import checker
from exactrank.calculations.elimination import Strategy, reduced_row_echelon_form, row_echelon_form
from exactrank.cli import main
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.proofs.certificates import certificate_of, certificate_text
from exactrank.proofs.lifting_certificate import lifting_certificate
from exactrank.proofs.rank_proofs import prove_rank
from exactrank.reading import read_matrix
from tests.matrices import matrices

UNREADABLE = 2
SUFFIXES = (".csv", ".tsv", ".txt", ".json", ".dat", "")
GOOD = certificate_text(certificate_of(prove_rank(Matrix.of([[1, 2], [3, 4]]), "factorization").evidence))


def statuses(matrix: bytes, suffix: str | None, certificate: bytes) -> tuple[int, int]:
    """What the package and the checker exit with; the matrix is the argument itself where no suffix is given."""
    with TemporaryDirectory() as folder:
        proof = Path(folder) / "proof.json"
        proof.write_bytes(certificate)
        if suffix is None:
            argument = os.fsdecode(matrix)
        else:
            argument = str(Path(folder) / f"given{suffix}")
            Path(argument).write_bytes(matrix)
        said, refused = StringIO(), StringIO()
        with redirect_stdout(said), redirect_stderr(refused):
            package = main(["check", argument, str(proof)])
        alone, line = checker.main([argument, str(proof)])
        assert "\n" not in line
        assert said.getvalue() + refused.getvalue()
        if package == alone == 0:
            assert said.getvalue() == f"{line}\n"
        return package, alone


def agree(matrix: bytes, suffix: str | None, certificate: bytes) -> None:
    """The checker reads fewer ways of writing a matrix; what both read they read alike."""
    package, alone = statuses(matrix, suffix, certificate)
    assert package in (0, 1, 2)
    if alone == UNREADABLE:
        assert package == UNREADABLE or read_by_the_package_alone(matrix, suffix)
    else:
        assert package == alone


def read_by_the_package_alone(matrix: bytes, suffix: str | None) -> bool:
    """The checker cannot read this matrix at all, whatever the certificate."""
    return statuses(matrix, suffix, b"{}")[1] == UNREADABLE


def shown(x: Fraction, sign: str) -> str:
    return sign * (x >= 0) + str(x)


@st.composite
def spelled(draw: st.DrawFn, A: Matrix) -> tuple[bytes, str | None]:
    """A matrix in one of the ways that both read, under a suffix that fits, or as an argument."""
    rows = [[shown(x, draw(st.sampled_from(["", "", "+"]))) for x in map(Fraction, row)] for row in A]
    way = draw(st.sampled_from(["lines", "csv", "tsv", "json", "object"]))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    if way in ("json", "object") or not (A.nrows and A.ncols):
        made: Any = [[int(x) if x.lstrip("+-").isdigit() and draw(st.booleans()) else x for x in row] for row in rows]
        shape = {"shape": list(A.shape)} if not A.nrows or draw(st.booleans()) else {}
        value = {"matrix": made, "name": "A\\B", **shape} if shape or way == "object" else made
        text, suffixes = json.dumps(value, indent=draw(st.sampled_from([None, 1]))), [".json", ".txt", "", None]
    elif way == "lines":
        between = draw(st.sampled_from([" ", ", ", ",", "\t", "  ", " ,\t"]))
        row_end = draw(st.sampled_from([";", "; ", end, f"{end}{end}", f";{end}"]))
        text, suffixes = row_end.join([between.join(row) for row in rows]), [".txt", ".dat", "", None]
    else:
        text, suffixes = end.join([{"csv": ",", "tsv": "\t"}[way].join(row) for row in rows]), [f".{way}"]
        text += draw(st.sampled_from(["", end]))
    suffix = draw(st.sampled_from(suffixes))
    mark = "\ufeff" if suffix is not None and draw(st.booleans()) else ""
    return (mark + text).encode(), suffix


def certificates(A: Matrix) -> list[str]:
    proofs = [prove_rank(A, method).evidence for method in ("factorization", "singular-values", "minors")]
    forms = [f(A, strategy) for f in (row_echelon_form, reduced_row_echelon_form) for strategy in Strategy]
    made = [certificate_text(certificate_of(evidence)) for evidence in (*proofs, *forms)]
    return [*made, certificate_text(lifting_certificate(A))] if A.nrows and A.ncols else made


@given(st.data(), matrices(3, 3))
def test_what_both_read_they_accept_alike(data: st.DataObject, A: Matrix) -> None:
    written, suffix = data.draw(spelled(A))
    proof = data.draw(st.sampled_from(certificates(A)))
    assert statuses(written, suffix, proof.encode()) == (0, 0)


CHARACTERS = [
    *"0123456789",
    *"+-./,;:_eE \t\r\n\x0b\x0c\x1c\x00[](){}\"'\\u#%|&x٣",
    "\ufeff",
    "\u00a0",
    "\uff11",
    "\u2212",
]
PIECES = st.one_of(
    st.sampled_from(CHARACTERS), st.sampled_from(["\r\n", ",,", "null", "true", "1e2", '"shape":', "[]"])
)


@st.composite
def changed(draw: st.DrawFn, text: str) -> str:
    """The text with a few pieces put in, cut out or exchanged."""
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        until = at + draw(st.integers(0, 2))
        text = text[:at] + draw(st.one_of(st.just(""), PIECES)) + text[until:]
    return text


@given(st.data(), matrices(3, 3))
def test_a_changed_matrix_is_read_alike(data: st.DataObject, A: Matrix) -> None:
    written, suffix = data.draw(spelled(A))
    suffix = data.draw(st.sampled_from([suffix, *SUFFIXES, ".md", ".mtx", ".tex"]))
    proof = data.draw(st.sampled_from(certificates(A)))
    text = data.draw(changed(written.decode()))
    assume(suffix is not None or ("\0" not in text and not text.startswith("-")))
    agree(text.encode(), suffix, proof.encode())


@given(st.data(), matrices(3, 3))
def test_a_changed_certificate_is_decided_alike(data: st.DataObject, A: Matrix) -> None:
    written, suffix = data.draw(spelled(A))
    proof = data.draw(changed(data.draw(st.sampled_from(certificates(A)))))
    agree(written, suffix, proof.encode())


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 3)
    | st.sampled_from(["1", "-1/2", "factors", "lifting", checker.FORMAT]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["matrix", "shape", "kind"]), inner),
    max_leaves=6,
)


@st.composite
def with_another_value(draw: st.DrawFn, certificate: Any) -> Any:
    """A certificate with one value inside it exchanged, left out or doubled, whatever its type."""
    at = made = json.loads(certificate)
    while True:
        key = draw(st.sampled_from(list(at) if isinstance(at, dict) else list(range(len(at)))))
        if isinstance(at[key], dict | list) and at[key] and draw(st.booleans()):
            at = at[key]
            continue
        break
    match draw(st.sampled_from(["exchange", "leave out", "add"])):
        case "exchange":
            at[key] = draw(JSON)
        case "leave out":
            del at[key]
        case _:
            if isinstance(at, dict):
                at[draw(st.sampled_from(["source", "note", "factor", "e"]))] = draw(JSON)
            else:
                at.append(at[key])
    return made


@given(st.data(), matrices(3, 3, 0))
def test_a_certificate_with_another_value_is_decided_alike(data: st.DataObject, A: Matrix) -> None:
    proof = data.draw(with_another_value(data.draw(st.sampled_from(certificates(A)))))
    written = json.dumps({"matrix": [[str(x) for x in row] for row in A], "shape": list(A.shape)}).encode()
    package, alone = statuses(written, ".json", json.dumps(proof).encode())
    assert package == alone


@given(JSON, JSON)
@example([[1, 2], [3, 4]], checker.FORMAT)
@example([[1, 2], [3, 4]], {"format": checker.FORMAT})
def test_any_json_is_decided_alike(matrix: Any, certificate: Any) -> None:
    agree(json.dumps(matrix).encode(), ".json", json.dumps(certificate).encode())


# Matrix, suffix, and the status of both for the certificate of the matrix with the rows 1 2 and 3 4.
TABLE = [
    ("1 2\n3 4", ".txt", 0),
    ("1 2\r3 4", ".txt", 0),
    ("1 2\r3 4", None, 0),
    ("1,2\r,3,4", None, 2),
    ("1,2\r3,4\r", ".csv", 0),
    ("1,2\r\n3,4\r\n", ".csv", 0),
    ("1,2;3,4", ".csv", 2),
    ("1 2\n3 4", ".csv", 2),
    ("\t1\n2", ".csv", 2),
    ("1,2\n3,4", ".tsv", 2),
    ("1\t2\n3\t4", ".tsv", 0),
    ("1\t2\n\t3\t4", ".tsv", 2),
    ("1 2\n3 4", ".json", 2),
    ("1 2\n3 4", ".md", 2),
    ("1 2\n3 4", ".mtx", 2),
    ("1 2\n3 4", ".tex", 2),
    ("[[1, 2], [3, 4]]", ".tex", 2),
    ("1, 2,\n3, 4,", ".txt", 2),
    ("1, , 2\n3, , 4", ".txt", 2),
    (", 1 2\n3 4", ".txt", 2),
    ("1 2;,3 4", ".txt", 2),
    ("1 2\x0c3 4", ".txt", 2),
    ("1 2\x0b3 4", None, 2),
    ("1 2\x1c3 4", ".txt", 2),
    ("1,2\x0c3,4", ".csv", 2),
    ("", ".txt", 2),
    (" \n", ".csv", 2),
    ("[]", ".json", 1),
    ('{"matrix": [[1, 2], [3, 4]]}', ".json", 0),
    ('{"matrix": [[1, 2], [3, 4]], "shape": [2, 2]}', ".json", 0),
    ('{"matrix": [[1, 2], [3, 4]], "shape": [2, 3]}', ".json", 2),
    ('{"matrix": [[1, 2], [3, 4]], "shape": null}', ".json", 0),
    ('{"matrix": [[1, 2], [3, 4]], "shape": "2 x 2"}', ".json", 2),
    ('{"matrix": [[1, 2], [3, 4]], "matrix": [[1, 2], [3, 4]]}', ".json", 2),
    ('{"matrix": [], "shape": [0, -1]}', ".json", 2),
    ('{"matrix": [], "shape": [0, "2"]}', ".json", 2),
    ('{"matrix": [], "shape": [0, 2, 0]}', ".json", 2),
    ('{"matrix": [], "shape": 0}', ".json", 2),
    ('[["\\u0031", 2], [3, 4]]', ".txt", 0),
    ('[["\\u0031", 2], [3, 4]]', None, 0),
    ('[["\u00a01", 2], [3, 4]]', ".json", 2),
]


@pytest.mark.parametrize(("matrix", "suffix", "status"), TABLE)
def test_both_say_the_same_word(matrix: str, suffix: str | None, status: int) -> None:
    assert statuses(matrix.encode(), suffix, GOOD.encode()) == (status, status)


def test_a_matrix_without_rows_keeps_its_columns() -> None:
    written = b'{"matrix": [], "shape": [0, 3]}'
    proof = certificate_text(certificate_of(row_echelon_form(Matrix.zero(0, 3)))).encode()
    assert statuses(written, ".json", proof) == (0, 0)
    assert statuses(b"[]", ".json", proof) == (1, 1)


def test_a_file_is_not_read_where_its_name_is_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("1 2; 3 4").write_text("5 6; 7 8")
    Path("proof.json").write_text(GOOD)
    assert main(["check", "1 2; 3 4", "proof.json"]) == checker.main(["1 2; 3 4", "proof.json"])[0] == 0


OPERATION = '{"format": "exactrank-certificate/1", "kind": "row-reduction", "shape": [%d, 1], "rank": %d, '
SCALE_OF_NONE = (
    OPERATION % (0, 0) + '"operations": [{"kind": "scale", "target": %d, "factor": "2"}], "end": [], "pivots": []}'
)
MORE_KEYS = (
    OPERATION % (1, 1)
    + '"operations": [{"kind": "scale", "target": 1, "factor": "2", "source": 1}], "end": [["2"]], '
    + '"pivots": [{"row": 1, "column": 1}]}'
)


@pytest.mark.parametrize("target", [-1, 0, 1])
def test_an_operation_on_no_rows_is_refused(target: int) -> None:
    written = b'{"matrix": [], "shape": [0, 1]}'
    assert statuses(written, ".json", (SCALE_OF_NONE % target).encode()) == (1, 1)


def test_a_superfluous_key_of_an_operation_is_refused() -> None:
    assert statuses(b"1", ".txt", MORE_KEYS.encode()) == (1, 1)
    assert statuses(b"1", ".txt", MORE_KEYS.replace(', "source": 1', "").encode()) == (0, 0)
    from exactrank.proofs.certificates import certificate_from_json

    with pytest.raises(checker.Refused):
        certificate_from_json(json.loads(MORE_KEYS))


@pytest.mark.parametrize(
    "text", [json.dumps(checker.FORMAT), '"x"', "3", "1.5", "null", "true", "[]", "{}", '[{"a": 1}]']
)
def test_a_certificate_that_is_no_object_is_refused(text: str) -> None:
    assert statuses(b"1 2; 3 4", ".txt", text.encode()) == (1, 1)
    from exactrank.proofs.certificates import certificate_from_json

    with pytest.raises(checker.Refused):
        certificate_from_json(json.loads(text))


@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_a_byte_order_mark_before_a_certificate_is_none_of_it(mark: str) -> None:
    assert statuses(b"1 2; 3 4", ".txt", (mark + GOOD).encode()) == (0, 0)


def test_a_key_that_stands_twice_is_told() -> None:
    with pytest.raises(InputError, match='the key "matrix" stands twice'):
        read_matrix('{"matrix": [[1]], "matrix": [[2]]}')
    with pytest.raises(InputError, match="not its shape 1 x 1"):
        read_matrix('{"matrix": [[1]], "shape": [1, 2]}')
