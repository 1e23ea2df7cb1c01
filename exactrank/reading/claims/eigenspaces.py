r"""Eigenspaces by name, E_2 = \operatorname{span}\{v\}, and eigenvalues with two signs, \lambda_{1,2} = 3 \pm \sqrt 2.

That a name is that of an eigenspace, and of which matrix, is a guess: the claim is right, or in doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.eigen_pairs import EigenPairs
from exactrank.reading.claims.subspaces import space_of, vectors_of
from exactrank.reading.formulas.parts import trimmed
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.reading.operations.signs import Sign
from exactrank.statements import (
    Assertion,
    Eigenvalues,
    Eigenvectors,
    Equality,
    Expression,
    Identity,
    Inference,
    Name,
    Negative,
    NullityOf,
    Number,
    Passage,
    Statement,
    Sum,
    Times,
)

_NUMBER = r"(?P<number>-?\d{1,9}(?:/\d{1,6})?)"
_VALUE = rf"(?:(?:\\lambda|λ)(?:_\{{?(?P<index>\d)\}}?)?(?:={_NUMBER})?|{_NUMBER.replace('number', 'bare')})"
_SUBJECT = r"(?:[A-Z][,;])?"
_SPACE = lazy_pattern(
    r"(?:\\operatorname\*?|\\mathrm|\\text|\\mathcal|\\mathbb)?\{?(?:Eig|eig|ES|E|V|W)\}?(?:_\{?[A-Z]\}?)?"
    rf"(?:_\{{?{_VALUE}\}}?|(?:\\left)?\({_SUBJECT}{_VALUE.replace('(?P<', '(?P<in_')}(?:\\right)?\))"
)
_MULTIPLICITY = lazy_pattern(
    r"(?:\\(?:operatorname\*?|mathrm|text|textup|textrm)\{(?:(?P<algebraic>algmult|alg|am|AM)|geomult|geom?|gm|GM)\}"
    r"|m_\{?(?:(?P<a>a)|g)\}?)(?:_\{?(?P<of>[A-Z])\}?)?"
    rf"(?:\\left)?\((?:(?P<matrix>[A-Z])[,;])?{_VALUE.replace('(?P<', '(?P<in_')}(?:\\right)?\)"
)
_EIGENVALUE = lazy_pattern(r"(?:\\lambda|λ)(?:_\{?1[,/]?2\}?)?")


def _shifted(A: Expression, value: Fraction) -> Expression:
    return Sum((A, Negative(Times((Number(value), Identity())))))


class Eigenspaces:
    """Reads formulas whose left side names an eigenspace or eigenvalues; `pairs` knows the eigenvalues of the text."""

    def __init__(self, sides: Sides, pairs: EigenPairs) -> None:
        self.sides = sides
        self.pairs = pairs

    def read(self, parts: Sequence[Side], signs: Sequence[Sign]) -> Passage | None:
        """The claim of an equation, None where it is about anything else."""
        if not signs or parts[0].is_blank or parts[-1].is_blank:
            return None
        name = "".join(self._texts(parts[0].span))
        equal = next((k for k, sign in enumerate(signs) if sign.kind != "equal"), len(signs))
        if _EIGENVALUE.fullmatch(name):
            return self._values(parts)
        if name.startswith(r"\dim") and equal and (spaces := self._spaces(parts[0].span)):
            return self._dimension(parts[: equal + 1], spaces)
        if equal < len(signs):
            return None
        if (match := _MULTIPLICITY.fullmatch(name)) is not None:
            return self._multiplicity(parts, match.groupdict())
        match = _SPACE.fullmatch(name)
        of_space = any(space_of(self.sides, part.span) is not None for part in parts[1:])
        vectors = vectors_of(self.sides, parts[-1].span) if match is not None and not of_space else None
        if match is None or vectors is None or not vectors.spanning or not vectors.vectors:
            return None
        found = match.groupdict()
        span = self.sides.span(parts[0].span[0], parts[-1].span[1])
        subject, value = self.pairs.subject or self.pairs.only_matrix(), self._meant(found)
        number = None if value is None else Number(value)
        said = Eigenvectors(span, subject, vectors.vectors, number, complete=value is not None)
        return Assertion((said,), (Inference.SUBJECT,))

    def _spaces(self, span: Range) -> list[dict[str, str | None]]:
        r"""The eigenspaces of \dim E_2 + \dim E_3, by the groups of their names; none of anything else."""
        texts = "".join(self._texts(span)).split("+")
        named = [one.removeprefix(r"\dim") for one in texts if one.startswith(r"\dim")]
        found = [_SPACE.fullmatch(one[1:-1] if one.startswith("(") else one) for one in named]
        matches = [one.groupdict() for one in found if one is not None]
        return matches if len(matches) == len(texts) else []

    def _dimension(self, parts: Sequence[Side], spaces: Sequence[dict[str, str | None]]) -> Passage | None:
        r"""\dim E_2 = 3 - 2 = 1: the nullity of A - 2I; \dim E_2 + \dim E_3 = 3: the sum of two."""
        subject = self.pairs.subject or self.pairs.only_matrix()
        eigenvalues = [value for found in spaces if (value := self._meant(found)) is not None]
        values = [self.sides.expression(part.span) for part in parts[1:]]
        known = tuple([one for one in values if one is not None])
        if subject is None or len(eigenvalues) < len(spaces) or len(known) < len(values):
            return None
        shifted = [_shifted(subject, value) for value in eigenvalues if value is not None]
        nullities = tuple([NullityOf(one) for one in shifted])
        left = nullities[0] if len(nullities) == 1 else Sum(nullities)
        said = Equality(self.sides.span(parts[0].span[0], parts[-1].span[1]), (left, *known))
        return Assertion((said,), (Inference.SUBJECT,))

    def _multiplicity(self, parts: Sequence[Side], found: dict[str, str | None]) -> Passage | None:
        r"""\operatorname{am}_A(2) = 3, \operatorname{gm}(2) = 1: how often 2 is a root, and the nullity of A - 2I."""
        named = found["of"] or found["matrix"]
        subject = Name(named) if named else self.pairs.subject or self.pairs.only_matrix()
        number, value = self._meant(found), self.sides.expression(parts[-1].span)
        if subject is None or number is None or not isinstance(value, Number) or value.value.denominator != 1:
            return None
        span = self.sides.span(parts[0].span[0], parts[-1].span[1])
        said: Statement = Equality(span, (NullityOf(_shifted(subject, number)), value))
        if found["algebraic"] or found["a"]:
            times = (int(value.value),)
            said = Eigenvalues(span, subject, (Number(number),), complete=False, multiplicities=times)
        return Assertion((said,), () if named else (Inference.SUBJECT,))

    def _meant(self, found: dict[str, str | None]) -> Fraction | None:
        """The eigenvalue that is named: E_2 is that of the second one, where the text numbers them, or of 2; E(2) is
        that of 2."""
        number = found.get("number") or found["in_number"]
        index = found.get("index") or found["in_index"]
        bare = found.get("bare") or found["in_bare"]
        if number is not None:
            return Fraction(number)
        if found["in_bare"]:
            return Fraction(found["in_bare"])  # Eig(A, 2)
        numbered = self.pairs.values.get(int(index or bare or 0)) if (index or (bare or "").isdecimal()) else None
        return numbered[1] if numbered is not None else Fraction(bare) if bare else None

    def _values(self, parts: Sequence[Side]) -> Passage | None:
        """Two values with one formula: 3 plus and minus something."""
        values = self.sides.of_both_signs(trimmed(self.sides, parts[-1].span))
        if not values:
            return None
        span = self.sides.span(parts[0].span[0], parts[-1].span[1])
        return Assertion((Eigenvalues(span, None, values, False),), (Inference.SUBJECT,))

    def _texts(self, span: Range) -> list[str]:
        return [
            token.text for token in self.sides.tokens[slice(*trimmed(self.sides, span))] if token.text not in SILENT
        ]
