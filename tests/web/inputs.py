"""Calls of every kind that the page makes, with what goes wrong among them."""

from __future__ import annotations

from typing import Any

from exactrank.messages import LANGUAGES
from exactrank.requests.method_names import SYSTEMS, Method
from exactrank.web.build import TASKS

WRONG = "A = [1 2]\n    [3 4]\n\nR2 <- R2 - 3 R1\n\n[1 2]\n[0 2]"
NEEDED: dict[Method, dict[str, Any]] = {
    Method.PROJECTION: {"onto": "1 1 2"},
    Method.LOW_RANK: {"rank": 1},
    Method.COMPARISON: {"near": "1 1 1"},
}
MATRICES: dict[Method, str] = {
    Method.OUTER_PRODUCT: "2 4; 1 2; 3 6",
    Method.COMPARISON: "1 1 2",
    Method.DIAGONALIZATION: "2 1; 1 2",
    **dict.fromkeys(SYSTEMS, "2 1 | 3; 1 3 | 5"),
    Method.SVD: "3 0; 4 5",
    Method.CHANGE_OF_BASIS: "2 1 | 1 0; 1 3 | 1 1",
}
TYPED = (
    *(
        "1 2; 3 4",
        "1\t2\n3\t4\n",
        "[1, 2; 3, 4];",
        "[[1, 1/2], [0.25, 4]]",
        "1 2 | 3; 4 5 | 6",
        "x + 2y = 3; 4x - y = 2",
    ),
    *(r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", "１　２；３　４", "0 0; 0 0", "1 2; 3", "", "a b", "1;" * 400),
)
ANSWERS = (
    *(WRONG, WRONG.replace("[0 2]", "[0 -2]"), "The rank of [1 2; 2 4] is 1.", "Der Rang von A ist 2.", "", "Hello."),
    r"$\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix} \xrightarrow{R_2 - 2 R_1} "
    r"\begin{bmatrix} 1 & 2 \\ 0 & -2 \end{bmatrix}$",
    r"$\det \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix} = -2$ and $\sqrt{2} \approx 1.41$.",
)


def calls() -> list[tuple[str, dict[str, Any]]]:
    """The names and the arguments."""
    made: list[tuple[str, dict[str, Any]]] = []
    for lang in LANGUAGES:
        for method in Method:
            matrix = MATRICES.get(method, "2 1 1; 1 3 2; 1 0 1")
            made.append(("derive", {"matrix": matrix, "methods": method.value, **NEEDED.get(method, {}), "lang": lang}))
        made += [("derive", {"matrix": text, "lang": lang}) for text in TYPED]
        made += [("verify", {"answer": text, "lang": lang}) for text in ANSWERS]
        made += [("exercise", {"shape": "3x3", "seed": 5, "lang": lang, **task}) for task in TASKS.values()]
    for to in ("latex", "markdown", "text", "json"):
        made.append(("derive", {"matrix": "4 8 12; 2 4 6", "to": to, "name": "W"}))
    made.append(("derive", {"matrix": "1 2; 3 4", "notation": "fr", "brackets": "round", "layout": "chain"}))
    made.append(("verify", {"answer": "The rank is 1.", "problem": "1 2 | 3; 2 4 | 6"}))
    made.append(("verify", {"answer": WRONG, "field": "GF(2)"}))
    made.append(("derive", {"matrix": "1 2; 3 4", "form": "none"}))
    made.append(("exercise", {"shape": "3 4"}))
    made.append(("nothing", {}))
    return made
