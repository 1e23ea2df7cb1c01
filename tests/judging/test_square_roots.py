"""Matrices with square roots and with i: steps, products, determinants and ranks, right and wrong, and what is open."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank import to_latex, verify
from exactrank.errors import InputError
from exactrank.judging import Note, Outcome
from exactrank.judging.verdicts.verdict import Whole
from exactrank.judging.verdicts.witnesses import ForValues, RootImage, RootMinor, WrongRootEntries, WrongRootValue
from exactrank.numbers.root_sums import ROOT_SUMS, RootNumber, RootSum
from exactrank.reading.answers.document import answer_of
from exactrank.reading.answers.letter_conditions import letter_conditions
from exactrank.render.json.verdicts import verdict_object
from tests.exploring import examples


def matrix(text: str, kind: str = "pmatrix") -> str:
    """Rows with semicolons between them; of the signs for roots and lambda their commands."""
    written = text.replace("√", r"\sqrt").replace("λ", r"\lambda")
    rows = r" \\ ".join(" & ".join(row.split()) for row in written.split(";"))
    return rf"\begin{{{kind}}}{rows}\end{{{kind}}}"


def arrow(before: str, operations: str, after: str) -> str:
    return rf"$${matrix(before)} \xrightarrow{{{operations}}} {matrix(after)}$$"


COMPLEX = r"Over $\mathbb{C}$: "
ENGINEERS = r"We write $j^2=-1$. "
RIGHT = {
    "a step with i": arrow("1 i; 1+i 2", "R_2 - (1+i)R_1", "1 i; 0 3-i"),
    "a step with a root": arrow(r"1 \sqrt2; \sqrt2 3", r"R_2 - \sqrt2 R_1", r"1 \sqrt2; 0 1"),
    "a row divided by a root": arrow(r"\sqrt{3} 3; 1 0", r"R_1 \to \frac{1}{\sqrt{3}} R_1", r"1 \sqrt{3}; 1 0"),
    "a row divided by 1 + i": arrow("1+i 2; 1 0", r"R_1 \to \frac{1}{1+i} R_1", "1 1-i; 1 0"),
    "a swap": arrow(r"0 \sqrt5; 1 i", r"R_1 \leftrightarrow R_2", r"1 i; 0 \sqrt5"),
    "without an operation": rf"$${matrix('1 2i; 2 1+i')} \sim {matrix('1 2i; 0 1-3i')}$$",
    "i and a root": arrow(r"1 i\sqrt2; \sqrt2 3i", r"R_2 - \sqrt2 R_1", r"1 i\sqrt2; 0 i"),
    "a product with i": rf"$${matrix('1 2i; 0 1')}{matrix('1 1; i 0')} = {matrix('-1 1; i 0')}$$",
    "a determinant with i": rf"{COMPLEX}$$\det{matrix('1+i 2; 3 1-i')} = (1+i)(1-i) - 6 = 2 - 6 = -4$$",
    "a determinant with a root": rf"$$\det{matrix('1+√3 2; 1 √3')} = (1+\sqrt3)\sqrt3 - 2 = 1+\sqrt3$$",
    "a rank": rf"The matrix $A = {matrix('1 √2; √2 2')}$ has rank 1.",
    "a rank behind steps": arrow("1 i; 1+i 2", "R_2 - (1+i)R_1", "1 i; 0 3-i") + " The rank is 2.",
    "an inverse": rf"{COMPLEX}Let $A = {matrix('1 i; i 1')}$. Then $A^{{-1}} = \frac12 {matrix('1 -i; -i 1')}$.",
    "a reduced form": rf"The reduced row echelon form of ${matrix('2 2i; i -1')}$ is ${matrix('1 i; 0 0')}$.",
    "a characteristic polynomial": rf"$${matrix('1-λ √2; √2 2-λ', 'vmatrix')}"
    r" = (1-\lambda)(2-\lambda) - 2 = \lambda^2 - 3\lambda$$",
    "a letter beside i": arrow("1 a+i; 2i 1", "R_2 - 2i R_1", "1 a+i; 0 3-2ai"),
    "j as engineers write it": rf"{ENGINEERS}$$\det{matrix('1+2j -j; -j 3-j')} = 5+5j+1 = 6+5j$$",
    "a null space": rf"{COMPLEX}The kernel of ${matrix('1 i; i -1')}$ is spanned by ${matrix('-i; 1')}$.",
    "an eigenvector": rf"{COMPLEX}$${matrix('0 -1; 1 0')}{matrix('1; -i')} = {matrix('i; 1')} = i{matrix('1; -i')}$$",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_right_answers_with_roots(text: str) -> None:
    verdict = verify(text)
    assert verdict.outcome is Whole.CORRECT
    assert all(one.outcome is Outcome.CORRECT for one in verdict.judgements)


WRONG = {
    "j as engineers write it": (rf"{ENGINEERS}$$\det{matrix('1+2j -j; -j 3-j')} = 4+5j$$", "6+5*i", "4+5*i"),
    "a step with i": (arrow("1 i; 1+i 2", "R_2 - (1+i)R_1", "1 i; 0 1-i"), "3-i", "1-i"),
    "a step with a root": (arrow(r"1 \sqrt2; \sqrt2 3", r"R_2 - \sqrt2 R_1", r"1 \sqrt2; 0 2"), "1", "2"),
    "a row divided by 1 + i": (arrow("1+i 2; 1 0", r"R_1 \to \frac{1}{1+i} R_1", "1 1+i; 1 0"), "1-i", "1+i"),
    "i and a root": (
        arrow(r"1 i\sqrt2; \sqrt2 3i", r"R_2 - \sqrt2 R_1", r"1 i\sqrt2; 0 5i"), "i", "5*i",
    ),
    "a product": (rf"$${matrix('1 2i; 0 1')}{matrix('1 1; i 0')} = {matrix('3 1; i 0')}$$", "-1", "3"),
    "a determinant": (rf"{COMPLEX}$$\det{matrix('1+i 2; 3 1-i')} = -6$$", "-4", "-6"),
    "a product of numbers": (rf"{COMPLEX}$$\det{matrix('1+i 2; 3 1-i')} = (1+i)(1-i) - 6 = 0 - 6$$", "-4", "-6"),
    "a sum that is none": (rf"$$\det{matrix('1+√3 2; 1 √3')} = 3+\sqrt3$$", "1+sqrt(3)", "3+sqrt(3)"),
    "a reduced form": (
        rf"The reduced row echelon form of ${matrix('2 2i; i -1')}$ is ${matrix('1 -i; 0 0')}$.", "i", "-i",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "found"), WRONG.values(), ids=WRONG)
def test_wrong_answers_with_roots(text: str, expected: str, found: str) -> None:
    verdict = verify(text)
    assert verdict.outcome is Whole.INCORRECT
    [one] = [one for one in verdict.judgements if one.outcome is Outcome.INCORRECT]
    match one.witness:
        case WrongRootEntries((entry,)):
            assert (entry.expected.text(), entry.found.text()) == (expected, found)
        case WrongRootValue(right, wrong):
            assert (right.text(), wrong.text()) == (expected, found)
        case _:
            raise AssertionError(one.witness)


def test_a_wrong_rank_is_refuted_by_a_minor() -> None:
    [one] = verify(rf"$A = {matrix('1 √2; √2 3')}$ has rank 1.").judgements
    assert one.note is Note.WRONG_RANK
    assert one.witness == RootMinor((0, 1), (0, 1), RootNumber(((1, 1),)), (2, 1, 0))
    [one] = verify(rf"$A = {matrix('1 √2; √2 2')}$ has rank 2.").judgements
    assert one.witness == RootMinor((0,), (0,), RootNumber(((1, 1),)), (1, 2, 1))


def test_a_vector_that_is_not_in_the_null_space_is_shown_with_its_image() -> None:
    [one] = verify(rf"{COMPLEX}The kernel of ${matrix('1 i; i -1')}$ is spanned by ${matrix('i; 1')}$.").judgements
    assert one.note is Note.NOT_IN_SPACE
    assert isinstance(one.witness, RootImage)
    assert ([x.text() for x in one.witness.vector], one.witness.value.text()) == (["i", "1"], "2*i")


def test_letters_and_roots_are_shown_at_a_value() -> None:
    [one] = verify(arrow("1 a+i; 2i 1", "R_2 - 2i R_1", "1 a+i; 0 3+2ai")).judgements
    assert isinstance(one.witness, ForValues)
    assert one.witness.values == (("a", Fraction(2)),)
    assert isinstance(one.witness.witness, WrongRootEntries)
    [entry] = one.witness.witness.entries
    assert (entry.expected.text(), entry.found.text()) == ("3-4*i", "3+4*i")


LEFT_OPEN = {
    "i may be a letter": rf"$$\det{matrix('1 i; i 1')} = 3$$",
    "i is tied": "Let $i^2 = 1$. " + arrow("1 i; i 1", "R_2 - iR_1", "1 i; 0 0"),
    "roots of two negative numbers": arrow("1 √{-3}; √{-2} 1", r"R_2 - \sqrt{-2}R_1", r"1 √{-3}; 0 1-\sqrt6"),
    "i is one letter of many": arrow("g h; i 1", r"R_2 \to gR_2 - iR_1", "g h; 0 g+hi"),
    "j may be a letter": arrow("1 j; j 1", "R_2 - jR_1", "1 j; 0 2"),
    "i has a value": "Let $i = 3$. " + arrow("1 i; 1 1", "R_2 - R_1", "1 i; 0 1+i"),
    "the root of a negative number": rf"$$\det{matrix('√{-4} 1; 1 √{-1}')} = 1$$",
    "lengths": rf"{COMPLEX}Let $v = {matrix('1; 2i')}$. Then $\|v\| = 3$.",
    "what may be conjugated": rf"{COMPLEX}Let $v = {matrix('1; 2i')}$. Then $v^T v = 5$.",
    "a root of a large prime": arrow(r"1 \sqrt{53}; 2 1", "R_2 - 2R_1", r"1 \sqrt{53}; 0 1+2\sqrt{53}"),
    "too many roots": arrow(
        r"\sqrt2 \sqrt3; \sqrt5 \sqrt7", r"R_2 \to \sqrt2 R_2 - \sqrt5 R_1", r"\sqrt2 \sqrt3; 0 1",
    ),
    "the size of a number": rf"{COMPLEX}$|1+i| = \sqrt2$ and $|3+4i| = 5$.",
    "the size of a number with a root": r"$|1-\sqrt2| = \sqrt2 - 1$",
    "digits of a root": arrow(r"1 \sqrt2; 1 0", "R_2 - R_1", r"1 \sqrt2; 0 -1.414"),
}  # fmt: skip


@pytest.mark.parametrize("text", LEFT_OPEN.values(), ids=LEFT_OPEN)
def test_what_is_not_certain_accuses_nobody(text: str) -> None:
    verdict = verify(text)
    assert verdict.outcome not in (Whole.INCORRECT, Whole.CORRECT)


def test_infinitely_many_solutions_are_not_counted_modulo_the_prime() -> None:
    system = r"$$\left(\begin{array}{cc|c} 1 & \sqrt2 & 1 \\ \sqrt2 & 2 & {} \\ \end{array}\right)$$"
    right = system.replace("{}", r"\sqrt2") + " The system has infinitely many solutions."
    wrong = system.replace("{}", "1") + " The system has infinitely many solutions."
    assert [one.outcome for one in verify(right).judgements] == [Outcome.CORRECT]
    assert all(one.outcome is not Outcome.CORRECT for one in verify(wrong).judgements)


def test_the_numbers_stand_in_the_json_and_on_the_page() -> None:
    verdict = verify(arrow("1 i; 1+i 2", "R_2 - (1+i)R_1", "1 i; 0 1-i"))
    made = verdict_object(verdict)["statements"]
    assert isinstance(made, list)
    assert isinstance(made[0], dict)
    assert made[0]["witness"] == {"row": 2, "column": 2, "expected": "3-i", "found": "1-i", "in": "result"}
    page = to_latex(verdict)
    assert "3 - i" in page
    assert "1 - i" in page


small = st.integers(-3, 3)
numbers = st.tuples(small, small)


def written(x: RootSum, root: str) -> str:
    return "+".join(f"({n})" if d == 1 else f"({n}){root}" for d, n in x) or "0"


@pytest.mark.parametrize(("d", "root"), [(-1, "i"), (3, r"\sqrt{3}")])
@given(st.lists(numbers, min_size=4, max_size=4), numbers, st.sampled_from([1, -1, 2]))
@examples(20)
def test_a_step_is_right_as_it_is_and_wrong_when_an_entry_is_changed(
    d: int, root: str, entries: list[tuple[int, int]], k: tuple[int, int], slip: int
) -> None:
    """R_2 + k R_1 over QQ(sqrt d), by the arithmetic of sums of roots."""
    a, b, c, e, factor = [
        tuple([(q, n) for q, n in sorted(((1, x), (d, y))) if n]) for x, y in (*entries, (k[0], k[1] or 1))
    ]
    first, second = [ROOT_SUMS.add(y, ROOT_SUMS.times(factor, x)) for x, y in ((a, c), (b, e))]
    before = f"{written(a, root)} {written(b, root)} 2+3{root}; {written(c, root)} {written(e, root)} 0"
    third = ROOT_SUMS.times(factor, tuple(sorted(((1, 2), (d, 3)))))

    def step(last: RootSum) -> str:
        after = f"{written(a, root)} {written(b, root)} 2+3{root}; "
        after += f"{written(first, root)} {written(second, root)} {written(last, root)}"
        return arrow(before, rf"R_2 \to R_2 + ({written(factor, root)})R_1", after)

    assert verify(step(third)).outcome is Whole.CORRECT
    wrong = verify(step(ROOT_SUMS.add(third, ROOT_SUMS.of_integer(slip))))
    assert wrong.outcome is Whole.INCORRECT
    [one] = wrong.judgements
    assert isinstance(one.witness, WrongRootEntries)
    assert [(entry.row, entry.column) for entry in one.witness.entries] == [(1, 2)]


IMAGINARY = [
    (r"Over $\mathbb{C}$ we have", ("i",)),
    ("the matrix in \u2102", ("i",)),
    ("with $j^2 = -1$", ("j",)),
    (r"where $i = \sqrt{-1}$", ("i",)),
    ("$i^{2} = -1$", ("i",)),
    ("$i^2 = -12$", ()),
    (r"Over $\mathbb{R}$, $i = 1, 2$", ()),
    ("$C_i = 1$", ()),
    (r"in $M_2(\mathbb{H})$, with $\mathbb{C}$ in it and $i^2 = j^2 = -1$", ()),
]


@pytest.mark.parametrize(("text", "expected"), IMAGINARY)
def test_signs_that_say_which_letter_is_the_imaginary_unit(text: str, expected: tuple[str, ...]) -> None:
    assert letter_conditions(text).imaginary == expected


WORDS = [
    "where $i$ is the imaginary unit",
    "a matrix of complex numbers",
    "eine Matrix komplexer Zahlen, die wir so schreiben",
    "une matrice complexe que nous notons ainsi",
    "una matriz compleja que escribimos así",
    "una matrice complessa che scriviamo così",
    "uma matriz complexa que escrevemos assim",
    "macierz zespolona, którą zapisujemy tak",
    "это комплексная матрица",
    "これは複素行列である",
    "这是一个复矩阵",
]


@pytest.mark.parametrize("words", WORDS)
def test_words_that_say_that_numbers_are_complex(words: str) -> None:
    assert answer_of(f"{words}. $$A = {matrix('1 i; i 1')}$$").imaginary == ("i",)


@pytest.mark.parametrize("words", ["this is more complex", "the complexity", "das ist komplex", "this is real"])
def test_words_that_do_not(words: str) -> None:
    assert answer_of(f"{words}. $$A = {matrix('1 i; i 1')}$$").imaginary == ()


def test_over_a_quadratic_field_i_is_the_imaginary_unit() -> None:
    wrong = LEFT_OPEN["i may be a letter"]
    assert verify(wrong, field="QQ(i)").outcome is Whole.INCORRECT
    assert verify(wrong, field="QQ").outcome is Whole.UNDECIDED
    # 1 - i i is 3 neither for the imaginary unit nor for a letter
    assert verify(arrow("1 i; i 1", "R_2 - iR_1", "1 i; 0 3")).outcome is Whole.INCORRECT
    assert verify(arrow("1 √{-3}; √{-3} 1", r"R_2 - \sqrt{-3}R_1", "1 √{-3}; 0 -2")).outcome is Whole.INCORRECT
    right = RIGHT["a step with a root"]
    assert verify(right, field="QQ(sqrt 2)").outcome is verify(right, field="QQ").outcome is Whole.CORRECT


def test_fields_that_no_answer_is_judged_over() -> None:
    with pytest.raises(InputError, match="answers are judged over QQ"):
        verify(RIGHT["a rank"], field="QQ(a)")
