"""A class graded: submissions in, records appended, and from them scores, feedback and reports.

RESULTS/records.jsonl   what was judged, one line an answer; a rerun judges only what is new
RESULTS/scores.csv      points by item
RESULTS/feedback/       a page for each student, and feedback.zip of them where a platform takes it back
RESULTS/report.html     for the teacher
RESULTS/review.html     what a person decides, and review.csv to decide it in
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from os import PathLike

from exactrank.grading.floor import Floor
from exactrank.grading.judged import Record, Task, judge_task, judge_tasks, trouble_record
from exactrank.grading.pieces import Piece
from exactrank.grading.returning import remarks_for
from exactrank.grading.rubric import Rubric, read_rubric
from exactrank.grading.scoring import Score, score
from exactrank.grading.store import Key, Store

GIVEN_UP = "stopped-the-worker"
MOST_HELD = 1000
"""So many answers one after the other that were judged before are held until those before them are done."""


def task_of(piece: Piece, rubric: Rubric, remarks: tuple[str, ...] = ("html",)) -> Task:
    """The task of a piece, with remarks in these formats.

    One without a problem of its own, where each has one, is given to a person.
    """
    try:
        problem = rubric.problem_of(piece.id)
    except KeyError:
        lost = replace(piece, content=b"", trouble="no-problem")
        return Task(lost, None, "", rubric.language_of(piece.id), rubric.seconds)
    return Task(
        piece, problem, rubric.judging_key(piece.id, remarks), rubric.language_of(piece.id), rubric.seconds, remarks
    )


def judged(
    pieces: Iterable[Piece],
    rubric: Rubric,
    store: Store | None,
    engine: Callable[[], Executor],
    wide: int,
    form: str = "html",
) -> Iterator[tuple[Record, Piece]]:
    """The record of every piece, in order; those that the store has are not judged again, the others are appended.

    `form` is the format of the feedback, whose remarks the records hold.
    """
    # The floor reads ahead; what it has read, and what was found in the store between, is kept in order here.
    behind: deque[tuple[Piece, Key | None]] = deque()
    source = iter(pieces)

    def new() -> Iterator[Task]:
        held = 0
        for piece in source:
            task = task_of(piece, rubric, remarks_for(piece.origin, piece.file, form))
            key = (piece.id, task.piece.digest, task.key)
            known = store is not None and key in store
            behind.append((piece, key if known else None))
            held = held + 1 if known else 0
            if not known:
                yield task
            elif held == MOST_HELD:
                return

    while True:
        floor: Floor[Task, Record] = Floor(judge_tasks, engine, lambda task: trouble_record(task, GIVEN_UP), wide)
        for record in floor.run(new()):
            while behind[0][1] is not None:
                yield from _known(store, *behind.popleft())
            piece, _ = behind.popleft()
            if store is not None:
                store.append(record)
            yield record, piece
        if not behind:
            return
        while behind:
            yield from _known(store, *behind.popleft())


def _known(store: Store | None, piece: Piece, key: Key | None) -> Iterator[tuple[Record, Piece]]:
    if store is not None and key is not None:
        yield store.record(key), piece


def grade(
    answers: Iterable[tuple[str, str]],
    rubric: Rubric | str | PathLike[str],
    executor: Callable[[], Executor] | None = None,
) -> Iterator[Score]:
    """The scores of pairs of an id and an answer's text, one after the other; `rubric` may be the path of one.

    They are judged in this process, or by the executors that `executor` makes (anything with the interface of
    `concurrent.futures`): a new one where one breaks, and the answers of the class as they are asked for.

    >>> from fractions import Fraction
    >>> from exactrank.grading.rubric import Item
    >>> from exactrank.reading import as_matrix
    >>> rubric = Rubric(as_matrix("1 2; 2 4"), {}, (Item("Rank", "rank", Fraction(2)),))
    >>> answer = "$A = \\begin{bmatrix} 1 & 2 \\\\ 2 & 4 \\end{bmatrix}$, so $\\operatorname{rank} A = %d$."
    >>> [str(one.total) for one in grade([("ada", answer % 1), ("bob", answer % 2)], rubric)]
    ['2', '0']
    """
    from exactrank.grading.engines import cores
    from exactrank.grading.pieces import piece

    asked = rubric if isinstance(rubric, Rubric) else read_rubric(os.fspath(rubric))
    tasks = (task_of(piece(id, "", text.encode()), asked, ()) for id, text in answers)
    if executor is None:
        records: Iterator[Record] = map(judge_task, tasks)
    else:
        floor: Floor[Task, Record] = Floor(judge_tasks, executor, lambda task: trouble_record(task, GIVEN_UP), cores())
        records = floor.run(tasks)
    for record in records:
        yield score(record, asked)
