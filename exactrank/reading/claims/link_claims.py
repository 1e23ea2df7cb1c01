"""What one link of a chain of sides claims: digits, comparisons, orthogonality, singular values, ranks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction

from exactrank.reading.claims.defined_names import DefinedNames
from exactrank.reading.claims.polynomial_roots import is_linear
from exactrank.reading.formulas.expression_kinds import (
    EIGENVALUE_LETTERS,
    has_free_letters,
    is_rounded,
    is_whole,
    key_of,
)
from exactrank.reading.formulas.polynomials import characteristic_polynomial_claim, named_characteristic_polynomial
from exactrank.reading.operations.signs import Sign
from exactrank.statements import (
    Approximation,
    Array,
    Assertion,
    Comparison,
    Definition,
    Determinant,
    DeterminantOf,
    Equality,
    Expression,
    Grid,
    Indexed,
    Inference,
    Inverse,
    Name,
    Nullity,
    NullityOf,
    Number,
    Orthogonality,
    Power,
    Rank,
    RankOf,
    SingularValues,
    Span,
    Statement,
    Times,
    Unknown,
)
from exactrank.statements.walks import subexpressions


class LinkClaims(DefinedNames):
    """Tells what one link of a chain claims."""

    def _characteristic(self, offset: int, span: Span, run: list[Expression], applied: bool) -> bool:
        r"""Tells what p_A(t) is, the characteristic polynomial of A; which matrix p(\lambda) belongs to is a guess."""
        said = named_characteristic_polynomial(span, run[0], run[1], self.sides.grids)
        if said is None or (said.subject is None and (len(run) > 2 or not applied)):
            return False
        self.told.append((offset, said if said.subject is not None else Assertion((said,), (Inference.SUBJECT,))))
        return True

    def _frees_eigenvalue(self, offset: int, span: Span, run: Sequence[Expression]) -> None:
        """An equation of higher degree for the letter of eigenvalues is one for the next: it has no value there."""
        if len(run) < 2 or run[-1] != Number(Fraction(0)):
            return
        names = {key_of(one): one for side in run for one in subexpressions(side) if isinstance(one, Name | Indexed)}
        name = next(iter(names.values())) if len(names) == 1 else None
        named = isinstance(name, Name) and name.name in EIGENVALUE_LETTERS and name.name in self.defined
        if isinstance(name, Name) and named and not is_linear(run):
            self.told.append((offset, Definition(span, name, Unknown(name.name))))
            del self.defined[name.name]

    def _forget_across_headings(self, offset: int, span: Span, exact: Expression) -> None:
        """sigma_1 ~ 10.6 under another heading may be that of another matrix: a name alone is then no old value."""
        given = self.defined.get(key_of(exact)) if isinstance(exact, Name | Indexed) else None
        if given is None or not isinstance(exact, Name | Indexed):
            return
        if bisect_left(self.headings, offset) > bisect_left(self.headings, given):
            self.told.append((offset, Definition(span, exact, Unknown(key_of(exact)))))
            del self.defined[key_of(exact)]

    def _singular_value(self, offset: int, span: Span, run: Sequence[Expression]) -> Statement | None:
        """sigma_2 = ... = 3 as a claim about the matrix whose singular values the text speaks of."""
        name = run[0]
        if not isinstance(name, Indexed) or name.name != r"\sigma" or len(name.indices) != 1:
            return None
        index = name.indices[0]
        k = bisect_left(self.headings, offset)
        mentioned = self.mentioned("singular-values", self.headings[k - 1] if k else 0, offset)
        value = next((side for side in run[1:] if not has_free_letters(side, ())), None)
        if not mentioned or value is None or not isinstance(index, int):
            return None
        return SingularValues(span, mentioned[0], (value,), indices=(index,))

    def _approximation(
        self, offset: int, span: Span, exact: Expression, printed: Expression, begins: bool
    ) -> Statement:
        """Digits of an exact side; a singular value that begins the chain is one of the matrix spoken of."""
        if begins and isinstance(exact, Indexed) and key_of(exact) not in self.defined:
            claim = self._singular_value(offset, span, (exact, printed))
            if claim is not None:
                return claim
        if is_rounded(exact) and not is_rounded(printed) and not is_whole(printed):
            exact, printed = printed, exact  # 0.33 \approx 1/3
        return Approximation(span, exact, printed)

    def _related(self, offset: int, span: Span, left: Expression, sign: Sign, right: Expression | None) -> None:
        """What a sign says that compares no numbers: only orthogonality is judged."""
        if sign.text == r"\perp" and right is not None:
            self.told.append((offset, Orthogonality(span, left, right)))

    def _compare(self, offset: int, span: Span, left: Expression, comparison: Comparison, right: Expression) -> None:
        """One link of a chain that is no equality: 2 < 3, rank A \\ne 0; left open where a letter is free."""
        if comparison is Comparison.NOT_EQUAL and isinstance(left, Name) and left.name in self.defined:
            # k = 1 was one case and k \ne 1 is another.
            self.told.append((offset, Definition(span, left, Unknown(left.name))))
            del self.defined[left.name]
        elif isinstance(left, RankOf):
            self.told.append((offset, Rank(span, left.of, right, comparison)))
        elif isinstance(left, NullityOf):
            self.told.append((offset, Nullity(span, left.of, right, comparison)))
        elif not has_free_letters(left, self.defined) and not has_free_letters(right, self.defined):
            self.told.append((offset, Equality(span, (left, right), comparison)))


def claim_of_sides(span: Span, left: Expression, right: Expression) -> Statement | None:
    match left:
        case RankOf(of):
            return Rank(span, of, right)
        case NullityOf(of):
            return Nullity(span, of, right)
        case DeterminantOf(of):
            return characteristic_polynomial_claim(span, of, right) or Determinant(span, of, right)
        case Power(of, -1) if isinstance(right, Grid | Array | Times):
            return Inverse(span, of, right)
    return None
