"""Claims decided one by one, with the readings that are tried before one is called wrong."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import assert_never

from exactrank.errors import InputError
from exactrank.judging.claims.approximations import decide_approximation
from exactrank.judging.claims.characteristic_equations import decide_characteristic_equation
from exactrank.judging.claims.consequences import decide_consequence
from exactrank.judging.claims.described import PartlyDescribed, with_matrices
from exactrank.judging.claims.eigenvalue_lists import decide_characteristic_polynomial, decide_eigenvalues
from exactrank.judging.claims.eigenvectors import decide_diagonalizable, decide_eigenvectors
from exactrank.judging.claims.equalities import decide_equality
from exactrank.judging.claims.equality_kinds import as_claim
from exactrank.judging.claims.forms import decide_form, decide_trace
from exactrank.judging.claims.letter_powers import decide_letter_powers, letters_in_exponents
from exactrank.judging.claims.matrix_claims import decide_determinant, decide_inverse, decide_orthogonality
from exactrank.judging.claims.polynomials import decide_polynomials
from exactrank.judging.claims.ranks import (
    decide_echelon,
    decide_echelon_form_of,
    decide_minor,
    decide_minors_vanish,
    decide_nullity,
    decide_rank,
)
from exactrank.judging.claims.similarity import decide_similarity
from exactrank.judging.claims.spaces import decide_basis, decide_factorization, decide_solution
from exactrank.judging.claims.spectra import decide_singular_values
from exactrank.judging.evaluation.context import Context, Subject
from exactrank.judging.evaluation.linear import same_row_space, separation
from exactrank.judging.verdicts.decision import CORRECT, Decision, undecided, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.judging.verdicts.verdict import Outcome, letter_of_polynomials
from exactrank.judging.verdicts.witnesses import WrongShape
from exactrank.statements import (
    Approximation,
    Basis,
    CharacteristicPolynomial,
    Consequence,
    Determinant,
    DeterminantOf,
    DeterminantSign,
    Diagonalizable,
    Echelon,
    EchelonFormOf,
    Eigenvalues,
    Eigenvectors,
    Equality,
    Factorization,
    Grid,
    HasForm,
    Inverse,
    MinorsVanish,
    MinorValue,
    Name,
    Nullity,
    Number,
    Orthogonality,
    Rank,
    RowEquivalence,
    Similarity,
    SingularValues,
    Solution,
    Trace,
)
from exactrank.statements.kinds import Claim

_LETTERS = 3
"""So many letters at most are tried as rows."""


def decide_claim(claim: Claim, context: Context) -> Decision:
    """What is decided of one claim as it stands, or in another reading in which it is right."""
    if isinstance(claim, PartlyDescribed):
        try:
            claim = with_matrices(claim, context)
            claim = as_claim(claim) if isinstance(claim, Equality) else claim
        except NoValue as reason:
            return undecided(reason.note, reason.detail)
    if isinstance(claim, Equality) and letters_in_exponents(claim):
        return decide_letter_powers(claim, context, lambda one: decide_claim(one, context))
    context.environment.implied.clear()
    decision = _attempted(claim, context)
    if decision.is_incorrect and context.environment.implied:
        decision = _with_rows(claim, decision, context)
    if decision.outcome is not Outcome.CORRECT and isinstance(claim, Approximation | Equality | Orthogonality):
        decision = _with_columns(claim, decision, context)
    if decision.note is Note.UNDEFINED_NAME and isinstance(claim, Equality):
        made = decide_characteristic_equation(claim, context)
        if made is not None:
            return made
    if decision.note is Note.UNDEFINED_NAME and isinstance(claim, Approximation | Equality):
        return _with_singular_values(claim, decision, context)
    if decision.note is Note.UNDEFINED_NAME and _subject(claim) is not None:
        # A name that nothing explains is most likely the matrix the text is about: enough to say that the claim is
        # right of that one, not enough to call it wrong.
        context.take_default = True
        again = _attempted(claim, context)
        context.take_default = False
        if again.outcome is Outcome.CORRECT:
            return again
        if isinstance(claim, Inverse) and _inverts_a_part(claim, context):
            return CORRECT
        # Where no matrix has a name, the inverse of a letter is most likely that of the one that stands there.
        unnamed = isinstance(claim, Inverse) and not context.environment.matrices()
        return undecided(Note.NO_SUBJECT) if unnamed else decision
    return decision


def _inverts_a_part(claim: Inverse, context: Context) -> bool:
    """Whether it is right of the coefficients of a system at hand, [M | b]."""
    for one in context.candidates():
        A = one.matrix
        if A.ncols != A.nrows + 1 or A.nrows < 2:
            continue
        context.take_default, context.meant = True, Subject(A.submatrix(range(A.nrows), range(A.nrows)))
        made = _attempted(claim, context)
        context.take_default, context.meant = False, None
        if made.outcome is Outcome.CORRECT:
            return True
    return False


def _with_rows(claim: Claim, decision: Decision, context: Context) -> Decision:
    """The claim with letters taken for rows that were taken for columns; what fits neither way is not called wrong."""
    letters = list(context.environment.implied)
    for count in range(1, min(len(letters), _LETTERS) + 1):
        for some in combinations(letters, count):
            context.environment.as_rows = frozenset(some)
            again = _attempted(claim, context)
            context.environment.as_rows = frozenset()
            if again.outcome is Outcome.CORRECT:
                return again
    return undecided(Note.UNDEFINED_NAME, letters[0]) if decision.note is Note.SHAPE else decision


def _with_columns(claim: Claim, decision: Decision, context: Context) -> Decision:
    """The claim with vectors that are written as rows taken for columns: v = (1, 2) in A v and v^T w."""
    context.environment.turned = True
    again = _attempted(claim, context)
    context.environment.turned = False
    return again if again.outcome is Outcome.CORRECT else decision


def _with_singular_values(claim: Approximation | Equality, decision: Decision, context: Context) -> Decision:
    r"""The claim with \sigma_k for the singular values of the matrix the text is about: only ever found right."""
    seen = context.problem_seen
    A = context.default()
    context.problem_seen = seen
    if not decision.detail.startswith(r"\sigma_") or A is None:
        return decision
    with context.environment.singular.supposed(A):
        again = _attempted(claim, context)
    return again if again.outcome is Outcome.CORRECT else decision


def _subject(claim: Claim) -> Name | None:
    """The name of the matrix that the claim is about."""
    if isinstance(claim, Solution | Consequence):
        subject = claim.coefficients
    elif isinstance(claim, RowEquivalence | Similarity | Equality | Approximation | Orthogonality):
        return None
    else:
        subject = claim.subject
    return subject if isinstance(subject, Name) else None


def _attempted(claim: Claim, context: Context) -> Decision:
    try:
        return _decide(claim, context)
    except NoValue as reason:
        return undecided(reason.note, reason.detail)
    except InputError:  # a number that the prime field does not have
        return undecided(Note.NOT_EVALUATED)
    except Misfit as misfit:
        return wrong(Note.SHAPE, WrongShape(misfit.left.shape, misfit.right.shape))


def _decide(claim: Claim, context: Context) -> Decision:
    match claim:
        case RowEquivalence(_, left, right):
            A, B = context.environment.matrix(left), context.environment.matrix(right)
            if A.ncols != B.ncols:
                return wrong(Note.SHAPE, WrongShape(A.shape, B.shape))
            apart = None if same_row_space(A, B) else separation(A, B)
            return CORRECT if apart is None else wrong(Note.ROW_SPACE_CHANGED, apart)
        case Echelon():
            return decide_echelon(claim, context)
        case EchelonFormOf():
            return decide_echelon_form_of(claim, context)
        case Rank():
            return decide_rank(claim, context)
        case Nullity():
            return decide_nullity(claim, context)
        case MinorValue():
            return decide_minor(claim, context)
        case MinorsVanish():
            return decide_minors_vanish(claim, context)
        case CharacteristicPolynomial():
            return decide_characteristic_polynomial(claim, context)
        case Eigenvalues():
            return decide_eigenvalues(claim, context)
        case Eigenvectors():
            return decide_eigenvectors(claim, context)
        case Diagonalizable():
            return decide_diagonalizable(claim, context)
        case Similarity():
            return decide_similarity(claim, context)
        case SingularValues():
            return decide_singular_values(claim, context)
        case Equality() if (letter := letter_of_polynomials(claim)) is not None:
            return decide_polynomials(claim, letter, context.environment)
        case Equality():
            return decide_equality(claim, context)
        case Approximation():
            return decide_approximation(claim, context)
        case Orthogonality():
            return decide_orthogonality(claim, context)
        case Determinant():
            return decide_determinant(claim, context)
        case DeterminantSign(span, comparison):
            A = context.subject(None)
            if A.nrows != A.ncols:
                return undecided(Note.SHAPE)
            sides = (DeterminantOf(Grid.of(A)), Number(Fraction(0)))
            return decide_equality(Equality(span, sides, comparison), context)
        case Trace():
            return decide_trace(claim, context)
        case HasForm():
            return decide_form(claim, context)
        case Inverse():
            return decide_inverse(claim, context)
        case Basis():
            return decide_basis(claim, context)
        case Solution():
            return decide_solution(claim, context)
        case Consequence():
            return decide_consequence(claim, context)
        case Factorization():
            return decide_factorization(claim, context)
    assert_never(claim)
