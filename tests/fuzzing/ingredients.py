"""What inputs are made of: tokens of every notation, small files, pages, certificates and derivations."""

from __future__ import annotations

from functools import cache

from tests.fuzzing.readers import ROWS

TOKENS = (
    r"\begin{bmatrix}", r"\end{bmatrix}", r"\begin{pmatrix}", r"\end{pmatrix}", r"\begin{array}{rr|r}",
    r"\end{array}", r"\begin{cases}", r"\end{cases}", r"\begin{align*}", r"\end{align*}", r"\begin{vmatrix}",
    r"\begin{", r"\end{", r"\left", r"\right", r"\left(", r"\right)", r"\left\{", r"\right.", r"\xrightarrow{",
    r"\xrightarrow[", r"\substack{", r"\overset{", r"\sim", r"\to", r"\rightarrow", r"\leftrightarrow",
    r"\leftarrow", r"\frac{", r"\frac12", r"\sqrt{", r"\operatorname{rank}", r"\det", r"\text{", r"\mathrm{",
    r"\textbf{", r"\item", r"\begin{enumerate}", r"\def\a{", r"\newcommand{\R}[1]{", r"\let\a=\b", r"\R", r"\rho_1",
    r"\\", r"\\[", "&", "{", "}", "[", "]", "(", ")", "|", "$", "$$", r"\(", r"\)", r"\[", r"\]", "^{-1}", "^", "_",
    "_{", "=", "≠", "<", ">", "~", "->", "<->", "<-", "→", "↔", "%", "R_2", "R2", "R_{2}", "R_2 - 2R_1",
    "R2 -> R2 - 2 R1", "II - 2 I", "L_3", "Row 2", "A", "A^{-1}", "x_1", "x", "y", "1", "0", "-1", "2", "1/2", "0.5",
    "-3/4", "1e3", "1,5", "10**9", "1" * 60, "1e9999", "1/0", "∞", "½", "²", "２", "rank", "rank(A) = 2",
    "The rank of A is 2.", "det A = 3", "has no solution", "if", "suppose", "not", "?",
    "subtract twice row 1 from row 2", "swap rows 1 and 2", "第2行から第1行の2倍を引く", "階数は2である", "Zeile",
    "span", "<p>", "</p>", "<math>", "</math>", "<mtable>", "<mtr>", "<mtd>", "</mtd></mtr>", "<mrow>", "<mfrac>",
    "<!--", "-->", "<div style='display:none'>", "<br>", "<table>", "<td>", "<me>", "</me>", "<m>", "</m>", "&amp;",
    "&#x222;", "<![CDATA[", "```", "~~~", "```math", "`", "**", "# ", "- ", "1. ", "| --- |", "| 1 | 2 |", "> ",
    "[1 2]", "[[1, 2], [3, 4]]", "⎡", "⎢", "⎣", "⎤", "⎥", "⎦", "┌", "┐", "│", "╭", "( 1 2 )", "/ 1 2 \\", "\n",
    "\n\n", " ", "\t", "\r", "\r\n", "\f", "\u2028", "\ufeff", "\u200b", "\u202e", "\U0001d400", "\ud800", "\x00",
    "\x1b", "é", "e\u0301", "、", "。", "，", "；", "{{1,2},{3,4}}", "Matrix([[1, 2]])", "array([[1., 2.]])",
    "%%MatrixMarket matrix coordinate real general\n2 2 1\n", '{"matrix": [[1]]}', '"', "'", ":", ";", ",", ".",
    "null", "NaN", "true", "-", "+", "*", "/", "÷", "×", "·",
)  # fmt: skip
FILES = (
    "1,2,3\n4,5,6\n", "1\t2\n3\t4\n", "[[1, 2], [3, 4]]",
    '{"matrix": [["1/2", 1], [0, 3]], "shape": [2, 2]}', "1 2; 3 4",
    "%%MatrixMarket matrix coordinate real general\n% a comment\n3 3 4\n1 1 2.5\n2 2 -1\n3 1 4\n3 3 1e-2\n",
    "%%MatrixMarket matrix array integer symmetric\n2 2\n1\n2\n3\n",
    r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}", "| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n",
    "np.array([[1, 2], [3, 4]])", "Matrix([[1, Rational(1, 2)]])", "1/2 3\n4 5/6\n", '"1","2"\n"3","4"\n', "[1 2; 3 4]",
    r"$\left[\begin{array}{rr|r} 1 & 2 & 3 \\ 4 & 5 & 6 \end{array}\right]$", "⎡1  2⎤\n⎣3  4⎦", "{{1, 2}, {3, 4}}",
    "\x93NUMPY\x01\x00v\x00{'descr': '<i8', 'fortran_order': False, 'shape': (1, 2), }" + " " * 58 + "\n"
    + "\x01" + "\x00" * 7 + "\x02" + "\x00" * 7,
)  # fmt: skip
CONTEXTS = (
    "*", r"\[ 2 = * A \]", r"\[ * A = 2 \]", r"\begin{bmatrix} 1 & * 2 \\ 3 & 4 \end{bmatrix}",
    r"$* 1$ is the rank of A",
    r"\[ \begin{bmatrix} 1 \\ 2 \end{bmatrix} \xrightarrow{* R_2 - 2R_1} \begin{bmatrix} 1 \\ 0 \end{bmatrix} \]",
    r"\begin{cases} * x + y = 2 \\ x - y = 0 \end{cases}", "[1 * 2]\n[3 4]\n\nR2 - * 3 R1\n\n[1 2]\n[0 -2]",
    "The rank of A is * 2.", "<p>* The rank</p>", "- *\n", "[[1, *2], [3, 4]]", "1,*2\n3,4\n",
)  # fmt: skip
"""Where a token stands many times over, at the place of the star."""

