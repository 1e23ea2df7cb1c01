"""Steps and claims with letters: identities of polynomials, mistakes with a value that shows them, and what ties."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank import verify
from exactrank.judging import Judgement, Note, Outcome
from exactrank.judging.verdicts.witnesses import ForValues, WrongEntries, WrongValue
from exactrank.judging.written_functions import WrittenFunctions
from exactrank.reading.answers.document import answer_of
from exactrank.reading.answers.letter_conditions import LetterConditions, letter_conditions
from exactrank.reading.matrices.letters_over import letters_in
from exactrank.reading.operations.written_factors import WrittenFactor
from exactrank.render.json.verdicts import verdict_object
from exactrank.statements import Grid, RowStep
from tests.exploring import examples


def matrix(text: str) -> str:
    return r"\begin{pmatrix}" + r" \\ ".join(" & ".join(row.split()) for row in text.split(";")) + r"\end{pmatrix}"


def arrow(before: str, operations: str, after: str) -> str:
    return rf"$${matrix(before)} \xrightarrow{{{operations}}} {matrix(after)}$$"


def only(text: str) -> Judgement:
    [one] = verify(text).judgements
    return one


RIGHT = {
    "a letter times a row": (arrow("1 a; a 1", r"R_2 \to R_2 - aR_1", "1 a; 0 1-a^2"), None),
    "a sum in parentheses": (arrow("1 2; a+1 0", r"R_2 \to R_2 - (a+1)R_1", "1 2; 0 -2a-2"), None),
    "two letters": (arrow("1 b; a c", r"R_2 \to R_2 - aR_1", "1 b; 0 c-ab"), None),
    "a power": (arrow("1 1; a^2 1", r"R_2 \to R_2 - a^2R_1", "1 1; 0 1-a^2"), None),
    "a fraction with a letter above": (
        arrow("2 1; k 1", r"R_2 \to R_2 - \frac{k}{2}R_1", r"2 1; 0 1-\frac{k}{2}"), None,
    ),
    "a Greek letter": (
        arrow(r"1 \lambda; \lambda 2", r"R_2 \to R_2 - \lambda R_1", r"1 \lambda; 0 2-\lambda^2"), None,
    ),
    "in a sentence": (f"Subtract $a$ times the first row from the second: $${matrix('1 a; a 1')} \\to "
                      f"{matrix('1 a; 0 1-a^2')}$$", None),
    "a swap": (arrow("a 1; 1 a", r"R_1 \leftrightarrow R_2", "1 a; a 1"), None),
    "divided by a letter": (arrow("a a; 0 1", r"R_1 \to \frac{1}{a}R_1", "1 1; 0 1"), Note.ASSUMES_NONZERO),
    "multiplied by a letter": (arrow("1 2; 0 1", r"R_1 \to aR_1", "a 2a; 0 1"), Note.ASSUMES_NONZERO),
    "divided by what is not 0": (
        "Let $a \\ne 0$. " + arrow("a a; 0 1", r"R_1 \to \frac{1}{a}R_1", "1 1; 0 1"), None,
    ),
    "another thing is not 0": (
        "Let $a \\ne 1$. " + arrow("a a; 0 1", r"R_1 \to \frac{1}{a}R_1", "1 1; 0 1"), Note.ASSUMES_NONZERO,
    ),
    "without operations": (f"$${matrix('1 a; a 1')} \\sim {matrix('1 a; 0 1-a^2')}$$", None),
    "divided by in words": (
        f"Let $A = {matrix('1 1; 0 a-1')}$. Dividing the second row by $a-1$ we get ${matrix('1 1; 0 1')}$.",
        Note.ASSUMES_NONZERO,
    ),
    "without operations, in general": (f"$${matrix('a 1; 0 1')} \\sim {matrix('1 0; 0 1')}$$", Note.ASSUMES_NONZERO),
    "a determinant": (rf"$\det{matrix('a b; c d')} = ad - bc$", None),
    "a determinant of differences": (rf"$\det{matrix('1 a a^2; 1 b b^2; 1 c c^2')} = (b-a)(c-a)(c-b)$", None),
    "a product": (f"$${matrix('1 a; 0 1')}{matrix('1 b; 0 1')} = {matrix('1 a+b; 0 1')}$$", None),
    "it holds for all values": (f"For $a = 2$: {arrow('1 a; a 1', r'R_2 - aR_1', '1 a; 0 1-a^2')}", None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "note"), RIGHT.values(), ids=RIGHT)
def test_what_holds_for_all_letters_is_right(text: str, note: Note | None) -> None:
    decided = [one for one in verify(text).judgements if one.kind != "definition"]
    assert [(one.outcome, one.note, one.witness) for one in decided] == [(Outcome.CORRECT, note, None)]


WRONG = {
    "a sign": (arrow("1 a; a 1", r"R_2 \to R_2 - aR_1", "1 a; 0 1+a^2"), Note.WRONG_ENTRY),
    "two letters": (arrow("1 b; a c", r"R_2 \to R_2 - aR_1", "1 b; 0 c-a-b"), Note.WRONG_ENTRY),
    "a sign of a determinant": (rf"$\det{matrix('a 1; 1 a')} = 1 - a^2$", Note.SIGN),
    "a polynomial that differs": (rf"$\det{matrix('a b; c d')} = ad - b$", Note.WRONG_VALUE),
    "another sign in a determinant": (rf"Hence $\det{matrix('a b; c d')} = ad + bc$.", Note.WRONG_VALUE),
    "an inequation ties nothing": (
        "Let $a \\ne 2$. " + arrow("1 a; a 1", r"R_2 \to R_2 - aR_1", "1 a; 0 1+a^2"), Note.WRONG_ENTRY,
    ),
    "a field ties nothing": (
        "Let $a \\in \\mathbb{R}$. " + arrow("1 a; a 1", r"R_2 \to R_2 - aR_1", "1 a; 0 a"), Note.WRONG_ENTRY,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "note"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_shown_at_a_value(text: str, note: Note) -> None:
    one = next(one for one in verify(text).judgements if one.outcome is Outcome.INCORRECT)
    assert one.note is note
    assert isinstance(one.witness, ForValues)
    values = dict(one.witness.values)
    if isinstance(one.witness.witness, WrongValue):
        assert one.witness.witness.expected != one.witness.witness.found
        return
    assert isinstance(one.witness.witness, WrongEntries)
    assert isinstance(one.statement, RowStep)
    assert isinstance(one.statement.after, Grid)
    functions = WrittenFunctions(answer_of(text))
    values = {letter: values.get(letter, Fraction(0)) for letter in functions.letters}
    for entry in one.witness.witness.entries:
        written = one.statement.after.written[entry.row][entry.column]
        assert functions.value(written, values) == entry.found != entry.expected


def test_an_inverse_in_letters_of_its_matrix_is_right_or_wrong() -> None:
    subject = f"$A = {matrix('1 a; 0 1')}$ has the inverse $A^{{-1}} = "
    assert verify(f"{subject}{matrix('1 -a; 0 1')}$.").outcome.value == "correct"
    assert verify(f"{subject}{matrix('1 a; 0 1')}$.").outcome.value == "incorrect"
    assert verify(f"{subject}{matrix('1 b; 0 1')}$.").outcome.value == "undecided"


LEFT_OPEN = {
    "the letter has a value": f"For $a = 1$: {arrow('1 a; a 1', r'R_2 - aR_1', '1 1; 0 1-a')}",
    "the letter has a value further down": f"{arrow('1 a; a 1', r'R_2 - aR_1', '1 a; 0 0')} This needs $a = 1$.",
    "a value in words": f"Suppose $a$ equals one. {arrow('1 a; a 1', r'R_2 - aR_1', '1 a; 0 0')}",
    "a value in words without mathematics": f"Here a equals one. {arrow('1 a; a 1', r'R_2 - aR_1', '1 a; 0 0')}",
    "an equation for the letter": rf"Solve $\det{matrix('x 1; 1 x')} = 2x$.",
    "an equation of products": f"We need $${matrix('a b; b a')}{matrix('a b; b a')} = {matrix('a b; a b')}$$",
    "a name for an entry": arrow("1 2; 3 4", r"R_2 \to R_2 - 3R_1", "1 2; 0 x"),
    "a name for an entry beside letters": arrow("a b; c d", r"R_2 \to aR_2 - cR_1", "a b; 0 x"),
    "a name for a factor": arrow("1 2; 3 4", r"R_2 \to R_2 - mR_1", "1 2; 0 -2"),
    "a value that may be wanted": rf"$\det{matrix('a b; c d')} = b$",
    "a multiple that may be wanted": rf"$\det{matrix('a b; c d')} = 2a$",
    "a polynomial that is wanted": rf"We want $\det{matrix('a 1; 1 a')} = a^2 + a$.",
    "a polynomial that is asked for": rf"For which $a$ is $\det{matrix('a 1; 1 a')} = a^2 + a$?",
    "a polynomial that is supposed": rf"Suppose that $\det{matrix('a b; b a')} = a^2 + b$.",
    "a polynomial to be solved for": rf"Solve the equation $\det{matrix('x 1; 1 x')} = x^2 + x$.",
    "a polynomial under a condition": rf"If $b = 1$, then $\det{matrix('a b; b a')} = a^2 - 1$.",
    "modulo 2": f"Over $\\mathbb{{F}}_2$: {arrow('1 a; a 1', r'R_2 + aR_1', '1 a; 0 a+1')}",
    "in words": f"Here $a$ equals $1$. {arrow('1 a; a 1', r'R_2 - aR_1', '1 a; 0 0')}",
    "a root of a polynomial": f"As $a^2 - 1 = 0$: {arrow('1 a; a 1', r'R_2 - aR_1', '1 a; 0 0')}",
    "a bound": f"If $a > 0$: {arrow('1 a; a 1', r'R_2 - aR_1', '1 a; 0 1')}",
    "one of several": f"Let $a \\in \\{{1, 2\\}}$. {arrow('1 a; a 1', r'R_2 - aR_1', '1 a; 0 1')}",
    "no operation, and not equivalent": f"$${matrix('1 a; a 1')} \\sim {matrix('1 a; 0 0')}$$",
    "an equation to be solved": rf"$\det{matrix('a 1; 1 a')} = 0$",
    "an equation with a number": rf"$\det{matrix('a 1; 1 a')} = 3$",
    "an equation of unknowns": f"$${matrix('1 2; 3 4')}{matrix('x; y')} = {matrix('x; y')}$$",
    "an equation of vectors": f"$${matrix('1 2; 3 4')}{matrix('x; y')} = {matrix('5; 6')}$$",
    "a name for the value": rf"$\det{matrix('a 1; 1 a')} = d$",
    "a factor that is not read": arrow("1 a; a 1", r"R_2 \to R_2 - f(a)R_1", "1 a; 0 1"),
    "an entry that is not read": arrow(r"1 \sin(a); 2 1", r"R_2 \to R_2 - aR_1", "1 a; 0 1"),
    "a root": arrow(r"1 \sqrt{a}; 2 1", r"R_2 \to R_2 - 2R_1", r"1 \sqrt{a}; 0 1-\sqrt{a}"),
    "the rank, which depends on the value": f"$A = {matrix('1 a; a 1')}$. The rank of $A$ is 2.",
    "an echelon form, which depends on the value": f"$A = {matrix('a 1; 0 1')}$ is invertible.",
}  # fmt: skip


@pytest.mark.parametrize("text", LEFT_OPEN.values(), ids=LEFT_OPEN)
def test_what_depends_on_a_value_is_left_open(text: str) -> None:
    assert all(one.outcome in (Outcome.UNDECIDED, Outcome.UNREADABLE) for one in verify(text).judgements)


def test_a_step_that_goes_on_from_a_wrong_one_is_right_by_itself() -> None:
    first = arrow("1 a; a 1", r"R_2 \to R_2 - aR_1", "1 a; 0 1+a^2").rstrip("$")
    wrong, right = verify(f"{first} \\xrightarrow{{R_2 \\to 2R_2}} {matrix('1 a; 0 2+2a^2')}$$").judgements
    assert (wrong.outcome, right.outcome, right.follows) == (Outcome.INCORRECT, Outcome.CORRECT, 0)


small = st.integers(-3, 3)


@given(st.lists(small, min_size=4, max_size=4), small, st.sampled_from([-2, -1, 1, 2]))
@examples(60)
def test_a_step_is_right_as_it_is_and_wrong_when_an_entry_is_changed(c: list[int], k: int, slip: int) -> None:
    """R_2 + (a + k) R_1 on rows of p + q a, multiplied out by hand."""
    p, q, r, s = c
    first, second = f"{p}+({q})a", f"{r}+({s})a"
    sums = f"({r + k * p})+({s + p + k * q})a+({q})a^2"
    row = f"R_2 \\to R_2 + (a+({k}))R_1"
    assert only(arrow(f"1 {first}; 2 {second}", row, f"1 {first}; {2 + k}+a {sums}")).outcome is Outcome.CORRECT
    wrong = only(arrow(f"1 {first}; 2 {second}", row, f"1 {first}; {2 + k}+a {sums}+({slip})a"))
    assert wrong.outcome is Outcome.INCORRECT
    assert isinstance(wrong.witness, ForValues)


CONDITIONS = [
    (r"For $a = 1$ it is singular.", ("a",), (), ()),
    (r"$b^2 - 4 = 0$", ("b",), (), ()),
    (r"$0 = (a-1)(b+2)$", ("a", "b"), (), ()),
    (r"$\lambda = 3$, $1 = \mu$.", ("lambda", "mu"), (), ()),
    (r"$k \ne 0, 1$", (), (0, 1), ("(k) - (0)", "(k) - (1)")),
    (r"$c \in \mathbb{R}$", (), (), ()),
    (r"$c \in \{1, 2\}$", ("c",), (), ()),
    (r"a = 3 のとき", ("a",), (), ()),
    (r"$a$ equals $2$.", ("a",), (), ()),
    ("k is two", ("k",), (), ()),
    (r"R_2 \to R_2 - aR_1", (), (), ()),
    (r"\begin{vmatrix} a & 1 \\ 1 & a \end{vmatrix} = a^2 - 1", (), (), ()),
    (r"$a^2 - 2a = a(a - 2)$", (), (), ()),
    (r"$2a = 4$", ("a",), (), ()),
    (r"$x^2 + 3k = -7$", ("x", "k"), (), ()),
    (r"$1 - 2b = c$", ("c",), (), ()),
]


@pytest.mark.parametrize(("text", "tied", "excluded", "nonzero"), CONDITIONS)
def test_what_the_signs_say_of_letters(
    text: str, tied: tuple[str, ...], excluded: tuple[int, ...], nonzero: tuple[str, ...]
) -> None:
    assert letter_conditions(text) == LetterConditions(tied, excluded, nonzero)


def test_the_letters_of_a_formula() -> None:
    assert letters_in(r"\frac{a - i}{2 \lambda} + \sin b") == {"a", "lambda", "b"}
    assert letters_in("3/2") == set()


def test_factors_as_they_are_written() -> None:
    assert (3 * WrittenFactor("a")).text == "(3) * (a)"
    assert (1 / WrittenFactor("a + 1")).text == "(1) / (a + 1)"


def test_the_values_stand_in_the_json() -> None:
    made = verdict_object(verify(arrow("1 a; a 1", r"R_2 \to R_2 - aR_1", "1 a; 0 1+a^2")))["statements"]
    assert isinstance(made, list)
    assert isinstance(made[0], dict)
    assert made[0]["witness"] == {
        "letters": {"a": "2"}, "row": 2, "column": 2, "expected": "-3", "found": "5", "in": "result",
    }  # fmt: skip
