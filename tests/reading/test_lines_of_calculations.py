"""Calculations in lines and in steps: `aligned`, expansions with factors, homogeneous equations one after the other."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

A = r"Let $A=\begin{pmatrix}2&0&2\\0&1&0\\2&0&-1\end{pmatrix}$. "
B = r"Let $B=\begin{pmatrix}-2&4\\-1&3\end{pmatrix}$. "
SMALL = r"\left|\begin{array}{cc}2-\lambda&2\\2&-1-\lambda\end{array}\right|"
LARGE = r"\left|\begin{array}{ccc}2-\lambda&0&2\\0&1-\lambda&0\\2&0&-1-\lambda\end{array}\right|"

CHANGES = [
    (A + "$$\\begin{aligned}\n\\det(A)&=2\\cdot(-1)-4\\\\\n&=-6\n\\end{aligned}$$", "=-6", "=-5"),
    (A + "$$\n\\begin{aligned}\n|A|\n&=-2-4\\\\\n&=-6\n\\end{aligned}\n$$", "=-6", "=-8"),
    (A + "$$\\begin{aligned}2+3&=5\\\\&=10/2\\end{aligned}$$", "10/2", "11/2"),
    (A + "$$\\begin{alignedat}{2}\\det A&=-2-4\\\\&=-6\\end{alignedat}$$", "=-6", "=-7"),
    (A + rf"$${LARGE}=(1-\lambda){SMALL}$$", r"2-\lambda&2", r"2-\lambda&3"),
    (
        A + r"$$\left|\begin{array}{cc}2&2\\2&-1\end{array}\right|"
        r"=(1+1)\left|\begin{array}{cc}1&1\\2&-1\end{array}\right|$$",
        "(1+1)",
        "(1+2)",
    ),
    ("Soit " + A[4:] + r"On développe selon la première ligne : $$\det A=-2-4=-6$$", "=-6", "=-5"),
    ("Sea " + A[4:] + r"Desarrollamos según la segunda fila: $$\det A=-2-4=-6$$", "=-6", "=-5"),
    (A + r"$\dim(\operatorname{Row}(A))=3$.", "=3", "=2"),
    (A + r"$\dim(\ker A)=0$ and $\dim\left(\operatorname{Col}(A)\right)=3$.", "=0", "=1"),
]
GUESSES = [
    (
        B + r"$$(B+I)v=\begin{pmatrix}-1&4\\-1&4\end{pmatrix}\begin{pmatrix}x\\y\end{pmatrix}"
        r"=\begin{pmatrix}0\\0\end{pmatrix}$$ Its rank is 1." + r" $\det B=-2$.",
        r"-1&4\\-1&4",
        r"-1&4\\-1&5",
    ),
    (
        B + r"We solve $(B+I)v=0$: $$\begin{pmatrix}-1&4\\-1&4\end{pmatrix}\begin{pmatrix}x\\y\end{pmatrix}"
        r"=\begin{pmatrix}0\\0\end{pmatrix}$$ This gives us: $-x+4y=0$. We have $\det B=-2$.",
        "-x+4y",
        "-x+5y",
    ),
]
OTHER = [
    r"$(B+I)v=0$. For $\lambda=2$: $\begin{pmatrix}-4&4\\-1&1\end{pmatrix}\begin{pmatrix}x\\y\end{pmatrix}=0$.",
    r"$(B+I)v=0$. For another matrix $\begin{pmatrix}5&7\\1&1\end{pmatrix}\begin{pmatrix}x\\y\end{pmatrix}=0$.",
    r"$(B-tI)v=\begin{pmatrix}5&7\\1&1\end{pmatrix}\begin{pmatrix}x\\y\end{pmatrix}=0$.",
    "$$\\begin{aligned}x+2y&=3\\\\x-y&=6\\end{aligned}$$",
    "$$\\begin{aligned}x&=3\\\\y&=6\\end{aligned}$$",
    r"$1+1\left|\begin{array}{c}1\end{array}\right|$.",
]


@pytest.mark.parametrize(("text", "said", "changed"), CHANGES)
def test_lines_of_a_calculation(text: str, said: str, changed: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.CORRECT
    assert judge(answer_of(text.replace(said, changed))).outcome is Whole.INCORRECT


@pytest.mark.parametrize(("text", "said", "changed"), GUESSES)
def test_homogeneous_equations_go_on_from_one_another(text: str, said: str, changed: str) -> None:
    assert judge(answer_of(text)).outcome is not Whole.INCORRECT
    first = [one.outcome.value for one in judge(answer_of(text)).judgements if one.kind == "consequence"]
    assert first
    assert set(first) == {"correct"}
    assert judge(answer_of(text.replace(said, changed))).outcome is Whole.UNDECIDED


@pytest.mark.parametrize("text", OTHER)
def test_other_lines_accuse_nobody(text: str) -> None:
    assert judge(answer_of(B + text)).outcome is not Whole.INCORRECT


def test_what_a_book_says_is_reported_and_a_row_is_none() -> None:
    text = "Soit " + B[4:] + r"Selon le manuel, $\det B=5$."
    assert judge(answer_of(text)).outcome is not Whole.INCORRECT
