"""What the judge remembers going through an answer: names, the chain, and what a wrong line should have been."""

from __future__ import annotations

from dataclasses import replace

from exactrank.judging.evaluation.environment import Environment
from exactrank.judging.evaluation.linear import beside
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ, Field
from exactrank.records import dataclass
from exactrank.statements import Described, Expression, Grid, Name, Role

_REMEMBERED = 12
"""So many matrices that the text has been about are remembered."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A matrix that the text may be about, the columns that a bar stands before in it; `stale`: of an ended scope."""

    matrix: Matrix
    bars: tuple[int, ...] = ()
    stale: bool = False


@dataclass(slots=True)
class _Outer:
    """What was known when a scope began."""

    path: tuple[int, ...]
    soft: bool
    environment: Environment
    subjects: list[Subject]


class Context:
    """Judgements are numbered from 0; `index` is the number of the one that is being made."""

    def __init__(self, problem: Matrix | None, field: Field | None = None) -> None:
        if field is None:
            field = QQ if problem is None else problem.field
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
        self.last_bars: tuple[int, ...] = ()
        self.subjects: list[Subject] = []
        """What the text has been about, the last one last: the starts of calculations, and matrices given a name."""
        self.meant: Subject | None = None
        """While a claim without a name is tried on one of these."""
        self.rests_on_stale = False
        """Whether something of a scope that has ended was used for the claim at hand."""
        self.outer: list[_Outer] = []
        self.intended: dict[Matrix, tuple[Matrix, int]] = {}
        """For a matrix printed wrongly: what it should have been, and the judgement that says so."""
        self.given_rows: dict[tuple[Matrix, Matrix], int] = {}
        """For a row that an operation is wrongly said to give, and the right one: the judgement that says so."""
        self.unsound: set[int] = set()
        """The judgements of steps that changed the row space, as far as their slip is known."""
        self.subject_instead: Matrix | None = None
        """While a claim is tried against the writer's own wrong line: the matrix that stands for the chain's start."""
        self.take_default = False
        """While a claim about a name that nothing explains is tried on the matrix the text is about."""
        self.columns_used = False
        self.problem_seen = False
        self.used: list[Matrix] = []
        """The matrices that the claim at hand is about."""
        self.first_matrix_seen = False
        self.miscopied: Matrix | None = None
        """What stands in the answer for the problem's matrix, where that was copied wrongly."""

    @property
    def field(self) -> Field:
        return self.environment.field

    def see(self, A: Matrix) -> None:
        """A matrix stands in the text."""
        self.last_matrix, self.last_bars = A, ()
        if self.problem is not None and not self.problem_seen:
            self.problem_seen = self.is_problem(A)

    def is_problem(self, A: Matrix) -> bool:
        """Whether it is the problem's matrix, or one of the two is the other with right sides beside it."""
        if self.problem is None:
            return False
        wide, narrow = (A, self.problem) if A.ncols >= self.problem.ncols else (self.problem, A)
        same_height = wide.nrows == narrow.nrows
        return same_height and wide.submatrix(range(wide.nrows), range(narrow.ncols)) == narrow

    def begin_step(self, before: Matrix, bars: tuple[int, ...], starts: bool) -> None:
        """A step begins at this matrix: a chain goes on where the last one ended, else a new one starts."""
        if starts or self.chain_end is None or before != self.chain_end:
            self.chain_start = before
            self.chain_bars = bars
            self.about(before, bars)
            known = self.intended.get(before)
            self.chain_error = known[1] if known else None
        self.see(before)

    def end_step(self, after: Matrix) -> None:
        self.chain_end = after
        self.see(after)

    def broke_off(self, after: Matrix) -> None:
        """The calculation goes on from a matrix that nothing leads to: what is called its result is in doubt."""
        self.chain_end = None
        self.see(after)

    def about(self, A: Matrix, bars: tuple[int, ...] = (), aside: bool = False) -> None:
        """The text turns to this matrix; `aside`: while a calculation is at hand, which it stays about.

        A column is a vector where there is a matrix; a single entry may be the matrix of an exercise of its own.
        """
        if A.ncols < 2 and any(A.nrows > 1 or not one.stale for one in self.subjects):
            return
        self.subjects = [one for one in self.subjects if one.matrix != A][-_REMEMBERED:]
        last = self.subjects[-1].matrix if self.subjects else None
        stays = aside and last is not None and last == self.chain_start
        self.subjects.insert(len(self.subjects) - stays, Subject(A, bars))

    def show(self, A: Matrix, bars: tuple[int, ...]) -> None:
        """A matrix without a name: what follows is about it where there is nothing else that it may be about."""
        self.see(A)
        self.last_bars = bars
        if A.ncols > 1 and all(one.matrix != A for one in self.subjects):
            self.subjects.insert(0, Subject(A, bars))

    # --- scopes -----------------------------------------------------------------------------------------------------

    def enter(self, path: tuple[int, ...], soft: bool) -> None:
        """A scope begins: those that it is not part of end, and with them what was named in them."""
        while self.outer and self.outer[-1].path != path[: len(self.outer[-1].path)]:
            self._leave(self.outer.pop())
        if self.outer and self.outer[-1].path == path:
            self._leave(self.outer.pop())
        self.outer.append(_Outer(path, soft, self.environment.copy(), list(self.subjects)))

    def _leave(self, outer: _Outer) -> None:
        """What was known before is known again; what is new since then is stale: it may confirm, and accuses nobody."""
        self.environment = outer.environment.with_stale(self.environment, only_numbers=outer.soft)
        self.printed = None
        if outer.soft:
            return
        inner = [one for one in self.subjects if one not in outer.subjects]
        self.subjects = [*[replace(one, stale=True) for one in inner], *outer.subjects][-_REMEMBERED:]
        self.chain_start = self.chain_end = self.last_matrix = None
        self.chain_bars, self.chain_error = (), None

    # --- what a claim is about --------------------------------------------------------------------------------------

    def candidates(self) -> list[Subject]:
        """The matrices that a claim without a name may be about, the likeliest first."""
        found = [one for one in reversed(self.subjects) if one.matrix != self.miscopied]
        if self.problem is not None:
            found.append(Subject(self.problem))
        # What a wrong line leads to is not what the text is about; a claim that is right of it follows from that line.
        written = (
            []
            if self.chain_error is not None
            else [(self.chain_end, self.chain_bars), (self.last_matrix, self.last_bars)]
        )
        found += [Subject(A, bars) for A, bars in written if A is not None and min(A.shape) > 1]
        different: list[Subject] = []
        for one in found:
            if all(one.matrix != other.matrix or one.bars != other.bars for other in different):
                different.append(one)
        return different

    def subject(self, expression: Expression | None, up_to_factor: bool = False) -> Matrix:
        """The matrix that a claim is about; without a name the one it is tried on, else the likeliest.

        `up_to_factor`: an irrational number before it does not matter to the claim.
        """
        unexplained = isinstance(expression, Name) and not self.environment.is_defined(expression)
        if isinstance(expression, Described):
            A: Matrix | None = self.described(expression.role)
        elif expression is None or (self.take_default and unexplained):
            A = self.default()
        else:
            A = self.matrix(expression, up_to_factor)
        if A is None:
            raise NoValue(Note.NO_SUBJECT)
        if isinstance(expression, Grid):
            self.see(A)
            self.last_bars = self.bars_of(expression)
        self.used.append(A)
        return self.in_place_of(A)

    def in_place_of(self, A: Matrix) -> Matrix:
        """The matrix itself; while a claim is tried against a wrong line, that line for the start of its chain."""
        begun = A if self.miscopied is None or self.problem != A else self.miscopied
        if self.subject_instead is not None and self.chain_start == begun:
            return self.subject_instead
        return A

    def matrix(self, expression: Expression, up_to_factor: bool = False) -> Matrix:
        """The value as a matrix; a name that the answer never explains is the problem's matrix, if that is the one."""
        if isinstance(expression, Name) and self.problem is not None and not self.environment.is_defined(expression):
            known = self.subjects[-1].matrix if self.subjects else self.problem
            if known == self.problem:
                self.problem_seen = True
                self.environment.set(expression, self.problem)
        return self.environment.direction(expression) if up_to_factor else self.environment.matrix(expression)

    def bars_of(self, expression: Expression | None) -> tuple[int, ...]:
        """The columns that a bar stands before in the subject, so far as it is known to be augmented."""
        if isinstance(expression, Grid):
            return expression.bars
        if expression is not None:
            return ()
        if self.meant is not None:
            return self.meant.bars
        return self.subjects[-1].bars if self.subjects else ()

    def default(self) -> Matrix | None:
        """The matrix that the text is about."""
        if self.meant is not None:
            self.rests_on_stale = self.rests_on_stale or self.meant.stale
            return self.meant.matrix
        known = self.candidates()
        if not known:
            return None
        self.problem_seen = self.problem_seen or known[0].matrix is self.problem
        self.rests_on_stale = self.rests_on_stale or known[0].stale
        return known[0].matrix

    def described(self, role: Role) -> Matrix | None:
        """The matrix that words call so, where only one can be meant."""
        if role is Role.RESULT:
            self.rests_on_stale = self.rests_on_stale or self.chain_end is None
            return self.chain_end or self.last_matrix
        if role is Role.RIGHT_HALF:
            A = self.chain_end
            halved = A is not None and A.ncols == 2 * A.nrows
            return A.submatrix(range(A.nrows), range(A.nrows, A.ncols)) if A is not None and halved else None
        if role is Role.START:
            return self.default()
        if role is Role.OTHER:
            return None
        known = next((one for one in reversed(self.subjects) if len(one.bars) == 1 and not one.stale), None)
        if known is not None:
            width = known.matrix.ncols if role is Role.AUGMENTED else known.bars[0]
            return known.matrix.submatrix(range(known.matrix.nrows), range(width))
        named = self.environment.matrices()
        wide = [A for A in named if A.ncols > 1]
        columns = [A for A in named if A.ncols == 1 and wide and A.nrows == wide[0].nrows]
        if len(wide) != 1 or (role is Role.AUGMENTED and len(columns) != 1):
            return None
        return wide[0] if role is Role.COEFFICIENT else beside(wide[0], columns[0])
