"""What the templates of the packs say, as statements: one function for each name under `says`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.slots import Formulas, NotThis, Subject, is_formula, number_of, subject_of
from exactrank.reading.claims.solution_sentences import solution_in
from exactrank.reading.claims.spectral_claims import diagonalizable, eigenvectors
from exactrank.reading.claims.subspaces import space_of
from exactrank.reading.formulas.expression_kinds import has_free_letters
from exactrank.reading.formulas.polynomials import polynomial
from exactrank.reading.language.packs import Match, Pack
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.records import dataclass
from exactrank.statements import (
    Basis,
    CharacteristicPolynomial,
    Columns,
    Comparison,
    Described,
    Determinant,
    DeterminantOf,
    Echelon,
    EchelonFormOf,
    EchelonKind,
    Eigenvalues,
    Equality,
    Expression,
    Factorization,
    FactorizationKind,
    Form,
    HasForm,
    Inverse,
    MinorsVanish,
    MinorValue,
    Name,
    Nullity,
    NullityOf,
    Number,
    Orthogonality,
    Power,
    Rank,
    RankOf,
    Role,
    RowEquivalence,
    SingularValues,
    Solution,
    SolutionKind,
    Space,
    Span,
    Statement,
    Times,
    Trace,
    Transposed,
)

_ZERO = Number(Fraction(0))


@dataclass(slots=True)
class Found:
    """A template that matches, with what its slots hold made into expressions when they are asked for."""

    match: Match
    pack: Pack
    formulas: Formulas
    span: Span
    topic: Subject | None = None
    """what the sentence said before it is about"""
    minor: tuple[tuple[int, ...], tuple[int, ...]] | None = None
    """the rows and columns of the minor named last"""
    read: set[int] = field(default_factory=set)
    """the formulas that the claim takes up: they are no states of a calculation"""
    denied: bool = False
    inferred: bool = False

    def text(self, slot: str) -> str:
        return self.match.slots[slot]

    def has(self, slot: str) -> bool:
        return slot in self.match.slots

    def index(self, slot: str) -> int:
        """The number of the formula in a slot."""
        text = self.text(slot)
        return self.formulas.index(self.match.places[slot] + len(text) - 1)

    def subject(self, slot: str = "subject") -> Expression | None:
        """The matrix a claim is about; None, and `inferred`, where no name is written."""
        if self.has("equation"):
            return self.formulas.equated(self.index("equation"))[0]
        found = Subject(None, False)
        slot = next((one for one in (slot, "named", "bracketed") if self.has(one)), slot)
        if self.has(slot):
            found = subject_of(self.text(slot), self.match.places[slot], self.pack, self.formulas)
        if found.expression is None and self.topic is not None:
            found = self.topic
        self.inferred = self.inferred or found.expression is None
        return found.expression

    def named(self, slot: str) -> Expression:
        made = self.subject(slot)
        if made is None:
            raise NotThis
        return made

    def vector(self, slot: str) -> Expression:
        """A vector: a small letter is one too."""
        text = self.text(slot)
        return self.formulas.matrix(self.index(slot)) if is_formula(text[-1:]) else self.named(slot)

    def value(self, slot: str = "value") -> tuple[Expression, Comparison]:
        """A number with how it is compared: is, is not, is at most."""
        phrase = self.match.slots.get("is", "").lower().strip()
        sign = Comparison(self.pack.comparisons.get(phrase, "="))
        if self.has("compared"):  # 3 以下である
            slot, sign = "number", Comparison(self.pack.comparisons_after[self.text("compared").lower().strip()])
        if self.has("equation"):
            return self.formulas.equated(self.index("equation"))[1], Comparison.EQUAL
        text = self.text(slot)
        if not is_formula(text):
            return number_of(text, self.pack), sign
        value, own = self.formulas.value(self.index(slot))
        parts = self.formulas.equation(self.index(slot))
        begins_with_sign = len(parts) > 1 and self.formulas.is_blank(parts[0][1])
        if self.has("is") and not phrase and not begins_with_sign:
            raise NotThis
        return value, sign if own is Comparison.EQUAL else own

    def count(self, slot: str) -> int:
        text = self.text(slot)
        made = self.formulas.value(self.index(slot))[0] if is_formula(text) else number_of(text, self.pack)
        if not isinstance(made, Number) or made.value.denominator != 1:
            raise NotThis
        return int(made.value)

    def numbers(self, slot: str) -> tuple[int, ...]:
        """The numbers of a list, from 0."""
        text, at = self.text(slot), self.match.places[slot]
        made: list[int] = []
        for k, sign in enumerate(text):
            if sign in PLACEHOLDERS:
                value, _ = self.formulas.value(self.formulas.index(at + k))
                if not isinstance(value, Number):
                    raise NotThis
                made.append(int(value.value))
        words = "".join([" " if sign in PLACEHOLDERS else sign for sign in text])
        found = (*made, *(self.pack.indices(words) or ()))
        if not found or min(found) < 1:
            raise NotThis
        return tuple([number - 1 for number in found])

    def values(self, slot: str = "values") -> tuple[Expression, ...]:
        """The numbers of a list, formulas and words."""
        text, at = self.text(slot), self.match.places[slot]
        made: list[Expression] = []
        word = ""
        for k, sign in enumerate([*text, ","]):
            if sign in PLACEHOLDERS:
                made += self._listed(self.formulas.index(at + k))
                word = ""
            elif sign in ", " and word:
                if word.lower() not in self.pack.lists["and"]:
                    made.append(number_of(word, self.pack))
                word = ""
            elif sign not in ", ":
                word += sign
        if not made:
            raise NotThis
        return tuple(made)

    def _listed(self, k: int) -> list[Expression]:
        """The numbers in one formula: 3, 1; \\lambda_1 = 3, \\lambda_2 = 1; \\{3, 1\\}."""
        vectors, _ = self.formulas.vectors_or_numbers(k)
        if any(has_free_letters(one, ()) for one in vectors):
            raise NotThis
        return list(vectors)

    def vectors(self, slot: str = "formulas") -> tuple[Expression, ...]:
        text, at = self.text(slot), self.match.places[slot]
        made: list[Expression] = []
        for k, sign in enumerate(text):
            if sign in PLACEHOLDERS:
                index = self.formulas.index(at + k)
                vectors, named = self.formulas.vectors(index)
                made += vectors
                if not named:
                    self.read.add(index)
        if not made:
            raise NotThis
        return tuple(made)

    def matrix(self, slot: str = "formula") -> Expression:
        index = self.index(slot)
        made = self.formulas.matrix(index)
        if len(self.formulas.equation(index)) == 1:
            self.read.add(index)
        return made


Made = Statement | tuple[Statement, ...]
Maker = Callable[[Found], Made]


def _rank(found: Found) -> Made:
    value, comparison = found.value()
    return Rank(found.span, found.subject(), value, comparison)


def _not_rank(found: Found) -> Made:
    found.denied = True
    return _rank(found)


def _full(found: Found, comparison: Comparison = Comparison.EQUAL) -> Made:
    return Rank(found.span, found.subject(), None, comparison)


def _nullity(found: Found) -> Made:
    value, comparison = found.value()
    return Nullity(found.span, found.subject(), value, comparison)


def _null_is(comparison: Comparison, rows: bool = False) -> Maker:
    """The null space is 0, or is not; that of the transpose where rows are spoken of."""

    def make(found: Found) -> Made:
        subject = found.subject()
        if subject is None:
            raise NotThis  # the columns, the vectors: of what, only the text around it tells
        if rows:
            if isinstance(subject, Described):
                raise NotThis
            subject = Transposed(subject)
        return Nullity(found.span, subject, _ZERO, comparison)

    return make


def _vectors_null_is(comparison: Comparison) -> Maker:
    def make(found: Found) -> Made:
        vectors = found.vectors()
        found.read.clear()
        if len(vectors) < 2:
            raise NotThis
        return Nullity(found.span, Columns(vectors), _ZERO, comparison)

    return make


_SPACE_OF_COLUMNS = lazy_pattern(
    r"(?:\\(?:mathbb|mathbf|Bbb|mathrm)\s*\{?\s*[RQKFC]\s*\}?|\\(?:R|RR|Q|QQ|K)\b|[RKF\u211d\u211a])\s*\^\s*\{?\s*([1-9])\s*\}?"
)
"""R^3, with the number of entries of its vectors."""


def _of_space(basis: bool, denied: bool = False) -> Maker:
    """Vectors span R^n when their rank is n, and are a basis of it when they are also no more than n."""

    def make(found: Found) -> Made:
        index = found.index("space")
        space = _SPACE_OF_COLUMNS.fullmatch(found.formulas.source(index).strip("$ "))
        vectors = found.vectors()
        if space is None or len(vectors) < 2:
            raise NotThis
        found.read.clear()
        found.denied = denied
        n = int(space[1])
        rank = max(n, len(vectors)) if basis else n
        return Rank(found.span, Columns(vectors), Number(Fraction(rank)))

    return make


def _nonzero_rows(found: Found) -> Made:
    subject = found.subject() if found.has("subject") else None
    found.inferred = found.inferred or subject is None
    count = found.count("number")
    return Echelon(found.span, subject, nonzero_rows=count), Rank(found.span, subject, Number(Fraction(count)))


def _reduced_nonzero_rows(found: Found) -> Made:
    return Rank(found.span, found.subject(), Number(Fraction(found.count("number"))))


def _pivot_columns(found: Found) -> Made:
    columns = found.numbers("list")
    if found.has("number") and found.count("number") != len(columns):
        raise NotThis
    return Echelon(found.span, found.subject(), pivot_columns=columns)


def _echelon(form: EchelonKind, denied: bool = False) -> Maker:
    def make(found: Found) -> Made:
        found.denied = denied
        return Echelon(found.span, found.subject(), form)

    return make


def _form_of(form: EchelonKind) -> Maker:
    return lambda found: EchelonFormOf(found.span, found.subject(), found.matrix(), form)


def _determinant(found: Found) -> Made:
    value, comparison = found.value()
    subject = found.subject()
    if comparison is Comparison.EQUAL:
        return Determinant(found.span, subject, value)
    if subject is not None:
        return Equality(found.span, (DeterminantOf(subject), value), comparison)
    if comparison is Comparison.NOT_EQUAL:
        found.denied = True
        return Determinant(found.span, subject, value)
    raise NotThis


def _nonzero_determinant(found: Found) -> Made:
    """det A is not 0; without a name it is the denial that it is 0."""
    subject = found.subject()
    if subject is not None:
        return Equality(found.span, (DeterminantOf(subject), _ZERO), Comparison.NOT_EQUAL)
    found.denied = True
    return Determinant(found.span, None, _ZERO)


def _trace(found: Found) -> Made:
    value, comparison = found.value()
    if comparison is not Comparison.EQUAL:
        raise NotThis
    return Trace(found.span, found.subject(), value)


def _has_form(form: Form, denied: bool = False) -> Maker:
    def make(found: Found) -> Made:
        found.denied = denied
        return HasForm(found.span, found.subject(), form)

    return make


def _no_inverse(found: Found) -> Made:
    return Inverse(found.span, found.subject(), None)


def _inverse_formula(denied: bool) -> Maker:
    """A^{-1} does not exist."""

    def make(found: Found) -> Made:
        match found.formulas.matrix(found.index("formula")):
            case Power(of, -1):
                found.denied = denied
                return Inverse(found.span, of, None)
        raise NotThis

    return make


def _solutions(kind: SolutionKind, denied: bool = False) -> Maker:
    def make(found: Found) -> Made:
        found.denied = denied
        found.inferred = True
        topic = found.topic.expression if found.topic is not None else None
        return Solution(found.span, topic, kind=kind)

    return make


def _solution(complete: bool, denied: bool = False) -> Maker:
    """The solution is (1, 2); the solution set is {p + t v : t in R}; (1, 2) is no solution."""

    def make(found: Found) -> Made:
        index = found.index("formula")
        named = found.index("named") if found.has("named") else None
        made = solution_in(found.formulas, index, named, found.span, complete)
        found.denied = denied
        found.read.add(index)
        return made

    return make


def _basis(space: Space, independent: bool = True, complete: bool = True) -> Maker:
    def make(found: Found) -> Made:
        if found.has("set") and found.has("formula"):
            raise NotThis
        subject = found.subject()
        vectors = found.vectors("set" if found.has("set") else "formulas")
        return Basis(found.span, subject, vectors, space, complete, independent)

    return make


def _span(found: Found) -> Made:
    """The null space is spanned by v; also where it is written as ker A."""
    if found.has("formula"):
        index = found.index("formula")
        made = space_of(found.formulas.sides, found.formulas.equation(index)[0][1])
        if made is None:
            raise NotThis
        return Basis(found.span, made[1], found.vectors(), made[0], independent=False)
    return _basis(Space.NULL, independent=False)(found)


def _orthogonal(found: Found) -> Made:
    return Orthogonality(found.span, found.vector("left"), found.vector("right"))


def _row_equivalent(found: Found) -> Made:
    return RowEquivalence(found.span, found.named("left"), found.named("right"))


def _minors_vanish(found: Found) -> Made:
    if found.has("number"):
        order = found.count("number")
    else:
        text = found.text("size")
        source = found.formulas.source(found.index("size")) if is_formula(text) else text
        digits = [int(run) for run in "".join([c if c.isdecimal() else " " for c in source]).split()]
        if len(digits) != 2 or digits[0] != digits[1]:
            raise NotThis
        order = digits[0]
    return MinorsVanish(found.span, found.subject(), order)


def _bordering(found: Found) -> Made:
    if found.minor is None:
        raise NotThis
    return MinorsVanish(found.span, None, found.count("number"), *found.minor)


def _minor(found: Found) -> Made:
    value = found.value()[0] if found.has("value") else None
    return MinorValue(found.span, None, found.numbers("rows"), found.numbers("columns"), value)


def _singular_values(found: Found) -> Made:
    return SingularValues(found.span, found.subject(), found.values())


def _eigenvalues(found: Found) -> Made:
    return Eigenvalues(found.span, found.subject(), found.values())


def _eigenvalue(found: Found) -> Made:
    value, comparison = found.value()
    if comparison is not Comparison.EQUAL:
        raise NotThis
    return Eigenvalues(found.span, found.subject(), (value,), complete=False)


def _characteristic_polynomial(found: Found) -> Made:
    value = found.formulas.matrix(found.index("formula"))
    for letter in (r"\lambda", "t", "x", "s", r"\mu", "z", "X"):
        coefficients = polynomial(value, letter)
        if coefficients is not None and len(coefficients) > 1:
            return CharacteristicPolynomial(found.span, found.subject(), tuple(coefficients[::-1]))
    raise NotThis


def _factors(found: Found) -> Made:
    """A = LU with L = ..., U = ...: what the letters stand for comes after them."""
    parts = found.formulas.equation(found.index("formula"))
    named = {name for name, _ in found.formulas.definitions(found.text("formulas"), found.match.places["formulas"])}
    if len(parts) != 2 or parts[1][0] != "=":
        raise NotThis
    subject, product = found.formulas.expression(parts[0][1]), found.formulas.expression(parts[1][1])
    if not isinstance(product, Times) or not all(
        isinstance(one, Name) and one.name in named for one in product.factors
    ):
        raise NotThis
    letters = [one.name for one in product.factors if isinstance(one, Name)]
    lu = letters in (["L", "U"], ["P", "L", "U"], ["L", "U", "P"])
    kind = FactorizationKind.LU if lu else FactorizationKind.PRODUCT
    return Factorization(found.span, subject, product.factors, kind)


def _formula(found: Found) -> Made:
    """rank(A) is 2, where the words for the rank are part of the formula."""
    value, comparison = found.value()
    match found.formulas.expression(found.formulas.equation(found.index("formula"))[-1][1]):
        case RankOf(of):
            return Rank(found.span, of, value, comparison)
        case NullityOf(of):
            return Nullity(found.span, of, value, comparison)
        case DeterminantOf(of) if comparison in (Comparison.EQUAL, Comparison.NOT_EQUAL):
            found.denied = comparison is Comparison.NOT_EQUAL
            return Determinant(found.span, of, value)
    raise NotThis


MAKERS: Mapping[str, Maker] = {
    "rank": _rank,
    "full-rank": _full,
    "not-rank": _not_rank,
    "not-full-rank": lambda found: _full(found, Comparison.LESS),
    "nullity": _nullity,
    "trivial-null-space": _null_is(Comparison.EQUAL),
    "nontrivial-null-space": _null_is(Comparison.GREATER),
    "nonzero-rows": _nonzero_rows,
    "reduced-nonzero-rows": _reduced_nonzero_rows,
    "pivot-columns": _pivot_columns,
    "reduced": _echelon(EchelonKind.REDUCED),
    "echelon": _echelon(EchelonKind.ECHELON),
    "not-reduced": _echelon(EchelonKind.REDUCED, denied=True),
    "not-echelon": _echelon(EchelonKind.ECHELON, denied=True),
    "reduced-form-of": _form_of(EchelonKind.REDUCED),
    "echelon-form-of": _form_of(EchelonKind.ECHELON),
    "determinant": _determinant,
    "determinant-zero": lambda found: Determinant(found.span, found.subject(), _ZERO),
    "determinant-nonzero": _nonzero_determinant,
    "invertible": _nonzero_determinant,
    "singular": _no_inverse,
    "trace": _trace,
    **{f"{form.value}-matrix": _has_form(form) for form in Form},
    **{f"not-{form.value}-matrix": _has_form(form, denied=True) for form in Form},
    "inverse-exists": _inverse_formula(denied=True),
    "inverse-missing": _inverse_formula(denied=False),
    "inverse": lambda found: Inverse(found.span, found.subject(), found.matrix()),
    "inverse-right-half": lambda found: Inverse(found.span, found.subject(), Described(Role.RIGHT_HALF)),
    "no-solution": _solutions(SolutionKind.NONE),
    "consistent": _solutions(SolutionKind.NONE, denied=True),
    "unique-solution": _solutions(SolutionKind.UNIQUE),
    "several-solutions": _solutions(SolutionKind.SEVERAL),
    "infinite-solutions": _solutions(SolutionKind.INFINITE),
    "solution-set": _solution(complete=True),
    "one-solution": _solution(complete=False),
    "not-one-solution": _solution(complete=False, denied=True),
    "null-basis": _basis(Space.NULL),
    "null-span": _span,
    "in-null-space": _basis(Space.NULL, complete=False),
    "left-null-basis": _basis(Space.LEFT_NULL),
    "left-null-span": _basis(Space.LEFT_NULL, independent=False),
    "column-basis": _basis(Space.COLUMN),
    "column-span": _basis(Space.COLUMN, independent=False),
    "row-basis": _basis(Space.ROW),
    "row-span": _basis(Space.ROW, independent=False),
    "columns-independent": _null_is(Comparison.EQUAL),
    "columns-dependent": _null_is(Comparison.GREATER),
    "rows-independent": _null_is(Comparison.EQUAL, rows=True),
    "rows-dependent": _null_is(Comparison.GREATER, rows=True),
    "vectors-independent": _vectors_null_is(Comparison.EQUAL),
    "vectors-dependent": _vectors_null_is(Comparison.GREATER),
    "vectors-basis": _of_space(basis=True),
    "vectors-no-basis": _of_space(basis=True, denied=True),
    "vectors-span": _of_space(basis=False),
    "vectors-do-not-span": _of_space(basis=False, denied=True),
    "orthogonal": _orthogonal,
    "row-equivalent": _row_equivalent,
    "minors-vanish": _minors_vanish,
    "bordering-vanish": _bordering,
    "minor": _minor,
    "minor-nonzero": _minor,
    "singular-values": _singular_values,
    "eigenvalues": _eigenvalues,
    "eigenvalue": _eigenvalue,
    "eigenvector": eigenvectors(),
    "eigenspace-span": eigenvectors(complete=True),
    "eigenspace-basis": eigenvectors(complete=True, independent=True),
    "diagonalizable": diagonalizable(),
    "not-diagonalizable": diagonalizable(denied=True),
    "characteristic-polynomial": _characteristic_polynomial,
    "factors": _factors,
    "formula": _formula,
}
