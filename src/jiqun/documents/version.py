"""Name the readers: a hash of their sources, so that a better reader reads old files again.

How languages are told belongs to them: a new folder may read what was refused.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

from jiqun import lang


@cache
def reader_version() -> str:
    """Give a hash that changes whenever anything that can change a document's text changes."""
    digest = sha256()
    told = Path(lang.__file__).parent
    language = [*told.glob("tongue*"), *told.glob("*/language.yaml")]
    for path in sorted([*Path(__file__).parent.glob("*.py"), *language]):
        digest.update("/".join(path.parts[-2:]).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
