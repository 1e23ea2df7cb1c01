"""What is written is judged before: the statements of every record, and the pages as somebody reads them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.calculations.elimination import EchelonForm, Strategy, reduced_row_echelon_form, row_echelon_form
from exactrank.calculations.inverses import invert
from exactrank.calculations.whole_page import study_page
from exactrank.cli import main
from exactrank.embedding.requested import RequestedCases, RequestedOver
from exactrank.errors import NotConfirmed
from exactrank.gallery import find_problems, problem_document, read_problem
from exactrank.judging import Outcome, Whole, judge
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES
from exactrank.numbers.fields import GF, QQ, Field
from exactrank.reading.answers.document import answer_of
from exactrank.requests.methods import Method, Request, derive
from exactrank.self_check import confirm_page, confirm_records
from tests import approximations
from tests.documents import proofs
from tests.exploring import examples
from tests.matrices import NAMED, matrices
from tests.test_round_trip import FORMATS

GALLERY = Path(__file__).parents[1] / "derivations"


def test_the_judge_confirms_every_proof_and_every_approximation() -> None:
    records = [*proofs(), *approximations.records().values()]
    assert confirm_records(records) > len(records)
    silent = [name for name, record in approximations.records().items() if not record.statements]
    assert silent == ["projection-no-columns", "projection-tilted-no-columns", "projection-nothing-of-several"]


def test_the_judge_confirms_every_reduction() -> None:
    for A in NAMED.values():
        for strategy in Strategy:
            forms = [reduce(A, strategy) for reduce in (row_echelon_form, reduced_row_echelon_form)]
            # the steps, that the end is in echelon form, and the rank
            assert confirm_records(forms) == sum([len(form.derivation.groups()) + 2 for form in forms])


@examples(25)
@given(matrices(3, 4, least=1), st.sampled_from([2, 5, 7]), st.sampled_from([Method.MINORS, Method.FACTORIZATION]))
def test_the_judge_confirms_proofs_over_prime_fields(A: Matrix, p: int, method: Method) -> None:
    over = Matrix.of([[x.numerator for x in row] for row in A], A.ncols, GF(p))
    assert confirm_records([row_echelon_form(over), derive(over, method, Request())])


def falsified() -> list[EchelonForm]:
    form = row_echelon_form(Matrix.of([[1, 2], [2, 4]]))
    return [replace(form, pivots=()), replace(form, matrix=Matrix.identity(2)), replace(form, reduced=True, pivots=())]


@pytest.mark.parametrize("form", falsified())
def test_a_record_that_says_something_wrong_is_refused(form: EchelonForm) -> None:
    with pytest.raises(NotConfirmed, match="does not confirm this"):
        confirm_records([form])


def test_a_wrong_inverse_is_refused_with_the_statement() -> None:
    found = replace(invert(Matrix.of([[2, 1], [5, 3]])), inverse=Matrix.identity(2))
    with pytest.raises(NotConfirmed, match="does not confirm this inverse"):
        confirm_records([found])


@pytest.mark.parametrize("p", [0, 5])
def test_a_page_that_says_something_wrong_is_refused(p: int) -> None:
    field = GF(p) if p else QQ
    confirm_page("$\\det\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}=-2$", "latex", field)
    with pytest.raises(NotConfirmed, match="line 2"):
        confirm_page("We find\n$\\det\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}=-1$", "latex", field)


@pytest.mark.parametrize("path", find_problems([str(GALLERY)]), ids=lambda path: path.parent.name)
def test_the_judge_confirms_the_gallery(path: Path) -> None:
    """Every statement of the records; and the page in the formats and languages by turns is not called wrong."""
    problem = read_problem(path)
    asked = problem.asked
    if isinstance(asked, RequestedCases | RequestedOver):
        field: Field = QQ
    elif problem.page is None:
        assert confirm_records(asked.records())
        field = asked.matrix.field
    else:
        field = asked.matrix.field
        page = study_page(asked.matrix, problem.page.noisy, problem.page.direction)
        judged = judge(page.statements).judgements
        assert {one.outcome for one in judged} == {Outcome.CORRECT}
    turn = len(path.parent.name)
    form = sorted(FORMATS)[turn % len(FORMATS)]
    lang = LANGUAGES[turn % len(LANGUAGES)]
    text = FORMATS[form](problem_document(problem), lang)
    assert judge(answer_of(text), field=field).outcome is not Whole.INCORRECT


@pytest.mark.parametrize("to", ["latex", "markdown", "html", "text", "json", "pdf"])
def test_a_checked_page_is_the_page(to: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    made: list[bytes] = []
    for more in ([], ["--self-check"]):
        assert main(["derive", "2 1; 4 3", "--by", "lu", "--by", "inverse", "--to", to, *more]) == 0
        made.append(capfdbinary.readouterr().out)
    assert made[0] == made[1] != b""


@pytest.mark.parametrize("to", ["text", "json"])
def test_what_is_not_confirmed_is_not_written(
    to: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from exactrank.requests import methods

    monkeypatch.setattr(methods, "derive_all", lambda A, by, request: falsified()[:1])
    assert main(["derive", "1 2; 2 4", "--to", to]) == 0
    assert capsys.readouterr().out
    assert main(["derive", "1 2; 2 4", "--to", to, "--self-check"]) == 4
    said = capsys.readouterr()
    assert said.out == ""
    assert "does not confirm" in said.err
    assert main(["derive", "1 a; a 2", "--field", "QQ(a)", "--self-check"]) == 2
    assert "QQ(a)" in capsys.readouterr().err


def test_checked_over_an_extension(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The page is read back; a record that says something else is not written, in no format."""
    from exactrank.calculations.domains import systems

    for field, matrix in (("QQ(i)", "1 i; i 2"), ("QQ(sqrt 2)", "1 sqrt(2); 2 3"), ("GF(4)", "1 t; t+1 0")):
        for to in ("text", "json"):
            arguments = ["derive", matrix, "--by", "inverse", "--field", field, "--to", to, "--self-check"]
            assert main(arguments) == 0
            assert capsys.readouterr().out
    right = systems.invert_over
    monkeypatch.setattr(systems, "invert_over", lambda A: replace(right(A), inverse=A))
    for to in ("text", "json"):
        assert main(["derive", "1 i; i 2", "--by", "inverse", "--to", to, "--self-check"]) == 4
        said = capsys.readouterr()
        assert (said.out, "says something wrong" in said.err) == ("", True)


def test_checked_over_a_prime_field(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["2 1; 3 4", "--by", "inverse"], ["2 1 | 3; 3 4 | 1"], ["2 1; 1 3", "--by", "all"]):
        assert main(["derive", *arguments, "--field", "GF(5)", "--self-check", "--to", "json"]) == 0
        assert json.loads(capsys.readouterr().out)
