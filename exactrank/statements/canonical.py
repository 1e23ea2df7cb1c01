"""Canonical notation: a statement as it was read, in one line of text that depends on nothing but the statement.

Rows of a matrix stand between semicolons, an entry without a value is `?`; indices count from 1.
"""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from exactrank.statements.assertions import Assertion
from exactrank.statements.canonical_expressions import (
    ATOM,
    coefficient,
    expression_text,
    printable,
    shortened,
    vector_text,
)
from exactrank.statements.claims import (
    Approximation,
    Basis,
    Consequence,
    Definition,
    Determinant,
    DeterminantSign,
    Echelon,
    EchelonFormOf,
    EchelonKind,
    Equality,
    Factorization,
    Inverse,
    MinorsVanish,
    MinorValue,
    Nullity,
    Orthogonality,
    Rank,
    Relation,
    RowEquivalence,
    RowStep,
    Solution,
    Space,
    Statement,
    Unreadable,
)
from exactrank.statements.expressions import Expression
from exactrank.statements.forms import HasForm, Trace
from exactrank.statements.operations import str_of
from exactrank.statements.spectral import (
    CharacteristicPolynomial,
    Diagonalizable,
    Eigenvalues,
    Eigenvectors,
    Similarity,
    SingularValues,
)

LONGEST = 600
"""Characters of one line; what is longer loses its middle."""
READINGS = 3
"""So many readings of an assertion are printed."""


def canonical_text(said: Statement | Assertion) -> str:
    """The statement in canonical notation; of an assertion its readings, its conditions, and whether it is denied.

    >>> from fractions import Fraction
    >>> from exactrank.statements import Grid, Name, Number, Rank, Span
    >>> rank = Rank(Span(), Name("A"), Number(Fraction(2)))
    >>> canonical_text(rank), canonical_text(Assertion((rank,), conditions=("a = 1",), denied=True))
    ('rank A = 2', 'not (rank A = 2) if a = 1')
    """
    if not isinstance(said, Assertion):
        return shortened(_statement(said), LONGEST)
    readings = list(dict.fromkeys([shortened(_statement(one), LONGEST) for one in said.readings]))
    if len(readings) > READINGS:
        readings[READINGS:] = ["..."]
    text = " or ".join(readings)
    if said.denied:
        text = f"not ({text})"
    if said.conditions:
        text += f" if {', '.join([shortened(printable(one), LONGEST) for one in said.conditions])}"
    if said.inferred:
        text += f" [{', '.join([one.value for one in said.inferred])}?]"
    return text


def _statement(said: Statement) -> str:
    match said:
        case Definition(_, name, value, over):
            family = f" for {_indices(over)}" if over else ""
            return f"{expression_text(name)} := {expression_text(value)}{family}"
        case RowStep():
            return _step(said)
        case RowEquivalence(_, left, right):
            return f"{expression_text(left)} ~ {expression_text(right)}"
        case Echelon():
            return _echelon(said)
        case Rank(_, subject, value, comparison):
            size = "full" if value is None else expression_text(value)
            return f"rank {_subject(subject)} {comparison.value} {size}"
        case Nullity(_, subject, value, comparison):
            return f"nullity {_subject(subject)} {comparison.value} {expression_text(value)}"
        case MinorValue(_, subject, rows, columns, value):
            claimed = "!= 0" if value is None else f"= {expression_text(value)}"
            return f"minor {_subject(subject)} {_lines(rows, columns)} {claimed}"
        case MinorsVanish(_, subject, order, rows, columns):
            bordering = "" if rows is None or columns is None else f" around {_lines(rows, columns)}"
            return f"minors {_subject(subject)} of order {order}{bordering} = 0"
        case CharacteristicPolynomial(_, subject, coefficients, minimal):
            return f"{'minpoly' if minimal else 'charpoly'} {_subject(subject)} = {_polynomial(coefficients)}"
        case Similarity(_, left, right):
            return f"{expression_text(left)} similar to {expression_text(right)}"
        case SingularValues():
            return _singular_values(said)
        case Equality(_, sides, comparison):
            return f" {comparison.value} ".join([expression_text(side) for side in sides])
        case Approximation(_, exact, printed):
            return f"{expression_text(exact)} ~= {expression_text(printed)}"
        case Orthogonality(_, left, right):
            return f"{expression_text(left)} . {expression_text(right)} = 0"
        case DeterminantSign(_, comparison):
            return f"det {_subject(None)} {comparison.value} 0"
        case Determinant(_, subject, value):
            return f"det {_subject(subject)} = {expression_text(value)}"
        case Trace(_, subject, value):
            return f"trace {_subject(subject)} = {expression_text(value)}"
        case HasForm(_, subject, form):
            return f"{form.value} {_subject(subject)}"
        case Inverse(_, subject, value):
            return f"inverse {_subject(subject)} = {'none' if value is None else expression_text(value)}"
        case EchelonFormOf(_, subject, value, form):
            return f"{form.value} form of {_subject(subject)} = {expression_text(value)}"
        case Eigenvalues():
            return _eigenvalues(said)
        case Eigenvectors():
            return _eigenvectors(said)
        case Diagonalizable(_, subject, of_complex):
            return f"diagonalizable {_subject(subject)}{' over the complex numbers' if of_complex else ''}"
        case Basis():
            return _basis(said)
        case Solution():
            return _solution(said)
        case Consequence(_, coefficients, right, row):
            return f"{_system(coefficients, right)} implies {expression_text(row)}"
        case Factorization(_, subject, factors, kind):
            product = " * ".join([expression_text(one, ATOM) for one in factors])
            return f"{_subject(subject)} = {product} ({kind.value})"
        case Unreadable(_, reason, kind):
            return f"? {printable(kind)} ({printable(reason)})"
        case _:
            assert_never(said)


