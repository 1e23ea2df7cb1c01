"""Feedback is set for real: every note, every witness and hostile quotations, in both languages, by TeX and Typst."""

from __future__ import annotations

import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from exactrank.document import Document, Paragraph, Quote, say
from exactrank.exposition.verdict import explain_verdict
from exactrank.judging import judge
from exactrank.reading.answers.document import read_answer
from exactrank.render import latex, pdf
from tests.render.test_latex_compiles import compiled, engine
from tests.tools import SOME_LANGUAGES
from tests.verdicts import verdict_documents

HOSTILE = (
    r"\input{/etc/passwd} \write18{ls} \end{document} \end{quote} \def\x{\x}\x",
    r"100 % of $x_1 & y^2 ~ #1 {unbalanced \verb|a| `` '' << >> -- --- ?` !`",
    '#import "x.typ": * #eval("1") *bold* _it_ `raw` <label> @ref // comment /* open $ math',
    r"行列 A の階数は 3 である。\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} → 〜 ①",
    r"R_2 \leftarrow R_2 - \tfrac{1}{2} R_1 " * 12,
    "x" * 300,
)
WRONG = r"""$A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$, $\operatorname{rank} A = 1$, $\det A = 5$,
$$A A = \begin{pmatrix} 7 & 10 \\ 15 & 23 \end{pmatrix}, \quad \tfrac{1}{3} \approx 0.34$$
$$A \to \begin{pmatrix} 1 & 2 \\ 0 & 2 \end{pmatrix}$$"""


def feedback() -> Document:
    """All that feedback can say, one after another, with lines that somebody might write to break the page."""
    documents = [*verdict_documents(), explain_verdict(judge(read_answer(WRONG)))]
    blocks = [block for document in documents for block in document.blocks]
    for text in HOSTILE:
        blocks += [Paragraph((say("verdict.place.first-mistake", line=3),)), Quote(text)]
    return Document(documents[0].title, tuple(blocks))


@pytest.mark.parametrize("lang", SOME_LANGUAGES)
def test_feedback_is_set_by_tex(lang: str, tmp_path: Path) -> None:
    log = compiled(latex.render(feedback(), lang, standalone=True), engine(lang), tmp_path, "feedback")
    assert (tmp_path / "feedback.pdf").stat().st_size > 5000
    assert "Missing character" not in log


def test_what_is_quoted_in_japanese_is_seen(tmp_path: Path) -> None:
    document = Document(say("verdict.title"), (Quote(HOSTILE[3]),))
    log = compiled(latex.render(document, "ja", standalone=True), engine("ja"), tmp_path, "quotation")
    assert "Missing character" not in log


@pytest.mark.parametrize("lang", SOME_LANGUAGES)
def test_feedback_is_set_by_typst(lang: str) -> None:
    if find_spec("typst") is None:
        if os.environ.get("CI"):
            pytest.fail("no typst on a machine that must have it")
        pytest.skip("typst is not installed: pip install exactrank[pdf]")
    import_module("typst")
    assert pdf.render(feedback(), lang).startswith(b"%PDF")
