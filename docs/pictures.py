"""Makes the picture of the README: a derivation as a page in both languages, and on a phone in the dark.

    python docs/pictures.py

Needs Chromium, and Pillow to put the three windows beside each other.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

MATRIX = "2 1 -1 | 8; -3 -1 2 | -11; -2 1 2 | -3"
WINDOWS = (("en", 640, False), ("ja", 640, False), ("en", 360, True))
"""Language, width in CSS pixels, dark."""
HEIGHT = 820
GAP = 24
QUIET = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars"
DARK = "--blink-settings=preferredColorScheme=0"
LIGHT = "--blink-settings=preferredColorScheme=1"


def window(language: str, width: int, dark: bool, folder: Path) -> Image.Image:
    """One page as it looks in a window of this width."""
    page, picture = folder / "page.html", folder / "page.png"
    command = ["derive", MATRIX, "--lang", language, "--to", "html", "--standalone", "-o", str(page)]
    subprocess.run([sys.executable, "-m", "exactrank", *command], check=True)
    # A window is never narrower than some 500 pixels, a frame is.
    frame = folder / "frame.html"
    frame.write_text(
        "<!DOCTYPE html><style>* { margin: 0; border: 0 }</style>"
        f'<iframe width="{width}" height="{HEIGHT}" src="page.html"></iframe>'
    )
    chromium = shutil.which("chromium") or "chromium"
    options = [*QUIET.split(), DARK if dark else LIGHT, "--force-device-scale-factor=1.5", f"--screenshot={picture}"]
    size = f"--window-size={max(width, 800)},{HEIGHT}"
    subprocess.run([chromium, *options, size, f"--user-data-dir={folder / 'profile'}", str(frame)], check=True)
    made = Image.open(picture).convert("RGB")
    return made.crop((0, 0, width * 3 // 2, HEIGHT * 3 // 2))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        windows = [window(*one, Path(folder)) for one in WINDOWS]
    width = sum(one.width for one in windows) + GAP * (len(windows) - 1)
    whole = Image.new("RGB", (width, windows[0].height), "#d0d4da")
    at = 0
    for one in windows:
        whole.paste(one, (at, 0))
        at += one.width + GAP
    target = Path(__file__).with_name("images") / "pages.png"
    whole.quantize(64).save(target, optimize=True)


if __name__ == "__main__":
    main()
