"""How long a whole page takes from the shell, and what of it is Python, numpy and flint starting.

python -m benchmarks.page

Modules are read from compiled files, as in an installed package.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.side_by_side import shown

PROBLEM = """page = true
matrix = "4 8 12; 2 4 6; 3 6 9; 5 10 15"
noisy = "4.2 8.1 11.9; 2.1 4.0 6.1; 2.9 6.1 9.2; 5.1 10.2 15.1"
alpha = 2
languages = ["{lang}"]
"""
NOISY = "4.2 8.1 11.9; 2.1 4.0 6.1; 2.9 6.1 9.2; 5.1 10.2 15.1"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
        works = {"bare python": ["-c", "pass"], "import numpy, flint": ["-c", "import numpy, flint"]}
        for lang in ("en", "ja"):
            place = Path(folder) / lang
            place.mkdir()
            (place / "problem.toml").write_text(PROBLEM.format(lang=lang), encoding="utf-8")
            works[f"all sections of a page, 4x3, {lang}"] = ["-m", "exactrank", "build", str(place)]
        derive = ["-m", "exactrank", "derive", NOISY, "--to", "text"]
        works["projection, 4x3"] = [*derive, "--by", "projection", "--onto", "4 2 3 5"]
        works["low-rank, 4x3"] = [*derive, "--by", "low-rank", "--rank", "1"]
        works["lora, 4x3"] = [*derive, "--by", "lora"]
        best = dict.fromkeys(works, float("inf"))
        for _ in range(9):
            for name, arguments in works.items():
                start = time.perf_counter()
                subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)
                best[name] = min(best[name], time.perf_counter() - start)
    for name, seconds in best.items():
        print(f"{name:<36} {shown(seconds):>9}   {shown(seconds - best['bare python']):>9} above bare Python")


if __name__ == "__main__":
    main()
