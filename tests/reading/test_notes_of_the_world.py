"""Sheets and notes in other languages: steps told in part, and what their marks say; each beside what it is not."""

from __future__ import annotations

import pytest

import exactrank

_START = r"$\begin{pmatrix}1&2&1\\2&4&2\\1&1&0\end{pmatrix}$"
_OPERATIONS = r"$R_2\leftarrow R_2-2R_1$, $R_3\leftarrow R_3-R_1$"
_END, _WRONG = (rf"$\begin{{pmatrix}}1&2&1\\0&1&1\\0&0&{x}\end{{pmatrix}}$" for x in (0, 1))
_WIDE = r"Sia $A=\begin{pmatrix}1&2&3\\2&4&6\end{pmatrix}$."
_FIRST = r"$\begin{cases}2x+y=7\\x-y=-1\end{cases}$"
_FREE = r"$\begin{cases}x_1+2x_2+x_3=4\\2x_1+4x_2+3x_3=9\end{cases}$."
_PLANE = r"$W=\{(x,y,z)\in\mathbb{R}^3: x-y+z=0\}$"
_SECOND = r"$\begin{cases}x+2y=3\\2x+4y=5\end{cases}$"
_NO_SOLUTION = r"連立方程式 $\begin{cases}x+y=1\\2x+2y=3\end{cases}$ を解く。"
_ONE_SOLUTION = r"連立方程式 $\begin{cases}x+y=1\\x-y=3\end{cases}$ を解く。"

_SQUARE = r"Sea $A=\begin{pmatrix}1&2\\3&4\end{pmatrix}$."
_COFACTORS = r"\begin{pmatrix}4&-3\\-2&1\end{pmatrix}"
_ADJUGATE = r"\begin{pmatrix}4&-2\\-3&1\end{pmatrix}"
_RANK_ONE = r"$A=\begin{pmatrix}1&2\\2&4\end{pmatrix}$."
_SOLE = r"$A=\begin{pmatrix}1&2\\2&5\end{pmatrix}$."

_MINUS_TWO = r"$A=\begin{pmatrix}1&2\\3&4\end{pmatrix}$."
_NONE = r"$\begin{cases}x+y=1\\2x+2y=3\end{cases}$."
_FREE_TWO = r"$\begin{cases}x+y=1\\2x+2y=2\end{cases}$"
_FIVES = r"$A=\begin{pmatrix}5&1&0\\0&5&0\\0&0&5\end{pmatrix}$."
_REMARKS = [
    "The determinant of $A$ is nonzero (it is {}).",
    "The determinant of $A$ is not zero, namely ${}$.",
    "Die Determinante von $A$ ist ungleich null (sie ist {}).",
    "Le déterminant de $A$ est non nul (il vaut {}).",
    "El determinante de $A$ es distinto de cero (vale {}).",
    "O determinante de $A$ é não nulo (vale {}).",
    "Il determinante di $A$ è non nullo (vale {}).",
    "Wyznacznik macierzy $A$ jest niezerowy (wynosi {}).",
    "$A$ 的行列式不为零（等于 {}）。",
    "$A$ の行列式は 0 でない（{} である）。",
]

