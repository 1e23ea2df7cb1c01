"""exactrank verify: what it says and how it exits, what it never does with somebody's text, and how it refuses."""

from __future__ import annotations

import io
import json
import re
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import exactrank
from exactrank.cli import main
from exactrank.document import Document, Paragraph, say
from exactrank.errors import InputError
from exactrank.exposition.verdict import explain_verdict
from exactrank.exposition.verdict.quotations import quote
from exactrank.judging import Note, Outcome, Whole, judge
from exactrank.messages import LANGUAGES, catalog
from exactrank.reading.answers.document import MAX_ANSWER, read_answer
from exactrank.reading.latex import vocabulary
from exactrank.render import html, latex, markdown, plain, typst
from tests.exploring import examples

RIGHT = r"""
\[ A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}
   \xrightarrow{R_2 - 3R_1} \begin{pmatrix} 1 & 2 \\ 0 & -2 \end{pmatrix} \]
so the rank of $A$ is 2.
"""
WRONG = RIGHT.replace("0 & -2", "0 & 2")
UNREAD = RIGHT + r"\[ \begin{pmatrix} 1 & 2 \\ 3"
OPEN = RIGHT.replace("3 & 4", "3 & x").replace(r"\xrightarrow{R_2 - 3R_1}", r"\to")

JAPANESE = r"""# 階数の計算

\[
V = \begin{bmatrix} 2 & 4 & 6 \\ 3 & 6 & 9 \\ 1 & 2 & 3 \end{bmatrix}
\]

次の操作を行う。

1. \(R_2 \leftarrow R_2 - \tfrac{3}{2}R_1\)、\(R_3 \leftarrow R_3 - \tfrac{1}{2}R_1\)
   \[
   \begin{bmatrix} 2 & 4 & 6 \\ 0 & 0 & 0 \\ 0 & 0 & 0 \end{bmatrix}
   \]
2. 非ゼロ行は 1 本だけ → ランクは 1。

\[
B = \begin{bmatrix} 2 \\ 3 \\ 1 \end{bmatrix}, \quad A = \begin{bmatrix} 1 & 2 & 3 \end{bmatrix}
\quad \Rightarrow \quad
BA = \begin{bmatrix} 2 \\ 3 \\ 1 \end{bmatrix} \begin{bmatrix} 1 & 2 & 3 \end{bmatrix} = V
\]

ノイズが乗ると
\[
\tilde{V} = \begin{bmatrix} 2.1 & 3.9 & 6.2 \\ 3.0 & 6.1 & 8.9 \\ 0.9 & 2.2 & 3.1 \end{bmatrix}
\]
となる。方向 \(B = [2,3,1]^\top\) に射影すれば
\[
a_j = \frac{B^\top \tilde{v}_j}{B^\top B} \quad (j = 1,2,3) \quad \Rightarrow \quad
[a_1, a_2, a_3] \approx [1.007,\, 2.022,\, 3.014]
\]
である。
"""


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(list(arguments))
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.mark.parametrize(("text", "status"), [(RIGHT, 0), (WRONG, 1), (UNREAD, 2), (OPEN, 3), ("No matrix.", 3)])
def test_the_exit_status(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, status: int) -> None:
    (tmp_path / "answer.tex").write_text(text)
    found, out, err = run(capsys, "verify", str(tmp_path / "answer.tex"))
    assert (found, err) == (status, "")
    assert out


def test_the_problem_must_be_the_one_that_was_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "answer.md")
    Path(path).write_text(RIGHT)
    assert run(capsys, "verify", path, "--problem", "1 2; 3 4")[0] == 0
    assert run(capsys, "verify", path, "--problem", "1 2; 3 5")[0] == 1
    assert run(capsys, "verify", path, "--problem", "7 8; 9 9")[0] == 3


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    status, out, _ = run(capsys, "verify", "-", "--to", "json")
    made = json.loads(out)
    assert (status, made["format"], made["outcome"], made["first_error"]) == (1, "exactrank-verdict/1", "incorrect", 1)
    assert made["statements"][0]["operations"] == ["R2 <- R2 - 3 R1"]
    assert made["statements"][0]["line"] == 3
    assert run(capsys, "verify", "-", "--problem", "-")[0] == 2


