"""The rank of whatever states a matrix, always proven; and the check of a certificate against it.

It is apart from `api` because a rank of a small matrix takes microseconds and should not wait for renderers.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any

from exactrank.errors import InputError
from exactrank.fast_rank import rank_of_integers, rank_of_rationals
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ
from exactrank.numbers.rows import RowsOver
from exactrank.proofs.sparse_input import as_dense, integer_entries, is_sparse, rank_of_sparse_input
from exactrank.reading.source.limits import MAX_CELLS

INTEGERS = {int}
RATIONALS = {int, Fraction}
FACTORS_UP_TO = 64

if TYPE_CHECKING:
    from exactrank.numbers.domain_names import Domain
    from exactrank.proofs.certificates import Certificate
    from exactrank.reading.matrices.exact_entries import Floats


def rank(A: Any, *, floats: Floats | None = None, field: Domain | str | None = None, threads: int = 1) -> int:
    """The rank of A, proven: by elimination, by a nonzero minor modulo a prime, or by lifting, as size and shape suit.

    A is anything `as_matrix` takes, or a sparse matrix, which is not made dense: one of SciPy with integers, a
    dictionary {(i, j): entry}, or a list of rows {j: entry}. Over another `field` than QQ it is made dense; over QQ(i),
    QQ(sqrt d) and GF(p^k) it is what `rows_over` takes. A large dense matrix may take several `threads`, besides those
    of BLAS, for the same proof. Raises InputError for what is no matrix of exact numbers.

    >>> rank([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]])
    1
    >>> rank("1/2 1/3; 3/4 1/2"), rank([])
    (1, 0)
    >>> rank({(0, 0): 1, (10**6, 10**6): Fraction(1, 2)}), rank([{0: 1, 5: 2}, {0: 2, 5: 4}])
    (2, 1)
    >>> rank("1 2; 3 1", field="GF(5)"), rank("1 i; i -1", field="QQ(i)"), rank("1 t; t t+1", field="GF(4)")
    (1, 1, 1)
    """
    if type(A) is list and A and type(A[0]) is list and field is None and threads == 1:
        if A[0] and type(A[0][0]) is int:
            try:
                return rank_of_integers(A)  # refuses what is not an integer, and says so late
            except (TypeError, ValueError):
                pass
        rows = _integer_rows(A)
        if rows is not None:
            return rank_of_integers(rows)
    if isinstance(A, RowsOver) and (field is None or field in (A.domain, A.domain.name)):
        return rank_over_extension(A, A.domain)
    if threads != 1:
        return _rank_in_threads(A, floats, field, threads)
    if field is not None:
        return _rank_over(A, field, floats)
    if _is_array_of(A, "iu"):
        return rank_of_integers(A)
    if is_sparse(A):
        return rank_of_sparse_input(A, floats)
    return rank_of_matrix(_as_matrix(A, floats))


def _rank_in_threads(A: Any, floats: Floats | None, field: Domain | str | None, threads: int) -> int:
    from exactrank.fast_rank.threads import MOST, using_threads

    if type(threads) is not int or not 1 <= threads <= MOST:
        raise InputError.of("bad-whole-number", key="threads", least=1, most=MOST, value=str(threads)[:30])
    with using_threads(threads):
        return rank(A, floats=floats, field=field)


def _rank_over(A: Any, field: Domain | str, floats: Floats | None) -> int:
    from exactrank.numbers.domain_names import Extension, domain_named

    domain = domain_named(field)
    if isinstance(domain, Extension):
        return rank_over_extension(A, domain)
    return rank(A, floats=floats) if domain == QQ else rank_of_matrix(as_dense(A, floats).over(domain))


def rank_over_extension(A: Any, domain: Any) -> int:
    """The rank over QQ(i), QQ(sqrt d) or GF(p^k), by recorded elimination; A is what `rows_over` takes.

    >>> from exactrank.numbers.quadratic import QQ_sqrt
    >>> rank_over_extension("1 i; i -1", QQ_sqrt(-1)), rank_over_extension("2 sqrt(2); sqrt(2) 1", QQ_sqrt(2))
    (1, 1)
    """
    from exactrank.calculations.elimination.over_domains import reduce_rows
    from exactrank.reading.matrices.rows_over import rows_over

    return reduce_rows(rows_over(domain, A)).rank


def rank_of_matrix(A: Matrix) -> int:
    """The rank of a Matrix over any field."""
    if A.field == QQ:
        return rank_of_rationals(A.rows)
    from exactrank.calculations.elimination import row_echelon_form

    return row_echelon_form(A).rank


def check(A: Any, certificate: Certificate | Mapping[str, Any] | str) -> int:
    """The rank of A that the certificate proves; raises `Refused` with what was found and what was expected.

    The certificate is a record, its JSON object, or its JSON text; one over another field is the JSON. Raises
    InputError for a matrix over another field than the certificate, which proves nothing there. It is the
    standard-library checker that decides, except for the kind `lifting`, which numpy and flint decide as it does, but
    for matrices of any size, and for the kind `sparse`, for which no matrix is made dense.

    >>> from exactrank.api import prove_rank
    >>> A = [[4, 8, 12], [2, 4, 6]]
    >>> check(A, prove_rank(A, by="minors").certificate)
    1
    """
    from exactrank import checker

    found: Any = certificate
    if isinstance(certificate, str):
        try:
            found = checker.from_json(certificate.removeprefix("\ufeff"))
        except (ValueError, RecursionError) as error:
            raise InputError.of("certificate-json", reason=str(error)[:60].lower()) from None
    elif not isinstance(certificate, Mapping):
        from exactrank.proofs.certificates import to_json_object

        found = to_json_object(certificate)
    if isinstance(found, Mapping) and found.get("kind") == "field":
        from exactrank.proofs.field_certificates import check_field_certificate

        return check_field_certificate(A, dict(found))
    if isinstance(found, Mapping) and found.get("kind") == "sparse":
        from exactrank.proofs.sparse_certificate import check_sparse, sparse_from_json

        return check_sparse(integer_entries(A), sparse_from_json(dict(found)))
    given = as_dense(A)
    if given.field != QQ:
        raise InputError.of("certificate-field", field=given.field.name)
    if isinstance(found, Mapping) and found.get("kind") == "lifting":
        from exactrank.proofs.lifting_certificate import check_lifting, lifting_from_json

        return check_lifting(given, lifting_from_json(dict(found)))
    return checker.check([list(row) for row in given], found, list(given.shape))


def rank_certificate(A: Any) -> Certificate:
    """A certificate of the rank of A: `factors` while the smaller side is at most 64, `lifting` for larger matrices.

    Of sparse matrices, those that `rank` does not make dense, it is `sparse` from there on. Raises InputError for a
    matrix over another field than QQ, and for a sparse one whose relations are too long.

    >>> check([{0: 1, 1: 2}, {0: 2, 1: 4}], rank_certificate([{0: 1, 1: 2}, {0: 2, 1: 4}]))
    1
    """
    if is_sparse(A):
        from exactrank.proofs.sparse_certificate import sparse_certificate

        E = integer_entries(A)
        if min(E.shape) > FACTORS_UP_TO or E.shape[0] * E.shape[1] > MAX_CELLS:
            try:
                return sparse_certificate(E)
            except InputError:
                if E.shape[0] * E.shape[1] > MAX_CELLS:
                    raise
    given = as_dense(A)
    if min(given.shape) > FACTORS_UP_TO:
        from exactrank.proofs.lifting_certificate import lifting_certificate

        try:
            return lifting_certificate(given)
        except OverflowError:  # entries of very many digits: the factors take longer, and take any
            pass
    from exactrank.proofs.certificates import certificate_of
    from exactrank.proofs.rank_proofs import prove_rank

    return certificate_of(prove_rank(given, "factorization").evidence)


def _integer_rows(A: list[Any]) -> list[list[int]] | None:
    """Rows of integers with the rank of A, when A is equally long lists of ints and Fractions: a row may be multiplied
    by its denominators. None for anything else, which the careful way reads or refuses."""
    made: list[list[int]] = []
    width = len(A[0])
    for row in A:
        if type(row) is not list or len(row) != width:
            return None
        try:
            ratios = list(map(Fraction.as_integer_ratio, row))
        except (AttributeError, TypeError):  # not Fractions alone; a float has an integer ratio too, and is not meant
            ratios = [entry.as_integer_ratio() for entry in row if type(entry) is Fraction or type(entry) is int]
        if len(ratios) != width:
            return None
        d = lcm(*[below for _, below in ratios])
        made.append([above * (d // below) for above, below in ratios])
    return made


def _as_matrix(A: Any, floats: Floats | None) -> Matrix:
    from exactrank.reading.matrices.python_values import as_matrix

    return as_matrix(A, floats=floats)


def _is_array_of(A: Any, kinds: str) -> bool:
    return type(A).__module__ == "numpy" and getattr(A, "ndim", 0) == 2 and A.dtype.kind in kinds
