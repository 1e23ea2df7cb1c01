"""The gallery is documentation, examples and golden files at once: building it changes nothing."""

from __future__ import annotations

import re
import shutil
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from exactrank.cli import main
from exactrank.gallery import find_problems, pages, read_problem

FOLDER = Path(__file__).parents[1] / "derivations"


@pytest.mark.parametrize("path", find_problems([str(FOLDER)]), ids=lambda path: path.parent.name)
def test_the_pages_are_what_building_gives(path: Path) -> None:
    made = dict(pages(read_problem(path)))
    assert len(made) >= 2
    for page, text in made.items():
        assert page.read_text("utf-8") == text, f"{page} is out of date: exactrank build derivations"
    assert {page.name for page in path.parent.iterdir()} == {page.name for page in made} | {"problem.toml"}


def test_building_from_the_shell_writes_the_same_pages(tmp_path: Path) -> None:
    problem = tmp_path / "swaps" / "problem.toml"
    problem.parent.mkdir()
    shutil.copy(FOLDER / "swaps" / "problem.toml", problem)
    assert main(["build", str(tmp_path)]) == 0
    for page in ("en.md", "ja.md", "en.tex", "ja.tex"):
        assert (problem.parent / page).read_bytes() == (FOLDER / "swaps" / page).read_bytes()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("matrix = '1 2'\ncolour = 3\n", ["the key colour is not known"]),
        ("name = 'A'\n", ["the key matrix is missing"]),
        ("matrix = '1 2; 3'\n", ["row 2 has 1 entries, expected 2"]),
        ("matrix = '1'\nform = 'pretty'\n", ["pretty is not a choice for form, use one of: echelon, reduced"]),
        ("matrix = '1'\nlanguages = ['xx']\n", ["xx is not a choice for languages, use one of: en, ja"]),
        ("matrix = '1'\nname = 'A B'\n", ["the name A B is not a letter followed by letters and digits"]),
        ("matrix = [\n", ["this is not TOML"]),
        ("matrix = '1 2'\nfield = 'GF(6)'\n", ["6 is not a prime number"]),
        ("matrix = '1 2'\nfield = 7\n", ["the field 7 is not known"]),
    ],
)
def test_a_bad_problem_file_is_refused_in_one_line(
    text: str, lines: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "problem.toml"
    path.write_text(text)
    assert main(["build", str(tmp_path)]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == len(lines)
    for line, expected in zip(said, lines, strict=True):
        assert expected in line
    assert not list(tmp_path.glob("*.md"))


def test_a_problem_over_a_prime_field(tmp_path: Path) -> None:
    problem = tmp_path / "problem.toml"
    problem.write_text("matrix = '2 1; 3 3'\nfield = 'GF(5)'\nlanguages = ['en']\n", encoding="utf-8")
    assert main(["build", str(tmp_path)]) == 0
    assert "modulo 5" in (tmp_path / "en.md").read_text("utf-8")


def test_a_folder_without_problems_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(tmp_path), str(tmp_path / "gone")]) == 2
    assert capsys.readouterr().err.count("there is no problem.toml here or below") == 2


def test_every_problem_says_what_it_shows() -> None:
    for path in find_problems([str(FOLDER)]):
        text = path.read_text("utf-8")
        assert re.match(r"# [A-Z]", text), path
        assert tomllib.loads(text)["matrix"]


def test_a_site_holds_every_derivation_as_page_and_pdf(tmp_path: Path) -> None:
    if find_spec("typst") is None:
        pytest.skip("typst is not installed: pip install exactrank[pdf]")
    for name in ("swaps", "chain"):
        (tmp_path / name).mkdir()
        shutil.copy(FOLDER / name / "problem.toml", tmp_path / name / "problem.toml")
    site = tmp_path / "site"
    assert main(["build", str(tmp_path), "--site", str(site)]) == 0
    for lang, index in (("en", "index.html"), ("ja", "index.ja.html")):
        page = (site / index).read_text("utf-8")
        links = re.findall(r'<a href="([^"]+)"', page)
        assert {f"{name}/{lang}.{form}" for name in ("swaps", "chain") for form in ("html", "pdf")} <= set(links)
        assert all((site / link).is_file() for link in links)
        assert all(f"<code>{name}</code>" in page for name in ("swaps", "chain"))  # titles may be alike
        assert (site / "swaps" / f"{lang}.pdf").read_bytes().startswith(b"%PDF")
    assert "index.ja.html" in (site / "index.html").read_text("utf-8")
    assert not list(tmp_path.glob("swaps/*.md"))


def test_two_problems_of_one_name_make_no_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for parent in ("a", "b"):
        (tmp_path / parent / "swaps").mkdir(parents=True)
        shutil.copy(FOLDER / "swaps" / "problem.toml", tmp_path / parent / "swaps" / "problem.toml")
    assert main(["build", str(tmp_path), "--site", str(tmp_path / "site")]) == 2
    assert "two problems have folders of the name swaps" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()