TEXTS = {
    "correct": [
        # not all of the step is told: the rows are put in order too
        f"{_START}. After {_OPERATIONS} and rearranging the rows we get {_END}.",
        f"{_START}. Mit {_OPERATIONS} und nach Umordnen der Zeilen erhalten wir {_END}.",
        f"{_START}. Con {_OPERATIONS} y reordenando las filas queda {_END}.",
        f"{_START} とします。{_OPERATIONS} の後、行を整理すると {_END}。",
        # a bar of any size, a sign too many at the end of a row, r(A) in Polish
        r"Sei $A=\begin{pmatrix}1&1\\2&2\end{pmatrix}$. Die Lösungsmenge von $Ax=0$ ist "
        r"$\left\{\begin{pmatrix}-t\\t\end{pmatrix}\,\Bigg|\,t\in\mathbb{R}\right\}$.",
        r"$A=\begin{bmatrix}2&-1&1\\-1&2&0\\1&0&1&\end{bmatrix}$. The rank of $A$ is 3.",
        r"Niech $A=\begin{pmatrix}1&1\\2&2\end{pmatrix}$. Zatem $r(A)=1$.",
        # a kernel as the sum of its multiples, two kernels that are one
        rf"{_WIDE} $\ker(A)=s\begin{{pmatrix}}-2\\1\\0\end{{pmatrix}}+t\begin{{pmatrix}}-3\\0\\1\end{{pmatrix}}$.",
        rf"{_WIDE} $\ker(A)=\ker\begin{{pmatrix}}1&2&3\end{{pmatrix}}$.",
        # the sum of rank and nullity is neither; a characteristic equation is no rank
        r"Sea $A=\begin{pmatrix}1&2\\2&4\end{pmatrix}$. Rango-nulidad: $\text{rg}(A)+\dim(\ker A)=1+1=2$.",
        r"Seja $A=\begin{pmatrix}0&1\\-2&3\end{pmatrix}$. Equação característica: $\det(sI-A)=(s-1)(s-2)=0$.",
        # the answers behind all the questions, under the same numbers or letters
        f"1. Solve {_FIRST}.\n2. Solve {_SECOND}.\n\n**1)** $x = 2$, $y = 3$.\n\n**2)** There is no solution.",
        f"a) Resuelva {_FIRST}.\nb) Resuelva {_SECOND}.\n\na) $x = 2$, $y = 3$.\nb) No hay solución.",
        # the identity by its name, as what operations lead to and as the reduced form
        r"$$\begin{pmatrix}1&1\\0&1\end{pmatrix} \xrightarrow{R_1-R_2} I_2$$",
        r"$$\begin{pmatrix}1&1\\0&1\end{pmatrix}$$ Subtracting $R_2$ from $R_1$: "
        r"$$\begin{pmatrix}1&0\\0&1\end{pmatrix}=I_2$$",
        r"Seja $A=\begin{pmatrix}1&1\\0&1\end{pmatrix}$. A forma escalonada reduzida de $A$ é $I_2$.",
        # a number in a particular solution, and then a parameter
        rf"{_FREE} A particular solution (with $x_2=0$) is $(3,0,1)^T$. With $x_2=t$ we get $x=(3,0,1)^T+t(-2,1,0)^T$.",
        rf"{_FREE} 令 $x_2=0$ 得特解 $(3,0,1)^T$。令 $x_2=t$，通解 $x=(3,0,1)^T+t(-2,1,0)^T$。",
        # a basis without a verb
        r"Sei $U=\text{lin}\{(1,2,3),(2,3,1)\}$. Ergebnis: $\dim U=2$, Basis $\{(1,2,3),(2,3,1)\}$.",
        rf"Soit {_PLANE}. Une base de $W$ : $\{{(1,1,0),(-1,0,1)\}}$.",
        rf"Sea {_PLANE}. Base para $W$: $\{{(1,1,0),(-1,0,1)\}}$ y $\dim(W)=2$.",
        rf"{_PLANE} とする。$W$ の基底: $\{{(1,1,0),(-1,0,1)\}}$",
        # boxes with a title
        f'??? example "Ergebnis 3.4"\n    Es ist {_FIRST}.\n\n    Also ist $x = 2$, $y = 3$.',
        f"> [!example] Beispiel\n> Es ist {_FIRST}.\n>\n> Also ist $x = 2$, $y = 3$.",
        # letters without space between them are a product; columns of square roots by their names
        r"Seja $A=\begin{pmatrix}0&1\\2&3\end{pmatrix}$, $B=\begin{pmatrix}0\\1\end{pmatrix}$. "
        r"$[B\ AB]=\begin{pmatrix}0&1\\1&3\end{pmatrix}$.",
        r"$p_1=\frac1{\sqrt2}\begin{pmatrix}1\\1\end{pmatrix}$, $p_2=\frac1{\sqrt2}\begin{pmatrix}1\\-1\end{pmatrix}$, "
        r"$P=[p_1,p_2]=\frac1{\sqrt2}\begin{pmatrix}1&1\\1&-1\end{pmatrix}$.",
        # the adjoint as the matrix of the cofactors
        rf"{_SQUARE} $\text{{Adj}}(A)={_COFACTORS}$. La traspuesta de la adjunta es ${_ADJUGATE}$.",
        rf"{_SQUARE} $Adj(A)={_COFACTORS}$, $(Adj(A))^t={_ADJUGATE}$. Luego $A^{{-1}}=-\frac12{_ADJUGATE}$.",
        rf"{_SQUARE} $Adj(A^t)={_ADJUGATE}$, luego $A^{{-1}}=\frac{{1}}{{|A|}}Adj(A^t)=-\frac12{_ADJUGATE}$.",
        rf"{_SQUARE} $Adj(A)={_COFACTORS}$. $A^{{-1}}=\frac{{(Adj A)^t}}{{|A|}}=-\frac12{_ADJUGATE}$.",
        rf"{_SQUARE} Matriz de los adjuntos: $Adj(A)={_COFACTORS}$.",
        rf"{_SQUARE} $Adj(A)={_ADJUGATE}$. $A^{{-1}}=\frac{{1}}{{|A|}}Adj(A)=-\frac12{_ADJUGATE}$.",
        rf"{_SQUARE} Matriz de cofactores: ${_COFACTORS}$. $Adj(A)={_ADJUGATE}$, $Adj(A)^t={_COFACTORS}$, $A^{{-1}}$.",
        # the null space of the matrix at hand
        rf"Let {_RANK_ONE} Its kernel is not $\{{0\}}$. The null space of $A$ is not $\{{0\}}$.",
        rf"Sei {_RANK_ONE} Der Kern ist nicht $\{{0\}}$.",
        rf"Soit {_SOLE} Le noyau est réduit à $\{{0\}}$.",
        rf"{_SOLE} カーネルは $\{{\mathbf{{0}}\}}$。核は零ベクトルのみからなる。",
        # the value in a remark; what else stands in brackets
        *[f"{_MINUS_TWO} {words.format(-2)}" for words in _REMARKS],
        *[
            f"{_MINUS_TWO} The determinant of $A$ is nonzero {remark}."
            for remark in (
                "(5)",
                "(see page 5)",
                r"($2 \neq 3$)",
                "($-2 \\neq 0$)",
                "(it is 3 modulo 5)",
                "(by Theorem 5)",
            )
        ],
        r"设方程组 $\begin{cases}x+y=1\\2x+2y=3\end{cases}$。系数矩阵秩为 1，增广矩阵秩为 2，无解。",
        # no solution: as a set, and without a verb
        *[
            f"{_NONE} {words}"
            for words in (
                r"**Lösung:** $L = \emptyset$ (keine Lösung)",
                r"Damit ist $\mathbb{L} = \{\}$.",
                r"Donc $S = \varnothing$.",
                "So: no solution.",
                "Also keine Lösung.",
                "Donc pas de solution.",
                "Sin solución.",
                "Sem solução.",
                "Nessuna soluzione.",
                "Brak rozwiązań.",
                "无解。",
                "解なし。",
                "Нет решений.",
            )
        ],
        *[
            f"{_FIRST}. {words}"
            for words in (
                "Unique solution.",
                "Also eindeutig lösbar: $x = 2$, $y = 3$.",
                "Donc solution unique.",
                "Solución única.",
                "Solução única.",
                "Soluzione unica.",
                "Dokładnie jedno rozwiązanie.",
                "唯一解。",
                "唯一解。",
            )
        ],
        f"### Infinitely many solutions\n\nConsider {_FREE_TWO}. Then $x = 1 - t$, $y = t$.",
        # vectors of the standard basis that are given no value
        *[
            rf"{_FIVES} {words}"
            for words in (
                r"Una base di $\ker(A-5I)$ è $e_1, e_3$.",
                r"A basis of $\ker(A-5I)$ is $\{\mathbf{e}_1, \mathbf e_3\}$.",
                r"$\ker(A-5I)=\text{span}(e_1, e_3)$.",
            )
        ],
        # tasks
        *[
            rf"{words} Sia {_RANK_ONE} Il rango di $A$ è 1."
            for words in (
                r"Estendere $\{(1,1,0),(0,1,1)\}$ a una base di $\mathbb{R}^3$.",
                r"Si determini se $A$ è invertibile.",
            )
        ],
        rf"Complétez $\{{(1,1,0),(0,1,1)\}}$ en une base de $\mathbb{{R}}^3$. Soit {_RANK_ONE} Le rang de $A$ est 1.",
        rf"Ergänzen Sie $\{{(1,1,0),(0,1,1)\}}$ zu einer Basis. Sei {_RANK_ONE} Der Rang von $A$ ist 1.",
        rf"Si no es linealmente independiente, obtenga una base de $S$. Sea {_RANK_ONE} El rango de $A$ es 1.",
        # sizes, and products of numbers
        *[
            rf"$A=\begin{{pmatrix}}1&0&2\\0&1&3\end{{pmatrix}}$, $B=A^T$. {words}"
            for words in (
                r"$A$ is $2\times3$ and $B$ is $3\times2$, so $AB$ is $2\times2$.",
                r"$A$ ist $2\times3$ und $B$ ist $3\times2$.",
                r"$A$ est $2\times3$ et $B$ est $3\times2$, donc $AB$ est $2\times2$.",
                r"$A$ es $2\times3$ y $B$ es $3\times2$.",
                r"$A$ é $2\times3$ e $B$ é $3\times2$.",
                r"$A$ è $2\times3$ e $B$ è $3\times2$.",
                r"$A$ は $2\times3$、$B$ は $3\times2$ なので、$AB$ は $2\times2$ です。",
            )
        ],
        r"Let $A=\begin{pmatrix}2&0\\0&3\end{pmatrix}$. The determinant of $A$ is $2\times3$.",
        # a set of vectors by its name
        r"Let $S=\{(1,0,1),(0,1,1),(1,1,2)\}$. A basis of $\text{span}(S)$ is $\{(1,0,1),(0,1,1)\}$.",
        # a basis and then the dimension
        r"Sei $U=\{x\in\mathbb{R}^3:x_1=x_2\}$. Ergebnis: Basis $\{(1,1,0),(0,0,1)\}$, $\dim U=2$.",
        r"Sei $U=\{x\in\mathbb{R}^3:x_1=x_2\}$. Eine Basis ist $\{(1,1,0),(0,0,1)\}$.",
        # speakers behind dashes in one line
        rf"{_RANK_ONE} — Quel est le rang de $A$ ? — Le rang de $A$ est 1.",
        # the polite form denies too
        rf"{_NO_SOLUTION}この連立方程式は解を持ちません。",
    ],
    "incorrect": [
        *[f"{_FIRST}. {words}" for words in ("No solution.", "Sin solución.", "无解。")],
        r"Sia $A=\begin{pmatrix}1&0&2\\0&1&3\end{pmatrix}$. $A$ è $3\times2$.",
        r"Let $S=\{(1,0,1),(0,1,1),(1,1,2)\}$. A basis of $\text{span}(S)$ is $\{(1,0,1),(0,1,2)\}$.",
        r"Let $S=\{(1,0,1),(0,1,1),(1,1,2)\}$. $\dim\text{span}(S)=3$.",
        *[f"{_MINUS_TWO} {words.format(5)}" for words in _REMARKS],
        r"设方程组 $\begin{cases}x+y=1\\2x+2y=3\end{cases}$。系数矩阵秩为 1，增广矩阵秩为 1。",
        *[
            f"{_RANK_ONE} {words} ${{0}}$.".replace("{0}", r"\{0\}")
            for words in (
                "The kernel is",
                "Der Kern ist",
                "Le noyau est",
                "El núcleo es",
                "O núcleo é",
                "Il nucleo è",
                "Jądro to",
                "零空间为",
                "カーネルは",
                "Ядро равно",
            )
        ],
        rf"Let {_SOLE} The null space of $A$ is not $\{{0\}}$.",
        rf"Let {_RANK_ONE} The kernel is trivial.",
        rf"{_RANK_ONE} — Quel est le rang de $A$ ? — Le rang de $A$ est 2.",
        rf"{_RANK_ONE} — Le rang de $A$ est 2.",
        rf"{_RANK_ONE}" "\n\n— Le rang de $A$ est 2.\n— Le noyau est de dimension 1.",
        rf"{_SQUARE} $Adj(A)={_COFACTORS}$. $A^{{-1}}=\frac{{1}}{{|A|}}Adj(A)=-\frac12{_ADJUGATE}$.",
        rf"{_SQUARE} Matriz de los adjuntos: $Adj(A)={_ADJUGATE}$.",
        rf"Sea {_PLANE}. Base para $W$: $\{{(1,1,0),(1,0,1)\}}$.",
        f"{_START}. Con {_OPERATIONS} y reordenando las filas queda {_WRONG}.",
        f"{_START}. Con {_OPERATIONS} queda {_END}.",
        r"Niech $A=\begin{pmatrix}1&1\\2&2\end{pmatrix}$. Zatem $r(A)=2$.",
        rf"{_WIDE} $\ker(A)=s\begin{{pmatrix}}-2\\1\\0\end{{pmatrix}}+t\begin{{pmatrix}}3\\0\\1\end{{pmatrix}}$.",
        rf"{_WIDE} $\ker(A)=\ker\begin{{pmatrix}}1&2&4\end{{pmatrix}}$.",
        r"$$\begin{pmatrix}1&1\\1&1\end{pmatrix} \xrightarrow{R_1-R_2} I_2$$",
        r"Seja $A=\begin{pmatrix}1&1\\1&1\end{pmatrix}$. A forma escalonada reduzida de $A$ é $I$.",
        f"1. Solve {_FIRST}.\n2. Solve {_SECOND}.\n\n**1)** $x = 2$, $y = 4$.\n\n**2)** There is no solution.",
        f"> [!example] Beispiel\n> Es ist {_FIRST}.\n>\n> Also ist $x = 2$, $y = 4$.",
        r"Seja $A=\begin{pmatrix}0&1\\2&3\end{pmatrix}$, $B=\begin{pmatrix}0\\1\end{pmatrix}$. "
        r"$[B\ AB]=\begin{pmatrix}0&1\\1&2\end{pmatrix}$.",
        r"$p_1=\frac1{\sqrt2}\begin{pmatrix}1\\1\end{pmatrix}$, $p_2=\frac1{\sqrt2}\begin{pmatrix}1\\-1\end{pmatrix}$, "
        r"$P=[p_1,p_2]=\frac1{\sqrt2}\begin{pmatrix}1&1\\1&1\end{pmatrix}$.",
    ],
    "undecided": [
        *[
            rf"$A=\begin{{pmatrix}}2&0\\0&3\end{{pmatrix}}$. {words}"
            for words in (
                r"The permanent of $A$ is $2\times3$.",
                r"The volume scaled by $A$ is $2\times3$.",
                r"El producto de las entradas de $A$ es $2\times3$.",
            )
        ],
        rf"{_FIVES} A basis of $\ker(A-5I)$ is $e_1, e_2$.",
        rf"{_FIVES} Let $e_1=(0,1,0)$. A basis of $\ker(A-5I)$ is $e_1, e_3$.",
        rf"{_FIRST}. $L = \emptyset$.",
        rf"{_FIRST}. For $a = 1$ we get $S = \emptyset$.",
        rf"Let $S = \emptyset$. Consider {_FIRST}.",
        rf"Let {_RANK_ONE} For $\lambda=3$ the kernel is $\{{0\}}$.",
        rf"Let {_RANK_ONE} If the kernel is $\{{0\}}$, the map is injective.",
        rf"{_RANK_ONE} 核は $\{{0\}}$ ではない。",
        rf"{_SQUARE} $\text{{Adj}}(A)={_COFACTORS}$ y su traspuesta es ${_ADJUGATE}$. $A^{{-1}}=-\frac12{_ADJUGATE}$.",
        rf"{_RANK_ONE} — Le rang de $A$ est 2, je crois. — Es-tu sûr ? — Ah oui, le rang de $A$ est 1.",
        rf"{_RANK_ONE} —El rango de $A$ es 2 —dice Ana. —¿Seguro? —No, el rango de $A$ es 1.",
        rf"{_RANK_ONE} — O posto de $A$ é 2 — disse João. — Tem certeza? O posto de $A$ é 1 — respondeu Maria.",
        rf"{_RANK_ONE} Élève : « Le rang de $A$ est 2 » — Professeur : « Non, le rang de $A$ est 1. »",
        rf"{_RANK_ONE}" "\n\n— Le rang de $A$ est 2.\n— Vraiment ?\n— Ah, le rang de $A$ est 1.",
        rf"{_ONE_SOLUTION}この連立方程式は解を持ちません。",
    ],
}


@pytest.mark.parametrize("outcome", TEXTS)
def test_notes(outcome: str) -> None:
    assert [text for text in TEXTS[outcome] if exactrank.verify(text).outcome.value != outcome] == []


def test_a_basis_of_vectors_that_are_not_written() -> None:
    assert exactrank.verify(r"I vettori sono indipendenti, quindi formano una base di $\mathbb{R}^2$.").unread
