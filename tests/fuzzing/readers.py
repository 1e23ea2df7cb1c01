"""What is fuzzed: every reader by name, with all that is done to what it read."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from functools import partial

from exactrank.checker import Refused
from exactrank.errors import ExactrankError

ALLOWED = (ExactrankError, Refused)
"""Errors with a reason, which a reader may raise on any input; `Refused` is the checker's, which stands alone."""

KINDS = (None, "latex", "markdown", "html", "xml", "text")
EXTENSIONS = ("", ".csv", ".tsv", ".json", ".mtx", ".tex", ".md", ".txt")
ROWS = [[4, 8, 12], [2, 4, 7]]
"""The matrix that certificates are checked against, and the problem that answers are judged by."""


def answer(kind: str | None, text: str) -> None:
    """Read, judged, and the verdict as JSON."""
    from exactrank.judging import judge
    from exactrank.reading.answers.document import read_answer
    from exactrank.render.json.verdicts import verdict_object

    json.dumps(verdict_object(judge(read_answer(text, kind=kind))))


def answer_to_problem(text: str) -> None:
    """Judged as the answer to a given matrix, and told back to the writer in three formats."""
    import exactrank

    verdict = exactrank.verify(text, ROWS)
    exactrank.to_markdown(verdict)
    exactrank.to_latex(verdict, lang="ja")
    exactrank.to_html(verdict)


def matrix(extension: str, text: str) -> None:
    from exactrank.reading.matrices.files import read_text

    read_text(text, extension=extension)


def matrix_of_bytes(text: str) -> None:
    """From standard input, as bytes; characters up to 255 are the bytes themselves."""
    from exactrank.reading import read_matrix

    content = text.encode("latin-1") if max(text, default="") < "\u0100" else text.encode("utf-8", "surrogatepass")
    read_matrix("-", stdin=io.BytesIO(content))


def python_text(text: str) -> None:
    from exactrank import as_matrix

    as_matrix(text)


def operations(text: str) -> None:
    from exactrank.reading.operations.reader import canonical, read_operations

    canonical(read_operations(text))


def certificate(text: str) -> None:
    """Checked by the package and by the checker alone, which must agree, and read as a record."""
    from exactrank import check, checker
    from exactrank.proofs.certificates import certificate_from_json

    alone = outcome(lambda: checker.check(ROWS, checker.from_json(text)))
    ours = outcome(lambda: check(ROWS, text))
    if alone != ours:
        raise AssertionError(f"the checker says {alone}, the package {ours}")
    try:
        given = checker.from_json(text)
    except (ValueError, RecursionError):
        return
    certificate_from_json(given)


def outcome(decide: Callable[[], object]) -> object:
    """What is found, or None where it is refused; the checker, which knows no errors of ours, raises ValueError."""
    try:
        return decide()
    except (*ALLOWED, ValueError, RecursionError):
        return None


def matrix_of_two_readers(text: str) -> None:
    """The same bytes are never two matrices: the checker accepts a factorization of what the package read in them."""
    from exactrank import checker, prove_rank
    from exactrank.proofs.certificates import to_json_object
    from exactrank.reading.matrices.files import read_text

    A = read_text(text, extension=".json")
    factors = to_json_object(prove_rank(A, by="factorization").certificate)
    try:
        given = checker.from_json(text)
        rows, shape = (given.get("matrix"), given.get("shape")) if type(given) is dict else (given, None)
        checker.check(rows, factors, shape)
    except (ValueError, RecursionError):  # not read, and so not read as anything else
        return
    except Refused as refused:
        raise AssertionError(f"the package reads {A!r}, the checker another matrix ({refused})") from None


def derivation(text: str) -> None:
    """The JSON of a derivation; what is no JSON object is not its reader's business."""
    from exactrank.render.json.reading import row_reduction_of_json

    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        return
    if isinstance(given, dict):
        row_reduction_of_json(given)


Reader = Callable[[str], None]
READERS: dict[str, Reader] = {
    **{f"answer, {kind or 'as pasted'}": partial(answer, kind) for kind in KINDS},
    "answer to a problem": answer_to_problem,
    **{f"matrix, {extension or 'as pasted'}": partial(matrix, extension) for extension in EXTENSIONS},
    "matrix of bytes": matrix_of_bytes,
    "python text": python_text,
    "operations": operations,
    "certificate": certificate,
    "matrix, .json, two readers": matrix_of_two_readers,
    "derivation": derivation,
}
