"""LaTeX is compiled for real: the gallery and generated derivations, without errors and without overfull boxes."""

from __future__ import annotations

import os
import random
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

import pytest

from exactrank.adapters.layers import read_adapter
from exactrank.adapters.report import adapter_report
from exactrank.adapters.sums import layer_sums
from exactrank.calculations.elimination import Strategy, reduced_row_echelon_form, row_echelon_form
from exactrank.exposition import explain
from exactrank.exposition.adapters import explain_sums
from exactrank.exposition.layouts import arranged
from exactrank.gallery import BUILT
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES
from exactrank.reading import as_matrix
from exactrank.render import latex
from exactrank.requests.layouts import Detail, Layout
from tests.adapters.files import write_adapter
from tests.first_course import course_records
from tests.matrices import NAMED
from tests.tools import needs, needs_file

GALLERY = sorted(Path(__file__).parents[2].glob("derivations/*/*.tex"))
ENGINES = {"en": ("pdflatex", "texlive-latex-recommended"), "ja": ("lualatex", "texlive-luatex")}


def engine(lang: str) -> str:
    if lang == "ja":
        needs_file("ipaexm.ttf", "/usr/share/fonts", "fonts-ipaexfont-mincho")
    return needs(*ENGINES.get(lang, ENGINES["en"]))


def compiled(source: str, program: str, folder: Path, name: str) -> str:
    """The log of compiling the document; raises AssertionError with the log's end when TeX stops."""
    (folder / f"{name}.tex").write_text(source, encoding="utf-8")
    environment = os.environ | {"openin_any": "p", "openout_any": "p", "max_print_line": "1000"}
    command = [program, "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error", f"{name}.tex"]
    made = subprocess.run(command, cwd=folder, capture_output=True, timeout=120, env=environment, check=False)
    log = (folder / f"{name}.log").read_text("utf-8", "replace")
    assert made.returncode == 0, log[-3000:]
    return log


def check(source: str, program: str, folder: Path, name: str) -> None:
    log = compiled(source, program, folder, name)
    assert not re.search(r"^Overfull.*", log, re.MULTILINE), re.findall(r"^Overfull.*", log, re.MULTILINE)
    assert "Missing character" not in log
    assert (folder / f"{name}.pdf").stat().st_size > 5000


def check_all(sources: dict[str, str], program: str, folder: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(check, source, program, folder, name) for name, source in sources.items()]:
            done.result()


@pytest.mark.parametrize("lang", BUILT)
def test_the_gallery_compiles(lang: str, tmp_path: Path) -> None:
    pages = {path.parent.name: path.read_text("utf-8") for path in GALLERY if path.stem == lang}
    assert len(pages) >= 9
    check_all(bound(pages), engine(lang), tmp_path)


def bound(pages: dict[str, str]) -> dict[str, str]:
    """The pages with the same preamble as one document: lualatex takes seconds to start, whatever it sets."""
    begin, end = "\\begin{document}\n", "\\end{document}\n"
    bodies: dict[str, list[str]] = {}
    for text in pages.values():
        preamble, _, body = text.partition(begin)
        assert body.endswith(end)
        bodies.setdefault(preamble, []).append(body.removesuffix(end))
    return {
        f"bound-{k}": preamble + begin + "\\clearpage\n".join(some) + end
        for k, (preamble, some) in enumerate(bodies.items())
    }


def generated() -> dict[str, Matrix]:
    rng = random.Random(20260101)
    big = [[rng.randint(-9, 9) for _ in range(30)] for _ in range(30)]
    long = [[Fraction(rng.randint(-(10**9), 10**9), rng.randint(1, 10**9)) for _ in range(4)] for _ in range(3)]
    wide = [[rng.randint(-999, 999) for _ in range(25)] for _ in range(3)]
    return {"big": Matrix.of(big), "fractions": Matrix.of(long), "wide": Matrix.of(wide)}


@pytest.mark.parametrize("name", sorted(generated()))
def test_large_matrices_stay_on_the_page(name: str, tmp_path: Path) -> None:
    form = row_echelon_form(generated()[name])
    check(latex.render(explain(form), "en", standalone=True), engine("en"), tmp_path, name)


def test_every_named_example_compiles(tmp_path: Path) -> None:
    sources = {}
    for name, A in NAMED.items():
        for strategy in Strategy:
            for layout in Layout:
                document = arranged(explain(reduced_row_echelon_form(A, strategy), "W"), layout)
                sources[f"{name}-{strategy.value}-{layout.value}"] = latex.render(document, "en", standalone=True)
    check_all(bound(sources), engine("en"), tmp_path)


