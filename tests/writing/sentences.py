"""Sentences after a right reduction: what claims nothing or something else that is right, what is right, what is false.

The first table is full of wrong numbers that nobody claims: a reader that listens for `rank` and a number accuses them.
Fields: {A} the matrix, {B} another one, {r} its rank, {w} another number, {m} x {n} its shape, {k} its nullity, {o}
another nullity, {less} and {more} around its rank, {rank}, {rankw}, {rankB} formulas.
"""

from __future__ import annotations

from random import Random

from tests.writing.arithmetic import rank
from tests.writing.exercises import Exercise, random_exercise
from tests.writing.layouts import one_display
from tests.writing.styles import Language, Markup, random_style

SAYS_NOTHING: dict[Language, tuple[str, ...]] = {
    "en": (
        "If the rank of {A} were {w}, there would be {w} pivots.",
        "Is the rank of {A} equal to {w}?",
        "Could {A} have rank {w}?",
        "Why is the rank of {A} not {w}?",
        "Suppose that the rank of {A} is {w}. Then the number of pivots would be another one, a contradiction.",
        "One might think that {A} has rank {w}, but the reduction shows otherwise.",
        "A careless reader would say that the rank of {A} is {w}.",
        "It is not true that the rank of {A} is {w}.",
        "The rank of {A} is not {w}.",
        "We see that {rank} {neq} {w}.",
        "{A} does not have rank {w}.",
        "For the matrix {B} of the last section the rank is {w}.",
        "The matrix {B}, on the other hand, has rank {w}.",
        "Let {B} be a matrix of rank {w}.",
        "Let {B} be any {m} by {m} matrix with {rankB}.",
        "A matrix has rank {w} exactly when its largest nonzero minor has order {w}.",
        "Every matrix of rank {w} is a sum of {w} matrices of rank 1.",
        "The identity matrix of size {m} has rank {m}.",
        "The zero matrix has rank 0.",
        "Find a matrix of rank {w}.",
        "Show that the rank of {A} cannot be {w}.",
        "Prove that there is no matrix whose rank is {w} and whose rows are all zero.",
        "In an earlier edition the rank of {A} was given as {w}; this was a misprint.",
        "My neighbour claims that the rank of {A} is {w}.",
        "A classmate wrote that {rankw}, which is wrong.",
        "Unless the rank of {A} is {w}, there is nothing to do.",
        "Assume for the sake of argument that {rankw}.",
        "A rank of {w} would mean that the columns span a space of dimension {w}.",
        "Tensors of rank {w} are another matter.",
        "The question whether {rankw} is thus settled.",
        "Whether the rank is {w} or not does not matter for what follows.",
        "It remains to exclude that the rank of {A} is {w}.",
        "Either the rank of {A} is {r} or it is {w}.",
        "The rank of {A} is {r}, not {w}.",
        "The rank of {A} is {r} rather than {w}.",
        "The rank of {A} is at most {m}.",
        "The rank of {A} is less than {more}.",
        "The rank of {A} is {r} or less.",
        "The rank of {A} is greater than {less}.",
        "The rank of {A} is {n} minus its nullity.",
        "The rank of {A} plus {k} is {n}.",
        "In the next section we shall compute the rank of {B}, which turns out to be {w}.",
        "If the determinant of a square matrix is 0, the matrix is singular.",
        "The determinant of the identity matrix is 1.",
        "For which values of a parameter is a determinant equal to 5?",
        "Had we subtracted 7 times row 1 from row 2 instead, the zero would not have appeared.",
        "We could also have swapped rows 1 and 2 first.",
        "Do not add row 2 to row 1 here.",
        "Never multiply a row by 0.",
        "Why do we not subtract row 2 from row 1?",
        "In general one subtracts a multiple of the pivot row from every row below it.",
        "A matrix is in echelon form if every pivot stands to the right of the one above it.",
        "Not every matrix of rank {w} is invertible.",
        "A system has no solution if its augmented matrix has a larger rank than its coefficient matrix.",
        "Three vectors in the plane are linearly dependent.",
        "Two vectors are linearly independent if neither is a multiple of the other.",
    ),
    "ja": (
        "{A} の階数は {w} だろうか。",
        "もし {A} の階数が {w} ならば、主成分は {w} 個である。",
        "{A} の階数が {w} であると仮定すると矛盾が生じる。",
        "{A} の階数は {w} ではない。",
        "{A} の階数は {w} でない。",
        "{rankw} とはならない。",
        "{A} の階数が {w} であるとは限らない。",
        "{A} の階数が {w} だと思うかもしれないが、そうではない。",
        "階数が {w} の行列 {B} を考える。",
        "行列 {B} の階数は {w} である。",
        "{m} 次の単位行列の階数は {m} である。",
        "零行列の階数は 0 である。",
        "階数が {w} である行列を一つ求めよ。",
        "{A} の階数が {w} にならないことを示せ。",
        "{A} の階数は {m} 以下である。",
        "{A} の階数は {more} より小さい。",
        "階数が {w} になるのはどのようなときか。",
        "友人は {A} の階数が {w} だと言っている。",
        "第1行と第2行を先に入れ替えてもよい。",
        "行に 0 を掛けてはならない。",
        "行列式が 0 ならば行列は正則でない。",
    ),
}
SAYS_RIGHT: dict[Language, tuple[str, ...]] = {
    "en": (
        "The rank of {A} is {r}.",
        "Thus {A} has rank {r}.",
        "Hence {rankr}.",
        "So {rank} = {r}.",
        "The nullity of {A} is {k}.",
        "The null space of {A} has dimension {k}.",
        "The column space of {A} has dimension {r}.",
        "The row space of {A} is {r}-dimensional.",
        "There are {r} pivots.",
        "There are {r} nonzero rows, hence the rank is {r}.",
        "It follows that the rank is {r}.",
        "As we have seen, the rank of {A} equals {r}.",
        "The rank of {A} is {r} because there are {r} pivots.",
        "Therefore, since every nonzero row has a pivot, the rank of {A} is {r}.",
        "The rank of {A} is neither {w} nor {n} plus 1, but {r}.",
    ),
    "ja": (
        "{A} の階数は {r} である。",
        "よって {rankr} である。",
        "したがって行列 {A} の階数は {r} となる。",
        "{A} の零空間の次元は {k} である。",
        "0 でない行が {r} 本あるので階数は {r} である。",
    ),
}
SAYS_FALSE: dict[Language, tuple[str, ...]] = {
    "en": (
        "The rank of {A} is {w}.",
        "Thus {A} has rank {w}.",
        "Hence {rankw}.",
        "So {rank} = {w}.",
        "It follows that the rank is {w}.",
        "As we have seen, the rank of {A} equals {w}.",
        "Therefore the rank of {A} must be {w}.",
        "Clearly {A} has rank {w}.",
        "We conclude that the matrix {A} has rank {w}, as expected.",
        "The rank of {A} is {w}, since that is the number of nonzero rows.",
        "There are {w} nonzero rows, so the rank is {w}.",
        "The rank of {A} is not {r}.",
        "It is not true that the rank of {A} is {r}.",
        "{A} does not have rank {r}.",
        "We see that {rank} {neq} {r}.",
        "The rank of {A} is less than {r}.",
        "The rank of {A} is at most {less}.",
        "The rank of {A} is greater than {r}.",
        "The rank of {A} is at least {more}.",
        "The rank of {A} is either {less} or {more}.",
        "The nullity of {A} is {o}.",
        "The null space of {A} has dimension {o}.",
        "The column space of {A} has dimension {w}.",
        "The row space of {A} is {w}-dimensional.",
        "The rank of {A} is {w}, not {r}.",
        "The rank of {A} is {w} rather than {r}.",
        "Contrary to what one might think, the rank of {A} is {w}.",
        "If you count the pivots you find the answer: the rank of {A} is {w}.",
        "Is the rank of {A} equal to {r}? No.",
        "What is the rank of {A}? It is {w}.",
        "Rank of {A}: {w}.",
        "Answer: {w} is the rank of {A}.",
    ),
    "ja": (
        "{A} の階数は {w} である。",
        "よって {rankw} である。",
        "したがって行列 {A} の階数は {w} となる。",
        "{A} の階数は {r} ではない。",
        "{A} の階数は {r} でない。",
        "{A} の零空間の次元は {o} である。",
        "0 でない行が {w} 本あるので階数は {w} である。",
        "{A} の階数は {r} より小さい。",
        "{A} の階数は {more} 以上である。",
        "答え: 階数は {w}",
    ),
}
TABLES = {"says nothing": SAYS_NOTHING, "says right": SAYS_RIGHT, "says false": SAYS_FALSE}


