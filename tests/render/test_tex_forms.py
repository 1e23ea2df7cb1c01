"""What LaTeX is written for: nicematrix, gauss.sty and beamer, read back and compiled."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from exactrank import verify
from exactrank.calculations.elimination import reduced_row_echelon_form
from exactrank.calculations.systems import solve
from exactrank.cli import main
from exactrank.document import Document
from exactrank.exposition import explain
from exactrank.exposition.layouts import arranged
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES
from exactrank.render import formats, latex
from exactrank.render.notations import USAGES, in_notation
from exactrank.render.sentences import Notation, Tex
from exactrank.requests.layouts import Detail, Layout
from tests.render.test_latex_compiles import engine

A = Matrix.of([[0, 2, 4, -1], [3, 1, 5, 2], [6, 4, 14, 7]])
OTHERS = [tex for tex in Tex if tex is not Tex.AMSMATH]
PACKAGES = {Tex.NICEMATRIX: "texlive-science", Tex.GAUSS: "texlive-latex-extra", Tex.BEAMER: "texlive-pictures"}
FILES = {Tex.NICEMATRIX: "nicematrix.sty", Tex.GAUSS: "gauss.sty", Tex.BEAMER: "pgfcore.sty"}


def written(document: Document, tex: Tex, lang: str = "en", detail: Detail = Detail.NORMAL, whole: bool = False) -> str:
    chain = arranged(document, Layout.CHAIN, detail)
    made = formats.written(chain, formats.Format.LATEX, lang, whole, replace(Notation.of(lang), tex=tex))
    assert isinstance(made, str)
    return made


@pytest.mark.parametrize("tex", OTHERS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_read_back_and_wholly_correct(tex: Tex, lang: str) -> None:
    documents = (explain(reduced_row_echelon_form(A)), explain(solve(A, Matrix.of([[1], [2], [4]]))))
    for detail in Detail if lang == "en" else (Detail.NORMAL,):
        for document in documents if lang == "en" else documents[:1]:
            text = written(document, tex, lang, detail)
            assert verify(text).outcome.value == "correct", text


@pytest.mark.parametrize("tex", OTHERS)
def test_a_slip_in_it_is_found(tex: Tex) -> None:
    text = written(explain(reduced_row_echelon_form(A)), tex)
    assert " 2 & 4 & 3" in text
    assert verify(text.replace(" 2 & 4 & 3", " 2 & 4 & 5", 1)).outcome.value == "incorrect"


@pytest.mark.parametrize("name", ["arrow", "result", "bare", "de", "fr"])
def test_operations_of_every_notation_stand_beside_the_row_that_they_give(name: str) -> None:
    usage = USAGES[name]
    document = in_notation(arranged(explain(reduced_row_echelon_form(A)), Layout.CHAIN), usage.rows, usage.arrangement)
    text = latex.render(document, "en", False, replace(Notation.of("en"), tex=Tex.NICEMATRIX))
    lines = [line for line in text.split("\n") if r"& \;" in line]
    assert len(lines) >= 5
    assert verify(text).outcome.value == "correct", text


def test_gauss_has_no_bars_and_a_system_keeps_its_arrows() -> None:
    text = written(explain(solve(A, Matrix.of([[1], [2], [4]]))), Tex.GAUSS)
    assert "gmatrix" not in text
    assert r"\xrightarrow" in text


def test_operations_with_other_numbers_stand_beside_a_matrix(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", "1 i 2; 1+i 4 0", "--field", "QQ(i)", "--tex", "gauss"]) == 0
    assert r"\add[-\left(1 + i\right)]{0}{1}" in capsys.readouterr().out
    assert main(["derive", "2 5; 3 4", "--strategy", "fraction-free", "--tex", "gauss", "--notation", "fr"]) == 0
    made = capsys.readouterr().out
    assert r"\mult{1}{\cdot 2}" in made
    assert r"\add[-3]{0}{1}" in made


def test_it_is_for_latex_alone_and_has_no_circles_beside_rows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", "1 2; 3 4", "--tex", "nicematrix", "--notation", "ja"]) == 2
    assert capsys.readouterr().err == "exactrank: --notation does not fit the format nicematrix\n"
    assert main(["derive", "1 2; 3 4", "--tex", "gauss", "--to", "html"]) == 2
    assert capsys.readouterr().err == "exactrank: --tex does not fit the format html\n"


def test_slides_have_few_lines_and_one_matrix_after_the_other() -> None:
    large = Matrix.of([[(3 * i + 7 * j * j) % 11 - 5 for j in range(6)] for i in range(6)])
    text = written(explain(reduced_row_echelon_form(large)), Tex.BEAMER)
    frames = text.split(r"\begin{frame}")[1:]
    assert len(frames) > 10
    assert all(frame.count(r"\begin{array}") <= 4 for frame in frames)
    assert all(frame.count(r"\pause") == frame.count(r"\xrightarrow") for frame in frames)


@pytest.mark.parametrize("tex", OTHERS)
def test_it_compiles(tex: Tex, tmp_path: Path) -> None:
    needs_package(tex)
    fractions = explain(reduced_row_echelon_form(Matrix.of([[2, 1, 5], [3, -1, 4], [7, 0, 1]])))
    sources = [written(document, tex, whole=True) for document in (explain(reduced_row_echelon_form(A)), fractions)]
    bodies = [source.partition("\\begin{document}\n")[2].partition("\\end{document}")[0] for source in sources]
    setup = sources[0].partition("\\begin{document}\n")[0]
    whole = f"{setup}\\begin{{document}}\n{''.join(bodies)}\\end{{document}}\n"
    (tmp_path / "form.tex").write_text(whole, encoding="utf-8")
    command = [engine("en"), "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error", "form.tex"]
    made = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60, check=False)
    log = (tmp_path / "form.log").read_text("utf-8", "replace")
    assert made.returncode == 0, log[-3000:]
    assert not re.search(r"^Overfull.*", log, re.MULTILINE), re.findall(r"^Overfull.*", log, re.MULTILINE)


def needs_package(tex: Tex) -> None:
    """Skips a test where TeX does not have the package; in CI it has to."""
    engine("en")
    found = subprocess.run(["kpsewhich", FILES[tex]], capture_output=True, check=False).returncode == 0
    if not found and os.environ.get("CI"):
        pytest.fail(f"{FILES[tex]} is not installed (Debian: {PACKAGES[tex]})")
    if not found:
        pytest.skip(f"{FILES[tex]} is not installed (Debian: {PACKAGES[tex]})")
