r"""Text made to be slow to read or to judge: seconds at n, 2n and 4n repetitions; twice the text, twice the time.

python -m benchmarks.hostile [N] [WORD ...]

N repetitions (400 unless told), of the texts with one of the words in their name. What the limits refuse is told.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from exactrank.errors import ExactrankError
from exactrank.judging import judge
from exactrank.reading.answers.document import read_answer

REPETITIONS = 400
_MATRIX = r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}"
_CASES: dict[str, Callable[[int], str]] = {
    "definitions": lambda n: "\n\n".join([rf"\[ A_{{{k}}} = {_MATRIX} \]" for k in range(n)]),
    "definitions of one name": lambda n: rf"\[ A = {_MATRIX} \]" * n,
    "products of definitions": lambda n: "\n\n".join(
        [rf"\[ A = {_MATRIX} \]", *[rf"\[ A_{{{k + 1}}} = A_{{{k}}} A \]" for k in range(n)]]
    ),
    "rank claims": lambda n: rf"\[ A = {_MATRIX} \]" + "\n\n\\[ \\operatorname{rank} A = 2 \\]" * n,
    "rank claims in one formula": lambda n: rf"\[ A = {_MATRIX}, " + r"\operatorname{rank} A = 2, " * n + r"\]",
    "wrong rank claims": lambda n: rf"\[ A = {_MATRIX} \]" + "\n\nThe rank of $A$ is 1." * n,
    "rank claims about nothing": lambda n: r"$\operatorname{rank} B = 2$ " * n,
    "claims about names explained later": lambda n: r"$\det B = 2$ " * n + rf"\[ B = {_MATRIX} \]",
    "wrong equalities": lambda n: rf"\[ A = {_MATRIX} \]" + "\n\n$A A = A$" * n,
    "operations without matrices": lambda n: "$R_2 - 2 R_1$\n\n" * n,
    "operations in plain text": lambda n: "R2 -> R2 - 2 R1\n" * n,
    "operations in Japanese": lambda n: "第2行から第1行の2倍を引く。\n" * n,
    "operations in Japanese, one sentence": lambda n: "第2行から第1行の2倍を、" * n,
    "operations in English": lambda n: "Subtract twice row 1 from row 2. " * n,
    "rows in a list": lambda n: "Subtract row 1 from " + "row 2, " * n,
    "rows in a list, in Japanese": lambda n: "第1行、" * n + "から第2行を引く",
    "others": lambda n: "Add row 1 to the others and " * n,
    "verbs without an end": lambda n: "Multiply row 1 by 2 and " * n,
    "numbered equations": lambda n: "(2) - 3(1), " * n + "(1)(1)",
    "ordinals": lambda n: "the second and " * n + "third row",
    "arrows without matrices": lambda n: r"\[" + r"\xrightarrow{R_2 - 2 R_1}" * n + r"\]",
    "matrices": lambda n: "\n\n".join([_MATRIX] * n),
    "matrices in a chain": lambda n: r"\[" + r"\sim".join([_MATRIX] * n) + r"\]",
    "matrices in a wrong chain": lambda n: r"\[" + r"\sim".join([_MATRIX, _MATRIX.replace("4", "6")] * n) + r"\]",
    "matrices in a wrong chain of operations": lambda n: (
        r"\[" + r"\xrightarrow{R_2 - R_1}".join([_MATRIX, _MATRIX.replace("4", "6")] * n) + r"\]"
    ),
    "matrices in plain text": lambda n: "[1 2]\n[3 4]\n\n" * n,
    "one wide matrix": lambda n: r"\begin{bmatrix} 1" + "& 2" * n + r"\end{bmatrix}",
    "one tall matrix": lambda n: r"\begin{bmatrix} 1" + r"\\ 2" * n + r"\end{bmatrix}",
    "ragged rows": lambda n: (
        r"\begin{bmatrix}" + "".join([r"1 & " * (k % 7) + r"\\" for k in range(n)]) + r"\end{bmatrix}"
    ),
    "equals signs": lambda n: "=" * n,
    "equals signs in a formula": lambda n: "$A" + " = A" * n + "$",
    "dashes": lambda n: "-" * n,
    "plus signs in a formula": lambda n: "$" + "+" * n + "$",
    "blanks": lambda n: "a" + " " * n + "b",
    "blanks behind a rank": lambda n: "rank =" + " " * n + "b",
    "blanks behind a rank of": lambda n: "the rank of A is" + " " * n + "b",
    "blank lines": lambda n: "a" + "\n \t" * n,
    "dollars": lambda n: "$" * n,
    "dollars apart": lambda n: "$ a " * n,
    "inline formulas": lambda n: "$x$ " * n,
    r"\(": lambda n: r"\( a " * n,
    r"\[": lambda n: r"\[ a " * n,
    r"\left(": lambda n: r"\left( " * n,
    r"\left( in a formula": lambda n: "$" + r"\left( 1 " * n + "$",
    r"\text": lambda n: r"\text{and} " * n,
    r"\text in a formula": lambda n: r"\[ x " + r"\text{and} x" * n + r"\]",
    r"\quad": lambda n: r"\[" + r"x \quad " * n + r"\]",
    "ampersands": lambda n: "&" * n,
    "ampersands in a formula": lambda n: r"\[ A" + " & " * n + r"\]",
    "unclosed environments": lambda n: r"\begin{bmatrix} 1 " * n,
    "unclosed verbatim": lambda n: r"\begin{verbatim} " * n,
    "unclosed comments": lambda n: "<!-- " * n,
    "unclosed tags": lambda n: "</m><p " * n,
    "open fences": lambda n: "```text\n" * n,
    "backquotes": lambda n: "` a `` b " * n,
    "closing environments": lambda n: r"\end{bmatrix} " * n,
    "groups": lambda n: "{" * n,
    "groups side by side": lambda n: r"\foo" + "{R_1}" * n,
    "macros nobody knows": lambda n: r"\foo{R_1 + R_2} " * n,
    "a long word": lambda n: "a" * n,
    "rank of a long word": lambda n: "rank of " + "a" * n,
    "a long number": lambda n: "1" * n,
    "a list of numbers": lambda n: "1, " * n,
    "a list of numbers in a formula": lambda n: "$(" + "1, " * n + "1)$",
    "a sum of numbers": lambda n: "$x = 1" + " + 1" * n + "$",
    "a sum of rows": lambda n: "$R_1" + " + R_1" * n + r" \leftrightarrow R_2 + R_3$",
    "a product of numbers": lambda n: "$x = 2" + r" \cdot 2" * n + "$",
    "macros": lambda n: "".join(
        [rf"\newcommand{{\m{chr(97 + k % 26) * (k // 26 + 1)}}}[2]{{#1 #2}}" for k in range(n)]
    ),
    "calls of a macro": lambda n: r"\newcommand{\m}[2]{#1 #2}" + r"\m{1}{2} " * n,
    "unclosed calls of a macro": lambda n: r"\newcommand{\m}[1]{#1}" + r"\m{" * n,
    "calls of a macro, nested": lambda n: r"\newcommand{\m}[1]{#1}" + r"\m{" * n + "}" * n,
    "macros that grow": lambda n: r"\newcommand{\m}{\m\m}" + r"\m" * n,
    r"blanks behind \newcommand": lambda n: r"\newcommand\m" + " " * n + "x",
    "bars": lambda n: "|" * n,
    "bars in a formula": lambda n: "$" + "|" * n + "$",
    "parentheses": lambda n: "(" * n,
    "parentheses around rows": lambda n: "$" + "(" * min(n, 60) + "R_1 + R_2" + ")" * min(n, 60) + "$",
    "parentheses in a formula": lambda n: "$" + "(1 " * n + "$",
    "brackets": lambda n: "[" * n,
    "brackets in a formula": lambda n: "$" + "[1 " * n + "$",
    "small brackets": lambda n: "[1] " * n,
    "families": lambda n: r"\[ A = " + "(j = 1, " * n + r"\]",
    "sections": lambda n: "\\section{a}\n" * n,
}


def seconds(text: str) -> tuple[float, str]:
    """The time to read and judge a text, and what the limits said."""
    begin = time.process_time()
    try:
        judge(read_answer(text))
        said = ""
    except ExactrankError as error:
        said = str(error)
    return time.process_time() - begin, said


def main(arguments: list[str]) -> None:
    n = int(arguments.pop(0)) if arguments and arguments[0].isdecimal() else REPETITIONS
    print(f"seconds at {n}, {2 * n} and {4 * n} repetitions")
    for name, made in _CASES.items():
        if arguments and not any(word in name for word in arguments):
            continue
        told = [seconds(made(k * n)) for k in (1, 2, 4)]
        times = "  ".join([f"{taken:7.3f}" for taken, _ in told])
        worse = " !" if told[2][0] > 3 * told[1][0] and told[2][0] > 0.05 else ""
        print(f"{times}{worse:2}  {name}{': ' if told[2][1] else ''}{told[2][1][:60]}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
