"""The page that describes the format tells the truth: its certificates are accepted, its spellings are as it says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from exactrank.calculations.elimination import row_echelon_form
from exactrank.checker import EVIDENCE, FORMAT, OPERATIONS, Refused, check, from_json, number
from exactrank.matrix import Matrix
from exactrank.proofs.certificates import certificate_from_json, certificate_of, certificate_text
from exactrank.proofs.rank_proofs import ProofMethod, prove_rank
from tests.matrices import NAMED
from tests.random_matrices import EXAMPLES

PAGE = (Path(__file__).parent.parent / "derivations" / "certificates.md").read_text(encoding="utf-8")
DOCUMENT = NAMED["document"]
BLOCKS = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)


def test_the_certificates_on_the_page_are_accepted_and_are_ours() -> None:
    shown = [block for block in BLOCKS if "format" in block and not re.search('"(sparse|field)"', block)]
    assert [check(DOCUMENT.tolist(), from_json(block)) for block in shown] == [1, 1]
    made = [certificate_text(certificate_of(prove_rank(DOCUMENT, by).evidence)) for by in ("minors", "singular-values")]
    assert made == shown


def test_the_page_names_every_key_and_operation() -> None:
    for kind, keys in EVIDENCE.items():
        section = PAGE.split(f"## `{kind}`")[1].split("\n## ")[0]
        assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == list(keys)
    shown = [json.loads(line) for block in BLOCKS if "format" not in block for line in block.splitlines()]
    assert [set(operation) for operation in shown] == [set(keys) for keys in OPERATIONS]
    assert f"`{FORMAT}`" in PAGE


def test_the_page_spells_numbers_as_the_checker_reads_them() -> None:
    sentence = re.sub(r"\s+", " ", PAGE).split("So `1/2`")[1].split("refused")[0]
    good, bad = ("`1/2`" + sentence).split(";")
    for text in re.findall(r"`(.*?)`", good):
        assert str(number(text, "(0|-?[1-9][0-9]*)(?:/([1-9][0-9]*))?", "")) == text
    A = Matrix.of([[1, 2]])
    made = certificate_text(certificate_of(prove_rank(A, "factorization").evidence))
    for text in re.findall(r"`(.*?)`", bad):
        with pytest.raises(Refused):
            check(A.tolist(), from_json(made.replace('"2"', f'"{text}"')))


@pytest.mark.parametrize("name", [*NAMED, *EXAMPLES])
def test_a_certificate_survives_its_json(name: str) -> None:
    A = {**NAMED, **EXAMPLES}[name]
    for method in ProofMethod:
        certificate = certificate_of(prove_rank(A, method).evidence)
        assert certificate_from_json(from_json(certificate_text(certificate))) == certificate
        assert certificate.rank == row_echelon_form(A).rank
        assert certificate.shape == A.shape


@pytest.mark.parametrize(
    "change",
    [
        {"rank": 2},
        {"shape": [4]},
        {"shape": [4, 2]},
        {"shape": []},
        {"rows": [1, 2]},
        {"X": [["1", "2"], ["3"]]},
        {"F": [["2/4"]]},
        {"d": "1/2"},
        {"kind": "lifting"},
        {"kind": "lifted"},
        {"format": "exactrank-certificate/2"},
    ],
    ids=str,
)
def test_json_that_spells_no_certificate_is_refused(change: dict[str, object]) -> None:
    made = from_json(certificate_text(certificate_of(prove_rank(DOCUMENT, "factorization").evidence)))
    with pytest.raises(Refused):
        certificate_from_json(made | change)


@pytest.mark.parametrize("kind", ["row-reduction", "gram"])
def test_json_of_the_other_kinds_that_spells_no_certificate_is_refused(kind: str) -> None:
    method = "singular-values" if kind == "gram" else kind
    made = from_json(certificate_text(certificate_of(prove_rank(DOCUMENT, method).evidence)))
    wrong: dict[str, list[object]] = {
        "row-reduction": [
            {"operations": [{"kind": "scale", "target": 1, "factor": "0"}]},
            {"operations": [{"kind": "swap", "first": 1, "second": 1}]},
            {"operations": [{"kind": "add", "target": 1, "source": 1, "factor": "1"}]},
            {"operations": [{"kind": "swap", "target": 1, "factor": "1"}]},
            {"pivots": []},
            {"end": [["1"], ["2", "3"]]},
        ],
        "gram": [{"gram": "AA^T"}, {"multiplicity_of_zero": 1}, {"characteristic_polynomial": "1"}],
    }
    for change in wrong[kind]:
        assert isinstance(change, dict)
        with pytest.raises(Refused):
            certificate_from_json(made | change)
