"""Typst and PDF: the source compiles in both languages, holds what the document says, and fits on its page."""

from __future__ import annotations

import json
import os
import re
import struct
import sys
import zlib
from fractions import Fraction
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from hypothesis import given

from exactrank.api.showing import to_pdf
from exactrank.calculations.elimination import reduced_row_echelon_form, row_echelon_form
from exactrank.document import (
    Array,
    Display,
    Document,
    Formula,
    Linear,
    Name,
    Number,
    Operations,
    Paragraph,
    Row,
    assignments,
    say,
)
from exactrank.errors import ExactrankError
from exactrank.exposition import explain
from exactrank.exposition.layouts import arranged
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES, catalog
from exactrank.render import pdf
from exactrank.render import typst as source
from exactrank.render.formula_text import linear_text
from exactrank.render.sentences import Notation
from exactrank.render.typst_math import TypstMath
from exactrank.requests.layouts import Layout
from exactrank.row_operations import RowAdd
from tests.exploring import examples
from tests.matrices import NAMED, matrices
from tests.render.specimens import BLOCKS, EVERYTHING, FORMULAS, SENTENCE

TITLE = say("reduction.title", name=Name("A"))
WIDE = Matrix.of([[(7 * i * j + 3 * i - 5 * j * j) % 41 - 9 for j in range(15)] for i in range(12)])


@pytest.fixture(scope="session")
def typst() -> Any:
    if find_spec("typst") is None:
        if os.environ.get("CI"):
            pytest.fail("no typst on a machine that must have it")
        pytest.skip("typst is not installed: pip install exactrank[pdf]")
    return import_module("typst")


def options() -> dict[str, Any]:
    return {"font_paths": [pdf.FONTS], "ignore_system_fonts": True, "timestamp": 0}


def compiled(typst: Any, text: str, **more: Any) -> bytes:
    """What Typst makes of the source; a warning (an unknown font, for one) fails the test."""
    made, warnings = typst.compile_with_warnings(text.encode(), **options(), **more)
    assert [warning.message for warning in warnings] == []
    return bytes(made[0] if isinstance(made, list) else made)


def covered(font: bytes) -> set[int]:
    """The code points of an OpenType font: the groups of its format 12 cmap, or the segments of format 4."""
    tables = {}
    for k in range(struct.unpack(">H", font[4:6])[0]):
        tag, _, offset, _ = struct.unpack(">4sLLL", font[12 + 16 * k : 28 + 16 * k])
        tables[tag] = offset
    cmap = tables[b"cmap"]
    found: set[int] = set()
    for k in range(struct.unpack(">H", font[cmap + 2 : cmap + 4])[0]):
        at = cmap + struct.unpack(">L", font[cmap + 8 + 8 * k : cmap + 12 + 8 * k])[0]
        if struct.unpack(">H", font[at : at + 2])[0] == 12:
            for group in range(struct.unpack(">L", font[at + 12 : at + 16])[0]):
                start, end, _ = struct.unpack(">LLL", font[at + 16 + 12 * group : at + 28 + 12 * group])
                found |= set(range(start, end + 1))
        elif struct.unpack(">H", font[at : at + 2])[0] == 4:
            segments = struct.unpack(">H", font[at + 6 : at + 8])[0] // 2
            ends = struct.unpack(f">{segments}H", font[at + 14 : at + 14 + 2 * segments])
            starts = struct.unpack(f">{segments}H", font[at + 16 + 2 * segments : at + 16 + 4 * segments])
            for start, end in zip(starts, ends, strict=True):
                found |= set(range(start, end + 1)) - {0xFFFF}
    return found


@pytest.mark.parametrize("name", ["mincho.otf", "gothic.otf"])
def test_the_japanese_fonts_hold_the_catalog(name: str) -> None:
    entries = [entry if isinstance(entry, str) else "".join(entry.values()) for entry in catalog("ja").values()]
    needed = {c for c in "".join(entries) if ord(c) > 0x7F}
    missing = "".join(sorted(needed - set(map(chr, covered((pdf.FONTS / name).read_bytes())))))
    assert missing == "", "run exactrank/render/fonts/make_subsets.py again (its first lines say how)"
    assert len(needed) > 100


