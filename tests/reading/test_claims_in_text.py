"""Claims as people write them, true ones and false ones: solutions, bases, factorizations, minors, singular values."""

from __future__ import annotations

import pytest

from exactrank.judging import Outcome, Whole, judge
from exactrank.reading.answers.document import read_answer
from exactrank.statements import Basis, Solution, Space, Statement, Unreadable

A = r"\[A = \begin{pmatrix}1&2&3\\2&4&6\end{pmatrix}\]" + "\n"
D = r"\[A = \begin{pmatrix}1&2&3\\2&4&7\end{pmatrix}\]" + "\n"
B = r"\[B = \begin{pmatrix}1&2\\3&4\end{pmatrix}\]" + "\n"
S = r"\[S = \begin{pmatrix}3&0\\0&5\end{pmatrix}\]" + "\n"
UNIQUE = r"\[\left[\begin{array}{cc|c}1&2&5\\3&4&11\end{array}\right]\xrightarrow{R_2-3R_1}"
UNIQUE += r"\left[\begin{array}{cc|c}1&2&5\\0&-2&-4\end{array}\right]\]" + "\n"
NONE = r"\[\left[\begin{array}{cc|c}1&2&5\\2&4&11\end{array}\right]\]" + "\n"
MANY = r"\[\left[\begin{array}{ccc|c}1&2&0&5\\0&0&1&2\end{array}\right]\]" + "\n"
V, W = r"\begin{pmatrix}-2\\1\\0\end{pmatrix}", r"\begin{pmatrix}-3\\0\\1\end{pmatrix}"
LOWER, UPPER = r"\begin{pmatrix}1&0\\3&1\end{pmatrix}", r"\begin{pmatrix}1&2\\0&-2\end{pmatrix}"

