"""Records shown: in LaTeX, Markdown, HTML, PDF, plain text and JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from exactrank.exposition import explain, explain_matrix
from exactrank.exposition.layouts import arranged
from exactrank.matrix import Matrix
from exactrank.numbers.rows import RowsOver
from exactrank.render import html, latex, markdown, plain
from exactrank.render.json import records as json_form
from exactrank.render.json.parts import matrix_lists
from exactrank.render.latex_matrices import latex_matrix
from exactrank.requests.layouts import Detail, Layout
from exactrank.requests.options import choice

if TYPE_CHECKING:
    from exactrank.calculations.cases.records import CaseTree
    from exactrank.calculations.determinants import DeterminantValue
    from exactrank.calculations.domains.records import RecordOver
    from exactrank.document import Document
    from exactrank.exercises.exercise import Exercise
    from exactrank.exercises.with_letter import CasesExercise
    from exactrank.grading.scoring import Score
    from exactrank.judging import Verdict
    from exactrank.requests.methods import Record

    OfCourse: TypeAlias = Record | RecordOver | CaseTree | DeterminantValue
    Shown: TypeAlias = OfCourse | Verdict | Score | Exercise | CasesExercise | Matrix | RowsOver[Any]
    """What can be shown."""


def to_latex(
    record: Shown,
    lang: str = "en",
    name: str = "A",
    standalone: bool = False,
    digits: int = 10,
    layout: str = "list",
    detail: str = "normal",
) -> str:
    r"""The LaTeX of a matrix, or of the derivation that a record holds.

    `layout` is list or chain (matrices joined by arrows), `detail` is brief, normal or full (with all arithmetic).

    >>> from exactrank.reading import as_matrix
    >>> to_latex(as_matrix("1 2; 3 4"))
    '\\begin{bmatrix}\n1 & 2 \\\\\n3 & 4\n\\end{bmatrix}'
    """
    if isinstance(record, Matrix) and not standalone:
        return latex_matrix(record)
    return latex.render(_explained(record, name, digits, layout, detail), lang, standalone)


def to_markdown(
    record: Shown,
    lang: str = "en",
    name: str = "A",
    digits: int = 10,
    layout: str = "list",
    detail: str = "normal",
) -> str:
    r"""A matrix, or the derivation that a record holds, in Markdown with dollar mathematics.

    >>> from exactrank.reading import as_matrix
    >>> as_matrix(to_markdown(as_matrix("1 2; 3 4")))
    <2x2 matrix [1 2; 3 4]>
    """
    return markdown.render(_explained(record, name, digits, layout, detail), lang)


def to_html(
    record: Shown,
    lang: str = "en",
    name: str = "A",
    standalone: bool = False,
    digits: int = 10,
    layout: str = "list",
    detail: str = "normal",
) -> str:
    """A matrix, or the derivation that a record holds, in HTML with MathML: a fragment, or a page of its own."""
    return html.render(_explained(record, name, digits, layout, detail, with_understood=True), lang, standalone)


def to_pdf(
    record: Shown,
    lang: str = "en",
    name: str = "A",
    digits: int = 10,
    layout: str = "list",
    detail: str = "normal",
) -> bytes:
    """A matrix, or the derivation that a record holds, as the bytes of a PDF file: equal records give equal bytes.

    Raises MissingPackage where Typst is not installed, `pip install "exactrank[pdf]"`.
    """
    from exactrank.render import pdf

    return pdf.render(_explained(record, name, digits, layout, detail), lang)


def to_text(
    record: Shown,
    lang: str = "en",
    name: str = "A",
    digits: int = 10,
    layout: str = "list",
    detail: str = "normal",
) -> str:
    """A matrix, or the derivation that a record holds, in plain text.

    >>> from exactrank.api.reduction import row_echelon_form
    >>> print(to_text(row_echelon_form("1 2; 3 4"), layout="chain", detail="brief").splitlines()[0].strip())
    A = [ (1) 2 ]  R2 <- R2 - 3 R1  [ (1)   2  ]
    """
    return plain.render(_explained(record, name, digits, layout, detail), lang)


def to_json(record: Shown, name: str = "A", digits: int = 10) -> str:
    """A matrix, or the derivation that a record holds, in JSON; rationals are strings and indices count from 1.

    >>> from exactrank.reading import as_matrix
    >>> to_json(as_matrix("1/2 2"))
    '{"field": "QQ", "matrix": [["1/2", "2"]], "shape": [1, 2]}'
    """
    from exactrank.exercises.exercise import Exercise
    from exactrank.exercises.with_letter import CasesExercise

    if isinstance(record, Exercise | CasesExercise):
        from exactrank.render.json.exercises import case_exercises_object, exercises_object

        exercises = (
            exercises_object([record], name) if isinstance(record, Exercise) else case_exercises_object([record], name)
        )
        return json.dumps(exercises, ensure_ascii=False)
    if isinstance(record, RowsOver):
        return json.dumps({"field": record.domain.name, "matrix": record.texts(), "shape": list(record.shape)})
    if isinstance(record, Matrix):
        field, rows = record.field.name, matrix_lists(record)
        return json.dumps({"field": field, "matrix": rows, "shape": list(record.shape)})
    from exactrank.calculations.cases.records import CaseTree
    from exactrank.calculations.determinants import DeterminantValue, study_determinant
    from exactrank.grading.scoring import Score
    from exactrank.judging import Verdict
    from exactrank.render.json.verdicts import verdict_object

    if isinstance(record, DeterminantValue):  # a number, of which the record says how it is found
        record = study_determinant(record.matrix)
    if isinstance(record, Score):
        from exactrank.grading.feedback import score_object

        return json.dumps(score_object(record), ensure_ascii=False)
    if isinstance(record, CaseTree):
        from exactrank.render.json.cases import cases_object

        return json.dumps(cases_object(record, name), ensure_ascii=False)

    from exactrank.calculations.domains.records import KINDS

    if isinstance(record, KINDS):
        from exactrank.render.json.domains import record_over_object

        return json.dumps(record_over_object(record, name), ensure_ascii=False)
    made = verdict_object(record) if isinstance(record, Verdict) else json_form.json_object(record, name, digits=digits)
    return json.dumps(made, ensure_ascii=False)


def _explained(
    record: Shown,
    name: str,
    digits: int,
    layout: str,
    detail: str,
    with_understood: bool = False,
) -> Document:
    shown, told = choice(Layout, layout, "layout", None), choice(Detail, detail, "detail", None)
    if isinstance(record, Matrix):
        return explain_matrix(record, name)
    if isinstance(record, RowsOver):
        from exactrank.exposition.domains.records import explain_rows

        return explain_rows(record, name)
    from exactrank.calculations.cases.records import CaseTree
    from exactrank.calculations.determinants import DeterminantValue, study_determinant
    from exactrank.exercises.exercise import Exercise
    from exactrank.grading.scoring import Score
    from exactrank.judging import Verdict

    if isinstance(record, DeterminantValue):  # a number, of which the record says how it is found
        record = study_determinant(record.matrix)
    if isinstance(record, Score):
        from exactrank.grading.feedback import points_document

        return points_document(record)
    if isinstance(record, CaseTree):
        from exactrank.exposition.cases import explain_cases

        return explain_cases(record, name)
    if isinstance(record, Verdict):
        from exactrank.exposition.verdict import explain_verdict

        return explain_verdict(record, with_understood)
    if isinstance(record, Exercise):
        from exactrank.exposition.exercises import explain_exercises

        return explain_exercises([record], name)
    from exactrank.exercises.with_letter import CasesExercise

    if isinstance(record, CasesExercise):
        from exactrank.exposition.case_exercises import explain_case_exercises

        return explain_case_exercises([record], name)
    from exactrank.calculations.domains.records import KINDS

    if isinstance(record, KINDS):
        from exactrank.exposition.domains.records import explain_over

        return arranged(explain_over(record, name), shown, told)
    return arranged(explain(record, name, digits=digits), shown, told)
