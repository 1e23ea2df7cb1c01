"""The Python that a browser runs: Pyodide from its npm package, and the wheel of python-flint for its platform.

Both are fetched by npm and pip, each file is the one that these digests name, and a folder may hold them instead.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from exactrank.errors import InputError, MissingPackage, Place

VERSION = "314.0.7"
FLINT = "0.9.0"
WHEEL = f"python_flint-{FLINT}-cp314-cp314-pyemscripten_2026_0_wasm32.whl"

LOCK = {
    "abi_version": "2026_0",
    "arch": "wasm32",
    "platform": "emscripten_5_0_3",
    "python": "3.14.2",
    "version": VERSION,
}
"""What Pyodide wants to know of the packages that there are besides; the page has none of them."""

PIECES = {
    "pyodide": ("pyodide.mjs", "6f1d60f7bf529beb300f0f47983c921d3982363640ba20af0e38efdddbc66109"),
    "asm": ("pyodide.asm.mjs", "f7cdc8ece80678ceb712f8e65ebe6d3a83203a180c399865f49612a051693635"),
    "wasm": ("pyodide.asm.wasm", "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6"),
    "stdlib": ("python_stdlib.zip", "fa1957e5777068fc4f7437f96d860ae2fbe9c19732ba06c84e004ec16dd7dd7a"),
    "flint": (WHEEL, "b31f5c00e0e36040ab58d00b3025156e20869b990d776e4bf90f870b1ee11ad3"),
}
"""The files by what the page calls them, each with its SHA-256."""

_FETCH = (
    ("npm", "pack", "--silent", "--ignore-scripts", f"pyodide@{VERSION}"),
    (
        *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"),
        *("--only-binary=:all:", "--platform", "pyemscripten_2026_0_wasm32", "--python-version", "3.14"),
        *("--implementation", "cp", "--abi", "cp314", f"python-flint=={FLINT}"),
    ),
)
"""The commands that bring both into the folder in which they run."""


def runtime(folder: Path | None = None) -> Mapping[str, bytes]:
    """The files of the runtime, from a folder or from where they were fetched to.

    Raises InputError for a folder that has not all of them, MissingPackage where they cannot be fetched.
    """
    if folder is not None:
        return _read(folder)
    if not is_here():
        _fetch(_cache())
    return _read(_cache())


def is_here() -> bool:
    """Whether the runtime was fetched already."""
    return all(_content(_cache(), name) for name, _ in PIECES.values())


def _cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "exactrank" / f"pyodide-{VERSION}"


def _fetch(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for command in _FETCH:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError) as error:
        raise MissingPackage.of("browser.not-fetched", reason=_reason(error), version=VERSION) from None


def _reason(error: OSError | subprocess.CalledProcessError) -> str:
    """What went wrong, in a few words of one line."""
    if isinstance(error, OSError):
        return f"{error.filename}: {(error.strerror or '').lower()}"
    said = (error.stderr or b"").decode(errors="replace").strip().splitlines()
    return said[-1][:200] if said else f"exit status {error.returncode}"


def _read(folder: Path) -> dict[str, bytes]:
    """Every piece, checked."""
    found: dict[str, bytes] = {}
    for key, (name, digest) in PIECES.items():
        content = _content(folder, name)
        if content is None:
            raise InputError.of("browser.no-piece", Place(str(folder)), name=name, version=VERSION)
        if sha256(content).hexdigest() != digest:
            raise InputError.of("browser.wrong-piece", Place(str(folder)), name=name, version=VERSION)
        found[key] = content
    return found


def _content(folder: Path, name: str) -> bytes | None:
    """A file of that name in the folder or below it, or in the npm package as it is packed; None where it is not."""
    packed = folder / f"pyodide-{VERSION}.tgz"
    try:
        for path in sorted(folder.rglob(name)):
            return path.read_bytes()
        if packed.is_file() and name != WHEEL:
            with tarfile.open(packed) as archive:
                file = archive.extractfile(f"package/{name}")
                return None if file is None else file.read()
    except (OSError, KeyError, tarfile.TarError):
        return None
    return None
