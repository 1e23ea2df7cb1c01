"""Proven ranks, factorizations, singular values, projections and low-rank updates."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, overload

from exactrank.numbers.rows import RowsOver
from exactrank.reading import MatrixLike, as_matrix

if TYPE_CHECKING:
    from exactrank.calculations.domains.factors import FactorizationOver
    from exactrank.calculations.factorization import OuterProduct, RankFactorization
    from exactrank.calculations.least_squares import Projection, SubspaceProjection
    from exactrank.calculations.lora import LoraUpdate
    from exactrank.calculations.low_rank import LowRankApproximation
    from exactrank.calculations.spectrum import SingularValues
    from exactrank.proofs.rank_proofs import CrossCheck, RankProof


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
