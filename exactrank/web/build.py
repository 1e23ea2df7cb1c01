"""The page put together: its parts into one HTML file, the same bytes each time."""

from __future__ import annotations

import io
import json
import zipfile
from base64 import b64encode
from collections.abc import Iterator, Mapping
from gzip import compress
from hashlib import sha256
from pathlib import Path

from exactrank.calculations.elimination import Strategy
from exactrank.exercises.demands import SYSTEMS
from exactrank.messages import LANGUAGES, catalog
from exactrank.render.html import font_faces
from exactrank.render.notations import USAGES
from exactrank.requests.answers import KINDS
from exactrank.requests.layouts import Detail, Layout
from exactrank.requests.method_names import NEEDS, TAKES, Method
from exactrank.requests.options import EXPANSIONS, FORMS, SCALINGS, STEPS
from exactrank.web.runtime import FLINT, LOCK, VERSION

PACKAGE = Path(__file__).parents[1]
STATIC = Path(__file__).parent / "static"
SCRIPTS = ("dom.js", "texts.js", "link.js", "derive.js", "check.js", "exercises.js", "main.js")
"""The parts of the script in order, after that of the engine."""
SHIPPED = (".py", ".toml", ".css")
"""The endings of the package's files that a browser needs."""
LEFT_OUT = ("grading/platforms.py", "linting", "adapters", "sphinx.py", "mcp/server.py", "mcp/worker.py", "cli")
"""What nothing on the page can ask for."""
_DATE = (1980, 1, 1, 0, 0, 0)

CHOICES = {
    "form": FORMS,
    "strategy": [one.value for one in Strategy],
    "steps": STEPS,
    "layout": [one.value for one in Layout],
    "detail": [one.value for one in Detail],
    "scaling": SCALINGS,
    "expand": EXPANSIONS,
    "notation": tuple(USAGES),
    "brackets": ("square", "round"),
}
"""The options of a derivation that have few values."""

TASKS = {
    "echelon": {},
    "reduced": {"form": "reduced"},
    **{kind.value: {"system": kind.value} for kind in SYSTEMS},
    "cases": {"letters": "a"},
}
"""The kinds of exercises, with what asks for them."""

LICENCES = (
    ("exactrank", "MIT"),
    ("Latin Modern", "GUST Font License"),
)
RUNTIME_LICENCES = (
    (f"Pyodide {VERSION}", "MPL-2.0"),
    (f"Python {LOCK['python']}", "PSF-2.0"),
    (f"python-flint {FLINT}", "MIT"),
    *(("FLINT 3.6.0", "LGPL-3.0-or-later"), ("GMP 6.3.0", "LGPL-3.0-or-later"), ("MPFR 4.2.2", "LGPL-3.0-or-later")),
)
"""What a page with its runtime holds besides; the licence texts are in the wheel on it."""

OWN_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
)


def local_page(runtime: Mapping[str, bytes]) -> str:
    """The page that calculates by itself, with the runtime and the package in it; its policy forbids every request."""
    assets = {**runtime, "exactrank": package_archive(), "lock": json.dumps({"info": LOCK, "packages": {}}).encode()}
    blocks = [f'<script type="text/plain" id="asset-{key}">{_packed(value)}</script>' for key, value in assets.items()]
    blocks.append(f'<script type="text/plain" id="worker">\n{_static("worker.js")}</script>')
    policy = "script-src {script} 'wasm-unsafe-eval' blob:; worker-src blob:; connect-src blob: data:"
    return _page("local_engine.js", policy, "\n".join(blocks))


def served_page() -> str:
    """The page that asks the program which serves it."""
    return _page("served_engine.js", "script-src {script}; connect-src 'self'", "")


def package_archive() -> bytes:
    """The package as a browser imports it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:  # it is compressed as a whole, which is smaller
        for path in _shipped():
            archive.writestr(zipfile.ZipInfo(f"exactrank/{path}", _DATE), (PACKAGE / path).read_bytes())
    return made.getvalue()


def _shipped() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*")):
        name = path.relative_to(PACKAGE).as_posix()
        if path.suffix in SHIPPED and not name.startswith((*LEFT_OUT, "web/static")) and path.is_file():
            yield name


def _packed(content: bytes) -> str:
    return b64encode(compress(content, 9, mtime=0)).decode("ascii")


def _static(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


def _page(engine: str, policy: str, assets: str) -> str:
    """The template filled; with files on it the page needs nobody."""
    promise, licences = ("page", (*LICENCES, *RUNTIME_LICENCES)) if assets else ("machine", LICENCES)
    script = "\n".join([_static(name) for name in (engine, *SCRIPTS)])
    digest = b64encode(sha256(script.encode()).digest()).decode("ascii")
    filled = {
        "policy": f"{OWN_POLICY}; {policy.format(script=repr(f'sha256-{digest}'))}",
        "fonts": font_faces(),
        "style": _static("page.css"),
        "promise": promise,
        "licences": "".join([f"<li>{name}: {licence}</li>" for name, licence in licences]),
        "data": json.dumps(_data(), ensure_ascii=False).replace("</", "<\\/"),
        "assets": assets,
        "script": script,
    }
    page = _static("page.html")
    for key, value in filled.items():
        head, mark, tail = page.partition(f"{{{{{key}}}}}")
        assert mark, key
        page = head + value + tail
    return page


def _data() -> dict[str, object]:
    """The texts of the page in every language, and what the methods take."""
    texts = {lang: {key.partition(".")[2]: text for key, text in _own(lang)} for lang in LANGUAGES}
    methods = {one.value: {"takes": sorted(TAKES[one]), "needs": NEEDS.get(one, ())} for one in Method}
    return {"texts": texts, "methods": methods, "choices": CHOICES, "tasks": TASKS, "kinds": KINDS}


def _own(lang: str) -> Iterator[tuple[str, object]]:
    return ((key, text) for key, text in catalog(lang).items() if key.startswith("browser."))
