"""Name the extractor: a hash of its sources, its packs and the catalogue."""

from hashlib import sha256
from pathlib import Path

from jiqun.data import fingerprint as data_fingerprint
from jiqun.lang.pack import fingerprint as lang_fingerprint


def _version() -> str:
    digest = sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    digest.update(lang_fingerprint().encode())
    digest.update(data_fingerprint().encode())
    return digest.hexdigest()[:16]


VERSION = _version()
"""Changes whenever anything that can change a claim changes."""