def test_a_fragment_needs_amsmath_alone(tmp_path: Path) -> None:
    told = [explain(reduced_row_echelon_form(A)) for A in NAMED.values()]
    fragments = [latex.render(arranged(document, layout)) for document in told for layout in Layout]
    body = "\n".join(fragments)
    source = f"\\documentclass{{article}}\\usepackage{{amsmath}}\\begin{{document}}\n{body}\n\\end{{document}}\n"
    compiled(source, engine("en"), tmp_path, "fragments")


def test_the_pdf_holds_the_text_and_the_numbers(tmp_path: Path) -> None:
    pdftotext = needs("pdftotext", "poppler-utils")
    document = explain(row_echelon_form(NAMED["document"]), "W")
    check(latex.render(document, "ja", standalone=True), engine("ja"), tmp_path, "doc")
    made = subprocess.run([pdftotext, "-layout", "doc.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    text = re.sub(r"\s+", "", made.stdout.decode())
    assert "階数（ランク）は1" in text
    assert "51015" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reports_on_adapters_compile(lang: str, tmp_path: Path) -> None:
    B, A = [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], [[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]]
    layers = {"0.q_proj": (B, A), r"50%#&{}~^$\input|`-a": (B, A), "\u5c64": ([row[:1] for row in B], A[:1])}
    config = {"r": 2, "lora_alpha": 4, "rank_pattern": {"\u5c64": 1}}
    report = adapter_report(read_adapter(write_adapter(tmp_path / "a", layers, config=config)), "bf16")
    document = explain_sums([report, report], layer_sums([report, report]))
    compiled(latex.render(document, lang, standalone=True), engine(lang), tmp_path, "adapter")


COURSE = {
    "swaps": "0 0 3 9; 1 5 -2 2; 1/3 2 0 3",
    "rank two": "2 1 -1 3 4; 4 2 0 2 6; 2 1 3 -5 0; 6 3 1 1 8",
    "free columns": "1 2 0 -1 3; 2 4 1 0 5; 1 2 1 1 2; 3 6 2 1 7",
    "square": "1 -1 2 3; 2 -2 5 4; -1 2 1 0; 3 1 4 2",
    "five rows": "2 4 -2 6 8; 3 7 -1 5 9; 1 3 2 -1 4; 5 11 0 4 13; 4 10 1 4 13",
    "small": "1 2 3; 4 5 6; 7 8 9",
}
"""Matrices of the size that a course reduces by hand."""


def test_a_reduction_in_brief_stands_on_one_page(tmp_path: Path) -> None:
    for lang in LANGUAGES:
        documents = [
            arranged(explain(reduced_row_echelon_form(as_matrix(text))), Layout.CHAIN, Detail.BRIEF)
            for text in COURSE.values()
        ]
        sources = {str(k): latex.render(document, lang, standalone=True) for k, document in enumerate(documents)}
        ((name, source),) = bound(sources).items()
        log = compiled(source, engine(lang), tmp_path, f"{name}-{lang}")
        assert not re.search(r"^Overfull", log, re.MULTILINE)
        pages = re.search(r"Output written on \S+ \((\d+) pages", log)
        assert pages is not None
        assert int(pages[1]) == len(COURSE)


@pytest.mark.long
def test_no_result_stands_alone_on_its_page(tmp_path: Path) -> None:
    """Pages that begin further and further down: wherever one ends, a result keeps what stands before it."""
    pdftotext = needs("pdftotext", "poppler-utils")
    records = course_records()
    bodies = []
    for name in ("determinant None magic-3", "inverse two", "independence wide", "solution two-free"):
        preamble, begin, body = latex.render(explain(records[name]), "en", standalone=True).partition(
            "\\begin{document}\n"
        )
        text = body.removesuffix("\\end{document}\n")
        bodies += [f"\\clearpage\\vspace*{{{k}cm}}\n{text}" for k in range(1, 20)]
    compiled(preamble + begin + "\n".join(bodies) + "\\end{document}\n", engine("en"), tmp_path, "far")
    made = subprocess.run([pdftotext, "-layout", "far.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    pages = [page.split("\n") for page in made.stdout.decode().split("\f")[:-1]]
    assert len(pages) > len(bodies)
    assert [page for page in pages if sum(1 for line in page if line.strip()) == 2] == []
