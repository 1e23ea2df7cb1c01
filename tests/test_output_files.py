"""`-o`: a plain file is replaced in one step and keeps its mode, links are followed, nothing else is ever replaced."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from exactrank.cli import main
from exactrank.cli.output import write
from exactrank.errors import InputError, OutputError

MATRIX = "4 8 12; 2 4 6"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="device nodes and FIFOs are those of Linux")


def made(path: Path) -> int:
    return main(["derive", MATRIX, "-o", str(path)])


def is_whole(path: Path) -> bool:
    text = path.read_text()
    return text.startswith("We bring") and text.endswith("\n") and "rank" in text


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o666, 0o755, 0o620, 0o200, 0o2644])
def test_a_plain_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "A.tex"
    path.write_text("old")
    path.chmod(mode)
    before = path.stat()
    assert made(path) == 0
    after = path.stat()
    assert stat.S_IMODE(after.st_mode) == mode
    assert after.st_ino != before.st_ino, "replaced, not written over"
    path.chmod(0o600)
    assert is_whole(path)


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002])
def test_a_new_file_has_the_mode_that_the_umask_leaves(tmp_path: Path, mask: int) -> None:
    old = os.umask(mask)
    try:
        assert made(tmp_path / "A.tex") == 0
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "A.tex").stat().st_mode) == 0o666 & ~mask


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the superuser gives files away")
def test_the_owner_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "A.tex"
    path.write_text("old")
    os.chown(path, 12345, 23456)
    path.chmod(0o4640)
    assert made(path) == 0
    found = path.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (12345, 23456, 0o4640)


def test_the_rights_of_another_owner_are_not_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the owner cannot be kept, the bits that let others act as the owner go."""
    path = tmp_path / "A.tex"
    path.write_text("old")
    path.chmod(0o4755)
    real = os.stat

    def of_another(name: str, **options: bool) -> os.stat_result:
        found = real(name, **options)
        return os.stat_result([*found[:4], found.st_uid + 1, *found[5:]]) if str(name) == str(path) else found

    def refuses(name: str, user: int, group: int) -> None:
        raise PermissionError(1, "")

    monkeypatch.setattr("exactrank.cli.output.os.stat", of_another)
    monkeypatch.setattr("exactrank.cli.output.os.chown", refuses)
    write("new", str(path))
    monkeypatch.undo()
    assert stat.S_IMODE(path.stat().st_mode) == 0o755


@pytest.mark.parametrize("present", [True, False])
def test_links_are_followed(tmp_path: Path, present: bool) -> None:
    real, first, second = tmp_path / "real" / "A.tex", tmp_path / "first.tex", tmp_path / "second.tex"
    real.parent.mkdir()
    if present:
        real.write_text("old")
        real.chmod(0o640)
    first.symlink_to("real/A.tex")
    second.symlink_to(first)
    assert made(second) == 0
    assert first.is_symlink()
    assert second.is_symlink()
    assert is_whole(real)
    assert not real.is_symlink()
    assert not present or stat.S_IMODE(real.stat().st_mode) == 0o640
    assert sorted(entry.name for entry in tmp_path.rglob("*")) == ["A.tex", "first.tex", "real", "second.tex"]


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, link = tmp_path / "A.tex", tmp_path / "B.tex"
    path.write_text("old")
    path.chmod(0o444)
    link.symlink_to(path)
    for name in (path, link):
        assert made(name) == 2
        assert capsys.readouterr().err == f"exactrank: the file cannot be written: permission denied ({name})\n"
    assert path.read_text() == "old"
    assert sorted(os.listdir(tmp_path)) == ["A.tex", "B.tex"]


def test_a_place_that_is_none_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "loop").symlink_to("loop")
    for path in (
        tmp_path,
        tmp_path / "none" / "A.tex",
        tmp_path / "file" / "A.tex",
        tmp_path / "loop",
        Path("x" * 300),
    ):
        assert made(path) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
    with pytest.raises(InputError, match="cannot be written"):
        write("new", "A\0B")
    assert sorted(os.listdir(tmp_path)) == ["file", "loop"]


@LINUX
def test_a_fifo_is_written_to_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "fifo.tex"
    os.mkfifo(path)
    got: list[str] = []
    reader = Thread(target=lambda: got.append(path.read_text()))
    reader.start()
    assert made(path) == 0
    reader.join()
    assert stat.S_ISFIFO(path.stat().st_mode)
    assert got[0].startswith("We bring")
    assert os.listdir(tmp_path) == ["fifo.tex"]


@LINUX
def test_a_device_is_written_to_and_stays(tmp_path: Path) -> None:
    link = tmp_path / "null.tex"
    link.symlink_to("/dev/null")
    for path in (Path("/dev/null"), link):
        assert made(path) == 0
        assert stat.S_ISCHR(path.stat().st_mode)
    with pytest.raises(OutputError, match="no space"):
        write("x", "/dev/full")


@LINUX
def test_the_names_of_standard_output_work(tmp_path: Path) -> None:
    for name in ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "-"):
        command = [sys.executable, "-m", "exactrank", "rank", MATRIX, "--certificate", name]
        said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
        assert said.stdout.startswith("{")
        assert said.stdout.endswith("}\n1\n")


def test_a_failing_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "A.tex"
    path.write_text("old")

    for name in ("chmod", "replace"):
        for error, kind in ((OSError(28, ""), OutputError), (KeyboardInterrupt(), KeyboardInterrupt)):

            def fails(*arguments: object, error: BaseException = error) -> None:
                raise error

            with monkeypatch.context() as patch:
                patch.setattr(f"exactrank.cli.output.os.{name}", fails)
                with pytest.raises(kind):
                    write("new", str(path))
    assert (os.listdir(tmp_path), path.read_text()) == (["A.tex"], "old")


PROBLEM = 'matrix = "2 1 3 4; 4 3 1 5; 8 7 9 6"\nname = "A"\nmethods = ["row-reduction", "minors"]\n'
# The process says when it begins to write, so that the moments fall where something is written.
KILLED = """
import sys
from exactrank.cli import main
main(sys.argv[1:])
print("ready", flush=True)
while True:
    main(sys.argv[1:])
"""


@pytest.mark.parametrize("kind", ["build", "-o"])
def test_a_kill_at_any_moment_leaves_every_file_whole(tmp_path: Path, kind: str) -> None:
    """Each page is the old one or the new one; what else is left is hidden, and at most one file a kill."""
    folder = tmp_path / "problems" / "one"
    folder.mkdir(parents=True)
    (folder / "problem.toml").write_text(PROBLEM)
    page = folder / "en.md"
    arguments = ["build", str(folder.parent)] if kind == "build" else ["derive", MATRIX, "-o", str(page)]
    assert main(arguments) == 0
    names = sorted(os.listdir(folder))
    new = {name: (folder / name).read_text() for name in names}
    rng, kills = random.Random(1), 8
    for _ in range(kills):
        for name in set(names) - {"problem.toml"}:
            (folder / name).write_text("old\n")
        with subprocess.Popen([sys.executable, "-c", KILLED, *arguments], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            for name in set(names) - {"problem.toml"}:
                (folder / name).write_text("old\n")
            time.sleep(rng.uniform(0, 0.05))
            process.send_signal(signal.SIGKILL)
        for name in names:
            assert (folder / name).read_text() in (new[name], "old\n"), name
    left = set(os.listdir(folder)) - set(names)
    assert all(name.startswith(".exactrank-") for name in left)
    assert len(left) <= kills
    assert main(arguments) == 0
    assert {name: (folder / name).read_text() for name in names} == new
