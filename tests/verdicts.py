"""Verdicts for the tests: every kind of mistake that the judge's own tests know, and whole answers as people write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from exactrank.document import Document
from exactrank.exposition.verdict import explain_verdict
from exactrank.exposition.verdict.account import MOST
from exactrank.exposition.verdict.explain import REMARKS
from exactrank.exposition.verdict.hints import explain_with_hints
from exactrank.exposition.verdict.undecided import OPEN, UNREAD
from exactrank.judging import Judgement, Missing, Note, Outcome, Verdict, Whole, judge
from exactrank.judging.verdicts.witnesses import (
    Dependence,
    FiniteSolutions,
    FormValue,
    NonzeroImage,
    NonzeroMinor,
    RankEvidence,
    Witness,
    WrongDigits,
    WrongEntries,
    WrongEntry,
    WrongPivots,
    WrongValue,
)
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import Enclosure
from exactrank.reading.answers.document import answer_of, read_answer
from exactrank.statements import Hidden, Inference, Name, Number, Rank, RowStep, Span, Statement, Unread, Unreadable
from tests.judging import test_claims, test_row_steps
from tests.judging.written import G, M, add, scale, step

ONE = Fraction(1)
ENTRIES = tuple([WrongEntry(0, j, ONE, Fraction(j + 2)) for j in range(5)])
CLAIM = Rank(Span(3, 1, "rank A = 2"), Name("A"), Number(Fraction(2)))

NOT_SAID_BY_ERRORS = frozenset(
    (
        Note.ORDER,
        Note.ROUNDED,
        Note.RECOVERED,
        Note.CARRIED_FORWARD,
        Note.ZERO_ROWS,
        Note.ASSUMES_NONZERO,
        Note.SEVERAL_SOLUTIONS,
        Note.SYMBOLIC,
        Note.UNDEFINED_NAME,
        Note.NO_SUBJECT,
        Note.TOO_LARGE,
        Note.NOT_EVALUATED,
        Note.COLUMN_OPERATIONS,
        Note.ROUNDED_INPUT,
        Note.BREAK,
        Note.CONDITIONAL,
        Note.SEVERAL_READINGS,
        Note.DENIED,
    )
)
"""Remarks on what is right, and reasons why nothing was decided."""

WITNESSES: tuple[tuple[Note, Witness], ...] = (
    (Note.WRONG_ENTRY, WrongEntries(ENTRIES)),
    (Note.WRONG_DIGIT, WrongDigits(Enclosure(Fraction(1), Fraction(2)), "1.5", "1.6")),
    (
        Note.WRONG_DIGIT,
        WrongDigits(ONE, "1.0", "1.1", True, 0, 1, tuple([WrongDigits(ONE, "1.0", "1.2", False, 1, 1)] * 4)),
    ),
    (
        Note.WRONG_DIGIT,
        WrongDigits(ONE, "1.0", "1.1", False, 0, 1, tuple([WrongDigits(ONE, "1.0", "1.2", False, 1, 1)] * 3)),
    ),
    (Note.WRONG_PIVOTS, WrongPivots((), (0,))),
    (Note.WRONG_PIVOTS, WrongPivots((0,), (1,))),
    (Note.WRONG_PIVOTS, WrongPivots((0, 2), (1,))),
    (Note.WRONG_RANK, RankEvidence(0, 1, (), (), ONE, Matrix.identity(2))),
    (Note.WRONG_RANK, RankEvidence(1, 2, (0,), (1,), ONE, M("1; 2"))),
    (Note.WRONG_RANK, RankEvidence(2, 1, (0, 1), (0, 1), ONE, Matrix.zero(2, 0))),
    (Note.WRONG_RANK, RankEvidence(1, 2, (0,), (1,), ONE, M("1 0; 0 1; 2 2"))),
    (Note.WRONG_RANK, RankEvidence(1, 2, (0,), (0,), ONE, Matrix.zero(1, 0))),
    (Note.WRONG_RANK, RankEvidence(2, 3, (0, 1), (0, 1), ONE, M("1; 2; 3"))),
    (Note.WRONG_RANK, RankEvidence(2, 3, (0, 1), (0, 1), ONE, M("1 0; 0 1; 2 2; 3 3"))),
    (Note.WRONG_VALUE, NonzeroMinor((0,), (1,), ONE)),
    (Note.WRONG_VALUE, NonzeroMinor((0, 1), (1, 2), ONE)),
    (Note.WRONG_VALUE, WrongValue(Enclosure(Fraction(1), Fraction(2)), ONE)),
    (Note.NOT_INVERTIBLE, NonzeroImage((ONE, ONE), 0, Fraction(0))),
    (Note.DEPENDENT, Dependence((ONE, -ONE))),
    (Note.NOT_OF_FORM, FormValue((ONE, -ONE), -ONE)),
    (Note.WRONG_COUNT, FiniteSolutions(5, 1)),
    (Note.WRONG_COUNT, FiniteSolutions(5, 2)),
)

ANSWERS = (
    "A = [1 2]\n    [3 4]\n\nR2 <- R2 - 3 R1\n\n[1 2]\n[0 2]\n\nR2 <- 1/2 R2\n\n[1 2]\n[0 1]\n\nR1 <- R1 - 2 R2\n\n"
    "[1 0]\n[0 1]\n\nrank A = 1\n",
    "A = [1 2]\n    [3 4]\n\nR2 <- R2 - 3 R1\n\n[1 2]\n[0 -2]\n\nrank A = 2\n",
    "A = [1 2]\n    [3 4]\n\nrank A = 2",
    "A = [1 -1]\n    [2 4]\n\nR2 <- R2 - 2 R1\n\n[1 -1]\n[0 2]\n",
    "rank A = 2 and rank B = 2",
    "",
)


LETTERS = r"""
$$\begin{pmatrix} 1 & a \\ a & 1 \end{pmatrix} \xrightarrow{R_2 \to R_2 - aR_1}
\begin{pmatrix} 1 & a \\ 0 & 1 - a^2 \end{pmatrix}
\xrightarrow{R_2 \to \frac{1}{1 - a^2}R_2} \begin{pmatrix} 1 & a \\ 0 & 1 \end{pmatrix}$$

