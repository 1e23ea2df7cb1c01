"""The pages of the documentation: whole, without a warning, and asking for nothing from elsewhere."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

import exactrank
from tests.tools import needs_module

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "derivations").glob("*.md")])
FETCHED = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed)[^>]*\bsrc\s*=\s*[\"'](?:https?:)?//"
    r"|<link(?![^>]*rel=[\"'](?:canonical|index|search|next|prev)[\"'])[^>]*\bhref\s*=\s*[\"'](?:https?:)?//"
    r"|url\(\s*[\"']?(?:https?:)?//|@import\s+[\"'](?:https?:)?//",
    re.IGNORECASE,
)
"""What a browser asks for by itself; a link that somebody follows is none of it."""


PYTHON = [path for path in PAGES if ">>> " in path.read_text("utf-8")]


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: path.name)
def test_the_python_of_a_page_does_what_it_shows(path: Path) -> None:
    text = path.read_text("utf-8")
    page = doctest.DocTestParser().get_doctest(text, {}, path.name, str(path), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    said: list[str] = []
    assert runner.run(page, out=said.append).attempted > 3
    assert not runner.failures, "".join(said)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    for module in ("sphinx", "myst_parser", "furo"):
        needs_module(module, "docs")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-n", "-b", "html", "-d", str(folder / "trees")]
    made = subprocess.run([*command, str(DOCS), str(folder / "html")], capture_output=True, text=True, check=False)
    assert (made.returncode, made.stderr) == (0, "")
    return folder / "html"


@pytest.mark.long
def test_no_page_asks_for_anything_elsewhere(site: Path) -> None:
    pages = [path for path in site.rglob("*") if path.suffix in (".html", ".css", ".svg")]
    assert len(pages) > 15
    for path in pages:
        found = FETCHED.search(path.read_text("utf-8"))
        assert found is None, f"{path.name}: {found and found[0]}"


@pytest.mark.parametrize(
    ("text", "fetched"),
    [
        ('<script src="https://cdn.example/x.js">', True),
        ('<script async src="//cdn.example/x.js">', True),
        ('<link rel="stylesheet" href="https://fonts.example/css">', True),
        ("body { background: url(https://x.example/a.png) }", True),
        ('<script src="_static/x.js">', False),
        ('<link rel="canonical" href="https://example.org/">', False),
        ('<a href="https://example.org/">elsewhere</a>', False),
        ("url(data:font/woff2;base64,xx)", False),
    ],
)
def test_what_is_fetched_is_recognised(text: str, fetched: bool) -> None:
    assert bool(FETCHED.search(text)) is fetched


@pytest.mark.long
def test_every_formula_and_derivation_is_mathml(site: Path) -> None:
    proofs = (site / "proofs.html").read_text("utf-8")
    assert proofs.count("<math ") > 40
    assert '<div class="exactrank" lang="ja">' in (site / "teacher.html").read_text("utf-8")
    for path in site.rglob("*.html"):
        assert not re.search(
            r"\$\$|\\\(|\\\[", re.sub(r"<(pre|annotation|script).*?</\1>", "", path.read_text("utf-8"), flags=re.S)
        )


@pytest.mark.long
def test_every_public_name_can_be_linked_to(site: Path) -> None:
    inventory = (site / "objects.inv").read_bytes()
    names = zlib.decompress(inventory.split(b"\n", 4)[4]).decode()
    for name in exactrank.__all__:
        assert re.search(rf"^exactrank\.{name} py:", names, re.MULTILINE), name


@pytest.mark.long
def test_every_problem_of_the_gallery_is_on_one_page(site: Path) -> None:
    shown = {path.stem: path.read_text("utf-8").count('<div class="exactrank"') for path in site.glob("gallery/*.html")}
    assert all(shown[page] > 1 for page in ("rank", "proofs", "course", "approximation"))
    assert sum(shown.values()) == len(list((ROOT / "derivations").glob("*/problem.toml")))
