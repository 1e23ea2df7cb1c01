"""What the judge remembers going through an answer: names, the chain, and what a wrong line should have been."""

from __future__ import annotations

from exactrank.judging.evaluation.environment import Environment
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ, Field
from exactrank.statements import Expression, Grid, Name


class Context:
    """Judgements are numbered from 0; `index` is the number of the one that is being made."""

    def __init__(self, problem: Matrix | None) -> None:
        field: Field = problem.field if problem is not None else QQ
        self.problem = problem
        self.environment = Environment(field)
        self.printed: Environment | None = None
        """The names with the values that wrong lines gave them; None while no line that names something is wrong."""
        self.printed_by: int | None = None
        self.index = 0
        self.chain_start: Matrix | None = None
        self.chain_end: Matrix | None = None
        self.chain_bars: tuple[int, ...] = ()
        self.chain_error: int | None = None
        self.last_matrix: Matrix | None = None
        self.defined: Matrix | None = None
        self.intended: dict[Matrix, tuple[Matrix, int]] = {}
        """For a matrix printed wrongly: what it should have been, and the judgement that says so."""
        self.unsound: set[int] = set()
        """The judgements of steps that changed the row space, as far as their slip is known."""
        self.subject_instead: Matrix | None = None
        """While a claim is tried against the writer's own wrong line: the matrix that stands for the chain's start."""
        self.take_default = False
        """While a claim about a name that nothing explains is tried on the matrix the text is about."""
        self.columns_used = False
        self.problem_seen = False
        self.first_matrix_seen = False

    @property
    def field(self) -> Field:
        return self.environment.field

    def see(self, A: Matrix) -> None:
        """A matrix stands in the text."""
        self.last_matrix = A
        if self.problem is not None and not self.problem_seen:
            wide, narrow = (A, self.problem) if A.ncols >= self.problem.ncols else (self.problem, A)
            same_height = wide.nrows == narrow.nrows
            self.problem_seen = same_height and wide.submatrix(range(wide.nrows), range(narrow.ncols)) == narrow

    def begin_step(self, before: Matrix, bars: tuple[int, ...], starts: bool) -> None:
        """A step begins at this matrix: a chain goes on where the last one ended, else a new one starts."""
        if starts or self.chain_end is None or before != self.chain_end:
            self.chain_start = before
            self.chain_bars = bars
            known = self.intended.get(before)
            self.chain_error = known[1] if known else None
        self.see(before)

    def end_step(self, after: Matrix) -> None:
        self.chain_end = after
        self.see(after)

    def subject(self, expression: Expression | None, up_to_factor: bool = False) -> Matrix:
        """The matrix that a claim is about; without a name the chain's start, the last one defined, or the problem.

        `up_to_factor`: an irrational number before it does not matter to the claim.
        """
        unexplained = isinstance(expression, Name) and not self.environment.is_defined(expression)
        default = expression is None or (self.take_default and unexplained)
        A = self.default() if default or expression is None else self.matrix(expression, up_to_factor)
        if A is None:
            raise NoValue(Note.NO_SUBJECT)
        if isinstance(expression, Grid):
            self.see(A)
        if self.subject_instead is not None and self.chain_start == A:
            return self.subject_instead
        return A

    def matrix(self, expression: Expression, up_to_factor: bool = False) -> Matrix:
        """The value as a matrix; a name that the answer never explains is the problem's matrix, if that is the one."""
        if isinstance(expression, Name) and self.problem is not None and not self.environment.is_defined(expression):
            known = self.chain_start or self.defined or self.problem
            if known == self.problem:
                self.problem_seen = True
                self.environment.set(expression, self.problem)
        return self.environment.direction(expression) if up_to_factor else self.environment.matrix(expression)

    def bars_of(self, expression: Expression | None) -> tuple[int, ...]:
        """The columns that a bar stands before in the subject, so far as it is known to be augmented."""
        if isinstance(expression, Grid):
            return expression.bars
        return self.chain_bars if expression is None and self.chain_start is not None else ()

    def default(self) -> Matrix | None:
        """The matrix that the text is about."""
        for known in (self.chain_start, self.defined, self.problem, self.last_matrix):
            if known is not None:
                self.problem_seen = self.problem_seen or known is self.problem
                return known
        return None