def test_the_fonts_come_with_their_licences() -> None:
    assert "SIL OPEN FONT LICENSE" in (pdf.FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "GUST Font License" in (pdf.FONTS / "GUST-FONT-LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_formula_and_block_compiles_and_is_accessible(typst: Any, lang: str) -> None:
    made = compiled(typst, source.render(EVERYTHING, lang), pdf_standards=["ua-1"])
    assert made.startswith(b"%PDF")


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: type(formula).__name__)
def test_every_formula_compiles_alone(typst: Any, formula: Formula) -> None:
    text = source.render(Document(TITLE, (Display((formula,)),)), "en", Notation("L", "p", "top"))
    assert compiled(typst, text, pdf_standards=["ua-1"]).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (Linear(((Fraction(1), Row(1)), (Fraction(-1, 2), Row(9)))), "R_(2) - inline(frac(1, 2)) R_(10)"),
        (Number(Fraction(-7, 3)), "-inline(frac(7, 3))"),
        (Name('a"b'), 'italic("a\\"b")'),
        (Array(Matrix.zero(0, 2)), "lr([ space ])"),
        (Array(Matrix.of([[1, -2]]), ((0, 0),)), "lr([ thin mat(delim: #none, row-gap: #0.5em,\npivot(1), -2) thin ])"),
    ],
)
def test_formulas(formula: Formula, text: str) -> None:
    assert TypstMath(Notation("R", "b", "top"))(formula) == text


@examples(15)
@given(A=matrices())
def test_what_a_reader_hears_is_the_matrix(typst: Any, A: Matrix) -> None:
    form = row_echelon_form(A)
    text = source.render(explain(form, "A"))
    heard = json.loads(
        typst.query(text.encode(), "math.equation", field="alt", font_paths=[pdf.FONTS], ignore_system_fonts=True)
    )
    texts = [text.partition("; pivot")[0] for text in heard if text]  # the marks are named behind the matrix
    assert f"A = {linear_text(Array(A))}" in texts
    if form.derivation.log:
        assert linear_text(Array(form.matrix)) in texts
    assert len([text for text in heard if text and "; pivot" in text]) >= (form.rank > 0)


@pytest.mark.parametrize("text", ['#panic("x")', "$", "*_`<a>@b", "// /* \\", "]", "= - +", '"', "'", "~"])
def test_what_comes_from_outside_is_text(typst: Any, text: str) -> None:
    document = Document(say("reduction.title", name=Name(text)), (Display((Name("a", text),)),))
    made = source.render(document)
    assert compiled(typst, made).startswith(b"%PDF")
    heard = json.loads(typst.query(made.encode(), "math.equation", field="alt", ignore_system_fonts=True))
    assert heard == [text, f"a_{text}"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_equal_documents_give_equal_bytes(typst: Any, lang: str) -> None:
    form = reduced_row_echelon_form(NAMED["swap"])
    document = explain(form, "W")
    first = pdf.render(document, lang)
    assert first == pdf.render(document, lang) == to_pdf(form, lang, "W")
    assert first != pdf.render(document, lang, accessible=True)


def test_without_typst_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ExactrankError) as caught:
        pdf.render(EVERYTHING)
    assert "pip install" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "pip install" in caught.value.problems[0].sentence("ja")


