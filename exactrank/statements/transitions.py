"""From matrix to matrix in a calculation, with every operation that the text offers for the way; the judge decides."""

from __future__ import annotations

from dataclasses import field

from exactrank.records import dataclass
from exactrank.statements.claims import EchelonKind, Relation, RowStep
from exactrank.statements.expressions import Expression
from exactrank.statements.operations import ClaimedOperation
from exactrank.statements.spans import Span


@dataclass(frozen=True, slots=True)
class Announced:
    """Operations written apart from an arrow: in a sentence, on a line of their own, beside the rows of a matrix.

    `number` tells them from the others of the text; `spoken`: in words or within a sentence; `ahead`: they stand before
    the matrix that the step starts from, and may just as well have led to that one; `optional`: a multiple of a row,
    2R_1 = (2, 4, 6), which is done or only calculated beside; `to_equation`: an equation stands behind them in their
    sentence, to which they lead: adding the equations gives 3x = 9; `behind`: they stand behind the steps of a finished
    calculation, and tell what was done there.
    """

    number: int
    operations: tuple[ClaimedOperation, ...]
    span: Span
    spoken: bool = False
    ahead: bool = False
    optional: bool = False
    to_equation: bool = False
    behind: bool = False


@dataclass(frozen=True, slots=True)
class Transition:
    """A matrix, and what stands between it and the matrix before it in the text.

    `before` holds the matrices it may come from, likeliest first. `written`: the text itself joins the two, by an arrow
    in one formula or by the name of the first; otherwise the one only stands next in the text. `opened`: its formula
    begins with an arrow. `label` are the operations on the arrow, `announced` those told before that nothing has used
    yet, `beside` those beside the matrix before (they lead away from it) and beside this one (they lead to it).
    `toward`: those beside this matrix are the likelier ones. `form`: the arrow says that a (reduced) echelon form is
    reached. `understood` is False where something on the arrow names rows and is no operation that is known; `aimed`:
    words name rows or columns there, and nothing that is done to them, as an aim does. `apart`: this matrix begins
    another chain in the line of the last one. `unread`: formulas before this matrix were not read. `corrects`: words
    before it take the last matrix back. `doubted`: what is said of the step may be taken back, or another one says it.
    """

    span: Span
    before: tuple[Expression, ...]
    after: Expression
    written: bool = True
    opened: bool = False
    label: tuple[ClaimedOperation, ...] = ()
    announced: tuple[Announced, ...] = ()
    beside: tuple[Announced | None, Announced | None] = (None, None)
    toward: bool = False
    form: EchelonKind | None = None
    relation: Relation = Relation.ROW_EQUIVALENT
    reversed: bool = False
    factors: tuple[Expression | None, Expression | None] = (None, None)
    starts: bool = False
    understood: bool = True
    aimed: bool = False
    apart: bool = False
    unread: bool = False
    corrects: bool = False
    doubted: bool = False
    at: int = field(default=0, compare=False, repr=False)
    """where the matrix stands, in the text as it was prepared"""

    @property
    def is_joined(self) -> bool:
        """Whether anything in the text says that the one leads to the other."""
        return self.written or self.opened or bool(self.label or self.announced) or any(self.beside)

    def by(self, operations: tuple[ClaimedOperation, ...], before: Expression | None = None) -> RowStep:
        """The step from the likeliest matrix, or from the one given, by these operations."""
        return RowStep(
            self.span,
            self.before[0] if before is None else before,
            self.after,
            operations,
            self.relation,
            self.reversed,
            self.factors,
            self.starts,
            self.form,
        )

    def likeliest(self) -> RowStep:
        """The step in its likeliest reading, before any arithmetic."""
        firm = [one for one in self.announced if not (one.optional or one.behind)]
        told = tuple([operation for one in firm for operation in one.operations])
        if self.label:
            alone = all(one.spoken for one in self.announced) or any(one in self.label for one in told)
            return self.by(self.label if alone else self.label + told)
        if told:
            return self.by(told)
        beside = self.beside[1] if self.toward else self.beside[0]
        return self.by(beside.operations if beside is not None else ())
