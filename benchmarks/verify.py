"""Reading and judging a typical answer, and reading its matrices against SymPy's LaTeX parser (lark backend).

python -m benchmarks.verify

The peer needs `pip install lark`; antlr4-python3-runtime, SymPy's other backend, does not read matrices at all.
"""

from __future__ import annotations

import time

from benchmarks.side_by_side import best_times, shown
from exactrank.calculations.elimination import reduced_row_echelon_form
from exactrank.document import assignments
from exactrank.judging import judge
from exactrank.matrix import Matrix
from exactrank.reading import read_matrix
from exactrank.reading.answers.document import read_answer
from exactrank.render.latex_math import LatexMath
from exactrank.render.latex_matrices import latex_matrix
from exactrank.render.sentences import Notation
from exactrank.row_operations import RowOperation

SIX_STEPS = Matrix.of([[0, 2, 1, 3, 1], [2, 1, 4, 0, 2], [4, 3, 1, 1, 0], [1, 1, 2, 5, 3]])
MANY = 1000


def answer_of(states: list[Matrix], operations: list[tuple[RowOperation, ...]]) -> str:
    """A chain of matrices with the operations over the arrows, as people hand it in, and the rank."""
    math = LatexMath(Notation())
    lines = [f"A = {latex_matrix(states[0], plain=True)}"]
    for A, done in zip(states[1:], operations, strict=True):
        label = r" \\ ".join([math(told) for told in assignments(done)])
        lines.append(rf"\xrightarrow{{\substack{{{label}}}}} {latex_matrix(A, plain=True)}")
    return "\\[\n" + "\n".join(lines) + "\n\\]\nHence the rank of $A$ is 4.\n"


def verified(text: str) -> str:
    return judge(read_answer(text)).outcome.value


def peer_parser() -> object | None:
    """SymPy's parser of LaTeX matrices; None where lark is not installed."""
    try:
        import lark  # type: ignore[import-not-found] # noqa: F401
    except ImportError:
        return None
    from sympy.parsing.latex import parse_latex

    parser: object = parse_latex
    return parser


def main() -> None:
    form = reduced_row_echelon_form(SIX_STEPS)
    groups = form.derivation.groups()[:6]
    states = [form.start, *form.derivation.states_after(groups)]
    text = answer_of(states, [group.operations for group in groups])
    steps = len(groups)
    print(f"an answer in LaTeX: {steps} steps on a 4x5 matrix, {len(text)} characters, judged {verified(text)}")
    (one,) = best_times([lambda: verified(text)])
    print(f"read and judged in {shown(one)}")
    begin = time.process_time()
    for _ in range(MANY):
        verified(text)
    print(f"{MANY} answers on one core in {shown(time.process_time() - begin)}")
    parse = peer_parser()
    if not callable(parse):
        print("no comparison with SymPy: lark is not installed")
        return
    written = [latex_matrix(A, plain=True).replace("[5pt]", "") for A in states]  # which SymPy does not read

    def ours() -> None:
        for matrix in written:
            read_matrix(matrix)

    ours_time, peer_time = best_times([ours, lambda: [parse(matrix, backend="lark") for matrix in written]], turns=3)
    times = f"ours {shown(ours_time)}, SymPy (lark) {shown(peer_time)}"
    print(f"reading {len(written)} of its matrices: {times}: {peer_time / ours_time:.0f} times faster")


if __name__ == "__main__":
    main()
