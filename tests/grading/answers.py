"""A small class: right and wrong answers to one problem, for the tests."""

from __future__ import annotations

from pathlib import Path

PROBLEM = "1 2 3; 2 4 7; 3 6 10"
RIGHT = r"""$$A = \begin{bmatrix}1&2&3\\2&4&7\\3&6&10\end{bmatrix}
\xrightarrow{R_2-2R_1}\begin{bmatrix}1&2&3\\0&0&1\\3&6&10\end{bmatrix}
\xrightarrow{R_3-3R_1}\begin{bmatrix}1&2&3\\0&0&1\\0&0&1\end{bmatrix}
\xrightarrow{R_3-R_2}\begin{bmatrix}1&2&3\\0&0&1\\0&0&0\end{bmatrix}$$
The rank of $A$ is 2.
"""
SLIP = RIGHT.replace(r"\begin{bmatrix}1&2&3\\0&0&1\\3&6&10", r"\begin{bmatrix}1&2&3\\0&0&2\\3&6&10", 1)
WRONG_RANK = RIGHT.replace("is 2.", "is 3.")
RUBRIC = f"""
[problem]
matrix = "{PROBLEM}"

[[item]]
name = "Steps"
what = "steps"
points = 6
per_mistake = 2

[[item]]
name = "Echelon form"
what = "reaches"
form = "echelon"
points = 2

[[item]]
name = "Rank"
what = "rank"
points = 4
"""


def rubric_file(folder: Path, text: str = RUBRIC) -> str:
    path = folder / "rubric.toml"
    path.write_text(text)
    return str(path)


def class_folder(folder: Path, answers: dict[str, str | bytes]) -> str:
    """A folder of one file a student."""
    root = folder / "class"
    root.mkdir()
    for name, content in answers.items():
        (root / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return str(root)
