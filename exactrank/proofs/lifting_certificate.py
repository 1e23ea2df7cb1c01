"""The certificate of the rank of a large matrix: relations between its columns, which a short lifting confirms.

`derivations/certificates.md` describes its JSON, the kind `lifting`; `fast_rank/lifting.py` has the proof. numpy and
flint do the arithmetic here, for matrices of any size; `checker.py` decides the same of small ones, alone and slowly.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from exactrank import checker
from exactrank.checker import Refused, must_be
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import integer_text
from exactrank.numbers.fields import QQ
from exactrank.records import dataclass

KIND = "lifting"
MAX_BLOCK = 64
SLACK = 64  # bits by which Z and e may exceed the bound of all minors of the pivot rows and columns

Block = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class LiftingCertificate:
    """Evidence that the m x n matrix N has rank r; its rows are those of A, each times its least common denominator.

    N[rows, columns] is nonsingular modulo the prime p. Z, the block diagonal matrix of `blocks`, is nonsingular, e is
    not 0, and N[:, others] e Z = N[:, columns] Y for an integer matrix Y, others being the columns besides `columns`.
    For m < n all of this holds of the transposed matrix.
    """

    shape: tuple[int, int]
    p: int
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    blocks: tuple[Block, ...]
    e: int

    @property
    def rank(self) -> int:
        return len(self.rows)


def lifting_certificate(A: Matrix) -> LiftingCertificate:
    """The certificate of the rank of A.

    >>> A = Matrix.of([[1, 2, 3], [2, 4, 6], [1, 0, Fraction(1, 2)]])
    >>> check_lifting(A, lifting_certificate(A))
    2

    Raises OverflowError when the matrix and its entries are together too large for exact products in float64.
    """
    from exactrank.fast_rank import rank_with_certificate

    _, c = rank_with_certificate(_integers(A))
    # In another order rows and columns have the same minor up to its sign, and the relations do not change.
    return LiftingCertificate(A.shape, c.p, tuple(sorted(c.rows)), tuple(sorted(c.columns)), c.blocks, c.e)


def check_lifting(A: Matrix, certificate: LiftingCertificate) -> int:
    """The rank of A that the certificate proves; raises Refused when it proves none."""
    from exactrank import fast_rank
    from exactrank.fast_rank import certificate as at_size

    c = certificate
    must_be(list(c.shape), list(A.shape), "shape", "shape")
    for name, chosen, size in (("rows", c.rows, A.nrows), ("columns", c.columns, A.ncols)):
        must_be([i + 1 for i in chosen], sorted({i + 1 for i in chosen if 0 <= i < size}), "index", name)
    N = _integers(A)
    # Hadamard: no minor of order r is longer than this, and honest Z and e divide into such minors. It bounds the
    # steps that lifting takes, whatever stands in the file.
    longest = max([abs(x).bit_length() for row in N for x in row], default=0)
    limit = c.rank * (longest + c.rank.bit_length() // 2 + 1) + SLACK
    numbers = [("e", c.e), *[(f"blocks[{k}]", z) for k, one in enumerate(c.blocks, 1) for row in one for z in row]]
    for place, x in numbers:
        if x.bit_length() > limit:
            raise Refused("size", place, f"{x.bit_length()} bits", f"at most {limit}")
    for k, block in enumerate(c.blocks, 1):
        if not 0 < len(block) <= MAX_BLOCK:
            raise Refused("size", f"blocks[{k}]", f"order {len(block)}", f"from 1 to {MAX_BLOCK}")
    evidence = at_size.LiftingCertificate(c.p, c.rows, c.columns, c.blocks, c.e)
    try:
        return fast_rank.check_lifting(N, evidence)
    except at_size.LiftingRefused as error:
        raise Refused(error.reason, KIND, str(error), f"a proof of rank {c.rank}") from None
    except OverflowError as error:
        raise Refused("size", "matrix", str(error), "entries that lifting takes") from None


def evidence_object(c: LiftingCertificate) -> dict[str, Any]:
    """What stands beside the keys that every certificate has."""
    return {
        "p": integer_text(c.p),
        "rows": [i + 1 for i in c.rows],
        "columns": [j + 1 for j in c.columns],
        "blocks": [[[integer_text(z) for z in row] for row in block] for block in c.blocks],
        "e": integer_text(c.e),
    }


def lifting_from_json(value: dict[str, Any]) -> LiftingCertificate:
    """The certificate that an object from JSON spells; raises Refused for what is not spelled in the one right way."""
    found = checker.parsed(value)
    must_be(len(found["shape"]), 2, "shape", "the numbers of shape")
    blocks = [[[_integer(z, f"blocks[{k}]") for z in row] for row in one] for k, one in enumerate(found["blocks"], 1)]
    made = LiftingCertificate(
        (found["shape"][0], found["shape"][1]),
        _integer(found["p"], "p"),
        tuple([i - 1 for i in found["rows"]]),
        tuple([j - 1 for j in found["columns"]]),
        tuple([tuple([tuple(row) for row in block]) for block in blocks]),
        _integer(found["e"], "e"),
    )
    must_be(found["rank"], made.rank, "rank", "rank")
    return made


def _integer(value: Fraction, place: str) -> int:
    if value.denominator != 1:
        raise Refused("spelling", place, value, "an integer")
    return value.numerator


def _integers(A: Matrix) -> list[list[int]]:
    if A.field != QQ:
        raise InputError.of("certificate-field", field=A.field.name)
    return [list(numerators) for numerators, _ in A.rows]
