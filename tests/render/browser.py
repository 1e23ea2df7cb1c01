"""Pages in a real browser: each in a frame of a certain width, measured by a script that stands around the frames."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --virtual-time-budget=20000 --dump-dom"
)

MEASURE = """<script>
addEventListener("load", async () => {
  const found = [];
  for (const frame of document.querySelectorAll("iframe")) {
    const page = frame.contentDocument, view = frame.contentWindow;
    await page.fonts.ready;
    found.push(measure(page, view, frame));
  }
  document.body.textContent = "MEASURED" + JSON.stringify(found) + "DEMUSAEM";
});
</script>"""


def browser() -> str:
    for name in BROWSERS:
        path = shutil.which(name)
        if path:
            return path
    if os.environ.get("CI"):
        pytest.fail("no Chromium on a machine that must have it")
    pytest.skip("no Chromium on this machine")


def measured(pages: Sequence[str], widths: Sequence[int], script: str, folder: Path) -> list[dict[str, Any]]:
    """What the function `measure(page, view, frame)` of the script gives for each page at each width in turn."""
    program = browser()
    frames = "".join(
        f'<iframe width="{width}" height="700" srcdoc="{escape(page)}"></iframe>' for page in pages for width in widths
    )
    file = folder / "frames.html"
    text = f'<!DOCTYPE html><meta charset="utf-8"><body>{frames}<script>{script}</script>{MEASURE}'
    file.write_text(text, encoding="utf-8")
    made = subprocess.run(
        [program, *OPTIONS.split(), f"--user-data-dir={folder / 'profile'}", str(file)],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    match = re.search(r"MEASURED(\[.*\])DEMUSAEM", unescape(made.stdout))
    assert match is not None, made.stdout[-300:]
    found: list[dict[str, Any]] = json.loads(match[1])
    assert len(found) == len(pages) * len(widths)
    return found