def _eigenvalues(said: Eigenvalues) -> str:
    times = said.multiplicities or (None,) * len(said.values)
    pairs = zip(said.values, times, strict=True)
    values = [expression_text(value) + ("" if often is None else f" (x{often})") for value, often in pairs]
    kind = f"{'rational ' if said.rational else 'real ' if said.real else ''}eigenvalues"
    return f"{kind} {_subject(said.subject)} = {', '.join(values) or 'none'}{'' if said.complete else ', ...'}"


def _subject(subject: Expression | None) -> str:
    """What a claim is about; without a name it is the matrix at hand."""
    return "<at hand>" if subject is None else expression_text(subject, ATOM)


def _indices(indices: tuple[int, ...]) -> str:
    return ", ".join(map(str, indices))


def _lines(rows: tuple[int, ...], columns: tuple[int, ...]) -> str:
    """Rows and columns by number: {1, 2; 1, 3}."""
    return f"{{{_indices(tuple([i + 1 for i in rows]))}; {_indices(tuple([j + 1 for j in columns]))}}}"


def _polynomial(coefficients: tuple[Fraction | None, ...]) -> str:
    """The polynomial from its highest power; a coefficient of 0 is printed only where the highest power has it."""
    text = ""
    for k, value in enumerate(coefficients):
        if k and value == 0:
            continue
        power = len(coefficients) - 1 - k
        letter = "" if not power else "x" if power == 1 else f"x^{power}"
        negative = value is not None and value < 0
        number = coefficient(None if value is None else abs(value))
        sign = (" - " if negative else " + ") if k else "-" if negative else ""
        text += sign + (letter if letter and number == "1" else f"{number} {letter}".rstrip())
    return text or "0"


def _step(step: RowStep) -> str:
    before, after = expression_text(step.before, ATOM), expression_text(step.after, ATOM)
    match step.relation:
        case Relation.ROW_EQUIVALENT:
            sign = "<-" if step.reversed else "->"
        case Relation.DETERMINANT:
            left, right = ["" if one is None else f"{expression_text(one, ATOM)} * " for one in step.factors]
            before, after, sign = f"{left}det {before}", f"{right}det {after}", "="
        case _:
            assert_never(step.relation)
    by = f" by {', '.join(map(str_of, step.operations))}" if step.operations else ""
    return f"{before} {sign} {after}{by}"


def _echelon(claim: Echelon) -> str:
    parts: list[str] = []
    match claim.form:
        case EchelonKind.ECHELON:
            parts.append("echelon")
        case EchelonKind.REDUCED:
            parts.append("reduced echelon")
        case None:
            pass
        case _:
            assert_never(claim.form)
    rest = ", ..." if claim.some else ""
    if claim.pivot_columns is not None:
        parts.append(f"pivots {{{_indices(tuple([j + 1 for j in claim.pivot_columns]))}{rest}}}")
    if claim.free_columns is not None:
        parts.append(f"no pivots {{{_indices(tuple([j + 1 for j in claim.free_columns]))}{rest}}}")
    if claim.nonzero_rows is not None:
        parts.append(f"nonzero rows {claim.nonzero_rows}")
    return f"{_subject(claim.subject)}: {', '.join(parts)}"


def _singular_values(claim: SingularValues) -> str:
    parts = []
    if claim.values:
        names = _indices(claim.indices)
        parts.append(f"{f'[{names}] ' if names else ''}{', '.join([expression_text(one) for one in claim.values])}")
    if claim.nonzero is not None:
        parts.append(f"{claim.nonzero} nonzero")
    return f"singular values {_subject(claim.subject)}: {'; '.join(parts)}"


def _eigenvectors(claim: Eigenvectors) -> str:
    value = "" if claim.value is None else f" for {expression_text(claim.value)}"
    kind = "eigenvectors" if not claim.complete else "eigenspace"
    relation = "=" if not claim.complete else "basis" if claim.independent else "span"
    return (
        f"{kind} {_subject(claim.subject)}{value} {relation} {', '.join([vector_text(one) for one in claim.vectors])}"
    )


def _basis(claim: Basis) -> str:
    match claim.space:
        case Space.NULL:
            letters = "null"
        case Space.ROW:
            letters = "row"
        case Space.COLUMN:
            letters = "col"
        case Space.LEFT_NULL:
            letters = "left null"
        case _:
            assert_never(claim.space)
    vectors = ", ".join([vector_text(one) for one in claim.vectors])
    space = f"{letters} {_subject(claim.subject)}"
    if not claim.complete:
        return f"{'independent ' if claim.independent else ''}{{{vectors}}} in {space}"
    return f"{space} = {'basis' if claim.independent else 'span'} {{{vectors}}}"


def _system(coefficients: Expression | None, right: Expression | None) -> str:
    system = "<system at hand>" if coefficients is None else expression_text(coefficients)
    return system if right is None else f"[{system} | {expression_text(right)}]"


def _solution(claim: Solution) -> str:
    system = _system(claim.coefficients, claim.right)
    kind = "" if claim.kind is None else claim.kind.value
    terms = [] if claim.particular is None else [vector_text(claim.particular)]
    many = len(claim.directions) > 1
    for k, direction in enumerate(claim.directions, 1):
        terms.append(f"t{f'_{k}' if many else ''} {vector_text(direction)}")
    if not terms:
        return f"solutions {system}: {kind}"
    marks = ([] if claim.complete else ["one"]) + ([kind] if kind else [])
    about = f" ({', '.join(marks)})" if marks else ""
    return f"x = {' + '.join(terms)} solves {system}{about}"
