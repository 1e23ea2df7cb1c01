r"""What is said of eigenvalues taken together, \lambda_1 \lambda_2 = 3, and of the unknowns for one of them.

The product of all eigenvalues is the determinant, their sum the trace. An equation in x_1, ..., x_n that is said for an
eigenvalue t is one that (A - t I) x = 0 implies. Which matrix is meant is a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from exactrank.reading.claims.consequences import letters_of, row_of
from exactrank.reading.claims.systems_at_hand import PLAIN_UNKNOWNS
from exactrank.reading.formulas.expression_kinds import EIGENVALUE_LETTERS
from exactrank.reading.formulas.parameters import NotAffine, form_of
from exactrank.statements import (
    Assertion,
    Consequence,
    Determinant,
    Expression,
    Identity,
    Indexed,
    Inference,
    Negative,
    Number,
    Span,
    Sum,
    Times,
    Trace,
)


def of_all_eigenvalues(
    made: Sequence[Expression | None], subject: Expression, size: int, span: Span
) -> Assertion | None:
    r"""\lambda_1 \lambda_2 = 3, \lambda_1 + \lambda_2 = 4 of a matrix with two rows; None for anything else."""
    left, right = made[0], made[-1]
    if not isinstance(right, Number) or not isinstance(left, Times | Sum):
        return None
    parts = left.factors if isinstance(left, Times) else left.terms
    values = [one for one in parts if isinstance(one, Indexed) and one.name in EIGENVALUE_LETTERS]
    if len(values) != len(parts) or sorted(one.indices for one in values) != [(k + 1,) for k in range(size)]:
        return None
    kind = Determinant if isinstance(left, Times) else Trace
    return Assertion((kind(span, subject, right),), (Inference.SYSTEM,))


def equation_for_eigenvalue(
    made: Sequence[Expression | None], pair: tuple[Expression, Number], size: int, span: Span
) -> Assertion | None:
    """-x_1 + x_2 = 0, x = y: that (A - t I) x = 0 implies it; None for equations in other letters, or in one alone."""
    if len(made) != 2 or made[0] is None or made[1] is None:
        return None
    try:
        forms = form_of(made[0]), form_of(made[1])
    except NotAffine:
        return None
    letters = letters_of(forms)
    names = [[f"x_{k + 1}" for k in range(size)], [f"v_{k + 1}" for k in range(size)], [*PLAIN_UNKNOWNS[:size]]]
    found = next((one for one in names if letters <= set(one)), None)
    if found is None or len(letters) < 2 or any(form.get("") for form in forms):
        return None
    row = row_of(*forms, {name: k for k, name in enumerate(found)}, size)
    if row is None:
        return None
    matrix, value = pair
    shifted = Sum((matrix, Negative(Times((value, Identity(size))))))
    return Assertion((Consequence(span, shifted, Number(Fraction(0)), row),), (Inference.SYSTEM,))