RIGHT = [
    ("solution", UNIQUE + "so $x_2 = 2$."),
    ("solution", UNIQUE + "so $y = 2$ and $x = 5 - 2y = 1$."),
    ("solution", UNIQUE + r"so $x_2 = 2$, $x_1 = 1$."),
    ("solution", UNIQUE + r"\[\begin{pmatrix}x\\y\end{pmatrix} = \begin{pmatrix}1\\2\end{pmatrix}\]"),
    ("solution", UNIQUE + "There is a unique solution."),
    ("solution", UNIQUE + "したがってただ 1 つの解をもつ。"),
    ("solution", MANY + "so $x_1 = 5 - 2t$, $x_2 = t$, $x_3 = 2$."),
    ("solution", MANY + "so $x_3 = 2$ and $x_1 = 5 - 2x_2$."),
    ("solution", MANY + rf"\[\mathbf{{x}} = \begin{{pmatrix}}5\\0\\2\end{{pmatrix}} + t{V}\]"),
    ("solution", MANY + r"\[\begin{pmatrix}x\\y\\z\end{pmatrix} = \begin{pmatrix}5-2t\\t\\2\end{pmatrix}\]"),
    ("solution", MANY + "A particular solution is $x = 5$, $y = 0$, $z = 2$."),
    ("determinant", B + "The determinant of $B$ is $-2$."),
    ("determinant", B + "So $B$ has determinant $-2$, and is invertible."),
    ("determinant", B + "$B$ の行列式は $-2$ である。"),
    ("determinant", "B = [1 2; 3 4]\n\nHence det(B) = -2, as said."),
    ("rank", B + "Hence rank $B$ = 2."),
    ("echelon", r"$$\begin{pmatrix}1&2\\0&3\end{pmatrix}$$ The matrix is now in row echelon form."),
    ("rank", B + "If we reduce $B$, we see that the rank of $B$ is 2."),
    ("solution", MANY + "Eine Lösung ist zum Beispiel $(x, y, z) = (5, 0, 2)$."),
    ("solution", MANY + "Par exemple, $(x, y, z) = (3, 1, 2)$."),
    ("solution", MANY + "例如 $(x, y, z) = (3, 1, 2)$。"),
    ("solution", MANY + "The system has infinitely many solutions."),
    ("solution", NONE + "Hence the system has no solution."),
    ("solution", NONE + "よって解は存在しない。"),
    ("solution", B + r"$b = (5, 11)^\top$. We solve $B x = b$: $x = (1, 2)^\top$."),
    ("solution", A + rf"$A x = 0$ has the solutions \[x = s {V} + t {W}.\]"),
    ("solution", r"\begin{cases}x+2y=5\\2x+4y=10\end{cases} hence $x = 5 - 2y$"),
    ("solution", UNIQUE + r"so $\xvec = \twovec{1}{2} = \twovec12$."),
    ("inverse", r"$\begin{pmatrix}1&3\\0&1\end{pmatrix}\inv = \begin{pmatrix}1&-3\\0&1\end{pmatrix}$"),
    ("equality", r"\begin{align*}2+3&=5&&4+5&=9\\1-4&=-3&3-1&=2\end{align*}"),
    ("equality", "$x = 7$. Next, $(x, y) = (5, 2)$, and $x + y = 7$."),
    ("null-space", A + rf"\[\operatorname{{Null}}(A) = \operatorname{{span}}\left\{{{V}, {W}\right\}}\]"),
    ("null-space", A + r"$\ker A = \langle (-2,1,0), (-3,0,1), (-5,1,1) \rangle$"),
    ("column-space", A + r"$C(A) = \operatorname{span}\{(1,2)^T\}$"),
    ("row-space", A + r"$\operatorname{Row}(A) = \operatorname{span}\{(2,4,6)\}$"),
    ("null-space", A + rf"A basis of the null space of $A$ is $\left\{{{V}, {W}\right\}}$."),
    ("null-space", A + rf"A basis for the null space is given by \[{V},\quad {W}.\]"),
    ("null-space", A + rf"A basis for the null space: \[v_1 = {V},\quad v_2 = {W}.\]"),
    ("null-space", A + rf"\[v_1 = {V}, v_2 = {W}\] A basis of the kernel of $A$ is $v_1$, $v_2$."),
    ("null-space", A + rf"$A$ の零空間の基底は ${V}$ と ${W}$ である。"),
    ("null-space", B + r"$\ker B = \{0\}$"),
    ("factorization", B + rf"\[B = LU = {LOWER}{UPPER}\]"),
    ("factorization", B + rf"\[L = {LOWER}, U = {UPPER}\] and $B = LU$."),
    ("factorization", B + rf"The LU decomposition is \[B = {LOWER}{UPPER}\]"),
    ("factorization", A + r"A rank factorization is \[A = \begin{pmatrix}3\\6\end{pmatrix}"
     r"\begin{pmatrix}\frac13&\frac23&1\end{pmatrix}\]"),
    ("singular-values", S + "The singular values of $S$ are $5$ and $3$."),
    ("singular-values", S + "$S$ の特異値は $5$ と $3$ である。"),
    ("singular-values", "$Q = [2, 1; 1, 3]$. The singular values of $Q$ are "
     r"$\frac{5 + \sqrt{5}}{2}$ and $\frac{5 - \sqrt{5}}{2}$."),
    ("singular-values", S + r"The greatest singular value of $S$ is $\sigma_1 = 5$."),
    ("singular-values", B + r"The singular values of $B$: $\sigma_1 \approx 5.465$"),
    ("echelon", D + "The pivot columns are 1 and 3."),
    ("echelon", D + "The first and third columns of $A$ are pivot columns."),
    ("echelon", D + "ピボット列は第 1 列と第 3 列である。"),
    ("minors-vanish", A + r"All $2 \times 2$ minors of $A$ are zero."),
    ("minors-vanish", A + "$A$ の 2 次の小行列式はすべて 0 である。"),
    ("minor", D + "Rows 1 and 2 and columns 1 and 3 meet in a minor of order 2 that is not zero."),
    ("minor", D + "The minor with rows 1, 2 and columns 1, 3 is 1."),
    ("minor", D + "第 1、2 行と第 1、3 列からなる 2 次の小行列式は 0 でない。"),
    ("determinant", B + "$B$ is invertible."),
    ("inverse", "$Q = [1, 2; 2, 4]$. The matrix $Q$ is singular."),
    ("rank", B + "$B$ has full rank."),
    ("nullity", B + "The columns of $B$ are linearly independent."),
    ("nullity", A + "$A$ の行は 1 次従属である。"),
    ("orthogonality", r"$u = (1,2)^T$, $v = (2,-1)^T$. Here $u$ and $v$ are orthogonal."),
    ("orthogonality", r"$u = (1,2)^T$, $v = (2,-1)^T$. So $u \perp v$."),
    ("row-equivalence", r"$P = [1, 2; 3, 4]$, $Q = [1, 0; 0, 1]$. $P$ and $Q$ are row equivalent."),
    ("determinant", r"$Q = [1, 2; 3, 4]$. \begin{align*}\det(Q)&=1\cdot4\\&\quad-2\cdot3\\&=-2.\end{align*}"),
    ("determinant", r"$Q = [1, 2; 3, 4]$. \begin{align*}\det(Q)&=(1\cdot4\\&\phantom{=}{}-2\cdot3).\end{align*}"),
    ("product", r"\begin{align*}P&=[1, 2; 3, 4] & Q&=[0, 1; 1, 0]\\ PQ&=[2, 1; 4, 3] & QQ&=[1, 0; 0, 1]\end{align*}"),
    ("product", r"$P = [1, 2; 3, 4]$. \begin{align*}PP&=P\begin{pmatrix}1&2\\3&4\end{pmatrix}\\&=[7, 10; 15, 20]\\"
     r"&+\begin{pmatrix}0&0\\0&2\end{pmatrix}.\qedhere\end{align*}"),
]  # fmt: skip
WRONG = [
    ("solution", UNIQUE + "so $x_2 = 3$."),
    ("solution", UNIQUE + "so $y = 2$ and $x = 5 - 2y = 2$."),
    ("solution", MANY + "so $x_1 = 5 - 2t$, $x_2 = t$, $x_3 = 3$."),
    ("solution", MANY + "so $x_1 = 5$, $x_2 = 0$, $x_3 = 2$."),
    ("solution", MANY + rf"\[\mathbf{{x}} = \begin{{pmatrix}}5\\0\\2\end{{pmatrix}} + t{W}\]"),
    ("solution", UNIQUE + "The system has no solution."),
    ("solution", NONE + "The system has infinitely many solutions."),
    ("solution", MANY + "There is a unique solution."),
    ("null-space", A + r"$\ker A = \langle (-2,1,0), (-3,0,2) \rangle$"),
    ("equality", r"\begin{align*}q&=5&&4+5&=8\end{align*}"),
    ("product", B + r"$B\twovec{1}{-1} = \twovec{-1}{1}$"),
    ("null-space", A + r"$\mathcal{N}(A) = \operatorname{span}\{(-2,1,0)^T\}$"),
    ("null-space", A + rf"A basis of the null space of $A$ is ${V}$."),
    ("null-space", A + rf"A basis of the null space of $A$ is ${V}$, ${W}$ and $(1,1,-1)^T$."),
    ("factorization", B + rf"\[B = LU = {UPPER}{LOWER}\]"),
    ("factorization", A + r"A rank factorization is \[A = \begin{pmatrix}1&0\\2&0\end{pmatrix}"
     r"\begin{pmatrix}1&2&3\\0&0&0\end{pmatrix}\]"),
    ("singular-values", S + "The singular values of $S$ are $5$ and $4$."),
    ("singular-values", B + r"The singular values of $B$: $\sigma_1 \approx 5.475$"),
    ("echelon", D + "The pivots are in columns $1$ and $2$."),
    ("minors-vanish", D + "All minors of order 2 of $A$ vanish."),
    ("minor", D + "The minor in rows 1 and 2 and columns 1 and 2 is not zero."),
    ("inverse", B + "$B$ is singular."),
    ("determinant", "$Q = [1, 2; 2, 4]$ とする。$Q$ は正則である。"),
    ("nullity", B + "The columns of $B$ are linearly dependent."),
    ("orthogonality", r"$u = (1,2)^T$, $v = (2,1)^T$. So $u \perp v$."),
    ("determinant", r"$Q = [1, 2; 3, 4]$. \begin{align*}\det(Q)&=1\cdot4\\&\quad+2\cdot3.\end{align*}"),
]  # fmt: skip
NOTHING = [
    NONE + "If the ranks were equal, the system would have a unique solution.",
    NONE + "Does the system have no solution?",
    UNIQUE + "Here $w = 3$ is another number.",
    r"$q = 2$. \begin{align*} p&=3 & q&=4\\ r&=5 &&&s&=6\end{align*}",
    A + r"$C = A A^\top$ is $2 \times 2$.",
    D + "A pivot column is a column with a pivot.",
    B + r"$B^\top B$ is singular only where $B$ has dependent columns.",
    UNIQUE + "The last row would read $0 = 1$, or $0=-5$.",
    "The singular values are the square roots of the eigenvalues of $A^T A$.",
]


