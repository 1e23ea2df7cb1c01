"""How long it takes to start: importing exactrank, and `exactrank derive` from the shell, against bare Python.

python -m benchmarks.start
"""

from __future__ import annotations

import subprocess
import sys
import time

from benchmarks.side_by_side import shown

DERIVE = ["-m", "exactrank", "derive", "4 8 12; 2 4 6; 3 6 9; 5 10 15"]
WORKS = {
    "bare python": ["-c", "pass"],
    "import exactrank": ["-c", "import exactrank"],
    "exactrank derive, 4x3": DERIVE,
    "exactrank derive, 4x3, text in Japanese": [*DERIVE, "--to", "text", "--lang", "ja"],
}


def main() -> None:
    best = dict.fromkeys(WORKS, float("inf"))
    for _ in range(15):
        for name, arguments in WORKS.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
            best[name] = min(best[name], time.perf_counter() - start)
    for name, seconds in best.items():
        print(f"{name:<44} {shown(seconds):>9}   {shown(seconds - best['bare python']):>9} above bare Python")


if __name__ == "__main__":
    main()
