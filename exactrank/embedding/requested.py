"""A matrix and options, as a document, a problem file or a program writes them, become derivations to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from exactrank.calculations.elimination import Strategy
from exactrank.document import Document
from exactrank.errors import InputError, Place, Problem
from exactrank.exposition import explain_all
from exactrank.exposition.layouts import arranged
from exactrank.matrix import Matrix
from exactrank.reading import as_matrix
from exactrank.reading.formulas.augmented import Augmented, augmented_text
from exactrank.records import dataclass
from exactrank.requests.methods import Method, Request, derive_all
from exactrank.requests.names import checked_name
from exactrank.requests.options import OPTIONS, choice, one_of, read_request, with_bar

if TYPE_CHECKING:
    from exactrank.calculations.cases.records import CaseTree
    from exactrank.calculations.elimination.over_domains import Reduction
    from exactrank.numbers.rows import RowsOver
    from exactrank.requests.methods import Derived

CASE_KEYS = frozenset({"letters", "goal", "over", "given", "most-cases", "general"})
"""The options of a discussion of cases."""
KEYS = frozenset({"name", "field", "methods", *OPTIONS, *CASE_KEYS})
"""The options beside the matrix."""


@dataclass(frozen=True, slots=True)
class RequestedDerivations:
    """A matrix with its name, the methods in order, and what is asked of them."""

    name: str
    matrix: Matrix
    methods: tuple[Method, ...]
    request: Request

    def records(self) -> list[Derived]:
        """What the methods give, each once."""
        return derive_all(self.matrix, self.methods, self.request)

    def document(self) -> Document:
        """The derivations as one document."""
        request = self.request
        document = explain_all(self.records(), self.name, request.single, request.digits)
        return arranged(document, request.layout, request.detail)

    def json_object(self) -> dict[str, Any]:
        """The derivations as `derive --to json` gives them."""
        from exactrank.render.json import records as json_form

        single, digits = self.request.single, self.request.digits
        return json_form.several([json_form.json_object(one, self.name, single, digits) for one in self.records()])


@dataclass(frozen=True, slots=True)
class RequestedCases:
    """The complete discussion of a matrix with letters."""

    name: str
    tree: CaseTree
    general_first: bool = False

    def document(self) -> Document:
        """The discussion as a document."""
        from exactrank.exposition.cases import explain_cases

        return explain_cases(self.tree, self.name, self.general_first)

    def json_object(self) -> dict[str, Any]:
        """The discussion as `derive --to json` gives it."""
        from exactrank.render.json.cases import cases_object

        return cases_object(self.tree, self.name)


@dataclass(frozen=True, slots=True)
class RequestedReduction:
    """The row reduction of a matrix over QQ(i), QQ(sqrt d), GF(p^k) or QQ(a, b)."""

    name: str
    rows: RowsOver[Any]
    request: Request

    def document(self) -> Document:
        """The reduction as a document."""
        from exactrank.exposition.over_domains import explain_reduction_over

        made = explain_reduction_over(self._found(), self.name, self.request.single)
        return arranged(made, self.request.layout, self.request.detail)

    def json_object(self) -> dict[str, Any]:
        """The reduction as `derive --to json` gives it."""
        from exactrank.render.json.over_domains import reduction_over_object

        return reduction_over_object(self._found(), self.name, self.request.single)

    def _found(self) -> Reduction[Any]:
        from exactrank.calculations.elimination.over_domains import reduce_rows

        return reduce_rows(self.rows, bool(self.request.reduced))


Requested = RequestedDerivations | RequestedCases | RequestedReduction


def requested(matrix: object, options: Mapping[str, object], place: Place | None = None) -> Requested:
    """A discussion of cases where an option speaks of letters, else derivations, over the field of the entries.

    >>> type(requested("1 a; a 1", {"letters": "a"})).__name__, type(requested("1 2", {})).__name__
    ('RequestedCases', 'RequestedDerivations')
    >>> requested("1+i 2; 3 4", {}).rows.domain.name
    'QQ(i)'
    """
    if not CASE_KEYS & set(options):
        rows = _over_extension(matrix, options.get("field"))
        return requested_derivations(matrix, options, place) if rows is None else _reduction(rows, options, place)
    from exactrank.reading.formulas.with_letters import read_with_letters
    from exactrank.requests.cases import discussion

    strange = sorted(set(options) - CASE_KEYS - {"name"})
    if strange:
        raise InputError(*[Problem.of("cases.option-unfit", place, option=key) for key in strange])
    first = one_of(options.get("general", "last"), ("last", "first"), "general", place) == "first"
    found = read_with_letters(matrix, _words(options.get("letters")))
    goal = options.get("goal")
    tree = discussion(
        found,
        None if goal is None else str(goal),
        str(options.get("over", "real")),
        _words(options.get("given")),
        str(options.get("most-cases", 40)),
    )
    return RequestedCases(checked_name(str(options.get("name", "A")), place), tree, first)


def _over_extension(matrix: object, field: object) -> RowsOver[Any] | None:
    """The matrix over an extension that is named, or that its entries say; None over QQ and GF(p)."""
    from exactrank.numbers.domain_names import Extension, domain_named
    from exactrank.reading.matrices.domain_of_entries import domain_of_entries
    from exactrank.reading.matrices.rows_over import rows_over

    if field is not None:
        domain: Any = domain_named(str(field))
        return rows_over(domain, matrix) if isinstance(domain, Extension) else None
    if not isinstance(matrix, str):
        return None
    try:
        augmented_text(matrix)
    except InputError:
        try:
            said: Any = domain_of_entries(matrix)
            return None if said is None else rows_over(said, matrix)
        except InputError:
            pass  # what is wrong with it is said of the numbers that it should have
    return None


def _reduction(rows: RowsOver[Any], options: Mapping[str, object], place: Place | None) -> RequestedReduction:
    strange = sorted(set(options) - (KEYS - CASE_KEYS))
    if strange:
        raise InputError(*[Problem.of("unknown-key", place, key=key) for key in strange])
    usual = (Method.ROW_REDUCTION,)
    request = read_request(options, usual, place)
    methods = options.get("methods")
    if (methods is not None and _words(methods) != (usual[0].value,)) or request.strategy is not Strategy.TEXTBOOK:
        raise InputError.of("rank-only-field", place, field=rows.domain.name)
    return RequestedReduction(checked_name(str(options.get("name", "A")), place), rows, request)


def _words(value: object) -> tuple[str, ...]:
    """What a list holds, or a text with commas."""
    words = value.split(",") if isinstance(value, str) else value if isinstance(value, list | tuple) else ()
    return tuple([str(word).strip() for word in words if str(word).strip()])


def requested_derivations(
    matrix: object, options: Mapping[str, object], place: Place | None = None
) -> RequestedDerivations:
    """The derivations that a matrix (a text, with a bar or as equations too, or rows) and these options ask for.

    `methods` is a list of names, or a text with commas; without it a matrix is row reduced and a system solved. Raises
    InputError with everything that is wrong.

    >>> asked = requested_derivations("1 2 | 3; 4 5 | 6", {"name": "M"})
    >>> asked.methods, asked.matrix, asked.request.right
    ((<Method.SOLUTION: 'solution'>,), <2x2 matrix [1 2; 4 5]>, <2x1 matrix [3; 6]>)
    >>> [type(record).__name__ for record in requested_derivations([[2, 1], [4, 3]], {"methods": "lu"}).records()]
    ['TriangularFactors']
    """
    strange = sorted(set(options) - (KEYS - CASE_KEYS))
    if strange:
        raise InputError(*[Problem.of("unknown-key", place, key=key) for key in strange])
    found = augmented_text(matrix) if isinstance(matrix, str) else Augmented(as_matrix(matrix))
    if options.get("field") is not None:
        found = replace(found, matrix=as_matrix(found.matrix, field=str(options["field"])))
    usual = "row-reduction" if found.bar is None and options.get("right") is None else "solution"
    named = options.get("methods")
    if isinstance(named, str):
        named = [one.strip() for one in named.split(",")]
    if named is not None and not isinstance(named, list | tuple):
        named = [named]
    methods = tuple([choice(Method, name, "methods", place) for name in named or [usual]])
    request = with_bar(read_request(options, methods, place), methods, found)
    return RequestedDerivations(
        checked_name(str(options.get("name", "A")), place), found.coefficients, methods, request
    )
