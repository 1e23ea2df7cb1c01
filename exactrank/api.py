"""The functions a program calls: each takes whatever states a matrix and hands a Matrix to the floor that knows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias, overload

from exactrank.calculations import columns, elimination
from exactrank.calculations.elimination import EchelonForm, Strategy
from exactrank.errors import InputError
from exactrank.exposition import explain, explain_matrix
from exactrank.exposition.layouts import arranged
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ, Field
from exactrank.numbers.rows import RowsOver
from exactrank.reading import MatrixLike, as_matrix
from exactrank.render import html, latex, markdown, plain
from exactrank.render.json import records as json_form
from exactrank.render.json.parts import matrix_lists
from exactrank.render.latex_math import latex_matrix
from exactrank.requests.answers import checked_kind
from exactrank.requests.layouts import Detail, Layout
from exactrank.requests.options import choice

if TYPE_CHECKING:
    from exactrank.calculations.cases.records import CaseTree
    from exactrank.calculations.determinants import DeterminantValue
    from exactrank.calculations.domains.factors import FactorizationOver
    from exactrank.calculations.domains.minors import DeterminantOver
    from exactrank.calculations.domains.records import RecordOver
    from exactrank.calculations.elimination.over_domains import Reduction
    from exactrank.calculations.factorization import OuterProduct, RankFactorization
    from exactrank.calculations.least_squares import Projection, SubspaceProjection
    from exactrank.calculations.lora import LoraUpdate
    from exactrank.calculations.low_rank import LowRankApproximation
    from exactrank.calculations.spectrum import SingularValues
    from exactrank.document import Document
    from exactrank.exercises.exercise import Exercise
    from exactrank.exercises.with_letter import CasesExercise
    from exactrank.judging import Verdict
    from exactrank.proofs.rank_proofs import CrossCheck, RankProof
    from exactrank.requests.methods import Record

    Shown: TypeAlias = Record | RecordOver | CaseTree | Verdict | Exercise | CasesExercise | Matrix | RowsOver[Any]
    """What can be shown."""


@overload
def row_echelon_form(A: MatrixLike, strategy: str = "textbook") -> EchelonForm: ...


@overload
def row_echelon_form(A: RowsOver[Any], strategy: str = "textbook") -> Reduction[Any]: ...


def row_echelon_form(A: MatrixLike | RowsOver[Any], strategy: str = "textbook") -> EchelonForm | Reduction[Any]:
    """An echelon form of A with every elementary row operation on the way to it.

    >>> form = row_echelon_form([[4, 8, 12], [2, 4, 6]])
    >>> form.derivation.end == form.matrix, form.rank
    (True, 1)
    """
    if isinstance(A, RowsOver):
        from exactrank.calculations.elimination.over_domains import reduce_rows

        over_rationals_only(strategy, A.domain.name)
        return reduce_rows(A)
    return elimination.row_echelon_form(as_matrix(A), _strategy(strategy))


@overload
def reduced_row_echelon_form(A: MatrixLike, strategy: str = "textbook") -> EchelonForm: ...


@overload
def reduced_row_echelon_form(A: RowsOver[Any], strategy: str = "textbook") -> Reduction[Any]: ...


def reduced_row_echelon_form(A: MatrixLike | RowsOver[Any], strategy: str = "textbook") -> EchelonForm | Reduction[Any]:
    """The reduced row echelon form of A with every elementary row operation on the way to it.

    >>> reduced_row_echelon_form("2 4; 1 3").matrix == Matrix.identity(2)
    True
    """
    if isinstance(A, RowsOver):
        from exactrank.calculations.elimination.over_domains import reduce_rows

        over_rationals_only(strategy, A.domain.name)
        return reduce_rows(A, True)
    return elimination.reduced_row_echelon_form(as_matrix(A), _strategy(strategy))


def reduced_row_echelon_matrix(A: MatrixLike) -> tuple[Matrix, tuple[int, ...]]:
    """The reduced row echelon form of A and its pivot columns, without the operations: for matrices of any size.

    It is proven: its rows are shown to span the rows of A, and in a row space there is only one such form
    (`fast_rank/echelon.py`). For the operations on the way there is `reduced_row_echelon_form`.

    >>> A = as_matrix("1 2 3; 2 4 7; 3 6 10")
    >>> R, pivots = reduced_row_echelon_matrix(A)
    >>> R == reduced_row_echelon_form(A).matrix, pivots
    (True, (0, 2))
    >>> reduced_row_echelon_matrix([[0, 0]])
    (<1x2 matrix [0 0]>, ())
    """
    A = as_matrix(A)
    if A.field != QQ:
        form = elimination.reduced_row_echelon_form(A)
        return form.matrix, tuple([pivot.column for pivot in form.pivots])
    if not A.nrows or not A.ncols:
        return A, ()
    from exactrank import fast_rank

    # A row times its denominator spans what the row spans.
    numerators, denominator, pivots = fast_rank.reduced_row_echelon_form([list(row) for row, _ in A.rows])
    rows = [QQ.row(row, denominator) for row in numerators]
    return Matrix((*rows, *Matrix.zero(A.nrows - len(rows), A.ncols).rows), A.ncols), pivots


@overload
def null_space(A: MatrixLike) -> Matrix: ...


@overload
def null_space(A: RowsOver[Any]) -> RowsOver[Any]: ...


def null_space(A: MatrixLike | RowsOver[Any]) -> Matrix | RowsOver[Any]:
    """The matrix whose columns are a basis of all x with A x = 0.

    >>> A = as_matrix("1 2; 2 4")
    >>> (A @ null_space(A)).is_zero
    True
    """
    if isinstance(A, RowsOver):
        from exactrank.calculations.domains.systems import null_space_over

        return null_space_over(A)
    return columns.null_space(as_matrix(A))


@overload
def determinant(A: MatrixLike) -> DeterminantValue: ...


@overload
def determinant(A: RowsOver[Any]) -> DeterminantOver[Any]: ...


def determinant(A: MatrixLike | RowsOver[Any]) -> DeterminantValue | DeterminantOver[Any]:
    """The determinant of a square matrix, a Fraction whose `derivation` are the row operations that find it.

    >>> determinant("2 1; 4 3"), determinant("2 1; 4 3").derivation.end
    (Fraction(2, 1), <2x2 matrix [2 1; 0 1]>)
    """
    if isinstance(A, RowsOver):
        from exactrank.calculations.domains.minors import determinant_over

        return determinant_over(A)
    from exactrank.calculations.determinants import DeterminantValue

    return DeterminantValue(as_matrix(A))


def prove_rank(A: MatrixLike, by: str = "row-reduction") -> RankProof:
    """The rank of A with its proof: by `row-reduction`, `minors`, `singular-values` or `factorization`.

    >>> {prove_rank("1 2; 2 4", by=way).rank for way in ("row-reduction", "minors", "singular-values", "factorization")}
    {1}
    """
    from exactrank.proofs import rank_proofs as proofs

    return proofs.prove_rank(as_matrix(A), by)


def cross_check(A: MatrixLike) -> CrossCheck:
    """Every proof of the rank of A side by side, and the squared minors that tie them together (Cauchy, Binet).

    >>> found = cross_check("1 2; 2 4")
    >>> [int(k.coefficient) for k in found.orders] == [int(k.total) for k in found.orders] == [25, 0]
    True
    """
    from exactrank.proofs import rank_proofs as proofs

    return proofs.cross_check(as_matrix(A))


@overload
def rank_factorization(A: MatrixLike) -> RankFactorization: ...


@overload
def rank_factorization(A: RowsOver[Any]) -> FactorizationOver[Any]: ...


def rank_factorization(A: MatrixLike | RowsOver[Any]) -> RankFactorization | FactorizationOver[Any]:
    """A = left @ right through the r pivot columns of A, r the rank.

    >>> A = as_matrix("1 2 3; 2 4 7")
    >>> factors = rank_factorization(A)
    >>> factors.left @ factors.right == A, factors.rank
    (True, 2)
    """
    if isinstance(A, RowsOver):
        from exactrank.calculations.domains.factors import rank_factorization_over

        return rank_factorization_over(A)
    from exactrank.calculations import factorization

    return factorization.rank_factorization(as_matrix(A))


def outer_product(A: MatrixLike) -> OuterProduct:
    """A matrix of rank 1 as a column times a row; raises NotRankOne, which knows the rank, for any other.

    >>> found = outer_product([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]])
    >>> [int(x) for x in found.column], [int(x) for x in found.row]
    ([4, 2, 3, 5], [1, 2, 3])
    """
    from exactrank.calculations import factorization

    return factorization.outer_product(as_matrix(A))


def singular_values(A: MatrixLike) -> SingularValues:
    """The singular values of A as exact numbers, and the proof of how many are not zero.

    >>> found = singular_values([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]])
    >>> found.rank, found.values[0].square, found.values[0].decimal(6)
    (1, Fraction(756, 1), '27.4955')
    """
    from exactrank.calculations import spectrum

    return spectrum.singular_values(as_matrix(A))


def project(A: MatrixLike, onto: Any) -> Projection | SubspaceProjection:
    """The columns of A projected exactly onto one direction (m numbers), or onto several (a list of them, or columns).

    >>> project([[4, 8], [2, 5]], onto=[2, 1]).coefficients == (2, Fraction(21, 5))
    True
    """
    from exactrank.calculations import least_squares

    A = as_matrix(A)
    flat = isinstance(onto, Sequence) and not isinstance(onto, str)
    if flat and not any(isinstance(one, Sequence) and not isinstance(one, str) for one in onto):
        return least_squares.project(A, as_matrix([list(onto)]).T.column(0))
    directions = as_matrix(onto)
    if isinstance(onto, str):
        # a text writes rows: one row or one column is a direction, and of several rows each is one
        return least_squares.project(A, directions.column(0) if directions.ncols == 1 else list(directions))
    return least_squares.project(A, directions.tolist() if flat else directions)


def low_rank_approximation(A: MatrixLike, r: int) -> LowRankApproximation:
    """The truncated singular value decomposition of order r: no matrix of rank r or less is nearer to A.

    >>> low_rank_approximation([[3, 0], [0, 1]], 1).exact.tolist() == [[3, 0], [0, 0]]
    True
    """
    from exactrank.calculations import low_rank

    return low_rank.low_rank_approximation(as_matrix(A), r)


def lora_update(B: MatrixLike, A: MatrixLike, alpha: int | Fraction) -> LoraUpdate:
    """The low-rank update (alpha / r) B A of a d_out x r matrix B and an r x d_in matrix A.

    >>> lora_update([[4], [2]], [[1, 2, 3]], 1).delta.tolist() == [[4, 8, 12], [2, 4, 6]]
    True
    """
    from exactrank.calculations import lora

    return lora.lora_update(as_matrix(B), as_matrix(A), alpha)


def lora_factors(delta: MatrixLike, alpha: int | Fraction | None = None, r: int | None = None) -> LoraUpdate:
    """B and A with (alpha / r) B A equal to the given matrix, r its rank unless a greater one is asked for.

    >>> update = lora_factors([[4, 8], [2, 4]], alpha=2)
    >>> update.delta.tolist() == [[4, 8], [2, 4]], update.r
    (True, 1)
    """
    from exactrank.calculations import lora

    return lora.lora_factors(as_matrix(delta), alpha, r)


def make_exercise(
    shape: tuple[int, int],
    rank: int | None = None,
    pivots: Sequence[int] | None = None,
    system: str | None = None,
    *,
    reduced: bool = False,
    strategy: str | Sequence[str] = "textbook",
    largest: int = 9,
    largest_between: int = 40,
    effort: tuple[int, int] | None = None,
    seed: int = 1,
) -> Exercise:
    """The exercise that these demands and the seed determine, with its key in `solved`.

    `shape` is that of the matrix, `pivots` are columns counted from 0, and `system` (`none`, `unique`, `infinite`)
    makes it a system with such solutions. Whichever strategy named is followed, all matrices on the way are whole, none
    of their entries larger than `largest_between`; `effort` is the window of what the key asks of a hand. Raises
    InputError for demands that contradict one another, and where no exercise is found.

    >>> made = make_exercise((3, 4), rank=2, seed=7)
    >>> rank_of = row_echelon_form(made.matrix).rank
    >>> rank_of, made == make_exercise((3, 4), rank=2, seed=7), made.solved.rank
    (2, True, 2)
    """
    from exactrank.exercises import exercise
    from exactrank.requests.exercises import read_demand, read_seed

    given: dict[str, object] = {
        "shape": shape,
        "rank": rank,
        "pivots": None if pivots is None else [j + 1 for j in pivots],
        "system": system,
        "form": "reduced" if reduced else None,
        "strategy": strategy,
        "largest": largest,
        "largest-between": largest_between,
        "effort": effort,
    }
    return exercise.make_exercise(read_demand(given), read_seed(seed))


def make_cases_exercise(
    shape: tuple[int, int],
    letter: str = "a",
    cases: int = 3,
    goal: str = "solutions",
    *,
    largest: int = 5,
    seed: int = 1,
) -> CasesExercise:
    """The exercise with a letter that these demands and the seed determine, with all its cases in `tree`.

    The matrix, of a system the coefficients, is of this `shape`; so many `cases` are to be found of its solutions or,
    with the `goal` "rank", of its rank. Raises InputError for a demand that is none, and where no exercise is found.

    >>> made = make_cases_exercise((2, 2), "k", seed=7)
    >>> len(made.tree.cases), made.tree.letters, made == make_cases_exercise((2, 2), "k", seed=7)
    (3, ('k',), True)
    """
    from exactrank.exercises import with_letter
    from exactrank.requests.exercises import read_cases_demand, read_seed

    given: dict[str, object] = {"shape": shape, "letters": letter, "cases": cases, "goal": goal, "largest": largest}
    demand = read_cases_demand(given)
    assert demand is not None
    return with_letter.make_cases_exercise(demand, read_seed(seed))


def verify(
    text: str, problem: MatrixLike | None = None, kind: str | None = None, field: Field | str | None = None
) -> Verdict:
    """Reads an answer that somebody wrote (LaTeX, Markdown, HTML, XML, plain text) and judges every statement in it.

    With a `problem` (whatever states a matrix) the answer must be about that matrix. `kind` is what it is written in:
    `latex`, `markdown`, `html`, `xml` or `text`; without it the text tells. Over a `field`, `GF(5)` or its name, all of
    it is meant there; over `QQ(i)` i is the imaginary unit. Raises InputError for a text that is no text or too large,
    and for another kind or field.

    >>> verdict = verify("A = [1 2]\\n    [3 4]\\n\\nR2 <- R2 - 3 R1\\n\\n[1 2]\\n[0 2]")
    >>> verdict.outcome.value, verdict.judgements[verdict.first_error].note.value
    ('incorrect', 'sign')
    >>> verify(r"$\\det\\begin{pmatrix}1 & 2\\\\ 3 & 4\\end{pmatrix} = 3$", field="GF(5)").outcome.value
    'correct'
    """
    from exactrank.judging import judge
    from exactrank.numbers.domain_names import field_of_answers
    from exactrank.numbers.quadratic import QuadraticField
    from exactrank.reading.answers.document import answer_of

    over = None if field is None else field_of_answers(field)
    given = None if problem is None else as_matrix(problem, field=None if isinstance(over, QuadraticField) else over)
    return judge(answer_of(text, kind=checked_kind(kind)), given, over)


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


def to_text(
    record: Shown,
    lang: str = "en",
    name: str = "A",
    digits: int = 10,
    layout: str = "list",
    detail: str = "normal",
) -> str:
    """A matrix, or the derivation that a record holds, in plain text.

    >>> print(to_text(row_echelon_form("1 2; 3 4"), layout="chain", detail="brief").splitlines()[0].strip())
    A = [ (1) 2 ]  R2 <- R2 - 3 R1  [ (1)   2  ]
    """
    return plain.render(_explained(record, name, digits, layout, detail), lang)


def to_json(record: Shown, name: str = "A", digits: int = 10) -> str:
    """A matrix, or the derivation that a record holds, in JSON; rationals are strings and indices count from 1.

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
    from exactrank.judging import Verdict
    from exactrank.render.json.verdicts import verdict_object

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
    from exactrank.exercises.exercise import Exercise
    from exactrank.judging import Verdict

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


def over_rationals_only(strategy: str, field: str) -> None:
    """Refuses every other strategy than the textbook's, for a field where there is no other."""
    if _strategy(strategy) is not Strategy.TEXTBOOK:
        raise InputError.of("option-without-field", option="strategy", field=field)


def _strategy(name: str) -> Strategy:
    try:
        return Strategy(name)
    except ValueError:
        choices = ", ".join([one.value for one in Strategy])
        raise InputError.of("bad-choice", key="strategy", value=str(name)[:30], choices=choices) from None
