"""The rank of a matrix with its proof: by row reduction, minors, singular values or a factorization.

They are one fact seen four ways. By Cauchy and Binet the coefficient of t^(s-k) in det(t I - G), G = A^T A, is
(-1)^k times the sum of the squares of all k x k minors of A: the last one that is not zero belongs to the order of the
greatest nonzero minor, which is the number of pivots and of nonzero singular values. `cross_check` computes both sides.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

from exactrank.calculations.elimination import EchelonForm, row_echelon_form
from exactrank.calculations.factorization import (
    FactorizationProof,
    OuterProduct,
    outer_product,
    prove_rank_by_factorization,
)
from exactrank.calculations.minors import Minor, MinorProof, minor, prove_rank_by_minors
from exactrank.calculations.spectrum import SingularValues, singular_values
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ, Field
from exactrank.proofs.certificates import Certificate, certificate_of
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Statement


class ProofMethod(Enum):
    """The ways to prove a rank."""

    ROW_REDUCTION = "row-reduction"
    MINORS = "minors"
    SINGULAR_VALUES = "singular-values"
    FACTORIZATION = "factorization"


Evidence = EchelonForm | MinorProof | SingularValues | FactorizationProof


@dataclass(frozen=True, slots=True)
class RankProof:
    """rank A = `rank`, and the evidence from which that follows."""

    matrix: Matrix
    method: ProofMethod
    evidence: Evidence

    @property
    def rank(self) -> int:
        return self.evidence.rank

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        return self.evidence.statements

    @property
    def certificate(self) -> Certificate:
        """What a stranger needs to check it; raises InputError over another field than QQ."""
        return certificate_of(self.evidence)


def prove_rank(A: Matrix, by: str | ProofMethod = ProofMethod.ROW_REDUCTION) -> RankProof:
    """The rank of A with its proof: `row-reduction`, `minors`, `singular-values` (over QQ only) or `factorization`.

    >>> A = Matrix.of([[1, 2, 3], [2, 4, 6], [1, 1, 1]])
    >>> {prove_rank(A, by=method).rank for method in ProofMethod}
    {2}

    Raises InputError for a method that is not known, and for singular values over a prime field.
    """
    method = proof_method(by)
    return RankProof(A, method, _evidence(A, method))


def proof_method(by: str | ProofMethod) -> ProofMethod:
    """The method with that name; raises InputError, which names all, for another."""
    if isinstance(by, ProofMethod):
        return by
    found = next((method for method in ProofMethod if method.value == by), None)
    if found is None:
        raise InputError.of("unknown-method", name=str(by)[:50], known=", ".join(m.value for m in ProofMethod))
    return found


def _evidence(A: Matrix, method: ProofMethod) -> Evidence:
    match method:
        case ProofMethod.ROW_REDUCTION:
            return row_echelon_form(A)
        case ProofMethod.MINORS:
            return prove_rank_by_minors(A)
        case ProofMethod.SINGULAR_VALUES:
            return singular_values(A)
        case ProofMethod.FACTORIZATION:
            return prove_rank_by_factorization(A)


def methods_over(field: Field) -> tuple[ProofMethod, ...]:
    """The methods that there are over the field: singular values need QQ, where only 0 is orthogonal to itself."""
    return tuple([method for method in ProofMethod if field == QQ or method is not ProofMethod.SINGULAR_VALUES])


@dataclass(frozen=True, slots=True)
class SquaredMinors:
    """(-1)^k times the k-th coefficient of det(t I - G), and all minors of order k, whose squares add up to it.

    `minors` is None where there are more than were to be listed; `count` says how many there are.
    """

    order: int
    coefficient: Fraction
    count: int
    minors: tuple[Minor, ...] | None

    @property
    def total(self) -> Fraction | None:
        return None if self.minors is None else sum([found.value**2 for found in self.minors], Fraction(0))

    @property
    def nonzero(self) -> tuple[Minor, ...]:
        return tuple([found for found in self.minors or () if found.value])


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """Every proof of the rank that the field allows, and over QQ both sides of Cauchy and Binet for each order.

    `outer` is the matrix as a column times a row where its rank is 1.
    """

    matrix: Matrix
    proofs: tuple[RankProof, ...]
    orders: tuple[SquaredMinors, ...]
    outer: OuterProduct | None = None

    @property
    def rank(self) -> int:
        return self.proofs[0].rank

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        found = [said for proof in self.proofs for said in proof.statements]
        return tuple(found) if self.outer is None else (*found, *self.outer.statements)


def cross_check(A: Matrix, most_minors: int = 100, form: EchelonForm | None = None) -> CrossCheck:
    """All proofs of the rank of A side by side; minors of one order are listed where they are at most `most_minors`.

    `form` is the reduction to take for the proof by row reduction, where it is to be a certain one.

    >>> found = cross_check(Matrix.of([[1, 2], [3, 4]]))
    >>> [(int(k.coefficient), int(k.total), k.count) for k in found.orders]
    [(30, 30, 4), (4, 4, 1)]

    Raises ArithmeticError should two of them contradict each other, which would be an error of this program.
    """
    proofs = tuple([prove_rank(A, method) for method in methods_over(A.field)])
    if form is not None:
        proofs = (RankProof(A, ProofMethod.ROW_REDUCTION, form), *proofs[1:])
    orders: tuple[SquaredMinors, ...] = ()
    for proof in proofs:
        if isinstance(proof.evidence, SingularValues):
            orders = tuple(_squared_minors(A, proof.evidence, most_minors))
    if len({proof.rank for proof in proofs}) != 1 or any(k.total not in {None, k.coefficient} for k in orders):
        raise ArithmeticError(f"the proofs of the rank of {A!r} contradict each other")
    return CrossCheck(A, proofs, orders, outer_product(A) if proofs[0].rank == 1 else None)


def _squared_minors(A: Matrix, values: SingularValues, most: int) -> Iterator[SquaredMinors]:
    for k, coefficient in enumerate(values.proof.coefficients[1:], 1):
        count = comb(A.nrows, k) * comb(A.ncols, k)
        listed = None
        if count <= most:
            chosen = [
                (rows, columns)
                for rows in combinations(range(A.nrows), k)
                for columns in combinations(range(A.ncols), k)
            ]
            listed = tuple([minor(A, rows, columns) for rows, columns in chosen])
        yield SquaredMinors(k, (-1) ** k * coefficient, count, listed)
