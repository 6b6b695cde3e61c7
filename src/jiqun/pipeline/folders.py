"""Build beside the last good build, and swap in one step."""

import errno
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jiqun.model import InputError

CHANGES = "changes.json"
SITE = "site"
STANDBY = "standby"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a build is made.

    Attributes:
        folder: the new build's folder.
        last: the folder of the last good build; None for a first one.
        behind: files of the site in `folder` that are not yet those of `last`; None where the
            folder is empty.
    """

    folder: Path
    last: Path | None
    behind: tuple[str, ...] | None


@contextmanager
def new_build(output: Path) -> Iterator[Place]:
    """Give a folder to build in, beside the last good build if there is one.

    When the block ends well, `output` (a link) is turned to the new folder in one step. When it
    does not, or the process is killed, the link still leads to the last good build, and the
    remains are removed by the next build.

    Two builds are kept, since a server may still be reading the one before the last. The new
    build takes over the folder of the older: its site lacks only what the last build changed,
    so that an update costs what it changes, and not a link for every page there is. A build that
    wrote every page links them once more into a folder that stands by for the first update.

    Raises:
        InputError: `output` is a real folder or file, another build runs, or the disk is full.
    """
    if output.exists() and not output.is_symlink():
        raise InputError("exists", str(output), detail="not a link to a build")
    store = output.with_name(f".{output.name.lstrip('.')}")
    try:
        store.mkdir(parents=True, exist_ok=True)
        (store / ".gitignore").write_text("*\n", encoding="utf-8")
        with _alone(store, output):
            last = last_build(output)
            folder = store / f"{_number(last) + 1:06d}"
            behind = _recycle(last, folder)
            _sweep(store, keep={folder.name} | ({last.name} if last else set()))
            folder.mkdir(exist_ok=True)
            try:
                yield Place(folder, last, behind)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            _turn(output, folder)
            if not (folder / CHANGES).exists():
                _stand_by(folder)
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise InputError("disk_full", str(output), detail=str(problem)) from problem
        if problem.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
            raise InputError("not_writable", str(output), detail=str(problem)) from problem
        raise


def _recycle(last: Path | None, folder: Path) -> tuple[str, ...] | None:
    """Take over the folder of the build before the last; tell what its site lacks."""
    shutil.rmtree(folder, ignore_errors=True)  # of a build that was killed
    if last is None:
        return None
    try:
        changes = json.loads((last / CHANGES).read_text(encoding="utf-8"))
        older = folder.with_name(changes["since"])
        older.rename(folder)
        behind = tuple(changes["paths"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    for entry in folder.iterdir():
        if entry.name != SITE:
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    return behind


def _stand_by(folder: Path) -> None:
    """Prepare the folder that the next build takes over."""
    link_tree(folder / SITE, folder.with_name(STANDBY) / SITE)
    record = {"since": STANDBY, "paths": []}
    (folder / CHANGES).write_text(json.dumps(record), encoding="utf-8")


def save_changes(place: Place, paths: Iterable[str]) -> None:
    """Note which files of the site are not those of the last build."""
    if place.last is not None:
        record = {"since": place.last.name, "paths": sorted(paths)}
        (place.folder / CHANGES).write_text(json.dumps(record), encoding="utf-8")


def take_over_site(place: Place) -> bool:
    """Make the site of the last build the new one's; False where there is none to take over."""
    site = place.folder / SITE
    old = place.last / SITE if place.last else None
    if old is None or not old.is_dir():
        return False
    if place.behind is None or not site.is_dir():
        link_tree(old, site)
        return True
    for path in place.behind:
        target = site / path
        target.unlink(missing_ok=True)
        if (old / path).is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            link_file(old / path, target)
    return True


@contextmanager
def _alone(store: Path, output: Path) -> Iterator[None]:
    """Hold the lock of a workspace; it goes with the process, however that ends."""
    with (store / "lock").open("w") as lock:
        try:
            import fcntl
        except ImportError:  # Windows: two builds at once are the user's care there
            yield
            return
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InputError("busy", str(output)) from None
        yield


def last_build(output: Path) -> Path | None:
    """Give the folder of the last good build; None where there is none."""
    if not output.is_symlink():
        return None
    target = output.parent / os.readlink(output)
    return target if target.is_dir() else None


def _number(folder: Path | None) -> int:
    return int(folder.name) if folder and folder.name.isdigit() else 0


def _turn(output: Path, folder: Path) -> None:
    fresh = output.with_name(f".{output.name.lstrip('.')}") / "link"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(os.path.relpath(folder, output.parent))
    fresh.replace(output)


def _sweep(store: Path, keep: set[str]) -> None:
    for place in store.iterdir():
        is_ours = place.name.isdigit() or place.name == STANDBY
        if place.is_dir() and is_ours and place.name not in keep:
            shutil.rmtree(place, ignore_errors=True)


def link_tree(source: Path, target: Path) -> None:
    """Make every file of a folder appear in another, by hard links where they work.

    Files of a build are never changed in place, so sharing them is safe.
    """
    target.mkdir(parents=True, exist_ok=True)
    with os.scandir(source) as entries:
        for entry in entries:
            place = target / entry.name
            if entry.is_dir(follow_symlinks=False):
                link_tree(Path(entry.path), place)
            else:
                link_file(entry.path, place)


def link_file(source: str | Path, target: Path) -> None:
    """Link one file, or copy it where the file system knows no hard links."""
    try:
        os.link(source, target)
    except OSError as problem:
        if problem.errno not in (errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP):
            raise
        shutil.copyfile(source, target)