COMMENTED = RIGHT + "% rank A = 1\n"
"""What is no more than a comment in LaTeX is a claim in plain text."""


@pytest.mark.parametrize(("kind", "whole"), [("latex", Whole.CORRECT), ("text", Whole.INCORRECT)])
def test_the_kind_can_be_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    kind: str,
    whole: Whole,
) -> None:
    """The same from a file, whatever its name says, from standard input and from a program."""
    verdict = exactrank.verify(COMMENTED, kind=kind)
    assert verdict.outcome is whole
    (tmp_path / "answer.md").write_text(COMMENTED)
    _, from_file, _ = run(capsys, "verify", str(tmp_path / "answer.md"), "--kind", kind, "--to", "json")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(COMMENTED.encode())))
    _, from_input, _ = run(capsys, "verify", "-", "--kind", kind, "--to", "json")
    assert json.loads(from_file) == json.loads(from_input) == json.loads(exactrank.to_json(verdict))


def test_a_kind_that_is_not_known_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InputError, match="rtf is not a choice for kind"):
        exactrank.verify(RIGHT, kind="rtf")
    with pytest.raises(SystemExit) as ended:
        main(["verify", "-", "--kind", "rtf"])
    assert ended.value.code == 2
    assert "rtf" in capsys.readouterr().err


def test_feedback_tells_the_line_and_what_it_should_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "answer.txt")
    Path(path).write_text(WRONG)
    _, english, _ = run(capsys, "verify", path)
    assert "The first mistake is in line 3:" in english
    assert "[ 0 (2) ]" in english
    assert "[ 0 (-2) ]" in english
    _, japanese, _ = run(capsys, "verify", path, "--lang", "ja", "--to", "markdown")
    assert "最初の誤りは 3 行目にある。" in japanese


def test_the_function_takes_a_problem_in_any_form() -> None:
    assert exactrank.verify(RIGHT, problem=[[1, 2], [3, 4]]).outcome is Whole.CORRECT
    assert exactrank.verify(RIGHT, problem="1 2; 3 4").is_correct
    wrong = exactrank.verify(WRONG)
    assert "mistake" in exactrank.to_markdown(wrong)
    assert json.loads(exactrank.to_json(wrong))["outcome"] == "incorrect"


def test_an_article_is_judged_whole() -> None:
    verdict = judge(read_answer(JAPANESE))
    found = [(one.kind, one.outcome, one.note) for one in verdict.judgements]
    assert found[:4] == [
        ("row-step", Outcome.CORRECT, None),
        ("echelon", Outcome.CORRECT, None),
        ("rank", Outcome.CORRECT, None),
        ("product", Outcome.CORRECT, None),
    ]
    assert found[4:] == [("approximation", Outcome.INCORRECT, Note.WRONG_DIGIT)]
    witness = exactrank.verify(JAPANESE).judgements[-1].witness
    exact = [
        sum(b * v for b, v in zip((20, 30, 10), column, strict=True)) / 1400
        for column in ((21, 30, 9), (39, 61, 22), (62, 89, 31))
    ]
    assert getattr(witness, "expected", None) in {f"{x:.3f}" for x in exact}


# --- somebody's text is never run ------------------------------------------------------------------------------------

HOSTILE = (
    r"\input{/etc/passwd} \write18{rm -rf ~} \csname end\endcsname",
    r"``` $x$ `` <script>alert(1)</script> [a](javascript:x) ![](x)",
    "}{ $$ %# &_^~ \\end{document} #eval(1) *b* _i_ @ref \"quoted\" --- ``''",
    "\x1b[31mred\x07\x00\u202eabc\r\n\u2028x",
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_quotation_is_never_markup(text: str, lang: str) -> None:
    document = Document(say("verdict.title"), (Paragraph((say("verdict.should-be"),)), quote(text)))
    tex = latex.render(document, lang).split("\\raggedright\n")[1].split("\n\\end{quote}")[0]
    commands = set(re.findall(r"\\([A-Za-z]+|.)", tex))
    letters = {"textbackslash", "textbraceleft", "textbraceright", "textasciicircum", "textasciitilde", "textdollar"}
    assert commands <= letters | set("&#_%")
    assert not re.search(r"(?<!\\)[$&#_%^~]", tex)
    made = html.render(document, lang)
    assert "<script" not in made
    span = markdown.render(document, lang).strip().splitlines()[-1]
    fence = re.match("`+", span)
    assert fence is not None
    assert span.count(fence[0]) == 2
    assert span.endswith(fence[0])
    assert "\n" not in span
    assert '#raw(block: true, "' in typst.render(document, lang)
    for shown in (made, span, tex, plain.render(document, lang)):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2028]", shown)


