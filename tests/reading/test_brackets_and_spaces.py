r"""Square brackets around factors, space behind row ends, gmatrix with bars, vectors that solve no system at hand."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

M = r"\begin{pmatrix}2-\lambda&0&0\\0&3-\lambda&1\\0&1&3-\lambda\end{pmatrix}"
CHANGES = [
    (rf"$\det{M}=(2-\lambda)[(3-\lambda)^2-1]=(2-\lambda)(\lambda^2-6\lambda+8)$", "+8", "+9"),
    (
        r"Let $B=\begin{pmatrix}1&2\\3&4\end{pmatrix}$. "
        r"$$\begin{aligned}B^2&=\begin{pmatrix}7&10\\15&22\end{pmatrix}\\[1em] \det B&=4-6=-2\end{aligned}$$",
        "=-2",
        "=-3",
    ),
    (r"$\begin{gmatrix}[v]0&1\\2&5\end{gmatrix}=-\begin{gmatrix}[v]2&5\\0&1\end{gmatrix}=-2$", "=-2", "=2"),
    ("$[3]+[4]=[7]$ and $2[1,2]=[2,4]$", "[7]", "[8]"),
]
OTHERS = [
    r"$$y_1=3,\qquad 2y_1+y_2=7,\qquad y_1+y_3=0.$$ Hence $$\mathbf{x}=\begin{bmatrix}2\\1\\5\end{bmatrix}.$$",
    r"$$\begin{cases}8x+7y=-8\\x+y=2\end{cases}$$ The points are $X=(-1,4)$ and $Y=(2,-1)$.",
]


@pytest.mark.parametrize(("text", "said", "changed"), CHANGES)
def test_right_and_wrong(text: str, said: str, changed: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.CORRECT
    assert judge(answer_of(text.replace(said, changed))).outcome is Whole.INCORRECT


@pytest.mark.parametrize("text", OTHERS)
def test_a_vector_of_other_letters_solves_no_system(text: str) -> None:
    assert judge(answer_of(text)).outcome is not Whole.INCORRECT


COLUMNS = r"Let $\mathbf v_1=\begin{bmatrix}1\\1\end{bmatrix}$, $\mathbf v_2=\begin{bmatrix}-2\\1\end{bmatrix}$. "


@pytest.mark.parametrize(
    "written",
    [
        r"[\mathbf v_1\ \mathbf v_2]",
        r"[\mathbf v_1\;\mathbf v_2]",
        r"(\mathbf v_1\ \mathbf v_2)",
        "[v_1 v_2]",
        "(v_1 v_2)",
    ],
)
def test_names_of_vectors_in_brackets_are_columns(written: str) -> None:
    text = rf"{COLUMNS}Then $P={written}=\begin{{bmatrix}}1&-2\\1&1\end{{bmatrix}}$."
    assert judge(answer_of(text)).outcome is Whole.CORRECT
    assert judge(answer_of(text.replace("1&1\\end", "1&2\\end"))).outcome is Whole.INCORRECT


def test_a_field_without_an_entry_is_no_fault() -> None:
    text = r"We work over $\mathbb{F}_2$. $$A = F U = \begin{bmatrix} 0 & 1/2 \end{bmatrix}$$"
    assert judge(answer_of(text)).outcome is Whole.UNDECIDED


def test_an_unknown_that_was_a_number_elsewhere() -> None:
    text = (
        r"$x+y=3$, $x-y=1$, so $x=2$ and $y=1$."
        "\n\n"
        r"Let $A=\begin{pmatrix}1&2\\2&4\end{pmatrix}$. We solve $A\mathbf{x}=\vec 0$."
    )
    assert judge(answer_of(text)).outcome is not Whole.INCORRECT