def judged(text: str, kind: str) -> list[Outcome]:
    return [one.outcome for one in judge(read_answer(text)).judgements if one.kind == kind]


@pytest.mark.parametrize(("kind", "text"), RIGHT)
def test_right_claims(kind: str, text: str) -> None:
    verdict = judge(read_answer(text))
    assert {one.outcome for one in verdict.judgements} == {Outcome.CORRECT}
    assert verdict.outcome is Whole.CORRECT
    assert kind in [one.kind for one in verdict.judgements]


@pytest.mark.parametrize(("kind", "text"), WRONG)
def test_wrong_claims(kind: str, text: str) -> None:
    assert judged(text, kind) == [Outcome.INCORRECT]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_claim(text: str) -> None:
    kinds = {"null-space", "column-space", "echelon", "inverse", "determinant", "singular-values"}
    kinds |= {"solution", "equality"}
    assert not [one for one in judge(read_answer(text)).judgements if one.kind in kinds]


def only(text: str, kind: type[Statement]) -> Statement:
    (found,) = [statement for statement in read_answer(text) if isinstance(statement, kind)]
    return found


def test_a_span_need_not_be_a_basis() -> None:
    claim = only(A + r"$\ker A = \operatorname{span}\{(-2,1,0)^T, (-4,2,0)^T\}$", Basis)
    assert isinstance(claim, Basis)
    assert (claim.space, claim.independent, len(claim.vectors)) == (Space.NULL, False, 2)