def test_feedback_on_hostile_text_quotes_it() -> None:
    answer = RIGHT.replace("0 & -2", r"0 & 2") + r"\[ \begin{pmatrix} 1 & \write18{rm} \\ 2 \end{pmatrix} \]"
    tex = exactrank.to_latex(exactrank.verify(answer), standalone=True)
    assert r"\write" not in tex
    assert r"\textbackslash{}write18" in tex


def test_every_note_has_its_sentence() -> None:
    for note in Note:
        keys = [f"verdict.{part}.{note.value}" for part in ("note", "remark", "undecided")]
        told = note is Note.CARRIED_FORWARD or any(key in catalog("en") for key in keys)
        assert told, note


# --- bad input -------------------------------------------------------------------------------------------------------

BOMB = r"\def\a{\b\b\b\b\b\b\b\b}\def\b{\c\c\c\c\c\c\c\c}\def\c{\d\d\d\d\d\d\d\d}\def\d{\a\a\a\a\a\a\a\a} \[ \a \]"

BAD = {
    "unclosed": r"\[ \begin{bmatrix} 1 & 2 \\ 3",
    "unclosed many": r"\[ \begin{bmatrix} 1 " * 2000,
    "unopened": r"\end{bmatrix} \] $ ) } ] " * 200,
    "deep groups": "$" + "{" * 20_000 + "1" + "}" * 20_000 + "$",
    "deep parentheses": "$A = " + "(" * 20_000 + "1" + ")" * 20_000 + "$",
    "deep fractions": "$x = " + r"\frac{1}{" * 5_000 + "2" + "}" * 5_000 + "$",
    "deep matrices": r"\[" + r"\begin{bmatrix} " * 500 + "1" + r"\end{bmatrix}" * 500 + r"\]",
    "a megabyte in one number": r"\[ \begin{bmatrix} " + "7" * 1_000_000 + r" & 1 \end{bmatrix} \]",
    "many digits twice": "$" + "9" * 20_000 + r" \approx " + "9" * 20_000 + "$",
    "exponents": r"$2^{99999999} = 3^{3^{3^{3}}} = 10^{-99999} \approx 1$ and $1e999999 = A$",
    "powers of matrices": r"\[ A = \begin{bmatrix} 2 & 1 \\ 1 & 1 \end{bmatrix} \] "
    r"$A^{100} = B, B^{100} = C, C^{100} = D, D^{100} = E$",
    "macros that grow": BOMB,
    "a macro that calls itself": r"\newcommand{\x}{\x\x} \[ \x \]",
    "many dollars": "$" * 8_001,
    "many rows": "R2 <- R2 - R1\n" * 500,
    "many lines of numbers": "1 2 3\n" * 1_000,
    "many claims": r"$\operatorname{rank} A = 2$ " * 250,
    "controls": "A = [1\x01 2]\x02\n\x7f\x1b[2J rank A = 2",
    "mixed scripts": "Ａ＝［１　２］\u200b\u202e rank \ud7ff \U0001f600 = ²",
    "only backslashes": "\\" * 10_000,
    "lone surrogate": "rank A = \udcff 2",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_ends_soon_and_in_bounds(name: str) -> None:
    told = "one line"
    tracemalloc.start()
    try:
        document = explain_verdict(exactrank.verify(BAD[name]))
        for lang in LANGUAGES:
            latex.render(document, lang)
            plain.render(document, lang)
    except InputError as refused:
        told = str(refused)
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 600 * 2**20
    assert len(told.splitlines()) == 1
    assert len(told) < 300


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"x" * (MAX_ANSWER + 1), "limit"),
        (b"x" * (10 * 2**20), "limit"),
        (b"rank A = \xff\xfe 2", "UTF-8"),
        ("階数は 2".encode("euc_jp"), "UTF-8"),
        ("階数は 2".encode("shift_jis"), "UTF-8"),
        (b"rank A\0 = 2", "NUL"),
    ],
)
def test_what_is_no_text_is_refused_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, found: str
) -> None:
    path = tmp_path / "answer.tex"
    path.write_bytes(content)
    status, out, err = run(capsys, "verify", str(path))
    assert (status, out) == (2, "")
    (line,) = err.splitlines()
    assert found in line
    assert "answer.tex" in line


