"""The extension of Sphinx: what is shown, and which warnings an author gets, at which line, in both languages of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.sphinx_builds import Built

DERIVED_MD = """# A page

:::{exactrank} 2 1; 4 3
:methods: determinant
:name: W
:::

:::{exactrank}
:lang: ja

1 2 | 3
4 5 | 6
:::
"""
DERIVED_RST = """A page
======

.. exactrank:: 2 1; 4 3
   :methods: determinant
   :name: W

.. exactrank::
   :lang: ja

   1 2 | 3
   4 5 | 6
"""
CHECKED_MD = r"""# A page

:::{exactrank-check}
We reduce

$$
\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix} \xrightarrow{R_2 - 3 R_1} \begin{bmatrix} 1 & 2 \\ 0 & ENTRY \end{bmatrix}
$$

so $\operatorname{rank} \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix} = RANK$.
:::
"""
CHECKED_RST = r"""A page
======

.. exactrank-check::

   We reduce

   .. math::

      \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix} \xrightarrow{R_2 - 3 R_1}
      \begin{bmatrix} 1 & 2 \\ 0 & ENTRY \end{bmatrix}

   so 100% of it is
   that :math:`\operatorname{rank} \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix} = RANK`.
"""


@pytest.fixture(params=["index.md", "index.rst"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def derived(name: str) -> str:
    return DERIVED_MD if name.endswith(".md") else DERIVED_RST


def checked(name: str, entry: int = -2, rank: int = 2) -> str:
    text = CHECKED_MD if name.endswith(".md") else CHECKED_RST
    return text.replace("ENTRY", str(entry)).replace("RANK", str(rank))


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_a_derivation_is_shown_as_mathml(name: str, tmp_path: Path) -> None:
    made = Built(tmp_path, name, derived(name))
    assert made.said == ""
    assert made.page.count('<div class="exactrank" lang="en">') == 1
    assert made.page.count('<div class="exactrank" lang="ja">') == 1
    assert "<mi>W</mi>" in made.page


@pytest.mark.parametrize(("builder", "sign"), [("latex", r"\det W ="), ("text", "det W =")])
def test_a_derivation_is_shown_in_other_builders(name: str, builder: str, sign: str, tmp_path: Path) -> None:
    made = Built(tmp_path, name, derived(name), builder)
    assert sign in made.page
    assert "WARNING" not in made.said


def test_the_language_is_that_of_the_document(name: str, tmp_path: Path) -> None:
    made = Built(tmp_path, name, derived(name), language="ja")
    assert made.page.count('<div class="exactrank" lang="ja">') == 2


@pytest.mark.parametrize(
    ("part", "other", "sentence", "at"),
    [
        ("2 1; 4 3", "2 1; 4", "row 2 has 1 entries, expected 2", "2 1; 4"),
        ("4 5 | 6", "4 x | 6", '"x" is not a number', "4 x | 6"),
        ("determinant", "magic", "magic is not a choice for methods", "2 1; 4 3"),
        ("2 1; 4 3", "2 1 0; 4 3 0", "the determinant of a 2x3 matrix is not defined", "2 1 0; 4 3 0"),
        (":lang: ja", ":lang: xx", "xx is not a choice for lang", "1 2 | 3"),
    ],
)
def test_a_bad_block_is_a_warning_at_its_line(
    name: str, part: str, other: str, sentence: str, at: str, tmp_path: Path
) -> None:
    text = derived(name).replace(part, other)
    made = Built(tmp_path, name, text)
    assert [line for line, _ in made.warnings] == [line_of(text, at)]
    assert sentence in made.warnings[0][1]


def test_a_right_example_is_shown_in_peace(name: str, tmp_path: Path) -> None:
    made = Built(tmp_path, name, checked(name))
    assert made.said == ""
    assert not made.failed
    assert "We reduce" in made.page


def test_a_wrong_step_is_a_warning_at_its_line(name: str, tmp_path: Path) -> None:
    text = checked(name, entry=2)
    made = Built(tmp_path, name, text)
    assert len(made.warnings) == 1
    assert made.failed, "-W makes an error of it"
    line, sentence = made.warnings[0]
    assert abs(line - line_of(text, r"\xrightarrow")) <= 2
    assert "In row 2, column 2 it is 4 - 3 * 2 = -2, not 2." in sentence


def test_a_wrong_claim_is_a_warning_at_its_line(name: str, tmp_path: Path) -> None:
    text = checked(name, rank=1)
    made = Built(tmp_path, name, text)
    assert [line for line, _ in made.warnings] == [line_of(text, "so ")]
    assert "rank" in made.warnings[0][1]


def test_the_sentence_is_in_the_language_of_the_document(name: str, tmp_path: Path) -> None:
    made = Built(tmp_path, name, checked(name, entry=2), language="ja")
    assert "符号" in made.warnings[0][1]


@pytest.mark.parametrize(
    ("options", "entry", "sentences"),
    [
        (":expect: incorrect", 2, []),
        (":expect: incorrect", -2, ["this example is correct and should be incorrect"]),
        (":problem: 1 2; 3 4", -2, []),
        (":problem: 1 2; 3 5", -2, None),
        (":problem: 1 2; 3", -2, ["row 2 has 1 entries, expected 2"]),
        (":field: GF(6)", -2, ["6 is not a prime number"]),
        (":kind: doc", -2, ["doc is not a choice for kind"]),
        (":expect: right", -2, ["right is not a choice for expect"]),
    ],
)
def test_what_is_expected_can_be_said(
    name: str, options: str, entry: int, sentences: list[str] | None, tmp_path: Path
) -> None:
    text = checked(name, entry)
    start = ":::{exactrank-check}" if name.endswith(".md") else ".. exactrank-check::"
    indent = "" if name.endswith(".md") else "   "
    made = Built(tmp_path, name, text.replace(start, f"{start}\n{indent}{options}\n"))
    if sentences is None:
        assert made.warnings
        return
    assert len(made.warnings) == len(sentences)
    for (_, found), expected in zip(made.warnings, sentences, strict=True):
        assert expected in found


def test_what_was_not_read_is_a_warning(name: str, tmp_path: Path) -> None:
    text = checked(name).replace("We reduce", "The matrix has rank strange, and we reduce")
    assert Built(tmp_path, name, text).warnings


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        ("matrix = '2 1; 4 3'\nmethods = ['determinant']\n", None),
        ("matrix = '2 1; 4'\n", "row 2 has 1 entries, expected 2"),
        (None, "the file cannot be read"),
    ],
)
def test_a_problem_file_is_shown(name: str, problem: str | None, sentence: str | None, tmp_path: Path) -> None:
    if problem is not None:
        (tmp_path / "problem.toml").write_text(problem, encoding="utf-8")
    start, end = ("```{exactrank-problem}", "\n```") if name.endswith(".md") else (".. exactrank-problem::", "")
    block = f"{start} ../problem.toml{end}"
    made = Built(tmp_path, name, derived(name).partition("\n\n")[0] + f"\n\n{block}\n")
    if sentence is None:
        assert (made.said, made.page.count('<div class="exactrank"')) == ("", 1)
    else:
        assert [line for line, _ in made.warnings] == [3 if name.endswith(".md") else 4]
        assert sentence in made.warnings[0][1]


def test_formulas_are_mathml_and_nothing_is_fetched(name: str, tmp_path: Path) -> None:
    made = Built(tmp_path, name, checked(name))
    assert r'<annotation encoding="application/x-tex">\operatorname{rank}' in made.page
    assert '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">' in made.page
    assert not re.search(r'<(?:script|link|img)[^>]*(?:src|href)="https?:', made.page)


def test_a_formula_that_is_not_set_is_a_warning(name: str, tmp_path: Path) -> None:
    text = checked(name).replace("We reduce", r"Let $\foo$," if name.endswith(".md") else r"Let :math:`\foo`,")
    made = Built(tmp_path, name, text)
    assert any("is not something that is set here" in sentence for _, sentence in made.warnings)
