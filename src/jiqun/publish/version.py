"""Say what pages were made with, so that they are written again when it changes."""

from hashlib import sha256
from pathlib import Path


def _version() -> str:
    folder = Path(__file__).parent
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".py", ".html", ".css", ".js", ".svg", ".yaml"}:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


VERSION = _version()
"""Hash of this package's sources, templates, styles and words."""