FITTING = {
    "matrix, .csv": (FILES[0], FILES[12], "1;2\n3;4\n", "a,b\n1/2,-0.5\n"),
    "matrix, .tsv": (FILES[1], "1\t2/3\n-4\t0\n"),
    "matrix, .json": (FILES[2], FILES[3], '{"matrix": [], "shape": [0, 3]}', '[["1/2", "-3"], [1.5, 0]]'),
    "matrix, .json, two readers": (FILES[2], FILES[3], '{"matrix": [], "shape": [0, 3]}', '[["1/2", " -3"], [1.5, 0]]'),
    "matrix, .mtx": FILES[5:7],
    "matrix, .tex": (FILES[7], FILES[14], r"\[ A = \begin{pmatrix} \frac12 & -1 \\ 0 & 3 \end{pmatrix} \]"),
    "matrix, .md": (FILES[8], FILES[14], "```\n1 2\n3 4\n```\n", "$$" + FILES[7] + "$$"),
}
PAGES = (
    "<p>Let <math><mi>A</mi><mo>=</mo><mrow><mo>[</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr>"
    "<mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr></mtable><mo>]</mo></mrow></math>. The rank is 2.</p>",
    "<p>Row reduce:</p><me>\\begin{bmatrix} 1 &amp; 2 \\\\ 2 &amp; 4 \\end{bmatrix} \\xrightarrow{R_2-2R_1} "
    "\\begin{bmatrix} 1 &amp; 2 \\\\ 0 &amp; 0 \\end{bmatrix}</me><p>so the rank of <m>A</m> is 1.</p>",
    "<!DOCTYPE html><html><head><style>p { color: red }</style></head>"
    "<body><table><tr><td>1</td><td>2</td></tr></table>"
    "<span style='display:none'>$x = 3$</span><del>rank 5</del> \\(x = 1\\)</body></html>",
    "\\documentclass{article}\n\\newcommand{\\m}[1]{\\begin{pmatrix} #1 \\end{pmatrix}}\n\\begin{document}\n"
    "\\[ \\m{1 & 2 \\\\ 3 & 4} \\sim \\m{1 & 2 \\\\ 0 & -2} \\]\n\\end{document}\n",
)
OPERATIONS = (
    r"R_2 \leftarrow R_2 - 2R_1", "R2 -> R2 - 2 R1, R3 <- 3 R3", r"-2\rho_1 + \rho_2", "swap rows 1 and 2", "II - 2 I",
    "第2行から第1行の2倍を引く", r"\substack{R_2-2R_1 \\ R_3 \leftrightarrow R_1}", "add 3 times row 1 to row 2",
)  # fmt: skip


@cache
def proofs() -> tuple[str, ...]:
    """Certificates of every kind for the one matrix."""
    from exactrank import prove_rank
    from exactrank.proofs.certificates import certificate_text
    from exactrank.proofs.lifting_certificate import lifting_certificate
    from exactrank.reading import as_matrix

    ways = ("row-reduction", "minors", "singular-values", "factorization")
    proven = [certificate_text(prove_rank(ROWS, by=way).certificate) for way in ways]
    return (*proven, certificate_text(lifting_certificate(as_matrix(ROWS))))


@cache
def derivations() -> tuple[str, ...]:
    from exactrank import MatrixLike, row_echelon_form, to_json

    given: tuple[MatrixLike, ...] = (ROWS, [[0, 1], [2, 3]], [["1/2", 3]])
    return tuple([to_json(row_echelon_form(rows)) for rows in given])
