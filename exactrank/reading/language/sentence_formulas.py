"""What the formulas in a sentence do: give a matrix, a vector or a value, or claim something of one."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import operator_at
from exactrank.reading.language.sentences import Prose
from exactrank.reading.language.templates import FORMULA

_WRITTEN_MATRIX = lazy_pattern(
    r"\\begin|matrix|array|;|vector|^\s*\\?[A-Za-z]{1,8}\s*\([^()=]{3,60}\)\s*=\s*(?:\\left\s*)?\("
    r"|^\s*[A-WZ](?:_\{?\w\}?)?\s*=\s*(?:\\left\s*)?[(\[]\s*\\?(?![xyzt]_)[a-z]{1,12}(?:\{[a-z]\})?_"
    r"[^()=\[\]]{1,60},[^()=\[\]]{1,80}[)\]]\s*\Z"
    r"|=\s*\\?(?:operatorname\*?|mathrm|text)?\s*\{?\s*diag(?![a-z])"
    r"|=\s*(?:\\left\s*)?\\(?:langle|[Ss]pan|Vect|lin)(?![a-z])|=\s*\\(?:operatorname|mathrm)\{(?:span|Span|Vect|lin|gen)\}"
)
"""A matrix, perhaps by its columns, P = (p_1, p_2), a system or a linear map by its formula, f(x, y) = (x + y, y)."""
_CLAIMED = lazy_pattern(
    r"(?:\\left)?\s*(?:\||\\[lv]vert\b|\\begin\{vmatrix)"
    r"|\\?(?:operatorname\*?|mathrm|mathop|text|textrm)?\s*\{?\s*(?:x?rank|rk|rg|rang|det|tr|dim|nullity|null|ker)(?![a-z])",
)
"""A formula that begins with a number of a matrix, its rank, determinant, ..., gives no matrix."""
_WRITTEN_VECTOR = lazy_pattern(
    r"=\s*(?:\\left)?\(\s*-?\d[^()=]*,[^()=]*\)"
    r"|[A-Z]\s*(?:\\left)?\([a-z_\d,\s\\{}]{1,40}(?:\\right)?\)\s*=\s*(?:\\left)?\("
    r"|[A-Z]['\w{}]{0,4}\s*=\s*(?:\\(?:operatorname|mathrm)\{span\}|(?:\\left)?\\\{)"
)
"""A vector; what a linear map does; a span, or a set."""
_CHOSEN = lazy_pattern(r"[xyzw](?:_\{?\d{1,2}\}?)?\s*=\s*-?\\?(?:[a-z]{1,6}|\d+)(?:_\{?\d\}?)?\s*\Z")
RELATION = lazy_pattern(r"\\(?:neq?|leq?|geq?|notin|in)(?![A-Za-z])|[=<>\u2260\u2264\u2265\u2208]")
FORMULAS = lazy_pattern(FORMULA)


class FormulasOfSentences:
    """The formulas in the sentences of a running text, and what each gives or claims."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose

    def _formula(self, at: int) -> str:
        place = self.prose.formulas[self.prose.formula_at(at)]
        return self.prose.source[place.start : place.stop]

    def _is_equation(self, at: int) -> bool:
        """Whether the character stands for a formula with a relation in it: a = 2, k > 0."""
        return FORMULAS.match(self.prose.text, at) is not None and RELATION.search(self._formula(at)) is not None

    def _gives(self, begin: int, end: int) -> bool:
        """Whether a formula gives a matrix, a vector, or the value of a free unknown: x_3 = k."""
        chosen = _CHOSEN.match(self._formula(begin).strip("$ ")) is not None
        return chosen or self._gives_a_matrix(begin, end) or self._gives_a_vector(begin, end)

    def _gives_a_vector(self, begin: int, end: int) -> bool:
        """Whether a name is given a vector of numbers between two places: v = (1, 2)."""
        found = FORMULAS.finditer(self.prose.text, begin, end)
        return any(_WRITTEN_VECTOR.search(self._formula(match.start())) for match in found)

    def _gives_a_matrix(self, begin: int, end: int) -> bool:
        """Whether a matrix or a system is written between two places."""
        found = FORMULAS.finditer(self.prose.text, begin, end)
        return any(self._is_given(self._formula(match.start()).strip("$ ")) for match in found)

    def _is_given(self, formula: str) -> bool:
        """Whether a formula writes a matrix or a system, which then stands; rank [..] = 1 supposes something of it."""
        return not is_claimed(formula) and _WRITTEN_MATRIX.search(formula) is not None


def is_claimed(formula: str) -> bool:
    """Whether a formula begins with a number of a matrix, its rank, determinant, ..., and has a relation."""
    claims = _CLAIMED.match(formula) is not None or bool(operator_at(formula))
    return claims and RELATION.search(formula) is not None
