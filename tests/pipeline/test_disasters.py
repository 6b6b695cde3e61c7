"""Kills, full disks, closed networks, missing rights: the last good build stands."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from dossier import TEXTS, tree, write

from jiqun.ledger import open_ledger
from jiqun.pipeline import build, workspace_of

CODE = """
import sys
from pathlib import Path
from jiqun.pipeline import build, workspace_of
build(workspace_of([Path(sys.argv[1])]), workers=1)
"""


def start(folder: Path, *prefix: str) -> "subprocess.Popen[bytes]":
    command = [*prefix, sys.executable, "-c", CODE, str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def finish(process: "subprocess.Popen[bytes]") -> int:
    """Wait for a process, read all it says, and give its exit code."""
    process.communicate()
    return process.returncode


@pytest.mark.slow
def test_killed_at_any_moment_the_last_good_build_still_serves(tmp_path: Path) -> None:
    folder = write(tmp_path, ["foshan.txt"])
    build(workspace_of([folder]), workers=1)
    good = tree(folder / "build")
    write(folder)
    fresh = tmp_path / "fresh"
    write(fresh)
    begun = time.monotonic()
    assert finish(start(fresh)) == 0
    whole = time.monotonic() - begun
    chance = random.Random(20261123)
    for _ in range(12):
        process = start(folder)
        time.sleep(chance.uniform(0.3, 1.0) * whole)
        process.send_signal(signal.SIGKILL)
        finish(process)
        with open_ledger(folder) as ledger:
            documents = len(ledger.sources())
        assert documents in (1, len(TEXTS))
        if documents == len(TEXTS):  # it was done: begin anew from the old state
            build(workspace_of([write(fresh)]), workers=1)
            assert tree(folder / "build" / "site") == tree(fresh / "build" / "site")
            break
        assert tree(folder / "build") == good
    assert finish(start(folder)) == 0
    build(workspace_of([fresh]), workers=1)
    assert tree(folder / "build" / "site") == tree(fresh / "build" / "site")
    remains = [p.name for p in (folder / ".build").iterdir() if p.is_dir()]
    assert len(remains) <= 2


def in_a_small_disk(place: Path, size: str) -> bool:
    """Mount a file system of some megabytes; False where we may not."""
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        return False
    command = [mount, "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    return subprocess.run(command, capture_output=True).returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("free_kilobytes", [150, 700, 1600])
def test_a_full_disk_is_one_line_and_the_last_build_stands(
    tmp_path: Path, free_kilobytes: int
) -> None:
    place = tmp_path / "disk"
    place.mkdir()
    if not in_a_small_disk(place, "32m"):
        if os.environ.get("CI"):
            pytest.fail("CI must be able to mount a small file system")
        pytest.skip("only root may mount a small file system")
    try:
        folder = write(place / "work", ["foshan.txt"])
        build(workspace_of([folder]), workers=1)
        good = tree(folder / "build")
        write(folder)
        left = shutil.disk_usage(place).free - free_kilobytes * 1024
        (place / "ballast").write_bytes(b"x" * left)
        jiqun = Path(sys.executable).with_name("jiqun")
        done = subprocess.run([jiqun, "build", folder], capture_output=True, text=True)
        assert done.returncode == 2, done.stderr
        assert "the disk is full" in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
        assert tree(folder / "build") == good
        (place / "ballast").unlink()
        assert build(workspace_of([folder]), workers=1).report["documents"] == len(TEXTS)
    finally:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.slow
def test_a_build_needs_no_network(tmp_path: Path) -> None:
    """PB7: every outward connection blocked: a network namespace without any interface."""
    unshare = shutil.which("unshare")
    works = (
        unshare and subprocess.run([unshare, "-rn", "true"], capture_output=True).returncode == 0
    )
    if not works:
        if os.environ.get("CI"):
            pytest.fail("CI must be able to make a network namespace")
        pytest.skip("no network namespaces here")
    folder = write(tmp_path)
    process = start(folder, str(unshare), "-rn")
    _, complaints = process.communicate()
    assert process.returncode == 0, complaints.decode()
    assert (folder / "build" / "site" / "zh" / "index.html").is_file()


@pytest.fixture
def open_place() -> Iterator[Path]:
    """Give a folder that another user can reach; those of pytest are closed by its every start."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        place.chmod(0o755)
        yield place


def test_a_folder_without_permission_is_reported_and_the_rest_read(open_place: Path) -> None:
    """As root the rights of a file mean nothing, so the build runs as another user then."""
    folder = write(open_place / "work")
    closed = folder / "documents" / "closed"
    closed.mkdir()
    (closed / "secret.txt").write_text("GDP was 1 trillion yuan in 2023.", encoding="utf-8")
    unreadable = folder / "documents" / "unreadable.txt"
    unreadable.write_text("GDP was 1 trillion yuan in 2023.", encoding="utf-8")
    closed.chmod(0)
    unreadable.chmod(0)
    code = CODE
    if os.geteuid() == 0:
        nobody = 65534
        for path in (folder, *folder.rglob("*")):
            os.chown(path, nobody, nobody)
        # A first build imports everything: the environment may be root's own.
        warm = write(open_place / "warm")
        code = f"import os, sys\nsys.argv[1:] = [{str(warm)!r}]\n{CODE}"
        code += f"os.setgid({nobody}); os.setuid({nobody})\n"
        code += f"build(workspace_of([Path({str(folder)!r})]), workers=1)\n"
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=False
    )
    closed.chmod(0o755)
    assert done.returncode == 0, done.stderr
    with open_ledger(folder) as ledger:
        assert set(ledger.sources()) == {"linhai-2023", "linhai-news", "foshan"}
    report = (folder / "build" / "report.json").read_text(encoding="utf-8")
    assert "closed" in report
    assert "unreadable.txt" in report
    assert report.count("not_readable") == 2


def test_a_second_build_at_the_same_time_is_told_to_wait(tmp_path: Path) -> None:
    import fcntl

    folder = write(tmp_path)
    build(workspace_of([folder]), workers=1)
    (folder / "documents" / "foshan.txt").unlink()
    with (folder / ".build" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        jiqun = Path(sys.executable).with_name("jiqun")
        done = subprocess.run([jiqun, "build", folder], capture_output=True, text=True)
    assert done.returncode == 2
    assert "another build is running" in done.stderr
