"""Systems that stand before what is said of them: reduced without a bar, in an earlier part, among implications."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

SYSTEM = r"**Solve:** $$\begin{cases}x+2y+z=4\\2x+5y+z=9\\x+y+3z=6\end{cases}$$ "
REDUCED = r"**After Row Operations (REF):** $$\begin{bmatrix}1&2&1&4\\0&1&-1&1\\0&0&1&3\end{bmatrix}$$ "
PARTS = (
    "**a)** We reduce $$\\left[\\begin{array}{ccc|c}1&2&1&1\\\\2&4&1&3\\end{array}\\right]"
    "\\xrightarrow{R_2-2R_1}\\left[\\begin{array}{ccc|c}1&2&1&1\\\\0&0&-1&1\\end{array}\\right]$$\n\n"
    "**b)** The rank is 2.\n\n**c)** "
)
GUESSES = [
    (SYSTEM + REDUCED + "\n\n**Solution:** $(x,y,z)=(-7,4,3)$", "-7,4", "-7,5"),
    (SYSTEM + REDUCED + "\n\n$z=3$\n\n$y-z=1\\implies y=4$\n\n$x=-7$", "y=4", "y=5"),
    (PARTS + r"We set $x_2=t$. Row 2: $-x_3=1$, so $x_3=-1$, and $x_1=2-2t$.", "2-2t", "2-3t"),
    (PARTS + "There are infinitely many solutions.", "are infinitely many solutions", "is no solution"),
]
OTHER = [
    SYSTEM
    + r"Another one: $$\begin{bmatrix}1&0&0&1\\0&1&0&2\\0&0&1&3\end{bmatrix}$$ The solution is $(x,y,z)=(1,2,3)$.",
    PARTS + r"Solve $$\begin{cases}x+y=2\\x-y=0\end{cases}$$ The solution is $x=1$, $y=1$.",
    PARTS + r"The lines meet at $x_1=5$, $x_2=6$, $x_3=7$.",
    r"\section{One} " + SYSTEM + r"\section{Two} The solution is $x=1$, $y=2$, $z=3$.",
]


@pytest.mark.parametrize(("text", "said", "changed"), GUESSES)
def test_a_solution_further_on_is_right_or_in_doubt(text: str, said: str, changed: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.CORRECT
    assert judge(answer_of(text.replace(said, changed))).outcome in (Whole.UNDECIDED, Whole.INCOMPLETE)


@pytest.mark.parametrize("text", OTHER)
def test_another_system_accuses_nobody(text: str) -> None:
    assert judge(answer_of(text)).outcome is not Whole.INCORRECT


def test_what_an_equation_implies_is_no_other_one_of_its_system() -> None:
    text = SYSTEM + "$z=3$, $y=4$.\n\n$x+2y+z=4\\implies x+8+3=4\\implies x=-7$\n\n**Solution:** $(x,y,z)=(-7,4,3)$"
    assert judge(answer_of(text)).outcome is Whole.CORRECT
    assert judge(answer_of(text.replace("(-7,4,3)", "(-7,4,2)"))).outcome is Whole.INCORRECT


def test_values_said_again_need_no_words() -> None:
    text = SYSTEM + "We find $x=-7$, $y=4$, $z=3$.\n\n**Answer:** $x=-7$, $y=4$, $z=3$"
    assert judge(answer_of(text)).outcome is Whole.CORRECT
    assert judge(answer_of(text.replace("$z=3$\n", "$z=3$\n", 1)[:-3] + "=2$")).outcome is not Whole.CORRECT
