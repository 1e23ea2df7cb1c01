"""The rank of whatever states a matrix, always proven; and the check of a certificate against it.

It is apart from `api.py` because a rank of a small matrix takes microseconds and should not wait for renderers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import lcm
from operator import index
from typing import TYPE_CHECKING, Any

from exactrank.errors import InputError
from exactrank.fast_rank import rank_of_integers, rank_of_rationals, rank_of_sparse
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ

INTEGERS = {int}
RATIONALS = {int, Fraction}
FACTORS_UP_TO = 64

if TYPE_CHECKING:
    from exactrank.proofs.certificates import Certificate
    from exactrank.reading.matrices.exact_entries import Floats


def rank(A: Any, *, floats: Floats | None = None) -> int:
    """The rank of A, proven: by elimination, by a nonzero minor modulo a prime, or by lifting, as size and shape suit.

    A is anything `as_matrix` takes, or a sparse matrix, which is not made dense: one of SciPy with integers, a
    dictionary {(i, j): entry}, or a list of rows {j: entry}. Raises InputError for what is no matrix of exact numbers.

    >>> rank([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]])
    1
    >>> rank("1/2 1/3; 3/4 1/2"), rank([])
    (1, 0)
    >>> rank({(0, 0): 1, (10**6, 10**6): Fraction(1, 2)}), rank([{0: 1, 5: 2}, {0: 2, 5: 4}])
    (2, 1)
    """
    if type(A) is list and A and type(A[0]) is list:
        if A[0] and type(A[0][0]) is int:
            try:
                return rank_of_integers(A)  # refuses what is not an integer, and says so late
            except (TypeError, ValueError):
                pass
        rows = _integer_rows(A)
        if rows is not None:
            return rank_of_integers(rows)
    elif _is_array_of(A, "iu"):
        return rank_of_integers(A)
    elif type(A).__module__.startswith("scipy.sparse") and A.dtype.kind in "iub":
        return rank_of_sparse(A)
    if isinstance(A, Mapping) or (type(A) is list and A and isinstance(A[0], Mapping)):
        try:
            return rank_of_sparse(A)
        except InputError:
            raise
        except (TypeError, ValueError, AttributeError):
            return rank_of_entries(_places(A, floats))
    return rank_of_matrix(_as_matrix(A, floats))


def rank_of_entries(entries: Iterable[tuple[int, int, int | Fraction]]) -> int:
    """The rank of the matrix with these nonzero entries (i, j, entry), each place once."""
    rows: dict[int, dict[int, int | Fraction]] = {}
    for i, j, x in entries:
        rows.setdefault(i, {})[j] = x
    integers: list[Mapping[int, int]] = []
    for row in rows.values():
        d = lcm(*[x.denominator for x in row.values()])
        integers.append({j: x.numerator * (d // x.denominator) for j, x in row.items()})
    return rank_of_sparse(integers)


def _places(A: Any, floats: Floats | None) -> list[tuple[int, int, int | Fraction]]:
    """The entries of a dictionary by places, or of rows as dictionaries; raises InputError with all that is wrong."""
    from exactrank.errors import Problem
    from exactrank.reading.matrices.exact_entries import exact_number
    from exactrank.reading.source.problems import Problems, shown

    problems = Problems()
    found: list[tuple[int, int, int | Fraction]] = []
    if isinstance(A, Mapping):
        items = list(A.items())
    else:
        items = []
        for i, row in enumerate(A):
            if isinstance(row, Mapping):
                items += [((i, j), x) for j, x in row.items()]
            else:
                problems.add("not-a-row", None, row=i + 1, value=shown(repr(row)))
    for key, x in items:
        pair = isinstance(key, tuple) and len(key) == 2
        if not pair or not all(hasattr(k, "__index__") and not isinstance(k, bool) and k >= 0 for k in key):
            problems.add("not-a-place", None, key=shown(repr(key)))
            continue
        i, j = map(index, key)
        exact = exact_number(x, floats)
        if isinstance(exact, Problem):
            problems.add_problem(Problem(exact.message, (*exact.fields, ("row", i + 1), ("column", j + 1))))
        else:
            found.append((i, j, exact))
    problems.raise_any()
    return found


def rank_of_matrix(A: Matrix) -> int:
    """The rank of a Matrix over any field."""
    if A.field == QQ:
        return rank_of_rationals(A.rows)
    from exactrank.calculations.elimination import row_echelon_form

    return row_echelon_form(A).rank


def check(A: Any, certificate: Certificate | Mapping[str, Any] | str) -> int:
    """The rank of A that the certificate proves; raises `Refused` with what was found and what was expected.

    The certificate is a record, its JSON object, or its JSON text. It is the standard-library checker that decides,
    except for the kind `lifting`, which numpy and flint decide as it does, but for matrices of any size.

    >>> from exactrank.api import prove_rank
    >>> A = [[4, 8, 12], [2, 4, 6]]
    >>> check(A, prove_rank(A, by="minors").certificate)
    1
    """
    from exactrank import checker

    given = _as_matrix(A, None)
    found: Any = certificate
    if isinstance(certificate, str):
        try:
            found = checker.from_json(certificate.removeprefix("\ufeff"))
        except (ValueError, RecursionError) as error:
            raise InputError.of("certificate-json", reason=str(error)[:60].lower()) from None
    elif not isinstance(certificate, Mapping):
        from exactrank.proofs.certificates import to_json_object

        found = to_json_object(certificate)
    if isinstance(found, Mapping) and found.get("kind") == "lifting":
        from exactrank.proofs.lifting_certificate import check_lifting, lifting_from_json

        return check_lifting(given, lifting_from_json(dict(found)))
    return checker.check([list(row) for row in given], found, list(given.shape))


def rank_certificate(A: Matrix) -> Certificate:
    """A certificate of the rank of A: `factors` while the smaller side is at most 64, `lifting` for larger matrices.

    Raises InputError for a matrix over another field than QQ.
    """
    from exactrank.proofs.lifting_certificate import lifting_certificate

    if min(A.shape) > FACTORS_UP_TO:
        try:
            return lifting_certificate(A)
        except OverflowError:  # entries of very many digits: the factors take longer, and take any
            pass
    from exactrank.proofs.certificates import certificate_of
    from exactrank.proofs.rank_proofs import prove_rank

    return certificate_of(prove_rank(A, "factorization").evidence)


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
