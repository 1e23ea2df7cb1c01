"""A matrix alone, in every format: what is printed is read back as the same matrix."""

from __future__ import annotations

import json
import re

import pytest

import exactrank
from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF
from exactrank.reading import as_matrix
from tests.matrices import NAMED

WRITTEN = {name: A for name, A in NAMED.items() if A.nrows and A.ncols}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_matrix_is_read_back(name: str) -> None:
    A = WRITTEN[name]
    for form in (exactrank.to_latex, exactrank.to_markdown, exactrank.to_json):
        assert as_matrix(form(A)) == A
    assert as_matrix("\n".join(re.findall(r"\[ (.*) \]", exactrank.to_text(A)))) == A
    assert as_matrix(exactrank.to_latex(A, standalone=True)) == A


@pytest.mark.parametrize("name", NAMED)
def test_a_matrix_of_any_shape_is_shown(name: str) -> None:
    A = NAMED[name]
    assert as_matrix(exactrank.to_json(A)).shape == A.shape
    page = exactrank.to_html(A)
    assert page.count("<mtd") == A.nrows * A.ncols
    assert page.count("<math") == 1
    assert exactrank.to_text(A)
    assert exactrank.to_markdown(A)


@pytest.mark.parametrize(("lang", "title"), [("en", "The matrix W"), ("ja", "行列W")])
def test_a_page_of_a_matrix_has_its_title(lang: str, title: str) -> None:
    page = exactrank.to_html(NAMED["swap"], lang=lang, name="W", standalone=True)
    found = re.search("<title>(.*)</title>", page)
    assert found is not None
    assert found[1].replace("\u2005", "") == title
    assert r"\documentclass" in exactrank.to_latex(NAMED["swap"], lang=lang, standalone=True)


def test_the_json_of_a_matrix_names_its_field_and_holds_long_numbers() -> None:
    made = json.loads(exactrank.to_json(Matrix.of([[3, 8]], field=GF(7))))
    assert made == {"field": "GF(7)", "matrix": [["3", "1"]], "shape": [1, 2]}
    long = Matrix.of([[10**5000]])
    assert as_matrix(exactrank.to_json(long)) == long
