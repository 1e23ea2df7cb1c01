r"""\sigma(A) = \{1, 4\}, \operatorname{spec} A = \{1, 4\}: the eigenvalues of a matrix, or its singular values."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from exactrank.patterns import lazy_pattern
from exactrank.reading.formulas.expression_kinds import is_number
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import words
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.reading.operations.signs import Sign
from exactrank.statements import Assertion, Eigenvalues, Expression, Grid, Indexed, Name, SingularValues, Transposed

_NAMED = lazy_pattern(
    r"\s*(?:(?P<sigma>\\sigma|σ)(?![A-Za-z_])|(?:\\(?:operatorname\*?|mathrm|text|mathsf)\s?\{\s?)?"
    r"(?:[Ss]pec|[Ss]p|[Ss]pect|spectrum|EW|eigvals|eig)(?![A-Za-z])(?:\s?\})?)\s*"
)
_BRACKETS = words("( ) [ ]")


def spectrum_claim(reader: Sides, sides: Sequence[Side], signs: Sequence[Sign]) -> Assertion | None:
    """The claim, where a set of numbers is said to be the spectrum; \\sigma may stand for singular values too."""
    if not signs or signs[0].kind != "equal" or sides[0].is_blank or sides[1].is_blank:
        return None
    found = _applied(reader, sides[0].span)
    values = None if found is None else _values(reader, sides[1].span)
    if found is None or not values:
        return None
    sigma, subject = found
    span = reader.span(sides[0].span[0], sides[1].span[1])
    eigenvalues = Eigenvalues(span, subject, values)
    return Assertion((eigenvalues, SingularValues(span, subject, values)) if sigma else (eigenvalues,))


def _applied(reader: Sides, span: Range) -> tuple[bool, Expression] | None:
    """Whether it is \\sigma that is applied to a matrix, and to which."""
    tokens = reader.tokens
    match = _NAMED.match(reader.text, tokens[span[0]].start, tokens[span[1] - 1].stop)
    if match is None:
        return None
    behind = [k for k in range(*span) if tokens[k].start >= match.end() and tokens[k].text not in SILENT | _BRACKETS]
    subject = reader.expression((behind[0], behind[-1] + 1)) if behind else None
    return (bool(match["sigma"]), subject) if isinstance(subject, Name | Indexed | Grid | Transposed) else None


def _values(reader: Sides, span: Range) -> tuple[Expression, ...]:
    """The numbers in braces."""
    texts = reader.tokens.texts
    places = [k for k in range(*span) if texts[k] not in SILENT]
    if len(places) < 3 or texts[places[0]] != r"\{" or texts[places[-1]] != r"\}":
        return ()
    commas = [places[0], *[k for k in places if texts[k] in (",", ";")], places[-1]]
    made = [reader.expression((a + 1, b)) for a, b in pairwise(commas)]
    values = tuple([one for one in made if one is not None and is_number(one)])
    return values if len(values) == len(made) else ()
