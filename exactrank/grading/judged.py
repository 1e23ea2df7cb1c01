"""One piece judged: a record of plain values that scores, reports and a rerun are made from.

A record holds nothing that depends on the machine or on the time, so that every engine writes the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from exactrank.calculations.cases.records import region_text
from exactrank.errors import InputError
from exactrank.grading.limits import Exceeded, limited
from exactrank.grading.pieces import Piece
from exactrank.grading.problems import Each, LetterProblem
from exactrank.matrix import Matrix
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.judging import Verdict
    from exactrank.statements import Answer

FORMAT = "exactrank-graded/1"
REVIEWED = ("unreadable", "undecided", "incomplete")
"""Outcomes of a whole answer that a person decides."""

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker gets: the piece, its problem, the key of its judgement, the language and the limit in seconds.

    `remarks` are the formats, of text, html and typst, in which the record holds the remarks of the judge.
    """

    piece: Piece
    problem: Each | None
    key: str
    language: str
    seconds: float
    remarks: tuple[str, ...] = ("html",)


def judge_tasks(tasks: Sequence[Task]) -> list[Record]:
    """The records of several tasks, in their order: what an executor is given."""
    return [judge_task(task) for task in tasks]


def judge_task(task: Task) -> Record:
    """The record of one task; whatever goes wrong with the piece is in the record, for a person to look at."""
    if task.piece.trouble:
        return trouble_record(task, task.piece.trouble)
    try:
        with limited(task.seconds):
            return _judged(task)
    except InputError as error:
        return trouble_record(task, "refused", str(error).splitlines()[0])
    except (Exceeded, RecursionError):
        return trouble_record(task, "took-too-long")
    except MemoryError:
        return trouble_record(task, "too-much-memory")
    except Exception as error:  # a mistake of ours must not lose the other answers
        return trouble_record(task, "fault", f"{type(error).__name__}: {str(error)[:200]}")


def trouble_record(task: Task, reason: str, detail: str = "") -> Record:
    """The record of a piece that was not judged."""
    return _head(task) | {
        "outcome": "unreadable",
        "trouble": reason,
        "detail": detail,
        "first_error": None,
        "statements": [],
        "unread": 0,
        "reached": [],
        "cases": [],
        "remarks": {},
    }


def _head(task: Task) -> Record:
    piece = task.piece
    return {
        "format": FORMAT,
        "id": piece.id,
        "file": piece.file,
        "origin": piece.origin,
        "left_out": list(piece.left_out),
        "answer": piece.digest,
        "judged": task.key,
    }


def _judged(task: Task) -> Record:
    from exactrank.judging import judge
    from exactrank.reading.answers.document import answer_of
    from exactrank.reading.matrices.files import decoded
    from exactrank.requests.answers import kind_of

    text = decoded(task.piece.content, task.piece.file)
    answer = answer_of(text, kind=kind_of(task.piece.file))
    problem = None if isinstance(task.problem, LetterProblem) else task.problem
    verdict = judge(answer, problem)
    first = verdict.first_error
    return _head(task) | {
        "outcome": verdict.outcome.value,
        "trouble": "",
        "detail": "",
        "first_error": None if first is None else first + 1,
        "statements": _statements(verdict, problem is not None),
        "unread": len(verdict.unread),
        "reached": _reached(verdict, problem),
        "cases": _cases(answer, verdict, task.problem) if isinstance(task.problem, LetterProblem) else [],
        "remarks": _remarks(verdict, task),
    }


def _remarks(verdict: Verdict, task: Task) -> dict[str, str]:
    from exactrank.exposition.verdict import explain_verdict
    from exactrank.render import html, plain, typst

    if not task.remarks:
        return {}
    document = explain_verdict(verdict)
    render = {"text": plain.render, "html": html.body, "typst": typst.beside}
    return {name: render[name](document, task.language) for name in task.remarks}


def _statements(verdict: Verdict, with_problem: bool) -> list[dict[str, Any]]:
    """Kind, line and outcome of each; `answers` where it is about the problem's matrix, or no problem was set."""
    made = []
    for one in verdict.judgements:
        statement: dict[str, Any] = {"kind": one.kind, "line": one.statement.span.line, "outcome": one.outcome.value}
        if one.answers or not with_problem:
            statement["answers"] = True
        if one.note is not None:
            statement["note"] = one.note.value
        if one.follows is not None:
            statement["follows"] = one.follows + 1
        if one.outcome.value == "incorrect":
            statement["source"] = one.statement.span.source[:300]
        made.append(statement)
    return made


def _cases(answer: Answer, verdict: Verdict, problem: LetterProblem) -> list[dict[str, Any]]:
    """Every case of the problem: for which values, what was said of it, and in which line."""
    from exactrank.judging.discussed_cases import discussed_cases

    tree = problem.tree()
    return [
        {"when": region_text(one.case.region, tree.letters), "said": one.said.value, "line": one.line}
        for one in discussed_cases(answer, verdict, tree)
    ]


def _reached(verdict: Verdict, problem: Matrix | None) -> list[str]:
    """The forms that some step of the answer ends in: echelon, reduced; of a matrix with the problem's row space.

    Without a problem any matrix counts that steps lead to. The forms of the writer's own matrices, after a mistake, are
    marked `own-echelon` and `own-reduced`.
    """
    from exactrank.calculations.elimination import is_echelon, is_reduced_echelon
    from exactrank.judging.evaluation.linear import same_row_space
    from exactrank.statements import Grid, RowStep

    found: set[str] = set()
    for one in verdict.judgements:
        if not isinstance(one.statement, RowStep) or not isinstance(one.statement.after, Grid):
            continue
        rows = one.statement.after.rows
        if any(entry is None for row in rows for entry in row):
            continue
        A = Matrix.of([[entry for entry in row if entry is not None] for row in rows])
        if A.ncols == 0 or (problem is not None and A.ncols != problem.ncols):
            continue
        forms = [name for name, has in (("echelon", is_echelon), ("reduced", is_reduced_echelon)) if has(A)]
        if forms:
            own = "" if problem is None or same_row_space(A, problem) else "own-"
            found.update([own + name for name in forms])
    return sorted(found)