def sentences() -> list[tuple[str, Language, str]]:
    """Every sentence with its table and language."""
    return [(table, language, text) for table, some in TABLES.items() for language in some for text in some[language]]


def with_sentence(template: str, language: Language, rng: Random) -> tuple[str, Exercise]:
    """A reduction of A, all of it right, with the sentence after it."""
    markup: Markup = rng.choice(("latex", "markdown"))
    exercise = random_exercise(rng, "rank", "A")
    style = random_style(rng, markup, exercise, language)
    chain = one_display(exercise, style, rng, "A = ")
    sentence = template.format(**_fields(exercise, style.inline, rng))
    return f"{chain}{rng.choice((chr(10), chr(10) * 2))}{sentence}\n", exercise


def _fields(exercise: Exercise, inline: tuple[str, str], rng: Random) -> dict[str, object]:
    m, n, r = len(exercise.matrix), len(exercise.matrix[0]), rank(exercise.matrix)
    w = rng.choice([k for k in range(1, m + 2) if k != r])

    def formula(text: str) -> str:
        return inline[0] + text + inline[1]

    operator = r"\operatorname{rank}"
    return {
        "A": formula("A"), "B": formula("B"), "neq": formula(r"\neq"), "r": r, "w": w, "m": m, "n": n, "k": n - r,
        "o": rng.choice([k for k in range(n + 1) if k != n - r]), "less": r - 1, "more": r + 1,
        "rank": formula(f"{operator} A"), "rankr": formula(f"{operator} A = {r}"),
        "rankw": formula(f"{operator} A = {w}"), "rankB": formula(f"{operator} B = {w}"),
    }  # fmt: skip
