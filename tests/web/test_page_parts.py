"""The page as it is put together: its texts, its policy, its parts; without a browser."""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from base64 import b64decode, b64encode
from gzip import decompress
from hashlib import sha256
from pathlib import Path

import pytest

from exactrank.cli import main
from exactrank.errors import InputError, MissingPackage
from exactrank.messages import LANGUAGES, catalog
from exactrank.web import runtime as runtimes
from exactrank.web.browser import unpack_when_imported
from exactrank.web.build import PACKAGE, local_page, package_archive, served_page
from exactrank.web.runtime import PIECES, runtime
from tests.web.texts import FAMILIES, PAGE, texts_of

STAND_INS = {key: f"the file {name}".encode() for key, (name, _) in PIECES.items()}
"""Files in the place of those of the runtime: the page is put together in the same way."""


@pytest.mark.parametrize("family", FAMILIES)
def test_each_value_of_a_list_has_its_text_and_no_other_is_there(family: str) -> None:
    """Methods and options may be newer than their texts: the page then shows their names."""
    found = set(texts_of(family))
    assert found <= FAMILIES[family]
    assert found == FAMILIES[family] or family in ("method", "option", "choice")


def test_every_text_that_the_sources_name_is_there() -> None:
    named = set(re.findall(r'data-(?:text|label)="([^"{]+)"|"data-(?:text|label)": "([^"$]+)"|of\("([^"$]+)"\)', PAGE))
    keys = {key for found in named for key in found if key}
    assert len(keys) > 30
    assert {f"browser.{key}" for key in keys} <= set(catalog("en"))


def test_the_page_is_the_same_twice_and_holds_its_files() -> None:
    page = local_page(STAND_INS)
    assert page == local_page(STAND_INS)
    held = dict(re.findall(r'<script type="text/plain" id="asset-(\w+)">([^<]+)</script>', page))
    assert {key: decompress(b64decode(held[key])) for key in STAND_INS} == STAND_INS
    assert decompress(b64decode(held["exactrank"])) == package_archive()


def test_the_package_on_the_page_is_this_one() -> None:
    with zipfile.ZipFile(io.BytesIO(package_archive())) as archive:
        for name in archive.namelist():
            assert archive.read(name) == (PACKAGE.parent / name).read_bytes()
        names = archive.namelist()
    assert {"exactrank/__init__.py", "exactrank/messages/ja.toml", "exactrank/render/fragment.css"} <= set(names)
    assert not [name for name in names if "static" in name or name.endswith((".otf", ".pyc"))]


@pytest.mark.parametrize("page", [local_page(STAND_INS), served_page()], ids=["local", "served"])
def test_the_policy_lets_only_the_script_of_the_page_run(page: str) -> None:
    policy = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(policy) == len(scripts) == 1
    digest = b64encode(sha256(scripts[0].encode()).digest()).decode()
    rules = dict(rule.strip().split(" ", 1) for rule in policy[0].split(";"))
    assert rules["default-src"] == "'none'"
    assert f"'sha256-{digest}'" in rules["script-src"]
    assert not re.search(r"unsafe-(inline|eval)|https?:|\*", rules["script-src"].replace("wasm-unsafe-eval", ""))
    assert rules["connect-src"] == ("blob: data:" if "asset-" in page else "'self'")
    assert not re.search(
        r"\son\w+=|javascript:|(?:src|href)=", re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_texts_on_the_page_are_those_of_the_catalog(lang: str) -> None:
    (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', served_page(), re.DOTALL)
    held = json.loads(data)["texts"][lang]
    assert {f"browser.{key}": text for key, text in held.items()} == {
        key: text for key, text in catalog(lang).items() if key.startswith("browser.")
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_folder_without_the_runtime_is_refused_in_a_line(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "page.html"
    assert main(["page", "--runtime", str(tmp_path), "--lang", lang, "-o", str(made)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "pyodide.mjs" in said
    assert not made.exists()


def test_a_file_that_is_another_one_is_refused(tmp_path: Path) -> None:
    for name, _ in PIECES.values():
        (tmp_path / name).write_bytes(b"another")
    with pytest.raises(InputError, match=r"pyodide.mjs is not the file that belongs to Pyodide"):
        runtime(tmp_path)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("no-such-program-here",), "no such file or directory"),
        ((sys.executable, "-c", "import sys; print('404 not there', file=sys.stderr); sys.exit(1)"), "404 not there"),
        ((sys.executable, "-c", "import sys; sys.exit(3)"), "exit status 3"),
    ],
)
def test_what_cannot_be_fetched_is_told_in_a_line(
    command: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(runtimes, "_FETCH", (command,))
    with pytest.raises(MissingPackage, match=said) as refused:
        runtime()
    assert "\n" not in str(refused.value)


def test_a_wheel_is_unpacked_at_its_first_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel, folder = tmp_path / "late.whl", tmp_path / "unpacked"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("late_package/__init__.py", "from late_package.inner import value")
        archive.writestr("late_package/inner.py", "value = 7")
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
    before = len(sys.meta_path)
    unpack_when_imported("late_package", str(wheel), str(folder))
    with pytest.raises(ModuleNotFoundError):
        __import__("another_late_package")
    assert not folder.exists()
    assert __import__("late_package").value == 7
    assert len(sys.meta_path) == before