def ink(png: bytes) -> tuple[int, int, int, int, int, int]:
    """Width and height of a PNG picture, and the first and last column and row that are not white."""
    at, data, width, height, kind = 8, b"", 0, 0, 0
    while at < len(png):
        length, name = struct.unpack(">L4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + length]
        if name == b"IHDR":
            width, height, _, kind = struct.unpack(">LLBB", body[:10])
        elif name == b"IDAT":
            data += body
        at += 12 + length
    size = {2: 3, 6: 4}[kind]
    raw, before = zlib.decompress(data), bytes(width * size)
    columns: set[int] = set()
    rows: list[int] = []
    for y in range(height):
        start = y * (width * size + 1)
        line = bytearray(raw[start + 1 : start + 1 + width * size])
        for x in range(width * size) if raw[start] else ():
            left = line[x - size] if x >= size else 0
            above = before[x]
            corner = before[x - size] if x >= size else 0
            guess = left + above - corner
            nearest = min((left, above, corner), key=lambda value: abs(guess - value))
            line[x] = (line[x] + (0, left, above, (left + above) // 2, nearest)[raw[start]]) & 255
        before = bytes(line)
        if before != b"\xff" * len(before):
            rows.append(y)
            columns |= {x // size for x, value in enumerate(before) if value != 255}
    return width, height, min(columns), max(columns), min(rows), max(rows)


def shown(A: Matrix) -> Document:
    return Document(TITLE, (Display((Array(A),)),))


TALL = Matrix.of([[i, Fraction(i, 7)] for i in range(70)])
LONG = Fraction(10**130 + 1, 7)


@pytest.mark.parametrize(
    "document",
    [
        shown(WIDE),
        shown(Matrix.of([[Fraction(10**40 + i * j, 3) for j in range(8)] for i in (1, 2)])),
        shown(TALL),
        shown(Matrix.of([[1] * 150])),
        Document(
            TITLE,
            (
                Operations(assignments((RowAdd(1, 0, LONG),))),
                Operations(assignments((RowAdd(1, 0, LONG), RowAdd(2, 0, LONG)))),
            ),
        ),
        Document(TITLE, (Paragraph((say("reduction.clear.first", value=Number(LONG), column=1, row=1),)),)),
        Document(TITLE, (Paragraph((SENTENCE,)), *BLOCKS[-3:])),
    ],
    ids=["wide", "long", "tall", "very-wide", "operations", "sentence", "blocks"],
)
def test_nothing_runs_off_the_page(typst: Any, document: Document) -> None:
    ppi = 14
    made = compiled(typst, source.render(document), format="png", ppi=ppi)
    width, height, left, right, top, bottom = ink(made)
    edge = int(source.MARGIN / 100 * ppi / 72 * 0.5)
    assert left >= edge
    assert top >= edge
    assert right <= width - edge
    assert bottom <= height - edge * 0.5


def test_a_step_of_a_large_matrix_shows_the_rows_that_it_changes() -> None:
    """The first matrix and the last are whole; between them rows of dots stand for what stays."""
    form = row_echelon_form(WIDE)
    text = source.render(explain(form, single=True))
    steps = text.partition("#enum(")[2]
    groups = form.derivation.singles()
    last = steps.rpartition("mat(delim")[2].partition("thin")[0]
    assert "dots.v" not in text.partition("#enum(")[0]
    assert "dots.v" not in last
    assert last.count(";\n") == WIDE.nrows - 1
    rows = [one.partition(") thin")[0].count(";\n") + 1 for one in steps.split("mat(delim")[1:]]
    assert len(rows) == len(groups)
    assert max(rows[:-1]) <= 5  # the row that changes, the pivot's, and dots before, between and behind
    assert "R2 = [" in steps


def test_what_is_too_large_for_a_page_stands_in_parts_and_nothing_is_measured() -> None:
    wide = Matrix.of([[10 * i + j for j in range(150)] for i in range(2)])
    for document in (explain(row_echelon_form(NAMED["swap"])), shown(wide), shown(TALL), shown(Matrix.of([[1] * 25]))):
        assert source.page_size(document)[:2] == source.A4
        assert "#fitted(" not in source.render(document).partition("show:")[2]
    text = source.render(shown(wide))
    parts = re.findall(r'#part\("columns (\d+) to (\d+):", "\[([^"]*)\]"', text)
    assert len(parts) > 3
    assert [int(left) for left, _, _ in parts] == [1, *[int(right) + 1 for _, right, _ in parts[:-1]]]
    rows = zip(*[[row.split() for row in inside.split("; ")] for _, _, inside in parts], strict=True)
    assert [[entry for some in row for entry in some] for row in rows] == [[str(x) for x in row] for row in wide]
    assert re.search(r'#part\("rows 1 to \d+, columns 1 to \d+:"', source.render(shown(TALL)))


def test_the_steps_of_a_wide_matrix_have_the_same_rows_in_every_part(typst: Any) -> None:
    wide = Matrix.of([[(3 * i + 7 * j * j) % 1000 + 100 for j in range(40)] for i in range(10)])
    told = explain(row_echelon_form(wide), single=True)
    assert re.search(r'#part\("columns \d+ to 40:", "R1 = \[[^"]*\]; R2 = ', source.render(told))
    for layout in Layout:
        text = source.render(arranged(told, layout))
        assert "#fitted(" not in text.partition("show:")[2]
        assert compiled(typst, text).startswith(b"%PDF")


def test_a_small_matrix_stays_whole_in_every_step() -> None:
    A = Matrix.of([[(3 * i + 5 * j * j) % 7 for j in range(8)] for i in range(8)])
    assert "dots.v" not in source.render(explain(row_echelon_form(A), single=True))
