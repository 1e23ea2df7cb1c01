"""Which unknowns are free behind a reduced matrix: right where the pivots say so, in doubt where they do not."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Outcome, Whole
from exactrank.reading.answers.document import answer_of
from exactrank.statements import Assertion, Echelon

A = r"$$A = \begin{pmatrix}1&2&5\\1&3&7\end{pmatrix} \sim \begin{pmatrix}1&0&1\\0&1&2\end{pmatrix}$$"
RIGHT = {
    "en": "The matrix has been reduced by row operations. %s",
    "de": "Die Matrix wurde durch Zeilenumformungen reduziert. %s",
    "fr": "On a échelonné la matrice par des opérations sur les lignes. %s",
    "es": "La matriz se ha reducido mediante operaciones por filas. %s",
    "pt": "A matriz foi escalonada com operações sobre as linhas. %s",
    "it": "La matrice è stata ridotta con operazioni sulle righe. %s",
    "pl": "Macierz sprowadzono do postaci schodkowej. %s",
    "ru": "Матрица приведена к ступенчатому виду. %s",
    "zh": "矩阵已化为行最简形。%s",
    "ja": "行列を行基本変形で簡約化した。%s",
}
SENTENCES = [
    ("en", "$x_3$ is free.", "$x_2$ is free."),
    ("en", "So $x_3$ is a free variable.", "So $x_1$ is a free variable."),
    ("en", "The free variable is $x_3$.", "The free variable is $x_2$."),
    ("en", "The free variables are $x_3$.", "The free variables are $x_2$ and $x_3$."),
    ("en", "Free variable: $x_3$.", "Free variable: $x_1$."),
    ("en", "$x_1$ and $x_2$ are basic, while $x_3$ is free.", "$x_1$ and $x_3$ are basic, while $x_2$ is free."),
    ("en", "The basic variables are $x_1, x_2$.", "The basic variables are $x_1, x_3$."),
    ("en", "Hence $z$ is free.", "Hence $y$ is free."),
    ("de", "Die freie Variable ist $x_3$.", "Die freie Variable ist $x_2$."),
    ("de", "$x_3$ ist frei wählbar.", "$x_2$ ist frei wählbar."),
    ("fr", "La variable libre est $x_3$.", "La variable libre est $x_2$."),
    ("fr", "$x_3$ est une variable libre.", "$x_2$ est une variable libre."),
    ("es", "La variable libre es $x_3$.", "La variable libre es $x_2$."),
    ("es", "$x_3$ es libre.", "$x_2$ es libre."),
    ("pt", "A variável livre é $x_3$.", "A variável livre é $x_2$."),
    ("pt", "$x_3$ é livre.", "$x_2$ é livre."),
    ("it", "La variabile libera è $x_3$.", "La variabile libera è $x_2$."),
    ("it", "$x_3$ è libera.", "$x_2$ è libera."),
    ("pl", "Zmienną wolną jest $x_3$.", "Zmienną wolną jest $x_2$."),
    ("pl", "$x_3$ jest zmienną wolną.", "$x_2$ jest zmienną wolną."),
    ("ru", "Свободная переменная: $x_3$.", "Свободная переменная: $x_2$."),
    ("ru", "$x_3$ — свободная переменная.", "$x_2$ — свободная переменная."),
    ("zh", "自由变量为 $x_3$。", "自由变量为 $x_2$。"),
    ("zh", "$x_3$ 是自由变量。", "$x_2$ 是自由变量。"),
    ("ja", "自由変数は $x_3$ である。", "自由変数は $x_2$ である。"),
    ("ja", "$x_3$ は自由変数である。", "$x_2$ は自由変数である。"),
]  # fmt: skip
NOTHING = [
    ("en", "Is $x_2$ free?"),
    ("en", "Suppose that $x_2$ is free."),
    ("en", "If $x_2$ is free, its value may be chosen."),
    ("en", "The free variables are the ones without a pivot."),
    ("en", "Free variables get parameters."),
    ("en", "$x_2$ is free of denominators."),
    ("de", "Ist $x_2$ frei wählbar?"),
    ("fr", "Si $x_2$ est libre, on la choisit."),
    ("zh", "$x_2$ 是自由变量吗?"),
    ("ja", "$x_2$ は自由変数だろうか。"),
]


def _claims(text: str) -> list[Echelon]:
    readings = [one.readings[0] for one in answer_of(text).passages if isinstance(one, Assertion)]
    return [one for one in readings if isinstance(one, Echelon)]


@pytest.mark.parametrize(("language", "right", "wrong"), SENTENCES)
def test_the_pivots_say_which_unknowns_are_free(language: str, right: str, wrong: str) -> None:
    begun = A + "\n\n" + RIGHT[language]
    verdict = judge(answer_of(begun % right))
    assert verdict.outcome is Whole.CORRECT
    assert "echelon" in [one.kind for one in verdict.judgements]
    doubted = judge(answer_of(begun % wrong))
    assert doubted.outcome is Whole.UNDECIDED
    assert next(one.kind for one in doubted.judgements if one.outcome is Outcome.UNDECIDED) == "echelon"


@pytest.mark.parametrize(("language", "sentence"), NOTHING)
def test_what_is_asked_or_supposed_claims_nothing(language: str, sentence: str) -> None:
    assert _claims(A + "\n\n" + RIGHT[language] % sentence) == []


def test_the_whole_list_counts() -> None:
    """The free unknowns are z and t: not that z is the only one; of x_1 = 0 and x_3 is free only x_3 is meant."""
    wide = r"$$\begin{pmatrix} 1 & 0 & 1 & 2 \\ 0 & 1 & 3 & 4 \end{pmatrix}$$ "
    assert _claims(wide + "The free variables are $x_3$ and $x_4$.")[0].free_columns == (2, 3)
    assert _claims(wide + "So $x_1 = 0$ and $x_3$ is free.")[0].free_columns == (2,)
    assert _claims(wide + "The basic variables are $x_1 = 2x_3$, $x_2 = 0$.") == []


def test_a_system_of_equations_has_free_unknowns_too() -> None:
    system = r"$$\begin{cases} x_1 + x_3 = 1 \\ x_2 - x_3 = 2 \end{cases}$$ "
    assert judge(answer_of(system + "Here $x_3$ is free.")).outcome is Whole.CORRECT
    assert judge(answer_of(system + "Here $x_2$ is free.")).outcome is Whole.UNDECIDED


def test_without_any_matrix_the_claim_is_unread() -> None:
    verdict = judge(answer_of("We have $1 + 1 = 2$. Here $x_2$ is free."))
    assert [one.reason for one in verdict.unread] == ["no-system"]
