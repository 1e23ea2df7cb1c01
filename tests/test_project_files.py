"""What the project says of itself to other tools agrees with the package."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import exactrank
from exactrank.cli import main
from exactrank.embedding.fill import source_format

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")


def test_the_citation_says_what_the_project_says() -> None:
    """Its licence is that of the program, without the fonts."""
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    for key, said in (("version", PROJECT["version"]), ("license", PROJECT["license"].split(" AND ")[0])):
        assert re.findall(rf"^{key}: (.+)$", citation, re.MULTILINE) == [said]


def test_the_licence_expression_names_each_licence_text() -> None:
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in PROJECT["license-files"]]
    named = ("MIT License", "SIL OPEN FONT LICENSE", "LaTeX Project Public License")
    assert [name in text for name, text in zip(named, texts, strict=True)] == [True] * 3
    assert PROJECT["license"] == "MIT AND OFL-1.1 AND LPPL-1.3c"


def test_the_package_has_the_version_of_the_project() -> None:
    assert exactrank.__version__ == PROJECT["version"]


def test_the_changelog_has_a_section_for_what_comes() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", one) for one in headings[1:])


def test_the_sdist_holds_what_its_tests_need() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    held = set(project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]) | {"pyproject.toml"}
    needed = {"conftest.py", "CHANGELOG.md", "CITATION.cff", ".pre-commit-hooks.yaml", "LICENSE"}
    needed |= {path.partition("/")[0] for path in project["tool"]["pytest"]["ini_options"]["testpaths"]}
    assert needed <= held
    assert all((ROOT / name).exists() for name in held)


@pytest.mark.parametrize(("factor", "status"), [(3, 0), (2, 1)])
def test_the_hook_refuses_what_is_wrong_and_nothing_else(tmp_path: Path, factor: int, status: int) -> None:
    entry = re.findall(r"^  entry: exactrank (.+)$", HOOKS, re.MULTILINE)[0].split()
    page = tmp_path / "page.md"
    start, end = (rf"\begin{{bmatrix}} {rows} \end{{bmatrix}}" for rows in (r"1 & 2 \\ 3 & 4", r"1 & 2 \\ 0 & -2"))
    page.write_text(rf"$${start} \xrightarrow{{R_2 - {factor} R_1}} {end}$$" + "\n", encoding="utf-8")
    pattern = re.findall(r"^  files: '(.+)'$", HOOKS, re.MULTILINE)[0]
    assert re.search(pattern, page.name)
    assert main([*entry, "--jobs", "1", str(page)]) == status


def test_the_hook_refuses_a_source_that_is_not_filled(tmp_path: Path) -> None:
    entry = re.findall(r"^  entry: exactrank (fill .+)$", HOOKS, re.MULTILINE)[0].split()
    pattern = re.findall(r"^  files: '(.+)'$", HOOKS, re.MULTILINE)[1]
    for name in ("a.md", "a.markdown", "a.qmd", "a.Rmd", "a.tex", "a.ltx", "a.Rnw", "a.ptx", "a.xml"):
        assert re.search(pattern, name)
        source_format(name)
    page = tmp_path / "page.md"
    page.write_text("```exactrank\n1 2; 3 4\n```\n", encoding="utf-8")
    assert main([*entry, str(page)]) == 1
    assert main(["fill", str(page)]) == 0
    assert main([*entry, str(page)]) == 0


def test_every_licence_text_in_the_package_is_named() -> None:
    texts = {path.relative_to(ROOT).as_posix() for path in (ROOT / "exactrank").rglob("*.txt") if "FL" in path.name}
    texts |= {path.relative_to(ROOT).as_posix() for path in (ROOT / "exactrank").rglob("*LICENSE*.txt")}
    assert len(texts) >= 2
    assert {"LICENSE", *texts} == set(PROJECT["license-files"])
