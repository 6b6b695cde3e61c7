"""Find the files to read, and take in their bytes without trusting the file system."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from jiqun.model import Refusal

MAX_BYTES = 50_000_000
"""Larger files are refused: our choice. The longest reports we know have 2 MB of text; at 50 MB
reading takes a few hundred MB of memory at most."""
SIDECAR = ".meta.toml"

_NAMES = {
    stat.S_ISDIR: "a folder",
    stat.S_ISFIFO: "a named pipe",
    stat.S_ISSOCK: "a socket",
    stat.S_ISCHR: "a device",
    stat.S_ISBLK: "a device",
}


def find(paths: Path | str | Iterable[Path | str]) -> tuple[list[Path], list[Refusal]]:
    """List every file to read, in order of name, and what had to be refused.

    A folder is searched all the way down. Hidden files and sidecars are left out; links that lead
    outside the folder, folders that cannot be opened, pipes and devices are refused one by one.
    A file that is named itself is taken whatever it is called.
    """
    given = [paths] if isinstance(paths, Path | str) else list(paths)
    found: dict[Path, None] = {}
    refused: list[Refusal] = []
    for path in map(Path, given):
        try:
            mode = path.stat().st_mode
        except OSError as problem:
            refused.append(_refusal(path, problem))
            continue
        entries = _walk(path, path.resolve()) if stat.S_ISDIR(mode) else _check(path, None)
        for entry in entries:
            if isinstance(entry, Refusal):
                refused.append(entry)
            else:
                found[entry] = None
    refused.sort(key=lambda refusal: refusal.where)
    return sorted(found, key=lambda path: path.as_posix()), refused


def sidecar_of(path: Path) -> Path | None:
    """Give the file that holds a document's metadata: `NAME.txt.meta.toml` or `NAME.meta.toml`."""
    for candidate in (path.with_name(path.name + SIDECAR), path.with_name(path.stem + SIDECAR)):
        if os.path.lexists(candidate):
            return candidate
    return None


def load(path: Path, *, root: Path | None = None, max_bytes: int = MAX_BYTES) -> bytes:
    """Take in a file's bytes.

    Its kind and size are looked at before it is opened, opening never blocks, and a file that
    grows or shrinks meanwhile is refused rather than read in part.

    Raises:
        Refusal: it is missing, no regular file, too large, not readable, or outside `root`.
    """
    for refusal in (entry for entry in _check(path, root) if isinstance(entry, Refusal)):
        raise refusal
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as problem:
        raise _refusal(path, problem) from None
    with open(handle, "rb") as stream:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise Refusal("not_regular", str(path), detail=_kind(status.st_mode))
        if status.st_size > max_bytes:
            raise Refusal("too_large", str(path), size=status.st_size, limit=max_bytes)
        try:
            data = stream.read(status.st_size + 1)
        except OSError as problem:
            raise _refusal(path, problem) from None
    if len(data) != status.st_size:
        raise Refusal("changed", str(path))
    return data


def _walk(folder: Path, root: Path) -> Iterator[Path | Refusal]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as problem:
            yield _refusal(here, problem)
            continue
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith(".") or entry.name.endswith(SIDECAR):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif entry.is_file(follow_symlinks=False):
                yield path
            else:
                yield from _check(path, root)


def _check(path: Path, root: Path | None) -> Iterator[Path | Refusal]:
    """Give the path, a refusal, or nothing for a link to a folder that is searched anyway."""
    try:
        status = path.stat()
        if root is not None and not path.resolve().is_relative_to(root.resolve()):
            # the whole path is resolved: a folder on the way may be a link too
            yield Refusal("outside", str(path), detail=str(path.resolve()))
        elif stat.S_ISREG(status.st_mode):
            yield path
        elif not (stat.S_ISDIR(status.st_mode) and path.is_symlink()):
            yield Refusal("not_regular", str(path), detail=_kind(status.st_mode))
    except (OSError, RuntimeError) as problem:
        yield _refusal(path, problem)


def _kind(mode: int) -> str:
    return next((name for is_kind, name in _NAMES.items() if is_kind(mode)), "a special file")


def _refusal(path: Path, problem: OSError | RuntimeError) -> Refusal:
    code = problem.errno if isinstance(problem, OSError) else errno.ELOOP
    if code in (errno.ENOENT, errno.ENOTDIR):
        return Refusal("missing", str(path))
    if code == errno.ELOOP:
        return Refusal("not_readable", str(path), detail="a link that leads to itself")
    return Refusal("not_readable", str(path), detail=os.strerror(code or 0))