$\det\begin{pmatrix} a & b \\ 1 & 1 \end{pmatrix} = b - a$
"""
"""A step that divides by what may be 0, and a determinant in two letters with the wrong sign."""


ROOTS = r"""
$$\begin{pmatrix} 1 & 1+i \\ i & 1 \end{pmatrix} \xrightarrow{R_2 \to R_2 - iR_1}
\begin{pmatrix} 1 & 1+i \\ 0 & 2+i \end{pmatrix}$$

$\det\begin{pmatrix} 1+i & \sqrt2 \\ 1 & 1 \end{pmatrix} = 1+i+\sqrt2$. The rank of
$\begin{pmatrix} 1 & 1+i \\ 1-i & 2 \end{pmatrix}$ is 2.

The kernel of $\begin{pmatrix} 1 & i \\ i & -1 \end{pmatrix}$ is spanned by $\begin{pmatrix} i \\ 1 \end{pmatrix}$.
"""
"""A step, a determinant, a rank and a null space with roots and i, all of them wrong."""


def verdicts() -> Iterator[Verdict]:
    """Verdicts that bring up every sentence."""
    for claim, _ in (*test_claims.FALSE.values(), *test_claims.NOT_DECIDED.values()):
        yield judge(_placed(claim))
    for statement, _ in test_row_steps.INCORRECT.values():
        yield judge(_placed(statement))
    for statement, _ in test_row_steps.CORRECT.values():
        yield judge(_placed(statement))
    for answer in ANSWERS:
        yield judge(read_answer(answer))
    yield judge(answer_of("A = [1 2; 3 4]"))
    yield judge(answer_of(LETTERS))
    yield judge(answer_of(ROOTS))
    yield judge(read_answer(ANSWERS[1]), M("5 6; 7 8"))
    yield judge(read_answer(ANSWERS[1]), M("1 2; 3 5"))
    for note in Note:
        if note not in NOT_SAID_BY_ERRORS:
            yield told(Judgement(CLAIM, "rank", Outcome.INCORRECT, note))
        if note in REMARKS:
            yield told(Judgement(CLAIM, "rank", Outcome.INCORRECT, Note.WRONG_RANK), correct(note, 0))
        if note in OPEN:
            yield told(Judgement(CLAIM, "rank", Outcome.UNDECIDED, note))
    for note, witness in WITNESSES:
        yield told(Judgement(CLAIM, "rank", Outcome.INCORRECT, note, witness))
    yield told(*[correct(None, None)] * 2, Judgement(CLAIM, "rank", Outcome.UNDECIDED, Note.UNDEFINED_NAME, detail="W"))
    mistake = Judgement(CLAIM, "rank", Outcome.INCORRECT, Note.WRONG_RANK)
    yield told(mistake, correct(None, 0, 4))
    yield told(mistake, correct(None, 0, 4), correct(Note.CARRIED_FORWARD, 0, 5), mistake)
    yield told(Judgement(CLAIM, "rank", Outcome.UNDECIDED))
    yield told(*[correct(None, None, line) for line in (4, 5)], mistake)
    swapped = step("1 2; 3 4", "3 4; 1 2", add(1, 1, 2))
    stated, done = Judgement(swapped, "row-step", Outcome.INCORRECT, Note.WRONG_OPERATION), (add(2, 1, 1), scale(1, 2))
    yield told(replace(stated, meant=done))
    yield told(replace(stated, stated=add(1, 1, 2)))
    yield told(replace(stated, stated=add(1, 1, 2), meant=done, witness=WrongEntries(ENTRIES[:1])))
    yield from accounts()
    for reason in (*sorted(UNREAD), "unknown"):
        yield told(Judgement(Unreadable(Span(2, 1, "?"), reason), "matrix", Outcome.UNREADABLE, detail=reason))
    yield told(Judgement(Unreadable(Span(), "unknown"), "matrix", Outcome.UNREADABLE))


HIDDEN = ("comment", "false-branch", "after-end", "invisible", "struck-out")


def accounts() -> Iterator[Verdict]:
    """What was not read or is not seen, what was inferred, conditions, and what an answer to a problem lacks."""
    right = correct(None, None)
    unread = [Unread(Span(k, 1, "the rank"), reason) for k, reason in enumerate((*sorted(UNREAD), "unknown"), 1)]
    yield Verdict((right,), Whole.INCOMPLETE, tuple(unread[:1]))
    yield Verdict((right,), Whole.INCOMPLETE, tuple(unread * 3)[: MOST + 2])
    yield Verdict((), Whole.UNDECIDED, tuple(unread * 3)[: MOST + 1])
    yield Verdict((right,), Whole.CORRECT, hidden=tuple([Hidden(Span(4, 1, "1 = 2"), one) for one in HIDDEN]))
    yield Verdict((right,), Whole.CORRECT, hidden=(Hidden(Span(4, 1, "1 = 2"), "comment"),) * (MOST + 1))
    for missing in Missing:
        yield Verdict((right,), Whole.INCOMPLETE, missing=missing, understood=(CLAIM, replace(CLAIM, span=Span())))
    yield Verdict((right,), Whole.INCOMPLETE, undiscussed=((("a", Fraction(1)),),))
    for inference in Inference:
        one = Judgement(CLAIM, "rank", Outcome.CORRECT, assumed=(inference,))
        other = replace(one, statement=replace(CLAIM, span=Span(5, 1, "rank A = 2")))
        yield replace(told(one), understood=(CLAIM,))
        yield replace(told(one, other), understood=(CLAIM,))
    wrong = Judgement(CLAIM, "rank", Outcome.INCORRECT, Note.WRONG_RANK)
    yield told(replace(wrong, conditions=("a = 1",)), replace(wrong, conditions=("a = 1", "b = 2")))
    yield told(wrong, replace(wrong, follows=0))


def _placed(statement: Statement) -> list[Statement]:
    return [replace(statement, span=Span(2, 1, "the line"))]


def correct(note: Note | None, follows: int | None, line: int = 4) -> Judgement:
    claim = RowStep(Span(line, 1, "R2 - R1"), G("1 2"), G("1 2"))
    return Judgement(claim, "row-step", Outcome.CORRECT, note, follows=follows)


def told(*judgements: Judgement) -> Verdict:
    outcomes = {one.outcome for one in judgements}
    whole = next((Whole(one.value) for one in Outcome if one is not Outcome.CORRECT and one in outcomes), Whole.CORRECT)
    return Verdict(judgements, whole)


def verdict_documents() -> Iterator[Document]:
    for verdict in verdicts():
        yield explain_verdict(verdict, with_understood=True)
        yield explain_with_hints(verdict, "1 2\n3 4")