def test_utf_16_with_its_mark_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "answer.tex"
    path.write_bytes(RIGHT.encode("utf-16"))
    assert run(capsys, "verify", str(path))[0] == 0


def test_a_missing_file_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "verify", "nowhere.tex")
    assert (status, out, len(err.splitlines())) == (2, "", 1)


TEX = r"""\begin{bmatrix} \end{bmatrix} \begin{array}{rr} \end{array} \left[ \right] \[ \] $ $$ & \\ { } ^ _ = \to \frac
\sqrt \det \approx \operatorname{rank} \xrightarrow{R_2-2R_1} R_2 1 -2 0.5 1/3 10 A B a_1 W x % `"""
LINES = (
    "R1 <-> R2",
    "\n",
    "\n\n",
    " ",
    "rank A = 2",
    "階数は 2",
    "第2行",
    "[1 2]\n[3 4]",
    r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
    r"\newcommand{\x}[1]{#1#1}",
    r"\x",
)
PIECES = st.sampled_from((*TEX.split(), *LINES))
COMMANDS = sorted(
    vocabulary.SILENT
    | vocabulary.RULES
    | vocabulary.HIDDEN.keys()
    | vocabulary.LAST_ARGUMENT.keys()
    | vocabulary.BOXES
    | vocabulary.FUNCTIONS
    | vocabulary.SPALIGN
    | vocabulary.COMMAND_SYSTEMS
    | vocabulary.NO_GRID_COMMANDS
    | vocabulary.CELL_ENDS
    | vocabulary.ROW_ENDS
    | vocabulary.TIMES
    | vocabulary.DIVIDED
)
ENVIRONMENTS = sorted(vocabulary.NOT_GRIDS | vocabulary.SYSTEMS | vocabulary.NO_ARGUMENT)
KNOWN = st.one_of(
    PIECES,
    st.sampled_from(COMMANDS),
    st.sampled_from(ENVIRONMENTS).map(lambda name: rf"\begin{{{name}}}"),
    st.sampled_from(ENVIRONMENTS).map(lambda name: rf"\end{{{name}}}"),
)
texts = st.one_of(
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(KNOWN, max_size=40).map(" ".join),
    st.text(max_size=200),
)


def check_any_text(text: str) -> None:
    """Whatever it is: a verdict with places within the text, the same again, and feedback; or one line."""
    try:
        verdict = exactrank.verify(text)
    except InputError as error:
        refused = str(error)
    else:
        refused = ""
    if refused:
        assert len(refused.splitlines()) == 1
        return
    assert verdict == exactrank.verify(text)
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= (one.statement.span.line or 1) <= lines for one in verdict.judgements)
    for one in verdict.judgements:
        assert (one.outcome is Outcome.INCORRECT) <= (one.witness is not None)
    document = explain_verdict(verdict)
    for lang in LANGUAGES:
        assert plain.render(document, lang)
        assert latex.render(document, lang)
    assert json.loads(exactrank.to_json(verdict))["outcome"] == verdict.outcome.value


@examples(150)
@given(texts)
def test_any_text_has_a_verdict(text: str) -> None:
    check_any_text(text)


@pytest.mark.long
@examples(5000)
@given(texts)
def test_very_many_texts_have_a_verdict(text: str) -> None:
    check_any_text(text)


def test_an_assertion_holds_for_a_correct_answer_alone() -> None:
    right = r"$\det\begin{pmatrix}1 & 2\\ 3 & 4\end{pmatrix} = -2$"
    assert exactrank.verify(right)
    for text in (right.replace("-2", "3"), "", right + " Hence $A$ has rank two and foo bar is invertible."):
        verdict = exactrank.verify(text)
        assert bool(verdict) == (verdict.outcome.value == "correct")
    assert not exactrank.verify(right.replace("-2", "3"))
    assert not exactrank.verify("")
