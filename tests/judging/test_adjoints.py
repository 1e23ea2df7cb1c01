r"""Hermitian and unitary matrices, A^H and A^\dagger, eigenvalues of complex matrices and of matrices in letters."""

from __future__ import annotations

from exactrank import verify

A = r"Let $A = \begin{pmatrix} 2 & 1-i\\ 1+i & 3\end{pmatrix}$."
U = r"Let $U = \frac{1}{\sqrt 2}\begin{pmatrix} 1 & i\\ i & 1\end{pmatrix}$."
S = r"Let $S = \begin{pmatrix} 1 & 0\\ 0 & i\end{pmatrix}$."
L = r"Let $L = \begin{pmatrix} a & b\\ b & a\end{pmatrix}$."
R = r"Let $R = \begin{pmatrix} c & -s\\ s & c\end{pmatrix}$."
WIDE = r"Let $W = \begin{pmatrix} 1 & 0\\ 0 & 2\\ 0 & 0\end{pmatrix}$."
OVER_5 = r"We work modulo 5. Let $B = \begin{pmatrix} 2 & 1\\ 3 & 4\end{pmatrix}$."

ROWS = (
    (f"{A} $A$ is Hermitian.", "correct"),
    (f"{A} $A$ is unitary.", "incorrect"),
    (f"{A} $A^H = A$", "correct"),
    (f"{A} $A$ is Hermitian with eigenvalues 1 and 4.", "correct"),
    (f"{A} The eigenvalues of $A$ are $1$ and $4$.", "correct"),
    (f"{A} The eigenvalues of $A$ are $1$ and $5$.", "incorrect"),
    (f"{A} The characteristic polynomial of $A$ is $\\lambda^2 - 5\\lambda + 4$.", "correct"),
    (f"{A} The characteristic polynomial of $A$ is $\\lambda^2 - 5\\lambda + 3$.", "incorrect"),
    (f"{A} An eigenvector for $\\lambda = 1$ is $(-1+i, 1)^T$.", "correct"),
    (f"{A} An eigenvector for $\\lambda = 1$ is $(1+i, 1)^T$.", "incorrect"),
    (f"{U} $U$ is unitary.", "correct"),
    (f"{U} $U$ is Hermitian.", "incorrect"),
    (f"{U} $U^\\dagger U = I$", "correct"),
    (f"{U} $U^\\dagger = \\frac{{1}}{{\\sqrt 2}} \\begin{{pmatrix}} 1 & -i\\\\ i & 1\\end{{pmatrix}}$", "incorrect"),
    (f"{S} $S^\\dagger = \\begin{{pmatrix}} 1 & 0\\\\ 0 & -i\\end{{pmatrix}}$", "correct"),
    (f"{S} $S^\\dagger = \\begin{{pmatrix}} 1 & 0\\\\ 0 & i\\end{{pmatrix}}$", "incorrect"),
    (r"Let $B = \begin{pmatrix} 1 & 2\\ 3 & 4\end{pmatrix}$. $B$ is Hermitian.", "incorrect"),
    # a dagger may mean the inverse that a matrix has in general
    (r"Let $B = \begin{pmatrix} 1 & 1\\ 0 & 1\end{pmatrix}$. $B^\dagger B = I$", "undecided"),
    # letters may be complex numbers
    (f"{L} $L$ is Hermitian.", "undecided"),
    (f"{L} The eigenvalues of $L$ are $a + b$ and $a - b$.", "correct"),
    (f"{L} The eigenvalues of $L$ are $a \\pm b$.", "correct"),
    (f"{L} The eigenvalues of $L$ are $a + b$ and $a - 2b$.", "incorrect"),
    (f"{L} $(1, 1)^T$ is an eigenvector of $L$ for the eigenvalue $a + b$.", "correct"),
    (f"{L} The characteristic polynomial of $L$ is $(a - \\lambda)^2 - b^2$.", "correct"),
    (f"{R} The eigenvalues of $R$ are $c \\pm i s$.", "correct"),
    # what the values are called, and what they may be
    (f"{L} The eigenvalues of $L$ are $\\lambda_1$ and $\\lambda_2$.", "undecided"),
    (f"{L} The eigenvalues of $L$ are $p$ and $q$.", "undecided"),
    (f"{L} If $b = 0$, the eigenvalues of $L$ are $a$ and $a$.", "undecided"),
    # over a finite field its own elements are the eigenvalues
    (f"{OVER_5} The eigenvalues of $B$ are 0 and 1.", "correct"),
    (f"{OVER_5} The eigenvalues of $B$ are 0 and 2.", "incorrect"),
)  # fmt: skip


def test_adjoints_and_eigenvalues() -> None:
    found = [(text, verify(text).outcome.value) for text, _ in ROWS]
    assert [one for one, (_, expected) in zip(found, ROWS, strict=True) if one[1] != expected] == []


def test_a_wide_matrix_has_an_adjoint_and_no_inverse() -> None:
    right = f"{WIDE} $W^\\dagger = \\begin{{pmatrix}} 1 & 0 & 0\\\\ 0 & 2 & 0\\end{{pmatrix}}$"
    assert verify(right).outcome.value == "correct"
    assert verify(right.replace("0 & 2 & 0", "0 & 1/2 & 0")).outcome.value != "incorrect"
