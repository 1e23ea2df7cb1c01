# ruff: noqa: E501 - a formula and what it says stand on one line
"""Row operations: every notation, in formulas and in prose, and what is none."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.errors import ExactrankError, InputError
from exactrank.matrix import Matrix
from exactrank.reading.latex.tokens import tokens_of
from exactrank.reading.operations.grammar import Parser
from exactrank.reading.operations.reader import canonical, elementary, operations_in, read_operations
from exactrank.reading.operations.results import operation_with_result
from exactrank.reading.operations.row_names import Lexeme
from exactrank.row_operations import RowAdd, RowScale, RowSwap, apply
from exactrank.statements import ClaimedCombination, Term

ADD = "R2 <- R2 - 2 R1"
READ = {
    r"R_2 \leftarrow R_2 - 2R_1": ADD, r"R_2 \gets R_2-2R_1": ADD, "R_2 := R_2 - 2R_1": ADD, "R_2=R_2-2R_1": ADD,
    r"R_2-2R_1": ADD,
    r"R_2 \to R_2-2R_1": ADD, r"R_2 - 2R_1 \to R_2": ADD, r"-2R_1+R_2 \rightarrow R_2": ADD,
    r"R_{2} \Rightarrow R_{2} - 2R_{1}": ADD,
    r"L_2 \leftarrow L_2 - 2L_1": ADD, r"F_2 \to F_2 - 2 F_1": ADD, "w_2-2w_1": ADD, "r_2-2r_1": ADD,
    r"II - 2\cdot I": ADD,
    r"-2\rho_1+\rho_2": ADD, r"\rowopadd{-2}{1}{2}": ADD, "[R_2-2R_1]": ADD, "②−①×2": ADD, "R2 -> R2 - 2 R1": ADD,
    "R2=R2-2R1": ADD,
    "第2行から第1行の2倍を引く": ADD, "第 $2$ 行から第 $1$ 行の $2$ 倍を引く": ADD, "第１行の（−２）倍を第２行に加える": ADD,
    "第二行から第一行の2倍を引く": ADD, "第2行-第1行×2": ADD, "2行目から1行目の2倍を引く": ADD, "第1行の2倍を第2行から引く": ADD,
    "subtract 2 times row 1 from row 2": ADD, "Subtract $2R_1$ from $R_2$": ADD, "Subtract twice the first row from the second": ADD,
    "Add -2 times row 1 to row 2": ADD,
    "Replace row 2 by row 2 minus 2 times row 1": ADD, r"\textcircled{2}-\textcircled{1}\times 2": ADD,
    r"R_2' = R_2 - 2R_1": ADD, "R₂ → R₂ − 2R₁": ADD, "add (-2) times row one to row two": ADD,
    "Multiply row 1 by -2 and add it to row 2": ADD, "multiply the first row by -2, then add to the second": ADD,
    "Scale the second equation by multiplying it by -1/3": "R2 <- -1/3 R2",
    "第2行减去第1行的2倍": ADD, "将第1行的-2倍加到第2行": ADD, "把第一行乘以-2加到第二行": ADD, "第二行加上第一行的-2倍": ADD,
    "第3行乘以5": "R3 <- 5 R3", "第三行除以5": "R3 <- 1/5 R3", "交换第1行和第2行": "R1 <-> R2",
    "add the second and third equations": "? <- R2 + R3",
    r"\mathrm{II} - 2\,\mathrm{I}": ADD, r"\ell_2 \leftarrow \ell_2 - 2\ell_1": ADD,
    r"\mathbf{r}_2 - 2\mathbf{r}_1": ADD,
    r"R_3 \div 5": "R3 <- 1/5 R3", r"R_2=R_2\div 3": "R2 <- 1/3 R2", r"\frac12 R_2": "R2 <- 1/2 R2",
    r"-R_3": "R3 <- -R3",
    r"R_2\mapsto \frac{R_2}{3}": "R2 <- 1/3 R2", r"(-\frac12)R_2": "R2 <- -1/2 R2",
    r"\rowopmult{\frac{1}{5}}{2}": "R2 <- 1/5 R2",
    "第3行を -3/34 倍する": "R3 <- -3/34 R3", "第二行を3で割る": "R2 <- 1/3 R2", "multiply row 2 by 1/3": "R2 <- 1/3 R2",
    r"\text{multiply 1st by $-3$}": "R1 <- -3 R1", "divide row 2 by 3": "R2 <- 1/3 R2",
    r"(.67/1.3)\rho_2+\rho_3": "R3 <- R3 + 67/130 R2",
    r"\rho_1\leftrightarrow\rho_2": "R1 <-> R2", "R1 <-> R2": "R1 <-> R2", "第1行と第2行を入れ替える": "R1 <-> R2",
    "swap rows 1 and 2": "R1 <-> R2",
    "interchange R1 and R2": "R1 <-> R2", r"R_1 \to R_2, R_2 \to R_1": "R1 <-> R2", r"\rowopswap{1}{2}": "R1 <-> R2",
    r"L_3 \leftarrow 2L_3 + 3L_2": "R3 <- 2 R3 + 3 R2", r"R_3 - \frac32(R_1+R_2) \to R_3": "R3 <- R3 - 3/2 R1 - 3/2 R2",
    r"C_2 \leftarrow C_2 - 2C_1": "C2 <- C2 - 2 C1", r"R_2\leftarrow R_2+R_2": "R2 <- R2 + R2",
    "R_2 + R_3": "? <- R2 + R3",
    r"R_2=R_2+iR_1": "R2 <- R2 + ? R1", r"R_2 - a R_1 \to R_2": "R2 <- R2 + ? R1", r"R_2 - \lambda R_1 \to R_2": "R2 <- R2 + ? R1",
    r"R_2 - 2\sqrt{3}R_1 \to R_2": "R2 <- R2 + ? R1",
    "r2 -> r2-2*r1": ADD, "R2 -= 2R1": ADD, "R_2 -= 2 R_1": ADD, r"R_2 \mathrel{-}= 2R_1": ADD, "R2 += -2R1": ADD, "R2 *= 1/3": "R2 <- 1/3 R2",
    "R2 *= -1": "R2 <- -R2", "R2 /= -3": "R2 <- -1/3 R2", "(2)-(1)*2": ADD, "(2) - 2(1)": ADD, "(2)+(-2)(1)": ADD,
    "(2) -> (2) - 2(1)": ADD, "(1) <-> (2)": "R1 <-> R2", "3(2) - 2(1) -> (2)": "R2 <- 3 R2 - 2 R1", "II - 2 I": ADD, "II - 2*I": ADD,
    r"II \to II - 2 I": ADD, "Z2 - 2Z1": ADD, "w2 -> w2 - 2w1": ADD, "f2 = f2 - 2 f1": ADD, "L2 <- L2 - 2L1": ADD,
    "Zeile 2 - 2 * Zeile 1": ADD, "fila 2 - 2 fila 1": ADD, "wiersz 2 - 2 wiersz 1": ADD, r"\text{Zeile}_2 - 2\,\text{Zeile}_1": ADD,
    "L'_2 = L_2 - 2 L_1": ADD, "L_2' = L_2 - 2 L_1": ADD, r"R_2^{new} = R_2 - 2R_1": ADD, "new row 2 = row 2 - 2 row 1": ADD,
    r"R_2^{\text{new}} = R_2^{\text{old}} - 2R_1": ADD, "New R2 = R2 - 2R1": ADD, "Ｒ２－２Ｒ１": ADD, "Ｒ２　→　Ｒ２－２×Ｒ１": ADD,
    "(2行目)-(1行目)×2": ADD, "第2行－第1行×2": ADD, "Add the first row to both others": "R2 <- R2 + R1, R3 <- R3 + R1",
    "Subtract the first column from the second column": "C2 <- C2 - C1",
}  # fmt: skip
NOT_READ = [
    "", "x", "RREF", r"\text{RREF}", "2", "x + 2y = 3", "R", r"A \to B", "R_2 \\leftarrow",
    "R_2 - 2R_1 = 5 and so on", "rows 1 and 2",
    "行列の階数", "第1行", "A_2 = B", "subtract row", "R_a - R_b", "R_1", "3 + 4", r"\frac{1}{2}", "1 2; 3 4",
    "the second row is zero",
    "det A = 5", "R_2 <- R_2 - 2 R_1 banana", "swap 1 and 2",
    r"R_{12}(-3)", r"E_{21}(-3)", "R_{12}", "R_2^{2} - R_1", "(2)*3", "(2) = 3(1)", "(2)(3) - (1)(4)", "(2) - (3 - 1)", "R2 /= 0",
    "R2 += 3", "R2 -= ", "R2 *= R1",
    "Subtract row 1 from row 2 three times", "Subtract a third of row 1 from row 2", "Add row 2 and row 3 to row 1",
    "Swap rows 1, 2 and 3", "Multiply row 2 by 2 + 1", "Multiply row 2 by row 1", "Subtract 2 from row 1",
]  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_notations(text: str) -> None:
    assert ", ".join(canonical(read_operations(text))) == READ[text]


@pytest.mark.parametrize("text", NOT_READ)
def test_what_is_no_operation(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_operations(text)
    assert caught.value.problems[0].message == "input.no-operation"


@pytest.mark.parametrize(
    "text",
    [
        r"\substack{R_2-2R_1\\R_3+R_1\to R_3}",
        "R_2 - 2R_1, R_3 + 1R_1 \\to R_3",
        "R2 <- R2 - 2 R1; R3 <- R3 + R1",
        "第2行から第1行の2倍を引き、第3行に第1行を加える",
        r"\begin{array}{c} R_2 \gets R_2 - 2R_1 \\ R_3 \gets R_3 + R_1 \end{array}",
        "subtract 2 times row 1 from row 2 and add row 1 to row 3",
        r"\rowopadd{-2}{1}{2}\rowopadd{1}{1}{3}",
    ],
)
def test_several_in_order(text: str) -> None:
    assert canonical(read_operations(text)) == [ADD, "R3 <- R3 + R1"]


def test_elementary() -> None:
    assert elementary(read_operations("R3 <- 2 R3 + 3 R2")[0]) == (RowScale(2, Fraction(2)), RowAdd(2, 1, Fraction(3)))
    assert elementary(read_operations("R1 <-> R3")[0]) == (RowSwap(0, 2),)
    for text in ("R2 <- 0 R2", "R2 <- R1", "R2 + R3", "R2 <- R2 - k R1"):
        with pytest.raises(ExactrankError):
            elementary(read_operations(text)[0])


FACTORS = st.fractions(max_denominator=40).filter(bool)
FORMS = [
    r"R_{{{t}}} \leftarrow R_{{{t}}} + ({f}) R_{{{s}}}", "R{t} <- R{t} + ({f}) R{s}", "第{s}行の({f})倍を第{t}行に加える",
    "add {f} times row {s} to row {t}", r"({f})\rho_{{{s}}}+\rho_{{{t}}}", r"\rowopadd{{{f}}}{{{s}}}{{{t}}}",
]  # fmt: skip


@given(st.integers(1, 9), st.integers(1, 9), FACTORS, st.sampled_from(FORMS))
def test_any_addition_in_any_notation(t: int, s: int, f: Fraction, form: str) -> None:
    if s != t:
        expected = ClaimedCombination(t - 1, (Term(t - 1), Term(s - 1, f)))
        assert read_operations(form.format(t=t, s=s, f=f)) == (expected,)
        assert read_operations(canonical((expected,))[0]) == (expected,)


@given(FACTORS, FACTORS)
def test_a_fused_operation_is_its_elementary_ones(a: Fraction, b: Fraction) -> None:
    A = Matrix.of([[1, 2], [3, 5]])
    for operation in elementary(ClaimedCombination(1, (Term(1, a), Term(0, b)))):
        A = apply(operation, A)
    assert Matrix.of([[1, 2], [3 * a + b, 5 * a + 2 * b]]) == A


@given(st.text(alphabet="R_12Cr<->+*/()= ,{}\\第行からのを倍引く入", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read_operations(text)
    except InputError:
        return
    assert canonical(found)


PIECES = st.sampled_from(
    [
        "R_2",
        "w_2",
        "row",
        "rows",
        "Zeile",
        "ligne",
        "2",
        "3",
        "(1)",
        "(2)",
        "第2行",
        "第一",
        "行",
        "から",
        "に",
        "を",
        "倍",
        "引く",
        "加える",
        "减去",
        "加到",
        "from",
        "to",
        "by",
        "and",
        ",",
        ".",
        ":",
        "$",
        "=",
        "-=",
        "->",
        "-",
        "+",
        "*",
        "(",
        ")",
        "{",
        "}",
        "的",
        "du",
        "à",
        "Subtract",
        "add",
        "Multiply",
        "swap",
        "replace",
        "is",
        "first",
        "second",
        "both",
        "others",
        "twice",
        "times",
        "2.",
        "1ª",
        "\\frac12",
        "\\sqrt",
        "^",
        "II",
        "①",
        "\n-",
    ]
)


@given(st.lists(PIECES, max_size=14).map(" ".join), st.booleans())
def test_any_sentence_is_read(text: str, prose: bool) -> None:
    """Nothing is raised, and what is read lies between two tokens of the text."""
    tokens = tokens_of(text)
    found = operations_in(text, tokens, 0, len(tokens), prose=prose)
    assert 0 <= found.span[0] <= found.span[1] <= len(tokens)
    assert found.names_rows or not found.operations
    assert found.complete or not found.whole
    beside = operation_with_result(text, tokens, 0, len(tokens))
    assert beside is None or (beside[0] and 0 < beside[1] < len(tokens))


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("Subtract twice row 1 from row 2, and row 1 from row 3", ["R2 <- R2 - 2 R1", "R3 <- R3 - R1"]),
        ("Subtract 2R1 from R2 and 3R1 from R3", ["R2 <- R2 - 2 R1", "R3 <- R3 - 3 R1"]),
        (
            "Add row 1 to row 2, row 2 to row 3 and -2 times row 3 to row 4",
            ["R2 <- R2 + R1", "R3 <- R3 + R2", "R4 <- R4 - 2 R3"],
        ),
        ("Subtract row 1 from rows 2, 3 and 4", ["R2 <- R2 - R1", "R3 <- R3 - R1", "R4 <- R4 - R1"]),
        ("Add row 1 to row 2 and row 3", ["R2 <- R2 + R1", "R3 <- R3 + R1"]),
        ("Add row 1 to rows 2 and 3", ["R2 <- R2 + R1", "R3 <- R3 + R1"]),
        ("Add row 1 to row 2 and 3R3 - 5R1 -> R3", ["R2 <- R2 + R1", "R3 <- 3 R3 - 5 R1"]),
        ("Add row 1 to row 2, 3 R_3 - 5 R_1 -> R_3", ["R2 <- R2 + R1", "R3 <- 3 R3 - 5 R1"]),
        ("Multiply row 2 by 3 and row 3 by -1", ["R2 <- 3 R2", "R3 <- -R3"]),
        ("Divide row 2 by 3, row 3 by 5", ["R2 <- 1/3 R2", "R3 <- 1/5 R3"]),
        ("Subtract row 1 from row 2, and swap rows 2 and 3", ["R2 <- R2 - R1", "R2 <-> R3"]),
        ("Subtract row 1 from row 2 and divide row 3 by 2", ["R2 <- R2 - R1", "R3 <- 1/2 R3"]),
    ],
)
def test_a_verb_that_is_not_said_again(text: str, operations: list[str]) -> None:
    assert canonical(read_operations(text)) == operations


# What is told in a sentence is what is done; a factor that stands where it is not looked for must not be lost.
IN_PROSE = {
    "Multiply row 1 by 2 and row 2 by 3 and add.": (["R1 <- 2 R1", "R2 <- 3 R2"], False),
    "Add the second row to the first, and then divide it by 2.": (["R1 <- R1 + R2"], False),
    "Multiply row 2 by $2 - a$.": (["R2 <- ? R2"], True),
    "Divide row 2 by $a - 1$.": (["R2 <- ? R2"], True),
    "Wir subtrahieren das $k$-fache der ersten Zeile von der zweiten.": (["R2 <- R2 + ? R1"], True),
    "On divise la troisième ligne par $k - 1$.": (["R3 <- ? R3"], True),
    "第3行を $k-1$ で割る。": (["R3 <- ? R3"], True),
    "Divide both sides by $x$.": ([], True),
    "Multiply row 2 by $A$.": ([], False),
    "Divide row 2 by $l2$.": ([], False),
    "Subtract row 1 from row 2, where $k$ is small.": (["R2 <- R2 - R1"], True),
    "Multiply row 2 by $2\\sqrt{3}$.": ([], False),
    "Multiply row 2 by $2^3$.": ([], False),
    "Subtract row 1 from row 2 twice.": ([], False),
    "Subtract row 1 from row 2 multiplied by 3.": ([], False),
    "On soustrait la ligne 1 à la ligne 2 multipliée par 3.": ([], False),
    "第2行から第1行の2倍と第3行の3倍を引く。": ([], False),
    "Interchange row 1 with row 3 and row 2 with row 4.": ([], False),
    "Subtract row 1 from each of the other rows.": ([], False),
    "Take row 2 minus row 1 as the new row 2.": ([], True),
    "Multipliziere Zeile 2 mit 0,5.": (["R2 <- 1/2 R2"], True),
    "Multiply row 2 by 0,5.": (["R2 <- 1/2 R2"], True),
    "Multiply row 2 by 1,5.": (["R2 <- ? R2"], True),
    "Subtract row 1 from rows 2,3.": (["R2 <- R2 - R1", "R3 <- R3 - R1"], True),
    "Subtract 2 R1 from R2 (to clear the 2), and R1 from R3.": (["R2 <- R2 - 2 R1", "R3 <- R3 - R1"], True),
    "To clear the 3 in row 2, subtract 3 times row 1 from row 2.": (["R2 <- R2 - 3 R1"], True),
    "Subtracting (1) from (2) gives 3y = 6.": (["R2 <- R2 - R1"], True),
    "The value (2) times (3) is 6.": ([], True),
    "We use $e_2 \\to e_2 - 3e_1$.": (["R2 <- R2 - 3 R1"], True),
    "Now $z_1 \\leftrightarrow z_2$, and so on.": (["R1 <-> R2"], True),
    "Here $f_2 = 3 f_1$, and $z_2 - 3z_1$ is small.": ([], True),
    "So $v_2 = v_2$ holds.": ([], True),
    "w2 -> w2 - 3w1": (["R2 <- R2 - 3 R1"], True),
    "We take e2 and w2 -> w2 - 3w1": ([], True),
    "- Subtract row 1 from row 2\n- Swap rows 2 and 3": (["R2 <- R2 - R1", "R2 <-> R3"], True),
    "We add row 1\n\nto row 2.": ([], False),
    "R_2^{new} = R_2 - 3R_1": (["R2 <- R2 - 3 R1"], True),
    "Then R2 = 2R1 holds.": ([], True),
}


@pytest.mark.parametrize("text", IN_PROSE)
def test_in_prose(text: str) -> None:
    tokens = tokens_of(text)
    found = operations_in(text, tokens, 0, len(tokens), prose=True)
    assert (canonical(found.operations), found.complete) == IN_PROSE[text]


RESULTS = {
    "F_2 - 3F_1 = (3, 7) - 3(1, 2) = (0, 1)": ("R2 <- R2 - 3 R1", "(3, 7) - 3(1, 2) = (0, 1)"),
    r"$Z_2\to Z_2-3Z_1$: $(0,1)$": ("R2 <- R2 - 3 R1", "(0,1)$"),
    "R_2 = R_2 - 3R_1 = (0, 1)": ("R2 <- R2 - 3 R1", "(0, 1)"),
    "R2 -> R2 - 3R1: 0 1 | 4": ("R2 <- R2 - 3 R1", "0 1 | 4"),
    "II - 2 I: -2y = -4": ("R2 <- R2 - 2 R1", "-2y = -4"),
    r"R_2-3R_1 = \begin{bmatrix}0&1\end{bmatrix}": ("R2 <- R2 - 3 R1", r"\begin{bmatrix}0&1\end{bmatrix}"),
    "第2行-第1行×2: (0, 1)": ("R2 <- R2 - 2 R1", "(0, 1)"),
}
NO_RESULTS = [
    "R_2 - 3R_1", "R_2 - 3R_1 = R_2", "R_2 = R_2 - 3R_1", "R_2 : 3", "R_2 - 3R_1 =", "x = 3", "(0, 1) = R_2 - 3R_1", "R_2 = (0, 1)",
    "R_2 := R_2 - 3R_1", "A - 3B = (0, 1)", "",
]  # fmt: skip


@pytest.mark.parametrize("text", RESULTS)
def test_operations_with_their_result(text: str) -> None:
    tokens = tokens_of(text)
    found = operation_with_result(text, tokens, 0, len(tokens))
    assert found is not None
    assert (", ".join(canonical(found[0])), text[tokens[found[1]].start :]) == RESULTS[text]


@pytest.mark.parametrize("text", NO_RESULTS)
def test_operations_without_a_result(text: str) -> None:
    tokens = tokens_of(text)
    assert operation_with_result(text, tokens, 0, len(tokens)) is None


def test_the_row_of_a_bare_combination_is_implied() -> None:
    (claim,) = read_operations("R_2 - 2R_1")
    assert isinstance(claim, ClaimedCombination)
    assert claim.implied
    (claim,) = read_operations("R_2 - 2R_1 -> R_2")
    assert isinstance(claim, ClaimedCombination)
    assert not claim.implied


class Descending(Parser):
    """The parser without its short way."""

    def plain(self) -> None:
        return None


CODES = st.lists(st.sampled_from(["R", "nR", "n*R", "+R", "-nR", "R<R", "R<", ">R", "RXR", *"-+,()nk=C*/"]), max_size=8)


@given(CODES.map("".join), st.lists(st.integers(0, 3), min_size=24, max_size=24), st.booleans(), st.booleans())
def test_the_short_way_reads_what_the_descent_reads(codes: str, values: list[int], prose: bool, last: bool) -> None:
    lexemes = [
        Lexeme(code, value if code in "RCn" else None, k, k + 1)
        for k, (code, value) in enumerate(zip(codes, values, strict=False))
    ]
    short, descending = Parser(lexemes, prose, last), Descending(lexemes, prose, last)
    short.run()
    descending.run()
    assert (short.found, short.whole, short.span) == (descending.found, descending.whole, descending.span)


@pytest.mark.parametrize("text", ["1 3.33333e19 3.33333e19 1.4e3", "w_1 4.887e6 4.887e6", "1.5e2 2.5e2"])
def test_the_exponent_of_a_decimal_is_no_row(text: str) -> None:
    tokens = tokens_of(text)
    found = operations_in(text, tokens, 0, len(tokens))
    assert not (found.operations and found.complete)


def test_a_decimal_before_a_row_is_its_factor() -> None:
    assert canonical(read_operations("e2 - 0.5e1")) == ["R2 <- R2 - 1/2 R1"]
