"""In a notebook, a matrix at the end of a cell shows itself as mathematics, and a derivation as its text.

Records know nothing of how they are shown, so it is not they that carry the notebook's hooks: IPython is told, by the
names of the types, which function shows them. Naming a type imports nothing.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Protocol

from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES

RECORDS = {
    "CaseTree": "exactrank.calculations.cases.records",
    "EchelonForm": "exactrank.calculations.elimination",
    "MinorProof": "exactrank.calculations.minors",
    "SingularValues": "exactrank.calculations.spectrum",
    "RankFactorization": "exactrank.calculations.factorization",
    "FactorizationProof": "exactrank.calculations.factorization",
    "OuterProduct": "exactrank.calculations.factorization",
    "Projection": "exactrank.calculations.least_squares",
    "SubspaceProjection": "exactrank.calculations.least_squares",
    "LowRankApproximation": "exactrank.calculations.low_rank",
    "LoraUpdate": "exactrank.calculations.lora",
    "LowRankStudy": "exactrank.calculations.studies",
    "LoraStudy": "exactrank.calculations.studies",
    "RankComparison": "exactrank.calculations.comparison",
    "CrossCheck": "exactrank.proofs.rank_proofs",
    "RankProof": "exactrank.proofs.rank_proofs",
    "Verdict": "exactrank.judging.verdicts.verdict",
    "Exercise": "exactrank.exercises.exercise",
    "SingularValueDecomposition": "exactrank.calculations.svd",
    "Solution": "exactrank.calculations.systems",
    "Cramer": "exactrank.calculations.cramer",
    "ChangeOfBasis": "exactrank.calculations.change_of_basis",
    "Coordinates": "exactrank.calculations.vectors",
    "LeastSquares": "exactrank.calculations.normal_equations",
    "Determinant": "exactrank.calculations.determinants",
    "Inverse": "exactrank.calculations.inverses",
    "Eigen": "exactrank.calculations.eigen",
    "Diagonalization": "exactrank.calculations.diagonalization",
    "TriangularFactors": "exactrank.calculations.triangular",
    "FourSubspaces": "exactrank.calculations.subspaces",
    "Inapplicable": "exactrank.requests.inapplicable",
    "Independence": "exactrank.calculations.vectors",
    "Orthogonalization": "exactrank.calculations.orthogonalization",
    "Reduction": "exactrank.calculations.elimination.over_domains",
    "DeterminantOver": "exactrank.calculations.domains.minors",
    "MinorProofOver": "exactrank.calculations.domains.minors",
    "SolutionOver": "exactrank.calculations.domains.systems",
    "InverseOver": "exactrank.calculations.domains.systems",
    "IndependenceOver": "exactrank.calculations.domains.systems",
    "FactorizationOver": "exactrank.calculations.domains.factors",
    "TriangularFactorsOver": "exactrank.calculations.domains.factors",
    "SpacesOver": "exactrank.calculations.domains.factors",
    "RowsOver": "exactrank.numbers.rows",
    "CasesExercise": "exactrank.exercises.with_letter",
    "Score": "exactrank.grading.scoring",
}
"""What has an exposition, and where it is defined."""

FORMULAS = {"Matrix": "exactrank.matrix", "DeterminantValue": "exactrank.calculations.determinants"}
"""What is shown as a formula alone."""


_language = [LANGUAGES[0]]
"""The language that records show themselves in."""


class Formatter(Protocol):
    """What an IPython display formatter offers here."""

    def for_type_by_name(self, module: str, name: str, function: Any) -> Any: ...


def formula_latex(value: Matrix | Fraction) -> str:
    r"""A matrix or a number as a display formula.

    >>> formula_latex(Fraction(-1, 2))
    '$$\n-\\frac{1}{2}\n$$'
    """
    from exactrank.render.latex_matrices import latex_fraction, latex_matrix

    text = latex_matrix(value) if isinstance(value, Matrix) else latex_fraction(value, r"\frac")
    return f"$$\n{text}\n$$"


def record_html(record: Any) -> str:
    """The record's derivation as HTML with MathML, in the language of the notebook."""
    from exactrank.api.showing import to_html

    return to_html(record, lang=_language[-1])


def use_language(lang: str) -> None:
    """From here on records show themselves in this language: `en`, as they begin, `ja`, `fr` or `de`.

    >>> from exactrank.api import row_echelon_form
    >>> use_language("ja")
    >>> "\N{CJK UNIFIED IDEOGRAPH-968E}\N{CJK UNIFIED IDEOGRAPH-6570}" in record_html(row_echelon_form("1 2; 3 4"))
    True
    >>> use_language("en")

    Raises InputError for another language.
    """
    from exactrank.requests.options import one_of

    _language[:] = [one_of(lang, LANGUAGES, "lang", None)]


def register(formatters: dict[str, Formatter]) -> None:
    """Tells a display's formatters, by MIME type, how our types are shown."""
    for name, module in FORMULAS.items():
        formatters["text/latex"].for_type_by_name(module, name, formula_latex)
    for name, module in RECORDS.items():
        formatters["text/html"].for_type_by_name(module, name, record_html)


def register_where_there_is_one() -> None:
    """Registers with the running IPython, where exactrank is imported in one."""
    from IPython import get_ipython

    shell = get_ipython()
    if shell is not None:
        register(shell.display_formatter.formatters)
