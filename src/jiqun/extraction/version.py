"""Name the extractor: a hash of its sources, its packs and the catalogue."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from jiqun.data import fingerprint as data_fingerprint
from jiqun.lang.pack import fingerprint as lang_fingerprint


@cache
def extractor_version() -> str:
    """Give a hash that changes whenever anything that can change a claim changes."""
    digest = sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    digest.update(lang_fingerprint().encode())
    digest.update(data_fingerprint().encode())
    return digest.hexdigest()[:16]
