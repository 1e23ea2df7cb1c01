"""The names of the methods, what is asked of them, and which options concern which."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import Literal

from exactrank.calculations.elimination import Strategy
from exactrank.matrix import Matrix
from exactrank.records import dataclass
from exactrank.requests.layouts import Detail, Layout


class Method(Enum):
    """The ways to derive something from a matrix, by the names that the command line uses."""

    ROW_REDUCTION = "row-reduction"
    MINORS = "minors"
    SINGULAR_VALUES = "singular-values"
    OUTER_PRODUCT = "outer-product"
    FACTORIZATION = "factorization"
    PROJECTION = "projection"
    LOW_RANK = "low-rank"
    LORA = "lora"
    COMPARISON = "comparison"
    SOLUTION = "solution"
    DETERMINANT = "determinant"
    INVERSE = "inverse"
    LU = "lu"
    SPACES = "spaces"
    CRAMER = "cramer"
    COORDINATES = "coordinates"
    CHANGE_OF_BASIS = "change-of-basis"
    INDEPENDENCE = "independence"
    EIGEN = "eigen"
    DIAGONALIZATION = "diagonalization"
    ORTHOGONALIZATION = "orthogonalization"
    SVD = "svd"
    LEAST_SQUARES = "least-squares"
    ALL = "all"


SystemMethod = Literal[Method.SOLUTION, Method.CRAMER, Method.COORDINATES, Method.CHANGE_OF_BASIS, Method.LEAST_SQUARES]
SquareMethod = Literal[Method.DETERMINANT, Method.INVERSE, Method.EIGEN, Method.DIAGONALIZATION]
ShapeMethod = Literal[Method.LU, Method.SPACES, Method.INDEPENDENCE, Method.ORTHOGONALIZATION, Method.SVD]
CourseMethod = SystemMethod | SquareMethod | ShapeMethod
ApproximationMethod = Literal[Method.PROJECTION, Method.LOW_RANK, Method.LORA, Method.COMPARISON]


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted beside the method; each method takes from it what concerns it (`TAKES`)."""

    reduced: bool | None = None
    """to the reduced form, or to an echelon form only; None: as the method likes"""
    strategy: Strategy = Strategy.TEXTBOOK
    single: bool = False
    """every elementary row operation is a step of its own"""
    layout: Layout = Layout.LIST
    detail: Detail = Detail.NORMAL
    digits: int | None = None
    """how many significant digits of a number are shown; without it every method has its own choice"""
    onto: tuple[tuple[Fraction, ...], ...] = ()
    """the directions to project onto"""
    rank: int | None = None
    energy: Fraction | None = None
    """the share of the squared Frobenius norm that a low-rank approximation is to keep"""
    alpha: Fraction | None = None
    rank_stabilized: bool = False
    """a low-rank update is scaled by alpha / sqrt(r), not by alpha / r"""
    down: Matrix | None = None
    """the matrix A of a low-rank update; the matrix of the derivation is then B"""
    input: tuple[Fraction, ...] | None = None
    """the input that is sent through a low-rank update"""
    near: Matrix | None = None
    """a matrix of low rank to which the matrix of the derivation is near"""
    right: Matrix | None = None
    """the right sides of a system, as columns: what stands right of the bar"""
    unknowns: tuple[str, ...] = ()
    """what the unknowns of a system are called, where it was typed as equations"""
    cofactors: bool | None = None
    """a determinant is expanded by cofactors, or by row operations; None: as its order suggests"""


_LAID_OUT = frozenset({"layout", "detail"})
"""The options of the methods that show a recorded reduction."""

_REDUCTION = _LAID_OUT | {"form", "strategy", "steps"}

TAKES: dict[Method, frozenset[str]] = {
    Method.ROW_REDUCTION: _REDUCTION,
    Method.MINORS: frozenset(),
    Method.SINGULAR_VALUES: frozenset({"digits"}),
    Method.OUTER_PRODUCT: frozenset(),
    Method.FACTORIZATION: frozenset(),
    Method.PROJECTION: _LAID_OUT | {"onto", "digits"},
    Method.LOW_RANK: frozenset({"rank", "energy", "digits"}),
    Method.LORA: frozenset({"alpha", "rank", "scaling", "down", "input", "digits"}),
    Method.COMPARISON: frozenset({"near", "digits"}),
    Method.SOLUTION: _LAID_OUT | {"right", "strategy", "form"},
    Method.DETERMINANT: _LAID_OUT | {"expand"},
    Method.INVERSE: _LAID_OUT | {"strategy"},
    Method.LU: _LAID_OUT,
    Method.SPACES: _LAID_OUT,
    Method.CRAMER: frozenset({"right"}),
    Method.COORDINATES: _LAID_OUT | {"right", "strategy"},
    Method.CHANGE_OF_BASIS: _LAID_OUT | {"right", "strategy"},
    Method.INDEPENDENCE: _LAID_OUT | {"strategy"},
    Method.EIGEN: _LAID_OUT | {"digits"},
    Method.DIAGONALIZATION: _LAID_OUT | {"digits"},
    Method.ORTHOGONALIZATION: frozenset(),
    Method.SVD: _LAID_OUT,
    Method.LEAST_SQUARES: _LAID_OUT | {"right", "digits"},
    Method.ALL: _REDUCTION | {"digits", "onto", "rank", "energy", "alpha", "near", "right"},
}
"""The options that concern a method, by the names they have on the command line and in problem files."""

NEEDS: dict[Method, tuple[str, ...]] = {
    Method.PROJECTION: ("onto",),
    Method.LOW_RANK: ("rank", "energy"),
    Method.COMPARISON: ("near",),
}
"""The options of which a method needs one; without it there is nothing to derive."""

SYSTEMS = tuple([method for method in Method if method is not Method.ALL and "right" in TAKES[method]])
"""The methods that need a right side: a bar in the matrix, or one put beside it."""
