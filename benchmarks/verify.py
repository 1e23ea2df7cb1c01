"""Reading and judging answers of six steps, each another one, and reading matrices against SymPy's LaTeX parser.

python -m benchmarks.verify

Of every way of writing there are 200 answers about as many matrices. What an answer takes the first time counts, after
some others have been read; the second time shows what is remembered of a class that writes the same. The last line is
what `exactrank grade` does with each answer, remarks included.

The peer needs `pip install lark`; antlr4-python3-runtime, SymPy's other backend, does not read matrices at all.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from statistics import median

from benchmarks.side_by_side import best_times, shown
from exactrank.calculations.elimination import reduced_row_echelon_form
from exactrank.document import assignments
from exactrank.grading.judged import Task, judge_task
from exactrank.grading.pieces import piece
from exactrank.judging import judge
from exactrank.matrix import Matrix
from exactrank.reading import read_matrix
from exactrank.reading.answers.document import answer_of as read
from exactrank.render.latex_math import LatexMath
from exactrank.render.latex_matrices import latex_matrix
from exactrank.render.sentences import Notation
from exactrank.row_operations import RowAdd, RowOperation, RowScale, RowSwap

SIX_STEPS = Matrix.of([[0, 2, 1, 3, 1], [2, 1, 4, 0, 2], [4, 3, 1, 1, 0], [1, 1, 2, 5, 3]])
STEPS, MANY, WARM = 6, 200, 20
Written = tuple[list[Matrix], list[tuple[RowOperation, ...]]]
"""The matrices of an answer, and the operations between them."""


def answer_of(states: list[Matrix], operations: list[tuple[RowOperation, ...]]) -> str:
    """A chain of matrices with the operations over the arrows, as people hand it in, and the rank."""
    math = LatexMath(Notation())
    lines = [f"A = {latex_matrix(states[0], plain=True)}"]
    for A, done in zip(states[1:], operations, strict=True):
        label = r" \\ ".join([math(told) for told in assignments(done)])
        lines.append(rf"\xrightarrow{{\substack{{{label}}}}} {latex_matrix(A, plain=True)}")
    return "\\[\n" + "\n".join(lines) + "\n\\]\nHence the rank of $A$ is 4.\n"


def in_words(states: list[Matrix], operations: list[tuple[RowOperation, ...]]) -> str:
    """Steps with headings in Markdown, operations in sentences, the rank and the nullity in another."""
    math = LatexMath(Notation())
    lines = ["We reduce the matrix $A$ to row echelon form.", f"$$A = {latex_matrix(states[0], plain=True)}$$"]
    for k, (A, done) in enumerate(zip(states[1:], operations, strict=True), 1):
        told = " and ".join([f"${math(one)}$" for one in assignments(done)])
        lines += [f"**Step {k}:** We apply {told} and get", f"$${latex_matrix(A, plain=True)}$$"]
    lines.append(r"There are four pivots, so $\operatorname{rank}(A) = 4$ and the nullity is 1.")
    return "\n\n".join(lines)


def typed(states: list[Matrix], operations: list[tuple[RowOperation, ...]]) -> str:
    """Rows in brackets and operations on lines of their own."""
    blocks = ["A =\n" + _drawn(states[0])]
    for A, done in zip(states[1:], operations, strict=True):
        blocks += ["\n".join([_as_typed(one) for one in done]), _drawn(A)]
    return "\n\n".join([*blocks, "The rank of A is 4."])


def _drawn(A: Matrix) -> str:
    return "\n".join(["[ " + " ".join([str(A[i, j]) for j in range(A.ncols)]) + " ]" for i in range(A.nrows)])


def _as_typed(operation: RowOperation) -> str:
    match operation:
        case RowSwap(first, second):
            return f"R{first + 1} <-> R{second + 1}"
        case RowScale(target, factor):
            return f"R{target + 1} <- ({factor}) R{target + 1}"
        case RowAdd(target, source, factor):
            return f"R{target + 1} <- R{target + 1} + ({factor}) R{source + 1}"


def written(count: int, seed: int = 1) -> list[Written]:
    """Reductions of six steps, of as many matrices."""
    draw = random.Random(seed)
    found: list[Written] = []
    while len(found) < count:
        A = Matrix.of([[draw.randint(-5, 5) for _ in range(5)] for _ in range(4)])
        derivation = reduced_row_echelon_form(A).derivation
        groups = derivation.groups()[:STEPS]
        if len(groups) == STEPS:
            states = [derivation.start, *derivation.states_after(groups)]
            found.append((states, [group.operations for group in groups]))
    return found


def times(work: Callable[[str], object], texts: list[str]) -> float:
    """The median of the processor's seconds, one call a text."""
    taken = []
    for text in texts:
        begin = time.process_time()
        work(text)
        taken.append(time.process_time() - begin)
    return median(taken)


def verified(text: str) -> str:
    return judge(read(text)).outcome.value


def graded(text: str) -> object:
    return judge_task(Task(piece("s", "s.md", text.encode()), None, "", "en", 60.0))


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
    answers = written(MANY + WARM)
    for name, write in (("LaTeX", answer_of), ("Markdown, in words", in_words), ("plain text", typed)):
        texts = [write(*one) for one in answers]
        times(verified, texts[MANY:])
        first = times(verified, texts[:MANY])
        again = times(verified, texts[:MANY])
        reading = times(read, texts[:MANY])
        outcomes = {verified(text) for text in texts[:WARM]}
        rate = 1 / times(graded, texts[:MANY])
        both = f"first {shown(first):>8}   again {shown(again):>8}, of which reading {shown(reading):>8}"
        print(f"{name:<20} {both}   graded {rate:.0f} a second   judged {', '.join(sorted(outcomes))}", flush=True)
    parse = peer_parser()
    if not callable(parse):
        print("no comparison with SymPy: lark is not installed")
        return
    matrices = [latex_matrix(A, plain=True).replace("[5pt]", "") for A in answers[0][0]]  # which SymPy does not read

    def ours() -> None:
        for matrix in matrices:
            read_matrix(matrix)

    ours_time, peer_time = best_times([ours, lambda: [parse(matrix, backend="lark") for matrix in matrices]], turns=3)
    both = f"ours {shown(ours_time)}, SymPy (lark) {shown(peer_time)}"
    print(f"reading {len(matrices)} of its matrices: {both}: {peer_time / ours_time:.0f} times faster")


if __name__ == "__main__":
    main()