def test_a_solution_of_another_exercise_is_not_taken() -> None:
    """Under another heading x is another x."""
    text = "## 1\n" + UNIQUE + "so $x = 1$, $y = 2$.\n\n## 2\nHere $x = 3$, $y = 4$."
    found = [statement for statement in read_answer(text) if isinstance(statement, Solution)]
    assert len(found) == 1


def test_who_follows_from_a_wrong_line_makes_no_second_mistake() -> None:
    wrong = UNIQUE.replace("0&-2&-4", "0&-2&-6")
    verdict = judge(read_answer(wrong + "so $y = 3$ and $x = 5 - 2y = -1$."))
    assert [(one.kind, one.outcome, one.follows) for one in verdict.judgements[:2]] == [
        ("row-step", Outcome.INCORRECT, None),
        ("solution", Outcome.INCORRECT, 0),
    ]


NOT_UNDERSTOOD = [
    (rf"\[B {V} = \oint {W}\]", "equality"),
    (rf"\[C = {LOWER} \star {UPPER} = {UPPER}\]", "equality"),
    (rf"\[[T]_B = {LOWER}\]", "unreadable"),
    (rf"\[C = {LOWER} = [a_1 | 2 a_2 |]\]", "unreadable"),
]


@pytest.mark.parametrize(("text", "kind"), NOT_UNDERSTOOD)
def test_an_equation_that_is_not_understood_is_told(text: str, kind: str) -> None:
    claim = only("Some words.\n\n" + text, Unreadable)
    assert isinstance(claim, Unreadable)
    assert (claim.kind, claim.reason, claim.span.line) == (kind, "formula-not-understood", 3)


def test_what_is_no_equation_about_matrices_is_left_alone() -> None:
    text = r"$f(x) = \int_0^x g$, and $A = \begin{pmatrix}1\end{pmatrix} \in \mathbb{R}^{1 \times 1}$."
    assert not [statement for statement in read_answer(text) if isinstance(statement, Unreadable)]


def test_a_line_of_an_aligned_system_is_one_equation() -> None:
    values = "The values are $x = 4$ and $y = -1$.\n\n"
    found = judge(read_answer(values + r"\begin{align*} x&+y&=3\\&-y&=1\end{align*}")).judgements
    assert [(one.kind, one.statement.span.source, one.outcome) for one in found] == [
        ("equality", "x&+y&=3", Outcome.CORRECT),
        ("equality", "&-y&=1", Outcome.CORRECT),
    ]


@pytest.mark.parametrize(
    "text",
    ["If the rank of $B$ is 1, then", "Suppose the rank of $B$ is 1.", "$B$ の階数が 1 ならば、",
     "If the determinant of $B$ is 0,",
     "The determinant of $B$ is $2k$."],
)  # fmt: skip
def test_what_is_supposed_or_not_a_number_is_no_claim(text: str) -> None:
    assert not [one for one in judge(read_answer(B + text)).judgements if one.kind in ("rank", "determinant")]
